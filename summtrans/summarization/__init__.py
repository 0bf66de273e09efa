"""Extractive summary: which facts, in which order, within which budget."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summtrans.errors import UsageError
from summtrans.summarization.consensus import FEWEST_DOCUMENTS
from summtrans.summarization.copies import without_copies
from summtrans.summarization.ordering import in_story_order
from summtrans.summarization.scoring import scores
from summtrans.summarization.selection import Limits, choose
from summtrans.summarization.standins import best_faces, with_face
from summtrans.values import Budget, Choice, Document, Fact

__all__ = ["summarize"]

_LONG = 80  # words from which a budget is spent on what sentences tell, not on what they tell a word
_SEVERAL = 3  # sentences from which a brief has room for more than the news itself


def summarize(
    facts: Sequence[Fact],
    documents: Sequence[Document],
    budget: Budget | None = None,
    *,
    order: str = "story",
    query: str = "",
    must: re.Pattern[str] | None = None,
    never: re.Pattern[str] | None = None,
) -> tuple[Choice, ...]:
    """Choose the facts that a brief should hold, within ``budget`` (five sentences by default), never beyond it.

    Words are counted by white space, signs standing alone left out. A chosen fact's face may be another of its members
    than the deduplicator's, where that one reads better on its own. ``order`` is ``"story"`` (as a reader wants them)
    or ``"rank"`` (the most important first). ``query`` steers toward a topic; facts that match ``must`` come first,
    those that match ``never`` do not come at all (both searched in every member).

    Raises `UsageError` for an order or a budget that makes no sense.
    """
    if order not in ("story", "rank"):
        raise UsageError(f"There is no order {order!r}: choose story or rank.")
    wish = budget or Budget(sentences=5)
    limits = Limits.of(wish, len(facts))
    allowed = [fact for fact in facts if never is None or not _found(never, fact)]
    originals = without_copies(allowed)
    told = {member.document for fact in originals for member in fact.members}
    by_words = wish.words is not None
    if limits.words >= _LONG and limits.sentences >= _SEVERAL and len(told) >= FEWEST_DOCUMENTS:
        tellings = [(fact, m) for fact, kept in zip(allowed, originals, strict=True) for m in kept.members]
        faced = [with_face(fact, member) for fact, member in tellings]
        rated = scores(
            [Fact(member, (member,), ("face",)) for _, member in tellings],
            documents,
            query,
            by_words=by_words,
            agreed=True,
        )
    else:
        faced = best_faces(allowed)
        rated = scores(without_copies(faced), documents, query, by_words=by_words and limits.words < _LONG)
    wanted = [must is not None and _found(must, fact) for fact in faced]
    chosen = choose(faced, rated, limits, wanted)
    choices = tuple(Choice(faced[index], round(rated.score[index], 4)) for index in chosen)
    return in_story_order(choices, documents) if order == "story" else choices


def _found(pattern: re.Pattern[str], fact: Fact) -> bool:
    return any(pattern.search(member.text) for member in fact.members)
