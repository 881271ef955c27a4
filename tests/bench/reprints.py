"""How fast and how surely reprints are found: python -m tests.bench.reprints CORPUS.jsonl

CORPUS.jsonl has one article a line (title, date, publication, page, text). The time of matching is
told beside that of the whole load; so are the cases that are hard on it: a disclaimer below every
text, and one text printed very often. Then every text is edited as a reprint is, and it is counted
how often the edited text is held to be the same news, and how often its sketch leads to it.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from store import library, reprints, schema
from store.load.group import transaction
from store.reprints.wording import Wording, letters_of, sketch
from tests.bench import machine

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

# Texts that are edited, of at least so many characters.
SAMPLE, LONG = 2_000, 150

# Articles of the hard cases.
HARD = 5_000

DATELINE = "新华社北京5月1日电（记者张三、李四）"
NOTICE = "（来源：城市晚报客户端 责任编辑：王五）"
DISCLAIMER = (
    "免责声明：以上内容由本网站根据公开的信息整理而成，不代表本网站的观点，也不构成投资建议，投资者应当"
    "自行判断并承担风险。如果对内容、版权和其他问题有疑问，请在三十日之内与本网站联系，我们将及时处理。"
)


def main(corpus: Path) -> None:
    """Print the tables."""
    print(machine.line())
    texts = [json.loads(row)["text"] for row in corpus.open(encoding="utf-8")]
    with tempfile.TemporaryDirectory() as folder:
        print(
            machine.table(
                ("case", "articles", "s", "ms each", "in clusters"),
                speed(corpus, texts, Path(folder)),
            )
        )
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
    print(machine.table(("edit", "the same news", "found by its sketch"), recall(texts)))


def speed(corpus: Path, texts: list[str], folder: Path) -> list[tuple[object, ...]]:
    """Seconds of a whole load, of matching alone, and of matching the hard cases."""
    db = folder / "library.db"
    start = time.perf_counter()
    for outcome in library.load([corpus], db):
        assert outcome.problem is None, outcome.problem
    seconds = time.perf_counter() - start
    rows: list[tuple[object, ...]] = []
    with closing(schema.make(db)) as connection:
        rows.append(_row("whole load", connection, seconds))
        rows.append(_row("matching alone", connection, _matched(connection)))
        (pages,) = connection.execute("SELECT page_count FROM pragma_page_count").fetchone()
        (own,) = connection.execute(
            "SELECT count(*) FROM dbstat WHERE name IN ('fingerprint', 'reprint')"
        ).fetchone()
        print(f"tables of reprints: {own / pages:.1%} of the library")
    hard = {
        "a disclaimer below each": [text + "\n" + DISCLAIMER for text in texts[:HARD]],
        "one text very often": [f"（记者 {n}）" + max(texts[:99], key=len) for n in range(HARD)],
    }
    for name, some in hard.items():
        with closing(schema.make(folder / f"{len(rows)}.db")) as connection:
            _fill(connection, some)
            rows.append(_row(name, connection, _matched(connection)))
    return rows


def _fill(connection: sqlite3.Connection, texts: list[str]) -> None:
    with transaction(connection):
        connection.executemany(
            "INSERT INTO article (id, source, ordinal, hash, authors, origins) "
            "VALUES (?, 1, ?, '', '[]', '{}')",
            ((key, key) for key in range(1, len(texts) + 1)),
        )
        connection.executemany(
            "INSERT INTO paragraph (article, ordinal, kind, text, ranges) "
            "VALUES (?, 1, 'body', ?, '[]')",
            enumerate(texts, 1),
        )


def _matched(connection: sqlite3.Connection) -> float:
    """Seconds for matching all articles of a library anew."""
    start = time.perf_counter()
    with transaction(connection):
        connection.execute("DELETE FROM wording")
        reprints.make(connection)
    return time.perf_counter() - start


def _row(name: str, connection: sqlite3.Connection, seconds: float) -> tuple[object, ...]:
    (articles,) = connection.execute("SELECT count(*) FROM article").fetchone()
    (clustered,) = connection.execute("SELECT count(*) FROM reprint").fetchone()
    each = f"{1000 * seconds / articles:.2f}"
    return name, f"{articles:,}", f"{seconds:.1f}", each, f"{clustered:,}"


def recall(texts: list[str]) -> list[tuple[object, ...]]:
    """Edit -> the share of texts that are still the same news, and of these found by the sketch."""
    chance = random.Random(1)
    sample = chance.sample([text for text in texts if len(text) >= LONG], SAMPLE)
    rows: list[tuple[object, ...]] = []
    for name, edit in _edits(chance).items():
        same = led = 0
        for text in sample:
            one, other = letters_of(text), letters_of(edit(text))
            if Wording(one).is_same_news(Wording(other)):
                same += 1
                led += bool(set(sketch(one)) & set(sketch(other)))
        rows.append((name, f"{same / len(sample):.1%}", f"{led / max(same, 1):.1%}"))
    return rows


def _edits(chance: random.Random) -> dict[str, Callable[[str], str]]:
    def dropped(text: str) -> str:
        lines = text.split("\n")
        del lines[chance.randrange(len(lines))]
        return "\n".join(lines or [text])

    return {
        "none": str,
        "another dateline": lambda text: DATELINE + text[chance.randint(0, 20) :],
        "a notice below": lambda text: text + NOTICE,
        "paragraphs joined": lambda text: text.replace("\n", ""),
        "cut to nine tenths": lambda text: text[: len(text) * 9 // 10],
        "cut to seven tenths": lambda text: text[: len(text) * 7 // 10],
        "cut to half": lambda text: text[: len(text) // 2],
        "cut to four tenths": lambda text: text[: len(text) * 4 // 10],
        "a paragraph dropped": dropped,
        "all of that, cut to seven tenths": lambda text: (
            DATELINE + dropped(text)[10 : len(text) * 7 // 10] + NOTICE
        ),
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
