"""What importing and installing the package means."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import summtrans

HEAVY = ("numpy", "ctranslate2", "transformers", "torch", "sentencepiece", "typer", "lxml", "trafilatura", "rich")


def loaded_after(statement: str) -> set[str]:
    """Return the top-level modules that are loaded after ``statement`` in a fresh interpreter."""
    code = f"import sys, json; {statement}; print(json.dumps(sorted(m.split('.')[0] for m in sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=Path.home())
    return set(json.loads(result.stdout))


def test_importing_the_package_loads_nothing_heavy():
    assert not loaded_after("import summtrans") & set(HEAVY)


def test_the_command_line_loads_no_engine_before_it_must():
    assert not loaded_after("import summtrans.cli") & {"numpy", "ctranslate2", "transformers", "torch", "lxml"}


def test_a_brief_needs_neither_torch_nor_transformers(coverage):
    loaded = loaded_after(f"import summtrans; summtrans.brief([{str(coverage)!r}])")
    assert "ctranslate2" in loaded
    assert not loaded & {"torch", "transformers", "trafilatura"}


def test_public_names_are_all_there():
    for name in summtrans.__all__:
        assert getattr(summtrans, name) is not None
    assert set(summtrans.__all__) <= set(dir(summtrans))
    with pytest.raises(AttributeError, match="nonsense"):
        _ = summtrans.nonsense


def test_the_chain_as_functions(coverage, translator):
    brief = summtrans.brief([coverage], sentences=2, translator=translator)
    assert 1 <= len(brief) <= 2
    for item in brief:
        face = item.fact.face
        assert item.english and item.fact.support >= 1
        assert face in item.fact.members
        assert brief.documents[face.document].text[face.start : face.end]
    assert str(brief).splitlines() == [item.english for item in brief]
    assert brief.counts["documents"] == 2 and brief.counts["sentences"] == sum(brief.sentence_counts)
    assert set(brief.timings) == {"read", "clean", "split", "deduplicate", "summarize", "translate"}
    assert len(brief.model.sha256) == 64


def test_documents_and_texts_are_inputs_too(translator):
    text = "Le maire a ouvert le marché samedi matin. La fête durera trois jours."
    brief = summtrans.brief([summtrans.Document(text, source="note")], translator=translator)
    assert brief.documents[0].source == "note"
    assert [choice.fact.face.text for choice in summtrans.summarize([summtrans.Document(text)])]
    assert len(summtrans.deduplicate([summtrans.Document(text), summtrans.Document(text)]).facts) == 2


def test_the_same_input_gives_the_same_brief(coverage, translator):
    first = summtrans.brief([coverage], translator=translator)
    again = summtrans.brief([coverage], translator=translator)
    assert first.items == again.items and first.conflicts == again.conflicts


def test_errors_are_one_tree():
    for error in (summtrans.InputError, summtrans.NothingToBriefError, summtrans.NetworkError):
        assert issubclass(error, summtrans.SummtransError)
    with pytest.raises(summtrans.InputError):
        summtrans.brief(["/none/at/all.txt"])
    with pytest.raises(summtrans.NothingToBriefError):
        summtrans.brief([summtrans.Document("")])
    with pytest.raises(summtrans.UsageError):
        summtrans.brief([summtrans.Document("Il pleut.")], sentences=0)


def test_a_translator_is_shared_between_threads(translator):
    from concurrent.futures import ThreadPoolExecutor

    lines = [f"Le train numéro {number} est arrivé à l'heure." for number in range(24)]
    alone = [translator.translate([line])[0] for line in lines]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda line: translator.translate([line])[0], lines))
    assert together == alone
