"""An item is a file by whatever way it is come to; its name can be read."""

from __future__ import annotations

import os
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.reading.item import Item, decode_name, readable

if TYPE_CHECKING:
    from pathlib import Path


def contents(item: Item) -> bytes:
    with item.open() as file:
        return file.read()


def test_a_file_has_the_name_the_place_and_the_size_it_has_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "页.TXT"
    path.write_bytes(b"abc")
    item = Item.of(path)
    assert (item.name, item.location, item.size) == (str(path), PurePosixPath(path), 3)
    assert item.suffix == ".txt"
    assert contents(item) == b"abc"


def test_a_link_is_the_file_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"abc")
    (tmp_path / "link.txt").symlink_to("a.txt")
    assert Item.of(tmp_path / "link.txt").name == str(tmp_path / "a.txt")


@pytest.mark.parametrize("name", ["missing.txt", "folder", "loop", "a" * 300])
def test_what_is_no_file_fails_only_when_it_is_opened(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    item = Item.of(tmp_path / name)
    assert item.size is None
    with pytest.raises(OSError, match=r"\w"):
        item.open()


def test_beside_a_file_is_what_lies_in_its_folder_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for name in ("secret.toml", "folder/a.txt", "folder/a.toml"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    item = Item.of(tmp_path / "folder" / "a.txt")
    found = item.beside("a.toml")
    assert found is not None
    assert contents(found) == b"folder/a.toml"
    for name in ("../secret.toml", str(tmp_path / "secret.toml"), "", ".", "..", "b", "a.txt"):
        assert item.beside(name) is None


def test_a_name_on_disk_in_gbk_is_read_as_it_was_meant(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/" + "头版.txt".encode("gbk")
    with open(raw, "wb") as file:  # noqa: PTH123 (a name in bytes)
        file.write(b"abc")
    (path,) = tmp_path.iterdir()
    item = Item.of(path)
    assert item.name == str(tmp_path / "头版.txt")
    assert item.location.name == "头版.txt"
    assert contents(item) == b"abc"
    with open(raw[:-3] + b"toml", "wb") as file:  # noqa: PTH123
        file.write(b"page = 7")
    sidecar = item.beside("头版.toml")
    assert sidecar is not None
    assert contents(sidecar) == b"page = 7"


@pytest.mark.parametrize(
    ("name", "charset"),
    [
        ("2020年6月1日 第07版.txt", "utf-8"),
        ("2020年6月1日 第07版.txt", "gbk"),
        ("平遥.txt", "gbk"),
        ("經濟日報臺灣園區.txt", "big5"),
        ("Übersicht.txt", "cp437"),
    ],
)
def test_a_name_is_decoded_with_the_charset_it_was_written_in(name: str, charset: str) -> None:
    assert decode_name(name.encode(charset)) == name


@settings(deadline=None)
@given(st.binary(max_size=40))
def test_any_bytes_are_a_name_that_can_be_stored(raw: bytes) -> None:
    assert decode_name(raw).encode("utf-8") is not None
    assert readable("/a/" + raw.decode("utf-8", "surrogateescape")).encode("utf-8") is not None
