"""Properties of the input side that hold for any input at all."""

from __future__ import annotations

import time
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from summtrans.cleaning import clean
from summtrans.errors import SummtransError
from summtrans.reading import read_bytes, read_text
from summtrans.reading.decoding import tidy
from summtrans.sentences import segment, split
from summtrans.values import Document

SENTENCES = [
    "Le maire de la commune a annoncé mardi la fermeture du pont.",
    "Les travaux dureront trois semaines, selon M. Aubert.",
    "« Nous n'avons pas le choix ! » a-t-il lancé.",
    "Combien cela coûtera-t-il aux habitants de la rive gauche ?",
    "Le budget est de 3,5 millions d'euros.",
    "Il ouvrira à 18 h 30, le 1er mai.",
]
LINES = [
    *SENTENCES,
    "Le pont de Saint-Aubin ferme trois semaines",
    "un chantier de trois semaines, de la rive droite à la rive gauche, pour le",
    "Lire aussi : Un autre pont fermé",
    "Dernières nouvelles",
    "Publié le 4 mars 2025 à 18 h 30",
    "Partager sur Facebook",
    "12 commentaires",
    "Mentions légales | CGU | Contact",
    "PARIS (AFP) - Le préfet est parti hier soir de la ville. (AFP)",
    "The mayor said on Tuesday that the bridge would be closed.",
    "- une navette gratuite ;",
    "12:05 Monde Un séisme frappe le nord du pays",
    "![photo](a.jpg)",
    "## Un **long** chantier",
    "> [Le maire](https://a.example/maire) de la __commune__ est **parti** hier soir.",
    "---",
    "",
    "",
    "\u200b",
]
pastes = st.lists(st.sampled_from(LINES), max_size=25).map("\n".join)
hostile = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("#*_]\x00\x1b\u200b\u202e\ufeff\u2028\u0085\r\n\t «»\"'.!?…()[]-—•|:;>"),
        st.sampled_from("aeéàÀE13"),
    ),
    max_size=200,
)
texts = st.one_of(pastes, hostile, st.lists(st.one_of(st.sampled_from(LINES), hostile), max_size=12).map("\n".join))


def _cleaned(text: str) -> list[str]:
    return [passage.text for passage in clean([Document(text)]).passages]


@given(texts)
def test_cleaning_twice_changes_nothing(text):
    once = _cleaned(text)
    assert _cleaned("\n\n".join(once)) == once


@given(texts)
def test_no_control_characters_leave(text):
    for passage in _cleaned(text):
        assert not [c for c in passage if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")]
        assert "\n" not in passage
        assert passage == passage.strip()


@given(texts)
def test_every_sentence_is_found_at_its_offsets(text):
    documents = read_text(text)
    passages = clean(documents).passages
    for sentence in split(passages):
        stood = documents[sentence.document].text[sentence.start : sentence.end]
        seen = [c for c in sentence.text if c != " "]
        rest = iter(stood)
        assert all(c in rest for c in seen), (stood, sentence.text)
        assert stood[0] == sentence.text[0]
        assert stood[-1] == sentence.text[-1]


@given(texts)
def test_documents_stand_where_they_say(text):
    whole = tidy(text)
    for document in read_text(text):
        assert whole[document.offset : document.offset + len(document.text)] == document.text


@given(texts)
def test_segments_cover_the_text_in_order(text):
    position = 0
    for start, end in segment(text):
        assert position <= start < end
        assert not text[position:start].strip()
        assert "\n" not in text[start:end]
        position = end
    assert not text[position:].strip()


@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), min_size=1, max_size=4))
def test_known_sentences_come_back_and_paragraphs_never_merge(paragraphs):
    text = "\n\n".join(" ".join(sentences) for sentences in paragraphs)
    found = [text[start:end] for start, end in segment(text)]
    assert found == [sentence for sentences in paragraphs for sentence in sentences]


@given(
    st.one_of(
        st.binary(max_size=400),
        st.binary(max_size=200).map(lambda data: b"%PDF-1.4\n" + data),
        st.binary(max_size=200).map(lambda data: b"PK\x03\x04" + data),
        st.binary(max_size=200).map(lambda data: b"<html><body><p>" + data),
        st.binary(max_size=200).map(lambda data: b'{"text": "' + data),
        texts.map(lambda text: text.encode("utf-16", "surrogatepass")),
        texts.map(lambda text: text.encode("utf-8", "surrogatepass")),
    )
)
def test_any_bytes_give_a_result_or_a_known_error(data):
    try:
        documents = read_bytes(data, "a")
    except SummtransError as error:
        assert str(error)
        return
    split(clean(documents).passages)


def test_time_grows_with_size_only():
    """Ten times the text takes no more than some twenty times the time, for texts made to be hard."""
    for unit in (" ".join(SENTENCES), "Un titre\n", "a | ", '« " ', ".", "A. ", "(", "partager sur facebook "):
        times = []
        for size in (20_000, 200_000):
            text = (unit * (size // len(unit) + 1))[:size]
            begin = time.perf_counter()
            split(clean(read_text(text)).passages)
            times.append(time.perf_counter() - begin)
        assert times[1] < 20 * max(times[0], 0.05), (unit, times)
