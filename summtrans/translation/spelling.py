"""Words that a model put together from pieces a letter off ("obejectivity"), mended by what the French speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summtrans.french.words import fold
from summtrans.translation.lexicon import english_stem, french_stems, invented, is_english_word, translations

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST = 5  # letters; a letter more or less makes another word of a shorter one


def respelled(french: str, english: str) -> str:
    """Return the English with each word that there is not replaced by the one word a letter away that translates it.

    That word must be French as well, or the lexicon's translation of a word of the sentence; else nothing changes.
    """
    for word in invented(french, english):
        if len(word) < _SHORTEST:
            continue
        wanted = {each for stem in french_stems(french) for each in translations(stem)}
        own = fold(french)
        found = sorted(
            {
                each
                for each in _a_letter_away(word.lower())
                if is_english_word(each) and (english_stem(each) in wanted or re.search(rf"\b{each}\b", own))
            }
        )
        if len(found) == 1:
            right = found[0].capitalize() if word[0].isupper() else found[0]
            english = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", right, english)
    return english


def _a_letter_away(word: str) -> Iterator[str]:
    """Yield what one letter dropped, changed, put in or swapped with the next one makes of a word."""
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]
