"""Completions: what a piece of a query, typed without an input method, may stand for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Completion:
    """A name or a word of a library, or a value that a field takes.

    text: it, as the texts have it. type: PARK, PROJECT, ORG, PERSON, WORD, or VALUE, of which only
    text, start and written tell something. name: what it counts as, the name that is shown of that;
    entity: its key (None of a word). number: how many articles tell of it, of a word how many
    passages hold it; capped: whether there may be more. reading: its pinyin, with spaces. start:
    where in what was typed the piece begins that it stands for; written: what to put there.
    """

    text: str
    type: str
    name: str
    entity: int | None
    number: int
    capped: bool
    reading: str
    start: int
    written: str
