"""The reader's own keys: keys.toml is understood or turned down with its line, and is in force."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from store.library import Library
from store.model import YuanzhiError
from tests.tui.screen import WIDE, browse, focused, press, seen, until
from tui import keymap, keys
from tui.app import YuanzhiApp
from tui.cli import cli
from tui.screens.help import HelpScreen
from tui.widgets.paged_list import PagedList

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _own_keys_again() -> Iterator[None]:
    yield
    keys.choose({})


def read(folder: Path, text: str) -> dict[str, tuple[str, ...]]:
    file = folder / "keys.toml"
    file.write_text(text, encoding="utf-8")
    return keymap.read(file)


def test_without_a_file_no_key_is_changed(tmp_path: Path) -> None:
    assert keymap.read(tmp_path / "keys.toml") == {}


def test_keys_are_taken_by_any_name_people_have_for_them(tmp_path: Path) -> None:
    chosen = read(
        tmp_path,
        '[list]\nopen = ["Enter", "Z"]\npage_down = "PgDn"\n'
        '[everywhere]\nsearch = ["?", "Ctrl+A"]\nhelp = "、"\n"copy_citation" = ["C", "alt+c"]\n'
        "copy_passage = ['_', 'Ctrl++']\n",
    )
    assert chosen == {
        "list.open": ("enter", "Z"),
        "list.page_down": ("pagedown",),
        "everywhere.search": ("question_mark", "ctrl+a"),
        "everywhere.help": ("ideographic_comma",),
        "everywhere.copy_citation": ("C", "alt+c"),
        "everywhere.copy_passage": ("underscore", "ctrl+plus"),
    }


@pytest.mark.parametrize("text", ['"list.open" = "Z"', 'list.open = ["Z"]', "[list]\nopen = 'Z'"])
def test_an_action_is_named_as_toml_allows(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == {"list.open": ("Z",)}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('\n[list]\nopne = "Z"', 3, "there is no action called list.opne"),
        ('# mine\n"list.open" = ["Z", "ctrl+foo"]', 2, "there is no key called ctrl+foo"),
        ('list.open = "hyperdrive"', 1, "there is no key called hyperdrive"),
        ("[list]\n\nopen = []", 3, "list.open needs keys"),
        ("[list]\nopen = 3", 2, "list.open needs keys"),
        ('[list]\nopen = "j"', 2, "j would be the key of list.open and of list.down"),
        ('[list]\nopen = "n"', 2, "of list.open and of everywhere.next_match"),
        ('[everywhere]\ntheme = "1"', 2, "of everywhere.theme and of "),
        ('[everywhere]\ntheme = "ctrl+q"', 2, "Ctrl+Q cannot be given away"),
        ('[search]\nleave_search = "x"', 2, "in the search box x is typed"),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence_with_its_line(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    with pytest.raises(YuanzhiError) as raised:
        read(tmp_path, text)
    assert str(raised.value).startswith(f"{tmp_path / 'keys.toml'}, line {line}: ")
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_what_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(YuanzhiError, match=r"keys\.toml is no TOML: .*line 2"):
        read(tmp_path, "[list]\nopen =\n")


def test_an_action_with_a_fault_keeps_its_keys_and_all_others_have_those_that_were_chosen(
    tmp_path: Path,
) -> None:
    file = tmp_path / "keys.toml"
    file.write_text('[list]\nopne = "Z"\nopen = "j"\ndown = "ctrl+foo"\nup = "Z"', encoding="utf-8")
    chosen, faults = keymap.understood(file)
    assert chosen == {"list.up": ("Z",)}
    assert [fault.partition(", line ")[2][0] for fault in faults] == ["2", "4", "3"]
    file.write_text("[list", encoding="utf-8")
    chosen, (fault,) = keymap.understood(file)
    assert chosen == {}
    assert "is no TOML" in fault


async def test_the_browser_begins_with_a_fault_in_the_keys_and_says_so(
    tmp_path: Path,
) -> None:
    file = tmp_path / "keys.toml"
    file.write_text('[list]\nopne = "Z"\ndown = "Z"', encoding="utf-8")
    chosen, faults = keymap.understood(file)
    keys.choose(chosen)
    async with YuanzhiApp(Library.open(None), faults=faults).run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "there is no action called list.opne" in seen(pilot))
        await until(pilot, lambda: len(pilot.app.screen.query_one("#parks", PagedList)) > 1)
        before = pilot.app.screen.query_one("#parks").cursor  # type: ignore[attr-defined]
        await press(pilot, "Z")
        assert pilot.app.screen.query_one("#parks").cursor == before + 1  # type: ignore[attr-defined]


@given(st.text(max_size=60))
def test_no_text_whatever_breaks_the_reading_of_keys(text: str) -> None:
    from pathlib import Path
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        file = Path(folder) / "keys.toml"
        file.write_bytes(f'"list.open" = {json.dumps(text)}'.encode())
        try:
            chosen = keymap.read(file)
        except YuanzhiError as error:
            assert "keys.toml" in str(error)
        else:
            assert set(chosen) == {"list.open"}


def test_two_actions_can_swap_their_keys(tmp_path: Path) -> None:
    chosen = read(tmp_path, '[list]\ndown = ["up", "k"]\nup = ["down", "j"]')
    assert chosen["list.down"] == ("up", "k")


def test_the_file_to_start_from_changes_nothing_and_names_every_action(tmp_path: Path) -> None:
    template = keymap.template()
    assert read(tmp_path, template) == {}
    all_of_it = "\n".join(
        line[1:] if line.startswith("#") and " = [" in line else line
        for line in template.splitlines()
    )
    assert read(tmp_path, all_of_it) == {action.name: action.keys for action in keys.ACTIONS}


def test_the_command_lists_the_keys_in_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keymap, "path", lambda: tmp_path / "keys.toml")
    (tmp_path / "keys.toml").write_text('[list]\nopen = "Z"', encoding="utf-8")
    done = CliRunner().invoke(cli, ["keys", "--json"])
    told = {one["action"]: one for one in json.loads(done.stdout)["actions"]}
    assert told["list.open"]["keys"] == ["Z"]
    assert told["list.open"]["own"] is True
    assert told["list.down"]["own"] is False
    assert "list.open\tZ\t" in CliRunner().invoke(cli, ["keys"]).stdout
    assert '#open = ["Z"]' in CliRunner().invoke(cli, ["keys", "--toml"]).stdout


async def test_chosen_keys_work_and_are_shown_and_the_former_ones_do_nothing() -> None:
    keys.choose(
        {
            "list.down": ("Z",),
            "everywhere.search": ("ctrl+a",),
            "everywhere.help": ("U",),
        }
    )
    async with browse(Library.open(None), WIDE) as pilot:
        before = pilot.app.screen.query_one("#parks").cursor  # type: ignore[attr-defined]
        await press(pilot, "j", "Z")
        assert pilot.app.screen.query_one("#parks").cursor == before + 1  # type: ignore[attr-defined]
        assert "Ctrl+A search" in seen(pilot)
        await press(pilot, "slash")
        assert focused(pilot) == "parks"
        await press(pilot, "U")
        line = next(line for line in seen(pilot).splitlines() if "Next row" in line)
        assert " ".join(line.partition("row")[0].split()).endswith("Z Next")
        await press(pilot, "U")
        assert not isinstance(pilot.app.screen, HelpScreen)
        await press(pilot, "ctrl+a")
        assert focused(pilot) == "query"
