"""The rows of a long list, fetched a page at a time."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Mapping, Sequence

Row = TypeVar("Row")


class Pages(Generic[Row]):
    """Rows by their place in a list of keys; only the pages last looked at are kept.

    fetch: gives the rows of some keys, by key. A key without a row is one that has gone.
    """

    def __init__(
        self,
        keys: array[int],
        fetch: Callable[[Sequence[int]], Mapping[int, Row]],
        size: int = 50,
        kept: int = 12,
    ) -> None:
        self.keys = keys
        self._fetch = fetch
        self._size = size
        self._kept = kept
        self._pages: OrderedDict[int, Mapping[int, Row]] = OrderedDict()

    def __len__(self) -> int:
        return len(self.keys)

    def row(self, index: int) -> Row | None:
        """The row at that place, fetched with its page if need be; None where it has gone."""
        return self._page(index // self._size).get(self.keys[index])

    def fetch_near(self, first: int, last: int) -> None:
        """Fetch the page after the rows from `first` to `last`, and the one before them."""
        for page in (last // self._size + 1, first // self._size - 1):
            if 0 <= page * self._size < len(self.keys):
                self._page(page)

    def _page(self, page: int) -> Mapping[int, Row]:
        if page in self._pages:
            self._pages.move_to_end(page)
            return self._pages[page]
        start = page * self._size
        self._pages[page] = self._fetch(self.keys[start : start + self._size])
        if len(self._pages) > self._kept:
            self._pages.popitem(last=False)
        return self._pages[page]
