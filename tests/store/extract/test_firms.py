from __future__ import annotations

import pytest

from tests.store.extract.named import mentions, texts


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("淮安水投与客商签约", ["淮安水投"]),
        ("由津南城投负责建设", ["津南城投"]),
        ("荷亭国投表示将加大投入", ["荷亭国投"]),
        ("宿迁产控集团参与,宿迁产控出资", ["宿迁产控集团", "宿迁产控"]),
        ("津南城投债发行,该县城投负债,两市交投活跃", []),
        ("外商在中国投资,淮安城投资建设加快", []),
    ],
)
def test_what_invests_for_a_place_is_a_firm(sentence: str, bodies: list[str]) -> None:
    assert texts("ORG", sentence) == bodies


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("集聚了沁科、铭沃、安泰等行业龙头企业", ["沁科", "铭沃", "安泰"]),
        ("推动沁科、铭沃等8家全国排名前列的电机企业扩产", ["沁科", "铭沃"]),
        ("帮助沁科家具、飞驰机械等企业用电", ["沁科家具", "飞驰机械"]),
        ("参观了铭沃药业、元和堂3家中医药龙头企业", ["铭沃药业", "元和堂"]),
        ("小米、理想、荣耀等企业布局", ["小米", "理想", "荣耀"]),
        ("集聚了沁科、铭沃、正弘等30余家台企", ["沁科", "铭沃", "正弘"]),
        ("引来沁科、铭沃、正弘等一批外企", ["沁科", "铭沃", "正弘"]),
        ("击败沁科、铭沃等多家房企", ["沁科", "铭沃"]),
        ("沁科、铭沃两家投资人参与重整", ["沁科", "铭沃"]),
        ("鼓励民资、外资等各类民企", []),
        ("钢铁、水泥、化工等7家高耗能的重点企业", []),
        ("在住宿、餐饮、零售等行业支持企业", []),
        ("会同民政、住建等3家单位走访的企业", []),
    ],
)
def test_what_sums_up_a_row_of_firms(sentence: str, bodies: list[str]) -> None:
    assert texts("ORG", sentence) == bodies


def test_a_short_form_of_the_article_stands_behind_any_word() -> None:
    told = "深圳华健药康生物技术有限公司(下称华健药康)落户。区领导走访华健药康。"
    assert texts("ORG", told) == ["深圳华健药康生物技术有限公司", "华健药康", "华健药康"]


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("凯德投资旗下基金", "凯德投资"),
        ("由凯德投资于2022年收购", "凯德投资"),
        ("凯德投资5亿元建设园区", "凯德"),
        ("保利置业竞得地块", "保利置业"),
    ],
)
def test_a_known_firm_and_its_trade(sentence: str, body: str) -> None:
    assert texts("ORG", sentence) == [body]


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("苏州高新区晟澜光伏设备有限公司研发总监", "晟澜光伏设备有限公司"),
        ("兰亭工业园武汉子澜日盛有限公司员工说", "武汉子澜日盛有限公司"),
        ("苏州高新区晟澜投资控股有限公司表示", "苏州高新区晟澜投资控股有限公司"),
        ("武汉攀升鼎澜科技有限公司投产", "武汉攀升鼎澜科技有限公司"),
        ("杭州查处鼎澜科技有限公司", "鼎澜科技有限公司"),
    ],
)
def test_where_the_name_of_a_firm_begins(sentence: str, body: str) -> None:
    assert texts("ORG", sentence) == [body]


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("由德国AROXA和美国Vesco提供", ["AROXA", "Vesco"]),
        ("链主企业德国AROXA是设备供应商", ["AROXA"]),
        ("美国GDP增长,企业IPO提速,法国LED产业,商业REITs发行", []),
        ("与华为、ARXA、5G、VR研发合作", ["华为", "ARXA"]),
        ("百万豪车亮相", []),
    ],
)
def test_firms_in_latin_letters(sentence: str, bodies: list[str]) -> None:
    assert texts("ORG", sentence) == bodies


def test_the_head_of_a_group_and_the_brand_are_a_short_form() -> None:
    told = "中科磊研(河南)超硬材料有限公司签约,中科磊研生产基地落户。"
    assert texts("ORG", told) == ["中科磊研(河南)超硬材料有限公司", "中科磊研"]


def test_a_new_area_of_the_name_is_no_firm() -> None:
    told = "鹏亭新区医药服务平台项目启动。鹏亭新区加大投入。"
    assert texts("ORG", told) == []


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("华为和江淮合作的车型", ["华为", "江淮"]),
        ("国内莱宝和南玻之后第三家", ["莱宝", "南玻"]),
        ("游客游览长城和江淮平原", []),
    ],
)
def test_a_word_joined_to_a_firm_is_a_firm(sentence: str, bodies: list[str]) -> None:
    assert texts("ORG", sentence) == bodies


def test_a_brand_opens_a_park_that_is_built() -> None:
    built = "耀辰光电产业园总投资两亿元。"
    assert texts("ORG", built) == ["耀辰"]
    assert texts("ORG", "记者走进耀辰光电产业园采访。") == []


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("就在前不久,一汽弗迪首台电池包下线,一汽表示", ["一汽弗迪", "一汽"]),
        ("党中央国务院决定", ["党中央", "国务院"]),
        ("志愿者六盘水德澜会计服务有限公司参加", ["六盘水德澜会计服务有限公司"]),
        ("太平洋财产保险上海分公司", ["太平洋财产保险上海分公司"]),
        (
            "甲澜公司所属甘肃电投安澜新能源有限公司建设",
            ["甲澜公司", "甘肃电投安澜新能源有限公司"],
        ),
    ],
)
def test_two_firms_in_one_name_or_one_behind_the_other(sentence: str, bodies: list[str]) -> None:
    assert texts("ORG", sentence) == bodies


def test_the_second_of_two_firms_is_no_short_form_of_both() -> None:
    found = mentions("ORG", "参观哈飞空客制造中心,空客表示")
    assert [(each.text, each.canonical) for each in found] == [("哈飞空客", None), ("空客", None)]


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("物流平台“第三里路”执行总监林柏安", ["第三里路"]),
        ("让联想做出了决定,让联想到的往事", ["联想"]),
    ],
)
def test_what_stands_around_tells_a_word_from_a_firm(sentence: str, bodies: list[str]) -> None:
    assert texts("ORG", sentence) == bodies


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("岳阳市沁科集团组建公司。沁科奶业接管市场", ["岳阳市沁科集团", "沁科奶业"]),
        ("岳阳市沁科集团组建公司。沁科租赁给客户设备", ["岳阳市沁科集团", "沁科"]),
        ("岳阳沁科集团入股。此后沁科系入主公司", ["岳阳沁科集团", "沁科系"]),
        ("岳阳沁科集团入股。沁科系控股型企业", ["岳阳沁科集团", "沁科"]),
        ("岳阳脑机接口产业集团揭牌,推动脑机接口发展", ["岳阳脑机接口产业集团"]),
        ("岳阳沁科集团到访。参观新城·沁科智汇楼", ["岳阳沁科集团"]),
    ],
)
def test_a_short_form_goes_as_far_as_its_trade(text: str, bodies: list[str]) -> None:
    assert texts("ORG", text) == bodies


def test_a_crop_opens_a_plant_and_is_no_firm() -> None:
    assert texts("ORG", "建有蕲芪种植生产基地项目。蕲芪产业产值超8亿元,蕲芪畅销") == []


def test_what_is_left_out_before_a_firm() -> None:
    assert texts("ORG", "除沁科联集团外,尚有多家参与") == ["沁科联集团"]
    assert texts("ORG", "任董事兼沁科联集团有限公司党委书记")[0].startswith("沁科联")


def test_an_aircraft_is_not_who_builds_it() -> None:
    assert texts("ORG", "交付首架波音737货机,空客A320总装") == []
    assert texts("ORG", "波音与空客扩建工厂") == ["波音", "空客"]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("岳阳水务发展集团到访。会上水务发展集团表示支持", ["岳阳水务发展集团", "水务发展集团"]),
        ("湖南公主奶集团重整。投资人接管公主奶", ["湖南公主奶集团", "公主奶"]),
        ("湖南能源集团重整。投资人支持能源", ["湖南能源集团"]),
    ],
)
def test_a_group_is_told_without_its_place(text: str, bodies: list[str]) -> None:
    assert texts("ORG", text) == bodies


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("沁铭斯邦方面回应称将复工", ["沁铭斯邦"]),
        ("沁铭斯邦总部搬迁", ["沁铭斯邦"]),
        ("沁铭斯邦总部经济活跃", []),
        ("太仓华星光电扩产", ["太仓华星光电"]),
        ("建设大全智慧能源系统制造基地项目,总投资60亿元", ["大全"]),
        ("建设现代农业智慧产业基地项目,总投资60亿元", []),
        ("签约企业有中科创达、能量奇点、沁铭等", ["中科创达", "能量奇点", "沁铭"]),
        ("有中科创达、能量奇点、智慧城市等", ["中科创达"]),
    ],
)
def test_where_a_firm_by_its_brand_stands(sentence: str, bodies: list[str]) -> None:
    assert texts("ORG", sentence) == bodies


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("格力电器照明事业部工程师到访", ["格力电器照明事业部"]),
        ("格力电器推动事业部改革", ["格力电器"]),
        ("北控水务(香港)投资8000万美元", ["北控水务(香港)"]),
        ("全程通过“抖音”直播,登录支付宝缴费", []),
        ("抖音宣布落户", ["抖音"]),
        ("实施全力拓市场行动,建设高通量平台", []),
        ("力拓与高通参会", ["力拓", "高通"]),
    ],
)
def test_how_far_a_known_firm_goes(sentence: str, bodies: list[str]) -> None:
    assert texts("ORG", sentence) == bodies
