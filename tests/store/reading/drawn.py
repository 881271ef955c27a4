"""PDF pages drawn by the tests, and whether this machine can read the barest of them."""

from __future__ import annotations

import os
import zlib
from functools import cache

import pytest

from store.model import Page, YuanzhiError
from tests.store.reading.articles import read_documents


def pdf_of(*contents: bytes, box: str = "0 0 1000 1400") -> bytes:
    """A file of pages with these contents, with two fonts: Latin F1, Chinese F2 in UTF-16."""
    kids = " ".join(f"{10 + 2 * k} 0 R" for k in range(len(contents)))
    system = "<< /Registry (Adobe) /Ordering (GB1) /Supplement 0 >>"
    fixed = f"""
        1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
        2 0 obj << /Type /Pages /Kids [{kids}] /Count {len(contents)} >> endobj
        3 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica
            /Encoding /WinAnsiEncoding >> endobj
        4 0 obj << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light
            /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >> endobj
        5 0 obj << /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light
            /CIDSystemInfo {system} /DW 1000 /FontDescriptor 6 0 R >> endobj
        6 0 obj << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /Ascent 880
            /Descent -120 /CapHeight 737 /StemV 58 /ItalicAngle 0 /FontBBox [0 -120 1000 880]
            >> endobj
    """
    objects = [fixed.encode()]
    for k, content in enumerate(contents):
        packed = zlib.compress(content)
        objects.append(
            f"{10 + 2 * k} 0 obj << /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents "
            f"{11 + 2 * k} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >> endobj".encode()
        )
        objects.append(
            f"{11 + 2 * k} 0 obj << /Length {len(packed)} /Filter /FlateDecode >> stream\n".encode()
            + packed
            + b"\nendstream endobj"
        )
    return b"%PDF-1.4\n" + b"\n".join(objects) + b"\ntrailer << /Root 1 0 R >>\n"


def chinese(x: float, y: float, size: float, text: str) -> bytes:
    """The operators that draw a text there."""
    code = text.encode("utf-16-be").hex()
    return f"BT /F2 {size} Tf {x} {y} Td <{code}> Tj ET\n".encode()


@cache
def lone_characters_are_read() -> bool:
    """Whether a Chinese character that is drawn alone, in a font that the file does not hold, is
    read: PDFium leaves it out where the machine has no Chinese font to measure it by.
    """
    try:
        (page,), _ = read_documents(pdf_of(chinese(100, 100, 10, "字")), "news.pdf")
    except YuanzhiError:
        return False
    return isinstance(page, Page) and "字" in page.text


@pytest.fixture(scope="session")
def chinese_font() -> None:
    """Leaves a test out on a machine without any Chinese font."""
    if not lone_characters_are_read():
        if os.environ.get("YUANZHI_REQUIRE_FONT") == "1":
            pytest.fail("YUANZHI_REQUIRE_FONT is 1 and no Chinese font is installed")
        pytest.skip("no Chinese font is installed: PDFium leaves lone characters out")
