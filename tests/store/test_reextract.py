"""Extracting anew: it tells what other rules find otherwise, and puts that into the library."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store import library
from store.extract.rules import RULES_VERSION
from store.model import Stated, YuanzhiError
from tests.conftest import DATA
from tests.store.correcting import (
    BASE,
    FIRM,
    PARK,
    QINGHE,
    SECOND,
    TEXT,
    TITLE,
    article,
    assert_index_is_right,
    claims,
    content,
    invent,
    lose,
    meanings,
    one,
    run,
)
from tests.store.loading import everything, jsonl, load

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.model import Reextraction

# A page of two articles with bylines; nobody declares its day, and only the second tells the year.
PAGE = f"""{TITLE}

□本报记者 林晓禾

{TEXT}

高新区企业复工

□本报记者 周一鸣

2024年3月5日，东岭高新区企业全部复工。
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Text pages, JSONL, HTML, EPUB, a table, and the seed page."""
    folder = tmp_path_factory.mktemp("news")
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    jsonl(folder / "news.jsonl", article(), article("一段。", "无日期", None))
    # JSON without dates: what one article tells of the year says nothing of another.
    undated = [article("今年6月，园区开工。", "甲", None), article("2019年园区开工。", "乙", None)]
    lines = jsonl(folder / "lines", *undated).read_text(encoding="utf-8").splitlines()
    (folder / "lines").unlink()
    (folder / "undated.json").write_text(f"[{','.join(lines)}]", encoding="utf-8")
    for source in (*library.seeds().iterdir(), *_samples()):
        shutil.copy(source, folder / source.name)
    return folder


def _samples() -> list[Path]:
    """A file of each other format."""
    found = []
    for kind in ("epub", "docx", "pdf", "html"):
        files = [file for file in sorted((DATA / kind).rglob("*")) if file.is_file()]
        found += [file for file in files if file.suffix in (".epub", ".docx", ".pdf", ".html")][:1]
    return found


@pytest.fixture(scope="module")
def made(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("made") / "library.db"
    assert {"loaded", "skipped"} >= set(load(folder, into=db).values())
    return db


@pytest.fixture
def db(made: Path, tmp_path: Path) -> Path:
    """A library of many formats, for one test alone."""
    return Path(shutil.copy(made, tmp_path / "library.db"))


@pytest.fixture(scope="module")
def made_small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    load(jsonl(folder / "news.jsonl", article()), into=folder / "library.db")
    return folder / "library.db"


@pytest.fixture
def small(made_small: Path, tmp_path: Path) -> Path:
    """A library of one article, for one test alone."""
    return Path(shutil.copy(made_small, tmp_path / "small.db"))


def nothing(db: Path) -> Reextraction:
    """Extract anew without writing; nothing must change."""
    found = library.reextract(db, dry_run=True)
    assert (dict(found.counts), found.told) == ({}, ())
    return found


def test_nothing_is_others_right_after_a_load(db: Path) -> None:
    before = everything(db)
    found = nothing(db)
    assert found.articles == len(before["article"])
    assert found.paragraphs == len(before["paragraph"])
    assert found.dry
    written = library.reextract(db)
    assert not written.dry
    assert not written.counts
    assert everything(db) == before


def test_marks_do_not_hang_on_the_byline_that_is_not_stored(db: Path) -> None:
    (paged,) = run(db, "SELECT id FROM article WHERE title = ? ORDER BY id", TITLE)[:1]
    marks = {row.mark for row in claims(db, article=paged[0])}
    assert marks
    lose(db, "park", "total_investment", "status")
    library.reextract(db)
    assert {row.mark for row in claims(db, article=paged[0])} == marks


# What may have been found otherwise -> how it is told: the kind, what became of it, and words.
DAMAGES: dict[str, tuple[Callable[[Path], object], set[tuple[str, str]], str]] = {
    "a claim that was not found": (
        lambda db: lose(db, "land_area"),
        {("claim", "added")},
        "120亩",
    ),
    "a claim that is none": (
        lambda db: invent(db, "tax", "total_investment"),
        {("claim", "gone")},
        "12亿元",
    ),
    "another modality": (
        lambda db: run(db, "UPDATE claim SET modality = 'cumulative' WHERE attribute = 'jobs'"),
        {("claim", "changed")},
        "800个",
    ),
    "another class": (
        lambda db: run(db, "UPDATE claim SET confidence = 'high' WHERE attribute = 'capacity'"),
        {("claim", "changed")},
        "500万套",
    ),
    "another value": (
        lambda db: run(db, "UPDATE mention SET value = 5 WHERE text = '12亿元'"),
        {("mention", "changed")},
        "12亿元 = 5.0",
    ),
    "another day": (
        lambda db: run(db, "UPDATE mention SET iso = '2023-06' WHERE text = '今年6月'"),
        {("mention", "changed")},
        "2023-06",
    ),
    "another place": (
        lambda db: run(db, "UPDATE mention SET start = start - 1 WHERE text = '约20亿元'"),
        # The claim rests on a figure that is not there.
        {("mention", "added"), ("mention", "gone"), ("claim", "changed")},
        "约20亿元",
    ),
    "another firm": (
        lambda db: run(
            db,
            "UPDATE mention SET entity = (SELECT id FROM entity WHERE name = ?) "
            "WHERE text = '海澜轴承'",
            PARK,
        ),
        {("mention", "changed")},
        PARK,
    ),
    "another project": (
        lambda db: run(
            db,
            "UPDATE claim SET subject = (SELECT id FROM entity WHERE name = ?) "
            "WHERE attribute = 'floor_area'",
            QINGHE,
        ),
        {("claim", "changed")},
        "8万平方米",
    ),
    "another park": (
        lambda db: run(
            db,
            "UPDATE claim SET object = (SELECT id FROM entity WHERE name = ?) "
            "WHERE attribute = 'part_of'",
            QINGHE,
        ),
        {("claim", "changed")},
        BASE,
    ),
    "no figure": (
        lambda db: run(db, "UPDATE claim SET figure = NULL WHERE attribute = 'floor_area'"),
        {("claim", "changed")},
        "8万平方米",
    ),
    "other words": (
        lambda db: run(
            db,
            "DELETE FROM evidence WHERE role = 'trigger' AND claim = "
            "(SELECT id FROM claim WHERE attribute = 'floor_area')",
        ),
        {("claim", "changed")},
        "8万平方米",
    ),
}


@pytest.mark.parametrize("case", DAMAGES)
def test_what_was_found_otherwise_is_told_and_repaired(small: Path, case: str) -> None:
    damage, kinds, words = DAMAGES[case]
    before = content(small)
    said = meanings(small)
    damage(small)
    damaged = everything(small)
    assert meanings(small) != said or content(small) != before
    dry = library.reextract(small, dry_run=True)
    assert {(each.kind, each.what) for each in dry.told} == kinds
    assert any(words in f"{each.before} {each.after}" for each in dry.told)
    assert all((each.before is None) == (each.what == "added") for each in dry.told)
    assert all((each.after is None) == (each.what == "gone") for each in dry.told)
    assert sum(dry.counts.values()) == len(dry.told)
    assert everything(small) == damaged
    wet = library.reextract(small)
    assert (wet.counts, wet.told) == (dry.counts, dry.told)
    nothing(small)
    assert meanings(small) == said
    assert texts(small) == texts_of(before)
    assert_index_is_right(small)


def texts(db: Path) -> dict[str, list[object]]:
    """What the lists and tables say in words, whatever keys the rows have."""
    return texts_of(content(db))


def texts_of(tables: dict[str, list[tuple[object, ...]]]) -> dict[str, list[object]]:
    # The first column is the key, which a row that is written anew gets anew.
    kept = ("article", "paragraph", "source", "entity", "alias", "merge", "stale")
    found: dict[str, list[object]] = {name: list(tables[name]) for name in kept}
    # Which mention holds the investment is a key as well.
    found["summary"] = [(row[0], row[1:6], row[7:]) for row in tables["summary"]]
    return found


def test_what_former_rules_left_of_names_is_gone(small: Path) -> None:
    run(small, "INSERT INTO entity (type, name, scope) VALUES ('ORG', '查无此厂', '')")
    run(
        small,
        "UPDATE mention SET entity = (SELECT id FROM entity WHERE name = '查无此厂') "
        "WHERE text = ?",
        FIRM,
    )
    library.reextract(small)
    assert not run(small, "SELECT 1 FROM entity WHERE name = '查无此厂'")


def test_a_place_is_told_as_show_takes_it(small: Path) -> None:
    run(small, "UPDATE mention SET value = 5 WHERE text = '3亿元'")
    (changed,) = library.reextract(small, dry_run=True).told
    assert changed.place == "1.2"


def test_a_claim_is_told_by_its_attribute_and_place_and_the_rules_by_their_versions(
    small: Path,
) -> None:
    run(
        small,
        "UPDATE claim SET rules_version = 1, modality = 'cumulative' WHERE attribute = 'jobs'",
    )
    found = library.reextract(small, dry_run=True)
    (changed,) = found.told
    assert isinstance(changed.before, Stated)
    assert isinstance(changed.after, Stated)
    after = changed.after
    assert (changed.place, after.name, after.attribute, after.said) == (
        "1.3",
        QINGHE,
        "jobs",
        "800个",
    )
    assert changed.before.modality == "cumulative"
    assert (found.former, found.rules) == ((1, RULES_VERSION), RULES_VERSION)
    assert library.reextract(small).former == (1, RULES_VERSION)
    assert library.reextract(small).former == (RULES_VERSION,)


def test_many_changes_are_all_counted_and_some_told(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    text = "\n".join(f"园区第{number}批企业投资{number}万元。" for number in range(1, 251))
    load(jsonl(tmp_path / "news.jsonl", article(text)), into=db)
    run(db, "UPDATE mention SET unit = 'USD' WHERE type = 'MONEY'")
    found = library.reextract(db, dry_run=True)
    assert found.counts["mentions changed"] == 250
    assert len(found.told) == 200


def test_progress_is_told_up_to_the_last_article(db: Path) -> None:
    steps: list[tuple[int, int]] = []
    found = library.reextract(db, dry_run=True, progress=lambda *step: steps.append(step))
    assert steps == sorted(steps)
    assert steps[-1] == (found.articles, found.articles)


def test_an_error_half_way_leaves_all_as_it_was(db: Path) -> None:
    library.confirm(one(db, "floor_area", article=first(db)).mark, db)
    run(db, "UPDATE mention SET value = 5 WHERE type = 'MONEY'")
    lose(db, "park")
    before = everything(db)

    def fail(done: int, total: int) -> None:
        if done > total / 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        library.reextract(db, progress=fail)
    assert everything(db) == before
    # A table that cannot be written, towards the end.
    run(
        db,
        "CREATE TRIGGER broken BEFORE UPDATE OF settings ON source "
        "BEGIN SELECT RAISE(ABORT, 'broken'); END",
    )
    with pytest.raises(sqlite3.Error):
        library.reextract(db)
    run(db, "DROP TRIGGER broken")
    assert everything(db) == before


def first(db: Path) -> int:
    """The article that tells of all, out of the file of records."""
    rows = run(
        db,
        "SELECT a.id FROM article a JOIN source s ON s.id = a.source "
        "WHERE a.title = ? AND s.format = 'jsonl'",
        TITLE,
    )
    return int(rows[0][0])


def test_what_the_reader_and_the_byline_say_and_the_keys_of_paragraphs_stay(db: Path) -> None:
    key = first(db)
    library.confirm(one(db, "floor_area", article=key).mark, db)
    library.correct(one(db, "land_area", article=key).mark, "150亩", db)
    library.reject(one(db, "part_of", SECOND, article=key).mark, db)
    library.add(f"{key}.1", BASE, "tax", "1亿元", "建成后", db)
    run(
        db,
        "INSERT INTO note (article_hash, quote, prefix, suffix, position, text, written) "
        "SELECT hash, '轴承', '', '', 3, '核对', '2026-01-01' FROM article WHERE id = ?",
        key,
    )
    kept = ("correction", "note", "article", "paragraph", "reprint", "fingerprint")
    before, said = everything(db), meanings(db)
    bylines = run(db, "SELECT * FROM mention WHERE part = 'byline'")
    assert bylines
    run(db, "UPDATE mention SET value = 5 WHERE type = 'MONEY' AND rule <> 'reader'")
    lose(db, "park", "status")
    assert library.reextract(db).counts
    after = everything(db)
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert meanings(db) == said
    assert run(db, "SELECT * FROM mention WHERE part = 'byline'") == bylines


def test_a_split_name_stays_split(db: Path) -> None:
    key = first(db)
    project = one(db, "floor_area", article=key).project
    library.split(project, [key], "海澜轴承老厂", db)
    nothing(db)
    lose(db, "floor_area")
    library.reextract(db)
    assert one(db, "floor_area", "海澜轴承老厂").article == key


def test_afterwards_the_library_is_as_if_loaded_by_the_present_rules(
    db: Path, folder: Path
) -> None:
    before = everything(db)
    run(db, "UPDATE claim SET rules_version = 0")
    present, former = f'"rules": {RULES_VERSION}', '"rules": 0'
    run(db, "UPDATE source SET settings = replace(settings, ?, ?)", present, former)
    assert "loaded" in load(folder, into=db, dry_run=True).values()
    lose(db, "jobs")
    library.reextract(db)
    assert {row[0] for row in run(db, "SELECT rules_version FROM claim")} == {RULES_VERSION}
    assert everything(db)["source"] == before["source"]
    assert not {"loaded", "partial"} & set(load(folder, into=db).values())


def test_what_former_rules_held_to_be_one_is_two(db: Path) -> None:
    before = everything(db)
    (one_firm, other), *_ = run(
        db,
        "SELECT a.id, b.id FROM entity a, entity b WHERE a.type = 'ORG' AND b.type = 'ORG' "
        "AND a.id < b.id AND a.head = a.id AND b.head = b.id LIMIT 1",
    )
    run(
        db,
        "INSERT INTO merge (type, name, scope, head_name, head_scope, reason, origin) "
        "SELECT a.type, a.name, a.scope, b.name, b.scope, 'known-firm', 'rule' "
        "FROM entity a, entity b WHERE a.id = ? AND b.id = ?",
        one_firm,
        other,
    )
    run(db, "UPDATE entity SET head = ? WHERE id = ?", other, one_firm)
    library.reextract(db)
    assert everything(db) == before


def test_what_the_reader_said_has_no_version_of_rules(small: Path) -> None:
    library.correct(one(small, "land_area").mark, "150亩", small)
    run(small, "UPDATE claim SET rules_version = 1 WHERE rule <> 'reader'")
    library.reextract(small)
    rows = run(small, "SELECT DISTINCT rule = 'reader', rules_version FROM claim ORDER BY 1")
    assert rows == [(0, RULES_VERSION), (1, 0)]


def test_a_library_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    for dry in (True, False):
        with pytest.raises(YuanzhiError, match="load a file first"):
            library.reextract(tmp_path / "none.db", dry_run=dry)
    assert not list(tmp_path.iterdir())
