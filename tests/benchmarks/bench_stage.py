"""BLEU of the translation stage against the bare model: lines as they are, in capitals, and long ones.

    python tests/benchmarks/bench_stage.py PREFIX [--lines 300] [--model FOLDER]

PREFIX.fr and PREFIX.en hold a sentence a line. The bare model gets the line as it is, with the beam of models.yaml; the
lines are evenly spread over the file. Long means more than 40 words. Needs sacrebleu (extra `[train]`).
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from sacrebleu.metrics.bleu import BLEU

from summtrans.models import registry, store
from summtrans.translation.engine import Decoding, load_engine
from summtrans.translation.translator import Translator

LONG = 40


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("prefix")
    parser.add_argument("--lines", type=int, default=300)
    parser.add_argument("--model", help="A folder with the model, in place of the built-in one.")
    given = parser.parse_args()
    french, english = (Path(f"{given.prefix}.{side}").read_text("utf-8").split("\n")[:-1] for side in ("fr", "en"))
    pairs = list(zip(french, english, strict=True))
    some = pairs[:: max(1, len(pairs) // given.lines)][: given.lines]
    long = [pair for pair in pairs if len(pair[0].split()) > LONG]
    sets = {
        "as they are": some,
        "in capitals": [(source.upper(), target) for source, target in some],
        "over 40 words": long[:: max(1, len(long) // given.lines)][: given.lines],
    }
    known = registry.load()
    entry = known["builtin"]
    if given.model:
        entry = replace(entry, location=given.model)
        known = registry.Registry(("builtin",), {"builtin": entry})
    engine = load_engine(store.resolve(known, "builtin"), "ctranslate2", "cpu")
    with Translator("builtin", known=known) as translator:
        for name, lines in sets.items():
            sources, targets = [source for source, _ in lines], [[target for _, target in lines]]
            bare = [each[0].text for each in engine.translate(sources, Decoding(beam=entry.beam))]
            staged = translator.translate(sources)
            marked = sum(bool(each.flags) for each in staged) / len(staged)
            scores = [BLEU().corpus_score(out, targets).score for out in (bare, [each.english for each in staged])]
            print(
                f"{name:14} {len(lines):5} lines: bare {scores[0]:.2f}, stage {scores[1]:.2f}, marked {marked:.1%}",
                flush=True,
            )


if __name__ == "__main__":
    main()
