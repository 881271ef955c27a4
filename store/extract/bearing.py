"""Bearing: which figures say something of a project, whichever it is, and which of none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract.anchors import tenants
from store.extract.patterns import pattern
from store.fold import fold

if TYPE_CHECKING:
    from store.extract.roles import Role
    from store.model import Mention

# 土建16标段, 四处大型灌区改造工程: which of them, or how many, and no size.
ORDINALS = frozenset(("标段", "期", "处", "次", "号"))
TIMES = frozenset(
    ("年", "个月", "天", "日", "季度", "个季度", "小时", "个小时", "分钟", "周", "月")
)
LASTING = pattern("工期|用时|历时|周期|耗时|经过|通过|仅需|只需|(?:仅|只|共|前后)用了?$")
# How large or fine a product is: 12英寸晶圆, 管径800毫米.
SPECS = frozenset(
    (
        "英寸",
        "寸",
        "Wh/kg",
        "毫米",
        "mm",
        "厘米",
        "cm",
        "微米",
        "μm",
        "um",
        "纳米",
        "nm",
        "℃",
        "°C",
        "°",
    )
)
FIRMS = frozenset("家户个")
# What ways are measured in.
WAYS = frozenset(("公里", "千米", "米", "分钟"))
VAGUE = frozenset("大省县市国届次岁类点步家户")
VAGUE_AFTER = pattern(
    "[^,。;]{0,8}(?:项目|企业(?!入驻)|产业|领域|目标|方面|特点|优势|环节|部分|阶段|问题|原则|理念|许可证|证书|奖项|国家|地区|产品|品牌|系列)|[^,。;]{0,38}之一|(?:以外|外的|县|乡|街道|村|省|城市)"
)
# Who is met or helped there: 走访5名学生, 慰问30名工人.
MET = pattern(
    "(?:走访|慰问|看望|资助|帮扶|发放|邀请|组织|培训|检查|巡查|排查|采访|调研|参观|考察|表彰|捐赠|招聘|接待|服务)"
    "(?:了|过|到)?(?:近|约|超|逾|共|共计|累计)?$"
)
# 从31万吨提升至58万吨: the first is what has been, the second is told with the words of the first.
FROM = pattern(
    "[从由](?:原来|原先|原有|原|目前|现有|现在|过去|最初|此前|当初)?的?(?:约|近|不足|不到)?$"
)
RAISED = pattern(
    "[^,。;:、\\d]{0,6},?[^,。;:、\\d]{0,4}(?:提升|提高|增加|增长|扩大|扩充|扩展|扩能|跃升|攀升|增|扩|升|跃|涨)(?:至|到|为)(?:了|约|近|超过?|每年)*"
)
# 位于县城以北五公里处: how far away it is.
AWAY = pattern("处|(?:以|之)?外|开外")
# Less than this is no project's money: 年收入达到两万元, 月工资3000元 are somebody's.
WAGE = 100_000
PROGRESS = pattern(
    "(?:(?:工程|施工|建设|形象|总体|整体|项目)进度(?:已|目前|总体)*(?:经)?(?:完成|达到?|超过?|为|过)?"
    "|(?:土建|主体|工程|工程量|施工|安装|桩基|路基|桥梁|隧道|房建|主体结构)(?:工程|施工|建设)?(?:已|累计|总体|目前)*(?:经)?完成(?:了|约|近|超)?"
    "|(?:架梁|制梁|铺轨|铺架|掘进|开挖|浇筑|吊装|土石方|路面|基础|工程形象|装修|管线|杆塔|组塔|架线|设备)(?:工程|施工|建设|任务)?(?:已|累计|总体|目前)*(?:经)?完成(?:了|约|近|超)?"
    "|完成(?:了)?(?:总|全部|整个|设计|计划)*(?:工程|施工|建设)?(?:总)?(?:量|进度|任务)的?)$"
)
# Whom the finished works serve: 解决400万人的饮水问题.
SERVES = pattern("(?:解决|惠及|覆盖|服务|满足|保障|改善|让|使)[^,。;]{0,24}$")
# A room or a beam; what is smaller is told for no project as a whole.
ROOM = 200
# What is told of one piece, or as a measure of others: 平均每亩5千斤, 按照四吨煤.
ONE_CAN = "[1一][个名人台头棵株套辆][^,。;\\d]{0,8}(?:可|便能|就能|能够)"
EACH = pattern(
    "(?:每(?:[亩吨度台个户人棵株只头袋张块]|平方米|立方米|\\d)|人均|亩均|平均(?!海拔|时速|水深|厚度|宽度)|按照|亩产|单产|户均)[^,。;]{0,12}$|每$"
    f"|(?<!\\d){ONE_CAN}[^,。;\\d]{{0,6}}$|(?:其余|其他|另外)[^,。;]{{0,16}}$|(?:距离?|相距)[^,。;]{{0,14}}$"
)
ONE = pattern(ONE_CAN)
# So far before a figure that is told at most; and what ONE opens with, as it is written.
FAR = 24
LOOK_BACK = 8
ONES = frozenset("1１一")
# 面积区间57至197平方米: of the smallest and the largest flat.
RANGE_OF_EACH = pattern("区间|户型|单套|不等")
# X项目(2万吨/年Y生产线): of one of its lines.
PART_IN_BRACKET = pattern("[^(),。;]{0,20}(?:生产线|装置|车间|机组)\\)")
# 跑出6只翻倍股
STOCKS = pattern("[^,。;]{0,4}(?:个股|股票|牛股|倍股|基金)")
# 220千伏富河站: the voltage names another thing.
VOLTAGE = pattern("[^,。;:、的及和为]")
# 线路全长, 总库容, 规划设计: how a sentence without a subject goes on about what was told before.
WHOLE = pattern(
    "\\s*(?:这条|其|目前|计划|拟|预计|将|建成后|(?:线路|路线|主线|正线|水库|大桥|隧道)的?)*"
    "(?:全长|总长|长度|(?:坝顶|最大|主坝|主桥|主跨|主塔|桥面|桥梁|路基|路面|设计|建筑|管廊|隧道|航道|跑道)(?:坝|桥|塔|建筑|设计)?(?:高程|高度|高|宽度|宽|长度|长|跨径|跨度|时速|速度|洪水|流量|水深)|坝高|主跨|地上|地下|(?:新增|增设|增加|设置|设立|配备|配置|安装|布设|架设|新设|新立|铺设|敷设)(?![^,。;]{0,8}(?:就业|岗位|产值|投资|税收|用户|企业|订单|贷款))|里程|全线|全路|总(?=(?:里程|库容|用地|面积|规模|重|高|量|计|共))|共|合计|分为?(?=[两二三四五六]期)"
    "|规划(?:设计|建设)|设计|新建|拟?建设|建有|设有|配套建设|主要建设|包括|包含|由(?=\\d))"
)
# What counts or measures nothing of the thing that a name with such a figure names.
SIZELESS = VAGUE | TIMES | SPECS | ORDINALS


def on_a_project(figure: Mention, role: Role, lead: str, tail: str) -> bool:
    """False for what says nothing of a project: money without a role, short times, 四大产业.

    lead, tail: what stands before and after the figure in its clause.
    """
    if figure.value is None:
        return False
    if figure.unit in WAYS and AWAY.match(tail):
        return False
    if figure.type == "MONEY" and figure.value < WAGE:
        return False
    if figure.unit in SPECS or EACH.search(lead, max(0, len(lead) - FAR)):
        return False
    if figure.high is not None and RANGE_OF_EACH.search(lead):
        return False
    if figure.text[:1] in ONES and ONE.match(fold(figure.text) + tail):
        return False
    if lead.endswith("(") and PART_IN_BRACKET.match(tail):
        return False
    if figure.unit == "千伏" and VOLTAGE.match(tail):
        return False
    if role.attribute != "other_quantity":
        return True
    if figure.type == "AREA" and figure.value < ROOM:
        return False
    if MET.search(lead):
        return False
    if figure.type == "MONEY":
        return role.end > role.start
    if figure.unit in TIMES:
        return bool(LASTING.search(lead[-8:]))
    if "及以" in figure.text:
        # 搭设高度8米及以上的: a limit that a rule sets.
        return False
    if figure.unit == "人" and SERVES.search(lead):
        return True
    if figure.unit in FIRMS and tenants(lead, tail):
        return True
    if STOCKS.match(tail):
        return False
    return figure.unit not in VAGUE and not VAGUE_AFTER.match(tail)


def is_outgrown(figure: Mention, text: str) -> bool:
    """True for what has been, where the text goes on to what it is raised to: 从31万吨提升至."""
    low = max(0, figure.start - LOOK_BACK)
    return bool(FROM.search(text, low, figure.start) and RAISED.match(text, figure.end))


def raised(previous: Mention, figure: Mention, text: str) -> bool:
    """True for what something is raised to from the figure before: 从31万吨提升至58万吨."""
    if (previous.type, previous.unit) != (figure.type, figure.unit):
        return False
    gap = text[previous.end : figure.start]
    low = max(0, previous.start - LOOK_BACK)
    return bool(RAISED.fullmatch(gap) and FROM.search(text, low, previous.start))


def is_of_whole(figure: Mention, words: str) -> bool:
    """True for what can be of a project that the sentence does not name.

    How far the work is, how long it takes, and what is counted where the whole is told of.
    words: what its sentence, its clause or one between them opens with.
    """
    return figure.type == "RATE" or figure.unit in TIMES or bool(WHOLE.match(words))


def is_progress(figure: Mention, lead: str) -> bool:
    """True for how far the work is: 工程进度已达75%, 土建完成80%; of no other rate."""
    return figure.unit == "%" and bool(PROGRESS.search(lead))
