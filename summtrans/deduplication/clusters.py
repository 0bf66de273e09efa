"""Clusters around faces: the best sentence of each fact gathers the sentences that match it."""

from __future__ import annotations

import math
import re
import string
from collections import Counter
from collections.abc import Iterable, Sequence

from summtrans.deduplication.candidates import candidate_pairs
from summtrans.deduplication.comparison import Relation
from summtrans.deduplication.pairing import comparer
from summtrans.french.words import count_words
from summtrans.values import Conflict, Deduplication, Fact, Sentence

Clash = tuple[int, int, str, tuple[str, str]]  # two texts, the kind of their difference, and where they differ
_WELL_FORMED = re.compile(r"[\"«“(—–-]?\s?[\"«“]?\s?[A-ZÀ-ÖØ-Þ0-9].*[.!?…][\"»”)’']*\s?[\"»”)]?$", re.DOTALL)
_CREDIT = re.compile(r"\bAFP\b|\bReuters\b|©|avec agences|\(source", re.IGNORECASE)
_CREDIT_SIGNS = ("afp", "reuters", "©", "avec agences", "(source")
_SMALL = string.ascii_lowercase.encode()
_HEADLINE = 4  # a headline is the face only where it is 1.15 to this power longer than the sentence
_RANKS = 1 << 16  # more than any count that goes into a rank
_LONGEST = 60  # words; beyond, a longer sentence is no better


def cluster(sentences: Sequence[Sentence], processes: int = 1) -> Deduplication:
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
    clashes: list[Clash] = []
    with comparer(sum(map(len, neighbours.values())) // 2, processes) as (compared, at_a_time):
        for start in range(0, len(texts), at_a_time):
            # What a face among them gathers is compared in vain with the others, so they must not be too many.
            faces = [index for index in range(start, min(start + at_a_time, len(texts))) if index not in face_of]
            pairs = [
                (face, other) for face in faces for other in sorted(neighbours.get(face, ()))
                if other > face and other not in face_of
            ]  # fmt: skip
            relations = compared([(texts[face], texts[other]) for face, other in pairs])
            _gather(faces, zip(pairs, relations, strict=True), face_of, clashes)
    return _assemble(texts, groups, face_of, clashes)


def _gather(
    faces: Sequence[int],
    compared: Iterable[tuple[tuple[int, int], Relation]],
    face_of: dict[int, tuple[int, str]],
    clashes: list[Clash],
) -> None:
    """Let each of the faces, the best first, gather what matches it and no better face has."""
    for (face, other), relation in compared:
        if face_of.setdefault(face, (face, "face"))[0] != face or other in face_of:
            continue
        if relation.same:
            face_of[other] = (face, relation.kind)
        elif relation.kind == "conflict" and relation.difference is not None:
            clashes.append((face, other, relation.difference.kind, (relation.difference.a, relation.difference.b)))
    for face in faces:
        face_of.setdefault(face, (face, "face"))


def _assemble(
    texts: Sequence[str],
    groups: dict[str, list[Sentence]],
    face_of: dict[int, tuple[int, str]],
    clashes: Sequence[Clash],
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


def _rank(places: Sequence[Sentence]) -> int:
    """Return how far down a text stands as a face: the lowest is the best.

    In order of weight: capitals throughout, flaws set against length, a credit, and how short it is in characters.
    """
    text = places[0].text
    headline = all(place.is_headline for place in places)
    shouting = _is_shouting(text)
    unbalanced = text.count('"') % 2 or text.count("«") != text.count("»")
    flaws = (not _WELL_FORMED.match(text)) + bool(unbalanced)
    length = int(math.log(min(_LONGEST, max(1, count_words(text)))) / math.log(1.15))
    flawed = 2 * flaws + _HEADLINE * headline - length
    return ((shouting * _RANKS + flawed) * 2 + _is_credited(text)) * _RANKS - min(len(text), _RANKS - 1)


def _is_shouting(text: str) -> bool:
    encoded = text.encode()
    small = len(encoded) - len(encoded.translate(None, _SMALL))
    if 1.5 * small >= len(text) - small:
        return False  # most letters are small: no need to look at each
    return sum(map(str.isupper, text)) > 1.5 * sum(map(str.islower, text))


def _is_credited(text: str) -> bool:
    lowered = text.lower()  # the expression is slow, and nearly no sentence has any of its words
    return any(sign in lowered for sign in _CREDIT_SIGNS) and bool(_CREDIT.search(text))
