"""The recipe from pairs to a model that both engines run, on a corpus of a few sentences."""

from __future__ import annotations

import random
import re
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

torch = pytest.importorskip("torch")

from summtrans.errors import ConfigurationError, InputError, UsageError  # noqa: E402
from summtrans.training import (  # noqa: E402
    batching,
    encoding,
    likelihood,
    naming,
    network,
    recipe,
    templates,
    trainer,
    variation,
)
from summtrans.training.__main__ import app  # noqa: E402
from summtrans.training.naming import Kind  # noqa: E402
from summtrans.training.optimization import orthogonal  # noqa: E402
from summtrans.translation import figures  # noqa: E402

SUBJECTS = (("Le maire", "The mayor"), ("La ville", "The city"), ("Le train", "The train"), ("Un témoin", "A witness"))
VERBS = (("a vu", "saw"), ("a quitté", "left"), ("aime", "likes"), ("a cherché", "looked for"))
OBJECTS = (("le pont", "the bridge"), ("la gare", "the station"), ("le marché", "the market"), ("Paris", "Paris"))


@pytest.fixture(scope="module")
def pairs_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("pairs") / "pairs.tsv"
    rows = [
        f"{s[0]} {v[0]} {o[0]} en {year}.\t{s[1]} {v[1]} {o[1]} in {year}.\tnews_own"
        for s in SUBJECTS
        for v in VERBS
        for o in OBJECTS
        for year in (1998, 2003, 2017)
    ]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def small(**changes):
    values = {
        "vocabulary": 340,
        "width": 32,
        "encoder_layers": 1,
        "decoder_layers": 1,
        "feed_forward": 64,
        "heads": 4,
        "rate": 4e-3,
        "warmup": 5,
        "tokens": 400,
        "minutes": 0.25,
        "mix_every": 5,
        "swapped": 0.0,
        "glossed": 0.0,
    }
    return recipe.Recipe(**{**values, **changes})


def test_a_small_run_learns_and_is_exported(pairs_file, tmp_path):
    from summtrans.training.evaluation import load

    plan = small()
    assert encoding.encode([pairs_file], tmp_path / "data", plan) == 192
    begun = trainer.Trainer(tmp_path / "data", tmp_path / "run", plan)
    source, target = next(batching.batches(tmp_path / "data", plan, begun.vocabulary, 1))
    with torch.no_grad():
        nll, count = network.loss(begun.model, source, target, "cpu")
    before = float(nll) / count
    said: list[str] = []
    after = begun.train(said.append, log_every=5)
    assert after < 0.6 * before, (before, after)
    assert said

    network.export(trainer.averaged(tmp_path / "run"), plan, tmp_path / "data", tmp_path / "model")
    from summtrans.models.conversion import convert

    convert(tmp_path / "model", tmp_path / "model" / "ct2")
    with load(tmp_path / "model") as translator:
        assert translator.translate(["Le maire a vu le pont en 1998."])[0].english


def test_copies_of_a_tag_are_varied_each_for_itself(pairs_file, tmp_path):
    plan = small(copies={"news_": 3}, swapped=1.0)
    assert encoding.encode([pairs_file], tmp_path / "data", plan) == 3 * 192
    data = np.load(tmp_path / "data" / encoding.DATA)
    starts = np.concatenate([[0], np.cumsum(data["target_lengths"].astype(int))])
    three = {tuple(data["target"][starts[row] : starts[row + 1]]) for row in range(3)}
    assert len(three) > 1  # the first pair, each time with another name or year


def test_the_loss_tells_pairs_learned_by_heart_from_others(pairs_file, tmp_path):
    plan = small()
    encoding.encode([pairs_file], tmp_path / "data", plan)
    run = trainer.Trainer(tmp_path / "data", tmp_path / "run", plan)
    run.train(lambda _: None)
    network.export(trainer.averaged(tmp_path / "run"), plan, tmp_path / "data", tmp_path / "model")
    (tmp_path / "test.fr").write_text("Le chat dort sur le toit.\nIl pleut.\n", encoding="utf-8")
    (tmp_path / "test.en").write_text("The cat sleeps on the roof.\nIt rains.\n", encoding="utf-8")
    command = ["loss", tmp_path / "model", "--test", tmp_path / "test", "--pairs", pairs_file, "--most", 50]
    result = CliRunner().invoke(app, [str(part) for part in command])
    assert result.exit_code == 0, result.output
    found = dict(line.split(": ") for line in result.output.splitlines() if ": " in line)
    assert float(found["news_own"]) < float(found["test"])
    assert CliRunner().invoke(app, ["loss", str(tmp_path / "model")]).exit_code == 2
    assert CliRunner().invoke(app, ["loss", str(tmp_path), "--test", str(tmp_path / "test")]).exit_code != 0


def test_a_sample_of_the_pairs_of_each_tag():
    pairs = [(f"a {n}", f"b {n}", "long") for n in range(500)] + [("c", "d", "short"), ("e", "f", "")]
    sample = likelihood.by_tag(iter(pairs), 40, seed=1)
    assert {tag: len(some) for tag, some in sample.items()} == {"long": 40, "short": 1, "untagged": 1}
    assert len(set(sample["long"])) == 40 and any(int(french[2:]) > 250 for french, _ in sample["long"])


def test_training_resumes_where_it_stopped(pairs_file, tmp_path):
    plan = small(minutes=0.03)
    encoding.encode([pairs_file], tmp_path / "data", plan)
    first = trainer.Trainer(tmp_path / "data", tmp_path / "run", plan)
    first.train(lambda _: None)
    again = trainer.Trainer(tmp_path / "data", tmp_path / "run", plan)
    assert (again.steps, again.pieces) == (first.steps, first.pieces)
    for name, weights in first.optimizer.master.items():
        assert torch.equal(weights, again.optimizer.master[name])


def test_batches_are_the_same_from_a_seed(pairs_file, tmp_path):
    plan = small()
    encoding.encode([pairs_file], tmp_path / "data", plan)
    one, two = (batching.batches(tmp_path / "data", plan, 340, 5) for _ in range(2))
    for _ in range(3):
        (x, y), (u, v) = next(one), next(two)
        assert (x == u).all() and (y == v).all()
        assert x.size <= 2 * plan.tokens


def test_an_orthogonal_step():
    u = orthogonal(torch.randn(16, 40, generator=torch.Generator().manual_seed(1)))
    values = torch.linalg.svdvals(u)
    assert float(values.min()) > 0.5 and float(values.max()) < 1.5


def test_names_and_figures_are_swapped_alike():
    rng = random.Random(3)
    french, english = "Nicolas Sarkozy a reçu 45 maires en 2008.", "Nicolas Sarkozy received 45 mayors in 2008."
    kinds = {"Nadella": Kind.PERSON, "Berthier": Kind.PERSON, "TikTok": Kind.OTHER, "Oslo": Kind.PLACE}
    for _ in range(20):
        swapped = variation.swap(french, english, kinds, naming.by_kind(kinds), rng)
        if swapped is not None:
            ours, theirs = swapped
            words = [word for word in ours.rstrip(".").split() if word[0].isupper() or word[0].isdigit()]
            assert all(word in theirs.rstrip(".").split() for word in words), swapped
    assert variation.swap("il pleut", "it rains", kinds, naming.by_kind(kinds), rng) is None


def test_a_name_is_swapped_for_one_of_its_kind():
    kinds = {"Paris": Kind.PLACE, "Oslo": Kind.PLACE, "Microsoft": Kind.OTHER}
    rng = random.Random(5)
    swapped = [
        variation.swap("Il vit à Paris", "He lives in Paris", kinds, naming.by_kind(kinds), rng) for _ in range(60)
    ]
    assert {pair[0] for pair in swapped if pair} >= {"Il vit à Oslo", "Il vit à Paris"}
    assert not any("Microsoft" in pair[0] for pair in swapped if pair)


def test_the_words_around_tell_what_a_name_names():
    french = [
        "Il vit à Paris depuis.",
        "On va à Paris.",
        "Hier Mme Martin parlait.",
        "Puis Mme Martin partit.",
        "Le groupe Renault.",
    ]
    assert naming.kinds(french) == {"Martin": Kind.PERSON, "Paris": Kind.PLACE, "Renault": Kind.OTHER}


def test_templates_are_filled_alike_on_both_sides():
    kinds = {"Paris": Kind.PLACE, "Martin": Kind.PERSON, "Renault": Kind.OTHER}
    made = list(templates.filled(naming.by_kind(kinds), 2, random.Random(4)))
    assert len(made) >= 2 * len(templates.templates()) * 0.5
    assert not any("{" in side or "}" in side for french, english, _ in made for side in (french, english))
    assert not any(
        re.search(r"\b[dq]u?e (?:Airbus|Alstom)|\b[dq]u?'(?:Paris|Martin|Renault)", each[0]) for each in made
    )
    assert {tag for _, _, tag in made} == {templates.TAG}
    assert all("Martin" in english for french, english, _ in made if "Martin" in french)


def test_a_slot_has_its_french_and_its_english_form():
    slots = templates._Slots(naming.by_kind({"Paris": Kind.PLACE, "Martin": Kind.PERSON}), random.Random(4))
    for _ in range(50):
        french, english = slots.draw("big")
        assert french.replace(" ", "") == english.replace(",", "") and int(french.replace(" ", "")) >= 110
        french, english = slots.draw("dec")
        assert french.replace(",", ".") == english
        french, english = slots.draw("time")
        assert figures.missing(f"à {french}", f"at {english}") == (), (french, english)
        assert slots.draw("town")[0] in ("Paris",) and slots.draw("n")[0].isdigit()


def test_every_template_has_the_same_slots_on_both_sides():
    for french, english in templates.templates():
        slots = [set(re.findall(r"\{\w+\}", side)) for side in (french, english)]
        assert slots[0] == slots[1], french


def test_disguises_change_the_french_only_in_looks():
    from summtrans.french.words import words

    rng = random.Random(1)
    french = "Le maire a dit : « C'est l'été. »"
    looks = {variation.disguise(french, rng) for _ in range(300)}
    assert len(looks) > 5
    assert {tuple(word.form for word in words(look)) for look in looks} == {tuple(w.form for w in words(french))}


def test_the_lists_are_learned_from_pairs():
    from summtrans.training.lexicon import glosses, learn

    endings = [chr(97 + i // 12) + chr(97 + i % 12) for i in range(130)]
    fillers = [(f"mot{end}", f"word{end}") for end in endings]  # the most frequent words count as function words
    pairs = [(" ".join(f for f, _ in fillers), " ".join(e for _, e in fillers))] * 40
    scenes = [("séisme", "earthquake"), ("hibou", "owl"), ("parlera", "speaks"), ("berlin", "Berlin")]
    pairs += [(f"zone {french} {i}", f"zone {english} {i}") for french, english in scenes for i in range(12)]
    found = {word: gloss.english for word, gloss in glosses(pairs)}
    assert found["séisme"] == "earthquake" and found["hibou"] == "owl"
    assert "parlera" not in found, "the future would be lost"
    assert "berlin" not in found, "a name needs no gloss"
    assert dict(learn(pairs))["seism"][0] == "earthquak"


def test_glosses_are_drawn_from_rare_to_common():
    rng = random.Random(2)
    drawn = {variation.with_glosses("Le séisme a détruit le département.", "", rng) for _ in range(100)}
    assert len(drawn) > 1
    assert all("earthquake" in text for text in drawn)


def test_a_recipe_is_checked(tmp_path):
    path = tmp_path / "recipe.yaml"
    path.write_text("widht: 3\n")
    with pytest.raises(ConfigurationError, match="'widht' is no key"):
        recipe.load(path)
    path.write_text("width: wide\n")
    with pytest.raises(ConfigurationError, match="'width' must be"):
        recipe.load(path)
    with pytest.raises(InputError):
        recipe.load(tmp_path / "none.yaml")


def test_the_shipped_recipe_is_read():
    from importlib import resources
    from pathlib import Path

    plan = recipe.load(Path(str(resources.files("summtrans.training").joinpath("recipe.yaml"))))
    assert plan.weights["wmt_"] > plan.weights["hansard"]


def test_the_average_of_a_model_and_itself_is_the_model(tmp_path):
    from safetensors.torch import load_file

    from summtrans.training import averaging

    model = Path(averaging.__file__).parents[1] / "builtin"
    averaging.average([(model, 0.25), (model, 0.75)], tmp_path / "out")
    before, after = load_file(model / "model.safetensors"), load_file(tmp_path / "out" / "model.safetensors")
    assert before.keys() == after.keys()
    assert all((before[name].float() - after[name].float()).abs().max() < 1e-2 for name in before)
    with pytest.raises(UsageError, match="FOLDER=WEIGHT"):
        averaging.weighted("nowhere=0.5")
