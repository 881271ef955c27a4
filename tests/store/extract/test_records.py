from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from store.extract import records, roster
from store.model import ATTRIBUTES, LINKS, STATUSES, Article, Mention, Part
from tests.store.extract.marked import article, projects

NAMES = ("PROJECT", "PARK", "ORG", "MONEY", "AREA", "QUANTITY", "DATE")
LINES = """总投资 占地 年产 建设 开工 建成 投产 后 将 计划 该项目 项目 一期 包括 其中 , 。 ; : 、
和 的 位于 在 由 等17个项目 2022年 签约 全市 推进 达产 目标 …… “ ” ( )"""
WORDS = LINES.split()


@st.composite
def articles(draw: st.DrawFn) -> tuple[Article, list[Mention]]:
    """Articles of words that the rules look for, with mentions anywhere, also across words."""
    parts: list[Part] = []
    mentions: list[Mention] = []
    for number in range(draw(st.integers(1, 3))):
        text = "".join(
            draw(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=25))
        )
        parts.append(Part(text, draw(st.sampled_from(("title", "body", "caption", "byline")))))
        for _ in range(draw(st.integers(0, 8)) if text else 0):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            mentions.append(
                Mention(
                    draw(st.sampled_from(NAMES)),
                    number,
                    start,
                    end,
                    text[start:end],
                    "made",
                    value=draw(st.one_of(st.none(), st.floats(0, 1e9))),
                    unit=draw(st.sampled_from((None, "CNY", "吨", "千瓦", "个"))),
                    iso=draw(st.sampled_from((None, "2022", "2022-05-01", "XXXX-05"))),
                    canonical=draw(st.sampled_from((None, None, "甲项目", "甲项目一期"))),
                )
            )
    mentions.sort(key=lambda each: (each.part, each.start, -each.end))
    return Article(tuple(parts)), mentions


@settings(max_examples=300, deadline=None)
@given(articles())
def test_no_article_raises_and_every_claim_has_evidence_in_its_text(
    drawn: tuple[Article, list[Mention]],
) -> None:
    whole, mentions = drawn
    for project in records.build(whole, mentions):
        assert project.name
        for claim in project.claims:
            assert claim.attribute in (*ATTRIBUTES, *LINKS, "status")
            assert (claim.figure is None) != (claim.object is None)
            assert claim.attribute != "status" or claim.object in STATUSES
            assert claim.evidence
            for span in claim.evidence:
                assert 0 <= span.start < span.end <= len(whole.parts[span.part].text)


@settings(max_examples=100, deadline=None)
@given(articles())
def test_every_project_named_is_a_record_and_only_those(
    drawn: tuple[Article, list[Mention]],
) -> None:
    whole, mentions = drawn
    # A park that is marked as a project is none where it is only the place.
    left = roster.without_places(whole, mentions)
    named = {each.canonical or each.text for each in left if each.type == "PROJECT"}
    found = records.build(whole, mentions)
    assert bool(found) == bool(named)
    assert len(found) <= len(named)


def test_an_article_without_projects_has_no_records() -> None:
    assert records.build(*article("⟦PARK|青山高新区⟧一季度产值30亿元。")) == ()


def test_a_park_marked_as_a_project_is_a_place_after_a_word_of_place() -> None:
    found = projects("⟦PROJECT|东湖储能项目⟧在⟦PROJECT|⟦PARK|青山工业园⟧⟧动工。")
    assert list(found) == ["东湖储能项目"]
    assert found["东湖储能项目"].objects("park") == ("青山工业园",)
