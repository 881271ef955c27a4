"""The clock: when something was written."""

from __future__ import annotations

import datetime


def now() -> str:
    """The present moment, ISO 8601 in UTC, to the second."""
    return datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
