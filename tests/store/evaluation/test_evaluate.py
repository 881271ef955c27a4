"""An evaluation over several texts: its sums, the promises kept, the files it takes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from store import library
from store.evaluation import Score, evaluate
from store.evaluation.results import Count, Group
from store.model import Project, YuanzhiError
from tests.store.evaluation.golds import TEXT, claim, found, gold, mark, mention, money

if TYPE_CHECKING:
    from pathlib import Path

NAME = "海澜轴承生产基地项目"


def write(path: Path, **change: Any) -> Path:
    form = {
        "id": path.stem,
        "text": TEXT,
        "date": "2024-03-05",
        "mentions": [mark("MONEY", "12亿元", "1200000000 CNY"), mark("PARK", "东岭高新区")],
        "projects": [
            {
                "name": NAME,
                "park": "东岭高新区",
                "status": ["started"],
                "facts": [
                    {"attr": "total_investment", "text": "12亿元", "value": "1200000000 CNY"}
                ],
            }
        ],
        **change,
    }
    path.write_text(json.dumps(form), encoding="utf-8")
    return path


def test_scores_counts_and_misses_are_summed_over_the_texts() -> None:
    wanted = gold({"name": NAME, "status": ["started"]}, marks=(mark("PARK", "东岭高新区"),))
    claims = (
        claim("status", "started", "status-clause"),
        claim("status", "started", "status-ahead", "medium"),
    )
    hit = found(mention("PARK", "东岭高新区"), projects=(Project(NAME, claims=claims),))
    result = evaluate([(wanted, hit), (wanted, found(money(1.0)))])
    assert result.articles == 2
    assert result.scores["PARK"] == Score(hits=1, gold=2, found=1)
    assert result.scores["MONEY"] == Score(hits=0, gold=0, found=1)
    assert result.scores["status"] == Score(hits=1, gold=2, found=1)
    assert result.rules == (
        Group("status-clause", "high", Count(right=1)),
        Group("status-ahead", "medium", Count(right=1)),
    )
    assert [(m.kind, m.row) for m in result.misses] == [
        ("missed", "PARK"),
        ("extra", "MONEY"),
        ("missed", "project"),
        ("missed", "status"),
    ]


def test_nothing_to_evaluate_scores_nothing() -> None:
    result = evaluate([])
    assert result.articles == 0
    assert set(result.scores.values()) == {Score()}
    assert [one.count for one in result.classes] == [Count(), Count(), Count()]
    assert {one.kept for one in result.classes} == {None}


def test_precision_recall_and_f1() -> None:
    score = Score(hits=3, gold=4, found=6)
    assert (score.precision, score.recall, score.f1) == (0.5, 0.75, 0.6)
    assert (Score().precision, Score().recall, Score().f1) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("confidence", "count", "kept", "kept_overall"),
    [
        ("high", Count(9, 1, 0), True, True),
        ("high", Count(9, 1, 1), True, False),
        ("high", Count(8, 1, 0), False, False),
        ("medium", Count(3, 1, 0), True, True),
        ("medium", Count(2, 1, 0), False, False),
        ("low", Count(0, 9, 0), None, None),
        ("high", Count(0, 0, 2), None, False),
        ("high", Count(), None, None),
    ],
)
def test_a_class_keeps_its_promise_or_does_not(
    confidence: str, count: Count, kept: bool | None, kept_overall: bool | None
) -> None:
    group = Group("rule", confidence, count)
    assert group.kept is kept
    assert group.kept_overall is kept_overall


def test_a_class_has_the_claims_of_its_rules() -> None:
    wanted = gold({"name": NAME, "status": ["started"]})
    claims = (
        claim("status", "started", "status-clause"),
        claim("status", "signed", "status-ahead", "medium"),
        claim("status", "planned", "status-among", "medium"),
    )
    high, medium, low = evaluate(
        [(wanted, found(projects=(Project(NAME, claims=claims),)))]
    ).classes
    assert (high.name, high.count) == ("high", Count(right=1))
    assert (medium.name, medium.count) == ("medium", Count(wrong=2))
    assert (low.name, low.count) == ("low", Count())


def test_the_present_rules_run_over_the_text_of_each_gold(tmp_path: Path) -> None:
    result = library.evaluate([write(tmp_path / "a.json")])
    assert result.scores["MONEY"] == Score(1, 1, 1)
    assert result.scores["PARK"] == Score(1, 1, 1)
    assert result.scores["project"] == Score(1, 1, 1)
    assert result.scores["fact"] == Score(1, 1, 1)
    assert result.scores["status"] == Score(1, 1, 1)
    assert sum(one.count.right for one in result.classes) >= 3


def test_years_are_reckoned_from_the_date_of_the_gold(tmp_path: Path) -> None:
    text = "海澜轴承生产基地项目3月4日开工。"
    marks = [mark("DATE", "3月4日", "2024-03-04", text)]
    dated = write(tmp_path / "a.json", text=text, mentions=marks)
    assert library.evaluate([dated]).scores["DATE"] == Score(1, 1, 1)
    undated = write(tmp_path / "a.json", text=text, mentions=marks, date=None)
    assert library.evaluate([undated]).scores["DATE"] == Score(0, 1, 1)


def test_offsets_are_those_of_the_text_across_broken_lines(tmp_path: Path) -> None:
    text = "东岭新闻\r\n\r\n  园区企业共350余家，总投资12亿元。\r\n  东岭高新区\r\n"
    marks = [
        mark("QUANTITY", "350余家", "350 家 >", text),
        mark("MONEY", "12亿元", "1200000000 CNY", text),
    ]
    scores = library.evaluate([write(tmp_path / "a.json", text=text, mentions=marks)]).scores
    assert scores["QUANTITY"] == scores["MONEY"] == Score(1, 1, 1)


def test_a_folder_gives_all_its_json_and_no_file_counts_twice(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    one, _other = write(tmp_path / "a.json"), write(tmp_path / "deep" / "b.json")
    (tmp_path / "notes.txt").write_text("no gold", encoding="utf-8")
    result = library.evaluate([tmp_path, one, tmp_path / "deep" / ".." / "a.json"])
    assert result.articles == 2


def test_an_id_may_be_anything(tmp_path: Path) -> None:
    for name in ("../../up", "a/b", "2019-01-01", "长" * 300, "\0", "."):
        assert library.evaluate([write(tmp_path / "a.json", id=name)]).scores["MONEY"].hits == 1


def test_a_path_without_gold_is_told(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for path, sentence in (
        (empty, "There is no gold in"),
        (tmp_path / "none.json", "There is no file"),
    ):
        with pytest.raises(YuanzhiError, match=f"^{sentence} .*[.]$"):
            library.evaluate([path])
