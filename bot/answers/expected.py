"""The kind of answer that a question expects, in every language of bot.text."""

from collections.abc import Sequence

from bot.text.languages import language

#: Nouns that say what "what" or "which" asks for: "in what year", "welche Stadt", "quel pays".
_NOUNS = {
    "when": """
year years date dates day month century decade era period season año fecha día mes siglo année date jour mois siècle
jahr datum tag monat jahrhundert anno data giorno mese secolo ano dia século jaar datum dag maand eeuw år datum dato
måned månad århundrade vuosi vuonna päivä kuukausi год году дата день месяц век веке
""",
    "who": """
person man woman president king queen emperor actor actress author writer singer player leader director group company
band team artist people organization persona hombre mujer presidente rey autor personne homme femme président roi
auteur mann frau präsident könig autor uomo donna re autore homem mulher rei persoon man vrouw koning människa kvinna
kung kvinde konge henkilö mies nainen kuningas человек мужчина женщина президент король автор
""",
    "where": """
country countries city cities town state states place places location continent county province region island area
river university school país ciudad lugar región isla río pays ville lieu région île land stadt ort region insel fluss
paese città luogo regione isola fiume cidade região ilha stad plaats gebied eiland rivier plats område ö by sted ø maa
kaupunki paikka alue saari страна стране город городе место регион остров
""",
    "how_many": """
percent percentage number amount population cost price height length distance age salary rate size porcentaje número
precio altura edad pourcentage nombre prix hauteur âge prozent anzahl zahl preis höhe alter percentuale numero prezzo
altezza età percentagem preço idade percentage aantal prijs hoogte leeftijd procent antal pris höjd ålder andel højde
alder prosentti määrä hinta korkeus ikä процент число количество цена высота возраст
""",
    "why": """
reason reasons cause causes caused purpose razón motivo causa raison cause grund ursache ragione reden oorzaak orsak
skäl årsag grunn syy причина причины
""",
}
#: Noun -> the kind that it asks for.
_KINDS = {noun: kind for kind, nouns in _NOUNS.items() for noun in nouns.split()}
_SAYING = """
say says said tell tells told claim claims claimed argue argued explain explained reply replied comment commented dice
dijo decir dit dire disait sagt sagte sagen erzählt erzählte dice disse detto dire diz dizer disseram zegt zei zeggen
säger sade säga siger sagde sige sier sa si sanoi sanoo sanoa говорит сказал сказала сказали
"""
#: "How" with one of these asks for a number, whatever stands between: "how many different".
_MEASURES = frozenset(
    ["many", "much", "long", "old", "far", "high", "tall", "large", "big", "deep", "often", "fast", "wide", "heavy"]
)
#: Words that a noun stands behind what it asks with: "what was the exact year".
_REACH = 5
_LATEST = """
latest newest recent recently current currently último última últimos últimas reciente dernier dernière derniers
récent neueste neuesten neuester letzte aktuell aktuelle ultimo ultima ultimi recente laatste nieuwste recent senaste
nyaste seneste nyeste siste uusin viimeisin последний последняя последние недавно
"""

_LATEST_WORDS, _SAYING_WORDS = frozenset(_LATEST.split()), frozenset(_SAYING.split())


def expected(tokens: Sequence[str], code: str) -> str:
    """What is expected: "who", "when", "where", "how_many", "why" or "what"; `tokens` are all words, without case."""
    phrases = {tuple(phrase.split()): kind for phrase, kind in language(code).question_words.items()}
    longest = max((len(phrase) for phrase in phrases), default=0)
    for place in range(len(tokens)):
        for length in range(longest, 0, -1):
            kind = phrases.get(tuple(tokens[place : place + length]))
            if kind is not None:
                return _by_noun(tokens[place + length :][:_REACH]) if kind == "what" else kind
    return "what"


def _by_noun(behind: Sequence[str]) -> str:
    if any(token in _MEASURES for token in behind[:2]):
        return "how_many"
    return next((_KINDS[token] for token in behind if token in _KINDS), "what")


def wants_latest(tokens: Sequence[str]) -> bool:
    """Whether the question asks for what is newest."""
    return any(token in _LATEST_WORDS for token in tokens)


def wants_speech(tokens: Sequence[str]) -> bool:
    """Whether the question asks what somebody said."""
    return any(token in _SAYING_WORDS for token in tokens)
