"""Wholes and parts: which projects are parts of others, and what they have from each other."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from store.extract.patterns import pattern
from store.extract.roster import spot
from store.model import Claim, Evidence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from store.extract.anchors import Anchor
    from store.extract.namesakes import Spot
    from store.extract.roster import Entry, Roster
    from store.extract.topic import Topic
    from store.model import Mention

RULES = {
    "part-name": "The name of the part contains the name of the whole, or opens with it.",
    "part-phase": "The part is a phase (一期, 二期) of the project of that name.",
    "part-list": "The text names the part after 包括 or 其中, and before that speaks of the whole.",
    "part-figure": "A phase of the whole has the very capacity that names the part.",
    "whole-park": "A part stands in the park of its whole, or in the whole if that is a park.",
    "whole-org": "A phase is built by the body that builds the whole.",
    "whole-status": "Of a part nothing is told but the stage of its whole, or the other way round.",
}

# A phase after the first has a stage of its own.
LATER = pattern("[二三四五六]期")
# What is done to something that stands long since: 地铁3号线扩能提升工程.
RENEWAL = pattern(
    "扩能|改造|改建|扩建|扩容|提升|提质|提速|升级|大修|加固|修缮|整治|迁改|加装|增设|技改|复线|新线|增建|二线|三线"
)
STRETCHES = ("段", "标")
# The stage of a part that is only to be finished some day gives way to that of the whole.
IMPLIED = ("status-implied", "status-invested")


def find(roster: Roster, topic: Topic) -> None:
    """Note in the roster the parts that a sentence names: X包括A、B, or 其中,A after X."""
    for index, anchors in enumerate(topic.anchors):
        for anchor in anchors:
            if topic.is_part(anchor):
                owner = topic.above(index, anchor)
                if owner and len(owner.projects) == 1:
                    _note(roster, owner.projects[0], anchor)


def _note(roster: Roster, whole: int, anchor: Anchor) -> None:
    for project in anchor.projects:
        entry = roster.entries[project]
        if project != whole and roster.entries[whole].whole != project:
            place = (anchor.part, anchor.start, 0)
            at = bisect_left(entry.mentions, place, key=spot)
            entry.join(whole, "part-list", entry.mentions[at])


def inherit(roster: Roster, claims: dict[int, list[Claim]], mentions: Sequence[Mention]) -> None:
    """Add to each part's claims what it lacks and its whole has, and the other way round.

    That is the stage and the park, for a phase also who builds it; and each part gets the claim
    that it is one.
    """
    parks = {spot(each) for each in mentions if each.type == "PARK"}
    for index, entry in enumerate(roster.entries):
        if entry.whole is None or entry.whole_at is None:
            continue
        whole = entry.whole
        seen = Evidence(*spot(entry.whole_at), "subject")
        given = [(whole, index, "park")]
        if _is_start(entry.name, roster.entries[whole].name):
            given.append((index, whole, "status"))
        if not LATER.search(entry.name):
            given.append((whole, index, "status"))
        if entry.phase or entry.whole_by == "part-figure":
            given += [(whole, index, "org"), (index, whole, "org"), (index, whole, "park")]
        for giver, taker, attribute in given:
            _hand_down(
                claims,
                giver,
                taker,
                attribute,
                seen,
                upwards=giver == index,
                stretch=entry.name.endswith(STRETCHES),
                whole=roster.entries[taker].names,
            )
        if LATER.search(entry.name) and not _has_stage(claims[index]):
            claims[index] += _still_to_come(entry.whole_at)
        if not any(claim.attribute == "park" for claim in claims[index]):
            claims[index] += _in_whole(roster, entry.whole_at, whole, parks)
        value = Evidence(*spot(_named(roster.entries[whole], entry.whole_at)), "value")
        name = roster.entries[whole].name
        told = replace(seen, role="trigger")
        claims[index].append(Claim("part_of", entry.whole_by, (value, seen, told), None, name))


def _is_start(part: str, whole: str) -> bool:
    """False for a later phase, or a renewal: what it is part of may stand long since."""
    return not any(
        found[0] not in whole for words in (LATER, RENEWAL) for found in words.finditer(part)
    )


def _has_stage(claims: list[Claim]) -> bool:
    return any(claim.attribute == "status" for claim in claims)


def _still_to_come(part: Mention) -> Iterator[Claim]:
    """The claim that a later phase of which no stage is told is planned."""
    evidence = (Evidence(*spot(part), "subject"), Evidence(*spot(part), "trigger"))
    yield Claim("status", "status-phase", evidence, None, "planned", "planned")


def _in_whole(roster: Roster, part: Mention, whole: int, parks: set[Spot]) -> Iterator[Claim]:
    """The claim that a part stands in its whole, where that is a park itself."""
    entry = roster.entries[whole]
    park = next((each for each in entry.mentions if spot(each) in parks), None)
    if park is not None:
        evidence = (
            Evidence(*spot(park), "value"),
            Evidence(*spot(part), "subject"),
            Evidence(*spot(part), "trigger"),
        )
        yield Claim("park", "whole-park", evidence, None, entry.name)


def _named(whole: Entry, part: Mention) -> Mention:
    """Where the whole is named last before its part, or else first; the part where it never is."""
    before = [each for each in whole.mentions if spot(each)[:2] <= spot(part)[:2]]
    return before[-1] if before else next(iter(whole.mentions), part)


def _is_built(claims: list[Claim]) -> bool:
    return any(claim.object in ("building", "started") for claim in claims)


def _hand_down(
    claims: dict[int, list[Claim]],
    giver: int,
    taker: int,
    attribute: str,
    seen: Evidence,
    *,
    upwards: bool,
    stretch: bool = False,
    whole: Collection[str] = (),
) -> None:
    """Copy the giver's claims of one attribute to a taker that has none.

    upwards: the giver is a part of the taker; stretch: one of its length (X高速青山段). whole: the
    names of the taker.
    """
    own = [claim for claim in claims[taker] if claim.attribute == attribute]
    given = [
        claim
        for claim in claims[giver]
        # The first phase of a park stands in it; the park does not.
        if claim.attribute == attribute and (attribute != "park" or claim.object not in whole)
    ]
    if upwards and stretch:
        # Who has won a stretch of a road has not won the road.
        given = [claim for claim in given if claim.object != "signed"]
    weak = bool(given) and given[0].rule in IMPLIED
    # Where a part is being built the whole is, whenever that is to be finished.
    yields = (*IMPLIED, "status-planned") if upwards and _is_built(given) else IMPLIED
    if not given or weak or any(claim.rule not in yields for claim in own):
        return
    claims[taker] = [claim for claim in claims[taker] if claim not in own]
    for claim in given:
        evidence = (*(each for each in claim.evidence if each.role != "subject"), seen)
        claims[taker].append(replace(claim, rule="whole-" + attribute, evidence=evidence))
