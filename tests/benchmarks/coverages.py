"""The evaluation sets as the summarizer gets them: read, cleaned, split and deduplicated, with their references."""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summtrans.cleaning import clean
from summtrans.deduplication import deduplicate
from summtrans.reading import read
from summtrans.sentences import split
from summtrans.values import Document, Fact

WORDS = {"rpm2": 99, "orangesum_abstract": 32}
"""The words at which a summary is cut; 34 in the other sets."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """One story: its record, the documents and facts that came of it, and the references."""

    record: dict[str, Any]
    documents: tuple[Document, ...]
    facts: tuple[Fact, ...]
    references: list[str]


def load(path: Path, limit: int | None = None) -> list[Coverage]:
    """Take the records of a JSON Lines file through the whole input side; its folder holds ``eval_common``."""
    common = scorer(path.parent, "eval_common")
    found = []
    with path.open(encoding="utf-8") as lines, tempfile.TemporaryDirectory() as folder:
        for number, line in enumerate(lines):
            if number == limit:
                break
            record = json.loads(line)
            pasted = Path(folder, "pasted.txt")
            pasted.write_text(common.input_text(record), "utf-8", newline="")
            documents = read([str(pasted)]).documents
            facts = deduplicate(split(clean(documents).passages)).facts
            found.append(Coverage(record, tuple(documents), facts, common.references_of(record)))
    return found


def scorer(folder: Path, name: str) -> Any:
    """Import a module of the folder that holds the evaluation sets."""
    import importlib

    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
    return importlib.import_module(name)
