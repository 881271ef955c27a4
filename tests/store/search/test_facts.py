"""Search over claims: the same language, over the line of words that each claim is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.search import engine, index
from store.search.query import written
from tests.store.search import shelves
from tests.store.search.brute import Name, Row, scan
from tests.store.search.strategies import DATES, QUERIES, TEXTS, TREES, VALUES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

# (text, date of the article, name of the subject, name of the object)
Told = tuple[str, "str | None", Name, "Name | None"]


def fill(connection: sqlite3.Connection, claims: Sequence[Told]) -> list[Row]:
    rows = []
    for key, (text, date, subject, linked) in enumerate(claims, 1):
        connection.execute(
            "INSERT INTO article (id, source, ordinal, hash, authors, date, origins) "
            "VALUES (?, 1, ?, '', '[]', ?, '{}')",
            (key, key, date),
        )
        connection.execute(
            "INSERT INTO claim (id, article, subject, attribute, object, modality, rule, "
            "rules_version, confidence, state, text) "
            "VALUES (?, ?, ?, 'park', ?, 'actual', 'rule', 1, 'high', 'automatic', ?)",
            (key, key, entity(connection, subject), linked and entity(connection, linked), text),
        )
        names = (subject, linked) if linked else (subject,)
        rows.append(Row(key, text, None, date, names))
    index.add(connection, "fact_index", [(row.key, row.text) for row in rows])
    return rows


def entity(connection: sqlite3.Connection, name: Name) -> int:
    (count,) = connection.execute("SELECT count(*) FROM entity").fetchone()
    key = connection.execute(
        "INSERT INTO entity (type, name, scope) VALUES (?, ?, ?)", (name.type, name.text, count)
    ).lastrowid
    assert key is not None
    connection.executemany(
        "INSERT OR IGNORE INTO alias VALUES (?, ?, 'article')",
        [(key, other) for other in name.others],
    )
    return key


def found(connection: sqlite3.Connection, query: str) -> list[int]:
    result = engine.search_facts(connection, query)
    assert result.complete
    return list(result.paragraphs)


def names(*types: str) -> st.SearchStrategy[Name]:
    return st.builds(Name, st.sampled_from(types), VALUES, st.lists(VALUES, max_size=2).map(tuple))


CLAIMS = st.lists(
    st.tuples(
        TEXTS,
        st.one_of(st.none(), st.sampled_from(DATES)),
        names("PROJECT"),
        st.one_of(st.none(), names("PARK", "ORG")),
    ),
    max_size=8,
)


@settings(deadline=None)
@given(CLAIMS, st.lists(st.one_of(QUERIES, TREES.map(written)), min_size=1, max_size=6))
def test_any_query_finds_the_claims_that_a_scan_finds(
    empty: sqlite3.Connection, claims: list[Told], queries: list[str]
) -> None:
    with shelves.undone(empty) as connection:
        rows = fill(connection, claims)
        for query in queries:
            assert found(connection, query) == scan(rows, query)


BATTERY = Name("PROJECT", "动力电池项目", ("电池二期",))
PARK = Name("PARK", "德阳高新区", ("德阳高新技术产业开发区",))
TOLD: list[Told] = [
    ("动力电池项目 总投资 20亿元", "2020-05-27", BATTERY, None),
    ("动力电池项目 园区 德阳高新区", "2020-05-27", BATTERY, PARK),
    ("物流园项目 总投资 3亿元", None, Name("PROJECT", "物流园项目"), None),
]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("总投资", [1, 3]),
        ("总投资 20亿元", [1]),
        ("project:二期", [1, 2]),
        ("park:技术产业", [2]),
        ("project:电池 -park:德阳", [1]),
        ("date:2020", [1, 2]),
        ("总投资 -date:2020", [3]),
        ("kind:body", []),
        ("亿", [1, 3]),
    ],
)
def test_words_names_and_dates_find_claims(
    empty: sqlite3.Connection, query: str, keys: list[int]
) -> None:
    with shelves.undone(empty) as connection:
        rows = fill(connection, TOLD)
        assert found(connection, query) == keys == scan(rows, query)
