"""BibTeX, as the styles of gbt7714 take it, and BibLaTeX, as biblatex-gb7714 does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.cite.names import is_body, parted
from store.cite.parts import date_parts, heading, is_chinese, language, split_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.model import Cited, Record


@dataclass(frozen=True, slots=True)
class Form:
    """What the two do differently. newspaper, page: the fields that hold these; apart: whether the
    subtitle has a field of its own, and the date makes one for the year needless.
    """

    newspaper: str
    page: str
    apart: bool


# An entry carries 版次 once: biblatex-gb7714 prints it twice where both fields are there.
GBT7714 = Form("journal", "pages", apart=False)
BIBLATEX = Form("journaltitle", "number", apart=True)

# Braces are counted even behind a backslash, so a lone one is written as a command.
_SPECIAL = {
    **{char: f"\\{char}" for char in "#$%&_"},
    "\\": "{\\textbackslash}",
    "{": "{\\textbraceleft}",
    "}": "{\\textbraceright}",
    "~": "{\\textasciitilde}",
    "^": "{\\textasciicircum}",
}
_ESCAPED = str.maketrans(_SPECIAL)
# TeX makes one sign of these where they meet: quotation marks, dashes, ?` and !`.
_LIGATURE = re.compile(
    r"(?<=[`?!])(?=`)|(?<=')(?=')|(?<=-)(?=-)|(?<=,)(?=,)|(?<=<)(?=<)|(?<=>)(?=>)"
)
# Addresses are taken to the letter; what would break the field is written as in any address.
_IN_ADDRESS = str.maketrans({char: f"%{ord(char):02X}" for char in "{}\\"})
_LANGUAGES = {"zh": "chinese", "en": "english"}


def file(cited: Iterable[Cited], form: Form) -> str:
    """A file of tidy records, a blank line between."""
    return "\n".join(entry(one, form) + "\n" for one in cited)


def entry(one: Cited, form: Form) -> str:
    """One entry, without a line break at its end."""
    lines = (f"  {name:<12} = {{{value}}},\n" for name, value in _fields(one.record, form))
    return f"@article{{{one.key},\n{''.join(lines)}}}"


def _fields(record: Record, form: Form) -> Iterator[tuple[str, str]]:
    parts = date_parts(record.date)
    day = "-".join(parts)
    if form.apart:
        title, subtitle = split_title(record)
        title = title.rstrip(":：") or title if subtitle else title
    else:
        title, subtitle = "".join(heading(record)), ""
    yield "entrysubtype", "newspaper"
    for name, value in (
        ("author", " and ".join(map(_author, record.authors))),
        ("title", escaped(title)),
        ("subtitle", escaped(subtitle)),
        (form.newspaper, escaped(record.publication or "")),
        ("date", day),
        ("year", parts[0] if parts and not form.apart else ""),
        (form.page, escaped(record.page or "")),
        ("url", (record.url or "").translate(_IN_ADDRESS)),
        ("urldate", "-".join(date_parts(record.accessed))),
        ("langid", _LANGUAGES["zh"] if is_chinese(record) else _langid(record)),
    ):
        if value:
            yield name, value


def escaped(text: str) -> str:
    """A text as TeX prints it back."""
    return "{}".join(part.translate(_ESCAPED) for part in _LIGATURE.split(text))


def _author(author: str) -> str:
    """A name; in braces, so that it is not taken apart, where it is a body's or could be."""
    told = None if is_body(author) else parted(author)
    if told is not None and "," in author and not re.search(r"\band\b", author, re.IGNORECASE):
        return ", ".join(escaped(part) for part in (told.family, told.suffix, told.given) if part)
    plain = not is_body(author) and not re.search(r"[\s,]", author)
    return escaped(author) if plain else f"{{{escaped(author)}}}"


def _langid(record: Record) -> str:
    return _LANGUAGES.get(language(record).lower()[:2], "")
