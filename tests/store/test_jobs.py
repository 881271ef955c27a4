"""Several processes: the same library as with one, and nothing hangs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zipfile
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from store import library
from store.load.crew import Crew
from store.load.work import Failure, Result
from tests.store.loading import UNREADABLE, everything, jsonl, news, rows, states

if TYPE_CHECKING:
    from pathlib import Path

    from store.load.work import Task


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Sources of every kind: large and small, in an archive, broken, in part, without news."""
    made = tmp_path / "news"
    made.mkdir()
    jsonl(
        made / "large.jsonl",
        *(
            news(
                f"第{number}家企业签约",
                f"总投资{number % 90 + 1}亿元的{number % 700}号轴承项目在东岭高新区开工。\n"
                f"园区第{number}家企业负责人李明表示，项目占地{number % 50 + 5}亩。\n"
                + f"东岭高新区第{number}期简报。\n"
                * 12,
                date=f"20{number % 25:02}-0{number % 9 + 1}-11",
            )
            for number in range(400)
        ),
    )
    for number in range(25):
        text = f"第{number}号消息\n\n东岭高新区的第{number}家企业今天投产，总投资3亿元。\n"
        (made / f"{number:02}.txt").write_text(text, encoding="utf-8")
    with zipfile.ZipFile(made / "packed.zip", "w") as archive:
        archive.writestr("x.txt", "丙公司落户\n\n丙公司的阀门厂今天落户东岭高新区。\n")
        archive.writestr("y.txt", "丁公司签约\n\n丁公司的叉车厂今天签约。\n")
    (made / "07.txt").write_bytes(UNREADABLE)
    (made / "p.gif").write_bytes(b"GIF89a" + bytes(100))
    part = jsonl(made / "part.jsonl", news("一", "第一段。"))
    part.write_text(part.read_text(encoding="utf-8") + "{broken\n", encoding="utf-8")
    return made


def test_two_processes_make_the_very_same_library(tmp_path: Path, folder: Path) -> None:
    outcomes = {}
    for jobs in (1, 2):
        db = tmp_path / f"{jobs}.db"
        outcomes[jobs] = list(library.load([folder], db, jobs=jobs))
    assert outcomes[1] == outcomes[2]
    assert len(outcomes[1]) == 30
    one, two = (everything(tmp_path / f"{jobs}.db", timeless=True) for jobs in (1, 2))
    assert one.keys() == two.keys()
    for table in one:
        assert one[table] == two[table], table
    # The same once more, now that there is something to be replaced.
    (folder / "large.jsonl").write_bytes(
        b"".join((folder / "large.jsonl").read_bytes().splitlines(keepends=True)[100:])
    )
    (folder / "03.txt").rename(folder / "99.txt")
    (folder / "07.txt").write_text("改好了\n\n东岭高新区的企业今天投产。\n", encoding="utf-8")
    for jobs in (1, 2):
        outcomes[jobs] = list(library.load([folder], tmp_path / f"{jobs}.db", jobs=jobs))
    assert outcomes[1] == outcomes[2]
    one, two = (everything(tmp_path / f"{jobs}.db", timeless=True) for jobs in (1, 2))
    for table in one:
        assert one[table] == two[table], table


def test_two_processes_stop_after_the_source_at_work_too(tmp_path: Path, folder: Path) -> None:
    db = tmp_path / "library.db"
    asked = iter([False] * 4 + [True])
    outcomes = list(library.load([folder], db, jobs=2, stop=lambda: next(asked)))
    assert list(states(outcomes)) == ["00.txt", "01.txt", "02.txt", "03.txt", "04.txt"]
    assert len(rows(db)) == 5


@dataclass(frozen=True)
class Says:
    """Work that is done."""

    word: str
    weight: int = 1

    def __call__(self) -> Result:
        return Result(problems=(self.word,))


@dataclass(frozen=True)
class Dies:
    """Work that the system ends, as it does where there is no memory left."""

    weight: int = 1

    def __call__(self) -> Result:
        os.kill(os.getpid(), signal.SIGKILL)
        return Result()


def test_a_process_that_dies_fails_its_own_task_and_no_other() -> None:
    tasks: list[tuple[int, Task | None]] = [
        (number, Dies() if number == 5 else Says(str(number))) for number in range(12)
    ]
    with closing(Crew(2)) as crew:
        results = dict(crew.run(tasks))
    assert list(results) == list(range(12))
    assert isinstance(results.pop(5).failure, Failure)
    assert all(result.problems == (str(number),) for number, result in results.items())


BROKEN_OFF = """
import sys
from pathlib import Path
from store import library

def tell(progress):
    if progress.paragraphs:
        print("at work", flush=True)

if __name__ == "__main__":
    try:
        for outcome in library.load([Path(sys.argv[1])], Path(sys.argv[2]), None, tell, jobs=2):
            pass
    except KeyboardInterrupt:
        print("broken off")
"""


def test_ctrl_c_ends_all_processes_without_a_word(tmp_path: Path, folder: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(BROKEN_OFF, encoding="utf-8")
    jsonl(
        folder / "zz.jsonl", *(news(str(number), "园区里的消息。\n" * 50) for number in range(9000))
    )
    command = [sys.executable, str(script), str(folder), str(tmp_path / "library.db")]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "at work\n"
        # As a terminal sends it: to all processes at once.
        os.killpg(process.pid, signal.SIGINT)
        told, complained = process.communicate(timeout=120)
    assert complained == ""
    assert told.splitlines()[-1] == "broken off"
