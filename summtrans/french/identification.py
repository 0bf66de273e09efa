"""Which language a passage is in: function words first, a statistical model only where they do not tell.

The model is py3langid's (Lui and Baldwin, "langid.py", ACL 2012): it ships in the package, 4.5 MB, and takes half a
second to load, so it is asked for doubtful passages only.
"""

from __future__ import annotations

import re

_FRENCH = frozenset(
    "le les des du et à au aux dans pour par avec est sont été être qui où dont ce cet cette ces il elle ils elles "
    "nous vous je mais ou donc pas ne très après avant selon leur leurs était étaient ont avait avaient sera seront "
    "une sans sous ses aussi entre chez vers contre depuis pendant comme tout tous toute toutes fait deux même ça "
    "ainsi lors dès".split()
)
"""Words that are frequent in French and rare elsewhere."""

_ELISION = re.compile(r"\b(?:[ldnsjcm]|qu|jusqu|lorsqu|puisqu|aujourd)['’](?=\w)", re.IGNORECASE)

_OTHER = (
    frozenset(
        "the of and to in is was were for that with on by at from his her it as are be has had have this which an or "
        "not they she he you we would been their what when who about more its how all a "
        "der die das und ist nicht mit von für auf dem den ein eine zu im sich auch wurde sind wird "
        "el los las del una con para como más pero sus fue al lo y por su "
        "il che di per non della sono è anche gli nel alla più ha "
        "het een van niet zijn voor met op dat "
        "os uma não com do da em".split()
    )
    - _FRENCH
)

_LATIN = re.compile(r"[A-Za-zÀ-ÿœŒ]")
_WORD = re.compile(r"[^\W\d_]+")

_SHARE, _SURE = 0.06, 2
"""So many French function words, and so large a share of them, make a text French whatever it quotes."""

_FEW, _SHORT = 3, 8
"""Words below which nothing is said, and below which only the function words of another language raise a doubt."""

_NAMES = {
    "en": "English", "de": "German", "es": "Spanish", "it": "Italian", "nl": "Dutch", "pt": "Portuguese",
    "ar": "Arabic", "zh": "Chinese", "ja": "Japanese", "ru": "Russian", "ca": "Catalan", "br": "Breton",
    "oc": "Occitan", "ro": "Romanian", "pl": "Polish", "tr": "Turkish", "el": "Greek", "he": "Hebrew",
    "uk": "Ukrainian", "sv": "Swedish", "da": "Danish", "fi": "Finnish", "cs": "Czech", "ko": "Korean",
    "la": "Latin", "eu": "Basque", "co": "Corsican", "ht": "Haitian Creole",
    "fa": "Persian", "hu": "Hungarian", "no": "Norwegian", "nb": "Norwegian", "bg": "Bulgarian", "hi": "Hindi",
    "vi": "Vietnamese", "sr": "Serbian", "hr": "Croatian", "sk": "Slovak", "lb": "Luxembourgish", "gl": "Galician",
}  # fmt: skip


def is_french(text: str) -> bool | None:
    """Tell whether ``text`` is French; None if it is too short to say."""
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < _FEW:
        return None
    french = sum(word in _FRENCH for word in words) + len(_ELISION.findall(text))
    if french >= _SURE and french >= _SHARE * len(words):
        return True
    other = sum(word in _OTHER for word in words)
    if french > other:
        return True
    if len(words) < _SHORT and not other and _LATIN.search(text):
        return None
    return language_of(text) == "French"


def language_of(text: str) -> str:
    """Return the English name of the language of ``text``, or "an unknown language"."""
    if not _WORD.search(text):
        return "an unknown language"
    import py3langid

    code: str = py3langid.classify(text)[0]
    return "French" if code == "fr" else _NAMES.get(code, f"language {code}")
