"""The table of citations that two independent implementations agree on, met to the character."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import NamedTuple

import pytest

from store.cite import EXPORTS, cite, export
from store.model import Cited, Record

DATA = Path(__file__).parents[2] / "data" / "citations"
STYLE_OF = {
    "gbt7714-2025-numeric-entry": "gbt7714-2025",
    "gbt7714-2015-numeric-entry": "gbt7714-2015",
}
# RIS was read back by one program only: its cells are the usual mapping, and met as well.
EXPORT_OF = {
    "export-bibtex": "bibtex",
    "export-biblatex": "biblatex",
    "export-csljson": "csl-json",
    "export-ris": "ris",
}


class Cell(NamedTuple):
    item: str
    style: str
    expected: str
    confidence: str


def records() -> dict[str, Record]:
    items = json.loads((DATA / "items.json").read_text(encoding="utf-8"))
    return {
        item["id"]: Record(**{**item["record"], "authors": tuple(item["record"]["authors"])})
        for item in items
    }


def cells(names: dict[str, str]) -> list[Cell]:
    with (DATA / "expected.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Cell(row["item_id"], names[row["style"]], row["expected"], row["confidence"])
            for row in rows
            if row["style"] in names
        ]


RECORDS = records()
CELLS = cells(STYLE_OF)
EXPORTED = cells(EXPORT_OF)
AGREED = [cell for cell in CELLS if cell.confidence == "agreed"]

# Where the implementations differ, what this program prints.
# n30: the table leaves the missing date out; a reader would not see that it is missing.
# n37: the colon of the standard's own English examples, and of the table.
DECIDED = {
    (
        "n30",
        "gbt7714-2015",
    ): "林晓禾. 创业者说园区往事[N]. 滨河开发区报, [日期不详](6).",
    (
        "n30",
        "gbt7714-2025",
    ): "林晓禾. 创业者说园区往事[N]. 滨河开发区报，[日期不详]（6）.",
    ("n37", "gbt7714-2025"): "Barrow T. Quiet engines: A year inside the east park[N]. "
    "Northgate Industry Times，2023-05（7）.",
}


@pytest.mark.parametrize("cell", AGREED, ids=lambda cell: f"{cell.item}-{cell.style}")
def test_an_agreed_cell_is_met_to_the_character(cell: Cell) -> None:
    assert "\\" not in cell.expected  # no escapes of the table to undo in these styles
    assert cite(RECORDS[cell.item], cell.style) == cell.expected


@pytest.mark.parametrize(("item", "style"), DECIDED)
def test_a_doubtful_cell_is_printed_as_decided(item: str, style: str) -> None:
    assert cite(RECORDS[item], style) == DECIDED[item, style]


@pytest.mark.parametrize("cell", EXPORTED, ids=lambda cell: f"{cell.item}-{cell.style}")
def test_an_agreed_export_is_met_to_the_character(cell: Cell) -> None:
    expected = cell.expected.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\")
    text = export([Cited(cell.item, RECORDS[cell.item])], cell.style)
    if cell.style == "csl-json":
        assert json.loads(text) == [json.loads(expected)]
    else:
        assert text == expected + "\n"


def test_every_item_is_there_in_every_export() -> None:
    assert len(EXPORTED) == len(EXPORTS) * len(RECORDS) == 160


def test_every_cell_of_both_styles_is_agreed_or_decided() -> None:
    assert len(CELLS) == 2 * len(RECORDS) == 80
    open_cells = {(cell.item, cell.style) for cell in CELLS if cell.confidence != "agreed"}
    assert open_cells == set(DECIDED)
