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
_OWNER = re.compile(r"\b[Tt]he (?P<name>[A-ZÀ-Ý][\w-]*[a-zà-ÿ](?: [A-ZÀ-Ý][\w-]*[a-zà-ÿ]){1,2})(?='s\b)")


def with_titles(french: str, english: str) -> str:
    """Return the English with the title before the name, a capital and no article, where the French has it so.

    "the Benedict XVI pope", "the president Nicolas Sarkozy" and "Nicolas Sarkozy president" are mended; so is an
    article before a name that owns something, "the Anne Vernier's house", where the French name has none.
    """
    english = _OWNER.sub(
        lambda match: match["name"] if re.search(rf"\b[dD](?:e |['’]){match['name']}(?!\w)", french) else match.group(),
        english,
    )
    for match in _NAMED.finditer(french):
        written = match["name"].removesuffix(" de")
        title, name = _TITLES[match["title"]], "|".join(map(re.escape, dict.fromkeys((written, anglicized(written)))))
        after = rf"\b(?:[Tt]he )?(?P<name>{name}) {title}\b(?!['’])"
        before = rf"(?<!former )(?<!vice )(?<!deputy )\b[Tt]he {title} (?P<name>{name})(?!\w)"
        for pattern in (after, before):
            english = re.sub(pattern, rf"{title} \g<name>", english, flags=re.IGNORECASE)
    return english
