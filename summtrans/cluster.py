"""Many stories on a Ray cluster: ray.data hands out windows of stories, an actor a processor holds the model.

Ray restarts an actor that dies and gives its window to another, so nothing is lost. Needs the extra `[ray]`.
"""

from __future__ import annotations

import logging
import pickle
import socket
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

from summtrans import pipeline
from summtrans.batch import Outcome, outcomes
from summtrans.drafting import Story
from summtrans.errors import ModelNotFoundError, NetworkError
from summtrans.values import Budget

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WINDOW = 16  # stories that one actor takes at a time: what is done again when it dies
_SECONDS = 10  # to wait for an answer of the cluster
_ROUND = 4096  # stories that are handed to the cluster at once; the driver's memory does not grow beyond them


def connect(address: str) -> None:
    """Connect to the Ray cluster at ``address`` (``auto``: the one of this machine).

    Raises:
        ModelNotFoundError: ray is not installed.
        NetworkError: there is no cluster at the address.
    """
    ray = _ray()
    if ray.is_initialized():
        return
    host, _, port = address.rpartition(":")
    try:
        if host and port.isdigit() and "/" not in host:
            socket.create_connection((host, int(port)), timeout=_SECONDS).close()  # Ray itself waits for minutes
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
    except (OSError, ValueError, RuntimeError) as error:
        reason = str(error).splitlines()[0]
        raise NetworkError(
            f"No Ray cluster answers at {address!r} ({reason}). Start one with `ray start --head`."
        ) from None


def outcomes_on_ray(
    items: Iterable[Story],
    limits: Budget | None = None,
    steering: pipeline.Steering | None = None,
    settings: Mapping[str, Any] | None = None,
) -> Iterator[Outcome]:
    """Yield one outcome a story, in order, made on the cluster that `connect` found.

    ``settings`` are the keywords of `Translator`; every actor has one processor. Paths of stories are read where the
    actor runs, so they must be the same on all machines.
    """
    ray = _ray()
    ray.data.DataContext.get_current().execution_options.preserve_order = True
    ray.data.DataContext.get_current().enable_progress_bars = False
    iterator = iter(items)
    while stories := list(islice(iterator, _ROUND)):
        windows = [{"stories": pickle.dumps(stories[i : i + _WINDOW])} for i in range(0, len(stories), _WINDOW)]
        processors = ray.cluster_resources().get("CPU", 1)
        actors = max(1, min(len(windows), int(processors)))
        done = ray.data.from_items(windows, override_num_blocks=len(windows)).map_batches(
            _Briefer,
            fn_constructor_args=(limits, steering, dict(settings or {})),
            batch_size=1,
            compute=ray.data.ActorPoolStrategy(size=actors),
            num_cpus=1,
        )
        for row in done.iter_rows():
            yield from pickle.loads(row["outcomes"])  # noqa: S301 - made by our own actors


def _ray() -> Any:  # noqa: ANN401 - it is an extra, and need not be there when types are checked
    try:
        import_module("ray.data")
        return import_module("ray")
    except ImportError:
        raise ModelNotFoundError("Ray is not installed: `pip install 'summtrans[ray]'`.") from None


class _Briefer:
    """An actor: holds the model, makes the briefs of one window after the other."""

    def __init__(self, limits: Budget | None, steering: pipeline.Steering | None, settings: dict[str, Any]) -> None:
        from summtrans.translation.translator import Translator

        self._limits, self._steering = limits, steering
        self._translator = Translator(**{**settings, "threads": 1})

    def __call__(self, windows: Mapping[str, NDArray[np.object_]]) -> dict[str, list[bytes]]:
        stories = (story for window in windows["stories"] for story in pickle.loads(window))  # noqa: S301
        return {"outcomes": [pickle.dumps(list(outcomes(stories, self._translator, self._limits, self._steering)))]}
