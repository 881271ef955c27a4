"""The units figures are written in, as data, and what finds the one at a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.extract.numerals import DASHES, SPACE
from store.extract.patterns import pattern

if TYPE_CHECKING:
    import re


class Unit(NamedTuple):
    """What a unit makes of a number: the mention's type, its canonical unit, and the factor."""

    type: str
    name: str
    factor: float = 1


# The mu of the People's Republic, in square metres: kept in one place, as 15 mu are one hectare.
MU = 10000 / 15

_CURRENCIES = {
    "CNY": "元人民币 人民币元 人民币 元",
    "USD": "美元 美金 USD",
    "EUR": "欧元 EUR",
    "JPY": "日元 JPY",
    "GBP": "英镑 GBP",
    "HKD": "港元 港币 港幣 HKD",
    "MOP": "澳门元 葡币",
    "TWD": "新台币 新台幣 台币 台幣",
    "KRW": "韩元 韩圆 韩币",
    "RUB": "卢布",
    "AUD": "澳元 澳大利亚元",
    "CAD": "加元 加拿大元",
    "SGD": "新加坡元 新加坡币 新元 新币",
    "CHF": "瑞士法郎 瑞郎",
    "THB": "泰铢",
    "INR": "印度卢比 卢比",
    "MYR": "马来西亚林吉特 林吉特 马币",
    "VND": "越南盾",
    "PKR": "巴基斯坦卢比",
    "PHP": "菲律宾比索",
    "MXN": "墨西哥比索",
    "SAR": "沙特里亚尔",
    "AED": "迪拉姆",
    "ZAR": "南非兰特 兰特",
    "SEK": "瑞典克朗",
    "NOK": "挪威克朗",
    "DKK": "丹麦克朗",
    "PLN": "兹罗提",
    "HUF": "匈牙利福林 福林",
    "NZD": "新西兰元 纽元",
    "LAK": "老挝基普 基普",
    "UZS": "苏姆",
    "NGN": "奈拉",
    "BRL": "雷亚尔",
    "IDR": "印尼盾",
    "KZT": "坚戈",
    "TRY": "土耳其里拉 里拉",
}
_AREAS = {
    1.0: "平方米 平米 ㎡ m² m2 平方",
    MU: "亩",
    1e4: "公顷",
    1e6: "平方公里 平方千米 km² km2",
}
_RATES = {
    "%": "%",
    "pp": "个百分点 百分点 个百分比",
    "x": "倍",
}
UNITS: dict[str, Unit] = {
    **{word: Unit("MONEY", code) for code, words in _CURRENCIES.items() for word in words.split()},
    **{word: Unit("AREA", "m2", size) for size, words in _AREAS.items() for word in words.split()},
    **{word: Unit("RATE", name) for name, words in _RATES.items() for word in words.split()},
    "个亿元": Unit("MONEY", "CNY", 1e8),
    "个亿": Unit("MONEY", "CNY", 1e8),
    "‰": Unit("RATE", "%", 0.1),
    "成": Unit("RATE", "%", 10),
}

# Measure words and physical units. What follows "!" must not come after the word, because the two
# together are something else: 3名牌, 5条件, 三大桥, 四部门.
_MEASURES = """
个 家!庭 名!牌胜义额 位!于居列置次数移一 人!民才员均形造制 户!外籍型均 项 条!件例款码 座!谈 宗
款!项式额待 件 桩!基 例!如外行会子证 类!型别似风 种 批!发准复示量评注 次!日年月序数要级贷氯产
场!地所景馆 轮!船胎椅番流岗班毂摩车 起!步飞草源跑航升降诉初码价拍租 期!间货限末初刊权望盼待许
份!额内 组!织成建合装长团委 班!子组级主底列倒 站!点台在式位立内 处!理置于长罚在级境方
所!有谓在以属需得长作处能述占 间!隔接距谍作 层!次面级 栋 幢 套!餐路利现取 户型
门!槛户类诊店前票口牌 口!岸径号碑味罩腔粮感头语吻通 部!门委分署长队落级位件属
本!科地土次身报届市省区县年月国来质级期人轮周场部 篇 卷 册 幅 页 辆 艘 架!构子桥势
台!湾州账阶胞 列!车入为举席 趟 船!舶厂坞闸员企级
车!间站型展主厢牌险用企路都身载辆位道次皮 节!能约点目日假气奏庆俗减流育省会
只!有要能是需用为剩好不 头!部条等号衔版 匹!配 羽 株!洲式 棵 颗 粒 枚 片!区段面酬子
张!家江店掖北湾裕榜贴力弓 块!链状头茎 根!据本源植基 支!持撑付出部行线流柱援架点路 挡!板箱风土水墙
盏 枝 锭 桶 箱 盒 瓶 罐 袋!鼠 包!括含装容裹办揽扶围钢头 碗 桌 席!位 眼!前下光科
双!方边向重碳职创 对!外于接口比标应象照策华我内中此手 排!放名污水查列行 道!路德教理具岔歉县 丛
股!份权东票价本市民息比指道 剂!量型 单!位元词独一质品据行子价身机晶县
回!来到报家收头应归复答顾暖落合国款 面!积板料粉向临对貌试世孔条包议目团部
手!机续段工法术册下里把动表头感写握套游抓
星!级期座空光火辰云湖河镇乡村山堆电集 跨!境越度年区界 重量箱 芯公里 日历天
国!家内产际有务企人外资道庆营土籍力防货债民情 方面 省区市
岁 周岁 台套 台件 台次 人次 架次 车次 班次 场次 批次 户次 件次 辆次 列次 艘次 家次 例次 频次
大!会洲 大类 小类 门类 品类 大项 标箱 标准箱 集装箱 床位 张床位 学位
小项 届 周年 圈!层子里内外 字!号头形节塔典体母画架样 卡!车口点片位脖通拉斯路塔 线 点
车位 停车位 机位 泊位 席位 座席 工位 车道 航班 航线 站点 网点 点位 成员单位 街区 组团 网格
笔!记者试画芯尖触法名直墨迹录头友力误顺画杆谈会
度!假过夏量日 摄氏度 ℃ °C ° 分贝 米!兰粉饭面线糕酒其尔 米/秒 厘米 毫米 微米 纳米 公里 千米
海里 英里 英尺 英寸 寸 延米 延长米 里!程弄面外约士海斯 吨!位 吨级 载重吨 总吨 公吨
公斤 千克 毫克 微克 克!拉服隆林里 斤 升!级温降值学任旗至到起 毫升
立方米 立方千米 立方公里 立方 m3 m³ 方!面案式向位法阵便针程块才略圆 千瓦 兆瓦 吉瓦 瓦!斯房片
千瓦时 兆瓦时 吉瓦时 瓦时 千瓦小时 千伏 千伏安 兆伏安 伏!安击 安时 马力 千卡 大卡
焦!点虑耳距化煤 千焦 兆焦 吉焦 帕 兆帕 千帕 赫兹 千赫 兆赫 吉赫 比特 像素 克拉 加仑
省!级委内外会长份道际属区城政略时 县!级委城长域区市乡镇政志
市!级委场值民长区政容域面辖属直内外县盈占 区!级委域位间块别内外县长分划政属
镇!级委长区政村 乡!镇村级亲 村!民庄级委干镇落 省份 省区 省市 乡镇 县区 区县 市县 县市 市州
州市 地市 行政村 自然村
"""
# Latin letters count in whatever case they are written, but single ones only in their own.
_LETTERS = (
    "GWh|MWh|kWh|TWh|Wh|mAh|GVA|MVA|kVA|kvar|GW|MW|kW|kV|Ah|EB|PB|TB|GB|MB|Gbps|Mbps|Tbps|GHz|MHz|kHz"
    "|Hz|TEU|DWT|MPa|kPa|dB|EFLOPS|PFLOPS|TFLOPS|TOPS|MWp|GWp|kWp|km|mm|cm|nm|μm|um|kg|mg|ml|m/s|rpm"
)

_PER = (
    "平方公里|平方千米|平方米|平米|㎡|m²|m2|公顷|亩|立方米|m3|千瓦时|千瓦|kWh|kW|标方|吨|公里|千克|公斤|克|kg"
    "|升|人|户|套|台|辆|件|次|间|座|期|年|季度|季|个月|月|周|天|日|小时|分钟|时|秒|条|家|个|头|t|h|d|s|a|y"
)
# A rate's second half: /年, 每亩, /平方米·月.
PER = rf"(?:(?:{SPACE}/{SPACE}|每)(?:{_PER})(?![A-Za-z])(?:[·/](?:年|月|天|日)(?![A-Za-z]))?)"


def _measures() -> dict[str, str]:
    """Measure word -> the characters that must not follow it."""
    found: dict[str, str] = {}
    for entry in _MEASURES.split():
        word, _, after = entry.partition("!")
        found[word] = after
    return found


# Guards that need more than a character; 个月 and 个小时 are lengths of time, found on their own.
_GUARDS = {
    "个": "[性体股唱例月半]|多?(?:小时|月)|星期|工作日|季度|昼夜",
    "个亿元": "[以级项产重大工企制规]",
    "个亿": "[元以级项产重大工企制规]",
    "项": "目(?!标|前)|下",
    "种": "植(?!物)|子(?!系)|业(?!务|态)|[苗养质群畜草源]",
    "元": "[旦素件宵月谋宇首帅老朝代启器]",
    # 三点建议; 8点 is an hour.
    "点": "(?!(?:具体|原则|工作|政策|重要|合作)?(?:建议|意见|要求|希望|倡议|主张|看法|体会|期望"
    "|共识|启示|经验|原因|思考|设想))",
    "倍": "增(?!加|长)|频",
    "成": "[立为功员果长都绩品本熟就效型交分片群]",
    "平方": "[公千厘毫分英]",
}


class _Word(NamedTuple):
    """A unit, and what must not follow it: characters, or a pattern where these do not tell."""

    text: str
    guard: str
    pattern: re.Pattern[str] | None

    def may_end(self, text: str, end: int) -> bool:
        """Whether what follows the unit, which ends at a place, leaves it that unit."""
        if self.pattern is not None:
            return self.pattern.match(text, end) is None
        return end == len(text) or text[end] not in self.guard


def _words() -> dict[str, list[_Word]]:
    """First character -> the units that open with it, the longest first.

    All of them in one pattern would take longer to compile than a small article to extract.
    """
    guards = _measures() | dict.fromkeys(UNITS, "")
    found: dict[str, list[_Word]] = {}
    for word in sorted(guards | _GUARDS, key=len, reverse=True):
        guard = pattern(_GUARDS[word]) if word in _GUARDS else None
        if word[-1].isascii() and word[-1].isalnum():
            guard = _LETTER
        found.setdefault(word[0], []).append(_Word(word, guards.get(word, ""), guard))
    return found


_LETTER = pattern(r"[A-Za-z]")
_WORDS = _words()
# What can follow a number in an amount, beside Latin letters and spaces: a unit or a dash.
FOLLOWING = DASHES.union(_WORDS)
# No Latin letter, nor the sign for micro, comes after this character.
LAST = "\u3000"
_ABBREVIATED = pattern(rf"(?:(?i:{_LETTERS})|[tmWVPLE])(?![A-Za-z0-9])")
_COUNTED = frozenset("台套件辆个家户次只人条座处")


def end_of(text: str, start: int) -> int:
    """Where the unit that begins at a place ends, 辆(台) with its brackets; 0 where none begins."""
    char = text[start : start + 1]
    if char < LAST and char.isalpha() and (letters := _ABBREVIATED.match(text, start)):
        end = letters.end()
    else:
        for unit in _WORDS.get(char, ()):
            end = start + len(unit.text)
            if text.startswith(unit.text, start) and unit.may_end(text, end):
                break
        else:
            return 0
    bracketed = text[end : end + 1] in ("(", "（") and text[end + 2 : end + 3] in (")", "）")
    return end + 3 if bracketed and text[end + 1] in _COUNTED else end


# Units that measure rather than count: with these even 一 is a figure, and no article.
_PHYSICAL_WORDS = """
米 厘米 毫米 公里 千米 海里 吨 公斤 千克 斤 升 立方米 千瓦 兆瓦 千瓦时 度 安时 千伏 马力
"""
PHYSICAL = frozenset(_PHYSICAL_WORDS.split())
# What comes after "per" in the unit of money: 元/亩 -> CNY/mu.
PER_NAMES = {
    **dict.fromkeys(("平方米", "平米", "㎡", "m²", "m2"), "m2"),
    "亩": "mu",
    "公顷": "ha",
    **dict.fromkeys(("年", "a", "y"), "year"),
    **dict.fromkeys(("月", "个月"), "month"),
    **dict.fromkeys(("天", "日", "d"), "day"),
}
