"""Watching: what changes after the first load is loaded too."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from store import library
from tests.store.loading import load, rows, totals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from store.model import Outcome

# How long one waits for an outcome: far longer than it should ever take.
PATIENCE = 60.0


def text(path: Path, thing: str) -> Path:
    path.write_text(f"{thing}厂的消息\n\n园区里的{thing}厂今天投产。\n", encoding="utf-8")
    return path


class Watched:
    """Follows `library.watch`; `until` gives the outcomes up to the one that is waited for."""

    def __init__(self, *paths: Path, into: Path) -> None:
        self._end = time.monotonic() + PATIENCE
        self._stopped = False
        self._outcomes = library.watch(paths, into, stop=self._stop)

    def _stop(self) -> bool:
        return self._stopped or time.monotonic() > self._end

    def until(self, name: str, state: str) -> list[Outcome]:
        found = []
        for outcome in self._outcomes:
            found.append(outcome)
            if (outcome.path.rpartition("/")[2], outcome.state) == (name, state):
                return found
        pytest.fail(f"{name} was not {state} in time, but {found}")

    def stop(self) -> list[Outcome]:
        self._stopped = True
        return list(self._outcomes)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "news"
    made.mkdir()
    text(made / "a.txt", "轴承")
    return made


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Callable[..., Watched]]:
    begun: list[Watched] = []

    def begin(*paths: Path) -> Watched:
        begun.append(Watched(*paths, into=tmp_path / "library.db"))
        return begun[-1]

    yield begin
    for watched in begun:
        watched.stop()


def test_a_new_a_changed_and_a_removed_file_are_seen(
    tmp_path: Path, folder: Path, watch: Callable[..., Watched]
) -> None:
    db = tmp_path / "library.db"
    watched = watch(folder)
    watched.until("a.txt", "loaded")
    text(folder / "b.txt", "电机")
    watched.until("b.txt", "loaded")
    text(folder / "b.txt", "水泵")
    watched.until("b.txt", "loaded")
    assert totals(db, "轴承", "电机", "水泵") == [1, 0, 1]
    (folder / "a.txt").unlink()
    watched.until("a.txt", "vanished")
    assert rows(db)["a.txt"].state == "vanished"
    assert watched.stop() == []


def test_a_folder_that_is_moved_in_or_renamed_is_seen(
    tmp_path: Path, folder: Path, watch: Callable[..., Watched]
) -> None:
    db = tmp_path / "library.db"
    other = tmp_path / "other"
    (other / "deep").mkdir(parents=True)
    text(other / "deep" / "c.txt", "阀门")
    watched = watch(folder)
    watched.until("a.txt", "loaded")
    other.rename(folder / "here")
    watched.until("c.txt", "loaded")
    (folder / "here").rename(folder / "there")
    watched.until("c.txt", "moved")
    watched.stop()
    assert rows(db)["c.txt"].path == str(folder / "there" / "deep" / "c.txt")
    assert totals(db, "阀门") == [1]


def test_what_a_load_would_pass_over_is_passed_over_here_too(
    folder: Path, watch: Callable[..., Watched]
) -> None:
    watched = watch(folder)
    watched.until("a.txt", "loaded")
    text(folder / ".b.txt.swp", "电机")
    text(folder / "b.txt~", "电机")
    (folder / "p.gif").write_bytes(b"GIF89a" + bytes(100))
    text(folder / "z.txt", "水泵")
    seen = watched.until("z.txt", "loaded")
    states = {outcome.path.rpartition("/")[2]: outcome.state for outcome in seen}
    assert states in ({"z.txt": "loaded"}, {"p.gif": "skipped", "z.txt": "loaded"})


def test_a_changed_sidecar_loads_its_file_again(
    tmp_path: Path, folder: Path, watch: Callable[..., Watched]
) -> None:
    watched = watch(folder)
    watched.until("a.txt", "loaded")
    (folder / "a.toml").write_text('publication = "东岭日报"\n', encoding="utf-8")
    watched.until("a.txt", "loaded")
    watched.stop()
    with library.Library.open(tmp_path / "library.db") as opened:
        (hit,) = opened.hits("轴承", opened.search("轴承").paragraphs)
        assert hit.publication == "东岭日报"


def test_a_file_named_is_watched_by_its_name_and_those_beside_it_are_not(
    folder: Path, watch: Callable[..., Watched]
) -> None:
    watched = watch(folder / "a.txt")
    watched.until("a.txt", "loaded")
    text(folder / "b.txt", "电机")
    # As many editors save: written anew under another name, then put in the place of the old.
    text(folder / "new", "水泵").replace(folder / "a.txt")
    seen = watched.until("a.txt", "loaded")
    assert {outcome.path for outcome in seen} == {str(folder / "a.txt")}


def test_watching_ends_at_once_where_it_is_stopped_during_the_first_load(
    tmp_path: Path, folder: Path
) -> None:
    outcomes = list(library.watch([folder], tmp_path / "library.db", stop=lambda: True))
    assert [outcome.state for outcome in outcomes] == ["loaded"]
    assert load(folder, into=tmp_path / "library.db") == {"a.txt": "unchanged"}
