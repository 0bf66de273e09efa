"""Many stories: the French half story by story, the translation of many stories in shared batches."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from summtrans import drafting, pipeline
from summtrans.drafting import Story
from summtrans.errors import InputError, SummtransError, UsageError
from summtrans.values import Brief, Budget, Document

if TYPE_CHECKING:
    from summtrans.translation.translator import Translator

# Stories whose sentences are translated together: enough to fill batches of equal length, few enough for memory.
WINDOW = 64
_FEWEST = 16  # stories from which it pays to start other processes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a story: its brief, or the error that took its place."""

    name: str
    brief: Brief | None = None
    error: SummtransError | None = None


def stories(inputs: Iterable[str | os.PathLike[str]]) -> Iterator[Story]:
    """Yield the stories of the inputs, in order.

    A folder is a story, a file is one, and a JSON Lines file of objects with ``id`` and ``documents`` or ``text``
    holds one a line.
    """
    for item in inputs:
        path = Path(item)
        if path.suffix.lower() in (".jsonl", ".ndjson") and path.is_file():
            yield from _lines(path)
        elif path.exists():
            yield Story(str(path), (str(path),))
        else:
            yield Story(str(path), error=InputError(f"Cannot read {path}: there is no such file or folder."))


def _lines(path: Path) -> Iterator[Story]:
    with path.open(encoding="utf-8-sig", errors="replace") as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                yield _story(line, f"{path}:{number}")


def _story(line: str, where: str) -> Story:
    try:
        data = json.loads(line)
        name = str(data.get("id", where))
        if "documents" in data:
            documents = tuple(_document(item, name) for item in data["documents"])
        else:
            documents = (_document(data, name),)
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        wanted = 'an object with "id" and "documents" or "text"'
        return Story(where, error=InputError(f"Cannot read {where}: the line is not {wanted}."))
    return Story(name, documents)


def _document(item: dict[str, object], name: str) -> Document:
    text = item["text"]
    if not isinstance(text, str):
        raise TypeError("text")
    title, url, date = (str(item[key]) if item.get(key) else None for key in ("title", "url", "date"))
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n\n{text}"  # a headline is a sentence of its document: offsets count from it
    return Document(text, url or name, title, url, date)


def brief_many(
    items: Iterable[Story | pipeline.Input | Sequence[pipeline.Input]],
    sentences: int | None = None,
    *,
    words: int | None = None,
    ratio: float | None = None,
    order: pipeline.Order = "story",
    query: str = "",
    must: str = "",
    never: str = "",
    model: str | None = None,
    translator: Translator | None = None,
    workers: int = 0,
) -> Iterator[Outcome]:
    """Make a brief of each story; yield one `Outcome` a story, in order, in memory that does not grow.

    A story is a `Story`, a path or `Document`, or a list of them; a JSON Lines file holds a story a line. A story that
    fails has its error in its outcome. The sentences of many stories are translated together, which changes nothing in
    their English. ``workers`` processes read, clean and choose ahead of the translation (a script that asks for any
    must be guarded by ``if __name__ == "__main__"``). Options as in `brief`.

    Raises:
        ModelNotFoundError: the model is not installed.
        UsageError: a limit, a pattern or the number of workers makes no sense.
    """
    from summtrans.translation.translator import Translator as Loaded

    if workers < 0:
        raise UsageError(f"The number of workers must be 0 (none) or more, not {workers}.")
    limits, steering = pipeline.budget(sentences, words, ratio), pipeline.Steering.of(query, must, never, order)
    if translator is not None:
        return outcomes(_as_stories(items), translator, limits, steering, workers)

    def loaded() -> Iterator[Outcome]:
        with Loaded(model) as own:
            yield from outcomes(_as_stories(items), own, limits, steering, workers)

    return loaded()


def _as_stories(items: Iterable[Story | pipeline.Input | Sequence[pipeline.Input]]) -> Iterator[Story]:
    for number, item in enumerate(items, 1):
        if isinstance(item, Story):
            yield item
        elif isinstance(item, Document):
            yield Story(item.source if item.source not in ("", "-") else f"story {number}", (item,))
        elif isinstance(item, (str, os.PathLike)):
            yield from stories([item])
        else:
            yield Story(f"story {number}", tuple(item))


def outcomes(
    items: Iterable[Story],
    translator: Translator,
    limits: Budget | None = None,
    steering: pipeline.Steering | None = None,
    workers: int = 0,
) -> Iterator[Outcome]:
    """Yield one outcome a story, in order; the French half of the next stories is done beside the translation."""
    iterator = iter(items)
    window = list(islice(iterator, WINDOW))
    with drafting.drafter(limits or pipeline.budget(), steering, workers if len(window) >= _FEWEST else 0) as begin:
        drafts = [begin(story) for story in window]
        while window:
            following = list(islice(iterator, WINDOW))
            begun = [begin(story) for story in following]
            yield from _finish(window, [draft() for draft in drafts], translator)
            window, drafts = following, begun


def _finish(
    window: Sequence[Story], drafts: Sequence[pipeline.Draft | SummtransError], translator: Translator
) -> Iterator[Outcome]:
    whole = [draft for draft in drafts if isinstance(draft, pipeline.Draft)]
    briefs = iter(pipeline.finish(whole, translator))
    for story, draft in zip(window, drafts, strict=True):
        if isinstance(draft, pipeline.Draft):
            yield Outcome(story.name, next(briefs))
        else:
            yield Outcome(story.name, error=draft)


def done_lines(part: Path) -> int:
    """Return how many whole lines an interrupted run left in ``part``; a torn last line is cut off.

    Raises:
        UsageError: the file holds something else.
    """
    count = whole = 0
    with part.open("rb+") as stream:
        for line in stream:
            if not line.endswith(b"\n"):
                break
            try:
                json.loads(line)
            except ValueError:
                raise UsageError(f"{part} holds no lines of an earlier run: delete it and start anew.") from None
            count += 1
            whole += len(line)
        stream.truncate(whole)
    return count
