"""Which pairs are kept for training."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from summtrans.training.__main__ import app
from summtrans.training.selection import faithfulness, likeness, select

NEWS = [
    f"Le {who} a été {what} {day} à {town}, a annoncé le parquet."
    for who in ("suspect", "maire", "chauffeur", "directeur")
    for what in ("arrêté", "entendu", "blessé", "libéré")
    for day in ("lundi", "mardi", "jeudi")
    for town in ("Lyon", "Lille", "Nice")
]
MINUTES = [
    f"Monsieur le Président, je voudrais {what} la Commission de {why}."
    for what in ("remercier", "féliciter", "interroger", "soutenir")
    for why in ("son rapport", "sa proposition", "cet amendement", "sa réponse")
    for _ in range(9)
]


def test_what_the_domain_would_say_is_likely():
    sentences = [NEWS[0], MINUTES[0], "Le maire a été blessé jeudi.", "Je voudrais remercier la Commission.", *MINUTES]
    first, second, third, fourth, *_ = likeness(sentences, NEWS)
    assert min(first, third) > max(second, fourth)


def test_a_sentence_is_as_likely_alone_as_in_company():
    alone = likeness([MINUTES[0]] * 12, NEWS)
    assert len(set(alone.round(9))) == 1


def test_faithful_pairs_say_the_same_on_both_sides():
    french = "Le tribunal a condamné le ministre à une amende de 5 000 euros."
    good = faithfulness(french, "The court sentenced the minister to a fine of 5,000 euros.")
    short = faithfulness(french, "The court sentenced the minister.")
    other = faithfulness(french, "The weather will be fine tomorrow in Paris.")
    assert 1.0 >= good > short > other >= 0.0


@given(st.text(), st.text())
def test_faithfulness_of_any_text_is_a_share(french, english):
    assert 0.0 <= faithfulness(french, english) <= 1.0


def test_selection_keeps_the_likeliest_share_of_a_tag_and_whole_tags_that_have_none():
    pairs = [(text, "", "talk") for text in (*MINUTES[:30], *NEWS[:10])] + [("Oui.", "Yes.", "news_own")]
    kept = list(select(pairs, NEWS, {"talk": 0.25}, 0.0))
    assert kept == [(text, "", "talk") for text in NEWS[:10]] + [("Oui.", "Yes.", "news_own")]


def test_selection_on_the_command_line(tmp_path):
    (tmp_path / "domain.txt").write_text("\n".join(NEWS), encoding="utf-8")
    (tmp_path / "recipe.yaml").write_text("selected: {talk: 0.5}\nfaithful: 0.3\n", encoding="utf-8")
    rows = [
        "Le maire a été blessé jeudi.\tThe mayor was injured on Thursday.\ttalk",
        "Le maire a été arrêté lundi.\tThe weather is fine.\ttalk",
        "Je voudrais remercier la Commission.\tI would like to thank the Commission.\ttalk",
        "Monsieur le Président, merci.\tMr President, thank you.\ttalk",
    ]
    (tmp_path / "pairs.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    names = {name: str(tmp_path / name) for name in ("pairs.tsv", "domain.txt", "recipe.yaml", "kept.tsv")}
    command = ["select", names["pairs.tsv"], "--like", names["domain.txt"], "--out", names["kept.tsv"]]
    result = CliRunner().invoke(app, [*command, "--config", names["recipe.yaml"]])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "kept.tsv").read_text(encoding="utf-8").splitlines() == rows[:1]
