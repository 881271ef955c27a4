"""Comparison: what is told of each stands beside what is told of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from store.library import Library
from store.model import YuanzhiError
from tests.store.loading import jsonl, load, news

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = (
    news("签约", "总投资12亿元的海澜轴承项目今天在东岭高新区签约。", date="2022-03-01"),
    news("开工", "总投资30亿元的禾迈电子项目在东岭高新区开工。", date="2024-02-04"),
    news("别处", "总投资7亿元的瀚森电机项目在西岗高新区开工。", date="2024-02-05"),
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("comparison")
    load(jsonl(folder / "a.jsonl", *ARTICLES), into=folder / "library.db")
    return Library.open(folder / "library.db")


def keys(opened: Library, *names: str) -> list[int]:
    return [opened.meant(name).id for name in names]


def test_parks_stand_in_the_order_they_were_named_with_sums_stages_projects_and_news(
    opened: Library,
) -> None:
    found = opened.compare(keys(opened, "西岗高新区", "东岭高新区"))
    assert [side.view.entity.name for side in found.parks] == ["西岗高新区", "东岭高新区"]
    west, east = found.parks
    assert dict(east.stages) == {"signed": 1, "started": 1}
    assert [row.name for row in east.largest] == ["禾迈电子项目", "海澜轴承项目"]
    assert [one.title for one in east.news] == ["开工", "签约"]
    assert dict(west.stages) == {"started": 1}
    assert west.view == opened.park(west.view.entity.id)


def test_projects_stand_side_by_side_each_once(opened: Library) -> None:
    first, second = keys(opened, "海澜轴承项目", "瀚森电机项目")
    found = opened.compare([first, second, first])
    assert [side.view for side in found.projects] == [
        opened.project(first),
        opened.project(second),
    ]
    assert [one.title for one in found.projects[1].news] == ["别处"]


@pytest.mark.parametrize(
    "names", [("东岭高新区",), ("东岭高新区", "东岭高新区"), ("东岭高新区", "海澜轴承项目")]
)
def test_one_alone_or_things_of_two_kinds_are_not_compared(
    opened: Library, names: tuple[str, ...]
) -> None:
    with pytest.raises(YuanzhiError):
        opened.compare(keys(opened, *names))
