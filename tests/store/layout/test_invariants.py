"""Whatever a page holds, it is laid out whole: every part is what its ranges spell."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from store.layout import lay_out, refine, unplaced
from store.model import HEAD_KINDS, PARAGRAPH_KINDS, Article, Metadata, Page, Part
from tests.store.layout.pages import GREENHOUSE, HARBOUR, bare, check, page_of

# What layout looks for, in any order.
SIGNS = st.sampled_from(
    [
        *HARBOUR,
        *(text[:30] for text in GREENHOUSE),
        *(text[30:] for text in GREENHOUSE),
        "江边将添一座新码头",
        "青禾镇大棚番茄丰收",
        "——采摘季里话增产",
        "► 周明 林小雨",
        "周明 林小雨",
        "（周明）",
        "图片来源：港务集团",
        "一、背景",
        "（完）",
        "本报讯（记者 周明） ",
        "原标题：",
        "【百日攻坚看变化】",
        "# ",
        "## ",
        "编者按：",
        "第03版：科技前沿",
        "（下转第3版）",
        "責任編輯：陳明",
        "（责任编辑：周明）返回首页，查看更多",
        "来源：南溪网－要闻频道",
        "相关阅读",
        "本文不构成投资建议。",
        "，",
        "。",
        " ",
        "\u3000\u3000",
    ]
)
ENDS = st.sampled_from(["", "\n", "\n\n", "\r\n", "\r\n\r\n", "\n\u3000\u3000", "\u2028"])
PAGES = st.lists(st.tuples(SIGNS, ENDS).map("".join), max_size=40).map("".join)
NOISE = st.text(
    alphabet="园区高新王明记者讯摄图。，：！”（）【】►#—一、1a \u3000\n\r\t", max_size=200
)


@given(PAGES | NOISE | st.text(max_size=200))
@example("原标题：江边新码头 \u3000\u3000开工")
@example("【 \u3000         】" + HARBOUR[0])
@example("【 江边将添一座新码头 】" + HARBOUR[0])
def test_any_page_is_laid_out_whole(text: str) -> None:
    page = page_of(text)
    check(page, lay_out(page))


@given(PAGES, st.integers(10, 30))
def test_any_page_wrapped_at_a_width_is_laid_out_whole(text: str, width: int) -> None:
    page = page_of("\n".join(text[at : at + width] for at in range(0, len(text), width)))
    check(page, lay_out(page))


@given(st.text(alphabet="园区。\n ", max_size=60), st.data())
def test_whatever_the_furniture_is_the_rest_is_placed(text: str, data: st.DataObject) -> None:
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    furniture = tuple(zip(edges[::2], edges[1::2], strict=False))
    page = Page(text, Metadata(), "utf-8", "text/plain", furniture)
    assert unplaced(page, lay_out(page)) == []


@given(PAGES, st.booleans(), st.data())
def test_whatever_a_page_declares_it_is_laid_out_whole(
    text: str, whole: bool, data: st.DataObject
) -> None:
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    ranges = list(zip(edges[::2], edges[1::2], strict=False))
    filled = [(start, end) for start, end in ranges if text[start:end].strip()]
    heads = tuple(
        Part(text[start:end].strip(), kind, ((start, end),))
        for kind, (start, end) in zip(("title", "subtitle"), filled, strict=False)
    )
    page = Page(
        text, Metadata(), "utf-8", "text/plain", (), heads, whole=whole, large=tuple(ranges)
    )
    articles = lay_out(page)
    assert unplaced(page, articles) == []
    if whole or heads:
        assert len(articles) <= 1
        assert all(head in article.parts for article in articles for head in heads)


@given(st.lists(SIGNS | NOISE | st.text(max_size=60), max_size=12), st.booleans())
def test_nothing_is_lost_of_any_article(texts: list[str], titled: bool) -> None:
    parts = tuple(Part(text, "body") for text in texts)
    before = Article((Part("江边将添一座新码头", "title"), *parts) if titled else parts)
    after = refine(before)
    assert all(part.kind in (*HEAD_KINDS, *PARAGRAPH_KINDS) for part in after.parts)
    kept = "".join(bare(part.text) for part in after.parts)
    # The marks around a headline are in no part.
    assert len(kept) >= sum(len(bare(text)) for text in texts) - len("原文标题：")
    everything = "".join(bare(part.text) for part in before.parts)
    assert not set(kept) - set(everything)
    assert refine(before) == after


def test_what_is_in_no_part_is_told() -> None:
    page = Page("园区。\n\n新闻 两则\n", Metadata(), "utf-8", "text/plain")
    article = Article((Part("新闻", "body", ((5, 7),)),))
    assert unplaced(page, (article,)) == [(0, 3), (8, 10)]
