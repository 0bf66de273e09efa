"""From pairs to pieces: the joint SentencePiece model, and the arrays that training reads."""

from __future__ import annotations

import random
from array import array
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
import sentencepiece

from summtrans.errors import InputError
from summtrans.training import naming, templates
from summtrans.training.corpus import pairs
from summtrans.training.recipe import Recipe, of_tag
from summtrans.training.variation import disguise, swap, with_glosses

LONGEST = 126  # pieces; the lengths are stored in bytes
_SAMPLE = 250_000  # pairs that the SentencePiece model is trained on
PIECES, DATA = "joint.model", "data.npz"


def encode(files: Sequence[Path], folder: Path, recipe: Recipe) -> int:
    """Write ``joint.model`` (kept if it is there) and ``data.npz`` into ``folder``; return the number of pairs.

    Raises:
        InputError: the files hold no pairs.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(recipe.seed)  # noqa: S311 - not for secrets
    rows = list(_varied(files, recipe, rng))
    if not rows:
        raise InputError(f"There are no pairs in {', '.join(map(str, files))}.")
    if not (folder / PIECES).exists():
        sample = rng.sample(rows, min(_SAMPLE, len(rows)))
        train_pieces((side for french, english, _ in sample for side in (french, english)), folder / PIECES, recipe)
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / PIECES))
    tags = sorted({tag for _, _, tag in rows})
    source, target = array("H"), array("H")
    source_lengths, target_lengths, numbers = bytearray(), bytearray(), []
    for french, english, tag in rows:
        x, y = pieces.encode(french), pieces.encode(english)
        if 0 < len(x) <= LONGEST and 0 < len(y) <= LONGEST:
            source.extend(x)
            target.extend(y)
            source_lengths.append(len(x))
            target_lengths.append(len(y))
            numbers.append(tags.index(tag))
    np.savez(
        folder / DATA,
        source=np.frombuffer(source, np.uint16),
        target=np.frombuffer(target, np.uint16),
        source_lengths=np.frombuffer(source_lengths, np.uint8),
        target_lengths=np.frombuffer(target_lengths, np.uint8),
        tag=np.array(numbers, np.uint8),
        tags=np.array(tags),
    )
    return len(numbers)


def _varied(files: Sequence[Path], recipe: Recipe, rng: random.Random) -> Iterable[tuple[str, str, str]]:
    """Yield the pairs, shares of them varied as the recipe says, and the filled templates."""
    kinds = naming.kinds(french for french, _, _ in pairs(files)) if recipe.swapped or recipe.templates else {}
    names = naming.by_kind(kinds)
    made = templates.filled(names, recipe.templates, rng) if recipe.templates else ()
    given = (pair for pair in pairs(files) for _ in range(int(of_tag(pair[2], recipe.copies, 1))))
    for french, english, tag in chain(given, made):
        swapped = tag != templates.TAG and all(names.values()) and rng.random() < recipe.swapped
        ours, theirs = (swap(french, english, kinds, names, rng) if swapped else None) or (french, english)
        if rng.random() < recipe.glossed:
            ours = with_glosses(ours, theirs, rng)
        yield disguise(ours, rng), theirs, tag


def train_pieces(sentences: Iterable[str], path: Path, recipe: Recipe) -> None:
    """Train one SentencePiece model for both languages: unigram, byte fallback, digits split."""
    with path.open("wb") as stream:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(sentences),
            model_writer=stream,
            vocab_size=recipe.vocabulary,
            hard_vocab_limit=False,
            model_type="unigram",
            character_coverage=0.9995,
            byte_fallback=True,
            split_digits=True,
            normalization_rule_name="nmt_nfkc",
            eos_id=0,
            unk_id=1,
            bos_id=-1,
            pad_id=-1,
            minloglevel=2,
        )
