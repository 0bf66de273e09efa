"""models.yaml: what it may hold, and how errors are told."""

from __future__ import annotations

import pytest

from summtrans.errors import ConfigurationError, InputError, ModelNotFoundError
from summtrans.models import registry, store
from summtrans.values import FLAGS

PACKAGED = registry.parse(registry.packaged_file().read_text(encoding="utf-8"))


def test_the_packaged_file_knows_the_three_models():
    assert PACKAGED.prefer == ("opus-mt-tc-big-fr-en", "opus-mt-fr-en", "builtin")
    assert PACKAGED["opus-mt-fr-en"].hub == "Helsinki-NLP/opus-mt-fr-en"
    assert store.resolve(PACKAGED).entry.name == "builtin", "nothing else is installed in a test"


def test_the_built_in_model_is_whole_and_small():
    installed = store.resolve(PACKAGED, "builtin")
    assert store.verify(installed) >= 9
    assert {"model.safetensors", "ct2/model.bin", "source.spm", "vocab.json"} <= installed.files.keys()
    assert sum(record.bytes for record in installed.files.values()) < 100_000_000


def test_an_unknown_model_is_told_with_the_known_ones():
    with pytest.raises(ModelNotFoundError, match="Known models: builtin, opus-mt-fr-en"):
        store.resolve(PACKAGED, "opus")


def test_a_model_not_installed_names_the_command():
    with pytest.raises(ModelNotFoundError, match="`summtrans models pull opus-mt-fr-en` brings it"):
        store.resolve(PACKAGED, "opus-mt-fr-en")


def test_own_models_add_and_override(tmp_path):
    own = tmp_path / "models.yaml"
    own.write_text(
        "prefer: [mine, builtin]\n"
        "models:\n"
        "  mine: {location: /nowhere, beam: 2, normalize: [quotes], checks: [number, name]}\n"
        "  builtin: {beam: 6}\n"
    )
    known = registry.load(own)
    assert known["mine"].beam == 2 and known["mine"].normalize == ("quotes",)
    assert known["mine"].checks == ("number", "name") and known["builtin"].checks == FLAGS
    assert known["builtin"].beam == 6 and known["builtin"].location == "package"
    assert "opus-mt-fr-en" in known.models
    assert store.resolve(known).entry.name == "builtin"


@pytest.mark.parametrize("how", ["variable", "configuration"])
def test_own_models_are_found(tmp_path, monkeypatch, how):
    text = "models:\n  builtin: {beam: 7}\n"
    if how == "variable":
        (tmp_path / "own.yaml").write_text(text)
        monkeypatch.setenv("SUMMTRANS_MODELS", str(tmp_path / "own.yaml"))
    else:
        import platformdirs

        folder = platformdirs.user_config_path("summtrans", appauthor=False)
        folder.mkdir(parents=True)
        (folder / "models.yaml").write_text(text)
    assert registry.load()["builtin"].beam == 7


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("models:\n  a:\n    hubb: x/y\n", "line 3: 'hubb' of the model 'a' is no key"),
        ("models:\n  a:\n    hub: x/y\n    beam: four\n", "line 4: 'beam' of the model 'a' must be a whole number"),
        ("models:\n  a:\n    hub: [x]\n", "line 3: 'hub' of the model 'a' must be text"),
        ("models:\n  a: {kind: bert, hub: x/y}\n", "line 2: 'kind' of the model 'a' must be marian"),
        ("models:\n  a: {beam: 4}\n", "line 2: the model 'a' needs 'hub' or 'location'"),
        ("models:\n  a: yes\n", "line 2: the model 'a' must be a mapping"),
        ("models:\n  a: {hub: x/y, normalize: [umlauts]}\n", "line 2: 'normalize' of the model 'a' must be a list"),
        ("models:\n  a: {hub: x/y, bleu: good}\n", "line 2: 'bleu' of the model 'a' must be a mapping"),
        ("models:\n  a: {hub: x/y, files: {b: {bytes: 1}}}\n", "line 2: 'files' of the model 'a' must be a mapping"),
        ("models:\n  a: {hub: x/y}\n  a: {hub: x/z}\n", "line 3: the key 'a' stands twice"),
        ("prefer: [nobody]\n", "line 1: 'prefer' names 'nobody'"),
        ("prefer: builtin\n", "line 1: 'prefer' must be a list"),
        ("model: {}\n", "line 1: 'model' is no key. Known keys: models, prefer"),
        ("models: [a]\n", "line 1: 'models' must be a mapping"),
        ("- a\n", "line 1: the file must be a mapping"),
        ("models:\n  a: {hub: x/y\n", "line 3: "),
        ("models: !!python/object/apply:os.system ['true']\n", "line 1: "),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path, text, message):
    own = tmp_path / "models.yaml"
    own.write_text(text)
    with pytest.raises(ConfigurationError) as caught:
        registry.load(own)
    assert str(caught.value).startswith(f"{own}, {message}")
    assert caught.value.exit_code == 2


def test_a_models_file_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="Cannot read the models file"):
        registry.load(tmp_path / "none.yaml")
