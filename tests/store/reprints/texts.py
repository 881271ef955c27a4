"""News texts for the tests of reprints, all of them invented, and what becomes of them in print."""

from __future__ import annotations

NEWS = (
    "本报青河讯（记者 林晓）3月4日，青河新材料产业园二期工程在园区东侧的空地上动工，"
    "来自县里各部门的负责人和二十多家企业的代表到场。\n"
    "二期工程占地420亩，计划投资18.6亿元，主要建设标准厂房、研发楼和一座日处理能力2万吨的污水处理厂。"
    "园区管委会主任周立平介绍，一期的厂房去年底已经全部租出，现在还有11家企业在排队等候。\n"
    "“我们等的就是这一天。”做电池隔膜的远岚科技公司总经理何芸说，公司打算在二期租下两栋厂房，"
    "把产能从每年3000万平方米提高到8000万平方米，同时把设在省城的研发部门也搬过来。\n"
    "为了让企业少跑路，园区把十几个部门的窗口集中到一个大厅，项目从签约到开工平均只用了97天，"
    "比前年缩短了一半以上。管委会还为新来的技术人员准备了260套公寓，租金是市价的六成。\n"
    "按照计划，首批厂房将在明年6月交付使用，全部建成以后，园区每年可以新增产值50亿元，"
    "带动就业4200人。周立平说，下一步还要在园区周边配套建设学校和医院，让人留得住。"
)

OTHER = (
    "雨后的柳湾码头，吊车把一只只集装箱从船上卸下来，装上等在岸边的列车。"
    "这是柳湾港通往内陆的第一趟铁水联运班列，两天以后，车上的大豆和木浆就会到达八百公里以外的云台市。\n"
    "过去，这些货物要在码头倒两次车，走公路需要四天。港务公司的调度员孟凡说，"
    "铁路修到码头以后，一个集装箱的运费降低了三成，损耗也少了许多。\n"
    "云台市的榨油厂最先尝到了甜头。厂长宋玉梅算了一笔账：每个月进口大豆一万五千吨，"
    "光运费就能省下九十多万元，原料的库存也可以从二十天压缩到一个星期。\n"
    "柳湾港计划在年内把班列增加到每天一趟，并且在云台、石门两地设立内陆港，"
    "报关和查验都在当地完成，企业不必再派人到海边来等船。"
)

# One of a series: the same words every month.
STATISTICS = (
    "统计部门今天发布的数据显示，{month}月份，全县规模以上工业增加值同比增长{a}%，"
    "比上月加快{b}个百分点；其中高技术制造业增加值增长{c}%，装备制造业增加值增长{d}%。"
    "从投资来看，前{month}个月固定资产投资同比增长{e}%，工业投资增长{f}%，"
    "在建的产业项目有{g}个，完成投资{h}亿元。从消费来看，社会消费品零售总额为{i}亿元，"
    "同比增长{j}%。统计部门的负责人表示，全县的经济运行总体平稳，"
    "下一步要继续抓好重点项目的建设，为完成全年的目标打下基础。"
)

# What a publisher puts below every text of his.
DISCLAIMER = (
    "以上内容由本网站根据公开的信息整理而成，不代表本网站的观点，也不构成任何投资建议，"
    "投资者应当自行判断并承担由此产生的风险，如果对内容有疑问，请在三十日之内与本网站联系，我们将在核实以后及时处理。"
)


def statistics(month: int, first: int) -> str:
    """The report of a month, all its figures worked out from one."""
    figures = {
        name: f"{(first * factor) % 97 + 1}.{factor % 10}"
        for factor, name in enumerate("abcdefghij", 3)
    }
    return STATISTICS.format(month=month, **figures)


def cut(text: str, share: float) -> str:
    """The text up to the end of a sentence, at least so much of it."""
    return text[: text.index("。", int(len(text) * share)) + 1]


def joined(text: str) -> str:
    """The text as one paragraph."""
    return text.replace("\n", "")
