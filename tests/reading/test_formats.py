from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile

import pytest

from summtrans.errors import InputError
from summtrans.reading import read_bytes

BODY = (
    "Le pont de la commune sera fermé pendant trois semaines, a annoncé la mairie mardi 4 mars. Les bus seront déviés "
    "par la route de la gare, et les piétons pourront passer par la passerelle. Les travaux coûtent 45 000 euros."
)
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Le pont ferme - Le Journal</title>
<link rel="canonical" href="https://journal.example/pont"></head><body><nav><a href="/">Accueil</a> <a>Sport</a></nav>
<article><h1>Le pont ferme trois semaines</h1><p>{BODY}</p><p>{BODY.replace("mardi", "hier")}</p></article>
<footer><p>Mentions légales</p><p>Abonnez-vous</p></footer></body></html>"""


def test_html_gives_title_and_main_text():
    (document,) = read_bytes(PAGE.encode(), "page.html")
    assert "Les travaux coûtent 45 000 euros." in document.text
    assert "Accueil" not in document.text
    assert "Mentions" not in document.text
    assert document.title is not None
    assert "pont" in document.title
    assert document.text.startswith(document.title)


def test_a_standfirst_lost_by_extraction_comes_back_only_if_the_page_shows_it():
    said = "La mairie ferme le pont de Saint-Aubin aux voitures et aux bus pendant trois semaines de mars"
    described = PAGE.replace("<title>", f'<meta name="description" content="{said}"><title>')
    shown = described.replace("</nav>", f'</nav><aside class="chapo"><span>{said}</span></aside>')
    assert said not in read_bytes(described.encode(), "a.html")[0].text
    assert said in read_bytes(shown.encode(), "a.html")[0].text


@pytest.mark.parametrize("depth", [300, 5000])
def test_html_nested_past_the_parsers_limit_is_an_error(depth):
    page = "<html><body>" + "<div>" * depth + f"<p>{BODY}</p>" + "</div>" * depth + "</body></html>"
    with pytest.raises(InputError, match="nested"):
        read_bytes(page.encode(), "page.html")


def test_html_without_text_gives_no_document():
    assert read_bytes(b"<html><body></body></html>", "page.html") == ()


def test_an_angle_bracket_does_not_make_a_page():
    (document,) = read_bytes(f"<< {BODY}".encode(), "a.txt")
    assert document.text.startswith("<<")


RECORD = {"title": "Le pont ferme", "text": BODY, "url": "https://a.example/1", "date": "2025-03-04"}


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(RECORD),
        json.dumps([RECORD]),
        json.dumps({"documents": [RECORD]}),
        json.dumps([RECORD], indent=2),
    ],
)
def test_json_gives_documents_with_their_details(text):
    (document,) = read_bytes(text.encode(), "a.json")
    assert (document.title, document.url, document.date) == (RECORD["title"], RECORD["url"], RECORD["date"])
    assert document.text == f"{RECORD['title']}\n\n{BODY}"


def test_json_lines_give_a_document_each():
    lines = "\n".join(json.dumps({**RECORD, "title": f"Titre {n}"}, ensure_ascii=False) for n in range(3)) + "\n"
    assert [document.title for document in read_bytes(lines.encode(), "a.jsonl")] == ["Titre 0", "Titre 1", "Titre 2"]


def test_json_strings_and_odd_values_are_no_trouble():
    assert [d.text for d in read_bytes(json.dumps(["Un.", 3, None, {"text": 5}, {}]).encode(), "a.json")] == ["Un."]


@pytest.mark.parametrize("text", ["[" * 50_000, '{"text": "coup', '{"text": 1' + "0" * 9000 + "}", "{}"])
def test_broken_json_is_read_as_text_or_as_nothing(text):
    assert all(document.text for document in read_bytes(text.encode(), "a.json"))


def _word_file(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return buffer.getvalue()


def test_word_files_give_paragraphs_and_tables():
    docx = pytest.importorskip("docx")
    word = docx.Document()
    word.add_paragraph(BODY)
    row = word.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "Lyon", "3"
    buffer = io.BytesIO()
    word.save(buffer)
    (document,) = read_bytes(buffer.getvalue(), "a.docx")
    assert document.text == f"{BODY}\n\nLyon 3"


def test_a_zip_bomb_is_an_error():
    with pytest.raises(InputError, match="zip bomb"):
        read_bytes(_word_file(word__document=b"0" * 220_000_000), "a.docx")


@pytest.mark.parametrize(("data", "reason"), [(_word_file(a=b"b"), "no Word file"), (b"PK\x03\x04nonsense", "damaged")])
def test_other_archives_are_errors(data, reason):
    with pytest.raises(InputError, match=reason):
        read_bytes(data, "a.docx")


def test_pdf_without_text_encrypted_or_broken_is_an_error():
    pypdf = pytest.importorskip("pypdf")
    for password, reason in ((None, "without text"), ("secret", "encrypted")):
        writer = pypdf.PdfWriter()
        writer.add_blank_page(100, 100)
        if password:
            writer.encrypt(password)
        buffer = io.BytesIO()
        writer.write(buffer)
        with pytest.raises(InputError, match=reason):
            read_bytes(buffer.getvalue(), "a.pdf")
    with pytest.raises(InputError, match="cannot be read"):
        read_bytes(b"%PDF-1.7 nonsense", "a.pdf")


def _pdf_file(lines: list[str]) -> bytes:
    """Return a small PDF file, written by hand, that shows ``lines`` in Helvetica."""
    shown = b" T* ".join(b"(" + line.encode("cp1252") + b") Tj" for line in lines)
    stream = b"BT /F1 12 Tf 14 TL 50 700 Td " + shown + b" ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >> stream\n" % len(stream) + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + trailer


def test_pdf_gives_its_text():
    pytest.importorskip("pypdf")
    lines = ["Le pont de la commune sera fermé pendant trois semaines,", "a annoncé la mairie mardi."]
    (document,) = read_bytes(_pdf_file(lines), "a.pdf")
    assert document.text.split() == " ".join(lines).split()


@pytest.mark.parametrize(("module", "data"), [("pypdf", "b'%PDF-1.4'"), ("docx", "archive()")])
def test_without_the_extra_it_is_named(module, data):
    code = f"""
import io, sys, zipfile
sys.modules[{module!r}] = None
def archive():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("word/document.xml", "x")
    return buffer.getvalue()
from summtrans.errors import InputError
from summtrans.reading import read_bytes
try:
    read_bytes({data}, "a")
except InputError as error:
    assert "summtrans[files]" in str(error), error
else:
    raise SystemExit("no error")
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
