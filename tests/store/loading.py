"""What the tests of loading share: files to load, and all that is in a library afterwards."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from store import library
from store.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from store.model import Outcome, SourceRow

Row = tuple[Any, ...]

# Bytes that are text in no charset.
UNREADABLE = "园区".encode() + b"\x81\xff\xfe\x80"


def jsonl(path: Path, *articles: dict[str, Any]) -> Path:
    """A file with an article a line."""
    path.write_text(
        "".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles),
        encoding="utf-8",
    )
    return path


def news(title: str, text: str, date: str | None = "2024-03-05", **more: Any) -> dict[str, Any]:
    """One article."""
    return {
        "title": title,
        "date": date,
        "publication": "园区周报",
        "page": 3,
        "text": text,
        **more,
    }


def everything(path: Path, *, timeless: bool = False) -> dict[str, list[Row]]:
    """All rows of all tables of a library, those that make up the indexes too.

    When a source was last looked at is left out; timeless: also when it was loaded.
    """
    left_out = {"checked", "loaded"} if timeless else {"checked"}
    with closing(sqlite3.connect(path)) as connection:
        tables = [
            name
            for name, sql in connection.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
            )
            # The indexes themselves cannot be listed; the tables that hold their pages can.
            if "VIRTUAL" not in sql and not name.startswith(("sqlite_", "_sqlite_"))
        ]
        found = {}
        for table in tables:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            kept = ", ".join(f'"{name}"' for name in columns if name not in left_out)
            found[table] = connection.execute(f"SELECT {kept} FROM {table}").fetchall()  # noqa: S608
        return found


def load(*paths: Path, into: Path, **more: Any) -> dict[str, str]:
    """File name -> what became of it, in the order told."""
    return states(library.load(paths, into, **more))


def states(outcomes: Iterable[Outcome]) -> dict[str, str]:
    """File name -> state."""
    return {outcome.path.rpartition("/")[2]: outcome.state for outcome in outcomes}


def totals(db: Path, *queries: str) -> list[int]:
    """How many paragraphs each query finds."""
    with Library.open(db) as opened:
        return [opened.search(query).total for query in queries]


def rows(db: Path, **more: Any) -> dict[str, SourceRow]:
    """File name -> source, of those in the library."""
    with Library.open(db) as opened:
        return {row.path.rpartition("/")[2]: row for row in opened.sources(**more)}
