"""What a publisher's page puts around a text: 原标题：…, 来源：…, 返回首页, 免责声明, 下转第3版.

It is known by its form, never by the names of publishers. Every function takes plain text, that
is folded: （ is ( there, and ： is :. Where it is doubtful how far a notice goes there is none, so
that no word of the news is taken for one. Where a notice names people it is a credit (`bylines`).
"""

from __future__ import annotations

import re

# So many characters at most has a line that names a source or leads elsewhere, one that asks the
# reader to do something, a paragraph about rights.
LONGEST_LINE, LONGEST_ASKING, LONGEST_RIGHTS = 60, 80, 600
# In so many characters a notice is looked for that begins or ends a paragraph.
LONGEST_HEAD, LONGEST_TAIL = 120, 200
# How short and how long the headline behind 原标题： can be.
SHORTEST_TITLE, LONGEST_TITLE = 5, 70

_OPEN, _CLOSE = r"[(【\[]?\s*", r"\s*[)】\]]?"
_UNNAMED = (
    rf"{_OPEN}(?:[责流值实]\S{{0,3}}?编辑|编辑|责编)\s*:\s*(?:[a-z]{{1,4}}_?\d{{2,6}})?{_CLOSE}"
)
_SOURCE = (
    r"(?:(?:(?:稿件|信息|文章|内容|新闻|本文|原文)?(?:来源|出处)|稿源)\s*:\s*(?:来源\s*:\s*)?"
    r"|(?:本文|文章)(?:来自|来源于|转自|转载自|转载于|摘自|选自)\s*:?\s*)"
)
_SIGN = r"(?:[^\s。,;:!?()【】|]|[(][^()]{1,16}[)])"
_NAME = rf"{_SIGN}{{2,28}}(?:\s{_SIGN}{{1,14}}){{0,3}}"
_DAY = r"\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?"
_PAGE = r"第?\s*[a-z]?[\d一二三四五六七八九十]{1,3}\s*版?"
# 《南溪日报》(2020年6月1日 07版), and what else says where a text was printed.
_ISSUE = rf"《\s*[^《》]{{2,16}}?\s*》\s*[(]\s*{_DAY}\s*,?\s*(?:{_PAGE})?[^()。]{{0,8}}[)]"
_PRINTED = (
    rf"{_OPEN}(?:(?:本文)?(?:原载|原刊|刊载|刊登|首发|刊发)于\s*:?\s*\S.{{1,40}}"
    r"|(?:原载|原刊)\s*:?\s*《.{2,40})"
)
_JUMP = rf"[(▶►>▲→]{{0,3}}\s*(?:[紧上]\s*接|下\s*转)\s*{_PAGE}[^()。,]{{0,10}}[)◀◄<]{{0,3}}"
_BACK = (
    r"(?:返回[^\s。,;!?]{1,6}[,\s]+)?(?:点击)?查看更多[^\s。,;!?]{0,6}"
    r"|返回(?:首页|顶部|列表|目录|上页|上一[页级])"
)
_SHARE = (
    r"分享让更多人看到|(?:点击)?(?:阅读|查看)(?:原文|全文)|展开(?:全文|阅读)|【纠错】"
    r"|【(?:打印|关闭|收藏)】|(?:打印|关闭|收藏)(?:本[页文]|窗口)|我要(?:评论|纠错|收藏|分享)"
    r"|点?分享点?收藏点?点?赞?点?在看|分享到\s*:?.{0,30}"
)
_FORMER = r"原(?:文?标题|题)\s*:\s*"
_LIST = (
    r"(?:推荐|相关|延伸|拓展|热门|更多|往期)"
    r"(?:阅读|新闻|报道|文章|推荐|资讯|回顾|精彩|热点|推送)"
    r"|猜你喜欢|大家都在看|热门排行|友情链接"
)
_DATUM = (
    r"(?:(?:发布|发表|更新|稿件)?(?:时间|日期)|来源|作者|编辑|浏览(?:次数|量)?"
    r"|阅读(?:次数|量|数)?|点击(?:次数|量|数)?|字体|字号)"
)

_LINE = re.compile(
    rf"(?:{_SHARE}|{_BACK}|{_JUMP}|{_OPEN}{_SOURCE}{_NAME}{_CLOSE}|{_ISSUE}|{_PRINTED}|{_FORMER}[^。]*"
    rf"|{_UNNAMED}|[上下]一[篇条页版]\s*:.*"
    rf"|(?:{_SOURCE})?.{{0,24}}\|\s*{_DAY}[\d\s:]*,?\s*(?:正文:)?"
    rf"|(?:{_DATUM}\s*:(?:[^:]|(?<=\d):(?=\d)){{0,24}}){{2,6}}"
    rf"|(?:当前|您的?)?(?:所在)?位置\s*:.*(?:首页|>).*|[【▶►·\s]*(?:{_LIST})[】\s]*[:>]*)"
)
_HEADS_LIST = re.compile(rf"[【▶►·\s]*(?:{_LIST})[】\s]*[:>]*")

# The header of a newspaper page: its number, and what may stand beside it but two words.
_NUMBER = re.compile(
    r"(?<![\w.])(?:第\s*[a-z]?\d{1,3}\s*版|[a-z]?\d{1,3}\s*版"
    r"|[a-z]\d{1,2}(?=\s*[|:])|0\d(?=\s*[|:]))(?!\w)"
)
_BARE_NUMBER = re.compile(r"(?<!\S)[a-z]?\d{1,2}(?!\S)")
_DATED = re.compile(rf"{_DAY}|星期[一二三四五六日天]")
_BESIDE = re.compile(
    rf"{_DAY}|(?:星期|周|礼拜)[一二三四五六日天]|农历\S{{2,8}}|[|:·—/-]|总?第\s*\d+\s*期"
    r"|[\u4e00-\u9fff]{0,2}(?:编辑|责编|美编|校对|组版|版式|主编|制图)\s*[:/]\s*[\u4e00-\u9fff·]{2,5}"
)

# What asks the reader of a page to do something: it begins with that, where a report tells of it.
_ASKS = re.compile(
    r"[\W_]*(?:请|欢迎|敬请|想|快来?|详情|更多[^,。]{0,10}|温馨提示:?|微信)?[^\w]{0,2}"
    r"(?:长按[^,。]{0,6}(?:识别|扫|关注)|(?:扫描|扫一扫|识别)[^,。]{0,8}二维码"
    r"|扫码(?:关注|下载|阅读|进群|观看|添加)|[^,。]{0,6}设为“?星标"
    r"|(?:搜索|点击)?关注[^,。]{0,14}(?:公众号|微信号|微博|官微|视频号)"
    r"|点击[^,。]{0,10}(?:查看|阅读|进入|下载|关注|链接|订阅|观看)"
    r"|(?:下载|打开)“?[^,。]{1,10}(?:客户端|app)[”,。]"
    r"|(?:举报|投诉|报料|爆料|新闻|广告|发行|订阅|侵权|联系|服务|招商|咨询)"
    r"(?:电话|热线|邮箱|邮件)\s*:?\s*[\da-z@.+() -]{5,})"
)
_LICENCE = re.compile(
    r"[\u4e00-\u9fff]?icp[备证][^,。]{0,6}\d{4}|公网安备\s*\d{4}"
    r"|许可证(?:编?号)?\s*[:(]?\s*[\da-z]{5,}|copyright\b|©|all rights reserved"
)
# Cheap to ask before: what asks or is a licence has one of these.
_TELLING = re.compile(
    r"扫|长按|识别|关注|星标|点击|客户端|app|电话|热线|邮箱|邮件|icp|公网|许可证|©|copyright"
    r"|all rights"
)

# A sentence about the rights in this text, and what such a sentence begins with.
_RIGHTS = re.compile(
    r"版权(?:声明|所有|归|属|侵权|等问题)|(?:免责|权利|知识产权)声明"
    r"|(?:知识产权|著作权)(?:为|归|属)|(?:转载|引用|使用)[^,。]{0,12}注明|授权转载"
    r"|(?:未经|获得?)[^。]{0,20}(?:转载|摘编|镜像)"
    r"|(?:不|仅|并不|不得)代表[^,。]{0,10}(?:观点|立场|赞同|证实)|不承担[^,。]{0,10}责任"
    r"|仅供[^,。]{0,6}(?:参考|学习|交流)"
    r"|不(?:对您)?(?:构成|作为)[^,。]{0,8}(?:投资|理财|买卖|操作)[^,。]{0,4}(?:建议|依据)"
    r"|投资者?据此操作|(?:股市|投资|市场)有风险,|侵权"
    r"|(?:禁止|不得|谢绝|严禁)[^,。]{0,8}(?:转载|摘编|复制|镜像)"
    r"|[与和同]本[网站报][^,。]{0,6}联系|(?:目的在于|旨在|出于)传[递播]"
)
_OF_PAGE = re.compile(
    r"\W*(?:本(?:文|站|网|报|刊|平台|公众号|内容|稿|作品|号|栏目)|此文|该文|文[章中]|凡|注:|免责"
    r"|(?:以上|上述|部分|相关)(?:内容|信息|文章|观点|图片|数据|资料|言论|稿件)"
    r"|转载(?:请|须|需|务必|应|此文|本文|自|声明|:)|未经[^。]{0,20}(?:转载|摘编|镜像)"
    r"|版权(?:声明|所有|归[本原作]|侵权)|(?:版权|特别|郑重|重要|权利|风险)?(?:声明|提示)\s*:"
    r"|[如若](?:有|需|存在|涉)|(?:股市|投资|市场)有风险,|投资者?据此|请在转载"
    r"|任何(?:媒体|单位|个人|网站|机构)|\S{2,12}获?授权转载)"
)
_SENTENCE = re.compile(r"[^。!?]*[。!?]+[”’)】]*|[^。!?]+$")

# What ends a paragraph. Some of it says by itself where it begins.
_TAIL = re.compile(
    rf"(?:(?P<sure>{_BACK}|{_SHARE}|{_UNNAMED}|{_FORMER}《[^《》]{{2,60}}》)"
    rf"|{_OPEN}{_SOURCE}{_NAME}{_CLOSE}|{_ISSUE}|{_PRINTED}|{_JUMP}|{_FORMER}[^。]{{4,60}})\s*$"
)
_ENDED = "。!?”’…)】》;"
# Cheap to ask before.
_TAIL_TELLING = re.compile(
    r"来源|出处|稿源|编辑|责编|标题|原题|返回|查看|阅读|分享|收藏|纠错|打印|关闭|下转|上接|紧接|展开"
    r"|》|原载|刊|首发|来自|转自|摘自|选自|转载|我要"
)

# What begins a paragraph.
_FORMER_HEAD = re.compile(_FORMER)
_DAILY = r"[\u4e00-\u9fff]{2}(?:日报|晚报|晨报|早报|商报|都市报)"
_HEAD = re.compile(
    rf"{_SOURCE}[^。|]{{2,24}}\|\s*{_DAY}[\d\s:]*,?\s*正文:\s*"
    rf"|[(【\[]\s*{_SOURCE}[^()【】\[\]]{{2,24}}[)】\]]\s*"
    rf"|{_SOURCE}[^\s。,;:!?]{{2,24}}(?:\s原创稿|\s{{2,}})\s*"
    rf"|{_SOURCE}[\u4e00-\u9fff]{{2,6}}网\s?[-—]\s?[\u4e00-\u9fff]{{2,6}}频道(?:\s*原创稿)?"
    rf"|{_SOURCE}{_DAILY}(?:客户端|网)?|[(]{_JUMP}|{_ISSUE}"
)
# Where the text begins behind a headline that nothing parts from it, and what no headline has, so
# that the text must have begun before.
_BEGINS = re.compile(
    rf"(?=(?:近日|日前|近期|昨日|今日|连日来|今年以来),|为(?:更好|进一步|深入|切实)"
    rf"|(?:本[报网刊台]|新华社|中新[社网]|{_DAILY})[^,。;:(》]{{0,14}}?(?:讯|电|消息)[\s(:,\d]"
    r"|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:,|[上下]午|晚)|[●■□◆▲►]\s*(?:本报|[\u4e00-\u9fff]{2,4})?记者)"
)
_BEGUN = re.compile(
    r"。|记者|通讯员|(?:[讯电]|消息)(?:[\s(:,]|$)|据(?:《|$|[^,。]{2,12}:$)|[【《][^】》]*$|“[^”]*$|[网报社]$"
)
_SOURCES = re.compile(_SOURCE)
_GAP = re.compile(r"\s{2,}")


def is_notice(text: str) -> bool:
    """Whether a whole line or paragraph is a notice."""
    if len(text) <= LONGEST_LINE and _LINE.fullmatch(text):
        return True
    if len(text) <= LONGEST_ASKING and _TELLING.search(text):
        asks = _ASKS.match(text) or _LICENCE.search(text)
        if asks:
            return True
    if len(text) > LONGEST_RIGHTS or not _OF_PAGE.match(text):
        return False
    return _rights_from(text, 0) == 0


def is_page_header(text: str) -> bool:
    """Whether a line at the top of a page is its header: A05 | 区域经济, 3版 2022.5.6 星期五."""
    number = _NUMBER if _NUMBER.search(text) else _BARE_NUMBER
    if len(text) > LONGEST_LINE or (number is _BARE_NUMBER and not _DATED.search(text)):
        return False
    rest, numbers = number.subn(" ", text, count=1)
    words = _BESIDE.sub(" ", rest).split()
    return (
        numbers == 1
        and len(words) <= 2
        and all(len(word) <= 8 and word.isalpha() for word in words)
    )


def heads_list(text: str) -> bool:
    """Whether it is the line above a list of other texts: 相关阅读, 推荐阅读."""
    return _HEADS_LIST.fullmatch(text) is not None


def tail(text: str) -> tuple[int, bool]:
    """Where the notice begins that may end a paragraph, and whether it surely is one.

    Where it is not sure it is one only if the names of a credit stand right before it. The length
    of the text where there is none.
    """
    end = len(text.rstrip())
    offset = max(0, end - LONGEST_TAIL)
    if text[end - 1 : end] in "。!?":
        start = _rights_from(text[:end], offset)
        return (len(text), False) if start == end else (start, True)
    found = _TAIL.search(text, offset, end) if _TAIL_TELLING.search(text, offset, end) else None
    if not found:
        return len(text), False
    before = text[: found.start()].rstrip()
    set_off = not before or before[-1] in _ENDED or found.start() - len(before) > 1
    return found.start(), set_off or found["sure"] is not None


def _rights_from(text: str, offset: int) -> int:
    """Where the last sentences begin that are about rights; the length of the text without any."""
    start = len(text)
    if not _RIGHTS.search(text, offset):
        return start
    spans = [match.span() for match in _SENTENCE.finditer(text, offset)]
    # Where the search begins a sentence may be cut.
    for first, last in reversed(spans[1:] if offset else spans):
        if not (_OF_PAGE.match(text, first, last) and _RIGHTS.search(text, first, last)):
            break
        start = first
    return start


def head(text: str, title: str = "") -> int:
    """How long the notice is that begins a paragraph, with the white space behind it; 0 for none.

    title: the plain headline of the article, which tells where the one behind 原标题： ends.
    """
    mark = former_mark(text)
    if mark:
        return _former_end(text, mark, title)
    found = _HEAD.match(text, 0, LONGEST_HEAD)
    return found.end() if found else _doubled(text)


def _doubled(text: str) -> int:
    """The length of a source whose name the text begins with: 来源：江边网-要闻江边网6月1日电."""
    source = _SOURCES.match(text)
    name = text[source.end() : source.end() + 3] if source else ""
    if source is None or len(name) < 3:
        return 0
    return max(text.find(name, source.end() + 3, source.end() + 30), 0)


def former(text: str, title: str = "") -> int:
    """How long the former headline is that begins a line, 原标题： and white space included.

    The whole line where it holds nothing else; 0 where there is none, or where nothing tells how
    far it goes.
    """
    start = former_mark(text)
    if start == 0 or len(text) - start < SHORTEST_TITLE:
        return 0
    is_line = len(text) - start <= LONGEST_TITLE and "。" not in text
    return _former_end(text, start, title) or (len(text) if is_line else 0)


def former_mark(text: str) -> int:
    """The length of 原标题： at the beginning of a text; 0 without it."""
    mark = _FORMER_HEAD.match(text)
    return mark.end() if mark else 0


def _former_end(text: str, start: int, title: str) -> int:
    """Where the text begins behind 原标题：…; 0 where nothing tells."""
    limit = min(len(text), start + LONGEST_TITLE)
    if title and text.startswith(title, start):
        return start + len(title)
    gap = _GAP.search(text, start + SHORTEST_TITLE, limit)
    if gap:
        return gap.end()
    # The headline stands a second time: 原标题：江边新码头江边新码头今天开工。
    for size in range(limit - start, 2 * SHORTEST_TITLE - 2, -1):
        if text.startswith(text[start : start + size], start + size):
            return start + size
    begins = _BEGINS.search(text, start + SHORTEST_TITLE, limit)
    if begins is None or _BEGUN.search(text, start, begins.start()):
        return 0
    return begins.start()


_PUBLICATION = re.compile(
    r"《?\s*(?P<name>[\u4e00-\u9fff]{1,10}"
    r"(?:[日晚早晨时商导周]报|(?:都市|青年|经济|证券)报|周刊|杂志|通讯社)"
    r"|[\u4e00-\u9fff]{2,8}(?<!互联)(?<!官)网)\s*》?(?:\s*[-—(].*|客户端)?"
)
_NAMED = re.compile(rf"{_OPEN}{_SOURCE}(?P<name>[^()【】\[\]|]+)|《(?P<paper>[^《》]+)》\s*[(]")


def publication(text: str) -> str | None:
    """The newspaper or site that a notice names as the source, where it clearly is one."""
    named = _NAMED.match(text)
    known = _PUBLICATION.fullmatch((named["name"] or named["paper"]).strip()) if named else None
    return known["name"] if known else None
