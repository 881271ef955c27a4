"""Words for the reader: gettext, the labels of what is stored, figures and dates as they are read.

Labels are looked up when they are shown, never when a module is imported, so that the language is
the one that is set then. Nothing here is drawn with characters whose width terminals disagree on.
"""

from __future__ import annotations

import gettext
import math
import os
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.model import Fact, Figure, ParkRow, Role

DOMAIN = "yuanzhi"
# Where gettext looks which languages the reader wants.
LANGUAGES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def _(message: str) -> str:
    """The message in the reader's language."""
    return _catalogue().gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The message in the form that `count` asks for, in the reader's language."""
    return _catalogue().ngettext(one, many, count)


def _catalogue() -> gettext.NullTranslations:
    """The messages of the language that is set now."""
    return _read(gettext.bindtextdomain(DOMAIN), *map(os.environ.get, LANGUAGES))


# gettext itself looks for the file of a language that has none at each message, and each row of a
# list has several.
@lru_cache(maxsize=8)
def _read(folder: str, *_languages: str | None) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, folder, fallback=True)


def mark(message: str) -> str:
    """The message itself, marked for the translators; `_` translates it when it is shown."""
    return message


TYPES = {
    "PARK": mark("park"),
    "PROJECT": mark("project"),
    "ORG": mark("organisation"),
    "PERSON": mark("person"),
    "BYLINE": mark("byline"),
    "MONEY": mark("money"),
    "AREA": mark("area"),
    "RATE": mark("rate"),
    "QUANTITY": mark("quantity"),
    "DATE": mark("date"),
    "STATUS": mark("stage"),
    "WORD": mark("word"),
    "VALUE": mark("value"),
}

STATUSES = {
    "planned": mark("planned"),
    "signed": mark("signed"),
    "started": mark("started"),
    "building": mark("building"),
    "trial": mark("trial"),
    "operating": mark("operating"),
    "stopped": mark("stopped"),
}

ATTRIBUTES = {
    "total_investment": mark("total investment"),
    "investment": mark("investment"),
    "output_value": mark("output value"),
    "revenue": mark("revenue"),
    "tax": mark("tax"),
    "financing": mark("financing"),
    "land_area": mark("land area"),
    "floor_area": mark("floor area"),
    "capacity": mark("capacity"),
    "jobs": mark("jobs"),
    "start_date": mark("start date"),
    "finish_date": mark("finish date"),
    "other_quantity": mark("other quantity"),
    "park": mark("park"),
    "org": mark("investor or builder"),
    "part_of": mark("part of a whole"),
    "status": mark("status"),
}

MODALITIES = {
    "actual": mark("actual"),
    "planned": mark("planned"),
    "forecast": mark("forecast"),
    "cumulative": mark("so far"),
}

# What the reader did to a claim; nothing is said of one that nobody touched.
STATES = {
    "confirmed": mark("confirmed by the reader"),
    "corrected": mark("corrected by the reader"),
    "added": mark("added by the reader"),
    "replaced": mark("replaced by the reader"),
    "rejected": mark("rejected by the reader"),
}

LEVELS = {
    "high-tech": mark("national high-tech zone"),
    "economic": mark("national economic and technological development zone"),
    "new-area": mark("national new area"),
}

CONFIDENCES = {
    "high": mark("high confidence"),
    "medium": mark("medium confidence"),
    "low": mark("low confidence"),
    "reader": mark("by the reader"),
}

# The classes of confidence by themselves, as columns name them.
CLASSES = {
    "high": mark("high"),
    "medium": mark("medium"),
    "low": mark("low"),
}

# What an evaluation counts besides the types of mentions.
SCORES = {
    "project": mark("project"),
    "fact": mark("fact"),
    "status": mark("status"),
    "park link": mark("park link"),
    "org link": mark("org link"),
    "part link": mark("part link"),
}

# What lists can be narrowed to, and sorted by.
FACETS = {
    "province": mark("province"),
    "industry": mark("industry"),
    "status": mark("status"),
    "year": mark("year"),
    "amount": mark("total investment"),
    "publication": mark("publication"),
}

COLUMNS = {
    "date": mark("latest news"),
    "name": mark("name"),
    "park": mark("park"),
    "investor": mark("investor"),
    "investment": mark("investment"),
    "planned": mark("planned investment"),
    "status": mark("status"),
    "projects": mark("projects"),
    "articles": mark("articles"),
    "province": mark("province"),
}

KINDS = {
    "body": mark("body"),
    "heading": mark("heading"),
    "caption": mark("caption"),
    "lead": mark("lead"),
    "notice": mark("notice of the publisher"),
}

# The unit of areas.
AREA = "m2"

UNITS = {
    "pp": mark("percentage points"),
    "x": mark("times"),
}

BOUNDS = {
    "": "{amount}",
    "≈": mark("about {amount}"),
    "<": mark("just under {amount}"),
    "<=": mark("at most {amount}"),
    ">": mark("more than {amount}"),
    ">=": mark("at least {amount}"),
}

# Where a bibliographic datum came from.
ORIGINS = {
    "given": mark("given with load"),
    "sidecar": mark("from the sidecar"),
    "markup": mark("from the markup"),
    "front matter": mark("from the front matter"),
    "field": mark("from its field"),
    "label": mark("from a label"),
    "page file": mark("from the page file"),
    "file name": mark("from the file's name"),
    "folder name": mark("from a folder's name"),
    "page text": mark("as printed"),
    "inferred": mark("inferred"),
    "unknown": mark("unknown"),
}

# What a citation is made of.
RECORD = {
    "title": mark("title"),
    "publication": mark("newspaper"),
    "date": mark("date"),
    "page": mark("page"),
}

# The parts of a library that are brought up to date.
PARTS = {
    "tables": mark("tables"),
    "passages": mark("index of the texts"),
    "facts": mark("index of the facts"),
    "reprints": mark("reprints"),
    "lists": mark("parks and projects"),
    "names": mark("names"),
}

STYLES = {
    "gbt7714-2025": "GB/T 7714-2025",
    "gbt7714-2015": "GB/T 7714-2015",
}

# What reference managers take.
EXPORTS = {
    "bibtex": mark("BibTeX, for the styles of gbt7714"),
    "biblatex": mark("BibLaTeX, for biblatex-gb7714"),
    "ris": mark("RIS, for EndNote, Zotero, NoteExpress"),
    "csl-json": mark("CSL-JSON, for Zotero, pandoc"),
}


def label(labels: dict[str, str], key: str) -> str:
    """The label of a stored word in the reader's language; the word itself where there is none."""
    return _(labels[key]) if key in labels else key


def counted(count: int, *, exact: bool) -> str:
    """How many there are; + where there may be more, ? where none were counted."""
    if exact:
        return number(count)
    return f"{number(count)}+" if count else "?"


def number(value: float) -> str:
    """A number with its thousands set apart and no more decimals than it has, four at most."""
    if not math.isfinite(value):
        return _("unknown number")
    text = f"{value:,.4f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def articles(count: int) -> str:
    """So many articles, in words."""
    return ngettext("{count} article", "{count} articles", count).format(count=number(count))


def paragraphs(count: int) -> str:
    """So many paragraphs, in words."""
    return ngettext("{count} paragraph", "{count} paragraphs", count).format(count=number(count))


def facts(count: int) -> str:
    """So many facts, in words."""
    return ngettext("{count} fact", "{count} facts", count).format(count=number(count))


def calendar(iso: str) -> str:
    """A stored date or span of time, such as 2020-01/2020-05, as it is read."""
    start, slash, end = iso.partition("/")
    if slash:
        return _("{start} to {end}").format(start=calendar(start), end=calendar(end))
    if iso.startswith("XXXX-"):
        return _("{day}, year unknown").format(day=iso[5:])
    return iso


def normalised(figure: Figure) -> str:
    """The figure in numbers and its unit, or its date: "about 2,365,000,000 CNY"."""
    if figure.iso is not None:
        day = calendar(figure.iso)
        return _("{day} (year inferred from the page)").format(day=day) if figure.inferred else day
    low = figure.low if figure.value is None else figure.value
    if low is None:
        return _("amount not known")
    text, bound = number(low), figure.bound
    if figure.high is not None and figure.high != low:
        text = _("{low} to {high}").format(low=text, high=number(figure.high))
        # The range itself says how much more there can be.
        bound = bound if bound == "≈" else ""
    if figure.unit == "%":
        text += "%"
    elif figure.unit:
        text = f"{text} {label(UNITS, figure.unit)}"
    return _(BOUNDS.get(bound, "{amount}")).format(amount=text)


def amount(figure: Figure, given: str | None = None) -> str:
    """The figure normalised and, in brackets, as it was written: 12,000,000,000 CNY (120亿元).

    Areas the other way round, for they are thought of in 亩: 20.15亩 (13,433.3333 m2). given: the
    words of the reader, where it is his.
    """
    first, second = normalised(figure), given or figure.text
    if figure.unit == AREA:
        first, second = second, first
    if given and given != figure.text:
        return _("{value} ({other}; text: {text})").format(
            value=first, other=second, text=figure.text
        )
    return f"{first} ({second})"


def money(value: float, unit: str) -> str:
    """A sum in few characters, as Chinese news writes it: 12.35亿元; other currencies by code."""
    for scale, word in ((1e8, "亿"), (1e4, "万")):
        if abs(value) >= scale:
            text = f"{value / scale:,.2f}".rstrip("0").rstrip(".") + word
            break
    else:
        text = number(value)
    return f"{text}元" if unit == "CNY" else f"{text} {unit}"


def invested(row: ParkRow) -> list[str]:
    """What the total investments in a park come to; those that are so and those that are planned
    are never one sum.
    """
    about = "~" if row.rough else ""
    return [
        template.format(amount=about + money(value, row.unit or ""))
        for template, value in (("{amount}", row.actual), (_("{amount} planned"), row.planned))
        if value is not None
    ]


def choice(facet: str, value: str) -> str:
    """A value of a facet as the reader knows it."""
    return label(STATUSES, value) if facet == "status" else value


def role(role: Role) -> str:
    """What a fact is to a project: "total investment of X (planned, high confidence)"."""
    qualities = [label(CONFIDENCES, role.confidence)]
    if role.modality != "actual":
        qualities.insert(0, label(MODALITIES, role.modality))
    if role.state in STATES:
        qualities.append(label(STATES, role.state))
    if role.given:
        qualities[-1] = f"{qualities[-1]}: {role.given}"
    if role.attribute == "status" and role.object:
        return _("{project}: {status} ({qualities})").format(
            project=role.project,
            status=label(STATUSES, role.object),
            qualities=", ".join(qualities),
        )
    template = _("{attribute} of {project} ({qualities})")
    if role.attribute == "part_of":
        template = _("{project} is a part of {whole} ({qualities})")
    return template.format(
        attribute=label(ATTRIBUTES, role.attribute),
        project=role.project,
        whole=role.object or "",
        qualities=", ".join(qualities),
    )


def identity(fact: Fact) -> str:
    """What a name stands for and, of a person, the office held; empty where nothing is known."""
    parts = []
    if fact.name is not None and fact.name != fact.text:
        parts.append(_("stands for {name}").format(name=fact.name))
    office = " ".join(part for part in (fact.org, fact.title) if part)
    if office:
        parts.append(office)
    return ", ".join(parts)
