"""The output of ``summtrans translate``, written as it is made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from summtrans.rendering.json import escaped
from summtrans.rendering.text import escape
from summtrans.values import ModelInfo, Translation


def render_lines(translations: Iterable[Translation], form: str, model: ModelInfo) -> Iterator[str]:
    """Yield the translations as text (one line each), Markdown (a list), JSON Lines, or an HTML page.

    In text a blank line stays blank, and line N is the translation of line N.
    """
    if form == "text":
        for translation in translations:
            yield " ".join(translation.english.split()) + "\n"
    elif form == "markdown":
        for translation in translations:
            yield f"- {escape(translation.english)}\n" if translation.english else "\n"
    elif form == "json":
        for translation in translations:
            data = {
                "french": translation.french,
                "english": translation.english,
                "score": round(translation.score, 4),
                "flags": list(translation.flags),
            }
            yield escaped(json.dumps(data, ensure_ascii=False)) + "\n"
    else:
        from summtrans.rendering.html import translation_page

        yield from translation_page(translations, model)
