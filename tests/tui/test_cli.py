"""The `yuanzhi` command as a process: data on stdout, narration and errors on stderr."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Yuanzhi


def write_news(path: Path) -> Path:
    article = {
        "title": "东岭高新区两个项目开工",
        "authors": ["林晓禾"],
        "date": "2024-03-05",
        "publication": "园区周报",
        "page": 3,
        "text": "3月4日,总投资12亿元的海澜轴承生产基地项目在东岭高新区开工。\n园区企业共350余家。",
    }
    path.write_text(json.dumps(article, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def test_search_answers_on_a_fresh_machine_from_the_seed_page_and_says_so(
    yuanzhi: Yuanzhi,
) -> None:
    run = yuanzhi("search", "高新区", "--json")
    assert run.returncode == 0
    answer = json.loads(run.stdout)
    assert answer["query"] == "高新区"
    assert answer["complete"] is True
    assert answer["total"] >= len(answer["hits"]) > 0
    for hit in answer["hits"]:
        assert hit["spans"]
        assert {hit["text"][start:end] for start, end in hit["spans"]} == {"高新区"}
        assert hit["publication"] is hit["date"] is hit["page"] is None
    assert "seed library" in run.stderr


def test_search_finds_exactly_the_paragraphs_a_scan_finds(yuanzhi: Yuanzhi, tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    texts = ["投资30GWh电池。", "产能３０ＧＷｈ以上。", "动力,电池。", "增长96％。", "训,让"]
    lines = [
        json.dumps({"title": text, "date": "2024-01-01", "text": text}, ensure_ascii=False)
        for text in texts
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert yuanzhi("load", tmp_path / "a.jsonl", "--db", db).returncode == 0
    for query, expected in (
        ("30gwh", texts[:2]),
        ("力,电", [texts[2]]),
        ("96%", [texts[3]]),
        ("训，让", [texts[4]]),
        ("没有的词", []),
    ):
        answer = json.loads(yuanzhi("search", query, "--json", "--db", db).stdout)
        assert [hit["text"] for hit in answer["hits"]] == expected


def test_limit_cuts_the_hits_and_not_the_count(yuanzhi: Yuanzhi) -> None:
    answer = json.loads(yuanzhi("search", "高新区", "--json", "--limit", "2").stdout)
    assert len(answer["hits"]) == 2
    assert answer["total"] > 2


def test_search_explains_itself_after_a_query_too(yuanzhi: Yuanzhi) -> None:
    run = yuanzhi("search", "总投资", "-h")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("Usage: ")


@pytest.mark.parametrize("query", ['"', "(", "-", "AND", "*", "NEAR(", "park:", "a" * 10_000])
def test_no_query_that_says_something_fails(yuanzhi: Yuanzhi, query: str) -> None:
    run = yuanzhi("search", "--json", "--", query)
    assert run.returncode == 0
    assert json.loads(run.stdout)["query"] == query


def test_a_library_of_ones_own_replaces_the_seed_library(yuanzhi: Yuanzhi, tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    assert yuanzhi("load", write_news(tmp_path / "a.jsonl"), YUANZHI_DB=str(db)).returncode == 0
    run = yuanzhi("search", "高新区", "--json", YUANZHI_DB=str(db))
    answer = json.loads(run.stdout)
    assert answer["total"] == 1
    assert answer["hits"][0]["publication"] == "园区周报"
    assert answer["hits"][0]["authors"] == ["林晓禾"]
    assert answer["hits"][0]["page"] == "3"
    assert run.stderr == ""


def test_show_cite_and_quote_take_the_place_that_a_hit_names(
    yuanzhi: Yuanzhi, tmp_path: Path
) -> None:
    db = tmp_path / "library.db"
    yuanzhi("load", write_news(tmp_path / "a.jsonl"), "--db", db)
    (hit,) = json.loads(yuanzhi("search", "轴承", "--json", "--db", db).stdout)["hits"]
    shown = json.loads(yuanzhi("show", hit["place"], "--json", "--db", db).stdout)
    (paragraph,) = shown["paragraphs"]
    assert paragraph["text"] == hit["text"]
    money = next(fact for fact in paragraph["facts"] if fact["type"] == "MONEY")
    assert (money["text"], money["value"], money["unit"]) == ("12亿元", 1_200_000_000, "CNY")
    citation = "林晓禾. 东岭高新区两个项目开工[N]. 园区周报，2024-03-05（3）."
    assert yuanzhi("cite", str(hit["article"]), "--db", db).stdout == citation + "\n"
    older = yuanzhi("cite", str(hit["article"]), "--style", "gbt7714-2015", "--db", db)
    assert older.stdout == "林晓禾. 东岭高新区两个项目开工[N]. 园区周报, 2024-03-05(3).\n"
    quoted = yuanzhi("cite", hit["place"], "--db", db).stdout
    assert hit["text"] in quoted
    assert citation in quoted
    by_key = yuanzhi("cite", str(hit["paragraph"]), "--db", db).stdout
    assert by_key == quoted


def test_show_prints_the_page_around_an_article_its_own_lines_behind_a_bar(
    yuanzhi: Yuanzhi, tmp_path: Path
) -> None:
    db, page = tmp_path / "library.db", tmp_path / "page.txt"
    heads = ["东岭高新区项目开工", "明天有雨"]
    texts = [
        "总投资12亿元的海澜轴承生产基地项目昨日在东岭高新区开工，计划明年投产。",
        "市气象台昨日发布消息，未来三天将有一次降雨过程，请市民出行带好雨具。",
    ]
    page.write_text(f"{heads[0]}\n\n{texts[0]}\n\n\n{heads[1]}\n\n{texts[1]}\n", encoding="utf-8")
    yuanzhi("load", page, "--db", db)
    (hit,) = json.loads(yuanzhi("search", "轴承", "--json", "--db", db).stdout)["hits"]
    printed = yuanzhi("show", hit["place"], "--original", "--db", db).stdout.splitlines()
    assert str(page) in printed[0]
    assert f"| {texts[0]}" in printed
    assert f"  {texts[1]}" in printed
    form = json.loads(yuanzhi("show", hit["place"], "--original", "--json", "--db", db).stdout)
    pieces = form["paragraphs"][int(hit["place"].split(".")[1]) - 1]
    assert "".join(form["text"][start:end] for start, end in pieces) == texts[0]
    page.unlink()
    gone = yuanzhi("show", hit["place"], "--original", "--db", db)
    assert (gone.returncode, gone.stdout) == (1, "")
    assert "is not there any more" in gone.stderr


def test_articles_are_cited_as_entries_for_tex_and_reference_managers(
    yuanzhi: Yuanzhi, tmp_path: Path
) -> None:
    db = tmp_path / "library.db"
    yuanzhi("load", write_news(tmp_path / "a.jsonl"), "--db", db)
    entry = yuanzhi("cite", "1", "1.1", "--format", "bibtex", "--db", db)
    assert entry.stderr == ""
    assert entry.stdout.count("@article{yz") == 1
    assert "journal      = {园区周报}" in entry.stdout
    ris = json.loads(yuanzhi("cite", "1", "--format", "ris", "--json", "--db", db).stdout)
    assert (ris["format"], ris["text"].splitlines()[0]) == ("ris", "TY  - NEWS")
    (item,) = json.loads(yuanzhi("cite", "1", "--format", "csl-json", "--db", db).stdout)
    assert item["container-title"] == "园区周报"
    # The seed page tells neither; nothing stands in the place of it.
    seed = yuanzhi("cite", "1", "2", "--format", "biblatex", "--db", tmp_path / "none.db")
    assert seed.stdout.count("@article{yz") == 2
    assert "不详" not in seed.stdout
    assert seed.stderr.count("is left without: newspaper, date, page.") == 2
    both = json.loads(yuanzhi("cite", "1", "2", "--json", "--db", tmp_path / "none.db").stdout)
    assert [one["article"] for one in both["citations"]] == [1, 2]


def test_extract_prints_offsets_into_the_file(yuanzhi: Yuanzhi, seed_page: Path) -> None:
    run = yuanzhi("extract", seed_page, "--json")
    form = json.loads(run.stdout)
    text = seed_page.read_bytes().decode("utf-8")
    assert len(form["articles"]) == 6
    assert form["mentions"]
    for mention in form["mentions"]:
        spelt = "".join(text[start:end] for start, end in mention["ranges"])
        assert "".join(spelt.split()) == "".join(mention["text"].split())
        assert [mention["start"], mention["end"]] == mention["ranges"][0]


def test_extract_reckons_years_from_the_given_date(yuanzhi: Yuanzhi, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("5月27日,园区企业全部复工。", encoding="utf-8")
    mentions = json.loads(yuanzhi("extract", file, "--json", "--date", "2021-06-01").stdout)
    assert [m["value"] for m in mentions["mentions"] if m["type"] == "DATE"] == ["2021-05-27"]


def test_info_counts_what_the_library_holds(yuanzhi: Yuanzhi, tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    yuanzhi("load", write_news(tmp_path / "a.jsonl"), "--db", db)
    census = json.loads(yuanzhi("info", "--json", "--db", db).stdout)
    assert (census["sources"], census["articles"], census["paragraphs"]) == (1, 1, 2)
    assert (census["first"], census["last"]) == ("2024-03-05", "2024-03-05")
    assert census["seed"] is False


def broken(tmp_path: Path) -> dict[str, list[str]]:
    """Command lines that cannot be carried out."""
    bad_text = tmp_path / "bad.txt"
    bad_text.write_bytes("正文".encode() + b"\xff\xfe\xff" + "正文".encode())
    no_library = tmp_path / "no.db"
    no_library.write_bytes(b"x" * 5000)
    bad_date = tmp_path / "date.jsonl"
    bad_date.write_text('{"title": "x", "date": "2024-13-45", "text": "y"}\n', encoding="utf-8")
    folder = tmp_path / "folder.db"
    folder.mkdir()
    return {
        "no such file": ["load", str(tmp_path / "none.txt"), "--db", str(tmp_path / "l.db")],
        "bytes that are no text": ["load", str(bad_text), "--db", str(tmp_path / "l.db")],
        "a date that is none": ["load", str(bad_date), "--db", str(tmp_path / "l.db")],
        "no library": ["search", "x", "--db", str(no_library)],
        "a folder as library": ["search", "x", "--db", str(folder)],
        "no such article": ["show", "999"],
        "no such paragraph": ["show", "1.999"],
        "a place that is none": ["show", "abc"],
        "a huge place": ["cite", "9" * 40],
        "an unknown style": ["cite", "1", "--style", "harvard"],
        "an unknown command": ["serach", "x"],
        "an unknown option": ["search", "x", "--jsno"],
        "extracting no file": ["extract", str(tmp_path / "none.txt"), "--json"],
        "extracting a folder": ["extract", str(tmp_path), "--json"],
        "a bad day": ["extract", str(bad_date), "--date", "yesterday"],
        "the browser without a terminal": [],
    }


@pytest.mark.parametrize(
    "case",
    [
        "no such file",
        "bytes that are no text",
        "a date that is none",
        "no library",
        "a folder as library",
        "no such article",
        "no such paragraph",
        "a place that is none",
        "a huge place",
        "an unknown style",
        "an unknown command",
        "an unknown option",
        "extracting no file",
        "extracting a folder",
        "a bad day",
        "the browser without a terminal",
    ],
)
def test_bad_input_gets_one_sentence_and_exit_code_1(
    yuanzhi: Yuanzhi, tmp_path: Path, case: str
) -> None:
    run = yuanzhi(*broken(tmp_path)[case])
    assert run.returncode == 1
    assert run.stdout == ""
    assert "Traceback" not in run.stderr
    last = run.stderr.strip().splitlines()[-1]
    assert last.startswith("yuanzhi: ")
    assert last.endswith((".", "?", ")"))


def test_searching_does_not_import_textual(yuanzhi: Yuanzhi, tmp_path: Path) -> None:
    spy = tmp_path / "spy"
    spy.mkdir()
    # A textual of our own that cannot be imported goes before the real one.
    (spy / "textual.py").write_text("raise RuntimeError('textual was imported')", encoding="utf-8")
    run = yuanzhi("search", "高新区", "--json", PYTHONPATH=str(spy))
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("command", ["load", "search", "show", "extract", "cite", "info"])
def test_every_command_explains_itself(yuanzhi: Yuanzhi, command: str) -> None:
    run = yuanzhi(command, "--help")
    assert run.returncode == 0
    assert "--json" in run.stdout
    assert command in yuanzhi("--help").stdout


def test_hits_are_readable_without_json(yuanzhi: Yuanzhi) -> None:
    run = yuanzhi("search", "动力电池")
    assert "比亚迪年产30GWh动力电池项目" in run.stdout
    assert "publication unknown" in run.stdout
    assert "\x1b" not in run.stdout


def test_the_seed_page_never_gets_into_the_library_of_the_reader(
    yuanzhi: Yuanzhi, tmp_path: Path
) -> None:
    places = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("DATA", "CACHE")}
    assert json.loads(yuanzhi("info", "--json", **places).stdout)["seed"] is True
    assert not (tmp_path / "DATA").exists()
    yuanzhi("load", write_news(tmp_path / "a.jsonl"), **places)
    census = json.loads(yuanzhi("info", "--json", **places).stdout)
    assert (census["seed"], census["articles"]) == (False, 1)
    assert census["path"].startswith(str(tmp_path / "DATA"))


def test_seed_libraries_of_earlier_versions_are_cleared_away_after_a_week(
    yuanzhi: Yuanzhi, tmp_path: Path
) -> None:
    cache = tmp_path / "CACHE"
    (cache / "yuanzhi").mkdir(parents=True)
    for name, days in (("seed-0123456789ab.db", 8), ("seed-ba9876543210.db", 1)):
        (cache / "yuanzhi" / name).write_bytes(b"old")
        then = time.time() - days * 86_400
        os.utime(cache / "yuanzhi" / name, (then, then))
    yuanzhi("info", XDG_CACHE_HOME=str(cache))
    names = {path.name for path in (cache / "yuanzhi").glob("*.db")}
    assert len(names) == 2
    # Another version may be reading what was made lately.
    assert names & {"seed-0123456789ab.db", "seed-ba9876543210.db"} == {"seed-ba9876543210.db"}


def test_a_cache_folder_that_cannot_be_written_to_is_told(yuanzhi: Yuanzhi, tmp_path: Path) -> None:
    (tmp_path / "CACHE").write_text("a file where a folder should be", encoding="utf-8")
    run = yuanzhi("info", XDG_CACHE_HOME=str(tmp_path / "CACHE"))
    assert run.returncode == 1
    assert "XDG_CACHE_HOME" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_query_may_begin_with_a_minus(yuanzhi: Yuanzhi) -> None:
    everything = json.loads(yuanzhi("info", "--json").stdout)["paragraphs"]
    with_it = json.loads(yuanzhi("search", "高新区", "--json").stdout)["total"]
    without = json.loads(yuanzhi("search", "-高新区", "--json").stdout)
    assert without["query"] == "-高新区"
    assert without["total"] == everything - with_it


def test_an_answer_tells_whether_it_is_from_the_seed_page(yuanzhi: Yuanzhi, tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    assert json.loads(yuanzhi("search", "高新区", "--json", "--db", db).stdout)["seed"] is True
    assert json.loads(yuanzhi("cite", "1", "--json", "--db", db).stdout)["seed"] is True
    yuanzhi("load", write_news(tmp_path / "a.jsonl"), "--db", db)
    assert json.loads(yuanzhi("search", "高新区", "--json", "--db", db).stdout)["seed"] is False


def test_loading_nothing_says_so(yuanzhi: Yuanzhi, tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    assert "No file is named" in yuanzhi("load", "--db", db).stderr
    empty = tmp_path / "empty"
    empty.mkdir()
    run = yuanzhi("load", empty, "--db", db)
    assert run.returncode == 1
    assert "No file was found there" in run.stderr


def test_the_browser_starts_without_the_rules_and_its_other_screens() -> None:
    heavy = (
        "store.extract",
        "store.writer",
        "store.load",
        "jieba",
        "pypinyin",
        "tui.screens.sheet",
    )
    code = f"import sys, tui.app; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
