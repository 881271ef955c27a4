"""Names of authors: what is part of a name and how it is cited."""

from __future__ import annotations

import pytest

from store.cite import cite
from store.model import Record


def cited(*authors: str, style: str = "gbt7714-2025", language: str = "zh-CN") -> str:
    """What stands before the title."""
    record = Record(authors=authors, title="题", publication="报", date="2024", language=language)
    before, title, _ = cite(record, style).partition("题[N]")
    assert title
    return before


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("本报记者 陈一鸣", "陈一鸣"),
        ("本报记者陈一鸣", "陈一鸣"),
        ("记者：陈一鸣", "陈一鸣"),
        ("通讯员 高扬", "高扬"),
        ("通讯员高扬", "高扬"),
        ("实习生　高扬", "高扬"),
        ("特约 高扬", "高扬"),
        ("本报特约通讯员高扬", "高扬"),
        ("云溪日报全媒体记者高扬", "高扬"),
        ("东岭电视 记者 高扬", "东岭电视 记者 高扬"),
        ("东岭电视记者 高扬", "高扬"),
        ("本报驻东岭记者 高扬", "高扬"),
        ("本报驻东岭记者高扬", "高扬"),
        ("本报记者 实习生 高扬", "高扬"),
        ("记者古丽娜尔·艾山", "古丽娜尔·艾山"),
        ("高扬 摄", "高扬"),
        ("高扬摄", "高扬"),
        ("高扬/摄", "高扬"),
        ("高扬 报道", "高扬"),
        ("本报记者 陈一鸣 摄影报道", "陈一鸣"),
        ("本报记者陈一鸣报道", "陈一鸣"),
        ("高扬（实习生）", "高扬"),
        ("实习生高扬 摄", "高扬"),
        ("高　扬", "高扬"),
    ],
)
def test_role_words_are_no_part_of_a_name(author: str, name: str) -> None:
    assert cited(author) == f"{name}. "


@pytest.mark.parametrize(
    "author", ["本报记者", "记者", "本报特约记者", "本报通讯员", "报道", "摄", " "]
)
def test_a_role_without_a_name_is_no_author(author: str) -> None:
    assert cited(author) == ""


@pytest.mark.parametrize(
    "author",
    [
        "本报评论员",
        "特约评论员",
        "新华社",
        "新华社记者",
        "本报记者站",
        "中国记者协会",
        "21世纪经济报道",
        "中国摄影",
        "东岭高新区管委会",
        "王摄",
        "欧阳明川",
        "Harbour Park Editorial Board",
        "Acme Park, Ltd",
        "Department of Trade, Government of Westland",
    ],
)
@pytest.mark.parametrize("style", ["gbt7714-2025", "gbt7714-2015"])
def test_a_body_or_a_name_that_only_looks_like_a_role_stays_whole(author: str, style: str) -> None:
    assert cited(author, style=style) == f"{author}. "


@pytest.mark.parametrize(
    ("author", "in_2025", "in_2015"),
    [
        ("Whitfield, Carol J.", "Whitfield C J", "WHITFIELD C J"),
        ("Whitfield, C.J.", "Whitfield C J", "WHITFIELD C J"),
        ("Godard, Jean-Luc", "Godard J-L", "GODARD J-L"),
        ("De Morgan, Augustus", "De Morgan A", "DE MORGAN A"),
        ("Marsh, Tom, Jr.", "Marsh T Jr", "MARSH T Jr"),
        ("Beek, Jan van", "Beek J van", "BEEK J van"),
        ("Ørsted, Åse", "Ørsted Å", "ØRSTED Å"),
    ],
)
def test_a_name_in_latin_letters(author: str, in_2025: str, in_2015: str) -> None:
    assert cited(author, language="en") == f"{in_2025}. "
    assert cited(author, language="en", style="gbt7714-2015") == f"{in_2015}. "


def test_of_four_authors_the_first_three_are_named_and_roles_alone_do_not_count() -> None:
    assert cited("甲一", "本报记者", "乙二", "丙三") == "甲一，乙二，丙三. "
    assert cited("甲一", "乙二", "丙三", "丁四") == "甲一，乙二，丙三，等. "
    assert cited("甲一", "乙二", "丙三", "丁四", style="gbt7714-2015") == "甲一, 乙二, 丙三, 等. "
    assert cited("甲一", "乙二", "丙三", "丁四", language="en") == "甲一，乙二，丙三，et al. "
