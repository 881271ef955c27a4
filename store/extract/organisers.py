"""ORG told by what it hosts: 由甲网、乙平台联合主办. Each item of the row is an organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import bodies
from store.extract.patterns import pattern
from store.extract.vocabulary import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.extract.clauses import Clauses
    from store.model import Range

RULES = {"org-host": "An item of a row that 由 opens and 主办, 承办 or the like closes."}

HOSTED = pattern(
    "由([^,。;:!?由将]{2,60}?)(?:联合|共同|携手|牵头|独家|发起)*(?:主办|承办|协办|举办|发起(?!人|单位))"
)
ITEM = pattern("(?:(?!、|以及|和|与|及|联合|共同|携手)[^ ])+")
# What closes a word for many, or for what is no organisation.
PLAIN = tuple(section("no hosts"))
# What an item is made of: no verbs, no function words.
KINDS = frozenset('nwasozx#("')
LONGEST = 16
JOINS = ("和", "与", "及")
# What closes the name of a medium: 新华|网.
MEDIA = "网报社台"


def hosting(clauses: Clauses) -> Iterator[Range]:
    """The items of every row of those who host something, that look like names."""
    text = clauses.folded
    if "由" not in text or ("办" not in text and "发起" not in text):
        return
    for found in HOSTED.finditer(text):
        items = [item.span() for item in ITEM.finditer(text, *found.span(1))]
        for number, (start, end) in enumerate(items):
            # 国家投资|和|私有化署: a name that is parted by 和 is none in two.
            after = items[number + 1 : number + 2]
            before = items[number - 1 : number] if number else []
            joined = [one for one in after if text[end : one[0]] in JOINS]
            joined += [one for one in before if text[one[1] : start] in JOINS]
            if all(_made(clauses, *one) for one in joined) and _named(clauses, start, end):
                yield start, end


def _made(clauses: Clauses, start: int, end: int) -> bool:
    """Whether whole words of kinds that names have make an item, and a noun closes it."""
    words = clauses.between(start, end)
    whole = bool(words) and clauses.whole(end)
    return whole and words[-1].kind not in "wa" and all(word.kind in KINDS for word in words)


def _named(clauses: Clauses, start: int, end: int) -> bool:
    """Whether an item is made as a name is and tells more than a kind or a place."""
    if not 2 < end - start <= LONGEST or not _made(clauses, start, end):
        return False
    words = clauses.between(start, end)
    if clauses.folded.endswith(PLAIN, start, end) or clauses.piece(words[0]) in bodies.ROLES:
        return False
    medium = clauses.folded[end - 1] in MEDIA
    telling = medium or words[0].kind == "s" or any(word.kind in "ozx" for word in words)
    return telling and not all(word.kind == "s" for word in words)
