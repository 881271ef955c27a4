"""ORG named in Latin letters, told by its closing word or by what stands before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extract.bodies import COUNTRIES
from store.extract.neighbours import KINDS
from store.extract.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.extract.clauses import Clauses
    from store.model import Range

RULES = {
    "org-latin": "A name in Latin letters that closes with Ltd or the like, or follows a country.",
}
LATIN = pattern(
    r"[A-Z][A-Za-z&.\-]*(?: [A-Z&][A-Za-z&.\-]*){0,5},? (?:Co\., ?)?"
    r"(?:Ltd|LTD|Limited|Inc|Corp|Corporation|LLC|GmbH|AG|PLC|plc|Group|Company|Holdings|S\.A)(?![A-Za-z])\.?"
)
# After these characters a country or a word for a firm ends: 德国AROX, 企业Corin.
LETTERED = pattern(
    r"(?<=[国本典士兰坡列大麦威利时亚业司商头])[A-Z][A-Za-z]{2,15}(?: [A-Z][A-Za-z]{2,15}){0,2}"
    r"(?![A-Za-z0-9])"
)
# What is no firm, in Latin letters as well.
NO_LETTERS = frozenset(
    (
        *("GDP", "CPI", "PPI", "PMI", "ETF", "IPO", "MBA", "EMBA", "NBA", "CBA"),
        *("NASDAQ", "KOSPI", "LED", "OLED", "DRAM", "ODM", "OEM", "CRO", "CDMO", "CMO"),
        *("ESG", "EPC", "PPP", "CEO", "CFO", "CTO", "COO", "APP", "App", "ERP"),
        *("MES", "MOU", "RCEP", "TPP", "SUV", "MPV", "VIP", "USB", "GPU", "CPU"),
        *("MCU", "SAAS", "SaaS", "FOB", "REIT", "REITs"),
    )
)


def named(clauses: Clauses) -> Iterator[Range]:
    """The firms named in Latin letters with the word for a firm at the end: Simba Trading Ltd."""
    for found in LATIN.finditer(clauses.text):
        yield found.span()


def lettered(clauses: Clauses) -> Iterator[Range]:
    """The firms in Latin letters right after a country or a word for a firm: 德国|AROX."""
    for found in LETTERED.finditer(clauses.text):
        start, end = found.span()
        before = clauses.piece(clauses.word(start))
        if before not in COUNTRIES and not clauses.folded.endswith(KINDS, 0, start):
            continue
        after = clauses.next(end)
        follows = clauses.folded[end : end + 1]
        alone = after is None or after.kind not in "nwasxoz#" or clauses.piece(after) == "公司"
        if found[0] not in NO_LETTERS and alone and follows != "-":
            yield start, end
