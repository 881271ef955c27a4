"""Values: what a field holds, however it is written, in the form that is stored."""

from __future__ import annotations

import datetime
import math
import re
import unicodedata
from gettext import dgettext

from store.reading.charset import clean, shown
from store.reading.dates import iso_date, page_number

HEADS = ("kicker", "title", "subtitle")

# What is written for "there is none", by people and by programs.
_NOTHING = frozenset({"", "nan", "none", "null", "n/a", "nil", r"\n", "-", "—", "——", "无", "暂无"})
# A name or a number is shorter than this, a headline than that.
LONGEST_VALUE = 500
LONGEST_HEAD = 2000
LARGEST_NUMBER = 10**18

_BREAKS = re.compile(r"[\t\r\n\u2028\u2029]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Tables write 7 as 7.0 where another row has no number.
_FLOAT = re.compile(r"(\d+)\.0+|(\d{10})\.\d+", re.ASCII)

_SOURCE = re.compile(r"(?:(?:文章|稿件|新闻|信息)?(?:来源|出处)|[Ss]ource)\s*[:：]\s*")
_URL = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")

# The number of a page with its name behind it (第07版：数智潮流, A01 要闻) or before it.
_PAGE_THEN_NAME = re.compile(
    r"第?\s*(?P<number>[A-Za-z]{0,2}\d{1,3})"
    r"(?:\s*版\s*[:：|｜·—-]*\s*|\s*[:：|｜·—-]?\s*(?!\d))(?P<name>[\w《“].{0,40})"
)
_NAME_THEN_PAGE = re.compile(
    r"(?P<name>[^\d\s].{0,40}?)[\s:：|｜·—（(-]*第?\s*(?P<number>[A-Za-z]{0,2}\d{1,3})\s*版[)）]?"
)
_DIGITS = "一二三四五六七八九"
_PAGE_IN_HANZI = re.compile(rf"第?((?:[{_DIGITS}]?十)?[{_DIGITS}]|[{_DIGITS}]?十)版")
LONGEST_PAGE = 12

_CHINA = datetime.timezone(datetime.timedelta(hours=8))
# Seconds from 1970: up to here a number of ten digits is one, above it is a date and an hour.
_LAST_SECOND = 1_900_000_000
_DAY_AND_HOUR = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{2}){1,3}", re.ASCII)
# What may follow the day: a weekday, an hour that stands close up to it.
_AFTER_DAY = re.compile(
    r"^(\d{4}\s*(?:年|[-/.])\s*\d{1,2}\s*(?:月|[-/.])\s*\d{1,2}(?:\s*日)?)"
    r"[\s,(]*(?:(?:星期|周|礼拜)[一二三四五六日天])?[\s,)]*"
    r"(?:[上下]午|早|晚)?\s*(?:\d{1,2}\s*(?:[:时点]\s*\d{0,2}\s*(?:[:分]\s*(?:\d{1,2}\s*秒?)?)?))?$",
    re.ASCII,
)
# Midnight in China as a program writes it that knows UTC only.
_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]16:00(?::00(?:\.0+)?)?\s*(?:Z|\+00:?00)")
_LETTER = re.compile(r"[A-Za-z]{3}\w*,?\s+\d{1,2}\s+[A-Za-z]{3}|^\d{1,2}\s+[A-Za-z]{3}", re.ASCII)


def is_nothing(value: object) -> bool:
    """Whether a value says that there is none; NaN is what tables put there."""
    if isinstance(value, str):
        return not value or (len(value) < 8 and value.strip().casefold() in _NOTHING)
    if isinstance(value, (list, tuple)):
        return all(
            piece is None or (isinstance(piece, str) and not piece.strip()) for piece in value
        )
    return value is None or value == {} or (isinstance(value, float) and math.isnan(value))


def is_broken(value: object) -> bool:
    """Whether it has half a character, which JSON can write and no text may have."""
    pieces = value if isinstance(value, (list, tuple)) else (value,)
    names = (piece.get("name") if isinstance(piece, dict) else piece for piece in pieces)
    return any(isinstance(name, str) and _SURROGATE.search(name) for name in names)


def _string(value: object) -> str | None:
    """A single value as clean text; None for what is none."""
    if isinstance(value, dict):
        # {"@type": "Organization", "name": "…"}
        value = value.get("name")
    if isinstance(value, (list, tuple)) and len(value) == 1:
        value = value[0]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value) if abs(value) < LARGEST_NUMBER else None
    if isinstance(value, datetime.date):
        return value.isoformat()
    return clean(value) if isinstance(value, str) and not _SURROGATE.search(value) else None


def shown_value(value: object) -> str:
    """A value for a message; of what holds others, and of a number without end, what it is."""
    if isinstance(value, (str, bool, float, datetime.date)):
        return shown(value)
    if isinstance(value, int) and abs(value) < LARGEST_NUMBER:
        return str(value)
    return dgettext("yuanzhi", "a value of the kind {kind}").format(kind=type(value).__name__)


def read_value(datum: str, value: object) -> dict[str, str]:
    """Datum -> text, for what a value says; empty where it cannot be read."""
    if datum == "text":
        text = _text(value)
        return {"text": text} if text else {}
    text = _BREAKS.sub(" ", _string(value) or "").strip()
    if not text or len(text) > (LONGEST_HEAD if datum in HEADS else LONGEST_VALUE):
        return {}
    if datum in ("date", "accessed"):
        date = _date(text)
        return {datum: date} if date else {}
    if datum in ("page", "page_name"):
        return _page(datum, text)
    if datum == "url":
        return {"url": text} if _URL.fullmatch(text) else {}
    if datum == "publication":
        return _publication(text)
    if datum == "language":
        return {"language": text.replace("_", "-")} if _LANGUAGE.fullmatch(text) else {}
    return {datum: text}


def _text(value: object) -> str | None:
    """The text of an article, from a string or a list of paragraphs."""
    paragraphs = value if isinstance(value, (list, tuple)) else (value,)
    written = [piece for piece in paragraphs if piece is not None]
    strings = [piece for piece in written if isinstance(piece, str)]
    text = "\n".join(strings)
    if len(strings) < len(written) or not text.strip() or _SURROGATE.search(text):
        return None
    return clean(text)


def _publication(text: str) -> dict[str, str]:
    """来源：经济日报 is a publication, and 来源：http://… an address."""
    text = _SOURCE.sub("", text, count=1) if _SOURCE.match(text) else text
    if _URL.match(text):
        return {"url": text} if _URL.fullmatch(text) else {}
    whole = re.fullmatch(r"《([^《》]+)》", text)
    text = whole[1] if whole else text.strip()
    return {"publication": text} if text else {}


def _page(datum: str, text: str) -> dict[str, str]:
    """The number of a page and its name, which often stand together: 第07版：数智潮流."""
    text = _FLOAT.sub(r"\1", text) if _FLOAT.fullmatch(text) else text
    text = _PAGE_IN_HANZI.sub(lambda match: f"第{_count(match[1])}版", text)
    number = page_number(text)
    if number:
        return {"page": number}
    match = _PAGE_THEN_NAME.fullmatch(text) or _NAME_THEN_PAGE.fullmatch(text)
    # A name may be 5G专刊: there a number needs its 第 or 版.
    if match and (datum == "page" or re.search("[第版]", text.replace(match["name"], ""))):
        number = page_number(match["number"])
        if number:
            return {"page": number, "page_name": match["name"].strip("《》（）() ")}
    if datum == "page" and any(character.isdigit() for character in text):
        # Several pages (07-08版) stay as they are printed; 1.5 and a date are none.
        known = "." not in text and len(text) <= LONGEST_PAGE and not _date(text)
        return {"page": text} if known else {}
    return {"page_name": text}


def _count(hanzi: str) -> int:
    """The number that 七, 十, 十二 or 二十一 is."""
    tens, ten, ones = hanzi.rpartition("十")
    count = _DIGITS.index(ones) + 1 if ones else 0
    return count + 10 * (_DIGITS.index(tens) + 1 if tens else 1) if ten else count


def _date(text: str) -> str | None:
    """ISO 8601 from any of the forms of dates that people and programs write."""
    text = unicodedata.normalize("NFKC", text).strip()
    midnight = _MIDNIGHT.fullmatch(text)
    if midnight and iso_date(midnight[1]):
        day = datetime.date.fromisoformat(midnight[1])
        return (day + datetime.timedelta(days=1)).isoformat() if day.year < 9999 else None
    if _FLOAT.fullmatch(text):
        text = text.partition(".")[0]
    if text.isascii() and text.isdigit() and len(text) in (10, 13):
        seconds = int(text[:10])
        if 0 < seconds < _LAST_SECOND:
            return datetime.datetime.fromtimestamp(seconds, _CHINA).date().isoformat()
    packed = _DAY_AND_HOUR.fullmatch(text)
    if packed:
        return iso_date("-".join(packed.groups()))
    after = _AFTER_DAY.match(text)
    return iso_date(text) or (iso_date(after[1]) if after else None) or _mail_date(text)


def _mail_date(text: str) -> str | None:
    """A date as feeds write it: Mon, 01 Jun 2020 08:00:00 +0800."""
    if not _LETTER.search(text):
        return None
    from email.utils import parsedate_to_datetime  # (seldom needed, and slow to import)

    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
