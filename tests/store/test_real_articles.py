"""Claims, conflicts and corrections over real articles that speak of the same project.

The articles belong to their publishers and are no part of this project: where the folder that
holds them is not at hand (YUANZHI_SHARED), these tests are left out.
"""

from __future__ import annotations

import json
import lzma
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store import library
from store.library import Library

if TYPE_CHECKING:
    from store.model import ProjectView

SHARED = os.environ.get("YUANZHI_SHARED")
pytestmark = pytest.mark.skipif(not SHARED, reason="the real articles are not at hand")

# Three articles that tell of one plant of two firms, from its fitting out to its last months.
PLANT = ("ddf9e9dd6cfa", "86f8ef0e936d", "7aa3716bb870")
# Three flashes on one day about one investment: one rounds the amount up.
CHIPS = ("f375a8cbd049", "e414736b7e02", "d04e641374bf")


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("real")
    packed = Path(SHARED or "") / "corpus" / "parks-news.jsonl.xz"
    with lzma.open(packed, "rt", encoding="utf-8") as lines:
        wanted = [line for line in lines if json.loads(line)["id"] in (*PLANT, *CHIPS)]
    news = folder / "news.jsonl"
    news.write_text("".join(wanted), encoding="utf-8")
    db = folder / "library.db"
    assert [outcome.state for outcome in library.load([news], db)] == ["loaded"]
    return db


def project(db: Path, name: str) -> ProjectView:
    with Library.open(db) as opened:
        found = [one for one in opened.entities(name, "PROJECT") if one.articles == 3]
        assert len(found) == 1, "three articles tell of one project"
        return opened.project(found[0].id)


def test_three_articles_tell_the_life_of_one_plant(loaded: Path) -> None:
    plant = project(loaded, "奥迪一汽新能源汽车项目")
    dates = [stage.time for stage in plant.life]
    assert dates == sorted(dates, key=lambda time: time or "")
    assert len({claim.article for stage in plant.life for claim in stage.claims}) >= 2
    # The firm of both that builds it, which its name begins with: neither parent alone.
    assert plant.investors == ("奥迪一汽",)
    assert len({claim.article for claim in plant.claims}) == 3


def test_amounts_that_differ_stand_side_by_side_each_with_its_source(loaded: Path) -> None:
    chips = project(loaded, "源杰半导体科技产业园项目")
    told = [claim for claim in chips.claims if claim.attribute == "total_investment"]
    amounts = {claim.figure.value for claim in told if claim.figure}
    assert amounts == {4_300_000_000, 4_268_000_000}
    rounded = [claim for claim in told if claim.figure and claim.figure.value == 4_300_000_000]
    assert all(claim.differs for claim in rounded)
    assert all(claim.place and claim.words for claim in told)


def test_a_correction_settles_which_amount_counts_and_can_be_taken_back(
    loaded: Path, tmp_path: Path
) -> None:
    db = tmp_path / "library.db"
    db.write_bytes(loaded.read_bytes())
    before = project(db, "源杰半导体科技产业园项目")
    rounded = [
        claim
        for claim in before.claims
        if claim.attribute == "total_investment"
        and claim.figure is not None
        and claim.figure.value == 4_300_000_000
    ]
    for claim in rounded:
        library.reject(claim.mark, db)
    after = project(db, "源杰半导体科技产业园项目")
    told = [claim for claim in after.claims if claim.attribute == "total_investment"]
    assert {claim.state for claim in told} == {"automatic", "rejected"}
    assert not any(claim.differs for claim in told)
    for _ in rounded:
        library.undo(library=db)
    assert project(db, "源杰半导体科技产业园项目") == before


def test_what_the_reader_corrected_in_a_real_article_can_be_explained(
    loaded: Path, tmp_path: Path
) -> None:
    db = tmp_path / "library.db"
    db.write_bytes(loaded.read_bytes())
    chips = project(db, "源杰半导体科技产业园项目")
    claim = next(one for one in chips.claims if one.attribute == "total_investment")
    made = library.correct(claim.mark, "42.68亿元", db)
    assert made.state == "corrected"
    assert made.figure is not None
    assert made.figure.value == 4_268_000_000
    with Library.open(db) as opened:
        told = opened.explain(made.mark)
        assert told.version == 0
        assert [one.kind for one in told.corrections] == ["correct"]
        assert opened.claim(claim.mark).state == "replaced"
