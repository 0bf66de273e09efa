"""French sentence segmentation, with offsets."""

from __future__ import annotations

from collections.abc import Sequence

from summtrans.sentences.segmentation import segment
from summtrans.values import Passage, Sentence

__all__ = ["segment", "split"]


def split(passages: Sequence[Passage]) -> tuple[Sentence, ...]:
    """Return the sentences of ``passages``, in order, each with its place in its document."""
    sentences: list[Sentence] = []
    positions: dict[int, int] = {}
    paragraphs: dict[int, int] = {}
    for passage in passages:
        paragraph = paragraphs.get(passage.document, 0)
        paragraphs[passage.document] = paragraph + 1
        for start, end in segment(passage.text):
            begin, stop = passage.locate(start, end)
            position = positions.get(passage.document, 0)
            positions[passage.document] = position + 1
            sentences.append(
                Sentence(
                    passage.text[start:end], passage.document, begin, stop, position, paragraph, passage.is_headline
                )
            )
    return tuple(sentences)
