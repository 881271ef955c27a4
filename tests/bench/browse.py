"""How quick the browser is: python -m tests.bench.browse LIBRARY.db [TIMES]

The browser runs in a pseudo-terminal of its own, as a reader would start it; times are taken from
outside, from the key to the words on the screen that answer it. Beside its first paint, the frame
of the lists, and the lists with their rows stands the first paint of a Textual application that
says "hello, world", started in turn with it. Memory is what the system says the process holds: all
of it, and without the pages of the library's file that it maps (those the system takes back
whenever it needs them). tests.bench.multiply makes large libraries.
"""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import statistics
import struct
import sys
import tempfile
import time
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ
from typing import TYPE_CHECKING

from store.library import Library
from store.model import PARK_COLUMNS, PARKS_FIRST, PROJECT_COLUMNS, PROJECTS_FIRST
from tests.bench import machine
from tui import messages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

COLUMNS, LINES = 140, 40
STARTS = 9
TIMES = 20
FEW = 5
BURST = 100
# Seconds in which nothing is drawn: then what a key set going has come to its end.
QUIET = 0.25
PATIENCE = 60.0

# Queries that are typed.
WORDS = {
    "1 character": list("的国中工人大发产"),
    "2 characters": ["项目", "经济", "园区", "发展", "光伏", "新能源"],
    "4 characters": ["高新技术", "投资总额", "中国共产", "示范园区"],
    "headlines": ["title:项目", "title:开工", "title:的"],
    "pinyin": ["gxq", "xian"],
    "nothing": ["龘龘龘"],
}

HELLO = """
from textual.app import App
from textual.widgets import Static

class Hello(App):
    def compose(self):
        yield Static("hello, world")

Hello().run()
"""
_SEQUENCE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P.*?\x1b\\|[@-_=>])"
)

KEYS = {
    "down": "\x1b[B",
    "pagedown": "\x1b[6~",
    "end": "\x1b[F",
    "home": "\x1b[H",
    "escape": "\x1b",
    "enter": "\r",
    "backspace": "\x7f",
    "ctrl+e": "\x05",
    "ctrl+u": "\x15",
}


class Terminal:
    """A program in a pseudo-terminal, and what it drew since the last key."""

    def __init__(self, arguments: Sequence[str], folder: Path) -> None:
        self.began = time.perf_counter()
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            # Before it looks how large its window is.
            ioctl(0, TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
            os.environ |= {
                "HOME": str(folder),
                "XDG_STATE_HOME": str(folder),
                "XDG_CONFIG_HOME": str(folder),
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
            }
            # As for a reader: what was compiled once is not compiled again at each start.
            os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
            os.execv(arguments[0], list(arguments))
        self._drawn = b""

    def close(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._file)

    def press(self, *keys: str) -> float:
        """Press keys at once; when that was."""
        self._drawn = b""
        typed = "".join(KEYS.get(key, key) for key in keys).encode()
        now = time.perf_counter()
        os.write(self._file, typed)
        return now

    def until(self, words: str, since: float) -> float:
        """Seconds from `since` until words (a pattern) are drawn. Raises TimeoutError."""
        pattern = re.compile(words)
        while time.perf_counter() - since < PATIENCE:
            if self._read(1.0) and pattern.search(self.text):
                return time.perf_counter() - since
        raise TimeoutError(f"{words} was not drawn, but {self.text[-2000:]!r}")

    @property
    def text(self) -> str:
        """What was drawn since the last key, without the sequences that place and colour it."""
        return _SEQUENCE.sub("", self._drawn.decode(errors="replace"))

    def settle(self) -> None:
        """Wait until nothing more is drawn."""
        while self._read(QUIET):
            pass

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._file], [], [], seconds)
        if ready:
            self._drawn += os.read(self._file, 1 << 16)
        return bool(ready)

    @property
    def memory(self) -> tuple[float, float]:
        """MB that the process holds, and without the pages of files."""
        told = dict(
            line.split(":", 1) for line in Path(f"/proc/{self.pid}/status").read_text().splitlines()
        )
        whole, own = (int(told[name].split()[0]) / 1024 for name in ("VmRSS", "RssAnon"))
        return whole, own


class Bench:
    """Measures one library."""

    def __init__(self, library: Path, folder: Path, times: int) -> None:
        self._library = library
        self._folder = folder
        self._times = times
        self._rows: list[tuple[str, ...]] = []
        self._memory: list[tuple[str, ...]] = []

    def run(self) -> None:
        """Measure everything, and print the tables."""
        self._start()
        self._terminal = self._browser()
        try:
            self._terminal.until(r"\d of \d", self._terminal.began)
            self._remember("open")
            for step in (self._lists, self._narrow, self._pages, self._search, self._busy):
                step()
        finally:
            self._terminal.close()
            head = ("from the key to what it shows, ms", "n", "p50", "p95", "max")
            print(machine.table(head, self._rows), end="\n\n")
            print(machine.table(("memory, MB", "all", "without files"), self._memory))

    def _browser(self) -> Terminal:
        program = str(Path(sys.executable).with_name("yuanzhi"))
        return Terminal((program, "--db", str(self._library)), self._folder)

    def _start(self) -> None:
        """First paint, in turn with the peer."""
        hello, paint, lists = [], [], []
        for _ in range(STARTS):
            peer = Terminal((sys.executable, "-c", HELLO), self._folder)
            hello.append(peer.until("hello, world", peer.began))
            peer.close()
            browser = self._browser()
            paint.append(browser.until("Parks", browser.began))
            lists.append(browser.until(r"> .*All parks", browser.began))
            browser.close()
        base = statistics.median(hello)
        rows = [
            (name, *spread(times), f"{statistics.median(times) / base:.2f}")
            for name, times in (
                ("hello, world", hello),
                ("first paint: the frame of the lists", paint),
                ("the lists are filled", lists),
            )
        ]
        head = ("from the start, ms", "n", "p50", "p95", "max", "times hello")
        print(machine.table(head, rows), end="\n\n")

    def _remember(self, when: str) -> None:
        self._terminal.settle()
        whole, own = self._terminal.memory
        self._memory.append((when, f"{whole:.0f}", f"{own:.0f}"))

    def _note(self, name: str, times: list[float]) -> None:
        self._rows.append((name, *spread(times)))
        print(*self._rows[-1], file=sys.stderr)

    def _measure(
        self,
        name: str,
        steps: Sequence[tuple[Sequence[str], str]],
        back: Callable[[], object] | None = None,
    ) -> None:
        """Press the keys of each step and wait for its words; `back` undoes it, unmeasured."""
        times = []
        for keys, words in steps:
            self._terminal.settle()
            times.append(self._terminal.until(words, self._terminal.press(*keys)))
            if back is not None:
                self._terminal.settle()
                back()
        self._terminal.settle()
        self._note(name, times)

    def _press(self, *keys: str) -> None:
        self._terminal.press(*keys)
        self._terminal.settle()

    def _walk(self, name: str, count: int) -> None:
        """Move through a list that shows its place."""
        several = range(2, self._times + 2)
        last = f"{count:,}"
        self._measure(f"{name}: Down, the row", [(["down"], r"> ?\S") for _ in several])
        self._press("home")
        self._measure(f"{name}: Down, its place told", [(["down"], rf"\b{n} of") for n in several])
        self._press("home")
        self._measure(f"{name}: PgDn", [(["pagedown"], r"\d of") for _ in several])
        self._press("home")
        self._measure(
            f"{name}: End", [(["end"], rf"{last} of {last}")] * FEW, lambda: self._press("home")
        )
        self._press("end")
        self._measure(f"{name}: Home", [(["home"], r"\b1 of")] * FEW, lambda: self._press("end"))
        self._press("home")
        self._terminal.until(r"\d of", self._terminal.press(*["pagedown"] * BURST))
        self._terminal.settle()
        (reached,) = re.findall(r"([\d,]+) of", self._terminal.text)[-1:]
        self._press("home")
        # As a key that is held down: until the last of them is answered.
        self._measure(
            f"{name}: PgDn held down, {BURST} times",
            [(["pagedown"] * BURST, rf"\b{reached} of")] * FEW,
            lambda: self._press("home"),
        )

    def _lists(self) -> None:
        with Library.open(self._library) as library:
            parks, projects = len(library.parks()), len(library.projects())
        self._rows.append((f"{parks:,} parks, {projects:,} projects", "", "", "", ""))
        self._press("2")
        self._walk("projects", projects)
        self._remember("projects scrolled")
        self._sorts("projects", PROJECT_COLUMNS, PROJECTS_FIRST.column)
        self._press("1")
        self._sorts("parks", PARK_COLUMNS, PARKS_FIRST.column)
        self._measure("parks: to the next, and its projects", [(["down"], r"1 of \d")] * FEW)
        self._press("home")

    def _sorts(self, name: str, columns: Sequence[str], first: str) -> None:
        """Sort by every column in turn, the first one last."""
        at = columns.index(first)
        for column in (*columns[at + 1 :], *columns[:at], first):
            label = messages.label(messages.COLUMNS, column)
            # The title tells of any order but the first.
            shown = r"\d of \d|  \d[\d,]*  " if column == first else rf"\d  by {label[:4]}"
            self._measure(f"{name}: sort by {label}", [(["O"], shown)])

    def _narrow(self) -> None:
        for pane, name in (("1", "parks"), ("2", "projects")):
            self._press(pane)
            self._measure(
                f"{name}: filter box", [(["f"], r"\d")] * 5, lambda: self._press("escape")
            )
            typed = [
                (["f", *word], r"[\d,]+ (park|project)") for word in ("西安", "gxq", "高新", "公司")
            ]
            self._measure(f"{name}: filter by a word", typed, lambda: self._press("escape"))
            self._measure(
                f"{name}: facets counted", [(["F"], r"\[ \]")] * 5, lambda: self._press("escape")
            )
            chosen: list[float] = []
            for _ in range(3):
                self._terminal.until(r"\[ \]", self._terminal.press("F"))
                self._terminal.settle()
                chosen.append(self._terminal.until("clears", self._terminal.press("enter")))
                self._terminal.settle()
                self._press("X")
            self._note(f"{name}: facet chosen", chosen)
        self._remember("narrowed")

    def _pages(self) -> None:
        def back() -> None:
            self._press("escape")

        self._press("1", "down")
        self._measure("open a park", [(["o"], "Projects|projects")] * 5, back)
        self._measure("open an article", [(["a"], "Esc")] * 5, back)
        self._press("2", "down")
        self._measure("open a project", [(["o"], "Life|life|Esc")] * 5, back)
        self._measure("chart by park", [(["%"], "by park|By park|10")] * 3, back)
        for key in "234":
            self._measure(f"chart {key}", [(["%", key], r"\d")] * 3, back)
        self._remember("pages and charts")

    def _search(self) -> None:
        for name, words in WORDS.items():
            # A hit opens with the day of its article, and names stand in a list of their own.
            steps = [(list(word), r"\d{4}-\d\d-\d\d  |nothing|Nothing|No") for word in words]
            times = []
            for keys, shown in steps:
                self._press("/")
                self._press("ctrl+e", "ctrl+u")
                *before, last = keys
                if before:
                    self._press(*before)
                times.append(self._terminal.until(shown, self._terminal.press(last)))
                self._terminal.settle()
                self._press("escape")
                self._press("escape")
            self._note(f"search, first hits: {name}", times)
        self._press("/")
        self._press("的")
        self._terminal.settle()
        self._measure("search, all hits of one character (Enter)", [(["enter"], r"1 of [\d,]+")])
        self._press("home")
        found = re.search(r"1 of ([\d,]+)", self._terminal.text)
        self._remember("all hits of one character")
        if found:
            self._walk(f"{found[1]} hits", int(found[1].replace(",", "")))
        self._remember("hits scrolled")

    def _busy(self) -> None:
        """A key that has nothing to wait for, alone and while a list is being sorted."""
        self._press("escape")
        self._press("escape")
        self._press("2")
        self._measure("help", [(["?"], "Next row")] * FEW, lambda: self._press("escape"))
        times = []
        for _ in range(FEW):
            self._terminal.press("O")
            time.sleep(0.05)
            times.append(self._terminal.until("Next row", self._terminal.press("?")))
            self._terminal.settle()
            self._press("escape")
        self._note("help, while a list is sorted", times)


def spread(times: list[float]) -> tuple[str, ...]:
    """How many there are; median, 95 of 100, and the longest, in milliseconds."""
    ordered = sorted(times)
    chosen = (statistics.median(ordered), ordered[int(len(ordered) * 0.95)], ordered[-1])
    return (str(len(times)), *(f"{seconds * 1000:.0f}" for seconds in chosen))


def main(library: Path, times: int) -> None:
    """Measure, and print."""
    print(machine.line())
    print(
        f"load of the machine: {', '.join(f'{load:.1f}' for load in os.getloadavg())}", end="\n\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        Bench(library, Path(folder), times).run()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int([*sys.argv[2:], str(TIMES)][0]))
