"""What each part of the summarizer is worth: ROUGE without it, the difference paired over coverages.

    python tests/benchmarks/ablate_summarization.py FOLDER [--sets rpm2 real_pages] [--peers lexrank lead1] [--limit N]

FOLDER holds the evaluation sets with their scorers. Summaries are cut at the set's words, as the peers' are. A row
gives ROUGE-1 / ROUGE-2 F1 and, of the full summarizer less that row, the mean difference with its 95 % interval
(percentile bootstrap over coverages, 5,000 rounds): a part earns its place where the interval lies above zero.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest.mock import patch

from coverages import WORDS, Coverage, load, scorer

from summtrans.summarization import consensus, features, fitness, scoring, selection, summarize
from summtrans.values import Budget

Pairs = list[tuple[float, float]]
SETS = ["rpm2", "orangesum_clusters", "messy_clusters", "real_pages", "orangesum_abstract"]
ROUNDS = 5000
SPARE = 30  # words beyond the cut, so that it falls into a sentence, as the peers' does


@contextmanager
def without(names: set[str]) -> Iterator[None]:
    """Set the weights of some features to 0."""
    table = {name: row if name not in names else (0.0,) * len(row) for name, row in scoring._table().items()}
    scoring._weights.cache_clear()
    with patch.object(scoring, "_table", lambda: table):
        yield
    scoring._weights.cache_clear()


def patched(module: object, **values: object) -> Callable[[], ExitStack]:
    def enter() -> ExitStack:
        stack = ExitStack()
        for name, value in values.items():
            stack.enter_context(patch.object(module, name, value))
        return stack

    return enter


def flat_weights(facts: object, pairs: object, whole: features.Survey) -> dict[consensus.Phrase, float]:
    """The pairs' weights where every place in a document counts alike."""
    early = features.Survey(*(getattr(whole, name) for name in whole.__slots__[:-1]), first=_Everywhere())
    return dict(WEIGHTS(facts, pairs, early))


class _Everywhere(dict):  # type: ignore[type-arg]
    def get(self, key: object, default: object = None) -> float:
        return 1e9


WEIGHTS = consensus._weights
PARTS: dict[str, Callable[[], object]] = {
    "consensus of outlets": patched(__import__("summtrans.summarization", fromlist=["x"]), FEWEST_DOCUMENTS=10**9),
    "  place of the pairs": patched(consensus, _weights=flat_weights),
    "  titles beside the pairs": patched(consensus, _TITLES=0.0),
    "  each pair once": patched(selection._Told, repeated=lambda self, index: 0.0),
    "place": lambda: without({"lead", "early"}),
    "titles": lambda: without({"title", "titles"}),
    "what documents share": lambda: without({"common", "shared", "support"}),
    "frequent and typical words": lambda: without({"frequent", "typical"}),
    "length": lambda: without({"short", "long", "length"}),
    "names, figures, quotation": lambda: without({"names", "figures", "quotation", "links"}),
    "headlines without a verb": patched(scoring, _roughness=lambda face, by_words: 0.0),
    "readability": patched(fitness, _of_sentence=lambda fact: fitness.Fitness.ALONE),
    "one event told once": patched(selection, _same_event=lambda new, old: False),
}


def scores(stories: list[Coverage], budget: int, rouge: Callable[..., tuple[float, ...]], cut: Callable) -> Pairs:
    found = []
    for story in stories:
        choices = summarize(story.facts, story.documents, Budget(words=budget + SPARE), order="rank")
        text = " ".join(choice.fact.face.text for choice in choices)
        found.append(rouge(cut(text, budget), story.references)[:2])
    return found


def row(name: str, full: Pairs, other: Pairs) -> None:
    cells = []
    for which in (0, 1):
        mean = 100 * sum(pair[which] for pair in other) / len(other)
        differences = [100 * (mine[which] - theirs[which]) for mine, theirs in zip(full, other, strict=True)]
        low, middle, high = interval(differences)
        cells.append(f"{mean:6.2f}  {middle:+5.2f} [{low:+5.2f}, {high:+5.2f}]")
    print(f"{name:28} " + "   ".join(cells), flush=True)


def interval(values: list[float]) -> tuple[float, float, float]:
    rng = random.Random(11)
    means = sorted(sum(rng.choices(values, k=len(values))) / len(values) for _ in range(ROUNDS))
    return means[int(0.025 * ROUNDS)], sum(values) / len(values), means[int(0.975 * ROUNDS)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sets", nargs="+", default=SETS)
    parser.add_argument("--peers", nargs="*", default=[], help="systems of the folder's baselines.py")
    parser.add_argument("--limit", type=int)
    given = parser.parse_args()
    common = scorer(given.folder, "eval_common")
    for name in given.sets:
        stories = load(given.folder / f"{name}.jsonl", given.limit)
        budget = WORDS.get(name, 34)
        full = scores(stories, budget, common.rouge_multi, common.truncate)
        print(
            f"\n{name}: {len(stories)} coverages, {budget} words; ROUGE-1, ROUGE-2: F1, and how much the full one gains"
        )
        row("full", full, full)
        for part, enter in PARTS.items():
            with enter():  # type: ignore[attr-defined]
                row("- " + part, full, scores(stories, budget, common.rouge_multi, common.truncate))
        for peer in given.peers:
            row(peer, full, peer_scores(peer, stories, budget, given.folder))


def peer_scores(peer: str, stories: list[Coverage], budget: int, folder: Path) -> Pairs:
    common, baselines = scorer(folder, "eval_common"), scorer(folder, "baselines")
    baselines.STOP = baselines.stop_words()
    rng = random.Random(17)
    found = []
    for story in stories:
        field = "pasted" if "pasted" in story.record else None
        documents = baselines.doc_sentences(story.record, field)
        text = getattr(baselines, peer)(documents, budget, rng, story.references)
        found.append(common.rouge_multi(common.truncate(text, budget), story.references)[:2])
    return found


if __name__ == "__main__":
    main()
