"""A session in a real terminal: left and taken up again, notes, loading while one reads."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import time
from contextlib import closing
from typing import TYPE_CHECKING

from store import schema
from store.library import Library
from tests.tui.terminal import news, row

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.terminal import Start


def test_a_session_is_taken_up_where_it_was_left(terminal: Start, projects: Path) -> None:
    window = terminal(80, 24, "--db", projects)
    window.until(">1 Parks")
    window.keys("2")
    window.until(">2 Projects")
    window.keys("f")
    window.type("轴承")
    window.until("1 project")
    window.keys("Enter")
    window.until(lambda screen: ">2 Projects" in screen and "海澜轴承" in row(screen))
    window.keys("o")
    window.until(">Project")
    window.keys("q")
    window.until("left with 0")

    window = terminal(80, 24, "--db", projects)
    window.until(">Project")
    window.keys("Escape")
    screen = window.until(lambda screen: ">2 Projects" in screen and "海澜轴承" in row(screen))
    assert "海澜软件" not in screen
    window.keys("q")
    window.until("left with 0")

    window = terminal(80, 24, "--db", projects, "--fresh")
    window.until(">1 Parks")
    window.keys("2")
    window.until(lambda screen: ">2 Projects" in screen and "海澜软件" in screen)


def test_a_cut_line_ends_the_browser_and_the_place_is_kept(terminal: Start, projects: Path) -> None:
    window = terminal(80, 24, "--db", projects)
    window.until(">1 Parks")
    window.keys("2")
    window.until(lambda screen: ">2 Projects" in screen and "海澜" in row(screen))
    window.keys("o")
    window.until(">Project")
    browsers = running(projects)
    assert browsers
    window.close()
    end = time.monotonic() + 20
    while running(projects) and time.monotonic() < end:
        time.sleep(0.1)
    assert running(projects) == []

    window = terminal(80, 24, "--db", projects)
    window.until(">Project")


def running(db: Path) -> list[str]:
    """The processes that browse a library; one that has ended and was not yet noticed is none."""
    table = subprocess.run(
        ["ps", "-ww", "-e", "-o", "stat=", "-o", "args="],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    return [
        line
        for line in table.splitlines()
        if f"--db {db}" in line and "tui.cli" in line and line[0] != "Z" and "tmux" not in line
    ]


def test_a_note_is_written_beside_the_passage_and_found_in_the_notebook(
    terminal: Start, own: Path
) -> None:
    window = terminal(80, 24, "--db", own)
    window.until(">1 Parks")
    window.keys("3")
    window.until(lambda screen: ">3 Passage" in screen and "fact 2 of" in screen)
    window.keys("i")
    window.until("Your own words")
    window.type("去看现场")
    window.keys("Enter")
    window.until(lambda screen: "Noted" in screen and "去看现场" in screen)
    window.keys("B")
    window.until(lambda screen: ">Notebook" in screen and "去看现场" in screen)
    window.keys("q")
    window.until("left with 0")
    with Library.open(own) as opened:
        assert [one.entry.text for one in opened.entries("note")] == ["去看现场"]


def test_what_is_loaded_while_one_reads_is_there_without_a_new_start(
    terminal: Start, tmp_path: Path
) -> None:
    page, db = tmp_path / "news.jsonl", tmp_path / "first.db"
    lines = [json.dumps(one, ensure_ascii=False) for one in news()]
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")
    window = terminal(60, 20, "--db", db)
    window.until("Seed library")
    window.keys("S")
    window.until(">Sources")
    window.keys("+")
    window.until("A file, folder or archive")
    window.type(str(page))
    window.keys("Enter")
    window.until(lambda screen: "loading" in screen or "own library" in screen)
    # One goes on reading the seed page; its lists make room for those of the own library.
    window.keys("Escape")
    window.until(">1 Parks")
    window.until("东岭高新区", 60)
    window.keys("2")
    window.until(lambda screen: ">2 Projects" in screen and "海澜" in row(screen))
    more = tmp_path / "more.txt"
    more.write_text("7月1日,瀚森玻纤项目在西麓高新区开工,总投资3亿元。\n", encoding="utf-8")
    window.keys("S")
    window.until("news.jsonl")
    window.keys("+")
    window.until("A file, folder or archive")
    window.type(str(more))
    window.keys("Enter")
    window.until("loading")
    window.keys("q")
    window.until("A load is at work. Leave?")
    window.keys("Escape")
    window.until("Loaded: 1 file", 60)
    window.until("more.txt  /")
    window.keys("q")
    window.until("left with 0")


def test_an_older_library_is_brought_up_to_date_once_the_reader_agrees(
    terminal: Start, own: Path
) -> None:
    with closing(sqlite3.connect(own, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION - 1}")
        connection.execute("DELETE FROM index_version")
    window = terminal(80, 24, "--db", own)
    window.until("Bring it up to date now?")
    window.type("n\n")
    window.until("left with 1")
    window = terminal(80, 24, "--db", own)
    window.until("Bring it up to date now?")
    window.type("y\n")
    window.until(lambda screen: ">1 Parks" in screen and "东岭高新区" in screen)
