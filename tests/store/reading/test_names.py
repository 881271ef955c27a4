"""Names of files and folders tell what they tell for certain, and nothing else."""

from __future__ import annotations

import datetime
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reading.names import is_numbered, metadata_of


def told(path: str, records: bool = False) -> dict[str, str]:
    metadata = metadata_of(PurePosixPath(path), records)
    return {name: getattr(metadata, name) for name in metadata.origins}


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("/d/20200601-07-02.txt", {"date": "2020-06-01", "page": "7"}),
        ("/d/20200601_07_002_南溪开工.md", {"date": "2020-06-01", "page": "7"}),
        ("/d/20200601-A03-02.txt", {"date": "2020-06-01", "page": "A03"}),
        ("/d/20200601-2.txt", {"date": "2020-06-01"}),
        ("/d/20200601.txt", {"date": "2020-06-01"}),
        ("/d/2020-06-01 南溪开工.txt", {"date": "2020-06-01"}),
        ("/d/南溪开工_2020.6.1.txt", {"date": "2020-06-01"}),
        ("/d/2020年6月1日.txt", {"date": "2020-06-01"}),
        ("/d/２０２０年６月１日.txt", {"date": "2020-06-01"}),
        ("/d/t20200601_1234567.htm", {"date": "2020-06-01"}),
        (
            "/d/南溪日报_20200601_第07版.pdf",
            {"publication": "南溪日报", "date": "2020-06-01", "page": "7"},
        ),
        ("/d/《南溪导报》 (2020-06-01).txt", {"publication": "南溪导报", "date": "2020-06-01"}),
        ("/d/南溪日报20200601.txt", {"publication": "南溪日报", "date": "2020-06-01"}),
        ("/d/A01版：要闻.txt", {"page": "A01", "page_name": "要闻"}),
        ("/d/第七版.txt", {"page": "7"}),
        (
            "/d/nw.D110000renmrb_20200130_3-02.htm",
            {"publication": "人民日报", "date": "2020-01-30", "page": "2"},
        ),
        ("/d/nw.D320000nxrb_20200130_3-A02.htm", {"date": "2020-01-30", "page": "A02"}),
        ("/d/nbs.D110000renmrb_01.htm", {"publication": "人民日报", "page": "1"}),
    ],
)
def test_the_name_of_a_file_tells(path: str, data: dict[str, str]) -> None:
    assert told(path) == data
    origins = metadata_of(PurePosixPath(path), records=False).origins
    assert set(origins.values()) == {"file name"}


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("/html/2020-06/01/content_12345.htm", {"date": "2020-06-01"}),
        ("/html/2020-06-01/node_2.htm", {"date": "2020-06-01"}),
        ("/pc/content/202607/04/content_30166572.html", {"date": "2026-07-04"}),
        ("/d/2020/06/01/a.txt", {"date": "2020-06-01"}),
        ("/d/2020年/6月/1日/a.txt", {"date": "2020-06-01"}),
        ("/d/2020年6月1日/a.txt", {"date": "2020-06-01"}),
        ("/d/20200601/第07版 园区/a.txt", {"date": "2020-06-01", "page": "7", "page_name": "园区"}),
        ("/d/南溪日报20200601.zip/a.txt", {"publication": "南溪日报", "date": "2020-06-01"}),
        ("/d/2020年6月/a.txt", {"date": "2020-06"}),
        ("/d/2020年/a.txt", {"date": "2020"}),
        ("/d/南溪经济导报/a.txt", {"publication": "南溪经济导报"}),
        ("/d/南溪日报2020/a.txt", {"publication": "南溪日报"}),
        ("/d/聯合報/a.txt", {"publication": "聯合報"}),
    ],
)
def test_the_names_of_folders_tell(path: str, data: dict[str, str]) -> None:
    assert told(path) == data
    origins = metadata_of(PurePosixPath(path), records=False).origins
    assert set(origins.values()) == {"folder name"}


def test_a_page_file_of_the_new_kind_has_its_page_in_its_name_and_its_date_in_its_folders() -> None:
    metadata = metadata_of(PurePosixPath("/pc/layout/202607/04/node_01.html"), records=False)
    assert (metadata.page, metadata.date) == ("1", "2026-07-04")
    assert metadata.origins == {"page": "file name", "date": "folder name"}


def test_two_digits_are_a_page_in_the_folder_of_a_day_of_a_paper_only() -> None:
    assert told("/d/南溪日报/2020/06/01/03.txt") == {
        "publication": "南溪日报",
        "date": "2020-06-01",
        "page": "3",
    }
    assert "page" not in told("/d/2020/06/01/03.txt")
    assert "page" not in told("/d/南溪日报/03.txt")


def test_the_name_of_a_file_goes_before_those_of_its_folders_and_the_nearest_folder_first() -> None:
    assert told("/d/2019-01-01/2020-06-01/a.txt") == {"date": "2020-06-01"}
    metadata = metadata_of(PurePosixPath("/d/2019-01-01/20200601.txt"), records=False)
    assert (metadata.date, metadata.origins) == ("2020-06-01", {"date": "file name"})


@pytest.mark.parametrize(
    "path",
    [
        "/d/12345678.txt",
        "/d/20201332.txt",
        "/d/20200230.txt",
        "/d/18991231.txt",
        "/d/30200601.txt",
        "/d/120200601.txt",
        "/d/00001_title.txt",
        "/d/content_20200601.htm",
        "/d/img-20200601.txt",
        "/d/20200601-20200630.txt",
        "/d/南溪经开区2020年6月1日开工.txt",
        "/d/2020年6月1日开工.txt",
        "/d/关于 2020年6月1日 会议 的通知.txt",
        "/d/2020-06-01 backup/a.txt",
        "/d/2020/a.txt",
        "/d/海报/a.txt",
        "/d/年报/a.txt",
        "/d/工作日报/a.txt",
        "/d/南溪日报头版刊文.txt",
        "/d/第三版规划.txt",
        "/d/node_2.htm",
        "/",
        "",
    ],
)
def test_what_is_not_certain_is_not_told(path: str) -> None:
    assert told(path) == {}


def test_a_day_after_next_year_is_a_serial_number() -> None:
    year = datetime.date.today().year
    assert told(f"/d/{year + 1}0601.txt") == {"date": f"{year + 1}-06-01"}
    assert told(f"/d/{year + 2}0601.txt") == {}


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("/d/20200601.jsonl", {"date": "2020-06-01"}),
        ("/d/2020-06.csv", {"date": "2020-06"}),
        ("/d/南溪日报_20200601.jsonl", {}),
        ("/d/南溪日报/2020-06-01/a.jsonl", {}),
    ],
)
def test_of_many_articles_only_a_name_that_is_the_date_tells_it(
    path: str, data: dict[str, str]
) -> None:
    assert told(path, records=True) == data


def test_a_name_of_numbers_only_is_that_of_a_scrapers_article() -> None:
    assert is_numbered("20200601-07-02")
    assert not is_numbered("20200601-07-02-开工")
    assert not is_numbered("20201332-07-02")
    assert not is_numbered("20200601-2")


NAMES = st.text(max_size=30) | st.text(
    alphabet="20年61月日-_. 第07版A报南溪日：nw.content", max_size=30
)


@given(st.lists(NAMES, max_size=5), st.booleans())
def test_no_name_is_too_strange(parts: list[str], records: bool) -> None:
    metadata = metadata_of(PurePosixPath("/".join(parts)), records)
    assert all(getattr(metadata, name) for name in metadata.origins)
    assert set(metadata.origins.values()) <= {"file name", "folder name"}
