"""The order of paragraphs: newest first whatever the order of loading, and few runs."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from store import library
from store.library import Library
from store.search import order

DAYS = st.none() | st.sampled_from(
    ["2019", "2019-12-31", "2020-01", "2020-01-01", "2020-05-27", "2021-06-01", "2024-03-05"]
)


def write(path: Path, dates: list[str | None]) -> Path:
    """A file with an article for each date; each of its two paragraphs has one figure."""
    lines = [
        json.dumps(
            {
                "title": f"{path.stem}号之{number}",
                "date": date,
                "text": f"园区投资{number + 1}亿元。\n园区占地{number + 1}亩。",
            },
            ensure_ascii=False,
        )
        for number, date in enumerate(dates)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@settings(max_examples=15, deadline=None)
@given(st.lists(st.lists(DAYS, min_size=1, max_size=4), min_size=1, max_size=12))
def test_hits_are_newest_first_and_keep_their_facts_whatever_was_loaded_when(
    loads: list[list[str | None]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "library.db"
        for number, dates in enumerate(loads):
            list(library.load([write(Path(folder) / f"{number}.jsonl", dates)], db))
        opened = Library.open(db)
        found = opened.search("园区")
        hits = opened.hits("园区", found.paragraphs)
        assert found.total == len(hits) == 2 * sum(map(len, loads))
        days = [order.day_of(hit.date) for hit in hits]
        assert days == sorted(days, reverse=True)
        pairs = list(zip(hits[::2], hits[1::2], strict=True))
        assert all(one.article == other.article for one, other in pairs)
        assert all((one.ordinal, other.ordinal) == (1, 2) for one, other in pairs)
        for hit in hits:
            figures = [fact for fact in opened.passage(hit.paragraph).facts if fact.figure]
            assert [hit.text[fact.start : fact.end] for fact in figures] == [
                fact.text for fact in figures
            ]
            assert len(figures) == 1
        opened.close()
        with closing(sqlite3.connect(db)) as connection:
            assert len(order.runs(connection)) <= order.RUNS


def test_loading_in_the_order_of_dates_makes_one_run(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    for number, date in enumerate(("2024-01-01", "2024-01-02", None, "2025-01-01")):
        list(library.load([write(tmp_path / f"{number}.jsonl", [date])], db))
    with closing(sqlite3.connect(db)) as connection:
        (run,) = order.runs(connection)
    assert run.size == 8
    assert (run.newest, run.oldest) == (order.day_of("2025-01-01"), order.UNDATED)
