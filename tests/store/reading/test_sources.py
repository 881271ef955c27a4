"""A file is opened, seen for what it is, and read without moving an offset."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import unseen
from store.model import Page, YuanzhiError
from store.reading import open_source
from store.reading.charset import Decoded
from store.reading.text import make_page

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "南溪经开区举行开工仪式\r\n\r\n\u3000\u3000六月一日，项目开工。\x1b[0m\r\n"


def only_page(path: Path) -> Page:
    (document,) = open_source(path).documents()
    assert isinstance(document, Page)
    return document


def test_a_text_is_one_page_with_the_offsets_of_the_decoded_file(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(TEXT.encode())
    page = only_page(path)
    raw = path.read_bytes().decode("utf-8")
    assert len(page.text) == len(raw)
    assert page.text.index("六月") == raw.index("六月")
    assert page.text.replace(" ", "") == raw.replace("\x1b[0m", "")
    assert (page.charset, page.media_type) == ("utf-8", "text/plain")


def test_a_source_says_what_it_is_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_bytes("# 开工\n\n六月一日，项目开工。".encode("gb18030"))
    source = open_source(path)
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (source.format.name, source.format.media_type) == ("markdown", "text/markdown")
    assert source.sidecar_sha256 is None
    assert source.charset is None
    list(source.documents())
    assert source.charset == "gb18030"


def test_the_marks_of_markdown_and_the_header_line_are_furniture(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("第03版：科技前沿\n\n# 开工\n\n六月一日，项目开工。#1 号楼\n", encoding="utf-8")
    page = only_page(path)
    assert [page.text[slice(*span)] for span in page.furniture] == ["第03版：科技前沿", "#"]
    assert page.metadata.page_name == "科技前沿"


def test_a_source_says_what_its_name_and_the_files_beside_it_tell(tmp_path: Path) -> None:
    folder = tmp_path / "南溪日报" / "2020-06-01"
    folder.mkdir(parents=True)
    path = folder / "page.txt"
    path.write_text("六月一日，项目开工。", encoding="utf-8")
    path.with_suffix(".toml").write_text('page = "7"', encoding="utf-8")
    source = open_source(path)
    assert source.outer.origins == {
        "page": "sidecar",
        "publication": "folder name",
        "date": "folder name",
    }
    page = only_page(path)
    assert page.metadata == source.outer


def test_a_file_that_is_not_there_or_is_a_folder_is_refused_by_name(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.txt", tmp_path):
        with pytest.raises(YuanzhiError, match=path.name):
            open_source(path)


def test_of_a_long_path_the_end_is_said_which_tells_the_file(tmp_path: Path) -> None:
    path = tmp_path.joinpath(*["南溪日报社新闻资料汇编"] * 10, "missing.txt")
    with pytest.raises(YuanzhiError, match=r"…\S*汇编/missing\.txt"):
        open_source(path)


def test_a_hostile_name_does_not_reach_the_message_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(YuanzhiError) as caught:
        open_source(tmp_path / "a\x1b[31m\nb.txt")
    assert "\x1b" not in str(caught.value)
    assert "\n" not in str(caught.value)


@given(
    st.text(max_size=120) | st.text(alphabet="第0123版：# \n\r星期年月日A南溪日报\u3000（下转）")
)
def test_any_text_is_read_and_its_furniture_lies_in_order_inside_it(text: str) -> None:
    page = make_page(Decoded(text, "utf-8"), "text/plain")
    assert len(page.text) == len(unseen.without(text))
    edges = [edge for span in page.furniture for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in page.furniture)
