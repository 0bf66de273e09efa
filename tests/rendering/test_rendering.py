"""Every format of every report, with friendly and with hostile text."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summtrans.rendering import FORMATS, render, render_several
from summtrans.rendering.report import Entry, Report
from summtrans.values import Conflict, Document, Fact, LeftOut, ModelInfo, Sentence

MODEL = ModelInfo("builtin", "r1", "0" * 64, "ctranslate2")


def fact(text: str, document: int = 0, also: int | None = None) -> Fact:
    face = Sentence(text, document, 0, len(text), 0)
    if also is None:
        return Fact(face, (face,), ("face",))
    other = Sentence(text, also, 0, len(text), 0)
    return Fact(face, (face, other), ("face", "same text"))


def report(
    text: str = "Le pont est fermé.", english: str = "The bridge is closed.", title: str | None = "Un titre"
) -> Report:
    documents = (Document(text, "a.txt", title, "https://exemple.fr/a", "2024-03-12"), Document(text, "b.txt"))
    told = fact(text, 0, 1)
    return Report(
        "brief",
        (Entry(told, english, 1.25, ("number",)),),
        documents,
        (Conflict(told, fact("Le pont est fermé 30 jours."), ("45", "30")),),
        (LeftOut("a.txt", "section", "Lire aussi"),),
        MODEL,
        (1, 1),
        {"documents": 2, "sentences": 2, "facts": 1, "duplicates": 1, "conflicts": 1, "left_out": 1},
    )


def test_text_is_a_sentence_a_line():
    assert render(report()) == "The bridge is closed. [?]\n"


def test_text_with_everything():
    text = render(report(), bilingual=True, sources=True)
    assert "    Le pont est fermé.\n" in text
    assert "    2 sources\n" in text
    assert "a.txt “Un titre” 0–18: Le pont est fermé." in text
    assert "45 – 30" in text


def test_text_wraps_at_a_width():
    long = "word " * 60
    assert all(len(line) <= 40 for line in render(report(english=long), width=40).splitlines())


def test_a_terminal_shows_the_number_of_sources_at_the_end_of_a_sentence():
    text = render(report(english="The bridge is closed."), sources=True, width=60, dim=True)
    assert text.startswith("The bridge is closed. [?] \x1b[2m·\xa02\xa0sources\x1b[22m\n")
    assert "    2 sources" not in text
    assert "\x1b" not in render(report(), sources=True, width=60)


@given(st.text(max_size=80), st.text(max_size=80), st.integers(1, 100))
def test_no_escape_sequence_but_its_own_gets_out_of_dimmed_text(french, english, width):
    text = render(report(french or "a", english), sources=True, bilingual=True, width=width, dim=True)
    text = text.replace("\x1b[2m", "", 1).replace("\x1b[22m", "", 1)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_markdown_escapes_its_signs():
    text = render(report(english="*Stars* and [links](x) <b>"), "markdown")
    assert text.startswith("- \\*Stars\\* and \\[links\\](x) \\<b\\> \\[?\\]\n")


def test_json_has_stable_keys():
    data = json.loads(render(report(), "json"))
    assert list(data) == ["version", "model", "brief", "conflicts", "documents", "counts", "left_out"]
    assert list(data["brief"][0]) == ["english", "french", "support", "score", "flags", "sources"]
    assert data["conflicts"][0]["differs"] == ["45", "30"]


class Page(HTMLParser):
    """Collects the tags, attributes and visible text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.words.append(data)


def test_html_is_one_page_that_asks_for_nothing():
    page = Page(render(report(), "html"))
    assert {"main", "h1", "details", "footer"} <= set(page.tags)
    assert not {"script", "img", "link", "iframe"} & set(page.tags)
    assert ("lang", "en") in page.attributes
    policy = next(value for name, value in page.attributes if name == "content" and "default-src" in (value or ""))
    assert policy.startswith("default-src 'none'")
    assert "Le pont est fermé." in " ".join(page.words)


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7 * 7 }}",
        "</style><script>alert(1)</script>",
        "\u202eevil\u202c \x1b[31m",
    ],
)
def test_hostile_text_does_no_harm(evil):
    text = render(report(evil, evil, evil), "html")
    page = Page(text)
    assert not {"script", "img"} & set(page.tags)
    assert not any(name.startswith("on") for name, _ in page.attributes)
    assert "49" not in re.sub(r"\W|sha256-\S+", " ", text).split()
    assert "\u202e" not in " ".join(page.words)


def test_addresses_that_run_code_are_not_linked():
    from dataclasses import replace

    hostile = report()
    hostile = replace(hostile, documents=(Document("x", url="javascript:alert(1)", title="t"), hostile.documents[1]))
    assert not [value for name, value in Page(render(hostile, "html")).attributes if name == "href"]


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(FORMATS), st.booleans())
def test_any_text_is_rendered(french, english, form, full):
    text = render(report(french or "a", english), form, bilingual=full, sources=full)
    assert text.endswith("\n")
    if form == "json":
        assert json.loads(text)["brief"][0]["french"] == (french or "a")


def test_several_reports():
    named = [("a.txt", report()), ("b.txt", report())]
    assert render_several(named).count("== ") == 2
    assert render_several(named, "markdown").count("## ") == 2
    assert [json.loads(line)["id"] for line in render_several(named, "json").splitlines()] == ["a.txt", "b.txt"]


def test_every_doubt_has_words():
    from summtrans.rendering.html import _DOUBTS
    from summtrans.values import FLAGS

    assert set(_DOUBTS) == set(FLAGS)
