"""What is installed on this machine: finding, verifying and removing models."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

import platformdirs

from summtrans.errors import ModelDamagedError, ModelNotFoundError
from summtrans.models.registry import FileRecord, ModelEntry, Registry

MANIFEST = "manifest.json"
State = Literal["built in", "installed", "damaged", "not installed"]


@dataclass(frozen=True, slots=True)
class Installed:
    """A model that is on this machine.

    ``marian`` is a folder in the Hugging Face layout, ``ct2`` one in CTranslate2's; either may be missing.
    ``pieces`` holds source.spm and target.spm. ``files`` are the paths under ``folder`` that `verify` checks.
    """

    entry: ModelEntry
    folder: Path
    pieces: Path
    marian: Path | None
    ct2: Path | None
    revision: str
    files: dict[str, FileRecord] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `pull` wrote down: the resolved commit, where the hub's snapshot lies, each file's size and SHA-256."""

    revision: str
    snapshot: str
    files: dict[str, FileRecord]

    def write(self, folder: Path) -> None:
        """Write the manifest into ``folder``, last, so that a folder without one counts as not installed."""
        temporary = folder / f"{MANIFEST}.part"
        temporary.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")
        temporary.replace(folder / MANIFEST)

    @classmethod
    def read(cls, folder: Path) -> Manifest | None:
        """Return the manifest of ``folder``, or None where there is none that can be read."""
        try:
            data = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            files = {name: FileRecord(**record) for name, record in data["files"].items()}
            return cls(str(data["revision"]), str(data["snapshot"]), files)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None


def models_folder() -> Path:
    """Return the folder of pulled models: ``SUMMTRANS_HOME``/models, else the platform's folder for user data."""
    home = os.environ.get("SUMMTRANS_HOME")
    return (Path(home) if home else platformdirs.user_data_path("summtrans", appauthor=False)) / "models"


def builtin_folder() -> Path:
    """Return the folder of the model that ships with the package."""
    return Path(__file__).resolve().parents[1] / "builtin"


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def record(folder: Path, names: Iterable[str]) -> dict[str, FileRecord]:
    """Return size and SHA-256 of the files ``names`` under ``folder``."""
    return {name: FileRecord((folder / name).stat().st_size, sha256(folder / name)) for name in names}


def find(entry: ModelEntry) -> Installed | None:
    """Return where the model lies on this machine, or None where it is not installed."""
    if entry.location:
        folder = builtin_folder() if entry.location == "package" else Path(entry.location).expanduser()
        ct2 = next((place for place in (folder / "ct2", folder) if (place / "model.bin").exists()), None)
        marian = folder if (folder / "config.json").exists() and any(folder.glob("*.safetensors")) else None
        if ct2 is None and marian is None:
            return None
        return Installed(entry, folder, folder, marian, ct2, entry.revision, dict(entry.files))
    folder = models_folder() / entry.name
    manifest = Manifest.read(folder)
    if manifest is None:
        return None
    snapshot = Path(manifest.snapshot) if manifest.snapshot else None
    marian = snapshot if snapshot and (snapshot / "config.json").exists() and _has_weights(snapshot) else None
    return Installed(entry, folder, folder, marian, folder / "ct2", manifest.revision, manifest.files)


def _has_weights(folder: Path) -> bool:
    return (folder / "model.safetensors").exists() or (folder / "pytorch_model.bin").exists()


def resolve(registry: Registry, name: str | None = None) -> Installed:
    """Return the model called ``name``, or the first installed one of ``registry.prefer``.

    Raises:
        ModelNotFoundError: it is not known or not installed; the message says the command that brings it.
    """
    if name is not None:
        entry = registry[name]
        installed = find(entry)
        if installed is None:
            how = f"`summtrans models pull {name}` brings it" if entry.hub else f"nothing lies at {entry.location}"
            raise ModelNotFoundError(f"The model {name!r} is not installed: {how}.")
        return installed
    for preferred in registry.prefer:
        installed = find(registry[preferred])
        if installed is not None:
            return installed
    raise ModelNotFoundError("No model is installed. `summtrans models pull opus-mt-fr-en` brings one.")


def problems(installed: Installed) -> list[str]:
    """Compare every recorded file with what lies on the disk; return one sentence a fault, none if all is well."""
    found = []
    for name, wanted in installed.files.items():
        path = installed.folder / name
        if not path.is_file():
            found.append(f"{path} is missing.")
        elif path.stat().st_size != wanted.bytes:
            found.append(f"{path} has {path.stat().st_size:,} bytes instead of {wanted.bytes:,}.")
        elif sha256(path) != wanted.sha256:
            found.append(f"{path} was altered: its SHA-256 is not the recorded one.")
    return found


def verify(installed: Installed) -> int:
    """Check every recorded file; return how many there are.

    Raises:
        ModelDamagedError: a file is missing, truncated or altered; the message names each, and the mend.
    """
    found = problems(installed)
    if found:
        name = installed.entry.name
        mend = f"`summtrans models pull {name}`" if installed.entry.hub else "installing the package again"
        raise ModelDamagedError(f"The model {name!r} is damaged: {' '.join(found)} Mend it by {mend}.")
    return len(installed.files)


def state(entry: ModelEntry) -> State:
    """Return the state of a model from the sizes of its files (`verify` reads them whole)."""
    installed = find(entry)
    if installed is None:
        return "not installed"
    for name, wanted in installed.files.items():
        path = installed.folder / name
        if not path.is_file() or path.stat().st_size != wanted.bytes:
            return "damaged"
    return "built in" if entry.location == "package" else "installed"


def size(installed: Installed) -> int:
    """Return the bytes that the model takes on the disk."""
    return _bytes_in(installed.folder)


def _bytes_in(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def remove(entry: ModelEntry) -> int:
    """Delete a pulled model, its copy in the hub's cache included; return the bytes freed.

    Raises:
        ModelNotFoundError: it is not installed, or it was not pulled (a built-in or local model is left alone).
    """
    if entry.location:
        raise ModelNotFoundError(f"The model {entry.name!r} was not pulled, so it is not removed: {entry.location}.")
    folder = models_folder() / entry.name
    if not folder.exists():
        raise ModelNotFoundError(f"The model {entry.name!r} is not installed.")
    freed = _bytes_in(folder)
    manifest = Manifest.read(folder)
    shutil.rmtree(folder)
    if manifest and manifest.snapshot:
        freed += _remove_snapshot(Path(manifest.snapshot))
    return freed


def _remove_snapshot(snapshot: Path) -> int:
    from huggingface_hub import scan_cache_dir
    from huggingface_hub.errors import CacheNotFound

    try:
        cache = scan_cache_dir(snapshot.parents[2])
    except CacheNotFound:
        return 0
    strategy = cache.delete_revisions(snapshot.name)
    strategy.execute()
    return int(strategy.expected_freed_size)
