"""How well the present rules do on annotated texts; nothing is stored."""

from __future__ import annotations

from gettext import dgettext
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from store import evaluation
from store.library.loads import examine
from store.model import YuanzhiError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from store.evaluation import Evaluation, Found, Gold, Placed
    from store.model import Project


def evaluate(paths: Iterable[Path]) -> Evaluation:
    """Run the rules over the gold in files and folders (all *.json below) and count how they do.

    Each text is read as a text file of its own with the date that its gold has. A file that is
    named twice counts once. Raises YuanzhiError where a path holds no gold, or something else.
    """
    files = dict.fromkeys(file.resolve() for path in paths for file in _files(path))
    golds = [_gold(file) for file in files]
    return evaluation.evaluate((gold, _found(gold)) for gold in golds)


def _files(path: Path) -> Iterator[Path]:
    if not path.exists():
        raise YuanzhiError(
            dgettext("yuanzhi", "There is no file {path}: check the path.").format(path=path)
        )
    if not path.is_dir():
        yield path
        return
    files = sorted(file for file in path.rglob("*.json") if file.is_file())
    if not files:
        raise YuanzhiError(
            dgettext(
                "yuanzhi", "There is no gold in {path}: name a folder with JSON files."
            ).format(path=path)
        )
    yield from files


def _gold(file: Path) -> Gold:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise YuanzhiError(
            dgettext("yuanzhi", "Cannot read {name}: {reason}.").format(
                name=file, reason=error.strerror
            )
        ) from error
    return evaluation.parse(data, str(file))


def _found(gold: Gold) -> Found:
    """What `examine` finds in a text file of the gold's text."""
    from store.reading import Item

    name = f"{gold.id}.txt"
    placed: list[Placed] = []
    projects: list[Project] = []
    for examined in examine(Item.holding(name, PurePosixPath(name), gold.text.encode()), gold.date):
        for article, facts in zip(examined.articles, examined.facts, strict=True):
            for mention in facts.mentions:
                pieces = examined.ranges(article, mention)
                placed.append(evaluation.Placed(mention, pieces[0] if pieces else None))
            projects += facts.projects
    return evaluation.Found(tuple(placed), tuple(projects))
