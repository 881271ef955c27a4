"""What belongs to a body's name behind its closing word: 财政局|企业处, 商务厅|驻沪办事处."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract.patterns import pattern
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from store.extract.clauses import Clauses

# What a body has that is a body as well, where no officer of it is named: 总工会|党组, 集团|党委.
PARTY = pattern(
    "(?:直属|机关|临时|联合)?(?:"
    "(?:党组|党委|党工委|团委|团工委|工会委员会|纪委|纪工委|纪检组|纪检监察组)"
    "(?!书记|副书记|成员|委员|常委|专职|第一|[班织])"
    # 中心|党支部|书记: of a branch the officer is told with the branch.
    "|第?[一二三四五六七八九十]*(?:党支部|党总支部?|团支部|团总支部?|党员先锋队|青年突击队))"
)
# A department of a ministry: 国家发改委|固定资产投资|司.
MINISTERIAL = pattern("[\u4e00-\u9fff]{2,12}?司(?![法机令])")
# A division of any office: 农业农村局|种植业|处.
DIVISION = pattern(
    "[\u4e00-\u9fff]{2,10}?(?:(?<!办事|代表)处|科|(?<!公)司)(?![长员级室研技学于理置所罚分境在死暑警法机令])"
)
# A bureau of a government that has no ministries: 香港特区政府|创新科技局.
BUREAU = pattern("[\u4e00-\u9fff]{2,12}?(?:局|署|司)(?![面势限部])")
REGIONAL = ("特区政府", "特别行政区政府")
# Whom a body of one place has in another: 商务厅|驻深圳|联络处.
MISSION = pattern(
    "驻[\u4e00-\u9fff]{1,8}?(?:联络处|联络站|办事处|代表处|工作处|工作站|商务处|招商处|招商局|"
    "招商中心|投资促进中心|办公室|分局|监管局|专员办)"
)
# What a school, hospital or society has of its own: 大学|吉隆坡|分校, 协会|铅锌|分会.
UNIT = pattern("[\u4e00-\u9fff]{2,12}?(?:分校|分会|研发中心|技术委员会|专业委员会)")
UNITED = ("大学", "学院", "医院", "研究院", "研究所", "协会", "学会", "商会")
NOUNS = frozenset("nwao")
VERBS = NOUNS | {"v"}
OFFICER = pattern("(?:原|时任)?副?(?:处长|科长|司长|调研员)|(?:主要|有关|相关)?负责人|工作人员")
JOINING = ("与", "和", "及")
# What an office does, where the lexicon has a verb: 社会组织|管理|处.
DOING = frozenset(section("doing"))
# What stands between two bodies: 甲局|联合|乙街道.
LINKS = frozenset(("与", "和", "及", "联合", "会同", "协同"))
# Any of a kind, or an officer: 下属科室, 有关处.
OTHERS = frozenset((*section("any divisions"), *section("titles")))
ODD = 2


def party(clauses: Clauses, end: int) -> int:
    """The end of a body's name with the party's branch in it that follows, if one does."""
    found = PARTY.match(clauses.folded, end)
    return found.end() if found else end


def ministerial(clauses: Clauses, end: int) -> int:
    """The end of a ministry's name with that of its department that follows, if one does."""
    found = MINISTERIAL.match(clauses.folded, end)
    if not found or found.group().endswith("公司"):
        return end
    words = clauses.between(end, found.end())
    plain = all(word.kind in "nwavomfs" or clauses.piece(word) in JOINING for word in words)
    return found.end() if words and plain else end


def division(clauses: Clauses, end: int) -> int:
    """The end of an office's name with that of its division or mission that follows, if any."""
    text = clauses.folded
    mission = MISSION.match(text, end) if text[end : end + 1] == "驻" else None
    if mission:
        return mission.end()
    form = BUREAU if text.endswith(REGIONAL, 0, end) else DIVISION
    found = form.match(text, end)
    if not found:
        return end
    # 发改处|处长: a word runs over the two.
    led = text.startswith(f"{text[found.end() - 1]}长", found.end())
    words = clauses.between(end, found.end()) if led or clauses.whole(found.end()) else []
    if not words or clauses.piece(words[0]) in LINKS:
        return end
    pieces = [clauses.piece(word) for word in words]
    # 组织处|处长: where its officer follows, a verb is of the name too.
    kinds = VERBS if OFFICER.match(text, found.end()) else NOUNS
    plain = all(
        word.kind in kinds or piece in JOINING or piece in DOING
        for word, piece in zip(words, pieces, strict=True)
    )
    # …委员会|主席斯诺|科: nor is an officer's name a division.
    odd = sum(word.kind == "o" for word in words) > ODD
    return found.end() if plain and not odd and OTHERS.isdisjoint(pieces) else end


def unit(clauses: Clauses, end: int) -> int:
    """The end of a school's or society's name with that of its unit that follows, if one does."""
    text = clauses.folded
    found = UNIT.match(text, end) if text.endswith(UNITED, 0, end) else None
    words = clauses.between(end, found.end()) if found and clauses.whole(found.end()) else []
    if not found or not words or clauses.piece(words[0]) in LINKS:
        return end
    plain = all(word.kind in NOUNS or word.kind == "s" for word in words)
    return found.end() if plain else end
