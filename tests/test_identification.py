from __future__ import annotations

import json
import lzma
import random
from pathlib import Path

import pytest

from summtrans.cleaning import clean
from summtrans.french.identification import is_french, language_of
from summtrans.values import Document

NEWS = Path(__file__).parents[2] / "shared" / "mt" / "news-fr.jsonl.xz"


@pytest.mark.parametrize(
    "text",
    [
        "Le maire a annoncé la fermeture du pont.",
        "« The show must go on », a lancé le chanteur avant de quitter la scène, selon les témoins.",
        'Le président a tweeté "We will never give up on our friends and allies" avant de se raviser dans la soirée.',
        "Grève à la SNCF : ce qui est prévu",
        "Macron contre Le Pen : le débat",
    ],
)
def test_french_is_french(text):
    assert is_french(text) is True


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The mayor said on Tuesday that the bridge would be closed for three weeks.", "English"),
        ("Der Bürgermeister hat am Dienstag die Schließung der Brücke angekündigt.", "German"),
        ("El alcalde anunció el martes el cierre del puente durante tres semanas.", "Spanish"),
        ("Il sindaco ha annunciato martedì la chiusura del ponte per tre settimane.", "Italian"),
        ("市长星期二宣布该桥将关闭三个星期，以便进行维修工作。", "Chinese"),
    ],
)
def test_other_languages_are_named(text, language):
    verdict = is_french(text)
    assert verdict is not True
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["Eddy Mitchell", "", "12 %", "Brexit : Johnson", "Trump-Kim"])
def test_what_is_too_short_is_left_open(text):
    assert is_french(text) is None


def test_english_only_leaves_nothing_and_is_named():
    text = "Bridge closed\n\nThe bridge will be closed for three weeks, the mayor said on Tuesday.\n\nWhat now?"
    cleaning = clean([Document(text)])
    assert cleaning.passages == ()
    assert cleaning.languages["English"] > 80


def test_an_english_paragraph_in_a_french_text_is_left_out_and_told():
    text = (
        "Le pont sera fermé pendant trois semaines, a dit le maire.\n\n"
        "The bridge will be closed for three weeks, the mayor said on Tuesday.\n\n"
        "Les bus seront déviés par la gare, selon la mairie."
    )
    cleaning = clean([Document(text)])
    assert [passage.text[:3] for passage in cleaning.passages] == ["Le ", "Les"]
    assert set(cleaning.languages) == {"English"}
    assert "not French (English)" in [item.reason for item in cleaning.left_out]


def test_three_hundred_real_headlines_are_kept():
    if not NEWS.exists():
        pytest.skip(f"{NEWS} is not here")
    with lzma.open(NEWS, "rt", encoding="utf-8") as file:
        titles = [json.loads(line)["title"] for _, line in zip(range(3000), file, strict=False)]
    sample = random.Random(3).sample(titles, 300)
    assert [title for title in sample if is_french(title) is False] == []
