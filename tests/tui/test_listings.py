"""`yuanzhi parks`, `projects` and `facets` as a user types them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from store.model import YuanzhiError
from tests.store.loading import jsonl, load, news
from tui.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = (
    news("一", "总投资12亿元的海澜轴承生产基地项目在西安高新区开工。", "2023-03-05"),
    news("二", "总投资120亿元的比亚迪动力电池项目在成都高新区签约。", "2022-02-03"),
    news("三", "总投资约5亿元的瀚森石墨烯项目在成都高新区开工。", "2021-02-03"),
)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("listings")
    load(jsonl(folder / "a.jsonl", *ARTICLES), into=folder / "library.db")
    return folder / "library.db"


def run(db: Path, *arguments: str) -> str:
    result = CliRunner().invoke(cli, [*arguments, "--db", str(db)])
    if result.exception is not None:
        raise result.exception
    return result.stdout


def refused(db: Path, *arguments: str) -> str:
    """What is said where these arguments cannot be meant, in one line."""
    result = CliRunner().invoke(cli, [*arguments, "--db", str(db)])
    assert result.exit_code == 2
    return " ".join(result.output.split())


def test_parks_tell_what_is_invested_and_what_is_planned_apart(db: Path) -> None:
    first, second = run(db, "parks", "--sort", "name").splitlines()
    assert "成都高新区 | 2 projects | 2 articles | ~5亿元 | ~120亿元 planned | 2022-02-03" in first
    assert "四川" in first
    assert "西安高新区 | 1 project | 1 article | 12亿元 | 2023-03-05" in second


def test_projects_are_sorted_and_narrowed(db: Path) -> None:
    lines = run(db, "projects", "--sort", "investment").splitlines()
    assert [line.split(" | ")[0].split()[1] for line in lines] == [
        "比亚迪动力电池项目",
        "海澜轴承生产基地项目",
        "瀚森石墨烯项目",
    ]
    (line,) = run(db, "projects", "--province", "四川", "--status", "started").splitlines()
    assert "瀚森石墨烯项目 | 成都高新区" in line
    (line,) = run(db, "projects", "--filter", "hlzc", "--limit", "1").splitlines()
    assert "海澜轴承生产基地项目" in line
    (line,) = run(db, "projects", "--min-amount", "100亿").splitlines()
    assert "比亚迪动力电池项目" in line
    (line,) = run(db, "projects", "--amount", "10亿..50亿").splitlines()
    assert "海澜轴承生产基地项目" in line
    assert len(run(db, "projects", "--park", "成都高新区").splitlines()) == 2


def test_json_tells_all_columns_and_how_many_there_are(db: Path) -> None:
    told = json.loads(run(db, "projects", "--json", "--limit", "1", "--sort", "investment"))
    assert told["total"] == 3
    assert told["projects"][0]["name"] == "比亚迪动力电池项目"
    assert told["projects"][0]["investment"]["value"] == 12e9
    parks = json.loads(run(db, "parks", "--json", "--province", "四川"))
    assert [(one["actual"], one["planned"], one["rough"]) for one in parks["parks"]] == [
        (5e8, 12e9, True)
    ]


def test_facets_tell_how_many_each_value_leaves(db: Path) -> None:
    told = json.loads(run(db, "facets", "--json", "--province", "四川"))["facets"]
    assert {one["value"]: one["count"] for one in told["status"]} == {"signed": 1, "started": 1}
    assert {one["value"]: one["count"] for one in told["province"]} == {"四川": 2, "陕西": 1}
    lines = run(db, "facets", "--of", "parks").splitlines()
    assert lines[0] == "province"
    form = json.loads(run(db, "facets", "--query", "项目", "--json"))
    assert form["of"] == "passages"
    for one in form["facets"]["status"]:
        hits = json.loads(run(db, "search", f"项目 status:{one['value']}", "--json"))["total"]
        assert (one["count"], one["complete"]) == (hits, True)
    assert "       1  四川" in lines


def test_a_search_narrowed_to_a_value_finds_as_many_passages_as_the_facets_count(db: Path) -> None:
    facets = json.loads(run(db, "facets", "--query", "项目", "--json"))["facets"]
    assert {"province", "industry", "status", "year", "amount"} <= set(facets)
    for facet, values in facets.items():
        for one in values:
            option = "--pub" if facet == "publication" else f"--{facet}"
            narrowed = run(db, "search", "项目", option, one["value"], "--count")
            assert (facet, int(narrowed)) == (facet, one["count"])
    both = run(db, "search", "项目", "--province", "四川", "--status", "signed", "--count")
    assert int(both) == 1
    assert "facets are about passages" in refused(
        db, "search", "总投资", "--facts", "--province", "四川"
    )


def test_lists_are_printed_as_the_tables_that_the_browser_copies(db: Path) -> None:
    head, first, *more = run(db, "projects", "--tsv", "--sort", "investment").splitlines()
    assert head.split("\t")[:3] == ["project", "park", "investors"]
    assert first.split("\t")[:2] == ["比亚迪动力电池项目", "成都高新区"]
    assert len(more) == 2
    head, first = run(db, "parks", "--tsv", "--province", "陕西").splitlines()
    assert (head.split("\t")[0], first.split("\t")[0]) == ("park", "西安高新区")
    head, first = run(db, "search", "石墨烯", "--tsv").splitlines()
    assert dict(zip(head.split("\t"), first.split("\t"), strict=True))["date"] == "2021-02-03"
    assert run(db, "projects", "--tsv", "--filter", "没有") == ""
    assert "leave other ways of" in refused(db, "search", "石墨烯", "--tsv", "--articles")


def test_an_amount_that_is_none_is_told_in_one_sentence(db: Path) -> None:
    with pytest.raises(YuanzhiError, match="5x is no amount of money in yuan"):
        run(db, "projects", "--min-amount", "5x")
