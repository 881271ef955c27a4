"""Opening the file of a library: for reading, or made and brought to the present version.

A library is one SQLite file. `make` brings a file to the present version (sqlite-utils keeps
the list of applied migrations, see store.migrations); `connect` opens one for reading and refuses
what it cannot read.
"""

from __future__ import annotations

import sqlite3
from gettext import dgettext
from typing import TYPE_CHECKING

from store.model import OlderLibraryError, YuanzhiError

if TYPE_CHECKING:
    from pathlib import Path

# Stored in the file's header, so that any program can tell what it is: "yuan" as four bytes.
APPLICATION_ID = 0x7975616E

# How a file of SQLite begins, and where that number stands in it.
_SQLITE = b"SQLite format 3\0"
_MARK, _MARKED = 68, 72

# The version of the tables, told by PRAGMA user_version: it goes up with the releases that change
# them, each by one migration or several.
SCHEMA_VERSION = 9

# Seconds to wait while another program writes.
PATIENCE = 30.0


def connect(path: Path) -> sqlite3.Connection:
    """A read-only connection to the library at `path`, usable from any one thread at a time.

    Raises YuanzhiError where the file is no library, or of another version than this program's.
    """
    connection = _open_for_reading(path)
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        raise _unreadable(path, error) from error
    if application != APPLICATION_ID:
        connection.close()
        raise _not_a_library(path)
    if version > SCHEMA_VERSION:
        connection.close()
        raise _too_new(path, version)
    if version < SCHEMA_VERSION:
        connection.close()
        raise OlderLibraryError(
            dgettext(
                "yuanzhi",
                "{path} was written by an older yuanzhi (schema {version}): bring it up to date "
                "with `yuanzhi load` and no file.",
            ).format(path=path, version=version)
        )
    return connection


def is_new(path: Path) -> bool:
    """Whether there is no library yet, or one that another program is about to make. Raises
    YuanzhiError where there is a file of another kind.
    """
    if not path.exists() or (path.is_file() and path.stat().st_size == 0):
        return True
    connection = _open_for_reading(path)
    try:
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        raise _unreadable(path, error) from error
    finally:
        connection.close()
    return not tables


def version(path: Path) -> int:
    """The version of the tables of a library. Raises YuanzhiError where it cannot be read."""
    connection = _open_for_reading(path)
    try:
        (found,) = connection.execute("PRAGMA user_version").fetchone()
    finally:
        connection.close()
    return int(found)


def make(path: Path) -> sqlite3.Connection:
    """A connection for writing to the library at `path`, made or migrated where it must be.

    Raises YuanzhiError where the file is no library, newer than this program, or not writable.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)
    except (sqlite3.OperationalError, OSError) as error:
        raise not_writable(path, error) from error
    try:
        _bring_up_to_date(connection, path)
    except sqlite3.OperationalError as error:
        connection.close()
        raise not_writable(path, error) from error
    except sqlite3.DatabaseError as error:
        connection.close()
        raise _unreadable(path, error) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and application != APPLICATION_ID:
        raise _not_a_library(path)
    if version > SCHEMA_VERSION:
        raise _too_new(path, version)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    if version < SCHEMA_VERSION:
        # sqlite-utils takes 0.1 s to import, and only making a library needs it.
        from sqlite_utils import Database

        from store.migrations import migrations

        # All at once: whoever looks at it meanwhile sees the file as it was before. And only one
        # program does it: who waited for it finds that nothing is left to be done.
        connection.execute("BEGIN IMMEDIATE")
        try:
            migrations().apply(Database(connection))
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


def _open_for_reading(path: Path) -> sqlite3.Connection:
    address = path.resolve().as_uri()
    try:
        connection = _opened(f"{address}?mode=ro")
    except sqlite3.DatabaseError as busy:
        if "locked" in str(busy):
            # Somebody is writing just now: what stands there is not whole.
            raise YuanzhiError(
                dgettext(
                    "yuanzhi",
                    "{path} is held by another program ({reason}): try again when that has ended.",
                ).format(path=path, reason=busy)
            ) from busy
        # A write-ahead log cannot be opened in a folder that cannot be written to; nobody else
        # can then be writing either, so the file may be read as it stands.
        try:
            connection = _opened(f"{address}?immutable=1")
        except sqlite3.DatabaseError as error:
            raise _unreadable(path, error) from error
    connection.execute("PRAGMA query_only = ON")
    # The browser has several connections, and the system keeps the pages of the file anyway.
    # Mapped into memory they are read hardly faster, and count as this program's: 240 MB after
    # twenty searches.
    connection.execute("PRAGMA cache_size = -4000")
    connection.execute("PRAGMA mmap_size = 0")
    return connection


def _opened(address: str) -> sqlite3.Connection:
    """A connection that has been seen to work."""
    connection = sqlite3.connect(address, uri=True, check_same_thread=False, isolation_level=None)
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _too_new(path: Path, version: int) -> YuanzhiError:
    return YuanzhiError(
        dgettext(
            "yuanzhi",
            "{path} was written by a newer yuanzhi (schema {version}, this one knows {known}): "
            "update yuanzhi to open it.",
        ).format(path=path, version=version, known=SCHEMA_VERSION)
    )


def not_writable(path: Path, error: Exception) -> YuanzhiError:
    """What to tell the reader where the library cannot be written."""
    return YuanzhiError(
        dgettext("yuanzhi", "Cannot write {path} ({reason}): name another file with --db.").format(
            path=path, reason=error
        )
    )


def _unreadable(path: Path, error: Exception) -> YuanzhiError:
    """What to tell the reader of a file that SQLite cannot read: a library that is damaged bears
    its mark all the same.
    """
    if not _bears_the_mark(path):
        return _not_a_library(path)
    return YuanzhiError(
        dgettext(
            "yuanzhi",
            "{path} is a damaged library ({reason}), perhaps cut short by a copy or a full disk: "
            "put a copy of the whole file in its place, or load the sources into another one "
            "with --db.",
        ).format(path=path, reason=error)
    )


def _bears_the_mark(path: Path) -> bool:
    """Whether the first bytes of a file say that it is a library, whatever follows."""
    try:
        with path.open("rb") as file:
            head = file.read(_MARKED)
    except OSError:
        return False
    return head.startswith(_SQLITE) and head[_MARK:_MARKED] == APPLICATION_ID.to_bytes(4, "big")


def _not_a_library(path: Path) -> YuanzhiError:
    return YuanzhiError(
        dgettext(
            "yuanzhi",
            "{path} is not a yuanzhi library: name another file with --db, or load it as a source "
            "with `yuanzhi load`.",
        ).format(path=path)
    )
