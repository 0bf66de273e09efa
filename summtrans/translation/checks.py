"""Signs that a translation cannot be trusted, each with a name that goes into its flags."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from summtrans.french.words import fold
from summtrans.translation import figures
from summtrans.translation.lexicon import copied, invented, lost
from summtrans.translation.names import Name
from summtrans.translation.names import missing as missing_names
from summtrans.translation.typography import WEEKDAYS
from summtrans.values import FLAGS

_COSTS = {
    "empty": 12,
    "repetition": 6,
    "french": 6,
    "length": 4,
    "meaning": 4,
    "number": 3,
    "untranslated": 2,
    "invented": 1,
    "name": 1,
}
_LONGEST_RATIO = 2.2  # English characters for a French one; news has 0.75 to 1.15
_SHORTEST_RATIO = 0.4
_SHORT = 25  # characters: below this, ratios say little
_LONGEST_SHORT_RATIO, _TINY = 2.5, 8  # "JO" is "Olympics"
_COMPRESSION = 2.4  # as in Whisper's test for loops (Radford et al. 2022), on texts of 80 bytes and more
_FRENCH_WORDS = frozenset(
    "le la les des du une dans est sont pour avec sur qui que pas plus au aux ce cette ces ont par mais ou nous vous "
    "ils elles leur leurs etait ete avoir etre fait selon apres avant aussi depuis entre sans tres deja encore".split()
)
_FRENCH_SHARE = 0.2
# Of the weight of the French content words, the share whose translation is in the English. Nine in ten sentences of
# newstest2012 have more than 0.31 in their reference; three rare words weigh about 15.
_LEAST_COVERAGE = 0.25
_LEAST_WEIGHT = 15.0


def faults(french: str, english: str, french_names: Sequence[Name], wanted: Collection[str] = FLAGS) -> dict[str, int]:
    """Return the checks that ``english`` fails as a translation of ``french``, and how often (empty: all passed).

    Only the checks in ``wanted`` (some of `FLAGS`) count.
    """
    if not english.strip():
        return {"empty": 1} if french.strip() and "empty" in wanted else {}
    ratio = len(english) / max(1, len(french))
    too_long = ratio > (_LONGEST_RATIO if len(english) > _SHORT else _LONGEST_SHORT_RATIO) and len(english) > _TINY
    too_short = ratio < _SHORTEST_RATIO and len(french) > _SHORT
    counts = {
        "repetition": int(repeats(english, french)),
        "length": int(too_long or too_short),
        "meaning": int(coverage(french, english) < _LEAST_COVERAGE),
        "number": len(figures.missing(french, english)) + len(figures.unpaid(french, english)),
        "name": len(missing_names(french_names, english)),
        "french": int(is_french(english, french_names)),
        "untranslated": len(copied(french, english)),
        "invented": len(invented(french, english)),
    }
    return {flag: count for flag, count in counts.items() if count and flag in wanted}


def cost(failed: Mapping[str, int]) -> int:
    """Return how bad the faults are together; a wrong figure weighs more than a lost name."""
    return sum(_COSTS[flag] * count for flag, count in failed.items())


def coverage(french: str, english: str) -> float:
    """Return the share (0 to 1) of what the French speaks of that the English speaks of too; 1 for short texts."""
    missing, total = lost(french, english)
    return 1.0 - missing / total if total >= _LEAST_WEIGHT else 1.0


def repeats(english: str, french: str) -> bool:
    """Tell whether something comes again: three words in a row twice more than in the French, a day, or a loop."""
    words = re.findall(r"[^\W_]+", fold(english))
    source = re.findall(r"[^\W_]+", fold(french))
    if _stutters(words) > _stutters(source):
        return True
    if any(_most_in_a_row(words, size) > allowed for size, allowed in ((1, 4), (3, 1), (4, 1))):
        return True
    if _most_in_a_row(words, 2) > max(1, _most_in_a_row(source, 2)):  # "in France, in France"; "de plus en plus" may
        return True
    counts, source_counts = Counter(words), Counter(source)
    if any(word.isdigit() and count > max(2, 1 + source_counts[word]) for word, count in counts.items()):
        return True
    if any(counts[day.lower()] > source_counts[jour] > 0 for jour, day in WEEKDAYS.items()):
        return True  # "on Friday afternoon, July 4, on Friday, July"
    if re.search(r"(\w{2,6}?)\1{3,}", english):
        return True
    trigrams = [tuple(words[i : i + 3]) for i in range(len(words) - 2)]
    doubled = len(trigrams) - len(set(trigrams))
    source_trigrams = [tuple(source[i : i + 3]) for i in range(len(source) - 2)]
    if doubled > 1 + len(source_trigrams) - len(set(source_trigrams)):
        return True
    data = english.encode()
    return len(data) >= 80 and len(data) / len(zlib.compress(data)) > _COMPRESSION


def _stutters(words: Sequence[str]) -> int:
    """Return how many figures and words stand directly after themselves (short words and "that" may)."""
    return sum(
        word == after and (word.isdigit() or len(word) > 3) and word != "that" for word, after in pairwise(words)
    )


def _most_in_a_row(words: Sequence[str], size: int) -> int:
    """Return how many times at most a phrase of ``size`` words stands directly after itself, the first included."""
    longest = run = 0
    for index in range(size, len(words)):
        run = run + 1 if words[index] == words[index - size] else 0
        longest = max(longest, run)
    return longest // size + 1


def is_french(english: str, french_names: Sequence[Name]) -> bool:
    """Tell whether the text is still French: a fifth or more of its words are French function words."""
    names = {part for name in french_names for part in re.findall(r"\w+", fold(name.french))}
    words = [word for word in re.findall(r"[^\W\d_]+", fold(english)) if word not in names]
    if len(words) < 3:
        return False
    return sum(word in _FRENCH_WORDS for word in words) >= _FRENCH_SHARE * len(words)
