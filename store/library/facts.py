"""What the reader says of facts: confirmed, corrected, rejected, added; taken back, shared, found
anew.

Every function takes the path of a library (the reader's own where it is None), writes in one
transaction, and raises YuanzhiError where the library cannot be written or what is named is not
there.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from gettext import dgettext
from typing import TYPE_CHECKING

from store import claims, counting
from store.dossier import is_key
from store.library.entities import head_of
from store.library.writing import apply, own, put, renew, resettle, writing
from store.model import ATTRIBUTES, LINKS, Correction, YuanzhiError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from store.merges import Named
    from store.model import ClaimRow, Range, Reextraction

# What a claim of the reader's can be about.
CLAIMED = (*ATTRIBUTES, *LINKS, "status")


def confirm(mark: str, library: Path | None = None) -> ClaimRow:
    """Say that a claim is right; the claim as it is then."""
    return judge("confirm", (mark,), library)[0]


def reject(mark: str, library: Path | None = None) -> ClaimRow:
    """Say that a claim is wrong: it is kept, and counts for nothing."""
    return judge("reject", (mark,), library)[0]


def judge(kind: str, marks: Sequence[str], library: Path | None = None) -> list[ClaimRow]:
    """Say that claims are right or wrong ("confirm", "reject"), all of them or, where one cannot
    be, none; the claims as they are then.
    """
    with writing(library) as connection:
        return [_amend(connection, mark, kind, None) for mark in marks]


def correct(
    mark: str, value: str, library: Path | None = None, *, modality: str | None = None
) -> ClaimRow:
    """Say what a claim should say: an amount as the news writes it (12亿元), a date, a stage, a
    name. The claim stays beside the reader's own, which counts in its place. modality: where it is
    another.
    """
    with writing(library) as connection:
        return _amend(connection, mark, "correct", value, modality)


def add(
    place: str,
    project: str,
    attribute: str,
    value: str,
    words: str | None = None,
    library: Path | None = None,
    *,
    modality: str | None = None,
) -> ClaimRow:
    """Say something of a project that the rules did not find. place: the paragraph that says it
    ("12.3"); words: those in it that say it, where they are not `value` itself; modality: see
    `Said`.
    """
    from store import corrections
    from store.library import given

    if attribute not in CLAIMED:
        raise YuanzhiError(
            dgettext("yuanzhi", "{attribute} is no attribute: take one of {all}.").format(
                attribute=attribute, all=", ".join(CLAIMED)
            )
        )
    project, value = given.words(project), given.words(value)
    with writing(library) as connection:
        article, paragraph = _paragraph(connection, place)
        ordinal, text, digest, title = connection.execute(
            "SELECT p.ordinal, p.text, a.hash, a.title FROM paragraph p "
            "JOIN article a ON a.id = p.article WHERE p.id = ?",
            (paragraph,),
        ).fetchone()
        span = _span(text, words or value, place)
        named = _project(connection, article, digest, project)
        said = given.said(connection, article, attribute, value)
        one = Correction(
            id=0,
            kind="add",
            type=named.type,
            name=named.name,
            scope=named.scope,
            attribute=attribute,
            value=replace(said, modality=modality or said.modality),
            article_hash=digest,
            article=title,
            **corrections.anchored(connection, article, ordinal, span)._asdict(),
        )
        return put(connection, one)


def _paragraph(connection: sqlite3.Connection, place: str) -> tuple[int, int]:
    """The article and the paragraph at a place; raises YuanzhiError where it is a whole article."""
    from store import catalogue

    article, paragraph = catalogue.locate(connection, place)
    if paragraph is None:
        raise YuanzhiError(
            dgettext(
                "yuanzhi", "A fact stands in a paragraph: name one, such as {place}.1."
            ).format(place=place)
        )
    return article, paragraph


def _span(text: str, quote: str, place: str) -> Range:
    """Where words stand in the text of a paragraph; raises YuanzhiError where they do not."""
    at = text.find(quote)
    if at < 0:
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                '"{quote}" does not stand in {place}: give the words that say it with --words.',
            ).format(quote=quote, place=place)
        )
    return at, at + len(quote)


def undo(correction: int | None = None, library: Path | None = None) -> Correction:
    """Take a correction back; the one made last where none is named."""
    from store import corrections

    with writing(library) as connection:
        key = correction if correction is not None else corrections.last(connection)
        one = None if key is None else corrections.take_back(connection, key)
        if one is None and any(each.id == key for each in corrections.log(connection)):
            raise YuanzhiError(
                dgettext("yuanzhi", "Correction {key} is taken back already.").format(key=key)
            )
        if one is None:
            raise YuanzhiError(
                dgettext(
                    "yuanzhi", "There is no such correction to take back: see `yuanzhi fact log`."
                )
            )
        renew(connection, one)
        return one


def export(library: Path | None = None) -> list[Correction]:
    """All corrections that stand, to be written into a file that can be shared."""
    from store import corrections

    with writing(library) as connection:
        return [one for one in corrections.log(connection) if one.undone is None]


def take_in(said: Iterable[Correction], library: Path | None = None) -> int:
    """Take in corrections out of a file; how many were new. What is about articles that are not in
    the library waits for them. Raises YuanzhiError, and takes in none, where a figure is another
    than its words say.
    """
    from store import corrections
    from store.library import given

    said = list(said)
    for one in said:
        given.check(one)
    with writing(library) as connection:
        digests = set()
        new = 0
        met: dict[tuple[object, ...], int] = {}
        for one in said:
            # The reader may have said the same twice, and something else in between.
            content = corrections.content(one)
            met[content] = met.get(content, 0) + 1
            if met[content] <= len(corrections.alike(connection, one)):
                continue
            corrections.put(connection, one)
            new += 1
            if one.article_hash:
                digests.add(one.article_hash)
            if one.kind in ("rename", "split"):
                renew(connection, one)
        resettle(connection)
        apply(connection, digests)
        return new


def reextract(
    library: Path | None = None,
    *,
    dry_run: bool = False,
    progress: Callable[[int, int], object] | None = None,
) -> Reextraction:
    """Run the present rules over the stored paragraphs; see `store.reextract`."""
    from store import reextract as anew
    from store import schema
    from store.load import opened

    place = own(library)
    if dry_run:
        with closing(schema.connect(place)) as connection:
            return anew.reextract(connection, dry=True, progress=progress)
    with opened(place) as written:
        assert written is not None
        return anew.reextract(written, dry=False, progress=progress)


def _amend(
    connection: sqlite3.Connection,
    mark: str,
    kind: str,
    value: str | None,
    modality: str | None = None,
) -> ClaimRow:
    from store import corrections

    key, row = claims.known_by(connection, mark)
    if row.rule == counting.READER:
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                "This is what you said yourself: take it back with `yuanzhi fact undo`.",
            )
        )
    said = None
    if value is not None:
        from store.library import given

        said = given.said(connection, row.article, row.attribute, value)
        # Only what was said is another: it is planned, or so far, as it was.
        kept = said.modality if row.attribute == "status" else row.modality
        time = row.time
        if row.figure and said.figure and time == row.figure.iso:
            # The day of a start or an end is the day it speaks of.
            time = said.figure.iso
        said = replace(said, modality=modality or kept, time=time)
    return put(connection, corrections.about(connection, key, kind, said))


def _project(connection: sqlite3.Connection, article: int, digest: str, project: str) -> Named:
    """The project that the reader means in an article by its name or number, or a new one of its
    own. Raises YuanzhiError.
    """
    from store.library import given

    named = given.project(connection, article, project)
    if named is None and is_key(project):
        named = head_of(connection, int(project))
    if named is None:
        named = given.own_project(digest, project)
    if named.type != "PROJECT":
        raise YuanzhiError(dgettext("yuanzhi", "{name} is no project.").format(name=named.name))
    return named
