"""How well hits are put in order, beside tantivy: python -m tests.bench.relevance CORPUS.jsonl

CORPUS.jsonl has an article a line: {"title", "date", "text"}. Headlines are taken out of the texts,
and a library is made of these in a temporary folder. Then it is asked what a reader would ask,
with sort:relevance: a headline, for its own article; and a sentence of a paragraph with two words
changed, for that paragraph. The peer is BM25 over words cut by jieba, of paragraphs and of whole
articles. MRR@10 is told for the half of the queries that the weights were chosen on and for the
other half. A second file, as large as may be, is for the times alone (a .db: the library that
tests.bench.search makes of it).
"""

from __future__ import annotations

import json
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store import schema
from store.search import engine, words
from tests.bench import machine, search

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

SENTENCES = 600
LARGE = 60

# Hits that are looked through for ten articles.
DEEP = 50

# Headlines shorter than this name a subject rather than news.
SHORTEST = 6

Ask = Callable[[str], list[Any]]


@dataclass(frozen=True)
class Story:
    title: str
    date: str | None
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Query:
    text: str
    answer: Any


def main(corpus: Path, large: Path | None) -> None:
    """Print the tables."""
    print(machine.line())
    words.cutter()
    stories = list(told(corpus))
    with tempfile.TemporaryDirectory() as folder:
        connection = library(stories, Path(folder))
        of_paragraphs, of_articles = paragraphs(connection), articles(connection)
        print(f"{len(of_articles):,} articles, {len(of_paragraphs):,} paragraphs")
        ours = asking(connection)
        by_paragraph = peer(of_paragraphs.items())
        by_article = peer(of_articles.items())
        number = dict(connection.execute("SELECT id, article FROM paragraph").fetchall())
        texts = {text: article for article, text in of_articles.items()}
        compare(
            "headline -> article",
            headlines(stories, texts),
            {
                "yuanzhi": lambda query: [number[key] for key in ours(query)],
                "tantivy, paragraphs": lambda query: [number[key] for key in by_paragraph(query)],
                "tantivy, articles": by_article,
            },
        )
        compare(
            "sentence, two words changed -> paragraph",
            sentences(of_paragraphs),
            {
                "yuanzhi": lambda query: [of_paragraphs[key] for key in ours(query)],
                "tantivy, paragraphs": lambda query: [
                    of_paragraphs[key] for key in by_paragraph(query)
                ],
            },
        )
        connection.close()
    if large is not None:
        times(large)


def told(corpus: Path) -> Iterable[Story]:
    """The articles, without their headlines in their texts."""
    with corpus.open(encoding="utf-8") as file:
        for line in file:
            one = json.loads(line)
            title, text = one["title"].strip(), one["text"].strip()
            if title:
                text = text.removeprefix(f"【{title}】").removeprefix(title)
            kept = tuple(part.strip() for part in text.split("\n") if part.strip())
            if kept:
                yield Story(title, one["date"] or None, kept)


def library(stories: Sequence[Story], folder: Path) -> sqlite3.Connection:
    """A library of them, without their headlines."""
    stripped = folder / "stripped.jsonl"
    with stripped.open("w", encoding="utf-8") as file:
        for story in stories:
            form = {"date": story.date, "text": "\n".join(story.paragraphs)}
            file.write(json.dumps(form, ensure_ascii=False) + "\n")
    search.build(stripped, folder / "library.db")
    return schema.connect(folder / "library.db")


def paragraphs(connection: sqlite3.Connection) -> dict[int, str]:
    return dict(connection.execute("SELECT id, text FROM paragraph").fetchall())


def articles(connection: sqlite3.Connection) -> dict[int, str]:
    found: dict[int, list[str]] = {}
    for article, text in connection.execute("SELECT article, text FROM paragraph ORDER BY id"):
        found.setdefault(article, []).append(text)
    return {article: "\n".join(texts) for article, texts in found.items()}


def headlines(stories: Sequence[Story], texts: dict[str, int]) -> list[Query]:
    """Headlines that only one article has, in a fixed order."""
    often = Counter(story.title for story in stories)
    found = [
        Query(story.title, texts["\n".join(story.paragraphs)])
        for story in stories
        if len(story.title) >= SHORTEST and often[story.title] == 1
    ]
    random.Random(1).shuffle(found)
    return found


def sentences(texts: dict[int, str]) -> list[Query]:
    """Sentences with two of their words exchanged for such of other texts."""
    draw = random.Random(2)
    every = sorted(texts.values())
    found: list[Query] = []
    while len(found) < SENTENCES:
        text, other = draw.choice(every), draw.choice(every)
        sentence = draw.choice(re.findall("[^。！？]+", text) or [""])
        cut, new = cutting(sentence), [word for word in cutting(other) if len(word) > 1]
        places = [at for at, word in enumerate(cut) if len(word) > 1]
        if len(sentence) < 20 or len(places) < 4 or len(new) < 2:
            continue
        for at in draw.sample(places, 2):
            cut[at] = draw.choice(new)
        found.append(Query("".join(cut), text))
    return found


def cutting(text: str) -> list[str]:
    return list(words.cutter().cut(text, HMM=False))


def asking(connection: sqlite3.Connection) -> Ask:
    """What a reader gets: hits by relevance, or the closest passages."""
    return lambda query: list(
        engine.search(connection, f"{query} sort:relevance", limit=DEEP, closest=True).paragraphs
    )


def peer(texts: Iterable[tuple[int, str]]) -> Ask:
    """BM25 by tantivy over words cut by jieba."""
    try:
        import tantivy
    except ImportError:
        sys.exit("The peer is missing: pip install tantivy")
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("body", tokenizer_name="words")
    builder.add_integer_field("key", stored=True)
    index = tantivy.Index(builder.build())
    index.register_tokenizer(
        "words", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    )
    writer = index.writer(50_000_000, 1)
    for key, text in texts:
        writer.add_document(tantivy.Document(key=key, body=" ".join(_words(text))))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def ask(query: str) -> list[int]:
        terms = [
            (tantivy.Occur.Should, tantivy.Query.term_query(index.schema, "body", word))
            for word in _words(query)
        ]
        hits = searcher.search(tantivy.Query.boolean_query(terms), DEEP).hits
        return [searcher.doc(address)["key"][0] for _, address in hits]

    return ask


def _words(text: str) -> list[str]:
    return [word for word in cutting(text) if re.search(r"\w", word)]


def compare(name: str, queries: Sequence[Query], asked: dict[str, Ask]) -> None:
    """Print one table."""
    half = len(queries) // 2
    rows = []
    for who, ask in asked.items():
        scores, spent = [], []
        for query in queries:
            before = time.perf_counter()
            found = ask(query.text)
            spent.append(time.perf_counter() - before)
            scores.append(reciprocal(found, query.answer))
        means = (sum(some) / len(some) for some in (scores[:half], scores[half:]))
        rows.append((who, *(f"{mean:.3f}" for mean in means), *search.quantiles(spent)))
    head = (f"{name}, {len(queries)}", "MRR@10", "held out", "p50 ms", "p95 ms", "max ms")
    print(machine.table(head, rows))


def reciprocal(found: Sequence[Any], answer: Any) -> float:
    """1 for the first of what is found, each once; 0 beyond the tenth."""
    ranked = list(dict.fromkeys(found))[:10]
    return 1 / (ranked.index(answer) + 1) if answer in ranked else 0.0


def times(path: Path) -> None:
    """Print how long the closest passages and a ranking take in a large library."""
    with tempfile.TemporaryDirectory() as folder:
        if path.suffix != ".db":
            print(search.build(path, Path(folder) / "library.db"))
            path = Path(folder) / "library.db"
        connection = schema.connect(path)
        draw = random.Random(3)
        (first, last) = connection.execute("SELECT min(id), max(id) FROM paragraph").fetchone()
        texts: dict[int, str] = {}
        while len(texts) < LARGE * 20:
            key = draw.randint(first, last)
            row = connection.execute(
                "SELECT id, text FROM paragraph WHERE id >= ? ORDER BY id LIMIT 1", (key,)
            ).fetchone()
            texts[row[0]] = row[1]
        changed = [query.text for query in sentences(texts)][:LARGE]
        often = Counter(word for text in texts.values() for word in set(_words(text)))
        common = [word for word, count in often.most_common(500) if len(word) > 1][:LARGE]
        rows = []
        for name, queries in (("closest", changed), ("relevance", common)):
            spent, matches = [], []
            for query in queries:
                before = time.perf_counter()
                found = engine.search(
                    connection, f"{query} sort:relevance", limit=DEEP, closest=True
                )
                spent.append(time.perf_counter() - before)
                matches.append(found.total)
            rows.append((name, len(queries), max(matches), *search.quantiles(spent)))
        connection.close()
    print(machine.table(("a large library", "queries", "most hits", "p50", "p95", "max"), rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
