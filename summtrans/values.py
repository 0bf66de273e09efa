"""The values that travel through the chain, one frozen dataclass each.

Offsets everywhere count characters of ``Document.text``: ``document.text[start:end]`` is the passage as it stood.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Document:
    """One text of the coverage, as read: decoded, mojibake mended, NFC, line ends unified, paragraph breaks kept.

    ``source`` is a path, a URL or ``-`` (standard input, or a text given in Python). ``offset`` is where ``text``
    begins in the text of its source, above 0 only where one paste was cut into several documents. ``date`` is written
    as the source writes it, or ISO 8601 where it could be read.
    """

    text: str
    source: str = "-"
    title: str | None = None
    url: str | None = None
    date: str | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that did not go on to the next stage, and why; ``text`` holds it where that is short enough to show."""

    source: str
    reason: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One cleaned paragraph (or headline) of a document: a single line without control characters.

    ``anchors`` are ``(position in text, position in the document's text)`` pairs, ascending, the first at 0; between
    two anchors the text is the document's, character for character, or has one character for a longer run (white
    space joined). Use `locate` to go back to the document.
    """

    text: str
    document: int
    anchors: tuple[tuple[int, int], ...]
    end: int
    is_headline: bool = False

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the document's text of ``text[start:end]`` (which must not be empty)."""
        return self._origin(start), self._origin(end - 1) + 1 if end < len(self.text) else self.end

    def _origin(self, position: int) -> int:
        index = bisect_right(self.anchors, (position, 1 << 62)) - 1
        here, there = self.anchors[index]
        return there + position - here


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: ``text`` as it is read on one line, and where it stood.

    ``document`` indexes the list of documents; ``document.text[start:end]`` is the sentence as it stood (line breaks
    and removed signs included). ``position`` counts the sentences of the document from 0, ``paragraph`` its passages.
    """

    text: str
    document: int
    start: int
    end: int
    position: int
    paragraph: int = 0
    is_headline: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """Every place where one fact was told. ``face`` is the best-formed, fullest of ``members`` (and one of them).

    ``reasons`` says for each member, in the same order, why it is here: ``"face"``, or what made it a duplicate of
    the face (``"same text"``, ``"contained"``, ``"reworded"``, …).
    """

    face: Sentence
    members: tuple[Sentence, ...]
    reasons: tuple[str, ...]

    @property
    def support(self) -> int:
        """The number of documents that tell this fact."""
        return len({member.document for member in self.members})


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two facts that match but for a number, date, name, negation or direction; ``differs`` holds the two readings."""

    a: Fact
    b: Fact
    differs: tuple[str, str]
    kind: str = "number"


@dataclass(frozen=True, slots=True)
class Deduplication:
    """What the deduplicator found: facts in reading order, and the conflicts among them."""

    facts: tuple[Fact, ...]
    conflicts: tuple[Conflict, ...] = ()

    @property
    def duplicates(self) -> int:
        """How many sentences were dropped for another one."""
        return sum(len(fact.members) - 1 for fact in self.facts)


@dataclass(frozen=True, slots=True)
class Choice:
    """A fact that the summarizer chose, and its score (higher is more important; comparable within one run only)."""

    fact: Fact
    score: float


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """Which model made a translation. ``sha256`` is that of the weights file the engine loaded."""

    name: str
    revision: str
    sha256: str
    engine: str


FLAGS = ("empty", "repetition", "french", "length", "meaning", "number", "untranslated", "invented", "name")
"""Every flag that a translation may have, the gravest first: the checks that it may fail."""


@dataclass(frozen=True, slots=True)
class Translation:
    """One translated line. ``score`` is the mean log-probability (nats) of an English piece, ≤ 0.

    ``flags`` names the checks that the best translation still fails (empty: all passed); ``parts`` is the number of
    parts that it was translated in, more than one for a long sentence.
    """

    french: str
    english: str
    score: float
    flags: tuple[str, ...] = ()
    parts: int = 1


@dataclass(frozen=True, slots=True)
class BriefItem:
    """One English sentence of a brief, the fact it tells, and the fact's score."""

    english: str
    fact: Fact
    score: float
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief: English sentences in order, with all that is needed to check them.

    ``sentence_counts`` holds the number of sentences of each document. ``counts`` has the keys ``documents``,
    ``sentences``, ``facts``, ``duplicates``, ``conflicts``, ``left_out``, ``flagged`` and ``split`` (translated in
    parts); ``timings`` holds seconds for each stage.
    """

    items: tuple[BriefItem, ...]
    conflicts: tuple[Conflict, ...]
    documents: tuple[Document, ...]
    model: ModelInfo
    left_out: tuple[LeftOut, ...] = ()
    sentence_counts: tuple[int, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    timings: Mapping[str, float] = field(default_factory=dict)

    def __iter__(self) -> Iterator[BriefItem]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __str__(self) -> str:
        return "\n".join(item.english for item in self.items)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the documents, what was passed over and why, and the inputs that failed (exit code 1)."""

    documents: tuple[Document, ...]
    left_out: tuple[LeftOut, ...] = ()
    failures: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Cleaning:
    """Passages in reading order, and what was taken out.

    ``languages`` counts the characters left out for not being French, by English name of the language.
    """

    passages: tuple[Passage, ...]
    left_out: tuple[LeftOut, ...] = ()
    languages: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Budget:
    """How long a summary may be at most; every limit that is given holds.

    ``sentences`` and ``words`` are counts ≥ 1; ``ratio`` is the share (0 < ratio ≤ 1) of the facts.
    """

    sentences: int | None = None
    words: int | None = None
    ratio: float | None = None
