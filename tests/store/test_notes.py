"""What the reader added stays with its words, whatever happens to the files."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import anchors
from store.anchors import ANCHORED, Place
from store.heirs import Piece, heirs
from tests.store.loading import UNREADABLE, everything, jsonl, load, news

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIGNING = "东岭高新区与海澜公司今天签约。海澜公司将建一座轴承厂。海澜公司说，工厂明年投产。"
FAIR = "第七届电机博览会在东岭开幕，三百家企业到会。"


class Anchored(NamedTuple):
    """A row as it is: the title of its article (None: an orphan), what it quotes and where."""

    title: str | None
    quote: str | None
    found: str | None


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@contextmanager
def opened(db: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(db)) as connection:
        yield connection
        connection.commit()


def note(db: Path, title: str, quote: str, *, nth: int = 0, table: str = "note") -> None:
    """Add a row at the nth place where the quote stands in the article of that title."""
    with opened(db) as connection:
        article, digest = connection.execute(
            "SELECT id, hash FROM article WHERE title = ?", (title,)
        ).fetchone()
        text = anchors.text_of(connection, article)
        at = -1
        for _ in range(nth + 1):
            at = text.index(quote, at + 1)
        end = at + len(quote)
        # A correction says what it is about; nothing else must.
        about = ("kind, type, name, scope, ", "'reject', 'PROJECT', '轴承厂', '', ")
        columns, values = about if table == "correction" else ("", "")
        connection.execute(
            f"INSERT INTO {table} ({columns}article_hash, quote, prefix, suffix, position, "  # noqa: S608
            f"written) VALUES ({values}?, ?, ?, ?, ?, '2026-01-01')",
            (digest, quote, text[max(0, at - 8) : at], text[end : end + 8], at),
        )


def placed(db: Path, table: str = "note") -> list[Anchored]:
    """The rows with what stands at their place: the quote and five characters before it."""
    with opened(db) as connection:
        found = []
        for digest, quote, position in connection.execute(
            f"SELECT article_hash, quote, position FROM {table} ORDER BY id"  # noqa: S608
        ).fetchall():
            article = connection.execute(
                "SELECT id, title FROM article WHERE hash = ?", (digest,)
            ).fetchone()
            if article is None:
                found.append(Anchored(None, quote, None))
            else:
                text = anchors.text_of(connection, article[0])
                here = text[max(0, position - 5) : position + len(quote)] if quote else None
                found.append(Anchored(article[1], quote, here))
        return found


@pytest.mark.parametrize("table", ANCHORED)
def test_a_note_goes_with_its_words_into_the_changed_article(
    db: Path, tmp_path: Path, table: str
) -> None:
    file = jsonl(tmp_path / "a.jsonl", news("签约", SIGNING), news("开幕", FAIR))
    load(file, into=db)
    note(db, "签约", "轴承厂", table=table)
    jsonl(file, news("开幕", FAIR), news("签约", "本报讯。" + SIGNING.replace("今天", "昨天")))
    load(file, into=db)
    assert placed(db, table) == [Anchored("签约", "轴承厂", "司将建一座轴承厂")]


def test_of_several_places_the_one_with_the_same_surroundings_is_found(
    db: Path, tmp_path: Path
) -> None:
    file = jsonl(tmp_path / "a.jsonl", news("签约", SIGNING))
    load(file, into=db)
    note(db, "签约", "海澜公司", nth=2)
    jsonl(file, news("签约", "海澜公司的新消息。" + SIGNING.replace("今天签约", "昨天签了约")))
    load(file, into=db)
    assert placed(db) == [Anchored("签约", "海澜公司", "座轴承厂。海澜公司")]


def test_a_note_on_an_article_as_a_whole_goes_with_the_article(db: Path, tmp_path: Path) -> None:
    file = jsonl(tmp_path / "a.jsonl", news("签约", SIGNING))
    load(file, into=db)
    note(db, "签约", "")
    jsonl(file, news("签约仪式", SIGNING + "又一段。"))
    load(file, into=db)
    assert placed(db) == [Anchored("签约仪式", "", None)]


def test_a_note_whose_words_are_gone_keeps_them_and_is_found_as_an_orphan(
    db: Path, tmp_path: Path
) -> None:
    file = jsonl(tmp_path / "a.jsonl", news("签约", SIGNING))
    load(file, into=db)
    note(db, "签约", "轴承厂")
    before = everything(db)["note"]
    jsonl(file, news("签约", SIGNING.replace("轴承厂", "电机厂")))
    load(file, into=db)
    assert everything(db)["note"] == before
    with opened(db) as connection:
        assert [(one.table, one.quote) for one in anchors.orphans(connection)] == [
            ("note", "轴承厂")
        ]
    # The old text is back, and so is the note.
    jsonl(file, news("签约", SIGNING))
    load(file, into=db)
    assert placed(db) == [Anchored("签约", "轴承厂", "司将建一座轴承厂")]


def test_a_note_follows_its_words_into_another_article_of_the_file(
    db: Path, tmp_path: Path
) -> None:
    file = jsonl(tmp_path / "a.jsonl", news("两则", SIGNING + "\n" + FAIR))
    load(file, into=db)
    note(db, "两则", "电机博览会")
    jsonl(file, news("两则", SIGNING), news("开幕", FAIR))
    load(file, into=db)
    assert placed(db) == [Anchored("开幕", "电机博览会", "幕\n第七届电机博览会")]


def test_a_note_stays_where_another_source_has_the_same_text(db: Path, tmp_path: Path) -> None:
    file = jsonl(tmp_path / "a.jsonl", news("签约", SIGNING))
    jsonl(tmp_path / "b.jsonl", news("签约", SIGNING, date="2024-03-06"))
    load(file, tmp_path / "b.jsonl", into=db)
    note(db, "签约", "轴承厂")
    before = everything(db)["note"]
    jsonl(file, news("签约", "又及。" + SIGNING))
    load(file, into=db)
    assert everything(db)["note"] == before


def test_notes_outlive_files_that_move_fail_and_vanish(db: Path, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    file = jsonl(folder / "a.jsonl", news("签约", SIGNING))
    load(folder, into=db)
    note(db, "签约", "轴承厂")
    before = everything(db)["note"]
    moved = file.rename(folder / "b.jsonl")
    assert load(folder, into=db) == {"b.jsonl": "moved"}
    moved.write_bytes(UNREADABLE)
    assert load(folder, into=db) == {"b.jsonl": "failed"}
    moved.unlink()
    assert load(folder, into=db) == {"b.jsonl": "vanished"}
    assert everything(db)["note"] == before
    assert placed(db) == [Anchored("签约", "轴承厂", "司将建一座轴承厂")]


def test_an_article_of_a_large_file_keeps_its_number_and_its_notes(
    db: Path, tmp_path: Path
) -> None:
    # More than can be compared at once.
    articles = [
        news(f"第{number}篇", f"园区第{number}家企业投产。\n" * 3) for number in range(2100)
    ]
    file = jsonl(tmp_path / "a.jsonl", *articles)
    load(file, into=db)
    note(db, "第1999篇", "1999家")
    keys = {row[0]: row[4] for row in everything(db)["article"]}
    articles[1999] = news("第1999篇", "更正：园区第1999家企业没有投产。")
    jsonl(file, *reversed(articles[10:]))
    load(file, into=db)
    assert placed(db) == [Anchored("第1999篇", "1999家", "正：园区第1999家")]
    with opened(db) as connection:
        kept = dict(connection.execute("SELECT id, title FROM article"))
        assert len(kept) == 2090
    assert set(kept) <= set(keys)
    assert kept[2000] == "第1999篇"


TEXTS = st.text("甲乙丙丁，。", min_size=0, max_size=30)


@given(TEXTS, TEXTS, TEXTS, st.integers(0, 40))
def test_a_quote_is_found_exactly_where_it_stands(
    before: str, quote: str, after: str, position: int
) -> None:
    text = before + quote + after
    at = anchors.find(text, Place(quote, before, after, position))
    assert at is not None
    assert text[at:].startswith(quote)
    if quote and position == len(before):
        # Nothing can have more of its surroundings.
        assert at == len(before)


@given(st.lists(st.tuples(st.sampled_from(["甲", "乙", None]), TEXTS), max_size=6), st.data())
def test_each_former_article_has_one_heir_at_most(
    articles: list[tuple[str | None, str]], data: st.DataObject
) -> None:
    former = [Piece(at, text, title, text) for at, (title, text) in enumerate(articles, 1)]
    some = data.draw(st.permutations(articles)) if articles else []
    present = [Piece(at, text, title, text) for at, (title, text) in enumerate(some, 1)]
    found = heirs(former, present)
    assert len(set(found.values())) == len(found)
    # Nothing was changed but the order: each has its own text again.
    texts = {piece.ordinal: piece.text for piece in former}
    assert {piece.ordinal: piece.text for piece in present} == {
        heir: texts[place] for heir, place in found.items()
    }
