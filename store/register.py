"""The register of entities: which park, project, organisation or person a name stands for.

Two articles mean the same entity only on strong evidence: the same full name, and for a project
the same park, for a person the same body. What a name cannot tell stays without an entity.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract import gazetteer
from store.extract.generic import is_generic

if TYPE_CHECKING:
    import sqlite3

    from store.model import Claim, Facts, Mention, Project

# Entities kept at hand; others are looked up again, so that memory does not grow with a library.
CACHED = 100_000

TYPE_OF_LINK = {"park": "PARK", "org": "ORG", "part_of": "PROJECT"}


class Register:
    """Finds or makes the entities of a library that is being written to.

    touched: keys of all entities met since it was made.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._keys: dict[tuple[str, str, str], int] = {}
        self._aliases: set[tuple[int, str]] = set()
        self.touched: set[int] = set()

    def key(self, kind: str, name: str, scope: str = "") -> int:
        """The key of the entity of that type, name and scope, made where it is new."""
        known = self._keys.get((kind, name, scope))
        if known is None:
            if len(self._keys) >= CACHED:
                self._keys.clear()
            known = self._look_up(kind, name, scope)
            self._keys[kind, name, scope] = known
        self.touched.add(known)
        return known

    def alias(self, entity: int, name: str, origin: str) -> None:
        """Remember another name of an entity and where it came from."""
        if (entity, name) not in self._aliases:
            if len(self._aliases) >= CACHED:
                self._aliases.clear()
            self._aliases.add((entity, name))
            self._connection.execute(
                "INSERT OR IGNORE INTO alias (entity, name, origin) VALUES (?, ?, ?)",
                (entity, name, origin),
            )

    def park(self, name: str) -> int:
        """The key of a park by any of its names; a listed one is known by its usual short name."""
        zone = gazetteer.official(name)
        if zone is None:
            return self.key("PARK", name)
        key = self.key("PARK", zone.short)
        self.alias(key, zone.name, "gazetteer")
        return key

    def of_article(self, facts: Facts) -> Names:
        """The entities that the names of one article stand for."""
        names = Names(self)
        for project in facts.projects:
            names.add(project)
        for mention in facts.mentions:
            if mention.type == "PERSON" and mention.org:
                names.bodies.setdefault(mention.text, mention.org)
        return names

    def _look_up(self, kind: str, name: str, scope: str) -> int:
        row = self._connection.execute(
            "INSERT INTO entity (type, name, scope) VALUES (?, ?, ?) "
            "ON CONFLICT (type, name, scope) DO UPDATE SET name = name RETURNING id",
            (kind, name, scope),
        ).fetchone()
        key: int = row[0]
        return key


class Names:
    """What the names in one article stand for."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._projects: dict[str, int] = {}
        # Person -> the body the article names them with.
        self.bodies: dict[str, str] = {}

    def add(self, project: Project) -> None:
        """Make a project known by all its names."""
        park = next(iter(project.objects("park")), "")
        zone = gazetteer.official(park) if park else None
        key = self._register.key("PROJECT", project.name, zone.short if zone else park)
        for name in (project.name, *project.aliases):
            self._projects.setdefault(name, key)
        for name in project.aliases:
            self._register.alias(key, name, "article")

    def of_project(self, project: Project) -> int:
        """The key of a project of this article."""
        return self._projects[project.name]

    def of_mention(self, mention: Mention) -> int | None:
        """The key of the entity a mention stands for, or None where that cannot be told."""
        name = mention.canonical or mention.text
        if mention.type == "PROJECT":
            return self._projects.get(mention.text) or self._projects.get(name)
        if mention.canonical is None and is_generic(mention.text):
            return None
        if mention.type == "PARK":
            key = self._register.park(name)
        elif mention.type == "ORG":
            key = self._register.key("ORG", name)
        elif mention.type == "PERSON":
            key = self._register.key("PERSON", mention.text, self.bodies.get(mention.text, ""))
        else:
            return None
        if mention.canonical and mention.text != mention.canonical:
            self._register.alias(key, mention.text, "article")
        return key

    def of_object(self, claim: Claim) -> int | None:
        """The key of the entity that a linking claim names; None for figures and statuses."""
        if claim.object is None or claim.attribute not in TYPE_OF_LINK:
            return None
        kind = TYPE_OF_LINK[claim.attribute]
        if kind == "PARK":
            return self._register.park(claim.object)
        if kind == "PROJECT" and claim.object in self._projects:
            return self._projects[claim.object]
        return self._register.key(kind, claim.object)
