"""Find the article among the lines of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summtrans.french.lines import Line


def kept_lines(lines: Sequence[Line], title: str | None) -> Iterator[tuple[Line, str | None, bool]]:
    """Yield each line, the reason why it goes (None: it stays), and whether it is a headline."""
    for line in lines:
        if line.is_rule:
            yield line, "rule", False
        elif line.furniture:
            yield line, line.furniture, False
        else:
            yield line, None, not line.is_prose
