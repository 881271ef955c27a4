"""The crew: does the work of many steps, in this process or in several, and hands back the results
in the order of the steps.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from gettext import dgettext
from typing import TYPE_CHECKING, Generic, TypeVar

from store.load.work import Failure, Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from store.load.work import Task

Step = TypeVar("Step")

# So much is given out for each process ahead of the result that is waited for: tasks, and what they
# weigh. It keeps the processes at work while this one writes. And so many steps wait behind it.
TASKS = 32
WEIGHT = 8 << 20
STEPS = 1_000


@dataclass(slots=True)
class _Given(Generic[Step]):
    """A step, with its task, where its result will be, and the processes that work on it."""

    step: Step
    task: Task | None
    future: Future[Result] | None = None
    pool: ProcessPoolExecutor | None = None

    def is_done(self) -> bool:
        """Whether nobody has to wait for its result."""
        return self.future is None or self.future.done()


class Crew:
    """So many processes; with one, the work is done where it is asked for."""

    def __init__(self, jobs: int = 1) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._second: ProcessPoolExecutor | None = None

    def close(self) -> None:
        """Let the processes go; what they have not begun is not done."""
        for pool in (self._pool, self._second):
            if pool is not None:
                pool.shutdown(cancel_futures=True)
        self._pool = self._second = None

    def run(self, steps: Iterable[tuple[Step, Task | None]]) -> Iterator[tuple[Step, Result]]:
        """Each step with the result of its task, in their order; an empty one without a task.

        The steps are asked for a little ahead of the results, never more than that.
        """
        if self._jobs == 1:
            for step, task in steps:
                yield step, Result() if task is None else task()
            return
        waiting: deque[_Given[Step]] = deque()
        tasks = weight = 0
        for step, task in steps:
            waiting.append(self._given(step, task))
            if task is not None:
                tasks, weight = tasks + 1, weight + task.weight
            while waiting and (
                waiting[0].is_done()
                or len(waiting) > STEPS
                or tasks > TASKS * self._jobs
                or (weight > WEIGHT * self._jobs and tasks > self._jobs)
            ):
                first = waiting.popleft()
                if first.task is not None:
                    tasks, weight = tasks - 1, weight - first.task.weight
                yield first.step, self._result(first)
        while waiting:
            first = waiting.popleft()
            yield first.step, self._result(first)

    def _given(self, step: Step, task: Task | None) -> _Given[Step]:
        if task is None:
            return _Given(step, None)
        try:
            return self._submitted(step, task)
        except BrokenProcessPool:
            self.close()
            return self._submitted(step, task)

    def _submitted(self, step: Step, task: Task) -> _Given[Step]:
        if self._pool is None:
            self._pool = _pool(self._jobs)
        return _Given(step, task, _submit(self._pool, task), self._pool)

    def _result(self, given: _Given[Step]) -> Result:
        if given.task is None or given.future is None:
            return Result()
        try:
            return given.future.result()
        except BrokenProcessPool:
            if given.pool is self._pool:
                self.close()
            return self._alone(given.task)

    def _alone(self, task: Task) -> Result:
        """The result of a task that has a process to itself: another one may have ended the last.

        All that was given out is lost with it, and each goes this way.
        """
        self._second = self._second or _pool(1)
        try:
            return _submit(self._second, task).result()
        except BrokenProcessPool:
            self._second.shutdown()
            self._second = None
            return Result(
                failure=Failure(
                    dgettext(
                        "yuanzhi",
                        "The process that worked on it was ended, most likely for want of memory: "
                        "split the file, or load it with one job.",
                    )
                )
            )


def _pool(jobs: int) -> ProcessPoolExecutor:
    # A forked process would hold what this one holds, its connection to the library too.
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, spawn, initializer=_begin)


def _submit(pool: ProcessPoolExecutor, task: Task) -> Future[Result]:
    """Give out a task; where that begins a process, it is deaf to Ctrl-C from its first moment."""
    if not hasattr(signal, "pthread_sigmask"):
        return pool.submit(task)
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(task)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)


def _begin() -> None:
    """Make a new process ready."""
    # Ctrl-C is for the process that gives out the work.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Where the parent was killed, nobody ends this process."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
