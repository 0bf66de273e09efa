"""Many stories on a real Ray cluster of two workers: the same briefs, and nothing lost when one is killed."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

import summtrans
from summtrans import cluster
from summtrans.drafting import Story

ray = pytest.importorskip("ray")
pytestmark = pytest.mark.heavy

PLACES = ("le marché", "la piscine", "le tramway", "la gare", "le stade", "le musée", "la mairie", "le théâtre")


def stories(count: int) -> list[Story]:
    texts = (
        f"La ville fermera {PLACES[n % 8]} pendant {n + 2} semaines à partir de lundi. "
        f"Les travaux coûteront {n + 3} millions d'euros, selon le maire. "
        f"Les habitants demandent une solution pour {PLACES[n % 8]}."
        for n in range(count)
    )
    return [Story(f"story-{n}", (summtrans.Document(text),)) for n, text in enumerate(texts)]


@pytest.fixture(scope="module")
def two_workers():
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level=40)
    yield
    ray.shutdown()


def english(outcomes) -> list[tuple[str, list[str]]]:
    return [(each.name, [item.english for item in each.brief]) for each in outcomes]


def actors() -> list[int]:
    """Return the processes that hold a model: Ray names them after their class."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                title = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if title.startswith(b"ray::") and b"_Briefer" in title:
                found.append(int(entry.name))
    return found


def test_the_cluster_makes_the_same_briefs(two_workers):
    wanted = english(summtrans.brief_many(stories(40)))
    cluster.connect("auto")
    assert english(cluster.outcomes_on_ray(stories(40))) == wanted


def test_a_killed_worker_loses_nothing(two_workers):
    killed: list[int] = []

    def kill() -> None:
        deadline = time.monotonic() + 60
        while not killed and time.monotonic() < deadline:
            seen = actors()
            time.sleep(1.5)  # a model loads in less
            if busy := [pid for pid in actors() if pid in seen]:  # in the middle of their work
                os.kill(busy[0], signal.SIGKILL)
                killed.append(busy[0])

    thread = threading.Thread(target=kill)
    thread.start()
    found = english(cluster.outcomes_on_ray(stories(320)))
    thread.join()
    assert killed, "no worker was killed: the test proves nothing"
    assert [name for name, _ in found] == [f"story-{n}" for n in range(320)]
    assert all(lines for _, lines in found)


def test_no_cluster_is_said(monkeypatch):
    if ray.is_initialized():
        ray.shutdown()
    with pytest.raises(summtrans.NetworkError, match="No Ray cluster answers"):
        cluster.connect("127.0.0.1:1")
