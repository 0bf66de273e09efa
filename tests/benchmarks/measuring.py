"""Finished processes and what they cost, from the operating system's accounting."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from pathlib import Path


def measure(command: list[str], given: Path | None = None) -> tuple[float, float, float]:
    """Run a command, ``given`` as its standard input; return wall seconds, processor seconds and peak memory in MB."""
    begun = time.perf_counter()
    with (given or Path(os.devnull)).open("rb") as stream:
        process = subprocess.Popen(command, stdin=stream, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    if status:
        raise SystemExit(f"{command} ended with {os.waitstatus_to_exitcode(status)}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def row(name: str, values: list[float], unit: str) -> None:
    """Print minimum, median and maximum."""
    print(f"{name:36} {min(values):9.2f} {statistics.median(values):9.2f} {max(values):9.2f}  {unit}")
