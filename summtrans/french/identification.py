"""Which language a passage is in: function words first, a statistical model only where they do not tell."""

from __future__ import annotations

import re

_FRENCH = frozenset(
    "le la les l un une des du de d et à au aux en dans sur pour par avec sans sous que qui qu quoi dont où est sont été être "
    "était étaient sera ont avait avoir a ce cet cette ces son sa ses leur leurs il elle ils elles on nous vous je j se s ne n pas "
    "plus mais ou donc car si comme aussi très après avant selon entre chez vers contre depuis pendant".split()
)
_OTHER = frozenset(
    "the of and to in is was were for that with on by at from his her it as are be has have this which an or not "
    "der die das und ist nicht mit von für auf dem den ein eine zu im sich auch wurde "
    "el los las del que una por con para como más pero sus su fue al lo "
    "il che di per non una della con sono è anche gli nel alla più "
    "het een van en niet zijn voor met op dat o os uma não com para do da em".split()
) - _FRENCH
_WORD = re.compile(r"[^\W\d_]+")
_NAMES = {
    "en": "English", "de": "German", "es": "Spanish", "it": "Italian", "nl": "Dutch", "pt": "Portuguese", "ar": "Arabic",
    "zh": "Chinese", "ja": "Japanese", "ru": "Russian", "ca": "Catalan", "br": "Breton", "oc": "Occitan", "ro": "Romanian",
    "pl": "Polish", "tr": "Turkish", "el": "Greek", "he": "Hebrew", "uk": "Ukrainian", "sv": "Swedish", "da": "Danish",
    "fi": "Finnish", "cs": "Czech", "ko": "Korean", "la": "Latin", "eu": "Basque", "co": "Corsican", "ht": "Haitian Creole",
}  # fmt: skip


def is_french(text: str) -> bool:
    """Tell whether ``text`` is French, or too short to say that it is not."""
    words = [word.lower() for word in _WORD.findall(text)]
    french = sum(word in _FRENCH for word in words)
    other = sum(word in _OTHER for word in words)
    if french > other or len(words) < 5:
        return True
    return language_of(text) in ("French", "unknown")


def language_of(text: str) -> str:
    """Return the English name of the language of ``text``."""
    if not _WORD.search(text):
        return "unknown"
    import py3langid

    code: str = py3langid.classify(text)[0]
    return "French" if code == "fr" else _NAMES.get(code, code)
