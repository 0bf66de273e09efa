"""Precision, recall and F1 of duplicate detection on made pairs, beside MinHash (rensa, datasketch) and semhash.

    python tests/benchmarks/bench_deduplication.py TEXT.txt [--pairs 5000] [--scale 10000 100000 1000000]

TEXT holds one French sentence a line. Positive pairs are light edits (typography, capitals, a credit, a head or tail
cut off, figures written otherwise); hard negatives change one number, day, month, name, negation or direction. Peers
that are not installed are named and passed over. With --scale, the time and memory of whole deduplications on all
cores follow (the peak of this process and that of its largest child, added).
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import time
from collections.abc import Callable
from pathlib import Path

from summtrans.deduplication import compare, deduplicate
from summtrans.values import Sentence

DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
MONTHS = ["janvier", "février", "mars", "avril", "juin", "juillet", "septembre", "octobre", "novembre", "décembre"]
NAMES = ["Paris", "Lyon", "Marseille", "France", "Allemagne", "Italie", "Espagne", "Canada", "Russie", "Chine"]
TURNS = [("avant", "après"), ("hausse", "baisse"), ("plus de", "moins de"), ("premier", "dernier")]
Judge = Callable[[str, str], bool]


def positive(text: str, rng: random.Random) -> str | None:
    edits: list[Callable[[str], str]] = [
        lambda t: t.replace("'", "’"),
        str.upper,
        lambda t: "PARIS, AFP - " + t,
        lambda t: t.rstrip(".") + " (AFP).",
        lambda t: t.rstrip("."),
        lambda t: re.sub(r" (?=[;:!?%])", "\u00a0", t),
        lambda t: re.sub(r"(\d) (\d{3})\b", "\\1\u202f\\2", t),
        lambda t: re.sub(r"[, ]+[^, ]+[.]?$", "", t),
    ]
    changed = text
    for edit in rng.sample(edits, 2):
        changed = edit(changed)
    return changed if changed != text else None


def negative(text: str, rng: random.Random) -> str | None:
    def number(t: str) -> str:
        found = list(re.finditer(r"(?<![\w.,])\d{1,4}(?![\w.,])", t))
        if not found:
            return t
        match = rng.choice(found)
        return t[: match.start()] + str(int(match.group()) + rng.randint(1, 40)) + t[match.end() :]

    def other(words: list[str]) -> Callable[[str], str]:
        def swap(t: str) -> str:
            found = [word for word in words if re.search(rf"\b{word}\b", t)]
            new = rng.choice(words)
            return re.sub(rf"\b{found[0]}\b", new, t, count=1) if found and new not in t else t

        return swap

    def negate(t: str) -> str:
        verb = re.search(r"(?<!['’])\b(est|sont|a|ont|sera|peut|doit) (?=\w+é\b|\w+és\b|\w+er\b)", t)
        if verb is None or re.search(r"\b(?:ne|n['’]\w*)(?: \w+){0,2} $", t[: verb.start()]):
            return t  # twice negated is no French
        return f"{t[: verb.start()]}n'{verb[1]} pas {t[verb.end() :]}"

    def turn(t: str) -> str:
        for left, right in TURNS:
            if re.search(rf"\b{left}\b", t):
                return re.sub(rf"\b{left}\b", right, t, count=1)
        return t

    for edit in rng.sample([number, other(DAYS), other(MONTHS), other(NAMES), negate, turn], 6):
        changed = edit(text)
        if changed != text:
            return changed
    return None


def judges() -> dict[str, Judge]:
    found: dict[str, Judge] = {"summtrans": lambda a, b: compare(a, b).same}

    def tokens(text: str) -> list[str]:
        return re.findall(r"\w+", text.lower())

    try:
        from rensa import RMinHash

        def rensa(text: str) -> RMinHash:
            sketch = RMinHash(num_perm=128, seed=42)
            sketch.update(tokens(text))
            return sketch

        found["rensa 0.7"] = lambda a, b: bool(rensa(a).jaccard(rensa(b)) >= 0.7)
    except ImportError:
        print("rensa: not installed")
    try:
        from datasketch import MinHash

        def datasketch(text: str) -> MinHash:
            sketch = MinHash(num_perm=128)
            sketch.update_batch([token.encode() for token in tokens(text)])
            return sketch

        found["datasketch 0.7"] = lambda a, b: bool(datasketch(a).jaccard(datasketch(b)) >= 0.7)
    except ImportError:
        print("datasketch: not installed")
    try:
        from semhash import SemHash

        def semhash(a: str, b: str) -> bool:
            return len(SemHash.from_records([a, b]).self_deduplicate().selected) == 1

        semhash("Le pont ferme lundi.", "La pluie est tombée mardi.")
        found["semhash"] = semhash
    except ImportError:
        print("semhash: not installed")
    except OSError as error:  # its model is fetched from the hub on first use
        print(f"semhash: its model is not to be had here ({type(error).__name__})")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path)
    parser.add_argument("--pairs", type=int, default=5000)
    parser.add_argument("--scale", type=int, nargs="*", default=[])
    given = parser.parse_args()
    rng = random.Random(3)
    lines = [line.strip() for line in given.text.read_text("utf-8").splitlines()]
    full = [line for line in lines if 8 <= len(line.split()) <= 50 and line[:1].isupper() and line.endswith(".")]
    rng.shuffle(full)
    kinds = {True: positive, False: negative}
    pairs: list[tuple[bool, str, str]] = []
    for same, make in kinds.items():
        made = ((text, make(text, rng)) for text in full)
        for text, changed in made:
            if changed is not None:
                pairs.append((same, text, changed))
            if sum(kind is same for kind, _, _ in pairs[-given.pairs :]) >= given.pairs:
                break
    for name, judge in judges().items():
        start = time.perf_counter()
        called = [judge(a, b) for _, a, b in pairs]
        hits = sum(said and same for said, (same, _, _) in zip(called, pairs, strict=True))
        wrong = sum(said and not same for said, (same, _, _) in zip(called, pairs, strict=True))
        total = sum(same for same, _, _ in pairs)
        precision, recall = hits / max(1, hits + wrong), hits / max(1, total)
        score = 2 * precision * recall / max(1e-9, precision + recall)
        seconds = time.perf_counter() - start
        print(
            f"{name:15} {total} + {len(pairs) - total} pairs: precision {precision:.4f}, recall {recall:.4f}, "
            f"F1 {score:.4f}, hard negatives merged {wrong}, {seconds:.1f} s",
            flush=True,
        )
    for size in given.scale:
        sentences = [Sentence(text, 0, 0, max(1, len(text)), index) for index, text in enumerate(lines[:size])]
        start = time.perf_counter()
        found = deduplicate(sentences, processes=os.cpu_count() or 1)
        peak = (
            sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 2**20
        )
        seconds = time.perf_counter() - start
        print(f"{len(sentences)} sentences: {len(found.facts)} facts, {seconds:.1f} s, {peak:.2f} GiB", flush=True)


if __name__ == "__main__":
    main()
