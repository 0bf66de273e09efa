"""What the translation stage keeps of figures and names, and what it marks, against the bare model.

    python tests/benchmarks/bench_trust.py FILE… [--sentences 500]

FILE is JSON Lines with `text` or `documents`, plain or .xz. The sentences are those that hold a figure or a name,
evenly spread over each file. Kept means: `figures.missing` and `names.missing` do not find it missing. The bare model
gets the line as it is; both use the beam of models.yaml.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections.abc import Iterator
from pathlib import Path

from summtrans.french.quantities import quantities
from summtrans.models import registry, store
from summtrans.sentences import segment
from summtrans.translation import checks, figures, names
from summtrans.translation.engine import Decoding, load_engine
from summtrans.translation.translator import Translator
from summtrans.values import FLAGS


def texts(path: Path) -> Iterator[str]:
    data = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    for line in data.decode("utf-8").splitlines():
        record = json.loads(line)
        yield from (each["text"] for each in record.get("documents", [record]))


def chosen(path: Path, count: int) -> list[str]:
    """Return ``count`` sentences of 5 to 60 words with a figure or a name, from as many texts as possible."""
    step, found = 1, []
    every = list(texts(path))
    step = max(1, len(every) // count)
    for turn in range(3):
        for text in every[::step]:
            good = [
                sentence
                for paragraph in text.split("\n")
                for start, end in segment(paragraph)
                if 5 <= len((sentence := paragraph[start:end]).split()) <= 60
                and (quantities(sentence) or names.names(sentence))
            ]
            found += good[turn : turn + 1]
            if len(found) == count:
                return found
    return found


def report(name: str, french: list[str], english: list[str], flags: list[tuple[str, ...]]) -> None:
    figures_in = sum(len(quantities(line)) for line in french)
    figures_lost = sum(len(figures.missing(f, e)) for f, e in zip(french, english, strict=True))
    names_in = sum(len(names.names(line)) for line in french)
    names_lost = sum(len(names.missing(names.names(f), e)) for f, e in zip(french, english, strict=True))
    flagged = sum(bool(each) for each in flags)
    print(
        f"{name:10} figures kept {1 - figures_lost / figures_in:6.1%} of {figures_in}, "
        f"names kept {1 - names_lost / names_in:6.1%} of {names_in}, "
        f"fail a check {flagged / len(french):6.1%} of {len(french)} sentences"
    )
    for flag in FLAGS:
        if count := sum(flag in each for each in flags):
            print(f"{'':10} {flag}: {count}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--sentences", type=int, default=500)
    given = parser.parse_args()
    share = -(-given.sentences // len(given.files))
    french = [line for path in given.files for line in chosen(path, share)][: given.sentences]
    entry = registry.load()["builtin"]
    engine = load_engine(store.resolve(registry.load(), "builtin"), "ctranslate2", "cpu")
    bare = [each[0].text for each in engine.translate(french, Decoding(entry.beam))]
    failed = [tuple(checks.faults(f, e, names.names(f))) for f, e in zip(french, bare, strict=True)]
    report("bare model", french, bare, failed)
    with Translator("builtin") as translator:
        results = translator.translate(french)
    report("stage", french, [each.english for each in results], [each.flags for each in results])


if __name__ == "__main__":
    main()
