"""Programs outside: which one is taken, what it is given, what it wrote, how it is stopped."""

from __future__ import annotations

import sys
from threading import Timer
from typing import TYPE_CHECKING

import pytest

from store.library import Library
from tests.tui.screen import (
    MIDDLE,
    NARROW,
    browse,
    lines,
    load,
    press,
    rest,
    search,
    seen,
    until,
)
from tui import outside
from tui.outside import LIMIT, Pipe
from tui.screens.output import OutputScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.tui.screen import News

posix = pytest.mark.skipif(sys.platform == "win32", reason="the commands are those of a Unix shell")


def there(*names: str) -> Callable[[str], str | None]:
    """The path of a program on a machine that has these."""
    return lambda name: f"/bin/{name}" if name in names else None


def test_the_readers_own_pager_and_editor_go_first_with_their_options() -> None:
    which = there("less", "vim", "code")
    assert outside.pager({"PAGER": "less -R"}, which) == ["less", "-R"]
    assert outside.pager({"PAGER": "most"}, which) == ["less"]
    assert outside.pager({"PAGER": "'"}, which) == ["less"]
    assert outside.editor({"VISUAL": "code --wait", "EDITOR": "vim"}, which) == ["code", "--wait"]
    assert outside.editor({}, which) == ["vim"]
    assert outside.editor({}, there()) == []


def test_no_window_is_opened_where_none_can_be_seen() -> None:
    which = there("xdg-open", "open")
    assert outside.viewer({"DISPLAY": ":0"}, "linux", which) == ["xdg-open"]
    assert outside.viewer({}, "linux", which) == []
    assert outside.viewer({}, "darwin", which) == ["open"]
    ssh = {"DISPLAY": ":0", "SSH_CONNECTION": "1"}
    assert outside.viewer(ssh, "linux", which) == []
    assert outside.viewer(ssh, "darwin", which) == []


def test_the_file_of_a_member_is_its_archive(tmp_path: Path) -> None:
    archive = tmp_path / "news.zip"
    archive.write_bytes(b"")
    assert outside.file_of(f"{archive}/a/b.html") == archive
    assert outside.file_of(str(tmp_path / "gone.txt")) is None


@posix
def test_text_is_read_by_the_command_and_never_by_the_shell() -> None:
    hostile = "$(echo bad) `echo bad`; echo bad\n'\"\\\n"
    assert Pipe("cat", hostile).run().text == hostile


@posix
def test_errors_and_the_code_are_told_and_colours_left_out() -> None:
    output = Pipe("printf '\\033[31mred\\033[0m\\n'; echo oops >&2; exit 3", "").run()
    assert output.text == "red\noops\n"
    assert output.code == 3


@posix
def test_a_command_that_never_ends_its_output_is_cut() -> None:
    output = Pipe("yes", "").run()
    assert output.cut
    assert len(output.text) == LIMIT


@posix
def test_a_command_and_what_it_started_can_be_stopped() -> None:
    pipe = Pipe("sleep 60 & sleep 60", "")
    Timer(0.2, pipe.stop).start()
    assert pipe.run().code != 0


@posix
async def test_the_passage_goes_through_a_command_and_its_output_is_shown(tmp_path: Path) -> None:
    news: list[News] = [{"title": "水厂[/]", "text": "$(reboot) 水厂昨天开工。\n第二段。"}]
    async with browse(load(tmp_path, news), MIDDLE) as pilot:
        await search(pilot, "水厂")
        await press(pilot, "enter", "vertical_line", *"cat; wc -l", "enter")
        await until(pilot, lambda: "ended with 0" in seen(pilot))
        assert "$(reboot) 水厂昨天开工。" in seen(pilot)
        await press(pilot, "escape", "vertical_line")
        assert "cat; wc -l" in seen(pilot)
        await press(pilot, "tab", "enter")
        await until(pilot, lambda: "ended with 0" in seen(pilot))
        assert "第二段。" in seen(pilot)
        await press(pilot, "escape", "vertical_line", "tab", "tab", "enter")
        await until(pilot, lambda: "place" in seen(pilot) and "ended with 0" in seen(pilot))


@posix
async def test_long_and_hostile_output_is_broken_and_a_running_command_stopped() -> None:
    async with browse(Library.open(None), NARROW) as pilot:
        command = "printf '[red]\\033]0;title\\007%s' " + "长" * 60
        await press(pilot, "3", "vertical_line", *command, "enter")
        await until(pilot, lambda: "ended with 0" in seen(pilot))
        assert sum("长" * 10 in line for line in lines(pilot)) > 1
        assert "[red]长" in seen(pilot)
        assert "title" not in "".join(lines(pilot)[6:])
        await press(pilot, "escape", "vertical_line", "ctrl+u", *"sleep 600")
        # Not `press`, which waits until the command has ended.
        await pilot.press("enter")
        await until(pilot, lambda: "It is running" in seen(pilot))
        assert isinstance(pilot.app.screen, OutputScreen)
        await pilot.press("escape")
        await rest(pilot)
        assert not isinstance(pilot.app.screen, OutputScreen)


async def test_over_ssh_the_menu_tells_where_the_source_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "1 2 3 4")
    news: list[News] = [{"title": "水厂", "text": "水厂昨天开工。"}]
    async with browse(load(tmp_path, news)) as pilot:
        await search(pilot, "水厂")
        await press(pilot, "enter", "exclamation_mark")
        assert "no window can be opened from here" in seen(pilot)
        await press(pilot, "v")
        await until(pilot, lambda: "The source is" in seen(pilot))
        assert "news.jsonl" in seen(pilot)


async def test_a_program_that_cannot_have_the_terminal_is_told_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PAGER", "cat")
    async with browse(Library.open(None)) as pilot:
        await press(pilot, "3", "exclamation_mark", "p")
        await until(pilot, lambda: "cannot be given to another program" in seen(pilot))
