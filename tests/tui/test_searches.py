"""The commands about searching as a reader types them: `search`, `history`, `saved`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from store import library
from tests.store.correcting import BASE, article
from tests.store.loading import jsonl, load, news
from tui import searches
from tui.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Yuanzhi

    Typed = Callable[..., subprocess.CompletedProcess[str]]

LONG = "东岭高新区今年签约三十个项目。" + "其中有轴承、电机、水泵等。" * 20 + "白鹭项目签约。"
STARTED = news("电机项目开工", "电机项目在东岭高新区开工。", "2024-04-01")


@pytest.fixture
def db(tmp_path: Path) -> Path:
    db = tmp_path / "library.db"
    load(jsonl(tmp_path / "a.jsonl", article(), news("园区签约", LONG, "2023-01-05")), into=db)
    return db


@pytest.fixture
def typed(
    db: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Typed:
    """The command in this process, on that library."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("YUANZHI_DB", str(db))

    def type_in(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        monkeypatch.setattr(sys, "argv", ["yuanzhi", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, int(left.value.code or 0), *told)

    return type_in


def answer(run: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert run.returncode == 0, run.stderr
    form: dict[str, Any] = json.loads(run.stdout)
    return form


# Facts


def test_a_fact_is_printed_with_its_mark_its_value_and_its_passage(typed: Typed) -> None:
    run = typed("search", "--facts", "总投资", "12亿")
    assert run.returncode == 0
    head, line, passage = run.stdout.splitlines()[:3]
    assert head == "[1.1] 东岭高新区海澜轴承项目开工 | 园区周报, 2024-03-05, page 3"
    (fact,) = answer(typed("search", "--facts", "总投资", "12亿", "--json", "--limit", "1"))[
        "facts"
    ]
    assert line.startswith(
        f"{fact['mark']} | {BASE} | total investment: 1,200,000,000 CNY (12亿元)"
    )
    assert "confidence" in line
    assert "总投资12亿元" in passage
    words = [fact["text"][start:end] for start, end in fact["spans"]]
    assert "12亿元" in words
    assert (fact["place"], fact["page"], fact["kind"]) == ("1.1", "3", "body")
    assert "shown." in run.stderr


def test_a_rejected_fact_is_told_apart(typed: Typed, db: Path) -> None:
    (fact,) = answer(typed("search", "--facts", "占地 120亩", "--json"))["facts"][:1]
    library.reject(fact["mark"], db)
    assert "rejected by the reader" in typed("search", "--facts", "占地 120亩").stdout


def test_no_fact_is_found_without_harm(typed: Typed) -> None:
    run = typed("search", "--facts", "没有的词")
    assert (run.returncode, run.stdout) == (0, "")
    assert "0 facts" in run.stderr


# Shapes of an answer


def test_a_long_paragraph_is_shown_in_pieces_or_whole(typed: Typed) -> None:
    pieces = typed("search", "签约", "三十").stdout
    assert LONG not in pieces
    assert ".." in pieces
    assert pieces.count("签约") >= 2
    assert LONG in typed("search", "签约", "三十", "--full").stdout
    assert answer(typed("search", "签约 三十", "--json"))["hits"][0]["text"] == LONG


def test_more_matches_than_pieces_are_counted(
    typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searches, "PIECES", 1)
    assert "more matches: --full" in typed("search", "电机").stdout


def test_the_count_alone(typed: Typed) -> None:
    run = typed("search", "--count", "东岭")
    assert run.stderr == ""
    assert int(run.stdout) == answer(typed("search", "东岭", "--json"))["total"]
    assert answer(typed("search", "东岭", "--count", "--json"))["total"] == int(run.stdout)
    assert int(typed("search", "--count", "--facts", "总投资").stdout) > 0
    run = typed("search", "--count", "--articles", "东岭")
    assert (run.returncode, "leave --articles out" in run.stderr) == (1, True)


def test_articles_stand_once_each_with_their_hits(typed: Typed) -> None:
    run = typed("search", "--articles", "项目")
    first, second = run.stdout.splitlines()
    assert first == "[1] 东岭高新区海澜轴承项目开工 | 园区周报, 2024-03-05, page 3 | 3 hits"
    assert second.endswith("| 1 hit")
    form = answer(typed("search", "--articles", "项目", "--json", "--limit", "1"))
    assert (form["total"], [one["hits"] for one in form["articles"]]) == (2, [3])


def test_the_articles_that_have_hits_are_printed_as_citations_and_entries(typed: Typed) -> None:
    same = typed("cite", "1", "2", "--format", "bibtex")
    run = typed("search", "东岭高新区", "--format", "bibtex")
    assert (run.returncode, sorted(run.stdout.split("@"))) == (0, sorted(same.stdout.split("@")))
    assert "2 articles, 2 shown." in run.stderr
    one = typed("search", "白鹭", "--format", "citations", "--style", "gbt7714-2015")
    assert one.stdout == typed("cite", "2", "--style", "gbt7714-2015").stdout
    assert answer(typed("search", "白鹭", "--format", "ris", "--json"))["text"].startswith("TY  -")
    assert (
        len(answer(typed("search", "高新区", "--format", "citations", "--json"))["citations"]) == 2
    )
    assert typed("search", "无此词甲乙", "--format", "ris").stdout == ""


@pytest.mark.parametrize("since", ["2024", "2023-01-06", "2024-03", "900000d"])
def test_since_a_date_leaves_out_what_is_older(typed: Typed, since: str) -> None:
    dates = {
        hit["date"] for hit in answer(typed("search", "项目", "--since", since, "--json"))["hits"]
    }
    assert dates == ({"2024-03-05", "2023-01-05"} if since.endswith("d") else {"2024-03-05"})


def test_since_does_not_change_what_a_query_means(typed: Typed) -> None:
    form = answer(typed("search", '水泵 | "轴承', "--since", "2024", "--json"))
    assert {hit["date"] for hit in form["hits"]} == {"2024-03-05"}
    assert answer(typed("search", "没有的", "--since", "2024", "--json"))["total"] == 0


# Saved searches


@pytest.mark.parametrize("query", ["", "  "])
def test_an_empty_query_is_refused_in_a_sentence(typed: Typed, query: str) -> None:
    run = typed("search", query)
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.startswith("yuanzhi: The query is empty")


def test_hyphens_alone_are_text_and_words_behind_them_are_an_option_that_is_none(
    typed: Typed,
) -> None:
    assert answer(typed("search", "--json", "--", "-----"))["total"] == 0
    run = typed("search", "--frobnicate")
    assert (run.returncode, run.stderr) == (1, "yuanzhi: No such option '--frobnicate'.\n")


def test_a_search_is_saved_run_and_listed(typed: Typed) -> None:
    run = typed("search", "--save", "签约", "签约", "东岭")
    assert "三十" in run.stdout
    assert typed("search", "--saved", "签约").stdout == run.stdout
    assert typed("saved", "list").stdout.startswith("签约 | 签约 东岭 | new hits never")
    (one,) = answer(typed("saved", "list", "--json"))["saved"]
    assert (one["query"], one["facts"], one["last_run"]) == ("签约 东岭", False, None)
    assert answer(typed("saved", "show", "签约", "--json")) == one
    assert "合同" in typed("saved", "rename", "签约", "合同").stdout
    assert answer(typed("saved", "remove", "合同", "--json"))["name"] == "合同"
    assert "No search is saved" in typed("saved", "list").stderr


def test_last_prints_what_is_new_and_nothing_where_nothing_is(typed: Typed, db: Path) -> None:
    typed("search", "--save", "东岭", "东岭")
    first = typed("search", "--saved", "东岭", "--since", "LAST")
    assert first.returncode == 0
    assert "海澜轴承项目开工" in first.stdout
    nothing = typed("search", "--saved", "东岭", "--since", "last")
    assert (nothing.returncode, nothing.stdout, nothing.stderr) == (0, "", "")
    load(jsonl(db.parent / "b.jsonl", STARTED), into=db)
    again = typed("search", "--saved", "东岭", "--since", "LAST")
    assert "电机项目开工" in again.stdout
    assert "海澜" not in again.stdout
    assert "1 hit, 1 shown" in again.stderr
    nothing = typed("search", "--saved", "东岭", "--since", "LAST", "--json")
    assert (answer(nothing)["total"], answer(nothing)["hits"]) == (0, [])
    assert "last given" in typed("saved", "show", "东岭").stdout


def test_last_works_with_facts_and_with_articles(typed: Typed) -> None:
    typed("search", "--save", "投资", "--facts", "总投资")
    first = answer(typed("search", "--saved", "投资", "--since", "LAST", "--json"))
    assert first["total"] == len(first["facts"]) > 0
    assert typed("search", "--saved", "投资", "--since", "LAST").stdout == ""
    typed("search", "--save", "东岭", "东岭")
    told = typed("search", "--saved", "东岭", "--since", "LAST", "--articles")
    assert len(told.stdout.splitlines()) == 2
    told = typed("search", "--saved", "东岭", "--since", "LAST", "--articles")
    assert (told.stdout, told.stderr) == ("", "")


def test_a_saved_search_of_facts_has_no_articles(typed: Typed) -> None:
    typed("search", "--save", "投资", "--facts", "总投资")
    for option in ("--articles", "--collapse"):
        run = typed("search", "--saved", "投资", option)
        assert (run.returncode, run.stdout) == (1, "")
        assert "about passages" in run.stderr


def test_nothing_that_only_comes_near_is_new_or_counted(typed: Typed) -> None:
    query = "轴承 没有这样的词语 总投资12亿元"
    assert typed("search", "--count", query).stdout == "0\n"
    typed("search", "--save", "近", query)
    run = typed("search", "--saved", "近", "--since", "LAST")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_all_that_is_new_is_printed_however_much_it_is(typed: Typed, db: Path) -> None:
    many = [news(f"要闻{at}", f"东岭要闻{at}。") for at in range(searches.LIMIT + 15)]
    load(jsonl(db.parent / "b.jsonl", *many), into=db)
    typed("search", "--save", "要闻", "要闻")
    form = answer(typed("search", "--saved", "要闻", "--since", "LAST", "--json"))
    assert len(form["hits"]) == form["total"] == len(many)


def test_what_could_not_be_printed_is_still_new(
    typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed("search", "--save", "东岭", "东岭")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("click.echo", full)
        with pytest.raises(OSError, match="No space"):
            typed("search", "--saved", "东岭", "--since", "LAST")
    assert "海澜" in typed("search", "--saved", "东岭", "--since", "LAST").stdout


def test_two_runs_at_once_lose_nothing_and_spoil_nothing(yuanzhi: Yuanzhi, db: Path) -> None:
    yuanzhi("search", "--save", "东岭", "东岭", "--db", db)
    command = [sys.executable, "-m", "tui.cli", "search", "--saved", "东岭", "--since", "LAST"]
    runs = [
        subprocess.Popen(
            [*command, "--db", str(db)],
            cwd=Path(__file__).parents[2],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    told = [run.communicate(timeout=60) for run in runs]
    assert [run.returncode for run in runs] == [0, 0], told
    assert any("海澜".encode() in out for out, _ in told)
    assert yuanzhi("search", "--saved", "东岭", "--since", "LAST", "--db", db).stdout == ""


# History


def test_the_history_has_what_a_person_searched_for(typed: Typed) -> None:
    for query in ("东岭", "签约", "东岭"):
        typed("search", query)
    typed("search", "--facts", "总投资")
    typed("search", "--json", "脚本")
    typed("search", "--save", "甲", "合同")
    typed("search", "--saved", "甲")
    past = answer(typed("history", "--json"))["history"]
    assert [(one["query"], one["facts"]) for one in past] == [
        ("合同", False),
        ("总投资", True),
        ("东岭", False),
        ("签约", False),
    ]
    assert typed("history").stdout.splitlines()[1].endswith("--facts 总投资")
    assert "4 searches forgotten" in typed("history", "--clear").stderr
    assert "No search has been run" in typed("history").stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("search",),
        ("search", "--saved", "没有"),
        ("search", "--saved", "没有", "x"),
        ("search", "x", "--since", "LAST"),
        ("search", "x", "--since", "gestern"),
        ("search", "x", "--since", "2024-13"),
        ("search", "--save", " ", "x"),
        ("search", "--saved", "没有", "--since", "LAST", "--limit", "3"),
        ("search", "--facts", "x", "--collapse"),
        ("search", "--facts", "x", "--articles"),
        ("search", "x", "--limit", "-1"),
        ("saved", "show", "没有"),
        ("saved", "rename", "没有", "x"),
        ("saved", "remove", "没有"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_sentence(
    typed: Typed, arguments: tuple[str, ...]
) -> None:
    run = typed(*arguments)
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.startswith("yuanzhi: ")
    assert len(run.stderr.splitlines()) == 1


def test_the_seed_page_is_searched_but_keeps_nothing(yuanzhi: Yuanzhi) -> None:
    assert yuanzhi("search", "高新区").returncode == 0
    assert answer(yuanzhi("history", "--json"))["history"] == []
    assert answer(yuanzhi("saved", "list", "--json"))["saved"] == []
    run = yuanzhi("search", "--save", "甲", "高新区")
    assert run.returncode == 1
    assert "load a file first" in run.stderr
