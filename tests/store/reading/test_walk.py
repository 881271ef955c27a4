"""A walk meets every file once, in the order of names, and says what it passes over and why."""

from __future__ import annotations

import io
import os
import socket
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model import STATES
from store.reading import Met, walk
from store.reading.litter import litter


def made(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")


def met(*paths: Path) -> list[Met]:
    return list(walk(paths))


def names(found: list[Met], folder: Path) -> list[str]:
    return [str(Path(each.name).relative_to(folder)) for each in found]


def only(found: list[Met]) -> Met:
    (each,) = found
    return each


def test_a_folder_is_walked_in_the_order_of_the_whole_paths(tmp_path: Path) -> None:
    made(tmp_path, "b/2.txt", "b/10.txt", "a.txt", "b.txt", "b/a/z.txt", "B.txt", "c/x.txt")
    assert names(met(tmp_path), tmp_path) == [
        "B.txt", "a.txt", "b/10.txt", "b/2.txt", "b/a/z.txt", "b.txt", "c/x.txt",
    ]  # fmt: skip


def test_a_file_is_met_once_however_it_is_come_to(tmp_path: Path) -> None:
    made(tmp_path, "a/1.txt", "a/2.txt", "elsewhere.txt")
    (tmp_path / "a" / "link.txt").symlink_to("1.txt")
    (tmp_path / "a" / "other.txt").symlink_to("../elsewhere.txt")
    (tmp_path / "a" / "again.txt").symlink_to("../elsewhere.txt")
    there = [tmp_path / "a", tmp_path / "a" / "1.txt", tmp_path, tmp_path / "a" / ".." / "a"]
    for paths in (there, there[::-1], [there[1], there[0], there[2]]):
        found = names(met(*paths), tmp_path)
        assert sorted(found) == ["a/1.txt", "a/2.txt", "elsewhere.txt"]


def test_what_was_named_is_told_from_what_a_folder_holds(tmp_path: Path) -> None:
    made(tmp_path, "1.txt", "2.txt")
    found = met(tmp_path, tmp_path / "2.txt")
    assert [(Path(each.name).name, each.named) for each in found] == [
        ("1.txt", False),
        ("2.txt", True),
    ]


def test_a_link_to_a_folder_is_followed_only_where_it_is_named(tmp_path: Path) -> None:
    made(tmp_path, "there/1.txt")
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "link").symlink_to(tmp_path / "there")
    (tmp_path / "here" / "up").symlink_to(tmp_path)
    found = met(tmp_path / "here")
    assert [each.state for each in found] == ["skipped", "skipped"]
    assert all("link to a folder" in str(each.problem) for each in found)
    assert names(met(tmp_path / "here" / "link"), tmp_path) == ["there/1.txt"]


@pytest.mark.parametrize("target", ["gone.txt", "link.txt"])
def test_a_link_that_leads_nowhere_is_a_failure(tmp_path: Path, target: str) -> None:
    (tmp_path / "link.txt").symlink_to(target)
    for path in (tmp_path, tmp_path / "link.txt"):
        found = only(met(path))
        assert found.state == "failed"
        assert "link.txt" in str(found.problem) or target in str(found.problem)


def test_a_path_that_is_not_there_is_a_failure(tmp_path: Path) -> None:
    found = only(met(tmp_path / "missing"))
    assert (found.name, found.state, found.named) == (str(tmp_path / "missing"), "failed", True)
    assert "missing" in str(found.problem)


def test_hidden_files_and_what_systems_leave_are_passed_over_with_a_word(tmp_path: Path) -> None:
    made(
        tmp_path,
        ".git/config", ".git/objects/1", ".hidden.txt", ".DS_Store", "Thumbs.db", "a.txt",
        "__MACOSX/._a.txt", "~$页.docx", "b/.b.txt", "c.txt~",
    )  # fmt: skip
    found = met(tmp_path)
    read = [each for each in found if each.item is not None]
    assert names(read, tmp_path) == ["a.txt"]
    others = [each for each in found if each.item is None]
    assert names(others, tmp_path) == [
        ".DS_Store", ".git", ".hidden.txt", "Thumbs.db", "__MACOSX", "b/.b.txt", "c.txt~",
        "~$页.docx",
    ]  # fmt: skip
    assert {each.state for each in others} == {"skipped"}
    assert all(Path(each.name).name in str(each.problem) for each in others)


def test_a_hidden_file_or_folder_is_read_where_it_is_named(tmp_path: Path) -> None:
    made(tmp_path, ".notes/a.txt", ".b.txt")
    for paths in (
        (tmp_path / ".notes", tmp_path / ".b.txt"),
        (tmp_path, tmp_path / ".notes", tmp_path / ".b.txt"),
    ):
        found = met(*paths)
        assert sorted(names(found, tmp_path)) == [".b.txt", ".notes/a.txt"]
        assert all(each.item is not None for each in found)


def test_a_sidecar_is_passed_over_with_the_name_of_its_file(tmp_path: Path) -> None:
    made(tmp_path, "a.toml", "a.txt", "b.toml", "c.toml", "c.html.gz")
    said = {Path(each.name).name: each.problem for each in met(tmp_path) if each.item is None}
    assert said.keys() == {"a.toml", "b.toml", "c.toml"}
    assert "used with a.txt" in str(said["a.toml"])
    assert "not beside it" in str(said["b.toml"])
    assert "used with c.html.gz" in str(said["c.toml"])


def test_a_sidecar_that_is_named_alone_is_passed_over_and_without_its_file_a_failure(
    tmp_path: Path,
) -> None:
    made(tmp_path, "a.toml", "a.txt", "b.toml")
    found = met(tmp_path / "a.toml", tmp_path / "b.toml")
    assert [each.state for each in found] == ["skipped", "failed"]


def test_pipes_and_sockets_are_failures_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as ear, tempfile.TemporaryDirectory() as short:
        ear.bind(f"{short}/ear")
        found = met(tmp_path, tmp_path / "pipe.txt", Path(short), Path("/dev/null"))
    assert [each.state for each in found] == ["failed"] * 3
    assert all("no regular file" in str(each.problem) for each in found)


def test_a_folder_too_deep_to_be_opened_is_a_failure(tmp_path: Path) -> None:
    folder = os.open(tmp_path, os.O_RDONLY)
    depth = 0
    while depth < 25:
        os.mkdir("d" * 200, dir_fd=folder)
        deeper = os.open("d" * 200, os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = deeper
        depth += 1
    os.close(folder)
    made(tmp_path, "z.txt")
    failed, read = met(tmp_path)
    assert failed.state == "failed"
    assert "Cannot read" in str(failed.problem)
    assert Path(read.name).name == "z.txt"


def test_folders_may_lie_deeper_than_calls(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(1200):
        folder /= "d"
        folder.mkdir()
    made(folder, "a.txt")
    assert only(met(tmp_path)).name == str(folder / "a.txt")
    # The library that clears up after the test calls itself for each folder.
    (folder / "a.txt").unlink()
    while folder != tmp_path:
        folder.rmdir()
        folder = folder.parent


def on_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, **options: Any) -> Met:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return only(list(walk([Path("-"), Path("-")], **options)))


def test_standard_input_is_named_after_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    one = on_standard_input(monkeypatch, "开工".encode())
    again = on_standard_input(monkeypatch, "开工".encode())
    other = on_standard_input(monkeypatch, "签约".encode())
    assert one.name == again.name != other.name
    assert one.name.startswith("standard input sha256:")
    assert one.named
    assert one.item is not None
    with one.item.open() as file:
        assert file.read() == "开工".encode()


def test_standard_input_may_have_the_name_of_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    found = on_standard_input(monkeypatch, b"{}", called="2020-06-01/a.jsonl")
    assert found.item is not None
    assert found.item.location.parts == ("2020-06-01", "a.jsonl")
    assert found.item.suffix == ".jsonl"


def test_a_file_called_like_standard_input_can_be_named_in_full(tmp_path: Path) -> None:
    made(tmp_path, "-")
    assert only(met(tmp_path / "-")).item is not None


TREES: st.SearchStrategy[dict[str, Any]] = st.recursive(
    st.just({}),
    lambda inner: st.dictionaries(
        st.sampled_from(
            ["a", "b.txt", "页.txt", "b.toml", ".git", "c.", " d", "e{0}.txt", "Thumbs.db", "-"]
        ),
        st.none() | inner,
        max_size=6,
    ),
    max_leaves=20,
)


def grow(folder: Path, tree: dict[str, Any]) -> None:
    for name, inner in tree.items():
        if inner is None:
            (folder / name).write_bytes(b"x")
        else:
            (folder / name).mkdir()
            grow(folder / name, inner)


def expected(tree: dict[str, Any], above: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """What is to be met: every file, hidden folders as one, in the order of the whole paths."""
    found = []
    for name, inner in tree.items():
        if inner is None or litter(name) is not None:
            found.append((*above, name))
        else:
            found += expected(inner, (*above, name))
    return sorted(found)


@settings(deadline=None)
@given(TREES, st.randoms(use_true_random=False))
def test_every_file_of_any_tree_is_met_exactly_once(tree: dict[str, Any], chance: Any) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        top = Path(os.path.realpath(temporary))
        grow(top, tree)
        wanted = expected(tree)
        assert [Path(each.name).relative_to(top).parts for each in met(top)] == wanted
        visible = [path for path in top.rglob("*") if litter(path.name) is None]
        inside = [path for path in visible if not any(map(litter, path.relative_to(top).parts))]
        paths = [top, *chance.sample(inside, min(len(inside), 4))]
        chance.shuffle(paths)
        found = met(*paths)
        assert sorted(Path(each.name).relative_to(top).parts for each in found) == wanted
        assert all((each.item is None) == (each.state in STATES) for each in found)
        assert all((each.problem is None) == (each.item is not None) for each in found)
