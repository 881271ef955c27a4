"""Charts: what pictures of a library are drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.model.claims import ClaimRow
    from store.model.dossiers import Stage, Total


@dataclass(frozen=True, slots=True)
class Bar:
    """A sum of total investments, of one modality and one currency: of a park, whose key is `park`,
    or of a year ("2024"): that the fact speaks of, else that of its article; "" where neither is
    known. name: of the park, or the year.
    """

    name: str
    park: int | None
    total: Total


@dataclass(frozen=True, slots=True)
class Course:
    """A project and its stages in order. project: its key; park: the name of its park."""

    project: int
    name: str
    park: str | None
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A project by its total investment in CNY and its land in m2, each by the claim that goes
    before others. modality: of the investment; land: of the land. claims: those two, in this order.
    """

    project: int
    name: str
    amount: float
    area: float
    modality: str
    land: str
    claims: tuple[ClaimRow, ...] = ()
