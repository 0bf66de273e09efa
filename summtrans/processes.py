"""Worker processes that leave interrupts to their parent, and end with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.process import BaseProcess


def worker_pool(workers: int) -> ProcessPoolExecutor:
    """Return a pool of so many processes, started afresh and never forked: this process may hold threads.

    A script that makes one must be guarded by ``if __name__ == "__main__"``.
    """
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_prepare)


def _prepare() -> None:
    """Make a worker leave interrupts to its parent, and end when the parent is gone, killed ones too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
