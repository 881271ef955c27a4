"""The page of an organisation or a person: reached from everywhere, and leading on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.store.test_party import FIRM, OFFICE, PERSON
from tests.store.test_party import opened as opened
from tests.tui.screen import NARROW, WIDE, browse, flowing, lines, press, search, until
from tests.tui.test_desk import to_line
from tui.cli import cli
from tui.screens.article import ArticleScreen
from tui.screens.inspector import InspectorScreen
from tui.screens.party import PartyScreen
from tui.screens.project import ProjectScreen

if TYPE_CHECKING:
    from store.library import Library

PROJECT = "海澜轴承生产基地项目"


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_its_lines_lead_to_projects_facts_people_and_articles(
    opened: Library, size: tuple[int, int]
) -> None:
    async with browse(opened.another(), size) as pilot:
        await press(pilot, "ctrl+g", *FIRM, "enter")
        assert isinstance(pilot.app.screen, PartyScreen)
        await to_line(pilot, PROJECT)
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, InspectorScreen)
        await press(pilot, "escape", "enter")
        assert isinstance(pilot.app.screen, ProjectScreen)
        await to_line(pilot, "investor", FIRM)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, PartyScreen)
        await to_line(pilot, "person", PERSON)
        await press(pilot, "o")
        assert "主任" in flowing(pilot)
        await to_line(pilot, "organisation", OFFICE)
        await press(pilot, "enter")
        await to_line(pilot, PERSON)
        await to_line(pilot, "走访")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ArticleScreen)


async def test_a_name_in_a_passage_that_was_found_leads_to_its_page(opened: Library) -> None:
    async with browse(opened.another()) as pilot:
        await search(pilot, "走访")
        await press(pilot, "enter", "enter")
        for _ in range(6):
            if PERSON in lines(pilot)[-2]:
                break
            await press(pilot, "right")
        await press(pilot, "o")
        await until(pilot, lambda: isinstance(pilot.app.screen, PartyScreen))


@pytest.mark.parametrize("name", [FIRM, PERSON])
def test_the_command_tells_the_same(opened: Library, name: str) -> None:
    def run(*more: str) -> str:
        found = CliRunner().invoke(cli, ["entity", "show", name, *more, "--db", str(opened.path)])
        assert found.exit_code == 0
        return found.stdout

    form = json.loads(run("--json"))
    assert form["entity"]["name"] == name
    told = run()
    for one in form["parts"]:
        assert one["project"]["name"] in told
        assert all(claim["mark"] in told for claim in one["claims"])
    assert all(one["place"] in told for one in form["namings"])
