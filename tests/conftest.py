"""Fixtures for all tests: folders of their own, the built-in model loaded once, coverage of our own writing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# Speeds belong into benchmarks: a slow machine fails no test.
settings.register_profile("summtrans", deadline=None, max_examples=60)
settings.load_profile("summtrans")

DATA = Path(__file__).parent / "data"
SUMMTRANS = str(Path(sys.executable).with_name("summtrans"))  # the installed console script
SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory, monkeypatch):
    """No test reads or writes the user's configuration, models or hub cache."""
    home = tmp_path_factory.mktemp("home")
    for name in ("SUMMTRANS_MODELS", "SUMMTRANS_DEBUG", "HF_HUB_OFFLINE", "HF_ENDPOINT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SUMMTRANS_HOME", str(home / "summtrans"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("HF_HOME", str(home / "hub"))


@pytest.fixture(scope="session")
def translator():
    from summtrans.translation.translator import Translator

    with Translator("builtin") as loaded:
        yield loaded


@pytest.fixture
def run():
    """Run the command line as a process of its own; returns the finished process with bytes."""

    def call(*arguments: object, stdin: bytes = b"", env: dict[str, str] | None = None, cwd: Path | None = None):
        return subprocess.run(
            [SUMMTRANS, *map(str, arguments)],
            input=stdin,
            capture_output=True,
            env={**os.environ, **(env or {})},
            cwd=cwd,
            timeout=120,
            check=False,
        )

    return call


@pytest.fixture
def coverage() -> Path:
    """A paste of two outlets on one story, with furniture, of our own writing."""
    return DATA / "pont.txt"


@pytest.fixture
def shared_coverage() -> Path:
    folder = SHARED / "coverage"
    if not folder.is_dir():
        pytest.skip("the shared coverage is not here")
    return folder
