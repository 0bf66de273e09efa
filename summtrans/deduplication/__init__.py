"""Deduplication: sentences to facts, each told once with every place it was seen, and the conflicts among them."""

from __future__ import annotations

from collections.abc import Sequence

from summtrans.deduplication.clusters import cluster
from summtrans.deduplication.comparison import Relation, compare
from summtrans.deduplication.documents import Likeness, compare_documents, copies
from summtrans.values import Deduplication, Sentence

__all__ = ["Likeness", "Relation", "compare", "compare_documents", "copies", "deduplicate"]


def deduplicate(sentences: Sequence[Sentence], *, processes: int = 1) -> Deduplication:
    """Gather the sentences that tell one fact, and report facts that match but for a number, name or direction.

    A fact's face is its fullest, best-formed sentence; every member matches the face. The result depends neither on
    the order of the sentences nor on earlier calls. Facts come in reading order of their first members.

    With ``processes`` of 2 or more, large collections are compared in as many processes, with the same result; a script
    that asks for them keeps its own work under ``if __name__ == "__main__"``, as `multiprocessing` demands.
    """
    return cluster(sentences, processes)
