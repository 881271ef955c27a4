"""Questions to the library that may take a while, asked in threads."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from textual.worker import WorkerCancelled, WorkerFailed

from store.model import YuanzhiError
from tui.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.dom import DOMNode

    from store.library import Library

Answer = TypeVar("Answer")

# Seconds a key waits for an answer that the key before it asked for.
PATIENCE = 0.5
# Seconds a key waits for an answer that it cannot do without.
AT_MOST = 5.0


async def asked(node: DOMNode, library: Library, question: Callable[[Library], Answer]) -> Answer:
    """What a library answers to one question that is asked in a thread, for what cannot go on
    without it: where an action waits, the keys behind it wait as well, but not for ever. Raises
    what the question raises, and YuanzhiError where it was given up.
    """
    at_work: list[Library] = []

    def ask() -> Answer:
        with library.another() as another, another.as_it_is():
            at_work.append(another)
            return question(another)

    worker = node.run_worker(ask, group="questions", thread=True, exit_on_error=False)
    try:
        return await asyncio.wait_for(worker.wait(), AT_MOST)
    except WorkerFailed as failed:
        raise failed.error from None
    except (asyncio.TimeoutError, WorkerCancelled):
        for one in at_work:
            one.interrupt()
        told = _("The library did not answer within {count} seconds: press the key again.")
        raise YuanzhiError(told.format(count=round(AT_MOST))) from None


async def wait_for(done: asyncio.Event) -> bool:
    """Wait for what a thread is about to tell, since the next key is meant for what is shown then:
    but not for long, since no key waits for long. Whether it was told.
    """
    with suppress(asyncio.TimeoutError):
        await asyncio.wait_for(done.wait(), PATIENCE)
    return done.is_set()


class Errands:
    """A connection of its own on which one job runs at a time; only the newest counts.

    `begin` gives each job a number and stops the one before; `run`, in a thread, does the job if
    no newer one was begun meanwhile. Whoever receives an answer asks `is_newest` before using it.
    """

    def __init__(self, library: Library) -> None:
        self._of = library
        # Opened by the first job: in its thread, which tells where the library cannot be read.
        self._library: Library | None = None
        self._turn = Lock()
        self._newest = 0
        self._closed = False

    def begin(self) -> int:
        """The number of a new job. Whatever still runs for an older one is stopped."""
        self._newest += 1
        self._interrupt()
        return self._newest

    def is_newest(self, job: int) -> bool:
        """Whether no other job was begun since."""
        return job == self._newest and not self._closed

    def run(self, job: int, task: Callable[[Library], Answer]) -> Answer | None:
        """What the task answers; None where a newer job was begun before its turn came. Raises what
        the task raises, and YuanzhiError where the library cannot be read.
        """
        # The job before may have begun its query after `begin` stopped it: stop it again.
        while not self._turn.acquire(timeout=0.05):
            if not self.is_newest(job):
                return None
            self._interrupt()
        try:
            if not self.is_newest(job):
                return None
            library = self._library = self._library or self._of.another()
            # A load may write between two of the task's questions.
            with library.as_it_is():
                return task(library)
        finally:
            self._turn.release()
            self._let_go()

    def close(self) -> None:
        """Stop what runs, and let go of the connection: now, or when what runs has ended. Reading a
        file cannot be stopped, and nobody is to wait for it.
        """
        self._closed = True
        self._interrupt()
        self._let_go()

    def _let_go(self) -> None:
        """Close the connection where it is wanted no more and nothing runs on it."""
        if self._closed and self._turn.acquire(blocking=False):
            try:
                if self._library is not None:
                    self._library.close()
            finally:
                self._turn.release()

    def _interrupt(self) -> None:
        """Stop what runs on the connection."""
        library = self._library
        if library is not None:
            library.interrupt()
