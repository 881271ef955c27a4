from __future__ import annotations

from typing import TYPE_CHECKING

from store.search import index, proof
from store.search.draws import Draw, Drawn
from store.search.query import parse
from tests.store.search import shelves
from tests.store.search.brute import scan
from tests.store.search.shelves import Piece, Story

if TYPE_CHECKING:
    import sqlite3

TEXTS = [
    f"第{number}家企业落户高新区，总投资{number}.5亿元（５Ｇ產業園）。" for number in range(60)
]


def stories() -> list[Story]:
    return [
        Story((Piece(text), Piece("园区", kind="heading")), f"2020-0{at % 9 + 1}-11")
        for at, text in enumerate(TEXTS)
    ]


def test_a_sound_library_has_no_difference(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        shelves.fill(connection, stories()[:30], stories()[30:])
        told: list[int] = []

        result = proof.prove(connection, 120, tell=told.append)

        assert result.differences == ()
        assert (result.queries, result.paragraphs) == (120, 120)
        assert result.hits > 500
        assert told == [100, 120]


def test_what_the_index_has_lost_is_told_as_missed(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        rows = shelves.fill(connection, stories())
        lost = rows[7]
        index.remove(connection, "paragraph_index", [(lost.key, lost.text)])

        result = proof.prove(connection, 120)

        assert result.differences
        assert all(lost.key in one.missed for one in result.differences if one.missed)


def test_what_stands_in_the_wrong_order_is_told(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        shelves.fill(connection, stories())
        connection.execute("UPDATE article SET date = '1999-01-01' WHERE date = '2020-09-11'")

        result = proof.prove(connection, 60)

        assert any(not one.missed and not one.extra for one in result.differences)


def test_a_look_at_every_text_is_the_same_as_the_one_of_the_tests(
    empty: sqlite3.Connection,
) -> None:
    with shelves.undone(empty) as connection:
        rows = shelves.fill(connection, stories()[:10], stories()[10:])
        draw = Draw([Drawn(row.text, row.date) for row in rows], 5)
        queries = [draw.query() for _ in range(150)]

        found = proof.looked_up(connection, queries)

        assert [list(keys) for keys in found] == [scan(rows, query) for query in queries]


def test_the_same_seed_draws_the_same_queries_and_another_others() -> None:
    texts = [Drawn(text, None) for text in TEXTS]

    def drawn(seed: int) -> list[str]:
        draw = Draw(texts, seed)
        return [draw.query() for _ in range(40)]

    assert drawn(3) == drawn(3) != drawn(4)
    assert all(parse(query) is not None for query in drawn(3))


def test_a_library_without_any_text_is_sound(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        assert proof.prove(connection, 5).differences == ()
