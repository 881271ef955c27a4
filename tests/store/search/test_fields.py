"""Fields: each finds what it says, as a scan does; hostile queries are answered too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.search import engine, highlights
from tests.store.search import shelves
from tests.store.search.brute import About, Amount, Name, scan
from tests.store.search.shelves import Added, Piece, Stage, Story

if TYPE_CHECKING:
    import sqlite3

BATTERY = About(
    "动力电池项目签约",
    kicker="园区建设",
    subtitle="总投资超20亿元",
    authors=("李小平", "王芳"),
    publication="德阳日报",
    page="01",
    path="2020/德阳",
)
SAID = (
    Amount("MONEY", "CNY", 2e9, bound=">"),
    Amount("MONEY", "USD", 3e8),
    Amount("AREA", "m2", 200 * 10000 / 15),
    Amount("QUANTITY", "GWh", 30.0),
)
STORIES = [
    Story(
        (
            Piece("甲：总投资20亿元，年产30GWh", figures=SAID, added=(Added("tag", "重要线索"),)),
            Piece("乙：项目开工", stages=(Stage("started"),), added=(Added("note", "待核实"),)),
            Piece("丙：项目投产", stages=(Stage("operating", "rejected"),)),
            Piece("丁：该项目", stages=(Stage("started", role="subject"),)),
        ),
        "2020-05-27",
        BATTERY,
    ),
    Story(
        (
            Piece(
                "戊：GWh与MGW", names=(Name("PARK", "戊"),), figures=(Amount("RATE", "%", 50.0),)
            ),
            Piece("己：投产", stages=(Stage("operating"), Stage("started", "confirmed"))),
        ),
        "2021-01",
        About("招商大会", authors=("李平",), publication="成都晚报", page="A3", path="2021/成都"),
        (Added("tag", "全文"),),
    ),
    Story((Piece("庚：高新区与新材料投资", added=(Added("correction", "改"),)),)),
]


@pytest.mark.parametrize(
    ("query", "begins"),
    [
        ("title:电池", "甲乙丙丁"),
        ("title:园区建设", "甲乙丙丁"),
        ("标题：20亿", "甲乙丙丁"),
        ("title:签约总投资", ""),
        ("author:小平", "甲乙丙丁"),
        ("author:平", "戊己甲乙丙丁"),
        ("author:平王", ""),
        ("pub:日报", "甲乙丙丁"),
        ("媒体:成都", "戊己"),
        ("page:1", "甲乙丙丁"),
        ("page:1..4", "甲乙丙丁"),
        ("page:a03", "戊己"),
        ("page:3", ""),
        ("-page:1..9", "戊己庚"),
        ("source:2021", "戊己"),
        ("项目 title:电池", "乙丙丁"),
        ("投产 -title:电池", "己"),
        ("title:电池 | title:招商 -投产", "戊甲乙丙丁"),
        ("date:>2020", "戊己"),
        ("date:<=2020-05", "甲乙丙丁"),
        ("status:started", "己乙"),
        ("状态:投产", "己"),
        ("status:stopped", ""),
        ("has:status", "己乙"),
        ("amount:20亿", "甲"),
        ("amount:20亿元", "甲"),
        ("amount:>20亿", "甲"),
        ("amount:<20亿", ""),
        ("amount:>=1亿美元", "甲"),
        ("amount:>30亿", ""),
        ("area:<300亩", "甲"),
        ("area:>=2平方公里", ""),
        ("rate:>=50%", "戊"),
        ("unit:GWh", "甲"),
        ("unit:>30GWh", ""),
        ("unit:20GWh..40GWh", "甲"),
        ("单位:美元", "甲"),
        ("has:amount", "甲"),
        ("has:园区", "戊"),
        ("has:rate -has:area", "戊"),
        ("tag:线索", "甲"),
        ("tag:全文", "戊己"),
        ("标签:全文 投产", "己"),
        ("note:核实", "乙"),
        ("note:线索", ""),
        ("has:note", "乙"),
        ("has:tag", "戊己甲"),
        ("has:bookmark", ""),
        ("has:correction", "庚"),
        ("GW*", "戊"),
        ("3*", "甲"),
        ("GWh", "戊甲"),
        ('"高新区 投资"~4', "庚"),
        ('"高新区 投资"~3', ""),
        ('"投资 高新区"~4', "庚"),
        ('-"高新区 投资"~4 投资', "甲"),
        ("amount:>1亿 title:电池 date:2020 -tag:x 总投资", "甲"),
    ],
)
def test_each_field_and_operator_finds_what_it_says(
    empty: sqlite3.Connection, query: str, begins: str
) -> None:
    with shelves.undone(empty) as connection:
        rows = shelves.fill(connection, STORIES)
        texts = {row.key: row.text for row in rows}
        for limit in (None, 50):
            found = engine.search(connection, query, limit=limit)
            assert found.complete
            assert "".join(texts[key][0] for key in found.paragraphs) == begins
        assert list(found.paragraphs) == scan(rows, query)


def test_a_quote_that_goes_over_two_paragraphs_belongs_to_both(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        rows = shelves.fill(connection, [Story(tuple(map(Piece, "甲乙丙丁")), None, About("题"))])
        connection.execute(
            "INSERT INTO note (article_hash, quote, position, text) "
            "SELECT hash, '乙' || char(10) || '丙', 4, '两段' FROM article"
        )
        keys = engine.search(connection, "note:两段").paragraphs
        assert [row.text for row in rows if row.key in keys] == ["乙", "丙"]


def test_what_is_tied_to_a_headline_belongs_to_all_of_the_article(
    empty: sqlite3.Connection,
) -> None:
    with shelves.undone(empty) as connection:
        shelves.fill(connection, [Story(tuple(map(Piece, "甲乙")), None, About("题目"))])
        connection.execute(
            "INSERT INTO tag (article_hash, quote, position, name) "
            "SELECT hash, '题目', 0, '要闻' FROM article"
        )
        assert engine.search(connection, "tag:要闻").total == 2


def test_a_note_on_an_article_without_paragraphs_finds_nothing(
    empty: sqlite3.Connection,
) -> None:
    with shelves.undone(empty) as connection:
        shelves.fill(connection, [Story((), added=(Added("note", "空"),)), Story((Piece("甲"),))])
        assert engine.search(connection, "note:空").total == 0


def test_a_note_on_an_article_that_is_gone_finds_nothing(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        shelves.fill(connection, STORIES)
        connection.execute("INSERT INTO note (article_hash, quote, text) VALUES ('x', '', '孤')")
        assert engine.search(connection, "note:孤").total == 0


def test_a_note_on_a_project_is_about_no_passage(empty: sqlite3.Connection) -> None:
    with shelves.undone(empty) as connection:
        shelves.fill(connection, STORIES)
        connection.execute(
            "INSERT INTO note (article_hash, kind, text) SELECT hash, 'entity', '盯' FROM article"
        )
        assert engine.search(connection, "note:盯").total == 0


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("园区 date:2020-13", "date:2020-13 is no date"),
        ("金额:很多", "金额:很多 is no amount of money"),
        ("area:100", "area:100 is no area with its unit"),
        ("status:quo", "planned, signed, started, building, trial, operating, stopped"),
        ("page:头版", "page:头版 is no page"),
        ("unit:>", "unit:> is not whole yet"),
        ("园区 foo:bar", "There is no field foo"),
        ("date:2020", None),
    ],
)
def test_a_field_that_cannot_be_read_is_told_in_a_sentence(
    empty: sqlite3.Connection, query: str, hint: str | None
) -> None:
    told = engine.search(empty, query).hint
    assert told is None if hint is None else hint in (told or "")


def test_where_a_field_could_not_be_read_no_closest_passages_are_given(
    empty: sqlite3.Connection,
) -> None:
    with shelves.undone(empty) as connection:
        shelves.of_texts(connection, ["很多钱", "园区"])
        assert engine.search(connection, "很多人", closest=True).order == "closest"
        found = engine.search(connection, "amount:很多", closest=True)
        assert (found.order, list(found.paragraphs)) == ("newest", [])
        assert engine.search(connection, "~ amount:很多").order == "closest"


HOSTILE = [
    "amount:>1亿 | " * 700,
    "-title:园 " * 1000,
    "park:园 | person:张 " * 500,
    " ".join(f"title:{chr(code)}" for code in range(0x4E00, 0x4E00 + 1000)),
    " | ".join(f"unit:{chr(code)}" for code in range(0x4E00, 0x4E00 + 1000)),
    " ".join(f"-note:{chr(code)}" for code in range(0x4E00, 0x4E00 + 1000)),
    " OR ".join(map(chr, range(0x4E00, 0x4E00 + 2500))),
    '"' + " ".join(map(chr, range(0x4E00, 0x4E00 + 4900))) + '"~9999',
    '"' + "园 区 " * 2000 + '"~99999',
    "园* " * 3000,
    "a* | " * 2500,
    "(" * 5000 + "园" + ")" * 4999,
    "-(" * 3000 + "园",
    "title:" + "园" * 9990,
    "author:" + "[*?" * 3000,
    'pub:"' + '""' * 4000 + '"',
    "amount:" + "9" * 9990,
    "amount:" + "亿" * 9990,
    "unit:" + "万" * 9990,
    "page:" + "1" * 9990,
    "page:1.." + "9" * 9990,
    "date:>" + "0" * 9990,
    "date:2020..2021.." * 500,
    "has:note " * 1100,
    "sort:relevance " * 600,
    " | ".join(f"amount:{number}亿" for number in range(300)),
    " ".join(f"-amount:>{number}亿" for number in range(3, 300)),
    " | ".join(f"area:{number}亩..|rate:<{number}%|unit:>{number}吨" for number in range(90, 150)),
    "|".join(
        f"{name}:{one}" for name in ("park", "org", "person") for one in "东西德阳新区园管委会"
    ),
    "has:note|tag:重要|status:投产|status:开工|note:核|tag:急|has:tag|status:签约|amount:1亿|date:2020",
    "~" * 10_000,
    "园~" + "1" * 9990,
    '"园 区"~' + "1" * 9990,
    "\u202e\u200b\ufeff\U000e0001" * 2500,
    "e" + "\u0301" * 9999,
    "\ud800" * 10_000,
    "\U0010ffff" * 10_000,
    "amount:>" + "١" * 100,
    "date:２０２０-٠٥",
    "page:²",
    "rate:½%",
    "area:\x00\x01亩",
    "园区 " * 2 + "\x00" * 9000,
]


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: query[:12].encode("unicode_escape"))
def test_hostile_queries_are_answered(empty: sqlite3.Connection, query: str) -> None:
    with shelves.undone(empty) as connection:
        rows = shelves.fill(connection, STORIES)
        found = engine.search(connection, query, limit=20, deadline=10)
        assert found.complete
        assert list(found.paragraphs) == scan(rows, query)
        assert engine.search_facts(connection, query, deadline=10).complete
        for row in rows:
            highlights.spans(query, row.text)
