"""Explanations: the words a claim rests on, its rule, and what else it could have said."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from store import library
from store.extract.rules import RULES_VERSION
from store.library import Library
from store.model import ClaimRow, Explanation, YuanzhiError
from tests.store.loading import jsonl, load, news

if TYPE_CHECKING:
    from pathlib import Path

BASE, GRAPHENE, ELECTRONICS, MOTORS = (
    "海澜轴承生产基地项目",
    "瀚森石墨烯项目",
    "禾迈电子项目",
    "瀚森电机项目",
)
SIGNING = "总投资12亿元的海澜轴承生产基地项目在东岭高新区开工。瀚森石墨烯项目签约，总投资3亿元。"
HEADLINE = "总投资8亿元的禾迈电子项目在东岭高新区开工"
FIGURES = "海澜轴承生产基地项目总投资15亿元，年产值20亿元，年税收2亿元，占地200亩。"
FIRMS = "瀚森电机有限公司与禾迈集团有限公司共同建设的瀚森电机项目在东岭高新区签约。"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explain")
    articles = (
        news("签约", SIGNING),
        news(HEADLINE, "今天，园区很热闹。"),
        news("数字", FIGURES, date="2024-04-05"),
        news("企业", FIRMS),
    )
    load(jsonl(folder / "a.jsonl", *articles), into=folder / "library.db")
    return folder / "library.db"


@pytest.fixture
def db(loaded: Path, tmp_path: Path) -> Path:
    """A library of one's own with these articles."""
    shutil.copy(loaded, tmp_path / "library.db")
    return tmp_path / "library.db"


def claim(opened: Library, project: str, attribute: str, words: str = "") -> ClaimRow:
    """The claim on a project that is told by these words."""
    return next(
        row
        for row in opened.claims(attribute=attribute)
        if row.name == project and words in row.words
    )


def explained(db: Path, project: str, attribute: str, words: str = "") -> Explanation:
    with Library.open(db) as opened:
        return opened.explain(claim(opened, project, attribute, words).mark)


def turned_down(one: Explanation, kind: str) -> dict[str, str]:
    """Words -> why, of what was turned down."""
    return {each.words: each.why for each in one.turned_down if each.kind == kind}


def test_every_claim_shows_words_that_stand_where_it_says(loaded: Path) -> None:
    with Library.open(loaded) as opened:
        rows = opened.claims()
        assert len(rows) > 10
        for row in rows:
            one = opened.explain(row.mark)
            assert one.claim.mark == row.mark
            assert one.version == RULES_VERSION
            # In words, and not by its key.
            assert one.rule not in ("", row.rule)
            assert one.witnesses
            role = "trigger" if row.attribute == "status" else "value"
            (value,) = (each for each in one.witnesses if each.role == role)
            assert value.words == row.words
            assert one.passage[value.start : value.end] == value.words
            assert value.place == row.place
            assert one.corrections == ()


def test_a_figure_names_its_words_and_the_project_and_attribute_words_beside_it(
    loaded: Path,
) -> None:
    one = explained(loaded, BASE, "total_investment", "12亿元")
    assert one.passage == SIGNING
    assert {each.role: each.words for each in one.witnesses} == {
        "value": "12亿元",
        "trigger": "总投资",
        "subject": BASE,
    }
    assert turned_down(one, "project") == {GRAPHENE: "stands in another sentence"}
    assert not turned_down(one, "figure")


def test_other_words_and_figures_of_the_sentence_are_named_with_what_they_tell(
    loaded: Path,
) -> None:
    one = explained(loaded, BASE, "tax")
    farther = "stands farther before the figure than the words that hold"
    assert turned_down(one, "attribute") == {"总投资": farther, "产值": farther}
    assert turned_down(one, "figure") == {
        "15亿元": f"is told as total_investment of {BASE}",
        "20亿元": f"is told as output_value of {BASE}",
    }
    # A figure of another type is none that it could have been.
    assert not turned_down(explained(loaded, BASE, "land_area"), "figure")


def test_a_stage_names_the_other_project_of_the_passage(loaded: Path) -> None:
    one = explained(loaded, GRAPHENE, "status")
    assert turned_down(one, "project") == {BASE: "stands in another sentence"}
    assert {each.kind for each in one.turned_down} == {"project"}


def test_a_link_names_other_names_of_its_kind_but_not_what_it_is_linked_to_as_well(
    loaded: Path,
) -> None:
    one = explained(loaded, MOTORS, "org")
    assert not turned_down(one, "name")
    for park in ("park", "status"):
        assert not turned_down(explained(loaded, MOTORS, park), "figure")


def test_a_claim_in_a_headline_shows_the_headline(loaded: Path) -> None:
    one = explained(loaded, ELECTRONICS, "total_investment")
    assert one.passage == HEADLINE
    assert one.claim.place.isdecimal()
    assert one.turned_down == ()


def test_what_the_reader_says_is_the_readers_and_shows_what_it_stands_for(db: Path) -> None:
    with Library.open(db) as opened:
        mark = claim(opened, BASE, "total_investment", "12亿元").mark
    made = library.correct(mark, "约13亿元", db)
    with Library.open(db) as opened:
        one, former = opened.explain(made.mark), opened.explain(mark)
    assert (one.version, one.rule) == (0, "The reader says so.")
    assert one.claim.figure is not None and one.claim.figure.value == 13e8
    assert one.passage == SIGNING
    assert {each.role for each in one.witnesses} == {"value", "trigger", "subject"}
    assert one.turned_down == ()
    assert former.claim.state == "replaced"
    for each in (one, former):
        (said,) = each.corrections
        assert said.kind == "correct"
        assert said.value is not None and said.value.text == "约13亿元"
    library.undo(library=db)
    with Library.open(db) as opened:
        assert opened.explain(mark).corrections == ()
        with pytest.raises(YuanzhiError, match="No fact"):
            opened.explain(made.mark)


def test_what_was_said_of_one_project_is_not_shown_with_another_of_the_same_words(
    tmp_path: Path,
) -> None:
    db = tmp_path / "library.db"
    text = f"{BASE}总投资5亿元。\n{GRAPHENE}总投资5亿元。"
    load(jsonl(tmp_path / "a.jsonl", news("两个", text)), into=db)
    with Library.open(db) as opened:
        marks = [claim(opened, name, "total_investment").mark for name in (BASE, GRAPHENE)]
    library.confirm(marks[0], db)
    with Library.open(db) as opened:
        assert [len(opened.explain(mark).corrections) for mark in marks] == [1, 0]


def test_a_fact_that_the_reader_added_shows_the_words_it_was_tied_to(db: Path) -> None:
    with Library.open(db) as opened:
        place = claim(opened, MOTORS, "status").place
    made = library.add(place, MOTORS, "jobs", "300人", "共同建设", db)
    with Library.open(db) as opened:
        one = opened.explain(made.mark)
    assert [(each.role, each.words) for each in one.witnesses] == [("value", "共同建设")]
    assert one.passage == FIRMS


@pytest.mark.parametrize("mark", ["", " ", "nosuchmark", "%", "_", "'", "项目", "0" * 1000])
def test_a_mark_that_is_none_is_told(loaded: Path, mark: str) -> None:
    with Library.open(loaded) as opened, pytest.raises(YuanzhiError, match="No fact is known"):
        opened.explain(mark)


def test_the_beginning_of_a_mark_is_enough_where_no_other_begins_so(loaded: Path) -> None:
    with Library.open(loaded) as opened:
        marks = sorted(row.mark for row in opened.claims())
        for mark in marks:
            assert opened.explain(mark[:9]).claim.mark == mark
            assert opened.explain(f" {mark.upper()} ").claim.mark == mark
        first = next(mark[0] for mark in marks if sum(m[0] == mark[0] for m in marks) > 1)
        with pytest.raises(YuanzhiError, match="More than one"):
            opened.explain(first)


def test_what_cannot_hold_beside_a_fact_is_told_and_what_can_is_told_apart(
    tmp_path: Path,
) -> None:
    articles = (
        news("一", f"总投资12亿元的{BASE}在东岭高新区开工。", date="2024-01-05"),
        news("二", f"总投资15亿元的{BASE}在东岭高新区开工。", date="2024-02-05"),
        news("三", f"{BASE}在东岭高新区建成投产，总投资15亿元。", date="2024-03-05"),
    )
    load(jsonl(tmp_path / "a.jsonl", *articles), into=tmp_path / "library.db")
    with Library.open(tmp_path / "library.db") as opened:
        rows = {row.date: row for row in opened.claims(attribute="total_investment")}
        first, second = (opened.explain(rows[day].mark) for day in ("2024-01-05", "2024-02-05"))
        assert [row.figure.text for row in first.conflicts if row.figure] == ["15亿元", "15亿元"]
        assert first.others == ()
        assert [row.date for row in second.conflicts] == ["2024-01-05"]
        assert [row.date for row in second.others] == ["2024-03-05"]
    library.reject(rows["2024-01-05"].mark, tmp_path / "library.db")
    with Library.open(tmp_path / "library.db") as opened:
        second = opened.explain(rows["2024-02-05"].mark)
        assert second.conflicts == ()
        assert {row.state for row in second.others} == {"automatic", "rejected"}


def test_what_was_said_of_a_fact_is_its_history_taken_back_or_not(db: Path) -> None:
    with Library.open(db) as opened:
        mark = claim(opened, BASE, "tax").mark
    library.confirm(mark, db)
    library.reject(mark, db)
    library.undo(library=db)
    with Library.open(db) as opened:
        one = opened.explain(mark)
    assert [said.kind for said in one.corrections] == ["confirm"]
    assert [said.kind for said in one.undone] == ["reject"]
