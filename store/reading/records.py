"""Records: what a file says of one article in fields, made the article; and what cannot be, told.

JSON Lines, JSON and tables share this: only how the fields are written differs.
"""

from __future__ import annotations

import re
from dataclasses import replace
from gettext import dgettext, dngettext
from typing import TYPE_CHECKING

from store.model import Article, Part, YuanzhiError
from store.reading.charset import shown
from store.reading.content import NoNews
from store.reading.fields import HEADS, declare
from store.reading.html import plain, read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.reading.content import Content
    from store.reading.fields import Declared
    from store.reading.html import Block

ORIGIN = "field"
# So many problems of one file are told one by one; of the others, how many they are.
MOST_TOLD = 20

_REPLACEMENT = "\ufffd"
_BREAKS = re.compile(r"[\r\n\u2028\u2029]+")

# A text is HTML where one of these stands in it, and not because of some < or other.
_HTML = re.compile(r"<(?:p|br|div)(?:\s[^<>]*)?/?>|</(?:p|div)>", re.IGNORECASE)
# In a headline these are.
_INLINE = re.compile(
    r"</?(?:a|b|br|em|font|i|p|small|span|strong|sub|sup|u)(?:\s[^<>]*)?/?>", re.IGNORECASE
)


class Records:
    """The articles of one file of records, one at a time, and its problems.

    form: of a problem in messages: "Line {number}: {problem}".
    """

    def __init__(self, content: Content, form: str) -> None:
        self._content = content
        self._form = form
        self._first: str | None = None
        self._told = 0
        self._untold = 0
        self._made = 0

    def article(self, number: int, pairs: Iterable[tuple[str, object]]) -> Article | None:
        """The article of a record, given as names and values; None where it has no text."""
        declared = declare(pairs, ORIGIN, self._content.options.columns)
        problems = list(declared.problems)
        article = None
        if declared.text is None:
            problems.append(dgettext("yuanzhi", 'There is no "text" with its paragraphs.'))
        else:
            try:
                article = make_article(declared)
            except YuanzhiError as error:
                problems.append(str(error))
        if article is not None and not article.paragraphs:
            problems.append(dgettext("yuanzhi", "Its text is markup without words."))
            article = None
        if article is not None:
            self._made += 1
            if any(_REPLACEMENT in part.text for part in article.parts):
                problems.append(dgettext("yuanzhi", "Characters of it were lost before (U+FFFD)."))
        if problems:
            self.problem(number, " ".join(problems))
        return article

    def problem(self, number: int, problem: str) -> None:
        """Tell what is wrong with a record, in a sentence."""
        sentence = self._form.format(number=number, problem=problem)
        self._first = self._first or sentence
        if self._told < MOST_TOLD:
            self._told += 1
            self._content.problem(sentence)
        else:
            self._untold += 1

    def finish(self) -> None:
        """Tell how many problems were not told one by one.

        Raises YuanzhiError where no record could be used, NoNews where there was none.
        """
        name = shown(self._content.item.location.name)
        if not self._made and self._first:
            raise YuanzhiError(f"{name}: {self._first}")
        if not self._made:
            raise NoNews(dgettext("yuanzhi", "{name} holds no article.").format(name=name))
        if self._untold:
            self._content.problem(
                dngettext(
                    "yuanzhi",
                    "There is {count} more problem like these.",
                    "There are {count} more problems like these.",
                    self._untold,
                ).format(count=self._untold)
            )


def make_article(declared: Declared) -> Article:
    """The article of declared data: a part for each headline and for each line of the text.

    Raises YuanzhiError where the text is HTML that cannot be read.
    """
    parts = [Part(_headline(head), kind) for kind in HEADS if (head := getattr(declared, kind))]
    parts += text_parts(declared.text or "")
    metadata = declared.metadata
    if declared.authors:
        metadata = replace(metadata, origins={**metadata.origins, "authors": ORIGIN})
    return Article(tuple(parts), declared.authors, metadata)


def text_parts(text: str) -> list[Part]:
    """The paragraphs of a text: its lines, or those of its markup where it clearly is HTML."""
    if "<" in text and _HTML.search(text):
        return [Part(block.text, _kind(block)) for block in read_tree(f"<body>{text}", "").blocks]
    return [Part(line, "body") for piece in _BREAKS.split(text) if (line := piece.strip())]


def _kind(block: Block) -> str:
    return "heading" if block.level else "caption" if block.caption else "body"


def _headline(text: str) -> str:
    return plain(text) if "<" in text and _INLINE.search(text) else text
