"""Numbers without a unit that are figures all the same: 总投资5.6亿, 超百亿, 岗位过万, 上千农民."""

from __future__ import annotations

from store.extract import bounds
from store.extract.figure import Figure
from store.extract.numerals import DASHES, between, number_end, past_dash, read
from store.extract.patterns import pattern
from store.extract.surroundings import quoted, titled

_RANK = pattern(r"级(?![别大])")
_MAGNITUDE = pattern(r"亿(?:[一二两三四五六七八九]|[\d一二两三四五六七八九]+[百千万]+)?$")
_PERSONS = pattern(
    r"(?:多|余)?(?:名|位)?(?:当地人|(?:当地|中国|[城农]村|贫困|返乡|外来|海外|国内|生态|企业|产业|福建|易地|农业)?"
    r"(?:[\u4e00-\u9fff]{0,4}?(?:人口|移民(?!办|局|安)|转移人口|用户|网民|农民|职工|客户)|人民(?!币)|人[们员才群次]|人$|居民|农民|网民|百姓|群众|同胞|儿女|观众|粉丝|用户|职工|员工|工人|学生|师生|游客|旅客|村民"
    r"|市民|嘉宾|客商|党员|干部|志愿者|从业者|消费者|乘客|青年|大军|将士|官兵|[\u4e00-\u9fff]{2}人(?=[在实从就参已都来也正常])|专家|科学家|企业家|人[，。；、]))"
)
_NOT_MONEY = pattern(r"参数|次方|光年|像素|年|分之|股|手|条|剂|倍|[A-Za-z]")
_COUNTS_PERSONS = pattern(
    r"(?:人员|人数|人口|网民|职工|员工|用户|游客|旅客|就业|客商|观众|粉丝|会员|学员)(?:总数|总量|数量|规模)?(?:首次)?(?:[已达到将共计为有就均都至累增]*)$"
)
_COUNTS_THINGS = pattern(
    r"(岗位|项目|企业|商户|机构|专利)(?:总数|数量|数)?(?:[已达到将共计为有就均都至累增]*)$"
)
_THINGS = pattern(
    r"(?:个)?(?:就业)?(岗位|项目|企业(?!家|职工|员工)|商户|机构|专利)|(?:个体)?(?:种植|养殖|经营|贫困|专业)?(户)(?![外型籍])"
)
_BODIES = pattern(r"([两三四五六七八九十]{1,2}|[1-9]\d?)(?=部委|部门|厅局)")
_CLASSIFIERS = {
    "岗位": "个",
    "项目": "个",
    "企业": "家",
    "商户": "户",
    "机构": "家",
    "专利": "项",
    "户": "户",
}
_ROLE = pattern(
    r"(?:投资|资金|产值|营收|收入|税收|纳税|利税|利润|融资|贷款|补贴|奖励|补助|价格|单价|总价|售价|销售额|金额|总额|出资|耗资|斥资"
    r"|注册资本|年薪|资助|赔偿|罚款?|罚没|罚金|成本|费用|经费|投入|安排|匹配|拨付|下达|筹措|筹集|募集|捐赠|捐款|创收|增收|认缴|实缴|兑付|授信)"
    r"(?:额|总额)?(?:[达到为了共有就近约超过计累增至变更各占]*)$"
)
_AFTER_MONEY = pattern(
    r"[，。；、！？,;)）”\n]|$|的|新[上建购]|[兴扩改修]?建|购[买置]|用于|打造|引进|升级|左右|以上"
)
_MONEY_AFTER = pattern(
    r"的?(?:专项|扶持|财政|引导|启动|无偿)*(?:资金|奖励|奖金|补贴|补助|贷款|投资|资助|年薪|罚款|税收)|[、和及][\d.]{1,9}[千万亿]*元"
)
# 亿万群众, 千千万万职工: more than anyone counts.
_MYRIADS = frozenset(("亿万", "千万万", "千千万万", "万千"))
_ENTERS = frozenset("约近超过逾破上至于少足到满多高接")


def at(text: str, start: int, end: int) -> Figure | None:
    """The figure without a unit that begins with the number start..end, or None."""
    near = text[start + 1 : start + 3]
    if ("部" in near or "厅" in near) and (bodies := _BODIES.match(text, start)):
        counted = read(bodies[1])
        if counted is not None:
            return Figure("QUANTITY", *bodies.span(), "quantity-bare", counted, "个", "")
    if start == end:
        return None
    first_number, number = None, text[start:end]
    after = text[end : end + 1]
    second = past_dash(text, end) if after in DASHES or after.isspace() else 0
    last_end = number_end(text, second) if second else 0
    if last_end > second:
        first_number, number, end = number, text[second:last_end], last_end
    rank = _RANK.match(text, end) if text[end : end + 1] == "级" else None
    end += bool(rank)
    rounded = number[-1] in "亿万千" or number[-2:-1] == "亿"
    more = text[end : end + 1] in ("多", "余") or number[-1] in "多余"
    if not rounded and not more and text[start - 1 : start] not in _ENTERS:
        return None
    reading = between(first_number, number) if first_number else read(number)
    if reading is None or titled(text, start):
        return None
    first, before = bounds.before(text, start)
    last, after = bounds.after(text, end)
    bound = before or reading.bound or after
    if more and not bound and last < len(text) and _PERSONS.match(text, last + 1):
        # 80000多福建人
        last, bound = last + 1, ">"
    if _MAGNITUDE.search(number):
        figure = Figure("MONEY", first, last, "money-magnitude", reading, "CNY", bound)
        return _magnitude(text, figure, number, ranked=bool(rank))
    if number[-1] == "万":
        told = _ROLE.search(text, max(0, first - 12), first) and _AFTER_MONEY.match(text, last)
        if told or _MONEY_AFTER.match(text, last):
            return Figure("MONEY", first, last, "money-role", reading, "CNY", bound)
    # 人口达3万: told of people, a number that is rounded needs no bound.
    known = bound or (
        number[-1] == "万"
        and (_COUNTS_PERSONS.search(text, max(0, first - 12), first) or _PERSONS.match(text, last))
        # “百万人才进乡村”
        and not (number == "百万" and quoted(text, first, last))
    )
    counts = (known or reading.high is not None) and number not in _MYRIADS
    unit = _unit(text, first, last) if counts and reading.low >= 100 else None
    if unit is None:
        return None
    return Figure("QUANTITY", first, last, "quantity-bare", reading, unit, bound)


def _magnitude(text: str, figure: Figure, number: str, *, ranked: bool) -> Figure | None:
    """What a number that ends in 亿 is: people where people follow, else money."""
    counts = _COUNTS_PERSONS.search(text, max(0, figure.start - 14), figure.start)
    if number.startswith("亿万"):
        return None
    if counts or _PERSONS.match(text, figure.end):
        return figure._replace(type="QUANTITY", rule="quantity-bare", unit="人")
    if _NOT_MONEY.match(text, figure.end):
        return None
    if ranked:
        return figure._replace(rule="money-class", bound=figure.bound or "≈")
    if number == "亿" and not figure.bound:
        return None
    return figure


def _unit(text: str, start: int, end: int) -> str | None:
    """The unit that the words around a bare number supply, or None."""
    if thing := _THINGS.match(text, end):
        return _CLASSIFIERS[thing[1] or thing[2]]
    if _PERSONS.match(text, end):
        return "人"
    before = text[max(0, start - 12) : start]
    if _COUNTS_PERSONS.search(before):
        return "人"
    counted = _COUNTS_THINGS.search(before)
    return _CLASSIFIERS[counted[1]] if counted else None
