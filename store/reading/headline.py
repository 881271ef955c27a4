"""Headlines of a web page, and the lines beside them that say who printed it, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.fold import fold
from store.reading.authors import authors_of
from store.reading.fields import Declared, declare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from store.reading.html import Block, Tree

LONGEST = 120
# A headline has at least so many characters that tell it from a word of a menu.
SHORTEST = 4
LONGEST_SITE = 16
# The lines between a headline and its text are together shorter than this.
LONGEST_IMPRINT = 2000
NO_HEADLINE = 9
# Above the text so many blocks are looked at where no headline is known.
ABOVE = 8

_NOT_IN_WORDS = re.compile(r"[\W_]+")
_SPLIT = re.compile(
    r"\s*(?:[_|｜]|--+|(?<=[\u4e00-\u9fff\d）)》”])\s*[-－–]\s*(?=[\u4e00-\u9fffA-Za-z])"
    r"|\s[-–—]\s)\s*"
)
_SITE = re.compile(
    r".*(?:网|报|新闻|在线|频道|门户|政府|客户端|杂志|周刊|社|台|中心|管委会|发布|平台|论坛)"
    r"(?:站|网站|数字报|电子报|电子版|数字版|首页)?|[a-z0-9.]{3,20}"
)
_OUTLET = re.compile(
    r"[\u4e00-\u9fffa-z0-9·]{1,18}(?:报|网|社|台|新闻|客户端|频道|杂志|周刊|在线|发布|公众号)"
)

_DATE = r"(?:19|20)\d{2}\s*(?:年|[-/.])\s*\d{1,2}\s*(?:月|[-/.])\s*\d{1,2}\s*日?"
_FIRST_DATE = re.compile(rf"(?<!\d){_DATE}(?!\d)")
_ONLY_DATE = re.compile(
    rf"[\W_]*{_DATE}(?:\s*\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?(?:\s+\S{{2,20}}){{0,4}}[\W_]*"
)
_SENTENCE = re.compile(r"[，。！？；]")
_SAID_DATE = re.compile(
    rf"(?:发布|发表|刊发|刊登|更新|上传|成文)?(?:时间|日期|于)\s*[:：]?\s*\[?({_DATE})(?!\d)"
)
_SAID_SOURCE = re.compile(
    r"(?:(?:信息|稿件|文章|新闻|内容|资料)?来源|稿源|出处|转自)\s*[:：]\s*《?([^\s|｜:：》()（）【】\[\]]{2,30})(?![:：])"
)
_AFTER_DATE = re.compile(rf"{_DATE}(?:\s*\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?\s+(\S{{2,20}})(?:\s|$)")
_SAID_AUTHORS = re.compile(
    r"(?:作者|撰文|撰稿|记者|通讯员|文字)\s*[:：]\s*([^:：|｜\d]{2,40}?)"
    r"(?=\s*(?:$|[|｜\d]|[\u4e00-\u9fff]{2,6}\s*[:：]|来源|编辑|责编|发布|浏览|点击|阅读|字[体号]|分享))"
)
# Names that stand where a publication could, and are none.
_NOBODY = re.compile(
    r"(?:本[站网报刊]|原创|网络|互联网|未知|转载|综合|佚名|管理员|admin|网友投稿).{0,4}"
)
_BYLINE = re.compile(
    r"[(【►▶\s]*[^。:;,]{0,12}?(?:记者|通讯员|作者|撰文|特约撰稿)[:/\s]*[^。;,]{2,40}[)】]?"
)


@dataclass(frozen=True, slots=True)
class Head:
    """The headlines of a page. blocks: the indexes of those that stand above the text."""

    title: str | None = None
    kicker: str | None = None
    subtitle: str | None = None
    blocks: tuple[int, ...] = ()


def find_head(tree: Tree, body: Sequence[int], known: Iterable[str], bar: str) -> Head:
    """The headlines of a page with that body.

    known: titles that the page declares, the surest first; bar: what stands in its title bar.
    """
    declared = [title for title in known if title]
    at = _headline(tree, body, declared, bar)
    if at is None:
        site_off = without_site(declared[0] if declared else bar)
        return Head(site_off or None)
    title = tree.blocks[at].text
    whole = next((one for one in declared if _words(one) == _words(title)), None)
    blocks = [at]
    kicker = _beside(tree, at - 1, at)
    subtitle = _beside(tree, at + 1, at)
    blocks += [at - 1] if kicker else []
    blocks += [at + 1] if subtitle else []
    return Head(whole or title, kicker, subtitle, tuple(sorted(blocks)))


def without_site(title: str, site: str | None = None) -> str:
    """A title out of the title bar without the names of the section and the site behind it."""
    pieces = _SPLIT.split(title)
    count = len(pieces)
    while len(pieces) > 1 and (
        pieces[-1] == site
        or len(pieces) > 2
        or len(pieces[-1]) <= min(LONGEST_SITE, len(pieces[0]))
        or _SITE.fullmatch(fold(pieces[-1]))
    ):
        pieces.pop()
    if len(pieces) == count:
        return title
    end = 0
    for piece in pieces:
        end = title.index(piece, end) + len(piece)
    return title[:end].strip()


def site_of(title: str) -> str | None:
    """The name of the site at the end of a title bar: …_云麓新闻网; None where there is none."""
    pieces = _SPLIT.split(title)
    last = pieces[-1].strip()
    known = len(pieces) > 1 and 2 <= len(last) <= LONGEST_SITE and is_outlet(last)
    return last if known else None


def find_imprint(blocks: Sequence[Block]) -> Declared:
    """What the lines between a headline and its text say, with the origin "page text"."""
    text = "  ".join(block.text for block in blocks)[:LONGEST_IMPRINT]
    plain = fold(text)
    pairs: list[tuple[str, object]] = []
    date = _SAID_DATE.search(plain)
    first = _FIRST_DATE.search(plain)
    if date or first:
        pairs.append(("date", date[1] if date else first[0] if first else None))
    source = _SAID_SOURCE.search(plain)
    after = _AFTER_DATE.search(plain)
    if source and not _NOBODY.fullmatch(source[1]):
        pairs.append(("publication", text[source.start(1) : source.end(1)]))
    elif after and _OUTLET.fullmatch(after[1]):
        pairs.append(("publication", text[after.start(1) : after.end(1)]))
    authors = _SAID_AUTHORS.search(plain)
    if authors and not _NOBODY.fullmatch(authors[1].strip()):
        pairs.append(("authors", text[authors.start(1) : authors.end(1)]))
    return declare(pairs, "page text")


def byline_in(text: str) -> str | None:
    """The byline that a line beside a headline is; None where it holds anything but names."""
    fits = (
        0 < len(text) <= LONGEST
        and _BYLINE.fullmatch(fold(text)) is not None
        and not _FIRST_DATE.search(text)
        and bool(authors_of(text))
    )
    return text if fits else None


def is_imprint(block: Block) -> bool:
    """Whether a block says who printed the text, and when, and holds no sentence."""
    if len(block.text) > LONGEST or _SENTENCE.search(block.text):
        return False
    plain = fold(block.text)
    return bool(
        _SAID_DATE.search(plain)
        or _SAID_SOURCE.search(plain)
        or _SAID_AUTHORS.search(plain)
        or _ONLY_DATE.fullmatch(plain)
        or byline_in(block.text)
    )


def is_outlet(name: str) -> bool:
    """Whether a name is that of a newspaper or a site and no person's."""
    return _OUTLET.fullmatch(fold(name)) is not None


def _headline(tree: Tree, body: Sequence[int], known: Sequence[str], bar: str) -> int | None:
    """The block that is the headline: above the text, or the first of it."""
    last = body[0] + 2 if body else len(tree.blocks)
    titles = [_words(title) for title in known]
    in_bar = _words(without_site(bar))
    ranked = [
        (_rank(block, _words(block.text), titles, in_bar), block.level != 1, -at)
        for at, block in enumerate(tree.blocks[:last])
        if SHORTEST <= len(block.text) <= LONGEST and not tree.boxes[block.box].hidden
    ]
    # The nearest to the text; the same words stand further up in the crumbs.
    best = min(ranked, default=None)
    return None if best is None or best[0] == NO_HEADLINE else -best[2]


def _rank(block: Block, words: str, titles: Sequence[str], bar: str) -> int:
    """How likely a block is the headline; 0 is likeliest. A link is none, it leads to another."""
    if len(words) < SHORTEST:
        return NO_HEADLINE
    longer = len(words) > SHORTEST
    alone = block.bare == block.text
    tests = (
        words in titles,
        alone and block.level == 1 and words in bar,
        alone and longer and bar.startswith(words),
        alone and longer and any(words in title for title in titles),
        alone and block.level == 1,
        alone and 2 <= block.level <= 3,
    )
    return next((rank for rank, test in enumerate(tests) if test), NO_HEADLINE)


def _beside(tree: Tree, at: int, headline: int) -> str | None:
    """The text of a heading that stands right beside the headline, in the same box."""
    if not 0 <= at < len(tree.blocks):
        return None
    block, title = tree.blocks[at], tree.blocks[headline]
    parents = [tree.boxes[one.box].parent for one in (block, title)]
    fits = (
        2 <= block.level <= 6
        and title.level
        and parents[0] == parents[1]
        and block.bare == block.text
        and len(block.text) <= LONGEST
        and not _FIRST_DATE.search(block.text)
        and not _SAID_SOURCE.search(block.text)
    )
    return block.text if fits else None


def _words(text: str) -> str:
    return _NOT_IN_WORDS.sub("", fold(text))
