"""The one door to a library: open it; load, search, browse and cite what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence
    from pathlib import Path

    from store.model import ArticleView, Census, Found, Hit, ParkRow, Passage, ProjectRow

CITATION_STYLES = ("gbt7714-2025", "gbt7714-2015")


class Library:
    """A library opened for reading. One thread at a time; `another()` is for a second one.

    seed: True where this is the seed library, because the reader has loaded nothing yet.
    """

    path: Path
    seed: bool

    @classmethod
    def open(cls, path: Path | None = None) -> Library:
        """The library at `path`; without one, the reader's own, or the seed library until it exists."""
        raise NotImplementedError

    def another(self) -> Library:
        """A second, independent connection to the same library, for use in another thread."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the file."""
        raise NotImplementedError

    def interrupt(self) -> None:
        """Stop the query that runs in another thread; it then answers with what it has."""
        raise NotImplementedError

    def parks(self) -> array[int]:
        """Keys of all parks: most projects first, then most articles, then by name."""
        raise NotImplementedError

    def park_rows(self, keys: Sequence[int]) -> list[ParkRow]:
        """The rows of these parks, in the order of the keys."""
        raise NotImplementedError

    def projects(self, park: int | None = None) -> array[int]:
        """Keys of the projects (of one park): newest first, then largest investment first."""
        raise NotImplementedError

    def project_rows(self, keys: Sequence[int]) -> list[ProjectRow]:
        """The rows of these projects, in the order of the keys."""
        raise NotImplementedError

    def passages_of(self, entity: int) -> array[int]:
        """Keys of the paragraphs that mention a park, project, organisation or person."""
        raise NotImplementedError

    def search(
        self, query: str, *, limit: int | None = None, deadline: float | None = None
    ) -> Found:
        """The paragraphs a query finds, newest first. No query raises. deadline: seconds."""
        raise NotImplementedError

    def hits(self, query: str, paragraphs: Sequence[int]) -> list[Hit]:
        """These paragraphs as hits of the query, with the spans that match it."""
        raise NotImplementedError

    def passage(self, paragraph: int) -> Passage:
        """One paragraph with its facts."""
        raise NotImplementedError

    def article(self, article: int) -> ArticleView:
        """One article with the keys of its paragraphs."""
        raise NotImplementedError

    def cite(self, article: int, style: str = CITATION_STYLES[0]) -> str:
        """The citation of an article in one of CITATION_STYLES; what is missing is left out."""
        raise NotImplementedError

    def quote(self, paragraph: int, style: str = CITATION_STYLES[0]) -> str:
        """The passage between quotation marks, followed by its citation."""
        raise NotImplementedError

    def rule_in_words(self, rule: str) -> str:
        """What a rule does, in one sentence."""
        raise NotImplementedError

    def census(self) -> Census:
        """How much the library holds."""
        raise NotImplementedError
