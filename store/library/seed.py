"""The library of the seed page that ships with the program: open until something is loaded."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from contextlib import suppress
from gettext import dgettext
from importlib.resources import files
from pathlib import Path

import platformdirs

from store import schema
from store.library.loads import load
from store.model import YuanzhiError


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
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as work:
            made = Path(work) / "seed.db"
            for outcome in load([seeds()], made):
                if outcome.state == "failed":
                    raise YuanzhiError(outcome.problem or "")
            # Renamed only when whole: two programs started at once cannot spoil it.
            made.replace(path)
        for other in folder.glob("seed-*.db*"):
            # Those of earlier versions; one that is still open elsewhere may refuse to go.
            if not other.name.startswith(path.name):
                with suppress(OSError):
                    other.unlink()
    except OSError as error:
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                "Cannot make the seed library in {folder} ({reason}): load a file of your own with "
                "`yuanzhi load`, or set XDG_CACHE_HOME to a folder that can be written to.",
            ).format(folder=folder, reason=error.strerror)
        ) from error
    return path


def is_seed(path: Path) -> bool:
    """Whether this is a library of the seed page, of this version of the program or another."""
    return path.parent == _folder() and path.match("seed-*.db")


def _folder() -> Path:
    return platformdirs.user_cache_path("yuanzhi")


def _seed_mark() -> str:
    """A short digest of all that the seed library depends on: its page and this program's code."""
    digest = hashlib.sha256()
    code = Path(str(files("store")))
    for file in sorted((*seeds().iterdir(), *code.rglob("*.py"), *(code / "data").iterdir())):
        stat = file.stat()
        digest.update(f"{file.name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:12]


def is_empty(path: Path) -> bool:
    """Whether nothing has been loaded there yet. Raises YuanzhiError where it is no library."""
    if not path.exists() or (path.is_file() and path.stat().st_size == 0):
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
