"""The report of a load: what became of every file that was met, as lines and as JSON."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from tui import messages
from tui.messages import _, label, mark, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from store.model import Outcome, SourceRow

Form = dict[str, Any]

# What the reader wants to see of each source as it happens; the rest is counted.
TOLD = frozenset({"partial", "failed", "moved", "vanished"})
LOADED = frozenset({"loaded", "partial"})
# The states in which a source stays in the library.
KEPT = frozenset({"loaded", "partial", "failed", "vanished"})

STATES = {
    "loaded": mark("loaded"),
    "partial": mark("in part"),
    "unchanged": mark("unchanged"),
    "moved": mark("moved"),
    "failed": mark("failed"),
    "skipped": mark("skipped"),
    "vanished": mark("vanished"),
}

# So many reasons for skipping are told, the most frequent first.
REASONS = 6


@dataclass(slots=True)
class Report:
    """What became of the sources of one load, counted; memory does not grow with their number."""

    states: Counter[str] = field(default_factory=Counter)
    _formats: dict[str, Counter[str]] = field(default_factory=dict)
    _skipped: Counter[str] = field(default_factory=Counter)

    def add(self, one: Outcome) -> None:
        """Count one outcome."""
        self.states[one.state] += 1
        if one.state == "skipped":
            name = PurePath(one.path).name
            self._skipped[(one.problem or "").replace(name, "..")] += 1
        elif one.state in LOADED:
            counts = self._formats.setdefault(one.format or _("unknown"), Counter())
            counts.update(
                files=1, articles=one.articles, paragraphs=one.paragraphs, facts=one.facts
            )

    @property
    def files(self) -> int:
        """How many files were met: all but those that are no longer there."""
        return self.states.total() - self.states["vanished"]

    @property
    def lost(self) -> int:
        """How many files could not be read, or not all of them."""
        return self.states["failed"] + self.states["partial"]

    def form(self) -> Form:
        """The counts: files by state, by format what was taken in, reasons for skipping."""
        return {
            "files": self.files,
            "states": dict(self.states),
            "formats": {name: dict(counts) for name, counts in sorted(self._formats.items())},
            "skipped": dict(self._skipped.most_common()),
        }

    def lines(self, *, dry_run: bool = False) -> Iterator[str]:
        """The table by format, then one line that accounts for every file."""
        columns = ("files", "articles", "paragraphs", "facts")
        shown = columns[:1] if dry_run else columns
        if self._formats:
            rows = [(name, counts) for name, counts in sorted(self._formats.items())]
            if len(rows) > 1:
                rows.append((_("together"), sum((c for _name, c in rows), Counter())))
            cells = [
                [_("format"), *(label(COLUMNS, name) for name in shown)],
                *([name, *(f"{counts[column]:,}" for column in shown)] for name, counts in rows),
            ]
            yield from _table(cells)
        yield self._sum(dry_run=dry_run)
        for reason, count in self._skipped.most_common(REASONS):
            yield _("  skipped {count:,}: {reason}").format(count=count, reason=reason)
        others = sum(count for _reason, count in self._skipped.most_common()[REASONS:])
        if others:
            yield _("  skipped {count:,}: for other reasons, see --verbose").format(count=others)

    def _sum(self, *, dry_run: bool) -> str:
        words = [
            f"{self.states[state]:,} {label(STATES, state)}"
            for state in STATES
            if self.states[state] and state != "vanished"
        ]
        line = ngettext("{count:,} file: {states}.", "{count:,} files: {states}.", self.files)
        line = line.format(count=self.files, states=", ".join(words) or _("nothing to do"))
        if self.states["vanished"]:
            line += " " + ngettext(
                "{count:,} that was loaded before is no longer there; its articles are kept.",
                "{count:,} that were loaded before are no longer there; their articles are kept.",
                self.states["vanished"],
            ).format(count=self.states["vanished"])
        return line + (" " + _("Nothing was written.") if dry_run else "")


COLUMNS = {
    "files": mark("files"),
    "articles": mark("articles"),
    "paragraphs": mark("paragraphs"),
    "facts": mark("facts"),
}


def outcome(one: Outcome) -> Form:
    """What became of one source."""
    return asdict(one)


def contents(one: Outcome | SourceRow) -> str:
    """How much a source holds: "2 articles, 1 paragraph, 3 facts"."""
    return ", ".join(
        (
            messages.articles(one.articles),
            messages.paragraphs(one.paragraphs),
            messages.facts(one.facts),
        )
    )


def outcome_line(one: Outcome) -> str:
    """What became of one source, for people."""
    state = f"{label(STATES, one.state):<10}"
    if one.state in LOADED:
        counts = contents(one)
        rest = f"{counts}; {one.problem}" if one.problem else counts
        return f"{state} {one.path}: {rest}"
    return f"{state} {one.path}" + (f": {one.problem}" if one.problem else "")


def source(row: SourceRow) -> Form:
    """One source of the library."""
    return asdict(row)


def source_lines(rows: Sequence[SourceRow]) -> Iterator[str]:
    """Sources as a table: state, format, articles, when loaded, path; problems below their row."""
    yield from _table(
        [
            [_("state"), _("format"), _("articles"), _("checked"), _("path")],
            *(
                [
                    label(STATES, row.state),
                    row.format or "",
                    f"{row.articles:,}",
                    row.checked.replace("T", " ")[:16],
                    row.path + (f"\n  {row.problem}" if row.problem else ""),
                ]
                for row in rows
            ),
        ],
        right=(2,),
    )


def _table(rows: list[list[str]], right: tuple[int, ...] = (1, 2, 3, 4)) -> Iterator[str]:
    """Rows of cells in columns; the last column is as long as it is."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        cells = [
            cell.rjust(width) if at in right else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row[:-1], widths, strict=False))
        ]
        last = len(row) - 1
        cells.append(row[-1].rjust(widths[-1]) if last in right else row[-1])
        yield "  ".join(cells).rstrip()
