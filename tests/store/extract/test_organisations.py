from __future__ import annotations

import pytest

from tests.store.extract.named import mentions, texts


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("园区企业湖南汇通精密制造有限公司获得批复", "湖南汇通精密制造有限公司"),
        ("由永州市城市建设投资开发有限责任公司承建", "永州市城市建设投资开发有限责任公司"),
        ("记者从岳阳市发改委了解到", "岳阳市发改委"),
        ("项目得到国家能源局批准", "国家能源局"),
        ("她毕业于湖南农业大学", "湖南农业大学"),
        ("中国建设银行的负责人说", "中国建设银行"),
        ("由中铁十二局负责施工", "中铁十二局"),
        ("该协议由共青团益阳市委员会签署", "共青团益阳市委员会"),
        ("代表们参观了骆驼集团。", ""),
        ("昨天,骆驼集团宣布投产", "骆驼集团"),
        ("与First Solar公司签约", "First Solar公司"),
        ("中国二十二冶集团有限公司中标", "中国二十二冶集团有限公司"),
        ("美国杜邦公司在湘投资", "杜邦公司"),
        ("区残联为企业送服务", "区残联"),
    ],
)
def test_a_body_is_found_whole(sentence: str, body: str) -> None:
    assert texts("ORG", sentence) == ([body] if body else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "多家上市公司发布消息",
        "公司表示将扩大产能",
        "该子公司成立于去年",
        "要加强项目办理",
        "教育部署会议召开",
        "地方政府给予支持",
        "建设工程建设部分完工",
        "54家A股上市公司参会",
        "全国建成一批重点实验室",
        "拟减持不超0.5%股份",
    ],
)
def test_words_of_the_same_look_are_no_body(sentence: str) -> None:
    assert texts("ORG", sentence) == []


def test_bodies_side_by_side_stay_two() -> None:
    assert texts("ORG", "认真落实省委省政府部署") == ["省委", "省政府"]


def test_a_body_of_a_park_holds_the_park() -> None:
    sentence = "醴陵经开区管委会今天成立"
    assert texts("ORG", sentence) == ["醴陵经开区管委会"]
    assert texts("PARK", sentence) == ["醴陵经开区"]


def test_a_branch_of_a_firm_is_one_name_with_it() -> None:
    assert texts("ORG", "南方电网广东佛山供电局介绍") == ["南方电网广东佛山供电局"]


def test_the_firms_of_a_row_are_found_by_what_sums_them_up() -> None:
    assert texts("ORG", "园区引进了欣骏、沃脉、比亚迪等一批龙头企业。") == [
        "欣骏",
        "沃脉",
        "比亚迪",
    ]


def test_the_industries_of_a_row_are_no_firms() -> None:
    assert texts("ORG", "电子信息、生物医药、新材料等企业纷纷落户。") == []


def test_a_name_with_and_at_its_head_is_not_cut_in_a_row() -> None:
    sentence = "一期引进比亚迪、和骏星、骏捷威等企业。"
    assert texts("ORG", sentence) == ["比亚迪", "和骏星", "骏捷威"]


def test_a_brand_opens_the_name_of_its_project() -> None:
    sentence = "耀辰锂离子电池项目正式开工,耀辰将投资两亿元。"
    assert texts("ORG", sentence) == ["耀辰", "耀辰"]


def test_a_place_opens_no_project_as_a_brand() -> None:
    assert texts("ORG", "白汀河水库工程开工。") == []


def test_a_firm_before_its_stock_code_or_notice_is_found() -> None:
    assert texts("ORG", "昊驰股份(600000.SH)公告称,公司拟建厂。") == ["昊驰股份"]
    assert texts("ORG", "瑞禾生物公告,公司拟建厂。") == ["瑞禾生物"]


def test_a_product_in_quotation_marks_is_no_firm() -> None:
    assert texts("ORG", "打造以“盛驰动力”为代表的平台") == []


def test_the_name_of_a_lake_is_no_firm() -> None:
    assert texts("ORG", "围绕三星湖打造新城") == []


def test_a_centre_that_is_being_built_is_a_project_in_all_the_article() -> None:
    sentences = ("浏阳河图书馆总投资两亿元,", "浏阳河图书馆将成为地标。")
    assert texts("ORG", *sentences) == []
    assert texts("PROJECT", *sentences) == ["浏阳河图书馆", "浏阳河图书馆"]


def test_every_rule_of_a_mention_is_told_in_words() -> None:
    from store.extract import names

    found = mentions("ORG", "比亚迪与岳阳市政府、湘阴农机学院、湖南汇通精密制造有限公司签约")
    assert len({m.rule for m in found}) == 4
    assert all(names.RULES[m.rule].endswith(".") for m in found)


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("记者从济南市地方金融监督管理局获悉", ["济南市地方金融监督管理局"]),
        ("清溪镇规建生态办负责人介绍", ["清溪镇规建生态办"]),
        ("北京市十六届人大常委会听取报告", ["北京市十六届人大常委会"]),
        ("国际轴承贸易联盟今天成立", ["国际轴承贸易联盟"]),
        ("欧洲标准委员会(CEN)授权", ["欧洲标准委员会", "CEN"]),
        ("供电公司派人抢修", ["供电公司"]),
        ("近年来,广州政府简化审批", ["广州政府"]),
        ("员工搬到杭州新公司上班", []),
    ],
)
def test_a_body_is_found_by_its_work_and_its_place(sentence: str, bodies: list[str]) -> None:
    assert texts("ORG", sentence) == bodies


def test_the_branch_of_a_foreign_firm_is_one() -> None:
    assert texts("ORG", "上半年,瑞德(中国)成为首批成员。") == ["瑞德(中国)"]


def test_a_crop_and_a_pair_of_countries_are_no_firms() -> None:
    assert texts("ORG", "打造红贡椒种植基地。", "中马合作项目启动。") == []


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("应挪威政府邀请,代表团启程", ["挪威政府"]),
        ("出席中挪经贸合作委员会第二次会议", []),
        ("出席中法经贸合作委员会第二次会议", ["中法经贸合作委员会"]),
        ("国家发改委固定资产投资司副司长介绍", ["国家发改委固定资产投资司"]),
        ("岳阳市总工会党组决定", ["岳阳市总工会党组"]),
        ("岳阳市总工会党组书记介绍", ["岳阳市总工会"]),
        ("各区县政府要落实责任", []),
        ("近日,岳阳公安靠前服务", ["岳阳公安"]),
        ("岳阳公安机关共破案三起", []),
        ("湘阴县市场监管局局长介绍", ["湘阴县市场监管局"]),
    ],
)
def test_a_body_is_found_with_its_state_its_department_or_its_party(
    sentence: str, bodies: list[str]
) -> None:
    assert texts("ORG", sentence) == bodies


@pytest.mark.parametrize(
    ("sentence", "firms"),
    [
        ("企业“瑞曦办公”赴杭采购,瑞曦办公说", ["瑞曦办公", "瑞曦办公"]),
        ("企业“走出去”步伐加快", []),
        ("平台“远方小路”创始人表示", ["远方小路"]),
        ("客户有华硕、联想、索尼和爱立信", ["华硕", "联想", "索尼", "爱立信"]),
        ("比亚迪电动车销量大增", ["比亚迪"]),
        ("世界500强美国礼来公司投资", ["礼来公司"]),
        ("在本地设立采购分公司", []),
        ("认购湖南汇通药业有限公司股份", ["湖南汇通药业有限公司"]),
        ("私设民营医院被举报", []),
        ("记者获悉,美盈森拟投资建厂", ["美盈森"]),
    ],
)
def test_a_firm_is_told_from_what_stands_beside_it(sentence: str, firms: list[str]) -> None:
    assert texts("ORG", sentence) == firms


def test_what_a_contract_calls_its_parties_is_no_name() -> None:
    sentence = "湖南汇通药业有限公司(以下简称“公司”)发布公告。"
    assert texts("ORG", sentence) == ["湖南汇通药业有限公司"]


def test_the_two_ends_of_a_road_are_no_firm() -> None:
    assert texts("ORG", "京雄城际、深中通道等项目开工。") == []


def test_who_chairs_a_society_is_no_part_of_its_name() -> None:
    sentence = "岳阳灯协会长吴育林认为,行业会好"
    assert texts("ORG", sentence) == []
    assert texts("PERSON", sentence) == ["吴育林"]


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("绵阳海尔扩建厂房", ["绵阳海尔"]),
        ("位于绵阳的海尔扩建厂房", ["海尔"]),
        ("会议在上海信泰中心举行", []),
        ("西门子中国表示", ["西门子中国"]),
        ("与Simba Africa Trading Ltd签订协议", ["Simba Africa Trading Ltd"]),
        ("岳阳高新区法院受理。法院判决有效", ["岳阳高新区法院"]),
        ("县科技局和文化局:法院判决有效", ["县科技局", "文化局"]),
        ("来到岳阳七中参观", ["岳阳七中"]),
        ("贯彻二中全会精神", []),
        ("岳阳经开区洪荷街道办派人到场", ["岳阳经开区洪荷街道办"]),
        ("各地区政府出台办法", []),
        ("岳阳县公共就业和人才服务中心举办活动", ["岳阳县公共就业和人才服务中心"]),
        ("岳阳市委人才办指导", ["岳阳市委人才办"]),
        ("常州市政府与广州市政府签约", ["常州市政府", "广州市政府"]),
        ("乡镇政府要落实责任", []),
        ("由区发改局、应急生态局牵头", ["区发改局", "应急生态局"]),
        ("当地供电公司派人", []),
        ("河南佐能精工投产", ["河南佐能精工"]),
        ("联想方面表示", ["联想"]),
        ("他的联想没有错,令人联想到过去", []),
        ("华为、联想、吉利等落户", ["华为", "联想", "吉利"]),
        ("奔驰在大地上", []),
        ("从白云山到扬子江", []),
        ("基本情况宁波容百新材有限公司", ["宁波容百新材有限公司"]),
        ("另外,岳阳力诺光伏和华容埃孚光伏", ["岳阳力诺光伏", "华容埃孚光伏"]),
        ("“是这根管。”国泰染整董事长陈鑫说", ["国泰染整"]),
        ("海南骐丰现代种业产业园总投资两亿元", ["海南骐丰"]),
        ("走进洋浦保税港区", []),
        ("大赛组委会决定延期", ["大赛组委会"]),
        ("拜访中国驻肯尼亚大使馆经商处", ["中国驻肯尼亚大使馆经商处"]),
        ("经市防汛抗旱指挥部研究决定", ["市防汛抗旱指挥部"]),
        ("当岳阳市应急救援中心收到捐款时", ["岳阳市应急救援中心"]),
        ("岳阳市军创企业管理服务中心成立", ["岳阳市军创企业管理服务中心"]),
        ("这家德国保险公司来了", []),
        ("加入了一诈骗公司", []),
        ("开创中国电子音乐新时代", []),
        ("街道联合新疆生产建设兵团投资发展商会开展", ["新疆生产建设兵团投资发展商会"]),
        ("昌乐西瓜、库尔勒香梨、比亚迪等品牌上榜", ["比亚迪"]),
        ("来到一家企业——滨特尔采访", ["滨特尔"]),
        ("追来的企业——深圳航嘉。航嘉发展快", ["深圳航嘉", "航嘉"]),
        ("\u2003\u2003海翼集团有限公司作了交流。\u2003\u2003之后散会", ["海翼集团有限公司"]),
        ("上海宝藤生物医药是一家好企业", ["上海宝藤生物医药"]),
        ("美国500强赛默飞世尔科技公司开工", ["赛默飞世尔科技公司"]),
        ("推动数智化服务平台建设", []),
        ("投资商河南天伦集团到访", ["河南天伦集团"]),
    ],
)
def test_a_body_is_found_as_far_as_its_name_goes(sentence: str, bodies: list[str]) -> None:
    assert texts("ORG", sentence) == bodies


@pytest.mark.parametrize(
    ("sentence", "firms"),
    [
        ("中国电信数据中心项目开工", ["中国电信"]),
        ("寒武纪芯片实验室、耀辰半导体产业园等项目签约", ["寒武纪", "耀辰"]),
        ("宁淮绿色算力中心项目开工", []),
        ("中新多式联运示范项目启动", []),
        ("蒙东(通辽)重型装备制造基地开工建设", []),
        ("绿电聚合试点项目开工", []),
        ("铜基新材料产业园项目开工", []),
        ("保交房项目开工", []),
        ("中大尺寸电容式触摸屏项目投产", []),
        ("奥迪一汽新能源汽车项目开工", ["奥迪一汽"]),
        ("芯驰时代8英寸半导体项目投产", ["芯驰时代"]),
        ("吉林玲华1420万条轮胎生产项目开工", ["吉林玲华"]),
        ("吉林20万亩草场项目开工", []),
        ("京平物流枢纽总投资三亿元", []),
        ("驰创华北新零售产业园开工", ["驰创"]),
    ],
)
def test_the_firm_that_opens_a_projects_name_is_found(sentence: str, firms: list[str]) -> None:
    assert texts("ORG", sentence) == firms


def test_what_is_called_a_place_elsewhere_is_no_firm() -> None:
    sentence = "沙驰文化产业园二期项目开工。"
    assert texts("ORG", sentence) == ["沙驰"]
    assert texts("ORG", sentence, "它在沙驰镇的东边。") == []


def test_a_firm_that_invests_is_found_by_the_verb() -> None:
    assert texts("ORG", "促成德国艾瑞驰投资建设车轮研发中心。") == ["艾瑞驰"]
    assert texts("ORG", "全市去年投资建设学校。") == []


@pytest.mark.parametrize("word", ["历任", "曾任", "现任"])
def test_an_office_that_one_held_is_not_of_the_bodys_name(word: str) -> None:
    sentence = f"王明,{word}中国农业银行苏州工业园区支行行长"
    assert texts("ORG", sentence) == ["中国农业银行苏州工业园区支行"]
    sentence = f"王明,{word}南昌市市政工程开发有限公司经理"
    assert texts("ORG", sentence) == ["南昌市市政工程开发有限公司"]
    assert texts("PROJECT", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("当事人江苏中望房屋建设工程有限公司施工", ["江苏中望房屋建设工程有限公司"]),
        ("王立新历任长沙新航建设发展有限公司总经理", ["长沙新航建设发展有限公司"]),
        ("永州市祁阳市湖南兆平旅游开发有限公司违法占地", ["湖南兆平旅游开发有限公司"]),
        ("不久前,亿和精密工业(岳阳)有限公司扩产", ["亿和精密工业(岳阳)有限公司"]),
        ("由长沙启岳碳和科技发展有限公司建设", ["长沙启岳碳和科技发展有限公司"]),
        ("爱立信(中国)、中信银行等参会", ["爱立信(中国)", "中信银行"]),
        ("中信银行、嘉朋律师事务所等企业参会", ["中信银行", "嘉朋律师事务所"]),
        ("参观国家汽车质量监督检验中心", ["国家汽车质量监督检验中心"]),
        ("湖南省对口帮扶青海省工作队来访", ["湖南省对口帮扶青海省工作队"]),
        ("主持召开市国土空间规划委员会会议", ["市国土空间规划委员会"]),
        ("岳阳经开区土地房屋征收管理局支付", ["岳阳经开区土地房屋征收管理局"]),
        ("市委常委、统战部部长王立新参加", ["市委", "统战部"]),
        ("国家人力资源和社会保障部推出", ["国家人力资源和社会保障部"]),
        ("中国化学东华科技承建的项目", ["中国化学东华科技"]),
        ("由明月湖大桥项目部负责", ["明月湖大桥项目部"]),
        ("湖南湘江新区(长沙高新区)党工委会议", ["湖南湘江新区(长沙高新区)党工委"]),
    ],
)
def test_a_body_is_found_from_where_its_name_begins(sentence: str, bodies: list[str]) -> None:
    assert texts("ORG", sentence) == bodies


def test_offices_in_a_row_with_a_named_one_are_bodies() -> None:
    sentence = "岳阳经开区党政办、党群办、投促局、新闻中心和各企业参加。"
    assert texts("ORG", sentence) == ["岳阳经开区党政办", "党群办", "投促局", "新闻中心"]


@pytest.mark.parametrize(
    "sentence",
    [
        "各区发改部门、有关部委参加",
        "全国有12万个驻村工作队",
        "四大会计师事务所齐聚",
        "河北省的统战部部长会议",
    ],
)
def test_offices_of_a_kind_are_none(sentence: str) -> None:
    assert texts("ORG", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "firms"),
    [
        ("原为启冠陶瓷、中科金泽等地块", ["启冠陶瓷"]),
        ("一家名为浦澜化工的公司", ["浦澜化工"]),
        ("其子公司澜姚投资承诺认购", ["澜姚投资"]),
        ("外商扩大澜姚投资建设规模", []),
        ("围绕空天能源、语料数据等领域", []),
        ("推行“管委会+运营公司”模式", []),
        ("做好企业“升规纳统”工作", []),
        ("民营企业“万企帮万村行动”", []),
        ("埃中工业合作", []),
        ("交付印尼翎澜航空,历时25天", ["翎澜航空"]),
        ("勇担科技自立自强使命", []),
        ("金融服务、减税降费、稳定用工等方面支持企业", []),
        ("干部苑志强、李明远等包保干部帮助企业", []),
        ("签下总投资10亿元的加工项目", []),
    ],
)
def test_a_trade_after_odd_characters_tells_a_firm(sentence: str, firms: list[str]) -> None:
    assert texts("ORG", sentence) == firms


@pytest.mark.parametrize(
    ("sentence", "forms"),
    [
        ("国泰染整有限公司扩产。国泰新线投产。", ["国泰染整有限公司", "国泰"]),
        ("广东环球数码有限公司败诉。广东环球数码上诉。", ["广东环球数码有限公司", "广东环球数码"]),
        ("中铁置业西南公司来访。西南公司表示满意。", ["中铁置业西南公司", "西南公司"]),
        ("粤澳药业有限公司获批。横琴粤澳深度合作区成立。", ["粤澳药业有限公司"]),
        ("启澜发展集团交房。启澜·人才家苑开工。", ["启澜发展集团"]),
        ("新空港物流有限公司成立。建设智慧空港。", ["新空港物流有限公司"]),
    ],
)
def test_the_short_form_of_a_firm_is_no_common_word(sentence: str, forms: list[str]) -> None:
    assert texts("ORG", sentence) == forms


@pytest.mark.parametrize(
    ("sentence", "firms"),
    [
        ("国泰染整副总经理陈鑫说", ["国泰染整"]),
        ("来到中山国泰染整,看到", ["中山国泰染整"]),
        ("来到江苏先进制造,看到", []),
        ("全国人大代表李明建议", ["全国人大"]),
        ("凯德投资旗下基金扩募", ["凯德投资"]),
        ("新能源汽车负责人说", []),
        ("高端装备荣获一等奖", []),
        ("德国企业布泽尔正在扩产", ["布泽尔"]),
        ("全资子公司莫澜迪承诺认购", ["莫澜迪"]),
        ("高端医药企业沙龙顺利举办", []),
        (
            "包括海默盛华、华为公司全球总部、上海澜服等龙头企业",
            ["海默盛华", "华为公司", "上海澜服"],
        ),
    ],
)
def test_what_only_firms_have_tells_a_firm(sentence: str, firms: list[str]) -> None:
    assert texts("ORG", sentence) == firms


def test_firms_that_are_called_by_a_word_are_found_beside_others() -> None:
    assert texts("ORG", "日本的小松,韩国斗山、现代,德国利勃海尔等品牌") == [
        "小松",
        "斗山",
        "现代",
        "利勃海尔",
    ]
    assert texts("ORG", "建设现代产业体系,加强统一管理") == []


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("联合云澜街道办事处整改", ["云澜街道办事处"]),
        ("澳门药物监督管理局成立以来", ["澳门药物监督管理局"]),
        ("交警和各产业办公室负责人", []),
    ],
)
def test_offices_of_streets_and_regions(sentence: str, bodies: list[str]) -> None:
    assert texts("ORG", sentence) == bodies


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("苏州瑞澜达连接系统股份有限公司公告", ["苏州瑞澜达连接系统股份有限公司"]),
        ("深圳市某皮具有限公司起诉", []),
        ("河南万里资源再生有限公司投产", ["河南万里资源再生有限公司"]),
        ("召开专题协商会议", []),
        ("中国网络电视台消息(新闻联播):投资增长", []),
    ],
)
def test_a_firm_by_law_has_a_name(sentence: str, bodies: list[str]) -> None:
    assert texts("ORG", sentence) == bodies


def test_a_committee_is_told_again_without_its_level() -> None:
    told = "召开市国土空间规划委员会会议。修订国土空间规划委员会规则。"
    assert texts("ORG", told) == ["市国土空间规划委员会", "国土空间规划委员会"]


def test_a_word_and_a_trade_beside_a_firm_are_a_firm() -> None:
    assert texts("ORG", "协助众能电子、东风通信申报补贴") == ["众能电子", "东风通信"]
    assert texts("ORG", "协助众能电子、新能源汽车、高端装备申报补贴") == ["众能电子"]


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("乐山市民政局社会组织处副处长到会", ["乐山市民政局社会组织处", "乐山市民政局"]),
        ("区经委企业服务科介绍了政策", ["区经委企业服务科", "区经委"]),
        ("省农业农村厅种植业管理处负责人说", ["省农业农村厅种植业管理处", "省农业农村厅"]),
        ("由湖北省商务厅驻深圳联络处主办", ["湖北省商务厅驻深圳联络处", "湖北省商务厅"]),
        ("区发改局有关科室参加", ["区发改局"]),
        ("市发改委处长到会", ["市发改委"]),
        ("市商务局与大海贸易公司签约", ["市商务局", "大海贸易公司"]),
        ("市财政局联合东湖街道办事处开展活动", ["市财政局", "东湖街道办事处"]),
    ],
)
def test_a_division_of_an_office_is_one_name_with_it(sentence: str, bodies: list[str]) -> None:
    assert texts("ORG", sentence) == bodies


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        (
            "永州汇通精密制造有限公司党支部开展活动",
            ["永州汇通精密制造有限公司党支部", "永州汇通精密制造有限公司"],
        ),
        ("骆驼集团党委召开会议", ["骆驼集团党委", "骆驼集团"]),
        (
            "湘江街道卫生服务中心党总支书记介绍",
            ["湘江街道卫生服务中心党总支", "湘江街道卫生服务中心"],
        ),
        ("昨天,骆驼集团党委书记王明宣布投产", ["骆驼集团"]),
        ("永州汇通制造有限公司工会主席王明说", ["永州汇通制造有限公司"]),
        ("永州汇通制造有限公司工会慰问职工", ["永州汇通制造有限公司工会"]),
        ("成立临时党支部", []),
    ],
)
def test_a_party_branch_holds_the_body_it_is_of(sentence: str, bodies: list[str]) -> None:
    assert texts("ORG", sentence) == bodies


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("区投促办介绍情况", ["区投促办"]),
        ("南昌市重大项目办负责人说", ["南昌市重大项目办"]),
        ("塞尔维亚部长会议主席到访", ["塞尔维亚部长会议"]),
        ("经开区水务站检查河道", ["经开区水务站"]),
        ("东湖街道新时代文明实践所开展活动", ["东湖街道新时代文明实践所"]),
        ("推动新时代文明实践中心建设", []),
        ("岳阳市石化产教联合体揭牌", ["岳阳市石化产教联合体"]),
        ("企业牵头组建创新联合体", []),
        ("申报国家级产教联合体", []),
        ("组建了青年志愿服务队", []),
    ],
)
def test_offices_and_services_of_a_place(sentence: str, bodies: list[str]) -> None:
    assert texts("ORG", sentence) == bodies


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("昨天,联合泰国江苏商会举办活动", "泰国江苏商会"),
        ("由埃及中国商会协办", "埃及中国商会"),
        ("他是日本汽车工程师协会专家", "日本汽车工程师协会"),
        ("德国西门子基金会到访", "西门子基金会"),
    ],
)
def test_a_country_is_of_a_societys_name_that_would_be_none_without(
    sentence: str, body: str
) -> None:
    assert texts("ORG", sentence) == [body]


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("株洲市天元区人社局面向企业开展培训", ["株洲市天元区人社局"]),
        ("良好局面持续", []),
        ("由上海市商务委员会主办", ["上海市商务委员会"]),
        ("香港特区政府创新科技局局长到场", ["香港特区政府创新科技局", "香港特区政府"]),
        ("白俄罗斯内务部表示", ["白俄罗斯内务部"]),
        ("发挥中白政府间合作委员会的作用", ["中白政府间合作委员会"]),
        ("跨塘社区党总支、青澄花园社区党支部开展活动", ["跨塘社区党总支", "青澄花园社区党支部"]),
        ("加强社区党委建设", []),
        ("永州汇通制造有限公司发展部负责人说", ["永州汇通制造有限公司"]),
    ],
)
def test_bodies_of_communities_and_of_other_states(sentence: str, bodies: list[str]) -> None:
    assert texts("ORG", sentence) == bodies


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("成立“枫林河畔经济带”党建联盟", ["“枫林河畔经济带”党建联盟"]),
        ("“水润万家”志愿服务队走进社区", ["“水润万家”志愿服务队"]),
        ("打造“十四五”重点实验室", []),
        ("全国林业职业教育教学指导委员会到会", ["全国林业职业教育教学指导委员会"]),
        ("李明、产教融合发展中心主任王华", ["产教融合发展中心"]),
        ("建设产教融合发展中心", []),
        ("打造5个湘江实验室", []),
        ("据“乐山市中级人民法院”微信公众号消息", []),
        ("“乐山市中级人民法院”四个字", ["乐山市中级人民法院"]),
        ("各地供电公司已调整", []),
        ("联合区水务安监站开展检查", ["区水务安监站"]),
    ],
)
def test_bodies_without_a_place_before_them(sentence: str, bodies: list[str]) -> None:
    assert texts("ORG", sentence) == bodies


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("论坛由湘江证券报、岳阳市财政局联合主办", ["湘江证券报", "岳阳市财政局"]),
        ("大赛由岳阳油气交易平台承办", ["岳阳油气交易平台"]),
        ("活动由新华网和台湾顶新公益基金会主办", ["新华网", "台湾顶新公益基金会"]),
        ("活动由各地政府主办", []),
        ("会议由湖南省、岳阳市共同举办", []),
        ("由白俄罗斯国家投资和私有化署主办", []),
        ("活动由有关部门和企业共同举办", []),
    ],
)
def test_who_hosts_something_is_an_organisation(sentence: str, bodies: list[str]) -> None:
    assert texts("ORG", sentence) == bodies


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("中国电器工业协会蓄电池分会到会", ["中国电器工业协会蓄电池分会"]),
        ("清华大学岳阳环境技术研发中心主办论坛", ["清华大学岳阳环境技术研发中心"]),
        ("清华大学与岳阳共建研发中心", ["清华大学"]),
    ],
)
def test_a_unit_of_a_school_or_society_is_one_name_with_it(
    sentence: str, bodies: list[str]
) -> None:
    assert texts("ORG", sentence) == bodies


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("石油新村街道办事处主任师润说", ["石油新村街道办事处"]),
        ("由春城街道办组织", ["春城街道办"]),
        ("青溪高新区码头路街道党工委书记到场", ["青溪高新区码头路街道党工委"]),
        ("有关街道办事处负责人参加", ["街道办事处"]),
        ("经天津港保税区管委会同意", ["天津港保税区管委会"]),
        ("广西壮族自治区人民政府印发方案", ["广西壮族自治区人民政府"]),
        ("听取了县政府办的汇报", ["县政府办"]),
        ("县政府办公大楼启用", ["县政府"]),
        ("市新联会会长高伟出席", ["市新联会"]),
        ("县投促中心的汇报", ["县投促中心"]),
        ("来到各县投促中心", []),
        ("经国家办公设备及耗材质量监督检验中心检测", ["国家办公设备及耗材质量监督检验中心"]),
        ("盘龙村委会门前热闹", ["盘龙村委会"]),
        ("各村委会都有", []),
        ("吐尔尕特海关关长到场", ["吐尔尕特海关"]),
        ("1990年加入中国共产党", ["中国共产党"]),
        ("《中国共产党章程》规定", []),
        ("列入WHO的清单", ["WHO"]),
        ("the man who came", []),
        ("举行市政府新闻发布会", []),
        ("被安环局局长王林拒绝", ["安环局"]),
    ],
)
def test_towns_levels_and_initials(sentence: str, bodies: list[str]) -> None:
    """A town, a level of the state and a village name their bodies; any of a kind none."""
    assert texts("ORG", sentence) == bodies
