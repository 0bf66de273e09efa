from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from summtrans.reading import read
from summtrans.reading.files import LARGEST
from summtrans.values import Document

SENTENCE = "Le maire de la commune a annoncé mardi la fermeture du pont."


def test_files_folders_and_documents_are_read_in_order(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "deux.txt").write_text("Deux. " + SENTENCE, encoding="utf-8")
    (tmp_path / "a.md").write_text("Un. " + SENTENCE, encoding="utf-8")
    given = Document("Trois.")
    found = read([tmp_path, given])
    assert [document.text[:4] for document in found.documents] == ["Un. ", "Deux", "Troi"]
    assert found.documents[2] is given
    assert not found.failures


def test_what_a_folder_holds_besides_is_told(tmp_path):
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "vide.txt").write_bytes(b"")
    found = read([tmp_path])
    assert len(found.documents) == 1
    assert [(Path(item.source).name, item.reason.split(" (")[0]) for item in found.left_out] == [
        ("photo.jpg", "not a kind of file that is read"),
        ("vide.txt", "empty"),
    ]


def test_failures_do_not_stop_the_others(tmp_path):
    good = tmp_path / "bon.txt"
    good.write_text(SENTENCE, encoding="utf-8")
    binary = tmp_path / "binaire.txt"
    binary.write_bytes(bytes(range(256)) * 10)
    large = tmp_path / "grand.txt"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    empty = tmp_path / "dossier"
    empty.mkdir()
    found = read([tmp_path / "absent.txt", binary, large, empty, good])
    assert [document.text for document in found.documents] == [SENTENCE]
    reasons = [item.reason for item in found.failures]
    assert [reason.split(";")[0].split(":")[0] for reason in reasons] == [
        "no such file",
        "binary data, not text",
        "over 20 MB",
        "the folder holds no file that can be read",
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_failure(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    path.chmod(0)
    assert "permission" in read([path]).failures[0].reason


def test_a_name_with_a_null_character_is_a_failure():
    assert read(["a\0b"]).failures


def test_standard_input_is_read_as_bytes(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SENTENCE.encode("utf-16"))))
    found = read(["-"])
    assert [(document.source, document.text) for document in found.documents] == [("-", SENTENCE)]


def test_nothing_gives_nothing():
    assert read([]).documents == ()
