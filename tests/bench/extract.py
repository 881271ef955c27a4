"""How fast facts are found, beside jieba.posseg: python -m tests.bench.extract CORPUS.jsonl

CORPUS.jsonl has one article a line (title, date, text; each line of a text is a paragraph).
jieba.posseg cuts the texts into words and tags them, in one process, with its dictionary loaded
before. Every round measures each of the peers once, one after the other; the median of the rounds
counts. Start-up is measured in processes of its own: the import and the first, small article.
"""

from __future__ import annotations

import gc
import json
import multiprocessing
import statistics
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from store import extract
from store.model import Article, Metadata, Part
from tests.bench import machine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROUNDS = 5
STARTS = 15
# So many articles of the corpus at most, evenly taken from all of it.
ARTICLES = 1_000
# So many characters of articles are given to a process at a time, as `load` does.
CHARACTERS = 20_000

# Prints the seconds of the import and the first article, in a process that did nothing before.
START = """
import time
start = time.perf_counter()
from store import extract
from store.model import Article, Part
title = Part("两个项目落户苏州工业园区", "title")
body = Part("总投资5亿元的芯片项目3月1日开工，由北京示例科技有限公司建设。", "body")
extract.extract([Article((title, body))])
print(time.perf_counter() - start)
"""


def main(corpus: Path) -> None:
    """Print the table."""
    print(machine.line())
    articles = read(corpus)
    texts = ["\n".join(part.text for part in article.parts) for article in articles]
    size = sum(len(text.encode()) for text in texts) / 2**20
    cut = jieba()
    batches = list(batched(articles))
    with pool(2) as two:
        # Processes come into being with their first work.
        list(two.map(found, batches[:4]))
        found(batches[0])
        # Neither peer is to walk through the tables of the other when memory is cleared.
        gc.collect()
        gc.freeze()
        peers: dict[str, Callable[[], object]] = {
            "jieba.posseg": lambda: [cut(text) for text in texts],
            "extract, 1 process": lambda: [found(batch) for batch in batches],
            "extract, 2 processes": lambda: list(two.map(found, batches)),
        }
        times = rounds(peers)
    peer = times["jieba.posseg"]
    rows = [
        (name, f"{seconds:.2f}", f"{size / seconds:.2f}", f"{peer / seconds:.2f}")
        for name, seconds in times.items()
    ]
    print(f"{len(articles):,} articles, {size:.1f} MiB of text, {ROUNDS} rounds")
    print(machine.table(("peer", "s", "MiB/s", "times jieba.posseg"), rows))
    starts = sorted(start() for _ in range(STARTS))
    print(
        f"start-up of extract, {STARTS} processes: "
        f"median {statistics.median(starts):.3f} s, {starts[0]:.3f} to {starts[-1]:.3f} s"
    )


def read(corpus: Path) -> list[Article]:
    """The articles of the corpus that are measured."""
    with corpus.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Article(
            tuple(Part(line, "body") for line in row["text"].split("\n") if line.strip()),
            metadata=Metadata(date=row.get("date")),
        )
        for row in islice(rows, None, None, -(-len(rows) // ARTICLES))
    ]


def batched(articles: Sequence[Article]) -> Iterator[list[Article]]:
    """The articles, as many together as are given to a process at a time."""
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += sum(len(part.text) for part in article.parts)
        if size > CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def found(articles: Sequence[Article]) -> int:
    """How many mentions and projects are found in the articles, one after the other."""
    facts = [extract.extract((article,))[0] for article in articles]
    return sum(len(each.mentions) + len(each.projects) for each in facts)


def pool(jobs: int) -> ProcessPoolExecutor:
    """So many processes, begun as those of `load` are."""
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"))


def jieba() -> Callable[[str], int]:
    """What cuts a text into tagged words and says how many; its dictionary is loaded."""
    import jieba as words
    from jieba import posseg

    words.setLogLevel("ERROR")
    words.initialize()
    posseg.lcut("预热")
    return lambda text: sum(1 for _ in posseg.cut(text))


def rounds(peers: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The median seconds of each peer, of rounds in which every one has its turn."""
    times: dict[str, list[float]] = {name: [] for name in peers}
    for _ in range(ROUNDS):
        for name, peer in peers.items():
            gc.collect()
            begin = time.perf_counter()
            peer()
            times[name].append(time.perf_counter() - begin)
    return {name: statistics.median(seconds) for name, seconds in times.items()}


def start() -> float:
    """The seconds that a fresh process takes to find the facts of its first article."""
    run = subprocess.run(
        [sys.executable, "-c", START], stdout=subprocess.PIPE, check=True, text=True
    )
    return float(run.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
