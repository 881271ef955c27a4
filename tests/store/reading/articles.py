"""Articles made for tests: any list of them, as fields, and read back from bytes."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from store.model import Article, Metadata, Page, Part
from store.reading import Item, Options, open_source

if TYPE_CHECKING:
    from collections.abc import Iterable

# No white space, no control characters, no markup: what reading has to give back unchanged.
_WORDS = st.text(
    st.sampled_from(
        "园区项目开工仪式总投资亿元AZaz09《》“”（），。、；：！？|,;'\"\\/#*-_ \u3000𠀀é"
    ),
    min_size=1,
    max_size=30,
).map(lambda text: f"在{text}了")


@st.composite
def _articles(draw: st.DrawFn) -> Article:
    kinds = [kind for kind in ("kicker", "title", "subtitle") if draw(st.booleans())]
    parts = [Part(draw(_WORDS), kind) for kind in kinds]
    parts += [Part(line, "body") for line in draw(st.lists(_WORDS, min_size=1, max_size=3))]
    data = {
        "publication": draw(st.none() | st.sampled_from(["南溪日报", "Nanxi Daily"])),
        "date": draw(st.none() | st.dates().map(str)),
        "page": draw(st.none() | st.sampled_from(["7", "A01", "12"])),
        "page_name": draw(st.none() | st.sampled_from(["要闻", "数智潮流"])),
        "url": draw(st.none() | st.just("https://example.org/a,b;c?d=1")),
    }
    known = {name: value for name, value in data.items() if value is not None}
    names = st.lists(st.sampled_from(["周明", "林小雨", "Smith, John"]), unique=True, max_size=2)
    authors = tuple(draw(names))
    origins = dict.fromkeys([*known, "authors"] if authors else known, "field")
    return Article(tuple(parts), authors, Metadata(**known, origins=origins))


ARTICLES = st.lists(_articles(), min_size=1, max_size=4)


def fields_of(article: Article) -> dict[str, str | None]:
    """An article as someone would write it into fields."""
    return {
        "kicker": article.head("kicker"),
        "title": article.title,
        "subtitle": article.head("subtitle"),
        "authors": "；".join(article.authors),
        "publication": article.metadata.publication,
        "date": article.metadata.date,
        "page": article.metadata.page,
        "page_name": article.metadata.page_name,
        "url": article.metadata.url,
        "text": "\n".join(part.text for part in article.paragraphs),
    }


def read_bytes(
    data: bytes, name: str, options: Options | None = None
) -> tuple[list[Article], list[str]]:
    """The articles of bytes under a name, and the problems that were told; a page is no article."""
    documents, problems = read_documents(data, name, options)
    return [document for document in documents if isinstance(document, Article)], problems


def read_documents(
    data: bytes, name: str, options: Options | None = None
) -> tuple[list[Page | Article], list[str]]:
    """The pages and articles of bytes under a name, and the problems that were told."""
    item = Item.holding(f"/news/{name}", PurePosixPath("/news") / name, data)
    problems: list[str] = []
    documents: Iterable[Page | Article] = open_source(item, options).documents(
        problem=problems.append
    )
    return list(documents), problems
