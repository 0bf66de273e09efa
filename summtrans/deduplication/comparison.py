"""Two sentences side by side: the same fact, facts in conflict, or different facts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from summtrans.deduplication.differences import Difference, differences
from summtrans.french.profiles import Profile, coverage, profile, similarity
from summtrans.french.speech import split_attribution

_MATCH = 0.62  # of the shorter one's weight found in the longer one
_CONFLICT = 0.75
_STRANGE_NAME = 0.8  # coverage from which a name that the longer one lacks is forgiven


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
    differing = differences(first, second)
    if differing:
        return Relation("conflict" if score >= _CONFLICT else "different", score, differing[0])
    if _says_more(part, whole, score):
        return Relation("different", score)
    contained = score > 0.9 and part.weight < 0.8 * whole.weight
    return Relation("contained" if contained else "reworded", score)


def _says_more(part: Profile, whole: Profile, score: float) -> bool:
    """Tell whether the shorter sentence holds something that makes it a fact of its own."""
    if part.names - whole.weights.keys() and score < _STRANGE_NAME:
        return True
    return _is_list(part) and _is_list(whole) and part.names != whole.names


def _is_list(gist: Profile) -> bool:
    """Tell whether a sentence enumerates: four names or more that hold most of its weight."""
    names = gist.names
    return len(names) >= 4 and sum(gist.weights.get(name, 0.0) for name in names) > 0.55 * gist.weight


@lru_cache(maxsize=1 << 14)
def _gist(text: str) -> Profile:
    return profile(split_attribution(text)[0])


def likeness(a: str, b: str) -> float:
    """Return how alike two sentences are, 0 to 1, whatever their numbers say."""
    return similarity(profile(a), profile(b))
