from __future__ import annotations

import pytest

from tests.store.extract.named import mentions, texts


@pytest.mark.parametrize(
    ("sentence", "project"),
    [
        ("比亚迪年产30GWh动力电池项目开工", "比亚迪年产30GWh动力电池项目"),
        ("位于湘江畔的醴陵经开区水系综合整治项目一片繁忙", "醴陵经开区水系综合整治项目"),
        ("总投资两亿元的耀辰锂离子电池项目落户", "耀辰锂离子电池项目"),
        ("新疆进藏公路整治工程开工", "新疆进藏公路整治工程"),
        ("浏阳至醴陵高速公路正式通车", "浏阳至醴陵高速公路"),
        ("西朗至燕岗段年内开通", "西朗至燕岗段"),
        ("耀辰光电100MW电池及50MW组件生产线项目开工", "耀辰光电100MW电池及50MW组件生产线项目"),
        ("铂驰智能工厂建设项目(二期),总建筑面积4万平方米", "铂驰智能工厂建设项目(二期)"),
        ("公司将建设规模化蛋白生产和色谱填料扩产项目", "规模化蛋白生产和色谱填料扩产项目"),
    ],
)
def test_a_project_is_found_whole(sentence: str, project: str) -> None:
    assert texts("PROJECT", sentence) == [project]


@pytest.mark.parametrize(
    "sentence",
    [
        "该项目总投资两亿元",
        "今年新签17个项目",
        "加快推进重点建设项目",
        "在谈项目32个",
        "眉山市民生项目全部开工",
        "完善招商项目库",
        "湖南汇通建设工程有限公司中标",
        "国家863计划重点项目",
        "金太阳示范工程",
        "“三个一批”项目建设",
        "打造全国重要的新能源基地",
        "参赛项目进入决赛",
        "规划建设8条全自动生产线",
        "它是重点示范项目之一",
    ],
)
def test_projects_in_general_are_no_project(sentence: str) -> None:
    assert texts("PROJECT", sentence) == []


def test_the_items_of_a_row_are_projects_each() -> None:
    sentence = (
        "不仅如此,耀辰显示系统产业化基地、骏捷西部研发中心、和辉时总部基地、"
        "天和驰5G通信产业园等一批项目将全面建设。"
    )
    assert texts("PROJECT", sentence) == [
        "耀辰显示系统产业化基地",
        "骏捷西部研发中心",
        "和辉时总部基地",
        "天和驰5G通信产业园",
    ]


def test_bare_firms_of_a_row_of_projects_are_projects_and_firms() -> None:
    sentence = "园区新引进骏捷电子、耀辰物流产业园和沃脉医疗等17个项目。"
    assert texts("PROJECT", sentence) == ["骏捷电子", "耀辰物流产业园", "沃脉医疗"]


def test_kinds_of_projects_in_a_row_are_none() -> None:
    assert texts("PROJECT", "一批5G装置、人脸识别等高精尖项目开工。") == []


def test_a_phase_stands_alone_or_closes_the_name() -> None:
    assert texts("PROJECT", "一期工程投资33亿元。") == ["一期工程"]
    assert texts("PROJECT", "近日,耀辰锂离子电池项目一期在望城投产。") == [
        "耀辰锂离子电池项目一期",
        "耀辰锂离子电池项目",
    ]


def test_a_park_that_is_being_built_is_a_project_too() -> None:
    sentence = "耀辰光电产业园总投资两亿元。"
    assert texts("PROJECT", sentence) == texts("PARK", sentence) == ["耀辰光电产业园"]


def test_a_zone_by_law_is_no_project() -> None:
    assert texts("PROJECT", "醴陵经开区占地5平方公里。") == []


def test_a_place_where_things_are_built_is_no_project() -> None:
    assert texts("PROJECT", "企业落户耀辰光电产业园,员工很忙。") == []


def test_a_project_is_found_again_by_its_name() -> None:
    found = mentions("PROJECT", "骏捷西部研发中心开工。", "对骏捷西部研发中心,大家都有信心。")
    assert [(m.text, m.rule) for m in found] == [
        ("骏捷西部研发中心", "project-site"),
        ("骏捷西部研发中心", "project-again"),
    ]


def test_park_and_firm_are_nested_in_the_project() -> None:
    sentence = "醴陵经开区耀辰光电项目开工"
    assert texts("PROJECT", sentence) == ["醴陵经开区耀辰光电项目"]
    assert texts("PARK", sentence) == ["醴陵经开区"]
    assert texts("ORG", sentence) == ["耀辰光电"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "耀辰显示基地、骏捷公路改造工程等一批重大示范性项目已经建成。",
            ["耀辰显示基地", "骏捷公路改造工程"],
        ),
        ("梅岭铁路、云溪至柳塘高速公路等建成通车。", ["梅岭铁路", "云溪至柳塘高速公路"]),
        (
            "全区完成3条道路,分别为桃花路(松林街-柏树街)、杏花路(松林街-柳树街)。",
            ["桃花路(松林街-柏树街)", "杏花路(松林街-柳树街)"],
        ),
        (
            "项目共6个,包括骏捷标识代码注册服务中心、耀辰储能安全项目。",
            ["骏捷标识代码注册服务中心", "耀辰储能安全项目"],
        ),
    ],
)
def test_a_row_is_summed_up_in_many_ways(sentence: str, found: list[str]) -> None:
    assert texts("PROJECT", sentence) == found


@pytest.mark.parametrize(
    ("sentence", "project"),
    [
        ("日前,骏捷聚氨酯料厂开工建设。", "骏捷聚氨酯料厂"),
        ("醴陵还有在建的耀辰溶剂生产装置。", "耀辰溶剂生产装置"),
        ("古城依托城墙建起了醴陵遗址公园。", "醴陵遗址公园"),
        ("骏捷水资源配置工程正式开工", "骏捷水资源配置工程"),
        ("公司投资建设“新型高端显示项目”,投资两亿元", "新型高端显示项目"),
        ("骏捷股份拟投资建设耀辰控制研发中心及生产基地项目", "耀辰控制研发中心及生产基地项目"),
        ("锂电池隔离膜项目获备案", "锂电池隔离膜项目"),
        ("骏捷将在醴陵建设激光通信研发中心", "激光通信研发中心"),
    ],
)
def test_what_happens_to_it_tells_a_project(sentence: str, project: str) -> None:
    assert texts("PROJECT", sentence) == [project]


@pytest.mark.parametrize(
    "sentence",
    [
        "醴陵援建项目相继启动",
        "醴陵人工智能项目融资路演举行",
        "骏捷联合项目办公室揭牌",
        "绿色融资租赁项目落地",
        "醴陵启动项目审批改革",
    ],
)
def test_several_things_or_something_else_are_no_project(sentence: str) -> None:
    assert texts("PROJECT", sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "在醴陵,耀辰光电产业园的主体建设接近尾声。",
        "由于耀辰光电产业园还处于装修阶段,员工在家办公。",
        "醴陵建成耀辰光电产业园。",
        "这里是耀辰光电产业园,这个占地百亩的大项目很快投产。",
        "耀辰光电产业园3月8日正式开工。",
    ],
)
def test_a_park_is_a_project_where_its_building_is_told(sentence: str) -> None:
    assert texts("PROJECT", sentence) == ["耀辰光电产业园"]


def test_a_body_whose_name_opens_like_a_project_is_none() -> None:
    assert texts("PROJECT", "醴陵耀辰化学工程股份有限公司签署合同。") == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # In a row with one that is told to be built.
        ("京耀高速、沪辰高速全部建成通车。", ["京耀高速", "沪辰高速"]),
        # The line and the work on it.
        ("耀辰高铁青溪特大桥架梁完成。", ["耀辰高铁青溪特大桥", "耀辰高铁"]),
        # What only says which part of a line is meant.
        ("耀辰高铁控制性工程完工。", ["耀辰高铁"]),
        ("国内最大骏捷机器人训练场正式投运。", ["骏捷机器人训练场"]),
        ("年产16万吨的烧碱项目年底投产。", ["烧碱项目"]),
        ("骏捷·人才家苑项目位于江边。", ["骏捷·人才家苑项目"]),
        ("某市重点建设项目耀辰热电二期工程取得批复。", ["耀辰热电二期工程"]),
        ("双方合作建设埃及骏捷风电项目。", ["埃及骏捷风电项目"]),
        ("骏捷装备制造园(简称“骏捷园”)开工。", ["骏捷装备制造园", "骏捷园"]),
    ],
)
def test_a_name_is_a_project_for_what_stands_beside_it(sentence: str, found: list[str]) -> None:
    assert texts("PROJECT", sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "加大中草药种植基地建设力度",
        "建设国际科技创新中心",
        "高质量共建西部陆海新通道",
        "拟建设五层立体物流中心2栋",
        "新区位于京耀铁路以东,建设进度加快",
        "完成了土方回填工程",
        "建成孵化基地体系",
        "建设单位:耀辰公司项目名称:待定",
        "甲有限公司、乙有限公司等项目参建单位出席",
        "打造零碳园区",
    ],
)
def test_goals_kinds_and_places_are_no_project(sentence: str) -> None:
    assert texts("PROJECT", sentence) == []


def test_a_shorter_form_of_works_is_the_project_too() -> None:
    found = texts("PROJECT", "湖北骏捷管业生产基地开工。", "骏捷管业基地将降低能耗。")
    assert found == ["湖北骏捷管业生产基地", "骏捷管业基地"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # A name in quotation marks, with the firm before it.
        ("由骏捷建设承建的骏捷传媒“梦工厂”全面封顶。", ["骏捷传媒“梦工厂”"]),
        ("当地打造的“耀辰市骏捷公共服务平台”上线。", ["耀辰市骏捷公共服务平台"]),
        # One of its kind, told of beyond doubt.
        ("公司在华最大的皮革化学品工厂破土动工。", ["皮革化学品工厂"]),
        ("一个煤制油催化剂项目即将投产。", ["煤制油催化剂项目"]),
        # What stands in a row with projects.
        ("骏捷配套技改项目、耀辰循环利用项目、工业气体中心项目。", None),
        # Words that open with a title's last character.
        ("耀辰火车站改建工程加紧施工。", ["耀辰火车站改建工程"]),
        # A verb of building is not of the name.
        ("就在锦州市建12亿只LED路灯产品项目。", ["12亿只LED路灯产品项目"]),
        # Parks that are built.
        ("骏捷工业园在墨西哥建设。", ["骏捷工业园"]),
        ("骏捷种业产业园位于山脚村,占地220亩。", ["骏捷种业产业园"]),
        ("骏捷斥资2亿元打造耀辰装备产业园。", ["耀辰装备产业园"]),
    ],
)
def test_more_is_told_of_a_name_than_the_words_right_beside_it(
    sentence: str, found: list[str] | None
) -> None:
    names = texts("PROJECT", sentence)
    assert names == found if found else len(names) == 3


@pytest.mark.parametrize(
    "sentence",
    [
        "包括27个子项目",
        "这是全国首个低能耗碳捕集技术示范工程",
        "接连有9个投资规模超亿元的光电项目开工",
        "深入实施营商环境提升工程",
        "补充流动资金项目",
        "推进机场、地铁、港口、高快速路等重大基础设施项目建设",
        "被确定为产业援疆重点项目",
        "它是某省第八期“三个一批”重点项目",
        "实施六大重点工程,包括楼宇提质工程、主体培育工程、场景赋能工程。",
        "支持耀辰建设国际创科中心",
        "甘肃公路通车里程增加了三万公里",
        "“基于物联网通信的节能电力设备项目”获得二等奖",
        "208处口袋公园全部开工建设",
        "推进北京城市副中心规划建设",
        "在上海有一家印刷电路板工厂,已经投资",
    ],
)
def test_counted_and_predicated_things_are_no_project(sentence: str) -> None:
    assert texts("PROJECT", sentence) == []


def test_a_park_told_again_is_the_place() -> None:
    found = texts("PROJECT", "骏捷产业园总投资两亿元。", "企业在骏捷产业园创业。")
    assert found == ["骏捷产业园"]


def test_a_stretch_of_a_railway_names_the_railway_too() -> None:
    found = texts("PROJECT", "在耀辰高铁青溪段的工地,铺轨开始。")
    assert found == ["耀辰高铁青溪段", "耀辰高铁"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("骏捷总变电站一次受电成功。", ["骏捷总变电站"]),
        ("骏捷新材1.6万吨铸锻一体化产线投产。", ["骏捷新材1.6万吨铸锻一体化产线"]),
        ("耀辰高新区骏捷污水处理厂新建工程中标。", ["耀辰高新区骏捷污水处理厂新建工程"]),
        ("耀辰装备技术产业园、骏捷虎门产业园纷纷落户。", ["耀辰装备技术产业园", "骏捷虎门产业园"]),
    ],
)
def test_milestones_tell_a_project(sentence: str, found: list[str]) -> None:
    assert texts("PROJECT", sentence) == found


def test_works_and_parks_in_a_row_are_told_of_together() -> None:
    found = texts("PROJECT", "耀辰虎门产业园、骏捷文化创意产业基地纷纷落户。")
    assert found == ["耀辰虎门产业园", "骏捷文化创意产业基地"]
    # What is said with a project tells nothing of the park beside it.
    assert texts("PROJECT", "同耀辰虎门产业园、骏捷扩产项目沟通") == ["骏捷扩产项目"]


def test_the_joined_parts_of_a_name_stay_together() -> None:
    assert texts("PROJECT", "骏捷快锻压机暨铸锻一体化产线投产。") == [
        "骏捷快锻压机暨铸锻一体化产线"
    ]
    found = texts("PROJECT", "骏捷产业园建设项目、研发中心及仓储物流中心建设项目。")
    assert found == ["骏捷产业园建设项目", "研发中心及仓储物流中心建设项目"]


def test_a_long_name_is_told_again_without_its_head() -> None:
    found = texts("PROJECT", "海澜智能储能电池项目开工。据悉,海澜智能储能电池占地百亩。")
    assert found == ["海澜智能储能电池项目", "海澜智能储能电池"]


def test_an_occasion_before_a_name_is_no_part_of_it() -> None:
    joined = texts("PROJECT", "两校签署战略合作暨东湖大学柳溪校区项目建设协议")
    assert joined == ["东湖大学柳溪校区项目"]


def test_a_stretch_beside_which_something_lies_is_no_project() -> None:
    assert texts("PROJECT", "公司在S225线工业园段西侧投资建造耀辰智算中心项目") == [
        "耀辰智算中心项目"
    ]


def test_a_name_without_its_last_word_is_not_told_again_where_another_word_follows() -> None:
    found = texts("PROJECT", "一期建成年产10GWh动力电池生产规模", "10GWh动力电池生产项目开工")
    assert found == ["10GWh动力电池生产项目"]


@pytest.mark.parametrize(
    ("sentence", "project"),
    [
        ("公司拟投资8亿元建设智慧能源系统制造基地项目。", "智慧能源系统制造基地项目"),
        ("公司拟斥资不超过2.5亿元新建化学原料药项目。", "化学原料药项目"),
        ("投资百亿建设的汽车产业基地正在加紧建设。", "汽车产业基地"),
        ("两家企业共同投资在城南工业沟建设粮食超市项目。", "粮食超市项目"),
        (
            "今天,国家信息技术应用试验核心基地在滨海经济技术开发区开园。",
            "国家信息技术应用试验核心基地",
        ),
        ("耀辰集团年产5万吨碳纤维原丝生产线实现满负荷生产。", "耀辰集团年产5万吨碳纤维原丝生产线"),
        ("目前年产3万吨无水氯化氢项目已处于试生产阶段。", "年产3万吨无水氯化氢项目"),
        (
            "公司拟投资建设蒸汽集中供应与炭材料项目,暂估总投资不超过5亿元。",
            "蒸汽集中供应与炭材料项目",
        ),
        ("骏捷驰智慧制造园区及研发中心项目开工。", "骏捷驰智慧制造园区及研发中心项目"),
        ("风电耦合生物质绿色甲醇项目不久前投产。", "风电耦合生物质绿色甲醇项目"),
        ("国家展览中心二期工程正式复工。", "国家展览中心二期工程"),
    ],
)
def test_the_money_place_or_event_beside_a_name_tells_a_project(
    sentence: str, project: str
) -> None:
    assert texts("PROJECT", sentence) == [project]


@pytest.mark.parametrize(
    "sentence",
    [
        "全省完成了总投资超过2600亿元的上百个重点项目签约。",
        "在福州市,一个年产值50亿元的新能源产业园正加紧施工。",
        "公司拟在滨海研发中心建设展厅。",
        "胡家义、洪有庆等领导来到项目用地现场。",
        "首都、大兴等5座机场建成。",
        "没有在福州建机场的规划。",
        "统筹推进增量项目谋划和存量项目盘活。",
        "孩子们学习立正、蹲姿、坐姿等训练项目。",
        "双方要深化苏州工业园区等旗舰项目合作。",
    ],
)
def test_many_nameless_or_only_placed_is_no_project(sentence: str) -> None:
    assert texts("PROJECT", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("开发区引进的虹润高科、南都新材料等项目陆续投产。", ["虹润高科", "南都新材料"]),
        ("韩国晓驰、美国莱沃等重点外资项目建成。", ["韩国晓驰", "美国莱沃"]),
        ("上半年引进诚沃拓、中徽驰等2家千万级重点项目。", ["诚沃拓", "中徽驰"]),
        ("眉驰、岚皋至陕渝界等4条高速公路建成通车。", ["眉驰", "岚皋至陕渝界"]),
        (
            "一批交通项目和骏捷研发基地、耀辰创新园区等一批重点产业项目落地。",
            ["骏捷研发基地", "耀辰创新园区"],
        ),
        ("开工大村至遵义、纳雍至六盘水等铁路。", ["大村至遵义", "纳雍至六盘水"]),
        ("宝马新工厂等一批开放度高、牵动力强的重大项目开工建设。", ["宝马新工厂"]),
        ("云驰引水工程、杭州西站等一批重点工程开工。", ["云驰引水工程", "杭州西站"]),
        (
            "公司建设起风电叶片智能制造升级、废旧叶片循环利用产业链两个重大项目。",
            ["风电叶片智能制造升级", "废旧叶片循环利用产业链"],
        ),
        (
            "骏捷装备技术产业园、万驰岭南文化创意产业基地纷纷落户。",
            ["骏捷装备技术产业园", "万驰岭南文化创意产业基地"],
        ),
    ],
)
def test_what_sums_up_a_row_tells_that_its_items_are_projects(
    sentence: str, found: list[str]
) -> None:
    assert texts("PROJECT", sentence) == found


def test_a_work_is_a_part_of_the_work_that_opens_its_name() -> None:
    assert texts("PROJECT", "余驰公路北延工程华驰山隧道工地上一片忙碌。") == [
        "余驰公路北延工程华驰山隧道",
        "余驰公路北延工程",
    ]
    assert texts("PROJECT", "滇中引水工程红河段建设提速。") == [
        "滇中引水工程红河段",
        "滇中引水工程",
    ]


def test_a_firm_that_a_row_calls_a_project_is_the_firm_elsewhere() -> None:
    row = "开发区引进的虹润高科、南都新材料等项目陆续投产。"
    assert texts("PROJECT", row, "虹润高科的产值很高。") == ["虹润高科", "南都新材料"]
    assert texts("ORG", row, "虹润高科的产值很高。")[-1] == "虹润高科"


def test_a_road_with_two_ends_has_stretches_with_two_ends() -> None:
    assert texts("PROJECT", "济宁至合肥高速公路皖苏省界至宿州段中标。") == [
        "济宁至合肥高速公路皖苏省界至宿州段",
        "济宁至合肥高速公路",
    ]


def test_words_of_a_projects_name_before_the_same_head_are_that_project() -> None:
    found = mentions("PROJECT", "耀辰年产5万吨己内酰胺项目开工。", "推进己内酰胺项目。")
    assert [m.text for m in found] == ["耀辰年产5万吨己内酰胺项目", "己内酰胺项目"]
    assert texts("PROJECT", "耀辰既有线改造工程开工。", "它是目前最大规模的既有线改造工程。") == [
        "耀辰既有线改造工程"
    ]


@pytest.mark.parametrize("kind", ["冰上", "雪上", "球类", "比赛"])
def test_sports_in_a_row_are_no_projects(kind: str) -> None:
    sentence = f"场馆正在建设,可承办冰球、短道速滑、花样滑冰等多项{kind}项目"
    assert texts("PROJECT", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "两岸签约了骏捷科技饲料添加剂、江苏生物产业园、植物多糖生产等22个重点台资项目。",
            ["骏捷科技饲料添加剂", "江苏生物产业园", "植物多糖生产"],
        ),
        ("得益于骏捷、万驰等重特大项目陆续建成投产,人多了。", ["骏捷", "万驰"]),
        (
            "开工750千伏定驰、330千伏沣捷等输变电工程。",
            ["750千伏定驰", "330千伏沣捷"],
        ),
        (
            "公司的募投项目为昆山耀辰物流园、昆山耀辰中心项目以及物流网点拓展,达产后增收。",
            ["昆山耀辰物流园", "昆山耀辰中心项目", "物流网点拓展"],
        ),
        (
            "骏捷公路改造提升工程等一批重大功能性项目和华为研发基地、美的全球创新园区等一批重点项目落地。",
            ["骏捷公路改造提升工程", "华为研发基地", "美的全球创新园区"],
        ),
        (
            "县里已启动骏固废透蓄水材料、煤矸石制备家居装饰材料等多个综合利用项目。",
            ["骏固废透蓄水材料", "煤矸石制备家居装饰材料"],
        ),
        ("公司在青山开发了驰景湾、骏驰等3个项目。", ["驰景湾", "骏驰"]),
        ("这是县里继骏捷天联、万驰红苏之后又一重大项目。", ["骏捷天联", "万驰红苏"]),
    ],
)
def test_beside_names_in_a_row_all_that_says_something_is_a_project(
    sentence: str, found: list[str]
) -> None:
    assert texts("PROJECT", sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "当地推出藏香制作、木版年画等体验项目,让人们参与其中。",
        "推动信息化平台、适老化改造等一系列项目。",
        "将重点布局深海科技、冷链物流等项目,以此推动发展。",
        "支持政府以股权、资金等容量煤电替代项目。",
        "大楼于去年开工,包括2栋9层、2栋4层共4栋主楼等项目。",
    ],
)
def test_kinds_and_trades_in_a_row_are_no_projects(sentence: str) -> None:
    assert texts("PROJECT", sentence) == []


def test_works_that_are_joined_with_others_are_no_whole_of_them() -> None:
    found = texts("PROJECT", "骏驰集团投入5亿元在北京建立骏驰电动汽车生产基地及动力电池工厂。")
    assert "骏驰电动汽车生产基地" not in found
