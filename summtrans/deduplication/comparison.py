"""Two sentences side by side: the same fact, facts in conflict, or different facts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from summtrans.deduplication.differences import Difference, differences
from summtrans.french.profiles import Profile, Token, coverage, profile
from summtrans.french.speech import split_attribution

_MATCH = 0.65  # of the shorter one's weight found in the longer one
_CONFLICT = 0.75
_MIRRORED = 0.6  # the least weight of the shorter one, as a share of the longer one's
_STRANGE_NAME = 0.775  # coverage from which a name that the longer one lacks is forgiven
_SHORT = 20.0  # nats of rarity: a sentence of about five words with a meaning
_LIGHT = 14.0
_VERBATIM, _VERBATIM_LIGHT = 0.45, 0.7  # share of a short sentence's words, in order, in one place of the longer one
_AGAIN = re.compile(r"\b(?:de|à) nouveau\b|\bune (?:deuxième|seconde|nouvelle) fois\b", re.IGNORECASE)
_CREDIT_AFTER = re.compile(
    r"\s*(?:[-–—©]\s*|\(\s*)(?:source\s*:?\s*|avec\s+)?(?:AFP|Reuters|agences?)\s*\)?\s*\.?$", re.IGNORECASE
)
_CREDIT = re.compile(r"^(?:\([^()]{2,30}\)|[A-ZÀ-Þ][A-ZÀ-Þ, ]{2,30}(?:\([A-Za-z]+\))?)\s?[-–—:]\s+")


@dataclass(frozen=True, slots=True)
class Relation:
    """How two sentences stand to each other.

    ``kind`` is ``"same text"``, ``"contained"`` or ``"reworded"`` (one fact), ``"conflict"`` (they match but for
    ``difference``) or ``"different"``. ``score``, 0 to 1, is how much of the shorter one the longer one tells.
    """

    kind: str
    score: float
    difference: Difference | None = None

    @property
    def same(self) -> bool:
        """Whether the two tell one fact."""
        return self.kind in ("same text", "contained", "reworded")


def compare(a: str, b: str) -> Relation:
    """Compare two French sentences (or headlines)."""
    first, second = profile(a), profile(b)
    if [token.key for token in first.tokens] == [token.key for token in second.tokens]:
        differing = differences(first, second)
        return Relation("conflict", 1.0, differing[0]) if differing else Relation("same text", 1.0)
    gist_a, gist_b = _gist(a), _gist(b)
    part, whole = sorted((gist_a, gist_b), key=lambda gist: gist.weight)
    score = coverage(part, whole)
    if score < _MATCH:
        return Relation("different", score)
    differing = differences(first, second, _end(gist_a, a), _end(gist_b, b))
    if differing:
        # A name that only the shorter one has may be another person of the same event: then both must tell the same.
        mirrored = differing[0].kind != "name" or part.weight >= _MIRRORED * whole.weight
        return Relation("conflict" if score >= _CONFLICT and mirrored else "different", score, differing[0])
    if _says_more(part, whole, score):
        return Relation("different", score)
    contained = score > 0.9 and part.weight < 0.8 * whole.weight
    return Relation("contained" if contained else "reworded", score)


def _end(gist: Profile, text: str) -> int:
    """Return where what is said ends in the sentence."""
    return text.find(gist.text) + len(gist.text)


def _says_more(part: Profile, whole: Profile, score: float) -> bool:
    """Tell whether the shorter sentence holds something that makes it a fact of its own."""
    missing = [token for token in part.tokens if token.weight > 0 and token.key not in whole.weights]
    if score < _STRANGE_NAME and any(token.is_name for token in missing):
        return True
    if part.weight < _SHORT:
        if score < _STRANGE_NAME and missing and missing[-1] is _last(part):
            return True  # the predicate itself is another
        if not _stands_in(part, whole):
            return True
    if score < _CONFLICT and any(_is_day(token) for token in missing):
        return True
    if bool(_AGAIN.search(part.text)) != bool(_AGAIN.search(whole.text)):
        return True
    return _is_list(part) and _is_list(whole) and part.names != whole.names


def _stands_in(part: Profile, whole: Profile) -> bool:
    """Tell whether a short sentence is found in one place of the longer one, not in words strewn over it.

    Words without a meaning count here: common words alone would be found anywhere.
    """
    mine, theirs = [token.key for token in part.tokens], [token.key for token in whole.tokens]
    blocks = [
        block for block in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks() if block.size
    ]
    light = part.weight < _LIGHT
    room = (3 if light else 4) * len(mine) // 2 + 4
    best = max(
        (sum(block.size for block in blocks if first.b <= block.b and block.b + block.size <= first.b + room))
        for first in blocks
    )
    if len(part.weights) < 3:
        return best == len(mine) >= 6
    needed = _VERBATIM_LIGHT if light else _VERBATIM
    return best >= needed * len(mine)


def _last(gist: Profile) -> Token:
    return next(token for token in reversed(gist.tokens) if token.weight > 0)


def _is_day(token: Token) -> bool:
    date = token.quantity.date if token.quantity else None
    return date is not None and date.day is not None


def _is_list(gist: Profile) -> bool:
    """Tell whether a sentence enumerates: five names or more, with their numbers, that hold most of its weight."""
    if gist.text.count(",") + gist.text.count(";") < 3 or len(gist.names) < 5:
        return False
    items = {token.key for token in gist.tokens if token.is_name or token.quantity is not None}
    return sum(gist.weights.get(item, 0.0) for item in items) > 0.55 * gist.weight


@lru_cache(maxsize=1 << 14)
def _gist(text: str) -> Profile:
    bare = _CREDIT_AFTER.sub("", _CREDIT.sub("", text))
    return profile(split_attribution(bare)[0]) if bare else profile(text)
