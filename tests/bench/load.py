"""How fast a corpus is loaded, stage by stage: python -m tests.bench.load CORPUS.jsonl

CORPUS.jsonl has one article a line (title, date, publication, page, text). The whole load is
measured in a process of its own, so that its peak memory is its own too.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from store import extract, reading
from store.library import Library
from store.model import Article
from store.search import index
from tests.bench import machine

# Loads argv[1] into argv[2] and prints seconds and peak memory in MiB.
WHOLE = """
import json, resource, sys, time
from pathlib import Path
from store import library
start = time.perf_counter()
(outcome,) = library.load([Path(sys.argv[1])], Path(sys.argv[2]))
assert outcome.problem is None, outcome.problem
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([time.perf_counter() - start, peak, outcome.paragraphs, outcome.facts]))
"""


def main(corpus: Path) -> None:
    """Print the table."""
    print(machine.line())
    mib = (
        sum(len(json.loads(row)["text"].encode()) for row in corpus.open(encoding="utf-8")) / 2**20
    )
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "library.db"
        run = subprocess.run(
            [sys.executable, "-c", WHOLE, str(corpus), str(db)],
            capture_output=True,
            check=True,
            text=True,
        )
        whole, peak, paragraphs, facts = json.loads(run.stdout)
        size = db.stat().st_size / 2**20
        opened = Library.open(db)
        indexes = index_size(db)
        opened.close()
    stages = measure_stages(corpus)
    rows = [
        (name, f"{seconds:.1f}", f"{paragraphs / seconds:,.0f}", f"{mib / seconds:.1f}")
        for name, seconds in (*stages.items(), ("whole load", whole))
    ]
    print(f"{paragraphs:,} paragraphs, {mib:.1f} MiB of text, {facts:,} facts")
    print(machine.table(("stage", "s", "paragraphs/s", "MiB/s"), rows))
    print(
        f"peak memory {peak:.0f} MiB; library {size:.0f} MiB, "
        f"paragraph index {indexes:.1f} MiB = {indexes / mib:.0%} of the text"
    )


def measure_stages(corpus: Path) -> dict[str, float]:
    """Seconds of the stages that can be run by themselves."""
    start = time.perf_counter()
    articles = [
        article
        for article in reading.open_source(corpus).documents()
        if isinstance(article, Article)
    ]
    read = time.perf_counter()
    for article in articles:
        extract.extract((article,))
    extracted = time.perf_counter()
    index.terms_of([part.text for article in articles for part in article.paragraphs])
    return {
        "read": read - start,
        "extract": extracted - read,
        "terms": time.perf_counter() - extracted,
    }


def index_size(db: Path) -> float:
    """MiB that the full-text index of paragraphs takes in the file."""
    import sqlite3

    with sqlite3.connect(db) as connection:
        (size,) = connection.execute(
            "SELECT sum(length(block)) FROM paragraph_index_data"
        ).fetchone()
    return float(size) / 2**20


if __name__ == "__main__":
    main(Path(sys.argv[1]))
