"""Marks: how files begin that hold no news, or that hold text in a format that is not read.

A mark is only counted where no text begins with it, or something else beside it tells.
"""

from __future__ import annotations

import re
from gettext import dgettext

from store.model import YuanzhiError
from store.reading.charset import shown
from store.reading.content import NoNews

# What holds no text by its nature: kind -> how its files begin.
_NO_TEXT: tuple[tuple[str, tuple[bytes, ...]], ...] = (
    (
        "picture",
        (
            b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"8BPS\0",
            b"\0\0\1\0", b"\0\0\0\x0cjP  ", b"\xd7\xcd\xc6\x9a", b"<svg",
        ),
    ),
    ("font", (b"wOFF", b"wOF2", b"OTTO\0", b"\0\1\0\0\0", b"ttcf\0", b"true\0")),
    (
        "recording",
        (
            b"ID3\2", b"ID3\3", b"ID3\4", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xf1",
            b"\xff\xf9", b"OggS\0", b"fLaC\0", b"MThd\0", b"#!AMR",
        ),
    ),
    (
        "video",
        (
            b"\x1aE\xdf\xa3", b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", b"FLV\1", b"\0\0\1\xba",
            b"\0\0\1\xb3", b".RMF\0",
        ),
    ),
    (
        "program",
        (
            b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf",
            b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe", b"\0asm", b"dex\n0", b"#!/", b"<?php",
        ),
    ),
    ("database", (b"SQLite format 3\0", b"\0\1\0\0Standard ", b"PAR1", b"!BDN")),
    ("shortcut", (b"L\0\0\0\x01\x14\x02\0", b"[InternetShortcut]")),
)  # fmt: skip
_RIFF = {b"WEBP": "picture", b"WAVE": "recording", b"AVI ": "video"}
_STILL = (b"heic", b"heix", b"mif1", b"msf1", b"avif")

# By the suffix, of what has no mark: kind -> suffixes. Of the first ones the files are text, which
# only the suffix tells from a newspaper's.
_CODE = {
    "style sheet": "css scss less",
    "program": "js mjs cjs ts jsx tsx map py pyw sh bat cmd ps1 vbs c h cpp java go rs rb pl lua",
    "picture": "svg",
    "database": "sql",
}
_BINARY = {
    "picture": "ico png jpg jpeg jpe jfif gif webp bmp tif tiff psd heic avif eps ai cdr",
    "font": "woff woff2 ttf otf eot ttc",
    "recording": "mp3 m4a wav ogg oga flac aac wma amr mid",
    "video": "mp4 m4v avi mov wmv flv mkv webm mpg mpeg rm rmvb 3gp swf",
    "program": "exe dll so dylib pyc class jar apk msi o a wasm",
    "database": "db sqlite sqlite3 mdb accdb dbf parquet",
    "shortcut": "lnk url webloc",
}

# Formats that hold text and are not read: how a file begins -> name, what to make of it.
_UNREAD = (
    (b"{\\rtf", "RTF", "docx"),
    (b"ITSF\3", "CHM", "epub"),
    (b"AT&TFORM", "DjVu", "pdf"),
    (b"%!PS", "PostScript", "pdf"),
    (b"CAJ\0", "CAJ", "pdf"),
    (b"KDH ", "CAJ", "pdf"),
    (b"TEB\0", "CAJ", "pdf"),
    (b"7z\xbc\xaf\x27\x1c", "7z", "zip"),
    (b"Rar!\x1a\x07", "RAR", "zip"),
    (b"\x28\xb5\x2f\xfd", "Zstandard", "zip"),
    (b"\x04\x22\x4d\x18", "LZ4", "zip"),
    (b"]\0\0", "LZMA", "zip"),
    (b"LZIP\1", "lzip", "zip"),
    (b"\x1f\x9d", "compress", "zip"),
    (b"MSCF\0\0\0\0", "CAB", "zip"),
    (b"bplist00", "WEBARCHIVE", "html"),
)
_UNREAD_SUFFIXES = {
    ".caj": ("CAJ", "pdf"),
    ".nh": ("CAJ", "pdf"),
    ".kdh": ("CAJ", "pdf"),
    ".ceb": ("CEB", "pdf"),
    ".cebx": ("CEB", "pdf"),
    ".pdg": ("PDG", "pdf"),
    ".mobi": ("MOBI", "epub"),
    ".azw": ("MOBI", "epub"),
    ".azw3": ("MOBI", "epub"),
}
_MOBI = (b"BOOKMOBI", b"TEXtREAd")
# Of documents that are ZIP files inside and are not read: kind -> name, what to make of it.
_ZIPPED = {
    "xlsx": ("XLSX", "csv"),
    "pptx": ("PPTX", "pdf"),
    "ooxml": ("Open XML", "pdf"),
    "odf": ("OpenDocument", "docx"),
    "ofd": ("OFD", "pdf"),
    "iwork": ("iWork", "docx"),
}
# Old Office documents are all of one kind of container. What they are stands in it in UTF-16.
_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTAINED = (
    ("EncryptedPackage", "an Office document with a password", "password"),
    ("WordDocument", "DOC", "docx"),
    ("PowerPoint Document", "PPT", "pdf"),
    ("Workbook", "XLS", "csv"),
    ("Book", "XLS", "csv"),
)
_CONTAINER_SUFFIXES = {
    ".doc": ("DOC", "docx"), ".dot": ("DOC", "docx"), ".wps": ("WPS", "docx"),
    ".xls": ("XLS", "csv"), ".et": ("XLS", "csv"),
    ".ppt": ("PPT", "pdf"), ".pps": ("PPT", "pdf"), ".dps": ("PPT", "pdf"),
}  # fmt: skip

# Documents that are known by their first bytes; what is only called so may still be text, unless it
# has bytes that stand in none.
_DOCUMENT_SUFFIXES = {".pdf": "PDF", ".docx": "DOCX", ".epub": "EPUB"}
_NO_LETTERS = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")

# How a mail begins, and what stands in its header.
_FIELD = re.compile(rb"[A-Za-z][A-Za-z-]{1,40}:")
_MIME = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
MAIL_HEADER = 8 << 10
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}<\?xml\s")


def refuse_marked(name: str, head: bytes, suffix: str) -> None:
    """Raises NoNews or YuanzhiError where the first bytes say what it is and it is not read."""
    kind = _no_text(head)
    if kind is not None:
        raise _no_news(name, kind)
    found = _unread(head, suffix)
    if found is not None:
        raise _unread_format(name, *found)


def refuse_code(name: str, suffix: str) -> None:
    """Raises NoNews for what is text and no news: programs and style sheets, by the suffix."""
    if suffix in _CODE_SUFFIXES:
        raise _no_news(name, _CODE_SUFFIXES[suffix])


def refuse_rest(name: str, head: bytes, suffix: str) -> None:
    """Raises NoNews or YuanzhiError for what no format fits, and that would be read as text."""
    if suffix in _BINARY_SUFFIXES:
        raise _no_news(name, _BINARY_SUFFIXES[suffix])
    if suffix in _UNREAD_SUFFIXES and b"\0" in head:
        raise _unread_format(name, *_UNREAD_SUFFIXES[suffix])
    if suffix in _DOCUMENT_SUFFIXES and _NO_LETTERS.search(head):
        raise _no_such_document(name, _DOCUMENT_SUFFIXES[suffix])
    if _XML.match(head):
        raise _unread_format(name, "XML", "text")
    if _FIELD.match(head) and _MIME.search(head[:MAIL_HEADER]):
        raise _unread_format(name, "a mail", "text")


def refused_document(name: str, kind: str) -> YuanzhiError:
    """The refusal of a document of a kind of `zips.document_kind`."""
    if kind == "program":
        return _no_news(name, kind)
    return _unread_format(name, *_ZIPPED[kind])


def _by_suffix(table: dict[str, str]) -> dict[str, str]:
    return {f".{suffix}": kind for kind, suffixes in table.items() for suffix in suffixes.split()}


_CODE_SUFFIXES = _by_suffix(_CODE)
_BINARY_SUFFIXES = _by_suffix(_BINARY)


def _no_text(head: bytes) -> str | None:
    for kind, marks in _NO_TEXT:
        if head.startswith(marks):
            return kind
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        return "picture" if head[8:12] in _STILL else "video"
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        return "picture"
    if head.startswith(b"MZ") and b"\0" in head[:64]:
        return "program"
    if head[:3] in (b"FWS", b"CWS", b"ZWS") and b"\0" < head[3:4] < b"\t":
        return "video"
    return None


def _unread(head: bytes, suffix: str) -> tuple[str, str] | None:
    """The name of the format and what to make of it; None where it is none of these."""
    if head.startswith(_CONTAINER):
        for inside, name, advice in _CONTAINED:
            if inside.encode("utf-16-le") in head:
                return name, advice
        return _CONTAINER_SUFFIXES.get(suffix, ("DOC, XLS or PPT", "docx"))
    if head[60:68] in _MOBI:
        return "MOBI", "epub"
    start = head.lstrip(b" \t\r\n")
    return next(((name, advice) for mark, name, advice in _UNREAD if start.startswith(mark)), None)


def _no_news(name: str, kind: str) -> NoNews:
    what = {
        "picture": dgettext("yuanzhi", "{name} is a picture and holds no text to read."),
        "font": dgettext("yuanzhi", "{name} is a font and holds no text to read."),
        "recording": dgettext("yuanzhi", "{name} is a recording and holds no text to read."),
        "video": dgettext("yuanzhi", "{name} is a video and holds no text to read."),
        "program": dgettext("yuanzhi", "{name} is a program and holds no news."),
        "style sheet": dgettext("yuanzhi", "{name} is a style sheet and holds no news."),
        "database": dgettext("yuanzhi", "{name} is a database and not read."),
        "shortcut": dgettext("yuanzhi", "{name} is a shortcut to something else."),
    }[kind]
    return NoNews(what.format(name=shown(name)))


def _unread_format(name: str, format_name: str, advice: str) -> YuanzhiError:
    what = {
        "docx": dgettext("yuanzhi", "{name} is {format}: save it as DOCX and load that."),
        "csv": dgettext("yuanzhi", "{name} is {format}: save its table as CSV and load that."),
        "pdf": dgettext(
            "yuanzhi", "{name} is {format}: save it as PDF with its text, and load that."
        ),
        "epub": dgettext("yuanzhi", "{name} is {format}: convert it to EPUB and load that."),
        "html": dgettext("yuanzhi", "{name} is {format}: save the page as HTML and load that."),
        "text": dgettext(
            "yuanzhi", "{name} is {format}: save its text as plain text and load that."
        ),
        "zip": dgettext("yuanzhi", "{name} is {format}: unpack it and load its files."),
        "password": dgettext(
            "yuanzhi", "{name} is {format}: save it without the password and load that."
        ),
    }[advice]
    return YuanzhiError(what.format(name=shown(name), format=format_name))


def _no_such_document(name: str, format_name: str) -> YuanzhiError:
    return YuanzhiError(
        dgettext(
            "yuanzhi",
            "{name} is no {format}, though it is called so: it is damaged or something else; fetch "
            "it again and load that.",
        ).format(name=shown(name), format=format_name)
    )
