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
    ("name", "short", "province"),
    [
        # Its city, county or province before it, with their level words.
        ("上虞区杭州湾上虞经济技术开发区", "杭州湾上虞经开区", "浙江"),
        ("绍兴市上虞区杭州湾上虞经开区", "杭州湾上虞经开区", "浙江"),
        ("南京江宁经济技术开发区", "江宁经开区", "江苏"),
        ("杭州市余杭区经济技术开发区", "杭州余杭经开区", "浙江"),
        ("林州红旗渠经开区", "红旗渠经开区", "河南"),
        ("长沙县经开区", "长沙经开区", "湖南"),
        ("大理州经开区", "大理经开区", "云南"),
        ("新疆昌吉州准东经开区", "准东经开区", "新疆"),
        ("昆明滇中新区", "滇中新区", "云南"),
        ("成都天府新区", "天府新区", "四川"),
        ("眉山天府新区", "天府新区", "四川"),
        ("湖南湘江新区", "湘江新区", "湖南"),
        ("上海张江", "上海张江高新区", "上海"),
        # What it says of its rank.
        ("合肥国家级高新区", "合肥高新区", "安徽"),
        ("国家级昆山经开区", "昆山经开区", "江苏"),
        ("拉萨国家级经济技术开发区", "拉萨经开区", "西藏"),
        ("西宁(国家级)经开区", "西宁经开区", "青海"),
        ("天津经济技术开发区（国家级）", "天津经开区", "天津"),
        # The place that is one body with it.
        ("杭州滨江高新区", "杭州高新区", "浙江"),
        ("杭州高新区（滨江）", "杭州高新区", "浙江"),
        ("无锡高新区（新吴区）", "无锡高新区", "江苏"),
        ("张家港经开区（杨舍镇）", "张家港经开区", "江苏"),
        ("东莞（松山湖）高新区", "东莞松山湖高新区", "广东"),
        # Other words for its kind.
        ("镇江经济开发区", "镇江经开区", "江苏"),
        ("大连市高新园区", "大连高新区", "辽宁"),
        # Names that news uses.
        ("江北新区", "南京江北新区", "江苏"),
        ("金普新区", "大连金普新区", "辽宁"),
        ("西海岸新区", "青岛西海岸新区", "山东"),
        ("融侨经开区", "福清融侨经开区", "福建"),
        ("北京亦庄", "北京经开区", "北京"),
        ("北京市亦庄经济技术开发区", "北京经开区", "北京"),
        ("武汉光谷", "武汉东湖高新区", "湖北"),
        ("昆山开发区", "昆山经开区", "江苏"),
        ("广州开发区", "广州经开区", "广东"),
        ("天津开发区", "天津经开区", "天津"),
        ("拉萨高新技术产业开发区", "拉萨高新区", "西藏"),
    ],
)
def test_a_listed_park_is_known_by_the_names_of_news(name: str, short: str, province: str) -> None:
    zone = official(name)
    assert zone is not None
    assert (zone.short, zone.province) == (short, province)


@pytest.mark.parametrize(
    "name",
    [
        # Of another city, or of none.
        "宁波江北新区",
        "西安昆山经开区",
        "杭州高新区（新吴区）",
        # A part of it that has a name of its own.
        "杭州高新区（智谷产业园）",
        # Any of several.
        "重庆国家级经开区",
        "湖北国家级高新区",
        "国家级高新区",
        "高新区（新市区）",
        "（国家级）",
        "临港经开区",
    ],
)
def test_what_is_not_surely_a_listed_park_has_no_province(name: str) -> None:
    assert official(name) is None


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
