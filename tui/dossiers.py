"""What is known of claims, projects and parks, as lines for people."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tui import messages
from tui.messages import (
    ATTRIBUTES,
    CONFIDENCES,
    LEVELS,
    MODALITIES,
    STATES,
    STATUSES,
    TYPES,
    UNITS,
    _,
    amount,
    calendar,
    label,
    ngettext,
    number,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from store.model import (
        ClaimRow,
        Correction,
        EntityRow,
        Explanation,
        MergeRow,
        Naming,
        ParkView,
        PartyView,
        ProjectRow,
        ProjectView,
        Reextraction,
        Said,
        Stated,
        Total,
    )

# How the lists of words that tell a role begin.
ROLES = ("value", "trigger", "subject")


def claim_line(one: ClaimRow) -> str:
    """A claim in a list: its mark, what it says of what, how far it holds, where that stands."""
    return " | ".join((one.mark, said(one), origin(one)))


def said(one: ClaimRow) -> str:
    """What a claim says of what, and how far it holds."""
    told = f"{label(ATTRIBUTES, one.attribute)}: {value(one)}"
    return " | ".join((one.name, told, qualities(one)))


def value(one: ClaimRow) -> str:
    """What a claim says: the figure normalised and as written, the stage, the other name."""
    if one.figure is not None:
        return amount(one.figure, one.given)
    if one.attribute == "status":
        return f"{label(STATUSES, one.object or '')} ({one.words})"
    return one.object or ""


def qualities(one: ClaimRow) -> str:
    """How far a claim holds: modality, time, class, what the reader said of it."""
    words = [label(MODALITIES, one.modality)]
    if one.time:
        words.append(_("for {time}").format(time=calendar(one.time)))
    words.append(label(CONFIDENCES, one.confidence))
    if one.state in STATES:
        words.append(label(STATES, one.state))
    return ", ".join(words)


def modality(one: ClaimRow) -> str:
    """Whether it is so, planned, forecast, or a sum so far."""
    return label(MODALITIES, one.modality)


def origin(one: ClaimRow) -> str:
    """Where a claim stands: the place that `show` and `cite` take, the newspaper, the day."""
    return f"[{one.place}] " + ", ".join(
        (one.publication or _("publication unknown"), one.date or _("date unknown"))
    )


def explained_lines(told: Sequence[Explanation]) -> Iterator[str]:
    """Why claims say what they say; a passage once, with the first of those that stand in it."""
    passages = list(dict.fromkeys(one.passage for one in told))
    shown = ""
    for at, one in enumerate(sorted(told, key=lambda each: passages.index(each.passage))):
        if at:
            yield ""
        yield from _explanation_lines(one, with_passage=one.passage != shown)
        shown = one.passage


def _explanation_lines(one: Explanation, *, with_passage: bool) -> Iterator[str]:
    claim = one.claim
    yield f"{label(ATTRIBUTES, claim.attribute)} | {claim.name}"
    yield f"{value(claim)} | {qualities(claim)}"
    yield f"{claim.mark} | {origin(claim)}"
    if one.passage and with_passage:
        yield from ("", one.passage, "")
    for witness in sorted(one.witnesses, key=lambda each: ROLES.index(each.role)):
        yield _("{role}: {words} [{place}, {start}-{end}]").format(
            role=role(witness.role),
            words=witness.words,
            place=witness.place,
            start=witness.start,
            end=witness.end,
        )
    if one.version:
        yield _("rule: {rule} ({key}, version {version})").format(
            rule=one.rule, key=claim.rule, version=one.version
        )
    else:
        yield _("rule: {rule}").format(rule=one.rule)
    if one.turned_down:
        yield _("turned down:")
        for other in one.turned_down:
            yield f"  {kind(other.kind)} {other.words}: {other.why}"
    for said in one.corrections:
        yield correction_line(said)


def role(role: str) -> str:
    """What words do for a claim."""
    return {"value": _("words"), "trigger": _("told by"), "subject": _("said of")}[role]


def kind(kind: str) -> str:
    """What a claim could have been about or have said instead."""
    return {
        "project": _("project"),
        "attribute": _("attribute"),
        "figure": _("figure"),
        "name": _("name"),
    }[kind]


def entity_line(one: EntityRow) -> str:
    """An entity in a list: its key, kind, name, what tells it apart, other names."""
    pieces = [f"{one.id} {label(TYPES, one.type)} {one.name}"]
    if one.scope:
        pieces.append(one.scope)
    pieces.append(
        ngettext("{count} article", "{count} articles", one.articles).format(count=one.articles)
    )
    if one.names:
        pieces.append(_("also {names}").format(names=", ".join(one.names)))
    return " | ".join(pieces)


def project_lines(one: ProjectView) -> Iterator[str]:
    """A project: its names, its life, its figures over time, the parts it has, its merges."""
    yield entity_line(one.entity)
    for name, text in (
        (_("park"), one.park.name if one.park else ""),
        (_("investors"), ", ".join(one.investors)),
        (_("part of"), one.whole.name if one.whole else ""),
        (_("parts"), ", ".join(part.name for part in one.parts)),
    ):
        if text:
            yield f"{name}: {text}"
    if one.life:
        yield _("life:")
        for stage in one.life:
            day = calendar(stage.time) if stage.time else _("date unknown")
            told = "" if stage.told else _(" (day of the article)")
            yield f"  {day}{told} {label(STATUSES, stage.status)}"
            for claim in stage.claims:
                yield f"    {claim.mark} {origin(claim)}: {claim.words}"
    figures = [row for row in one.claims if row.attribute != "status"]
    for attribute, rows in groupby(figures, key=lambda row: row.attribute):
        yield f"{label(ATTRIBUTES, attribute)}:"
        yield from _told_lines(list(rows))
    yield from merge_lines(one.merges)


def _told_lines(rows: Sequence[ClaimRow]) -> Iterator[str]:
    """What is told of one attribute: a line for equal values, those that tell it below where they
    are several.
    """
    for group, difference in alike(rows):
        row = group[0]
        if len(group) == 1:
            words = ", ".join(filter(None, (qualities(row), difference)))
            yield f"  {value(row)} | {words} | {row.mark} {origin(row)}"
            continue
        words = ", ".join(filter(None, (label(MODALITIES, row.modality), told(group), difference)))
        yield f"  {value(row)} | {words}"
        for each in group:
            yield f"    {each.mark} {origin(each)}: {each.words} | {qualities(each)}"


def told(group: Sequence[ClaimRow]) -> str:
    """How many articles tell these."""
    count = len({each.article for each in group})
    return ngettext("{count} article", "{count} articles", count).format(count=count)


def alike(rows: Sequence[ClaimRow]) -> Iterator[tuple[list[ClaimRow], str]]:
    """What is told of one attribute, equal values together, and in what they differ from others in
    words. Only one value is marked as the newest, and none where articles of the last day differ.
    """
    equal: dict[tuple[object, ...], list[ClaimRow]] = {}
    for row in rows:
        equal.setdefault((*_means(row), row.modality, row.counts), []).append(row)
    dated = [(group, _differs_on(group)) for group in equal.values()]
    last: dict[tuple[str, str], list[str]] = {}
    for group, day in dated:
        if day is not None:
            last.setdefault(_kin(group[0]), []).append(day)
    for group, day in dated:
        difference = ""
        if day is not None:
            days = last[_kin(group[0])]
            difference = _difference(
                newest=day == max(days),
                alone=days.count(day) == 1,
                later=not any(each.newest for each in group),
            )
        yield group, difference


def _differs_on(group: Sequence[ClaimRow]) -> str | None:
    """The last day on which one of equal claims is told that others differ from; None where none
    do.
    """
    return max((row.date or "" for row in group if row.differs), default=None)


def _means(row: ClaimRow) -> tuple[object, ...]:
    """What a claim says, however it is written."""
    if row.figure is None:
        return (row.object,)
    one = row.figure
    return (one.value, one.high, one.low, one.unit, one.bound, one.iso)


def _kin(row: ClaimRow) -> tuple[str, str]:
    """What claims on one attribute must share to differ from each other."""
    return row.modality, (row.figure.unit or "").split("/")[0] if row.figure else ""


def _difference(*, newest: bool, alone: bool, later: bool) -> str:
    if newest and alone:
        return _("the newest, others differ")
    if newest:
        return _("others of that day differ")
    return _("a newer one differs") if later else _("others differ")


def park_lines(one: ParkView, projects: Sequence[ProjectRow]) -> Iterator[str]:
    """A park: where it is, sums that never mix what must not be added, what is there."""
    yield entity_line(one.entity)
    row = one.row
    place = " ".join(word for word in (row.province, row.city) if word)
    if row.level:
        yield f"{label(LEVELS, row.level)} | {place}"
    if one.totals:
        yield _("sums over its projects:")
        yield from (f"  {total_line(total)}" for total in one.totals)
    if projects:
        yield ngettext("{count} project:", "{count} projects:", len(one.projects)).format(
            count=len(one.projects)
        )
    for project in projects:
        pieces = [f"  {project.id} {project.name}"]
        if project.investment:
            pieces.append(amount(project.investment, project.given))
        if project.status:
            pieces.append(label(STATUSES, project.status))
        if project.date:
            pieces.append(project.date)
        yield " | ".join(pieces)
    if one.organisations:
        yield _("investors and builders:")
        for backer in one.organisations:
            count = ngettext("{count} project", "{count} projects", backer.projects)
            yield f"  {backer.name} | {count.format(count=backer.projects)}"
    yield from merge_lines(one.merges)


def party_lines(one: PartyView) -> Iterator[str]:
    """An organisation or a person: what it is called, its projects with what says so, its people,
    what is named with it, its articles.
    """
    yield entity_line(one.entity)
    yield from _section(
        _("called:"),
        (f"{each.title} {each.body}".rstrip() + f" | [{each.place}]" for each in one.positions),
    )
    if one.projects > len(one.parts):
        told = _("{count} projects, the {shown} newest:")
        yield told.format(count=one.projects, shown=len(one.parts))
    elif one.parts:
        yield _("projects it invests in or builds:")
    for part in one.parts:
        row = part.project
        pieces = [
            f"  {row.id} {row.name}",
            row.park,
            row.investment and amount(row.investment, row.given),
        ]
        pieces += [row.status and label(STATUSES, row.status), row.date]
        yield " | ".join(piece for piece in pieces if piece)
        for claim in part.claims:
            yield f"    {claim.mark} {origin(claim)}: {claim.words} | {qualities(claim)}"
    yield from _section(_("its people:"), (f"{each.id} {each.name}" for each in one.people))
    yield from _section(
        _("named in the same passages:"),
        (
            f"{each.id} {label(TYPES, each.type)} {each.name} | {each.passages} | [{each.place}]"
            for each in one.beside
        ),
    )
    yield from _section(
        _("newest articles that name it, of reprints the earliest:"), map(_naming_line, one.namings)
    )
    yield from merge_lines(one.merges)


def _section(head: str, lines: Iterable[str]) -> Iterator[str]:
    """The lines below a head; nothing where there are none."""
    for place, text in enumerate(lines):
        if place == 0:
            yield head
        yield f"  {text}"


def _naming_line(one: Naming) -> str:
    told = one.news
    words = (told.title or _("without a headline"), told.publication, told.date, one.words)
    return f"[{one.place}] " + " | ".join(word for word in words if word)


def total_amount(one: Total) -> str:
    """How much a sum is, with its unit."""
    low, high = number(one.low), number(one.high)
    text = low if one.low == one.high else _("{low} to {high}").format(low=low, high=high)
    if one.open:
        text = _("more than {amount}").format(amount=text)
    elif one.about:
        text = _("about {amount}").format(amount=text)
    return f"{text} {label(UNITS, one.unit)}"


def total_line(one: Total) -> str:
    """A sum: of what, how much, over how many projects, and what was left out of it."""
    text = total_amount(one)
    over = ngettext("over {count} project", "over {count} projects", one.projects)
    pieces = [
        f"{label(ATTRIBUTES, one.attribute)}, {label(MODALITIES, one.modality)}: {text}",
        over.format(count=one.projects),
    ]
    if one.parts:
        pieces.append(
            ngettext(
                "{count} part of a whole left out", "{count} parts of wholes left out", one.parts
            ).format(count=one.parts)
        )
    if one.unsure:
        pieces.append(unsure(one))
    return " | ".join(pieces)


def unsure(one: Total) -> str:
    """How much of a sum rests on facts of the low class; nothing where none of it does."""
    if not one.unsure:
        return ""
    if one.unsure == one.projects:
        return _("of low confidence")
    return _("{amount} of it of low confidence").format(amount=number(one.unsure_low))


def merge_lines(merges: Sequence[MergeRow]) -> Iterator[str]:
    """Why other names count as an entity."""
    if merges:
        yield _("held to be one:")
    yield from (f"  {merge_line(one)}" for one in merges)


def merge_line(one: MergeRow) -> str:
    """A merge: its number, what counts as what, and why."""
    scope = f" ({one.scope})" if one.scope else ""
    line = f"{one.id} {one.name}{scope} = {one.head}: {one.reason}"
    return f"{line} ({_('taken back')})" if one.undone else line


def correction_line(one: Correction, *, waits: bool = False) -> str:
    """A correction in the log: its key, what was done to what, when, and whether it stands.

    waits: its article or its words are not in the library.
    """
    head = f"{one.id} {one.written[:10]} {one.kind}"
    if one.kind in ("merge", "part"):
        sign = "=" if one.kind == "merge" else "!="
        pieces = [head, f" {sign} ".join(pair(one))]
        return " | ".join([*pieces, _("taken back")] if one.undone else pieces)
    pieces = [head, one.name]
    if one.attribute:
        pieces.append(label(ATTRIBUTES, one.attribute))
    former, said = _said(one.former), _said(one.value)
    pieces.append(" -> ".join(text for text in (former, said) if text))
    if one.article:
        pieces.append(one.article)
    if one.undone:
        pieces.append(_("taken back"))
    elif waits:
        pieces.append(_("waits: its article or its words are not here"))
    return " | ".join(piece for piece in pieces if piece)


def pair(one: Correction) -> tuple[str, str]:
    """The two that a merge or a parting is about, each with what tells it apart."""
    head = (one.value.text, one.value.object or "") if one.value else ("", "")
    first, second = (
        name if not scope or scope[0] in "=≠" else f"{name} ({scope})"
        for name, scope in ((one.name, one.scope), head)
    )
    return first, second


def _said(said: Said | None) -> str:
    if said is None:
        return ""
    return amount(said.figure) if said.figure is not None else said.text


def reextraction_lines(one: Reextraction) -> Iterator[str]:
    """What other rules find otherwise."""
    for change in one.told:
        sign = {"added": "+", "gone": "-", "changed": "~"}[change.what]
        words = " -> ".join(_found(one) for one in (change.before, change.after) if one)
        yield f"{sign} [{change.place}] {words}"


def _found(one: Stated | str) -> str:
    """What rules find, as the list of facts tells it."""
    if isinstance(one, str):
        return one
    said = label(STATUSES, one.said) if one.attribute == "status" else one.said
    words = [label(MODALITIES, one.modality)]
    if one.time:
        words.append(_("for {time}").format(time=calendar(one.time)))
    words += [label(CONFIDENCES, one.confidence), one.rule]
    return " | ".join((one.name, f"{label(ATTRIBUTES, one.attribute)}: {said}", ", ".join(words)))


def reextraction_summary(one: Reextraction) -> str:
    """How much changed, in one line, and from which rules to which."""
    counts = ", ".join(f"{name} {count:,}" for name, count in one.counts.items())
    rules = str(one.rules)
    if one.former not in ((), (one.rules,)):
        rules = f"{', '.join(map(str, one.former))} -> {rules}"
    line = _("{articles}, {paragraphs}, rules {rules}: {counts}.").format(
        articles=messages.articles(one.articles),
        paragraphs=messages.paragraphs(one.paragraphs),
        rules=rules,
        counts=counts or _("nothing changes"),
    )
    return f"{line} {_('Nothing was written.')}" if one.dry else line
