"""How fast names and words are offered for what is typed: python -m tests.bench.completion [NAMES]

A library of made-up names (200,000 unless said) of parks, projects, firms and people, each in a
paragraph of its own; few are told by many articles, most by one. What is typed grows letter by
letter, as a reader types: a name's pinyin, its initials, initials from within, misheard sounds.
"""

from __future__ import annotations

import random
import resource
import statistics
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from store import datafiles, schema
from store.completion import names
from store.completion.readings import sounds
from store.library import Library
from store.load.group import transaction
from store.search import index
from tests.bench import machine

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

SEED, NAMES, TYPED = 20, 200_000, 15

KINDS = {
    "PARK": ("高新区", "经济技术开发区", "产业园", "科技园", "新区", "工业园区"),
    "PROJECT": ("生产基地项目", "产业化项目", "一期工程", "扩建项目", "研发中心项目"),
    "ORG": ("有限公司", "集团", "股份有限公司", "管委会", "研究院", "科技公司"),
}


def main(wanted: int) -> None:
    """Print the tables."""
    print(machine.line())
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        with closing(schema.make(path)) as connection:
            some = list(made_up(chance, wanted))
            fill(connection, some)
            before = size(connection)
            began = time.perf_counter()
            with transaction(connection):
                names.make(connection)
            built = time.perf_counter() - began
            print(
                f"{wanted} names: {built:.1f} s to build, "
                f"{(size(connection) - before) / 2**20:.1f} MiB on disk"
            )
        with Library.open(path) as opened:
            began = time.perf_counter()
            opened.complete("dygxq")
            print(f"the first completion: {(time.perf_counter() - began) * 1000:.0f} ms")
            rows = speed(opened, [name for _, name, _ in chance.sample(some, TYPED)])
    print(machine.table(("typed", "keys", "p50 ms", "p95 ms", "worst ms", "worst is"), rows))
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def made_up(chance: random.Random, wanted: int) -> Iterator[tuple[str, str, int]]:
    """So many different (type, name, articles)."""
    places = [line.split("\t")[1] for line in _rows("places.tsv")]
    surnames = [line.split()[0] for line in _rows("surnames.txt") if line.strip()]
    words = [
        word
        for line in _rows("words.tsv")
        for group in line.split("\t")[1:]
        if group[0] in "nwa" and int(group[1:].split(" ")[0]) > 4
        for word in group.split(" ")[1:]
        if len(word) == 2
    ]
    seen: set[tuple[str, str]] = set()
    while len(seen) < wanted:
        kind = chance.choice((*KINDS, "PERSON"))
        if kind == "PERSON":
            name = chance.choice(surnames)[0] + chance.choice(words)
        else:
            middle = "".join(chance.sample(words, chance.choice((1, 1, 2))))
            name = chance.choice(places) + middle + chance.choice(KINDS[kind])
        if (kind, name) not in seen:
            seen.add((kind, name))
            yield kind, name, min(int(chance.paretovariate(1.1)), 20_000)


def _rows(name: str) -> list[str]:
    return [line for line in datafiles.read(name).splitlines() if not line.startswith("#")]


def fill(connection: sqlite3.Connection, some: list[tuple[str, str, int]]) -> None:
    """Put names into a library, each with a paragraph."""
    index.make(connection)
    with transaction(connection):
        for key, (kind, name, articles) in enumerate(some, 1):
            connection.execute(
                "INSERT INTO entity (id, type, name, scope) VALUES (?, ?, ?, '')", (key, kind, name)
            )
            connection.execute(
                "INSERT INTO summary (entity, type, articles, projects) VALUES (?, ?, ?, 0)",
                (key, kind, articles),
            )
        texts = [
            (key, f"记者从{name}了解到，投资进展顺利。") for key, (_, name, _) in enumerate(some, 1)
        ]
        connection.execute(
            "INSERT INTO source (id, path, settings, version, state) VALUES (1, 'x', '', '', 'ok')"
        )
        connection.execute(
            "INSERT INTO article (id, source, ordinal, hash, authors, origins) "
            "VALUES (1, 1, 1, '', '[]', '{}')"
        )
        connection.executemany(
            "INSERT INTO paragraph (id, article, ordinal, kind, text, ranges) "
            "VALUES (?1, 1, ?1, 'body', ?2, '[]')",
            texts,
        )
        index.add(connection, "paragraph_index", texts)


def size(connection: sqlite3.Connection) -> int:
    """Bytes of the library that are in use."""
    (pages,) = connection.execute(
        "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, "
        "pragma_freelist_count, pragma_page_size"
    ).fetchone()
    return int(pages)


def speed(opened: Library, some: list[str]) -> list[tuple[object, ...]]:
    """Times after each key of typing these names in several ways."""
    ways: dict[str, list[str]] = {
        "pinyin": [],
        "initials": [],
        "within": [],
        "misheard": [],
        "park:": [],
    }
    for name in some:
        spelled = [(one.readings or (one.character,))[0] for one in sounds(name)]
        initials = "".join(one[0] for one in spelled)
        ways["pinyin"].append("".join(spelled)[:24])
        ways["initials"].append(initials)
        ways["within"].append(initials[2:8])
        ways["misheard"].append("".join(spelled)[:12].replace("zh", "z").replace("l", "n"))
        ways["park:"].append(initials[:6])
    rows: list[tuple[object, ...]] = []
    for way, texts in ways.items():
        times = []
        for text in texts:
            for end in range(1, len(text) + 1):
                typed = (way if way == "park:" else "") + text[:end]
                began = time.perf_counter()
                opened.complete(typed)
                times.append((time.perf_counter() - began, typed))
        only = sorted(seconds * 1000 for seconds, _ in times)
        rows.append(
            (
                way,
                len(only),
                f"{statistics.median(only):.1f}",
                f"{only[int(len(only) * 0.95)]:.1f}",
                f"{only[-1]:.1f}",
                max(times)[1],
            )
        )
    return rows


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else NAMES)
