"""How much memory loading takes: python -m tests.bench.memory CORPUS.jsonl ... [--jobs N]

Each corpus (an article a line, as for tests.bench.load) is loaded in a process of its own. With a
small and a large one the table shows whether memory grows with the corpus.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import machine

# Loads argv[1] into argv[2] with argv[3] processes; prints the peaks in MiB: its own, and that of
# the largest of the other processes.
WHOLE = """
import json, resource, sys
from pathlib import Path
from store import library

if __name__ == "__main__":
    (outcome,) = library.load([Path(sys.argv[1])], Path(sys.argv[2]), jobs=int(sys.argv[3]))
    assert outcome.problem is None, outcome.problem
    peaks = [
        resource.getrusage(who).ru_maxrss / 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    print(json.dumps([outcome.paragraphs, *peaks]))
"""


def main(corpora: list[Path], jobs: int) -> None:
    """Print the table."""
    print(machine.line())
    rows = []
    for corpus in corpora:
        for count in sorted({1, jobs}):
            paragraphs, own, others = measure(corpus, count)
            rows.append(
                (
                    f"{paragraphs:,} paragraphs, {count} job{'s' * (count > 1)}",
                    f"{own:.0f}",
                    f"{own + count * others:.0f}" if count > 1 else f"{own:.0f}",
                )
            )
    print(machine.table(("load of", "peak of the main process, MiB", "of all, MiB"), rows))


def measure(corpus: Path, jobs: int) -> tuple[int, float, float]:
    """How many paragraphs there are, and the peaks of the main process and of the largest other."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "load.py"
        script.write_text(WHOLE, encoding="utf-8")
        run = subprocess.run(
            [sys.executable, str(script), str(corpus), str(Path(folder) / "library.db"), str(jobs)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=subprocess.PIPE,
            check=True,
            text=True,
        )
    paragraphs, own, others = json.loads(run.stdout)
    return paragraphs, own, others


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    main(asked.corpora, asked.jobs)
