"""Where the name of a zone begins: the words before its closing word that are of the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import gazetteer
from store.extract.patterns import pattern
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from store.extract.clauses import Clauses, Word

GROUNDS = frozenset(section("grounds"))
COUNTRIES = frozenset(section("countries"))
LEADING = frozenset(section("before zones"))
PLAIN = frozenset(section("plain zones"))
LAWFUL = tuple(section("zones"))
VERBAL = frozenset(section("verbal"))
MUNICIPALITIES = frozenset(name + end for name in section("municipalities") for end in ("", "市"))
# Levels of the places that belong to a zone's name.
TOWNS = frozenset("cd")
THROUGH = "nswaoxz(f"
BUILDING = frozenset(
    ("建设", "投资", "规划", "打造", "新设", "增设", "设立", "申建", "联合", "会同")
)
DONE = BUILDING - {"投资", "规划"} | {"培育", "兴办", "大办", "构筑"}
MANNER = frozenset(("高标准", "高水平", "高质量", "高起点", "高品质"))
CLOSERS = frozenset(("基地", "中心", "园区", "项目", "平台", "试点"))
# Before 和 they are another thing: 港口|和|工业园区.
OTHERS = CLOSERS | frozenset(("港口", "机场", "码头", "铁路", "公路", "电站", "企业", "城市"))
ROLES = frozenset(
    (
        *("有", "子公司", "公司", "股东", "企业", "负责人", "所属", "所辖", "下辖", "下属", "旗下"),
        *(
            "辖区",
            "辖内",
            "辖下",
            "定位",
            "常委",
            "书记",
            "主任",
            "局长",
            "区长",
            "市长",
            "县长",
            "镇长",
        ),
        *(
            "院长",
            "校长",
            "会长",
            "董事长",
            "总经理",
            "总裁",
            "总书记",
            "主席",
            "总理",
            "部长",
            "省长",
            "首相",
            "总统",
            "大使",
            "股份有限公司",
            "有限公司",
            "有限责任公司",
        ),
    )
)
SIDE = ("开发区", "高新区", "经开区")
SIDES = frozenset(f"{side}{end}" for side in "东西南北" for end in "侧面") | frozenset(
    (
        "以东",
        "以西",
        "以南",
        "以北",
        "以内",
        "以外",
        "旁边",
        "附近",
        "境内",
        "一侧",
        "两侧",
        "沿线",
        "区内",
    )
)
# 以|南桥新城|为主: no name begins with them.
COMPASS = frozenset(("以东", "以西", "以南", "以北"))
# What closes the name of a body that a zone's name never goes through.
BODIES = (
    "局",
    "银行",
    "委员会",
    "海关",
    "法院",
    "检察院",
    "支队",
    "大队",
    "总队",
    "中队",
    "派出所",
    "支行",
    "建行",
    "农行",
    "工行",
    "中行",
    "交行",
    "农商行",
    "农信社",
    "分公司",
    "政府",
    "厅",
    "台办",
    "外办",
    "侨办",
    "省委",
    "市委",
    "县委",
    "区委",
    "党委",
    "纪委",
    "政法委",
    "统战部",
    "宣传部",
    "组织部",
    "武装部",
    "工商联",
    "贸促会",
)
# 高新区|(新市区), 经开区|(青溪镇): the district or town that the zone is one body with.
MERGED = pattern(
    "[(\\[][一-龥]{1,4}(?<!园)(?<!片)(?<!开发)(?<!高新)(?<!经开)(?:区|县|市|镇|街道)[)\\]]"
)
GROUP = ("集团", "集团公司", "股份")
# What parts texts: 全程服务 ×|青溪公路港.
SIGNS = frozenset("/×※•●★◆■▲►→*")
# No name of a town is longer.
PLACE = 5
PAIR = pattern("中[日德法韩意俄英美澳印新白哈泰缅老越马欧以巴埃沙非匈波]")
DASHES = ("-", "—", "–")
# Countries, and groups of them that a country has a zone with: 中国—东盟…产业园.
STATES = COUNTRIES | {"东盟", "上合组织", "阿拉伯", "中亚", "中东欧", "欧盟", "非洲", "非盟"}
# 讯(记者 …)|深圳市…合作区
CREDIT = pattern("记者|通讯员|编辑|摄影|报道")
HOME = frozenset(("中国", "台湾", "香港", "澳门"))


def after_preposition(clauses: Clauses, inside: list[Word]) -> list[Word]:
    """The words with the first one mended where the lexicon joins 以 to a name: 以|南桥新城."""
    if inside and clauses.piece(inside[-1]) in COMPASS:
        word = inside[-1]
        return [*inside[:-1], word._replace(start=word.start + 1, kind="o")]
    return inside


def after_body(clauses: Clauses, inside: list[Word]) -> list[Word]:
    """The words after a body that stands before the zone: 海峡银行|福州自贸区, 公安局|高新区.

    A bracket after a body ends it: 服务中心(普陀)|天地软件园.
    """
    for number, word in enumerate(inside):
        piece = clauses.piece(word)
        body = piece.endswith(BODIES) or (word.kind == "(" and number and _body(clauses, word))
        # 云川传媒集团|青溪产业园; 云川集团|科技园 has no other name.
        body = body or (number and piece.endswith(GROUP) and inside[number - 1].kind in "sox")
        body = body or piece in SIGNS
        # 工业园|华富山工业园: a kind, then the one of it.
        kind = (
            number
            and len(inside) > number + 1
            and piece in GROUNDS
            and _bare(clauses, inside[number + 1 :])
        )
        if body or kind or (word.kind == "(" and CREDIT.search(piece)):
            return inside[:number]
    return inside


def _body(clauses: Clauses, bracket: Word) -> bool:
    return clauses.piece(clauses.word(bracket.start)).endswith((*BODIES, "中心"))


def _bare(clauses: Clauses, words: list[Word]) -> bool:
    return all(clauses.piece(word) in PLAIN or clauses.piece(word) in LEADING for word in words)


def generation(clauses: Clauses, inside: list[Word], cut: Word) -> tuple[list[Word], Word]:
    """The words, and those before the number of a generation: 甲公司|第|8.5|代|面板产业园."""
    if cut.kind != "#" or not inside or not clauses.piece(inside[-1]).startswith("代"):
        return inside, cut
    ordinal = clauses.word(cut.start)
    if clauses.piece(ordinal) != "第":
        return inside, cut
    more, beyond = clauses.leftwards(ordinal.start, THROUGH)
    return [*inside, cut, ordinal, *more], beyond


def paired(clauses: Clauses, inside: list[Word], cut: Word) -> list[Word]:
    """The words with the first of the two countries or towns whose zone it is:
    中国|-|埃及|…合作区, 磨憨|-|磨丁|…合作区.
    """
    if not inside or clauses.piece(cut) not in DASHES:
        return inside
    before = clauses.word(cut.start)
    if clauses.piece(inside[-1]) in STATES:
        return [*inside, cut, before] if clauses.piece(before) in COUNTRIES else inside
    more, beyond = clauses.leftwards(cut.start, "so", PLACE)
    if not more or inside[-1].kind not in "so":
        return inside
    pair = [*inside, cut, *more]
    if clauses.piece(more[-1]) not in COUNTRIES:
        return pair
    # 中国|老挝|磨憨|-|磨丁
    return [*pair, beyond] if clauses.piece(beyond) in COUNTRIES else paired(clauses, pair, beyond)


def after_role(clauses: Clauses, inside: list[Word], suffix: str) -> list[Word]:
    """The words as far as one after which the name of a zone begins.

    投资建设|海南…产业园, 高标准|建设|…, 子公司|…;
    岳阳经济技术开发区|岳阳高新区 are two zones side by side.
    """
    for number, word in enumerate(inside):
        piece = clauses.piece(word)
        # 投资建设|海南…, 成都|建设|…, 海南|全岛|建设|自由贸易试验区
        built = piece in BUILDING and number and inside[number - 1].kind in "so"
        built = built or (piece in BUILDING and inside[-1].kind == "s" and inside[-1] is not word)
        # 出口|基地|北京|中关村|软件园
        built = built or (number and piece in CLOSERS and inside[number - 1].kind == "s")
        # 建设|产业园区, 社区联合|高新区: what is done, and no name.
        done = piece in DONE and (piece != "联合" or suffix.endswith(SIDE))
        done = done or (piece == "发展" and not number and suffix == "众创空间")
        if done and _bare(clauses, inside[:number]):
            return inside[:number]
        beside = number and piece.endswith(SIDE) and suffix.endswith(SIDE)
        if built or beside or piece in ROLES or piece in SIDES or (number and piece in MANNER):
            least = (
                number - 1 if number > 1 and clauses.piece(inside[number - 1]) in BUILDING else 0
            )
            return inside[: least or number]
    return inside


def past_verb(clauses: Clauses, inside: list[Word], cut: Word) -> Word:
    """The word that cut; where a verb did that stands inside the name, the words before it join.

    自动|识别|技术产业园: nothing yet is name-like, and a stop stands before it all.
    """
    common = inside and all(word.kind in "nwa" for word in inside)
    if cut.kind != "v" or not common or clauses.piece(cut) in VERBAL:
        return cut
    more, stop = clauses.leftwards(cut.start, THROUGH)
    if not more or stop.kind != "|":
        return cut
    inside += [cut, *more]
    return stop


def joined(clauses: Clauses, inside: list[Word], cut: Word) -> list[Word]:
    """The words with those before a 与, 和 or 及 that stands inside the name.

    It does where a place opens the words before it and none the words after it:
    广州人工智能|与|数字经济.
    """
    joins = clauses.piece(cut) in ("与", "和", "及")
    if not joins or any(word.kind in "sozx" for word in inside):
        return inside
    more = trimmed(clauses, clauses.leftwards(cut.start, THROUGH)[0])
    closed = bool(more) and clauses.piece(more[0]) in OTHERS
    if (
        len(more) > 1
        and not closed
        and more[-1].kind == "s"
        and all(word.kind in "nwaox" for word in more[:-1])
    ):
        return [*inside, cut, *more]
    return inside


def trimmed(clauses: Clauses, inside: list[Word]) -> list[Word]:
    """The words without those at the far left that are not part of a name."""
    places = gazetteer.places()
    lawful = bool(inside) and clauses.folded.startswith(LAWFUL, inside[0].end)
    text = clauses.folded
    for number, word in enumerate(inside):
        end = word.end
        if number and text[end - 1] in "市县区" and text.startswith(text[end - 3 : end - 1], end):
            # 云州|青溪县|青溪新城
            inside = inside[:number]
            break
    while inside:
        word = inside[-1]
        piece = clauses.piece(word)
        single = word.end - word.start == 1
        # A single character goes only if no odd one follows, with which it may be a name: 新站.
        apart = not single or len(inside) < 2 or inside[-2].kind != "o"
        # 第6次|新…: a measure word after its number.
        apart = apart or clauses.folded[word.start - 1 : word.start].isdigit()
        leading = (
            (piece in LEADING and (apart or piece == "赴"))
            or (piece == "好" and len(inside) > 1)
            or word.kind == "("
            or (word.kind == "f" and single)
        )
        # 广东|肇庆新区: the province is not of the name, a city or county is.
        province = (
            len(inside) > 1
            and places.get(piece) in ("p", "r")
            and piece != "中国"
            and piece not in MUNICIPALITIES
            and (_is_town(clauses, inside[-2], piece) or (lawful and inside[-2].kind == "o"))
        )
        if not (leading or province or _abroad(clauses, inside) or _verb(clauses, inside)):
            break
        inside = inside[:-1]
    return inside


def _is_town(clauses: Clauses, word: Word, province: str) -> bool:
    """Whether what follows a province is a place in it: 河北|燕郊, 青海省|海南."""
    level = gazetteer.places().get(clauses.piece(word))
    inner = level is None or (level == "p" and province.endswith(("省", "区")))
    return level in ("c", "d") or (word.kind == "s" and inner)


def _abroad(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether the words open with a country that is not of the name: 韩国|新万金产业园."""
    country = clauses.piece(inside[-1])
    named = len(inside) > 1 and inside[-2].kind in "os"
    return country in COUNTRIES and country not in HOME and named


def _verb(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether the words open with a rare verb, and a place follows: 探访|青溪工业园."""
    known = gazetteer.words().get(clauses.piece(inside[-1]), (0, ""))[1]
    return known == "v" and len(inside) > 1 and inside[-2].kind == "s"


def extended(clauses: Clauses, start: int) -> int:
    """Where a listed zone's name begins here: 马鞍山市|慈湖高新区, 中新|苏州工业园区."""
    before = clauses.word(start)
    pair = PAIR.fullmatch(clauses.folded, max(0, start - 2), start)
    if pair:
        return pair.start()
    if clauses.folded[start - 1 : start] == "-" and start > 1:
        # 天津滨海|-|中关村科技园
        more = clauses.leftwards(start - 1, "so", PLACE)[0]
        return more[-1].start if more else start
    piece = clauses.piece(before)
    town = gazetteer.places().get(piece) in TOWNS or piece in MUNICIPALITIES
    return before.start if town and not clauses.folded.startswith(piece, start) else start


def closed(clauses: Clauses, end: int) -> int:
    """Where a zone's name ends that closes at `end`: behind the bracket with its district."""
    text = clauses.folded
    bracket = text[end : end + 1] in ("(", "[") and text[end - 1] == "区"
    merged = MERGED.match(text, end) if bracket else None
    return merged.end() if merged else end
