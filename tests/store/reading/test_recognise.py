"""What a file is, is told by what is in it; what is not read is refused by name, with a way out."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sqlite3
import struct
import wave
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model import YuanzhiError
from store.reading import Item, NoNews, open_source
from store.reading.formats import FORMATS, HEAD, recognise

if TYPE_CHECKING:
    from pathlib import Path

NEWS = "六月一日，项目开工。\n"


def said_of(path: Path, data: bytes) -> str:
    """The sentence with which a file of those bytes is refused; it names the file."""
    path.write_bytes(data)
    with pytest.raises(YuanzhiError) as caught:
        open_source(path)
    said = str(caught.value)
    assert path.name in said
    return said


def format_of(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    return open_source(path).format.name


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">L", zlib.crc32(kind + data))
        return struct.pack(">L", len(data)) + kind + data + check

    header = struct.pack(">LLBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0\0")
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def wav() -> bytes:
    data = io.BytesIO()
    with wave.open(data, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(b"\x80" * 80)
    return data.getvalue()


NO_TEXT = [
    ("picture", png()),
    ("picture", b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1"),
    ("picture", b"GIF89a\1\0\1\0\x80\0\0"),
    ("picture", b"BM\x3a\0\0\0\0\0\0\0\x36\0\0\0"),
    ("picture", b"RIFF\x24\0\0\0WEBPVP8 "),
    ("picture", b"\0\0\0\x18ftypheic\0\0\0\0"),
    ("picture", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
    ("font", b"wOF2\0\1\0\0"),
    ("font", b"\0\1\0\0\0\x0c\0\x80"),
    ("recording", wav()),
    ("recording", b"ID3\3\0\0\0\0\0\x1f"),
    ("video", b"\0\0\0\x18ftypmp42\0\0\0\0"),
    ("video", b"\x1aE\xdf\xa3\x01\0\0\0"),
    ("video", b"RIFF\x24\0\0\0AVI LIST"),
    ("program", b"MZ\x90\0\3\0\0\0"),
    ("program", b"\x7fELF\2\1\1\0"),
    ("program", b"#!/bin/sh\necho a\n"),
    ("database", b"\0\1\0\0Standard Jet DB\0"),
    ("shortcut", b"[InternetShortcut]\r\nURL=https://example.org/\r\n"),
]


@pytest.mark.parametrize(("kind", "data"), NO_TEXT)
@pytest.mark.parametrize("name", ["a", "a.txt", "a.jsonl", "a.html"])
def test_what_holds_no_text_is_told_by_its_content_whatever_it_is_called(
    tmp_path: Path, kind: str, data: bytes, name: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(NoNews, match=kind):
        open_source(tmp_path / name)


def test_a_database_holds_no_news(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "a.txt")
    connection.execute("CREATE TABLE a (b)")
    connection.close()
    with pytest.raises(NoNews, match="database"):
        open_source(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.css", "style sheet"),
        ("a.JS", "program"),
        ("a.map", "program"),
        ("a.py", "program"),
        ("a.ttf", "font"),
        ("a.mp3", "recording"),
        ("a.jpg", "picture"),
    ],
)
def test_what_has_no_mark_is_told_by_its_suffix(tmp_path: Path, name: str, kind: str) -> None:
    (tmp_path / name).write_bytes(b"a {b: c}\n")
    with pytest.raises(NoNews, match=kind):
        open_source(tmp_path / name)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.jsonl", "a.csv", "a.html", "a.zip", "a"])
def test_an_empty_file_holds_no_news(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    with pytest.raises(NoNews, match="is empty"):
        open_source(tmp_path / name)


def office(*streams: str) -> bytes:
    names = b"".join(name.encode("utf-16-le") + b"\0\0" for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names


def zipped(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, b"a")
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "format_name", "way_out"),
    [
        ("a.doc", office("WordDocument"), "DOC", "DOCX"),
        ("a.xls", office("Workbook"), "XLS", "CSV"),
        ("a.doc", office("Workbook"), "XLS", "CSV"),
        ("a.ppt", office("PowerPoint Document"), "PPT", "PDF"),
        ("a.wps", office(), "WPS", "DOCX"),
        ("a.txt", office(), "DOC, XLS or PPT", "DOCX"),
        ("a.docx", office("EncryptedPackage"), "a password", "without the password"),
        ("a.doc", b"{\\rtf1\\ansi \\'c1\\'f9}", "RTF", "DOCX"),
        ("a.xlsx", zipped("[Content_Types].xml", "xl/workbook.xml"), "XLSX", "CSV"),
        ("a.txt", zipped("[Content_Types].xml", "ppt/presentation.xml"), "PPTX", "PDF"),
        ("a.odt", zipped("mimetype", "content.xml"), "OpenDocument", "DOCX"),
        ("a.ofd", zipped("OFD.xml", "Doc_0/Document.xml"), "OFD", "PDF"),
        ("a.mobi", bytes(60) + b"BOOKMOBI", "MOBI", "EPUB"),
        ("a.chm", b"ITSF\3\0\0\0", "CHM", "EPUB"),
        ("a.djvu", b"AT&TFORM\0\0\0\0DJVU", "DjVu", "PDF"),
        ("a.caj", b"CAJ\0\0\0", "CAJ", "PDF"),
        ("b.caj", b"HN\0\0\1\0", "CAJ", "PDF"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c\0\4", "7z", "unpack"),
        ("a.rar", b"Rar!\x1a\x07\1\0", "RAR", "unpack"),
        ("a.zst", b"\x28\xb5\x2f\xfd\4\0", "Zstandard", "unpack"),
        ("a.xml", b'<?xml version="1.0"?>\n<rss/>', "XML", "plain text"),
        ("a.eml", b"Subject: a\r\nMIME-Version: 1.0\r\n\r\na", "a mail", "plain text"),
    ],
)
def test_a_format_that_is_not_read_is_refused_by_name_with_a_way_out(
    tmp_path: Path, name: str, data: bytes, format_name: str, way_out: str
) -> None:
    said = said_of(tmp_path / name, data)
    assert format_name in said
    assert way_out in said


@pytest.mark.parametrize(
    "data",
    [zipped("a.txt"), gzip.compress(b"a"), bz2.compress(b"a"), lzma.compress(b"a")],
    ids=["zip", "gzip", "bzip2", "xz"],
)
def test_an_archive_that_is_opened_like_a_text_is_refused(tmp_path: Path, data: bytes) -> None:
    assert "archive" in said_of(tmp_path / "a.txt", data)


def test_a_program_in_a_zip_file_holds_no_news(tmp_path: Path) -> None:
    (tmp_path / "a.jar").write_bytes(zipped("META-INF/MANIFEST.MF"))
    with pytest.raises(NoNews, match="program"):
        open_source(tmp_path / "a.jar")


@pytest.mark.parametrize("name", ["a", "a.dat", "a.log", "a.doc", "a.zip", "a.7z", "a.caj"])
def test_text_with_the_suffix_of_something_else_is_text(tmp_path: Path, name: str) -> None:
    assert format_of(tmp_path / name, NEWS.encode()) == "text"


@pytest.mark.parametrize(
    "text",
    [
        "BM公司签约。",
        "MZ园区开工。",
        "RIFF",
        "FWS三期开工。",
        "CAJ文献",
        "KDH",
        "PK赛开幕。",
        "Rar",
        "ID3标签",
        "%园区",
    ],
)
def test_a_text_that_begins_like_a_mark_is_text(tmp_path: Path, text: str) -> None:
    for charset in ("utf-8", "gb18030"):
        assert format_of(tmp_path / "a.txt", (text + NEWS * 9).encode(charset)) == "text"


def test_the_suffix_decides_only_between_kinds_of_text(tmp_path: Path) -> None:
    assert format_of(tmp_path / "a.md", NEWS.encode()) == "markdown"
    assert format_of(tmp_path / "a.txt", NEWS.encode()) == "text"


def test_a_document_is_known_by_its_members_and_not_by_its_name(tmp_path: Path) -> None:
    data = zipped("word/document.xml", "[Content_Types].xml")
    assert format_of(tmp_path / "a.zip", data) == format_of(tmp_path / "a.docx", data) == "docx"
    assert format_of(tmp_path / "a.txt", zipped("META-INF/container.xml")) == "epub"


def test_each_format_has_a_name_of_its_own_and_suffixes_with_a_dot() -> None:
    names = [known.name for known in FORMATS]
    assert len(set(names)) == len(names)
    assert all(
        suffix.startswith(".") and suffix == suffix.lower()
        for known in FORMATS
        for suffix in known.suffixes
    )


@settings(deadline=None)
@given(
    st.binary(max_size=300)
    | st.builds(bytes.__add__, st.sampled_from([data[:4] for _, data in NO_TEXT]), st.binary()),
    st.sampled_from(["", ".txt", ".jpg", ".csv", ".html", ".docx", ".js", ".caj", ".pdf", ".json"]),
)
def test_any_bytes_are_of_some_format_or_refused_with_a_sentence(data: bytes, suffix: str) -> None:
    item = Item.holding("a", PurePosixPath(f"/a/b{suffix}"), data)
    try:
        assert recognise(item, data[:HEAD]).name
    except YuanzhiError as error:
        assert "b" + suffix in str(error)


@pytest.mark.parametrize(
    ("name", "kind"), [("c.pdf", "PDF"), ("c.docx", "DOCX"), ("c.epub", "EPUB")]
)
def test_what_is_only_called_a_document_is_said_to_be_none_and_a_text_is_read_all_the_same(
    tmp_path: Path, name: str, kind: str
) -> None:
    said = said_of(tmp_path / name, bytes(range(255, -1, -1)) * 8)
    assert f"is no {kind}" in said
    assert "UTF-8" not in said
    assert format_of(tmp_path / name, NEWS.encode()) == "text"
