"""Reprints in a library that a reader loads, replaces, forgets, searches and cites."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from store import library
from store.library import Library
from tests.store.reprints.texts import NEWS, OTHER, cut, joined, statistics

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Yuanzhi


def press(title: str, text: str, publication: str | None, date: str | None) -> dict[str, Any]:
    """An article as a record of a JSONL file."""
    return {"title": title, "text": text, "publication": publication, "date": date}


ORIGINAL = press("青河新材料产业园二期动工", NEWS, "青河日报", "2024-03-05")
REPRINT = press("青河二期开工建设", "新华社青河3月6日电" + joined(NEWS), "省报", "2024-03-06")
SHORTENED = press("青河产业园扩建", cut(NEWS, 0.5), "园区周报", "2024-03-11")
UNDATED = press("青河产业园二期动工", NEWS, None, None)
ELSEWHERE = press("铁水联运班列开行", OTHER, "柳湾晚报", "2024-03-05")
MONTH = press("三月份经济数据", statistics(3, 17), "青河日报", "2024-04-15")
NEXT_MONTH = press("四月份经济数据", statistics(4, 58), "青河日报", "2024-05-15")


def write(path: Path, *articles: dict[str, Any]) -> Path:
    rows = (json.dumps(article, ensure_ascii=False) + "\n" for article in articles)
    path.write_text("".join(rows), encoding="utf-8")
    return path


def load(db: Path, *paths: Path) -> None:
    for outcome in library.load(paths, db):
        assert outcome.problem is None


def clusters(db: Path) -> set[tuple[str, ...]]:
    """The titles of the articles of each cluster."""
    with closing(Library.open(db)) as opened, closing(sqlite3.connect(db)) as connection:
        found = set()
        for (key,) in connection.execute("SELECT id FROM article").fetchall():
            view = opened.article(key)
            if view.reprints:
                keys = [view.id, *(other.article for other in view.reprints)]
                found.add(frozenset(keys))
        return {tuple(sorted(_titles(connection, keys))) for keys in found}


def _titles(connection: sqlite3.Connection, keys: frozenset[int]) -> list[str]:
    marks = ",".join(map(str, keys))
    return [
        title
        for (title,) in connection.execute(
            f"SELECT title FROM article WHERE id IN ({marks})"  # noqa: S608 (numbers)
        )
    ]


def titles(*articles: dict[str, Any]) -> tuple[str, ...]:
    return tuple(sorted(article["title"] for article in articles))


def test_reprints_are_found_within_a_load_and_across_loads(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    load(db, write(tmp_path / "a.jsonl", ORIGINAL, ELSEWHERE, REPRINT, MONTH))
    assert clusters(db) == {titles(ORIGINAL, REPRINT)}
    load(db, write(tmp_path / "b.jsonl", NEXT_MONTH, SHORTENED, UNDATED))
    assert clusters(db) == {titles(ORIGINAL, REPRINT, SHORTENED, UNDATED)}


def test_clusters_do_not_depend_on_the_order_of_loads(tmp_path: Path) -> None:
    files = [
        write(tmp_path / "a.jsonl", SHORTENED, ELSEWHERE),
        write(tmp_path / "b.jsonl", ORIGINAL, MONTH, NEXT_MONTH),
        write(tmp_path / "c.jsonl", UNDATED, REPRINT),
    ]
    for number, order in enumerate(([0, 1, 2], [2, 1, 0], [1, 2, 0])):
        db = tmp_path / f"{number}.db"
        for at in order:
            load(db, files[at])
        assert clusters(db) == {titles(ORIGINAL, REPRINT, SHORTENED, UNDATED)}
    load(tmp_path / "at once.db", *files)
    assert clusters(tmp_path / "at once.db") == {titles(ORIGINAL, REPRINT, SHORTENED, UNDATED)}


def test_an_article_lists_its_reprints_the_earliest_first(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    load(db, write(tmp_path / "a.jsonl", UNDATED, SHORTENED, ORIGINAL, REPRINT))
    with closing(Library.open(db)) as opened:
        views = {key: opened.article(key) for key in (1, 2, 3, 4)}
    assert [other.article for other in views[1].reprints] == [3, 4, 2]
    assert [other.article for other in views[2].reprints] == [3, 4, 1]
    assert [(other.title, other.publication, other.date) for other in views[3].reprints] == [
        ("青河二期开工建设", "省报", "2024-03-06"),
        ("青河产业园扩建", "园区周报", "2024-03-11"),
        ("青河产业园二期动工", None, None),
    ]


def test_each_article_is_cited_by_its_own_data(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    load(db, write(tmp_path / "a.jsonl", ORIGINAL, REPRINT))
    with closing(Library.open(db)) as opened:
        assert "青河日报" in opened.cite(1)
        assert "省报" not in opened.cite(1)
        assert "省报" in opened.cite(2)
        assert "青河日报" not in opened.cite(2)


def test_a_file_that_is_replaced_takes_its_articles_out_of_their_clusters(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    load(db, write(tmp_path / "a.jsonl", ORIGINAL))
    load(db, write(tmp_path / "b.jsonl", REPRINT, ELSEWHERE))
    assert clusters(db) == {titles(ORIGINAL, REPRINT)}
    # The headline is the old one, the news another.
    load(db, write(tmp_path / "b.jsonl", {**MONTH, "title": REPRINT["title"]}, ELSEWHERE))
    assert clusters(db) == set()
    load(db, write(tmp_path / "b.jsonl", REPRINT, ELSEWHERE))
    assert clusters(db) == {titles(ORIGINAL, REPRINT)}


def test_forgetting_a_source_takes_its_articles_out_of_their_clusters(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    for name, article in (("a", ORIGINAL), ("b", REPRINT), ("c", UNDATED)):
        load(db, write(tmp_path / f"{name}.jsonl", article))
    library.forget([str(tmp_path / "b.jsonl")], db)
    assert clusters(db) == {titles(ORIGINAL, UNDATED)}
    library.forget([str(tmp_path / "a.jsonl")], db)
    assert clusters(db) == set()


def test_the_articles_of_the_seed_page_are_no_reprints_but_a_copy_of_the_page_is(
    tmp_path: Path, seed_page: Path
) -> None:
    db = tmp_path / "library.db"
    load(db, seed_page)
    assert clusters(db) == set()
    copy = tmp_path / "copy.txt"
    copy.write_text(seed_page.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    load(db, copy)
    with closing(Library.open(db)) as opened:
        articles = opened.census().articles
        assert all(len(opened.article(key + 1).reprints) == 1 for key in range(articles))


def test_a_collapsed_hit_tells_for_how_many_it_stands(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    load(db, write(tmp_path / "a.jsonl", REPRINT, ORIGINAL, UNDATED, ELSEWHERE))
    with closing(Library.open(db)) as opened:
        found = opened.search("污水处理厂", collapse=True)
        (hit,) = opened.hits("污水处理厂", found.paragraphs)
        assert (hit.article, hit.reprints, found.total) == (2, 2, 3)
        # The earliest article that is found, not the earliest of all.
        found = opened.search("污水处理厂 date:2024-03-06", collapse=True)
        (hit,) = opened.hits("污水处理厂", found.paragraphs)
        assert (hit.article, hit.reprints, found.total) == (1, 2, 1)
        (hit,) = opened.hits("榨油厂", opened.search("榨油厂", collapse=True).paragraphs)
        assert hit.reprints == 0


def test_the_command_line_collapses_reprints_and_shows_them(
    tmp_path: Path, yuanzhi: Yuanzhi
) -> None:
    db = tmp_path / "library.db"
    load(db, write(tmp_path / "a.jsonl", REPRINT, ORIGINAL, ELSEWHERE))
    run = yuanzhi("search", "--db", db, "--collapse", "标准厂房")
    assert "[2.2]" in run.stdout
    assert "+1 reprint" in run.stdout
    assert run.stdout.count("标准厂房") == 1
    assert "2 hits, 1 with reprints collapsed, 1 shown." in run.stderr
    form = json.loads(yuanzhi("search", "--db", db, "--collapse", "--json", "标准厂房").stdout)
    assert (form["total"], form["collapsed"]) == (2, 1)
    assert [(hit["article"], hit["reprints"]) for hit in form["hits"]] == [(2, 1)]
    form = json.loads(yuanzhi("search", "--db", db, "--json", "标准厂房").stdout)
    assert (form["total"], form["collapsed"], len(form["hits"])) == (2, None, 2)
    shown = yuanzhi("show", "--db", db, "2").stdout
    assert "same news: [1] 青河二期开工建设 | 省报, 2024-03-06, page unknown" in shown
    assert "same news" not in yuanzhi("show", "--db", db, "3").stdout
    form = json.loads(yuanzhi("show", "--db", db, "--json", "1").stdout)
    assert form["reprints"] == [
        {
            "article": 2,
            "title": "青河新材料产业园二期动工",
            "publication": "青河日报",
            "date": "2024-03-05",
            "page": None,
        }
    ]
