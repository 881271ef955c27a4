"""PARK: named zones that host firms, and the short words that stand for one."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from store.extract import gazetteer
from store.extract.vocabulary import GROUNDS, PLACED, VERBAL, ZONES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from store.extract.clauses import Clauses, Word
    from store.model import Article, Mention, Range

RULES = {
    "park-gazetteer": "A name in the list of national zones.",
    "park-suffix": "Words that name it, then a word for a zone (高新区, 产业园, 科技城 ...).",
    "park-short": "A word for a zone alone, standing for the one zone the article is about.",
    "park-alias": "A shorter form of a zone's name that the article gives in full.",
}

THIS = ("该区", "该园", "该园区", "该开发区", "该高新区", "该新区", "该示范区", "该基地园区")
KEYS = (*ZONES, *GROUNDS, *PLACED, *THIS)
# 新区 that are districts of a city.
DISTRICTS = frozenset({"浦东新区", "上海浦东新区", "滨海新区", "天津滨海新区", "天津市滨海新区", "上海市浦东新区"})

VERB = frozenset(VERBAL)
AREAS = frozenset((*ZONES, *PLACED))
THROUGH = "nswaoxz(f"

# Words at the left end that tell of the zone but are not of its name.
LEADING = frozenset(
    "全国 全省 全市 全球 全县 我国 我市 我省 我县 重点 本市 本省 当地 建设 打造 规划 企业 项目 创建 成立 引进 签约 投资 启动 推进 "
    "支持 参观 考察 调研 入驻 落户 兴建 改建 扩建 共建 筹建 运营 途经 助力 目前 知名 著名 首家 首个 主要 进驻 落地 依托 走进 推动 "
    "位于 得益于 关注 围绕 加快 实施 省内 国内 境内 主导 优势 起 暨 于 有 以 提升 改造 治理 管理 保护 服务 整治 升级 片区 代表 周边 "
    "年 月 日 号 期 后 前 位 家 市 省 县 区 州 镇 原 该 即 所在地 含 限 仅 好 老 新 小 大 已 现 今 同 市级 州级 区级 县级 园区 公司 集团 负责人".split()
)
# Words at the left end that make it a kind of zone, not one zone.
KIND = frozenset(
    "各地 各类 大型 特色 新型 现代 专业 一批 多个 国家级 省级 世界级 一流 优质 高水平 高标准 综合性 大批 多家 境外 海外 各级 首批 "
    "级 若干 众多 标准化 所有 全部 其他 其它 传统 同类 类似 两个 三个 四个 五个 六个 七个 八个 九个 十个 几个 数个 部分 许多 不少".split()
)
# A zone whose name is made of these alone is none: 特色产业园区, 现代农业示范园.
PLAIN = frozenset(
    "产业 工业 科技 综合 特色 现代 新型 专业 重点 高新技术 高科技 经济 化工 农业 物流 创新 创业 高端 生态 绿色 "
    "智慧 数字 示范 高新 主导 企业 新 大 老 小 各 性 型 式 化 级 类 综合性 开放 发展 标准化 专业化 国际化 现代化".split()
)
MUNICIPALITIES = frozenset({"北京", "天津", "上海", "重庆", "北京市", "天津市", "上海市", "重庆市"})
BEFORE_GENERIC = re.compile("(?:[各类个家些种多批]|一流|级|大|型|性|新|最|全国|特色|境外|海外|[0-9十百])$")


def named(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span of the zone whose closing word is start..end; None where no name precedes it."""
    suffix = clauses.folded[start:end]
    if not clauses.whole(end) or suffix in THIS:
        return None
    inside, cut = clauses.leftwards(start, THROUGH)
    inside = _joined(clauses, inside, cut)
    if suffix in GROUNDS and _MANY.match(clauses.folded, end):
        return None
    if inside and clauses.piece(inside[0]) in MOVES:
        return None
    if inside and all(clauses.piece(word) in KIND or clauses.piece(word) in PLAIN for word in inside):
        return None
    if suffix in GROUNDS and (_kind(clauses, inside) or clauses.piece(cut) in KIND):
        return None
    inside = _trimmed(clauses, inside)
    if not inside or all(clauses.piece(word) in PLAIN for word in inside):
        return None
    if clauses.piece(cut) == "个" and cut.end == inside[-1].start:
        return None
    if suffix in PLACED and inside[-1].kind not in "sz":
        return None
    first = inside[-1].start
    return None if clauses.folded[first:end] in DISTRICTS else (first, end)


# Verbs of one character: 进园区, 建园区.
MOVES = frozenset("进出入驻建办管抓促推访探游赴全各本兴强跑")
# 产业园区超过30个
_MANY = re.compile("(?:共|共有|达|超过|超|已达|突破|近)?(?:到)?[0-9]+[余多]?个")


# Places that have become the names of zones.
TOPONYMS = ("中关村", "张江", "光谷", "松山湖")


def toponym(clauses: Clauses, start: int, end: int) -> Range | None:
    """The span itself where the place stands alone for the zone, not as a part of another name."""
    after = clauses.next(end)
    before = clauses.word(start)
    if not clauses.whole(start) or not clauses.whole(end) or before.kind in "oxwn":
        return None
    return None if after is not None and after.kind in "nwasoxz#" else (start, end)


def _kind(clauses: Clauses, inside: list[Word]) -> bool:
    """Whether the words tell of a kind of zone (特色产业园区): no place or name among them."""
    pieces = [clauses.piece(word) for word in inside]
    return any(piece in KIND or piece.endswith("型") for piece in pieces) and not any(
        word.kind in "sz" for word in inside
    )


def _joined(clauses: Clauses, inside: list[Word], cut: Word) -> list[Word]:
    """The words with those before a 与, 和 or 及 that stands inside the name.

    It does where a place opens the words before it and none the words after it: 广州人工智能|与|数字经济.
    """
    if clauses.piece(cut) not in ("与", "和", "及", "暨") or any(word.kind in "sozx" for word in inside):
        return inside
    more, _ = clauses.leftwards(cut.start, THROUGH)
    more = _trimmed(clauses, more)
    if len(more) > 1 and more[-1].kind == "s" and all(word.kind in "nwaox" for word in more[:-1]):
        return [*inside, cut, *more]
    return inside


def short(clauses: Clauses, start: int, end: int, named: Collection[str]) -> Range | None:
    """The span of a word for a zone that stands for one zone of the article, else None.

    named: the zones that the article names; without one 园区 is parks in general, while 高新区 is
    still the one of the place.
    """
    text = clauses.folded
    word = text[start:end]
    if not clauses.whole(end) or (not named and word not in ZONES):
        return None
    if word in THIS:
        return start, end
    if word in PLACED and not any(
        name.endswith(word) and not name.endswith("高新区") for name in named
    ):
        return None
    if BEFORE_GENERIC.search(text, max(0, start - 4), start):
        return None
    before = clauses.word(start)
    if word not in ZONES and word != "园区" and clauses.piece(before) == "的":
        # 最大的工业园区: a kind of park.
        return None
    rare = gazetteer.words().get(clauses.piece(before), (0, ""))[0] < 10
    if before.kind == "v" and word != "园区" and rare and clauses.piece(before) not in VERB:
        return None
    if before.kind in "naw" and (word != "园区" or clauses.piece(before) in PLAIN):
        return None
    return None if before.kind in "sxo" and word != "园区" else (start, end)


def counted(clauses: Clauses, start: int) -> bool:
    """Whether a number of zones, or all of a kind, is told of right before `start`."""
    return bool(_COUNT.search(clauses.folded, max(0, start - 6), start))


_COUNT = re.compile("(?:[0-9一二三四五六七八九十百两几多数][余多]?[个家批]|[各批])$")


def main(article: Article, mentions: Sequence[Mention]) -> str | None:
    """The zone the article is about: the one in its head, else the one it names most often."""
    head = [m.text for m in mentions if article.parts[m.part].kind in ("title", "kicker", "subtitle")]
    count = Counter(m.text for m in mentions)
    return max(head or count, key=lambda name: (count[name], len(name)), default=None)


def _trimmed(clauses: Clauses, inside: list[Word]) -> list[Word]:
    """The words without those at the far left that are not part of a name."""
    places = gazetteer.places()
    while inside:
        word = clauses.piece(inside[-1])
        single = inside[-1].end - inside[-1].start == 1
        # A single character goes only if no odd one follows, with which it may be a name: 新站.
        apart = not single or len(inside) < 2 or inside[-2].kind != "o"
        if (word in LEADING and apart) or inside[-1].kind == "(" or (inside[-1].kind == "f" and single):
            inside = inside[:-1]
        elif (
            len(inside) > 1
            and places.get(word) in ("p", "r")
            and word != "中国"
            and inside[-2].kind == "s"
            and word not in MUNICIPALITIES
            and places.get(clauses.piece(inside[-2])) in ("c", "d")
        ):
            # 广东|肇庆新区: the province is not of the name, a city or county is.
            inside = inside[:-1]
        else:
            break
    return inside
