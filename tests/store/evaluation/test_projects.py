"""Projects and their claims against gold."""

from __future__ import annotations

from typing import Any

from store.evaluation import Score, projects
from store.evaluation.results import Count
from store.model import Project
from tests.store.evaluation.golds import claim, found, gold, mention, money

NAME = "海澜轴承生产基地项目"
FACT = {"attr": "total_investment", "text": "12亿元", "value": "1200000000 CNY"}


def read(wanted: list[dict[str, Any]], *got: Project) -> projects.Read:
    return projects.read(gold(*wanted), found(projects=got))


def test_a_project_is_found_by_any_of_its_names() -> None:
    told = {"name": NAME, "aliases": ["海澜项目"]}
    for name, aliases, hits in (
        (NAME, (), 1),
        ("海澜轴承生产基地", (), 1),
        ("轴承厂", ("海澜项目",), 1),
        ("轴承厂", (), 0),
    ):
        assert read([told], Project(name, aliases)).scores["project"] == Score(hits, 1, 1)


def test_one_project_found_is_not_two_of_the_gold() -> None:
    both = [{"name": NAME}, {"name": NAME}]
    assert read(both, Project(NAME)).scores["project"] == Score(1, 2, 1)


def test_facts_stages_and_links_are_counted_where_the_project_was_found() -> None:
    told = {
        "name": NAME,
        "park": "东岭高新区",
        "orgs": ["海澜集团", "东岭投资"],
        "status": ["started", "building"],
        "facts": [FACT, {"attr": "start_date", "text": "今天", "value": "2020-06-01"}],
    }
    claims = (
        claim("total_investment", money(1.2e9), "figure-clause"),
        claim("start_date", mention("DATE", "今天", iso="2020-06-02"), "date-clause", "medium"),
        claim("status", "started", "status-clause"),
        claim("status", "signed", "status-clause"),
        claim("park", "东岭高新区", "park-placed", "medium"),
        claim("org", "海澜集团", "org-name", "medium"),
    )
    result = read([told], Project(NAME, claims=claims))
    assert result.scores == {
        "project": Score(1, 1, 1),
        "fact": Score(1, 2, 2),
        "status": Score(1, 2, 2),
        "park link": Score(1, 1, 1),
        "org link": Score(1, 2, 1),
    }
    assert result.counts == {
        ("high", "figure-clause"): Count(right=1),
        ("high", "status-clause"): Count(right=1, wrong=1),
        ("medium", "date-clause"): Count(wrong=1),
        ("medium", "park-placed"): Count(right=1),
        ("medium", "org-name"): Count(right=1),
    }
    unfound = read([told], Project("别的厂", claims=claims))
    assert unfound.scores == {
        "project": Score(0, 1, 1),
        "fact": Score(0, 2, 2),
        "status": Score(0, 2, 2),
        "park link": Score(0, 1, 1),
        "org link": Score(0, 2, 1),
    }


def test_claims_on_a_project_that_gold_lacks_are_astray() -> None:
    claims = (claim("status", "started", "status-clause"), claim("org", "甲", "org-name", "low"))
    result = read([{"name": NAME, "status": ["started"]}], Project("别的厂", claims=claims))
    assert result.counts == {
        ("high", "status-clause"): Count(astray=1),
        ("low", "org-name"): Count(astray=1),
    }


def test_an_attribute_has_to_be_the_same_as_well_as_the_figure() -> None:
    wrong = claim("investment", money(1.2e9), "figure-clause")
    result = read([{"name": NAME, "facts": [FACT]}], Project(NAME, claims=(wrong,)))
    assert result.scores["fact"] == Score(0, 1, 1)
    assert result.counts == {("high", "figure-clause"): Count(wrong=1)}


def test_a_fact_is_told_once() -> None:
    twice = (
        claim("total_investment", money(1.2e9), "figure-clause"),
        claim("total_investment", money(1.2e9), "figure-sentence", "medium"),
    )
    result = read([{"name": NAME, "facts": [FACT]}], Project(NAME, claims=twice))
    assert result.scores["fact"] == Score(1, 1, 2)
    assert result.counts == {
        ("high", "figure-clause"): Count(right=1),
        ("medium", "figure-sentence"): Count(wrong=1),
    }


def test_a_project_is_in_the_first_park_that_is_told() -> None:
    told = {"name": NAME, "park": "东岭高新区"}
    parks = (claim("park", "西岭高新区", "park-only"), claim("park", "东岭高新区", "park-only"))
    result = read([told], Project(NAME, claims=parks))
    assert result.scores["park link"] == Score(0, 1, 1)
    assert result.counts == {("high", "park-only"): Count(right=1, wrong=1)}


def test_a_stage_or_link_told_by_two_rules_is_one() -> None:
    claims = (claim("status", "started", "status-clause"), claim("status", "started", "status-x"))
    result = read([{"name": NAME, "status": ["started"]}], Project(NAME, claims=claims))
    assert result.scores["status"] == Score(1, 1, 1)
    assert sum(result.counts.values(), Count()) == Count(right=2)


def test_the_whole_of_a_part_may_be_called_by_any_of_its_names() -> None:
    told: list[dict[str, Any]] = [
        {"name": "一期工程", "part_of": "东岭水厂"},
        {"name": "东岭水厂", "aliases": ["海澜供水项目"]},
    ]
    for whole, right in (("海澜供水项目", True), ("水厂新建工程", True), ("轴承厂", False)):
        part = Project("一期工程", claims=(claim("part_of", whole, "part-phase", "low"),))
        other = Project("水厂新建工程", ("东岭水厂",))
        result = read(told, part, other)
        assert result.counts == {("low", "part-phase"): Count(int(right), int(not right))}
        assert [miss.row for miss in result.misses if miss.kind == "missed"] == (
            [] if right else ["part link"]
        )


def test_misses_tell_projects_facts_stages_and_links() -> None:
    told: list[dict[str, Any]] = [
        {"name": NAME, "park": "东岭高新区", "status": ["started"], "facts": [FACT]},
        {"name": "水厂"},
    ]
    claims = (
        claim("total_investment", money(2e8), "figure-clause"),
        claim("org", "海澜集团", "org-name", "medium"),
    )
    stray = Project("别的厂", claims=(claim("status", "signed", "status-ahead"),))
    misses = read(told, Project(NAME, claims=claims), stray).misses
    assert [(m.kind, m.row, m.project, m.attribute, m.text, m.value, m.rule) for m in misses] == [
        ("missed", "project", None, None, "水厂", "", None),
        ("extra", "project", None, None, "别的厂", "", None),
        ("missed", "fact", NAME, "total_investment", "12亿元", "1200000000 CNY", None),
        ("missed", "status", NAME, "status", "started", "", None),
        ("missed", "park link", NAME, "park", "东岭高新区", "", None),
        ("extra", "fact", NAME, "total_investment", "12亿元", "200000000 CNY", "figure-clause"),
        ("extra", "org link", NAME, "org", "海澜集团", "", "org-name"),
        ("extra", "status", "别的厂", "status", "signed", "", "status-ahead"),
    ]
    assert {miss.article for miss in misses} == {"g1"}
