"""Loading again: what is new, changed, gone, back or somewhere else, and what fails."""

from __future__ import annotations

import shutil
import sqlite3
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import dossier, library, summary
from store.library import Library
from store.model import Metadata
from tests.store.loading import UNREADABLE, everything, jsonl, load, news, rows, states, totals

if TYPE_CHECKING:
    from pathlib import Path

    from store.model import Progress


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files: 轴承 in a.txt, 电机 in b.txt."""
    made = tmp_path / "news"
    made.mkdir()
    (made / "a.txt").write_text("甲公司投产\n\n甲公司的轴承厂今天投产。\n", encoding="utf-8")
    (made / "b.txt").write_text("乙公司开工\n\n乙公司的电机厂今天开工。\n", encoding="utf-8")
    return made


def test_only_what_is_new_or_changed_is_read(db: Path, folder: Path) -> None:
    assert load(folder, into=db) == {"a.txt": "loaded", "b.txt": "loaded"}
    (folder / "b.txt").write_text("乙公司开工\n\n乙公司的水泵厂今天开工。\n", encoding="utf-8")
    (folder / "c.txt").write_text("丙公司落户\n\n丙公司的阀门厂今天落户。\n", encoding="utf-8")
    assert load(folder, into=db) == {"a.txt": "unchanged", "b.txt": "loaded", "c.txt": "loaded"}
    assert totals(db, "轴承", "电机", "水泵", "阀门") == [1, 0, 1, 1]
    assert load(folder, into=db) == dict.fromkeys(("a.txt", "b.txt", "c.txt"), "unchanged")


def test_again_reads_what_is_unchanged_too(db: Path, folder: Path) -> None:
    load(folder, into=db)
    before = everything(db)["article"]
    assert load(folder, into=db, again=True) == {"a.txt": "loaded", "b.txt": "loaded"}
    assert everything(db)["article"] == before


def test_what_is_gone_is_marked_and_its_articles_stay_until_it_is_back(
    db: Path, folder: Path
) -> None:
    load(folder, into=db)
    kept = (folder / "a.txt").read_bytes()
    (folder / "a.txt").unlink()
    assert load(folder, into=db) == {"b.txt": "unchanged", "a.txt": "vanished"}
    assert rows(db)["a.txt"].state == "vanished"
    assert totals(db, "轴承") == [1]
    # It is told once, not with every load from then on.
    assert load(folder, into=db) == {"b.txt": "unchanged"}
    (folder / "a.txt").write_bytes(kept)
    assert load(folder, into=db) == {"a.txt": "unchanged", "b.txt": "unchanged"}
    assert rows(db)["a.txt"].state == "loaded"
    assert totals(db, "轴承") == [1]


def test_only_what_lies_in_the_folder_that_was_loaded_can_vanish(
    db: Path, folder: Path, tmp_path: Path
) -> None:
    beside = tmp_path / "news2"
    shutil.copytree(folder, beside)
    (beside / "a.txt").write_text("丙公司落户\n\n丙公司的阀门厂今天落户。\n", encoding="utf-8")
    load(folder, beside, into=db)
    (beside / "a.txt").unlink()
    assert "vanished" not in load(folder, into=db).values()
    assert load(beside, into=db) == {"b.txt": "unchanged", "a.txt": "vanished"}


def test_a_load_that_was_stopped_takes_nothing_for_gone(db: Path, folder: Path) -> None:
    load(folder, into=db)
    (folder / "b.txt").unlink()
    assert load(folder, into=db, stop=lambda: True) == {"a.txt": "unchanged"}
    assert rows(db)["b.txt"].state == "loaded"


def test_a_file_under_another_name_is_the_same_source(db: Path, folder: Path) -> None:
    load(folder, into=db)
    before = everything(db)
    (folder / "a.txt").rename(folder / "z.txt")
    assert load(folder, into=db) == {"b.txt": "unchanged", "z.txt": "moved"}
    after = everything(db)
    assert [row[0] for row in after["source"]] == [row[0] for row in before["source"]]
    assert after["article"] == before["article"]
    assert set(rows(db)) == {"b.txt", "z.txt"}


def test_a_copy_is_a_source_of_its_own(db: Path, folder: Path) -> None:
    load(folder, into=db)
    shutil.copy(folder / "a.txt", folder / "z.txt")
    assert load(folder, into=db)["z.txt"] == "loaded"
    assert totals(db, "轴承") == [2]


def test_of_two_copies_of_a_file_that_is_gone_only_one_is_that_file(db: Path, folder: Path) -> None:
    load(folder, into=db)
    shutil.copy(folder / "a.txt", folder / "y.txt")
    (folder / "a.txt").rename(folder / "z.txt")
    found = load(folder, into=db)
    assert (found["y.txt"], found["z.txt"]) == ("moved", "loaded")
    assert totals(db, "轴承") == [2]


def test_a_folder_under_another_name_is_not_read_again_unless_its_name_tells_something(
    db: Path, folder: Path
) -> None:
    load(folder, into=db)
    elsewhere = folder.rename(folder.with_name("2021-05-06"))
    assert set(load(elsewhere, into=db).values()) == {"moved"}
    with Library.open(db) as opened:
        (hit,) = opened.hits("轴承", opened.search("轴承").paragraphs)
        # Now its folder says when it appeared, where it did not before.
        assert hit.date == "2021-05-06"
        assert opened.census().articles == 2


def test_a_file_that_fails_leaves_its_earlier_articles_and_says_so(db: Path, folder: Path) -> None:
    load(folder, into=db)
    good = (folder / "a.txt").read_bytes()
    articles = everything(db)["article"]
    (folder / "a.txt").write_bytes(UNREADABLE)
    (failed, _) = library.load([folder], db)
    assert failed.state == "failed"
    assert failed.problem is not None and "offset 6" in failed.problem
    assert failed.problem.endswith("Its articles of an earlier load are kept.")
    assert everything(db)["article"] == articles
    row = rows(db)["a.txt"]
    assert (row.state, row.problem, row.articles) == ("failed", failed.problem, 1)
    # It is not read again in vain, and still told of.
    (again, _) = library.load([folder], db)
    assert (again.state, again.problem) == ("failed", failed.problem)
    (folder / "a.txt").write_bytes(good)
    assert load(folder, into=db)["a.txt"] == "loaded"
    assert rows(db)["a.txt"].problem is None
    assert totals(db, "轴承") == [1]


def test_a_file_that_could_not_be_opened_is_tried_again(db: Path, folder: Path) -> None:
    # A folder where a sidecar should be cannot be read, whoever asks.
    (folder / "a.toml").write_text("page = [", encoding="utf-8")
    assert load(folder, into=db)["a.txt"] == "failed"
    (folder / "a.toml").write_text('page = "7"', encoding="utf-8")
    assert load(folder, into=db)["a.txt"] == "loaded"


def test_a_file_that_never_could_be_read_is_forgotten_when_it_is_gone(
    db: Path, folder: Path
) -> None:
    (folder / "a.txt").write_bytes(UNREADABLE)
    load(folder, into=db)
    assert rows(db)["a.txt"].loaded is None
    (folder / "a.txt").unlink()
    load(folder, into=db)
    assert set(rows(db)) == {"b.txt"}


def test_what_holds_no_news_is_skipped_in_a_folder_and_refused_by_name(
    db: Path, folder: Path
) -> None:
    picture = folder / "p.gif"
    picture.write_bytes(b"GIF89a" + bytes(100))
    (*_, skipped) = library.load([folder], db)
    assert (skipped.state, set(rows(db))) == ("skipped", {"a.txt", "b.txt"})
    (refused,) = library.load([picture], db)
    assert (refused.state, refused.problem) == ("failed", skipped.problem)


def test_a_file_that_holds_no_news_any_more_gives_up_its_articles(db: Path, folder: Path) -> None:
    load(folder, into=db)
    (folder / "a.txt").write_bytes(b"")
    assert load(folder, into=db)["a.txt"] == "skipped"
    assert totals(db, "轴承", "电机") == [0, 1]
    row = rows(db)["a.txt"]
    assert (row.state, row.articles, row.loaded) == ("skipped", 0, None)


def test_a_source_that_could_not_be_read_whole_tells_what_is_missing(
    db: Path, tmp_path: Path
) -> None:
    file = jsonl(tmp_path / "a.jsonl", news("一", "第一段。"))
    with file.open("a", encoding="utf-8") as lines:
        lines.writelines("{broken\n" for _ in range(9))
    (outcome,) = library.load([file], db)
    assert (outcome.state, outcome.articles) == ("partial", 1)
    assert outcome.problem is not None and "And 6 more" in outcome.problem
    assert rows(db)["a.jsonl"].problem == outcome.problem
    (again,) = library.load([file], db)
    assert (again.state, again.problem) == ("unchanged", outcome.problem)
    assert rows(db)["a.jsonl"].state == "partial"


def test_one_source_that_fails_among_many_small_ones_takes_none_with_it(
    db: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(30):
        text = f"第{number}号消息\n\n园区里的第{number}家企业今天投产。\n"
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "17.txt").write_bytes(UNREADABLE)
    found = load(folder, into=db)
    assert [name for name, state in found.items() if state != "loaded"] == ["17.txt"]
    assert totals(db, "今天投产") == [29]


def test_breaking_off_in_the_middle_of_a_large_source_keeps_those_before_it_whole(
    db: Path, tmp_path: Path
) -> None:
    first = jsonl(tmp_path / "a.jsonl", news("前", "园区里的上一条消息。"))
    large = jsonl(
        tmp_path / "large.jsonl",
        *(news(f"第{number}篇", "园区里的长消息。\n" * 40) for number in range(600)),
    )

    def break_off(progress: Progress) -> None:
        if progress.paragraphs > 15_000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(first, large, into=db, progress=break_off)
    assert set(rows(db)) == {"a.jsonl"}
    assert totals(db, "上一条", "长消息") == [1, 0]
    assert load(first, large, into=db) == {"a.jsonl": "unchanged", "large.jsonl": "loaded"}
    assert totals(db, "上一条", "长消息") == [1, 24_000]


def test_a_dry_run_tells_the_same_and_writes_nothing(db: Path, folder: Path) -> None:
    (folder / "c.txt").write_bytes(UNREADABLE)
    expected = {"a.txt": "loaded", "b.txt": "loaded", "c.txt": "failed"}
    dry = list(library.load([folder], db, dry_run=True))
    assert states(dry) == expected
    assert not db.exists()
    wet = list(library.load([folder], db))
    assert [(one.state, one.articles, one.paragraphs) for one in dry] == [
        (one.state, one.articles, one.paragraphs) for one in wet
    ]
    before = everything(db)
    (folder / "a.txt").rename(folder / "d.txt")
    (folder / "b.txt").unlink()
    expected = {"c.txt": "failed", "d.txt": "moved", "b.txt": "vanished"}
    assert load(folder, into=db, dry_run=True) == expected
    assert everything(db) == before
    assert load(folder, into=db) == expected


def test_stop_ends_after_the_source_at_work_and_the_next_load_goes_on(
    db: Path, folder: Path
) -> None:
    asked = iter((False, True))
    (folder / "c.txt").write_text("丙公司落户\n\n丙公司的阀门厂今天落户。\n", encoding="utf-8")
    assert set(load(folder, into=db, stop=lambda: next(asked))) == {"a.txt", "b.txt"}
    assert totals(db, "轴承", "电机", "阀门") == [1, 1, 0]
    assert load(folder, into=db)["c.txt"] == "loaded"


def test_whoever_stops_listening_keeps_what_was_whole(db: Path, folder: Path) -> None:
    # Enough of them for the first to be written before the last is read.
    for number in range(300):
        text = f"第{number}号消息\n\n园区里的第{number}家企业今天投产。\n"
        (folder / f"c{number:03}.txt").write_text(text, encoding="utf-8")
    outcomes = library.load([folder], db)
    assert next(outcomes).state == "loaded"
    outcomes.close()  # type: ignore[attr-defined]
    assert totals(db, "轴承") == [1]
    load(folder, into=db)
    assert totals(db, "今天投产") == [301]


def test_a_member_of_an_archive_is_a_source_and_vanishes_with_its_archive(
    db: Path, folder: Path
) -> None:
    packed = folder / "old.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x.txt", "丙公司落户\n\n丙公司的阀门厂今天落户。\n")
        archive.writestr("y.txt", "丁公司签约\n\n丁公司的叉车厂今天签约。\n")
    assert load(folder, into=db)["x.txt"] == "loaded"
    with Library.open(db) as opened:
        (row,) = (row for row in opened.sources() if row.path.endswith("x.txt"))
        assert row.path == f"{packed}!/x.txt"
        assert len(opened.sources(under=str(packed))) == 2
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("y.txt", "丁公司签约\n\n丁公司的叉车厂今天签约。\n")
    assert load(packed, into=db) == {"y.txt": "unchanged", "x.txt": "vanished"}
    # An archive that cannot be read says nothing of what is in it.
    packed.write_bytes(packed.read_bytes()[:50])
    found = load(folder, into=db)
    assert "y.txt" not in found
    assert found["old.zip"] == "failed"
    packed.unlink()
    assert load(folder, into=db)["y.txt"] == "vanished"
    assert totals(db, "阀门", "叉车") == [1, 1]


def test_reload_reads_sources_again_with_what_was_given_before(db: Path, folder: Path) -> None:
    load(folder, into=db, given=Metadata(publication="东岭日报", date="2022-01-02"))
    with zipfile.ZipFile(folder / "c.zip", "w") as archive:
        archive.writestr("x.txt", "丙公司落户\n\n丙公司的阀门厂今天落户。\n")
    load(folder / "c.zip", into=db)
    names = [str(folder / "a.txt"), f"{folder / 'c.zip'}!/x.txt"]
    assert states(library.reload(names, db)) == {"a.txt": "loaded", "x.txt": "loaded"}
    with Library.open(db) as opened:
        (hit,) = opened.hits("轴承", opened.search("轴承").paragraphs)
        assert (hit.publication, hit.date) == ("东岭日报", "2022-01-02")
    (folder / "a.txt").unlink()
    assert states(library.reload(names[:1], db)) == {"a.txt": "vanished"}
    assert rows(db)["a.txt"].state == "vanished"


def test_progress_counts_the_bytes_of_all_files_and_ends_at_their_sum(
    db: Path, folder: Path
) -> None:
    told: list[Progress] = []
    load(folder, into=db, progress=told.append)
    size = sum(file.stat().st_size for file in folder.iterdir())
    assert {one.total for one in told} == {size}
    assert [one.done for one in told] == sorted(one.done for one in told)
    assert (told[-1].done, told[-1].sources) == (size, 2)


NAMES = ("a.jsonl", "b.jsonl", "c.jsonl")
WORDS = ("轴承", "电机", "水泵", "阀门")
Content = list[tuple[str, str]]
contents = st.lists(st.tuples(st.sampled_from("甲乙丙"), st.sampled_from(WORDS)), max_size=3)
steps = st.lists(
    st.tuples(st.sampled_from(NAMES), st.one_of(st.none(), st.sampled_from(NAMES), contents)),
    min_size=1,
    max_size=5,
)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(loads=st.lists(steps, min_size=1, max_size=3))
def test_however_the_files_changed_the_library_is_like_one_that_was_loaded_at_once(
    tmp_path_factory: pytest.TempPathFactory, loads: list[list[tuple[str, str | Content | None]]]
) -> None:
    """Whatever is written, removed and renamed between the loads; what vanished is kept."""
    top = tmp_path_factory.mktemp("any")
    folder = top / "news"
    folder.mkdir()
    # One that stays, since without any source the seed library is opened.
    jsonl(folder / "z.jsonl", news("丁", "丁厂的叉车厂房投产。"))
    db, fresh = top / "library.db", top / "fresh.db"
    for changes in loads:
        for place, change in changes:
            file = folder / place
            if change is None:
                file.unlink(missing_ok=True)
            elif isinstance(change, str):
                if file.exists():
                    file.replace(folder / change)
            else:
                jsonl(
                    file, *(news(title, f"{title}厂的{word}厂房投产。") for title, word in change)
                )
        load(folder, into=db)
    load(folder, into=fresh)
    with Library.open(db) as opened:
        vanished = {row.path for row in opened.sources(states=("vanished",))}
        there = {row.path for row in opened.sources() if row.articles} - vanished
    with Library.open(fresh) as opened:
        assert there == {row.path for row in opened.sources()}
    assert contents_of(db, vanished) == contents_of(fresh, set())


def contents_of(db: Path, without: set[str]) -> list[tuple[object, ...]]:
    """Every paragraph that a search finds, with its article and source, but those of some."""
    with Library.open(db) as opened:
        found = []
        for word in WORDS:
            for key in opened.search(word).paragraphs:
                passage = opened.passage(key)
                if passage.source not in without:
                    title = passage.record.title
                    found.append((word, passage.source, title, passage.ordinal, passage.text))
        return sorted(found, key=repr)


def test_a_small_library_that_grows_large_is_not_read_through_for_each_line_of_its_lists(
    db: Path, tmp_path: Path
) -> None:
    told = [
        news(f"轴承{n}", f"海澜轴承{n}号生产基地项目在东岭高新区开工，总投资{n + 1}亿元。")
        for n in range(60)
    ]
    load(jsonl(tmp_path / "few.jsonl", *told[:5]), into=db)
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("ANALYZE")
    load(jsonl(tmp_path / "many.jsonl", *told), into=db)

    def steps() -> int:
        """How much work the lists are for SQLite, in thousands of steps."""
        done = [0]
        with closing(sqlite3.connect(db)) as connection:
            connection.set_progress_handler(lambda: done.append(0), 1000)
            keys = [key for (key,) in connection.execute("SELECT id FROM entity")]
            summary.refresh(connection, keys)
            dossier.entities(connection)
        return len(done)

    remembered = steps()
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("DELETE FROM sqlite_stat1")
        connection.commit()
    assert remembered < 2 * steps()
