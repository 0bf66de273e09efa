"""The French half of many stories: in this process when it is asked for, or ahead of time in others.

Reading, cleaning, deduplicating and choosing are plain Python, which holds the interpreter's lock: threads beside the
translation would only slow it down, processes do not. They never load the model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from summtrans import pipeline
from summtrans.errors import SummtransError
from summtrans.processes import worker_pool
from summtrans.values import Budget


@dataclass(frozen=True, slots=True)
class Story:
    """One story: a name, and what to read (paths or documents). ``error`` is set where it could not be found."""

    name: str
    inputs: tuple[pipeline.Input, ...] = ()
    error: SummtransError | None = None


Drafted: TypeAlias = "pipeline.Draft | SummtransError"


def draft(story: Story, limits: Budget, steering: pipeline.Steering | None) -> Drafted:
    """Do the French half of a story; return its error instead of raising it."""
    if story.error is not None:
        return story.error
    try:
        return pipeline.draft(pipeline.gather(story.inputs), limits, steering)
    except SummtransError as error:
        return error


@contextmanager
def drafter(
    limits: Budget, steering: pipeline.Steering | None, workers: int
) -> Iterator[Callable[[Story], Callable[[], Drafted]]]:
    """Give a function that begins a story and returns the function to wait for its draft.

    ``workers`` processes work; with 0, none is started, and a draft is made when it is waited for.
    """
    if not workers:
        yield lambda story: partial(draft, story, limits, steering)
        return
    pool = worker_pool(workers)

    def begin(story: Story) -> Callable[[], Drafted]:
        here = partial(draft, story, limits, steering)
        try:
            return partial(_result, pool.submit(draft, story, limits, steering), here)
        except BrokenExecutor:
            return here

    try:
        yield begin
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _result(future: Future[Drafted], here: Callable[[], Drafted]) -> Drafted:
    """Wait for a draft; where the process was killed (out of memory, by hand), make it here: nothing is lost."""
    try:
        return future.result()
    except BrokenExecutor:
        return here()
