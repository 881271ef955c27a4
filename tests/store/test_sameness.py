"""Sameness: what the rules hold to be one, what they do not, and what the reader says instead."""

from __future__ import annotations

import random
from contextlib import closing, nullcontext
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import dossier, merges, reprints, schema
from store.library import amends
from store.search import index
from tests.store.naming import (
    Groups,
    Told,
    article,
    chains,
    firm,
    forget,
    groups,
    key,
    load,
    own,
    project,
    reasons,
    undone,
)
from tests.store.reprints.texts import NEWS, OTHER, cut, joined

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from store.rows import ArticleRows

DONGLING, XIGANG = "东岭高新区", "西岗经开区"
BASE, BASE_PROJECT, SHORT = "海澜轴承生产基地", "海澜轴承生产基地项目", "海澜轴承项目"
FULL_FIRM, SHORT_FIRM = "海澜轴承股份有限公司", "海澜轴承"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    with (
        closing(schema.make(tmp_path_factory.mktemp("sameness") / "library.db")) as opened,
        pytest.MonkeyPatch.context() as patch,
    ):
        index.make(opened)
        opened.execute("BEGIN")
        reprints.make(opened)
        # What the reader does goes into the transaction that ends never, too.
        patch.setattr(amends, "_writing", lambda _: nullcontext(opened))
        yield opened


@pytest.fixture
def connection(shared: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    with undone(shared):
        yield shared


def of(*names: str) -> Groups:
    """One group."""
    return frozenset({frozenset(names)})


def articles(*told: Sequence[Told]) -> list[ArticleRows]:
    """An article for each, with a text of its own."""
    return [article(f"第{number}篇。", *each) for number, each in enumerate(told, 1)]


def in_every_order(connection: sqlite3.Connection, rows: Sequence[ArticleRows]) -> Groups:
    """What is one when these articles are loaded: the same one after another in any order, all
    at once, and after an article that changes everything was loaded and forgotten.
    """
    found = set()
    numbered = list(enumerate(rows, 1))
    for some in permutations(numbered):
        with undone(connection):
            for each in some:
                load(connection, each)
            found.add(groups(connection))
            assert not chains(connection)
        with undone(connection):
            load(connection, *some)
            found.add(groups(connection))
    for left in range(len(numbered)):
        with undone(connection):
            load(connection, *numbered)
            forget(connection, left + 1)
            load(connection, numbered[left])
            found.add(groups(connection))
            assert not chains(connection)
    assert len(found) == 1
    load(connection, *numbered)
    return found.pop()


ONE = {
    "same-name": [
        [project(BASE, DONGLING)],
        [project(BASE_PROJECT, DONGLING)],
    ],
    "one-park": [
        [project(BASE_PROJECT)],
        [project(BASE_PROJECT, DONGLING)],
        [project(BASE)],
    ],
    "known-short": [
        [project(BASE_PROJECT, DONGLING, SHORT)],
        [project(SHORT)],
        [project("海澜轴承")],
    ],
    "same-firm": [[firm(SHORT_FIRM)], [firm("海澜轴承有限公司")]],
    "known-firm": [[firm("东岭海澜轴承股份有限公司", "海澜轴承")], [firm("海澜轴承")]],
    "reprint": [],
}


@pytest.mark.parametrize(
    ("reason", "told", "one"),
    [
        ("same-name", ONE["same-name"], of(f"{BASE}@{DONGLING}", f"{BASE_PROJECT}@{DONGLING}")),
        ("one-park", ONE["one-park"], of(BASE, BASE_PROJECT, f"{BASE_PROJECT}@{DONGLING}")),
        (
            "known-short",
            ONE["known-short"],
            of("海澜轴承", SHORT, f"{BASE_PROJECT}@{DONGLING}"),
        ),
        ("same-firm", ONE["same-firm"], of(SHORT_FIRM, "海澜轴承有限公司")),
        ("known-firm", ONE["known-firm"], of("海澜轴承", "东岭海澜轴承股份有限公司")),
        (
            "same-name",
            [[project("TCL海澜30GWh电池", DONGLING)], [project("TCL海澜30GWh电池项目", DONGLING)]],
            of(f"TCL海澜30GWh电池@{DONGLING}", f"TCL海澜30GWh电池项目@{DONGLING}"),
        ),
        ("same-firm", [[firm("TCL")], [firm("TCL有限公司")]], of("TCL", "TCL有限公司")),
        (
            "known-firm",
            [[firm("海澜轴承公司")], [firm("东岭海澜轴承股份有限公司", "海澜轴承公司")]],
            of("海澜轴承公司", "东岭海澜轴承股份有限公司"),
        ),
        (
            "same-firm",
            [[firm("海澜集团")], [firm("海澜集团有限公司")], [firm("海澜")]],
            of("海澜集团", "海澜集团有限公司"),
        ),
    ],
)
def test_strong_evidence_makes_one_in_whatever_order_articles_are_loaded(
    connection: sqlite3.Connection, reason: str, told: list[list[Told]], one: Groups
) -> None:
    assert in_every_order(connection, articles(*told)) == one
    assert reason in reasons(connection)
    assert all(merges.in_words(each) != each for each in reasons(connection))


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(
            [[project(BASE, DONGLING)], [project(BASE_PROJECT, XIGANG)]], id="in two parks"
        ),
        pytest.param(
            [[project(BASE)], [project(BASE, DONGLING)], [project(BASE, XIGANG)]],
            id="two parks are named with it",
        ),
        pytest.param(
            [[project(SHORT)], [project(BASE_PROJECT, DONGLING)]],
            id="a name that begins like another is not known to be short for it",
        ),
        pytest.param(
            [
                [project(SHORT)],
                [project(BASE_PROJECT, "", SHORT)],
                [project("海澜轴承检测中心项目", "", SHORT)],
            ],
            id="two projects have the short name",
        ),
        pytest.param(
            [
                [project(SHORT)],
                [project(BASE_PROJECT, DONGLING, SHORT)],
                [project(BASE_PROJECT, XIGANG, SHORT)],
            ],
            id="one name in two parks has the short name",
        ),
        pytest.param(
            [
                [project(SHORT, DONGLING)],
                [project(SHORT, XIGANG)],
                [project(BASE_PROJECT, "", SHORT)],
            ],
            id="the short name is known in two parks and the full one in none",
        ),
        pytest.param(
            [[project("动力电池项目")], [project("年产30GWh动力电池项目", "", "动力电池项目")]],
            id="a short name that could be that of many",
        ),
        pytest.param(
            [[project(SHORT, XIGANG)], [project(BASE_PROJECT, DONGLING, SHORT)]],
            id="the short name in another park",
        ),
        pytest.param(
            [[firm("海澜轴承")], [firm("海澜轴承有限公司")], [firm("海澜轴承股份有限公司")]],
            id="two legal forms may be two firms",
        ),
        pytest.param(
            [
                [firm("海澜")],
                [firm("东岭海澜轴承有限公司", "海澜")],
                [firm("西岗海澜电机有限公司", "海澜")],
            ],
            id="two firms have the short name",
        ),
        pytest.param(
            [[firm("西安")], [firm("西安轴承有限公司", "西安")]], id="a short name that is a place"
        ),
        pytest.param(
            [[firm("先锋")], [firm("东岭先锋轴承有限公司", "先锋")]],
            id="a short name that is a word",
        ),
        pytest.param(
            [[firm("集团")], [firm("东岭轴承集团", "集团")]], id="a short name that is a kind"
        ),
        pytest.param([[firm("西安")], [firm("西安有限公司")]], id="a firm called as a place"),
        pytest.param(
            [[firm("海澜")], [firm("海澜集团有限公司")]], id="a group is not its namesake"
        ),
        pytest.param([[firm("管委会")], [firm("管委会公司")]], id="a kind of body"),
        pytest.param(
            [[firm("海澜轴承")], [project("海澜轴承")]], id="a firm and a project of one name"
        ),
    ],
)
def test_weak_evidence_makes_nothing_one_in_whatever_order(
    connection: sqlite3.Connection, told: list[list[Told]]
) -> None:
    assert not in_every_order(connection, articles(*told))


def test_the_head_of_a_firm_is_its_full_name_and_that_of_a_project_the_one_in_its_park(
    connection: sqlite3.Connection,
) -> None:
    bare, full = firm("海澜轴承"), firm("海澜轴承有限公司")
    loose, placed = project(BASE_PROJECT), project(BASE_PROJECT, DONGLING)
    load(connection, *enumerate(articles([bare, loose], [full, placed]), 1))
    assert dossier.entity(connection, key(connection, bare)).name == "海澜轴承有限公司"
    assert dossier.entity(connection, key(connection, loose)).scope == DONGLING


PRINTS = {"news": NEWS, "joined": joined(NEWS), "half": cut(NEWS, 0.7), "other": OTHER}


def printed(name: str, *texts: str) -> list[ArticleRows]:
    """Articles of these texts that all name a project of their own."""
    return [article(PRINTS[text], own(name, PRINTS[text])) for text in texts]


def test_a_name_that_could_be_of_many_is_one_in_the_prints_of_one_piece_of_news(
    connection: sqlite3.Connection,
) -> None:
    (group,) = in_every_order(connection, printed("二期项目", "news", "joined", "half", "other"))
    assert len(group) == 3
    assert reasons(connection) == {"reprint"}


def test_prints_that_a_third_one_brought_together_fall_apart_when_it_goes(
    connection: sqlite3.Connection,
) -> None:
    lines = NEWS.split("\n")
    texts = (NEWS, cut(NEWS, 0.4), "\n".join([lines[0], lines[3], lines[4]]))
    # The whole text itself does not name the project.
    rows = [article(NEWS), *(article(text, own("二期项目", text)) for text in texts[1:])]
    (group,) = in_every_order(connection, rows)
    assert len(group) == 2
    forget(connection, 1)
    assert not groups(connection)
    assert not reasons(connection)


def test_a_merge_goes_when_a_second_park_appears_and_comes_back_when_that_is_forgotten(
    connection: sqlite3.Connection,
) -> None:
    loose, east, west = (project(BASE_PROJECT, park) for park in ("", DONGLING, XIGANG))
    first, second, third = articles([loose], [east], [west])
    load(connection, (1, first), (2, second))
    assert groups(connection) == of(BASE_PROJECT, f"{BASE_PROJECT}@{DONGLING}")
    load(connection, (3, third))
    assert not groups(connection)
    forget(connection, 3)
    assert groups(connection) == of(BASE_PROJECT, f"{BASE_PROJECT}@{DONGLING}")


def test_a_short_name_is_known_only_while_an_article_tells_it(
    connection: sqlite3.Connection,
) -> None:
    full, plain = firm("东岭海澜轴承股份有限公司", "海澜"), firm("东岭海澜轴承股份有限公司")
    told, untold, short = articles([full], [plain], [firm("海澜")])
    load(connection, (1, told), (2, untold), (3, short))
    assert groups(connection) == of("海澜", "东岭海澜轴承股份有限公司")
    forget(connection, 1)
    assert not groups(connection)
    assert dossier.entity(connection, key(connection, plain)).names == ()


def test_a_name_that_very_many_have_tells_none_apart(connection: sqlite3.Connection) -> None:
    some = [[project(BASE_PROJECT, f"{number}号产业园")] for number in range(60)]
    load(connection, *enumerate(articles([project(BASE)], *some), 1))
    assert not groups(connection)


POOL = articles(
    [project(BASE_PROJECT)],
    [project(BASE_PROJECT, DONGLING, SHORT)],
    [project(BASE, DONGLING)],
    [project(BASE, XIGANG)],
    [project(SHORT)],
    [project(SHORT, XIGANG)],
    [project("海澜轴承检测中心项目", DONGLING, SHORT)],
    [project(BASE_PROJECT, "", "海澜轴承")],
    [project("海澜轴承"), firm("海澜轴承")],
    [firm("海澜轴承有限公司", "海澜")],
    [firm("海澜轴承股份有限公司", "海澜公司")],
    [firm("海澜")],
    [firm("海澜公司", "海澜")],
    [firm("东岭海澜电机有限公司", "海澜")],
) + printed("二期项目", "news", "joined", "half", "other")


@settings(max_examples=60, deadline=None)
@given(
    picks=st.lists(st.integers(0, len(POOL) - 1), min_size=1, max_size=9, unique=True),
    seed=st.integers(0, 2**32),
)
def test_what_is_one_depends_on_what_is_in_the_library_and_not_on_how_it_got_there(
    shared: sqlite3.Connection, picks: list[int], seed: int
) -> None:
    chance = random.Random(seed)
    with undone(shared):
        there: set[int] = set()
        waiting = list(picks)
        chance.shuffle(waiting)
        while waiting:
            number = waiting.pop()
            load(shared, (number, POOL[number]))
            there.add(number)
            if chance.random() < 0.3:
                gone = chance.choice(sorted(there))
                forget(shared, gone)
                there.remove(gone)
        found = groups(shared), reasons(shared)
        assert not chains(shared)
    with undone(shared):
        load(shared, *((number, POOL[number]) for number in sorted(there)))
        assert found == (groups(shared), reasons(shared))
