"""What cannot be seen: the same text in every format, whether it stands in it or not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import library, unseen
from store.layout import lay_out
from store.model import Options, Page
from store.reading import open_source
from store.trace import ranges
from tests.store.loading import totals
from tests.store.reading.packages import docx, paragraph

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "南溪高新区开工"
BODY = "六月一日，南溪高新区的电池项目开工，总投资三亿元，占地百亩，明年投产。"
HIDDEN = ["\u200b", "\u2060", "\ufeff", "\xad", "\u200c", "\u200d", "\u202c", "\u200e\u200d\u200b"]


def written(folder: Path, suffix: str, title: str, body: str) -> Path:
    path = folder / f"a{suffix}"
    fields = {"title": title, "date": "2020-06-01", "text": body}
    if suffix == ".docx":
        path.write_bytes(docx(paragraph(title) + paragraph(body)))
        return path
    text = {
        ".txt": f"{title}\n\n{body}\n",
        ".md": f"# {title}\n\n{body}\n",
        ".jsonl": json.dumps(fields, ensure_ascii=False) + "\n",
        ".json": json.dumps([fields]),
        ".csv": "title,date,text\n" + ",".join(fields.values()) + "\n",
        ".html": f"<html><title>{title}</title><h1>{title}</h1><p>{body}</p></html>",
    }[suffix]
    path.write_text(text, encoding="utf-8")
    return path


def read(path: Path) -> str:
    (document,) = open_source(path, Options()).documents()
    if isinstance(document, Page):
        return document.text
    return "\n".join(part.text for part in document.parts)


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".jsonl", ".json", ".csv", ".html", ".docx"])
def test_a_text_reads_the_same_with_what_cannot_be_seen(
    tmp_path: Path, suffix: str, hidden: str
) -> None:
    (tmp_path / "plain").mkdir()
    plain = read(written(tmp_path / "plain", suffix, TITLE, BODY))
    title, body = (text.replace("高新", f"高{hidden}新") for text in (TITLE, BODY))
    assert "南溪高新区的电池" in plain
    assert read(written(tmp_path, suffix, title, body)) == plain


def test_a_word_with_something_hidden_in_it_is_found_and_its_place_on_the_page_is_right(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, ".txt", TITLE, BODY.replace("高新", "高\u200b新"))
    list(library.load([path], tmp_path / "a.db"))
    assert totals(tmp_path / "a.db", "高新区的电池") == [1]
    (page,) = open_source(path).documents()
    assert isinstance(page, Page)
    (article,) = lay_out(page)
    part = next(part for part in article.parts if "电池" in part.text)
    at = part.text.index("高新区")
    assert ["".join(page.text[a:b] for a, b in ranges(part, page.text, at, at + 3))] == ["高新区"]


def test_the_joiners_of_emoji_and_of_other_scripts_stay() -> None:
    family, persian = "\U0001f469\u200d\U0001f52c", "می\u200cخواهم"
    assert unseen.without(f"园区{family}，{persian}。") == f"园区{family}，{persian}。"


@given(st.text(alphabet=[*map(chr, unseen.CODES), *"\u200c\u200d园aم\U0001f469 \n，"]))
def test_what_can_be_seen_stays_as_it_was(text: str) -> None:
    seen = unseen.without(text)
    assert [c for c in seen if c not in "\u200c\u200d"] == [
        c for c in text if c not in "\u200c\u200d" and ord(c) not in unseen.CODES
    ]
    assert unseen.without(seen) == seen
