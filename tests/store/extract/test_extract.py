from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from store import library
from store.extract import extract
from store.model import Article, Metadata, Part
from tests.conftest import DATA

if TYPE_CHECKING:
    from pathlib import Path

    from store.model import Facts


def dates(facts: Facts) -> list[str | None]:
    return [mention.iso for mention in facts.mentions if mention.type == "DATE"]


def body(text: str, date: str | None = None) -> Article:
    return Article((Part(text, "body"),), (), Metadata(date=date))


def test_a_given_date_goes_before_the_articles_own() -> None:
    one = body("5月19日,项目开工。", "2018-07-01")
    assert dates(extract([one])[0]) == ["2018-05-19"]
    assert dates(extract([one], datetime.date(2021, 7, 1))[0]) == ["2021-05-19"]


def test_a_date_cut_short_gives_its_year() -> None:
    assert dates(extract([body("5月19日,项目开工。", "2018")])[0]) == ["2018-05-19"]


def test_without_any_date_the_texts_of_the_page_tell_it() -> None:
    undated = body("5月19日,项目开工。")
    telling = body("2020年1月15日,2020年2月20日和2020年3月3日都有项目开工。2020年一季度产值增长。")
    assert dates(extract([undated, telling])[0]) == ["2020-05-19"]


def test_a_page_without_articles_has_no_facts() -> None:
    assert extract([]) == []


def test_mentions_come_in_the_order_of_the_text() -> None:
    (facts,) = extract([body("青山高新区的东湖储能项目总投资8亿元,占地120亩。")])
    places = [(mention.part, mention.start, -mention.end) for mention in facts.mentions]
    assert places == sorted(places)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.text(max_size=80), max_size=4),
    st.one_of(st.none(), st.text(max_size=12), st.sampled_from(("2020", "2020-13-45", "2020-06-"))),
)
def test_no_article_and_no_date_raises(texts: list[str], date: str | None) -> None:
    whole = Article(tuple(Part(text, "body") for text in texts), (), Metadata(date=date))
    (facts,) = extract([whole])
    for mention in facts.mentions:
        assert texts[mention.part][mention.start : mention.end] == mention.text


def test_every_claim_on_the_seed_page_has_its_evidence_in_the_text(seed_page: Path) -> None:
    claims = 0
    for examined in library.examine(seed_page):
        for article, facts in zip(examined.articles, examined.facts, strict=True):
            for project in facts.projects:
                for claim in project.claims:
                    claims += 1
                    assert claim.confidence in ("high", "medium", "low")
                    for span in claim.evidence:
                        assert article.parts[span.part].text[span.start : span.end].strip()
    assert claims > 60


def test_the_seed_pages_projects_stand_in_the_parks_of_their_articles(seed_page: Path) -> None:
    gold = json.loads((DATA / "seed_gold.json").read_text(encoding="utf-8"))
    parks = {project["name"]: project["park"] for project in gold["projects"]}
    found = [
        (project.name, project.objects("park"))
        for examined in library.examine(seed_page)
        for facts in examined.facts
        for project in facts.projects
        if project.name in parks
    ]
    assert len(found) >= 15
    assert [(name, links) for name, links in found if links != (parks[name],)] == []


def test_money_of_the_second_phase_is_not_given_to_the_first() -> None:
    text = "东岭高新区海澜动力电池项目一期已经投产,二期计划总投资50亿元至60亿元。"
    (facts,) = extract((Article((Part(text, "body"),)),))
    phases = [project for project in facts.projects if "一期" in project.name]
    assert phases
    assert all(not list(project.figures) for project in phases)


def test_a_number_that_is_part_of_a_firms_name_is_no_figure() -> None:
    text = "东岭高新区新引进海澜电子、广东乾九大康医疗等2个项目。"
    (facts,) = extract((Article((Part(text, "body"),)),))
    assert any("乾九大康" in project.name for project in facts.projects)
    assert [m.text for m in facts.mentions if m.type == "QUANTITY"] == ["2个"]


def test_a_part_shows_where_its_whole_is_named() -> None:
    text = "东岭高新区水系整治项目包括北湖水库工程、南渠连通工程等,总投资3亿元。"
    (facts,) = extract((Article((Part(text, "body"),)),))
    shown = {
        text[piece.start : piece.end]
        for project in facts.projects
        for claim in project.claims
        if claim.attribute == "part_of"
        for piece in claim.evidence
        if piece.role == "value"
    }
    assert shown == {"东岭高新区水系整治项目"}
