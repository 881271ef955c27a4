"""GB/T 7714, newspaper articles: the entry in the list of references (numeric system).

The edition of 2025 is in force since 2026-07-01; many journals still ask for that of 2015.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from store.cite.names import person
from store.cite.parts import is_chinese, split_title

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.model import Record

# As many authors as are named in full; of more, so many are named.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Words:
    """The words that an entry itself brings; they follow the language of the article."""

    others: str
    no_title: str
    no_publication: str
    no_date: str


# Not through gettext: a citation is in the language of what it cites, not of the interface.
# Square brackets are the standard's own for what the citing person adds, as in [出版者不详].
CHINESE = Words("等", "[题名不详]", "[报纸名不详]", "[日期不详]")
OTHER = Words("et al", "[title unknown]", "[newspaper unknown]", "[date unknown]")


@dataclass(frozen=True, slots=True)
class Edition:
    """What the editions of the standard do differently.

    comma: between data. colon: before a Chinese subtitle. brackets: around the page.
    accessed: how the day of access of an online article is set; empty where it is left out.
    family: how a family name in Latin letters is written.
    """

    comma: str
    colon: str
    brackets: str
    accessed: str
    family: Callable[[str], str]


EDITION_2015 = Edition(", ", ": ", "({})", "[{}]", str.upper)
EDITION_2025 = Edition("，", "：", "（{}）", "", str)


def entry(record: Record, edition: Edition) -> str:
    """The entry of a tidy record, without a number before it: 作者. 题名[N]. 报名，日期（版次）.

    No author: it begins with the title. No page: no brackets. No title, no date, or neither
    publication nor date: words in square brackets say so. No publication but a date: the date
    follows the title, as the processors of the standard agree.
    """
    words = words_of(record)
    mark = "[N/OL]" if record.url else "[N]"
    return sentences(
        authors(record, edition, words),
        title(record, edition, words) + mark,
        issue(record, edition, words),
        record.url or "",
    )


def words_of(record: Record) -> Words:
    """The words of the article's language; Chinese where it says none."""
    return CHINESE if is_chinese(record) else OTHER


def sentences(*parts: str) -> str:
    """The parts that are not empty, each ended by a full stop, a space between them."""
    return " ".join(part if part.endswith(".") else part + "." for part in parts if part)


def authors(record: Record, edition: Edition, words: Words) -> str:
    """Up to three names; of more the first three and 等 or et al; empty where there is none."""
    names = [name_of(author, edition) for author in record.authors[:_NAMED]]
    if len(record.authors) > _NAMED:
        names.append(words.others)
    return edition.comma.join(names)


def name_of(author: str, edition: Edition) -> str:
    """As in "WHITFIELD C J" (2015), "Whitfield C J" (2025); Chinese names and bodies whole."""
    told = person(author)
    if told is None:
        return author
    parts = (edition.family(told.family), told.initials, told.suffix)
    return " ".join(part for part in parts if part)


def title(record: Record, edition: Edition, words: Words) -> str:
    """The title as printed, and the subtitle after a colon; the kicker is left out."""
    main, subtitle = split_title(replace(record, title=record.title or words.no_title))
    # The standard sets its English examples with a half-width colon in both editions.
    colon = edition.colon if words is CHINESE else ": "
    return main + ("" if not subtitle or main.endswith((":", "：")) else colon) + subtitle


def issue(record: Record, edition: Edition, words: Words) -> str:
    """Newspaper, date, page and, in 2015, the day an online article was read."""
    date = record.date or words.no_date
    publication = record.publication
    if publication is None and record.date is None:
        publication = words.no_publication
    text = edition.comma.join(part for part in (publication, date) if part)
    if record.page:
        text += edition.brackets.format(record.page)
    if record.url and record.accessed:
        text += edition.accessed.format(record.accessed)
    return text
