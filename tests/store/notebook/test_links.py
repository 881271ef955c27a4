"""Links: each leads back to what it was made for, in this library and in another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import library
from store.library import Library
from store.model import YuanzhiError
from store.notebook import links
from tests.store.loading import jsonl, load, news
from tests.store.notebook.library import ARTICLES, BASE, FIRM, PARK, investment

if TYPE_CHECKING:
    from pathlib import Path


def test_a_link_leads_back_to_what_it_was_made_for(db: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    # The same articles under other numbers.
    load(jsonl(tmp_path / "o.jsonl", news("别的", "别的园区。"), *reversed(ARTICLES)), into=other)
    with Library.open(db) as here, Library.open(other) as there:
        for what, place in (
            ("1.2", "3.2"),
            ("2", "2"),
            (investment(db).mark, "3.1"),
            (PARK, ""),
            (f"project:{BASE}", ""),
            (FIRM, ""),
        ):
            link = here.link(what)
            found, elsewhere = here.follow(link), there.follow(link)
            assert found.here
            assert found.place == here.follow(what).place
            assert (elsewhere.place, elsewhere.words) == (place, found.words)
            assert there.link(link) == link


def test_a_link_to_an_entity_finds_it_by_another_name_too(db: Path) -> None:
    with Library.open(db) as opened:
        link = opened.link(PARK)
        assert opened.follow(f"yuanzhi://park/{PARK}") == opened.follow(link)
        key = opened.meant(PARK).id
    library.rename(key, "东岭国家高新区", db)
    with Library.open(db) as opened:
        assert opened.follow(link).heading == "东岭国家高新区"
        assert opened.follow("yuanzhi://park/东岭国家高新区").entity == key


def test_a_link_to_words_that_were_changed_leads_nowhere_else(db: Path, file: Path) -> None:
    with Library.open(db) as opened:
        passage, fact = opened.link("1.1"), opened.link(investment(db).mark)
    jsonl(file, news("轴承项目开工", "东岭高新区轴承项目停工。"), ARTICLES[1])
    load(file, into=db)
    with Library.open(db) as opened:
        with pytest.raises(YuanzhiError, match="or its text was changed"):
            opened.follow(passage)
        with pytest.raises(YuanzhiError, match="No fact is known by"):
            opened.follow(fact)


@given(st.text(max_size=30), st.sampled_from(["", "yuanzhi://", "yuanzhi://article/", "yuanzhi:"]))
def test_what_is_no_link_is_told_in_a_sentence(text: str, start: str) -> None:
    try:
        link = links.read(start + text)
    except YuanzhiError as error:
        assert str(error).endswith("`yuanzhi link` prints such links.")
    else:
        assert link.kind in ("article", "fact", *links.TYPE_OF)
        assert link.key
