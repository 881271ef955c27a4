"""Roles: which attribute of a project a figure gives, told by the words next to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from store.extract.patterns import pattern

if TYPE_CHECKING:
    from store.model import Mention


class Role(NamedTuple):
    """The attribute a figure gives and the words that tell it.

    start, end: offsets of the words in the part's text; equal where the unit alone tells it, or
    nothing. attribute: "invest" is total_investment of a whole project, investment of a phase.
    rule: "before" and "after" the figure, by its "unit", or "none".
    """

    attribute: str
    start: int
    end: int
    rule: str


# What tells that a figure is made in a year, a month or a day, whatever it is measured in.
YEARLY = "[年月日]产(?!值)能?|年生产|年加工|年处理|产能|产量|生产能力|可生产"
BEFORE = {
    "MONEY": pattern(
        "(?P<total_investment>(?:计划|预计|概算|估算|规划|设计|静态)*总投资(?:额|规模|金额|概算|估算)?|投资总(?:金额|规模|量)|投资总额|投资概算|概算投资|(?:项目|总)资金规模|"
        "概算总额|总概算|总造价|总投入)"
        "|(?P<investment>(?:累计|已|需|需要|前期|先期|首笔|首批|初期|年度|今年将?|再)(?:计划)?(?:完成)?(?:固定资产)?投资|完成(?:固定资产)?投资|投资完成|补助投资|(?:中标|签约)(?:总)?(?:金额|价|额)|合同(?:总|估算)?(?:价|造价)|(?:投入|使用|用于)(?:的)?募集资金|募集资金(?:投入|投资)额?"
        "|(?:[一二三四首]期|第[一二三四]阶段)[^,。;]{0,4}?投资额?|投资规模)"
        "|(?P<invest>投资(?!强度|密度|回报|收益)(?:数?额|金额|约)?|斥资|耗资|注资|拿出|豪掷|自筹资金|投入(?:资金)?|造价)"
        "|(?P<output_value>总?产值|年产总值|产出|(?:产业|经济|集群)规模|工业总产值)"
        "|(?P<income>(?:务工|集体(?:经济)?|居民|农民|村民|家庭|财政|预算|工资性?|可支配|纯|租金|门票)收入)"
        "|(?P<revenue>销售(?:收入|额|总额)?|营业(?:总)?(?:收入|额)|营收|主营(?:业务)?收入|收入|创收)"
        "|(?P<tax>税收|利税|纳税|税金|上缴税费?|税)"
        "|(?P<financing>融资|贷款|授信|募资|集资(?!源)|(?<!自)筹资(?!金)|引资|(?:募集|筹集)(?:资金)?)"
        "|(?P<other_quantity>利润|交易额|订单|总价|合同(?:额|金额)?|款|工资|进出口(?:总?[额值])?|出口(?:总?[额值])?|货值|租金)"
    ),
    "AREA": pattern(
        "(?P<floor_area>(?:总)?建筑(?:总)?(?:面积|规模|体量)|总建筑面积|建面|厂房(?:面积)?|楼宇面积|中心面积|(?:空间|展厅|展览|载体|办公|使用|经营|营业|商业|仓储|地上|地下|计容|室内)(?:总)?面积|车间)"
        "|(?P<land_area>(?<!建筑)(?<!建设)总?规模(?=(?:约|达到?|为|近|超过?|有|[:])*$)|净地面积|占地(?:总)?(?:面积)?|(?:园区|厂区|基地|小镇|景区|片区|启动区|起步区|核心区|示范区)(?:总)?面积|用地(?:总)?(?:面积)?|征地|规划(?:总)?面积|总面积|拿地|供地|(?:土地|宗地|用地|地块)(?:总)?面积|土地|地块|占用(?:耕地|土地|林地|农用地|农田)?|竞得|摘牌|拍得)"
        # 年产2亿平方米光学膜: what a plant makes in a year covers no land.
        f"|(?P<capacity>{YEARLY})"
        "|(?P<other_quantity>面积|灌溉|种植|试种|拆迁|耕地|绿化|水面)"
    ),
    "QUANTITY": pattern(
        "(?P<capacity>年产能?|产能|每年(?=$)|产量|月产量?|日产量?|年加工|年处理|日处理|年生产|生产能力|处理(?:垃圾)?能力|供应能力|能力|可?生产(?!制造|性|线|基地|要素|厂|车间|设备|工艺|环节|企业|经营|安全|运营)|"
        "装机(?:总)?(?:容量)?|总容量|容量|容纳|吞吐量|年输送|年外送|年供|年发电|(?:生产|建设|设计|处理)?总?规模|[每一]年可?(?:提供|生产|供应|发电|处理)"
        "|年(?:均|平均|最大|设计|预计|总|可)*(?:交易|发电|上网电|吞吐|接待|输送|供应|处理|加工|运输|货运|客运|运(?=量)|周转|存栏|出栏|屠宰|回收|拆解|储存|仓储|销售|供热|供暖|供气|供水|用电)(?:能力|总?量|规模)?)"
        "|(?P<jobs>就业(?:岗位|人员|机会)?|岗位|用工|吸纳)"
    ),
}
AFTER = {
    "MONEY": pattern(
        "[^,。;:、]{0,3}(?:的)?(?P<output_value>年?产值)|的?(?P<revenue>年?(?:销售|营业)收入|营收)|的?(?P<tax>税收|利税)|的?(?:总)?(?P<invest>投资|投建)"
        "|(?P<financing>融资|贷款)"
    ),
    "AREA": pattern(
        "(?:[^,。;:、\\d]{0,6}?)(?P<land_area>土地|用地|地块|净地|宗地)|的?(?P<floor_area>建筑|空间|办公楼|研发楼)"
        "|[^,。;:、\\d]{0,8}?(?P<premises>厂房|车间|载体|写字楼|商业配套|配套商业|商业综合体|办公用房|办公空间|办公场所|(?:工作|经营|生产|办公|活动|孵化)场地|仓库|库房|冷库|室内库|中转库|保税库|展厅|洁净室|实验室|宿舍|(?<!化)工厂(?!化)|(?:生产|研发|制造)(?:车间|基地|中心|大楼)|厂区)"
        "|的?(?:标准|大型|现代|智能|高标准|综合|多层|研发|创新|物流|仓储|孵化|办公|商业|配套)+(?P<building>中心|厂房|大楼|综合体|仓库|公寓|载体|用房|设施|孵化器|园)"
        "|[^,。;:、]{0,12}?(?P<capacity>的?(?:年|月|日)?产能|的?生产能力)"
    ),
    "QUANTITY": pattern(
        "[^,。;:、]{0,12}?(?P<jobs>就业|岗位)|[^,。;:、]{0,8}?(?P<capacity>的?(?:年|月|日)?产能|(?:生产|加工|处理|制造|供应|存储|仓储|吞吐|供热|供水|供气)能力)"
    ),
}
# Only land is measured so; 平方米 measures floors, glass and films as well.
LAND = pattern("(?:亩|公顷|平方公里|平方千米)$")
# Units that measure what a plant makes or can do, whatever stands before them.
POWER = pattern(
    "(?:[mgk]wh?|[gm]wp|千瓦|兆瓦|万千瓦|吉瓦|吨级|t/d|t/a|[^/]+/[年月日天期])$", re.IGNORECASE
)


def before(mention: Mention, text: str, start: int, end: int | None = None) -> Role | None:
    """The role told by the nearest words between `start` and the figure, in the folded text.

    end: where the words end, if not at the figure.
    """
    pattern = BEFORE.get(mention.type)
    if pattern is None:
        return None
    last = None
    for found in pattern.finditer(text, start, mention.start if end is None else end):
        last = found
    if last is None or last.lastgroup is None:
        return None
    attribute = "other_quantity" if last.lastgroup == "income" else last.lastgroup
    return Role(attribute, last.start(), last.end(), "before")


def after(mention: Mention, text: str, end: int) -> Role | None:
    """The role told by the words right after the figure, up to `end` of its clause."""
    pattern = AFTER.get(mention.type)
    found = pattern.match(text, mention.end, end) if pattern is not None else None
    if found is None or found.lastgroup is None:
        return None
    start, stop = found.span(found.lastgroup)
    inside = found.lastgroup in ("building", "premises")
    if inside and LAND.search(mention.text):
        # 50亩厂房: of its land.
        return None
    attribute = "floor_area" if inside else found.lastgroup
    return Role(attribute, start, stop, "after")


def by_unit(mention: Mention) -> Role | None:
    """The role that the unit alone tells: 30GWh is a capacity."""
    if mention.type == "QUANTITY" and mention.unit and POWER.match(mention.unit):
        return Role("capacity", mention.start, mention.start, "unit")
    return None


def none(mention: Mention) -> Role:
    """The role of a figure that nothing tells anything of."""
    return Role("other_quantity", mention.start, mention.start, "none")
