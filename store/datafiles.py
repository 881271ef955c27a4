"""The data files that come with the library."""

from __future__ import annotations

# importlib.resources would take a tenth of the time in which the first article is extracted.
from pkgutil import get_data


def read(name: str) -> str:
    """The text of store/data/`name`."""
    data = get_data("store", f"data/{name}")
    if data is None:
        raise FileNotFoundError(name)
    return data.decode("utf-8")
