"""The parts of tidy records that styles and exports take alike: headings, dates, language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.model import Record

_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


def is_chinese(record: Record) -> bool:
    """Whether the article is in Chinese, as it is where it says nothing."""
    return language(record).lower().startswith("zh")


def language(record: Record) -> str:
    """The language of the article: "zh-CN" where it says none."""
    return record.language or "zh-CN"


def split_title(record: Record) -> tuple[str, str]:
    """The title without the dash it ends with, and the subtitle; "" where there is none, or where
    the title has it in it already. What has no title is called by its subtitle.
    """
    main, subtitle = record.title or record.subtitle or "", record.subtitle or ""
    if not subtitle or main.endswith(subtitle):
        return main, ""
    return main.rstrip("—–―─- ") or main, subtitle


def heading(record: Record) -> tuple[str, str]:
    """The title, and the subtitle with the colon before it; "" for each that is not there."""
    main, subtitle = split_title(record)
    if not subtitle or main.endswith((":", "：")):
        return main, subtitle
    return main, ("：" if is_chinese(record) else ": ") + subtitle


def date_parts(date: str | None) -> tuple[str, ...]:
    """Year, month and day of an ISO 8601 date, as many as it has; none of what is no date."""
    match = _DATE.fullmatch(date or "")
    return tuple(part for part in match.groups() if part) if match else ()
