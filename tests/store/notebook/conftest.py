"""What the tests of the notebook share: a library of two articles, one copy for each test."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.store.loading import jsonl, load
from tests.store.notebook.library import ARTICLES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library of these articles and the file it was loaded from."""
    folder = tmp_path_factory.mktemp("notebook")
    load(jsonl(folder / "news.jsonl", *ARTICLES), into=folder / "library.db")
    return folder


@pytest.fixture
def file(shelf: Path) -> Path:
    """The file that the library was loaded from, as it was at first."""
    return jsonl(shelf / "news.jsonl", *ARTICLES)


@pytest.fixture
def db(shelf: Path, file: Path, tmp_path: Path) -> Path:
    """A library of these articles, for one test alone; `file` is what it was loaded from."""
    assert file.exists()
    shutil.copy(shelf / "library.db", tmp_path / "library.db")
    return tmp_path / "library.db"
