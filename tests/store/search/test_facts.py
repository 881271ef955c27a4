"""Search over claims: the same language, over the line of words that each claim is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model import CLAIM_STATES, COUNTING, STATUSES
from store.search import engine, index
from store.search.wording import written
from tests.store.search import shelves
from tests.store.search.brute import NOTHING, About, Amount, Name, Row, scan
from tests.store.search.shelves import Story
from tests.store.search.strategies import ABOUT, DATES, FIGURES, QUERIES, TEXTS, TREES, VALUES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


@dataclass(frozen=True)
class Told:
    """A claim to be: its text; the article's date; names of subject and object; what it says."""

    text: str
    date: str | None
    subject: Name
    linked: Name | None = None
    figure: Amount | None = None
    status: str | None = None
    state: str = "automatic"
    corrected: bool = False
    about: About = NOTHING


def fill(connection: sqlite3.Connection, claims: Sequence[Told]) -> list[Row]:
    rows = []
    for key, told in enumerate(claims, 1):
        article, path = shelves.put_article(connection, Story((), told.date, told.about))
        figure = told.figure and shelves.put_figure(connection, article, None, told.figure)
        connection.execute(
            "INSERT INTO claim (id, article, subject, attribute, object, figure, status, modality, "
            "rule, rules_version, confidence, state, correction, text) "
            "VALUES (?, ?, ?, 'park', ?, ?, ?, 'actual', 'rule', 1, 'high', ?, ?, ?)",
            (
                key,
                article,
                entity(connection, told.subject),
                told.linked and entity(connection, told.linked),
                figure,
                told.status,
                told.state,
                1 if told.corrected else None,
                told.text,
            ),
        )
        rows.append(row_of(key, told, path))
    index.add(connection, "fact_index", [(row.key, row.text) for row in rows])
    return rows


def row_of(key: int, told: Told, path: str) -> Row:
    counts = told.state in COUNTING
    return Row(
        key,
        told.text,
        None,
        told.date,
        (told.subject, told.linked) if told.linked else (told.subject,),
        replace(told.about, path=path),
        (told.figure,) if told.figure and counts else (),
        (told.status,) if told.status and counts else (),
        (("correction", ""),) if told.corrected else (),
    )


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
    st.builds(
        Told,
        TEXTS,
        st.one_of(st.none(), st.sampled_from(DATES)),
        names("PROJECT"),
        st.one_of(st.none(), names("PARK", "ORG")),
        st.one_of(st.none(), st.sampled_from(FIGURES)),
        st.one_of(st.none(), st.sampled_from(STATUSES)),
        st.sampled_from(CLAIM_STATES),
        st.booleans(),
        st.one_of(st.just(NOTHING), ABOUT),
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
TWENTY = Amount("MONEY", "CNY", 2e9)
TOLD = [
    Told("动力电池项目 总投资 20亿元", "2020-05-27", BATTERY, figure=TWENTY, about=About("开工")),
    Told("动力电池项目 园区 德阳高新区", "2020-05-27", BATTERY, PARK),
    Told("物流园项目 总投资 3亿元", None, Name("PROJECT", "物流园项目"), corrected=True),
    Told("动力电池项目 开工", "2019", BATTERY, status="started"),
    Told("动力电池项目 投产", "2019", BATTERY, status="operating", state="rejected"),
    Told("动力电池项目 20亿元", "2019", BATTERY, figure=TWENTY, state="replaced", corrected=True),
]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("总投资", [1, 3]),
        ("总投资 20亿元", [1]),
        ("amount:20亿", [1]),
        ("amount:>=10亿元 title:开工", [1]),
        ("unit:元", [1]),
        ("status:started", [4]),
        ("状态:投产", []),
        ("has:status", [4]),
        ("has:amount", [1]),
        ("has:park", [2]),
        ("has:correction", [6, 3]),
        ("has:note", []),
        ("note:开工", []),
        ("-has:amount 20亿元", [6]),
        ("project:二期", [1, 2, 4, 5, 6]),
        ("park:技术产业", [2]),
        ("project:电池 -park:德阳", [1, 4, 5, 6]),
        ("date:2020", [1, 2]),
        ("总投资 -date:2020", [3]),
        ("kind:body", []),
        ("亿", [1, 6, 3]),
    ],
)
def test_words_names_and_dates_find_claims(
    empty: sqlite3.Connection, query: str, keys: list[int]
) -> None:
    with shelves.undone(empty) as connection:
        rows = fill(connection, TOLD)
        assert found(connection, query) == keys == scan(rows, query)


def test_a_note_on_a_fact_finds_that_fact(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        fill(connection, TOLD)
        connection.execute("UPDATE claim SET mark = 'abc' WHERE id = 2")
        connection.execute("INSERT INTO note (kind, mark, text) VALUES ('fact', 'abc', '待核实')")
        connection.execute("INSERT INTO tag (kind, mark, name) VALUES ('passage', 'abc', '重要')")
        assert found(connection, "note:核实") == found(connection, "has:note") == [2]
        assert found(connection, "note:别的") == found(connection, "tag:重要") == []
