"""Hints: what to tell of a query whose fields were not all read as they may have been meant."""

from __future__ import annotations

import re
from gettext import dgettext
from typing import TYPE_CHECKING

from store.search import comparisons, dates, fields, pages
from store.search.tokens import clean, tokens
from store.search.tree import Field

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.search.tokens import Token

# What looks like a field to whoever typed it; no address (http://).
_FIELD = re.compile(r"([a-z]{3,12}):(?!//)")


def of(query: str) -> str | None:
    """A short sentence on the first field of a query that has no value, none that it can have, or
    one that nothing can meet; on what looks like a field and is none. None where all is well.
    """
    text = clean(query)
    told = (_of_token(token, text) for token in tokens(text))
    return next((one for one in told if one is not None), None)


def _of_token(token: Token, text: str) -> str | None:
    words = text[token.start : token.end]
    if isinstance(token.node, Field):
        return _of_value(token.node, words)
    found = fields.PATTERN.match(words)
    if token.kind == "unfinished":
        return _unfinished(words) if found or fields.SORT_NAME.match(words) else None
    if token.kind != "term":
        return None
    if found is not None:
        return _refused(fields.called(found[1]), words)
    if fields.SORT_NAME.match(words):
        return _one_of(words, fields.ORDERS)
    unknown = _FIELD.match(words)
    if unknown is None:
        return None
    return dgettext("yuanzhi", "There is no field {name}: {words} is read as text.").format(
        name=unknown[1], words=words
    )


def _of_value(field: Field, words: str) -> str | None:
    """Of a range that ends before it begins, and of nothing between quotation marks."""
    if not field.value.strip('"'):
        return _unfinished(words)
    if not _is_reversed(field):
        return None
    return dgettext("yuanzhi", "{words} ends before it begins: nothing is in it.").format(
        words=words
    )


def _is_reversed(field: Field) -> bool:
    if field.name == "date":
        period = dates.period_of(field.value)
        return ".." in field.value and period is not None and period[0] > period[1]
    if field.name == "page":
        asked = pages.read(field.value)
        return asked is not None and asked.first > asked.last
    figures = (
        comparisons.read(field.name, field.value) if field.name in comparisons.FIELDS else None
    )
    return figures is not None and figures.least > figures.most


def _unfinished(words: str) -> str:
    if words.rstrip('"')[-1:] in ":：":
        return dgettext("yuanzhi", "{words} has no value yet.").format(words=words)
    return dgettext("yuanzhi", "{words} is not whole yet.").format(words=words)


def _refused(name: str, words: str) -> str:
    if name in fields.CHOICES:
        return _one_of(words, dict.fromkeys(fields.CHOICES[name].values()))
    told = {
        "date": dgettext("yuanzhi", "{words} is no date: read as text."),
        "page": dgettext("yuanzhi", "{words} is no page: read as text."),
        "amount": dgettext("yuanzhi", "{words} is no amount of money: read as text."),
        "area": dgettext("yuanzhi", "{words} is no area with its unit: read as text."),
        "rate": dgettext("yuanzhi", "{words} is no rate with its unit: read as text."),
    }
    other = dgettext("yuanzhi", "{words} is no figure with its unit: read as text.")
    return told.get(name, other).format(words=words)


def _one_of(words: str, choices: Iterable[str]) -> str:
    return dgettext("yuanzhi", "{words} is read as text: take one of {choices}.").format(
        words=words, choices=", ".join(choices)
    )
