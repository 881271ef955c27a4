"""The ledger: what a library knows of its sources, and what a load finds out about them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.clock import now
from store.reading.item import MEMBER, readable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.load.work import Identity

# Sources that are looked through at a time.
BATCH = 500


@dataclass(frozen=True, slots=True)
class Known:
    """A source as the library has it.

    state: what came of it when it was last read. loaded: when its articles were written, None where
    there are none; they may be those of an earlier state of it. vanished: 1 or 0.
    """

    key: int
    path: str
    sha256: str | None
    settings: str
    state: str
    format: str | None
    problem: str | None
    loaded: str | None
    vanished: int


class Ledger:
    """The sources of a library, and the names met in one load. connection: None for no library."""

    def __init__(self, connection: sqlite3.Connection | None) -> None:
        self._connection = connection
        # Whatever the load is long, the names met take no memory: SQLite keeps them in a file that
        # is gone when it is closed.
        self._met = sqlite3.connect("", isolation_level=None)
        self._met.execute("PRAGMA journal_mode = OFF")
        self._met.execute("CREATE TABLE met (name TEXT PRIMARY KEY, failed INTEGER) WITHOUT ROWID")
        self._met.execute("CREATE TABLE moved (source INTEGER PRIMARY KEY)")

    def close(self) -> None:
        """Forget the names met."""
        self._met.close()

    def meet(self, name: str, *, failed: bool = False) -> bool:
        """Note that a source was met; whether for the first time. failed: nothing is there."""
        sql = "INSERT OR IGNORE INTO met VALUES (?, ?)"
        return self._met.execute(sql, (name, failed)).rowcount == 1

    def known(self, name: str) -> Known | None:
        """The source of that name, or None."""
        return next(self._rows("path = ?", name), None)

    def moved(self, sha256: str) -> Known | None:
        """A source with these bytes and with articles whose file is gone; given only once."""
        for known in self._rows("sha256 = ? AND state IN ('loaded', 'partial')", sha256):
            if is_gone(known.path) and self._is_free(known.key):
                self._met.execute("INSERT INTO moved VALUES (?)", (known.key,))
                return known
        return None

    def under(self, name: str) -> Iterator[Known]:
        """The source of that name, and those in the folder or archive of that name, by name."""
        folder = name.rstrip("/")
        for first, end in (
            (name, name + "\0"),
            (folder + "/", folder + "0"),
            (name + MEMBER, name + MEMBER[:-1] + "0"),
        ):
            after = first
            equal = "="
            while True:
                some = list(
                    self._rows(
                        f"path >{equal} ? AND path < ? ORDER BY path LIMIT {BATCH}", after, end
                    )
                )
                yield from some
                if len(some) < BATCH:
                    break
                after, equal = some[-1].path, ""

    def missing(self, names: Iterable[str]) -> Iterator[Known]:
        """The sources under some files and folders that were walked to their end and that were not
        met there. What lies in a folder or archive that could not be read is not missing.
        """
        for name in names:
            for known in self.under(name):
                if not known.vanished and not self._was_met(known) and not self._in_failed(known):
                    # Two of the names may lie one in the other.
                    self.meet(known.path)
                    yield known

    def checked(self, known: Known, path: str) -> None:
        """Note that a source is there and as it was, under the name it has now."""
        self._run(
            "UPDATE source SET path = ?, checked = ?, vanished = NULL WHERE id = ?",
            path,
            now(),
            known.key,
        )

    def vanish(self, known: Known) -> None:
        """Note that a source is not there any more. One that never had articles is forgotten."""
        if known.loaded is None:
            self._run("DELETE FROM source WHERE id = ?", known.key)
        else:
            at = now()
            self._run("UPDATE source SET vanished = ?, checked = ? WHERE id = ?", at, at, known.key)

    def failed(self, known: Known | None, path: str, identity: Identity, problem: str) -> None:
        """Note why a source could not be read. The articles of an earlier load stay."""
        self._write(
            known.key if known else None,
            path=path,
            sha256=identity.sha256,
            # Those with which it can be tried again.
            settings=identity.settings or (known.settings if known else ""),
            size=identity.size,
            format=identity.format or (known.format if known else None),
            state="failed",
            problem=problem,
        )

    def taken(self, key: int | None, path: str, identity: Identity, **columns: Any) -> int:
        """Note what a source is whose articles are written; its key.

        columns: state, problem, loaded, articles, paragraphs, facts, as far as they are known.
        """
        return self._write(
            key,
            path=path,
            sha256=identity.sha256,
            settings=identity.settings,
            size=identity.size,
            format=identity.format,
            media_type=identity.media_type,
            charset=identity.charset,
            **columns,
        )

    def _write(self, key: int | None, **columns: Any) -> int:
        columns |= {"checked": now(), "vanished": None, "version": program()}
        names = list(columns)
        if key is not None:
            changes = ", ".join(f"{name} = ?" for name in names)
            self._run(f"UPDATE source SET {changes} WHERE id = ?", *columns.values(), key)  # noqa: S608 (our own names)
            return key
        marks = ", ".join("?" * len(names))
        sql = f"INSERT INTO source ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 (our own names)
        made = self._run(sql, *columns.values()).lastrowid
        assert made is not None
        return made

    def _run(self, sql: str, *values: Any) -> sqlite3.Cursor:
        assert self._connection is not None, "a load without a library writes nothing"
        return self._connection.execute(sql, values)

    def _rows(self, where: str, *values: Any) -> Iterator[Known]:
        if self._connection is None:
            return
        rows = self._connection.execute(
            "SELECT id, path, sha256, settings, state, format, problem, loaded, "  # noqa: S608 (our own words)
            f"vanished IS NOT NULL FROM source WHERE {where}",
            values,
        ).fetchall()
        yield from (Known(*row) for row in rows)

    def _is_free(self, key: int) -> bool:
        known = self._met.execute("SELECT 1 FROM moved WHERE source = ?", (key,)).fetchone()
        return known is None

    def _was_met(self, known: Known) -> bool:
        sql = "SELECT 1 FROM met WHERE name = ?"
        met = self._met.execute(sql, (known.path,)).fetchone() is not None
        return met or not self._is_free(known.key)

    def _in_failed(self, known: Known) -> bool:
        """Whether a folder or archive that it lies in could not be read."""
        parts = known.path.split("/")
        above = ["/".join(parts[:at]).removesuffix(MEMBER[0]) or "/" for at in range(1, len(parts))]
        marks = ",".join("?" * len(above))
        sql = f"SELECT 1 FROM met WHERE failed AND name IN ({marks}) LIMIT 1"  # noqa: S608 (marks)
        return self._met.execute(sql, above).fetchone() is not None


def is_gone(name: str) -> bool:
    """Whether the file of that name, or the archive that it is a member of, is not on disk."""
    path = Path(name.partition(MEMBER)[0])
    if path.exists():
        return False
    try:
        return path.name not in _renamed(path.parent, path.parent.stat().st_mtime_ns)
    except OSError:
        return True


@lru_cache(maxsize=64)
def _renamed(folder: Path, _changed: int) -> frozenset[str]:
    """The names in a folder that are in another charset than the system's, as a library has them.

    Asked for every file that is gone, most often in one folder. _changed: when the folder was.
    """
    names = (other.name for other in folder.iterdir())
    return frozenset(readable(name) for name in names if readable(name) != name)


@cache
def program() -> str:
    """The version of this program."""
    return version("yuanzhi")
