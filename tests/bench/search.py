"""How fast search is, next to looking at every text:
python -m tests.bench.search CORPUS.jsonl [QUERIES [LIBRARY.db]]

CORPUS.jsonl has an article a line: {"title", "date", "text"}, paragraphs split by newlines. A
library is made from it in a temporary folder. Of every class of queries some are drawn from the
texts themselves, always the same ones; each is asked for its newest 50 and its capped count, and
both are compared with those of a scan. Beside it ripgrep (or grep) counts the lines of the same
texts; where a class needs several patterns, one after another in a pipe. Times are milliseconds.
QUERIES: of each class (39); LIBRARY: where it is made, to be measured again as it is.
"""

from __future__ import annotations

import gc
import json
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from store import schema
from store.fold import fold
from store.search import engine, index, order
from tests.bench import machine

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

QUERIES = 39
REPEATS = 3
LIMIT = 50
ARTICLES = 4000
SAMPLE = 20_000

# The texts with what their articles have before them, a paragraph a line.
HEADED = "headed.txt"

CHARACTER = "[\u4e00-\u9fff]"


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, and of its article the date, the folded headline and newspaper, and the page."""

    key: int
    folded: str
    date: str
    title: str
    pub: str
    page: str

    @property
    def line(self) -> str:
        """As other programs read it."""
        return "\t".join((self.date, self.title, self.pub, self.page, self.folded))


@dataclass(frozen=True)
class Query:
    """A query, how a scan answers it, and the arguments of each grep of a pipe that counts it."""

    text: str
    finds: Callable[[Text], bool]
    pipe: tuple[tuple[str, ...], ...]


def main(corpus: Path, queries: int = QUERIES, library: Path | None = None) -> None:
    """Print the tables."""
    print(machine.line())
    with tempfile.TemporaryDirectory() as folder:
        path, lines = library or Path(folder) / "library.db", Path(folder) / "paragraphs.txt"
        if not path.exists():
            print(build(corpus, path))
        connection = schema.connect(path)
        texts = [
            Text(key, fold(text), date, fold(title), fold(pub), page)
            for key, text, date, title, pub, page in connection.execute(
                "SELECT p.id, p.text, a.date, a.title, a.publication, a.page "
                "FROM paragraph p JOIN article a ON a.id = p.article ORDER BY a.date DESC, p.id"
            )
        ]
        # What is asked of the texts is counted in the texts alone.
        with lines.open("w", encoding="utf-8") as file:
            file.writelines(f"{text.date} {text.folded}\n" for text in texts)
        with lines.with_name(HEADED).open("w", encoding="utf-8") as file:
            file.writelines(f"{text.line}\n" for text in texts)
        # The browser keeps no million texts for Python to look through as they come and go.
        gc.freeze()
        measured = {
            name: measure(connection, asked, texts, lines)
            for name, asked in classes(texts, queries).items()
        }
        connection.close()
    head = ("newest 50, ms", "p50", "p95", "max", "scan", beside(), "times", "as the scan")
    print(machine.table(head, [(name, *cells) for name, (cells, _) in measured.items()]))
    mixed = [seconds for _, times in measured.values() for seconds in times]
    print(f"{len(mixed) // REPEATS} mixed: p50, p95, max", *quantiles(mixed))


def build(corpus: Path, path: Path) -> str:
    """Make the library, without facts; what it took, in words."""
    connection = schema.make(path)
    index.make(connection)
    count, size, spent, started = 0, 0, 0.0, time.perf_counter()
    connection.execute("BEGIN")
    for batch in batches(corpus):
        paragraphs = [text for article in batch for text in article["text"].split("\n")]
        days = [order.day_of(article["date"]) for article in batch]
        key = order.place(connection, max(days), min(days), len(paragraphs))
        rows: list[tuple[int, int, int, str]] = []
        for article in sorted(batch, key=lambda article: -order.day_of(article["date"])):
            number = connection.execute(
                "INSERT INTO article (source, ordinal, hash, authors, origins, "
                "date, title, publication, page) "
                "VALUES (1, (SELECT ifnull(max(id), 0) FROM article), '', '[]', '{}', ?, ?, ?, ?)",
                (article["date"], *map(article.get, ("title", "publication", "page"))),
            ).lastrowid
            assert number is not None
            texts = article["text"].split("\n")
            rows += [(key + at, number, at + 1, text) for at, text in enumerate(texts)]
            key += len(texts)
        connection.executemany("INSERT INTO paragraph VALUES (?, ?, ?, 'body', ?, '[]')", rows)
        before = time.perf_counter()
        index.take_in(connection, rows[0][0], rows[-1][0] + 1)
        spent += time.perf_counter() - before
        count += len(rows)
        size += sum(len(text.encode()) for text in paragraphs)
        size += sum(len(article.get("title", "").encode()) for article in batch)
    connection.execute("COMMIT")
    before = time.perf_counter()
    index.optimize(connection)
    spent += time.perf_counter() - before
    whole = time.perf_counter() - started
    (indexed,) = connection.execute(
        "SELECT (SELECT sum(length(block)) FROM paragraph_index_data) "
        "+ (SELECT sum(length(block)) FROM head_index_data)"
    ).fetchone()
    runs = len(order.runs(connection))
    connection.close()
    before = time.perf_counter()
    index.terms_of(paragraphs)
    rate = sum(len(text.encode()) for text in paragraphs) / (time.perf_counter() - before)
    return (
        f"{count:,} paragraphs, {size / 1e6:.0f} MB of text, in {runs} run(s); index "
        f"{indexed / 1e6:.0f} MB ({indexed / size:.1%}), made in {spent:.1f} s of {whole:.1f} s; "
        f"terms {rate / 1e6:.0f} MB/s"
    )


def batches(corpus: Path) -> Iterator[list[dict[str, str]]]:
    """The articles, some thousands at a time."""
    batch: list[dict[str, str]] = []
    with corpus.open(encoding="utf-8") as file:
        for line in file:
            batch.append(json.loads(line))
            if len(batch) == ARTICLES:
                yield batch
                batch = []
    if batch:
        yield batch


def classes(texts: list[Text], count: int) -> dict[str, list[Query]]:
    """Queries of every class, drawn from the texts."""
    draw = random.Random(1)
    some = draw.sample(texts, min(len(texts), SAMPLE))
    pairs = Counter(
        pair
        for text in some
        for pair in sorted(set(re.findall(f"(?=({CHARACTER}{CHARACTER}))", text.folded)))
    )
    characters = Counter(
        character for text in some for character in sorted(set(re.findall(CHARACTER, text.folded)))
    )
    common = [pair for pair, count in pairs.items() if count >= len(some) / 50]
    middle = [pair for pair, count in pairs.items() if 50 <= count < len(some) / 50]
    rare = [pair for pair, count in pairs.items() if count <= 3]
    often = [one for one, count in characters.items() if count >= len(some) / 10]
    seldom = [one for one, count in characters.items() if count <= 20]

    def drawn(make: Callable[[], Query]) -> list[Query]:
        return [make() for _ in range(count)]

    def text_of(text: Text) -> str:
        return text.folded

    def title_of(text: Text) -> str:
        return text.title

    def part(pattern: str, of: Callable[[Text], str] = text_of) -> str:
        while True:
            found = re.findall(pattern, of(draw.choice(texts)))
            if found:
                return str(draw.choice(found))

    def two() -> tuple[str, str]:
        return draw.choice(common), draw.choice(middle)

    return {
        "1 character, common": drawn(lambda: one(draw.choice(often))),
        "1 character, rare": drawn(lambda: one(draw.choice(seldom))),
        "2 characters, common": drawn(lambda: one(draw.choice(common))),
        "2 characters, rare": drawn(lambda: one(draw.choice(rare))),
        "4 characters": drawn(lambda: one(part(CHARACTER + "{4}"))),
        "8 characters": drawn(lambda: one(part(CHARACTER + "{8}"))),
        "across punctuation": drawn(lambda: one(part(f"{CHARACTER}{{2}}[,。、:]{CHARACTER}{{2}}"))),
        "AND": drawn(lambda: both(*two())),
        "OR": drawn(lambda: either(*two())),
        "NOT": drawn(lambda: without(*two())),
        "near": drawn(lambda: near(*two())),
        "word and month": drawn(lambda: within(draw.choice(common), draw.choice(texts).date[:7])),
        "headline": drawn(lambda: titled(part(CHARACTER + "{2}", title_of))),
        "headline and word": drawn(
            lambda: titled(part(CHARACTER + "{2}", title_of), draw.choice(common))
        ),
        "page of a newspaper": drawn(lambda: printed(draw.choice(texts))),
        "no hit": drawn(lambda: one(draw.choice(middle) + draw.choice(rare)[::-1] + "龘")),
        "no hit, common pairs": [
            one(text)
            for text in (
                a + b for a, b in zip(draw.sample(common, len(common)), common, strict=True)
            )
            if not any(text in other.folded for other in some)
        ][:count],
    }


def one(word: str) -> Query:
    return Query(f'"{word}"', lambda text: word in text.folded, (("-F", "-c", "-e", word),))


def both(word: str, other: str) -> Query:
    return Query(
        f"{word} {other}",
        lambda text: word in text.folded and other in text.folded,
        (("-F", "-e", word), ("-F", "-c", "-e", other)),
    )


def either(word: str, other: str) -> Query:
    return Query(
        f"{word} | {other}",
        lambda text: word in text.folded or other in text.folded,
        (("-F", "-c", "-e", word, "-e", other),),
    )


def without(word: str, other: str) -> Query:
    return Query(
        f"{word} -{other}",
        lambda text: word in text.folded and other not in text.folded,
        (("-F", "-e", word), ("-F", "-v", "-c", "-e", other)),
    )


def within(word: str, month: str) -> Query:
    return Query(
        f"{word} date:{month}",
        lambda text: word in text.folded and text.date.startswith(month),
        (("-F", "-e", word), ("-c", "-e", f"^{month}")),
    )


def titled(head: str, word: str = "") -> Query:
    return Query(
        f"title:{head} {word}".strip(),
        lambda text: head in text.title and word in text.folded,
        (("-c", "-e", rf"^[^\t]*\t[^\t]*{head}[^\t]*\t[^\t]*\t[^\t]*\t.*{word}", HEADED),),
    )


def printed(other: Text) -> Query:
    pub, page = other.pub[:2], other.page
    return Query(
        f"pub:{pub} page:{page}",
        lambda text: pub in text.pub and text.page == page,
        (("-c", "-e", rf"^[^\t]*\t[^\t]*\t[^\t]*{pub}[^\t]*\t{page}\t", HEADED),),
    )


def near(word: str, other: str) -> Query:
    gap = f"{re.escape(word)}.{{0,10}}{re.escape(other)}"
    back = f"{re.escape(other)}.{{0,10}}{re.escape(word)}"
    pattern = re.compile(f"{gap}|{back}")
    return Query(
        f'"{word} {other}"~10',
        lambda text: _is_near(word, other, text.folded),
        (("-c", "-e", pattern.pattern),),
    )


def _is_near(word: str, other: str, text: str) -> bool:
    if word not in text or other not in text:
        return False
    places = [
        [found.start() for found in re.finditer(f"(?={re.escape(w)})", text)] for w in (word, other)
    ]
    return any(
        max(first, second) - min(first + len(word), second + len(other)) <= 10
        for first in places[0]
        for second in places[1]
    )


def measure(
    connection: sqlite3.Connection, queries: list[Query], texts: list[Text], lines: Path
) -> tuple[tuple[str, ...], list[float]]:
    """The cells of one class, and the times of its searches in seconds."""
    times, scans, greps = [], [], []
    equal = 0
    for query in queries:
        for _ in range(REPEATS):
            before = time.perf_counter()
            found = engine.search(connection, query.text, limit=LIMIT)
            times.append(time.perf_counter() - before)
        before = time.perf_counter()
        scanned = [text.key for text in texts if query.finds(text)]
        scans.append(time.perf_counter() - before)
        counted = len(scanned) if found.complete else min(len(scanned), found.total)
        equal += list(found.paragraphs) == scanned[:LIMIT] and found.total == counted
        greps += grep(query.pipe, lines)
    scan, other = (f"{statistics.median(some or [0]) * 1000:.1f}" for some in (scans, greps))
    ratio = f"{statistics.median(greps) / statistics.median(times):.0f}" if greps else ""
    cells = (*quantiles(times), scan, other, ratio, f"{equal} of {len(queries)}")
    return cells, times


def quantiles(times: list[float]) -> tuple[str, ...]:
    """p50, p95 and maximum in milliseconds."""
    ordered = sorted(times)
    chosen = (statistics.median(ordered), ordered[int(len(ordered) * 0.95)], ordered[-1])
    return tuple(f"{seconds * 1000:.2f}" for seconds in chosen)


def beside() -> str:
    """The program that counts lines, to compare with; empty where there is none."""
    return next((name for name in ("rg", "grep") if shutil.which(name)), "")


def grep(pipe: tuple[tuple[str, ...], ...], lines: Path) -> list[float]:
    """How long it takes that program to count the lines that a query finds."""
    if not beside():
        return []
    before = time.perf_counter()
    running: subprocess.Popen[bytes] | None = None
    for *arguments, last in pipe:
        arguments += [str(lines.with_name(HEADED))] if last == HEADED else [last]
        # Into a pipe: where nobody reads the count, grep stops at the first line it finds.
        running = subprocess.Popen(
            [beside(), *arguments, *([] if running or last == HEADED else [str(lines)])],
            stdin=running.stdout if running else None,
            stdout=subprocess.PIPE,
        )
    assert running is not None
    running.communicate()
    return [time.perf_counter() - before]


if __name__ == "__main__":
    corpus, queries, library = [*sys.argv[1:], *[""] * 3][:3]
    main(Path(corpus), int(queries or QUERIES), Path(library) if library else None)
