"""Handing over what the reader has in front of him to programs outside, and coming back."""

from __future__ import annotations

import asyncio
import sqlite3
from functools import partial
from typing import TYPE_CHECKING, cast

import platformdirs
from textual.app import SuspendNotSupported

from store.model import YuanzhiError
from tui import forms, outside
from tui.leads import ToArticle
from tui.messages import _, mark, ngettext, number
from tui.screens.ask import Answer, AskScreen
from tui.screens.menu import MenuScreen
from tui.screens.output import OutputScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.library import Library
    from tui.app import YuanzhiApp
    from tui.copies import Make
    from tui.screens.desk import Desk

# Before a command that needs the terminal for itself.
INTERACTIVE = "!"


async def pipe(desk: Desk) -> None:
    """Ask for a command, and give it the passage, the article or the list."""
    texts = await _texts(desk)
    if not texts:
        desk.tell(_("There is no text here to give to a command."))
        return
    session = desk.session
    makes = {kind: make for kind, _what, make in texts}
    choices = {kind: what for kind, what, _make in texts}

    async def answered(answer: Answer | None) -> None:
        if answer is None or not answer.text:
            return
        session.command = answer.text
        make = makes[answer.choice]
        if not answer.text.startswith(INTERACTIVE):
            await desk.app.push_screen(OutputScreen(answer.text, session.library, make))
            return
        text = await made(desk, make)
        if text is not None:
            command = answer.text[len(INTERACTIVE) :].strip()
            _take_over(desk, partial(outside.take_over, command, text), pause=True)

    ask = AskScreen(
        _("Give it to a command"),
        _("Such as: wc -m, or grep -o 亿元. With ! before it, it has the terminal for itself."),
        session.command,
        choices,
        next(iter(choices)),
        any_answer=True,
    )
    await desk.app.push_screen(ask, answered)


async def open_in(desk: Desk) -> None:
    """Let the reader choose a program to open the article or its source in."""
    article = (await desk.lead()).article
    if not isinstance(article, ToArticle):
        desk.tell(_("There is no article here to open."))
        return
    key = article.article
    pager, editor, viewer = (outside.here(kind) for kind in ("pager", "editor", "viewer"))
    entries = [
        ("p", _("article in the pager: {program}").format(program=_named(pager))),
        ("e", _("article in the editor: {program}").format(program=_named(editor))),
        (
            "v",
            _("source in its own viewer: {program}").format(program=_named(viewer))
            if viewer
            else _("where the source is: no window can be opened from here"),
        ),
    ]

    async def chosen(place: int | None) -> None:
        if place == 0:
            await _page(desk, key, pager)
        elif place == 1:
            await _edit(desk, key, editor)
        elif place == 2:
            await _view(desk, key, viewer)

    await desk.app.push_screen(MenuScreen(mark("Open in"), entries), chosen)


def _named(command: Sequence[str]) -> str:
    return " ".join(command) if command else _("there is none here")


async def made(desk: Desk, make: Callable[[Library], str]) -> str | None:
    """A text that the library makes, in a thread; None where it cannot, which is told."""

    def work() -> str:
        with desk.session.library.another() as library:
            return make(library)

    try:
        return await asyncio.to_thread(work)
    except (YuanzhiError, sqlite3.Error) as error:
        desk.tell(str(error), "bad")
        return None


async def _texts(desk: Desk) -> list[tuple[str, str, Make]]:
    """What can be given to a command: its kind, what it is, and what makes it."""
    article, listing = (await desk.lead()).article, desk.listing()
    found: list[tuple[str, str, Make]] = []
    if isinstance(article, ToArticle):
        key, ordinal = article.article, article.ordinal
        if ordinal is not None:
            place = f"{key}.{ordinal}"
            found.append(("passage", _("the passage"), lambda library: passage(library, place)))
        found.append(("article", _("the whole article"), lambda library: whole(library, key)))
    if listing is not None and listing.count:
        template = ngettext("the list, {count} row", "the list, {count} rows", listing.count)
        what = template.format(count=number(listing.count))
        if not listing.table:
            what = _("all of this page")
        found.append(("list", what, lambda library: listing.whole(library) + "\n"))
    return found


def passage(library: Library, place: str) -> str:
    """The text of a passage, a line of its own."""
    paragraph = library.locate(place)[1]
    assert paragraph is not None
    return library.passage(paragraph).text + "\n"


def whole(library: Library, article: int) -> str:
    """An article as `yuanzhi show` prints it, without its facts."""
    view = library.article(article)
    passages = [library.passage(key) for key in view.paragraphs]
    return "\n".join(forms.article_lines(view, passages, {}, with_facts=False)) + "\n"


def _take_over(desk: Desk, run: Callable[[], int], *, pause: bool = False) -> bool:
    """Whether a program had the terminal and left it; what went wrong is told."""
    try:
        with desk.app.suspend():
            code = run()
            if not outside.has_terminal():
                cast("YuanzhiApp", desk.app).hang_up()
            if pause:
                input(_("It ended with {code}. Enter goes back to yuanzhi.").format(code=code))
    except SuspendNotSupported:
        desk.tell(_("This terminal cannot be given to another program."), "bad")
    except EOFError:
        return True
    except (OSError, ValueError) as error:
        desk.tell(_("It could not be run: {reason}").format(reason=error), "bad")
    else:
        return True
    return False


async def _page(desk: Desk, article: int, command: Sequence[str]) -> None:
    if not command:
        desk.tell(_("There is no pager here: set PAGER."), "bad")
        return
    text = await made(desk, lambda library: whole(library, article))
    if text is not None:
        _take_over(desk, partial(outside.take_over, command, text))


async def _edit(desk: Desk, article: int, command: Sequence[str]) -> None:
    """Let a copy of the article be edited; the library keeps what it has."""
    if not command:
        desk.tell(_("There is no editor here: set EDITOR."), "bad")
        return
    text = await made(desk, lambda library: whole(library, article))
    if text is None:
        return
    folder = platformdirs.user_cache_path("yuanzhi")
    path = folder / f"article-{article}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="replace")
        if not _take_over(desk, partial(outside.take_over, [*command, str(path)])):
            return
        changed = path.read_text(encoding="utf-8", errors="replace") != text
        if changed:
            desk.tell(_("Your copy is in {path}; the library is as it was.").format(path=path))
        else:
            path.unlink()
    except OSError as error:
        desk.tell(str(error), "bad")


async def _view(desk: Desk, article: int, command: Sequence[str]) -> None:
    source = await made(desk, lambda library: library.article(article).source)
    if source is None:
        return
    path = await asyncio.to_thread(outside.file_of, source)
    if path is None:
        desk.tell(_("The source is gone: {source}").format(source=source), "bad")
    elif not command:
        desk.tell(_("The source is {source}").format(source=source), "good")
    else:
        try:
            outside.show(command, path)
        except OSError as error:
            desk.tell(_("It could not be run: {reason}").format(reason=error), "bad")
        else:
            desk.tell(_("Opened: {path}").format(path=path), "good")
