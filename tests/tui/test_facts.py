"""The commands about facts as a reader types them: `fact`, `explain`, `reextract`."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from store import library
from store.extract.rules import RULES_VERSION
from store.library import Library
from store.model import YuanzhiError
from tests.store.correcting import (
    BASE,
    FIRM,
    PARK,
    QINGHE,
    SECOND,
    article,
    content,
    loaded,
    lose,
    one,
    run,
)
from tests.store.loading import jsonl, load
from tui.cli import main
from tui.shared import read, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Yuanzhi

    Typed = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return loaded(tmp_path_factory.mktemp("made"))


@pytest.fixture
def db(made: Path, tmp_path: Path) -> Path:
    """A library of one article, for one test alone."""
    return Path(shutil.copy(made, tmp_path / "library.db"))


@pytest.fixture
def at_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Typed:
    """The command in this process: what is typed in many ways would take long in one each."""

    def type_in(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["yuanzhi", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, int(left.value.code or 0), *told)

    return type_in


@pytest.fixture
def typed(at_once: Typed, db: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """The same with the library named by the environment; it must succeed."""
    monkeypatch.setenv("YUANZHI_DB", str(db))

    def type_in(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        run = at_once(*arguments)
        assert run.returncode == 0, run.stderr
        return run

    return type_in


def facts(run: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run.stdout)["facts"]
    return found


def test_facts_are_listed_by_project_article_attribute_class_and_state(
    typed: Typed, db: Path
) -> None:
    every = facts(typed("fact", "list", "--json"))
    with library.Library.open(db) as opened:
        assert [each["mark"] for each in every] == [row.mark for row in opened.claims()]
    mark = one(db, "land_area").mark
    land = facts(typed("fact", "list", "--attribute", "land_area", "--json"))
    assert [(each["mark"], each["name"], each["place"]) for each in land] == [(mark, BASE, "1.1")]
    assert land[0]["figure"]["value"] == pytest.approx(80_000)
    of_second = facts(typed("fact", "list", "--project", SECOND, "--json"))
    assert {each["name"] for each in of_second} == {SECOND}
    sure = facts(typed("fact", "list", "--article", "1", "--confidence", "high", "--json"))
    assert {each["confidence"] for each in sure} == {"high"}
    assert len(facts(typed("fact", "list", "--limit", "2", "--json"))) == 2
    none = typed("fact", "list", "--state", "rejected")
    assert (none.stdout, none.stderr) == ("", "No fact is like that.\n")
    some = typed("fact", "list", "--limit", "2")
    assert some.stderr == f"{len(every)} facts, 2 shown.\n"
    assert json.loads(typed("fact", "list", "--limit", "2", "--json").stdout)["total"] == len(every)


def test_a_listed_fact_tells_mark_project_value_quality_and_place(typed: Typed, db: Path) -> None:
    lines = typed("fact", "list", "--project", BASE).stdout.splitlines()
    mark = one(db, "total_investment").mark
    (line,) = [line for line in lines if line.startswith(mark)]
    assert line == (
        f"{mark} | {BASE} | total investment: 1,200,000,000 CNY (12亿元) | "
        "actual, medium confidence | [1.1] 园区周报, 2024-03-05"
    )
    (status,) = [line for line in lines if "| status:" in line]
    assert "started (开工)" in status


def test_facts_are_confirmed_and_rejected_several_at_once(typed: Typed, db: Path) -> None:
    marks = [one(db, name).mark for name in ("land_area", "floor_area", "capacity")]
    done = typed("fact", "confirm", marks[0], marks[1][:8], "--json")
    assert [(each["mark"], each["state"]) for each in facts(done)] == [
        (marks[0], "confirmed"),
        (marks[1], "confirmed"),
    ]
    told = typed("fact", "reject", marks[2])
    assert told.stdout.startswith(f"{marks[2]} | {BASE} | capacity: ")
    assert "rejected by the reader" in told.stdout
    assert told.stderr == ""
    log = json.loads(typed("fact", "log", "--json").stdout)["corrections"]
    assert [(each["id"], each["kind"], each["attribute"]) for each in log] == [
        (1, "confirm", "land_area"),
        (2, "confirm", "floor_area"),
        (3, "reject", "capacity"),
    ]


def test_of_several_marks_one_that_is_none_changes_nothing(
    at_once: Typed, typed: Typed, db: Path
) -> None:
    before = content(db)
    failed = at_once("fact", "confirm", one(db, "land_area").mark, "zzzz", "--db", db)
    assert (failed.returncode, failed.stdout) == (1, "")
    assert "No fact is known by zzzz" in failed.stderr
    assert content(db) == before
    assert typed("fact", "log").stderr == "Nothing has been corrected.\n"


def test_a_fact_is_corrected_and_the_correction_taken_back(typed: Typed, db: Path) -> None:
    mark = one(db, "total_investment").mark
    told = typed("fact", "correct", mark, "约15亿元").stdout
    assert "about 1,500,000,000 CNY (约15亿元; text: 12亿元)" in told
    assert "by the reader, corrected by the reader" in told
    (listed,) = facts(typed("fact", "list", "--state", "replaced", "--json"))
    assert listed["mark"] == mark
    line = typed("fact", "log").stdout
    assert f"correct | {BASE} | total investment | " in line
    assert "(12亿元) -> about 1,500,000,000 CNY (约15亿元)" in line
    undone = json.loads(typed("fact", "undo", "--json").stdout)
    assert (undone["id"], undone["kind"], undone["name"]) == (1, "correct", BASE)
    assert undone["undone"]
    assert typed("fact", "log").stdout.endswith("taken back\n")
    assert one(db, "total_investment").state == "automatic"


def test_a_correction_is_taken_back_by_its_number(at_once: Typed, typed: Typed, db: Path) -> None:
    typed("fact", "reject", one(db, "park").mark)
    typed("fact", "reject", one(db, "org").mark)
    told = typed("fact", "undo", "1").stdout
    assert told.startswith("1 ")
    assert f"reject | {BASE} | park | {PARK}" in told
    assert one(db, "park").state == "automatic"
    assert one(db, "org").state == "rejected"
    fails(at_once("fact", "undo", "1", "--db", db), "Correction 1 is taken back already")


def test_a_fact_is_added_with_the_words_that_say_it(typed: Typed, db: Path) -> None:
    (added,) = facts(
        typed("fact", "add", "1.3", QINGHE, "status", "signed", "--words", "计划", "--json")
    )
    assert (added["object"], added["words"], added["place"]) == ("signed", "计划", "1.3")
    line = typed("fact", "add", "1.2", SECOND, "investment", "3亿元").stdout
    assert "investment: 300,000,000 CNY (3亿元)" in line
    assert "added by the reader" in line
    shown = typed("show", "1.3").stdout
    assert "added by the reader" in shown
    assert f"{QINGHE}: signed" in shown
    assert one(db, "investment", SECOND).state == "added"


def test_a_fact_is_planned_where_the_reader_says_so(typed: Typed, db: Path) -> None:
    mark = one(db, "total_investment").mark
    (corrected,) = facts(
        typed("fact", "correct", mark, "15亿元", "--modality", "forecast", "--json")
    )
    assert corrected["modality"] == "forecast"
    words = ("investment", "3亿元", "--modality", "planned", "--json")
    (added,) = facts(typed("fact", "add", "1.2", SECOND, *words))
    assert added["modality"] == "planned"


def test_a_corrected_day_speaks_of_itself(typed: Typed, db: Path) -> None:
    (corrected,) = facts(
        typed("fact", "correct", one(db, "start_date", QINGHE).mark, "2024年3月1日", "--json")
    )
    assert corrected["figure"]["iso"] == "2024-03-01"
    assert corrected["time"] in (None, "2024-03-01")


def test_stages_are_taken_as_the_news_names_them(typed: Typed, db: Path) -> None:
    (corrected,) = facts(typed("fact", "correct", one(db, "status").mark, "签约", "--json"))
    assert corrected["object"] == "signed"


def test_what_no_article_names_is_told_to_be_new(typed: Typed, db: Path) -> None:
    words = ("jobs", "300人", "--words", "总投资12亿元")
    made = typed("fact", "add", "1.1", "不存在项目", *words)
    assert made.stderr.startswith("No article names 不存在项目: it is a new project of your own")
    park = typed("fact", "correct", one(db, "park").mark, "西安经开区")
    assert park.stderr.startswith("No article names 西安经开区: it is a new park of your own")
    assert typed("fact", "add", "1.3", QINGHE, "org", FIRM, "--words", "青禾").stderr == ""


def test_a_project_and_a_list_show_what_the_reader_says(typed: Typed, db: Path) -> None:
    typed("fact", "correct", one(db, "total_investment").mark, "15亿元")
    typed("fact", "correct", one(db, "status").mark, "trial")
    shown = typed("entity", "show", BASE).stdout
    assert "replaced by the reader" in shown
    assert "1,500,000,000 CNY (15亿元; text: 12亿元) | actual, by the reader, corrected" in shown
    assert "trial" in shown.split("life:")[1]
    park = typed("entity", "show", PARK).stdout
    assert "total investment, actual: 1,500,000,000 CNY" in park
    assert "1,500,000,000 CNY (15亿元; text: 12亿元) | trial" in park
    (line,) = [line for line in typed("show", "1.1").stdout.splitlines() if "money 12亿元" in line]
    assert "replaced by the reader" in line
    assert "corrected by the reader: 15亿元" in line
    listed = typed("projects", "--filter", BASE).stdout
    assert "1,500,000,000 CNY (15亿元; text: 12亿元)" in listed
    table = [line.split("\t") for line in typed("projects", "--tsv").stdout.splitlines()]
    assert ["1,500,000,000", "15亿元"] in [row[3:5] for row in table]


# Sharing.


def test_corrections_go_through_a_file_into_another_library(
    typed: Typed, at_once: Typed, db: Path, made: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copy(made, tmp_path / "other.db"))
    typed("fact", "correct", one(db, "land_area").mark, "150亩")
    typed("fact", "add", "1.1", BASE, "tax", "1亿元", "--words", "建成后")
    typed("entity", "rename", QINGHE, "青禾新材料园")
    file = tmp_path / "shared.json"
    exported = typed("fact", "export", file)
    assert (exported.stdout, exported.stderr) == ("", "3 corrections written.\n")
    form = json.loads(file.read_text(encoding="utf-8"))
    assert (form["format"], form["version"]) == ("yuanzhi corrections", 1)
    assert "亩" in file.read_text(encoding="utf-8")
    taken = at_once("fact", "import", file, "--db", other)
    assert (taken.returncode, taken.stderr) == (0, "3 corrections were new.\n")
    assert one(other, "land_area", state="corrected").mark
    assert one(other, "tax").state == "added"
    assert one(other, "jobs", "青禾新材料园")
    again = at_once("fact", "import", file, "--db", other)
    assert (again.returncode, again.stderr) == (0, "0 corrections were new.\n")


def test_corrections_go_through_pipes_between_processes(
    yuanzhi: Yuanzhi, db: Path, made: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copy(made, tmp_path / "other.db"))
    mark = one(db, "park").mark
    rejected = yuanzhi("fact", "reject", mark, "--json", "--db", db)
    assert [each["mark"] for each in facts(rejected)] == [mark]
    exported = yuanzhi("fact", "export", "-", YUANZHI_DB=str(db))
    assert exported.stderr == "1 correction written.\n"
    taken = yuanzhi("--db", other, "fact", "import", "-", stdin=exported.stdout)
    assert taken.stderr == "1 correction was new.\n"
    assert one(other, "park").state == "rejected"


def shared(db: Path, **changes: Any) -> str:
    """The text of a file with one correction, something of it changed (a__b: b in a)."""
    mark = one(db, "land_area").mark
    library.correct(mark, "150亩", db)
    form = json.loads(text_of(library.export(db)))
    library.undo(library=db)
    for path, value in changes.items():
        inner = form if path in ("format", "version", "corrections") else form["corrections"][0]
        *steps, last = path.split("__")
        for step in steps:
            inner = inner[step]
        inner[last] = value
    return json.dumps(form)


NOT_SHARED: dict[str, dict[str, Any]] = {
    "another format": {"format": "something else"},
    "a version that is no number": {"version": "new"},
    "no list": {"corrections": {"a": 1}},
    "texts for corrections": {"corrections": ["confirm"]},
    "an unknown kind": {"kind": "praise"},
    "an unknown field": {"colour": "red"},
    "an unknown attribute": {"attribute": "colour"},
    "no attribute": {"attribute": None},
    "no article": {"article_hash": None},
    "no words": {"quote": ""},
    "no name": {"name": ""},
    "a name that is none": {"name": 5},
    "a position that is none": {"position": "first"},
    "a position before the text": {"position": -7},
    "half a character": {"name": "\ud800"},
    "no value": {"value": None},
    "a value without a figure": {"value__figure": None},
    "a value of no type": {"value__type": "COLOUR"},
    "a number that is none": {"value__figure__value": "many"},
    "no finite number": {"value__figure__value": float("inf")},
    "not a number": {"value__figure__high": float("nan")},
    "a modality that is none": {"value__modality": "perhaps"},
    "an unknown stage": {"attribute": "status", "value__object": "finished"},
    "a link to nothing": {"attribute": "park", "value__object": None},
}


@pytest.mark.parametrize("case", NOT_SHARED)
def test_what_is_no_correction_is_not_read(db: Path, tmp_path: Path, case: str) -> None:
    # Not as a process: what is told of such a file is the same for all of them.
    file = tmp_path / "shared.json"
    file.write_text(shared(db), encoding="utf-8")
    assert len(read(file)) == 1
    file.write_text(shared(db, **NOT_SHARED[case]), encoding="utf-8")
    with pytest.raises(YuanzhiError, match=r"is no file of corrections|entry 1 is not as"):
        read(file)


@pytest.mark.parametrize(
    "changes",
    [
        {"value__figure__value": 1.0},
        {"value__figure__unit": "CNY"},
        {"value__text": "160亩"},
        {"value__type": "MONEY"},
        {"attribute": "tax"},
    ],
)
def test_figures_that_are_not_what_their_words_say_are_not_taken_in(
    db: Path, tmp_path: Path, changes: dict[str, Any]
) -> None:
    file = tmp_path / "shared.json"
    file.write_text(shared(db, **changes), encoding="utf-8")
    before = content(db)
    with pytest.raises(YuanzhiError, match="do not agree"):
        library.take_in(read(file), db)
    assert content(db) == before


def test_a_file_that_an_editor_put_a_mark_before_is_read(db: Path, tmp_path: Path) -> None:
    file = tmp_path / "shared.json"
    file.write_text(shared(db), encoding="utf-8-sig")
    assert library.take_in(read(file), db) == 1


@pytest.mark.parametrize(
    ("charset", "sentence"),
    [
        ("utf-16", "is written in UTF-16, not in UTF-8"),
        ("gb18030", "is written in GB18030, not in UTF-8"),
    ],
)
def test_a_file_in_another_charset_is_refused_by_its_name(
    db: Path, tmp_path: Path, charset: str, sentence: str
) -> None:
    file = tmp_path / "shared.json"
    text = json.dumps(json.loads(shared(db)), ensure_ascii=False)
    file.write_text(text, encoding=charset)
    with pytest.raises(YuanzhiError, match=sentence):
        read(file)


def test_the_entry_that_cannot_be_taken_in_is_told(db: Path, tmp_path: Path) -> None:
    form = json.loads(shared(db))
    form["corrections"].append({**form["corrections"][0], "kind": "praise"})
    file = tmp_path / "shared.json"
    file.write_text(json.dumps(form), encoding="utf-8")
    with pytest.raises(YuanzhiError, match="entry 2 is not as yuanzhi exports it"):
        read(file)


def test_a_correction_whose_words_stand_nowhere_is_told_to_wait(
    at_once: Typed, db: Path, tmp_path: Path
) -> None:
    file = tmp_path / "shared.json"
    file.write_text(shared(db, quote="占地九千亩"), encoding="utf-8")
    taken = at_once("fact", "import", file, "--db", db)
    assert taken.stderr == (
        "1 correction was new.\n"
        "1 correction waits for its article or its words: see `yuanzhi fact log`.\n"
    )
    *_, last = at_once("fact", "log", "--db", db).stdout.splitlines()
    assert last.endswith("| waits: its article or its words are not here")
    *_, told = json.loads(at_once("fact", "log", "--json", "--db", db).stdout)["corrections"]
    assert told["waits"]


def test_a_correction_of_an_article_to_come_waits_till_it_is_there(
    at_once: Typed, db: Path, tmp_path: Path
) -> None:
    file, other = tmp_path / "shared.json", tmp_path / "other.db"
    file.write_text(shared(db), encoding="utf-8")
    load(
        jsonl(tmp_path / "a.jsonl", {"title": "别处", "text": "东岭高新区有企业30家。"}), into=other
    )
    assert "1 correction waits" in at_once("fact", "import", file, "--db", other).stderr
    load(jsonl(tmp_path / "b.jsonl", article()), into=other)
    with Library.open(other) as opened:
        assert not opened.waiting()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is no file of corrections"),
        ("[]", "is no file of corrections"),
        ("{", "is no file of corrections"),
        ("[" * 100_000, "is no file of corrections"),
        ('{"format": "yuanzhi corrections", "version": 2, "corrections": []}', "newer yuanzhi"),
    ],
)
def test_another_file_is_not_imported(
    at_once: Typed, db: Path, tmp_path: Path, text: str, sentence: str
) -> None:
    before = content(db)
    file = tmp_path / "shared.json"
    file.write_text(text, encoding="utf-8")
    fails(at_once("fact", "import", file, "--db", db), sentence)
    assert content(db) == before


def fails(run: subprocess.CompletedProcess[str], sentence: str) -> None:
    """The command ends with 1 after one sentence, and prints nothing else."""
    assert run.returncode == 1, run.stderr
    assert run.stdout == ""
    (line,) = run.stderr.splitlines()
    assert line.startswith("yuanzhi: ")
    assert sentence in line
    assert line.endswith((".", "?", ")"))


# What cannot be done.

WRONG: dict[str, tuple[list[str], str]] = {
    "words for money": (["fact", "correct", "MONEY", "abc"], "cannot be read as a figure"),
    "an area for money": (["fact", "correct", "MONEY", "80亩"], "other units"),
    "nothing": (["fact", "correct", "MONEY", ""], "says nothing"),
    "an unknown stage": (["fact", "correct", "STAGE", "finished"], "is no stage"),
    "an unknown mark": (["fact", "confirm", "zzzz"], "No fact is known by zzzz"),
    "an empty mark": (["fact", "reject", ""], "No fact is known"),
    "an ambiguous mark": (["fact", "reject", "same"], "More than one fact begins with same"),
    "an unknown attribute": (["fact", "add", "1.1", BASE, "colour", "1亿元"], "is no attribute"),
    "a whole article": (["fact", "add", "1", BASE, "tax", "1亿元"], "stands in a paragraph"),
    "no such paragraph": (["fact", "add", "1.7", BASE, "tax", "1亿元"], "no paragraph 7"),
    "words from elsewhere": (["fact", "add", "1.1", BASE, "tax", "1亿元"], "does not stand in"),
    "nothing to undo": (["fact", "undo"], "no such correction"),
    "an unknown number": (["fact", "undo", "77"], "no such correction"),
    "a huge number": (["fact", "undo", "9" * 30], "not in the range"),
    "a number that is none": (["fact", "undo", "last"], "not a valid"),
    "an unknown project": (["fact", "list", "--project", "没有"], "Nothing is called 没有"),
    "a huge project": (["fact", "list", "--project", "9" * 30], "Nothing is called"),
    "a huge article": (["fact", "list", "--article", "9" * 30], "not in the range"),
    "an unknown state": (["fact", "list", "--state", "wrong"], "is not one of"),
    "no mark": (["fact", "confirm"], "Missing argument"),
    "no such file": (["fact", "import", "/no/such/file.json"], "no file /no/such/file.json"),
    "a folder to import": (["fact", "import", "."], "cannot be read"),
    "no such folder": (["fact", "export", "/no/such/folder/file.json"], "no folder /no/such/f"),
    "a folder to export to": (["fact", "export", "."], "cannot be written"),
    "facts of no article": (["fact", "list", "--article", "9"], "no article 9"),
    "nothing to explain": (["explain", "zzzz"], "No fact is known by zzzz"),
    "no such article": (["explain", "9.1"], "no article 9"),
    "an unknown command": (["fact", "praise"], "No such command"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_done_gets_one_sentence_and_exit_code_1(
    at_once: Typed, db: Path, case: str
) -> None:
    run(db, "UPDATE claim SET mark = 'same' || mark WHERE attribute IN ('jobs', 'capacity')")
    before = content(db)
    marks = {"MONEY": one(db, "total_investment").mark, "STAGE": one(db, "status").mark}
    arguments, sentence = WRONG[case]
    fails(at_once(*(marks.get(each, each) for each in arguments), "--db", db), sentence)
    assert content(db) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["fact", "confirm", "abc"],
        ["fact", "undo"],
        ["fact", "export", "-"],
        ["reextract"],
        ["reextract", "--dry-run"],
    ],
)
def test_the_seed_page_keeps_no_corrections(
    at_once: Typed, tmp_path: Path, arguments: list[str]
) -> None:
    fails(at_once(*arguments, "--db", tmp_path / "none.db"), "seed page keeps no corrections")
    assert not (tmp_path / "none.db").exists()


def test_facts_of_the_seed_page_are_told_as_such(at_once: Typed, tmp_path: Path) -> None:
    db = tmp_path / "none.db"
    listed = at_once("fact", "list", "--db", db)
    assert listed.returncode == 0
    assert "seed library" in listed.stderr
    assert json.loads(at_once("fact", "list", "--json", "--db", db).stdout)["seed"] is True
    mark = listed.stdout.split(" | ")[0]
    explained = at_once("explain", mark, "--db", db)
    assert explained.stdout.splitlines()[2].startswith(f"{mark} | ")
    assert "seed library" in explained.stderr


# Why.


def test_a_fact_is_explained_with_passage_words_rule_and_what_was_turned_down(
    typed: Typed, db: Path
) -> None:
    mark = one(db, "total_investment").mark
    lines = typed("explain", mark).stdout.splitlines()
    assert lines[0] == f"total investment | {BASE}"
    assert lines[1] == "1,200,000,000 CNY (12亿元) | actual, medium confidence"
    assert lines[2] == f"{mark} | [1.1] 园区周报, 2024-03-05"
    assert "总投资12亿元" in lines[4]
    assert any(line.startswith("words: 12亿元 [1.1, ") for line in lines)
    assert any(line.startswith("told by: 总投资 [1.1, ") for line in lines)
    assert any(line.startswith("rule: ") and "version" in line for line in lines)
    (told,) = json.loads(typed("explain", mark[:7], "--json").stdout)["explanations"]
    assert told["claim"]["mark"] == mark
    for witness in told["witnesses"]:
        assert told["passage"][witness["start"] : witness["end"]] == witness["words"]


def test_facts_of_a_copy_are_explained_by_the_copy(
    at_once: Typed, db: Path, tmp_path: Path
) -> None:
    load(jsonl(tmp_path / "copy.jsonl", article()), into=db)
    for place in ("1.3", "2.3"):
        told = json.loads(at_once("explain", place, "--json", "--db", db).stdout)["explanations"]
        assert {each["claim"]["place"] for each in told} == {place}


def test_all_facts_of_a_place_are_explained(typed: Typed, db: Path) -> None:
    of_place = json.loads(typed("explain", "1.3", "--json").stdout)["explanations"]
    assert {each["claim"]["place"] for each in of_place} == {"1.3"}
    assert {each["claim"]["attribute"] for each in of_place} >= {"total_investment", "jobs"}
    with Library.open(db) as opened:
        key = opened.article(1).paragraphs[2]
    assert json.loads(typed("explain", str(key), "--json").stdout)["explanations"] == of_place
    of_article = json.loads(typed("explain", "1", "--json").stdout)["explanations"]
    assert len(of_article) == len(facts(typed("fact", "list", "--json")))
    blocks = typed("explain", "1.3").stdout
    assert blocks.count("rule: ") == len(of_place)
    assert blocks.count(of_place[0]["passage"]) == 1


def test_facts_that_share_a_passage_stand_together_below_it(typed: Typed) -> None:
    told = json.loads(typed("explain", "1", "--json").stdout)["explanations"]
    lines = typed("explain", "1").stdout.splitlines()
    for passage in {each["passage"] for each in told}:
        assert lines.count(passage) == 1
    assert sum(line.startswith("rule: ") for line in lines) == len(told)


def test_an_explanation_tells_what_the_reader_said(typed: Typed, db: Path) -> None:
    mark = one(db, "land_area").mark
    (corrected,) = facts(typed("fact", "correct", mark, "150亩", "--json"))
    for each in (mark, corrected["mark"]):
        told = typed("explain", each).stdout
        assert f"correct | {BASE} | land area | " in told
    assert "rule: The reader says so." in told
    assert "words: 120亩" in told


# Other rules.


def test_extracting_anew_tells_what_changes_and_writes_it(typed: Typed, db: Path) -> None:
    unchanged = typed("reextract", "--dry-run")
    assert unchanged.stdout == ""
    assert unchanged.stderr == (
        f"1 article, 3 paragraphs, rules {RULES_VERSION}: nothing changes. Nothing was written.\n"
    )
    before = content(db)
    lose(db, "land_area")
    run(db, "UPDATE mention SET value = 5 WHERE text = '3亿元'")
    damaged = content(db)
    dry = typed("reextract", "--dry-run")
    assert content(db) == damaged
    signs = sorted(line[:2] for line in dry.stdout.splitlines())
    assert signs == ["+ ", "~ "]
    assert "~ [1.2] MONEY 3亿元 = 5.0 CNY" in dry.stdout
    assert f"+ [1.1] {BASE} | land area: 120亩 | " in dry.stdout
    assert dry.stderr == (
        f"1 article, 3 paragraphs, rules {RULES_VERSION}: claims added 1, mentions changed 1. "
        "Nothing was written.\n"
    )
    wet = typed("reextract", "--json")
    form = json.loads(wet.stdout)
    assert form["counts"] == {"claims added": 1, "mentions changed": 1}
    assert (form["dry"], form["articles"], len(form["told"])) == (False, 1, 2)
    assert content(db)["summary"] != damaged["summary"] or content(db)["claim"] != before["claim"]
    assert one(db, "land_area").figure is not None


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["fact"], ["list", "confirm", "reject", "correct", "add", "undo", "log", "import"]),
        (["fact", "list"], ["--project", "--article", "--state", "--json", "--db"]),
        (["fact", "confirm"], ["MARKS", "--json"]),
        (["fact", "reject"], ["MARKS", "count for nothing"]),
        (["fact", "correct"], ["MARK VALUE", "--json"]),
        (["fact", "add"], ["PLACE PROJECT ATTRIBUTE VALUE", "--words"]),
        (["fact", "undo"], ["[CORRECTION]", "--json"]),
        (["fact", "log"], ["--json"]),
        (["fact", "export"], ["FILE"]),
        (["fact", "import"], ["FILE"]),
        (["explain"], ["12.3", "--json"]),
        (["reextract"], ["--dry-run", "--json"]),
    ],
)
def test_every_command_explains_itself(
    at_once: Typed, command: list[str], words: list[str]
) -> None:
    run = at_once(*command, "--help")
    assert (run.returncode, run.stderr) == (0, "")
    assert all(word in run.stdout for word in words), run.stdout
