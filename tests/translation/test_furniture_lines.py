"""What is no sentence: menus, lists, credits, in capitals or not. The English never runs away (Opus-MT issue 49)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summtrans.translation.checks import repeats
from summtrans.translation.translator import Translator

REAL_PAGES = Path(__file__).resolve().parents[3] / "shared" / "eval" / "real_pages.jsonl"
OWN = """\
ACCUEIL
MENU
SPORT
MÉTÉO
ABONNEZ-VOUS
SE CONNECTER
MON COMPTE
À LA UNE
EN CE MOMENT
POLITIQUE - SOCIÉTÉ - ÉCONOMIE - CULTURE - SPORTS
FRANCE | MONDE | EUROPE | AFRIQUE | ASIE
LES PLUS LUS
DERNIÈRE MINUTE
PARTAGER SUR FACEBOOK
VOIR PLUS
LA RÉDACTION VOUS RECOMMANDE
Lire aussi :
Lire la suite
Lire aussi > Le maire de Vannes renonce à son projet de tramway
Publié le 3 mars 2019 à 18 h 30
Mis à jour à 07h12
Par Jeanne Morvan
Par Jean Dupont, avec AFP
PARIS, 12 mai (Reuters)
(AFP)
- AFP -
Crédit photo : Marc Le Goff / Ouest Presse
© 2020 Le Journal du Littoral. Tous droits réservés.
Partager
Facebook
Twitter
WhatsApp
Commentaires (12)
0 commentaire
Recevez notre newsletter
J'accepte
Tout refuser
Nous utilisons des cookies.
Suivez-nous
Temps de lecture : 3 min
3 min
18:30
12/05/2020
CAC 40 : -1,2 %
CAC 40 4 512,35 +0,45 % | DOW JONES 26 120,10 -0,20 % | NASDAQ 9 682,91 +1,10 %
Brest 12° / Quimper 14° / Rennes 17°
1. Marseille 78 pts
2. Lyon 75 pts
• une baisse des charges
• le gel des loyers
– la fermeture des bars à 22 heures
* * *
# Culture
## Les faits
**Important**
[Voir la vidéo](https://exemple.fr/video)
www.exemple.fr
redaction@exemple.fr
Tél. 02 98 00 00 00
A B C D E F G H I J K L M
1 2 3 4 5 6 7 8 9 10
ha ha ha ha ha ha ha
non non non non non
GRÈVE GRÈVE GRÈVE
Page 1 2 3 4 5 6 suivante
« »
… … …
TIKTOK : 45 JOURS POUR VENDRE
VACCIN : CE QUE L'ON SAIT
""".splitlines()


def run_away(french: str, english: str) -> bool:
    return len(english) > 2.5 * len(french) or repeats(english, french)


@pytest.fixture(scope="module")
def translator():
    with Translator("builtin") as loaded:
        yield loaded


def test_own_furniture(translator):
    bad = [(each.french, each.english) for each in translator.translate(OWN) if run_away(each.french, each.english)]
    assert not bad


@pytest.mark.skipif(not REAL_PAGES.exists(), reason="the evaluation sets lie beside the checkout")
def test_lines_of_real_pages(translator):
    pages = [json.loads(line) for line in REAL_PAGES.read_text(encoding="utf-8").splitlines()]
    short = {line.strip() for page in pages for line in page["pasted"].split("\n") if 0 < len(line.split()) <= 6}
    lines = sorted(short)
    chosen = lines[:: max(1, len(lines) // 140)][:140]
    assert len(chosen) >= 100
    bad = [(each.french, each.english) for each in translator.translate(chosen) if run_away(each.french, each.english)]
    assert not bad
