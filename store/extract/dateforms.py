"""How dates are written: the patterns that dates are found and taken apart with."""

from __future__ import annotations

from functools import lru_cache

from store.extract.numerals import DASH
from store.extract.patterns import pattern

HAN_DIGIT = "〇零一二三四五六七八九OО0"
YEAR = rf"(?:(?:19|20)\d\d|[一二][{HAN_DIGIT}]{{3}})"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_UNIT_DIGIT = "[一二三四五六七八九]"
DAY = rf"(?:3[01]|[12]\d|0?[1-9]|三十一?|二十{_UNIT_DIGIT}?|十{_UNIT_DIGIT}?|{_UNIT_DIGIT})"
_MONTH_WORD = r"月(?![饼球亮薪租嫂季台卡刊度子光色圆牙坛息龄])份?"
# 10日元 is money, 5日游 a tour, 30日内 a length of time.
_DAY_WORD = r"日(?![元本语军均产照晷志程游历内用])"

# 6号下午; 16号 alone can be a house or a line. 。22号，: nor where it opens a sentence.
_DAY_SAID = (
    r"号(?=上午|下午|晚[间上，]|凌晨|中午|傍晚|早[上晨]|和\d{1,2}号[，,]|至\d{1,2}号[，,])"
    r"|(?:(?<=[。！？\n\u3000和至]\d\d)|(?<=^\d\d))号(?=[，,])|(?:(?<=[。！？\n\u3000和至]\d)|(?<=^\d))号(?=[，,])"
)

_NOW = (
    r"今年|去年|明年|前年|后年|上年|本年|当年|同年|次年|翌年|来年(?!产)"
    r"|新的一年|新一年|新年(?=伊始)"
)
_EDGE = (
    r"年?底(?![部气线盘层数色下蕴子])|年?末(?![端梢位班])|年初|初(?![步中级心期衷始创具露夏春秋冬显])"
    r"|伊始|全年|同期|年内|内(?![蒙部地资外需涵容设在])|度(?![假过])"
)


# 2023上半年, 2023一季报: before a part of it a year needs no 年.
_YEARS = (
    rf"(?:(?P<year0>{YEAR})(?:\s?年(?![级代])|(?=[上下]半年|第?[一二三四]季|全年))"
    rf"|(?P<now0>{_NOW}))"
)


def _inner(n: int) -> str:
    """What can follow a year, or stand alone."""
    return (
        rf"(?:(?:(?P<month{n}>{MONTH})\s?{_MONTH_WORD}|(?P<near{n}>本月|上个?月|下个?月|这个月))"
        rf"(?:\s?(?:(?P<day{n}>{DAY})\s?(?:{_DAY_WORD}|号)|(?P<third{n}>(?:上中|中下?|[上下])旬)"
        rf"|(?P<rim{n}>底(?![部气线层下])|末(?![端位])|初(?![步中级]))))?"
        rf"|第?(?P<quarter{n}>[一二三四1-4])季(?:度|(?=报))|(?P<opening{n}>首季度?)(?![“‘\"]?开门)|前(?P<quarters{n}>[二三两])个?季度"
        rf"|(?P<half{n}>[上下])半年|(?P<season{n}>[春夏秋冬])[季天](?!奥|残奥|运动会|达沃斯)"
        rf"|[前头](?P<months{n}>\d{{1,2}}|[一二三四五六七八九十两]{{1,2}})个?月(?![前后])"
        rf"|(?P<only{n}>{DAY})\s?(?:{_DAY_WORD}|{_DAY_SAID})|(?P<edge{n}>{_EDGE}))"
    )


POINT = pattern(rf"(?:{_YEARS}\s?(?:{_inner(0)})?|{_inner(10)})")
# The dash between two dates, or between the numbers of one.
TO = pattern(rf"\s?{DASH}\s?")
SINCE = pattern(r"以来|至今|迄今|到现在|(?<=[今去]年)来(?![自到说看源访临回宾客袭华京电信往者])")

YEARS = pattern(
    rf"(?P<a>{YEAR})\s?年?\s?{DASH}\s?(?P<b>{YEAR}|\d\d)\s?年(?![级代])(?!\s?\d{{1,2}}\s?月)"
)
MONTHS = pattern(
    rf"(?:{_YEARS}\s?)?(?P<a>{MONTH})\s?(?:月份?)?\s?{DASH}\s?(?P<b>{MONTH})\s?{_MONTH_WORD}"
    rf"(?!\s?(?:{DAY}\s?[日号]|[上中下]{{1,2}}旬|[底末]))"
)
DAYS = pattern(
    rf"(?:(?:{_YEARS}\s?)?(?P<month>{MONTH})\s?月\s?)?(?P<a>{DAY})\s?[日号]?\s?{DASH}\s?"
    rf"(?P<b>{DAY})\s?{_DAY_WORD}"
)
ISO = pattern(r"(?P<year>(?:19|20)\d\d)([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?![\d.])")
DECADE = pattern(
    r"(?:(?P<century>\d\d|二十)世纪|(?P<last>上个?世纪))?(?P<decade>[1-9]0|[二三四五六七八九]十)年代"
    r"(?P<part>初期?|末期?|中期|中后期)?"
)
# A bare year before the name of an event or report: 2026绿色算力大会, 2011半年报.
EVENT = pattern(
    r"(?P<year>20[0-4]\d)(?!\s?年)(?=[\u4e00-\u9fff(（][^，。；、：！？\d\n]{0,30}?"
    r"(?:大会|论坛|博览会|年会|峰会|展览|展会|大赛|联赛|锦标赛|艺术节|文化节|推介会|洽谈会|交易会|研讨会|年报|半年报|年度报告|榜))"
)
# 2022中国企业500强: a list of the best is of that year, though the article may be of the next.
RANKING = pattern(
    r"(?P<year>20[0-4]\d)(?!\s?年)(?=[\u4e00-\u9fff][^，。；、：！？\d\n]{0,30}?(?:[百千]强|\d{2,4}强|TOP\d))"
)
# 2022版目录, 2010、2011年, 2030碳达峰: a bare year as well.
ISSUE = pattern(
    r"(?P<year>20(?:[0-4]\d|60))(?:(?=版[《“本的])|(?=前?碳[达中])"
    r"|(?=(?:(?:[、和及与]|以及)20[0-4]\d){1,4}\s?年))"
)
PLAN = pattern(r"(?P<plan>十[一二三四五六七]?五|[七八九]五)(?P<close>[”’\"」])?")
PLAN_EDGE = pattern(r"末|(?:期间|时期)?以来")
PLAN_TIME = pattern(r"时期|期间|末|以来|初|伊始|开局|中期|收官")
# “十二五”规划, 国家“十三五”重点项目: the plan itself, or what it names, is no time.
PLAN_NAME = pattern(
    r"\s?(?:时期)?(?:国民|经济|社会)*(?:规划|计划|纲要|国家|全国|重点|重大|重要|科技|专项|发展|目标|建设|能源|产业|项目|蓝图|任务|课题|研究|评估|编制|前期|示范)"
)
BOTH = pattern(r"今明(?:(?P<days>[两2二][天日])|[两2二]个?年|后三年)")
TODAY = pattern(
    r"(?P<word>今天(?!的|(?<=“今天)我)|今日(?!头条|的|之)|今晨|今早|今晚|昨晚|昨夜|昨天|昨日|前天(?!性)|明天|明日(?!的|之)|后天(?![性的]))"
    r"|(?P<same>当日(?!下单|[到送]?达|发货|往返)|当天(?!气|下单|[到送]达)|同日|同一?天)|(?P<next>次日(?!达)|翌日)"
    r"|(?P<month>同月|(?<![(（\d月])当月)"
)
# 当天还…, 当日上午: what stands behind a day that a sentence opens with.
OF_A_DAY = pattern(
    r"[，,]|还|也|现场|活动|会上|[上下]午|中午|晚|凌晨|\d{1,2}[时点:：]|举行|签约|正式"
)
WEEK = pattern(r"(?P<which>上|本|下)一?个?周(?![年边围期转刊])(?P<day>[一二三四五六日天末])?")

# Where a date can begin. The first character alone keeps the finder away from most places, and that
# what stands after it is one of these from most others.
HEAD_NEXT = r"[\d年天日晨早晚明夜二三四五六七八九十两半一个周月世底末初内季的伊]"
HEAD = pattern(
    r"[0-9一二三四五六七八九十今去明昨前后上下本当同次翌来全年首新第这](?:"
    r"(?<=[0-9])(?<![0-9A-Za-z.:第].)(?<!分之.)"
    r"(?=\d{0,3}\s?[年月日号世\-–－—~至到]|\d{3}[./]|(?<=2)0[0-46]\d[\u4e00-\u9fff(（》、]|季度)"
    r"|(?<=[一二三四五六七八九十])(?:(?<![第零〇一二三四五六七八九十百千万亿.].)(?<!分之.)"
    rf"(?=[{HAN_DIGIT}十]{{0,3}}[年月日世季至到\-—~五])"
    r"|(?<=[七八九])五|(?<=十)[一二三四五六七]?五)"
    rf"|(?<=[今去明昨前后上下本当同次来全年首新第这])(?={HEAD_NEXT})(?:"
    r"(?<=今)(?<!如.)(?=[年天日晨早晚明])|(?<=去)(?<![逝失].)(?<!(?<!超)过.)年|(?<=明)(?<![说证表文声透聪].)(?=[年天日])"
    r"|(?<=昨)[天日晚夜]|(?<=前)(?<![之以提目生从空].)(?=年|天|[二三四五六七八九十两]|\d)"
    r"|(?<=后)(?:(?<![\u4e00-\u9fff].)|(?<=[到至在于].))(?=[年天])"
    r"|(?<=上)(?=半年|年|一?个?[周月]|个?世纪)|(?<=下)(?=半年|一?个?[周月])|(?<=本)(?=[年月周])"
    r"|(?<=当)(?=[年日天月])|(?<=同)(?=年(?![龄级])|[日天一月])|(?<=次)(?=[年日])|(?<=来)年(?!产)"
    r"|(?<=全)年(?![无龄候不]|平均|日照)|(?<=年)(?=[底末初内])|(?<=首)季|(?<=新)(?=的?一年|年伊始)"
    r"|(?<=第)(?=[一二三四1-4]季)|(?<=这)个月)"
    r"|(?<=翌))"
)


@lru_cache(maxsize=4)
def heads(text: str) -> tuple[int, ...]:
    """Where a date can begin in a text. Asked again where its day is not known for certain."""
    return tuple(head.start() for head in HEAD.finditer(text))
