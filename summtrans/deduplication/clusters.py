"""Clusters around faces: the best sentence of each fact gathers the sentences that match it."""

from __future__ import annotations

import math
import re
import string
from collections import Counter
from collections.abc import Sequence

from summtrans.deduplication.candidates import candidate_pairs
from summtrans.deduplication.comparison import compare
from summtrans.french.words import count_words
from summtrans.values import Conflict, Deduplication, Fact, Sentence

_WELL_FORMED = re.compile(r"[\"«“(—–-]?\s?[\"«“]?\s?[A-ZÀ-ÖØ-Þ0-9].*[.!?…][\"»”)’']*\s?[\"»”)]?$", re.DOTALL)
_CREDIT = re.compile(r"\bAFP\b|\bReuters\b|©|avec agences|\(source", re.IGNORECASE)
_CREDIT_SIGNS = ("afp", "reuters", "©", "avec agences", "(source")
_SMALL = string.ascii_lowercase.encode()
_HEADLINE = 4  # a headline is the face only where it is 1.15 to this power longer than the sentence
_LONGEST = 60  # words; beyond, a longer sentence is no better


def cluster(sentences: Sequence[Sentence]) -> Deduplication:
    """Return the facts of the sentences, and the conflicts among them.

    Sentences are taken from the best to the worst; each that no earlier face has gathered becomes a face and gathers
    what matches it. So a fact's members all match its face, no face matches another, and no chain can drift.
    """
    groups: dict[str, list[Sentence]] = {}
    for sentence in sorted(sentences, key=lambda s: (s.document, s.position, s.start)):
        groups.setdefault(sentence.text, []).append(sentence)
    texts = sorted(groups, key=lambda text: (_rank(groups[text]), text))
    neighbours = candidate_pairs(texts)
    face_of: dict[int, tuple[int, str]] = {}
    clashes: list[tuple[int, int, str, tuple[str, str]]] = []
    for index, text in enumerate(texts):
        if index in face_of:
            continue
        face_of[index] = (index, "face")
        for other in sorted(neighbours.get(index, ())):
            if other <= index or other in face_of:
                continue
            relation = compare(text, texts[other])
            if relation.same:
                face_of[other] = (index, relation.kind)
            elif relation.kind == "conflict" and relation.difference is not None:
                clashes.append((index, other, relation.difference.kind, (relation.difference.a, relation.difference.b)))
    return _assemble(texts, groups, face_of, clashes)


def _assemble(
    texts: Sequence[str],
    groups: dict[str, list[Sentence]],
    face_of: dict[int, tuple[int, str]],
    clashes: Sequence[tuple[int, int, str, tuple[str, str]]],
) -> Deduplication:
    gathered = Counter(face for face, _ in face_of.values())
    members: dict[int, list[tuple[Sentence, str]]] = {}
    facts: dict[int, Fact] = {}
    for index, (face, reason) in face_of.items():
        places = groups[texts[index]]
        if gathered[face] == len(places) == 1:  # by far the most
            facts[face] = Fact(places[0], (places[0],), ("face",))
            continue
        first_reason = "face" if index == face else reason
        members.setdefault(face, []).extend(
            (place, first_reason if number == 0 or index != face else "same text")
            for number, place in enumerate(places)
        )
    for face, found in members.items():
        found.sort(key=lambda item: (item[0].document, item[0].position, item[0].start))
        best = next(sentence for sentence, reason in found if reason == "face")
        facts[face] = Fact(best, tuple(s for s, _ in found), tuple(reason for _, reason in found))
    ordered = sorted(facts.values(), key=lambda fact: (fact.members[0].document, fact.members[0].position))
    conflicts = []
    seen: set[tuple[int, int]] = set()
    for first, second, kind, differs in clashes:
        pair = (face_of[first][0], face_of[second][0])
        if pair[0] != pair[1] and pair not in seen:
            seen.add(pair)
            conflicts.append(Conflict(facts[pair[0]], facts[pair[1]], differs, kind))
    return Deduplication(tuple(ordered), tuple(conflicts))


def _rank(places: Sequence[Sentence]) -> tuple[int, int, int, int]:
    """Return a sort key of a text as a face: the lowest is the best."""
    text = places[0].text
    headline = all(place.is_headline for place in places)
    shouting = _is_shouting(text)
    unbalanced = text.count('"') % 2 or text.count("«") != text.count("»")
    flaws = (not _WELL_FORMED.match(text)) + bool(unbalanced)
    length = int(math.log(min(_LONGEST, max(1, count_words(text)))) / math.log(1.15))
    return shouting, 2 * flaws + _HEADLINE * headline - length, _is_credited(text), -len(text)


def _is_shouting(text: str) -> bool:
    encoded = text.encode()
    small = len(encoded) - len(encoded.translate(None, _SMALL))
    if 1.5 * small >= len(text) - small:
        return False  # most letters are small: no need to look at each
    return sum(map(str.isupper, text)) > 1.5 * sum(map(str.islower, text))


def _is_credited(text: str) -> bool:
    lowered = text.lower()  # the expression is slow, and nearly no sentence has any of its words
    return any(sign in lowered for sign in _CREDIT_SIGNS) and bool(_CREDIT.search(text))
