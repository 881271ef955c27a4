"""What is no single project: kinds of projects, programmes, titles, goals of a region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.extract.clauses import Clauses, Word

# All there are in a line of trade, and programmes: 生物医药领域|外商投资项目.
CLASS = pattern(
    "领域|先行先试|先试$|强[国省市县区]|(?:企业|行业)污染$|(?:海铁|公铁|铁水|多式)联运$|帮包$|包[联保]$"
)
# All of one kind of investors, where none of them is named.
INVESTORS = pattern(".商投资$")
# How many of them: 两大重点|合作项目, 七大石化产业基地; not 第三大桥.
MANY_INSIDE = pattern(
    "(?<!第)[两三四五六七八九十]大(?![道桥楼厦型坝街学队洲堤堰唐庆连理埔兴名同])|(?:[两二三四五六七八九十]|(?<![0-9.])[2-9]|(?<![0-9.])[1-9][0-9])[大个](?=重[点大]|合作|旗舰|龙头|示范|标志|基地|项目|工程|片区|园区|中心|产业|板块|平台)"
)
# What is built for sure: 创业大厦|工程.
LARGE = pattern(
    "大厦|中心|广场|[馆园塔井]|机组|防护林|绿道|湿地|防汛|排涝|抗旱|加固|除险|[煤油气核风光热江河湖渠水]"
)
# 甲园是由乙公司投资建设的|乡村振兴项目
MADE_BY = pattern("是由?[^,。;:]{2,30}(?:投资|建设|打造|开发|实施)的$")
# Who unveils something, told before its name.
OFFICERS = frozenset(
    (
        "主席",
        "主任",
        "书记",
        "市长",
        "县长",
        "区长",
        "院长",
        "校长",
        "局长",
        "会长",
        "总裁",
        "董事长",
        "总经理",
        "经理",
        "教授",
    )
)
# What is unveiled so is a title that an institution gets: 为“…产教融合示范基地”揭牌.
TITLES = pattern(
    "(?:示范|服务|实践|实训|实习|教学|教育|培训|科普|人才|就业|合作|研学|培养|孵化|研究)基地$"
)
# What a region or the state strives for.
POLICY = pattern(
    "先行先试|开放枢纽|先行园区|试点园区?$|国家物流枢纽|[省市区县家]级(?:特色|示范|重点|现代)+(?:产业)?园区?$"
)
GIVEN = pattern("[”》]?(?:正式)?(?:的)?(?:揭牌|授牌|挂牌|称号|认定|荣誉)")
# How far before a name it is looked for whose work it is.
FAR = 40


def is_class(clauses: Clauses, inside: Sequence[Word]) -> bool:
    """Whether the words before 项目 or 工程, nearest first, tell of all of a kind."""
    text = clauses.folded
    first, last = inside[-1].start, inside[0].end
    if CLASS.search(text, first, last) or MANY_INSIDE.search(text, first, last):
        return True
    owned = any(word.kind in "zx" for word in inside)
    if not owned and INVESTORS.search(text, first, last):
        return True
    # 标志性|项目; 控制性|工程 may be a part of one.
    ranked = clauses.piece(inside[0]).endswith("性") and text.startswith("项目", last)
    return ranked and not any(word.kind in "szx#" for word in inside)


def is_made(text: str, start: int) -> bool:
    """Whether the words at `start` only say what has been made: X是由Y投资建设的|乡村振兴项目."""
    return MADE_BY.search(text, max(0, start - FAR), start) is not None


def is_built(text: str, start: int, end: int) -> bool:
    """Whether the words before 工程 tell of works, so that it is no programme."""
    return LARGE.search(text, start, end) is not None


def is_title(text: str, end: int) -> bool:
    """Whether what ends here is a title that an institution gets."""
    return bool(GIVEN.match(text, end) and TITLES.search(text, max(0, end - 4), end))


def is_policy(text: str, start: int, end: int) -> bool:
    """Whether a name is what a region or the state wants to be: 东西部协作先行园区."""
    return POLICY.search(text, start, end) is not None


def is_goal(clauses: Clauses, inside: Sequence[Word], end: int) -> bool:
    """Whether the words are a goal, or say how many works are meant: X科技园|8大基地."""
    first = inside[-1].start
    many = MANY_INSIDE.search(clauses.folded, first, end) is not None
    return many or is_policy(clauses.folded, first, end)


def is_hour(clauses: Clauses, inside: Sequence[Word]) -> bool:
    """Whether the words open with the end of an hour: 9:00-16:|00(周一闭馆)…."""
    first = inside[-1]
    return first.kind == "#" and clauses.folded[first.start - 1 : first.start] == ":"
