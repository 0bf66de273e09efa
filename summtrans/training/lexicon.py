"""The word lists learned from pairs: translations to check by, glosses to help the model, and English words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from summtrans.training.alignment import Candidate, translations
from summtrans.translation.glosses import Gloss
from summtrans.translation.lexicon import english_stem, english_stems, french_stems

_RAREST_FRENCH, _RAREST_ENGLISH = 12, 6  # occurrences
_RAREST_WORD = 5
_LETTERS = re.compile(r"[^\W\d_]+")
_LEAST = 0.04  # probability of a translation that is kept
_MOST = 8  # translations of one word

_FUNCTION_WORDS = 120  # the most frequent words of a language, which have no gloss and are none
_RAREST_GLOSSED = 3
_COMMONEST_GLOSSED = 20_000  # occurrences; the model knows these better than any list
_LEAST_GLOSS, _LEAST_GLOSS_COUNT = 0.35, 2.0  # of the forms of one English word together
_SHORTEST_GLOSSED = 3  # letters
_LOWER_CASE = 0.15  # share of the occurrences in lower case from which a word is no name
# One English form cannot say these tenses: the future and the conditional would be lost.
_FUTURE = re.compile(r"r(?:a|ont|ait|aient|ai|as|ais|ions|iez|ons|ez)$")


def learn(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """Yield French stems, sorted, each with its English stems, the likeliest first."""
    sides = ((french_stems(french), english_stems(english)) for french, english in pairs)
    for word, candidates in translations(sides, _LEAST, _RAREST_FRENCH, _RAREST_ENGLISH):
        yield word, [each.english for each in candidates[:_MOST]]


def glosses(pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, Gloss]]:
    """Yield French words in lower case, sorted, each with its one English word, where that is nearly sure."""
    sides = [(_LETTERS.findall(french.lower()), _LETTERS.findall(english.lower())) for french, english in pairs]
    french = Counter(word for side, _ in sides for word in side)
    english = Counter(word for _, side in sides for word in side)
    common = {word for word, _ in french.most_common(_FUNCTION_WORDS)}
    plain = {word for word, _ in english.most_common(_FUNCTION_WORDS)}
    content = (([w for w in f if w not in common], [w for w in e if w not in plain]) for f, e in sides)
    cased = _cased(english for _, english in pairs)
    for word, candidates in translations(content, _LEAST, _RAREST_GLOSSED, _RAREST_GLOSSED):
        best = _surest(candidates)
        if not best or len(word) < _SHORTEST_GLOSSED or french[word] > _COMMONEST_GLOSSED or _FUTURE.search(word):
            continue
        if best != word:
            yield word, Gloss(cased.get(best, best), french[word])


def _surest(candidates: Sequence[Candidate]) -> str:
    """Return the likeliest form of the likeliest English word, all its forms counted; empty if none is sure."""
    forms: dict[str, list[Candidate]] = {}
    for each in candidates:
        forms.setdefault(english_stem(each.english), []).append(each)
    best = max(forms.values(), key=lambda group: sum(each.probability for each in group))
    if sum(each.probability for each in best) < _LEAST_GLOSS or sum(each.pairs for each in best) < _LEAST_GLOSS_COUNT:
        return ""
    return max(best, key=lambda each: each.probability).english


def _cased(sentences: Iterable[str]) -> dict[str, str]:
    """Return how words that are nearly always capitalized inside sentences are written."""
    counts: dict[str, Counter[str]] = {}
    for text in sentences:
        for match in _LETTERS.finditer(text):
            before = text[max(0, match.start() - 2) : match.start()]
            if before.endswith(" ") and before[0] not in '.!?"“':
                counts.setdefault(match.group().lower(), Counter())[match.group()] += 1
    return {
        word: forms.most_common(1)[0][0] for word, forms in counts.items() if forms[word] < _LOWER_CASE * forms.total()
    }


def english_words(pairs: Iterable[tuple[str, str, str]]) -> list[str]:
    """Return the words, in lower case and sorted, that the English sides hold five times or more."""
    counts: Counter[str] = Counter()
    for _, english, _ in pairs:
        counts.update(_LETTERS.findall(english.lower()))
    return sorted(word for word, count in counts.items() if count >= _RAREST_WORD and len(word) > 1)
