"""What the reader says of facts: it counts, it lasts, it is told apart, it can be taken back."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import library
from store.library import Library
from store.model import Metadata, YuanzhiError
from tests.store.correcting import (
    BASE,
    EACH,
    FIRM,
    LATER,
    PARK,
    QINGHE,
    SECOND,
    TEXT,
    TITLE,
    article,
    assert_index_is_right,
    claims,
    content,
    facts_found,
    invent,
    loaded,
    lose,
    meanings,
    one,
    run,
    said,
    told,
)
from tests.store.loading import everything, jsonl, load, news

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.model import ProjectRow, ProjectView, Total


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return loaded(tmp_path_factory.mktemp("made"))


@pytest.fixture(scope="module")
def made_of_two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("two")
    return loaded(folder, article(), article(LATER, "青禾投产", "2024-09-01"))


@pytest.fixture
def db(made: Path, tmp_path: Path) -> Path:
    """A library of one article, for one test alone."""
    return Path(shutil.copy(made, tmp_path / "library.db"))


@pytest.fixture
def two(made_of_two: Path, tmp_path: Path) -> Path:
    """A library of two articles that tell of one project, for one test alone."""
    return Path(shutil.copy(made_of_two, tmp_path / "two.db"))


def log(db: Path) -> list[tuple[str, str | None, bool]]:
    """What was said, about which attribute, and whether it stands."""
    with Library.open(db) as opened:
        return [(each.kind, each.attribute, each.undone is None) for each in opened.corrections()]


def project(db: Path, name: str = BASE) -> ProjectView:
    with Library.open(db) as opened:
        (found,) = [each for each in opened.entities(name, "PROJECT") if each.name == name]
        return opened.project(found.id)


def listed(db: Path, name: str = BASE) -> ProjectRow:
    with Library.open(db) as opened:
        (found,) = [row for row in opened.project_rows(opened.projects()) if row.name == name]
        return found


def totals(db: Path, park: str = PARK) -> dict[str, Total]:
    with Library.open(db) as opened:
        (key,) = [row.id for row in opened.park_rows(opened.parks()) if row.name == park]
        return {total.attribute: total for total in opened.park(key).totals}


def invested(db: Path, park: str = PARK) -> float:
    """The sum of a park's total investment, planned or not."""
    with Library.open(db) as opened:
        (key,) = [row.id for row in opened.park_rows(opened.parks()) if row.name == park]
        found = opened.park(key).totals
        return sum(total.low for total in found if total.attribute == "total_investment")


def undo_all(db: Path) -> None:
    for _ in [each for each in log(db) if each[2]]:
        library.undo(library=db)


# What can be done to one claim.


@pytest.mark.parametrize("attribute", EACH)
def test_a_confirmed_fact_stays_and_counts(db: Path, attribute: str) -> None:
    before = content(db)
    row = one(db, attribute, EACH[attribute][0])
    confirmed = library.confirm(row.mark, db)
    assert (confirmed.mark, confirmed.state, confirmed.counts) == (row.mark, "confirmed", True)
    assert said(confirmed) == said(row)
    assert one(db, attribute, EACH[attribute][0]) == confirmed
    library.undo(library=db)
    assert content(db) == before


@pytest.mark.parametrize("attribute", EACH)
def test_a_rejected_fact_is_kept_and_does_not_count(db: Path, attribute: str) -> None:
    before = content(db)
    row = one(db, attribute, EACH[attribute][0])
    rejected = library.reject(row.mark, db)
    assert (rejected.mark, rejected.state, rejected.counts) == (row.mark, "rejected", False)
    assert one(db, attribute, EACH[attribute][0]) == rejected
    library.undo(library=db)
    assert content(db) == before


@pytest.mark.parametrize("attribute", EACH)
def test_a_corrected_fact_stands_beside_the_readers_own(db: Path, attribute: str) -> None:
    name, value, meaning = EACH[attribute]
    before, found = content(db), facts_found(db, name, value)
    row = one(db, attribute, name)
    corrected = library.correct(row.mark, value, db)
    assert said(corrected) == pytest.approx(meaning)
    assert (corrected.state, corrected.counts, corrected.rule) == ("corrected", True, "reader")
    # The words are those of the passage, whatever the reader made of them.
    assert (corrected.words, corrected.place) == (row.words, row.place)
    assert one(db, attribute, name, state="replaced").mark == row.mark
    assert one(db, attribute, name, state="corrected") == corrected
    assert_index_is_right(db)
    library.undo(library=db)
    assert content(db) == before
    assert facts_found(db, name, value) == found
    assert_index_is_right(db)


@pytest.mark.parametrize(
    ("place", "name", "attribute", "value", "words", "meaning"),
    [
        ("1.1", BASE, "revenue", "30亿元", "建成后", 3e9),
        ("1.3", QINGHE, "land_area", "300亩", "产业园项目", 2e5),
        ("1.3", QINGHE, "capacity", "3万吨", "就业岗位", 3e4),
        ("1.3", QINGHE, "jobs", "12人", "就业岗位800个", 12.0),
        ("1.1", BASE, "other_quantity", "8%", "正式", 8.0),
        ("1.3", QINGHE, "finish_date", "明年底", "计划", "2025-12"),
        ("1.3", QINGHE, "status", "signed", "计划", "signed"),
        ("1.3", QINGHE, "park", "西坪经开区", "产业园", "西坪经开区"),
        ("1.3", QINGHE, "org", "青禾集团", "青禾", "青禾集团"),
        ("1.3", QINGHE, "part_of", BASE, "产业园项目", BASE),
        ("1.2", SECOND, "investment", "3亿元", None, 3e8),
    ],
)
def test_a_fact_that_the_rules_did_not_find_is_added_with_its_words(
    db: Path,
    place: str,
    name: str,
    attribute: str,
    value: str,
    words: str | None,
    meaning: object,
) -> None:
    before = content(db)
    added = library.add(place, name, attribute, value, words, db)
    assert said(added) == pytest.approx(meaning)
    assert (added.name, added.attribute, added.place) == (name, attribute, place)
    assert (added.state, added.counts, added.words) == ("added", True, words or value)
    assert added in claims(db)
    assert_index_is_right(db)
    library.undo(library=db)
    assert content(db) == before
    assert_index_is_right(db)


def test_adding_what_the_rules_found_confirms_it(db: Path) -> None:
    row = one(db, "total_investment")
    assert library.add("1.1", BASE, "total_investment", "12亿元", library=db).mark == row.mark
    assert told(db, "total_investment") == [(1.2e9, "confirmed")]


def test_adding_another_value_by_the_same_words_is_a_fact_of_its_own(db: Path) -> None:
    added = library.add("1.1", BASE, "total_investment", "11亿元", "总投资12亿元", db)
    assert told(db, "total_investment") == [(1.1e9, "added"), (1.2e9, "automatic")]
    again = library.add("1.1", BASE, "total_investment", "10亿元", "总投资12亿元", db)
    assert added.mark != again.mark
    assert len(told(db, "total_investment")) == 3


def test_a_correction_is_as_much_planned_and_of_that_time_as_what_it_corrects(db: Path) -> None:
    for attribute in ("capacity", "finish_date"):
        row = one(db, attribute)
        assert row.modality != "actual"
        corrected = library.correct(row.mark, EACH[attribute][1], db)
        assert corrected.modality == row.modality
        # A day that is another is of that day.
        assert row.figure is not None and corrected.figure is not None
        of_itself = row.time == row.figure.iso
        assert corrected.time == (corrected.figure.iso if of_itself else row.time)
    assert library.correct(one(db, "status").mark, "planned", db).modality == "planned"


def test_a_name_is_known_by_its_other_names(db: Path) -> None:
    row = one(db, "org")
    assert row.object == FIRM
    run(db, "INSERT INTO alias SELECT id, '海澜系', 'article' FROM entity WHERE name = ?", FIRM)
    assert library.correct(row.mark, "海澜系", db).object == FIRM
    # A listed zone is one, however it is written, and knows where it lies.
    full = library.correct(one(db, "park", QINGHE).mark, "西安高新技术产业开发区", db)
    assert full.object == "西安高新区"
    rows = run(db, "SELECT city, level FROM entity WHERE name = '西安高新区'")
    assert rows == [("西安市", "high-tech")] or rows == [("西安", "high-tech")]


def test_a_project_is_named_by_its_shown_name_or_its_number_too(db: Path) -> None:
    key = project(db).entity.id
    library.rename(key, "海澜基地", db)
    for name in ("海澜基地", BASE, str(key)):
        added = library.add("1.1", name, "tax", "1亿元", "建成后", db)
        assert (added.project, added.name) == (key, "海澜基地")
    assert len(claims(db, attribute="tax")) == 1


def test_a_project_nobody_spoke_of_is_the_articles_own_and_goes_with_its_fact(db: Path) -> None:
    before = content(db)
    added = library.add("1.3", "白鹭湿地公园", "status", "building", "开工", db)
    assert project(db, "白鹭湿地公园").entity.id == added.project
    assert listed(db, "白鹭湿地公园").status == "building"
    library.undo(library=db)
    assert content(db) == before


def test_another_articles_own_project_is_not_meant(tmp_path: Path) -> None:
    db = loaded(tmp_path, article("东岭新建一座工厂。", "开工"), article(TEXT))
    first = library.add("1.1", "污水处理厂", "status", "started", "新建", db)
    assert first.project != library.add("2.1", "污水处理厂", "tax", "1亿元", "建成后", db).project
    again = library.add("1.1", "污水处理厂", "status", "building", "新建", db)
    assert first.project == again.project


# Several about one claim.


def test_what_was_said_last_holds_and_each_step_can_be_taken_back(db: Path) -> None:
    mark = one(db, "total_investment").mark
    steps: list[Callable[[], object]] = [
        lambda: library.confirm(mark, db),
        lambda: library.reject(mark, db),
        lambda: library.confirm(mark, db),
        lambda: library.correct(mark, "15亿元", db),
        lambda: library.correct(mark, "16亿元", db),
        lambda: library.reject(mark, db),
        lambda: library.correct(mark, "15亿元", db),
    ]
    states = [told(db, "total_investment")]
    contents = [content(db)]
    for step in steps:
        step()
        states.append(told(db, "total_investment"))
        contents.append(content(db))
    found = 1.2e9
    assert states == [
        [(found, "automatic")],
        [(found, "confirmed")],
        [(found, "rejected")],
        [(found, "confirmed")],
        [(found, "replaced"), (1.5e9, "corrected")],
        [(found, "replaced"), (1.6e9, "corrected")],
        [(found, "rejected")],
        [(found, "replaced"), (1.5e9, "corrected")],
    ]
    for state in reversed(states[:-1]):
        library.undo(library=db)
        assert told(db, "total_investment") == state
    assert content(db) == contents[0]


def test_saying_the_same_again_says_nothing_more(db: Path) -> None:
    status, park = one(db, "status"), one(db, "status", QINGHE)
    assert library.confirm(status.mark, db).mark == status.mark
    library.confirm(park.mark, db)
    assert library.confirm(status.mark, db).mark == status.mark
    corrected = library.correct(one(db, "land_area").mark, "150亩", db)
    assert library.correct(one(db, "land_area", state="replaced").mark, "150亩", db) == corrected
    added = library.add("1.1", BASE, "tax", "1亿元", "建成后", db)
    assert library.add("1.1", BASE, "tax", "1亿元", "建成后", db) == added
    assert [each[0] for each in log(db)] == ["confirm", "confirm", "correct", "add"]


def test_any_correction_can_be_taken_back_by_its_number_once(db: Path) -> None:
    library.reject(one(db, "park").mark, db)
    library.correct(one(db, "land_area").mark, "150亩", db)
    undone = library.undo(1, db)
    assert (undone.id, undone.kind, undone.attribute) == (1, "reject", "park")
    assert log(db) == [("reject", "park", False), ("correct", "land_area", True)]
    assert one(db, "park").state == "automatic"
    assert one(db, "land_area", state="corrected")
    for number, sentence in ((1, "taken back already"), (3, "no such"), (0, "no such")):
        with pytest.raises(YuanzhiError, match=sentence):
            library.undo(number, db)
    library.undo(library=db)
    with pytest.raises(YuanzhiError, match="no such correction"):
        library.undo(library=db)


def test_what_the_reader_said_is_taken_back_not_corrected(db: Path) -> None:
    mark = library.correct(one(db, "park").mark, "西坪经开区", db).mark
    for change in (library.confirm, library.reject):
        with pytest.raises(YuanzhiError, match="fact undo"):
            change(mark, db)
    with pytest.raises(YuanzhiError, match="fact undo"):
        library.correct(mark, "东岭高新区", db)


# What lasts.


def corrected_all_over(db: Path) -> list[tuple[object, ...]]:
    """Do one of everything to a library; what its claims then say."""
    library.confirm(one(db, "floor_area").mark, db)
    library.reject(one(db, "start_date").mark, db)
    for attribute in ("total_investment", "status", "park", "finish_date"):
        library.correct(one(db, attribute).mark, EACH[attribute][1], db)
    place = f"{one(db, 'floor_area').article}.3"
    library.add(place, QINGHE, "land_area", "300亩", "产业园项目", db)
    library.add(place, QINGHE, "org", "青禾集团", "青禾", db)
    return meanings(db)


def without_marks(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """The marks are made of the text of the article too."""
    return sorted((row[1:] for row in rows), key=repr)


def test_corrections_outlast_loading_again(tmp_path: Path) -> None:
    db = loaded(tmp_path)
    before = corrected_all_over(db)
    assert load(tmp_path / "news.jsonl", into=db, again=True) == {"news.jsonl": "loaded"}
    assert meanings(db) == before
    assert_index_is_right(db)
    undo_all(db)
    assert {row.state for row in claims(db)} == {"automatic"}


def test_corrections_outlast_a_source_that_is_forgotten_and_loaded_again(tmp_path: Path) -> None:
    db = loaded(tmp_path)
    before = corrected_all_over(db)
    library.forget([str(tmp_path / "news.jsonl")], db)
    assert load(jsonl(tmp_path / "other.jsonl", article(LATER)), into=db)
    assert {row.state for row in claims(db)} == {"automatic"}
    load(tmp_path / "news.jsonl", into=db)
    assert [row for row in meanings(db) if row in before] == before


def test_corrections_go_over_to_a_text_that_changed_around_their_words(tmp_path: Path) -> None:
    db = loaded(tmp_path)
    before = corrected_all_over(db)
    changed = "本报东岭3月5日电。\n" + TEXT.replace("正式开工", "正式开工，大批工人进场")
    jsonl(tmp_path / "news.jsonl", article(changed))
    load(tmp_path / "news.jsonl", into=db)
    assert without_marks(meanings(db)) == without_marks(before)
    assert_index_is_right(db)


def test_corrections_go_over_to_the_article_that_takes_the_place(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    db = loaded(tmp_path, article(), article(LATER, "青禾投产", "2024-09-01"))
    library.correct(one(db, "land_area").mark, "150亩", db)
    jsonl(
        file,
        article("西坪经开区一家企业开业。", "开业"),
        article(LATER, "青禾投产", "2024-09-01"),
        article("又讯：" + TEXT),
    )
    load(file, into=db)
    assert told(db, "land_area") == [(100000.0, "corrected"), (80000.0, "replaced")]
    assert one(db, "land_area", state="corrected").title == TITLE


def test_a_correction_whose_words_are_gone_is_back_with_them(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    db = loaded(tmp_path)
    before = corrected_all_over(db)
    jsonl(file, article("这篇报道已经撤回。", "更正"))
    load(file, into=db)
    assert not claims(db)
    assert all(standing for _, _, standing in log(db))
    jsonl(file, article())
    load(file, into=db)
    assert meanings(db) == before


def test_an_added_project_of_an_articles_own_goes_with_the_changed_article(
    tmp_path: Path,
) -> None:
    file = tmp_path / "news.jsonl"
    db = loaded(tmp_path)
    library.add("1.3", "污水处理厂", "status", "building", "开工", db)
    jsonl(file, article("又讯：" + TEXT), article("污水处理厂总投资2亿元。", "另一座"))
    load(file, into=db)
    added = one(db, "status", "污水处理厂", state="added")
    assert added.article == 1
    assert all(row.article == 1 for row in claims(db, projects=[added.project]))


def test_both_copies_of_an_article_are_corrected(tmp_path: Path) -> None:
    db = loaded(tmp_path)
    load(jsonl(tmp_path / "copy.jsonl", article(date="2024-03-06")), into=db)
    library.correct(one(db, "land_area", article=1).mark, "150亩", db)
    library.add("2.1", BASE, "tax", "1亿元", "建成后", db)
    for key in (1, 2):
        assert said(one(db, "land_area", article=key, state="corrected")) == pytest.approx(1e5)
        assert one(db, "tax", article=key)
    undo_all(db)
    assert {row.state for row in claims(db)} == {"automatic"}
    assert not claims(db, attribute="tax")


def test_a_copy_that_is_loaded_later_is_corrected_like_the_first(tmp_path: Path) -> None:
    db = loaded(tmp_path)
    before = corrected_all_over(db)
    load(jsonl(tmp_path / "copy.jsonl", article(date="2024-03-05")), into=db)
    assert sorted(set(meanings(db)), key=repr) == before
    assert len(meanings(db)) == 2 * len(before)


def test_what_other_rules_do_not_find_stays_as_the_readers_where_it_was_confirmed(
    db: Path,
) -> None:
    before = meanings(db)
    confirmed = library.confirm(invent(db, "other_quantity", "land_area"), db)
    library.reextract(db)
    kept = one(db, "other_quantity")
    assert (kept.state, kept.rule, kept.modality) == ("added", "reader", "planned")
    assert (said(kept), kept.words, kept.place) == (
        said(confirmed),
        confirmed.words,
        confirmed.place,
    )
    library.undo(library=db)
    assert meanings(db) == before


def test_what_other_rules_do_not_find_any_more_need_not_be_rejected(db: Path) -> None:
    before = meanings(db)
    library.reject(invent(db, "other_quantity", "land_area"), db)
    library.reextract(db)
    assert meanings(db) == before


def test_a_corrected_value_stays_where_other_rules_find_nothing_to_correct(db: Path) -> None:
    library.correct(invent(db, "other_quantity", "land_area"), "150亩", db)
    library.reextract(db)
    assert told(db, "other_quantity") == [(pytest.approx(1e5), "corrected")]


def test_what_is_found_only_by_other_rules_gets_what_the_reader_said_of_it(db: Path) -> None:
    before = corrected_all_over(db)
    run(db, "UPDATE claim SET rules_version = 1, state = 'automatic' WHERE rule <> 'reader'")
    lose(db, "floor_area", "total_investment", "park")
    library.reextract(db)
    assert meanings(db) == before


def test_a_confirmed_value_holds_where_other_rules_read_the_words_otherwise(db: Path) -> None:
    key = run(db, "SELECT figure FROM claim WHERE attribute = 'capacity'")[0][0]
    run(db, "UPDATE mention SET value = 400 WHERE id = ?", key)
    library.confirm(one(db, "capacity").mark, db)
    library.reextract(db)
    assert told(db, "capacity") == [(400.0, "corrected"), (5e6, "replaced")]
    library.undo(library=db)
    assert told(db, "capacity") == [(5e6, "automatic")]


def test_a_confirmed_day_holds_where_the_article_gets_another_date(tmp_path: Path) -> None:
    db = loaded(tmp_path)
    library.confirm(one(db, "start_date", QINGHE).mark, db)
    load(tmp_path / "news.jsonl", into=db, given=Metadata(date="2021-03-05"))
    assert told(db, "start_date", QINGHE) == [("2021-06", "replaced"), ("2024-06", "corrected")]


# What is shown.


def test_a_passage_tells_the_states_of_its_facts_apart(db: Path) -> None:
    library.correct(one(db, "land_area").mark, "150亩", db)
    library.reject(one(db, "total_investment").mark, db)
    library.confirm(one(db, "floor_area").mark, db)
    library.add("1.1", BASE, "status", "signed", "建成后", db)
    with Library.open(db) as opened:
        facts = opened.passage(opened.locate("1.1")[1] or 0).facts
    states = {
        (fact.text, role.attribute, role.object, role.state)
        for fact in facts
        for role in fact.roles
        if role.state != "automatic"
    }
    assert states == {
        ("120亩", "land_area", None, "replaced"),
        ("120亩", "land_area", None, "corrected"),
        ("12亿元", "total_investment", None, "rejected"),
        ("8万平方米", "floor_area", None, "confirmed"),
        ("建成后", "status", "signed", "added"),
    }


def test_the_view_of_a_project_shows_all_states_and_lives_by_what_counts(db: Path) -> None:
    library.correct(one(db, "status").mark, "signed", db)
    library.correct(one(db, "park").mark, "西坪经开区", db)
    library.reject(one(db, "part_of", SECOND).mark, db)
    view = project(db)
    states = {(row.attribute, row.state) for row in view.claims}
    assert {("status", "replaced"), ("status", "corrected"), ("park", "replaced")} <= states
    assert [stage.status for stage in view.life] == ["signed"]
    assert view.park is not None
    assert (view.park.name, view.parts) == ("西坪经开区", ())
    assert project(db, SECOND).whole is None


def test_claims_are_listed_by_their_states(db: Path) -> None:
    corrected_all_over(db)
    count = {state: len(claims(db, state=state)) for state in ("confirmed", "rejected", "added")}
    assert count == {"confirmed": 1, "rejected": 1, "added": 2}
    assert len(claims(db, state="replaced")) == len(claims(db, state="corrected")) == 4
    assert len(claims(db, confidence="reader")) == 6


def test_a_corrected_fact_is_found_by_what_the_reader_said_and_its_park(db: Path) -> None:
    corrected = library.correct(one(db, "total_investment").mark, "15亿元", db)
    (key,) = run(db, "SELECT id FROM claim WHERE mark = ?", corrected.mark)[0]
    assert facts_found(db, f"15亿元 {PARK}") == {f"15亿元 {PARK}": [key]}


def test_the_list_of_projects_counts_what_the_reader_says(db: Path) -> None:
    library.correct(one(db, "total_investment").mark, "15亿元", db)
    library.correct(one(db, "park").mark, "西坪经开区", db)
    library.correct(one(db, "status").mark, "trial", db)
    library.correct(one(db, "org").mark, "海澜重工集团", db)
    row = listed(db)
    assert row.investment is not None
    assert (row.investment.value, row.park, row.status) == (1.5e9, "西坪经开区", "trial")
    assert row.investors == ("海澜重工集团",)


def test_the_list_of_projects_counts_nothing_that_was_rejected(db: Path) -> None:
    for attribute in ("total_investment", "park", "status", "org"):
        library.reject(one(db, attribute).mark, db)
    row = listed(db)
    assert (row.investment, row.park, row.status, row.investors) == (None, None, None, ())


def test_sums_of_a_park_count_what_the_reader_says(db: Path) -> None:
    assert invested(db) == 3.2e9
    library.correct(one(db, "total_investment").mark, "15亿元", db)
    assert invested(db) == 3.5e9
    library.reject(one(db, "total_investment", QINGHE).mark, db)
    assert invested(db) == 1.5e9
    # A part whose whole is no longer one counts for itself.
    library.reject(one(db, "part_of", SECOND).mark, db)
    assert invested(db) == 1.8e9
    library.correct(one(db, "park").mark, "西坪经开区", db)
    assert invested(db) == 3e8
    assert "land_area" not in totals(db)
    assert invested(db, "西坪经开区") == 1.5e9
    library.reject(one(db, "jobs", QINGHE).mark, db)
    assert "jobs" not in totals(db)


def test_a_park_that_the_reader_named_is_listed_and_gone_with_it(db: Path) -> None:
    library.correct(one(db, "park").mark, "西坪经开区", db)
    with Library.open(db) as opened:
        rows = {row.name: row.projects for row in opened.park_rows(opened.parks())}
    assert (rows["西坪经开区"], rows[PARK]) == (1, 2)
    library.undo(library=db)
    with Library.open(db) as opened:
        rows = {row.name: row.projects for row in opened.park_rows(opened.parks())}
    assert rows[PARK] == 3
    assert "西坪经开区" not in rows


def test_what_was_confirmed_goes_before_what_is_newer(two: Path) -> None:
    newer = one(two, "total_investment", QINGHE, article=2)
    assert listed(two, QINGHE).investment == newer.figure
    old = library.confirm(one(two, "total_investment", QINGHE, article=1).mark, two)
    assert listed(two, QINGHE).investment == old.figure
    sums = invested(two)
    library.undo(library=two)
    assert invested(two) == sums + 2e8


def test_a_stage_said_of_older_news_does_not_go_before_a_newer_one(two: Path) -> None:
    assert listed(two, QINGHE).status == "operating"
    library.correct(one(two, "status", QINGHE, article=1).mark, "signed", two)
    assert listed(two, QINGHE).status == "operating"
    library.correct(one(two, "status", QINGHE, article=2).mark, "trial", two)
    assert listed(two, QINGHE).status == "trial"


def test_of_stages_told_on_one_day_the_readers_goes_first(tmp_path: Path) -> None:
    text = f"{{}}{BASE}在{PARK}开工。"
    page = jsonl(
        tmp_path / "a.jsonl",
        news("一", text.format("6月20日，"), date="2024-06-20"),
        news("二", text.format("记者获悉，"), date="2024-06-20"),
    )
    db = tmp_path / "library.db"
    load(page, into=db)
    assert listed(db).status == "started"
    library.correct(one(db, "status", article=1).mark, "投产", db)
    assert listed(db).status == "operating"


def test_an_explanation_tells_what_was_said_of_the_fact_and_of_no_other(db: Path) -> None:
    row, other = one(db, "total_investment"), one(db, "total_investment", SECOND)
    library.confirm(row.mark, db)
    corrected = library.correct(row.mark, "15亿元", db)
    library.reject(other.mark, db)
    with Library.open(db) as opened:
        for mark in (row.mark, corrected.mark):
            kinds = [each.kind for each in opened.explain(mark).corrections]
            assert kinds == ["confirm", "correct"]
        assert [each.kind for each in opened.explain(other.mark).corrections] == ["reject"]
        told_by = opened.explain(corrected.mark)
        assert told_by.version == 0
        assert {each.words for each in told_by.witnesses if each.role == "value"} == {"12亿元"}
        assert not opened.explain(one(db, "jobs", QINGHE).mark).corrections


# What is shared.


def test_corrections_say_the_same_in_another_library(db: Path, tmp_path: Path) -> None:
    before = corrected_all_over(db)
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    # Other keys, and another name of the file.
    other = loaded(folder, article(LATER, "青禾投产", "2024-09-01"))
    load(jsonl(folder / "b.jsonl", article()), into=other)
    assert library.take_in(library.export(db), other) == 8
    assert [row for row in meanings(other) if row in before] == before
    assert library.take_in(library.export(db), other) == 0
    assert library.take_in(library.export(other), db) == 0
    assert meanings(db) == before


def test_corrections_wait_for_their_articles(db: Path, tmp_path: Path) -> None:
    before = corrected_all_over(db)
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    other = loaded(folder, article("西坪经开区一家企业开业。", "开业"))
    assert library.take_in(library.export(db), other) == 8
    assert not claims(other)
    load(jsonl(folder / "b.jsonl", article()), into=other)
    assert meanings(other) == before


def test_what_was_taken_back_is_not_shared(db: Path) -> None:
    library.reject(one(db, "park").mark, db)
    library.undo(library=db)
    assert library.export(db) == []


def test_a_change_of_mind_is_shared_with_all_its_steps(db: Path, made: Path) -> None:
    mark = one(db, "park").mark
    library.confirm(mark, db)
    library.reject(mark, db)
    library.confirm(mark, db)
    other = Path(shutil.copy(made, db.parent / "other.db"))
    assert library.take_in(library.export(db), other) == 3
    assert one(other, "park").state == "confirmed"
    assert library.take_in(library.export(db), other) == 0


# What cannot be done.

WRONG: dict[str, tuple[Callable[[Path], object], str]] = {
    "words for money": (lambda db: correct(db, "total_investment", "abc"), "as a figure"),
    "an area for money": (lambda db: correct(db, "total_investment", "80亩"), "other units"),
    "money for an area": (lambda db: correct(db, "land_area", "12亿元"), "other units"),
    "a number for a day": (lambda db: correct(db, "finish_date", "12亿元"), "as a figure"),
    "two figures": (lambda db: correct(db, "total_investment", "1亿元到底2亿元"), "as a figure"),
    "nothing": (lambda db: correct(db, "park", " "), "says nothing"),
    "no text": (lambda db: correct(db, "park", "\udc80"), "says nothing"),
    "money for a firm": (lambda db: correct(db, "org", "7亿元"), "is a figure"),
    "an area for a park": (lambda db: correct(db, "park", "约80亩"), "is a figure"),
    "a day for a firm": (lambda db: correct(db, "org", "2024年6月"), "is a figure"),
    "an unknown stage": (lambda db: correct(db, "status", "完成"), "is no stage"),
    "an unknown mark": (lambda db: library.confirm("zzzz", db), "No fact is known"),
    "an empty mark": (lambda db: library.confirm("", db), "No fact is known"),
    "a mark that is no text": (lambda db: library.confirm("\udc80", db), "No fact is known"),
    "an unknown attribute": (lambda db: add(db, attribute="colour"), "is no attribute"),
    "a whole article": (lambda db: add(db, place="1"), "stands in a paragraph"),
    "an unknown paragraph": (lambda db: add(db, place="1.9"), "no paragraph 9"),
    "an unknown article": (lambda db: add(db, place="7.1"), "no article 7"),
    "no place": (lambda db: add(db, place="abc"), "is no place"),
    "words from elsewhere": (lambda db: add(db, words="子项目"), "does not stand in"),
    "a value that is not written": (lambda db: add(db, words=None), "does not stand in"),
    "no project": (lambda db: add(db, project=""), "says nothing"),
    "a park as project": (lambda db: add(db, project=park_key(db)), "is no project"),
}


def correct(db: Path, attribute: str, value: str) -> object:
    return library.correct(one(db, attribute).mark, value, db)


def add(
    db: Path,
    place: str = "1.1",
    project: str = BASE,
    attribute: str = "tax",
    words: str | None = "建成后",
) -> object:
    return library.add(place, project, attribute, "1亿元", words, db)


def park_key(db: Path) -> str:
    return str(run(db, "SELECT id FROM entity WHERE type = 'PARK'")[0][0])


@pytest.mark.parametrize("case", WRONG)
def test_what_makes_no_sense_is_refused_in_one_sentence_and_changes_nothing(
    db: Path, case: str
) -> None:
    before = everything(db)
    change, sentence = WRONG[case]
    with pytest.raises(YuanzhiError, match=sentence) as told_why:
        change(db)
    assert str(told_why.value).endswith((".", ")"))
    assert everything(db) == before


@pytest.mark.parametrize("firm", ["百度", "360集团", "三一重工", "7亿元集团"])
def test_a_firm_whose_name_only_looks_like_a_figure_can_be_said(db: Path, firm: str) -> None:
    correct(db, "org", firm)
    assert one(db, "org", state="corrected").object == firm


def test_a_mark_that_is_cut_short_must_still_tell_one_fact(db: Path) -> None:
    mark = one(db, "park").mark
    assert library.confirm(mark[:6].upper(), db).mark == mark
    run(db, "UPDATE claim SET mark = 'abcde' || substr(mark, 6) WHERE attribute IN ('jobs', 'tax')")
    run(db, "UPDATE claim SET mark = 'abcdf' || substr(mark, 6) WHERE attribute = 'capacity'")
    with pytest.raises(YuanzhiError, match="More than one fact begins with abcd"):
        library.confirm("abcd", db)
    assert library.confirm("abcde", db).attribute == "jobs"


def test_the_seed_library_keeps_no_corrections(tmp_path: Path) -> None:
    nothing = tmp_path / "none.db"
    with Library.open(nothing) as opened:
        assert opened.seed
        mark = opened.claims(limit=1)[0].mark
    refused: list[Callable[[], object]] = [
        lambda: library.confirm(mark, nothing),
        lambda: library.correct(mark, "1亿元", nothing),
        lambda: library.undo(library=nothing),
        lambda: library.export(nothing),
        lambda: library.take_in([], nothing),
        lambda: library.reextract(nothing),
    ]
    for change in refused:
        with pytest.raises(YuanzhiError, match="seed page keeps no corrections"):
            change()
    assert not nothing.exists()


# Whatever is done in whatever order.

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["confirm", "reject", "correct", "correct", "add", "undo", "undo one"]),
        st.integers(0, 30),
        st.booleans(),
    ),
    min_size=1,
    max_size=7,
)


@given(STEPS)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_taking_back_all_that_was_said_leaves_the_library_as_it_was(
    made: Path, tmp_path: Path, steps: list[tuple[str, int, bool]]
) -> None:
    db = Path(shutil.copy(made, tmp_path / "some.db"))
    before, marks = content(db), [row.mark for row in claims(db)]
    for step, number, other in steps:
        take(db, step, marks[number % len(marks)], number, other=other)
    assert_index_is_right(db)
    undo_all(db)
    assert content(db) == before
    assert_index_is_right(db)


def take(db: Path, step: str, mark: str, number: int, *, other: bool) -> None:
    """One step of a reader."""
    if step == "confirm":
        assert library.confirm(mark, db).state == "confirmed"
    elif step == "reject":
        assert library.reject(mark, db).state == "rejected"
    elif step == "correct":
        with Library.open(db) as opened:
            attribute = opened.claim(mark).attribute
        value = "stopped" if other and attribute == "status" else EACH[attribute][1]
        assert library.correct(mark, value, db).state == "corrected"
    elif step == "add":
        assert library.add("1.1", BASE if other else "新项目", "tax", "1亿元", "建成后", db).counts
    elif any(standing for _, _, standing in log(db)):
        numbers = [at for at, each in enumerate(log(db), 1) if each[2]]
        library.undo(None if step == "undo" else numbers[number % len(numbers)], db)
