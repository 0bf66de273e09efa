from __future__ import annotations

import pytest

from summtrans.errors import InputError
from summtrans.reading.decoding import decode, tidy

TEXT = "L'été, l'œuvre coûte 3 €."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_are_found(encoding):
    assert decode(TEXT.encode(encoding)) == TEXT


def test_latin1_is_found():
    assert decode("L'été à Nîmes".encode("latin-1")) == "L'été à Nîmes"


def test_lines_of_two_encodings_are_both_read():
    assert decode(TEXT.encode() + b"\r\n" + TEXT.encode("cp1252")) == f"{TEXT}\n{TEXT}"


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
def test_mojibake_is_mended(wrong):
    broken = "Le préfet a été reçu à la mairie.".encode().decode(wrong)
    assert tidy(broken) == "Le préfet a été reçu à la mairie."


@pytest.mark.parametrize("text", ["SÃO PAULO", "L'Âge d'or", "© Agence « Â part »", "VOILÀ ! ÇA ALLAIT"])
def test_what_only_looks_like_mojibake_stays(text):
    assert tidy(text) == text


def test_text_is_composed_and_line_ends_are_made_alike():
    assert tidy("e\u0301te\u0301\r\nfin\r") == "été\nfin\n"


def test_lone_surrogates_are_replaced():
    assert tidy("a\ud800b") == "a\ufffdb"


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, bytes(range(32)) * 20, b"\x00" * 50])
def test_binary_data_is_refused(data):
    with pytest.raises(InputError, match="binary"):
        decode(data)
