"""JSON: an array of articles, a newspaper by day (pages, and articles in these), or one article.

Articles are the objects that have a text, wherever they stand. What the objects around them say of
date, publication and page holds for them too.
"""

from __future__ import annotations

import json
import re
from gettext import dgettext
from typing import TYPE_CHECKING

from store.model import YuanzhiError
from store.reading.charset import decode, shown
from store.reading.content import Content, Format
from store.reading.fields import datum_of, declare
from store.reading.records import ORIGIN, Records

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping

    from store.model import Article

Pairs = list[tuple[str, object]]

# What an object says for the articles in it. Its title and address are its own.
INHERITED = ("publication", "date", "page", "page_name", "accessed", "language")
# Nobody nests articles so deep.
DEEPEST = 50
# A text so short, with nothing beside it, is a label of a form or a chart and no article.
SHORTEST_ALONE = 20

_SPACE = re.compile(r"[\s\ufeff]*")
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*[\"}]")
# Keys that tell the day or the page of what is under them; a number alone is some key or other.
_DAY = re.compile(r"(?:19|20)\d{2}(?:\d{4}|[-/.年]\d{1,2}[-/.月]\d{1,2}日?)", re.ASCII)
_PAGE = re.compile(r"第?[A-Za-z]?\d{1,3}版.{0,20}", re.ASCII)
_DECODER = json.JSONDecoder()


def read(content: Content) -> Iterator[Article]:
    """The articles of a file. What is damaged behind them is told as a problem.

    Raises YuanzhiError where it is no JSON or no article can be used, NoNews where it has none.
    """
    name = content.item.location.name
    decoded = decode(content.data(), name, forced=content.options.charset)
    content.charset = decoded.charset
    if decoded.problem:
        content.problem(decoded.problem)
    records = Records(content, dgettext("yuanzhi", "Article {number}: {problem}"))
    number = 0
    try:
        for value in _values(decoded.text):
            for pairs in articles_in(value, content.options.columns):
                if _is_label(pairs, content.options.columns):
                    continue
                number += 1
                article = records.article(number, pairs)
                if article is not None:
                    yield article
    except (ValueError, RecursionError) as error:
        reason = shown(error) if isinstance(error, ValueError) else "nesting"
        if not number:
            raise YuanzhiError(
                dgettext(
                    "yuanzhi", "{name} is no JSON ({reason}): correct it and load it again."
                ).format(name=shown(name), reason=reason)
            ) from None
        problem = dgettext("yuanzhi", "What follows the one before is no JSON ({reason}).")
        records.problem(number + 1, problem.format(reason=reason))
    records.finish()


def articles_in(value: object, columns: Mapping[str, str]) -> Iterator[Pairs]:
    """The fields of each article in a value, with what the objects around it say.

    An object with a title and nowhere a text is given too: that it has none has to be told.
    Raises RecursionError for what is nested deeper than DEEPEST.
    """
    yield from _walk(value, {}, columns, 0)


def _walk(
    value: object, outer: Mapping[str, tuple[str, object]], columns: Mapping[str, str], depth: int
) -> Generator[Pairs, None, int]:
    """The articles in a value; returns how many they are. outer: datum -> what is inherited."""
    if depth > DEEPEST:
        raise RecursionError
    found = 0
    if isinstance(value, list):
        for piece in value:
            if isinstance(piece, (dict, list)):
                found += yield from _walk(piece, outer, columns, depth + 1)
        return found
    if not isinstance(value, dict):
        return 0
    own: dict[str, list[tuple[str, object]]] = {}
    for name, piece in value.items():
        datum = datum_of(name, columns)
        if datum is not None and piece not in (None, "") and not _holds_objects(piece):
            own.setdefault(datum, []).append((name, piece))
    whole = [*value.items(), *(pair for datum, pair in outer.items() if datum not in own)]
    if "text" in own:
        yield whole
        found = 1
        if "title" in own:
            # What is under an article is its comments and the like.
            return found
    handed = {**outer, **{datum: own[datum][0] for datum in INHERITED if datum in own}}
    for name, piece in value.items():
        if isinstance(piece, (dict, list)):
            inner = _walk(piece, handed | _said_by(name), columns, depth + 1)
            found += yield from (_titled(inner, columns) if "text" in own else inner)
    if not found and "title" in own:
        yield whole
        return 1
    return found


def _titled(
    inner: Generator[Pairs, None, int], columns: Mapping[str, str]
) -> Generator[Pairs, None, int]:
    """The articles that have a title: a page may have a text of its own, a remark has no title."""
    found = 0
    for pairs in inner:
        if any(datum_of(name, columns) == "title" and value for name, value in pairs):
            found += 1
            yield pairs
    return found


def _holds_objects(value: object) -> bool:
    """Whether a value has to be looked into, rather than being what the field says."""
    if isinstance(value, list):
        return any(isinstance(piece, (dict, list)) for piece in value)
    return isinstance(value, dict)


def _said_by(name: str) -> dict[str, tuple[str, object]]:
    """What a key says of the articles under it: {"2020-06-01": {"01版": [...]}}."""
    datum = "date" if _DAY.fullmatch(name) else "page" if _PAGE.fullmatch(name) else None
    if datum is None:
        return {}
    data = declare([(datum, name)], ORIGIN).metadata
    return {known: (known, getattr(data, known)) for known in data.origins}


def _is_label(pairs: Pairs, columns: Mapping[str, str]) -> bool:
    data = {datum_of(name, columns): value for name, value in pairs}
    text = data.pop("text", None)
    data.pop(None, None)
    return not data and isinstance(text, str) and len(text) < SHORTEST_ALONE


def _values(text: str) -> Iterator[object]:
    """The values of a text, those of an array one by one. Raises ValueError, RecursionError."""
    at = _skip(text, 0)
    if at == len(text):
        raise ValueError(dgettext("yuanzhi", "it is empty"))
    while at < len(text):
        if text[at] == "[":
            at = _skip(text, at + 1)
            more = not text.startswith("]", at)
            while more:
                value, at = _DECODER.raw_decode(text, at)
                yield value
                at = _skip(text, at)
                more = text.startswith(",", at)
                at = _skip(text, at + 1) if more else at
            if not text.startswith("]", at):
                raise json.JSONDecodeError("Expecting ',' delimiter", text, at)
            at += 1
        else:
            value, at = _DECODER.raw_decode(text, at)
            yield value
        at = _skip(text, at)


def _skip(text: str, at: int) -> int:
    """The next place that is no white space."""
    match = _SPACE.match(text, at)
    return match.end() if match else at


FORMAT = Format(
    "json",
    "application/json",
    frozenset({".json"}),
    lambda head, suffix: suffix == ".json" or _START.match(head) is not None,
    read,
)
