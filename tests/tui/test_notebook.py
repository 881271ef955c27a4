"""`note`, `tag`, `bookmark`, `collection`, `notebook`, `open` and `link` as a reader types them."""

from __future__ import annotations

import io
import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from store import library
from tests.store.loading import jsonl, load, news
from tests.store.notebook.library import (
    ARTICLES,
    BASE,
    FIRM,
    FIRST,
    OTHER,
    PARK,
    SECOND,
    entries,
    investment,
)
from tui.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

    Typed = Callable[..., subprocess.CompletedProcess[str]]

# What must not be taken for markup, for an escape or for the end of a line.
HOSTILE = "[/] [red] *星* _下_ <b> \x1b[31m `码` | \u202e # 一\n1. 二"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    load(jsonl(folder / "news.jsonl", *ARTICLES), into=folder / "library.db")
    return folder / "library.db"


@pytest.fixture
def db(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library for one test alone, named by the environment."""
    copy = Path(shutil.copy(made, tmp_path / "library.db"))
    monkeypatch.setenv("YUANZHI_DB", str(copy))
    return copy


@pytest.fixture
def tried(db: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typed:
    """The command in this process: a process for each line would take long."""
    assert db.exists()

    def type_in(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
        monkeypatch.setattr(sys, "argv", ["yuanzhi", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8"))
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, int(left.value.code or 0), *told)

    return type_in


@pytest.fixture
def typed(tried: Typed) -> Typed:
    """The same; it must succeed."""

    def type_in(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
        run = tried(*arguments, stdin=stdin)
        assert run.returncode == 0, run.stderr
        return run

    return type_in


def told(run: subprocess.CompletedProcess[str], under: str = "entries") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run.stdout)[under]
    return found


def test_a_note_is_added_listed_changed_removed_and_put_back(typed: Typed) -> None:
    added = typed("note", "add", "1.1", "开工日期", "待核")
    line = f"1 | [1.1] 轴承项目开工 | “{FIRST[:40]}...”"
    assert added.stdout == f"{line}\n    开工日期 待核\n"
    typed("note", "add", "1.2", "-", stdin="一\n二\n")
    typed("note", "add", "2", stdin="整篇")
    assert typed("note", "list", "1").stdout == (
        f"{added.stdout}2 | [1.2] 轴承项目开工 | “{SECOND}”\n    一\n    二\n"
    )
    assert typed("note", "change", "1", "已核").stdout == f"{line}\n    已核\n"
    assert typed("note", "remove", "1", "3").stdout.endswith("3 | [2] 青禾投产\n    整篇\n")
    assert [each["id"] for each in told(typed("note", "list", "--json"))] == [2]
    assert typed("notebook", "undo").stdout == (
        f"there again: {line}\n    已核\nthere again: 3 | [2] 青禾投产\n    整篇\n"
    )
    assert typed("notebook", "undo").stdout == f"as it was: {line}\n    开工日期 待核\n"
    assert [each["text"] for each in told(typed("note", "list", "--json"))] == [
        "开工日期 待核",
        "一\n二",
        "整篇",
    ]


def test_a_note_is_written_in_the_readers_own_editor(db: Path, tmp_path: Path) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib\npathlib.Path(sys.argv[1]).write_text('所想')\n", "utf-8"
    )
    above, below = pty.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tui.cli", "note", "add", "1.1"],
            env={**os.environ, "EDITOR": f"{sys.executable} {script}", "PYTHONUTF8": "1"},
            stdin=below,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    finally:
        os.close(above)
        os.close(below)
    assert done.returncode == 0, done.stderr
    assert [one.entry.text for one in entries(db, "note")] == ["所想"]


def test_a_note_in_json_tells_all_of_what_it_is_about(typed: Typed, db: Path) -> None:
    fact = investment(db)
    typed("note", "add", fact.mark, "含二期")
    (form,) = told(typed("note", "list", fact.mark, "--json"))
    assert (form["id"], form["kind"], form["text"], form["former"]) == (1, "note", "含二期", None)
    about = form["about"]
    assert {
        name: about[name]
        for name in ("kind", "here", "place", "article", "mark", "words", "passage", "link")
    } == {
        "kind": "fact",
        "here": True,
        "place": "1.1",
        "article": 1,
        "mark": fact.mark,
        "words": "12亿元",
        "passage": FIRST,
        "link": f"yuanzhi://fact/{fact.mark}",
    }
    assert about["fact"]["figure"]["value"] == 1.2e9
    assert about["passage"][slice(*about["span"])] == "12亿元"
    assert about["record"]["publication"] == "园区周报"


def test_tags_are_listed_by_name_by_what_bears_them_and_by_what_they_are_on(typed: Typed) -> None:
    typed("tag", "add", "1.2", "要点", "#待查")
    typed("tag", "add", f"park:{PARK}", "要点")
    counts = [line.split(" | ")[:2] for line in typed("tag", "list").stdout.splitlines()]
    assert counts == [["待查", "1 entry"], ["要点", "2 entries"]]
    assert typed("tag", "list", "--name", "要点").stdout == (
        f"1 | 要点 | [1.2] 轴承项目开工 | “{SECOND}”\n3 | 要点 | park {PARK}\n"
    )
    assert len(told(typed("tag", "list", "1", "--json"))) == 2
    assert typed("tag", "rename", "待查", "要点").stderr == "待查 is 要点 now, 1 entry.\n"
    assert typed("tag", "list", "1").stdout.count("\n") == 1
    typed("tag", "remove", "1.2", "要点")
    assert told(typed("tag", "list", "--json"), "tags") == [{"name": "要点", "count": 1}]


def test_what_is_tagged_and_noted_is_found_by_searching_for_it(typed: Typed) -> None:
    typed("tag", "add", "1.2", "要点")
    typed("note", "add", "2.1", "与年报核对")
    typed("bookmark", "add", "1.1", "a", "--words", "12亿元")

    def places(query: str) -> list[str]:
        return [hit["place"] for hit in told(typed("search", query, "--json"), "hits")]

    assert places("tag:要点") == ["1.2"]
    assert places("note:年报") == ["2.1"]
    assert places("has:bookmark") == ["1.1"]
    assert places("东岭 -tag:要点") == ["2.1", "1.1"]
    typed("collection", "add", "论文", "2.1")
    assert places("collection:论文") == places("has:collection") == places("文集:论") == ["2.1"]


def test_what_mentions_a_tagged_entity_is_found_by_its_tag(typed: Typed, db: Path) -> None:
    typed("tag", "add", f"organisation:{FIRM}", "客户")
    typed("tag", "add", f"project:{BASE}", "在建")
    typed("note", "add", PARK, "走访")

    def places(query: str) -> list[str]:
        return [hit["place"] for hit in told(typed("search", query, "--json"), "hits")]

    assert places("tag:客户") == places("tag:在建") == ["1.1"]
    assert places("note:走访") == []
    facts = told(typed("search", "--facts", "tag:在建", "--json"), "facts")
    assert investment(db).mark in {fact["mark"] for fact in facts}


def test_bookmarks_are_removed_by_name_or_number(typed: Typed, tried: Typed) -> None:
    typed("bookmark", "add", "1.1", "a")
    typed("bookmark", "add", "2")
    typed("bookmark", "add", "1.2", "a")
    assert typed("bookmark", "list").stdout == (
        f"2 | [2] 青禾投产\n3 | a | [1.2] 轴承项目开工 | “{SECOND}”\n"
    )
    assert "No bookmark is called b" in tried("bookmark", "remove", "b").stderr
    typed("bookmark", "remove", "a", "2")
    assert typed("bookmark", "list").stderr == "There are no bookmarks.\n"


def test_what_the_reader_added_is_shown_with_the_passage(typed: Typed, db: Path) -> None:
    typed("note", "add", "1.2", "修路的事")
    typed("tag", "add", "1.2", "要点")
    typed("bookmark", "add", "1", "a")
    typed("collection", "add", "论文", "1.2", "--note", "引言")
    assert typed("show", "1.2").stdout.endswith(
        "  your note 1: 修路的事\n  your tag: 要点\n  in your collection 论文: 引言\n"
    )
    assert "  your bookmark 1: a\n\n[1.1]" in typed("show", "1").stdout
    assert len(told(typed("show", "1", "--json"), "notebook")) == len(entries(db)) == 4
    assert "your" not in typed("show", "1.1").stdout


def collect(typed: Typed, db: Path) -> None:
    """A collection of a passage, a fact, an article and a park."""
    typed("collection", "add", "论文", "2.1", "--note", "引言")
    typed("collection", "add", "论文", investment(db).mark, "2", PARK)


def test_lists_of_entries_are_narrowed_by_words(typed: Typed) -> None:
    typed("note", "add", "1.1", "与年报核对")
    typed("note", "add", "2.1", "已核对")
    typed("tag", "add", "2.1", "待核", "引言")
    typed("bookmark", "add", "2.1", "开头")
    assert "已核对" not in typed("note", "list", "--filter", "年报").stdout
    assert "与年报核对" not in typed("note", "list", "--filter", "青禾").stdout
    assert "已核对" in typed("note", "list", "--filter", "青禾 核对").stdout
    assert typed("tag", "list", "--filter", "yinyan").stdout.startswith("引言")
    assert "开头" in typed("bookmark", "list", "--filter", "kait").stdout
    assert typed("bookmark", "list", "--filter", "没有").stdout == ""


def test_a_collection_is_put_in_order_by_numbers(typed: Typed, tried: Typed, db: Path) -> None:
    collect(typed, db)

    def kinds() -> list[str]:
        shown = told(typed("collection", "show", "论文", "--json"))
        assert [each["number"] for each in shown] == [1, 2, 3, 4]
        return [each["about"]["kind"] for each in shown]

    assert kinds() == ["passage", "fact", "article", "entity"]
    for number, to, first in ((2, "up", "fact"), (1, "last", "passage"), (3, "first", "entity")):
        typed("collection", "move", "论文", str(number), to)
        assert kinds()[0] == first
    typed("collection", "move", "论文", "1", "3")
    assert kinds() == ["passage", "article", "entity", "fact"]
    assert "is no place: give up, down" in tried("collection", "move", "论文", "1", "x").stderr
    typed("collection", "note", "论文", "4", "第四")
    assert typed("collection", "show", "论文").stdout.endswith("\n    第四\n")
    typed("collection", "remove", "论文", "2", "3")
    typed("collection", "rename", "论文", "书")
    assert typed("collection", "list").stdout.startswith("书 | 2 entries | ")
    typed("collection", "remove", "书")
    assert typed("collection", "list").stderr == "There are no collections.\n"


CITED = "轴承项目开工[N]. 园区周报，2024-03-05（3）."
OTHER_CITED = "青禾投产[N]. 园区周报，2024-09-01（3）."


def test_a_collection_is_exported_with_citations(typed: Typed, db: Path, tmp_path: Path) -> None:
    collect(typed, db)
    fact = f"{BASE}, total investment: 1,200,000,000 CNY (12亿元) (actual, medium confidence)"
    assert typed("collection", "export", "论文").stdout == (
        f"“{OTHER}”\n{OTHER_CITED}\n引言\n\n{fact}\n“{FIRST}”\n{CITED}\n\n{OTHER_CITED}\n\n"
        f"park {PARK}\n"
    )
    assert typed("collection", "export", "论文", "--format", "citations").stdout == (
        f"[1] {OTHER_CITED}\n[2] {CITED}\n"
    )
    older = typed(
        "collection", "export", "论文", "--format", "citations", "--style", "gbt7714-2015"
    )
    assert older.stdout.startswith("[1] 青禾投产[N]. 园区周报, 2024-09-01(3).\n")
    typed("collection", "export", "论文", tmp_path / "a.md", "--format", "markdown")
    assert (tmp_path / "a.md").read_text("utf-8") == (
        f"# 论文\n\n> {OTHER} \\[1\\]\n\n引言\n\n**{fact}**\n\n> {FIRST} \\[2\\]\n\n"
        f"青禾投产 \\[1\\]\n\npark {PARK}\n\n## References\n\n"
        "\\[1\\] 青禾投产\\[N\\]. 园区周报，2024-09-01（3）.\n\n"
        "\\[2\\] 轴承项目开工\\[N\\]. 园区周报，2024-03-05（3）.\n"
    )
    form = json.loads(typed("collection", "export", "论文", "--format", "json").stdout)
    assert [each["citation"] for each in form["items"]] == [OTHER_CITED, CITED, OTHER_CITED, None]


def test_a_collection_is_exported_for_tex_and_reference_managers(typed: Typed, db: Path) -> None:
    collect(typed, db)
    bibtex = typed("collection", "export", "论文", "--format", "bibtex").stdout
    assert bibtex.count("@article{") == 2
    assert bibtex.index("青禾投产") < bibtex.index("轴承项目开工")
    (first, second) = json.loads(
        typed("collection", "export", "论文", "--format", "csl-json").stdout
    )
    assert (first["title"], second["title"]) == ("青禾投产", "轴承项目开工")
    assert f"@article{{{first['id']},\n" in bibtex
    assert (
        f"ID  - {first['id']}\n" in typed("collection", "export", "论文", "--format", "ris").stdout
    )


def test_an_export_tells_what_is_of_no_article_and_names_entries_by_their_keys(
    typed: Typed, db: Path, tmp_path: Path
) -> None:
    text = "开发区又添一家企业。"
    prints = (news("甲", text, page="1"), news("甲", text, page=None))
    load(jsonl(tmp_path / "more.jsonl", *prints), into=db)
    collect(typed, db)
    typed("collection", "add", "论文", "3.1", "4.1")
    run = typed("collection", "export", "论文", "--format", "bibtex")
    assert "item is of no article and is left out." in run.stderr
    told = [line.split()[0] for line in run.stderr.splitlines() if "is left without" in line]
    assert told
    assert all(f"@article{{{key}," in run.stdout for key in told)


def test_an_export_says_what_is_not_in_the_library_and_cites_it_all_the_same(
    typed: Typed, db: Path, tmp_path: Path
) -> None:
    load(jsonl(tmp_path / "more.jsonl", news("另一篇", "开发区又添一家企业。")), into=db)
    typed("collection", "add", "论文", "3.1")
    library.forget([str(tmp_path / "more.jsonl")], db)
    assert typed("collection", "export", "论文").stdout == (
        "“开发区又添一家企业。”\n另一篇[N]. 园区周报，2024-03-05（3）.\n(not in this library)\n"
    )


def test_a_hostile_text_is_printed_as_it_is_and_harms_no_format(
    typed: Typed, db: Path, tmp_path: Path
) -> None:
    load(jsonl(tmp_path / "h.jsonl", news("甲", "园区[/] [red]*星*<b>`码`|# 一家。")), into=db)
    typed("collection", "add", "#坏*名", "3.1", "--note", HOSTILE)
    markdown = typed("collection", "export", "坏*名", "--format", "markdown").stdout
    assert "# 坏\\*名\n" in markdown
    assert "> 园区\\[/\\] \\[red\\]\\*星\\*\\<b\\>\\`码\\`\\|# 一家。" in markdown
    assert "\n1\\. 二" in markdown or "\n\\1. 二" in markdown
    for kind in ("text", "markdown", "citations", "json", *library.EXPORTS):
        text = typed("collection", "export", "坏*名", "--format", kind).stdout
        assert not {"\x1b", "\u202e"} & set(text)
    typed("note", "add", "3.1", HOSTILE)
    assert not {"\x1b", "\u202e"} & set(typed("show", "3.1").stdout)


def test_a_link_opens_what_it_was_printed_for(typed: Typed, tried: Typed, db: Path) -> None:
    link = typed("link", "1.2").stdout.strip()
    assert link.startswith("yuanzhi://article/")
    typed("note", "add", link, "旁注")
    opened = typed("open", link).stdout
    assert opened == typed("show", "1.2").stdout
    assert "  your note 1: 旁注" in opened
    form = json.loads(typed("open", link, "--json").stdout)
    assert (form["place"], form["passage"], form["link"]) == ("1.2", SECOND, link)
    mark = investment(db).mark
    assert typed("open", typed("link", mark).stdout.strip()).stdout == typed("explain", mark).stdout
    park = json.loads(typed("link", PARK, "--json").stdout)["link"]
    assert typed("open", park).stdout == typed("entity", "show", PARK).stdout
    for wrong in ("yuanzhi://fact/zzzzzzzzzz", "yuanzhi://moon/1", "http://example.com", "9.9"):
        run = tried("open", wrong)
        assert (run.returncode, run.stdout, run.stderr.count("\n")) == (1, "", 1)


def test_a_notebook_is_shared_in_a_file(
    typed: Typed, tried: Typed, db: Path, tmp_path: Path
) -> None:
    collect(typed, db)
    typed("note", "add", "1.1", "甲")
    typed("tag", "add", PARK, "要点")
    typed("bookmark", "add", "1.2", "a")
    assert typed("notebook", "export", tmp_path / "book.json").stderr == "7 entries written.\n"
    assert str(tmp_path) not in (tmp_path / "book.json").read_text("utf-8")
    other = tmp_path / "other.db"
    load(jsonl(tmp_path / "o.jsonl", news("别的", "别的园区。")), into=other)
    run = typed("notebook", "import", tmp_path / "book.json", "--db", other)
    assert run.stderr == "7 entries were new.\n"
    assert {one.found.here for one in entries(other)} == {False}
    # What was about articles to come has waited for them.
    load(jsonl(tmp_path / "n.jsonl", *ARTICLES), into=other)
    assert {one.found.here for one in entries(other)} == {True}
    assert [(one.entry.text, one.found.words) for one in entries(other)] == [
        (one.entry.text, one.found.words) for one in entries(db)
    ]
    text = typed("notebook", "export", "-", "--db", other).stdout
    assert typed("notebook", "import", "-", stdin=text).stderr == "0 entries were new.\n"
    assert typed("notebook", "undo", "--db", other).stdout.count("not added: ") == 7
    assert "no change of the notebook" in tried("notebook", "undo", "--db", other).stderr


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        "[" * 100_000,
        '{"format": "yuanzhi corrections", "version": 1, "corrections": []}',
        '{"format": "yuanzhi notebook", "version": 1, "entries": [{}]}',
        '{"format": "yuanzhi notebook", "version": 1, "entries": [{"kind": "note", "target": 3}]}',
    ],
)
def test_what_is_no_notebook_is_told_in_a_sentence(
    tried: Typed, db: Path, tmp_path: Path, text: str
) -> None:
    file = tmp_path / "book.json"
    file.write_text(text, "utf-8")
    run = tried("notebook", "import", file)
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.endswith(
        (
            "is no notebook: make one with `yuanzhi notebook export`.\n",
            "entry 1 is not as yuanzhi exports it.\n",
        )
    )
    assert entries(db) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", "poem"),
        ("kind", None),
        ("text", 3),
        ("text", ""),
        ("text", "\ud800"),
        ("ordinal", "x"),
        ("target.kind", "moon"),
        ("target.article_hash", None),
        ("target.position", "x"),
        ("target.position", 10**30),
        ("target.quote", None),
        ("target.record", []),
        ("target.record.authors", [3]),
        ("target.more", 1),
    ],
)
def test_an_entry_that_can_be_none_is_not_taken_in(
    typed: Typed, tried: Typed, db: Path, tmp_path: Path, name: str, value: object
) -> None:
    typed("note", "add", "1.1", "甲")
    form = json.loads(typed("notebook", "export", "-").stdout)
    *way, last = name.split(".")
    inner = form["entries"][0]
    for step in way:
        inner = inner[step]
    inner[last] = value
    (tmp_path / "book.json").write_text(json.dumps(form), "utf-8")
    run = tried("notebook", "import", tmp_path / "book.json")
    assert (run.returncode, run.stderr.count("\n")) == (1, 1), run.stderr
    assert "entry 1 is not as yuanzhi exports it" in run.stderr
    assert len(entries(db)) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("note", "add", "1.1", "x"),
        ("note", "remove", "1"),
        ("tag", "add", "1.1", "x"),
        ("bookmark", "add", "1.1"),
        ("collection", "add", "集", "1.1"),
        ("notebook", "undo"),
        ("notebook", "export", "-"),
    ],
)
def test_the_seed_library_keeps_nothing_and_a_locked_one_says_so(
    tried: Typed, db: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    run = tried(*arguments, "--db", tmp_path / "none.db")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.count("\n") == 1
    assert "the seed page keeps no corrections, searches or notes" in run.stderr
    if arguments[1] == "export":
        return
    # Where the log of a library cannot be written to, neither can the library; it can be read.
    db.with_name("library.db-wal").mkdir()
    run = tried(*arguments)
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.count("\n") == 1
    assert "name another file with --db" in run.stderr
    assert tried("show", "1.1").returncode == 0
