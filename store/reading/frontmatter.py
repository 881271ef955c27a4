"""Front matter: the YAML (---) or TOML (+++) at the head of a text that says what it is."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from gettext import dgettext
from importlib import import_module
from typing import TYPE_CHECKING

from store.reading.charset import shown
from store.reading.declaration import make_declaration
from store.reading.fields import datum_of, declare

if TYPE_CHECKING:
    from store.model import Range
    from store.reading.declaration import Declaration

ORIGIN = "front matter"
# Longer than this is none; what a reader's program writes there is a few lines.
LONGEST = 1 << 16

_BLOCK = re.compile(
    r"\s*(?P<mark>---|\+\+\+)[ \t]*\n(?P<body>.*?\n)??(?:(?P=mark)|\.\.\.)[ \t]*(?=\n|\Z)",
    re.DOTALL,
)
_KEY = re.compile(r"^(?P<key>[\"']?[^\s:=\"'#][^:=\n]{0,40}?[\"']?)[ \t]*[:=]", re.MULTILINE)
_LINE = re.compile(r"(?P<key>[^\s:#-][^:]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>\S.*)?)?")
_ENTRY = re.compile(r"\s*-[ \t]+(?P<value>\S.*)")


def find_front_matter(text: str, certain: bool) -> Declaration | None:
    """The front matter of a text, whose lines end with "\\n"; None where it has none.

    certain: whether the format is known to have front matter; otherwise at least one of its keys
    has to be one that is known, for three dashes can also be a rule. What of it cannot be read is
    in `problems`.
    """
    block = _BLOCK.match(text, 0, LONGEST)
    if block is None:
        return None
    body = block["body"] or ""
    table, problem = _table(body, block["mark"])
    if table is None or not (certain or any(datum_of(key) for key in table)):
        return None
    lead = len(text) - len(text.lstrip())
    found = make_declaration(
        # The text is what follows, whatever a key may be called.
        declare([(key, value) for key, value in table.items() if datum_of(key) != "text"], ORIGIN),
        ORIGIN,
        text,
        [(lead, block.end())],
        _values(text, block.span("body")) if body else {},
        block.end(),
    )
    return replace(found, problems=(problem, *found.problems)) if problem else found


def _table(body: str, mark: str) -> tuple[dict[str, object] | None, str | None]:
    """Key -> value, None where it is none; and one sentence where it had to be read line by line.

    YAML gives every scalar as it is written: 07 stays 07, and no stays no.
    """
    try:
        value = _toml(body) if mark == "+++" else _yaml(body)
    except (ValueError, RecursionError) as error:
        return _by_line(body, shown(error))
    if value is None:
        return ({} if not body.strip() else None), None
    return value, None


def _by_line(body: str, reason: str) -> tuple[dict[str, object] | None, str | None]:
    """The same of what is not quite YAML: a headline with a colon and a space in it is enough."""
    table: dict[str, object] = {}
    key, unread = "", 0
    for written in filter(str.strip, body.split("\n")):
        line, entry = _LINE.fullmatch(written.rstrip()), _ENTRY.fullmatch(written.rstrip())
        entries = table.get(key)
        if line:
            key = line["key"].strip("\"'")
            value = _unquoted(line["value"] or "")
            table[key] = value or []
        elif entry and isinstance(entries, list):
            entries.append(_unquoted(entry["value"]))
        else:
            unread += not written.lstrip().startswith("#")
    if not any(map(datum_of, table)):
        return None, None
    if not unread:
        return table, None
    return table, dgettext(
        "yuanzhi", "The front matter was read line by line, for it cannot be parsed: {reason}."
    ).format(reason=reason)


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _toml(body: str) -> dict[str, object]:
    toml = import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")
    table: dict[str, object] = toml.loads(body)
    return table


def _yaml(body: str) -> dict[str, object] | None:
    import yaml  # type: ignore[import-untyped]  # (seldom needed, and slow to import)

    try:
        # The pure Python loader, for it notices how deep it goes; a list of lists is no value, so
        # that aliases of aliases are never written out.
        value = yaml.load(body, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise ValueError(getattr(error, "problem", None) or "YAML") from None
    if not isinstance(value, dict):
        return None
    return {key: entry for key, entry in value.items() if isinstance(key, str)}


def _values(text: str, body: Range) -> dict[str, Range]:
    """Datum -> where its value is written: from behind its key to the next key."""
    keys = list(_KEY.finditer(text, *body))
    ends = [key.start() for key in keys[1:]] + [body[1]]
    found: dict[str, Range] = {}
    for key, end in zip(keys, ends, strict=False):
        datum = datum_of(key["key"].strip("\"'"))
        if datum:
            found.setdefault(datum, (key.end(), end))
    return found
