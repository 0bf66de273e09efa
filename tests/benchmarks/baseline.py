"""The job as people do it today: sumy's LexRank over the pasted text, then MarianMTModel.generate through torch.

    python tests/benchmarks/baseline.py FILE [SENTENCES]

Same weights and beam as the built-in model of summtrans; nothing is cleaned, deduplicated or checked.
"""

from __future__ import annotations

import sys
from pathlib import Path


def sentences_of(text: str) -> list[str]:
    import re

    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))
    return [s for paragraph in paragraphs for s in re.split(r"(?<=[.!?…])\s+(?=[A-ZÀ-Ý«\"])", paragraph) if s]


def main(path: str, count: int = 5) -> None:
    import torch
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.nlp.stemmers import Stemmer
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from transformers import MarianMTModel, MarianTokenizer

    class Words:
        """sumy's tokenizer needs NLTK data from the network; words by white space serve LexRank as well."""

        def to_words(self, text: object) -> tuple[str, ...]:
            return tuple(word.strip(".,;:!?«»\"'()") for word in str(text).split())

    words = Words()
    parts = [Sentence(text, words) for text in sentences_of(Path(path).read_text(encoding="utf-8"))]
    chosen = LexRankSummarizer(Stemmer("french"))(ObjectDocumentModel([Paragraph(parts)]), count)
    lines = [str(sentence) for sentence in chosen]

    from summtrans.models.store import builtin_folder

    folder = str(builtin_folder())
    tokenizer = MarianTokenizer.from_pretrained(folder)
    model = MarianMTModel.from_pretrained(folder, dtype=torch.float32).eval()
    with torch.inference_mode():
        batch = tokenizer(lines, return_tensors="pt", padding=True)
        output = model.generate(**batch, num_beams=4, max_new_tokens=256)
    for line in tokenizer.batch_decode(output, skip_special_tokens=True):
        print(line)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
