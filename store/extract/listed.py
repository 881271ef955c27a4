"""ORG known beforehand: firms, banks, schools and bodies of the state that are in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import bodies, gazetteer
from store.extract.bodies import COUNTRIES
from store.extract.patterns import pattern
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from store.extract.clauses import Clauses, Word
    from store.model import Range

RULES = {"org-known": "A name in the list of well-known organisations, banks and state bodies."}

PLACES = frozenset("湖山河江村镇桥路岛园谷城寺站云区坡量")
BRANCHES = frozenset(section("branches"))
STATE = frozenset(section("state"))
# Names that are words as well, what stands before them where they name, and after them where not.
WORDS = frozenset(("联想", "奔驰", "吉利"))
OPENING = frozenset(" ,。;:、“(和与及由向从对是记者让")
TOLD = ("到", "起", "出", "着", "于", "在", "的", "地")
# What a known firm makes rather than what it trades in: 比亚迪|电动车, 英特尔|软件.
GOODS = frozenset(section("goods"))
# A word that the language has more often than this is itself, also where a name would fit.
COMMON_PAIR = 9
ACADEMIES = ("中国科学院", "中科院", "中国工程院", "中国农科院", "中国电科", "中国电子")
NATIONAL = 9
# Fewer letters are a body's initials.
LETTERS = 7
# After these a place says where, and not whose.
PLACING = frozenset(("在", "位于", "落户", "于", "至", "到", "的", "和", "与", "从", "赴", "来"))
TRADES = frozenset(section("trades"))
# Trades that the lexicon does not call nouns, and that nothing else is called.
MERE = frozenset(section("mere trades"))
# What follows an investor's name, and not what is invested: 凯德|投资|旗下, but 甲|投资|5亿元.
INVESTOR = pattern(
    "旗下|宣布|表示|公告|透露|近期|近日|日前|此前|成立于|创始人|合伙人|董事|副?总裁|副?总经理|(?:相关)?负责人|为旗下|为其|"
    "[向与][^,。]{0,12}(?:收购|出售|募集|提供|签|达成|合作|携手)|于20[0-9]{2}年|的旗舰|领投|跟投|入股|收购|今年|去年"
)
# Before a firm's name that opens with 万 or the like these make a number of it.
NUMBERING = frozenset("百千十几数两万0123456789")
# 波音|737: with a number behind the firm that builds aircraft is the name of what it builds.
AIRCRAFT = frozenset(("波音", "空客", "麦道", "庞巴迪", "湾流", "赛斯纳"))
# Where people meet and sell is no firm where something is done by means of it: 抖音|直播.
PLATFORMS = frozenset(("抖音", "快手", "淘宝", "天猫", "支付宝", "小红书", "哔哩哔哩", "爱奇艺"))
MEANS = (
    "通过",
    "利用",
    "运用",
    "依托",
    "借助",
    "登录",
    "打开",
    "下载",
    "搜索",
    "《",
    "上",
    "微信、",
    "微信和",
)
BY_MEANS = (
    *("号", "账号", "直播", "平台", "电商", "短视频", "带货", "上", "店", "小店", "达人", "粉丝"),
    *("视频", "搜索", "话题", "热", "官方", "跨境", "运营", "营销", "支付", "付款", "转账", "缴费"),
)
# 甲|照明事业部: a division is one name with its firm.
DIVISION = pattern("(?:(?![的在为是有了将由和与及])[\u4e00-\u9fff]){0,8}?事业(?:本?部|群)")
# The branch of a firm.
BRANCH = pattern("[(](?:中国|香港|亚太|亚洲|大中华区)[)]")


def known(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span itself, if it is made of whole words, with a place and trade that follow it.

    南方电网|广东|电力 is one firm; a level before a state bank belongs to it (省|农业发展银行).
    """
    if end - start < 5 and not (clauses.whole(start) and clauses.whole(end)):
        return None
    word = clauses.next(start) if end - start < 4 else None
    if clauses.folded[start:end] in WORDS and not _names(clauses, start, end):
        return None
    state = clauses.folded[start:end] in STATE and clauses.whole(start) and clauses.whole(end)
    if end - start < 4 and not state and (word is None or word.end != end):
        return None
    text = clauses.folded
    if (
        text[start:end] in AIRCRAFT
        and text[end : end + 1].isascii()
        and text[end : end + 1].isalnum()
    ):
        return None
    if serves(text, start, end):
        return None
    if (
        end - start < 3
        and not state
        and any(often(text[at : at + 2]) > COMMON_PAIR for at in (start - 1, end - 1))
    ):
        # 上|海信|泰: a usual word runs over the name.
        return None
    if text[start:end].isascii() and len(text[start:end]) < LETTERS and text[start:end] in STATE:
        # WHO, but no who of an English sentence.
        return (start, end) if clauses.clip(start, end).isupper() else None
    if text[start:end] == "中国共产党":
        # 加入|中国共产党, but 《中国共产党章程》
        return (start, end) if text.endswith("加入", 0, start) else None
    after = clauses.next(end)
    if clauses.folded[start:end] == "中央":
        # The leadership, where it does something; else the middle.
        acts = after is not None and after.kind == "v"
        return (start, end) if acts and clauses.word(start).kind in "|kpv" else None
    if joins(clauses, end) or (text[start] in "万亿千百" and text[start - 1 : start] in NUMBERING):
        # 百|万豪|车
        return None
    if state and text.startswith("国家", start - 2) and text[end - 1] in "部署局" and start > 1:
        # 国家|人力资源和社会保障部
        return start - 2, end
    if clauses.folded[end - 1] in "部署" and clauses.piece(clauses.word(start)) in COUNTRIES:
        # 乌干达|外交部
        return clauses.word(start).start, end
    return _extended(clauses, start, end, after)


def _extended(clauses: Clauses, start: int, end: int, after: Word | None) -> Range | None:
    """The span of a listed name with the place, level, branch or trade that belongs to it.

    after: the word that follows the name.
    """
    text = clauses.folded
    branch = BRANCH.match(text, end)
    behind = clauses.next(branch.end()) if branch else None
    if branch and (behind is None or behind.kind not in "nasoxz#"):
        # 爱立信(中国), 北控水务(香港)
        return start, branch.end()
    level = clauses.folded[start - 1 : start] in ("省", "市", "县", "区")
    if level and clauses.folded[end - 1] in "行局部社":
        return bodies.prefixed(clauses, start), end
    at = end
    while (word := clauses.next(at)) is not None and word.kind == "s":
        at = word.end
    if word is not None and at > end and clauses.piece(word) in BRANCHES:
        return start, word.end
    common = text.startswith("中国", start) and end - start == 4 and after is not None
    if common and after and after.kind == "n" and often(text[start + 2 : end]) > NATIONAL:
        # 中国|电子|音乐
        return (start, end) if clauses.piece(after) in TRADES else None
    if text.startswith("中国", end) and not text.startswith(("市场", "区", "总部"), end + 2):
        # 先正达|中国
        return start, end + 2
    if after is not None and after.kind == "z" and text.startswith(ACADEMIES, start):
        # 中国科学院|西安光机所
        return start, after.end
    first = clauses.word(start)
    placed = first.kind == "s" and _is_city(clauses.piece(first))
    whole_name = text.startswith(("中国", "国家", "中共")) or text[start:end] in STATE
    if placed and not whole_name and clauses.piece(clauses.word(first.start)) not in PLACING:
        # 绵阳|雅化, 湖南|山河智能: a province or city belongs to the name.
        return first.start, traded(clauses, end)
    return start, traded(clauses, end)


def serves(text: str, start: int, end: int) -> bool:
    """Whether a platform is told as the means by which something is done, in marks or not."""
    if text[start:end] not in PLATFORMS:
        return False
    start -= text.startswith("“", start - 1)
    end += text.startswith("”", end)
    return text.endswith(MEANS, 0, start) or text.startswith(BY_MEANS, end)


def _is_city(place: str) -> bool:
    """Whether a place without its level word is a province or a city, of whatever rank."""
    return place in gazetteer.cities() or gazetteer.places().get(f"{place}市") == "d"


def _names(clauses: Clauses, start: int, end: int) -> bool:
    """Whether a word names a firm: at the head of a clause or in a row, and not going on as a verb
    does (联想|到).
    """
    text = clauses.folded
    return (not start or text[start - 1] in OPENING) and not text.startswith(TOLD, end)


def often(word: str) -> int:
    """How often the language has the word (binary logarithm), or 0."""
    return gazetteer.words().often(word)


def joins(clauses: Clauses, end: int) -> bool:
    """Whether a firm's name that ends here is part of another name: 三星|湖, 首钢|园, 腾讯|云."""
    after = clauses.next(end)
    return after is not None and after.end - end == 1 and clauses.piece(after) in PLACES


def traded(clauses: Clauses, end: int) -> int:
    """The end of a known firm's name with the trade that follows it: 尚德|电力, 奇瑞|汽车.

    So with the division that does: 甲|照明事业部.
    """
    if "事业" in clauses.folded[end : end + 10]:
        division = DIVISION.match(clauses.folded, end)
        last = division.end() if division else end
        # 甲|推动|事业部改革
        words = clauses.between(end, last)
        return end if not words or any(word.kind in "vpkd" for word in words) else last
    word = clauses.next(end)
    if word is None or word.kind not in "nw":
        return end
    piece = clauses.piece(word)
    if piece == "投资":
        return word.end if INVESTOR.match(clauses.folded, word.end) else end
    # What is rarely done too is a trade only where it is nothing else: 甲|置业, but 甲|建设.
    traded = piece in TRADES - GOODS if word.kind == "n" else piece in MERE
    acts = word.kind == "w" and clauses.folded[word.end : word.end + 1] in ("给", "了", "的")
    if not traded or acts:
        return end
    after = clauses.next(word.end)
    return end if after is not None and after.kind in "nwasxoz#(" else word.end
