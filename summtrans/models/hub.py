"""Pulling a model from the Hugging Face hub: download, check, convert, record."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from summtrans.errors import ModelDamagedError, ModelNotFoundError, NetworkError
from summtrans.models.conversion import convert
from summtrans.models.registry import ModelEntry
from summtrans.models.store import Installed, Manifest, find, models_folder, problems, record, sha256

_MARIAN = ["config.json", "generation_config.json", "tokenizer_config.json", "vocab.json", "*.spm", "model.safetensors"]
_CT2 = ["model.bin", "shared_vocabulary.*", "source_vocabulary.*", "target_vocabulary.*"]
_PICKLED = "pytorch_model.bin"  # fetched only where a repository has no safetensors


def pull(entry: ModelEntry, *, quiet: bool = False, say: Callable[[str], None] = lambda _: None) -> Installed:
    """Bring a model of the hub onto this machine, ready to translate; return where it lies.

    The download goes through the hub's own cache: a cut connection is resumed, files that arrived whole are kept for
    the next run, and ``HF_ENDPOINT``, ``HF_HOME`` and ``HF_HUB_OFFLINE`` are honoured. The int8 copy is made once and
    is what `verify` checks afterwards. A model that is there already, and whole, is left as it is.

    Raises:
        ModelNotFoundError: the entry has no hub repository, the repository or revision does not exist, it holds no
            MarianMT model, or torch is needed for the conversion and not installed.
        NetworkError: the hub could not be reached, or the connection broke.
        ModelDamagedError: what arrived is not what the hub announced.
    """
    if not entry.hub:
        raise ModelNotFoundError(f"The model {entry.name!r} is not on the hub: it lies at {entry.location}.")
    installed = find(entry)
    if installed is not None and not problems(installed):
        say(f"{entry.name} is installed already ({installed.revision}).")
        return installed
    snapshot = _download(entry, quiet)
    if not (snapshot / "source.spm").exists() or not (snapshot / "target.spm").exists():
        raise ModelNotFoundError(f"{entry.hub} holds no MarianMT model: source.spm and target.spm are missing.")
    folder = models_folder() / entry.name
    part = folder.with_name(f"{entry.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        _install(snapshot, part, say)
        names = sorted(str(path.relative_to(part)) for path in part.rglob("*") if path.is_file())
        Manifest(snapshot.name, str(snapshot), record(part, names)).write(part)
        shutil.rmtree(folder, ignore_errors=True)
        part.replace(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    result = find(entry)
    assert result is not None
    return result


def _install(snapshot: Path, folder: Path, say: Callable[[str], None]) -> None:
    for name in ("source.spm", "target.spm"):
        shutil.copyfile(snapshot / name, folder / name)
    if (snapshot / "model.bin").exists():
        (folder / "ct2").mkdir()
        for pattern in ("config.json", *_CT2):
            for path in snapshot.glob(pattern):
                shutil.copyfile(path, folder / "ct2" / path.name)
    else:
        say("Converting to int8 for CTranslate2 …")
        convert(snapshot, folder / "ct2")


def _download(entry: ModelEntry, quiet: bool) -> Path:
    """Return the hub's snapshot folder, whole; its name is the resolved commit."""
    import huggingface_hub
    from huggingface_hub.errors import LocalEntryNotFoundError
    from huggingface_hub.utils.tqdm import disable_progress_bars, enable_progress_bars

    (disable_progress_bars if quiet else enable_progress_bars)()
    patterns = [*_MARIAN, *_CT2]
    try:
        local = huggingface_hub.snapshot_download(
            entry.hub, revision=entry.revision, allow_patterns=[*patterns, _PICKLED], local_files_only=True
        )
        if _has_model(Path(local)):
            return Path(local)
    except (LocalEntryNotFoundError, OSError):
        pass  # not in the cache, or not whole there: go online
    snapshot = _online(entry, patterns)
    if not _has_model(snapshot):
        snapshot = _online(entry, [*patterns, _PICKLED])
    if not _has_model(snapshot):
        raise ModelNotFoundError(f"{entry.hub} holds no weights (model.safetensors, {_PICKLED} or model.bin).")
    _check_announced(entry, snapshot)
    return snapshot


def _has_model(snapshot: Path) -> bool:
    return any((snapshot / name).exists() for name in ("model.safetensors", "model.bin", _PICKLED))


def _online(entry: ModelEntry, patterns: list[str]) -> Path:
    import huggingface_hub
    from huggingface_hub.errors import (
        GatedRepoError,
        HfHubHTTPError,
        LocalEntryNotFoundError,
        OfflineModeIsEnabled,
        RepositoryNotFoundError,
        RevisionNotFoundError,
    )

    try:
        return Path(
            huggingface_hub.snapshot_download(
                entry.hub, revision=entry.revision, allow_patterns=patterns, max_workers=2, etag_timeout=30
            )
        )
    except GatedRepoError:
        raise ModelNotFoundError(f"{entry.hub} asks for a login on the hub first: `hf auth login`.") from None
    except RepositoryNotFoundError:
        raise ModelNotFoundError(f"The hub has no repository {entry.hub} (model {entry.name!r}).") from None
    except RevisionNotFoundError:
        raise ModelNotFoundError(f"{entry.hub} has no revision {entry.revision!r}.") from None
    except OfflineModeIsEnabled:
        raise NetworkError(_offline(entry)) from None
    except (LocalEntryNotFoundError, HfHubHTTPError, OSError, EOFError) as error:
        if huggingface_hub.constants.HF_HUB_OFFLINE:
            raise NetworkError(_offline(entry)) from None
        raise NetworkError(_broken(entry, error)) from None
    except Exception as error:
        if _is_of_http_client(error):
            raise NetworkError(_broken(entry, error)) from None
        raise


def _is_of_http_client(error: Exception) -> bool:
    """Tell where an error comes from: which HTTP client the hub's library uses is its own affair."""
    return type(error).__module__.split(".")[0] in ("httpx", "httpx2", "httpcore", "httpcore2", "requests", "urllib3")


def _offline(entry: ModelEntry) -> str:
    return f"Pulling {entry.name} needs the network, but HF_HUB_OFFLINE is set: unset it and run the command again."


def _broken(entry: ModelEntry, error: BaseException) -> str:
    reason = str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
    return (
        f"The network failed while {entry.hub} was pulled ({reason}). "
        f"Files that have arrived whole are kept: run `summtrans models pull {entry.name}` again to go on."
    )


def _check_announced(entry: ModelEntry, snapshot: Path) -> None:
    """Compare the large files with the SHA-256 that the hub announces (nothing else checks them)."""
    import huggingface_hub

    names = [path.name for path in snapshot.iterdir() if path.suffix in (".safetensors", ".bin", ".spm")]
    try:
        infos = huggingface_hub.HfApi().get_paths_info(entry.hub, names, revision=snapshot.name)
    except Exception as error:
        if isinstance(error, OSError | ValueError) or _is_of_http_client(error):
            return  # the files arrived; an endpoint that cannot list them takes nothing away from that
        raise
    for info in infos:
        lfs = getattr(info, "lfs", None)
        if lfs is not None and lfs.sha256 != sha256(snapshot / info.path):
            (snapshot / info.path).resolve().unlink()
            raise ModelDamagedError(
                f"{info.path} of {entry.hub} arrived altered and was deleted: "
                f"run `summtrans models pull {entry.name}` again."
            )
