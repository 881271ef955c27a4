from __future__ import annotations

import pytest

from tests.store.extract.named import texts


@pytest.mark.parametrize(
    "sentence",
    [
        "加快生物制药领域外商投资项目落地投产",
        "其中浙商投资项目占62.5%",
        "推动沅水高新区两大重点合作项目建设",
        "推进沅水高新区6大基地建设",
        "考察团参观了产业园区和重点项目",
        "它成为该县发展的标志性项目",
        "沅水园是由湖南沅水农业有限公司投资建设的乡村振兴项目",
        "沅水至洋浦港海铁联运项目自去年启动",
        "实施屋顶光伏项目等方面的绿色实践",
        "沅水金融创新示范项目评定启动",
        "醴陵市人才安家工程指定企业",
        "新开工20个“两惠工程”",
        "依托区镇格底工程开展帮扶",
        "推动沅水园和天津城两大旗舰项目提高水平",
        "深化“党建+项目”双员制工作",
    ],
)
def test_kinds_and_programmes_are_no_project(sentence: str) -> None:
    assert texts("PROJECT", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "project"),
    [
        ("醴陵市创业大厦工程开工", "醴陵市创业大厦工程"),
        ("哈伊高铁重要控制性工程——沅水特大桥合龙", "沅水特大桥"),
        ("醴陵市防汛工程施工现场", "醴陵市防汛工程"),
        ("耀辰电子有限公司外商投资项目开工", "耀辰电子有限公司外商投资项目"),
    ],
)
def test_works_by_like_names_are_projects(sentence: str, project: str) -> None:
    assert project in texts("PROJECT", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "院长李某为“生物医药产教融合示范基地”揭牌",
        "“中国光学学会泛在学术服务基地”揭牌",
        "稳妥推进RCEP先行先试示范基地建设",
        "力争再建成2000万千瓦风光发电基地",
        "开放时间:9:00-17:00(周一不开放)耀铂体育中心位于高新区",
        "着力打造东西部协作先行园区",
        "加速打造醴陵市级特色产业园",
        "醴陵生产服务型国家物流枢纽建设",
        "正加快建设湖南省域副中心城市",
        "累计建成15回高电压等级跨境输电线路",
        "京杭大运河实现全线通水",
        "先后成功穿越新建路隧道",
        "加快推进沅水干线主要港口铁路进港全覆盖",
        "沅水园区占地12平方公里,有企业210家",
        "7月2日,在醴陵公路大坂段,一支队伍搬离倒伏的树木",
    ],
)
def test_titles_goals_and_places_are_no_project(sentence: str) -> None:
    assert texts("PROJECT", sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "项目位于高新区,建设内容包括复合材料车间、技术中心楼等",
        "项目将新建米酒曲、PET无菌饮料及马口铁罐等生产线",
        "重点区域、消费载体、新零售四大类共计10个项目签约",
        "引进名校、名医院等优质民生项目",
        "与各国合作公路桥梁铁路港口等90多个项目",
        "不断推进跨境电商试点产业园区、经济开发区、综合保税区等建设",
        "六大重点工程包括服务提质工程、人才培育工程、标准品牌工程、开放共联工程",
        "平台涵盖动物实验、细胞培养、生信分析等多个研究项目",
        "专业涉及生态环保、先进材料、信息与电子工程等",
        "赛事设半程马拉松、健康跑(8公里)和欢乐跑(5公里)三个项目",
        "范围涵盖醴陵保税物流园区、洋浦保税港区等",
        "沅水、张甸两个厂区正同步推进光伏发电项目",
    ],
)
def test_parts_products_and_fields_in_a_row_are_no_project(sentence: str) -> None:
    assert texts("PROJECT", sentence) == []


def test_two_projects_joined_are_two() -> None:
    sentence = "新建年产3万吨磷酸盐材料项目及年产2万吨硝酸配套项目"
    found = ["年产3万吨磷酸盐材料项目", "年产2万吨硝酸配套项目"]
    assert texts("PROJECT", sentence) == found
    assert texts("PROJECT", sentence.replace("及", "和") + ",总投资5亿元") == found


def test_the_staff_of_a_phase_is_no_phase() -> None:
    assert texts("PROJECT", "城管局联合三期项目部送清凉") == []
    assert texts("PROJECT", "三期项目开工") == ["三期项目"]


def test_what_is_helped_opens_no_name() -> None:
    assert texts("PROJECT", "来到帮包项目醴陵冷链集配中心项目现场") == ["醴陵冷链集配中心项目"]


def test_high_speed_tells_a_road_only_where_none_goes_on() -> None:
    assert texts("PROJECT", "投资2亿元的耀铂高速PET瓶坯生产线") == ["耀铂高速PET瓶坯生产线"]
    assert texts("PROJECT", "沅铂高速建成通车") == ["沅铂高速"]


def test_parts_with_a_name_stay_in_a_row() -> None:
    sentence = "项目包括耀铂测试厂房、耀铂研发中心、沅水超算中心等"
    assert texts("PROJECT", sentence) == ["耀铂测试厂房", "耀铂研发中心", "沅水超算中心"]
