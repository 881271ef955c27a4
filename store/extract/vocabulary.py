"""Words by what they do to names: what names close with, open with, or never go through."""

from __future__ import annotations

from functools import lru_cache

from store import datafiles


@lru_cache(maxsize=1)
def _sections() -> dict[str, tuple[str, ...]]:
    """All sections of data/vocabulary.txt, by name."""
    sections: dict[str, list[str]] = {}
    words: list[str] = []
    for line in datafiles.read("vocabulary.txt").splitlines():
        if line.startswith("["):
            words = sections.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            words += line.split()
    return {name: tuple(dict.fromkeys(words)) for name, words in sections.items()}


def section(name: str) -> tuple[str, ...]:
    """The words of one section, each once, in the order of the file."""
    return _sections()[name]
