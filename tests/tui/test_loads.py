"""`yuanzhi load` and `yuanzhi sources` as a reader runs them: every file is accounted for."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from tests.tui.test_cli import write_news

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Yuanzhi

PAGE = "东岭高新区两个项目开工\n\n3月4日，总投资12亿元的海澜轴承生产基地项目在东岭高新区开工。\n"
OTHER = "南河经开区签约新项目\n\n5月6日，总投资3亿元的远帆阀门项目签约落户南河经开区。\n"


def loaded(run: subprocess.CompletedProcess[str]) -> tuple[dict[str, str], dict[str, Any]]:
    """File name -> state, and the report, out of `load --json`."""
    form = json.loads(run.stdout)
    return {one["path"].rsplit("/", 1)[-1]: one["state"] for one in form["sources"]}, form["report"]


def mixed(folder: Path) -> Path:
    """A folder as one finds it: good, broken, foreign, hidden, empty, packed and large files."""
    folder.mkdir()
    (folder / "a.txt").write_text(PAGE, encoding="utf-8")
    (folder / "b.txt").write_text(OTHER, encoding="gb18030")
    (folder / "broken.txt").write_bytes("正文".encode() * 20 + b"\xff\xfe\x80" + "东".encode() * 9)
    (folder / "broken.zip").write_bytes(b"PK\x03\x04" + b"\0" * 40)
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "half.jsonl").write_text(
        json.dumps({"title": "一", "text": "第一条。"}) + "\n{broken\n", encoding="utf-8"
    )
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    (folder / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 60)
    (folder / ".DS_Store").write_bytes(b"\0\0\0\1Bud1")
    with zipfile.ZipFile(folder / "pages.zip", "w", zipfile.ZIP_DEFLATED) as pages:
        pages.writestr("2024-03/05/page.txt", PAGE.replace("12亿元", "13亿元"))
        pages.writestr("2024-03/05/photo.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 60)
    with gzip.open(folder / "huge.jsonl.gz", "wt", encoding="utf-8") as huge:
        for number in range(4000):
            huge.write(
                json.dumps({"title": f"第{number}条", "text": f"第{number}条。" * 40}) + "\n"
            )
    return folder


EXPECTED = {
    "a.txt": "loaded",
    "b.txt": "loaded",
    "broken.txt": "failed",
    "broken.zip": "failed",
    "cut.pdf": "failed",
    "empty.txt": "skipped",
    "half.jsonl": "partial",
    "old.doc": "failed",
    "photo.png": "skipped",
    ".DS_Store": "skipped",
    "page.txt": "loaded",
    "photo.jpg": "skipped",
}


def test_a_folder_of_mixed_broken_and_huge_files_is_loaded_and_every_file_accounted_for(
    yuanzhi: Yuanzhi, tmp_path: Path
) -> None:
    folder, db = mixed(tmp_path / "news"), tmp_path / "library.db"
    run = yuanzhi("load", folder, "--db", db, "--json")
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    states, report = loaded(run)
    assert {name: states.get(name) for name in EXPECTED} == EXPECTED
    assert (
        sum(count for state, count in report["states"].items() if state != "vanished")
        == (report["files"])
    )
    assert report["states"] == dict(Counter(states.values()))
    for one in json.loads(run.stdout)["sources"]:
        if one["state"] in ("failed", "skipped", "partial"):
            assert one["problem"], one["path"]
    found = json.loads(yuanzhi("search", "13亿元", "--json", "--db", db).stdout)
    assert [hit["date"] for hit in found["hits"]] == ["2024-03-05"]
    census = json.loads(yuanzhi("info", "--json", "--db", db).stdout)
    assert census["articles"] == 4000 + 4


def test_the_report_is_a_table_by_format_with_a_line_for_each_failure(
    yuanzhi: Yuanzhi, tmp_path: Path
) -> None:
    run = yuanzhi("load", mixed(tmp_path / "news"), "--db", tmp_path / "library.db")
    lines = run.stderr.splitlines()
    (head,) = [line for line in lines if line.startswith("format")]
    assert head.split() == ["format", "files", "articles", "paragraphs", "facts"]
    assert any(line.split()[:2] == ["text", "3"] for line in lines)
    for name in ("broken.txt", "broken.zip", "cut.pdf", "old.doc"):
        (line,) = [line for line in lines if f"/{name}" in line]
        assert line.startswith("failed")
    assert not any("a.txt" in line for line in lines)


def test_a_second_load_takes_only_what_is_new_or_changed(yuanzhi: Yuanzhi, tmp_path: Path) -> None:
    folder, db = tmp_path / "news", tmp_path / "library.db"
    folder.mkdir()
    (folder / "a.txt").write_text(PAGE, encoding="utf-8")
    (folder / "b.txt").write_text(OTHER, encoding="utf-8")
    (folder / "gone.txt").write_text(OTHER.replace("3亿元", "7亿元"), encoding="utf-8")
    yuanzhi("load", folder, "--db", db)
    (folder / "b.txt").write_text(OTHER.replace("3亿元", "4亿元"), encoding="utf-8")
    (folder / "gone.txt").unlink()
    (folder / "c.txt").write_text(PAGE.replace("12亿元", "5亿元"), encoding="utf-8")
    dry, _report = loaded(yuanzhi("load", folder, "--db", db, "--dry-run", "--json"))
    wet, _report = loaded(yuanzhi("load", folder, "--db", db, "--json"))
    assert dry == wet
    assert wet == {
        "a.txt": "unchanged",
        "b.txt": "loaded",
        "c.txt": "loaded",
        "gone.txt": "vanished",
    }
    for query, total in (("4亿元", 1), ("3亿元", 0), ("7亿元", 1), ("12亿元", 1)):
        assert json.loads(yuanzhi("search", query, "--json", "--db", db).stdout)["total"] == total


def test_a_dry_run_makes_no_library(yuanzhi: Yuanzhi, tmp_path: Path) -> None:
    run = yuanzhi("load", write_news(tmp_path / "a.jsonl"), "--db", tmp_path / "l.db", "--dry-run")
    assert run.returncode == 0
    assert "Nothing was written" in run.stderr
    assert not (tmp_path / "l.db").exists()


def test_standard_input_is_a_source(yuanzhi: Yuanzhi, tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    assert yuanzhi("load", "-", "--db", db, stdin=PAGE).returncode == 0
    assert json.loads(yuanzhi("search", "轴承", "--json", "--db", db).stdout)["total"] == 1


def test_columns_are_mapped_on_the_command_line(yuanzhi: Yuanzhi, tmp_path: Path) -> None:
    table, db = tmp_path / "export.csv", tmp_path / "library.db"
    table.write_text("甲,乙\n东岭开工,项目开工。\n", encoding="utf-8-sig")
    run = yuanzhi("load", table, "--db", db, "--map", "title=甲", "--map", "text=乙")
    assert run.returncode == 0, run.stderr
    (hit,) = json.loads(yuanzhi("search", "项目开工", "--json", "--db", db).stdout)["hits"]
    assert hit["title"] == "东岭开工"
    for wrong in ("title", "colour=甲", "text="):
        run = yuanzhi("load", table, "--db", db, "--map", wrong)
        assert run.returncode == 1
        assert "DATUM=COLUMN" in run.stderr


def test_given_data_go_before_what_the_file_says(yuanzhi: Yuanzhi, tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    given = [
        "--publication",
        "甲报",
        "--date",
        "2024-3-6",
        "--page",
        "9",
        "--url",
        "https://e.cn/9",
    ]
    yuanzhi("load", write_news(tmp_path / "a.jsonl"), "--db", db, *given)
    shown = json.loads(yuanzhi("show", "1", "--json", "--db", db).stdout)
    assert (shown["publication"], shown["date"], shown["page"]) == ("甲报", "2024-03-06", "9")
    assert shown["url"] == "https://e.cn/9"
    assert {shown["origins"][name] for name in ("publication", "date", "page")} == {"given"}
    lines = yuanzhi("show", "1", "--db", db).stdout.splitlines()
    assert "date: 2024-03-06 (given with load)" in lines
    assert "authors: 林晓禾 (from its field)" in lines


def test_sources_are_listed_filtered_reloaded_and_forgotten(
    yuanzhi: Yuanzhi, tmp_path: Path
) -> None:
    folder, db = tmp_path / "news", tmp_path / "library.db"
    folder.mkdir()
    (folder / "a.txt").write_text(PAGE, encoding="utf-8")
    (folder / "b.txt").write_bytes(b"\xff" * 30)
    yuanzhi("load", folder, "--db", db)
    rows = json.loads(yuanzhi("sources", "--json", "--db", db).stdout)["sources"]
    assert [(row["path"], row["state"]) for row in rows] == [
        (str(folder / "a.txt"), "loaded"),
        (str(folder / "b.txt"), "failed"),
    ]
    assert (rows[0]["format"], rows[0]["charset"], rows[0]["articles"]) == ("text", "utf-8", 1)
    (failed,) = json.loads(yuanzhi("sources", "--errors", "--json", "--db", db).stdout)["sources"]
    assert failed["problem"]
    listed = yuanzhi("sources", folder / "b.txt", "--db", db).stdout
    assert failed["problem"] in listed
    assert "a.txt" not in listed
    (folder / "b.txt").write_text(OTHER, encoding="utf-8")
    run = yuanzhi("sources", "--errors", "--reload", "--db", db)
    assert run.returncode == 0, run.stderr
    assert not json.loads(yuanzhi("sources", "--errors", "--json", "--db", db).stdout)["sources"]
    run = yuanzhi("sources", folder / "a.txt", "--forget", "--yes", "--db", db)
    assert "Forgot 1 source" in run.stderr
    assert json.loads(yuanzhi("search", "轴承", "--json", "--db", db).stdout)["total"] == 0
    assert len(json.loads(yuanzhi("sources", "--json", "--db", db).stdout)["sources"]) == 1


def test_the_articles_of_a_source_are_listed_by_their_numbers(
    yuanzhi: Yuanzhi, tmp_path: Path
) -> None:
    one, other, db = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "library.db"
    one.write_text(PAGE, encoding="utf-8")
    other.write_text(OTHER, encoding="utf-8")
    yuanzhi("load", one, other, "--db", db)
    run = yuanzhi("sources", other, "--articles", "--db", db)
    assert run.stdout.splitlines() == [str(other), "  2 | 南河经开区签约新项目"]
    form = json.loads(yuanzhi("sources", other, "--articles", "--json", "--db", db).stdout)
    assert form["sources"][0]["listed"] == [{"article": 2, "title": "南河经开区签约新项目"}]


def test_forgetting_asks_first(yuanzhi: Yuanzhi, tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    yuanzhi("load", write_news(tmp_path / "a.jsonl"), "--db", db)
    run = yuanzhi("sources", "--forget", "--db", db, stdin="n\n")
    assert "1 source" in run.stderr
    assert json.loads(yuanzhi("search", "轴承", "--json", "--db", db).stdout)["total"] == 1


def start(*arguments: str | Path) -> subprocess.Popen[str]:
    """The command running in the background, as in a terminal that can send it Ctrl-C."""
    return subprocess.Popen(
        [sys.executable, "-m", "tui.cli", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_first_ctrl_c_stops_after_the_source_at_work_and_keeps_what_was_loaded(
    yuanzhi: Yuanzhi, tmp_path: Path, jobs: str
) -> None:
    folder, db = tmp_path / "news", tmp_path / "library.db"
    folder.mkdir()
    for number in range(300):
        text = "\n".join(
            json.dumps({"title": f"{number}-{k}", "text": PAGE * 20}) for k in range(10)
        )
        (folder / f"{number:03}.jsonl").write_text(text, encoding="utf-8")
    process = start("load", folder, "--db", db, "--verbose", "--jobs", jobs)
    assert process.stderr is not None
    assert "000.jsonl" in process.stderr.readline()
    os.killpg(process.pid, signal.SIGINT)
    _out, told = process.communicate(timeout=120)
    assert process.returncode == 1
    assert "Stopping after the source at work" in told
    assert "run the same command to go on" in told
    assert "Traceback" not in told
    rows = json.loads(yuanzhi("sources", "--json", "--db", db).stdout)["sources"]
    assert 0 < len(rows) < 300
    assert {row["state"] for row in rows} == {"loaded"}
    assert all(row["articles"] == 10 for row in rows)


def test_a_watched_folder_is_followed_until_ctrl_c(yuanzhi: Yuanzhi, tmp_path: Path) -> None:
    folder, db = tmp_path / "news", tmp_path / "library.db"
    folder.mkdir()
    (folder / "a.txt").write_text(PAGE, encoding="utf-8")
    process = start("load", folder, "--db", db, "--watch", "--verbose")
    assert process.stderr is not None
    assert "a.txt" in process.stderr.readline()
    # Only what changes after the watch has begun is certain to be seen as a change.
    time.sleep(2)
    (folder / "b.txt").write_text(OTHER, encoding="utf-8")
    line = process.stderr.readline()
    assert "b.txt" in line
    assert line.startswith("loaded")
    os.killpg(process.pid, signal.SIGINT)
    _out, told = process.communicate(timeout=60)
    assert process.returncode == 0, told
    assert json.loads(yuanzhi("search", "阀门", "--json", "--db", db).stdout)["total"] >= 1


def test_what_is_given_for_a_source_outlasts_loading_it_again(
    yuanzhi: Yuanzhi, tmp_path: Path
) -> None:
    page, db = tmp_path / "a.txt", tmp_path / "library.db"
    page.write_text(PAGE, encoding="utf-8")
    yuanzhi("load", page, "--db", db)
    yuanzhi("sources", page, "--publication", "某报", "--date", "2020-06-01", "--db", db)
    assert "某报，2020-06-01" in yuanzhi("cite", "1", "--db", db).stdout
    yuanzhi("sources", page, "--page", "7", "--db", db)
    yuanzhi("sources", "--reload", "--db", db)
    assert "某报，2020-06-01（7）" in yuanzhi("cite", "1", "--db", db).stdout


def test_what_is_given_must_be_about_named_sources(yuanzhi: Yuanzhi, tmp_path: Path) -> None:
    page, db = tmp_path / "a.txt", tmp_path / "library.db"
    page.write_text(PAGE, encoding="utf-8")
    yuanzhi("load", page, "--db", db)
    run = yuanzhi("sources", "--publication", "某报", "--db", db)
    assert run.returncode == 1
    assert "Name the files that this is true of" in run.stderr


def test_events_are_lines_of_json(yuanzhi: Yuanzhi, tmp_path: Path) -> None:
    page, db = tmp_path / "a.txt", tmp_path / "library.db"
    page.write_text(PAGE, encoding="utf-8")
    told = [
        json.loads(line)
        for line in yuanzhi("load", page, "--events", "--db", db).stdout.splitlines()
    ]
    assert [one["source"]["state"] for one in told if "source" in one] == ["loaded"]
    assert any("progress" in one for one in told)
    # From here on it can be told to stop.
    assert told[0] == {"begun": True}


def test_a_path_that_is_not_there_does_not_keep_the_others_from_being_loaded(
    yuanzhi: Yuanzhi, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    paths, db = [str(tmp_path / name) for name in ("gone.txt", "a.txt")], str(tmp_path / "x.db")
    run = yuanzhi("load", "--db", db, *paths)
    assert run.returncode == 1
    assert "There is no gone.txt" in run.stderr
    assert "1 loaded, 1 failed" in run.stderr
    assert "a.txt" in yuanzhi("sources", "--db", db).stdout
    nothing = yuanzhi("load", "--db", str(tmp_path / "y.db"), paths[0])
    assert (nothing.returncode, nothing.stdout) == (1, "")
    assert "There is no file" in nothing.stderr
    assert not (tmp_path / "y.db").exists()
