"""Exports, read back by readers of this file: what was written comes back, however hostile."""

from __future__ import annotations

import json
import re
import string
from dataclasses import replace
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.cite import EXPORTS, export, gaps, missing
from store.cite.tidy import tidy
from store.model import Cited, Gap, Record, YuanzhiError

WHOLE = Record(
    authors=("林晓禾", "东岭高新区宣传部", "Whitfield, Carol J.", "Okafor, Daniel, Jr."),
    title="东岭园区开工两个项目",
    subtitle="——记者走访",
    publication="东岭周报",
    date="2024-03-05",
    page="第3版",
    url="https://paper.example.com/a_b%20c?x=1&y={2}#z~",
    accessed="2024-09-15",
)
KEY = "yz0123456789ab"

# What TeX prints for what stands in a file.
COMMANDS = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
}


class Entry(NamedTuple):
    key: str
    fields: dict[str, str]


def bibtex(text: str) -> list[Entry]:
    """The entries of a file, their values as they stand between the braces. Counts braces as BibTeX
    does, the ones behind a backslash too.
    """
    entries, at = [], 0
    while at < len(text):
        head = re.compile(r"\s*@article\{([^,\s{}]+),").match(text, at)
        assert head, text[at:]
        at, fields = head.end(), {}
        while field := re.compile(r"\s*(\w+)\s*=\s*\{").match(text, at):
            at, depth = field.end(), 1
            start = at
            while depth:
                depth += {"{": 1, "}": -1}.get(text[at], 0)
                at += 1
            assert field[1] not in fields
            fields[field[1]] = text[start : at - 1]
            assert text[at] == ","
            at += 1
        end = re.compile(r"\s*\}\s*").match(text, at)
        assert end, text[at:]
        at = end.end()
        entries.append(Entry(head[1], fields))
    return entries


def printed(value: str) -> str:
    """What TeX prints for a value. What would be a command, a comment or a formula is no text."""
    value = value.replace("{}", "\1")
    assert not re.search("--|''|[`?!]`|,,|<<|>>", value), value
    text = re.sub(r"\{\\(text\w+)\}", lambda found: f"\0{COMMANDS[found[1]]}", value)
    text = re.sub(r"\\([#$%&_])", r"\0\1", text)
    bare = re.sub(r"\0.", "", text)
    assert not set(bare) & set("\\#$%&_~^"), value
    assert not set(bare.removeprefix("{").removesuffix("}")) & set("{}"), value
    return re.sub("[\0\1]", "", text)


def authors(value: str) -> list[str]:
    """The names, split as BibTeX does: at "and" outside braces."""
    names, depth, start = [], 0, 0
    for found in re.finditer(r"[{}]|(?<=\s)and(?=\s)", value, re.IGNORECASE):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            depth -= 1
        elif depth == 0:
            names.append(value[start : found.start()].strip())
            start = found.end()
    names.append(value[start:].strip())
    return names


def in_order(name: str) -> str:
    """A name as BibTeX takes it apart, put together again: family, given, suffix."""
    parts = [""]
    depth = 0
    for char in name:
        depth += {"{": 1, "}": -1}.get(char, 0)
        if char == "," and not depth:
            parts.append("")
        else:
            parts[-1] += char
    family, *others = parts
    return printed_name("".join([family, *reversed(others)]))


def printed_name(text: str) -> str:
    """A name without what may be written differently: blanks, commas, points and braces."""
    return re.sub("[ ,.{}]", "", printed(text))


def ris(text: str) -> list[list[tuple[str, str]]]:
    """The entries of a file as tags and values."""
    entries: list[list[tuple[str, str]]] = [[]]
    for line in filter(None, text.split("\n")):
        match = re.fullmatch("([A-Z][A-Z0-9])  - (.*)", line)
        assert match, line
        if match[1] == "ER":
            entries.append([])
        else:
            entries[-1].append((match[1], match[2]))
    assert entries.pop() == []
    return entries


def test_a_whole_record_comes_back_out_of_each_form() -> None:
    cited = [Cited(KEY, WHOLE)]
    ((key, fields),) = bibtex(export(cited, "bibtex"))
    assert key == KEY
    assert fields["title"] == "东岭园区开工两个项目：记者走访"
    assert fields["pages"] == "3"
    assert "number" not in fields
    assert authors(fields["author"]) == [
        "林晓禾",
        "{东岭高新区宣传部}",
        "Whitfield, Carol J.",
        "Okafor, Jr, Daniel",
    ]
    assert fields["url"] == "https://paper.example.com/a_b%20c?x=1&y=%7B2%7D#z~"
    ((_, apart),) = bibtex(export(cited, "biblatex"))
    assert (apart["title"], apart["subtitle"]) == ("东岭园区开工两个项目", "记者走访")
    assert apart["number"] == "3"
    assert "pages" not in apart
    assert "year" not in apart
    (tags,) = ris(export(cited, "ris"))
    assert [value for tag, value in tags if tag == "AU"] == list(WHOLE.authors)
    assert dict(tags)["DA"] == "2024/03/05"
    (item,) = json.loads(export(cited, "csl-json"))
    assert item["author"] == [
        {"family": "林", "given": "晓禾"},
        {"literal": "东岭高新区宣传部"},
        {"family": "Whitfield", "given": "Carol J."},
        {"family": "Okafor", "given": "Daniel", "suffix": "Jr"},
    ]
    assert item["issued"] == {"date-parts": [[2024, 3, 5]]}


@pytest.mark.parametrize("form", EXPORTS)
def test_what_is_not_known_is_left_out(form: str) -> None:
    text = export([Cited(KEY, Record())], form)
    known = {
        "bibtex": {"entrysubtype": "newspaper", "langid": "chinese"},
        "biblatex": {"entrysubtype": "newspaper", "langid": "chinese"},
        "ris": {"TY": "NEWS", "ID": KEY, "LA": "zh-CN"},
        "csl-json": {"id": KEY, "type": "article-newspaper", "language": "zh-CN"},
    }
    read: dict[str, str]
    if form == "ris":
        read = dict(ris(text)[0])
    elif form == "csl-json":
        (read,) = json.loads(text)
    else:
        ((_, read),) = bibtex(text)
    assert read == known[form]
    assert "不详" not in text


@pytest.mark.parametrize("form", EXPORTS)
def test_each_article_is_there_once_and_two_prints_of_one_text_have_two_keys(form: str) -> None:
    other = replace(WHOLE, publication="西岗日报")
    text = export([Cited(KEY, WHOLE), Cited(KEY, other), Cited(KEY, WHOLE)], form)
    if form == "ris":
        keys = [dict(entry)["ID"] for entry in ris(text)]
    elif form == "csl-json":
        keys = [item["id"] for item in json.loads(text)]
    else:
        keys = [entry.key for entry in bibtex(text)]
    assert keys == [KEY, f"{KEY}-2"]


def test_signs_that_tex_would_join_stay_apart() -> None:
    title = "A -- B --- ``C'' ?`D"
    ((_key, fields),) = bibtex(export([Cited(KEY, Record(title=title))], "bibtex"))
    assert fields["title"] == "A -{}- B -{}-{}- `{}`C'{}' ?{}`D"
    assert printed(fields["title"]) == title


def test_gaps_are_told_by_the_keys_that_the_entries_have() -> None:
    other = replace(WHOLE, page=None, date="去年")
    cited = [Cited(KEY, WHOLE), Cited(KEY, other), Cited(KEY, other)]
    assert gaps(cited) == [Gap(f"{KEY}-2", missing(other))]
    assert "page" in missing(other)


@pytest.mark.parametrize("form", EXPORTS)
def test_nothing_gives_a_file_without_entries(form: str) -> None:
    assert export([], form).split() in ([], ["[", "]"])


def test_an_unknown_form_is_refused_with_the_known_ones() -> None:
    with pytest.raises(YuanzhiError, match=r"use one of bibtex, biblatex, ris, csl-json\."):
        export([], "endnote\x1b[31m")


HOSTILE = st.text(st.sampled_from('\\{}#$%&_~^"@,= \n\t\x1b\u202e-:：园区and') | st.characters())
DATES = st.none() | st.dates().map(str) | st.sampled_from(["2021-07", "2020", "去年", "2020-13"])
RECORDS = st.builds(
    Record,
    authors=st.lists(
        HOSTILE | st.sampled_from(["Foo and Bar", "And, Ann", "Lee, B and C"]), max_size=4
    ).map(tuple),
    title=st.none() | HOSTILE,
    subtitle=st.none() | HOSTILE,
    publication=st.none() | HOSTILE,
    date=DATES,
    page=st.none() | HOSTILE,
    url=st.none() | HOSTILE | st.text(string.printable),
    accessed=DATES,
    language=st.sampled_from([None, "zh-CN", "en", "fr"]),
)


@given(records=st.lists(RECORDS, max_size=3))
def test_whatever_a_record_says_comes_back_as_it_says_it(records: list[Record]) -> None:
    cited = [Cited(f"{KEY}{place}", record) for place, record in enumerate(records)]
    known = [tidy(record) for record in records]
    entries = bibtex(export(cited, "bibtex"))
    parted = bibtex(export(cited, "biblatex"))
    tagged = ris(export(cited, "ris"))
    items = json.loads(export(cited, "csl-json"))
    assert len(entries) == len(parted) == len(tagged) == len(items) == len(records)
    for record, entry, apart, tags, item in zip(known, entries, parted, tagged, items, strict=True):
        assert printed(entry.fields.get("journal", "")) == (record.publication or "")
        assert printed(apart.fields.get("journaltitle", "")) == (record.publication or "")
        assert dict(tags).get("T2") == item.get("container-title") == record.publication
        assert printed(entry.fields.get("pages", "")) == (record.page or "")
        assert printed(entry.fields.get("title", "")) == item.get("title", "")
        assert item.get("title") == dict(tags).get("TI")
        for part in (record.title, record.subtitle):
            assert (part or "").rstrip("—–―─- ") in item.get("title", "")
        assert [value for tag, value in tags if tag == "AU"] == list(record.authors)
        names = authors(entry.fields["author"]) if "author" in entry.fields else []
        assert len(names) == len(record.authors)
        for name, author in zip(names, record.authors, strict=True):
            assert in_order(name) == re.sub("[ ,.{}]", "", author)
        assert not set(entry.fields.get("url", "")) & set("{}\\ ")
        assert item.get("URL") == record.url
