"""Claims compared: what can hold beside what, and which of those that cannot is the newest."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from store.claims import agree, compared, span
from store.counting import PREFERRED
from store.model import BY_READER, ClaimRow, Figure
from tests.store.claimed import claim, day, figure

AMOUNTS = st.floats(1, 1e13) | st.integers(0, 10**6).map(float)
BOUNDS = st.sampled_from(("", "≈", "<", "<=", ">", ">="))


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Any figure that the rules can give."""
    value, more = draw(AMOUNTS), draw(st.floats(0, 1e12))
    if draw(st.booleans()):
        return figure(None, draw(BOUNDS), low=value, high=value + more)
    return figure(value, draw(BOUNDS), high=draw(st.sampled_from((None, value + more))))


MONTHS = st.integers(1, 12).map("{:02d}".format)
YEARS = st.sampled_from(("2019", "2023", "2024", "XXXX"))
MOMENTS = st.one_of(
    YEARS,
    st.builds("{}-{}".format, YEARS, MONTHS),
    st.builds("{}-{}-{:02d}".format, YEARS, MONTHS, st.integers(1, 28)),
    st.builds("{}-Q{}".format, YEARS, st.integers(1, 4)),
    st.builds("{}-H{}".format, YEARS, st.integers(1, 2)),
)
DATES = MOMENTS | st.builds("{}/{}".format, MOMENTS, MOMENTS)
SAID = st.one_of(
    figures(), DATES.map(day), st.sampled_from(("东岭高新区", "西岗经开区", "")), st.just(figure())
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(said=SAID, other=SAID)
def test_to_agree_goes_both_ways_and_nothing_disagrees_with_itself(
    said: Figure | str, other: Figure | str
) -> None:
    one, two = claim(said), claim(other)
    assert agree(one, two) == agree(two, one)
    # A span that ends before it begins is told by no rule.
    assume(not (isinstance(said, Figure) and said.iso and "/" in said.iso))
    assert agree(one, one)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(said=figures())
def test_a_figure_lies_within_what_it_can_mean(said: Figure) -> None:
    found = span(said)
    assert found is not None
    least = said.value if said.value is not None else said.low
    assert least is not None
    most = said.high if said.high is not None else least
    assert found[0] <= least <= most <= found[1]


def test_a_figure_that_says_no_number_can_mean_any() -> None:
    assert span(figure()) is None
    assert agree(claim(figure()), claim(figure(1.0)))


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (figure(10), figure(10), True),
        (figure(0.1 + 0.2), figure(0.3), True),
        (figure(10), figure(11), False),
        # 约
        (figure(10, "≈"), figure(10.4), True),
        (figure(10, "≈"), figure(9.6), True),
        (figure(10, "≈"), figure(11), False),
        (figure(10, "≈"), figure(10.9, "≈"), True),
        # 近
        (figure(10, "<"), figure(9), True),
        (figure(10, "<"), figure(10.1), False),
        (figure(10, "<"), figure(5), False),
        # 不超过
        (figure(10, "<="), figure(1), True),
        (figure(10, "<="), figure(10), True),
        (figure(10, "<="), figure(10.1), False),
        # 超
        (figure(10, ">"), figure(12), True),
        (figure(10, ">"), figure(9.9), False),
        (figure(10, ">"), figure(25), False),
        (figure(10, ">"), figure(10, "<="), True),
        (figure(10, ">"), figure(5, "<"), False),
        # 以上
        (figure(10, ">="), figure(10), True),
        # 10亿至12亿
        (figure(10, high=12), figure(11), True),
        (figure(10, high=12), figure(13), False),
        (figure(10, high=12), figure(12, high=15), True),
        # 350余家 ends where the next ten begin.
        (figure(350, ">", high=360), figure(355), True),
        (figure(350, ">", high=360), figure(400), False),
        # 数十亿
        (figure(low=20, high=100), figure(30), True),
        (figure(low=20, high=100), figure(10), False),
        (figure(low=20, high=100), figure(200), False),
        (day("2024-03-05"), day("2024-03-05"), True),
        (day("2024-03-05"), day("2024-03"), True),
        (day("2024-03-05"), day("2024"), True),
        (day("2024-03"), day("2024-04"), False),
        (day("2024"), day("2023-12-31"), False),
        (day("2024-Q1"), day("2024-03"), True),
        (day("2024-Q1"), day("2024-04-01"), False),
        (day("2024-H1"), day("2024-Q2"), True),
        (day("2024-H2"), day("2024-06-30"), False),
        (day("2024-03/2024-05"), day("2024-04-17"), True),
        (day("2024-03-21/2024-03-31"), day("2024-03-20"), False),
        (day("2023/2024"), day("2024-12"), True),
        (day("XXXX-07-25"), day("2024-07-25"), True),
        (day("XXXX-07-25"), day("2024-08-01"), False),
        (day("XXXX-07-25"), day("2024"), True),
        (day("XXXX"), day("2024-08-01"), True),
        (day("2020/XXXX"), day("2024-08-01"), True),
        ("东岭高新区", "东岭高新区", True),
        ("东岭高新区", "西岗经开区", False),
    ],
)
def test_what_can_hold_beside_what(one: Figure | str, other: Figure | str, both: bool) -> None:
    assert agree(claim(one), claim(other)) is both
    assert agree(claim(other), claim(one)) is both


def told(*rows: ClaimRow) -> list[tuple[bool, bool]]:
    """(newest, differs) of each."""
    return [(row.newest, row.differs) for row in compared(rows)]


def test_of_two_that_cannot_both_hold_the_later_one_is_the_newest() -> None:
    rows = [claim(figure(12), date="2023-01-05"), claim(figure(15), date="2024-01-05")]
    assert told(*rows) == [(False, True), (True, True)]


def test_what_a_later_article_denied_is_not_the_newest_even_where_the_last_one_agrees() -> None:
    older, middle, newest = (
        claim(figure(value, bound), date=f"{year}-01-05")
        for value, bound, year in ((15, "≈", 2022), (12, "", 2023), (15, "", 2024))
    )
    assert told(older, middle, newest) == [(False, True), (False, True), (True, True)]
    assert told(older, newest) == [(True, False), (True, False)]


@pytest.mark.parametrize(
    "other",
    [
        claim(figure(15), modality="planned"),
        claim(figure(15), modality="cumulative"),
        claim(figure(15, unit="USD")),
        claim(figure(15), "land_area"),
        claim(figure(15), state="rejected"),
        claim(figure(15), state="replaced"),
    ],
)
def test_nothing_differs_across_modality_unit_currency_or_attribute(other: ClaimRow) -> None:
    assert told(claim(figure(12)), other) == [(True, False), (True, False)]


@pytest.mark.parametrize("attribute", ["investment", "output_value", "jobs", "org", "status"])
def test_what_a_project_can_have_several_of_does_not_differ(attribute: str) -> None:
    rows = [claim(figure(12), attribute), claim(figure(15), attribute)]
    assert told(*rows) == [(True, False), (True, False)]


def test_what_the_reader_says_is_compared_like_all_else() -> None:
    for state in BY_READER:
        rows = [
            claim(figure(12), date="2023-01-05", state=state),
            claim(figure(15), date="2024-01-05"),
        ]
        assert told(*rows) == [(False, True), (True, True)]


def test_where_one_can_count_the_reader_goes_before_the_newest_before_the_surest() -> None:
    rows = [
        ("corrected", "reader", "2019"),
        ("confirmed", "low", "2018"),
        ("automatic", "low", "2024-01-05"),
        ("automatic", "high", "2023-01-05"),
        ("automatic", "medium", "2023-01-05"),
        ("automatic", "high", None),
    ]
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE c (id INTEGER PRIMARY KEY, article, state, confidence)")
    connection.execute("CREATE TABLE a (id INTEGER PRIMARY KEY, date)")
    for key, (state, confidence, date) in enumerate(reversed(rows)):
        connection.execute("INSERT INTO c VALUES (?, ?, ?, ?)", (key, key, state, confidence))
        connection.execute("INSERT INTO a VALUES (?, ?)", (key, date))
    found = connection.execute(
        "SELECT c.state, c.confidence, a.date FROM c JOIN a ON a.id = c.article "  # noqa: S608 (fixed words)
        f"ORDER BY {PREFERRED}"
    )
    assert found.fetchall() == rows
    connection.close()


def test_two_of_one_day_that_cannot_both_hold_are_both_the_newest() -> None:
    rows = [claim(figure(12), confidence="low"), claim(figure(15))]
    assert told(*rows) == [(True, True), (True, True)]


def test_an_undated_article_is_older_than_all() -> None:
    rows = [claim(figure(12), date=None), claim(figure(15), date="2019")]
    assert told(*rows) == [(False, True), (True, True)]


def test_nothing_compared_with_nothing_is_nothing() -> None:
    assert compared([]) == []
