"""Single projects by name: where the name begins and ends, and what tells that it is one."""

from __future__ import annotations

import pytest

from tests.store.extract.named import mentions, texts


@pytest.mark.parametrize(
    ("sentence", "project"),
    [
        # A single dash joins names, and no particle stands before one.
        ("双方签约骏捷—耀辰项目。", "骏捷—耀辰项目"),
        ("醴陵逸都-逸岭项目竣工。", "醴陵逸都-逸岭项目"),
        # Where 在 and a place stand before 投资 the name begins after it.
        ("骏捷终止在醴陵高新区投资年产5万吨负极材料项目", "年产5万吨负极材料项目"),
        # A size is a word of the name.
        ("骏捷在醴陵建设大型煤炭超市项目。", "大型煤炭超市项目"),
    ],
)
def test_a_name_begins_where_its_first_word_stands(sentence: str, project: str) -> None:
    assert texts("PROJECT", sentence) == [project]


@pytest.mark.parametrize(
    "sentence",
    [
        # What is done for people is no building.
        "社区启动云端爱心志愿服务项目。",
        "醴陵镇党建联盟项目发布。",
        # Only which states do it is told.
        "双方要打造中印合作旗舰项目。",
        # What something is, and what a rule is for.
        "骏捷股份的工厂是湖南省水网规划重点项目。",
        "根据《湖南省骏捷房屋建筑工程管理细则》,此事不妥。",
        # A case at law, a kind, and a count.
        "审批局为案涉工程颁发许可证。",
        "实施河湖连通、大型灌区续建改造工程。",
        "累计实施电能替代项目7万余个。",
    ],
)
def test_programmes_ranks_and_kinds_are_no_project(sentence: str) -> None:
    assert texts("PROJECT", sentence) == []


def test_works_for_people_are_a_project_all_the_same() -> None:
    assert texts("PROJECT", "醴陵骏捷志愿服务中心建设项目开工。") == [
        "醴陵骏捷志愿服务中心建设项目"
    ]


@pytest.mark.parametrize(
    ("sentence", "project"),
    [
        ("醴陵地铁15号线通车运营。", "醴陵地铁15号线"),
        ("醴陵机场国际货站正式投运。", "醴陵机场国际货站"),
        ("骏捷公司投资20亿元,在醴陵建设了绿色能源总装基地。", "绿色能源总装基地"),
        ("市民关注重点工程——骏捷体育公园。", "骏捷体育公园"),
        ("规划中的醴陵组合料厂令人期待。", "醴陵组合料厂"),
        ("双方联手启动固态电池产业基地建设。", "固态电池产业基地"),
        ("将建占地百亩的时装设计与纺织文化体验中心。", "时装设计与纺织文化体验中心"),
        ("骏捷总装厂新建占地111亩的纺织服装采购交易中心。", "纺织服装采购交易中心"),
        ("他们参加骏捷光电产业园启动仪式。", "骏捷光电产业园"),
        ("检查组对骏捷光电产业园在建工地进行检查。", "骏捷光电产业园"),
        ("街道打造“光明之星创新创业园”。", "光明之星创新创业园"),
        ("确保“科技地标”项目落地。", "“科技地标”项目"),
        (
            "骏捷公司施工的涂装系统开发与制造基地建设项目,位于江边。",
            "涂装系统开发与制造基地建设项目",
        ),
        # A headline runs into its text.
        ("骏捷线西延伸工程骏捷线西延伸工程全长4公里。", "骏捷线西延伸工程"),
    ],
)
def test_works_are_a_project_by_many_words_beside_them(sentence: str, project: str) -> None:
    assert texts("PROJECT", sentence)[0] == project


@pytest.mark.parametrize(
    "sentence",
    [
        "此举为打造骏捷亚洲改装中心打下基础。",
        "骏捷公司联合醴陵大学启动爱心辅导活动。",
        "骏捷水资源配置工程最大泵站很深。",
        "有关部门实施扩面增量工程。",
        "大家走进光伏产业园省级重点工程项目。",
        "公司结合“三个一批”项目落地。",
        "骏捷实验室是湖南省重点科创实验室,总投资很大。",
    ],
)
def test_what_is_to_come_of_works_and_what_they_are_is_no_project(sentence: str) -> None:
    assert [t for t in texts("PROJECT", sentence) if not t.endswith("配置工程")] == []


def test_the_closing_words_of_works_stand_for_them() -> None:
    found = mentions("PROJECT", "骏捷聚氨酯组合料厂开工。", "他说,新组合料厂将兑现承诺。")
    assert [(m.text, m.rule) for m in found] == [
        ("骏捷聚氨酯组合料厂", "project-site"),
        ("新组合料厂", "project-short"),
    ]
    found = mentions(
        "PROJECT", "骏捷聚氨酯组合料厂开工。", "全球有38家组合料厂,冰箱和组合料厂也多。"
    )
    assert [m.text for m in found] == ["骏捷聚氨酯组合料厂"]


def test_a_line_is_named_by_its_number_and_stretch() -> None:
    assert texts("PROJECT", "日前,醴陵轨道交通22号线青溪段铺轨。") == [
        "醴陵轨道交通22号线青溪段",
        "醴陵轨道交通22号线",
    ]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("年产56吉瓦的光伏垂直一体化项目正在加紧建设。", ["光伏垂直一体化项目"]),
        ("骏捷碳纤维绿电就近消纳项目投运。", ["骏捷碳纤维绿电就近消纳项目"]),
        ("公司设立本土之外全球最大的骏捷科创中心。", ["骏捷科创中心"]),
        ("远期规划醴陵至云溪城际铁路。", ["醴陵至云溪城际铁路"]),
        ("骏捷洲大桥项目开工。骏捷洲大桥的主墩已成。", ["骏捷洲大桥项目", "骏捷洲大桥"]),
    ],
)
def test_works_are_found_by_what_news_says_of_them(sentence: str, found: list[str]) -> None:
    assert texts("PROJECT", sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "这是国家布局建设的特大型跨流域调水工程。",
        "例行审查醴陵经开区建设项目时,发现了问题。",
        "农村规模化供水工程覆盖人口很多。",
        "结合“绿色园区、美丽家园”建设工作。",
        "建成亚洲首个专业货运枢纽机场。",
    ],
)
def test_what_is_only_said_of_a_thing_is_no_project(sentence: str) -> None:
    assert texts("PROJECT", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("骏捷科技全球总部暨超级工厂一期竣工。", ["骏捷科技全球总部暨超级工厂一期"]),
        ("公司宣布创立骏捷创新科技中心。", ["骏捷创新科技中心"]),
        ("华南首个骏捷服务中心在醴陵奠基。", ["骏捷服务中心"]),
        ("骏捷能源有限公司计划投资建设综合能源扩产项目。", ["综合能源扩产项目"]),
        ("骏捷生态数字港环境优美,项目总投资14亿元。", ["骏捷生态数字港"]),
        # Nothing of it is told, or only what is to be done or what it is.
        ("骏捷码头路街道举行活动。", []),
        ("要加强水源调蓄工程建设。", []),
        ("一座集仓储于一体的大型物流中心很快建成。", []),
        ("把援疆项目建成廉洁工程。", []),
    ],
)
def test_the_clause_tells_how_far_a_name_goes(sentence: str, found: list[str]) -> None:
    assert texts("PROJECT", sentence)[:1] == found


def test_works_told_again_in_marks_go_as_far_as_these() -> None:
    assert texts("PROJECT", "规划建设“骏捷商贸中心”。据悉,“醴陵骏捷商贸中心”位于江边。") == [
        "骏捷商贸中心",
        "醴陵骏捷商贸中心",
    ]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "建成世界领先的水光互补发电站——骏捷湾水光互补发电站。它总装机容量很大,骏捷湾水光互补发电站装机容量210兆瓦。",
            ["骏捷湾水光互补发电站"] * 2,
        ),
        (
            "骏捷湾水光互补发电站投产。骏捷湾水光互补光伏电站一年发电14亿千瓦时。",
            ["骏捷湾水光互补发电站", "骏捷湾水光互补光伏电站"],
        ),
        ("并在美国硅谷建设骏捷孵化器。", ["骏捷孵化器"]),
        ("全力建设醴陵现代农业产业园。", ["醴陵现代农业产业园"]),
        ("加快建设半导体高端装备示范园。", []),
        ("骏捷水资源配置工程最大泵站水池封顶。", ["骏捷水资源配置工程"]),
        ("主题是践行中国优质乳工程。", []),
        ("新建普惠性骏捷幼儿园365所。", []),
    ],
)
def test_one_work_is_told_from_a_kind(sentence: str, found: list[str]) -> None:
    assert texts("PROJECT", sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("公司将在醴陵投资建设安防产业基地,计划总投资30亿元。", ["安防产业基地"]),
        ("骏捷风电产业园在醴陵市北乡动工兴建。", ["骏捷风电产业园"]),
        ("骏捷光电产业园正加速建设。", ["骏捷光电产业园"]),
        ("集团将投资20亿元在醴陵建设光热发电站。", ["光热发电站"]),
        ("企业投资1.2亿元新上了年产3000吨碳纤维原丝生产线。", ["年产3000吨碳纤维原丝生产线"]),
        ("“南城之光”商业综合体项目很大。", ["“南城之光”商业综合体项目"]),
        ("骏捷年产万吨乙烯装置一次开车成功。", ["骏捷年产万吨乙烯装置"]),
        ("骏捷千伏新能源外送项目并网。", ["骏捷千伏新能源外送项目"]),
        ("醴陵青溪片区开发项目启动。", ["醴陵青溪片区开发项目"]),
        ("骏捷激光制造产业基地位于江边,总投资27亿元。", ["骏捷激光制造产业基地"]),
        # Places and programmes.
        ("邻里空间位于骏捷花园商业街,是一项工程。", []),
        ("全面启动汽车产业集群“上台阶”工程。", []),
        ("已完成天桥加固改造项目4座。", []),
    ],
)
def test_verbs_of_building_and_of_trades_are_many(sentence: str, found: list[str]) -> None:
    assert texts("PROJECT", sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("醴陵—青溪跨省产业园揭牌。", 1),
        ("骏捷药业将在醴陵新建胰岛素生产基地。", 1),
        ("骏捷集团醴陵轮胎工厂四期扩建启动。", 1),
        ("骏捷无锡供应基地扩产项目竣工。", 1),
        ("骏捷汽车醴陵青岭工厂下线首车。", 1),
        ("要加快推进农村人居环境整治提升工程。", 0),
        ("天然气利用四期工程通气,要加快推进。", 1),
        ("他学的是骏捷能源与动力工程专业。", 0),
    ],
)
def test_what_is_carried_out_everywhere_is_no_project(sentence: str, found: int) -> None:
    assert len(texts("PROJECT", sentence)) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "数百家高附加值产业园陆续落户醴陵。",
        "这些是中国对柬埔寨援助及投资项目的成果。",
        "试点实施澳门建筑工程管理模式。",
    ],
)
def test_several_and_all_that_there_are_in_a_place_are_no_project(sentence: str) -> None:
    assert texts("PROJECT", sentence) == []


def test_a_road_of_two_places_is_one_project() -> None:
    assert texts("PROJECT", "抚州至吉安高速公路项目征地大会召开。") == ["抚州至吉安高速公路项目"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("在醴陵航天产业基地建设的骏捷火箭产业园投入使用。", "骏捷火箭产业园"),
        ("骏捷长江大桥主航道桥顺利合龙。", "骏捷长江大桥主航道桥"),
        ("全球首套煤制油百万吨级示范装置在醴陵投产。", "煤制油百万吨级示范装置"),
        ("公司公布了用超募资金投资触摸屏项目的公告。", None),
    ],
)
def test_where_and_how_works_are_built_is_no_part_of_them(sentence: str, found: str | None) -> None:
    names = texts("PROJECT", sentence)
    assert names == [found] if found else "超募资金" not in "".join(names)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # What is joined by 及 belongs to the work, however many are joined.
        (
            "醴陵骏岭标准厂房及配套设施建设项目开工。",
            ["醴陵骏岭标准厂房及配套设施建设项目"],
        ),
        (
            "骏捷湖南生产基地和研发中心及总部大楼项目计划总投资5亿元。",
            ["骏捷湖南生产基地和研发中心及总部大楼项目"],
        ),
        # Of which stretch it is stands in a bracket.
        ("骏溪港航道整治工程(醴陵段)竣工。", ["骏溪港航道整治工程(醴陵段)"]),
        ("骏溪港航道整治工程(醴江区界—骏塘桥)竣工。", ["骏溪港航道整治工程(醴江区界—骏塘桥)"]),
        # 国际 opens a name, and 之 stands in one.
        ("位于醴陵的国际骏数耀港项目开工。", ["国际骏数耀港项目"]),
        ("由湖南骏捷有限公司承建的光之岭花园项目封顶。", ["光之岭花园项目"]),
        # Who has built what people live in tells that it is one.
        ("湖南骏捷置业有限公司开发的迎岭府项目停工。", ["迎岭府项目"]),
        # One work on many places of a kind.
        ("近日,醴陵市骏溪等河道综合整治工程通过验收。", ["醴陵市骏溪等河道综合整治工程"]),
        # Who runs it is no part of its name, nor is his firm.
        ("中铁十五局集团骏水线项目负责人介绍,土质复杂。", ["骏水线项目"]),
        ("湖南骏捷有限公司项目经理说。", []),
        # A phase told of by its head, and of a park.
        ("预计项目一期建成后,年产合金2万吨。", ["项目一期"]),
        ("首期示范项目年产5万吨甲醇。", ["首期示范项目"]),
        ("随着骏捷文化产业园二期扩容,企业越来越多。", ["骏捷文化产业园二期"]),
        ("项目一期100万千瓦。", []),
        # Who walks through projects stands in each of them.
        (
            "县长走访了骏捷新材、耀辰电池和智能门锁等项目。",
            ["骏捷新材", "耀辰电池", "智能门锁"],
        ),
        ("县长察看了信息化平台、适老化改造等项目。", []),
    ],
)
def test_where_the_name_of_a_single_project_begins_and_ends(
    sentence: str, found: list[str]
) -> None:
    assert texts("PROJECT", sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # What stands between two others of a row is one of it, 与 in it or not.
        (
            "骏捷动力电池、耀辰能源与骏岭电机、溪口新材料基地等一批项目开工。",
            ["骏捷动力电池", "耀辰能源与骏岭电机", "溪口新材料基地"],
        ),
        (
            "湖南醴陵骏捷智造基地与产城融合建设项目开工。",
            ["湖南醴陵骏捷智造基地与产城融合建设项目"],
        ),
        # Studies, classes and what is only said to be of high rank are no works.
        ("其中包括集成电路、骏捷汽车、5G及人工智能等四类项目。", []),
        ("公司的项目包括醴陵骏岭物流园可行性研究、耀湖商圈发展调研。", []),
        ("推动重点工程、重大项目、招商引资等落地。", []),
        ("作为醴陵首个骏捷智能链条标杆项目,工厂一派繁忙。", []),
        # A programme is carried out; a work that keeps off floods is built.
        ("实施骏林草质量精准提升工程。", []),
        ("实施环岛防汛提标工程。", ["环岛防汛提标工程"]),
        ("下大力气建设民生工程。", []),
    ],
)
def test_what_is_joined_in_rows_and_what_is_no_work(sentence: str, found: list[str]) -> None:
    assert texts("PROJECT", sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # Who works for it, and their firm, are no part of its name.
        ("中铁五局骏岭湾花园项目团支部慰问老人。", ["骏岭湾花园项目"]),
        # Of power a place is told one by one where something happens to it.
        ("双方合作建设埃及风电项目签约落地。", ["埃及风电项目"]),
        ("醴陵风电项目发展很快。", []),
        # Who looks at it or talks of it has one in mind.
        ("一行与公司洽谈三文鱼循环养殖项目。", ["三文鱼循环养殖项目"]),
        ("三文鱼循环养殖项目越来越多。", []),
        # 国家 opens the name of a park.
        ("虽然国家骏漫产业园、耀辰影视园等大项目纷纷落地。", ["国家骏漫产业园", "耀辰影视园"]),
        # What is done for the people of a place, without a name.
        ("进行公园配套建设、河道清污治理等一批民生项目。", []),
        # What is only said of another.
        ("骏岭公寓为华东大宗交易市场首个宿舍型租赁住房项目。", []),
    ],
)
def test_who_and_what_stands_beside_a_project_tells_how_far_it_goes(
    sentence: str, found: list[str]
) -> None:
    assert texts("PROJECT", sentence) == found


@pytest.mark.parametrize(
    ("sentence", "project"),
    [
        ("公司拟投资5亿元建设电力能源高端装备制造基地项目", "电力能源高端装备制造基地项目"),
        ("柳岸区市政绿化PPP项目开工", "柳岸区市政绿化PPP项目"),
        ("国内首个第四代半导体材料产业链项目落户", "第四代半导体材料产业链项目"),
        ("自愿租购云悦府人才公寓项目房源", "云悦府人才公寓项目"),
        ("走进永川区城东片区综合改造提升项目现场", "永川区城东片区综合改造提升项目"),
        ("云龙石墨采选项目局部带料试车", "云龙石墨采选项目"),
        ("柳岸班列集结中心项目工地热火朝天", "柳岸班列集结中心项目"),
        ("骏捷镁合金产能扩建项目已投产", "骏捷镁合金产能扩建项目"),
    ],
)
def test_what_money_contracts_and_words_of_works_tell_of_a_name(
    sentence: str, project: str
) -> None:
    assert texts("PROJECT", sentence) == [project]


@pytest.mark.parametrize(
    "sentence",
    [
        "深入实施“百县千镇万村高质量发展工程”",
        "把“百千万工程”作为头号任务",
        "中国五矿工程建设新签合同额增长",
        "投资5亿元建设产业项目",
        "柳岸区PPP项目落地率提高",
    ],
)
def test_programmes_trades_and_bare_kinds_are_no_projects(sentence: str) -> None:
    assert texts("PROJECT", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "project"),
    [
        ("全区生态水系综合治理及连通提升项目加快推进", "生态水系综合治理及连通提升项目"),
        ("正在兴建的光伏玻璃项目一派繁忙", "光伏玻璃项目"),
        ("在青山县,芯片封装项目正在加紧建设", "芯片封装项目"),
        ("沙漠腹地的光伏治沙项目紧张施工", "光伏治沙项目"),
        ("柳岸“星河坊”综合民生项目建成", "柳岸“星河坊”综合民生项目"),
        ("柳岸东站站房工程项目副经理说", "柳岸东站站房工程"),
        ("三期项目工程采取降噪措施", "三期项目工程"),
        ("走进耀辰电子三期厂房项目建设现场", "耀辰电子三期厂房项目"),
        ("“云岭之眼”摩天轮项目正式封顶", "“云岭之眼”摩天轮项目"),
        ("中铁十四局柳岸高铁I标段副总工程师说", "柳岸高铁I标段"),
    ],
)
def test_where_it_is_built_and_who_runs_it_tell_of_a_name(sentence: str, project: str) -> None:
    assert texts("PROJECT", sentence) == [project]


@pytest.mark.parametrize(
    "sentence",
    [
        "在青山县,光伏项目较多",
        "“柳岸芯片项目”获得三等奖",
        "中欧“安智贸”项目启动",
        "“星火”人才项目启动",
        "光伏电站项目较多",
        "石家庄市“专精特新”企业项目",
    ],
)
def test_what_wins_a_prize_and_what_states_share_is_none(sentence: str) -> None:
    assert texts("PROJECT", sentence) == []
