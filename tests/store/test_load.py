"""Loading: what is in the library afterwards, and that nothing is lost or doubled."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store import library
from store.library import Library
from store.model import Metadata, YuanzhiError
from store.schema import SCHEMA_VERSION
from tests.store.loading import everything, jsonl, news


def test_loading_the_same_file_again_changes_nothing(tmp_path: Path, seed_page: Path) -> None:
    db = tmp_path / "library.db"
    first = list(library.load([seed_page], db))
    before = everything(db)
    again = list(library.load([seed_page], db))
    assert [outcome.state for outcome in first] == ["loaded"]
    assert [outcome.state for outcome in again] == ["unchanged"]
    assert everything(db) == before


def test_a_changed_file_replaces_its_articles_and_its_entries_in_the_index(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    file = jsonl(tmp_path / "a.jsonl", news("旧闻", "甲公司在东岭高新区投资三亿元建设轴承厂项目。"))
    list(library.load([file], db))
    jsonl(file, news("新闻", "乙公司在东岭高新区投资五亿元建设电机厂项目。"))
    assert [outcome.state for outcome in library.load([file], db)] == ["loaded"]
    opened = Library.open(db)
    assert opened.search("轴承厂").total == 0
    assert opened.search("电机厂").total == 1
    assert opened.census().articles == 1
    opened.close()


def test_a_folder_is_loaded_in_the_order_of_names(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    jsonl(folder / "b.jsonl", news("乙", "第二。"))
    jsonl(folder / "a.jsonl", news("甲", "第一。"))
    outcomes = list(library.load([folder], tmp_path / "library.db"))
    assert [Path(outcome.path).name for outcome in outcomes] == ["a.jsonl", "b.jsonl"]


def test_given_metadata_go_before_the_file_and_remember_where_they_came_from(
    tmp_path: Path,
) -> None:
    db = tmp_path / "library.db"
    file = jsonl(tmp_path / "a.jsonl", news("一", "第一段。"))
    list(library.load([file], db, Metadata(publication="东岭日报")))
    opened = Library.open(db)
    view = opened.article(1)
    assert view.record.publication == "东岭日报"
    assert view.record.date == "2024-03-05"
    assert view.origins["publication"] == "given"
    assert view.origins["date"] == "field"
    opened.close()


def test_other_given_metadata_load_an_unchanged_file_again(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    file = jsonl(tmp_path / "a.jsonl", news("一", "第一段。", date=None))
    list(library.load([file], db))
    (outcome,) = library.load([file], db, Metadata(date="2024-01-02"))
    assert outcome.state == "loaded"
    opened = Library.open(db)
    (hit,) = opened.hits("第一段", opened.search("第一段").paragraphs)
    assert hit.date == "2024-01-02"
    opened.close()


def test_a_sidecar_fills_in_what_the_page_does_not_say(tmp_path: Path, seed_page: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(seed_page.read_bytes())
    page.with_suffix(".toml").write_text(
        'publication = "某报"\ndate = 2021-02-03\npage = "A7"\n', encoding="utf-8"
    )
    list(library.load([page], tmp_path / "library.db"))
    opened = Library.open(tmp_path / "library.db")
    view = opened.article(1)
    assert (view.record.publication, view.record.date, view.record.page) == (
        "某报",
        "2021-02-03",
        "A7",
    )
    assert {view.origins[name] for name in ("publication", "date", "page")} == {"sidecar"}
    opened.close()


def test_the_seed_page_keeps_its_unknown_data_unknown() -> None:
    opened = Library.open(None)
    assert opened.seed
    for key in range(1, opened.census().articles + 1):
        record = opened.article(key).record
        assert (record.publication, record.date, record.page) == (None, None, None)
    opened.close()


def test_newest_first_then_reading_order_then_undated(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    file = jsonl(
        tmp_path / "a.jsonl",
        news("无日期", "园区甲\n园区乙", date=None),
        news("旧", "园区丙", date="2019-12-31"),
        news("新", "园区丁\n园区戊", date="2024-03-05"),
        news("同日", "园区己", date="2024-03-05"),
        news("只有月", "园区庚", date="2024-03"),
    )
    list(library.load([file], db))
    opened = Library.open(db)
    found = opened.search("园区")
    texts = [hit.text[-1] for hit in opened.hits("园区", found.paragraphs)]
    assert "".join(texts) == "丁戊己庚丙甲乙"
    opened.close()


def test_control_characters_and_escape_sequences_never_reach_the_library(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    file = jsonl(
        tmp_path / "a.jsonl", news("标\x1b[31m题\x07", "正文\x1b]52;c;eA==\x07里有\u202e控制符。")
    )
    list(library.load([file], db))
    opened = Library.open(db)
    view = opened.article(1)
    text = opened.passage(view.paragraphs[0]).text
    for character in "\x1b\x07\u202e":
        assert character not in text
        assert character not in (view.record.title or "")
    opened.close()


def test_a_library_of_a_newer_program_is_refused_with_a_sentence(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    list(library.load([jsonl(tmp_path / "a.jsonl", news("一", "第一段。"))], db))
    with closing(sqlite3.connect(db)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        connection.commit()
    with pytest.raises(YuanzhiError, match="newer yuanzhi"):
        Library.open(db)
    with pytest.raises(YuanzhiError, match="newer yuanzhi"):
        list(library.load([], db))


@pytest.mark.parametrize("content", [b"not a database at all, but long enough" * 40, None])
def test_a_file_that_is_no_library_is_refused_and_left_alone(
    tmp_path: Path, content: bytes | None
) -> None:
    db = tmp_path / "other.db"
    if content is None:
        with closing(sqlite3.connect(db)) as connection:
            connection.execute("CREATE TABLE mine (x)")
            connection.commit()
    else:
        db.write_bytes(content)
    before = db.read_bytes()
    with pytest.raises(YuanzhiError, match="not a yuanzhi library"):
        Library.open(db)
    with pytest.raises(YuanzhiError, match="not a yuanzhi library"):
        list(library.load([], db))
    assert db.read_bytes() == before


def test_a_library_that_was_cut_short_is_called_damaged_and_left_alone(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    list(library.load([jsonl(tmp_path / "a.jsonl", news("一", "第一段。"))], db))
    whole = db.read_bytes()
    db.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(YuanzhiError, match=r"is a damaged library .*copy of the whole file"):
        Library.open(db)
    with pytest.raises(YuanzhiError, match="is a damaged library"):
        list(library.load([], db))
    assert db.read_bytes() == whole[: len(whole) // 2]


def test_a_library_in_a_folder_that_cannot_be_written_to_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    db = folder / "library.db"
    list(library.load([jsonl(tmp_path / "a.jsonl", news("一", "第一段。"))], db))
    db.chmod(0o444)
    folder.chmod(0o555)
    try:
        opened = Library.open(db)
        assert opened.search("第一").total == 1
        opened.close()
    finally:
        folder.chmod(0o755)


def test_one_project_in_two_articles_is_one_row_with_the_newest_figures(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    file = jsonl(
        tmp_path / "a.jsonl",
        news(
            "签约", "东岭高新区的海澜轴承生产基地项目总投资3亿元，项目正式签约。", date="2023-01-05"
        ),
        news(
            "投产", "东岭高新区的海澜轴承生产基地项目总投资5亿元，项目建成投产。", date="2024-01-05"
        ),
    )
    list(library.load([file], db))
    opened = Library.open(db)
    rows = [row for row in opened.project_rows(opened.projects()) if "海澜轴承" in row.name]
    assert len(rows) == 1
    assert rows[0].date == "2024-01-05"
    assert rows[0].investment is not None and rows[0].investment.value == 5e8
    assert rows[0].status == "operating"
    opened.close()


def test_articles_that_stay_the_same_news_keep_their_number_when_their_file_changes(
    tmp_path: Path,
) -> None:
    db = tmp_path / "library.db"
    one, two, three = news("一", "第一段。"), news("二", "第二段。"), news("三", "第三段。")
    file = jsonl(tmp_path / "a.jsonl", one, two, three)
    list(library.load([file], db))
    jsonl(file, news("新", "新的一段。"), three, news("二", "第二段改了。"), one)
    list(library.load([file], db))
    with Library.open(db) as opened:
        titles = {key: opened.article(key).record.title for key in range(1, 5)}
        assert titles == {1: "一", 2: "二", 3: "三", 4: "新"}
        assert opened.census().articles == 4


def test_each_stage_of_a_project_shows_the_words_that_tell_it(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    text = "总投资3亿元的海澜轴承生产基地项目在东岭高新区开工。"
    list(library.load([jsonl(tmp_path / "a.jsonl", news("开工", text))], db))
    with Library.open(db) as opened:
        passage = opened.passage(opened.search("轴承").paragraphs[0])
        (stage,) = (fact for fact in passage.facts if fact.type == "STATUS")
        assert stage.text == text[stage.start : stage.end] == "开工"
        (role,) = stage.roles
        assert (role.attribute, role.object) == ("status", "started")
        assert "海澜轴承生产基地项目" in role.project
        assert opened.rule_in_words(stage.rule) != stage.rule


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    (outcome,) = library.load([pipe], tmp_path / "library.db")
    assert outcome.problem is not None and "regular file" in outcome.problem
