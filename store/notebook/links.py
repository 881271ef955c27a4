"""Links: `yuanzhi://...`, which open a passage, an article, a fact or an entity in any library that
has it. An article is told by the hash of its text, so a link never leads to other words than those
it was made for.

    yuanzhi://article/3f9a0c51d2e4b678        yuanzhi://article/3f9a0c51d2e4b678/3
    yuanzhi://fact/3mbkwj54fd                 yuanzhi://park/东岭高新区
"""

from __future__ import annotations

import re
from gettext import dgettext
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs, quote, unquote, urlsplit

from store.marks import mark
from store.model import YuanzhiError

if TYPE_CHECKING:
    import sqlite3

    from store.model import Located, Record, Target

SCHEME = "yuanzhi"

# Digits of an article's hash in a link: two alike are not to be met.
HASH = 16

TYPE_OF = {"park": "PARK", "project": "PROJECT", "organisation": "ORG", "person": "PERSON"}
_NAME_OF = {kind: name for name, kind in TYPE_OF.items()}


class Link(NamedTuple):
    """What a link says. kind: "article", "fact", or one of TYPE_OF. key: the beginning of a hash, a
    mark, a name. ordinal: of a paragraph. print: which print of a text. scope: of an entity.
    """

    kind: str
    key: str
    ordinal: int | None = None
    print: str | None = None
    scope: str | None = None


def is_link(text: str) -> bool:
    """Whether a text is meant as a link."""
    return text.strip().lower().startswith(f"{SCHEME}:")


def read(text: str) -> Link:
    """What a link says. Raises YuanzhiError where it is none."""
    link = _read(text.strip())
    if link is None:
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                '"{text}" is no link of yuanzhi: `yuanzhi link` prints such links.',
            ).format(text=text)
        )
    return link


def _read(text: str) -> Link | None:
    try:
        parts = urlsplit(text)
        more = parse_qs(parts.query)
    except ValueError:
        return None
    kind, path = parts.netloc.lower(), parts.path.strip("/")
    if parts.scheme != SCHEME:
        return None
    if kind == "article":
        match = re.fullmatch(rf"([0-9a-f]{{{HASH},64}})(?:/(\d{{1,9}}))?", path, re.ASCII)
        if match is None:
            return None
        ordinal = int(match[2]) if match[2] else None
        return Link(kind, match[1], ordinal, more.get("print", [None])[0])
    if kind == "fact":
        known = re.fullmatch(r"[a-z2-7]{4,}", path)
        return Link(kind, path, print=more.get("print", [None])[0]) if known else None
    if kind in TYPE_OF and path:
        return Link(kind, unquote(path), scope=more.get("scope", [""])[0])
    return None


def print_of(record: Record) -> str:
    """What tells one print of a text from another: six letters and digits."""
    return mark(record.publication, record.date, record.page)[:6]


def link_of(connection: sqlite3.Connection, one: Target, found: Located) -> str | None:
    """The link that opens what an entry is about; None where that is nowhere."""
    if one.kind == "entity":
        if one.type not in _NAME_OF or not one.name:
            return None
        scope = f"?scope={quote(one.scope, safe='=')}" if one.scope else ""
        return f"{SCHEME}://{_NAME_OF[one.type]}/{quote(one.name, safe='')}{scope}"
    if one.kind == "fact":
        known = found.claim.mark if found.claim else one.mark
        link = f"{SCHEME}://fact/{known}" if known else None
    elif one.article_hash is not None:
        link = f"{SCHEME}://article/{one.article_hash[:HASH]}"
        if found.paragraph is not None:
            link += "/" + found.place.partition(".")[2]
    else:
        link = None
    (prints,) = connection.execute(
        "SELECT count(*) FROM article WHERE hash = ?", (one.article_hash,)
    ).fetchone()
    if link is not None and prints > 1 and found.record is not None:
        link += f"?print={print_of(found.record)}"
    return link
