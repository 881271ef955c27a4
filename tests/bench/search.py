"""How fast search is, next to looking at every text: python tests/bench/search.py CORPUS.jsonl

CORPUS.jsonl has an article a line: {"title", "date", "text"}, paragraphs split by newlines. A
library is made from it in a temporary folder. Of every class of queries some are drawn from the
texts themselves, always the same ones; each is asked five times for its newest 50, and its hits
are compared with those of a scan. Times are milliseconds.
"""

from __future__ import annotations

import json
import os
import platform
import random
import re
import shutil
import sqlite3
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
from store.search import dates, engine, index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

QUERIES_OF_A_CLASS = 12
REPEATS = 5
LIMIT = 50
BATCH = 20_000

CHARACTER = "[\u4e00-\u9fff]"


@dataclass(frozen=True)
class Text:
    key: int
    folded: str
    date: str


@dataclass(frozen=True)
class Query:
    """A query, how a scan answers it, and the string that grep looks for where one will do."""

    text: str
    finds: Callable[[Text], bool]
    plain: str | None = None


def main(corpus: Path) -> None:
    """Measure and print."""
    print(
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )
    with tempfile.TemporaryDirectory() as folder:
        path, lines = Path(folder) / "library.db", Path(folder) / "paragraphs.txt"
        texts = build(corpus, path, lines)
        connection = schema.connect(path)
        print(f"{'class':24}{'p50':>9}{'p95':>9}{'max':>9}{'scan':>9}{'grep':>9}  newest 50 equal")
        total: list[float] = []
        for name, queries in classes(texts).items():
            total += measure(connection, name, queries, texts, lines)
        print(f"{'all':24}{row(total)}")
        connection.close()


def build(corpus: Path, path: Path, lines: Path) -> list[Text]:
    """Make the library and the file of lines; all texts by rising key."""
    connection = schema.make(path)
    index.make(connection)
    texts: list[Text] = []
    size, spent = 0, 0.0
    started = time.perf_counter()
    connection.execute("BEGIN")
    for batch in batches(corpus):
        connection.executemany(
            "INSERT INTO article (id, source, ordinal, hash, authors, date, origins) "
            "VALUES (?1, 1, ?1, '', '[]', ?2, '{}') ON CONFLICT DO NOTHING",
            [(article, date) for _, article, _, date, _ in batch],
        )
        connection.executemany(
            "INSERT INTO paragraph VALUES (?, ?, ?, 'body', ?, '[]')",
            [(key, article, ordinal, text) for key, article, ordinal, _, text in batch],
        )
        before = time.perf_counter()
        index.add(connection, "paragraph_index", [(line[0], line[4]) for line in batch])
        spent += time.perf_counter() - before
        size += sum(len(line[4].encode()) for line in batch)
        texts += [Text(key, fold(text), date) for key, _, _, date, text in batch]
    connection.execute("COMMIT")
    index.optimize(connection)
    (indexed,) = connection.execute(
        "SELECT sum(length(block)) FROM paragraph_index_data"
    ).fetchone()
    connection.close()
    print(
        f"{len(texts):,} paragraphs, {size / 1e6:.0f} MB of text; index {indexed / 1e6:.0f} MB, made "
        f"in {spent:.1f} s of {time.perf_counter() - started:.1f} s"
    )
    sample = [text.folded for text in texts[:BATCH]]
    before = time.perf_counter()
    index.terms_of(sample)
    rate = sum(len(text.encode()) for text in sample) / (time.perf_counter() - before)
    print(f"terms: {rate / 1e6:.0f} MB/s\n")
    lines.write_text("\n".join(text.folded for text in texts), encoding="utf-8")
    return sorted(texts, key=lambda text: text.key)


def batches(corpus: Path) -> Iterator[list[tuple[int, int, int, str, str]]]:
    """(key, article, ordinal, date, text) of every paragraph, some thousands at a time."""
    taken: Counter[int] = Counter()
    batch: list[tuple[int, int, int, str, str]] = []
    with corpus.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            article = json.loads(line)
            days = dates.days_of(article["date"])
            assert days is not None
            base, _ = dates.keys((days[0], days[0]))
            for ordinal, text in enumerate(article["text"].split("\n"), 1):
                batch.append((base + taken[base], number, ordinal, article["date"], text))
                taken[base] += 1
            if len(batch) >= BATCH:
                yield batch
                batch = []
    yield batch


def classes(texts: list[Text]) -> dict[str, list[Query]]:
    """Queries of every class, drawn from the texts."""
    draw = random.Random(1)
    some = draw.sample(texts, min(len(texts), 20_000))
    pairs = Counter(
        pair
        for text in some
        for pair in set(re.findall(f"(?=({CHARACTER}{CHARACTER}))", text.folded))
    )
    characters = Counter(
        character for text in some for character in set(re.findall(CHARACTER, text.folded))
    )
    common = [pair for pair, count in pairs.items() if count >= len(some) / 50]
    middle = [pair for pair, count in pairs.items() if 50 <= count < len(some) / 50]
    rare = [pair for pair, count in pairs.items() if count <= 3]
    often = [one for one, count in characters.items() if count >= len(some) / 10]
    seldom = [one for one, count in characters.items() if count <= 20]

    def drawn(make: Callable[[], Query]) -> list[Query]:
        return [make() for _ in range(QUERIES_OF_A_CLASS)]

    def part(pattern: str) -> str:
        while True:
            found = re.findall(pattern, draw.choice(texts).folded)
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
        "word and month": drawn(lambda: within(draw.choice(common), draw.choice(texts).date[:7])),
        "no hit": drawn(lambda: one(draw.choice(middle) + draw.choice(rare)[::-1] + "龘")),
        "no hit, common pairs": [
            one(text)
            for text in (a + b for a, b in zip(draw.sample(common, 12), common, strict=False))
        ],
    }


def one(word: str) -> Query:
    return Query(f'"{word}"', lambda text: word in text.folded, word)


def both(word: str, other: str) -> Query:
    return Query(f"{word} {other}", lambda text: word in text.folded and other in text.folded)


def either(word: str, other: str) -> Query:
    return Query(f"{word} | {other}", lambda text: word in text.folded or other in text.folded)


def without(word: str, other: str) -> Query:
    return Query(f"{word} -{other}", lambda text: word in text.folded and other not in text.folded)


def within(word: str, month: str) -> Query:
    return Query(
        f"{word} date:{month}", lambda text: word in text.folded and text.date.startswith(month)
    )


def measure(
    connection: sqlite3.Connection, name: str, queries: list[Query], texts: list[Text], lines: Path
) -> list[float]:
    """Measure one class and print its line; the times of its searches in seconds."""
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
        equal += list(found.paragraphs) == scanned[:LIMIT] and found.total == min(
            len(scanned), engine.COUNTED
        )
        if query.plain:
            greps += [seconds for seconds in (grep(query.plain, lines),) if seconds]
    scan = f"{statistics.median(scans) * 1000:9.1f}"
    beside = f"{statistics.median(greps) * 1000:9.1f}" if greps else " " * 9
    print(f"{name:24}{row(times)}{scan}{beside}  {equal} of {len(queries)}")
    return times


def row(times: list[float]) -> str:
    ordered = sorted(times)
    chosen = (statistics.median(ordered), ordered[int(len(ordered) * 0.95)], ordered[-1])
    return "".join(f"{seconds * 1000:9.2f}" for seconds in chosen)


def grep(word: str, lines: Path) -> float | None:
    """How long ripgrep, or else grep, takes to count the lines; None where there is neither."""
    program = shutil.which("rg") or shutil.which("grep")
    if program is None:
        return None
    before = time.perf_counter()
    subprocess.run(
        [program, "-F", "-c", "-e", word, str(lines)], stdout=subprocess.DEVNULL, check=False
    )
    return time.perf_counter() - before


if __name__ == "__main__":
    main(Path(sys.argv[1]))
