"""What is said of an article in several places is settled by the order of trust."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import ORIGINS, Metadata, Page
from store.reading import open_source
from store.reading.trust import merge

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = ORIGINS[:-1]


def said(origin: str, **data: str) -> Metadata:
    return Metadata(**data, origins=dict.fromkeys(data, origin))


@given(st.sampled_from(KNOWN), st.sampled_from(KNOWN), st.booleans())
def test_the_more_trusted_origin_is_believed_whichever_comes_first(
    one: str, other: str, swapped: bool
) -> None:
    first, second = said(one, page="7"), said(other, page="8")
    merged = merge(second, first) if swapped else merge(first, second)
    if one != other:
        best = min(one, other, key=ORIGINS.index)
        assert (merged.page, merged.origins) == ("7" if best == one else "8", {"page": best})
    else:
        assert merged.page == ("8" if swapped else "7")


def test_what_only_one_knows_is_taken_with_its_origin() -> None:
    merged = merge(said("file name", date="2020-06-01"), said("page text", page="7"))
    assert (merged.date, merged.page) == ("2020-06-01", "7")
    assert merged.origins == {"date": "file name", "page": "page text"}


def test_a_contradiction_is_never_mixed() -> None:
    merged = merge(said("folder name", date="2020-05"), said("page text", date="2020-06-01"))
    assert (merged.date, merged.origins) == ("2020-05", {"date": "folder name"})


@pytest.mark.parametrize("swapped", [False, True])
def test_a_date_that_says_more_of_the_same_day_is_no_contradiction(swapped: bool) -> None:
    first, second = said("folder name", date="2020-06"), said("page text", date="2020-06-01")
    merged = merge(second, first) if swapped else merge(first, second)
    assert (merged.date, merged.origins) == ("2020-06-01", {"date": "page text"})


def test_the_origins_of_headlines_and_authors_are_kept() -> None:
    title = Metadata(origins={"title": "label", "authors": "label"})
    merged = merge(title, said("file name", date="2020-06-01"))
    assert merged.origins == {"title": "label", "authors": "label", "date": "file name"}


LADDER = (
    ("sidecar", 'page = "1"'),
    ("front matter", "---\npage: 2\n---\n"),
    ("label", "日期：2020-06-01\n版面：3\n"),
    ("file name", "20200601-04-01.txt"),
    ("folder name", "第05版"),
    ("page text", "第06版：园区\n"),
)


@pytest.mark.parametrize("first", range(len(LADDER)))
def test_a_page_is_believed_in_this_order(tmp_path: Path, first: int) -> None:
    here = dict(LADDER[first:])
    folder = tmp_path / here.get("folder name", "a")
    folder.mkdir()
    path = folder / here.get("file name", "page.txt")
    path.write_text(
        here.get("front matter", "")
        + here.get("page text", "")
        + here.get("label", "")
        + "\n六月一日，项目开工。\n",
        encoding="utf-8",
    )
    if "sidecar" in here:
        path.with_suffix(".toml").write_text(here["sidecar"], encoding="utf-8")
    (page,) = open_source(path).documents()
    assert isinstance(page, Page)
    assert page.metadata.page == str(first + 1)
    assert page.metadata.origins["page"] == LADDER[first][0]
