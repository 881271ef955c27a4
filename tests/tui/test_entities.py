"""`yuanzhi entity` as a user types it: each subcommand, with and without --json, and its errors."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from typing import TYPE_CHECKING, Any, Protocol

import click
import pytest
from click.testing import CliRunner

from store import schema
from store.model import YuanzhiError
from tests.store import naming
from tests.store.loading import jsonl, load, news
from tui.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Yuanzhi

PARK, BASE, GRAPHENE = "东岭高新区", "海澜轴承生产基地项目", "瀚森石墨烯项目"
ARTICLES = (
    news("签约", f"总投资12亿元的{BASE}今天在东岭高新区签约。", date="2022-03-01"),
    news("投产", f"{BASE}在东岭高新区建成投产，总投资15亿元。", date="2024-06-20"),
    news("美元", f"总投资3亿美元的{GRAPHENE}在东岭高新区开工。", date="2024-02-03"),
    news("人", "东岭高新区管委会主任林晓禾介绍，园区有企业300家。", date="2024-02-04"),
)
COMMANDS = ("list", "show", "rename", "merge", "part", "split")


class Run(Protocol):
    """Runs `yuanzhi entity` with arguments; its output, or the sentence it fails with."""

    def __call__(self, *arguments: str) -> str: ...


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("entities")
    load(jsonl(folder / "a.jsonl", *ARTICLES), into=folder / "library.db")
    return folder / "library.db"


@pytest.fixture
def db(loaded: Path, tmp_path: Path) -> Path:
    """A library of one's own with these articles."""
    shutil.copy(loaded, tmp_path / "library.db")
    return tmp_path / "library.db"


@pytest.fixture
def entity(db: Path) -> Run:
    """The command within this process, which is much faster than one of its own."""

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(
            cli, ["entity", *arguments], env={"YUANZHI_DB": str(db)}, standalone_mode=False
        )
        if result.exception is not None:
            raise result.exception
        return result.stdout

    return run


def answer(run: Run, *arguments: str) -> dict[str, Any]:
    """What is printed with --json."""
    form: dict[str, Any] = json.loads(run(*arguments, "--json"))
    return form


def fails(run: Run, *arguments: str) -> str:
    """The sentence that a command line fails with."""
    with pytest.raises((YuanzhiError, click.ClickException)) as caught:
        run(*arguments)
    error = caught.value
    said = error.format_message() if isinstance(error, click.ClickException) else str(error)
    assert "\n" not in said
    assert said.endswith((".", "?", ")"))
    return said


def number(run: Run, name: str) -> str:
    """The number of the entity of that name."""
    rows = answer(run, "list", name)["entities"]
    return next(str(row["id"]) for row in rows if name in (row["name"], *row["names"]))


def test_list_tells_all_and_what_holds_a_word(entity: Run) -> None:
    rows = answer(entity, "list")["entities"]
    assert rows[0]["name"] == PARK
    assert {BASE, GRAPHENE, PARK, "林晓禾"} <= {row["name"] for row in rows}
    assert answer(entity, "list")["seed"] is False
    lines = entity("list").splitlines()
    assert len(lines) == len(rows)
    assert lines[0].startswith(f"{rows[0]['id']} park {PARK} | ")
    (line,) = entity("list", "轴承", "--type", "project").splitlines()
    assert BASE in line
    assert "2 articles" in line


def test_list_keeps_to_a_type_and_a_limit(entity: Run) -> None:
    for kind, wanted in (
        ("park", "PARK"),
        ("project", "PROJECT"),
        ("organisation", "ORG"),
        ("person", "PERSON"),
    ):
        rows = answer(entity, "list", "--type", kind)["entities"]
        assert {row["type"] for row in rows} == {wanted}
    form = answer(entity, "list", "--limit", "2")
    assert len(form["entities"]) == 2
    assert form["total"] == len(answer(entity, "list")["entities"]) > 2


def test_list_tells_how_many_there_are_those_in_most_articles_first(db: Path, entity: Run) -> None:
    counts = [row["articles"] for row in answer(entity, "list")["entities"]]
    assert counts == sorted(counts, reverse=True)
    told = CliRunner().invoke(cli, ["entity", "list", "--limit", "2", "--db", str(db)])
    assert told.stderr == f"{len(counts)} entities, 2 shown.\n"


def test_list_of_nothing_is_empty(entity: Run) -> None:
    assert entity("list", "没有的词") == ""
    assert answer(entity, "list", "没有的词")["entities"] == []


def test_show_tells_a_project_by_name_or_number(entity: Run) -> None:
    told = entity("show", BASE)
    assert told == entity("show", number(entity, BASE))
    for words in (
        "2022-03-01 signed",
        "operating",
        "12亿元",
        "15亿元",
        PARK,
    ):
        assert words in told
    form = answer(entity, "show", BASE)
    assert [stage["status"] for stage in form["life"]] == ["signed", "operating"]
    assert form["park"]["name"] == PARK
    assert form["entity"]["name"] == BASE


@pytest.mark.parametrize("day", ["2024-06-18", "2024-06-20"])
def test_equal_values_are_one_line_and_only_the_newest_is_marked(tmp_path: Path, day: str) -> None:
    text = f"总投资{{}}亿元的{BASE}在东岭高新区建成投产。"
    load(
        jsonl(
            tmp_path / "a.jsonl",
            news("一", text.format(12), date="2024-06-20"),
            news("二", "6月20日，" + text.format(12), date="2024-06-20"),
            news("三", "目前，" + text.format(15), date=day),
            news("四", "记者获悉，" + text.format(9), date="2024-06-19"),
        ),
        into=tmp_path / "own.db",
    )
    told = CliRunner().invoke(cli, ["entity", "show", BASE, "--db", str(tmp_path / "own.db")])
    lines = told.stdout.split("total investment:\n")[1].splitlines()
    heads = [line for line in lines if "亿元) | " in line]
    (twelve,) = (line for line in heads if "(12亿元)" in line)
    # Where two of the last day differ, neither is the newest.
    tie = day == "2024-06-20"
    told_so = "others of that day differ" if tie else "the newest, others differ"
    assert twelve == f"  1,200,000,000 CNY (12亿元) | actual, 2 articles, {told_so}"
    assert sum("the newest, others differ" in line for line in lines) == (0 if tie else 1)
    assert sum("others of that day differ" in line for line in lines) == (2 if tie else 0)
    assert sum("a newer one differs" in line for line in lines) == (1 if tie else 2)
    assert sum(line.startswith("    ") and ": 12亿元 | actual" in line for line in lines) == 2


def test_show_tells_a_park_with_sums_that_keep_currencies_apart(entity: Run) -> None:
    told = entity("show", PARK)
    assert "1,500,000,000 CNY | over 1 project" in told
    assert "300,000,000 USD | over 1 project" in told
    form = answer(entity, "show", PARK)
    assert len(form["projects"]) == 2
    assert form["row"]["name"] == PARK


def test_show_tells_a_person_and_an_organisation(entity: Run) -> None:
    assert "林晓禾" in entity("show", "林晓禾")
    assert answer(entity, "show", "林晓禾")["entity"]["type"] == "PERSON"
    (row,) = answer(entity, "list", "管委会", "--type", "organisation")["entities"]
    assert answer(entity, "show", row["name"])["merges"] == []


def test_a_part_of_a_name_is_enough_where_it_can_mean_one(entity: Run) -> None:
    assert entity("show", "轴承生产") == entity("show", BASE)


def test_the_whole_name_goes_before_the_many_names_that_hold_it(db: Path, entity: Run) -> None:
    with closing(schema.make(db)) as connection:
        connection.execute("BEGIN")
        for source in (11, 12):
            some = [naming.firm(f"禾迈{number}公司") for number in range(60)]
            naming.load(connection, (source, naming.article(f"第{source}篇。", *some)))
        naming.load(connection, (13, naming.article("第十三篇。", naming.firm("禾迈"))))
        connection.execute("COMMIT")
    assert "organisation 禾迈 | 1 article" in entity("show", "禾迈")
    assert "can mean several" in fails(entity, "show", "禾")


def test_rename_shows_the_new_name_and_finds_both(db: Path, entity: Run) -> None:
    assert f"project 海澜总厂 | {PARK} | 2 articles | also {BASE}" in entity(
        "rename", BASE, "海澜总厂"
    )
    for name in (BASE, "海澜总厂"):
        assert answer(entity, "show", name)["entity"]["name"] == "海澜总厂"
    assert "海澜总厂" in entity("show", PARK)
    form = answer(entity, "rename", "海澜总厂", "海澜新厂")
    assert form["entity"]["name"] == "海澜新厂"
    assert (
        "海澜总厂 -> 海澜新厂" in CliRunner().invoke(cli, ["fact", "log", "--db", str(db)]).stdout
    )


def test_merge_shows_what_it_is_now_and_part_takes_it_back(entity: Run) -> None:
    assert f"project {BASE} | {PARK} | 3 articles | also {GRAPHENE}" in entity(
        "merge", GRAPHENE, BASE
    )
    (merge,) = answer(entity, "show", GRAPHENE)["merges"]
    assert (merge["name"], merge["head"], merge["undone"]) == (GRAPHENE, BASE, None)
    assert "The reader says so." in entity("show", BASE)
    assert entity("part", str(merge["id"])) == ""
    assert answer(entity, "show", GRAPHENE)["entity"]["name"] == GRAPHENE
    assert "(taken back)" in entity("show", BASE)


def test_merge_and_part_tell_it_in_json(entity: Run) -> None:
    assert answer(entity, "merge", GRAPHENE, BASE)["entity"]["name"] == BASE
    (merge,) = answer(entity, "show", BASE)["merges"]
    assert answer(entity, "part", str(merge["id"])) == {
        "parted": merge["id"],
        "names": [f"{GRAPHENE} ({PARK})", f"{BASE} ({PARK})"],
    }


def test_split_shows_what_is_apart_now(entity: Run) -> None:
    assert f"project 海澜二厂 | {PARK} | 1 article" in entity(
        "split", BASE, "海澜二厂", "--article", "2"
    )
    assert answer(entity, "show", BASE)["entity"]["articles"] == 1
    assert [stage["status"] for stage in answer(entity, "show", "海澜二厂")["life"]] == [
        "operating"
    ]
    form = answer(entity, "split", BASE, "海澜三厂", "--article", "1")
    assert (form["entity"]["name"], form["entity"]["scope"]) == ("海澜三厂", PARK)


HUGE = "9" * 30


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "没有的名字"), "Nothing is called 没有的名字"),
        (("show", "999999"), "no entity 999999"),
        (("show", HUGE), f"Nothing is called {HUGE}"),
        (("show", "-1"), "No such option"),
        (("show", "东岭"), "can mean several"),
        (("show",), "Missing argument"),
        (("show", BASE, GRAPHENE), "unexpected extra argument"),
        (("list", "--limit", "0"), "--limit"),
        (("list", "--limit", "many"), "--limit"),
        (("list", "--type", "zone"), "is not one of"),
        (("rename", "没有的名字", "新名"), "Nothing is called"),
        (("rename", BASE), "Missing argument"),
        (("merge", BASE, BASE), "one already"),
        (("merge", BASE, PARK), "two kinds"),
        (("merge", BASE, "没有的名字"), "Nothing is called"),
        (("part", "1"), "no merge 1"),
        (("part", "一"), "not a valid whole number"),
        (("part", HUGE), "not in the range"),
        (("split", BASE, "别的"), "Missing option"),
        (("split", BASE, "", "--article", "1"), "needs a name"),
        (("split", BASE, "别的", "--article", "3"), "does not name"),
        (("split", BASE, "别的", "--article", "999"), "no article 999"),
        (("split", BASE, "别的", "--article", HUGE), "not in the range"),
        ((), "Missing command"),
        (("join",), "No such command"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_sentence(
    entity: Run, arguments: tuple[str, ...], said: str
) -> None:
    before = entity("list")
    assert said in fails(entity, *arguments)
    assert entity("list") == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("rename", "1", "新名"),
        ("merge", "1", "2"),
        ("part", "1"),
        ("split", "1", "别的", "--article", "1"),
    ],
)
def test_the_seed_page_is_not_changed(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = CliRunner().invoke(
        cli,
        ["entity", *arguments, "--db", str(tmp_path / "none.db")],
        standalone_mode=False,
    )
    assert isinstance(result.exception, YuanzhiError)
    assert not (tmp_path / "none.db").exists()


def test_a_process_of_its_own_leaves_with_0_or_with_1_and_one_sentence(
    yuanzhi: Yuanzhi, loaded: Path
) -> None:
    run = yuanzhi("entity", "show", BASE, "--db", loaded)
    assert (run.returncode, run.stderr) == (0, "")
    assert "\x1b" not in run.stdout
    run = yuanzhi("entity", "show", "没有的名字", "--db", loaded)
    assert (run.returncode, run.stdout) == (1, "")
    (line,) = run.stderr.splitlines()
    assert line.startswith("yuanzhi: ")
    assert line.endswith(".")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_subcommand_explains_itself(command: str) -> None:
    told = CliRunner().invoke(cli, ["entity", command, "--help"])
    assert told.exit_code == 0
    assert "--json" in told.stdout
    assert "--db" in told.stdout
