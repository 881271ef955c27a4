"""Main body: which blocks of a web page are its article, and which are what stands around it.

The box that content management systems put an article into is taken where there is one, else the
box with most prose in it. What is missed here cannot be found again, so that a box is rather taken
too large; links, labels and legal lines at its ends are then left out by what they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from store.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.reading.html import Block, Tree

# Ids and classes under which the common systems and sites keep the text of an article.
_KNOWN = frozenset(
    """
    js_content rich_media_content artibody articlebody article-body article_body articlecontent
    article-content article_content article-text articletext articledetail article-detail
    detailcontent detail-content detail_content detail contentstr mp-editor ucap-content trs_editor
    trs_ueditor rm_txt_con rm_txt_zw rwb_zw p-detail endtext zoom ozoom fontzoom vsb_content
    vsb_content_2 vsb_content_4 text_area main_text maincontent main-content main_content
    pages_content post_content post-content entry-content news_content news-content newscontent
    text_content text_con cnt-main-article-qq content-article left_zw news_txt content_txt
    js_article_content mainnewscontent newstext contenttext con_text post_body post_text
    """.split()  # noqa: SIM905
)
_FURNITURE_TAGS = frozenset(("nav", "footer", "aside", "dialog", "menu"))
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navi|navbar|navigation|menu|foot|footer|sidebar|side|aside|comments?|cmnt"
    r"|pinglun|relat(?:e|ed|ion)|relnews|recommend\w*|groom|shares?|bdshare\w*|sharebox|copyright"
    r"|crumbs?|breadcrumbs?|rank\w*|hot\w*|login|qrcode|qr|ewm|erweima|pager|paging|pagination"
    r"|tool|tools|toolbar|ads?|advert\w*|guanggao|tags?|keywords?|statement|disclaimer|feedback"
    r"|popup|modal|banner|search|profile\w*)(?=[\s_-])"
)
# Boxes that a text is put into; a paragraph or a heading alone is none.
_CONTAINERS = frozenset(
    """
    article blockquote body center div form fieldset html li main pre section td span header
    founder-content dd
    """.split()  # noqa: SIM905
)

_SENTENCE = re.compile(r"[，。！？；、：,;!?]|\.(?:\s|$)")
# Lines that a site puts on each of its pages: who runs it, where one is, what one can click. In
# folded characters.
_SITE_LINE = re.compile(
    r"版权所有(?![者人权])|icp[备证]|公网安备|网站标识码|新闻信息服务许可|视听(?:节目)?许可证|增值电信"
    r"|copyright|all rights reserved|(?:主办|承办)(?:单位)?:.{0,60}(?:承办|协办|电话|地址|邮编)"
    r"|^.{0,8}位置:|建议使用.{0,40}(?:浏览器|分辨率)|^上一[篇条页]|^下一[篇条页]"
    r"|^(?:分享到|分享至|分享:|扫一扫|微信扫|扫码|关注我们|点赞|收藏)"
    r"|[【\[(](?:打印|关闭|纠错|返回|我要纠错)[^】\])]{0,6}[】\])]"
    r"|^(?:打印|关闭|返回)(?:本页|窗口|顶部|首页|列表)?(?:\s|$)|返回搜狐|^字[体号]:|^附件:?$"
    r"|^(?:责任)?编辑:?$|^(?:浏览|阅读|点击)(?:次数|量)?:?\s*\d*次?$"
    r"|向上滑动|轻触阅读|预览时标签|微信号:?$"
)
# Lines that speak of the site too, but that an article may have as well.
_NOTICE_LINE = re.compile(
    r"举报(?:电话|邮箱|热线)|技术支持:|^(?:联系)?(?:地址|电话|传真|邮编|邮箱):|^主办(?:单位)?:"
    r"|未经.{0,12}(?:授权|许可|同意).{0,12}(?:不得|禁止|严禁)"
    r"|仅代表(?:该)?作者|信息(?:存储|发布)?(?:空间)?服务|文明上网|仅供其表达个人看法"
)
# What stands over a list of other articles or over the readers' letters.
_TAIL = re.compile(
    r"[>》\s·|【\[■●◆]*(?:"
    r"相关(?:新闻|阅读|链接|推荐|文章|报道|专题|内容|资讯|稿件|信息)"
    r"|(?:延伸|推荐|拓展|更多|扩展|精彩)阅读"
    r"|(?:热门|热点|精彩|最新|今日|为您|为你|头条|图文|网友)(?:文章|推荐|新闻|评论|资讯|排行|要闻|图片)"
    r"|(?:我要|发表|全部|查看)评论|猜你喜欢|评论区?|大家都在看|阅读下一篇"
    r"|更多(?:新闻|精彩|内容)|(?:阅读|点击)排行|24小时热[文点]"
    r")[\s:】\]]*"
)

# Shares of text: of a block in links, from which it is one; what a block without sentences counts;
# of a page's prose that a box must hold to stand for the page.
LINKED = 0.5
NO_PROSE = 0.3
KNOWN_SHARE = 0.4
INNER_SHARE = 0.8
REST_SHARE = 0.1
# Characters of prose; what has less is no text.
LEAST = 12
# A label over a list, a line of a site.
LONGEST_LABEL = 30
LONGEST_LINE = 400
# How much less a block counts for each box that lies between it and a box that holds it.
FADING = 0.75
FARTHEST = 12


def find_body(tree: Tree) -> list[int]:
    """The indexes of the blocks that are the article, in order; empty where a page has none."""
    shown = [at for at, block in enumerate(tree.blocks) if not tree.boxes[block.box].hidden]
    for candidates in (shown, list(range(len(tree.blocks)))):
        body = _body_among(tree, candidates)
        if body:
            return body
    return []


def is_linked(block: Block) -> bool:
    """Whether most of a block is a link."""
    return len(block.bare) < len(block.text) * (1 - LINKED)


def is_site_line(text: str) -> bool:
    """Whether a line belongs to a site and not to any article."""
    return len(text) < LONGEST_LINE and _SITE_LINE.search(fold(text)) is not None


def is_notice(text: str) -> bool:
    """Whether a line speaks of the site or of rights, and not of the news."""
    if len(text) >= LONGEST_LINE:
        return False
    plain = fold(text)
    return _SITE_LINE.search(plain) is not None or _NOTICE_LINE.search(plain) is not None


def _body_among(tree: Tree, candidates: list[int]) -> list[int]:
    prose = _weights(tree.blocks)
    furniture = _furniture(tree)
    inside = [at for at in candidates if tree.blocks[at].box not in furniture]
    everything = sum(prose[at] for at in candidates)
    if sum(prose[at] for at in inside) < max(everything * REST_SHARE, LEAST):
        # The names of the boxes mislead.
        inside = candidates
    total = [0.0] * len(tree.boxes)
    score = [0.0] * len(tree.boxes)
    for at in inside:
        total[tree.blocks[at].box] += prose[at]
        fading = 1.0
        for box in islice(tree.ancestors(tree.blocks[at].box), FARTHEST):
            if tree.boxes[box].tag in _CONTAINERS:
                score[box] += prose[at] * fading
                fading *= FADING
    for index in range(len(total) - 1, 0, -1):
        total[tree.boxes[index].parent] += total[index]
    if max(total, default=0.0) < LEAST:
        return []
    known = _known(tree, total)
    densest = max(range(len(score)), key=score.__getitem__)
    if known is None:
        densest = _among_paragraphs(tree, inside, prose, densest)
    box = _climbed(tree, total, densest if known is None else known)
    within = tree.within({box})
    body = _without_ends(tree, [at for at in inside if tree.blocks[at].box in within], prose)
    around = tree.within({tree.boxes[box].parent})
    # Captions stand beside the box of the text in some pages.
    beside = (at for at in inside if tree.blocks[at].caption and tree.blocks[at].box in around)
    return sorted({*body, *beside}) if body else []


def _weights(blocks: list[Block]) -> list[float]:
    """How much each block counts as prose: its length outside links, little without sentences."""
    weights: list[float] = []
    for block in blocks:
        if is_linked(block) or is_notice(block.text):
            weights.append(0.0)
        else:
            weights.append(len(block.bare) * (1.0 if _SENTENCE.search(block.bare) else NO_PROSE))
    return weights


def _furniture(tree: Tree) -> set[int]:
    """The boxes of navigation, comments, footers and the like, with all that is in them."""
    found: set[int] = set()
    for index, box in enumerate(tree.boxes):
        named = not box.names.isspace() and _FURNITURE.search(box.names) is not None
        if box.parent in found or box.tag in _FURNITURE_TAGS or (named and box.tag != "body"):
            found.add(index)
    return found


def _known(tree: Tree, total: list[float]) -> int | None:
    """The box of a known name that holds the article, the innermost of those that hold it whole."""
    known = [
        index
        for index, box in enumerate(tree.boxes)
        if total[index] >= LEAST
        and (box.tag in ("article", "founder-content") or not _KNOWN.isdisjoint(box.names.split()))
    ]
    if not known:
        return None
    most = max(total[index] for index in known)
    if most < max(total) * KNOWN_SHARE:
        return None
    return max(index for index in known if total[index] >= most * INNER_SHARE)


def _among_paragraphs(tree: Tree, inside: list[int], prose: list[float], box: int) -> int:
    """The box that holds, beside this one, paragraphs of prose set as such: they are its equals
    whatever each of them is wrapped in.
    """
    plain: defaultdict[int, float] = defaultdict(float)
    for at in inside:
        own = tree.blocks[at].box
        if tree.boxes[own].tag == "p" and prose[at] >= LEAST:
            plain[tree.boxes[own].parent] += prose[at]
    while (parent := tree.boxes[box].parent) >= 0 and plain[parent] > 0:
        box = parent
    return box


def _climbed(tree: Tree, total: list[float], box: int) -> int:
    """The box that holds, beside this one, its equals: the other parts of the same text."""
    equals: defaultdict[tuple[int, str, str], float] = defaultdict(float)
    for index, other in enumerate(tree.boxes):
        equals[other.parent, other.tag, other.names] += total[index]
    # What wraps one box and nothing else is that box once more.
    outer = box
    while (parent := tree.boxes[outer].parent) >= 0:
        mine = tree.boxes[outer]
        if equals[parent, mine.tag, mine.names] > total[outer]:
            box = outer = parent
        elif total[parent] <= total[outer]:
            outer = parent
        else:
            break
    return box


def _without_ends(tree: Tree, held: list[int], prose: list[float]) -> list[int]:
    """The blocks of a box without lists of links, and without what a site puts around a text."""
    whole = sum(prose[at] for at in held)
    behind = whole
    kept: list[int] = []
    for place, at in enumerate(held):
        behind -= prose[at]
        block = tree.blocks[at]
        if kept and behind < whole * REST_SHARE and _is_tail(block.text):
            break
        if not _is_list_of_links(tree, held, place):
            kept.append(at)
    while kept and _is_outside(tree.blocks[kept[-1]]):
        kept.pop()
    while kept and _is_outside(tree.blocks[kept[0]]):
        kept.pop(0)
    return kept


def _is_tail(text: str) -> bool:
    return len(text) <= LONGEST_LABEL and _TAIL.fullmatch(fold(text)) is not None


def _is_outside(block: Block) -> bool:
    return is_site_line(block.text) or (is_linked(block) and len(block.bare) < LEAST)


def _is_list_of_links(tree: Tree, held: list[int], place: int) -> bool:
    """Whether a block is one of several links in a row; a link alone may be a paragraph."""
    if not is_linked(tree.blocks[held[place]]):
        return False
    beside: Iterable[int] = (other for other in (place - 1, place + 1) if 0 <= other < len(held))
    return any(is_linked(tree.blocks[held[other]]) for other in beside)
