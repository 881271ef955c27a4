"""Which of two sources of a datum is believed: the order of trust is that of ORIGINS."""

from __future__ import annotations

from dataclasses import fields, replace

from store.model import ORIGINS, Metadata

_DATA = frozenset(datum.name for datum in fields(Metadata)) - {"origins"}


def merge(first: Metadata, second: Metadata) -> Metadata:
    """Both sets of data; where both know a datum, the more trusted origin's, else the first's.

    A contradiction is never settled by mixing: one of the two is taken as it is. A date that only
    says more of the same day ("2020-06-01" beside "2020-06") is no contradiction, and is taken.
    """
    taken = {
        name: origin for name, origin in second.origins.items() if _is_better(name, first, second)
    }
    if not taken:
        return first
    return replace(
        first,
        **{name: getattr(second, name) for name in taken if name in _DATA},
        origins={**first.origins, **taken},
    )


def _is_better(name: str, first: Metadata, second: Metadata) -> bool:
    """Whether the second's datum goes before the first's."""
    if name not in first.origins:
        return True
    if name == "date" and first.date and second.date and first.date != second.date:
        if second.date.startswith(first.date):
            return True
        if first.date.startswith(second.date):
            return False
    return ORIGINS.index(second.origins[name]) < ORIGINS.index(first.origins[name])
