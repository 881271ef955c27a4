"""Fields: what they are called, and which values they can have. Nothing raises."""

from __future__ import annotations

import re
from functools import lru_cache

from store.fold import fold
from store.model import PARAGRAPH_KINDS, STAGES, STATUSES
from store.search import comparisons, dates, matching, pages

# Field -> the type of the mentions it asks for.
NAMES = {"park": "PARK", "project": "PROJECT", "org": "ORG", "person": "PERSON"}

# Fields that ask for a text about the article, or about where it comes from.
ARTICLE = ("title", "author", "pub", "source")

# What the reader adds to passages; note, tag and collection also ask for its words.
ADDED = ("note", "tag", "bookmark", "collection", "correction")

# What a paragraph can have: what the reader added, names and figures by their type, a stage.
FIGURES = {"amount": "MONEY", "area": "AREA", "rate": "RATE"}
HAD = (*ADDED, *NAMES, *FIGURES, "status")

# Field -> what else it is called.
_CALLED = {
    "park": "园区",
    "project": "项目",
    "org": "企业 机构",
    "person": "人物",
    "title": "标题",
    "author": "作者",
    "pub": "报纸 媒体",
    "page": "版次",
    "date": "日期",
    "kind": "类型",
    "status": "状态",
    "province": "省份",
    "amount": "金额",
    "area": "面积",
    "rate": "比率",
    "unit": "单位",
    "tag": "标签",
    "note": "笔记",
    "collection": "文集",
    "has": "含有",
    "source": "来源",
}
_FIELDS = {name: field for field, others in _CALLED.items() for name in (field, *others.split())}
# In full-width letters and traditional characters as well, as whatever else is typed.
PATTERN = re.compile(f"({'|'.join(map(matching.pattern, _FIELDS))})[:：]", re.IGNORECASE)

# Value -> what else it is called, of the fields that have few.
_STATUSES = {**dict(zip(STATUSES, STATUSES, strict=True)), **STAGES}
_KINDS = {
    **dict(zip(PARAGRAPH_KINDS, PARAGRAPH_KINDS, strict=True)),
    "正文": "body",
    "小标题": "heading",
    "图片说明": "caption",
    "导语": "lead",
}
_HAD = {
    **dict(zip(HAD, HAD, strict=True)),
    **{name: field for name, field in _FIELDS.items() if field in HAD},
    "书签": "bookmark",
    "更正": "correction",
}
CHOICES = {"status": _STATUSES, "kind": _KINDS, "has": _HAD}


def called(name: str) -> str:
    """The field of a name that PATTERN lets through."""
    return _FIELDS[fold(name)]


# In which order what is found can be wanted; and how a query says it.
ORDERS = ("newest", "relevance")
ORDERS_CALLED = {**dict(zip(ORDERS, ORDERS, strict=True)), "最新": "newest", "相关": "relevance"}
SORT_NAME = re.compile("(?:sort|排序)[:：]", re.IGNORECASE)
SORT = re.compile(SORT_NAME.pattern + r"(?:([^\s|()]+)(?=[\s|]|$)|$)", re.IGNORECASE)

# A date that is still being typed, perhaps the second of two: 20, 2020-, 2020-1, 2020-05-.
_DATE = "[0-9]{4}(?:-[0-9]{2}){0,2}"
_BEGUN_DATE = re.compile(
    rf"(?:(?:[<>=]{{1,2}}|(?:{_DATE})?\.\.)?(?:[0-9]{{0,3}}|[0-9]{{4}}(?:-[0-9]{{2}})?-[0-9]?)|{_DATE}\.)"
)


@lru_cache(maxsize=1024)
def read(name: str, value: str) -> str | None:
    """The value of a field as searches take it; None where it can have no such value."""
    if name in CHOICES:
        return CHOICES[name].get(fold(value))
    if name in comparisons.FIELDS:
        return value if comparisons.read(name, value) else None
    if name == "date":
        return fold(value) if dates.period_of(fold(value)) else None
    if name == "page":
        return fold(value) if pages.read(fold(value)) else None
    return value or None


def is_begun(name: str, value: str) -> bool:
    """Whether a value can still become one that the field can have."""
    folded = fold(value)
    if name in CHOICES:
        return any(choice.startswith(folded) for choice in CHOICES[name])
    if name == "date":
        return _BEGUN_DATE.fullmatch(folded) is not None
    return name in comparisons.FIELDS and folded in ("<", ">", "=", ">=", "<=")
