"""The rows of a long list, fetched a page at a time."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Container, Mapping, Sequence

Row = TypeVar("Row")

# Rows of a page.
SIZE = 50


class Pages(Generic[Row]):
    """Rows by their place in a list of keys; only the pages last looked at are kept.

    fetch: gives the rows of some keys, by key. A key without a row is one that has gone.
    """

    def __init__(
        self,
        keys: array[int],
        fetch: Callable[[Sequence[int]], Mapping[int, Row]],
        size: int = SIZE,
        kept: int = 12,
    ) -> None:
        self.keys = keys
        self._fetch = fetch
        self._size = size
        self._kept = kept
        self._pages: OrderedDict[int, Mapping[int, Row]] = OrderedDict()
        # Rows of a list before, shown until they are fetched anew.
        self.former: Mapping[int, Row] = {}

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

    def known(self, index: int) -> Row | None:
        """The row at that place, as far as it was fetched; None where it was not, or has gone."""
        key = self.keys[index]
        page = self._pages.get(index // self._size)
        return self.former.get(key) if page is None else page.get(key)

    def is_known(self, index: int) -> bool:
        """Whether the row at that place was fetched."""
        return index // self._size in self._pages

    def all_known(self) -> dict[int, Row]:
        """All rows that were fetched, by key."""
        return {
            **self.former,
            **{key: row for page in self._pages.values() for key, row in page.items()},
        }

    def forget(self) -> None:
        """Know no row any more."""
        self._pages.clear()
        self.former = {}

    def lacking(self, first: int, last: int, but: Container[int] = ()) -> int | None:
        """The page to fetch next where the rows from `first` to `last` are in sight: one of these,
        else the one after them, else the one before; None where all are there. but: none of these.
        """
        top, bottom = first // self._size, last // self._size
        wanted: tuple[int, ...] = (*range(top, bottom + 1), bottom + 1, top - 1)
        for page in wanted:
            if (
                0 <= page * self._size < len(self.keys)
                and page not in self._pages
                and page not in but
            ):
                return page
        return None

    def has_any(self, page: int, first: int, last: int) -> bool:
        """Whether any row from `first` to `last` is of that page."""
        return first // self._size <= page <= last // self._size

    def keys_of(self, page: int) -> Sequence[int]:
        """The keys of the rows of a page."""
        return self.keys[page * self._size : (page + 1) * self._size]

    def put(self, page: int, rows: Mapping[int, Row]) -> None:
        """Keep the rows of a page, and forget those of the page looked at longest ago."""
        self._pages[page] = rows
        self._pages.move_to_end(page)
        if len(self._pages) > self._kept:
            self._pages.popitem(last=False)

    def _page(self, page: int) -> Mapping[int, Row]:
        if page in self._pages:
            self._pages.move_to_end(page)
        else:
            self.put(page, self._fetch(self.keys_of(page)))
        return self._pages[page]
