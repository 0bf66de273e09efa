"""Time and memory of the summarizer, beside sumy's LexRank and TextRank.

    python tests/benchmarks/bench_summarization.py TEXT.txt [--sizes 1000 10000 100000] [--peers]

TEXT holds one French sentence a line (lines are taken in turn, twenty to a document). Each size runs in a process of
its own; the peers are run up to 1,000 sentences, for their matrices grow with the square of the number.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path


def run_one(path: Path, size: int, system: str) -> None:
    with path.open(encoding="utf-8") as lines:
        texts = [line.strip() for line in islice((line for line in lines if line.strip()), size)]
    seconds = summtrans(texts) if system == "summtrans" else sumy(texts, system)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{system:10} {len(texts):8} sentences  {seconds:8.2f} s  {peak:7.0f} MiB", flush=True)


def summtrans(texts: list[str]) -> float:
    from summtrans.summarization import summarize
    from summtrans.values import Budget, Document, Fact, Sentence

    documents = [Document("\n".join(texts[start : start + 20])) for start in range(0, len(texts), 20)]
    sentences = [Sentence(text, index // 20, 0, len(text), index % 20) for index, text in enumerate(texts)]
    facts = [Fact(sentence, (sentence,), ("face",)) for sentence in sentences]
    start = time.perf_counter()
    summarize(facts, documents, Budget(sentences=5))
    return time.perf_counter() - start


def sumy(texts: list[str], name: str) -> float:
    from sumy.models.dom import ObjectDocumentModel, Paragraph
    from sumy.models.dom import Sentence as Line
    from sumy.nlp.stemmers import Stemmer
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.summarizers.text_rank import TextRankSummarizer

    class Words:
        def to_words(self, text: str) -> list[str]:
            return text.lower().split()

    start = time.perf_counter()
    model = ObjectDocumentModel([Paragraph([Line(text, Words()) for text in texts])])
    summarizer = {"lexrank": LexRankSummarizer, "textrank": TextRankSummarizer}[name](Stemmer("french"))
    summarizer(model, 5)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        run_one(given.text, given.sizes[0], given.one)
        return
    jobs = [("summtrans", size) for size in given.sizes]
    if given.peers:
        jobs += [(peer, size) for peer in ("lexrank", "textrank") for size in (500, 1000)]
    for system, size in jobs:
        command = [sys.executable, __file__, str(given.text), "--sizes", str(size), "--one", system]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
