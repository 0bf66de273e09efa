"""His or her: French "son" and "sa" tell what is owned, not who owns; where the sentence tells, English must follow."""

from __future__ import annotations

import re

from summtrans.french.words import fold

_WOMEN = frozenset(
    """adele agathe agnes aicha alexandra alice alicia amandine amelie amina ana anais andrea angela angelina anita ann
    anna anne annick annie audrey aurelie aurore beatrice benedicte berengere bernadette brigitte camille carla carmen
    carole caroline cassandra catherine cecile cecilia celine chantal charlotte christelle christiane christine claire
    clara clarisse claudia claudine clemence clementine clotilde coralie corinne cristina cynthia daniela danielle
    deborah delphine denise diana diane edith elena eleonore elina elisa elisabeth elise elizabeth ella elodie
    elsa emilie emma emmanuelle estelle esther eugenie eva evelyne fabienne fanny fatima fatoumata faustine flavie
    flora florence francoise frederique gabriella genevieve georgette geraldine ginette gisele giulia greta gwenaelle
    helena helene heloise hillary huguette ingrid ines irene iris isabella isabelle ivanka jacqueline jane janine jeanne
    jennifer jessica joanna jocelyne josephine josette josiane judith julia julie juliette justine kamala karine kate
    katia katherine khadija kim kristina laetitia lara laura laure laurence lea leila lena lily lina linda lisa loretta
    louise lucia lucie lucille ludivine luisa lydia lydie madeleine madonna mael magali manon manuela margaret margot
    marguerite maria mariah marianne marie marina marine marion marjorie marlene marta martha martine mary maryse
    mathilde maud megan melania melanie melissa meryl michele mireille monica monique muriel nadege nadia nadine nancy
    natacha natalia natalie nathalie nicole nina noemie nora odette odile olga olivia ophelie oprah pamela patricia
    paula paulette pauline penelope perrine priscilla rachel rachida raphaelle raymonde rebecca regine rihanna rita rosa
    rosalie rose roseline roselyne roxane sabine sabrina salma samira sandra sandrine sara sarah scarlett segolene
    serena simone solange sonia sophia sophie stephanie susan suzanne svetlana sylvia sylvie tatiana taylor teresa
    theresa therese valentina valerie vanessa vera veronica veronique victoria violaine virginie viviane wendy yasmina
    yolande yvette yvonne zahia zoe""".split()
)
_WOMAN_WORDS = frozenset(
    """mme mlle elle femme fille fillette mere soeur epouse veuve actrice animatrice auteure autrice avocate candidate
    cantatrice chanteuse championne comedienne conductrice conseillere danseuse deputee directrice doyenne ecrivaine
    eleveuse elue enseignante etudiante institutrice joueuse lyceenne maman militante mairesse meneuse navigatrice
    patronne presentatrice presidente princesse procureure realisatrice reine romanciere senatrice skieuse
    tenniswoman vice-presidente infirmiere chanceliere gouverneure ambassadrice magistrate senatrice redactrice
    traductrice fondatrice cofondatrice creatrice productrice editrice inspectrice rectrice agricultrice conservatrice
    negociatrice chercheuse vendeuse coiffeuse serveuse blogueuse influenceuse chroniqueuse footballeuse basketteuse
    handballeuse nageuse coureuse policiere caissiere ouvriere prisonniere chirurgienne gardienne pharmacienne
    musicienne academicienne collegienne retraitee employee salariee accusee rescapee refugiee adjointe assistante
    commercante manifestante""".split()
)
# Any of these may own what "son" and "sa" speak of: then the sentence does not tell.
_OTHER_WORDS = frozenset(
    """m mm mr il lui homme garcon pere frere fils mari epoux roi prince pape president ministre chef depute maire
    senateur directeur avocat juge procureur acteur chanteur auteur ecrivain realisateur entraineur joueur champion
    candidat militant general colonel capitaine soldat policier gendarme pompier medecin docteur professeur patron
    dirigeant porte-parole ambassadeur gouverneur chancelier secretaire conducteur agresseur suspect meurtrier tueur
    ravisseur oncle cousin neveu ami compagnon petit-ami voisin collegue confrere predecesseur successeur rival
    adversaire homologue celui parti groupe gouvernement pays club guerillero guerilleros rebelle trader moine leader
    gars type garcons hommes sportif champion footballeur guide evade detenu prisonnier""".split()
)
# Words for a man or a woman that their article or an agreement tells: "la ministre", "l'ex-otage, accompagnée de".
_EITHER = (
    "ministre|juge|journaliste|artiste|otage|athlète|cycliste|gymnaste|pilote|cinéaste|secrétaire|porte-parole|maire|"
    "élève|commissaire|procureure?|philosophe|socialiste|écologiste|députée?|chef|responsable|capitaine|médecin|star"
)
_WOMAN_BY_ARTICLE = re.compile(
    rf"\b(?:la|une|cette|première|ancienne)(?: (?:jeune|première|nouvelle|ancienne|célèbre|vice-|ex-))* ?({_EITHER})"
    rf"(?!\w)|(?:\w'|ex-|ancienne )({_EITHER}), "
    r"(?:\w+(?:ée|ie|ue)|mise|prise|émise) (?:de|par|à|le|en|depuis|avec|dans)\b",
    re.IGNORECASE,
)
# "Sa femme Claire": whose wife she is stands elsewhere.
_OWNED = re.compile(
    r"\b(?:sa|son|ses) (?:\w+ )?"
    r"(?:femme|épouse|compagne|fiancée|veuve|mère|grand-mère|fille|sœur|amie|nièce|tante|ex)\b",
    re.IGNORECASE,
)
_ONE_OF_THEM = re.compile(r"\bce dernier\b|\bl['’]un\b|\bun des\b", re.IGNORECASE)
_TITLES = frozenset({"mme", "mlle", "madame"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HIS = re.compile(r"\b([Hh]is|[Hh]e|[Hh]im|[Hh]imself)\b")
_OWN = re.compile(r"\b([Hh]is)\b")
_HERS = re.compile(r"\b(?:her|hers|she|herself)\b", re.IGNORECASE)
_IT = re.compile(r"\b([Ii])t\b")
_ELLE = re.compile(r"\belle\b", re.IGNORECASE)
_HER = {"his": "her", "he": "she", "him": "her", "himself": "herself"}


def tells_of_a_woman(french: str) -> bool:
    """Tell whether a woman is the only person of a French sentence, as far as its words show."""
    by_article = _WOMAN_BY_ARTICLE.search(french)
    if by_article is not None:
        french = french[: by_article.start()] + "elle" + french[by_article.end() :]
    words = _WORD.findall(french)
    folded = [fold(word) for word in words]
    if _OTHER_WORDS & set(folded) or _ONE_OF_THEM.search(french) or _OWNED.search(french):
        return False
    persons = [
        index
        for index, word in enumerate(words)
        if word[0].isupper() and (folded[index] in _TITLES or folded[index].split("-")[0] in _WOMEN)
    ]
    named = {index + 1 for index in persons} | set(persons)
    others = [
        index
        for index in range(1, len(words))
        if words[index][0].isupper() and words[index - 1][0].isupper() and not {index, index - 1} & named
    ]
    return bool(persons or _WOMAN_WORDS & set(folded)) and not others


def _begins_with_a_woman(french: str) -> bool:
    by_article = _WOMAN_BY_ARTICLE.match(french)
    first = _WORD.search(french)
    return by_article is not None or (first is not None and fold(first[0]).split("-")[0] in _WOMEN | _TITLES)


def with_her(french: str, english: str) -> str:
    """Return the English with "her" for "his" where the French speaks of a woman alone.

    Where the English has "she" or "her" beside it, only what is owned ("his") is changed: "he" may be another person.
    Where the French sentence begins with a woman and each "elle" has become an "it", she is meant.
    """
    if (its := len(_IT.findall(english))) and its == len(_ELLE.findall(french)) and _begins_with_a_woman(french):
        english = _IT.sub(lambda match: "She" if match[1] == "I" else "she", english)
    if not _HIS.search(english) or not tells_of_a_woman(french):
        return english
    wrong = _OWN if _HERS.search(english) else _HIS

    def change(match: re.Match[str]) -> str:
        wanted = _HER[match.group().lower()]
        return wanted.capitalize() if match.group()[0].isupper() else wanted

    return wrong.sub(change, english)
