"""How fast a corpus is loaded, stage by stage: python -m tests.bench.load CORPUS.jsonl

CORPUS.jsonl has one article a line (title, date, publication, page, text). The whole load is
measured in a process of its own, so that its peak memory is its own too.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from store import extract, reading
from store.model import Article
from store.search import index
from tests.bench import machine

# Loads argv[1] into argv[2] with argv[3] processes; prints seconds, and peak memory in MiB.
WHOLE = """
import json, resource, sys, time
from pathlib import Path
from store import library

if __name__ == "__main__":
    start = time.perf_counter()
    (outcome,) = library.load([Path(sys.argv[1])], Path(sys.argv[2]), jobs=int(sys.argv[3]))
    assert outcome.problem is None, outcome.problem
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([time.perf_counter() - start, peak, outcome.paragraphs, outcome.facts]))
"""
JOBS = (1, 2)


def main(corpus: Path) -> None:
    """Print the table."""
    print(machine.line())
    mib = (
        sum(len(json.loads(row)["text"].encode()) for row in corpus.open(encoding="utf-8")) / 2**20
    )
    whole = {}
    # Before the stages: a process is told to have had the peak of the one that began it.
    for jobs in JOBS:
        with tempfile.TemporaryDirectory() as folder:
            seconds, peak, paragraphs, facts = load(corpus, Path(folder), jobs)
            size = (Path(folder) / "library.db").stat().st_size / 2**20
            indexes = index_size(Path(folder) / "library.db")
        whole[f"whole load, {jobs} job{'s' * (jobs > 1)}"] = seconds
    rows = [
        (name, f"{seconds:.1f}", f"{paragraphs / seconds:,.0f}", f"{mib / seconds:.1f}")
        for name, seconds in (*measure_stages(corpus).items(), *whole.items())
    ]
    print(f"{paragraphs:,} paragraphs, {mib:.1f} MiB of text, {facts:,} facts")
    print(machine.table(("stage", "s", "paragraphs/s", "MiB/s"), rows))
    print(
        f"peak memory of the main process {peak:.0f} MiB; library {size:.0f} MiB, "
        f"paragraph index {indexes:.1f} MiB = {indexes / mib:.0%} of the text"
    )


def load(corpus: Path, folder: Path, jobs: int) -> tuple[float, float, int, int]:
    """Load into `folder`; seconds, peak memory in MiB, paragraphs and facts."""
    script = folder / "load.py"
    script.write_text(WHOLE, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, str(script), str(corpus), str(folder / "library.db"), str(jobs)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    seconds, peak, paragraphs, facts = json.loads(run.stdout)
    return seconds, peak, paragraphs, facts


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
