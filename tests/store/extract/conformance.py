"""The table of hard forms (tests/data/quantities.tsv), as rows; reference date 2020-06-01."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.extract import dates, quantities
from store.model import Reference
from tests.conftest import DATA

if TYPE_CHECKING:
    from store.model import Mention

REFERENCE = Reference(2020, 6, 1)

# Where the table's span and the annotation guidelines differ, the guidelines hold: the quotation
# marks of a plan's name are as far as its span goes (期间 stays outside), and so does 前 after a
# plain date. The values are the table's.
SPANS = {"h101": "“十三五”", "h106": "12月底"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what stands in a text, and what it is to be read as."""

    id: str
    text: str
    span: str
    type: str
    value: str
    high: str
    unit: str
    bound: str

    @property
    def start(self) -> int:
        """Where the expected mention begins."""
        return self.text.index(self.span)


def rows() -> list[Row]:
    """All rows, the line breaks inside their texts restored."""
    with (DATA / "quantities.tsv").open(encoding="utf-8", newline="") as file:
        return [
            Row(
                line["id"],
                line["text"].replace("\\n", "\n"),
                SPANS.get(line["id"], line["span"].replace("\\n", "\n")),
                line["type"],
                line["value"],
                line["high"],
                line["unit"],
                line["bound"],
            )
            for line in csv.DictReader(file, delimiter="\t")
        ]


def mentions(text: str) -> list[Mention]:
    """All figures and dates of a text."""
    return [*quantities.find(text), *dates.find(text, REFERENCE)]


def at(row: Row) -> Mention | None:
    """The mention found at exactly the row's span, or None."""
    end = row.start + len(row.span)
    found = (m for m in mentions(row.text) if (m.start, m.end) == (row.start, end))
    return next(found, None)
