"""Breaks: which ends of lines in a block of HTML part paragraphs, and which are only where a line
was full.

A block comes as one string with signs in it that no text has: a line break of the page is "\\n", a
line end of the file is one of the signs below, and so are the ends of links and of bold type.
"""

from __future__ import annotations

import re

from store.reading.charset import clean

# A link begins, ends; bold type begins, ends; the line of the file ends within a text, at its edge.
# Such characters are spaces since the markup was made safe.
LINK, LINK_END, STRONG, STRONG_END = "\x02", "\x03", "\x04", "\x05"
WRAP, EDGE = "\x1f", "\x1e"

_SIGNS = re.compile(f"[{LINK}{LINK_END}{STRONG}{STRONG_END}]")
_LINKED = re.compile(f"{LINK}[^{LINK_END}]*{LINK_END}?")
_BOLDFACE = re.compile(f"{STRONG}[^{STRONG_END}]*{STRONG_END}?")
# Characters that are written without a space between them.
_WIDE = "\u2e80-\u2fff\u3001-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—"
_WRAPPED = re.compile(
    rf"(?<=[{_WIDE}]) *[{WRAP}{EDGE}][ {WRAP}{EDGE}]*| *[{WRAP}{EDGE}][ {WRAP}{EDGE}]*(?=[{_WIDE}])"
)
_EDGED = re.compile(rf"(?<=[{_WIDE}]) *{EDGE}[ {EDGE}]*(?=[{_WIDE}])")
_SPACES = re.compile(r"\s+")
_INDENT = re.compile(
    rf"[ {WRAP}{EDGE}{LINK}{STRONG}]*(?:\u3000[ \xa0]*\u3000|\xa0(?:[ {WRAP}]*\xa0){{2}})"
)
# Paragraphs that only an indentation parts.
_INDENTED = re.compile(
    r"(?<=[。！？!?…”’）)])(?:\u3000[ \xa0\u3000]*\u3000|\xa0(?: ?\xa0){2,})\s*(?=\S[^\n]{20})"
)
_ENDS = frozenset("。！？!?…；;：:”’」』》）)】.")
# A line shorter than this ends where it was meant to end; a file with a longer one in a paragraph
# is not wrapped between characters, only at spaces.
FULL_LINE = 20
LONGEST_LINE = 64

# Programs that lay markup out put every text on lines of its own, in the middle of words too.
_EDGED_TEXT = re.compile(r">[ \t]*\r?\n\s*[^\s<]")
_CLOSE_TEXT = re.compile(r">[^\s<]")
SAMPLE = 100_000
PRETTY_SHARE = 0.9


def is_laid_out(markup: str) -> bool:
    """Whether a program put every text of the markup on lines of its own."""
    edged = sum(1 for _ in _EDGED_TEXT.finditer(markup, 0, SAMPLE))
    close = sum(1 for _ in _CLOSE_TEXT.finditer(markup, 0, SAMPLE))
    return edged > FULL_LINE and edged >= (edged + close) * PRETTY_SHARE


def without_line_ends(text: str, *, laid_out: bool) -> str:
    """A text of the tree with the line ends of the file told apart from the breaks of the page."""
    bare = text.strip(" \t\n\f")
    if not bare:
        # What stands between two elements parts them.
        return " "
    start = text.index(bare)
    edge = EDGE if laid_out else " "
    lead, trail = text[:start], text[start + len(bare) :]
    return (
        (edge if "\n" in lead else lead)
        + bare.replace("\n", WRAP)
        + (edge if "\n" in trail else trail)
    )


def paragraphs(block: str) -> list[str]:
    """The paragraphs of a block, signs and all: at its line breaks, but where a line was only
    wrapped, and at indentations behind a sentence.
    """
    if "\n" not in block:
        return _INDENTED.sub("\n", block).split("\n")
    lines = block.split("\n")
    indented = any(_INDENT.match(line) for line in lines)
    joined: list[list[str]] = []
    last = ""
    for line in lines:
        text = text_of(line)
        if text and last and not _INDENT.match(line) and _goes_on(last, indented=indented):
            both_latin = last[-1].isascii() and text[0].isascii()
            joined[-1][-1] = joined[-1][-1].rstrip()
            joined[-1] += [" " if both_latin else "", line.lstrip()]
        elif text:
            joined += [[piece] for piece in _INDENTED.sub("\n", line).split("\n")]
        last = text
    return ["".join(pieces) for pieces in joined]


def text_of(paragraph: str) -> str:
    """A paragraph as it is read: on one line, each run of white space one space, no signs."""
    text = _SIGNS.sub("", paragraph)
    if WRAP in text or EDGE in text:
        # Some programs end a line anywhere, most at a space only: the length of the lines tells.
        lengths = [len(line) for line in text.split(WRAP)]
        full = max(lengths) <= LONGEST_LINE and min(lengths[:-1], default=0) >= FULL_LINE
        text = (_WRAPPED if full else _EDGED).sub("", text)
    return _SPACES.sub(" ", clean(text)).strip()


def text_outside_links(paragraph: str) -> str:
    """The same without what is in links."""
    return text_of(_LINKED.sub(" ", paragraph))


def is_bold(paragraph: str) -> bool:
    """Whether all of a paragraph is in bold type."""
    return STRONG in paragraph and not text_of(_BOLDFACE.sub("", paragraph))


def _goes_on(line: str, *, indented: bool) -> bool:
    """Whether the sentence of a line goes on after its break."""
    return line[-1] in "，、" or (indented and len(line) >= FULL_LINE and line[-1] not in _ENDS)
