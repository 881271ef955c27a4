"""PROJECT: the names of single investment and building projects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from store.extract.vocabulary import PLACED, VERBAL, ZONES


if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.extract.clauses import Clauses, Word
    from store.model import Range

RULES = {
    "project-head": "A name, then 项目 or 工程.",
    "project-site": "A name, then a word for what is built (生产基地, 研发中心 ...), where building is told of.",
    "project-way": "A road, railway, bridge or dam by its name, where its building is told of.",
    "project-park": "A park whose investment, building or opening is told of.",
    "project-row": "An item of a row that closes with 等项目 or the like.",
    "project-phase": "A phase and a head word (一期项目, 二期工程).",
    "project-again": "A name found elsewhere in the article.",
}

HEADS = "项目 工程 建设项目 建设工程 改造工程 改造项目".split()
SITES = (
    "生产基地 产业基地 制造基地 总部基地 研发基地 实验基地 光伏基地 基地 研发中心 数据中心 制剂中心 会展中心 智算中心 算力中心 "
    "物流中心 演艺中心 文化中心 体育中心 货运中心 结算中心 运营中心 中心 生产线 中试线 配套线 机房 工厂 智能工厂 超级工厂 车间 厂房 "
    "综合体 货场 综合货场 填埋场 训练场 实验室 研究院 小镇 枢纽 公共平台 创新平台 总部"
).split()
WAYS = (
    "东线 西线 南线 北线 主线 支干线 水库 水厂 电厂 热力电厂 发电厂 水电站 电站 核电站 抽水蓄能电站 变电站 高速公路 高速 高铁 高速铁路 城际铁路 铁路 公路 隧道 "
    "特大桥 大桥 机场 国际机场 码头 大道 支线 专线 复线 绕城高速 轨道交通 快速路 立交桥"
).split()
# A project whose name opens that of its part: 余梁公路北延工程|华家山隧道.
NESTED = ("项目", "工程", "基地", "高铁", "高速铁路", "城际铁路")
AREAS = (*ZONES, *PLACED)
VERB = frozenset(VERBAL)
THROUGH = 'nswaoxz(#"m'

# Words that say nothing of which project is meant.
PLAIN = frozenset(
    "项目 工程 建设 重点 重大 产业 招商 引资 招商引资 投资 企业 在建 新建 续建 科研 研发 合作 签约 民生 示范 配套 基础设施 公共 工业 "
    "农业 科技 技改 高新技术 战略性 新兴 制造业 新基建 省级 市级 国家级 国家 省 市 县 区 大 小 好 优质 高质量 主体 土建 施工 全产业链 "
    "产业链 前期 储备 代表性 标志性 引领性 各类 专项 系统 经济 社会 交通 水利 能源 旅游 文化 生态 环保 房地产 服务业 外资 内资 民间 "
    "政府 社会事业 基建 创新创业 创业 创新 高端 装备 全部 所有 主要 相关 核心 整体 单体 落地 开工 竣工 投产 拟建 规划 入驻 落户 招引 "
    "优秀 大型 特大 特色 关键 骨干 龙头 带动性 牵引性 支撑性 生产 综合 平台 基地 中心 服务 公益 重特大 太阳能 经济带 台资 港资 石化 十四五 十三五 十二五 国际 高新 公共服务 保障 保障性 安置 储能 光伏 "
    "风电 新能源 交通运输 基础 系列 技术 高科技 先进 制造 外商 大项目 双创 扶贫 开发 地铁 高速公路 公路 铁路 城建 市政 电力 数字化 "
    "智能化 改造 技术改造 升级 改扩建 新材料 新型 战略 性 级 类 型 化 式 个 新 老 多 总 子 主 产业化 实体 实事 惠民 配套设施 设施 "
    "商业 住宅 写字楼 文旅 康养 养老 医疗 教育 卫生 环境 安全 应急 乡村 农村 城市 园区 绿色 低碳 智能 数字 信息化 科创 孵化 人才 "
    "世界级 千亿级 百亿级 千亿 百亿 亿元 亿元级 十亿元 百亿元 千万元 万元 意向 洽谈 在谈 储备类 资金 内外资 地方 县域 区域 片区 村 镇".split()
)
# Words at the left end that are not of the name, even if names go through them.
LEADING = frozenset(
    "建设 推进 实施 打造 启动 加快 开工 签约 投资 推动 引进 落户 包括 新建 兴建 共建 筹建 规划 拟建 在建 完成 争取 涉及 重点 重大 大型 "
    "首个 首条 全国 全省 全市 国内 国家 目前 最大 以及 支持 围绕 参与 承担 承建 承接 推出 谋划 储备 投产 建成 开建 续建 万元 亿元 主要 "
    "其中 项目 企业 世界 全球 同时 标志性 代表性 龙头 省级 市级 我市 我省 我县 年 月 日 号 于 有 以 各 等 生产 运营 服务 管理 发展 利用 提升 改造 "
    "治理 保护 升级 整治 升级 扩建 改建 优化 工地 现场 地块 片区 附近 全长 特别 尤其 进行 继续 已 现 将 正 均 共 另 今年 县 市 省 区 原 "
    "该 工程 园区 民生 产业 名 位 期 起 后 前 家 个 设计 布局 研发 新型 县级 州级 区级 集团 公司 负责人 关键 核心 控制性 节点 先行 先导 "
    "配套 试验 分别 施工 开发 作业 参观 考察 调研 走访 查看 了解 到位 同意 批准 核准 总承包 总投资 国际 亚洲 总 大 小 新 全 本 其 此".split()
)
# What is right before the head and makes it something else than a project of building.
OTHER = frozenset(
    "参赛 大赛 人才 计划 课题 比赛 体育 赛事 融资 贷款 报名 审批 招标 采购 考核 收费 初创 获奖 创业 竞赛 表演 检查 检测 联系 畅通 亲赴 "
    "助残 公益 慈善 培训 教学 学术 娱乐 游乐 志愿 研究 攻关 非遗 文物 路演 对接 储备 扶持".split()
)
# A phrase that closes with these is one of many: 17个项目, 首批项目.
COUNTED = re.compile(
    r"(?:(?<![0-9第])[0-9一二三四五六七八九十百千两几多余数上近约]+余?多?[个项条家座批类大种]|[各批类些多种]|一批|一系列|一大批|首批)$"
)
GROUP = frozenset("一批 两个 三个 四个 五个 六个 七个 八个 九个 十个 多个 几个 数个 上百个 各个 一大批 首批 第二批 一系列 若干 多项 两大 三大 四大 五大 六大 八大 十大 几大 各大 各类 系列 众多 一些 部分 其他 其它 所有 全部".split())
AFTERWARDS = re.compile(r"(?:有限|股份|集团|公司|局|学?院|师|技术|机械|质量|监理|咨询|造价|学|车|塑料)| ?[0-9]+ ?(?:余|多)?(?:个|项)|[库组部制]|(?:库|专班|中心|秘书|管家|服务官|为王|化|资金|总数|清单|建设用地)")

# That it is built is told right after the name ...
BUILT_AFTER = re.compile(
    r"[”\"]?(?:的)?(?:项目)?(?:正在|正|已|将|也|全面|顺利|正式|成功|预计|计划|加快|加紧|开始|即将|陆续|率先|全部|加速|稳步|有望|日前|近日|建设|工程|现场|,)*"
    r"(?:建设|开工|投产|落户|签约|建成|封顶|总投资|占地|投资|启动|奠基|揭牌|竣工|投用|投运|投入|动工|落地|试产|试运|达产|完工|通车|贯通|"
    r"是[^,。;]{0,30}(?:项目|工程)|在[^,。;]{1,14}?(?:正式|成功|顺利)?(?:开工|投产|落户|签约|建成|投运|投用|揭牌|动工|奠基|启动)|发展规划|"
    r"推进|施工|建设现场|工地|开建|复工|开园|落成|全长|设计|估算|概算|规划|一期|二期|征地|拆迁|等项目|呼之欲出|进展)"
)
# ... or right before it.
BUILT_BEFORE = re.compile(
    r"(?:建设|投资建设|兴建|投建|开建|建起|建起了|建成|建成了|新建|启动|启动建设|开工建设|签约|投产|落户|打造|推进|加快推进|开工|规划建设|共建|建设了|"
    r"在建的?|引进|引进了|投运|启用|竣工|揭牌|推动|投产的|开建的|规划中的|实施的|即将投产的|建设起|竣工投产的|建成的|开工的|开工建设的|在建的|投建的|新建的|签约的|落户的|投用的|"
    r"(?:亿|万)元?(?:的|建设|投资)|平方米的|亩的|公里的|吨的)$"
)
# Goals are no projects: 打造成为…基地, 全国重要的…基地.
GOAL = re.compile(r"(?:成为|成|形成|打造|建设|重要的?|国家级?|世界级|最大的?|全国|全省|全球|国内|西部|一个|一座|集群|为|我国|地区|作为)$")
PHASE = re.compile(r"(?:项目)?(?:第?[一二三四五首][期]|[一二三四五首]期)$")


def headed(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of the project whose head (项目, 工程) is start..end; None where nothing names it."""
    text = clauses.folded
    if not clauses.whole(end) or AFTERWARDS.match(text, end):
        return None
    inside, cut = _phrase(clauses, start)
    if not inside or _grouped(clauses, inside, cut) or clauses.piece(inside[0]) in OTHER:
        return None
    if clauses.piece(inside[0]) == "示范" and text.startswith("工程", start):
        # 金太阳示范工程 is a programme.
        return None
    if not _names_one(clauses, inside, text):
        return None
    return inside[-1].start, _tail(clauses, end)


_FUNDED = re.compile("(?:投资[^,。;]{0,12}建设|签约|签署|实施|兴建|投建)(?:了|的)?$")


def _names_one(clauses: Clauses, inside: list[Word], text: str) -> bool:
    """Whether the words before a head name one project rather than a kind of them."""
    telling = [word for word in inside if clauses.piece(word) not in PLAIN and word.kind != '"']
    if not telling or all(word.kind in "#m" for word in telling):
        return False
    if all(word.kind == "s" for word in telling):
        # 河南项目, 眉县民生项目: all that there is in the place. Its 工程 is one: 广州电网工程.
        return False
    named = any(word.kind in "sz(x#" for word in telling) or _odd(inside)
    long = inside[0].end - inside[-1].start
    if named:
        return long > 1
    if inside[0].kind == "o" and len(inside) == 1:
        return False
    first = inside[-1].start
    works = text.startswith("工程", inside[0].end) or _FUNDED.search(text, max(0, first - 20), first)
    return len(telling) > (1 if works else 3) and long > 3


def phased(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of a phase and the head start..end, nothing else before them (一期项目)."""
    found = PHASE.search(clauses.folded, max(0, start - 4), start)
    if not found or not clauses.whole(end):
        return None
    return found.start(), end


def extended(clauses: Clauses, end: int) -> int | None:
    """Where the phase ends that follows a project's name (…项目|一期), if one does."""
    found = _PHASE_AFTER.match(clauses.folded, end)
    return found.end() if found else None


_PHASE_AFTER = re.compile(r"第?[一二三四五六首]期(?!工程|项目|建设|投资|计划|总|占地|用地|规划)")


def sited(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of the works whose closing word is start..end, where their building is told of."""
    text = clauses.folded
    if not clauses.whole(end) or text.startswith(tuple(HEADS), end):
        return None
    inside, cut = _phrase(clauses, start)
    if not inside or _grouped(clauses, inside, cut):
        return None
    first = inside[-1].start
    named = any(word.kind in "zx(" or word.kind == '"' for word in inside) or _odd(inside)
    before = BUILT_BEFORE.search(text, max(0, first - 10), first)
    after = BUILT_AFTER.match(text, end)
    if not named and GOAL.search(text, max(0, first - 6), first):
        return None
    if not (before or after) or not (named or before or _rich(clauses, inside)):
        return None
    return first, _tail(clauses, end)


def stretch(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of a stretch of a road or line that closes with 段 (西朗至燕岗段)."""
    word = clauses.word(end)
    if word.start != start or not clauses.whole(end):
        return None
    inside, cut = _phrase(clauses, start)
    if not inside or not _LINE.search(clauses.folded, inside[-1].start, start):
        return None
    if _grouped(clauses, inside, cut):
        return None
    return inside[-1].start, end


_LINE = re.compile("至|线|高速|高铁|铁路|公路|国道|省道|扩建|工程")


def way(clauses: Clauses, start: int, end: int) -> Range | None:
    """The same for a road, railway or waterworks: a place or an odd word must name it."""
    text = clauses.folded
    if not clauses.whole(end) or text.startswith(tuple(HEADS), end):
        return None
    inside, cut = _phrase(clauses, start)
    if not inside or _grouped(clauses, inside, cut) or not any(w.kind in "soxz#" for w in inside):
        return None
    first = inside[-1].start
    if not (BUILT_AFTER.match(text, end) or BUILT_BEFORE.search(text, max(0, first - 10), first)):
        return None
    return first, _tail(clauses, end)


def park(clauses: Clauses, start: int, end: int) -> bool:
    """Whether the park start..end is told of as a project: its building, signing or opening.

    Zones by law are never: what is built there is not the zone.
    """
    text = clauses.folded
    if text[start:end].endswith(AREAS):
        return False
    return bool(_PARK_AFTER.match(text, end) or _PARK_BEFORE.search(text, max(0, start - 12), start))


_PARK_AFTER = re.compile(
    r"(?:正在|正|已|将|全面|顺利|正式|成功|预计|计划)*(?:总投资|开工|奠基|动工|竣工|投用|封顶|开园|计划投资|规划总投资|占地|是[^,。;]{0,30}(?:项目|工程))"
)
_PARK_BEFORE = re.compile(
    r"(?:兴建|投建|开建|建起|建起了|新建|投资建设|规划建设|开工建设|筹建|投产的|竣工的|建成的|竣工投产的|在建的|规划建设的|亩的|平方公里的|亿元的|平方米的)$"
)

_KINDS = (
    r"(?:众多|一批|一大批|一系列|各类|代表性|重点|重大|优质|产业|高端|装备|高速公路|公路|铁路|战略性新兴产业|新兴产业|工业|农业|水利|交通|"
    r"基础设施|民生|文旅|招商|招商引资|亿元以上|亿元|百亿元?|高精尖|科技|合作|投资|省|市|县|区|级|建设|大型|标志性|制造业|能源|新能源|生态|"
    r"在建|新建|续建|核心|配套|高质量发展|的)*"
)
_NUMBER = r"[0-9一二三四五六七八九十百两数多余几]+[余多]?(?:个|项|条|大)"
_ROW = re.compile(rf"(?:等(?:{_NUMBER})?{_KINDS}|{_NUMBER}{_KINDS})(?:项目|工程|科技平台|生产线)")
_OPENED = re.compile(r"(?:(?:项目|工程)[^。;!?]{0,14}?(包括|分别为|分别是|有|:)|(包括|包含|涵盖|涉及)):?(?=[^。;!?]*[、])")
_STOP = re.compile("等|[。;!?]|$")
_SHORT_STOP = re.compile("[,。;!?]|$")


def rows(clauses: Clauses, heads: tuple[str, ...]) -> Iterator[Range]:
    """The items of every row that closes with 等项目 or the like.

    heads: the words that close the name of something built or of a park.
    """
    text = clauses.folded
    for found in _ROW.finditer(text):
        items = _items(clauses, found.start(), 0)
        if text[found.start()] == "等" or len(items) > 1:
            yield from _names(clauses, items, heads, sure=True)
    for found in _OPENED.finditer(text):
        stop = _STOP.search(text, found.end())
        if stop is None or _ROW.match(text, stop.start()):
            continue
        if stop.group() != "等":
            stop = _SHORT_STOP.search(text, found.end())
        elif not _CLOSED.match(text, stop.end()):
            continue
        if stop:
            items = _items(clauses, stop.start(), found.end())
            yield from _names(clauses, items, heads, sure=bool(found.group(1)) and len(items) > 1)


_CLOSED = re.compile("[,。;!?]|[0-9一二三四五六七八九十]|重大|重点|$")


def _names(clauses: Clauses, items: list[Range], heads: tuple[str, ...], *, sure: bool) -> Iterator[Range]:
    text = clauses.folded
    for start, end in items:
        words = _between(clauses, start, end)
        if not words or all(clauses.piece(word) in PLAIN for word in words):
            continue
        built = text[start:end].endswith(heads) and len(words) > 1
        named = any(word.kind in "zx(#" for word in words) or _odd(words)
        placed = words[0].kind in "sz"
        if built or (sure and ((named and end - start > 3) or (placed and end - start > 5))):
            yield start, _tail(clauses, end)


def _items(clauses: Clauses, end: int, floor: int) -> list[Range]:
    """The items between 、 before `end`, the last first; the first one as far as its words reach."""
    text = clauses.folded
    items: list[Range] = []
    while end > floor:
        mark = next((at for at in range(end - 1, max(floor, end - 40) - 1, -1) if text[at] in "、,;:。"), floor - 1)
        if mark >= floor and text[mark] == "、" and _solid(clauses, mark + 1, end):
            # Between two 、 nothing but the item stands, verbs or not.
            items.append((mark + 1, end))
            end = mark
            continue
        inside, cut = _phrase(clauses, end)
        if not inside or inside[-1].start < floor:
            return items
        start = inside[-1].start
        items.append((start, end))
        if start != cut.end:
            return items
        piece = clauses.piece(cut)
        if cut.kind == "|" and (text[start - 1 : start] == "、" or (floor and text[start - 1 : start] == ",")):
            end = start - 1
        elif piece in ("和", "与", "及", "以及"):
            end = cut.start - (text[cut.start - 1 : cut.start] == "、")
        else:
            return items
    return items


def _solid(clauses: Clauses, start: int, end: int) -> bool:
    """Whether start..end is one item: no word in it that parts two, none that makes it a sentence."""
    words = _between(clauses, start, end)
    inner = "".join(clauses.piece(word) for word in words if word.kind in "kcpr")
    if not words or any(char in inner for char in "的了在是将由对把被从向但也都就又还等该这那其某各及"):
        return False
    if inner and not (inner in ("和", "与") and end - start < 24 and words[0].end - words[0].start == 1):
        return False
    return end - start > 1 and not any(word.kind == "v" and clauses.piece(word) in VERB for word in words)


def _between(clauses: Clauses, start: int, end: int) -> list[Word]:
    words: list[Word] = []
    while end > start:
        word = clauses.word(end)
        if word.start < start or word.start >= end:
            return []
        words.append(word)
        end = word.start
    return words[::-1]


def _phrase(clauses: Clauses, start: int) -> tuple[list[Word], Word]:
    """The words of the name before a head, nearest first, and the word that cut them off.

    Empty where they say nothing of which project is meant.
    """
    inside, cut = clauses.leftwards(start, THROUGH)
    inside, cut = _joined(clauses, inside, cut)
    role = next((n for n, word in enumerate(inside) if clauses.piece(word) in ROLES), None)
    if role is not None:
        cut = inside[role]
        inside = inside[:role]
    while inside:
        word = inside[-1]
        piece = clauses.piece(word)
        loose = word.kind in "(m#" and not _measure(clauses, inside)
        # A single character goes only if no odd one follows, with which it may be a name: 新欧.
        apart = len(piece) > 1 or len(inside) < 2 or inside[-2].kind != "o"
        if (piece in LEADING and apart) or loose:
            cut = inside.pop()
        else:
            break
    if all(clauses.piece(word) in PLAIN or word.kind in "#m" for word in inside):
        return [], cut
    return inside, cut


UNCOUNTED = frozenset("美元 欧元 港元 日元 万美元 亿美元 亿 万 亿元 万元 元 个 亿 年 月 日 项 条 家 座 批 类 大 种 多 余 万个 余个 多个 余项 多项 余条 多条 名 人 位 次 号".split())


# Nouns after which a name begins: 供应商|利勃海尔…项目.
ROLES = frozenset("供应商 制造商 运营商 开发商 服务商 巨头 龙头 片区 龙头企业 上市公司 独角兽 子公司 旗下".split())


def _measure(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether the words open with a size that is part of the name (20万头|肉牛…, 10gwh|动力电池…)."""
    piece = clauses.piece(inside[-1])
    if inside[-1].kind == "#":
        return len(inside) > 1 and clauses.piece(inside[-2]) not in UNCOUNTED
    return len(inside) > 1 and piece[:1] in "十百千万一二三四五六七八九" and piece[-1] not in "个项条批类大种些期" and piece not in GROUP


def _joined(clauses: Clauses, inside: list[Word], cut: Word) -> tuple[list[Word], Word]:
    """The words, and those before a 与, 和, 及 or 至 that stands inside the name."""
    piece = clauses.piece(cut)
    if piece not in ("与", "和", "及", "至") or not inside:
        return inside, cut
    more, beyond = clauses.leftwards(cut.start, THROUGH)
    if not more:
        return inside, cut
    if piece == "至":
        road = more[-1].kind in "so" and inside[-1].kind in "so#x"
        return ([*inside, cut, *more], beyond) if road else (inside, cut)
    sized = inside[-1].kind in "x#" and any(word.kind in "x#" for word in more)
    if not sized and (any(word.kind in "sozx#" for word in inside) or clauses.piece(more[0]) in ENDS):
        return inside, cut
    if beyond.kind == "v" or clauses.piece(more[-1]) == "建设":
        # 建设|蛋白生产|和|色谱填料扩产项目: a verb opens the whole of it.
        return [*inside, cut, *more], beyond
    if len(more) > 1 and more[-1].kind in "szo" and more[0].kind in "nwao":
        return [*inside, cut, *more], beyond
    return inside, cut


# What closes a name of its own: the 和 after it does not join.
ENDS = frozenset((*SITES, *HEADS, *WAYS, "园区", "产业园", "高新区", "开发区", "企业", "公司", "集团", "政府"))


def _grouped(clauses: Clauses, inside: list[Word], cut: Word) -> bool:
    """Whether the phrase tells of several projects or of the one just told of."""
    text = clauses.folded
    first = inside[-1].start
    piece = clauses.piece(cut)
    return bool(
        piece in ("个", "等", "该", "这", "此", "本", "各", "些", "每", "其")
        or piece in GROUP
        or clauses.piece(inside[-1]) in GROUP
        or COUNTED.search(text, max(0, first - 6), first)
    )


def _odd(inside: list[Word]) -> bool:
    """Whether two characters side by side are in no word: a name very likely."""
    kinds = "".join(word.kind for word in inside)
    return "oo" in kinds


def _rich(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether common words alone say enough to tell one project from others."""
    telling = [word for word in inside if clauses.piece(word) not in PLAIN]
    return len(telling) > 1 or any(word.kind == "s" for word in telling)


def _tail(clauses: Clauses, end: int) -> int:
    """The end of the name with the phase in brackets that follows it."""
    found = _PHASE_TAIL.match(clauses.folded, end)
    return found.end() if found else end


_PHASE_TAIL = re.compile(r"[(](?:第?[一二三四五六]期(?:工程|项目)?|[a-z]标?段?)[)]")
