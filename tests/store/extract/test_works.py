from __future__ import annotations

import pytest

from tests.store.extract.named import texts


@pytest.mark.parametrize(
    ("sentence", "project"),
    [
        ("醴渌高铁全线钢轨焊接工作全部完成", "醴渌高铁"),
        ("地铁9号线北段年底开通", "地铁9号线北段"),
        ("醴渌高速公路南段开工", "醴渌高速公路南段"),
        ("9号线东延伸开通运营后,居民出行更方便", "9号线东延伸"),
        ("渌江三桥主塔封顶", "渌江三桥"),
        ("长沙南站主体结构封顶", "长沙南站"),
        ("醴陵机场T3航站区建设迈入新阶段", "醴陵机场T3航站区"),
        ("醴渌水电站首台机组发电", "醴渌水电站"),
        ("芙蓉轨道交通9号线渌口路站顺利封底", "芙蓉轨道交通9号线渌口路站"),
    ],
)
def test_what_happens_to_lines_tells_that_they_are_built(sentence: str, project: str) -> None:
    assert project in texts("PROJECT", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "醴渌机场开通国际货运航线9条",
        "醴渌机场货邮吞吐量增长4.5%",
        "公司位于地铁9号线渌口路站",
        "他在长沙南站换乘",
        "沿渌江大道北段停放的车辆很多",
        "扩建骏藏公路新疆段附近的仓库",
    ],
)
def test_what_goes_on_at_a_line_is_no_building_of_it(sentence: str) -> None:
    assert texts("PROJECT", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "project"),
    [
        ("耀辰拟投资150亿元在醴陵建电池工厂。", "电池工厂"),
        ("去年他们投资60多亿元在醴陵建生产基地,产业链建立起来", "生产基地"),
        ("耀辰追加投资建零部件新工厂", "零部件新工厂"),
        ("去年他们在孟买投资6000万美元建设产业园。", "产业园"),
        ("公司组建团队成立耀辰科技全国研发中心", "耀辰科技全国研发中心"),
        ("供电公司新建10千伏渌口I线", "10千伏渌口I线"),
        ("两国在边境共建跨境商贸物流中心", "跨境商贸物流中心"),
    ],
)
def test_money_or_a_place_tells_that_works_are_built(sentence: str, project: str) -> None:
    assert texts("PROJECT", sentence) == [project]


@pytest.mark.parametrize(
    "sentence",
    [
        "去年投资60多亿元在醴陵建设研发中心、生产基地和仓库",
        "公司斥资5亿元新建一座工厂",
        "全省投资5亿元建设工厂",
        "一大批软件产业园、大数据产业园落户醴陵",
    ],
)
def test_several_or_any_works_are_none(sentence: str) -> None:
    assert texts("PROJECT", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "project"),
    [
        ("耀辰科技醴陵零碳工厂如期投产", "耀辰科技醴陵零碳工厂"),
        ("耀辰科技醴陵切片工厂圆满封顶", "耀辰科技醴陵切片工厂"),
        ("耀辰科技全球总部基本建成", "耀辰科技全球总部"),
        ("耀辰科技全球总部钢结构封顶", "耀辰科技全球总部"),
        ("耀辰科技醴陵数据中心正式开服", "耀辰科技醴陵数据中心"),
        ("耀辰科技醴陵厂区恢复生产", "耀辰科技醴陵厂区"),
        ("耀辰科技醴陵工厂迎来首车下线", "耀辰科技醴陵工厂"),
        ("耀辰科技醴陵储能工厂开始试生产", "耀辰科技醴陵储能工厂"),
        ("国内第一条光子芯片中试线即将开建", "光子芯片中试线"),
        ("全球首个超声波脑机接口超级工厂同步落成投运", "超声波脑机接口超级工厂"),
        ("耀辰科技醴陵职工宿舍封顶", "耀辰科技醴陵职工宿舍"),
    ],
)
def test_how_it_happens_stands_before_what_happens(sentence: str, project: str) -> None:
    assert texts("PROJECT", sentence) == [project]


@pytest.mark.parametrize(
    ("sentence", "project"),
    [
        ("航天信息产业园正式投产", "航天信息产业园"),
        ("耀辰珠宝文化产业园二期扩容", "耀辰珠宝文化产业园二期"),
        ("两市共同建设醴渌生态产业园", "醴渌生态产业园"),
    ],
)
def test_parks_are_told_of_as_projects(sentence: str, project: str) -> None:
    assert project in texts("PROJECT", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "醴陵经开区二期招聘会举行",
        "依托醴渌生态科技城发展产业",
        "全镇建成醴渌生态科技园8大基地",
        "全市建成了醴渌生态产业园等15个先导区",
    ],
)
def test_parks_that_are_places_are_no_projects(sentence: str) -> None:
    assert texts("PROJECT", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "project"),
    [
        ("要加快醴渌汽车软件园建设,支持企业拓展市场", "醴渌汽车软件园"),
        ("双方将继续推进芙蓉瓷业产业园和渌江陶瓷产业园建设", "芙蓉瓷业产业园"),
        ("当地启动建设醴渌生物医药产业园,引进十家企业", "醴渌生物医药产业园"),
        ("今年秋季,醴渌咖啡创新产业园也将如期开业", "醴渌咖啡创新产业园"),
        ("他对醴渌渌口产业园正式启动表示祝贺", "醴渌渌口产业园"),
        ("醴渌医药科技产业园正在加快推进", "醴渌医药科技产业园"),
    ],
)
def test_who_pushes_a_park_raises_it(sentence: str, project: str) -> None:
    assert project in texts("PROJECT", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "愿参与肯尼亚工业园区建设",
        "要加快醴渌高新区建设",
        "当地创建碳达峰试点园区",
        "建成了醴渌产业园等15个先导区",
    ],
)
def test_parks_of_a_kind_or_by_law_are_not_pushed(sentence: str) -> None:
    assert texts("PROJECT", sentence) == []


def test_how_many_of_a_kind_there_are_is_no_project() -> None:
    assert texts("PROJECT", "中国七大石化产业基地快速建设") == []


@pytest.mark.parametrize(
    ("sentence", "project"),
    [
        ("学术交流中心、学生宿舍组团均已竣工", "学生宿舍组团"),
        ("醴渌生态综合体、渌口文体中心等组团也已开工建设", "渌口文体中心"),
        ("醴陵加快落地渌江设备生产研发基地", "渌江设备生产研发基地"),
        ("公司与高新区签署醴渌供应基地合作协议", "醴渌供应基地"),
        ("醴陵渌口污水处理厂(一期)17日正式运营", "醴陵渌口污水处理厂(一期)"),
        ("渌江大桥正式恢复建设", "渌江大桥"),
    ],
)
def test_any_verb_of_building_tells_it(sentence: str, project: str) -> None:
    assert project in texts("PROJECT", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "叶片厂房、电机厂房均已竣工",
        "人才、资金、技术均已落地",
        "要落地一批研发中心",
        "他们打造产业生态,培养科技人才",
    ],
)
def test_parts_and_goods_of_a_row_are_none(sentence: str) -> None:
    assert texts("PROJECT", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "project"),
    [
        ("轨道交通渌江线建设顺利推进", "轨道交通渌江线"),
        ("长沙市域铁路渌江线全线贯通", "长沙市域铁路渌江线"),
        ("在市区内建设醴陵市奥体中心,今年完成设计", "醴陵市奥体中心"),
        ("刚落成的湖南醴陵市渌口交易中心,首批入驻商户千余家", "湖南醴陵市渌口交易中心"),
    ],
)
def test_lines_and_houses_of_a_place_are_projects(sentence: str, project: str) -> None:
    assert project in texts("PROJECT", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "轨道交通路线图公布",
        "推进醴陵规划馆及其周边街区更新",
        "建设醴陵科技创新中心",
        "山东建起了专业园区",
        "醴渌电子商务产业园建成一年就吸引企业百家",
        "公铁两用斜拉桥——新桥很长",
    ],
)
def test_goals_and_places_of_a_city_are_none(sentence: str) -> None:
    assert texts("PROJECT", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "project"),
    [
        ("醴渌能源产业园7月刚刚投产", "醴渌能源产业园"),
        ("位于醴陵的湖南骏捷学院体育馆正在加紧建设中", "湖南骏捷学院体育馆"),
        ("小镇正在创建生猪育种养殖核心示范基地", "生猪育种养殖核心示范基地"),
        ("首个德国服务中心在湖南醴陵奠基", "德国服务中心"),
    ],
)
def test_when_and_how_stand_before_what_happens(sentence: str, project: str) -> None:
    assert project in texts("PROJECT", sentence)


def test_what_happens_to_a_batch_of_parks_is_told_of_none() -> None:
    assert texts("PROJECT", "一批集聚式的醴渌产业园区也相继开工建设") == []
