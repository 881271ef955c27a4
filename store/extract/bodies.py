"""ORG of the state: offices, committees and departments, with the place or park they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import gazetteer
from store.extract.branches import DOING
from store.extract.patterns import pattern
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from store.extract.clauses import Clauses, Word
    from store.model import Range

COMMON = frozenset("nwa")
LEVELS = frozenset(section("levels"))
INNER = frozenset(section("inner"))
# What a community or a village has one of.
LOCAL = frozenset(("党委", "党支部", "党总支", "团支部", "团总支", "团委"))
LEVEL_CHARS = tuple("省市县区州镇乡旗")
ROLES = frozenset(section("roles"))
EDGES = frozenset(section("edges"))
WORKS = frozenset(section("offices"))
UTILITIES = frozenset(section("utilities"))
COUNTRIES = frozenset(section("countries")) - {"中国", "台湾", "香港", "澳门"}

# 区县政府, 市县部门: any of a kind, not one.
KINDS = frozenset(("区县", "县区", "市县", "县市", "乡镇", "镇乡", "旗县"))
# 中俄, 中新: two countries before the name of what they have in common.
PAIR = pattern("中[日德法韩意俄英美澳印新白哈蒙泰缅柬老越马欧以巴埃沙阿非尼墨塞匈波乌吉塔土]")
OFFICER = pattern("书记|副书记|成员|委员|常委|主席|副主席")
HOSTS = ("厅", "局", "院", "司", "公司", "集团", "大学", "学院", "银行")
# A town or a street, and a state of another country: their names are in no list.
SMALL = ("镇", "乡", "街道", "州政府", "郡", "邦")
# Characters that names of foreign places are spelt with.
SOUNDS = frozenset(
    "阿埃艾安奥巴白拜贝本比彼波伯博布查茨达戴丹德登迪蒂丁杜多恩尔法菲费夫弗福盖戈格古哈海汉赫华怀霍基吉加贾杰金卡凯康考科克肯"
    "库拉莱兰朗劳勒雷里利莉丽林隆卢鲁路伦罗洛马玛迈曼茂梅蒙米密莫墨姆穆纳娜南内尼诺努欧帕派潘佩彭皮普奇齐恰乔切琼瑞萨塞桑森沙山"
    "圣施史舒斯丝苏索塔泰坦特腾提汀图托瓦万威韦维温沃乌伍西希锡夏谢辛休雅亚耶叶伊因英尤约泽扎詹兹佐"
)
# Who acts for the state in a place: 宜昌|公安, 广州|税务.
SERVICES = frozenset(section("services"))

# What stands before a town that is any of a kind, or told by where it is: 有关|街道, 属地|街道.
ANY_TOWN = frozenset(section("any towns"))
# What the lexicon joins to the place that follows.
HEADING = frozenset("经任当据请让由被为派除赴兼")
OWN_RULE = pattern("(?:广西壮族|宁夏回族|新疆维吾尔|西藏|内蒙古)$")

# Verbs that the lexicon takes for parts of names: 联合|云东街道办.
TOGETHER = ("联合", "会同", "协同")
# Who leads an office that is told alone: 统战部|部长王明.
LEADS = pattern("(?:原|常务)?副?(?:部长|书记|主席|主任|秘书长|组长)")
TERM = pattern("第?[一二三四五六七八九十]+届$")


def led(clauses: Clauses, start: int, end: int) -> bool:
    """Whether an office alone stands in a row of offices, with its officer: 常委、统战部|部长."""
    text = clauses.folded
    return text[start - 1 : start] == "、" and LEADS.match(text, end) is not None


def committee(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of the committee start..end with the place, park or body it belongs to."""
    if not clauses.whole(start) and clauses.word(start + 1).kind == "s":
        # 广州|政府 is no 州政府.
        start += 1
    elif clauses.folded[start - 1 : start] in ("该", "本", "各", "两"):
        # 该镇|人大, but 该|县检察院
        start += clauses.folded[end - 1] != "院"
        return (start, end) if end - start > 1 else None
    if several(clauses, start):
        return None
    first = prefixed(clauses, start)
    own = OWN_RULE.search(clauses.folded, max(0, start - 4), start)
    if own and clauses.folded.startswith("自治区", start):
        # 广西壮族|自治区人民政府
        return own.start(), end
    if first == start and clauses.folded.startswith(SMALL, start):
        first = _street(clauses, start)
    if first == start and clauses.folded.startswith(("管委会", "管理委员会"), start):
        first = _ground(clauses, start)
    if first == start and clauses.folded[start - 2 : start] == "当地":
        return None
    return paired(clauses, first), end


def office(clauses: Clauses, start: int, end: int) -> Range | None:
    """The same for an office; None for 部门, 厅 and the like that nothing precedes."""
    text = clauses.folded
    while clauses.piece(clauses.word(start)) in WORKS:
        # 应急|生态局
        start = clauses.word(start).start
    first = prefixed(clauses, start)
    if first == start and text[start - 1 : start] in ("各", "某", "两"):
        return None
    if text.startswith("部门", end - 2):
        return (first, end) if first < start - 1 else None
    bare = text[end - 1] not in "厅部" or (text[end - 1] == "部" and end - start > 4)
    if first == start:
        first = _wide(clauses, start)
        # 人口|资源|环境委员会: the end of a longer name, whose beginning is not known.
        bare = bare and (clauses.word(start).kind not in "nwo" or text[end - 1] == "局")
    return (first, end) if bare or first < start else None


def bureau(clauses: Clauses, start: int, end: int) -> Range | None:
    """The same for 局, 厅 or 办 alone, with the words for its work and a place before it."""
    if clauses.word(end).start != start:
        return None
    return None if (first := _through(clauses, start)) is None else (first, end)


def under(clauses: Clauses, start: int, end: int) -> Range | None:
    """The same for a word that is a body only of a place, park or body before it; else None."""
    if clauses.folded[start - 2 : start] == "当地":
        return None
    if clauses.folded[start:end].removesuffix("公司") in UTILITIES:
        if clauses.folded[start - 2 : start] in ("各地", "各级", "多家"):
            return None
        return prefixed(clauses, start), end
    before = clauses.word(start)
    hosted = before.kind == "z" and clauses.piece(before).endswith(HOSTS)
    if hosted and OFFICER.match(clauses.folded, end):
        # 省公安厅|党委|书记: the office is told with the title.
        return None
    if before.kind == "z" and clauses.piece(before).endswith(("公司", "厂")):
        # …有限公司|办公室: not a body of its own.
        word = clauses.folded[start:end]
        inner = word in ("办公室", "大厅") or (word[-1] == "部" and word not in INNER)
        return None if inner else (before.start, end)
    if several(clauses, start):
        return None
    if clauses.folded[start:end] in LOCAL and clauses.folded[start - 1 : start] in ("区", "村"):
        first = _community(clauses, start)
        if first < start:
            return first, end
    first = prefixed(clauses, start)
    if first == start and clauses.folded[end - 1] in "局会办站":
        first = _wide(clauses, start)
    if first == start and clauses.folded.endswith(("海关", "边防检查站"), start, end):
        # 吐尔尕特|海关: a port is in no list.
        odd = clauses.leftwards(start, "o", 6)[0]
        first = prefixed(clauses, odd[-1].start) if len(odd) > 1 else start
    return (paired(clauses, first), end) if first < start else None


def service(clauses: Clauses, start: int, end: int) -> Range | None:
    """The same for those who act for the state in the place before them: 宜昌|公安 …服务."""
    after = clauses.next(end)
    acts = after is not None and clauses.piece(after) not in "站队局所处厅校员车栓"
    telecom = clauses.folded[start:end] in ("电信", "联通")
    if after is not None and (after.kind in "wszx" or (after.kind == "n" and not telecom)):
        acts = False
    before = clauses.word(start)
    named = before.kind == "s" and clauses.piece(before) not in COUNTRIES
    return (prefixed(clauses, start), end) if acts and named and clauses.whole(end) else None


def _abroad(clauses: Clauses, start: int, inside: list[Word], cut: Word) -> int | None:
    """Where a body of another state or of two states begins; None where it is of neither.

    inside: the words before `start`, nearest first. cut: the word before them.
    """
    first = inside[-1].start if inside else start
    if PAIR.match(clauses.folded, first):
        # 中俄|投资合作|委员会
        return first
    if paired(clauses, first) < first:
        return first - 2
    if clauses.piece(cut) not in COUNTRIES and not clauses.piece(cut).endswith("府"):
        return None
    # 韩国|国家竞争力|委员会; 新万金|开发厅 is a name without the country.
    odd = any(word.kind == "o" for word in inside)
    return (
        first
        if odd and clauses.folded[start : start + 2] != "委员"
        else prefixed(clauses, cut.end)
        if inside
        else None
    )


def _ground(clauses: Clauses, start: int) -> int:
    """Where the name of a ground begins that is in no list: 解放碑cbd|管委会; else `start`."""
    inside, cut = clauses.leftwards(start, "nosxzw", 12)
    named = any(word.kind in "osxz" for word in inside) and cut.kind in "|kp"
    return inside[-1].start if named else start


def _street(clauses: Clauses, start: int) -> int:
    """Where the name of a town, street or foreign state begins, which is in no list; else `start`.

    南宁经开区|那洪|街道办, 巴伊亚|州政府
    """
    abroad = clauses.folded[start] in "州郡邦"
    inside, cut = clauses.leftwards(start, "o" if abroad else "nowa", 6 if abroad else 5)
    if cut.end - cut.start == 1 and cut.kind == "k" and clauses.word(cut.start).kind == "s":
        # 那|洪: right after a place it is no function word.
        inside, cut = [*inside, cut], clauses.word(cut.start)
    together = next((n for n, word in enumerate(inside) if clauses.piece(word) in TOGETHER), None)
    if together is not None:
        # 联合|唯亭|街道
        inside, cut = inside[:together], inside[together]
    size = start - inside[-1].start if inside else 0
    if abroad:
        spelt = all(char in SOUNDS for char in clauses.folded[start - size : start])
        return start - size if size > 1 and spelt else start
    apart = cut.kind in "|kpvsz" or clauses.piece(cut) in TOGETHER
    if not 1 < size < 5 or not apart or any(clauses.piece(w) in ANY_TOWN for w in inside):
        return start
    odd = any(word.kind == "o" for word in inside)
    if cut.kind == "v" and not odd:
        # 改造|城镇|政府
        return start
    return prefixed(clauses, inside[-1].start) if cut.kind in "sz" else inside[-1].start


def village(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of the committee of a village or community start..end, also where it is told alone.

    蟠龙|村委会, 恒信|居委会, 走进|村委会; not 各|村委会
    """
    text = clauses.folded
    inside, cut = clauses.leftwards(start, "nowa", 6)
    pieces = [clauses.piece(word) for word in inside]
    if text[start - 1 : start] in ("各", "两", "多", "个", "每", "该") or not ANY_TOWN.isdisjoint(
        pieces
    ):
        return None
    apart = cut.kind in "|kpvsz" or clauses.piece(cut) in TOGETHER
    size = start - inside[-1].start if inside else 0
    if pieces in (["社区"], []):
        first = prefixed(clauses, start - size)
        return (first, end) if apart else None
    if not apart or not 1 < size < 6:
        return None
    return prefixed(clauses, inside[-1].start), end


def _community(clauses: Clauses, end: int) -> int:
    """Where the name of a community or village begins that ends here, with its town; else `end`.

    唯亭街道|跨塘|社区, 王家|村: they are in no list.
    """
    text = clauses.folded
    start = end - (2 if text.startswith("社区", end - 2) else 1)
    if text[start] == "区":
        return end
    inside, cut = clauses.leftwards(start, "no", 5)
    town = next((n for n, word in enumerate(inside) if clauses.piece(word) in SMALL), None)
    if town is not None:
        inside, cut = inside[:town], inside[town]
    size = start - inside[-1].start if inside else 0
    if not 0 < size < 5:
        return end
    if town is not None:
        return _street(clauses, cut.start)
    odd = any(word.kind == "o" for word in inside)
    apart = cut.kind in "|kpv" or clauses.piece(cut) in TOGETHER
    if cut.kind == "s":
        return prefixed(clauses, cut.end)
    return inside[-1].start if odd and apart else end


def several(clauses: Clauses, start: int) -> bool:
    """Whether a word that stands for many of a kind is before `start`, or runs over it: 区县."""
    text = clauses.folded
    if text[start - 1 : start + 1] == "地区":
        # 各|地区|政府
        return True
    return any(text[at - 2 : at] in KINDS for at in (start, start + 1)) and (
        clauses.word(start - 1).kind not in "sz" or text[start - 2 : start] in KINDS
    )


def paired(clauses: Clauses, start: int) -> int:
    """Where the two countries begin that stand before `start`, else `start`: 中俄|…委员会."""
    return start - 2 if PAIR.match(clauses.folded, max(0, start - 2), start) else start


def prefixed(clauses: Clauses, start: int) -> int:
    """Where the places, parks and levels of the state begin that stand before `start`."""
    level = clauses.folded.startswith(LEVEL_CHARS, start)
    at = start
    term = TERM.search(clauses.folded, max(0, at - 6), at)
    if term and clauses.word(term.start()).kind == "s":
        # 北京市|十六届|人大常委会
        at = term.start()
    while True:
        word = clauses.word(at)
        text = clauses.piece(word)
        if text in COUNTRIES:
            # 俄罗斯|政府 is one name; with more between, the country stands outside it.
            return word.start if at == start else at
        if word.kind == "(" and clauses.word(word.start).kind in "sz":
            # 甲新区(乙高新区)|党工委: one zone by two names.
            inner = clauses.word(word.end - 1)
            if inner.kind in "sz" and inner.start == word.start + 1:
                at = word.start
                continue
        if word.kind not in "sz" and text not in LEVELS:
            break
        if word.kind == "z" and level and text.endswith(("委", "政府", "人大", "政协")):
            # 省委|省政府: two bodies side by side.
            return at
        at = word.start
        if word.kind == "s" and clauses.folded.startswith(("街道", "镇", "乡"), word.end):
            at = _widened(clauses, word)
    if at < start and clauses.folded.startswith(("街道", "镇", "乡"), at):
        # 中和|街道|城市管理办公室
        return _street(clauses, at)
    return at + _led_in(clauses, at) if at < start else at


def _widened(clauses: Clauses, place: Word) -> int:
    """Where the name of a town begins that closes with a place of the list: 石油|新村|街道."""
    before = clauses.word(place.start)
    beyond = clauses.word(before.start)
    size = place.end - before.start
    named = before.kind in "on" and size < 5 and beyond.kind in "|kpvsz"
    return before.start if named and clauses.piece(before) not in ANY_TOWN else place.start


def _led_in(clauses: Clauses, start: int) -> int:
    """How many characters at the head of a place's name are not of it: 经|天津…, 任|大理州…."""
    text, known = clauses.folded, gazetteer.places()
    if text[start : start + 1] not in HEADING or text[start : start + 2] in known:
        return 0
    return int(any(text[start + 1 : start + size] in known for size in (3, 4)))


def _wide(clauses: Clauses, start: int) -> int:
    """The same, or `start` itself where no place stands before."""
    return start if (first := _through(clauses, start)) is None else first


def _through(clauses: Clauses, start: int) -> int | None:
    """Where a place begins that stands before the words for an office's work; None without one.

    济南市|地方|金融|监督|管理局, 吴泾镇|规建|生态|办
    """
    inside, cut = clauses.leftwards(start, "nwao", 10)
    while cut.kind == "v" and clauses.piece(cut) in DOING and start - cut.start < 10:
        more, after = clauses.leftwards(cut.start, "nwao", 10)
        inside, cut = [*inside, cut, *more], after
    for number, word in enumerate(inside):
        piece = clauses.piece(word)
        if piece in ROLES or piece in EDGES:
            return None
        if number and piece in LEVEL_CHARS and piece in "省市县区":
            # 市|国土|空间|规划委员会
            before = clauses.word(word.start)
            whole = all(each.kind in "nwv" for each in inside[:number])
            apart = before.kind in "|kpv" or clauses.piece(before) in TOGETHER
            return word.start if whole and apart else None
        if number and piece in ("镇", "乡", "街道"):
            # A town or street is in no list: one to three characters name it.
            odd = inside[number + 1 :] or [cut] * (cut.kind == "s")
            size = word.start - odd[-1].start if odd else 0
            named = 0 < size < 4 and all(each.kind in "ons" for each in odd)
            return odd[-1].start if named and cut.kind in "|kpvs" else None
    level = cut.kind == "s" and clauses.piece(cut).endswith((*LEVEL_CHARS, "洲", "澳门", "香港"))
    zone = clauses.piece(cut).endswith(("区", "园", "城")) and all(
        word.kind in COMMON for word in inside
    )
    if clauses.folded[start] not in "局办":
        first = _abroad(clauses, start, inside, cut)
        if first is not None:
            return first
    if not inside or not (level or zone) or cut.end != inside[-1].start:
        return None
    return prefixed(clauses, cut.end)
