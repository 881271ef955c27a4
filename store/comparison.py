"""Comparison: parks or projects side by side, each by all that is known of it."""

from __future__ import annotations

from gettext import dgettext
from typing import TYPE_CHECKING

from store import catalogue, dossier, news
from store.model import (
    STATUSES,
    Comparison,
    ParkSide,
    ProjectRow,
    ProjectSide,
    YuanzhiError,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

# Projects that are listed with each.
LISTED = 8


def compare(connection: sqlite3.Connection, keys: Sequence[int]) -> Comparison:
    """These parks, or these projects, side by side. What counts as one is there once. Raises
    YuanzhiError where they are not at least two, of one kind, and parks or projects.
    """
    ones = {one.id: one for one in (dossier.entity(connection, key) for key in keys)}
    if len(ones) < 2:
        raise YuanzhiError(
            dgettext("yuanzhi", "Name two parks or two projects at least, to compare them.")
        )
    kinds = {one.type for one in ones.values()}
    if kinds == {"PARK"}:
        return Comparison(parks=tuple(_park(connection, key) for key in ones))
    if kinds == {"PROJECT"}:
        return Comparison(
            projects=tuple(
                ProjectSide(dossier.project(connection, key), news.newest(connection, key))
                for key in ones
            )
        )
    raise YuanzhiError(
        dgettext("yuanzhi", "Parks are compared with parks, and projects with projects.")
    )


def _park(connection: sqlite3.Connection, key: int) -> ParkSide:
    return ParkSide(
        dossier.park(connection, key),
        _stages(connection, key),
        _largest(connection, key),
        news.newest(connection, key),
    )


def _stages(connection: sqlite3.Connection, park: int) -> tuple[tuple[str | None, int], ...]:
    """How many projects of a park stand at each stage, those of which none is told last."""
    found = connection.execute(
        "SELECT status, count(*) FROM summary WHERE park = ? AND type = 'PROJECT' GROUP BY status",
        (park,),
    ).fetchall()
    order = {status: rank for rank, status in enumerate(STATUSES)}
    return tuple(sorted(found, key=lambda row: order.get(row[0], len(order))))


def _largest(connection: sqlite3.Connection, park: int) -> tuple[ProjectRow, ...]:
    """The projects of a park with the largest total investments; those in other money last."""
    keys = connection.execute(
        "SELECT y.entity FROM summary y JOIN mention m ON m.id = y.investment "
        "WHERE y.park = ? AND y.type = 'PROJECT' "
        "ORDER BY m.unit = 'CNY' DESC, coalesce(m.value, m.low) DESC, y.entity LIMIT ?",
        (park, LISTED),
    )
    return tuple(catalogue.project_rows(connection, [key for (key,) in keys]))
