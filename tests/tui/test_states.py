"""Designed states: the first time, nothing found, read-only, terminals that cannot do it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from store.library import Library
from tests.tui.screen import (
    MIDDLE,
    NARROW,
    WIDE,
    browse,
    flowing,
    load,
    press,
    rest,
    search,
    seen,
    until,
)
from tui.app import YuanzhiApp
from tui.memory import Memory

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW])
async def test_the_first_time_three_lines_tell_the_keys_until_one_goes_anywhere(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    for first in (True, False):
        with Library.open(None) as opened:
            app = YuanzhiApp(opened, None, Memory(tmp_path, opened))
            async with app.run_test(size=size) as pilot:
                await rest(pilot)
                await rest(pilot)
                assert ("? shows all keys" in seen(pilot)) == first
                assert ("/ searches the text" in seen(pilot)) == first
                await press(pilot, "down")
                assert ("? shows all keys" in seen(pilot)) == first
                await press(pilot, "enter")
                assert "? shows all keys" not in seen(pilot)
                app.exit()
            app.keep()


async def test_where_nothing_is_found_names_that_were_meant_are_told() -> None:
    with Library.open(None) as opened:
        async with YuanzhiApp(opened).run_test(size=WIDE) as pilot:
            await until(pilot, lambda: "Reading the library" not in seen(pilot))
            await search(pilot, "dygxq")
            # The completions stand above it until they are closed.
            await press(pilot, "escape")
            await until(pilot, lambda: "Did you mean" in seen(pilot))
            assert "德阳高新区" in seen(pilot)
            assert "F1tellswhataquerycansay" in flowing(pilot)


async def test_a_library_that_cannot_be_written_to_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened = load(tmp_path, [{"title": "轴承", "text": "西安高新区签约轴承项目。"}])
    opened.path.chmod(0o444)
    # Who may do anything may write to it all the same.
    monkeypatch.setattr(os, "access", lambda path, _mode: path != opened.path)
    async with YuanzhiApp(opened).run_test(size=(200, 40)) as pilot:
        await until(pilot, lambda: "Reading the library" not in seen(pilot))
        assert "read-only" in seen(pilot)
    opened.close()


@pytest.mark.parametrize("keys", ["slash", "S", "F", "Y", "ctrl+g", "o"])
async def test_a_library_that_another_version_has_taken_over_is_told_and_the_browser_goes_on(
    tmp_path: Path, keys: str
) -> None:
    opened = load(tmp_path, [{"title": "轴承", "text": "西安高新区签约轴承项目。"}])
    async with browse(opened) as pilot:
        await press(pilot, "2")
        with closing(sqlite3.connect(opened.path)) as other:
            other.execute("PRAGMA user_version = 999")
        await press(pilot, keys, *"轴承", "escape", "down", "question_mark")
        assert pilot.app.is_running
        assert type(pilot.app.screen).__name__ == "HelpScreen"


def test_a_terminal_that_cannot_move_its_cursor_is_told_in_a_sentence() -> None:
    ours, theirs = os.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tui.cli"],
            stdin=theirs,
            stdout=theirs,
            stderr=subprocess.PIPE,
            env={**os.environ, "TERM": "dumb"},
            timeout=60,
            check=False,
        )
    finally:
        os.close(ours)
        os.close(theirs)
    told = done.stderr.decode()
    assert done.returncode == 1
    assert "TERM=dumb" in told
    assert len(told.splitlines()) == 1
