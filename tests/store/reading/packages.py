"""Packages made for tests, DOCX and EPUB: for what the usual programs would not write."""

from __future__ import annotations

import io
import zipfile

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP file of parts by their paths."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, part in parts.items():
            archive.writestr(path, part)
    return file.getvalue()


def docx(body: str, before: str = "", **parts: str) -> bytes:
    """A DOCX file with that body. before: what precedes the root. parts: kind -> content."""
    relations = "".join(
        f'<Relationship Id="r{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>'
        for kind in parts
    )
    spaces = f'xmlns:w="{_WORD}" xmlns:mc="urn:mc" xmlns:v="urn:v" xmlns:wps="urn:wps"'
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relations}'
            "</Relationships>",
            "word/document.xml": f"{before}<w:document {spaces}><w:body>{body}</w:body>"
            "</w:document>",
            **{
                f"word/{kind}.xml": f"<w:{kind} {spaces}>{content}</w:{kind}>"
                for kind, content in parts.items()
            },
        }
    )


def paragraph(text: str, style: str | None = None, properties: str = "") -> str:
    """A paragraph in one run. properties: of the run."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def style(key: str, name: str, more: str = "") -> str:
    """A style of paragraphs."""
    return f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{more}</w:style>'


def epub(
    documents: dict[str, str], metadata: str = "", guide: str = "", **parts: str | bytes
) -> bytes:
    """An EPUB file of documents: path -> what is in the body. parts: of META-INF."""
    items = "".join(
        f'<item id="i{number}" href="{path}" media-type="application/xhtml+xml"/>'
        for number, path in enumerate(documents)
    )
    spine = "".join(f'<itemref idref="i{number}"/>' for number in range(len(documents)))
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": "<container><rootfiles>"
            '<rootfile full-path="o/content.opf"/></rootfiles></container>',
            "o/content.opf": f"<package><metadata>{metadata}</metadata>"
            f"<manifest>{items}</manifest><spine>{spine}</spine><guide>{guide}</guide></package>",
            **{f"META-INF/{name}.xml": part for name, part in parts.items()},
            **{
                f"o/{path}": f'<?xml version="1.0" encoding="utf-8"?><html><head><title/></head>'
                f"<body>{body}</body></html>"
                for path, body in documents.items()
            },
        }
    )
