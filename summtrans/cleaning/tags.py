"""What signs a paragraph at its edges: "PARIS (AFP) - …", "… (AFP)", "[Mis à jour] …", "Headline - Le Monde"."""

from __future__ import annotations

import re

from summtrans.french.agencies import AGENCIES, OPENING, TAG

# Capitals and a dash before a sentence of five words or more: a dateline without its agency, or a label ("VIDÉO - ").
_LABEL = r"[A-ZÀ-Þ][A-ZÀ-Þ'’ -]{2,33}[A-ZÀ-Þ] [-–—] (?=[«“\"]?\s?[A-ZÀ-Þ][a-zà-ÿ'’ ]\S*(?:\s+\S+){4})"
_START = re.compile(
    r"[(\[](?:[Mm]is(?:e)? à jour|MISE? À JOUR|MàJ|MAJ|[Aa]ctualisé)[^()\[\]]{0,40}[)\]]\s*[:–—-]?\s*"
    rf"|{OPENING.pattern}|{_LABEL}|[Aa]vec (?:l['’])?{AGENCIES}\.\s+"
)
_END = re.compile(
    rf"\s*{TAG}\.?|(?<=[.!?…»”\"])\s*(?:[-–—] ?)?(?:(?:[Aa]vec|[Ss]ources?) ?:? ?(?:l['’])?)?{AGENCIES}\.?"
    r"|(?<=[.!?…»”\"])\s*(?:©|[Cc]rédits?(?: photos?)? ?:|[Pp]hotos? ?:) ?[^.!?]{2,60}"
)
_PAPER = (
    "Gazette|Courrier|Quotidien|Journal|Dépêche|Républicain|Progrès|Télégramme|Monde|Figaro|Parisien|Libération|Point"
    "|Express|Obs|Croix|Tribune|[ÉE]chos|Temps|Soir|Presse|Devoir|Matin|Voix|Indépendant|Ouest-France|Sud Ouest"
    "|20 Minutes|BFM ?TV|CNEWS|[Ff]ranceinfo|France ?24|RTL|RFI|LCI|Europe 1|Mediapart|HuffPost"
)
_SITE = re.compile(
    r"\s+[-–—|·•]\s+(?:(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,8}"
    rf"|(?:(?:Le |La |Les |L['’])?(?:{_PAPER})(?: (?:de|du|des|d['’]|l['’]|la|le|les) ?[\w-]+){{0,3}}(?:\.fr)?))$"
)
"""The site's or paper's name at the end of a page title: "Headline - Le Monde", "Headline | site.fr"."""
_MIDDLE = re.compile(rf"(?<=[.!?…»”\"])\s?{TAG}(?=\s+[A-ZÀ-Þ«“\"])")
_EDGE = 120
"""Characters at the end of a paragraph in which a tag is looked for."""


def untagged(text: str) -> list[tuple[int, int]]:
    """Return the spans of the one-line ``text`` that are left without agency tags, datelines and credits."""
    start, stop = 0, len(text)
    while start < stop and (match := _START.match(text, start)):
        start = match.end()
    while match := next((m for m in _END.finditer(text, max(start, stop - _EDGE), stop) if m.end() == stop), None):
        stop = match.start()
    if match := _SITE.search(text, max(start, stop - _EDGE), stop):
        stop = match.start()
    spans = []
    for match in _MIDDLE.finditer(text, start, stop):
        spans.append((start, match.start()))
        start = match.end()
    return [*spans, (start, stop)]
