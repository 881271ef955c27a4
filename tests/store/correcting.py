"""What the tests of corrections share: one article that tells facts of every kind, and what a
library says of them.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from store.library import Library
from store.search import engine, index
from tests.store.loading import everything, jsonl, load, news

if TYPE_CHECKING:
    from pathlib import Path

    from store.model import ClaimRow
    from tests.store.loading import Row

BASE = "海澜轴承生产基地项目"
SECOND = "海澜轴承生产基地二期项目"
QINGHE = "青禾新材料产业园项目"
PARK = "东岭高新区"
FIRM = "海澜轴承有限公司"
TITLE = "东岭高新区海澜轴承项目开工"
TEXT = (
    "3月4日，海澜轴承生产基地项目在东岭高新区正式开工。该项目由海澜轴承有限公司投资建设，总投资12亿元，占地120亩，"
    "总建筑面积8万平方米，建成后年产轴承500万套，预计2025年6月竣工投产。\n"
    "海澜轴承生产基地二期项目是海澜轴承生产基地项目的子项目，总投资3亿元。\n"
    "青禾新材料产业园项目总投资约20亿元，计划今年6月开工，可提供就业岗位800个。"
)
# Another piece of news of the same park, told later.
LATER = (
    "青禾新材料产业园项目落户东岭高新区，总投资22亿元，目前已经投产。\n"
    "东岭高新区白鹭医药产业基地项目总投资7亿元，占地60亩。"
)

# A claim of each kind -> the project, the reader's value, and what that means.
EACH = {
    "total_investment": (BASE, "15亿元", 1.5e9),
    "land_area": (BASE, "150亩", 1e5),
    "floor_area": (BASE, "约9万平方米", 9e4),
    "capacity": (BASE, "600万套", 6e6),
    "jobs": (QINGHE, "900个", 900.0),
    "finish_date": (BASE, "2026年9月", "2026-09"),
    "start_date": (QINGHE, "今年7月", "2024-07"),
    "status": (BASE, "building", "building"),
    "park": (BASE, "西坪经开区", "西坪经开区"),
    "org": (BASE, "海澜重工集团", "海澜重工集团"),
    "part_of": (SECOND, QINGHE, QINGHE),
}

# Words out of each sort of claim, for the index of facts.
WORDED = (BASE, "总投资", "12亿元", "15亿元", PARK, "西坪", "在建", "开工", "岗位", "青禾", "竣工")


def article(
    text: str = TEXT, title: str = TITLE, date: str | None = "2024-03-05"
) -> dict[str, Any]:
    """The article that tells of all, or another."""
    return news(title, text, date)


def loaded(folder: Path, *articles: dict[str, Any], name: str = "library.db") -> Path:
    """A library with these articles out of one file, or with the one that tells of all."""
    db = folder / name
    file = jsonl(folder / "news.jsonl", *(articles or (article(),)))
    assert load(file, into=db) == {"news.jsonl": "loaded"}
    return db


def claims(db: Path, **more: Any) -> list[ClaimRow]:
    with Library.open(db) as opened:
        return opened.claims(**more)


def one(db: Path, attribute: str, name: str = BASE, **more: Any) -> ClaimRow:
    """The one claim of that attribute on that project; of a state, where one is named."""
    found = [row for row in claims(db, attribute=attribute, **more) if row.name == name]
    assert len(found) == 1, found
    return found[0]


def said(row: ClaimRow) -> object:
    """What a claim says: a number, a day, a stage or a name."""
    if row.figure is None:
        return row.object
    return row.figure.value if row.figure.iso is None else row.figure.iso


def told(db: Path, attribute: str, name: str = BASE) -> list[tuple[object, str]]:
    """What is claimed of a project under an attribute, with its state, in order."""
    rows = [row for row in claims(db, attribute=attribute) if row.name == name]
    return sorted(((said(row), row.state) for row in rows), key=repr)


def meanings(db: Path) -> list[tuple[object, ...]]:
    """What all claims say, whatever keys they have and wherever they stand."""
    rows = (
        (row.mark, row.name, row.attribute, said(row), row.modality, row.time, row.state, row.words)
        for row in claims(db)
    )
    return sorted(rows, key=repr)


def content(db: Path) -> dict[str, list[Row]]:
    """All rows of a library but those of corrections and those that make up the indexes."""
    return {
        table: sorted(rows, key=repr)
        for table, rows in everything(db, timeless=True).items()
        if table != "correction" and "_index_" not in table
    }


def facts_found(db: Path, *queries: str) -> dict[str, list[int]]:
    """The keys of the claims that each query finds in the index of facts."""
    with Library.open(db) as opened:
        connection = opened._connection
        return {query: list(engine.search_facts(connection, query).paragraphs) for query in queries}


def assert_index_is_right(db: Path) -> None:
    """The index of facts finds what a scan of the claims finds."""
    texts: dict[int, str] = dict(run(db, "SELECT id, text FROM claim"))
    scanned = {word: sorted(k for k, text in texts.items() if word in text) for word in WORDED}
    assert {word: sorted(keys) for word, keys in facts_found(db, *WORDED).items()} == scanned


def lose(db: Path, *attributes: str) -> None:
    """Take out the claims of these attributes, as if the rules had not found them."""
    marks = ",".join("?" * len(attributes))
    with closing(sqlite3.connect(db)) as connection:
        sql = f"SELECT id, text FROM claim WHERE attribute IN ({marks})"  # noqa: S608
        rows = connection.execute(sql, attributes).fetchall()
        index.remove(connection, "fact_index", rows)
        for key, _ in rows:
            connection.execute("DELETE FROM evidence WHERE claim = ?", (key,))
            connection.execute("DELETE FROM claim WHERE id = ?", (key,))
        connection.commit()


def invent(db: Path, attribute: str, like: str) -> str:
    """Put in a claim as former rules may have found it, on the words of another; its mark."""
    (row,) = run(db, "SELECT id, text FROM claim WHERE mark = ?", one(db, like).mark)
    with closing(sqlite3.connect(db)) as connection:
        (key,) = connection.execute(
            "INSERT INTO claim (article, subject, attribute, figure, modality, rule, "
            "rules_version, confidence, state, text, mark) SELECT article, subject, ?, figure, "
            "'planned', 'former', 0, 'low', 'automatic', text, 'invented' FROM claim "
            "WHERE id = ? RETURNING id",
            (attribute, row[0]),
        ).fetchone()
        connection.execute(
            'INSERT INTO evidence (claim, paragraph, part, start, "end", role) '
            'SELECT ?, paragraph, part, start, "end", role FROM evidence WHERE claim = ?',
            (key, row[0]),
        )
        index.add(connection, "fact_index", [(key, row[1])])
        connection.commit()
    return "invented"


def run(db: Path, sql: str, *values: object) -> list[Row]:
    """Run one statement on the file itself, as nobody but a test should."""
    with closing(sqlite3.connect(db)) as connection:
        rows = connection.execute(sql, values).fetchall()
        connection.commit()
        return rows
