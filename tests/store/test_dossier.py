"""Dossiers: the life of a project and the sums of a park, from all articles, and never mixed."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import claims, library
from store.dossier import SUMMED, life, totals
from store.library import Library
from store.model import ClaimRow, Figure, YuanzhiError
from tests.store import correcting
from tests.store.claimed import claim, figure
from tests.store.loading import jsonl, load, news
from tests.store.test_claims import figures

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = (
    news("签约", "总投资12亿元的海澜轴承生产基地项目今天在东岭高新区签约。", date="2022-03-01"),
    news(
        "开工",
        "海澜轴承生产基地项目2023年5月10日在东岭高新区开工，总投资15亿元，占地200亩。",
        date="2023-05-11",
    ),
    news("投产", "海澜轴承生产基地项目在东岭高新区建成投产，总投资15亿元。", date="2024-06-20"),
    news("美元", "总投资3亿美元的瀚森石墨烯项目在东岭高新区开工。", date="2024-02-03"),
    news("超", "总投资超10亿元的禾迈电子项目在东岭高新区开工。", date="2024-02-04"),
    news("别处", "总投资7亿元的瀚森电机项目在西岗高新区开工。", date="2024-02-05"),
)
PROJECT, PARK = "海澜轴承生产基地项目", "东岭高新区"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dossier")
    load(jsonl(folder / "a.jsonl", *ARTICLES), into=folder / "library.db")
    return folder / "library.db"


@pytest.fixture
def db(loaded: Path, tmp_path: Path) -> Path:
    """A library of one's own with these articles."""
    shutil.copy(loaded, tmp_path / "library.db")
    return tmp_path / "library.db"


def key_of(opened: Library, name: str) -> int:
    return next(one.id for one in opened.entities(name) if name in (one.name, *one.names))


def test_the_life_of_a_project_is_told_by_three_articles_with_days_and_sources(
    loaded: Path,
) -> None:
    with Library.open(loaded) as opened:
        view = opened.project(key_of(opened, PROJECT))
    assert [stage.status for stage in view.life] == ["signed", "started", "operating"]
    signed, started, operating = view.life
    # 今天 is a day that the text names, as 2023年5月10日 is.
    assert (signed.time, started.time, started.told) == ("2022-03-01", "2023-05-10", True)
    assert (operating.time, operating.told) == ("2024-06-20", False)
    for stage, title in zip(view.life, ("签约", "开工", "投产"), strict=True):
        (told,) = stage.claims
        assert (told.title, told.publication) == (title, "园区周报")
        assert told.words in ("签约", "开工", "建成投产")
        assert told.place.endswith(".1")
    assert view.park is not None
    assert (view.park.name, view.whole, view.parts) == (PARK, None, ())
    assert view.entity.articles == 3


def test_what_articles_say_otherwise_stands_side_by_side_with_the_newer_marked(
    tmp_path: Path,
) -> None:
    first = news("开工", "总投资12亿元的海澜轴承生产基地项目在东岭高新区开工。", date="2022-03-01")
    load(jsonl(tmp_path / "a.jsonl", first, *ARTICLES[1:3]), into=tmp_path / "library.db")
    with Library.open(tmp_path / "library.db") as opened:
        view = opened.project(key_of(opened, PROJECT))
    sums = [row for row in view.claims if row.attribute == "total_investment"]
    assert [row.figure.value for row in sums if row.figure] == [12e8, 15e8, 15e8]
    assert [(row.differs, row.newest) for row in sums] == [
        (True, False),
        (True, True),
        (True, True),
    ]
    (land,) = (row for row in view.claims if row.attribute == "land_area")
    assert not land.differs


def test_the_sums_of_a_park_keep_currencies_apart_and_count_each_project_once(
    loaded: Path,
) -> None:
    with Library.open(loaded) as opened:
        view = opened.park(key_of(opened, PARK))
    found = {
        (total.attribute, total.unit): (total.low, total.high, total.open, total.projects)
        for total in view.totals
    }
    assert found["total_investment", "CNY"] == (25e8, 25e8, True, 2)
    assert found["total_investment", "USD"] == (3e8, 3e8, False, 1)
    assert found["land_area", "m2"][3] == 1
    assert len(view.projects) == 3


def test_what_the_reader_rejected_or_corrected_counts_so_and_undoing_brings_it_back(
    db: Path,
) -> None:
    def total() -> tuple[float, int]:
        with Library.open(db) as opened:
            view = opened.park(key_of(opened, PARK))
            # What was only planned when it was signed stands apart.
            found = [
                each
                for each in view.totals
                if (each.attribute, each.unit) == ("total_investment", "CNY")
            ]
            return sum(each.low for each in found), sum(each.projects for each in found)

    with Library.open(db) as opened:
        marks = {
            row.date: row.mark
            for row in opened.claims(
                projects=[key_of(opened, PROJECT)], attribute="total_investment"
            )
        }
    for date, left in (("2024-06-20", 15e8), ("2023-05-11", 12e8), ("2022-03-01", None)):
        library.reject(marks[date], db)
        assert total() == ((10e8 + left, 2) if left else (10e8, 1))
    for _ in marks:
        library.undo(library=db)
    assert total() == (25e8, 2)
    library.correct(marks["2022-03-01"], "20亿元", db)
    assert total() == (30e8, 2)


def test_projects_that_the_reader_merges_are_told_and_counted_as_one(db: Path) -> None:
    with Library.open(db) as opened:
        one, head = key_of(opened, "禾迈电子项目"), key_of(opened, PROJECT)
    library.merge(one, head, db)
    with Library.open(db) as opened:
        park = opened.park(key_of(opened, PARK))
        assert len(park.projects) == 2
        assert {total.projects for total in park.totals} == {1}
        view = opened.project(one)
        assert view.entity.id == head
        (row,) = opened.project_rows([head])
        assert set(row.investors) == set(view.investors)
        assert len(view.investors) == 2
        assert {each.article for each in view.claims} == {1, 2, 3, 5}
        (merge,) = view.merges
        assert len(opened.passages_of(head)) == 4
    library.part(merge.id, db)
    with Library.open(db) as opened:
        assert opened.project(one).entity.name == "禾迈电子项目"
        assert len(opened.park(key_of(opened, PARK)).projects) == 3


def test_what_the_reader_merged_named_and_split_outlasts_loading_again_and_forgetting(
    db: Path, loaded: Path
) -> None:
    file = loaded.with_name("a.jsonl")
    with Library.open(db) as opened:
        one, head = key_of(opened, "禾迈电子项目"), key_of(opened, PROJECT)
        graphene = key_of(opened, "瀚森石墨烯项目")
    library.merge(one, head, db)
    library.rename(head, "海澜总厂", db)
    library.split(head, [2], "海澜二厂", db)
    library.rename(graphene, "瀚森总厂", db)

    def shown() -> dict[str, int]:
        with Library.open(db) as opened:
            assert opened.census().projects == 4
            return {row.name: row.articles for row in opened.entities(kind="PROJECT")}

    expected = {"海澜总厂": 3, "海澜二厂": 1, "瀚森总厂": 1, "瀚森电机项目": 1}
    assert shown() == expected
    assert load(file, into=db, again=True) == {"a.jsonl": "loaded"}
    assert shown() == expected
    library.forget([str(file)], db)
    with Library.open(db) as opened:
        assert opened.seed
    load(file, into=db)
    assert shown() == expected


def test_parks_that_the_reader_merges_are_one_row_with_the_projects_of_both(db: Path) -> None:
    with Library.open(db) as opened:
        before = opened.park_rows(opened.parks())
        one, head = key_of(opened, "西岗高新区"), key_of(opened, PARK)
    library.merge(one, head, db)
    with Library.open(db) as opened:
        (row,) = opened.park_rows(opened.parks())
        assert (row.name, row.projects, row.articles) == (PARK, 4, 6)
        assert len(opened.projects(head)) == 4
        assert {each.park for each in opened.project_rows(opened.projects())} == {PARK}
        (merge,) = opened.park(one).merges
    library.part(merge.id, db)
    with Library.open(db) as opened:
        assert opened.park_rows(opened.parks()) == before


def test_parks_count_their_projects_anew_when_these_are_merged_and_parted(db: Path) -> None:
    with Library.open(db) as opened:
        before = opened.park_rows(opened.parks())
        one, head = key_of(opened, "瀚森电机项目"), key_of(opened, PROJECT)
    library.merge(one, head, db)
    with Library.open(db) as opened:
        assert {row.name: row.projects for row in opened.park_rows(opened.parks())}[PARK] == 3
        (merge,) = opened.project(one).merges
    library.part(merge.id, db)
    with Library.open(db) as opened:
        assert opened.park_rows(opened.parks()) == before


def test_a_park_is_no_project_and_what_is_not_there_is_told(loaded: Path) -> None:
    with Library.open(loaded) as opened:
        with pytest.raises(YuanzhiError, match="is no project"):
            opened.project(key_of(opened, PARK))
        with pytest.raises(YuanzhiError, match="is no park"):
            opened.park(key_of(opened, PROJECT))
        with pytest.raises(YuanzhiError, match="no entity"):
            opened.project(10**6)


def test_stages_without_a_day_are_one_step_dated_by_the_first_article() -> None:
    rows = [
        claim("building", "status", date="2023-05-01"),
        claim("building", "status", date="2023-04-01"),
        claim("building", "status", date=None),
        claim("building", "status", date="2023-06-01", time="2023-05-20"),
        claim("signed", "status", date="2023-06-01", time="2022"),
        claim("operating", "status", date="2023-03-01", state="rejected"),
    ]
    steps = [(step.status, step.time, step.told, len(step.claims)) for step in life(rows)]
    assert steps == [
        ("signed", "2022", True, 1),
        ("building", "2023-04-01", False, 3),
        ("building", "2023-05-20", True, 1),
    ]


def test_on_one_day_stages_stand_in_the_order_of_a_projects_life() -> None:
    rows = [claim(status, "status") for status in ("operating", "started", "signed")]
    assert [step.status for step in life(rows)] == ["signed", "started", "operating"]


def test_a_stage_is_not_dated_by_a_day_to_come_when_its_article_was_written() -> None:
    rows = [
        claim("building", "status", date="2024-03-05", time="2025-06"),
        claim("planned", "status", date="2024-03-01", time="2024-03"),
        claim("operating", "status", date="2024-03-06", time="2024-04-01/2024-05-01"),
    ]
    steps = [(step.status, step.time, step.told) for step in life(rows)]
    assert steps == [
        ("planned", "2024-03", True),
        ("building", "2024-03-05", False),
        ("operating", "2024-03-06", False),
    ]


def of(name: str, *said: Figure, **more: Any) -> list[ClaimRow]:
    """The claims of a project of total investment."""
    return [claim(each, of=name, **more) for each in said]


def sums(*projects: list[ClaimRow]) -> dict[tuple[str, str, str], tuple[float, float, int, int]]:
    return {
        (total.attribute, total.modality, total.unit): (
            total.low,
            total.high,
            total.projects,
            total.parts,
        )
        for total in totals(projects)
    }


def test_plans_are_never_added_to_what_is_nor_one_currency_to_another() -> None:
    found = sums(
        of("甲", figure(10)),
        of("乙", figure(5), modality="planned"),
        of("丙", figure(3, unit="USD")),
        of("丁", figure(2)),
        of("戊", figure(1), modality="cumulative"),
    )
    assert found == {
        ("total_investment", "actual", "CNY"): (12, 12, 2, 0),
        ("total_investment", "actual", "USD"): (3, 3, 1, 0),
        ("total_investment", "cumulative", "CNY"): (1, 1, 1, 0),
        ("total_investment", "planned", "CNY"): (5, 5, 1, 0),
    }


def test_a_sum_tells_how_much_of_it_is_of_low_confidence() -> None:
    sure = of("甲", figure(3), confidence="high")
    unsure = of("乙", figure(40), confidence="low")
    said = of("丙", figure(500), confidence="low", state="confirmed")
    (total,) = totals([sure, unsure, said])
    assert (total.low, total.unsure, total.unsure_low) == (543, 1, 40)
    (total,) = totals([sure, said])
    assert (total.unsure, total.unsure_low) == (0, 0)


def test_rates_and_what_is_not_summed_are_in_no_sum() -> None:
    assert not sums(
        of("甲", figure(30, unit="CNY/mu")),
        [claim(figure(20, unit="%"), "tax", of="乙", kind="RATE")],
        [claim(figure(20), "investment", of="丙")],
        [claim(figure(20, unit="GWh"), "capacity", of="丁")],
        of("戊", figure()),
        of("己", figure(7), state="rejected"),
        [],
    )


def part(name: str, whole: str, *said: Figure) -> list[ClaimRow]:
    return [*of(name, *said), claim(whole, "part_of", of=name)]


def test_a_part_counts_only_where_the_whole_does_not_however_far_above_that_stands() -> None:
    key = ("total_investment", "actual", "CNY")
    assert sums(of("甲", figure(10)), part("甲一期", "甲", figure(4)))[key] == (10, 10, 1, 1)
    assert sums(of("甲"), part("甲一期", "甲", figure(4)))[key] == (4, 4, 1, 0)
    # A part of a part whose own amount nobody tells.
    assert sums(
        of("甲", figure(10)),
        part("甲一期", "甲"),
        part("甲一期厂房", "甲一期", figure(2)),
    )[key] == (10, 10, 1, 1)


def test_parts_of_each_other_or_of_themselves_are_not_lost() -> None:
    key = ("total_investment", "actual", "CNY")
    assert sums(part("甲", "甲", figure(4)))[key] == (4, 4, 1, 0)
    assert sums([*part("甲", "乙"), *of("甲", figure(3))], part("乙", "甲"))[key][0] == 3


def test_of_several_claims_a_project_counts_with_the_first() -> None:
    key = ("total_investment", "actual", "CNY")
    first, other = claim(figure(12), date="2023", of="甲"), claim(figure(10), date="2022", of="甲")
    assert sums([first, other])[key] == (12, 12, 1, 0)
    rejected = claim(figure(11), state="rejected", of="甲")
    assert sums([rejected, other, first])[key] == (10, 10, 1, 0)


def test_projects_of_one_name_are_each_counted() -> None:
    key = ("total_investment", "actual", "CNY")
    two = of("二期项目", figure(3), key=1), of("二期项目", figure(4), key=2)
    assert sums(*two)[key] == (7, 7, 2, 0)


def test_projects_of_one_name_and_one_figure_are_counted_once() -> None:
    key = ("total_investment", "actual", "CNY")
    about = figure(4, bound="≈")
    three = [
        of("材料生产基地项目", each, key=at) for at, each in enumerate((about, figure(4), about))
    ]
    (total,) = totals([*three, of("另一项目", figure(4), key=9)])
    assert (total.low, total.high, total.projects, total.about) == (8, 8, 2, False)
    assert sums(*three)[key] == (4, 4, 1, 0)


def test_news_told_twice_is_counted_once_in_lists_and_dossiers(tmp_path: Path) -> None:
    told = "总投资4亿元的材料生产基地项目在东岭高新区开工。"
    page = jsonl(tmp_path / "a.jsonl", news("一", told), news("二", f"记者昨天从管委会获悉,{told}"))
    load(page, into=tmp_path / "library.db")
    with Library.open(tmp_path / "library.db") as opened:
        (park,) = opened.park_rows(opened.parks())
        assert park.projects == 2
        assert park.actual == 4e8
        (total,) = opened.park(park.id).totals
        assert (total.low, total.projects) == (4e8, 1)
        for by in ("park", "year"):
            (bar,) = opened.investments(by)
            assert (bar.total.low, bar.total.projects) == (4e8, 1)


def test_a_project_is_shown_with_the_park_the_reader_says_in_every_view(db: Path) -> None:
    with Library.open(db) as opened:
        key = key_of(opened, "瀚森石墨烯项目")
        (mark,) = (row.mark for row in opened.claims(projects=[key], attribute="park"))

    def views() -> set[str | None]:
        with Library.open(db) as opened:
            view = opened.project(key)
            (row,) = opened.project_rows([key])
            (listed,) = opened.entities("瀚森石墨烯项目", "PROJECT")
            park = view.park.name if view.park else None
            return {view.entity.scope or None, park, row.park, listed.scope or None}

    assert views() == {PARK}
    library.correct(mark, "西岗高新区", db)
    assert views() == {"西岗高新区"}
    library.reject(mark, db)
    assert views() == {None}
    library.undo(library=db)
    library.undo(library=db)
    assert views() == {PARK}


def test_a_sum_counts_each_project_once_whatever_it_is_called(db: Path) -> None:
    load(
        jsonl(
            db.with_name("more.jsonl"),
            news(
                "二期",
                "海澜轴承生产基地二期项目是海澜轴承生产基地项目的子项目，总投资3亿元，在东岭高新区开工。",
                date="2024-06-21",
            ),
        ),
        into=db,
    )

    def counted() -> list[tuple[object, ...]]:
        with Library.open(db) as opened:
            rows = opened.park(opened.called(PARK, "PARK")[0].id).totals
        return [(row.attribute, row.modality, row.unit, row.low, row.projects) for row in rows]

    before = counted()
    with Library.open(db) as opened:
        keys = [
            key_of(opened, name)
            for name in ("瀚森石墨烯项目", "禾迈电子项目", "海澜轴承生产基地二期项目")
        ]
    for key in keys:
        # The name of a whole.
        library.rename(key, PROJECT, db)
        assert counted() == before


def test_lists_and_sums_choose_the_same_figure(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    told = "海澜轴承生产基地项目今天在东岭高新区开工，总投资{}亿元。"
    old = news("旧", told.format(12), date="2022-03-01")
    new = news("新", told.format(15), date="2023-03-01")
    load(jsonl(tmp_path / "a.jsonl", new, old), into=db)
    for said in ((), ("confirm",)):
        with closing(Library.open(db)) as opened:
            project = opened.called(PROJECT, "PROJECT")[0].id
            (row,) = opened.project_rows((project,))
            park = opened.park(opened.called(PARK, "PARK")[0].id)
            marks = {
                each.figure.value: each.mark
                for each in opened.claims(attribute="total_investment")
                if each.figure
            }
        (total,) = park.totals
        assert row.investment is not None
        assert row.investment.value == total.low == (1.2e9 if said else 1.5e9)
        if not said:
            library.confirm(marks[1.2e9], db)


def test_ranges_and_open_bounds_show_in_a_sum() -> None:
    def flags(*said: Figure) -> tuple[float, float, bool, bool]:
        (total,) = totals(of(str(at), each) for at, each in enumerate(said))
        return total.low, total.high, total.open, total.about

    assert flags(figure(10, high=12), figure(1)) == (11, 13, False, False)
    assert flags(figure(10, ">"), figure(1)) == (11, 11, True, False)
    assert flags(figure(10, "≈"), figure(1)) == (11, 11, False, True)
    assert flags(figure(low=20, high=100), figure(1)) == (21, 101, False, False)
    # 350余家
    assert flags(figure(350, ">", high=360)) == (350, 360, False, False)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    projects=st.lists(
        st.lists(
            st.builds(
                claim,
                figures(),
                st.sampled_from(SUMMED),
                date=st.sampled_from((None, "2022", "2023-05", "2024-01-05")),
                modality=st.sampled_from(("actual", "planned")),
                state=st.sampled_from(("automatic", "rejected", "corrected")),
            ),
            max_size=4,
        ),
        max_size=5,
    )
)
def test_a_sum_lies_between_the_sums_of_the_least_and_the_most(
    projects: list[list[ClaimRow]],
) -> None:
    for total in totals(projects):
        assert total.low <= total.high
        assert total.projects <= len(projects)
        key = (total.attribute, total.modality, total.unit)
        spans = []
        for rows in projects:
            some = [
                claims.span(row.figure)
                for row in rows
                if row.figure
                and row.counts
                and (row.attribute, row.modality, row.figure.unit) == key
            ]
            known = [each for each in some if each is not None]
            if known:
                spans.append((min(low for low, _ in known), max(high for _, high in known)))
        assert total.high <= sum(high for _, high in spans) * (1 + 1e-9)
        assert total.low >= min((low for low, _ in spans), default=0) * (1 - 1e-9)


def test_each_sum_of_a_park_is_the_sum_of_the_facts_it_is_made_of(loaded: Path) -> None:
    with Library.open(loaded) as opened:
        park = key_of(opened, PARK)
        view = opened.park(park)
        assert view.totals
        for total in view.totals:
            rows = opened.summed(park, total.attribute, total.modality, total.unit)
            assert len(rows) == len({row.project for row in rows}) == total.projects
            assert all(row.counts and row.attribute == total.attribute for row in rows)
            low = sum(row.figure.value or 0 for row in rows if row.figure)
            assert low == pytest.approx(total.low)
        assert opened.summed(park, "tax", "forecast", "EUR") == []


def test_what_a_firm_has_to_do_with_a_park_is_told_by_facts(tmp_path: Path) -> None:
    articles = (
        news("一", "海澜轴承有限公司投资建设的海澜轴承生产基地项目在东岭高新区开工。"),
        news("二", "瀚森电机有限公司投资建设的瀚森电机项目在东岭高新区开工。"),
        news("三", "海澜轴承有限公司投资建设的海澜铸造项目在西岗高新区开工。"),
    )
    load(jsonl(tmp_path / "a.jsonl", *articles), into=tmp_path / "library.db")
    with Library.open(tmp_path / "library.db") as opened:
        park = key_of(opened, PARK)
        for backer in opened.park(park).organisations:
            rows = opened.backing(park, backer.id)
            assert {row.linked for row in rows} == {backer.id}
            assert len({row.project for row in rows}) == backer.projects
            assert all(row.attribute == "org" for row in rows)


def test_what_happened_in_a_park_is_told_with_the_newest_first(loaded: Path) -> None:
    with Library.open(loaded) as opened:
        park = key_of(opened, PARK)
        stages = opened.park_life(park)
        days = [stage.time or "" for stage in stages]
        assert days == sorted(days, reverse=True)
        assert "2023-05-10" in days
        names = {claim.name for stage in stages for claim in stage.claims}
        assert PROJECT in names
        assert "瀚森电机项目" not in names
        assert len(opened.park_life(park, limit=2)) == 2


def test_a_whole_and_its_parts_lead_to_each_other(tmp_path: Path) -> None:
    with Library.open(correcting.loaded(tmp_path)) as opened:
        (link,) = opened.claims(attribute="part_of")
        assert link.linked is not None
        part, whole = opened.project(link.project), opened.project(link.linked)
        assert part.whole is not None
        assert (part.whole.id, part.whole.name) == (whole.entity.id, whole.entity.name)
        assert [one.id for one in whole.parts] == [part.entity.id]
        assert whole.park is not None
        assert opened.park(whole.park.id).entity.name == PARK
