"""Parties: an organisation or a person by all that the articles tell of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from store.library import Library
from store.model import YuanzhiError
from tests.store.loading import jsonl, load, news

if TYPE_CHECKING:
    from pathlib import Path

FIRM, OFFICE, PERSON = "海澜轴承有限公司", "东岭高新区管委会", "林晓禾"
ARTICLES = (
    news(
        "签约",
        "海澜轴承有限公司投资12亿元建设的海澜轴承生产基地项目在东岭高新区签约。\n"
        "东岭高新区管委会主任林晓禾表示，园区将做好服务。",
        date="2022-03-01",
    ),
    news(
        "开工", "由海澜轴承有限公司投资建设的海澜二期电机项目在西岗高新区开工。", date="2024-02-04"
    ),
    news("走访", "东岭高新区管委会主任林晓禾到海澜轴承有限公司走访。", date="2024-05-06"),
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("party")
    load(jsonl(folder / "a.jsonl", *ARTICLES), into=folder / "library.db")
    return Library.open(folder / "library.db")


def test_an_organisation_tells_its_projects_each_with_what_says_so(opened: Library) -> None:
    found = opened.party(opened.meant(FIRM).id)
    assert [one.project.name for one in found.parts] == ["海澜二期电机项目", "海澜轴承生产基地项目"]
    assert found.projects == 2
    for part in found.parts:
        for claim in part.claims:
            assert (claim.attribute, claim.object, claim.project) == ("org", FIRM, part.project.id)
            assert FIRM in opened.explain(claim.mark).passage


def test_what_the_reader_rejected_makes_no_part(tmp_path: Path) -> None:
    from store import library

    db = tmp_path / "library.db"
    load(jsonl(tmp_path / "a.jsonl", *ARTICLES), into=db)
    with Library.open(db) as opened:
        key = opened.meant(FIRM).id
        first, *others = opened.party(key).parts
        for claim in first.claims:
            library.reject(claim.mark, db)
        assert list(opened.party(key).parts) == others


def test_the_articles_that_name_it_come_newest_first_with_the_words_around_the_name(
    opened: Library,
) -> None:
    found = opened.party(opened.meant(FIRM).id)
    assert [one.news.title for one in found.namings] == ["走访", "开工", "签约"]
    assert found.entity.articles == 3
    for one in found.namings:
        _article, paragraph = opened.locate(one.place)
        assert paragraph is not None
        assert FIRM in one.words
        assert one.words.strip(".") in opened.passage(paragraph).text


def test_a_person_tells_his_positions_and_his_body_and_a_body_its_people(opened: Library) -> None:
    person = opened.party(opened.meant(PERSON).id)
    (position,) = person.positions
    assert (position.title, position.body, position.articles) == ("主任", OFFICE, 2)
    assert opened.passage(opened.locate(position.place)[1] or 0).text == ARTICLES[2]["text"]
    assert person.body is not None
    assert person.body.name == OFFICE
    body = opened.party(person.body.id)
    assert [one.name for one in body.people] == [PERSON]
    assert not person.parts
    assert not body.positions


def test_where_two_organisations_have_the_name_of_his_body_none_is_taken(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    load(jsonl(tmp_path / "a.jsonl", *ARTICLES), into=db)
    with closing(sqlite3.connect(db)) as written, written:
        columns = [row[1] for row in written.execute("PRAGMA table_info(entity)")]
        copied = ", ".join(one for one in columns if one not in ("id", "head", "scope", "hash"))
        written.execute(
            f"INSERT INTO entity (head, scope, {copied}) "  # noqa: S608
            f"SELECT (SELECT id FROM entity WHERE name = ?1), '别处', {copied} "
            "FROM entity WHERE type = 'ORG' AND name = ?2",
            (FIRM, OFFICE),
        )
    with Library.open(db) as opened:
        assert opened.party(opened.meant(PERSON).id).body is None


def test_what_is_named_in_the_same_passages_is_counted_by_passages(opened: Library) -> None:
    person = opened.party(opened.meant(PERSON).id)
    told = {one.name: one.passages for one in person.beside}
    assert told[OFFICE] == 2
    assert told[FIRM] == 1
    assert PERSON not in told
    for one in person.beside:
        text = opened.passage(opened.locate(one.place)[1] or 0).text
        assert PERSON in text
        assert one.name in text


def test_a_park_is_no_party(opened: Library) -> None:
    with pytest.raises(YuanzhiError, match="no organisation and no person"):
        opened.party(opened.meant("东岭高新区").id)
