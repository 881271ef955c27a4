"""JSON Lines: one article a line, one paragraph a line of its text. Nothing has to be guessed."""

from __future__ import annotations

import json
import re
from gettext import dgettext
from typing import TYPE_CHECKING, Any

from store.model import Article, Metadata, Part, YuanzhiError
from store.reading.charset import clean, shown
from store.reading.dates import iso_date, page_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MEDIA_TYPE = "application/jsonl"
CHARSET = "utf-8"
HEADS = ("kicker", "title", "subtitle")

_BOM = b"\xef\xbb\xbf"
_BREAKS = re.compile(r"[\r\n\u2028\u2029]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
# The comma of "Smith, John" stands between no two names.
_BETWEEN_NAMES = re.compile(
    r"\s*[、，；;|]\s*|(?<=[\u4e00-\u9fff])\s*[,/]\s*|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])"
)
# 本报记者 before a name says what the author is, not who.
_OFFICE = re.compile(r"(?<![^\s、，,；;|])[^\s、，,；;|]*?(?:记者|通讯员|作者)[:：]?\s*")


class _LineError(Exception):
    """A line that is no article; its text says what to correct."""


def read_articles(lines: Iterable[bytes], name: str) -> Iterator[Article]:
    """The articles of an open file, one at a time. Empty lines are skipped.

    name: the file's, for messages. A field that is missing or empty is not known; only "text" has
    to be there. Raises YuanzhiError with the number of the first line that cannot be used.
    """
    for number, line in enumerate(lines, 1):
        if number == 1 and line.startswith(_BOM):
            line = line[len(_BOM) :]
        if not line.strip():
            continue
        try:
            yield _article(_object(line))
        except _LineError as problem:
            raise YuanzhiError(
                dgettext("yuanzhi", "{name}, line {line}: {problem}").format(
                    name=shown(name), line=number, problem=problem
                )
            ) from None


def is_json_line(line: bytes) -> bool:
    """Whether a first line looks like one object of JSON Lines, whole on its line."""
    line = line.removeprefix(_BOM).strip()
    if not (line.startswith(b"{") and line.endswith(b"}")):
        return False
    try:
        return isinstance(json.loads(line.decode("utf-8")), dict)
    except (ValueError, RecursionError):
        return False


def _object(line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _LineError(
            dgettext(
                "yuanzhi",
                "byte {offset} of the line is not UTF-8; save the file as UTF-8 and load it again.",
            ).format(offset=error.start)
        ) from None
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise _LineError(
            dgettext(
                "yuanzhi",
                "this is no JSON object; write one article a line, "
                'like {"title": "…", "date": "2020-06-01", "text": "…"}.',
            )
        )
    return value


def _article(fields: dict[str, Any]) -> Article:
    text = _string(fields, "text")
    if text is None:
        raise _LineError(
            dgettext("yuanzhi", 'there is no "text"; put the paragraphs of the article there.')
        )
    parts = [Part(head, kind) for kind in HEADS if (head := (_string(fields, kind) or "").strip())]
    parts += [Part(line, "body") for piece in _BREAKS.split(text) if (line := piece.strip())]
    data: dict[str, str] = {}
    for key in ("publication", "page_name", "url"):
        value = (_string(fields, key) or "").strip()
        if value:
            data[key] = value
    date, page = _date(fields), _page(fields)
    if date:
        data["date"] = date
    if page:
        data["page"] = page
    return Article(
        tuple(parts), _authors(fields), Metadata(**data, origins=dict.fromkeys(data, "declared"))
    )


def _string(fields: dict[str, Any], key: str) -> str | None:
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise _LineError(
            dgettext("yuanzhi", '"{key}" is {value}; put it between quotation marks.').format(
                key=key, value=shown(value)
            )
        )
    # JSON can write half a character, which no text may have.
    if _SURROGATE.search(value):
        raise _LineError(
            dgettext(
                "yuanzhi", '"{key}" has half a surrogate pair (\\ud800 to \\udfff); remove it.'
            ).format(key=key)
        )
    return clean(value)


def _date(fields: dict[str, Any]) -> str | None:
    value = fields.get("date")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    text = _string({"date": value}, "date")
    if not text or not text.strip():
        return None
    date = iso_date(text)
    if date is None:
        raise _LineError(
            dgettext(
                "yuanzhi", "the date {value} cannot be read; write it like 2020-06-01."
            ).format(value=shown(text))
        )
    return date


def _page(fields: dict[str, Any]) -> str | None:
    value = fields.get("page")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    text = (_string({"page": value}, "page") or "").strip()
    return (page_number(text) or text) or None


def _authors(fields: dict[str, Any]) -> tuple[str, ...]:
    """The names alone, from "authors" (a list or a string) or "author"."""
    value = fields.get("authors") or fields.get("author") or []
    written = value if isinstance(value, list) else [value]
    names = [
        name.strip()
        for entry in written
        for name in _BETWEEN_NAMES.split(
            _OFFICE.sub("", _string({"authors": entry}, "authors") or "")
        )
    ]
    return tuple(dict.fromkeys(name for name in names if name))
