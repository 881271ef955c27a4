from __future__ import annotations

import pytest

from tests.store.extract.named import mentions, texts


@pytest.mark.parametrize(
    ("sentence", "park"),
    [
        ("记者从6月3日长沙高新区召开的会议上获悉", "长沙高新区"),
        ("总投资三亿元的厂房位于益阳市赫山区龙岭工业园", "益阳市赫山区龙岭工业园"),
        ("走进湖南浏阳经开区的车间", "浏阳经开区"),
        ("近日,恒泰(永州)电子产业园迎来首批企业", "恒泰(永州)电子产业园"),
        ("广州人工智能与数字经济试验区今天开工", "广州人工智能与数字经济试验区"),
        ("两家企业在雄安新区设立分部", "雄安新区"),
        ("产品在海南自由贸易港通关", "海南自由贸易港"),
        ("他们在光谷创业", "光谷"),
        ("研发团队入驻新站高新区", "新站高新区"),
        ("安徽高标准建设云麓硅谷", "云麓硅谷"),
        ("这里建成“柔性材料”产业园区", "“柔性材料”产业园区"),
        ("位于中国-埃及红海经贸合作区的工厂", "中国-埃及红海经贸合作区"),
        ("工厂设在沈阳中日产业园", "沈阳中日产业园"),
        ("昨天,徐汇园迎来新企业", "徐汇园"),
        ("在襄城经开区王庄片区施工现场", "襄城经开区"),
        ("采访团来到国家级经开区鄂州燕店开发区", "鄂州燕店开发区"),
        ("以南柳新城为主的示范基地", "南柳新城"),
        ("记者航拍洛口港新城区", "洛口港新城区"),
        ("项目位于宁安城北侧东环工业园", "东环工业园"),
        ("他进驻1958文创园创业", "1958文创园"),
        ("打造“晨曦之星创新创业产业园”，目前已有企业", "晨曦之星创新创业产业园"),
        ("来到烟台智慧法务区管理办公室", "烟台智慧法务区"),
        ("走进南京国家农高区的温室", "南京国家农高区"),
        ("位于海沧台商投资区的工厂", "海沧台商投资区"),
        ("记者来到河北燕郊开发区采访", "燕郊开发区"),
        ("这里是青海省海南州共和县光伏发电园区", "海南州共和县光伏发电园区"),
        ("企业落户深圳市深汕特别合作区", "深圳市深汕特别合作区"),
        ("深汕特别合作区挂牌成立", "深汕特别合作区"),
        ("国家启动横琴新区开发", "横琴新区"),
        ("目前,京冀曹妃甸协同发展示范区已签约", "京冀曹妃甸协同发展示范区"),
        ("陵水黎安国际教育创新试验区初具规模", "陵水黎安国际教育创新试验区"),
        ("近日讯(记者 王一 通讯员 李二)深圳市深汕特别合作区依山傍水", "深圳市深汕特别合作区"),
        ("天津滨海新区加大投入", "天津滨海新区"),
        ("记者来到宁东能源化工基地采访", "宁东能源化工基地"),
        ("记者走进虹桥智汇园采访", "虹桥智汇园"),
        ("与辖区云谷白石科技园合作", "云谷白石科技园"),
        ("云川传媒集团青溪文化产业园开园", "青溪文化产业园"),
        ("云川实业有限公司所属青溪文化产业园招商", "青溪文化产业园"),
        ("双方共同开发沪滇青溪科技城", "沪滇青溪科技城"),
        ("中国老挝青憨—云丁经济合作区挂牌", "中国老挝青憨—云丁经济合作区"),
        ("加快中国—老挝青憨—云丁经济合作区建设", "中国—老挝青憨—云丁经济合作区"),
        ("位于云州青溪县青溪新城北侧", "青溪新城"),
        ("这是首张海南自由贸易港负面清单", "海南自由贸易港"),
        ("王甲总书记关心上海自贸试验区", "上海自贸试验区"),
        ("甲能股份有限公司计划投资建设柏林工业园", "柏林工业园"),
        ("紧邻青溪高新区的厂房", "青溪高新区"),
        ("走进中哈青溪国际边境合作中心", "中哈青溪国际边境合作中心"),
        ("位于青北新消费活力区的商场", "青北新消费活力区"),
        ("他在青溪东方影都取景", "青溪东方影都"),
        ("青溪高新区市场监管局开展检查", "青溪高新区"),
        ("无锡高新区（新吴区）网球场开放", "无锡高新区（新吴区）"),
        ("青溪高新区（上林镇）增设座椅", "青溪高新区（上林镇）"),
        ("青溪高新区（筹）增设座椅", "青溪高新区"),
        ("来到青溪高新区(一期)", "青溪高新区"),
        ("慰问组先后赴万川(蓬莱)新材料低碳产业园慰问", "万川(蓬莱)新材料低碳产业园"),
    ],
)
def test_a_zone_is_found_whole(sentence: str, park: str) -> None:
    assert texts("PARK", sentence) == [park]


@pytest.mark.parametrize(
    "sentence",
    [
        "全市建成12个特色产业园区",
        "这里将成为国内最大的工业园区",
        "各类开发区都要提高效益",
        "全省机器人产业园超过30个",
        "呼和浩特市新城区是一个区",
        "全市重点加大科技产业园区建设力度",
        "海南省重点产业园区负责人参加",
        "一个双拥园区、一个双拥广场",
        "双方推进合作园区建设",
        "污染可能危害工业园区",
        "把作坊搬进镇里产业园",
        "以境内外工业园区为依托",
        "某银行股份有限公司开发区支行",
        "要以点带面建设现代农业示范园",
        "开发区域内的土地",
        "每个省级开发区至少建一所学校",
        "大家一起进园区送政策",
        "致力于打造智能制造科技园区",
        "各地发展跨境经济合作区",
        "全省第二大航空港区正在建设",
        "要建设生态城市",
        "他去过美国硅谷",
        "中新自贸区升级谈判完成",
        "三地国家级人力资源产业园签约",
        "建成面积达100万平方米的信息消费园区载体",
        "它将成为我省首个集直播、培训于一体的全链条电商产业园",
        "瞄准碳基新材料引领区、资源循环利用先行区等目标",
        "这里将成为高水平自由贸易港",
        "支持条件较好的经济技术开发区、高新技术开发区、工业园区发展",
        "深化开发区管理制度改革",
        "本溪市新城区的居民楼",
        "西安市新城区召开会议",
        "在企业、科研单位、园区开展活动",
        "推出“园区一件事”服务",
        "双方尽快建成韩中自由贸易区",
        "各队来自体教融合示范区试点县",
        "愿参与津方经济特区建设",
        "《中国自由贸易试验区发展报告》在此发布",
        "公司扩建在华第二园区",
        "致力于打造“零碳”工业园示范区",
        "欢迎参与乙国港口和工业园区开发",
    ],
)
def test_parks_in_general_are_no_park(sentence: str) -> None:
    assert texts("PARK", sentence) == []


def test_what_is_done_to_parks_in_a_row_of_such_is_no_park() -> None:
    zone = "青溪产业园开放。"
    assert texts("PARK", zone + "促进产业合作、园区共建、人才互通。") == ["青溪产业园"]
    assert texts("PARK", zone + "公司以园区开发、企业服务为主业。") == ["青溪产业园"]
    assert texts("PARK", zone + "听取园区建设情况。") == ["青溪产业园", "园区"]


def test_a_zone_alone_keeps_the_bracket_with_its_district() -> None:
    found = mentions("PARK", "云州市高新区（上林区）开会。高新区（上林区）融媒体中心供图。")
    assert [(m.text, m.canonical) for m in found] == [
        ("云州市高新区（上林区）", None),
        ("高新区（上林区）", "云州市高新区（上林区）"),
    ]


def test_a_province_is_not_of_the_name_but_a_city_is() -> None:
    assert texts("PARK", "湖南岳阳绿色化工产业园开园") == ["岳阳绿色化工产业园"]
    assert texts("PARK", "北京怀柔科学城开园") == ["北京怀柔科学城"]


def test_a_park_inside_a_park_is_found_as_well() -> None:
    assert texts("PARK", "工厂建在肇庆新区永安工业园。") == [
        "肇庆新区永安工业园",
        "肇庆新区",
    ]


def test_a_word_for_a_park_stands_for_the_one_of_the_headline() -> None:
    found = mentions(
        "PARK", "目前,园区企业全部开工。株洲高新区也来学习。", title="湘潭高新区忙开工"
    )
    assert [(m.text, m.canonical) for m in found] == [
        ("湘潭高新区", None),
        ("园区", "湘潭高新区"),
        ("株洲高新区", None),
    ]


def test_without_a_named_park_a_zone_by_law_is_one_and_any_park_is_none() -> None:
    assert texts("PARK", "全市高新区工业产值增长一成。") == ["高新区"]
    assert texts("PARK", "我们要为园区服务。") == []


def test_this_zone_is_the_one_just_told_of() -> None:
    found = mentions("PARK", "醴陵经开区今年很忙。该园区新签项目十个。")
    assert [(m.text, m.canonical) for m in found] == [
        ("醴陵经开区", None),
        ("该园区", "醴陵经开区"),
    ]


def test_where_the_article_counts_them_the_word_alone_is_all_of_them() -> None:
    assert texts("PARK", "我国新设7个自贸试验区,自贸试验区总数增至18个。") == []


def test_a_shorter_form_carries_the_longest_form_of_the_article() -> None:
    found = mentions("PARK", "抚州石化新城今年起步。石化新城的路网已经形成。")
    assert [(m.text, m.canonical) for m in found] == [
        ("抚州石化新城", None),
        ("石化新城", "抚州石化新城"),
    ]


def test_the_short_form_that_the_article_defines_is_linked() -> None:
    found = mentions("PARK", "岳麓山大学科技城(以下简称“科技城”)开园,科技城很热闹。")
    assert [(m.text, m.canonical) for m in found] == [
        ("岳麓山大学科技城", None),
        ("科技城", "岳麓山大学科技城"),
        ("科技城", "岳麓山大学科技城"),
    ]


def test_two_countries_name_a_zone_each() -> None:
    assert texts("PARK", "建好中德、中韩产业园。") == ["中德", "中韩产业园"]


def test_short_names_of_zones_stand_in_a_row() -> None:
    assert texts("PARK", "现在,知识城、科学城、生物岛都很热闹。")[:2] == ["知识城", "科学城"]


@pytest.mark.parametrize(
    ("sentence", "park"),
    [
        ("骏捷海峡银行福州自贸区分行开业", "福州自贸区"),
        ("工信局东岭高新区分局的干部", "东岭高新区"),
        ("青溪医药园区获批", "青溪医药园区"),
        ("出席中新苏州工业园区理事会", "中新苏州工业园区"),
        ("建设好磨憨-磨丁经济合作区", "磨憨-磨丁经济合作区"),
        ("达成在成都建设中韩创新创业园的意向", "中韩创新创业园"),
        ("北美首个中资工业园华富山工业园投产", "华富山工业园"),
        ("作为新城的桥头堡葛店经开区", "葛店经开区"),
        ("第6次韩青溪产业园入驻审核", "韩青溪产业园"),
    ],
)
def test_a_zone_begins_after_what_is_not_of_its_name(sentence: str, park: str) -> None:
    assert texts("PARK", sentence) == [park]


@pytest.mark.parametrize(
    "sentence",
    [
        "青溪高新区很好。机场、公路、工业园区建设全面铺开",
        "青溪高新区采用基金+园区模式",
        "长春市绿园区重点产业推介会",
        "创建优化营商环境先行区试点",
        "自贸试验区实际使用外资增长两成",
        "安徽省特色产业园名单公示",
        "打造无废园区",
    ],
)
def test_kinds_of_zones_and_districts_are_no_park(sentence: str) -> None:
    assert set(texts("PARK", sentence)) <= {"青溪高新区"}


@pytest.mark.parametrize(
    ("sentence", "park"),
    [
        ("位于北京中德产业园的企业", "北京中德产业园"),
        ("天津滨海-中关村科技园管委会揭牌", "天津滨海-中关村科技园"),
        ("位于内蒙古通辽市青溪产业园区的企业", "通辽市青溪产业园区"),
    ],
)
def test_a_zone_carries_its_town_but_no_province(sentence: str, park: str) -> None:
    assert texts("PARK", sentence) == [park]


def test_an_account_or_other_parks_are_no_park() -> None:
    assert texts("PARK", "据“北京亦庄”消息,青溪高新区将推进其他园区建设") == ["青溪高新区"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("建设亚太自由贸易区", []),
        ("企业落户七大产业园", []),
        ("借力海南自贸港政策", ["海南自贸港"]),
        ("徐某在例行审查宿城区经济开发区项目", ["宿城区经济开发区"]),
    ],
)
def test_treaties_numbers_and_verbs_are_not_of_a_name(sentence: str, found: list[str]) -> None:
    assert texts("PARK", sentence) == found


def test_the_whole_of_the_zone_is_the_zone() -> None:
    found = texts("PARK", "青溪工业园投产。", "整个园区将囊括一流品牌,预计园区三年建成。")
    assert found == ["青溪工业园", "园区", "园区"]
    assert texts("PARK", "上月,中关村要加快建设。") == ["中关村"]


@pytest.mark.parametrize(
    ("sentence", "park"),
    [
        ("甲微第8.5代显示器全生态产业园区落户浏阳", "甲微第8.5代显示器全生态产业园区"),
        ("小李在家乡桐城市金山镇工业园区上班", "桐城市金山镇工业园区"),
        ("他回到老家益阳市赫山区龙岭工业园", "益阳市赫山区龙岭工业园"),
    ],
)
def test_a_zone_keeps_its_generation_and_not_whose_home_it_is(sentence: str, park: str) -> None:
    assert texts("PARK", sentence) == [park]


def test_the_parks_at_home_are_no_zone() -> None:
    assert texts("PARK", "家乡产业园建设得很好") == []


def test_a_word_for_zones_in_general_stands_for_none_where_the_article_names_one() -> None:
    text = "长沙高新区今天开会。我国高新区已有多家,政策进园区、进企业。促进园区发展。"
    assert texts("PARK", text) == ["长沙高新区", "园区"]


def test_a_zone_named_alone_of_many_that_are_counted_is_meant_by_the_word_alone() -> None:
    text = "全国有178家高新区。企业落户长春高新区,高新区为它办好手续。"
    assert texts("PARK", text) == ["长春高新区", "高新区"]


@pytest.mark.parametrize("body", ["青溪市台办", "青溪市委统战部", "青溪市外办"])
def test_an_office_before_a_zone_is_no_piece_of_its_name(body: str) -> None:
    assert texts("PARK", f"{body}高新区调研组走访企业。") == ["高新区"]
