"""HTML to blocks: what parts paragraphs, and what only looks as if it did."""

from __future__ import annotations

import pytest

from store.reading.html import plain, read_tree


def texts(markup: str) -> list[str]:
    return [block.text for block in read_tree(f"<body>{markup}</body>", "a.html").blocks]


LONG = "云麓经开区今年组建五支驻外招商小分队先后赴深圳苏州合肥"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>甲<br>乙</p>", ["甲", "乙"]),
        ("<p>甲</p>乙<div>丙</div>", ["甲", "乙", "丙"]),
        ("<p>甲<span>乙</span><b>丙</b></p>", ["甲乙丙"]),
        (f"<p>　　{LONG}<br>等地开展对接。<br>　　乙。</p>", [f"{LONG}等地开展对接。", "乙。"]),
        (f"<p>{LONG}<br>乙</p>", [LONG, "乙"]),
        ("<p>外出招商四十一次，<br>接待客商多批。</p>", ["外出招商四十一次，接待客商多批。"]),
        (f"<p>甲。　　{LONG}。</p>", ["甲。", f"{LONG}。"]),
        ("<p>施工现场。　　沈知秋 摄</p>", ["施工现场。 沈知秋 摄"]),
        ("<p>打造“一核 两带”</p>", ["打造“一核 两带”"]),
        ("<pre>甲\n乙</pre>", ["甲", "乙"]),
        ("<table><tr><td>甲</td><td><p>乙</p></td></tr></table>", ["甲 乙"]),
        (f"<table><tr><td>甲</td><td>{LONG * 9}</td></tr></table>", ["甲", LONG * 9]),
        ("<script>甲</script><style>乙</style><p>丙</p><textarea>丁</textarea>", ["丙"]),
        ("<a name=top>甲</a><p>乙</p>", ["甲", "乙"]),
    ],
)  # fmt: skip
def test_paragraphs_are_those_that_a_reader_sees(markup: str, expected: list[str]) -> None:
    assert texts(markup) == expected


def test_a_line_of_the_file_that_is_full_ends_anywhere() -> None:
    assert texts(f"<p>{LONG}\n{LONG}\n乙。</p>") == [f"{LONG}{LONG}乙。"]


def test_a_line_of_the_file_that_is_not_full_ends_at_a_space() -> None:
    assert texts(f"<p>本报讯（记者\n周明）{LONG * 3}</p>") == [f"本报讯（记者 周明）{LONG * 3}"]


def test_markup_that_was_laid_out_does_not_tear_words_apart() -> None:
    markup = "<p>\n  重点\n  <b>\n    项目\n  </b>\n  建设\n</p>\n" * 10
    assert texts(markup) == ["重点项目建设"] * 10


def test_two_spans_on_lines_of_their_own_stay_apart() -> None:
    assert texts("<p><span>来源：云麓日报</span>\n<span>作者：周明</span></p>") == [
        "来源：云麓日报 作者：周明"
    ]


def test_the_text_outside_links_is_told() -> None:
    (block,) = read_tree("<p>第07版：要闻 <a href=b>下一<br>版</a></p>", "a").blocks[:1]
    assert (block.text, block.bare) == ("第07版：要闻 下一", "第07版：要闻")


def test_what_a_page_hides_is_told() -> None:
    tree = read_tree("<div style='display: none'><p>甲</p></div><p>乙</p>", "a")
    assert [tree.boxes[block.box].hidden for block in tree.blocks] == [True, False]


def test_a_fragment_is_one_line() -> None:
    assert plain("一季度<br>签约 <i>开门红</i>") == "一季度 签约 开门红"
    assert plain(" 一季度\n签约 ") == "一季度 签约"
