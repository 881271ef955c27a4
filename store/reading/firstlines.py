"""The first three lines of the texts that some scrapers write: kicker, title, subtitle."""

from __future__ import annotations

import re

from store.model import Metadata, Part
from store.reading.declaration import Declaration
from store.reading.fields import HEADS

# They are printed lines, which no name marks as what they are.
ORIGIN = "page text"
LONGEST = 50
# The text behind them has at least so many characters.
SHORTEST_TEXT = 20

_SENTENCE = re.compile(r"[。；;]|[，,].*[，,]|[:：]\s*$")
_BYLINE = re.compile(r"记者|通讯员|本报讯|[（(][^（）()]*讯[）)]|^作者|^来源|^责任?编")


def find_first_lines(text: str, start: int = 0) -> Declaration | None:
    """The headlines in the first three lines of a text, whose lines end with "\\n".

    Any of them may be blank but the title; None where what stands there is none of these. To be
    asked only where the name of the file says that it was written so.
    """
    lines = text[start:].split("\n", 3)
    if len(lines) < 4 or len("".join(lines[3].split())) < SHORTEST_TEXT:
        return None
    heads: list[Part] = []
    at = start
    for kind, line in zip(HEADS, lines, strict=False):
        head = line.strip()
        if len(head) > LONGEST or _SENTENCE.search(head) or _BYLINE.search(head):
            return None
        if head:
            begin = at + line.index(head)
            heads.append(Part(head, kind, ((begin, begin + len(head)),)))
        at += len(line) + 1
    if all(part.kind != "title" for part in heads):
        return None
    origins = dict.fromkeys((part.kind for part in heads), ORIGIN)
    return Declaration(ORIGIN, Metadata(origins=origins), tuple(heads), end=at, whole=True)
