"""Small gold made up for the tests, and what rules might find in its text."""

from __future__ import annotations

import json
from typing import Any

from store.evaluation import Found, Gold, Placed, parse
from store.model import Claim, Mention, Project

TEXT = "总投资12亿元的海澜轴承生产基地项目在东岭高新区开工。"


def gold(
    *projects: dict[str, Any], marks: tuple[dict[str, Any], ...] = (), text: str = TEXT
) -> Gold:
    form = {"id": "g1", "text": text, "date": None, "mentions": marks, "projects": projects}
    return parse(json.dumps(form).encode(), "g1.json")


def mark(type_: str, words: str, value: str | None = None, text: str = TEXT) -> dict[str, Any]:
    start = text.index(words)
    return {
        "type": type_,
        "start": start,
        "end": start + len(words),
        "text": words,
        "value": value,
    }


def mention(type_: str, words: str, text: str = TEXT, **more: Any) -> Mention:
    start = text.find(words)
    return Mention(type_, 0, start, start + len(words), words, f"{type_.lower()}-rule", **more)


def money(value: float, words: str = "12亿元", **more: Any) -> Mention:
    return mention("MONEY", words, value=value, unit="CNY", **more)


def claim(attribute: str, said: str | Mention, rule: str, confidence: str = "high") -> Claim:
    if isinstance(said, str):
        return Claim(attribute, rule, (), object=said, confidence=confidence)
    return Claim(attribute, rule, (), figure=said, confidence=confidence)


def found(*mentions: Mention, projects: tuple[Project, ...] = ()) -> Found:
    return Found(tuple(Placed(one, (one.start, one.end)) for one in mentions), projects)
