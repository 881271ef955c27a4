"""Clusters: they depend on what is in the library, not on how it got there."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import reprints, schema
from store.reprints import matching, prints
from store.reprints.wording import Wording, letters_of, sketch
from tests.store.reprints.texts import DISCLAIMER, NEWS, OTHER, cut, joined, statistics

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

# What is in the libraries of these tests: two news texts with their reprints, reports of a series,
# and news that a publisher's disclaimer has been put below.
POOL = (
    NEWS,
    NEWS,
    joined(NEWS),
    cut(NEWS, 0.7),
    cut(NEWS, 0.4),
    "新华社青河3月5日电" + NEWS,
    NEWS + DISCLAIMER,
    OTHER,
    cut(OTHER, 0.6),
    cut(OTHER, 0.45) + DISCLAIMER,
    "（通讯员 方圆）" + OTHER,
    statistics(3, 17),
    statistics(4, 58),
    "本台消息：" + statistics(4, 58),
    cut(NEWS, 0.3) + DISCLAIMER,
    cut(OTHER, 0.3) + DISCLAIMER,
    "短讯。",
    OTHER + "\n" + cut(NEWS, 0.4),
)

Partition = frozenset[frozenset[int]]


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    with closing(schema.make(tmp_path_factory.mktemp("reprints") / "library.db")) as opened:
        opened.execute("BEGIN")
        yield opened


@pytest.fixture
def rare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fingerprints are common as soon as three articles hold them."""
    monkeypatch.setattr(prints, "COMMON", 2)


def add(connection: sqlite3.Connection, texts: dict[int, str], keys: Iterable[int]) -> None:
    """Put articles of these texts into the library, a paragraph a line."""
    keys = list(keys)
    for key in keys:
        connection.execute(
            "INSERT INTO article (id, source, ordinal, hash, authors, origins) "
            "VALUES (?, 1, ?, '', '[]', '{}')",
            (key, key),
        )
        connection.executemany(
            "INSERT INTO paragraph (article, ordinal, kind, text, ranges) "
            "VALUES (?, ?, 'body', ?, '[]')",
            ((key, at, line) for at, line in enumerate(texts[key].split("\n"), 1)),
        )
    reprints.enlist(connection, keys)
    reprints.update(connection)


def remove(connection: sqlite3.Connection, keys: Sequence[int]) -> None:
    """Take articles out of the library."""
    reprints.forget(connection, keys)
    for key in keys:
        connection.execute("DELETE FROM paragraph WHERE article = ?", (key,))
        connection.execute("DELETE FROM article WHERE id = ?", (key,))
    reprints.update(connection)


def empty(connection: sqlite3.Connection) -> None:
    for table in ("article", "paragraph", "fingerprint", "reprint", "unmatched"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 (fixed names)


def found(connection: sqlite3.Connection) -> Partition:
    """The clusters of a library, each the keys of its articles."""
    together: dict[int, set[int]] = {}
    for article, cluster in connection.execute("SELECT article, cluster FROM reprint"):
        together.setdefault(cluster, set()).add(article)
    return frozenset(map(frozenset, together.values()))


def truth(texts: dict[int, str]) -> Partition:
    """The same, by comparing every article with every other one."""
    letters = {key: letters_of(text) for key, text in texts.items()}
    sketches = {key: set(sketch(text)) for key, text in letters.items()}
    versions = {letters[key]: key for key in texts}
    held = Counter(value for key in versions.values() for value in sketches[key])
    cluster = {key: key for key in texts}
    for one in texts:
        for other in texts:
            shared = sketches[one] & sketches[other]
            compared = (
                letters[one] == letters[other]
                or len(shared) >= prints.MANY
                or any(held[value] <= prints.COMMON for value in shared)
            )
            if compared and Wording(letters[one]).is_same_news(Wording(letters[other])):
                first, second = cluster[one], cluster[other]
                cluster = {k: first if c == second else c for k, c in cluster.items()}
    together: dict[int, set[int]] = {}
    for key, of in cluster.items():
        together.setdefault(of, set()).add(key)
    return frozenset(frozenset(keys) for keys in together.values() if len(keys) > 1)


def test_news_and_its_reprints_are_one_cluster(connection: sqlite3.Connection) -> None:
    empty(connection)
    texts = dict(enumerate(POOL, 1))
    add(connection, texts, texts)
    assert found(connection) == truth(texts)
    # News cut short above a disclaimer is still that news, and no more; a page that was not cut
    # where its first news ends cannot be told from the whole of what was cut.
    assert found(connection) == {
        frozenset({1, 2, 3, 4, 5, 6, 7, 15}),
        frozenset({8, 9, 11, 18}),
        frozenset({10, 16}),
        frozenset({13, 14}),
    }


@pytest.mark.usefixtures("rare")
@settings(max_examples=60, deadline=None)
@given(
    picks=st.lists(st.integers(0, len(POOL) - 1), min_size=2, max_size=14),
    seed=st.integers(0, 2**32),
    size=st.integers(1, 5),
)
def test_clusters_are_the_same_in_whatever_order_articles_come_and_go(
    connection: sqlite3.Connection, picks: list[int], seed: int, size: int
) -> None:
    empty(connection)
    texts = {key: POOL[pick] for key, pick in enumerate(picks, 1)}
    chance = random.Random(seed)
    there: dict[int, str] = {}
    waiting = list(texts)
    chance.shuffle(waiting)
    while waiting:
        some, waiting = waiting[:size], waiting[size:]
        add(connection, texts, some)
        there |= {key: texts[key] for key in some}
        assert found(connection) == truth(there)
        if chance.random() < 0.4:
            gone = chance.sample(sorted(there), chance.randint(1, len(there)))
            remove(connection, gone)
            there = {key: text for key, text in there.items() if key not in gone}
            assert found(connection) == truth(there)
            waiting += [key for key in gone if chance.random() < 0.5]


@pytest.mark.usefixtures("rare")
def test_small_batches_find_the_same(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "BATCH", 2)
    empty(connection)
    texts = dict(enumerate(POOL * 2, 1))
    add(connection, texts, texts)
    assert found(connection) == truth(texts)
    remove(connection, range(1, len(POOL) + 1))
    assert found(connection) == truth({key: texts[key] for key in texts if key > len(POOL)})


def test_what_is_forgotten_leaves_nothing_behind(connection: sqlite3.Connection) -> None:
    empty(connection)
    texts = dict(enumerate(POOL, 1))
    add(connection, texts, texts)
    remove(connection, list(texts))
    for table in ("fingerprint", "reprint", "unmatched"):
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608


def test_a_cluster_falls_apart_when_the_article_that_held_it_together_goes(
    connection: sqlite3.Connection,
) -> None:
    empty(connection)
    # The second half is no reprint of the first, but the whole is one of both.
    lines = NEWS.split("\n")
    texts = {1: NEWS, 2: cut(NEWS, 0.4), 3: "\n".join([lines[0], lines[3], lines[4]])}
    add(connection, texts, texts)
    assert found(connection) == {frozenset({1, 2, 3})}
    remove(connection, [1])
    assert found(connection) == frozenset()


def test_news_printed_more_often_than_a_fingerprint_may_be_is_still_one_cluster(
    connection: sqlite3.Connection,
) -> None:
    empty(connection)
    count = prints.COMMON + 20
    texts = {key: f"（记者 第{key}位）" + NEWS for key in range(1, count + 1)}
    add(connection, texts, texts)
    assert found(connection) == {frozenset(texts)}


@pytest.mark.usefixtures("rare")
def test_a_fingerprint_that_becomes_rare_again_brings_together_what_it_is_held_by(
    connection: sqlite3.Connection,
) -> None:
    empty(connection)
    # The third one holds all fingerprints that the others share, and is the news of neither.
    texts = {1: NEWS, 2: cut(NEWS, 0.4), 3: statistics(3, 17) + "\n" + cut(NEWS, 0.4)}
    add(connection, texts, (1, 2))
    assert found(connection) == {frozenset({1, 2})}
    add(connection, texts, (3,))
    assert found(connection) == frozenset()
    remove(connection, [3])
    assert found(connection) == {frozenset({1, 2})}


def test_copies_of_one_text_are_compared_as_one(connection: sqlite3.Connection) -> None:
    empty(connection)
    texts = dict.fromkeys(range(1, 2 * prints.COMMON), NEWS) | {1000: cut(NEWS, 0.4)}
    add(connection, texts, texts)
    assert found(connection) == {frozenset(texts)}
    assert prints.holders(connection, sketch(letters_of(NEWS))[0], 3) == [1]
    # The next one takes its place.
    remove(connection, [1])
    assert found(connection) == {frozenset(texts.keys() - {1})}
    assert prints.holders(connection, sketch(letters_of(NEWS))[0], 3) == [2]
    remove(connection, list(range(2, 2 * prints.COMMON)))
    assert found(connection) == frozenset()


def test_a_key_that_is_used_again_does_not_join_the_cluster_it_left(
    connection: sqlite3.Connection,
) -> None:
    empty(connection)
    texts = {1: NEWS, 2: NEWS, 3: NEWS}
    add(connection, texts, texts)
    remove(connection, [1])
    add(connection, {1: OTHER, 4: joined(OTHER)}, (1, 4))
    assert found(connection) == {frozenset({1, 4}), frozenset({2, 3})}


def test_text_without_chinese_is_found_where_it_is_printed_without_a_change(
    connection: sqlite3.Connection,
) -> None:
    empty(connection)
    text = "The second phase of the park broke ground on Monday, its managers said. " * 3
    add(connection, {1: text, 2: text.upper(), 3: text[:-30]}, (1, 2, 3))
    assert found(connection) == {frozenset({1, 2})}


def test_members_come_the_earliest_first_and_the_undated_last(
    connection: sqlite3.Connection,
) -> None:
    empty(connection)
    texts = dict.fromkeys(range(1, 6), NEWS)
    add(connection, texts, texts)
    dates = {1: None, 2: "2024-03-06", 3: "2024-03", 4: "2024-03-05", 5: "2024-03-05"}
    for key, date in dates.items():
        connection.execute("UPDATE article SET date = ? WHERE id = ?", (date, key))
    cluster = reprints.cluster_of(connection, 2)
    assert cluster is not None
    assert reprints.members(connection, cluster) == [3, 4, 5, 2, 1]


def test_captions_and_notices_are_not_compared(connection: sqlite3.Connection) -> None:
    empty(connection)
    add(connection, {1: NEWS, 2: OTHER}, (1, 2))
    for key, kind in ((1, "caption"), (2, "notice")):
        connection.execute(
            "INSERT INTO paragraph (article, ordinal, kind, text, ranges) "
            "VALUES (?, 99, ?, ?, '[]')",
            (key, kind, statistics(5, 31)),
        )
    add(connection, {3: NEWS, 4: statistics(5, 31)}, (3, 4))
    reprints.enlist(connection, (1, 2))
    reprints.update(connection)
    assert found(connection) == {frozenset({1, 3})}


def test_a_library_whose_sketches_another_version_made_is_matched_anew(tmp_path: Path) -> None:
    with closing(schema.make(tmp_path / "library.db")) as opened:
        add(opened, {1: NEWS, 2: joined(NEWS)}, (1, 2))
        opened.execute("DELETE FROM reprint")
        opened.execute("UPDATE fingerprint SET value = value + 1")
        opened.execute("INSERT INTO wording VALUES ('of old')")
        reprints.make(opened)
        assert found(opened) == {frozenset({1, 2})}
        before = opened.total_changes
        reprints.make(opened)
        assert opened.total_changes == before
