"""Claims of a library: how they stand, what the reader says of them, why they say what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.model.facts import Figure
    from store.model.texts import Range


# What a claim is by now. Found by the rules: "automatic", or "confirmed" by the reader, "replaced"
# by the reader's own value, "rejected". Made by the reader: "corrected" stands in the place of a
# replaced one, "added" for itself. Replaced and rejected ones are kept and shown, and count for
# nothing.
CLAIM_STATES = ("automatic", "confirmed", "corrected", "added", "replaced", "rejected")
COUNTING = ("automatic", "confirmed", "corrected", "added")

# Said or confirmed by the reader: it goes before what the rules found, however new.
BY_READER = ("corrected", "added", "confirmed")

# What a reader can do to a claim, and to an entity.
CORRECTIONS = ("confirm", "correct", "reject", "add", "rename", "split", "merge", "part")


@dataclass(frozen=True, slots=True)
class Said:
    """What a claim says, or what the reader says it should: words, and what they mean.

    text: the words. object: a status, or the name linked to; None where `figure` says it. type:
    of the figure, one of FIGURE_TYPES. modality, time: see Claim.
    """

    text: str
    object: str | None = None
    figure: Figure | None = None
    type: str | None = None
    modality: str = "actual"
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """Something the reader says of a claim or an entity.

    kind: one of CORRECTIONS. type, name, scope: the entity it is about: of a claim, its project.
    value: what the reader says: of a rename or split, `text` is the new name, of a merge or a
    parting the other entity's; `object` is the scope of that. former: what the rules said.
    article_hash, quote, prefix, suffix, position: the place it is tied to (see store.anchors).
    article: headline of the article. written, undone: ISO 8601 in UTC; undone is None while it
    stands.
    """

    id: int
    kind: str
    type: str
    name: str
    scope: str
    attribute: str | None = None
    value: Said | None = None
    former: Said | None = None
    article_hash: str | None = None
    quote: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    position: int | None = None
    article: str | None = None
    written: str = ""
    undone: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim as the reader meets it in a list: what it says, of what, and where that stands.

    mark: what it is known by. project: key of the project, `name` its name. figure: None for
    links and statuses, whose `object` is the other name or the status. linked: key of what a link
    is to. words: those that say it; given: what the reader gave for them, in his words.
    place: "12.3", "12" for a headline. date: of the article. newest: no later article says anything
    else of it; differs: another claim that counts says something that cannot hold beside it.
    """

    mark: str
    project: int
    name: str
    attribute: str
    figure: Figure | None
    object: str | None
    modality: str
    time: str | None
    rule: str
    confidence: str
    state: str
    words: str
    place: str
    article: int
    date: str | None
    title: str | None
    publication: str | None
    type: str | None = None
    linked: int | None = None
    given: str | None = None
    newest: bool = True
    differs: bool = False

    @property
    def counts(self) -> bool:
        """Whether the reader has neither rejected nor replaced it."""
        return self.state in COUNTING


@dataclass(frozen=True, slots=True)
class FactHit:
    """One claim that a search of the facts found, with the passage it stands in.

    paragraph: the key of the passage; None for a headline. kind: of the paragraph, or "title",
    "kicker", "subtitle". spans: the words in `text` that the claim rests on, in order, not
    overlapping. page: of the newspaper.
    """

    claim: ClaimRow
    paragraph: int | None
    kind: str
    text: str
    spans: tuple[Range, ...]
    page: str | None


@dataclass(frozen=True, slots=True)
class Witness:
    """A span that supports a claim. role: see Evidence. place: "12.3", "12" for a headline."""

    role: str
    place: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """Something a claim could have said instead, and why the rules turned it down.

    kind: "project", "attribute", "figure" or "name".
    """

    kind: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a claim says what it says.

    passage: the paragraph its value stands in. rule: in words. version: of the rules that found it,
    0 for the reader's own. corrections: what the reader said of it, the oldest first; those taken
    back in `undone`. conflicts: what counts and cannot hold beside it; others: all else that is
    told of the project under the same attribute, whatever became of it.
    """

    claim: ClaimRow
    passage: str
    witnesses: tuple[Witness, ...]
    rule: str
    version: int
    turned_down: tuple[Alternative, ...]
    corrections: tuple[Correction, ...]
    undone: tuple[Correction, ...] = ()
    conflicts: tuple[ClaimRow, ...] = ()
    others: tuple[ClaimRow, ...] = ()
