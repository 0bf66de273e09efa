"""News agencies as they sign, and the datelines that open their copy: "PARIS (AFP) - "."""

from __future__ import annotations

import re

_ONE = (
    r"(?:AFP|AFPTV|Reuters|REUTERS|AP|ATS|Keystone-ATS|AWP|Belga|BELGA|EFE|ANSA|DPA|dpa|TASS|Xinhua|Bloomberg|APS|MAP|TAP"
    r"|PC|La Presse [Cc]anadienne|Agence QMI|6[Mm]edias|6Médias|6MEDIAS|Relaxnews|Associated Press|agences?)"
)
AGENCIES = rf"{_ONE}(?:(?:, ?| et | ?/ ?|, avec | avec )(?:l['’])?{_ONE})*"
"""A regular expression for one agency or several."""

TAG = rf"[(\[](?:[Aa]vec |[Ss]ources? ?: ?|© ?)?(?:l['’])?{AGENCIES}[)\]]"
"""A regular expression for agencies in brackets."""

_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{1,40}(?:, [^().]{2,40})? "

# A place all in capitals, brackets and a dash make a dateline whoever the agency is: "VERNAY (Agence Riviera) - ".
_ANY = r"[A-ZÀ-Þ]{2}[A-ZÀ-Þ'’ -]{1,38}(?:, [^().]{2,40})? \([A-ZÀ-Þ][^()]{1,30}\)\s*[-–—]+\s+"

DATELINE = re.compile(rf"{_PLACE}{TAG}\s*[-–—:]+\s*|{_ANY}")
"""What stands before the first word of an agency's report: place and agency."""

OPENING = re.compile(rf"(?:{_PLACE})?{TAG}\s*[-–—:]+\s*|{_ANY}|{AGENCIES}\s*[-–—]\s+")
"""A dateline, or the agency alone, as found before single paragraphs, too."""
