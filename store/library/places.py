"""Where the reader's own library is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from pathlib import Path


def default_path() -> Path:
    """Where the reader's own library is, unless they say otherwise."""
    return platformdirs.user_data_path("yuanzhi") / "library.db"
