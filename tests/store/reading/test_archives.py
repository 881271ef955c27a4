"""What is in an archive is read where it lies, each file once; what is broken is told, not lost."""

from __future__ import annotations

import bz2
import contextlib
import functools
import gzip
import io
import json
import lzma
import random
import struct
import tarfile
import tempfile
import tracemalloc
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model import YuanzhiError
from store.reading import Met, NoNews, open_source, stream, tars, walk
from store.reading.sidecar import read_sidecar
from tests.conftest import DATA

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from store.reading import Item

ARCHIVES = DATA / "archives"
PACKINGS = ("gz", "bz2", "xz")
WHOLE = ("zip.zip", "gbk.zip", "mac.zip", "tar.tar", *(f"tar.tar.{kind}" for kind in PACKINGS))
START = "南溪经开区举行开工仪式\n\n六月一日，项目开工。\n".encode()
SIGNED = "青石高新区签约\n\n六月二日，双方签约。\n".encode()

NAME = "a.txt"


def met(path: Path) -> dict[str, Met]:
    """What is met of an archive, by its name in it; the archive itself by the empty name."""
    found = list(walk([path]))
    by_name = {each.name.removeprefix(str(path)).removeprefix("!/"): each for each in found}
    assert len(by_name) == len(found)
    return by_name


def contents(item: Item | None) -> bytes:
    assert item is not None
    with item.open() as file:
        return file.read()


def item_of(found: Met) -> Item:
    assert found.item is not None, found
    return found.item


def zipped(path: Path, files: Mapping[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def tarred(path: Path, *files: tuple[str, bytes]) -> Path:
    with tarfile.open(path, "w") as archive:
        for name, data in files:
            header = tarfile.TarInfo(name)
            header.size = len(data)
            archive.addfile(header, io.BytesIO(data))
    return path


@pytest.mark.parametrize("name", ["zip.zip", "tar.tar", "tar.tar.gz", "tar.tar.bz2", "tar.tar.xz"])
def test_the_members_of_an_archive_are_items_with_its_name_as_a_folder(name: str) -> None:
    found = met(ARCHIVES / name)
    assert sorted(found) == [
        "2020-06/01/content_12.toml",
        "2020-06/01/content_12.txt",
        "2020-06/02.txt",
    ]
    item = item_of(found["2020-06/01/content_12.txt"])
    assert item.name == f"{ARCHIVES / name}!/2020-06/01/content_12.txt"
    stem = name.split(".")[0]
    assert Path(item.location) == ARCHIVES / stem / "2020-06" / "01" / "content_12.txt"
    assert contents(item) == contents(item) == START
    assert contents(found["2020-06/02.txt"].item) == SIGNED
    assert found["2020-06/01/content_12.toml"].state == "skipped"
    sidecar = read_sidecar(item)
    assert sidecar is not None
    assert sidecar.metadata.publication == "南溪日报"


def test_the_members_of_a_zip_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"b.txt": "b", "b/1.txt": "b", "a.txt": "a"})
    assert list(met(path)) == ["a.txt", "b/1.txt", "b.txt"]


def test_the_members_of_a_tar_come_as_they_are_stored(tmp_path: Path) -> None:
    path = tarred(tmp_path / "a.tar", ("b.txt", b"b"), ("a.txt", b"a"))
    assert list(met(path)) == ["b.txt", "a.txt"]


@pytest.mark.parametrize("kind", PACKINGS)
def test_a_packed_file_is_the_file_in_its_folder(kind: str) -> None:
    path = ARCHIVES / f"02.txt.{kind}"
    found = met(path)
    item = item_of(found["02.txt"])
    assert (Path(item.location), item.size) == (ARCHIVES / "02.txt", None)
    assert contents(item) == SIGNED
    assert list(open_source(item).documents())


def test_a_sidecar_lies_beside_the_packed_file_it_is_for(tmp_path: Path) -> None:
    (tmp_path / "02.txt.gz").write_bytes((ARCHIVES / "02.txt.gz").read_bytes())
    (tmp_path / "02.toml").write_text("page = 7", encoding="utf-8")
    sidecar, packed = walk([tmp_path])
    assert "used with 02.txt.gz" in str(sidecar.problem)
    found = read_sidecar(item_of(packed))
    assert found is not None
    assert found.metadata.page == "7"


def test_archives_are_known_by_their_content_and_not_by_their_names(tmp_path: Path) -> None:
    for source, name in (("tar.tar.xz", "a.txt"), ("zip.zip", "b.gz"), ("02.txt.gz", "c.zip")):
        (tmp_path / name).write_bytes((ARCHIVES / source).read_bytes())
    (tmp_path / "d.zip").write_bytes(SIGNED)
    found = list(walk([tmp_path]))
    assert [each.name.removeprefix(f"{tmp_path}/") for each in found if each.item] == [
        "a.txt!/2020-06/02.txt",
        "a.txt!/2020-06/01/content_12.txt",
        "b.gz!/2020-06/01/content_12.txt",
        "b.gz!/2020-06/02.txt",
        "c.zip!/c.zip",
        "d.zip",
    ]


def test_names_in_gbk_are_read_as_they_were_meant() -> None:
    found = met(ARCHIVES / "gbk.zip")
    assert list(found) == ["新闻/2020-06/07版.txt", "新闻/头版.txt"]
    assert contents(found["新闻/头版.txt"].item) == "园区签约".encode("gbk")


def test_names_in_utf_8_without_the_flag_are_read_and_the_folder_of_macos_is_passed_over() -> None:
    found = met(ARCHIVES / "mac.zip")
    assert list(found) == ["__MACOSX", "新闻/头版.txt"]
    assert found["__MACOSX"].state == "skipped"


def test_a_name_in_the_extra_field_goes_before_the_one_in_the_header(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("_.txt")
    name = struct.pack("<BL", 1, zlib.crc32(b"_.txt")) + "镕.txt".encode()
    info.extra = struct.pack("<HH", 0x7075, len(name)) + name
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(info, "a")
    assert list(met(tmp_path / "a.zip")) == ["镕.txt"]


@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_names_that_lead_elsewhere_or_stand_twice_are_made_harmless_and_stay_apart(
    tmp_path: Path, kind: str
) -> None:
    names = [
        "../../a.txt", "/a.txt", "C:/a.txt", "./b//a.txt", "b/../a.txt", "a\x1b[31m.txt", "..",
        "b/a (2).txt", "b/a.txt",
    ]  # fmt: skip
    path = tmp_path / f"a.{kind}"
    if kind == "zip":
        with zipfile.ZipFile(path, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
            for name in [*names, "b\\c\\d.txt", "../../a.txt"]:
                archive.writestr(name, name)
    else:
        tarred(path, *((name, name.encode()) for name in [*names, "b/c/d.txt", "../../a.txt"]))
    found = met(path)
    assert sorted(found) == [
        "_", "a     .txt", "a (2).txt", "a (3).txt", "a (4).txt", "a.txt", "b/a (2) (2).txt",
        "b/a (2).txt", "b/a (3).txt", "b/a.txt", "b/c/d.txt",
    ]  # fmt: skip
    assert len({contents(each.item) for each in found.values()}) == len(names) + 1


def test_hidden_files_links_and_empty_folders_in_a_zip_are_accounted_for(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("b.txt")
    link.create_system = 3
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in (".git/config", ".git/HEAD", "a/.DS_Store", "c.toml", "d/", ".e/"):
            archive.writestr(name, "a")
        archive.writestr(link, "/etc/passwd")
    found = met(tmp_path / "a.zip")
    assert sorted(found) == [".e", ".git", "a/.DS_Store", "b.txt", "c.toml"]
    assert {each.state for each in found.values()} == {"skipped"}
    assert "link" in str(found["b.txt"].problem)
    assert "not beside it" in str(found["c.toml"].problem)


def test_links_and_devices_in_a_tar_are_accounted_for(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        for name, kind in (
            ("link.txt", tarfile.SYMTYPE),
            ("hard.txt", tarfile.LNKTYPE),
            ("pipe.txt", tarfile.FIFOTYPE),
            ("disk.txt", tarfile.BLKTYPE),
            ("folder", tarfile.DIRTYPE),
            (".git", tarfile.DIRTYPE),
            (".git/config", tarfile.REGTYPE),
        ):
            header = tarfile.TarInfo(name)
            header.type = kind
            header.linkname = "/etc/passwd"
            archive.addfile(header)
    states = {name: each.state for name, each in met(tmp_path / "a.tar").items()}
    assert states == {
        "link.txt": "skipped",
        "hard.txt": "skipped",
        "pipe.txt": "failed",
        "disk.txt": "failed",
        ".git": "skipped",
    }


def test_a_file_with_holes_is_refused_for_it_may_be_without_end() -> None:
    found = met(ARCHIVES / "holes.tar")
    assert found["holes.txt"].state == "failed"
    assert "--sparse" in str(found["holes.txt"].problem)


def test_an_archive_without_files_is_passed_over(tmp_path: Path) -> None:
    zipped(tmp_path / "a.zip", {})
    zipped(tmp_path / "b.zip", {"a/": ""})
    with tarfile.open(tmp_path / "c.tar", "w") as archive:
        folder = tarfile.TarInfo("folder")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
    found = list(walk([tmp_path]))
    assert [each.state for each in found] == ["skipped"] * 3
    assert all("holds no files" in str(each.problem) for each in found)


def test_archives_in_archives_are_read_to_the_third(tmp_path: Path) -> None:
    data = b"a"
    for depth in range(1, 5):
        path = zipped(tmp_path / f"{depth}.zip", {"a.txt" if depth == 1 else "a": data})
        data = path.read_bytes()
    assert list(met(tmp_path / "3.zip")) == ["a!/a!/a.txt"]
    deeper = met(tmp_path / "4.zip")
    assert deeper["a!/a!/a"].state == "failed"
    assert "3 archives" in str(deeper["a!/a!/a"].problem)


def test_a_packed_tar_counts_as_one_archive_and_a_packed_file_as_one(tmp_path: Path) -> None:
    whole = (ARCHIVES / "tar.tar.gz").read_bytes()
    path = zipped(
        tmp_path / "a.zip",
        {"b.zip": zipped(tmp_path / "b.zip", {"c.tar.gz": whole}).read_bytes()},
    )
    assert "b.zip!/c.tar.gz!/2020-06/02.txt" in met(path)
    data = b"a"
    for _ in range(4):
        data = gzip.compress(data)
    (tmp_path / "a.gz").write_bytes(data)
    (found,) = met(tmp_path / "a.gz").values()
    assert found.state == "failed"


def test_documents_that_are_zip_files_inside_are_no_archives(tmp_path: Path) -> None:
    documents = {
        "a.docx": ("[Content_Types].xml", "word/document.xml"),
        "b.xlsx": ("[Content_Types].xml", "xl/workbook.xml"),
        "c.epub": ("mimetype", "META-INF/container.xml"),
        "d.odt": ("mimetype", "content.xml"),
        "e.ofd": ("OFD.xml", "Doc_0/Document.xml"),
        "f.jar": ("META-INF/MANIFEST.MF", "A.class"),
    }
    for name, inside in documents.items():
        zipped(tmp_path / name, dict.fromkeys(inside, ""))
    # A damaged one, too.
    (tmp_path / "g.docx").write_bytes((tmp_path / "a.docx").read_bytes()[:-30])
    zipped(tmp_path / "h.zip", {name: (tmp_path / name).read_bytes() for name in documents})
    found = list(walk([tmp_path]))
    assert [Path(each.name).name for each in found] == [*documents, "g.docx", *documents]
    assert all(each.item is not None for each in found)


def test_an_item_of_an_archive_can_be_opened_when_the_walk_has_gone_on(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "b.zip", {"c.txt": "c"}).read_bytes()
    path = zipped(tmp_path / "a.zip", {"1.txt": "1", "b.zip": inner, "2.txt": "2"})
    road = walk([path])
    first = item_of(next(road))
    with first.open() as early:
        rest = [item_of(each) for each in road]
        assert early.read() == b"1"
    assert [contents(item) for item in (first, *rest, first)] == [b"1", b"2", b"c", b"1"]


def test_a_walk_that_is_left_leaves_nothing_open(tmp_path: Path) -> None:
    zipped(tmp_path / "a.zip", {"1.txt": "1", "2.txt": "2"})
    (tmp_path / "b.tar.gz").write_bytes((ARCHIVES / "tar.tar.gz").read_bytes())
    for path in sorted(tmp_path.iterdir()):
        # What is left open is a warning, and a warning is an error.
        with contextlib.closing(walk([path])) as road:
            next(road)


def test_beside_a_member_is_what_lies_in_its_folder_of_the_archive(tmp_path: Path) -> None:
    files = {"a/1.htm": "1", "a/node_2.htm": "page", "node_1.htm": "other", "a/b/c.htm": "c"}
    zipped(tmp_path / "a.zip", files)
    tarred(tmp_path / "a.tar", *((name, data.encode()) for name, data in files.items()))
    for path in (tmp_path / "a.zip", tmp_path / "a.tar"):
        item = item_of(met(path)["a/1.htm"])
        page = item.beside("node_2.htm")
        assert page is not None
        assert (page.name, contents(page)) == (f"{path}!/a/node_2.htm", b"page")
        for name in ("node_1.htm", "../node_1.htm", "/etc/passwd", "", "1.htm"):
            assert item.beside(name) is None


@pytest.mark.parametrize("names", [("a.toml", "a.txt"), ("a.txt", "a.toml")])
def test_a_sidecar_in_a_tar_may_come_before_or_after_its_file(
    tmp_path: Path, names: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tarred(tmp_path / "a.tar", *((name, b"page = 7") for name in names))
    for kept in (tars.KEPT, 0):
        monkeypatch.setattr(tars, "KEPT", kept)
        sidecar = read_sidecar(item_of(met(path)["a.txt"]))
        assert sidecar is not None
        assert sidecar.metadata.page == "7"


def test_a_member_of_a_tar_that_is_too_large_to_be_held_is_read_from_the_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tars, "HELD", 5)
    path = tarred(tmp_path / "a.tar", ("1.txt", b"small"), ("2.txt", b"larger"), ("3.txt", b"3"))
    found = met(path)
    assert [contents(each.item) for each in found.values()] == [b"small", b"larger", b"3"]
    second = item_of(found["2.txt"])
    tarred(path, ("1.txt", b"small"))
    with pytest.raises(OSError, match="changed"):
        second.open()


def test_an_encrypted_member_is_a_failure_and_the_others_are_read() -> None:
    found = met(ARCHIVES / "encrypted.zip")
    assert found["2020-06/02.txt"].state == "failed"
    assert "encrypted" in str(found["2020-06/02.txt"].problem)
    assert contents(found["2020-06/01/content_12.txt"].item) == START


def patched(data: bytes, *changes: tuple[int, bytes]) -> bytes:
    """The bytes with some at an offset in the last local header's member and its directory entry
    replaced: offsets are those of the local header, the directory's are 2 further on.
    """
    raw = bytearray(data)
    local = raw.rindex(b"PK\x03\x04")
    central = raw.rindex(b"PK\x01\x02")
    for offset, new in changes:
        raw[local + offset : local + offset + len(new)] = new
        raw[central + offset + 2 : central + offset + 2 + len(new)] = new
    return bytes(raw)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ((8, struct.pack("<H", 9)), "does not know"),
        ((8, struct.pack("<H", 97)), "does not know"),
        ((14, b"abcd"), "damaged"),
        ((22, struct.pack("<L", 3)), "damaged"),
        ((28, struct.pack("<H", 600)), "damaged|cut short"),
    ],
)
def test_a_header_that_lies_is_told_and_the_other_members_are_read(
    tmp_path: Path, change: tuple[int, bytes], said: str
) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": "good", "b.txt": "bad" * 100})
    path.write_bytes(patched(path.read_bytes(), change))
    found = met(path)
    if "" in found:
        # The directory itself cannot be read any more.
        assert found.keys() == {""}
        assert "Cannot read a.zip" in str(found[""].problem)
        return
    assert contents(found["a.txt"].item) == b"good"
    broken = found["b.txt"]
    if broken.item is None:
        problem = str(broken.problem)
    else:
        with pytest.raises(YuanzhiError) as caught:
            list(open_source(broken.item).documents())
        problem = str(caught.value)
    assert "b.txt" in problem
    assert any(each in problem for each in said.split("|"))


def test_members_that_lie_over_one_another_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": bytes(range(256)) * 40})
    data = path.read_bytes()
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry = data[start:end]
    copies = b"".join(entry.replace(b"a.txt", b"%05d" % number) for number in range(300))
    tail = bytearray(data[end:])
    struct.pack_into("<HHLL", tail, 8, 300, 300, len(copies), start)
    path.write_bytes(data[:start] + copies + tail)
    (found,) = met(path).values()
    assert (found.state, found.name) == ("failed", str(path))


@pytest.mark.parametrize("kind", ["zip", *PACKINGS, "tar.gz"])
def test_what_swells_beyond_all_measure_is_cut_off(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "LARGEST", 1 << 20)
    zeros = bytes(8 << 20)
    path = tmp_path / f"a.{kind}"
    if kind == "zip":
        zipped(path, {"a.txt": zeros})
    elif kind == "tar.gz":
        path.write_bytes(gzip.compress(tarred(tmp_path / "a.tar", ("a.txt", zeros)).read_bytes()))
    else:
        packed = {
            "gz": gzip.compress(zeros),
            "bz2": bz2.compress(zeros),
            "xz": lzma.compress(zeros),
        }
        path.write_bytes(packed[kind])
    found = list(met(path).values())
    if found[-1].item is None:
        problem = str(found[-1].problem)
    else:
        with pytest.raises(YuanzhiError) as caught:
            open_source(found[-1].item)
        problem = str(caught.value)
    assert "swells" in problem


def test_a_header_of_a_tar_that_is_endless_is_refused(tmp_path: Path) -> None:
    long = tarfile.TarInfo("././@LongLink")
    long.type = tarfile.GNUTYPE_LONGNAME
    long.size = tars.LONGEST_HEADER + 1
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        for name in ("a.txt", "b.txt"):
            archive.addfile(tarfile.TarInfo(name))
            archive.addfile(long, io.BytesIO(bytes(long.size)))
    found = met(tmp_path / "a.tar")
    assert list(found) == ["a.txt", ""]
    assert found[""].state == "failed"


def test_a_checksum_that_does_not_fit_is_told_behind_the_members(tmp_path: Path) -> None:
    whole = tarred(
        tmp_path / "a.tar", ("a.txt", SIGNED), ("b.txt", random.Random(1).randbytes(1 << 20))
    )
    data = bytearray(gzip.compress(whole.read_bytes()))
    data[-6] ^= 1
    (tmp_path / "a.tgz").write_bytes(data)
    found = met(tmp_path / "a.tgz")
    assert list(found)[-1] == ""
    assert found[""].state == "failed"
    assert "damaged" in str(found[""].problem)
    assert contents(found["a.txt"].item) == SIGNED


def test_a_tar_without_its_end_is_told(tmp_path: Path) -> None:
    whole = tarred(tmp_path / "whole.tar", ("a.txt", b"a"), ("b.txt", b"b")).read_bytes()
    (tmp_path / "a.tar").write_bytes(whole[:2048])
    found = met(tmp_path / "a.tar")
    assert list(found) == ["a.txt", "b.txt", ""]
    assert "cut short" in str(found[""].problem)


@functools.cache
def whole_of(name: str) -> tuple[bytes, list[tuple[str, str, bytes]]]:
    found = met(ARCHIVES / name)
    return (ARCHIVES / name).read_bytes(), [
        (inner, each.state, contents(each.item) if each.item else b"")
        for inner, each in found.items()
    ]


def accounted(data: bytes, whole: list[tuple[str, str, bytes]]) -> None:
    """Reads all there is in a damaged archive, and checks that what is lost is told."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder).resolve() / "archive"
        path.write_bytes(data)
        found = met(path)
        assert found
        told = False
        intact = []
        for name, each in found.items():
            if each.item is None:
                assert each.problem is not None
                assert "\n" not in each.problem
                told = told or each.state == "failed"
                intact.append((name, each.state, b""))
                continue
            try:
                intact.append((name, "", contents(each.item)))
                list(open_source(each.item).documents())
            except NoNews:
                pass
            except (YuanzhiError, OSError) as error:
                assert len(str(error)) > 10
                told = True
        # What is no archive any more is met as a file.
        assert told or "" in found or all(each in intact for each in whole)


@settings(deadline=None)
@given(st.sampled_from(WHOLE), st.data())
def test_an_archive_cut_at_any_byte_gives_what_it_has_and_tells_the_rest(
    name: str, data: st.DataObject
) -> None:
    raw, whole = whole_of(name)
    accounted(raw[: data.draw(st.integers(0, len(raw) - 1))], whole)


@settings(deadline=None)
@given(
    st.sampled_from(
        [*WHOLE, "holes.tar", "encrypted.zip", *(f"02.txt.{kind}" for kind in PACKINGS)]
    ),
    st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(1, 255)), min_size=1, max_size=4),
)
def test_an_archive_with_any_bytes_changed_raises_nothing_but_a_sentence(
    name: str, changes: list[tuple[int, int]]
) -> None:
    raw = bytearray(whole_of(name)[0])
    for place, change in changes:
        raw[place % len(raw)] ^= change
    accounted(bytes(raw), [])


@settings(deadline=None)
@given(
    st.sampled_from([b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08\0", b"\xfd7zXZ\0"]), st.binary()
)
def test_what_only_begins_like_an_archive_raises_nothing_but_a_sentence(
    mark: bytes, rest: bytes
) -> None:
    accounted(mark + rest, [])


def as_zip(path: Path, write: Callable[[Path], None]) -> None:
    write(path.with_suffix(".raw"))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(path.with_suffix(".raw"), "a.jsonl")


def as_tar(path: Path, write: Callable[[Path], None]) -> None:
    write(path.with_suffix(".raw"))
    with tarfile.open(path, "w:gz") as archive:
        archive.add(path.with_suffix(".raw"), "a.jsonl")


def as_gzip(path: Path, write: Callable[[Path], None]) -> None:
    write(path.with_suffix(".raw"))
    path.write_bytes(gzip.compress(path.with_suffix(".raw").read_bytes(), 1))


@pytest.mark.parametrize("pack", [as_zip, as_tar, as_gzip])
def test_records_in_an_archive_are_read_in_constant_memory(
    tmp_path: Path, pack: Callable[[Path, Callable[[Path], None]], None]
) -> None:
    line = json.dumps({"text": "六月一日，项目开工。" * 50}).encode() + b"\n"
    count = (24 << 20) // len(line)

    def write(path: Path) -> None:
        with path.open("wb") as file:
            for number in range(count):
                file.write(b'{"date": "%04d-01-01", ' % (1990 + number % 30) + line[1:])

    pack(tmp_path / "a", write)
    (found,) = met(tmp_path / "a").values()
    source = open_source(item_of(found))
    tracemalloc.start()
    try:
        assert sum(1 for _ in source.documents()) == count
        assert tracemalloc.get_traced_memory()[1] < 6 << 20
    finally:
        tracemalloc.stop()
