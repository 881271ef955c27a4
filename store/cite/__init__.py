"""Citations: the bibliographic data of an article in the form that a journal asks for.

A style is a function from a tidy record to a text; another family of styles is another module here
and a line in `_ENTRIES`. What reference managers take is in `exports`.
"""

from __future__ import annotations

from gettext import dgettext
from typing import TYPE_CHECKING

from store.later import Later, of_package
from store.model import YuanzhiError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from store.cite import gbt7714, tidy
    from store.cite.exports import EXPORTS, export, gaps
    from store.model import Record
else:
    # Whoever opens a library asks for the names of the styles, and cites nothing yet.
    gbt7714 = Later("store.cite.gbt7714")
    tidy = Later("store.cite.tidy")

# Few who ask for a citation ask for these.
__getattr__ = of_package(__name__, {".exports": ("EXPORTS", "export", "gaps")})

_ENTRIES: Mapping[str, Callable[[Record], str]] = {
    "gbt7714-2025": lambda record: gbt7714.entry(record, gbt7714.EDITION_2025),
    "gbt7714-2015": lambda record: gbt7714.entry(record, gbt7714.EDITION_2015),
}

__all__ = ["EXPORTS", "STYLES", "cite", "export", "gaps", "missing", "quote"]

# The names of the styles; the first is the one in force.
STYLES = tuple(_ENTRIES)


def cite(record: Record, style: str = STYLES[0]) -> str:
    """The citation of an article: one line, ending in a full stop.

    What the record does not know is not invented; `missing` names it. Raises YuanzhiError where
    the style is not one of STYLES.
    """
    if style not in _ENTRIES:
        raise YuanzhiError(
            dgettext("yuanzhi", "There is no citation style {style}: use one of {known}.").format(
                style=tidy.clean(style), known=", ".join(STYLES)
            )
        )
    return _ENTRIES[style](tidy.tidy(record))


def quote(text: str, record: Record, style: str = STYLES[0]) -> str:
    """The passage between “ ” and, on the next line, its citation.

    The passage stays as it is, its own “ ” included, so that a search for it finds the source.
    Raises YuanzhiError where the style is not one of STYLES.
    """
    return f"“{tidy.verbatim(text)}”\n{cite(record, style)}"


def missing(record: Record) -> tuple[str, ...]:
    """Which of "title", "publication", "date" and "page" are not known, in this order.

    Authors are never among them: many pieces are not signed, and no record can tell such a piece
    from one whose byline was not found.
    """
    known = tidy.tidy(record)
    values = {
        "title": known.title,
        "publication": known.publication,
        "date": known.date,
        "page": known.page,
    }
    return tuple(name for name, value in values.items() if value is None)
