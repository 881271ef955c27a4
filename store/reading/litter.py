"""Litter: what lies in folders and archives and is no document of its own. Hidden files, what
systems and editors leave behind, and sidecars.
"""

from __future__ import annotations

from gettext import dgettext
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from store.reading.charset import shown
from store.reading.item import readable
from store.reading.packed import unpacked_name
from store.reading.sidecar import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# In small letters. Windows, macOS, Synology and QNAP keep these for themselves.
_SYSTEM = frozenset(
    {
        "thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx", "$recycle.bin",
        "system volume information", "lost+found", "@eadir", "#recycle", "@recycle",
    }
)  # fmt: skip


def litter(name: str) -> str | None:
    """Why a file or folder of that name is passed over; None where it is not."""
    if name.startswith("._") or name == ".DS_Store" or name.lower() in _SYSTEM:
        reason = dgettext("yuanzhi", "{name} is kept by the system and no document.")
    elif name.startswith(("~$", ".~lock.")) or name.endswith("~"):
        reason = dgettext("yuanzhi", "{name} is what an editor keeps beside another file.")
    elif name.startswith("."):
        reason = dgettext(
            "yuanzhi", "{name} is hidden: such files are read only where they are named."
        )
    else:
        return None
    return reason.format(name=_shown(name))


def is_sidecar(name: str) -> bool:
    """Whether a file of that name is a sidecar."""
    return name.lower().endswith(SUFFIX)


def sidecar_name(name: str) -> str:
    """The name that the sidecar of a file has, which lies beside it: "a.txt.gz" -> "a.toml"."""
    return PurePosixPath(unpacked_name(name)).with_suffix(SUFFIX).name


def sidecar_uses(names: Iterable[str]) -> dict[str, str]:
    """Name of a sidecar -> the first file it would be for, out of the names in one folder."""
    uses: dict[str, str] = {}
    for name in names:
        if not is_sidecar(name) and litter(name) is None:
            uses.setdefault(sidecar_name(name), name)
    return uses


def sidecar_reason(name: str, uses: Mapping[str, str]) -> str:
    """Why a sidecar is passed over, by the `sidecar_uses` of its folder."""
    if name in uses:
        return dgettext("yuanzhi", "{name} is a sidecar and used with {other}.").format(
            name=_shown(name), other=_shown(uses[name])
        )
    return dgettext(
        "yuanzhi", "{name} is a sidecar, but the file that it would be for is not beside it."
    ).format(name=_shown(name))


def _shown(name: str) -> str:
    return shown(readable(name))
