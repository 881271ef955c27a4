"""Labels: the lines at the top of a scraper's text that say what it is (标题：…, 日期：…)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from store.reading.dates import page_number
from store.reading.declaration import Declaration, make_declaration
from store.reading.fields import HEADS, datum_of, declare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.model import Range

ORIGIN = "label"
# A title, or so many different labels, make labels of lines that begin with a word and a colon.
FEWEST = 2
# An opening has no more lines, and a value that is no headline no more characters.
MOST_LINES = 40
LONGEST_VALUE = 200
LONGEST_TITLE = 300
# What stands before a colon and is no label that is known may be one all the same (编号：17).
LONGEST_UNKNOWN = 6

_LABEL = re.compile(
    r"(?:【(?P<bracketed>[^【】\n:：]{1,12})】[^\S\n]*[:：]?"
    r"|\[(?P<squared>[^\[\]\n:：]{1,12})\][^\S\n]*[:：]?"
    r"|(?P<plain>[^\s:：【】\[\]，。,.][^\n:：【】\[\]，。,.]{0,11})[:：])"
    r"[^\S\n]*(?P<value>[^\n]*)(?:\n|\Z)"
)
_SPACE = re.compile(r"\s*")
_TITLE = re.compile(
    r"^[^\S\n]*[【\[]?标[ \u3000]*题[】\]]?[^\S\n]*[:：][^\S\n]*(?=\S)", re.MULTILINE
)
# How a speaker's line ends, in an interview that begins like an opening.
_SPEECH = re.compile(r"[。！？!?]")


@dataclass(frozen=True, slots=True)
class _Line:
    """datum: None for a label that is not known. span: of the whole line, value: of its value."""

    datum: str | None
    name: str
    text: str
    span: Range
    value: Range


def find_labels(text: str, start: int = 0) -> Declaration | None:
    """The labelled lines that a text, whose lines end with "\\n", begins with at `start`.

    None where it has none: with 标题 one line is enough, otherwise two different labels are needed.
    Where a title is labelled more than once there are several articles, and the opening keeps to
    what is said of all of them: it has no headlines, and only their labels are furniture.
    """
    lines, end = _lines(text, start)
    known = [line for line in lines if line.datum]
    data = {line.datum for line in known}
    if "title" not in data and (len(data) < FEWEST or not lines[0].datum):
        return None
    if _is_repeated(text, end):
        return _of_several(text, known, end)
    declared = declare([(line.name, line.text) for line in known if line.datum != "text"], ORIGIN)
    spans = [(line.span[0], line.value[0]) if line.datum == "text" else line.span for line in known]
    values = {line.datum: line.value for line in reversed(known) if line.datum}
    return make_declaration(declared, ORIGIN, text, spans, values, end)


def _lines(text: str, start: int) -> tuple[list[_Line], int]:
    """The lines of the opening, those with unknown labels between others too, and its end."""
    lines: list[_Line] = []
    at = end = start
    while len(lines) < MOST_LINES:
        match = _LABEL.match(text, _space_end(text, at))
        line = _line(match) if match else None
        if match is None or line is None:
            break
        lines.append(line)
        at = match.end()
        if line.datum:
            end = line.value[0] if line.datum == "text" else at
        if line.datum == "text":
            break
    return lines, end


def _space_end(text: str, start: int) -> int:
    """Where the white space that begins there ends, blank lines and all."""
    space = _SPACE.match(text, start)
    return space.end() if space else start


def _line(match: re.Match[str]) -> _Line | None:
    """The labelled line, None where what follows the colon is speech or a sentence."""
    name = match["bracketed"] or match["squared"] or match["plain"]
    datum = datum_of(name)
    value = match["value"].rstrip()
    # 第07版：园区 is the header of the page.
    if datum is None and (
        match["plain"] is None or len(name) > LONGEST_UNKNOWN or page_number(name)
    ):
        return None
    if datum not in ("text", *HEADS) and (
        len(value) > LONGEST_VALUE or (datum != "url" and _SPEECH.search(value))
    ):
        return None
    if datum in HEADS and len(value) > LONGEST_TITLE:
        return None
    begin = match.start("value")
    end = begin + len(value)
    return _Line(datum, name, value, (match.start(), end), (begin, end))


def _is_repeated(text: str, end: int) -> bool:
    """Whether another article begins further down, with labels of its own."""
    return any(
        len({line.datum for line in _lines(text, title.start())[0] if line.datum}) >= FEWEST
        for title in islice(_TITLE.finditer(text, end), MOST_LINES)
    )


def _of_several(text: str, known: Sequence[_Line], end: int) -> Declaration:
    """The declaration of a text that has one before each of its articles."""
    alike = []
    furniture = [title.span() for title in _TITLE.finditer(text)]
    for line in known:
        if line.datum in (*HEADS, "authors", "url"):
            continue
        same = re.compile(
            rf"(?P<label>^[^\S\n]*[【\[]?{re.escape(line.name)}[】\]]?[^\S\n]*[:：][^\S\n]*)"
            r"(?P<value>[^\n]*)",
            re.MULTILINE,
        )
        found = list(same.finditer(text))
        if line.datum == "text":
            furniture.extend(match.span("label") for match in found)
        elif all(match["value"].rstrip() == line.text for match in found):
            alike.append(line)
            furniture.extend(match.span() for match in found)
    said = declare([(line.name, line.text) for line in alike], ORIGIN)
    return Declaration(
        ORIGIN, said.metadata, furniture=tuple(sorted(furniture)), end=end, problems=said.problems
    )
