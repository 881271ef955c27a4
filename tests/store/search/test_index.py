"""The indexes: their terms, and that they say what the texts hold after every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.fold import fold
from store.search import engine, index, order
from store.search.characters import COMMON, STANDING
from tests.store.search import shelves
from tests.store.search.brute import About, scan
from tests.store.search.strategies import TEXTS

if TYPE_CHECKING:
    import sqlite3


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", []),
        ("产", ["产"]),
        ("产业", ["产业", "业"]),
        ("鑫，鑫", ["鑫,", ",鑫", "鑫"]),
        ("OWH", ["ow", "wh", "h"]),
        ("z q", ["z ", " q", "q"]),
        ("𠮷😀", ["𠮷😀", "😀"]),
    ],
)
def test_terms_are_the_pairs_of_neighbours_and_the_last_character(
    text: str, terms: list[str]
) -> None:
    assert [term for term in index.terms(text).split(index.SEPARATOR) if term] == terms


def test_characters_that_only_some_kinds_of_text_use_often_are_terms_by_themselves() -> None:
    terms = index.terms("产业園，鑫").split(index.SEPARATOR)

    assert terms == ["产业", "业园", "园,", ",鑫", "鑫", "园"]


@given(TEXTS)
def test_no_character_is_both_common_everywhere_and_a_term(text: str) -> None:
    assert not COMMON & STANDING
    assert {fold(one) for one in COMMON | STANDING} == COMMON | STANDING
    assert STANDING & set(fold(text)) <= set(index.terms(text).split(index.SEPARATOR))


@given(st.lists(st.one_of(TEXTS, st.text())))
def test_many_texts_at_once_have_the_terms_of_each(texts: list[str]) -> None:
    assert index.terms_of(texts) == [index.terms(text) for text in texts]


def rows_of(connection: sqlite3.Connection, query: str) -> list[int]:
    return list(engine.search(connection, query).paragraphs)


@settings(deadline=None)
@given(TEXTS)
def test_every_two_characters_of_a_text_find_it_by_the_index_alone(
    empty: sqlite3.Connection, text: str
) -> None:
    with shelves.undone(empty) as connection:
        index.add(connection, "paragraph_index", [(7, text)])
        folded = fold(text)
        for at in range(len(folded) - 1):
            pair = folded[at : at + 2]
            if all(map(index.is_indexed, pair)):
                found = connection.execute(
                    "SELECT rowid FROM paragraph_index WHERE paragraph_index MATCH ?",
                    ('"' + pair.replace('"', '""') + '"',),
                ).fetchall()
                assert found == [(7,)]


def test_what_was_removed_is_not_found_and_what_was_not_is(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        rows = shelves.of_texts(connection, ["园区投资", "园区，投资", "投资园区"])
        gone = rows[1]
        index.remove(connection, "paragraph_index", [(gone.key, gone.text)])
        connection.execute("DELETE FROM paragraph WHERE id = ?", (gone.key,))
        assert rows_of(connection, "园区") == [rows[0].key, rows[2].key]
        assert rows_of(connection, "区，") == []


def test_a_text_put_in_the_place_of_another_is_found_and_the_other_is_not(
    empty: sqlite3.Connection,
) -> None:
    with shelves.undone(empty) as connection:
        (row,) = shelves.of_texts(connection, ["旧的说法"])
        index.remove(connection, "paragraph_index", [(row.key, row.text)])
        index.add(connection, "paragraph_index", [(row.key, "新的说法")])
        connection.execute("UPDATE paragraph SET text = '新的说法'")
        assert rows_of(connection, "新的") == [row.key]
        assert rows_of(connection, "旧的") == []


def asked(connection: sqlite3.Connection, pair: str) -> list[int]:
    """The keys under which the index itself knows two characters."""
    return [
        key
        for (key,) in connection.execute(
            "SELECT rowid FROM paragraph_index WHERE paragraph_index MATCH ? ORDER BY rowid",
            (f'"{pair}"',),
        )
    ]


def test_batches_in_any_order_are_found_in_the_order_of_keys(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        for keys in ([30, 10, 20], [25, 5], [15]):
            index.add(connection, "paragraph_index", [(key, "园区") for key in keys])
        assert asked(connection, "园区") == [5, 10, 15, 20, 25, 30]


def test_an_index_of_another_version_is_not_asked_and_is_made_anew(
    empty: sqlite3.Connection,
) -> None:
    with shelves.undone(empty) as connection:
        (row,) = shelves.of_texts(connection, ["旧词"])
        connection.execute("UPDATE paragraph SET text = '新词'")
        assert rows_of(connection, "旧词") == [row.key]
        connection.execute("UPDATE index_version SET version = '0.0'")
        assert rows_of(connection, "旧词") == []
        assert rows_of(connection, "新词") == [row.key]
        index.make(connection)
        assert index.is_current(connection, "paragraph_index")
        assert asked(connection, "新词") == rows_of(connection, "新词") == [row.key]
        assert asked(connection, "旧词") == rows_of(connection, "旧词") == []


def test_a_library_without_index_is_searched_all_the_same(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        pieces = tuple(map(shelves.Piece, ("园区", "产业", "5Ｇ园區")))
        about = About(title="签约", publication="日报", page="02")
        rows = shelves.fill(connection, [shelves.Story(pieces, None, about)])
        for name in ("index_version", *index.OF_PARAGRAPHS):
            connection.execute(f"DROP TABLE {name}")
        for query in ("园区", "园", "5g -产业", "-园", '" "', "title:签 园", "page:2", "-pub:报"):
            assert rows_of(connection, query) == scan(rows, query)


def test_putting_an_index_together_leaves_one_piece_and_changes_no_answer(
    empty: sqlite3.Connection,
) -> None:
    def pieces() -> int:
        (count,) = connection.execute(
            "SELECT count(DISTINCT segid) FROM paragraph_index_idx"
        ).fetchone()
        return int(count)

    with shelves.undone(empty) as connection:
        connection.execute(
            "INSERT INTO paragraph_index (paragraph_index, rank) VALUES ('crisismerge', 100)"
        )
        # Falling keys, so that every batch is a piece of its own.
        for key in range(60, 0, -1):
            index.add(connection, "paragraph_index", [(key, f"园区{key}号")])
        before = asked(connection, "1号")
        assert pieces() > 16
        index.optimize(connection)
        assert pieces() == 1
        assert asked(connection, "1号") == before == [1, 11, 21, 31, 41, 51]


def test_little_added_to_a_large_index_does_not_have_it_written_anew(
    empty: sqlite3.Connection,
) -> None:
    def pieces() -> list[int]:
        rows = connection.execute("SELECT DISTINCT segid FROM paragraph_index_idx ORDER BY 1")
        return [segment for (segment,) in rows]

    with shelves.undone(empty) as connection:
        texts = [(key, f"第{key}条 {chr(0x4E00 + key)}{chr(0x6000 + key)}") for key in range(9000)]
        index.add(connection, "paragraph_index", texts)
        index.optimize(connection)
        large = pieces()
        # Falling keys, so that the first of them is written as a piece of its own.
        index.add(connection, "paragraph_index", [(9002, "园区")])
        index.add(connection, "paragraph_index", [(9001, "园区")])
        index.optimize(connection)
        assert set(large) < set(pieces())


def heads(connection: sqlite3.Connection, term: str) -> list[tuple[str, str]]:
    """Of the articles under whose first paragraphs the index of heads knows a term: headline, and
    text of that paragraph.
    """
    return connection.execute(
        "SELECT a.title, p.text FROM head_index JOIN paragraph p ON p.id = head_index.rowid "
        "JOIN article a ON a.id = p.article WHERE head_index MATCH ? ORDER BY p.id",
        (f'"{term}"',),
    ).fetchall()


def test_heads_are_found_under_first_paragraphs_each_field_by_itself_also_after_runs_are_merged(
    empty: sqlite3.Connection,
) -> None:
    def story(number: int) -> shelves.Story:
        about = About(title=f"签约{number}", publication="园区日报", authors=("张三",), page="A12")
        pieces = (shelves.Piece(f"日报{number}"), shelves.Piece("张三A12"))
        return shelves.Story(pieces, f"20{20 - number:02}-01-01", about)

    with shelves.undone(empty) as connection:
        # Dates out of order, so that each load is a run.
        shelves.fill(connection, *([story(number)] for number in (3, 1, 4, 2, 5)))
        found = [(f"签约{number}", f"日报{number}") for number in (3, 1, 4, 2, 5)]
        for _ in range(2):
            assert sorted(heads(connection, "签约")) == sorted(found)
            for name, pair in (("pub", "日报"), ("author", "张三"), ("page", "a12")):
                assert len(heads(connection, index.HEADS[name] + pair)) == 5
                assert heads(connection, pair) == []
            order.merge(connection, order.runs(connection))
        assert heads(connection, "签约") == [(f"签约{n}", f"日报{n}") for n in (1, 2, 3, 4, 5)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("page:1", [1, 2, 5]),
        ("page:01", [1, 2, 5]),
        ("page:1..3", [1, 2, 3, 5]),
        ("page:a3", [4]),
        ("page:07-08", [6]),
        ("-page:1..99", [4, 6, 7, 8, 9]),
        ("title:签约 page:1", [1]),
        ("pub:报 title:开", [2]),
        ("(title:签约 | pub:日报) 第", [1, 2]),
        ("author:张 | title:约", [1, 5]),
        ("title:的", [3]),
        ('title:"a b"', [7]),
        ("pub:日报", [2]),
        ("pub:报", [2]),
        ("title:\ue000日", [8]),
        ("title:日", [8, 9]),
        ("page:0..999", [1, 2, 3, 5]),
        ("page:3..1", []),
    ],
)
def test_fields_of_heads_find_what_a_scan_finds(
    empty: sqlite3.Connection, query: str, found: list[int]
) -> None:
    abouts = [
        About(title="签约", page="1"),
        About(title="開工", publication="园区日報", page="01"),
        About(title="园区的事", page="003"),
        About(page="A3"),
        About(authors=("张三",), page="1"),
        About(page="07-08"),
        About(kicker="Ａ b"),
        About(title="\ue000日报\ue0021", page="\ue0021"),
        About(title="日\x01报", page="1\x01"),
    ]
    with shelves.undone(empty) as connection:
        stories = [
            shelves.Story((shelves.Piece(f"第{number}条"), shelves.Piece("另条")), None, about)
            for number, about in enumerate(abouts, 1)
        ]
        rows = shelves.fill(connection, stories[:3], stories[3:])
        assert rows_of(connection, query) == scan(rows, query)
        first = [row for row in rows if row.text.startswith("第")]
        assert {f"第{n}条" for n in found} == {
            row.text for row in first if row.key in rows_of(connection, query)
        }


def test_rebuilding_takes_every_text_in(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        rows = shelves.of_texts(connection, [f"第{number}条" for number in range(50)])
        index.rebuild(connection, "paragraph_index")
        assert rows_of(connection, "第") == [row.key for row in rows]
        assert rows_of(connection, "7条") == scan(rows, "7条")
