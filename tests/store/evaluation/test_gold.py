"""Gold out of JSON, and the sentence that says what is wrong with it."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from store.evaluation import parse
from store.model import YuanzhiError

FORM: dict[str, Any] = {"id": "g1", "text": "甲项目。", "mentions": [], "projects": []}


def gold(**change: Any) -> bytes:
    return json.dumps({**FORM, **change}).encode()


def test_a_gold_needs_its_text_mentions_and_projects_alone() -> None:
    form = {"text": "甲项目。", "mentions": [], "projects": [{"name": "甲项目"}]}
    read = parse(json.dumps(form).encode("utf-8-sig"), "folder/page 7.json")
    assert (read.id, read.text, read.date, read.marks) == ("page 7", "甲项目。", None, ())
    assert read.projects[0].names == ("甲项目",)
    assert read.projects[0].wants == ()


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2020-06-01", datetime.date(2020, 6, 1)),
        ("2020-06", None),
        ("2020", None),
        (None, None),
    ],
)
def test_a_date_counts_where_it_is_a_day(date: str | None, day: datetime.date | None) -> None:
    assert parse(gold(date=date), "g1.json").date == day


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"\xff\xfe", b"[" * 100_000],
    ids=["empty", "broken", "binary", "deep"],
)
def test_what_is_no_json_is_told(data: bytes) -> None:
    with pytest.raises(YuanzhiError, match=r"^a\.json is no JSON: name files of annotated "):
        parse(data, "a.json")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"[]", "it must be one object"),
        (b"{}", "text must be a string"),
        (gold(text=" "), "text must be the text of an article"),
        (gold(text="\ud800"), "text must be whole characters"),
        (gold(id=7), "id must be a string"),
        (gold(date="1 June"), "date must be a day such as 2020-06-01, or null"),
        (gold(date="2020-13"), "date must be a day such as 2020-06-01, or null"),
        (gold(date="2020-02-30"), "date must be a day such as 2020-06-01, or null"),
        (gold(mentions=None), "mentions must be a list of objects"),
        (gold(mentions={}), "mentions must be a list of objects"),
        (gold(mentions=["a"]), "mentions must be a list of objects"),
        (gold(mentions=[{}]), "mentions[0].start must be a whole number"),
        (
            gold(mentions=[{"type": "PARK", "start": True, "end": 1}]),
            "mentions[0].start must be a whole number",
        ),
        (
            gold(mentions=[{"type": 1, "start": 0, "end": 1}]),
            "mentions[0].type must be a string",
        ),
        (
            gold(mentions=[{"type": "MONEY", "start": 0, "end": 1, "value": 3}]),
            "mentions[0].value must be a string",
        ),
        (gold(projects=None), "projects must be a list of objects"),
        (gold(projects=[{"name": None}]), "projects[0].name must be a string"),
        (
            gold(projects=[{"name": "甲"}, {"name": "乙", "orgs": "丙"}]),
            "projects[1].orgs must be a list of strings",
        ),
        (
            gold(projects=[{"name": "甲", "facts": [{"value": "1 CNY"}]}]),
            "projects[0].facts[0].attr must be a string",
        ),
    ],
)
def test_what_is_no_gold_is_told_with_its_place(data: bytes, what: str) -> None:
    with pytest.raises(YuanzhiError) as error:
        parse(data, "a.json")
    assert str(error.value) == f"a.json is no gold: {what}."


def test_the_words_of_a_mark_may_be_left_to_the_text() -> None:
    (mark,) = parse(
        gold(mentions=[{"type": "PROJECT", "start": 0, "end": 3, "canonical": None}]), "a.json"
    ).marks
    assert (mark.text, mark.value) == ("甲项目", None)
