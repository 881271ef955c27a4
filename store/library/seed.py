"""The library of the seed page that ships with the program: open until something is loaded."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, suppress
from gettext import dgettext
from importlib.resources import files
from pathlib import Path

import platformdirs

from store import schema
from store.model import YuanzhiError

# Seconds for which the seed library of another version is left alone.
LATELY = 7 * 86_400.0


def seeds() -> Path:
    """The folder with the newspaper page that ships with the program."""
    packaged = Path(str(files("store"))) / "seeds"
    return packaged if packaged.is_dir() else Path(str(files("store"))).parent / "seeds"


def seed_library() -> Path:
    """The library of the seed page, in the cache folder; made where it is not there yet.

    Its name carries what it was made from, so that another version of the program, its rules or
    its tables makes another one. Raises YuanzhiError where the cache folder cannot be written.
    """
    folder = _folder()
    path = folder / f"seed-{_seed_mark()}.db"
    if path.exists():
        return path
    # Asked for once in the life of a version; what is above, at each start.
    import tempfile

    from store.library.loads import load

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as work:
            made = Path(work) / "seed.db"
            for outcome in load([seeds()], made):
                if outcome.state == "failed":
                    raise YuanzhiError(outcome.problem or "")
            _close_whole(made)
            # Renamed only when whole; and one that is there stays: another program has it open.
            if not path.exists():
                made.replace(path)
        _remove_former(folder, path)
    except OSError as error:
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                "Cannot make the seed library in {folder} ({reason}): load a file of your own with "
                "`yuanzhi load`, or set XDG_CACHE_HOME to a folder that can be written to.",
            ).format(folder=folder, reason=error.strerror)
        ) from error
    return path


def _close_whole(path: Path) -> None:
    """Let all of a library stand in its one file, so that it can be renamed and only be read."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def _remove_former(folder: Path, path: Path) -> None:
    """Remove the seed libraries of earlier versions, if not made lately: one may still be read."""
    for other in folder.glob("seed-*.db*"):
        # One that is still open elsewhere may refuse to go.
        with suppress(OSError):
            if (
                not other.name.startswith(path.name)
                and other.stat().st_mtime < time.time() - LATELY
            ):
                other.unlink()


def is_seed(path: Path) -> bool:
    """Whether this is a library of the seed page, of this version of the program or another."""
    return path.parent == _folder() and path.match("seed-*.db")


def _folder() -> Path:
    return platformdirs.user_cache_path("yuanzhi")


def _seed_mark() -> str:
    """A short digest of all that the seed library depends on: its page and this program's code."""
    import hashlib

    digest = hashlib.sha256()
    code = Path(str(files("store")))
    for file in sorted((*seeds().iterdir(), *code.rglob("*.py"), *(code / "data").iterdir())):
        stat = file.stat()
        digest.update(f"{file.name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:12]


def is_empty(path: Path) -> bool:
    """Whether nothing has been loaded there yet. Raises YuanzhiError where it is no library."""
    if schema.is_new(path):
        return True
    connection = schema.connect(path)
    try:
        return connection.execute("SELECT 1 FROM source LIMIT 1").fetchone() is None
    except sqlite3.DatabaseError as error:
        raise YuanzhiError(
            dgettext("yuanzhi", "Cannot read {path} ({reason}): restore it from a backup.").format(
                path=path, reason=error
            )
        ) from error
    finally:
        connection.close()
