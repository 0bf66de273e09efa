"""Pulling, verifying and removing models, against a loopback server that speaks the hub's protocol."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from ..translation.marian import build
from .hub_server import COMMIT, Hub, serving

NAME = "opus-mt-fr-en"
REPOSITORY = "Helsinki-NLP/opus-mt-fr-en"


@pytest.fixture(scope="module")
def weights(tmp_path_factory):
    pytest.importorskip("torch")
    return build(tmp_path_factory.mktemp("weights"))


@pytest.fixture
def hub(weights, tmp_path):
    folder = tmp_path / "repository"
    shutil.copytree(weights, folder, ignore=shutil.ignore_patterns("ct2"))
    (folder / "README.md").write_text("not needed")
    return Hub(REPOSITORY, folder)


@pytest.fixture
def converted_hub(weights, tmp_path):
    """A repository that holds a CTranslate2 model already: quick to pull."""
    folder = tmp_path / "repository"
    shutil.copytree(weights / "ct2", folder)
    for name in ("source.spm", "target.spm"):
        shutil.copy(weights / name, folder)
    return Hub(REPOSITORY, folder)


def puller(hub, run):
    with serving(hub) as address:

        def call(name=NAME, **env):
            return run("models", "pull", name, env={"HF_ENDPOINT": address, **env})

        yield call


@pytest.fixture
def pull(hub, run):
    yield from puller(hub, run)


@pytest.fixture
def pull_converted(converted_hub, run):
    yield from puller(converted_hub, run)


def test_pull_converts_records_and_translates(pull, hub, run):
    result = pull()
    assert result.returncode == 0, result.stderr.decode()
    assert result.stdout == b""
    assert COMMIT in result.stderr.decode()
    assert not [line for line in hub.requests if "README.md" in line], "only what is needed is fetched"

    listed = run("models", "list").stdout.decode()
    [line] = [line for line in listed.splitlines() if line.startswith(f"{NAME} ")]
    assert "(default)" in line and "installed" in line and "CC-BY-4.0" in line
    assert run("models", "verify", NAME).returncode == 0
    translated = run("translate", "-m", NAME, stdin="Le maire a parlé.\n".encode())
    assert translated.returncode == 0, translated.stderr.decode()
    assert translated.stdout.count(b"\n") == 1
    other = run("translate", "-m", NAME, "--engine", "transformers", stdin="Le maire a parlé.\n".encode())
    assert other.returncode == 0, other.stderr.decode()


def test_pull_again_asks_the_network_for_nothing(pull_converted, converted_hub):
    assert pull_converted().returncode == 0
    converted_hub.requests.clear()
    again = pull_converted()
    assert again.returncode == 0
    assert "installed already" in again.stderr.decode()
    assert converted_hub.requests == []


@pytest.fixture
def large(converted_hub):
    """A file beyond the 10 MB blocks in which the hub's client keeps what has arrived."""
    path = converted_hub.folder / "source_vocabulary.bin"
    path.write_bytes(bytes(range(256)) * 50_000)
    converted_hub.cut_file, converted_hub.cut_after = path.name, 11_000_000
    return path


def test_a_cut_connection_is_resumed_where_it_broke(pull_converted, converted_hub, large):
    converted_hub.cuts = 1
    result = pull_converted()
    assert result.returncode == 0, result.stderr.decode()
    assert any(line.startswith(f"{large.name} bytes=1") for line in converted_hub.ranges), converted_hub.ranges


def test_a_connection_cut_for_good_is_told_and_mended_later(pull_converted, converted_hub, large):
    converted_hub.cuts = 99
    first = pull_converted()
    assert first.returncode == 5
    assert "run `summtrans models pull opus-mt-fr-en` again" in first.stderr.decode()
    assert "Traceback" not in first.stderr.decode()
    converted_hub.cuts = 0
    converted_hub.requests.clear()
    assert pull_converted().returncode == 0
    assert not [line for line in converted_hub.requests if line == f"GET /{REPOSITORY}/resolve/{COMMIT}/model.bin"]


def test_a_repository_that_is_not_there(pull, hub):
    hub.repository = "Helsinki-NLP/another"
    result = pull()
    assert result.returncode == 4
    assert f"no repository {REPOSITORY}" in result.stderr.decode()
    assert "Traceback" not in result.stderr.decode()


def test_a_repository_without_a_model(pull, hub):
    (hub.folder / "source.spm").unlink()
    result = pull()
    assert result.returncode == 4
    assert "source.spm" in result.stderr.decode()


def test_altered_weights_are_refused(pull, hub):
    hub.altered = "model.safetensors"
    result = pull()
    assert result.returncode == 4
    assert "arrived altered" in result.stderr.decode()
    hub.altered = ""
    assert pull().returncode == 0


def test_no_network(run):
    result = run("models", "pull", NAME, env={"HF_ENDPOINT": "http://127.0.0.1:9"})
    assert result.returncode == 5
    assert "network failed" in result.stderr.decode()


def test_offline_mode_is_respected(pull, hub):
    result = pull(HF_HUB_OFFLINE="1")
    assert result.returncode == 5
    assert "HF_HUB_OFFLINE" in result.stderr.decode()
    assert hub.requests == []


def test_a_converted_repository_needs_no_torch(pull_converted, converted_hub, run):
    no_torch(converted_hub.folder.parent)
    result = pull_converted(PYTHONPATH=str(converted_hub.folder.parent))
    assert result.returncode == 0, result.stderr.decode()
    assert run("translate", "-m", NAME, stdin=b"Bonjour.\n").returncode == 0


def no_torch(folder):
    """Put a torch into ``folder`` that fails to import."""
    (folder / "torch").mkdir()
    (folder / "torch" / "__init__.py").write_text("raise ImportError('no torch here')")


def test_conversion_without_torch_names_the_extra(pull, hub):
    no_torch(hub.folder.parent)
    result = pull(PYTHONPATH=str(hub.folder.parent))
    assert result.returncode == 4
    assert "pip install 'summtrans[torch]'" in result.stderr.decode()


@pytest.mark.parametrize("damage", ["truncated", "altered", "missing"])
def test_verify_finds_damage(pull_converted, run, damage):
    assert pull_converted().returncode == 0
    folder = run("models", "path", NAME).stdout.decode().strip()
    weights = Path(folder) / "ct2" / "model.bin"
    data = weights.read_bytes()
    if damage == "truncated":
        weights.write_bytes(data[:-10])
    elif damage == "altered":
        weights.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    else:
        weights.unlink()
    result = run("models", "verify", NAME)
    assert result.returncode == 4
    assert str(weights) in result.stderr.decode()
    assert pull_converted().returncode == 0, "a damaged model is pulled anew"
    assert run("models", "verify", NAME).returncode == 0


def test_remove_frees_everything(pull_converted, run):
    assert pull_converted().returncode == 0
    assert run("models", "remove", NAME).returncode == 0
    assert "not installed" in run("models", "path", NAME).stderr.decode()
    assert not list(Path(os.environ["HF_HOME"]).rglob("model.bin"))
    assert run("models", "remove", NAME).returncode == 4


def test_the_built_in_model_is_not_removed(run):
    result = run("models", "remove", "builtin")
    assert result.returncode == 4
    assert "not pulled" in result.stderr.decode()
