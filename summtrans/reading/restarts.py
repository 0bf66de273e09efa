"""Headlines that begin another document though nothing but their words says so.

Between two paragraphs a headline looks like an intertitle. Two things tell them apart: below the headline of another
story the words change (lexical cohesion, Hearst 1997, https://aclanthology.org/J97-1003), and another outlet's headline
tells again what the first one's told, and so does its opening.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from summtrans.french.headlines import may_be_headline
from summtrans.french.lines import Line
from summtrans.french.words import rarity, stems

# Set on OrangeSum articles and clusters pasted without marks, and on the intertitles of pages: at these values about
# 7 in 10 headlines of other stories, 1 in 2 of the same story, and 1 in 60 intertitles are taken for a beginning.
_SHORTEST = 6  # words of a headline
_COHESION, _KEPT = 0.03, 0.15  # cosine of the text above and below; of the headline and what follows it
_TOLD_AGAIN, _COPY, _OPENING = 0.2, 0.9, 0.35  # cosines of the two headlines, and of the two openings
_ABOVE, _BELOW, _LEAD = 4, 4, 2  # paragraphs looked at
_SIGNED = re.compile(r"(?<=[^\W_])par [\w.]|[?!)\"»]par [\w.]")  # a video's caption, its maker glued to it by scraping

Vector = Mapping[str, float]


def restarts(lines: Sequence[Line], prose: Sequence[int]) -> Iterator[int]:
    """Yield the indices of headlines, each between two paragraphs (``prose``), that begin another document."""
    begin = 0
    for number in range(1, len(prose)):
        above, below = prose[number - 1], prose[number]
        if below - above != 2 or not _may_begin(lines[above + 1]):
            continue
        first = next(index for index, line in enumerate(prose) if line >= begin)
        if number - first < _LEAD:
            continue
        following = [lines[index].text for index in prose[number : number + _BELOW]]
        before = [lines[index].text for index in prose[max(first, number - _ABOVE) : number]]
        opening = [lines[index].text for index in prose[first : first + _LEAD]]
        title = next((line.text for line in lines[begin : prose[first]] if _may_begin(line)), "")
        if _is_another_story(lines[above + 1].text, before, following) or _is_told_again(
            lines[above + 1].text, following, title, opening
        ):
            begin = above + 1
            yield begin


def _may_begin(line: Line) -> bool:
    signed = _SIGNED.search(line.text) is not None
    return may_be_headline(line) and not line.is_prose and line.words >= _SHORTEST and not signed


def _is_another_story(headline: str, before: Sequence[str], following: Sequence[str]) -> bool:
    kept = _cosine(_vector([headline]), _vector(following[:_LEAD]))
    return kept > _KEPT and _cosine(_vector(before), _vector(following)) < _COHESION


def _is_told_again(headline: str, following: Sequence[str], title: str, opening: Sequence[str]) -> bool:
    if not _TOLD_AGAIN <= _cosine(_vector([headline]), _vector([title])) < _COPY:
        return False
    return _cosine(_vector([headline, *following[:_LEAD]]), _vector([title, *opening])) >= _OPENING


def _vector(texts: Iterable[str]) -> Vector:
    """Return the stems of the texts, weighted by their rarity and by the logarithm of how many texts have them."""
    counts = Counter(stem for text in texts for stem in set(stems(text)))
    return {stem: rarity(stem) * (1 + math.log(count)) for stem, count in counts.items()}


def _cosine(a: Vector, b: Vector) -> float:
    norm = math.sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))
    return sum(weight * b[stem] for stem, weight in a.items() if stem in b) / norm if norm else 0.0
