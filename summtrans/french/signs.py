"""Signs of French text that carry no words: invisible signs, spaces, quotes; and the folded form of lines."""

from __future__ import annotations

import re
import unicodedata

BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Characters that end a line (those of `str.splitlines`)."""

INVISIBLE = re.compile(
    "\x1b\\[[0-9;?]*[@-~]|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\ue000-\uf8ff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
"""Terminal escapes, control, zero-width, bidirectional, tag, private-use and surrogate code points, soft hyphens."""

TERMINAL = ".!?…"
CLOSING = "»”\"’')]›"

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"'})
_ACCENTS = re.compile("[\u0300-\u036f]+")
_BULLET = re.compile(r"^(?:[\s•●○◦▪▫■□►▶▸‣⁃∙·*→➜➔➤›»>|✓✔★☆#–—-]+(?=\s|>|\w|«|\"|À|Â|É))?\s*")


def visible(text: str) -> str:
    """Return ``text`` on one line: invisible signs removed, white space of any kind joined to single spaces."""
    return " ".join(INVISIBLE.sub("", text).split())


def fold(line: str) -> str:
    """Return the form in which lines are recognized.

    Lower case, no accents, straight apostrophes, ligatures opened, single spaces, no bullets or arrows in front.
    """
    text = line.lower().translate(_LETTERS)
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return " ".join(_BULLET.sub("", text, count=1).split())


def bare(text: str) -> str:
    """Return ``text`` without the closing quotes and brackets at its end."""
    return text.rstrip(CLOSING + " \u00a0\u202f")


def ends_sentence(text: str) -> bool:
    """Tell whether ``text`` ends with an end mark, closing quotes and brackets left aside."""
    return bare(text).endswith(tuple(TERMINAL))
