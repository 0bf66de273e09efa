"""Titles before names: "le président Nicolas Sarkozy" is "President Nicolas Sarkozy"."""

from __future__ import annotations

import re

from summtrans.translation.names import anglicized

_TITLES = {
    "président": "President", "présidente": "President", "pape": "Pope", "roi": "King", "reine": "Queen",
    "prince": "Prince", "princesse": "Princess", "empereur": "Emperor", "général": "General", "colonel": "Colonel",
    "commandant": "Commander", "capitaine": "Captain", "amiral": "Admiral", "cardinal": "Cardinal",
    "sénateur": "Senator", "sénatrice": "Senator", "chancelier": "Chancellor", "chancelière": "Chancellor",
}  # fmt: skip
_NAMED = re.compile(
    rf"(?<!\w)(?:[Ll]e|[Ll]a|[Dd]u|[Aa]u|[Ll]'|[Dd]e la|[Dd]e l') ?(?P<title>{'|'.join(_TITLES)}) "
    r"(?P<name>(?:[A-ZÀ-Ý][\w'-]*[a-zà-ÿIVX])(?: (?:[A-ZÀ-Ý][\w'-]*[a-zà-ÿIVX]|de|al|ben|von|van)){0,3})(?!\w)"
)


def with_titles(french: str, english: str) -> str:
    """Return the English with the title before the name, a capital and no article, where the French has it so.

    "the Benedict XVI pope", "the president Nicolas Sarkozy" and "Nicolas Sarkozy president" are mended.
    """
    for match in _NAMED.finditer(french):
        written = match["name"].removesuffix(" de")
        title, name = _TITLES[match["title"]], "|".join(map(re.escape, dict.fromkeys((written, anglicized(written)))))
        after = rf"\b(?:[Tt]he )?(?P<name>{name}) {title}\b(?!['’])"
        before = rf"(?<!former )(?<!vice )(?<!deputy )\b[Tt]he {title} (?P<name>{name})(?!\w)"
        for pattern in (after, before):
            english = re.sub(pattern, rf"{title} \g<name>", english, flags=re.IGNORECASE)
    return english
