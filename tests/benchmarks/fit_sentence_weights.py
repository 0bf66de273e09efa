"""Learn the summarizer's table of weights from clusters with references.

    python tests/benchmarks/fit_sentence_weights.py FOLDER > summtrans/data/sentence_weights.txt

FOLDER holds the evaluation sets with their scorers; only orangesum_clusters_train.jsonl and rpm2.jsonl are learned
from. Ridge regression over the sentences that are fit for a brief: features and target are taken less their means
within a coverage, and a coverage weighs the same however many sentences it has. A weight is that for one document plus
what ten documents add, in proportion to the logarithm of their number. The target under a budget of words is a
sentence's precision of unigrams and bigrams against the references; under a budget of sentences, what of them it
matches per words + 12, so that a longer sentence gains by what it tells. Takes about two minutes.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
from coverages import Coverage, load, scorer

from summtrans.french.words import count_words
from summtrans.summarization.features import NAMES, content_stems, measure, survey, vector
from summtrans.summarization.fitness import Fitness, Judge
from summtrans.summarization.scoring import _FLOOR
from summtrans.summarization.standins import best_faces

RIDGE = 3.0
RPM2 = 5.0  # how much a coverage of RPM2 weighs: they are few, but the only ones of ten documents
EXTRA_WORDS = 12
HEADER = """\
# What a standard deviation of each feature is worth, in four columns: under a budget of words, in a coverage of one
# document, and what ten documents add (in proportion to the logarithm of their number); the same under a budget of
# sentences. Made by tests/benchmarks/fit_sentence_weights.py, which says how.
"""


def design(story: Coverage) -> tuple[np.ndarray, list[str], np.ndarray]:
    """Return standardized features (twice: for one document, for ten), the sentences, and which of them are fit."""
    facts = best_faces(story.facts)
    texts = [fact.face.text for fact in facts]
    stems = [content_stems(text) for text in texts]
    bags = [vector(found) for found in stems]
    whole = survey(facts, bags, stems, story.documents)
    table = np.array([measure(fact, bag, whole) for fact, bag in zip(facts, bags, strict=True)])
    table = (table - table.mean(0)) / (table.std(0) + _FLOOR)
    judge = Judge(facts, bags)
    fit = np.array([judge.fitness(index) is Fitness.ALONE for index in range(len(facts))])
    return np.c_[table, table * np.log10(max(1, whole.documents))], texts, fit


def precision(text: str, references: list[str], common: Any) -> float:
    """Return the share of a sentence's unigrams and that of its bigrams in a reference, summed, on average."""
    tokens = common.tokens(text)
    total = 0.0
    for size in (1, 2):
        mine = common._grams(tokens, size)
        for reference in references:
            theirs = common._grams(common.tokens(reference), size)
            total += (mine & theirs).total() / max(1, mine.total()) / len(references)
    return total


def fit(stories: list[tuple[float, Coverage]], common: Any) -> tuple[np.ndarray, np.ndarray]:
    """Return the weights under a budget of words, and under one of sentences."""
    size = 2 * len(NAMES)
    left = RIDGE * np.eye(size)
    right = np.zeros((size, 2))
    for weight, story in stories:
        features, texts, usable = design(story)
        if usable.sum() < 3:
            continue
        precise = np.array([precision(text, story.references, common) for text in texts])
        lengths = np.array([count_words(text) for text in texts])
        targets = np.c_[precise, 1.5 * precise * lengths / (lengths + EXTRA_WORDS)][usable]
        features = features[usable]
        features, targets = features - features.mean(0), targets - targets.mean(0)
        left += weight / len(targets) * features.T @ features
        right += weight / len(targets) * features.T @ targets
    solved = np.linalg.solve(left, right)
    return solved[:, 0], solved[:, 1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, help="clusters of each set, for a trial")
    given = parser.parse_args()
    common = scorer(given.folder, "eval_common")
    stories = [(1.0, story) for story in load(given.folder / "orangesum_clusters_train.jsonl", given.limit)]
    stories += [(RPM2, story) for story in load(given.folder / "rpm2.jsonl", given.limit)]
    words, sentences = fit([(weight, story) for weight, story in stories if story.facts], common)
    print(HEADER, end="")
    ten = len(NAMES)
    for row, name in enumerate(NAMES):
        cells = (words[row], words[row + ten], sentences[row], sentences[row + ten])
        print(name, *(f"{cell:.4f}" for cell in cells))


if __name__ == "__main__":
    main()
