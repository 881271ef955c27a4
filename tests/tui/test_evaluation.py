"""`yuanzhi evaluate`: its tables, its JSON, and its one sentence on bad gold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from store.extract.confidence import of_rule
from tests.store.evaluation.golds import TEXT, mark

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Yuanzhi

ROWS = [
    *("PARK", "PARK loose", "PROJECT", "PROJECT loose", "ORG", "ORG loose"),
    *("PERSON", "PERSON loose", "BYLINE", "BYLINE loose"),
    *("MONEY", "AREA", "RATE", "QUANTITY", "DATE"),
    *("project", "fact", "status", "park link", "org link"),
]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder with one gold article: the rules find its project, and not what it says of it."""
    form: dict[str, Any] = {
        "id": "a1",
        "text": TEXT,
        "date": "2024-03-05",
        "mentions": [
            mark("MONEY", "12亿元", "1200000000 CNY"),
            mark("PARK", "东岭高新区"),
            {**mark("PERSON", "开工"), "text": "开\x1b[2J\n工"},
        ],
        "projects": [
            {
                "name": "海澜轴承生产基地项目",
                "status": ["building"],
                "facts": [
                    {"attr": "total_investment", "text": "12亿元", "value": "1200000000 CNY"}
                ],
            }
        ],
    }
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a1.json").write_text(json.dumps(form), encoding="utf-8")
    return folder


def test_it_prints_scores_by_type_and_claims_by_class(yuanzhi: Yuanzhi, gold: Path) -> None:
    run = yuanzhi("evaluate", gold)
    assert run.returncode == 0
    assert run.stderr == "1 article.\n"
    head, *lines = run.stdout.splitlines()
    assert head.split() == ["P", "R", "F1", "gold"]
    assert [line[:14].rstrip() for line in lines[: len(ROWS)]] == ROWS
    assert lines[ROWS.index("MONEY")] == "MONEY           1.000  1.000  1.000      1"
    assert lines[ROWS.index("PERSON")] == "PERSON          0.000  0.000  0.000      1"
    rest = lines[len(ROWS) :]
    assert rest[1].split() == ["class", "right", "wrong", "P", "astray", "P", "all"]
    classes = {line.split()[0]: line.split()[1:] for line in rest[2:5]}
    assert list(classes) == ["high", "medium", "low"]
    # The gold has another stage than the one that a rule of this class tells.
    told = classes[of_rule("status-clause")]
    assert told[3] == "0"
    assert told[2] == told[4]
    assert told[2].endswith("*")
    assert "high 90%, medium 75%" in rest[-1]


def test_rules_and_misses_are_printed_where_they_are_asked_for(
    yuanzhi: Yuanzhi, gold: Path
) -> None:
    plain = yuanzhi("evaluate", gold).stdout
    assert "status-clause" not in plain
    assert "missed" not in plain
    run = yuanzhi("evaluate", gold, "--rules", "--misses").stdout
    lines = run.splitlines()
    (rule,) = (line.split() for line in lines if line.startswith("status-clause"))
    assert rule == ["status-clause", of_rule("status-clause"), "0", "1", "0.000*", "0", "0.000*"]
    assert "a1 missed status 海澜轴承生产基地项目: building" in lines
    assert "a1 extra  status 海澜轴承生产基地项目: started (status-clause)" in lines
    assert "a1 missed PERSON 开 [2J 工" in lines
    assert "\x1b" not in run


def test_json_tells_everything(yuanzhi: Yuanzhi, gold: Path) -> None:
    told = json.loads(yuanzhi("evaluate", gold / "a1.json", "--json").stdout)
    assert list(told) == ["articles", "scores", "classes", "rules", "misses"]
    assert told["articles"] == 1
    assert list(told["scores"]) == ROWS
    assert told["scores"]["MONEY"] == {
        "hits": 1,
        "gold": 1,
        "found": 1,
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
    }
    assert list(told["classes"]) == ["high", "medium", "low"]
    assert told["classes"]["high"]["promise"] == 0.9
    assert told["classes"]["low"]["promise"] is told["classes"]["low"]["kept"] is None
    (rule,) = (one for one in told["rules"] if one["rule"] == "status-clause")
    assert rule == {
        "rule": "status-clause",
        "class": of_rule("status-clause"),
        "right": 0,
        "wrong": 1,
        "astray": 0,
        "precision": 0.0,
        "overall": 0.0,
        "promise": told["classes"][of_rule("status-clause")]["promise"],
        "kept": False,
        "kept_overall": False,
    }
    assert {
        "article": "a1",
        "kind": "missed",
        "row": "status",
        "text": "building",
        "value": "",
        "project": "海澜轴承生产基地项目",
        "attribute": "status",
        "rule": None,
    } in told["misses"]


def test_bad_gold_is_one_sentence_and_exit_code_1(yuanzhi: Yuanzhi, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    (tmp_path / "other.json").write_text('{"text": "甲"}', encoding="utf-8")
    (tmp_path / "empty").mkdir()
    for name, words in (
        ("bad.json", "is no JSON"),
        ("other.json", "is no gold: mentions must be"),
        ("empty", "There is no gold in"),
        ("none.json", "There is no file"),
    ):
        run = yuanzhi("evaluate", tmp_path / name)
        assert run.returncode == 1
        assert run.stdout == ""
        assert run.stderr.startswith("yuanzhi: ")
        assert words in run.stderr
        assert run.stderr.count("\n") == 1
    assert yuanzhi("evaluate").returncode == 1
