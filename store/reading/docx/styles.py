"""What the styles of a DOCX file say of a paragraph: its kind, its size, whether it is a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.reading.package import attribute, child, tag

if TYPE_CHECKING:
    from lxml.etree import _Element

# Half-points, where nothing says otherwise.
DEFAULT_SIZE = 20
# A style that is based on one that is based on … so often is damaged.
DEEPEST = 12

_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])|([1-9一二三四五六])级标题")
_LEVELS = "一二三四五六"
_NAMES = {
    "title": "title", "标题": "title", "標題": "title", "document title": "title",
    "subtitle": "subtitle", "副标题": "subtitle", "副標題": "subtitle", "副题": "subtitle",
    "caption": "caption", "题注": "caption", "題注": "caption", "图片说明": "caption",
    "引题": "kicker", "肩题": "kicker", "author": "byline", "作者": "byline", "署名": "byline",
}  # fmt: skip
_CONTENTS = re.compile(
    r"(?:toc|目录|目錄|table of (?:contents|figures)|contents)\s*(?:heading|\d*)"
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph or a run is set; None where it is left to what stands above it.

    kind, level, size: as in `store.reading.styled.Block`. hidden: not printed. list_key,
    list_level: which list it is an item of, and how deep in it, from 0.
    """

    kind: str | None = None
    level: int | None = None
    size: int | None = None
    bold: bool | None = None
    centred: bool | None = None
    hidden: bool | None = None
    list_key: str | None = None
    list_level: int | None = None

    def over(self, below: Look) -> Look:
        """The look of what is set in this one, where the other holds around it."""
        values = [
            getattr(below, name) if getattr(self, name) is None else getattr(self, name)
            for name in self.__slots__
        ]
        return Look(*values)


class Styles:
    """The styles of one document."""

    def __init__(self, root: _Element | None) -> None:
        """root: of the part with the styles; None where there is none."""
        self._looks: dict[str, Look] = {}
        self._below: dict[str, str] = {}
        self._default: str | None = None
        defaults = child(root, "docDefaults", "rPrDefault", "rPr")
        self._plain = run_look(defaults).over(Look(size=DEFAULT_SIZE))
        for style in root if root is not None else ():
            key = attribute(style, "styleId") if tag(style) == "style" else None
            if key is None:
                continue
            if attribute(style, "type") == "paragraph" and _is_on(attribute(style, "default")):
                self._default = key
            below = child(style, "basedOn")
            if below is not None:
                self._below[key] = attribute(below, "val") or ""
            named = _named(attribute_of(style, "name") or "")
            look = paragraph_look(child(style, "pPr"))
            self._looks[key] = named.over(look).over(run_look(child(style, "rPr")))

    def paragraph(self, key: str | None) -> Look:
        """The look of paragraphs in a style, or in none."""
        return self.run(self._default if key is None else key).over(self._plain)

    def run(self, key: str | None) -> Look:
        """What a style says, with all that it is based on."""
        look = Look()
        for _ in range(DEEPEST):
            if key is None or key not in self._looks:
                break
            look = look.over(self._looks[key])
            key = self._below.get(key)
        return look


def attribute_of(element: _Element | None, name: str) -> str | None:
    """The value of a property: <w:name w:val="…"/>."""
    inner = child(element, name)
    return None if inner is None else attribute(inner, "val")


def paragraph_look(properties: _Element | None) -> Look:
    """What the properties of a paragraph say themselves."""
    outline = attribute_of(properties, "outlineLvl")
    level = int(outline) + 1 if outline and outline.isdecimal() and int(outline) < 9 else None
    align = attribute_of(properties, "jc")
    numbering = child(properties, "numPr")
    depth = attribute_of(numbering, "ilvl") or ""
    return Look(
        kind="heading" if level else None,
        level=level,
        centred=None if align is None else align == "center",
        list_key=attribute_of(numbering, "numId"),
        list_level=int(depth) if depth.isdecimal() else None,
    )


def run_look(properties: _Element | None) -> Look:
    """What the properties of a run say themselves."""
    size = attribute_of(properties, "sz") or ""
    return Look(
        size=int(size) if size.isdecimal() and len(size) < 5 else None,
        bold=_switch(properties, "b"),
        hidden=_switch(properties, "vanish"),
    )


def _switch(properties: _Element | None, name: str) -> bool | None:
    element = child(properties, name)
    return None if element is None else _is_on(attribute(element, "val") or "1")


def _is_on(value: str | None) -> bool:
    return value in ("1", "true", "on")


def _named(name: str) -> Look:
    """What the name of a style tells, in English or in Chinese."""
    name = name.strip().casefold()
    kind = _NAMES.get(name)
    if kind is None and _CONTENTS.fullmatch(name):
        kind = "contents"
    heading = _HEADING.fullmatch(name)
    if heading:
        level = heading[1] or heading[2]
        return Look(
            kind="heading", level=int(level) if level.isdecimal() else _LEVELS.index(level) + 1
        )
    return Look(kind=kind)
