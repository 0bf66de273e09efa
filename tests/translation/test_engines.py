"""Both engines against each other, and the built-in model against itself in other company."""

from __future__ import annotations

import random

import pytest

from summtrans.errors import ModelDamagedError, ModelNotFoundError, UsageError
from summtrans.models.registry import ModelEntry
from summtrans.models.store import Installed
from summtrans.translation.engine import Decoding, load_engine

from .marian import SENTENCES, build


@pytest.fixture(scope="module")
def tiny(tmp_path_factory) -> Installed:
    pytest.importorskip("torch")
    folder = build(tmp_path_factory.mktemp("tiny"))
    return Installed(ModelEntry("tiny", location=str(folder)), folder, folder, folder, folder / "ct2", "test")


def test_engines_give_the_same_tokens_and_text(tiny):
    assert len(SENTENCES) == 50
    ours = load_engine(tiny, "ctranslate2", "cpu").translate(SENTENCES, Decoding(beam=4))
    theirs = load_engine(tiny, "transformers", "cpu").translate(SENTENCES, Decoding(beam=4))
    assert [each[0].pieces for each in ours] == [each[0].pieces for each in theirs]
    assert [each[0].text for each in ours] == [each[0].text for each in theirs]
    assert len({each[0].pieces for each in ours}) > 25, "a random model that says one thing proves nothing"


def test_engines_agree_on_the_built_in_model(tmp_path):
    """The random model never ends a sentence by itself; a trained one does, and there too the engines agree."""
    pytest.importorskip("torch")
    from summtrans.models.conversion import convert
    from summtrans.models.store import builtin_folder

    folder = builtin_folder()
    convert(folder, tmp_path / "ct2", "float32")
    model = Installed(ModelEntry("built-in", location=str(folder)), folder, folder, folder, tmp_path / "ct2", "test")
    ours = load_engine(model, "ctranslate2", "cpu").translate(SENTENCES, Decoding(beam=4))
    theirs = load_engine(model, "transformers", "cpu").translate(SENTENCES, Decoding(beam=4))
    assert [each[0].pieces for each in ours] == [each[0].pieces for each in theirs]
    assert [each[0].text for each in ours] == [each[0].text for each in theirs]


def test_pieces_outside_the_vocabulary_become_unknown(tiny):
    lines = ["Le maire a dit ☃ et Ω.", "日本 et Лев"]
    ours = load_engine(tiny, "ctranslate2", "cpu").translate(lines, Decoding())
    theirs = load_engine(tiny, "transformers", "cpu").translate(lines, Decoding())
    assert [each[0].pieces for each in ours] == [each[0].pieces for each in theirs]


def test_n_best_is_sorted_and_distinct(tiny):
    for name in ("ctranslate2", "transformers"):
        [hypotheses] = load_engine(tiny, name, "cpu").translate(SENTENCES[:1], Decoding(beam=4, hypotheses=4))
        assert len({hypothesis.pieces for hypothesis in hypotheses}) == 4
        scores = [hypothesis.score for hypothesis in hypotheses]
        assert scores == sorted(scores, reverse=True)


def test_a_translation_does_not_depend_on_its_company(translator):
    lines = [f"{sentence} ({number})" for number, sentence in enumerate(SENTENCES * 2)]
    alone = {line: translator.translate([line])[0] for line in lines}
    for seed in (1, 2):
        shuffled = random.Random(seed).sample(lines, len(lines))
        assert {each.french: each for each in translator.translate(shuffled)} == alone
    assert {each.french: each for each in translator.stream(iter(lines))} == alone


def test_unknown_engine_and_device(tiny):
    with pytest.raises(UsageError, match="no engine 'marian'"):
        load_engine(tiny, "marian")
    with pytest.raises(UsageError, match="no device 'tpu'"):
        load_engine(tiny, "ctranslate2", "tpu")


def test_cuda_is_refused_where_there_is_none(tiny):
    import ctranslate2

    if ctranslate2.get_cuda_device_count():
        pytest.skip("there is a CUDA device here")
    for name in ("ctranslate2", "transformers"):
        with pytest.raises(ModelNotFoundError, match="no CUDA device"):
            load_engine(tiny, name, "cuda")


def test_a_truncated_model_is_named(tiny, tmp_path):
    import shutil

    broken = tmp_path / "broken"
    shutil.copytree(tiny.folder, broken)
    weights = broken / "ct2" / "model.bin"
    weights.write_bytes(weights.read_bytes()[:1000])
    installed = Installed(tiny.entry, broken, broken, broken, broken / "ct2", "test")
    with pytest.raises(ModelDamagedError, match="models verify tiny"):
        load_engine(installed, "ctranslate2", "cpu")
