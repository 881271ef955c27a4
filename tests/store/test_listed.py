"""Parks of the national lists: one by all their names, with province, city and level."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.extract.gazetteer import official
from store.library import Library
from store.model import YuanzhiError
from tests.store.loading import jsonl, load, news

if TYPE_CHECKING:
    from pathlib import Path

XIAN = (
    "西安高新技术产业开发区",
    "西安高新区",
    "陕西西安高新区",
    "陕西省西安高新技术产业开发区",
    "西安市高新区",
    "陕西省西安市高新技术产业开发区",
    "西安国家高新区",
)


@pytest.mark.parametrize(
    ("names", "short", "province", "city", "level"),
    [
        (XIAN, "西安高新区", "陕西", "西安市", "high-tech"),
        (("西安经开区", "西安市经济技术开发区"), "西安经开区", "陕西", "西安市", "economic"),
        (("襄阳高新区", "襄樊高新区"), "襄阳高新区", "湖北", "襄阳市", "high-tech"),
        (
            ("吉林高新区", "吉林市高新区", "吉林省吉林市高新区"),
            "吉林高新区",
            "吉林",
            "吉林市",
            "high-tech",
        ),
        (
            ("南宁高新区", "广西南宁高新区", "广西壮族自治区南宁高新区"),
            "南宁高新区",
            "广西",
            "南宁市",
            "high-tech",
        ),
        (("浦东新区", "上海浦东新区", "上海市浦东新区"), "浦东新区", "上海", "上海市", "new-area"),
    ],
)
def test_a_listed_park_is_known_by_full_short_provincial_and_former_names(
    names: tuple[str, ...], short: str, province: str, city: str, level: str
) -> None:
    for name in names:
        zone = official(name)
        assert zone is not None, name
        assert (zone.short, zone.province, zone.city, zone.level) == (short, province, city, level)


@pytest.mark.parametrize(
    "name",
    ["东岭高新区", "高新区", "陕西高新区产业园", "四川西安高新区", "市高新区", "陕西省", "", "省"],
)
def test_a_park_of_no_list_has_no_province_city_and_level(name: str) -> None:
    assert official(name) is None


def test_one_listed_park_is_one_row_whatever_it_is_called(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    rows = [news(f"第{at}篇", f"{name}有企业300家。") for at, name in enumerate(XIAN[:6])]
    load(jsonl(tmp_path / "a.jsonl", *rows, news("别处", "东岭高新区有企业30家。")), into=db)
    with Library.open(db) as opened:
        first, second = opened.park_rows(opened.parks())
        assert (first.name, first.articles) == ("西安高新区", 6)
        assert (first.province, first.city, first.level) == ("陕西", "西安市", "high-tech")
        assert (second.name, second.articles) == ("东岭高新区", 1)
        assert (second.province, second.city, second.level) == (None, None, None)
        (found,) = opened.entities("西安高新技术产业开发区")
        assert found.id == first.id


def test_a_listed_park_is_meant_by_names_that_no_article_uses(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    load(jsonl(tmp_path / "a.jsonl", news("一", "襄阳高新区有企业300家。")), into=db)
    with Library.open(db) as opened:
        for name in ("襄樊高新区", "湖北襄阳高新区", "湖北省襄阳高新技术产业开发区"):
            assert opened.meant(name).name == "襄阳高新区"
        with pytest.raises(YuanzhiError):
            opened.meant("湖北襄阳高新区", "PROJECT")
        with pytest.raises(YuanzhiError):
            opened.meant("西安高新区")


def test_what_points_at_a_park_is_no_name_of_it(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    text = "襄阳高新区有企业300家。今年,该区新增企业30家。"
    load(jsonl(tmp_path / "a.jsonl", news("一", text)), into=db)
    with Library.open(db) as opened:
        (park,) = opened.entities("襄阳高新区", "PARK")
        assert "该区" not in park.names
        assert not opened.called("该区")
