"""Sameness: what the rules hold to be one, what they do not, and what the reader says instead."""

from __future__ import annotations

import random
from contextlib import closing, nullcontext
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from store import catalogue, corrections, dossier, merges, narrowing, reprints, schema
from store.library import entities, facts
from store.model import Said, YuanzhiError
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
        for amends in (entities, facts):
            patch.setattr(amends, "writing", lambda _: nullcontext(opened))
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
            [[project(BASE_PROJECT)], [project("海澜轴承生产基地二期项目", "", BASE_PROJECT)]],
            id="a whole is not short for its second phase",
        ),
        pytest.param(
            [[project("瀚森电机项目")], [project("瀚森石墨烯项目", "", "瀚森电机项目")]],
            id="a name that is no short form of the other",
        ),
        pytest.param(
            [[project("东宁高铁")], [project("东岭地铁6号线扩能工程东宁高铁", "", "东宁高铁")]],
            id="two names that ran together",
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
                [firm("瀚森")],
                [firm("东岭瀚森轴承有限公司", "瀚森")],
                [firm("西岗瀚森电机有限公司", "瀚森")],
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
        pytest.param(
            [[firm("市总工会")], [firm("东岭市总工会", "市总工会")]], id="an office of some city"
        ),
        pytest.param(
            [[firm("农业银行")], [firm("农业银行东岭支行", "农业银行")]],
            id="a branch is not the whole",
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
    full, plain = firm("东岭瀚森轴承股份有限公司", "瀚森"), firm("东岭瀚森轴承股份有限公司")
    told, untold, short = articles([full], [plain], [firm("瀚森")])
    load(connection, (1, told), (2, untold), (3, short))
    assert groups(connection) == of("瀚森", "东岭瀚森轴承股份有限公司")
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
    [firm("瀚森轴承有限公司", "瀚森")],
    [firm("瀚森轴承股份有限公司", "瀚森公司")],
    [firm("瀚森")],
    [firm("瀚森公司", "瀚森")],
    [firm("东岭瀚森电机有限公司", "瀚森")],
) + printed("二期项目", "news", "joined", "half", "other")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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


LOOSE, PLACED = project(BASE_PROJECT), project(BASE_PROJECT, DONGLING)
OTHERS = [project(f"{name}厂", DONGLING) for name in ("海澜一", "海澜二", "海澜三", "海澜四")]
FIRMS = [firm("海澜轴承"), firm("海澜轴承有限公司")]
PEOPLE = [Told(merges.Named("PERSON", "林晓禾", body)) for body in ("", "东岭高新区管委会")]


def everyone() -> list[tuple[int, ArticleRows]]:
    """An article for each of those above."""
    told = [[one] for one in (LOOSE, PLACED, *OTHERS, *FIRMS, *PEOPLE)]
    return list(enumerate(articles(*told), 1))


@pytest.fixture(scope="module")
def filled(shared: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    with undone(shared):
        load(shared, *everyone())
        yield shared


@pytest.fixture
def library(filled: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """A library of an article each."""
    with undone(filled):
        yield filled


def merge(connection: sqlite3.Connection, one: Told, head: Told) -> int:
    """The reader says that one is the other; the number of the merge."""
    entities.merge(key(connection, one), key(connection, head))
    return max(each.id for each in merges.merges(connection))


def name_of(one: Told) -> str:
    return f"{one.entity.name}@{one.entity.scope}" if one.entity.scope else one.entity.name


def together(connection: sqlite3.Connection, *some: Told) -> bool:
    """Whether these are one."""
    return len({dossier.entity(connection, key(connection, one)).id for one in some}) == 1


def test_what_was_taken_back_is_not_made_again(library: sqlite3.Connection) -> None:
    (one,) = (each for each in merges.merges(library) if each.reason == "one-park")
    entities.part(one.id)
    assert not together(library, LOOSE, PLACED)
    load(library, *everyone())
    assert not together(library, LOOSE, PLACED)
    forget(library, 1, 2)
    load(library, *reversed(everyone()[:2]))
    assert not together(library, LOOSE, PLACED)
    # Nor by another way.
    load(library, (99, article("第九十九篇。", project(BASE))))
    assert not together(library, LOOSE, PLACED)
    told = dossier.merges_of(library, key(library, LOOSE))
    assert [each.undone is None for each in told] == [False]


def test_what_was_taken_back_can_be_said_by_the_reader(library: sqlite3.Connection) -> None:
    (one,) = (each for each in merges.merges(library) if each.reason == "one-park")
    entities.part(one.id)
    number = merge(library, PLACED, LOOSE)
    assert together(library, LOOSE, PLACED)
    assert dossier.entity(library, key(library, PLACED)).scope == ""
    entities.part(number)
    assert not together(library, LOOSE, PLACED)


def test_a_merge_is_taken_back_once(library: sqlite3.Connection) -> None:
    number = merge(library, *OTHERS[:2])
    entities.part(number)
    for wrong in (number, 10**6, -1):
        with pytest.raises(YuanzhiError, match="no merge"):
            entities.part(wrong)


@pytest.mark.parametrize(
    "pair", [OTHERS[:2], FIRMS[::-1], PEOPLE], ids=["project", "firm", "person"]
)
def test_what_the_reader_says_outlasts_loading_and_forgetting(
    library: sqlite3.Connection, pair: list[Told]
) -> None:
    one, head = pair
    if together(library, one, head):
        (by_rule,) = (each for each in merges.merges(library) if each.reason == "same-firm")
        entities.part(by_rule.id)
    merge(library, one, head)
    load(library, *everyone())
    assert together(library, one, head)
    forget(library, *range(1, 20))
    assert library.execute("SELECT count(*) FROM entity").fetchone() == (0,)
    for each in reversed(everyone()):
        load(library, each)
        assert not chains(library)
    assert together(library, one, head)
    assert dossier.entity(library, key(library, one)).name == head.entity.name


def test_nothing_is_merged_into_itself_in_a_circle_or_with_another_kind(
    library: sqlite3.Connection,
) -> None:
    one, two, three, _ = OTHERS
    with pytest.raises(YuanzhiError, match="one already"):
        merge(library, one, one)
    merge(library, one, two)
    merge(library, two, three)
    for pair in ((three, one), (one, three), (two, one)):
        with pytest.raises(YuanzhiError, match="one already"):
            merge(library, *pair)
    with pytest.raises(YuanzhiError, match="two kinds"):
        merge(library, one, FIRMS[0])
    with pytest.raises(YuanzhiError, match="no entity"):
        entities.merge(10**6, key(library, one))
    assert not chains(library)


def test_what_counts_as_one_that_counts_as_another_counts_as_that(
    library: sqlite3.Connection,
) -> None:
    one, two, three, four = OTHERS
    merge(library, one, two)
    last = merge(library, three, four)
    # Of two that stand for others, too.
    middle = merge(library, two, four)
    assert together(library, *OTHERS)
    entities.part(last)
    assert together(library, one, two, four)
    assert not together(library, three, four)
    entities.part(middle)
    assert together(library, one, two)
    assert not together(library, two, four)
    assert not chains(library)


def test_while_no_article_names_the_head_what_it_counts_as_is_the_head(
    library: sqlite3.Connection,
) -> None:
    one, two, three, _ = OTHERS
    merge(library, one, two)
    merge(library, two, three)
    forget(library, 4)
    assert groups(library) >= of(name_of(one), name_of(three))
    forget(library, 5)
    assert dossier.entity(library, key(library, one)).name == one.entity.name
    assert not chains(library)
    load(library, everyone()[4])
    assert together(library, one, three)
    load(library, everyone()[3])
    assert together(library, one, two, three)
    assert not chains(library)


def test_what_is_one_is_listed_and_counted_as_one(library: sqlite3.Connection) -> None:
    def counted() -> tuple[int, int, int]:
        census = catalogue.census(library, "", seed=False)
        return census.projects, census.organisations, census.people

    projects, firms, people = counted()
    listed = len(dossier.entities(library, kind="PROJECT", limit=1000))
    merge(library, *OTHERS[:2])
    merge(library, *PEOPLE)
    assert counted() == (projects - 1, firms, people - 1)
    assert len(dossier.entities(library, kind="PROJECT", limit=1000)) == listed - 1
    assert len(narrowing.projects(library)) == projects - 1
    (found,) = dossier.entities(library, OTHERS[0].entity.name)
    assert (found.name, found.articles) == (OTHERS[1].entity.name, 2)
    assert OTHERS[0].entity.name in found.names
    assert len(catalogue.passages_of(library, found.id)) == 2


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(steps=[("merge", 2, 1), ("forget", 2, 0), ("merge", 2, 0)])
@given(
    steps=st.lists(
        st.one_of(
            st.tuples(st.just("merge"), st.integers(0, 5), st.integers(0, 5)),
            st.tuples(st.just("part"), st.integers(0, 9), st.just(0)),
            st.tuples(st.just("forget"), st.integers(1, 6), st.just(0)),
            st.tuples(st.just("load"), st.integers(1, 6), st.just(0)),
        ),
        max_size=12,
    )
)
def test_whatever_is_merged_and_parted_every_head_is_its_own_and_parting_all_brings_back_the_first(
    filled: sqlite3.Connection, steps: list[tuple[str, int, int]]
) -> None:
    some = [LOOSE, PLACED, *OTHERS]
    with undone(filled):
        # What the rules hold to be one is parted here as well, and stays so.
        for each in merges.merges(filled):
            entities.part(each.id)
        first = groups(filled)
        for what, one, other in steps:
            try:
                if what == "merge":
                    keys = [merges.key_of(filled, some[at].entity) for at in (one, other)]
                    entities.merge(keys[0] or -1, keys[1] or -1)
                elif what == "part":
                    standing = [each.id for each in merges.merges(filled) if not each.undone]
                    entities.part(standing[one % len(standing)] if standing else -1)
                elif what == "forget":
                    forget(filled, one)
                else:
                    load(filled, everyone()[one - 1])
            except YuanzhiError:
                pass
            assert not chains(filled)
        load(filled, *everyone()[:6])
        assert not chains(filled)
        for each in merges.merges(filled):
            if each.undone is None:
                entities.part(each.id)
        assert groups(filled) == first


def test_parting_two_does_not_bring_back_what_one_of_them_counted_as_before(
    library: sqlite3.Connection,
) -> None:
    one, two, three, _ = OTHERS
    merge(library, one, two)
    # While no article names what it counts as, it is said to be another.
    forget(library, 4)
    last = merge(library, one, three)
    load(library, everyone()[3])
    assert together(library, one, three)
    entities.part(last)
    assert not groups(library) & of(name_of(one), name_of(two))
    assert not together(library, one, three)
    # Taken back out of the log, it is as if it had never been said.
    facts.undo()
    facts.undo()
    assert together(library, one, two)


def test_a_name_is_split_in_some_articles_and_stays_so(library: sqlite3.Connection) -> None:
    load(library, (20, article("第二十篇。", OTHERS[0])))
    one = key(library, OTHERS[0])
    (there,) = library.execute("SELECT id FROM article WHERE source = 20").fetchone()
    entities.split(one, [there], OTHERS[0].entity.name)

    def apart() -> list[tuple[str, str, int]]:
        found = dossier.entities(library, OTHERS[0].entity.name)
        return sorted((each.name, each.scope, each.articles) for each in found)

    # The name may stay the same: no rule brings them together, and no scope is shown.
    expected = [(OTHERS[0].entity.name, "", 1), (OTHERS[0].entity.name, DONGLING, 1)]
    assert apart() == expected
    load(library, (20, article("第二十篇。", OTHERS[0])))
    assert apart() == expected
    forget(library, 20)
    load(library, (20, article("第二十篇。", OTHERS[0])))
    assert apart() == expected
    facts.undo()
    assert apart() == [(OTHERS[0].entity.name, DONGLING, 2)]


def test_a_loose_name_that_was_split_is_not_joined_by_the_rules(
    library: sqlite3.Connection,
) -> None:
    load(
        library,
        (20, article("第二十篇。", project("海澜五厂"))),
        (21, article("二一。", project("海澜五厂"))),
    )
    (there,) = library.execute("SELECT id FROM article WHERE source = 21").fetchone()
    entities.split(key(library, project("海澜五厂")), [there], "海澜五厂项目")
    assert len(dossier.entities(library, "海澜五厂")) == 2


def test_an_article_that_does_not_name_it_cannot_be_split_off(library: sqlite3.Connection) -> None:
    for wrong, words in ((1, "does not name"), (10**6, "no article")):
        with pytest.raises(YuanzhiError, match=words):
            entities.split(key(library, OTHERS[3]), [wrong], "别的项目")


def test_the_name_the_reader_gave_is_shown_everywhere_and_outlasts_forgetting(
    library: sqlite3.Connection,
) -> None:
    one, two = OTHERS[:2]
    entities.rename(key(library, one), "海澜总厂")

    def shown() -> str:
        return dossier.entity(library, key(library, one)).name

    assert shown() == "海澜总厂"
    (row,) = catalogue.project_rows(library, [key(library, one)])
    assert row.name == "海澜总厂"
    for word in ("海澜总厂", "海澜一厂"):
        (found,) = dossier.entities(library, word)
        assert (found.name, found.id) == ("海澜总厂", key(library, one))
    (passage,) = catalogue.passages_of(library, key(library, one))
    assert {fact.name for fact in catalogue.facts_of(library, passage)} == {"海澜总厂"}
    load(library, *everyone())
    assert shown() == "海澜总厂"
    forget(library, 3)
    load(library, everyone()[2])
    assert shown() == "海澜总厂"
    merge(library, two, one)
    assert dossier.entity(library, key(library, two)).name == "海澜总厂"
    entities.rename(key(library, two), "海澜新厂")
    assert shown() == "海澜新厂"
    # Back to a name it had before.
    entities.rename(key(library, two), "海澜总厂")
    assert shown() == "海澜总厂"
    facts.undo()
    assert shown() == "海澜新厂"
    facts.undo()
    facts.undo()
    facts.undo()
    assert shown() == "海澜一厂"


def test_merges_and_partings_are_in_the_log_and_undone_last_first(
    library: sqlite3.Connection,
) -> None:
    one, two = OTHERS[:2]
    before = groups(library), merges.merges(library)
    (by_rule,) = (each for each in merges.merges(library) if each.reason == "one-park")
    entities.rename(key(library, one), "海澜总厂")
    number = merge(library, one, two)
    entities.part(by_rule.id)
    entities.part(number)
    assert [each.kind for each in corrections.log(library)] == ["rename", "merge", "part", "part"]
    assert [(each.name, each.value) for each in facts.export()][1:3] == [
        (one.entity.name, Said(two.entity.name, two.entity.scope)),
        (by_rule.entity.name, Said(by_rule.head.name, by_rule.head.scope)),
    ]
    assert not together(library, one, two)
    assert not together(library, LOOSE, PLACED)
    assert facts.undo().kind == "part"
    assert together(library, one, two)
    assert number in {each.id for each in merges.merges(library)}
    assert facts.undo().kind == "part"
    assert together(library, LOOSE, PLACED)
    assert facts.undo().kind == "merge"
    assert not together(library, one, two)
    assert facts.undo().kind == "rename"
    assert (groups(library), merges.merges(library)) == before


def test_any_merge_can_be_taken_back_by_its_number_and_others_stand(
    library: sqlite3.Connection,
) -> None:
    one, two, three = OTHERS[:3]
    merge(library, one, two)
    merge(library, one, three)
    assert together(library, one, two, three)
    first, second = (each.id for each in corrections.log(library))
    facts.undo(first)
    assert together(library, two, three)
    assert not together(library, one, two)
    load(library, *everyone())
    assert not together(library, one, two)
    facts.undo(second)
    assert not together(library, two, three)


def test_merges_and_partings_are_shared_by_name_and_wait_for_what_they_name(
    library: sqlite3.Connection,
) -> None:
    (by_rule,) = (each for each in merges.merges(library) if each.reason == "one-park")
    merge(library, *OTHERS[:2])
    entities.part(by_rule.id)
    said = facts.export()
    assert facts.take_in(said) == 0
    facts.undo()
    facts.undo()
    assert together(library, LOOSE, PLACED)
    forget(library, *range(1, 20))
    assert facts.take_in(said) == 2
    for each in reversed(everyone()):
        load(library, each)
    assert together(library, *OTHERS[:2])
    assert not together(library, LOOSE, PLACED)


def test_a_file_of_corrections_is_taken_in_once(library: sqlite3.Connection) -> None:
    one = key(library, OTHERS[0])
    for name in ("海澜总厂", "海澜新厂", "海澜总厂"):
        entities.rename(one, name)
    assert facts.take_in(facts.export()) == 0
    assert dossier.entity(library, one).name == "海澜总厂"


def test_an_entity_keeps_its_name_when_all_its_articles_are_split_off_and_come_back(
    library: sqlite3.Connection,
) -> None:
    one = key(library, OTHERS[0])
    entities.rename(one, "海澜总厂")
    (there,) = library.execute("SELECT id FROM article WHERE source = 3").fetchone()
    entities.split(one, [there], "别的厂")
    facts.undo()
    assert dossier.entity(library, key(library, OTHERS[0])).name == "海澜总厂"


def test_no_name_is_no_name(library: sqlite3.Connection) -> None:
    one = key(library, OTHERS[0])
    for wrong in ("", "  "):
        entities.rename(one, wrong)
        assert dossier.entity(library, one).name == OTHERS[0].entity.name
