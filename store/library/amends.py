"""What the reader changes in a library: facts, entities; taken back, shared, found anew.

Every function takes the path of a library (the reader's own where it is None), writes in one
transaction, and raises YuanzhiError where the library cannot be written or what is named is not
there. The seed library is never written to: it is made anew with each version of the program.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import replace
from gettext import dgettext
from typing import TYPE_CHECKING

from store import claims, merges
from store.library.places import default_path
from store.library.seed import is_empty
from store.model import (
    ATTRIBUTES,
    LINKS,
    Correction,
    Said,
    YuanzhiError,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from store.model import ClaimRow, Reextraction

# What a claim of the reader's can be about.
CLAIMED = (*ATTRIBUTES, *LINKS, "status")

# A number of so many digits is no key.
DIGITS = 19


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
    with _writing(library) as connection:
        return [_amend(connection, mark, kind, None) for mark in marks]


def correct(mark: str, value: str, library: Path | None = None) -> ClaimRow:
    """Say what a claim should say: an amount as the news writes it (12亿元), a date, a stage, a
    name. The claim stays beside the reader's own, which counts in its place.
    """
    with _writing(library) as connection:
        return _amend(connection, mark, "correct", value)


def add(
    place: str,
    project: str,
    attribute: str,
    value: str,
    words: str | None = None,
    library: Path | None = None,
) -> ClaimRow:
    """Say something of a project that the rules did not find. place: the paragraph that says it
    ("12.3"); words: those in it that say it, where they are not `value` itself.
    """
    from store import catalogue, corrections
    from store.library import given

    if attribute not in CLAIMED:
        raise YuanzhiError(
            dgettext("yuanzhi", "{attribute} is no attribute: take one of {all}.").format(
                attribute=attribute, all=", ".join(CLAIMED)
            )
        )
    project, value = given.words(project), given.words(value)
    with _writing(library) as connection:
        article, paragraph = catalogue.locate(connection, place)
        if paragraph is None:
            raise YuanzhiError(
                dgettext(
                    "yuanzhi", "A fact stands in a paragraph: name one, such as {place}.1."
                ).format(place=place)
            )
        ordinal, text, digest, title = connection.execute(
            "SELECT p.ordinal, p.text, a.hash, a.title FROM paragraph p "
            "JOIN article a ON a.id = p.article WHERE p.id = ?",
            (paragraph,),
        ).fetchone()
        quote = words or value
        at = text.find(quote)
        if at < 0:
            raise YuanzhiError(
                dgettext(
                    "yuanzhi",
                    "“{quote}” does not stand in {place}: give the words that say it with --words.",
                ).format(quote=quote, place=place)
            )
        named = given.project(connection, article, project)
        if named is None and project.isdecimal() and len(project) < DIGITS:
            named = _head(connection, int(project))
        if named is None:
            named = given.own_project(digest, project)
        if named.type != "PROJECT":
            raise YuanzhiError(dgettext("yuanzhi", "{name} is no project.").format(name=named.name))
        one = Correction(
            id=0,
            kind="add",
            type=named.type,
            name=named.name,
            scope=named.scope,
            attribute=attribute,
            value=given.said(connection, article, attribute, value),
            article_hash=digest,
            article=title,
            **corrections.anchored(connection, article, ordinal, (at, at + len(quote))),
        )
        return _put(connection, one)


def undo(correction: int | None = None, library: Path | None = None) -> Correction:
    """Take a correction back; the one made last where none is named."""
    from store import corrections

    with _writing(library) as connection:
        key = correction if correction is not None else corrections.last(connection)
        one = None if key is None else corrections.take_back(connection, key)
        if one is None:
            raise YuanzhiError(
                dgettext(
                    "yuanzhi", "There is no such correction to take back: see `yuanzhi fact log`."
                )
            )
        _renew(connection, one)
        return one


def rename(entity: int, name: str, library: Path | None = None) -> None:
    """Give an entity the name it is shown by; its own names go on being found."""
    from store import corrections

    with _writing(library) as connection:
        named = _head(connection, entity)
        new = name.strip() or named.name
        if new == (corrections.label(connection, named) or named.name):
            return
        one = Correction(
            0,
            "rename",
            named.type,
            named.name,
            named.scope,
            value=Said(new),
            former=Said(named.name),
        )
        corrections.put(connection, one)
        _renew(connection, one)


def merge(entity: int, into: int, library: Path | None = None) -> None:
    """Say that an entity is another one."""
    with _writing(library) as connection:
        one, head = _head(connection, entity), _head(connection, into)
        if one == head:
            raise YuanzhiError(dgettext("yuanzhi", "These two are one already."))
        if one.type != head.type:
            raise YuanzhiError(
                dgettext("yuanzhi", "{one} and {other} are of two kinds and cannot be one.").format(
                    one=one.name, other=head.name
                )
            )
        merges.join(connection, one, head)
        _resettle(connection, (one, head))


def part(merge_key: int, library: Path | None = None) -> None:
    """Take a merge back: the two are two again, and the rules will not join them anew."""
    with _writing(library) as connection:
        row = merges.part(connection, merge_key)
        if row is None:
            raise YuanzhiError(
                dgettext(
                    "yuanzhi",
                    "There is no merge {key} that stands: `yuanzhi entity show` lists them.",
                ).format(key=merge_key)
            )
        _resettle(connection, (row.entity, row.head))


def split(entity: int, articles: Iterable[int], name: str, library: Path | None = None) -> int:
    """Say that in some articles a name means something else, which is called `name` from now on.
    Gives the key of that.
    """
    from store import corrections
    from store.writer import Writer

    name = name.strip()
    if not name:
        raise YuanzhiError(dgettext("yuanzhi", "What is split off needs a name."))
    with _writing(library) as connection:
        head = _head(connection, entity)
        kind = head.type
        members = [
            merges.Named(*row)
            for row in connection.execute(
                "SELECT type, name, scope FROM entity WHERE head = "
                "(SELECT head FROM entity WHERE id = ?)",
                (entity,),
            )
        ]
        scope = ""
        for article in articles:
            row = connection.execute(
                "SELECT hash, title FROM article WHERE id = ?", (article,)
            ).fetchone()
            named = [one for one in members if row and _mentions(connection, article, one)]
            if not named:
                raise YuanzhiError(
                    dgettext("yuanzhi", "Article {article} does not name {name}.").format(
                        article=article, name=head.name
                    )
                )
            # All these articles mean one and the same by it.
            scope = scope or f"≠{row[0][:12]}"
            for one in named:
                said = Correction(
                    0,
                    "split",
                    one.type,
                    one.name,
                    one.scope,
                    value=Said(name, scope),
                    former=Said(one.name),
                    article_hash=row[0],
                    article=row[1],
                )
                if not corrections.alike(connection, said):
                    corrections.put(connection, said)
                _move(connection, row[0], one, (one.type, name, scope))
        Writer(connection).refresh()
        key = merges.key_of(connection, merges.Named(kind, name, scope))
        if key is None:
            raise YuanzhiError(dgettext("yuanzhi", "Name the articles in which it is another one."))
        return key


def export(library: Path | None = None) -> list[Correction]:
    """All corrections that stand, to be written into a file that can be shared."""
    from store import corrections

    with _writing(library) as connection:
        return [one for one in corrections.log(connection) if one.undone is None]


def take_in(said: Iterable[Correction], library: Path | None = None) -> int:
    """Take in corrections out of a file; how many were new. What is about articles that are not in
    the library waits for them.
    """
    from store import corrections

    with _writing(library) as connection:
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
                _renew(connection, one)
        _apply(connection, digests)
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

    place = _own(library)
    if dry_run:
        with closing(schema.connect(place)) as connection:
            return anew.reextract(connection, dry=True, progress=progress)
    with opened(place) as written:
        assert written is not None
        return anew.reextract(written, dry=False, progress=progress)


def _own(library: Path | None) -> Path:
    """Where the reader's library is. Raises YuanzhiError while there is none."""
    place = library or default_path()
    if is_empty(place):
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                "Nothing of your own has been loaded yet, and the seed page keeps no corrections: "
                "load a file first with `yuanzhi load FILE`.",
            )
        )
    return place


@contextmanager
def _writing(library: Path | None) -> Iterator[sqlite3.Connection]:
    """A library in the course of one transaction."""
    from store.load import opened
    from store.load.group import transaction

    with opened(_own(library)) as connection:
        assert connection is not None
        with transaction(connection):
            yield connection


def _amend(connection: sqlite3.Connection, mark: str, kind: str, value: str | None) -> ClaimRow:
    from store import corrections

    key, row = claims.known_by(connection, mark)
    if row.rule == claims.READER:
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
        modality = said.modality if row.attribute == "status" else row.modality
        said = replace(said, modality=modality, time=row.time)
    return _put(connection, corrections.about(connection, key, kind, said))


def _put(connection: sqlite3.Connection, one: Correction) -> ClaimRow:
    """Write a correction of a claim down unless the same is in force; the claim as it is then."""
    from store import corrections

    key = corrections.in_force(connection, one)
    if key is None:
        key = corrections.put(connection, one)
        _apply(connection, (one.article_hash or "",))
    row = connection.execute(
        "SELECT mark FROM claim WHERE correction = ? ORDER BY rule = ? DESC, id LIMIT 1",
        (key, claims.READER),
    ).fetchone()
    if row is None:
        raise YuanzhiError(dgettext("yuanzhi", "The fact could not be tied to its passage."))
    return claims.known_by(connection, row[0])[1]


def _apply(connection: sqlite3.Connection, digests: Iterable[str]) -> None:
    from store import corrections
    from store.writer import Writer

    corrections.apply(connection, digests)
    Writer(connection).refresh()


def _renew(connection: sqlite3.Connection, one: Correction) -> None:
    """Put into effect that a correction was made or taken back."""
    from store import corrections
    from store.writer import Writer

    name = (one.type, one.name, one.scope)
    if one.kind == "rename":
        connection.execute(
            "UPDATE entity SET label = ? WHERE (type, name, scope) = (?, ?, ?)",
            (corrections.label(connection, name), *name),
        )
        connection.execute(
            "INSERT OR IGNORE INTO stale SELECT id FROM entity "
            "WHERE (type, name, scope) = (?, ?, ?)",
            name,
        )
    elif one.kind == "split" and one.value is not None and one.article_hash is not None:
        other = (one.type, one.value.text, one.value.object or "")
        pair = (name, other) if one.undone is None else (other, name)
        _move(connection, one.article_hash, *pair)
    elif one.article_hash is not None:
        corrections.apply(connection, (one.article_hash,))
    Writer(connection).refresh()


def _move(
    connection: sqlite3.Connection,
    digest: str,
    old: tuple[str, str, str],
    new: tuple[str, str, str],
) -> None:
    """Let what the prints of an article say of one entity be said of another."""
    from store.register import Register

    former = merges.key_of(connection, merges.Named(*old))
    if former is None:
        return
    latter = Register(connection).key(new)
    articles = "article IN (SELECT id FROM article WHERE hash = ?)"
    for table, column in (("mention", "entity"), ("claim", "subject"), ("claim", "object")):
        connection.execute(
            f"UPDATE {table} SET {column} = ? WHERE {column} = ? AND {articles}",  # noqa: S608 (fixed names)
            (latter, former, digest),
        )
    connection.executemany("INSERT OR IGNORE INTO stale VALUES (?)", ((former,), (latter,)))


def _resettle(connection: sqlite3.Connection, named: Iterable[merges.Named]) -> None:
    from store.writer import Writer

    keys = [merges.key_of(connection, one) for one in named]
    connection.executemany(
        "INSERT OR IGNORE INTO stale VALUES (?)", ((key,) for key in keys if key is not None)
    )
    Writer(connection).refresh()


def _head(connection: sqlite3.Connection, entity: int) -> merges.Named:
    """The entity that counts for one, by what never changes of it."""
    row = connection.execute(
        "SELECT h.type, h.name, h.scope FROM entity e JOIN entity h ON h.id = e.head "
        "WHERE e.id = ?",
        (entity,),
    ).fetchone()
    if row is None:
        raise YuanzhiError(
            dgettext(
                "yuanzhi", "There is no entity {key}: `yuanzhi entity list` shows them."
            ).format(key=entity)
        )
    return merges.Named(*row)


def _mentions(connection: sqlite3.Connection, article: int, name: tuple[str, str, str]) -> bool:
    return (
        connection.execute(
            "SELECT 1 FROM mention m JOIN entity e ON e.id = m.entity WHERE m.article = ? "
            "AND (e.type, e.name, e.scope) = (?, ?, ?) LIMIT 1",
            (article, *name),
        ).fetchone()
        is not None
    )
