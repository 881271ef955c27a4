"""What is offered to complete a query with, out of real libraries."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import library, schema
from store.completion import names, pieces
from store.completion.readings import sounds
from store.completion.typed import read
from store.library import Library
from store.merges import Named
from store.search import index
from tests.store import loading, naming
from tests.store.naming import Told, article

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from store.model import Completion


def park(name: str, *others: str) -> Told:
    return Told(Named("PARK", name, ""), others)


def person(name: str) -> Told:
    return Told(Named("PERSON", name, ""))


def firm(name: str, *others: str) -> Told:
    return Told(Named("ORG", name, ""), others)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(schema.make(tmp_path / "library.db")) as connection:
        index.make(connection)
        yield connection


def told(connection: sqlite3.Connection, *articles: tuple[Told, ...]) -> None:
    """Fill a library with an article for each of these."""
    naming.load(
        connection,
        *((at, article(f"第{at}篇的正文。", *some)) for at, some in enumerate(articles, 1)),
    )


def offered(connection: sqlite3.Connection, typed: str, limit: int = 8) -> list[str]:
    from store.completion.offers import complete

    return [one.text for one in complete(connection, typed, limit)]


def full(connection: sqlite3.Connection, typed: str) -> list[Completion]:
    from store.completion.offers import complete

    return complete(connection, typed, 8)


def test_names_of_all_kinds_are_offered_and_told_apart(empty: sqlite3.Connection) -> None:
    told(
        empty,
        (park("东岭高新区"), naming.project("东岭轴承基地项目"), firm("东岭集团"), person("东灵")),
    )
    assert {(one.type, one.text) for one in full(empty, "dl")} == {
        ("PARK", "东岭高新区"),
        ("PROJECT", "东岭轴承基地项目"),
        ("ORG", "东岭集团"),
        ("PERSON", "东灵"),
    }
    (one,) = full(empty, "dlgxq")
    assert (one.number, one.capped, one.reading) == (1, False, "dong ling gao xin qu")


def test_all_of_a_name_goes_before_its_beginning_and_that_before_its_middle(
    empty: sqlite3.Connection,
) -> None:
    often = (park("东岭高新区"), firm("新东岭高材"))
    told(empty, (firm("东岭"), *often), often, often)
    assert offered(empty, "dl") == ["东岭", "东岭高新区", "新东岭高材"]


def test_what_more_articles_tell_goes_first_and_then_what_is_shorter(
    empty: sqlite3.Connection,
) -> None:
    told(empty, (firm("海澜风电"), firm("海澜股份集团"), firm("海澜锂电")), (firm("海澜股份集团"),))
    assert offered(empty, "hl") == ["海澜股份集团", "海澜锂电", "海澜风电"]
    told(empty, (firm("海澜轴承"),), (firm("海澜轴承有限公司项目部"),))
    assert offered(empty, "hlz")[0] == "海澜轴承"


def test_another_name_is_found_and_says_what_it_counts_as(empty: sqlite3.Connection) -> None:
    told(empty, (firm("海澜轴承股份有限公司", "澜轴"),))
    (one,) = full(empty, "lanzhou")
    assert (one.text, one.name) == ("澜轴", "海澜轴承股份有限公司")
    (one,) = full(empty, "hlzc")
    assert (one.text, one.name) == ("海澜轴承股份有限公司", "海澜轴承股份有限公司")


def test_entities_of_one_name_are_offered_once(empty: sqlite3.Connection) -> None:
    told(
        empty,
        (
            naming.project("轴承扩建项目", "东岭高新区"),
            naming.project("轴承扩建项目", "西岭高新区"),
        ),
    )
    assert offered(empty, "zckj") == ["轴承扩建项目"]


def test_after_a_field_only_its_kind_is_offered(empty: sqlite3.Connection) -> None:
    told(empty, (park("东岭高新区"), firm("东岭集团"), person("东灵")))
    assert offered(empty, "park:dl") == ["东岭高新区"]
    assert offered(empty, "轴承 -园区：dl") == ["东岭高新区"]
    assert offered(empty, 'org:"dl') == ["东岭集团"]
    assert offered(empty, "person:dl") == ["东灵"]
    assert offered(empty, "author:dl") == ["东灵"]
    assert offered(empty, "date:20") == []
    assert offered(empty, "page:dl") == []


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("kind:he", ["heading"]),
        ("高新区 -status:op", ["operating"]),
        ("has:no", ["note"]),
        ("sort:", ["newest", "relevance", "最新", "相关"]),
        ("排序:相", ["相关"]),
        ("状态:投", ["投产"]),
        ("kind:heading", []),
    ],
)
def test_after_a_field_of_few_values_these_are_offered(
    empty: sqlite3.Connection, typed: str, values: list[str]
) -> None:
    assert offered(empty, typed) == values
    assert {typed[: one.start][-1] for one in full(empty, typed)} <= {":"}


def test_what_sounds_alike_comes_behind_what_is_written_so(empty: sqlite3.Connection) -> None:
    told(empty, (park("南坡高新区"), park("兰坡高新区")), (park("兰坡高新区"),))
    assert offered(empty, "nanpo") == ["南坡高新区", "兰坡高新区"]
    assert offered(empty, "lanpo") == ["兰坡高新区", "南坡高新区"]


@pytest.mark.parametrize("typed", ["shaanxi", "shaan", "shaanxihk", "shaa"])
def test_shaanxi_is_not_shanxi(empty: sqlite3.Connection, typed: str) -> None:
    told(empty, (firm("陕西航空"), firm("山西焦煤")))
    assert offered(empty, typed) == ["陕西航空"]
    assert set(offered(empty, "shanxi")) == {"陕西航空", "山西焦煤"}


def test_characters_already_typed_and_traditional_ones_complete_too(
    empty: sqlite3.Connection,
) -> None:
    told(empty, (park("东岭园区"),))
    for typed in ("东岭yq", "東嶺園", "东", "ＤＬ", "dlYQ"):
        assert offered(empty, typed) == ["东岭园区"]
    # What is there already is no completion.
    assert offered(empty, "东岭园区") == []


def test_words_that_the_texts_hold_are_offered_with_how_many_hold_them(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    loading.load(
        loading.jsonl(
            tmp_path / "news.jsonl",
            loading.news("一", "这种电池很轻。\n电池的价格涨了。"),
            loading.news("二", "这家电厂停了。"),
        ),
        into=db,
    )
    with Library.open(db) as opened:
        found = {one.text: one for one in opened.complete("dianc")}
        assert found["电池"].type == "WORD"
        assert (found["电池"].number, found["电厂"].number) == (2, 1)
        assert found["电池"].number == opened.search("电池").total
        # 电磁 is a word, but not of this library.
        assert "电磁" not in found
        assert [one.text for one in opened.complete("dchi") if one.type == "WORD"] == ["电池"]
        assert all(one.text != "电池" for one in opened.complete("park:dchi"))


def test_the_words_of_the_field_are_offered_first(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    texts = "东岭高新区总投资12亿元的动力电池项目开工。\n他对高新区感兴趣。"
    loading.load(loading.jsonl(tmp_path / "news.jsonl", loading.news("一", texts)), into=db)
    with Library.open(db) as opened:
        for typed, word in (
            ("gxq", "高新区"),
            ("gaoxinqu", "高新区"),
            ("zongtouzi", "总投资"),
            ("ztz", "总投资"),
            ("donglidianchi", "动力电池"),
        ):
            words = [one.text for one in opened.complete(typed) if one.type == "WORD"]
            assert words[0] == word


def test_names_have_half_of_the_room_where_words_are_many(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    words = "投资。投诉。头孢。投产。投入。投标。投票。头顶。投放。头部。投递。"
    text = (
        f"投山高新区的建设、投水高新区的建设、投云高新区的建设和投江高新区的建设都在投资。{words}"
    )
    loading.load(loading.jsonl(tmp_path / "news.jsonl", loading.news("一", text)), into=db)
    with Library.open(db) as opened:
        found = opened.complete("tou", 6)
        assert len(found) == 6
        assert sum(one.type != "WORD" for one in found) >= 3


def test_a_rename_a_merge_and_a_part_are_followed_at_once(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    text = "海澜轴承有限公司在东岭高新区投资。\n澜风电机有限公司也在东岭高新区投资。"
    loading.load(loading.jsonl(tmp_path / "news.jsonl", loading.news("一", text)), into=db)
    with Library.open(db) as opened:
        one, other = opened.complete("hlzc")[0], opened.complete("lfdj")[0]
        assert one.entity is not None
        assert other.entity is not None
        library.rename(one.entity, "老轴承厂", db)
        renamed = opened.complete("laozcc")[0]
        # The reader's name stands in no text; what is put into the query does.
        assert (renamed.text, renamed.name) == (one.text, "老轴承厂")
        library.merge(other.entity, one.entity, db)
        merged = opened.complete("lfdj")[0]
        assert (merged.entity, merged.name) == (one.entity, "老轴承厂")
        (told_of,) = [each for each in opened.merges(one.entity) if each.undone is None]
        library.part(told_of.id, db)
        assert opened.complete("lfdj")[0].entity == other.entity


def test_what_is_forgotten_or_replaced_is_offered_no_more(empty: sqlite3.Connection) -> None:
    told(empty, (park("东岭高新区"), person("东灵")), (park("东岭高新区"),))
    (one,) = full(empty, "dlgxq")
    assert one.number == 2
    naming.forget(empty, 1)
    (one,) = full(empty, "dl")
    assert (one.text, one.number) == ("东岭高新区", 1)
    naming.load(empty, (2, article("另一篇。", park("西岭高新区"))))
    assert offered(empty, "dl") == []
    assert offered(empty, "xl") == ["西岭高新区"]


def test_a_library_without_the_names_gets_them_when_it_is_opened_for_writing(
    empty: sqlite3.Connection,
) -> None:
    told(empty, (park("东岭高新区"), person("东灵")))
    before = names_of(empty)
    empty.execute("DELETE FROM index_version WHERE name = 'name_index'")
    empty.execute("DELETE FROM name")
    assert offered(empty, "dl") == []
    names.make(empty)
    assert names_of(empty) == before
    assert set(offered(empty, "dl")) == {"东岭高新区", "东灵"}


def names_of(connection: sqlite3.Connection) -> set[tuple[int, str, str, int]]:
    rows = connection.execute("SELECT entity, type, name, articles FROM name")
    return {tuple(row) for row in rows}


def test_hostile_names_and_pieces_do_no_harm(empty: sqlite3.Connection) -> None:
    hostile = [
        "[/]高新区",
        "“甲”高新区",
        'a"b高新区',
        "甲\x1b[31m高新区",
        "AND",
        "-高新区",
        "（）",
        "𠮷高新区",
    ]
    told(empty, tuple(map(park, hostile)))
    assert set(offered(empty, "gxq", 20)) >= {"[/]高新区", 'a"b高新区', "甲\x1b[31m高新区"}
    assert full(empty, "and")[0].written == '"AND"'
    for typed in (
        '"',
        "park:",
        "((((",
        "-" * 300,
        "\ud800",
        "'''",
        "x" * 5000,
        "gao" * 900,
        "a\x00b",
    ):
        offered(empty, typed)


@pytest.mark.parametrize(
    ("typed", "start", "text", "kind"),
    [
        ("dygxq", 0, "dygxq", None),
        ("高新区 dy", 4, "dy", None),
        ("高新区 ", 4, "", None),
        ("(a|dy", 3, "dy", None),
        ("-dy", 1, "dy", None),
        ("~dy", 1, "dy", None),
        ("park:dy", 5, "dy", "PARK"),
        ("-PARK：dy", 6, "dy", "PARK"),
        ('org:"德阳 dy', 4, "德阳 dy", "ORG"),
        ('"德阳 dy', 0, "德阳 dy", None),
        ('"德阳" dy', 5, "dy", None),
        ("foo:dy", 0, "foo:dy", None),
    ],
)
def test_the_piece_is_the_last_word_or_the_value_of_the_last_field(
    typed: str, start: int, text: str, kind: str | None
) -> None:
    piece = pieces.last(typed)
    assert (piece.start, piece.text, piece.kind) == (start, text, kind)


CHARACTERS = "德阳高新区重庆长安比亚迪厦门六安女绿略行上海珠江5GＷ（·"


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.text(st.sampled_from(CHARACTERS), min_size=1, max_size=7).filter(sounds),
        min_size=1,
        max_size=5,
    ),
    st.data(),
)
def test_any_name_is_found_by_its_pinyin_its_initials_and_the_beginnings_of_both(
    shared: sqlite3.Connection, some: list[str], data: st.DataObject
) -> None:
    with naming.undone(shared):
        told(shared, tuple(map(firm, dict.fromkeys(some))))
        name = data.draw(st.sampled_from(some))
        spelled = [
            data.draw(st.sampled_from(one.readings or (one.character,))) for one in sounds(name)
        ]
        written = data.draw(st.sampled_from(("".join(spelled), "".join(one[0] for one in spelled))))
        end = data.draw(st.integers(min(2, len(written)), len(written)))
        found = names.find(shared, read(written[:end]), None, 1000)
        assert name in {one.name.name for one in found}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    with closing(schema.make(tmp_path_factory.mktemp("names") / "library.db")) as connection:
        index.make(connection)
        names.make(connection)
        yield connection
