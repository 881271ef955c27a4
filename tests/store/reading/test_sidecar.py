"""A sidecar says what the text beside it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.model import Page, YuanzhiError
from store.reading import open_source

if TYPE_CHECKING:
    from pathlib import Path


def page_with(folder: Path, sidecar: str, text: str = "六月一日，项目开工。") -> Page:
    (folder / "page.txt").write_text(text, encoding="utf-8")
    (folder / "page.toml").write_text(sidecar, encoding="utf-8")
    (document,) = open_source(folder / "page.txt").documents()
    assert isinstance(document, Page)
    return document


def test_its_data_come_with_the_page(tmp_path: Path) -> None:
    metadata = page_with(
        tmp_path,
        """
        publication = "南溪日报"
        date = "2020年6月1日"
        page = "第07版"
        page_name = "园区"
        url = "https://example.org/a"
        accessed = 2021-02-03
        language = "zh-CN"
        """,
    ).metadata
    assert metadata.publication == "南溪日报"
    assert metadata.date == "2020-06-01"
    assert metadata.page == "7"
    assert metadata.page_name == "园区"
    assert metadata.url == "https://example.org/a"
    assert metadata.accessed == "2021-02-03"
    assert metadata.language == "zh-CN"
    assert set(metadata.origins.values()) == {"sidecar"}


@pytest.mark.parametrize("sidecar", ["", "# nothing known\n", 'publication = ""\ndate = "  "\n'])
def test_empty_and_missing_mean_unknown(tmp_path: Path, sidecar: str) -> None:
    metadata = page_with(tmp_path, sidecar).metadata
    assert metadata.origins == {}
    assert metadata.publication is None
    assert metadata.date is None


def test_it_goes_before_what_the_page_says(tmp_path: Path) -> None:
    metadata = page_with(tmp_path, "page = 9", "第03版：科技前沿\n\n六月一日，项目开工。").metadata
    assert (metadata.page, metadata.page_name) == ("9", "科技前沿")
    assert metadata.origins == {"page": "sidecar", "page_name": "page text"}


@pytest.mark.parametrize(
    ("sidecar", "named"),
    [
        ('pubication = "南溪日报"', "pubication"),
        ('date = "someday"', "someday"),
        ('date = "2020-02-30"', "2020-02-30"),
        ("publication = [1]", "publication"),
        ("page = true", "page"),
        ("page = ", "page.toml"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(tmp_path: Path, sidecar: str, named: str) -> None:
    with pytest.raises(YuanzhiError, match=named):
        page_with(tmp_path, sidecar)


def test_its_bytes_change_its_hash_and_not_that_of_the_text(tmp_path: Path) -> None:
    page_with(tmp_path, "page = 1")
    first = open_source(tmp_path / "page.txt")
    page_with(tmp_path, "page = 2")
    second = open_source(tmp_path / "page.txt")
    (tmp_path / "page.toml").unlink()
    third = open_source(tmp_path / "page.txt")
    assert first.sha256 == second.sha256 == third.sha256
    assert len({first.sidecar_sha256, second.sidecar_sha256, third.sidecar_sha256}) == 3
    assert third.sidecar_sha256 is None


def test_the_one_of_the_seed_page_invents_nothing(seed_page: Path) -> None:
    assert seed_page.with_suffix(".toml").is_file()
    (document,) = open_source(seed_page).documents()
    assert document.metadata.origins == {}
