"""The query language: how queries are read, and that any query is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.search import hints
from store.search.query import parse, read
from store.search.tree import And, Field, Near, Node, Not, Or, Request, Start, Term, leaves
from store.search.wording import is_plain, understood, written
from tests.store.search.strategies import ANY_QUERIES, TREES

A, B, C = Term("园区"), Term("投资"), Term("德阳")
TITLE, AUTHOR = Field("title", "开工"), Field("author", "张")
PUB, PAGE = Field("pub", "日报"), Field("page", "1")


@pytest.mark.parametrize(
    ("query", "node"),
    [
        ("园区", A),
        ("园区 投资", And((A, B))),
        ("园区　投资", And((A, B))),
        ("园区 AND 投资", And((A, B))),
        ("园区|投资", Or((A, B))),
        ("园区 || 投资", Or((A, B))),
        ("园区 OR 投资", Or((A, B))),
        ("园区 ｜ 投资", Or((A, B))),
        ("园区 -投资", And((A, Not(B)))),
        ("园区 NOT 投资", And((A, Not(B)))),
        ("园区 AND NOT 投资", And((A, Not(B)))),
        ("-园区", Not(A)),
        ("园区 投资|德阳", Or((And((A, B)), C))),
        ("园区 (投资|德阳)", And((A, Or((B, C))))),
        ("(园区 投资) 德阳", And((A, B, C))),
        ("-(园区 投资)", Not(And((A, B)))),
        ("-(-园区)", A),
        ('"园区 投资"', Term("园区 投资")),
        ('-"园区 投资"', Not(Term("园区 投资"))),
        ('"他说""好"""', Term('他说"好"')),
        ("“园区 投资”", Term("园区 投资")),
        ("park:德阳 园区", And((Field("park", "德阳"), A))),
        ('org:"a b"', Field("org", "a b")),
        ("Person：张", Field("person", "张")),
        ("-kind:Body", Not(Field("kind", "body"))),
        ("date:２０２０-5", Field("date", "2020-5")),
        ("date:>=2020年5月", Field("date", ">=2020年5月")),
        ("标题：开工", Field("title", "开工")),
        ("Title:开工 作者:张 报纸:日报 版次:1", And((TITLE, AUTHOR, PUB, PAGE))),
        ("媒体:日报 机构:管委会", And((PUB, Field("org", "管委会")))),
        ("page:A01..A04", Field("page", "a01..a04")),
        ("status:投产", Field("status", "operating")),
        ("状态:Operating", Field("status", "operating")),
        ("类型:正文", Field("kind", "body")),
        ("金额:>1亿", Field("amount", ">1亿")),
        ("-面积：<100亩", Not(Field("area", "<100亩"))),
        ("unit:GWh|单位:吨", Or((Field("unit", "GWh"), Field("unit", "吨")))),
        ("has:笔记 has:correction", And((Field("has", "note"), Field("has", "correction")))),
        ("标签:重要 来源:晚报", And((Field("tag", "重要"), Field("source", "晚报")))),
        ("title:高新*", Field("title", "高新")),
        ('title:"高新*"', Field("title", "高新*")),
        ("GW*", Start("GW")),
        ('"GW h"*', Start("GW h")),
        ("高新*", Term("高新")),
        ("-５G*", Not(Start("５G"))),
        ('"高新区 投资"~10', Near(("高新区", "投资"), 10)),
        ("“高新区 投资”～１０ 德阳", And((Near(("高新区", "投资"), 10), C))),
        ('("a b c"~0)', Near(("a", "b", "c"), 0)),
        ('"园区 园區 园区"~5', Term("园区")),
        ('"园区"~5', Term("园区")),
        ("date:2020-05..", Field("date", "2020-05..")),
    ],
)
def test_operators_phrases_and_fields(query: str, node: Node) -> None:
    assert parse(query) == node


@pytest.mark.parametrize(
    "query",
    [
        "-",
        "|",
        "(",
        ")",
        '"',
        '""',
        "()",
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "*",
        "--",
        "^",
        ":",
        "park:",
        "foo:bar",
        "http://a.cn",
        "date:2020-13",
        "date:..",
        "date:",
        "kind:poem",
        "a-b",
        "5G+AI",
        "德阳（国家级）高新区",
        "f(x)",
        "专题｜德阳",
        "电话：0838",
        "“大脑”——工业",
        "“突危",
        "--help",
        "训，让",
        "23.65亿元",
        "96%",
        "𠮷野家",
        "NEAR(园,区)",
        "5***",
        "a*b",
        "**",
        "*园区",
        "amount:很多",
        "amount:100亩",
        "amount:>",
        "area:100",
        "unit:>",
        "page:头版",
        "status:quo",
        "has:ideas",
        "date:>2020-13",
    ],
)
def test_what_is_no_operator_is_text(query: str) -> None:
    assert parse(query) == Term(query)


@pytest.mark.parametrize(
    ("query", "node"),
    [
        ("园区 -", A),
        ("园区 |", A),
        ("园区 (", A),
        ('园区 "', A),
        ("园区 park:", A),
        ("(园区", A),
        ('"园区', A),
        ("园区 (投资", And((A, B))),
        ("园区 | -", A),
        ("园区 title:", A),
        ("园区 amount:>", A),
        ("园区 状态:投", A),
        ("园区 has:cor", A),
        ('"园区"~', A),
        ("园区 ~", A),
        ("园区 sort:rel", A),
        ("园区 date:2020-", A),
        ("园区 date:20", A),
        ("园区 date:2020-05..2021-", A),
        ("园区 date:2020-05.", A),
    ],
)
def test_what_is_still_being_typed_does_not_stand_in_the_way(query: str, node: Node) -> None:
    assert parse(query) == node


@pytest.mark.parametrize(
    ("query", "node"),
    [
        ("园区 - 投资", And((A, Term("-"), B))),
        ("| 园区", And((Term("|"), A))),
        ("园区 AND", And((A, Term("AND")))),
        ("NOT 园区", And((Term("NOT"), A))),
        ("园区 )", And((A, Term(")")))),
        ("园区 ()", And((A, Term("()")))),
        ("-AND 园区", And((Not(Term("AND")), A))),
    ],
)
def test_an_operator_with_nothing_to_work_on_is_text(query: str, node: Node) -> None:
    assert parse(query) == node


@pytest.mark.parametrize("query", ["", " ", "　\t\n", "\x00\x01", "\x85\xa0"])
def test_nothing_but_spaces_asks_for_nothing(query: str) -> None:
    assert parse(query) is None


def test_control_characters_are_spaces() -> None:
    assert parse("园区\x00投资\x1b") == And((A, B))


def test_half_a_surrogate_pair_is_text_that_can_be_written() -> None:
    (leaf, _), *_rest = leaves(parse("园\udce4区"))
    assert isinstance(leaf, Term)
    assert leaf.text.encode("utf-8")


# The first query that asks for a figure sets up the rules that read it.
@settings(deadline=None)
@given(st.one_of(st.text(), ANY_QUERIES))
def test_every_query_is_read_and_can_be_said_again(query: str) -> None:
    request = read(query)
    assert read(understood(request)) == request


@settings(deadline=None)
@given(TREES)
def test_every_tree_can_be_said_as_a_query(node: Node) -> None:
    assert parse(written(node)) == node


@pytest.mark.parametrize(
    "part",
    [
        *("(", "-(", "“", '"', "a|", "a -", "(a|", "-", "AND ", "园", "｜ ", "*", "a* ", "~"),
        *('"a b"~1 ', "amount:1", "amount:>9 ", "date:", "title:( ", "有:", "9", "亿", "1亿.."),
    ],
)
def test_ten_thousand_characters_are_read(part: str) -> None:
    query = (part * 10_000)[:10_000]
    node = parse(query)
    assert parse(written(node)) == node


@pytest.mark.parametrize(
    ("query", "plain"),
    [
        ("园区", True),
        ("园区 投资", True),
        ("", True),
        ('"园区"', False),
        ("园区|投资", False),
        ("-园区", False),
        ("park:园区", False),
        ("foo:bar", True),
        ("园*", False),
        ("date:2020-13", True),
        ("园区 -", False),
    ],
)
def test_a_query_read_otherwise_than_as_words_is_told(query: str, *, plain: bool) -> None:
    assert is_plain(query, read(query)) == plain


def test_terms_under_a_not_are_not_asked_for() -> None:
    wanted = {leaf for leaf, asked in leaves(parse("园区 -投资 -(AI -德阳)")) if asked}
    assert wanted == {A, C}


@pytest.mark.parametrize(
    ("query", "request_"),
    [
        ("园区 sort:relevance", Request(A, "relevance")),
        ("sort:relevance 园区|投资", Request(Or((A, B)), "relevance")),
        ("园区 | 投资 Sort：Relevance", Request(Or((A, B)), "relevance")),
        ("园区 排序:相关", Request(A, "relevance")),
        ("园区 sort:relevance 排序：最新", Request(A)),
        ("园区 sort:", Request(A)),
        ("sort:relevance", Request(None, "relevance")),
        ("园区 sort:size", Request(And((A, Term("sort:size"))))),
        ("园区 -sort:relevance", Request(And((A, Not(Term("sort:relevance")))))),
        ("(园区 sort:relevance)", Request(And((A, Term("sort:relevance"))))),
        ('园区 "sort:relevance"', Request(And((A, Term("sort:relevance"))))),
        ("~园区", Request(A, closest=True)),
        (" ~ 园区 投资", Request(And((A, B)), closest=True)),
        ("～园区 投资 sort:relevance", Request(And((A, B)), "relevance", closest=True)),
        ("园区 ~投资", Request(And((A, Term("~投资"))))),
        ('"~园区"', Request(Term("~园区"))),
        ("~", Request(Term("~"))),
    ],
)
def test_a_query_says_in_which_order_and_whether_the_closest_will_do(
    query: str, request_: Request
) -> None:
    assert read(query) == request_
    assert read(understood(request_)) == request_


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("园区 date:2020-13", "date:2020-13 is no date: read as text."),
        ("-(金额:很多 | 类型:诗)", "金额:很多 is no amount of money: read as text."),
        ("類型:诗", "類型:诗 is read as text: take one of body, heading, caption, lead, notice."),
        ("sort:size 园区", "sort:size is read as text: take one of newest, relevance."),
        ("city:西安", "There is no field city: city:西安 is read as text."),
        ("amount:5亿..1亿", "amount:5亿..1亿 ends before it begins: nothing is in it."),
        ("园区 date:2021..2020", "date:2021..2020 ends before it begins: nothing is in it."),
        ("page:4..1", "page:4..1 ends before it begins: nothing is in it."),
        ("park:", "park: has no value yet."),
        ('园区 title:""', 'title:"" has no value yet.'),
        ("园区 date:2021-0", "date:2021-0 is not whole yet."),
        ("status:oper", "status:oper is not whole yet."),
        ('"date:2020-13" foo http://a.cn', None),
        ("date:2020 title:date:2020-13", None),
        ("amount:1亿..5亿 date:2020-05..2020-05 page:1..1 date:>2020", None),
        ("园区 -", None),
    ],
)
def test_of_a_field_that_may_have_been_meant_otherwise_a_sentence_is_told(
    query: str, told: str | None
) -> None:
    assert hints.of(query) == told


@pytest.mark.parametrize(
    ("query", "node"),
    [
        ("園區:德阳", Field("park", "德阳")),
        ("項目：电池", Field("project", "电池")),
        ("金額:>1億", Field("amount", ">1億")),
        ("標題:开工", TITLE),
        ("ｔｉｔｌｅ：开工", TITLE),
        ("高\u200b新\u00ad区\ufeff", Term("高新区")),
        ("\u200btitle:开\u2060工", TITLE),
    ],
)
def test_fields_are_folded_too_and_what_cannot_be_seen_is_passed_over(
    query: str, node: Node
) -> None:
    assert parse(query) == node


@pytest.mark.parametrize("query", ["\u200b", "\ufeff \u00ad"])
def test_what_cannot_be_seen_asks_for_nothing(query: str) -> None:
    assert parse(query) is None
