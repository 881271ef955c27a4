"""What a library holds, for browsing: parks, projects, passages, articles, and how much of each.

Every function takes a connection and gives dataclasses of store.model. Lists are given as keys
first and as rows afterwards, so that a list of a million entries costs no more than its screen.
"""

from __future__ import annotations

import json
import re
from array import array
from collections import Counter
from dataclasses import replace
from gettext import dgettext
from typing import TYPE_CHECKING, Any

from store import reprints
from store.counting import COUNTS, MEMBERS, READER, ROLE
from store.figures import FIGURE, figure_of
from store.model import (
    ArticleView,
    Census,
    Cited,
    Fact,
    Groups,
    Hit,
    ParkRow,
    Passage,
    ProjectRow,
    Record,
    Role,
    YuanzhiError,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

    from store.model import Range

Row = tuple[Any, ...]

# What the reader gave for the investment of a project, in his words; `s` is its summary.
_GIVEN = (
    "SELECT json_extract(k.value, '$.text') FROM entity n CROSS JOIN claim c ON c.subject = n.id "  # noqa: S608 (fixed words)
    "CROSS JOIN correction k ON k.id = c.correction "
    f"WHERE n.head = s.entity AND c.figure = s.investment AND c.rule = '{READER}'"
)


def park_rows(connection: sqlite3.Connection, keys: Sequence[int]) -> list[ParkRow]:
    """The rows of these parks, in the order of the keys; keys that are no parks are left out."""
    found = {
        row[0]: _park_row(*row)
        for row in _for_each(
            connection,
            "SELECT s.entity, coalesce(e.label, e.name), s.articles, s.projects, s.latest, "
            "e.province, e.city, e.level, s.amount, s.planned, s.unit, s.rough "
            "FROM summary s JOIN entity e ON e.id = s.entity "
            "WHERE s.entity IN ({})",
            keys,
        )
    }
    return [found[key] for key in keys if key in found]


def _park_row(*row: Any) -> ParkRow:
    park = ParkRow(*row)
    return replace(park, rough=bool(park.rough))


def project_rows(connection: sqlite3.Connection, keys: Sequence[int]) -> list[ProjectRow]:
    """The rows of these projects, in the order of the keys; other keys are left out."""
    investors: dict[int, list[str]] = {}
    for subject, name in _for_each(
        connection,
        "SELECT s.head, coalesce(e.label, e.name) "  # noqa: S608 (fixed words)
        "FROM claim c JOIN entity s ON s.id = c.subject "
        "JOIN entity o ON o.id = c.object JOIN entity e ON e.id = o.head "
        f"WHERE c.attribute = 'org' AND {COUNTS} AND s.head IN ({{}}) ORDER BY c.id",
        keys,
    ):
        names = investors.setdefault(subject, [])
        if name not in names:
            names.append(name)
    found = {}
    for row in _for_each(
        connection,
        "SELECT s.entity, coalesce(e.label, e.name), coalesce(p.label, p.name), s.status, "  # noqa: S608 (fixed words)
        f"s.latest, ({_GIVEN}), {FIGURE} "
        "FROM summary s JOIN entity e ON e.id = s.entity "
        "LEFT JOIN entity p ON p.id = s.park LEFT JOIN mention m ON m.id = s.investment "
        "WHERE s.entity IN ({})",
        keys,
    ):
        key, name, park, status, latest, given, *figure = row
        found[key] = ProjectRow(
            id=key,
            name=name,
            park=park,
            investors=tuple(investors.get(key, ())),
            investment=figure_of(figure),
            status=status,
            date=latest,
            given=given,
        )
    return [found[key] for key in keys if key in found]


def passages_of(connection: sqlite3.Connection, entity: int) -> array[int]:
    """Keys of the paragraphs that mention an entity, by any name that counts as it, or that hold
    evidence about it, newest first.
    """
    return _keys(
        connection.execute(
            "SELECT p.id FROM paragraph p "  # noqa: S608 (fixed words)
            "JOIN article a ON a.id = p.article WHERE p.id IN ("
            f"SELECT paragraph FROM mention WHERE entity IN ({MEMBERS.format('?1')}) "
            "UNION SELECT e.paragraph FROM claim c JOIN evidence e ON e.claim = c.id "
            f"WHERE c.subject IN ({MEMBERS.format('?1')})) ORDER BY a.date DESC, p.id",
            (entity,),
        )
    )


def hits(
    connection: sqlite3.Connection,
    paragraphs: Sequence[int],
    spans: Callable[[int, str], tuple[Range, ...]],
) -> list[Hit]:
    """These paragraphs as hits, in the order of the keys. spans: key, text -> what matches."""
    found = {}
    for row in _for_each(
        connection,
        "SELECT p.id, p.article, p.ordinal, a.title, a.authors, a.publication, a.date, a.page, "
        "p.kind, p.text, (SELECT max(count(*) - 1, 0) FROM reprint o WHERE o.cluster = r.cluster) "
        "FROM paragraph p JOIN article a ON a.id = p.article "
        "LEFT JOIN reprint r ON r.article = a.id WHERE p.id IN ({})",
        paragraphs,
    ):
        key, article_key, ordinal, title, authors, publication, date, page, kind, text, more = row
        found[key] = Hit(
            paragraph=key,
            article=article_key,
            ordinal=ordinal,
            title=title,
            authors=tuple(json.loads(authors)),
            publication=publication,
            date=date,
            page=page,
            kind=kind,
            text=text,
            spans=spans(key, text),
            reprints=more,
        )
    return [found[key] for key in paragraphs if key in found]


def by_article(connection: sqlite3.Connection, paragraphs: Sequence[int]) -> dict[int, int]:
    """Article -> how many of these paragraphs it has, in the order of the first of each."""
    sql = "SELECT id, article FROM paragraph WHERE id IN ({})"
    of: dict[int, int] = dict(_for_each(connection, sql, paragraphs))
    return dict(Counter(of[key] for key in paragraphs if key in of))


def grouped(connection: sqlite3.Connection, paragraphs: Sequence[int]) -> Groups:
    """These paragraphs by their articles; those that have gone are by themselves."""
    sql = "SELECT id, article FROM paragraph WHERE id IN ({})"
    of: dict[int, int] = dict(_for_each(connection, sql, paragraphs))
    groups: dict[int, int] = {}
    firsts, counts, places = array("q"), array("q"), array("q")
    for place, key in enumerate(paragraphs):
        group = groups.setdefault(of.get(key, -key), len(groups))
        if group == len(firsts):
            firsts.append(place)
            counts.append(0)
        counts[group] += 1
        places.append(group)
    return Groups(firsts, counts, places)


def passage(connection: sqlite3.Connection, paragraph: int) -> Passage:
    """One paragraph with its facts. Raises YuanzhiError where there is none of that key."""
    row = connection.execute(
        "SELECT p.article, p.ordinal, p.kind, p.text, p.ranges, s.path "
        "FROM paragraph p JOIN article a ON a.id = p.article JOIN source s ON s.id = a.source "
        "WHERE p.id = ?",
        (paragraph,),
    ).fetchone()
    if row is None:
        raise YuanzhiError(
            dgettext("yuanzhi", "There is no paragraph {key} in this library.").format(
                key=paragraph
            )
        )
    article_key, ordinal, kind, text, ranges, path = row
    neighbours: dict[int, int] = dict(
        connection.execute(
            "SELECT ordinal, id FROM paragraph WHERE article = ? AND ordinal IN (?, ?)",
            (article_key, ordinal - 1, ordinal + 1),
        ).fetchall()
    )
    return Passage(
        paragraph=paragraph,
        article=article_key,
        ordinal=ordinal,
        kind=kind,
        text=text,
        facts=facts_of(connection, paragraph),
        record=record_of(connection, article_key),
        source=path,
        ranges=_ranges(ranges),
        previous=neighbours.get(ordinal - 1),
        next=neighbours.get(ordinal + 1),
    )


def facts_of(connection: sqlite3.Connection, paragraph: int) -> tuple[Fact, ...]:
    """The facts of a paragraph in the order of its text, an outer span before what it holds. Where
    the reader gave another value for words, these stand there once, and their roles tell it; roles
    that count come first.
    """
    roles: dict[Range, list[Role]] = {}
    stages: dict[Range, list[Role]] = {}
    for start, end, *told in connection.execute(
        'SELECT v.start, v."end", coalesce(e.label, e.name), c.attribute, c.modality, '  # noqa: S608 (fixed words)
        "c.confidence, c.rule, coalesce(c.status, o.label, o.name), c.mark, c.state, "
        f"CASE c.rule WHEN '{READER}' THEN json_extract(k.value, '$.text') END "
        "FROM evidence v JOIN claim c ON c.id = v.claim JOIN entity s ON s.id = c.subject "
        "JOIN entity e ON e.id = s.head LEFT JOIN entity l ON l.id = c.object "
        "LEFT JOIN entity o ON o.id = l.head LEFT JOIN correction k ON k.id = c.correction "
        "WHERE v.paragraph = ? "
        f"AND v.role = {ROLE} ORDER BY {COUNTS} DESC, c.id",
        (paragraph,),
    ):
        role = Role(*told)
        found = stages if role.attribute == "status" else roles
        found.setdefault((start, end), []).append(role)
    facts = _stages(connection, paragraph, stages)
    for row in connection.execute(
        'SELECT m.id, m.type, m.start, m."end", m.text, m.rule, e.id, coalesce(e.label, e.name), '  # noqa: S608 (fixed words)
        f"m.title, m.org, {FIGURE} "
        "FROM mention m LEFT JOIN entity s ON s.id = m.entity LEFT JOIN entity e ON e.id = s.head "
        "WHERE m.paragraph = ? AND NOT (m.rule = ? AND EXISTS (SELECT 1 FROM mention t "
        'WHERE t.paragraph = m.paragraph AND t.start = m.start AND t."end" = m."end" '
        "AND t.type = m.type AND t.id < m.id)) "
        'ORDER BY m.start, m."end" DESC, m.id',
        (paragraph, READER),
    ):
        key, kind, start, end, text, rule, entity, name, title, org, *figure = row
        facts.append(
            Fact(
                id=key,
                type=kind,
                start=start,
                end=end,
                text=text,
                rule=rule,
                figure=None if figure[3] is None and figure[5] is None else figure_of(figure),
                entity=entity,
                name=name,
                title=title,
                org=org,
                roles=tuple(roles.get((start, end), ())),
            )
        )
    return tuple(sorted(facts, key=lambda fact: (fact.start, -fact.end)))


def _stages(
    connection: sqlite3.Connection, paragraph: int, stages: dict[Range, list[Role]]
) -> list[Fact]:
    """The words of a paragraph that tell stages, as facts; they are no mentions and have no key."""
    if not stages:
        return []
    (text,) = connection.execute("SELECT text FROM paragraph WHERE id = ?", (paragraph,)).fetchone()
    return [
        Fact(0, "STATUS", start, end, text[start:end], told[0].rule, roles=tuple(told))
        for (start, end), told in stages.items()
    ]


def article(connection: sqlite3.Connection, key: int) -> ArticleView:
    """One article with the keys of its paragraphs in reading order.

    Raises YuanzhiError where there is none of that key.
    """
    record = record_of(connection, key)
    page_name, origins, path = connection.execute(
        "SELECT a.page_name, a.origins, s.path FROM article a JOIN source s ON s.id = a.source "
        "WHERE a.id = ?",
        (key,),
    ).fetchone()
    keys = _keys(
        connection.execute("SELECT id FROM paragraph WHERE article = ? ORDER BY ordinal", (key,))
    )
    return ArticleView(
        id=key,
        record=record,
        page_name=page_name,
        origins=json.loads(origins),
        source=path,
        paragraphs=tuple(keys),
        reprints=reprints.others(connection, key),
    )


def record_of(connection: sqlite3.Connection, key: int) -> Record:
    """The bibliographic data of an article. Raises YuanzhiError where there is none of that key."""
    row = connection.execute(
        "SELECT authors, title, subtitle, kicker, publication, date, page, url, accessed, language "
        "FROM article WHERE id = ?",
        (key,),
    ).fetchone()
    if row is None:
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                "There is no article {key}: `yuanzhi search` shows the articles there are.",
            ).format(key=key)
        )
    return Record(tuple(json.loads(row[0])), *row[1:])


def cited(connection: sqlite3.Connection, key: int) -> Cited:
    """An article as an entry of a bibliography. Raises YuanzhiError where there is none of it."""
    record = record_of(connection, key)
    (digest,) = connection.execute("SELECT hash FROM article WHERE id = ?", (key,)).fetchone()
    return cited_as(digest, record)


def cited_as(digest: str, record: Record) -> Cited:
    """An article by its hash and data as an entry: it is called by the beginning of its hash."""
    return Cited(f"yz{digest[:12]}", record)


def locate(connection: sqlite3.Connection, place: str) -> tuple[int, int | None]:
    """The keys of an article and a paragraph by "12", "12.3" or a paragraph's key.

    The paragraph is None where the place is a whole article. Raises YuanzhiError.
    """
    match = re.fullmatch(r"(\d{1,18})(?:\.(\d{1,9}))?", place.strip(), re.ASCII)
    if match is None:
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                '"{place}" is no place: give an article (12) or a paragraph of it (12.3).',
            ).format(place=place)
        )
    number = int(match[1])
    if match[2] is not None:
        return number, _paragraph_at(connection, number, int(match[2]))
    row = connection.execute("SELECT article FROM paragraph WHERE id = ?", (number,)).fetchone()
    if row is not None:
        return row[0], number
    record_of(connection, number)
    return number, None


def _paragraph_at(connection: sqlite3.Connection, article_key: int, ordinal: int) -> int:
    row = connection.execute(
        "SELECT id FROM paragraph WHERE article = ? AND ordinal = ?", (article_key, ordinal)
    ).fetchone()
    if row is None:
        record_of(connection, article_key)
        (count,) = connection.execute(
            "SELECT count(*) FROM paragraph WHERE article = ?", (article_key,)
        ).fetchone()
        raise YuanzhiError(
            dgettext(
                "yuanzhi",
                "Article {article} has no paragraph {ordinal}: give one from 1 to {count}.",
            ).format(article=article_key, ordinal=ordinal, count=count)
        )
    key: int = row[0]
    return key


def census(connection: sqlite3.Connection, path: str, *, seed: bool) -> Census:
    """How much the library holds. first, last: the dates of its oldest and newest article."""
    count = {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 (fixed names)
        for table in ("source", "article", "paragraph", "mention", "claim")
    }
    entities: dict[str, int] = dict(
        connection.execute(
            "SELECT type, count(*) FROM entity WHERE head = id GROUP BY type"
        ).fetchall()
    )
    first, last = connection.execute("SELECT min(date), max(date) FROM article").fetchone()
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    (size,) = connection.execute(
        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    ).fetchone()
    return Census(
        path=path,
        seed=seed,
        schema=schema,
        sources=count["source"],
        articles=count["article"],
        paragraphs=count["paragraph"],
        mentions=count["mention"],
        claims=count["claim"],
        parks=entities.get("PARK", 0),
        projects=entities.get("PROJECT", 0),
        organisations=entities.get("ORG", 0),
        people=entities.get("PERSON", 0),
        first=first,
        last=last,
        bytes=size,
    )


def _keys(rows: Iterable[Row]) -> array[int]:
    return array("q", (row[0] for row in rows))


def _for_each(connection: sqlite3.Connection, sql: str, keys: Sequence[int]) -> Iterable[Row]:
    """The rows of `sql` with the keys put in for {}, some hundreds at a time."""
    for at in range(0, len(keys), 500):
        some = tuple(keys[at : at + 500])
        yield from connection.execute(sql.format(",".join("?" * len(some))), some)


def _ranges(stored: str) -> tuple[Range, ...]:
    return tuple((start, end) for start, end in json.loads(stored))
