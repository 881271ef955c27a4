from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.extract import overlaps
from store.model import FIGURE_TYPES, NAME_TYPES, Mention


def mention(kind: str, start: int, end: int) -> Mention:
    return Mention(kind, 0, start, end, "字" * (end - start), "made")


def test_a_figure_that_is_part_of_a_firms_name_is_no_figure() -> None:
    assert overlaps.resolve([mention("QUANTITY", 2, 4)], [mention("ORG", 0, 5)]) == [
        mention("ORG", 0, 5)
    ]


def test_a_figure_inside_a_projects_name_stays() -> None:
    project, figure = mention("PROJECT", 0, 9), mention("QUANTITY", 3, 6)
    assert overlaps.resolve([figure], [project]) == [project, figure]


def test_a_name_that_begins_inside_a_figure_goes() -> None:
    figure = mention("MONEY", 0, 4)
    assert overlaps.resolve([figure], [mention("PARK", 3, 8)]) == [figure]


spans = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda pair: (pair[0], sum(pair)))


@given(
    st.lists(
        st.builds(lambda kind, span: mention(kind, *span), st.sampled_from(FIGURE_TYPES), spans)
    ),
    st.lists(
        st.builds(lambda kind, span: mention(kind, *span), st.sampled_from(NAME_TYPES), spans)
    ),
)
def test_what_stays_is_in_order_and_no_figure_lies_in_a_closed_name(
    figures: list[Mention], names: list[Mention]
) -> None:
    kept = overlaps.resolve(figures, names)
    assert kept == sorted(kept, key=lambda each: (each.part, each.start, -each.end))
    closed = [each for each in names if each.type in overlaps.CLOSED]
    for figure in kept:
        if figure.type in FIGURE_TYPES:
            assert not any(name.start <= figure.start and figure.end <= name.end for name in closed)


def test_nothing_is_named_inside_the_name_of_a_person() -> None:
    person = mention("PERSON", 4, 7)
    assert overlaps.resolve([], [person, mention("ORG", 5, 7)]) == [person]
