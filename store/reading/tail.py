"""The tail that a scraper tears off a newspaper's page along with the text: its trailing comment.

2026-07-04 00:00:00:0 30166572 1 0 http://… 1 1921 TITLE /enpproperty-->
"""

from __future__ import annotations

import re
from itertools import islice

from store.model import Metadata, Part
from store.reading.dates import iso_date
from store.reading.declaration import Declaration

# It is what the markup of the page said.
ORIGIN = "markup"
# A tail is one line; what is longer is not looked at, nor are more of them in one text.
LONGEST = 2000
MOST = 500

_END = re.compile("/enpproperty-->")
_TAIL = re.compile(
    r"(?:<!--\s*enpproperty\s*)?(?<!\d)(?P<date>\d{4}-\d{2}-\d{2}) \d{2}:\d{2}:\d{2}[.:]\d+\s"
    r"(?P<rest>[^\n]*)/enpproperty-->"
)
_URL = re.compile(r"https?://[^\s<>\"]+")
# Numbers and signs of the system stand before the title.
_TITLE = re.compile(r"(?:\s+\d+)*\s+(?P<title>\S.*\S)\s*")


def find_tail(text: str) -> Declaration | None:
    """The tail of a text, whose lines end with "\\n"; None without one.

    Several of them say nothing of the text as a whole, and are furniture only.
    """
    found: list[re.Match[str]] = []
    for end in islice(_END.finditer(text), MOST):
        begin = max(end.start() - LONGEST, found[-1].end() if found else 0)
        match = _TAIL.search(text, begin, end.end())
        if match:
            found.append(match)
    if not found:
        return None
    furniture = tuple(match.span() for match in found)
    if len(found) > 1:
        return Declaration(ORIGIN, furniture=furniture)
    told, url = found[0], _URL.search(found[0]["rest"])
    data = {"date": iso_date(told["date"]), "url": url[0] if url else None}
    data = {name: value for name, value in data.items() if value}
    title = _title(text, told["rest"][url.end() :]) if url else None
    origins = dict.fromkeys([*data, "title"] if title else data, ORIGIN)
    return Declaration(
        ORIGIN,
        Metadata(**data, origins=origins),
        (title,) if title else (),
        furniture=furniture,
        whole=True,
    )


def _title(text: str, after: str) -> Part | None:
    """The headline that ends a tail, where a line of the text is the same."""
    match = _TITLE.fullmatch(after)
    if match is None:
        return None
    line = re.search(rf"^[^\S\n]*({re.escape(match['title'])})[^\S\n]*$", text, re.MULTILINE)
    return Part(match["title"], "title", (line.span(1),)) if line else None
