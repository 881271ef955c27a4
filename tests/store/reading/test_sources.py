"""A file is opened, seen for what it is, and read without moving an offset."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import Metadata, Page, YuanzhiError
from store.reading import is_source, open_source
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
    assert (source.charset, source.media_type) == ("gb18030", "text/markdown")
    assert source.sidecar_sha256 is None


def test_the_marks_of_markdown_and_the_header_line_are_furniture(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("第03版：科技前沿\n\n# 开工\n\n六月一日，项目开工。#1 号楼\n", encoding="utf-8")
    page = only_page(path)
    assert [page.text[slice(*span)] for span in page.furniture] == ["第03版：科技前沿", "#"]
    assert page.metadata.page_name == "科技前沿"


def test_an_empty_file_is_an_empty_page(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"")
    assert only_page(path).text == ""


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("page.toml", b"page = 1", "sidecar"),
        ("page.txt", b"%PDF-1.7 ...", "PDF"),
        ("page.txt", b"\n<!DOCTYPE html><p>a", "HTML"),
        ("page.txt", b"PK\x03\x04abc", "ZIP"),
        ("page.json", b'{\n"text": "a"\n}', "JSON"),
    ],
)
def test_what_is_no_text_is_refused_with_a_word_on_what_to_do(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(YuanzhiError, match=said):
        open_source(tmp_path / name)


def test_a_file_that_is_not_there_or_is_a_folder_is_refused_by_name(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.txt", tmp_path):
        with pytest.raises(YuanzhiError, match=path.name):
            open_source(path)


def test_a_hostile_name_does_not_reach_the_message_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(YuanzhiError) as caught:
        open_source(tmp_path / "a\x1b[31m\nb.txt")
    assert "\x1b" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_in_a_folder_only_files_with_known_names_are_sources(tmp_path: Path) -> None:
    names = ["a.txt", "b.MD", "c.jsonl", "d.toml", "e.pdf", ".hidden.txt", "f"]
    for name in names:
        (tmp_path / name).write_text("a", encoding="utf-8")
    (tmp_path / "folder.txt").mkdir()
    found = {path.name for path in tmp_path.iterdir() if is_source(path)}
    assert found == {"a.txt", "b.MD", "c.jsonl"}


@given(
    st.text(max_size=120) | st.text(alphabet="第0123版：# \n\r星期年月日A南溪日报\u3000（下转）")
)
def test_any_text_is_read_and_its_furniture_lies_in_order_inside_it(text: str) -> None:
    page = make_page(Decoded(text, "utf-8"), "text/plain", Metadata())
    assert len(page.text) == len(text)
    edges = [edge for span in page.furniture for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in page.furniture)
