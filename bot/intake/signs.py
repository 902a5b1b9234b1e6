"""Signs of what stands on a page in place of an article, in the languages we read; all are looked for in all texts."""

import re
from enum import Enum
from functools import cache

from bot.intake import phrases
from bot.messages import message


class Sign(Enum):
    """What a page shows instead; the value says so to a reader, and what to do."""

    MISSING = message("This is an error page, not an article. Check the address; the page may have moved.")
    SCRIPT = message(
        "This page shows its article only where JavaScript runs. Open it in a browser, and copy the text from there."
    )
    ROBOT = message(
        "This page wants to see a person first. Open it in a browser, and copy the article's text from there."
    )
    PAID = message(
        "Only the beginning is here; the rest of the article is for subscribers. "
        "If you are one, copy its text from your browser."
    )
    LOGIN = message(
        "This is a login page, not an article. Log in with a browser, and copy the article's text from there."
    )
    COOKIES = message(
        "This is a cookie notice, not an article. Open the page in a browser, and copy the article's text from there."
    )


#: A page, and that it is not there, in one sentence; and a line that says nothing else.
_PAGE = re.compile(
    r"\b(?:pages?|url|resource|file|link|seite|adresse|página|pagina|sida|sidan|side|siden|sivu|sivua|страниц[аыу]?)\b"
)
_NOT_THERE = re.compile(
    r"not found|not be found|(?:can't|cannot|couldn't|could not|can't seem to|unable to) (?:find|be found|locate)"
    r"|no longer (?:exist|available|here)|n't (?:exist|available|here)|not exist|not available|unavailable"
    r"|(?:looking|searching) for|you (?:have )?requested"
    r"|nicht (?:gefunden|vorhanden|verfügbar|mehr)|existiert nicht|gesuchte|angeforderte|introuvable|n'existe"
    r"|pas trouvé|non trouvée|recherche[zr]|demandée|no (?:existe|encontrada|se encuentra|se ha encontrado)"
    r"|no (?:está disponible|hemos encontrado|fue encontrada)|que buscas?|solicitada|non (?:esiste|trovata|disponibile)"
    r"|non è (?:stata|più)"
    r"|che (?:cerchi|stai cercando)|richiesta|não (?:existe|encontrada|encontrámos|foi encontrada|está disponível)"
    r"|que (?:você )?procura|niet (?:gevonden|worden gevonden|meer)|bestaat niet|die (?:u|je) zoekt|opgevraagde"
    r"|(?:hittades|finns|hittas) inte|inte (?:hittas|hitta)|du (?:söker|letar|leder|leter)|(?:findes|finnes) ikke"
    r"|ikke (?:fundet|funnet|finne)|(?:kunne|fant) ikke|ei löyd|etsimääsi|hakemaasi"
    r"|не (?:найден|существует)|запр(?:аш|ош)"
)
_BARE = re.compile(
    r"(?:error )?[45]\d\d|(?:\d{3}\W+)?(?:(?:page )?not found|forbidden|unauthorized|page unavailable)\W*"
)
#: The same within a paragraph, where a sentence of it may be.
_BARE_WITHIN = re.compile(rf"(?:^|[.!?…:\"“”»«(]\s*)(?:{_BARE.pattern})(?:$|[.!?…]|\s)", re.MULTILINE)
#: Words of a sentence beyond which it tells a story, in which somebody may well look for a page.
_TERSE = 30
#: Cookies, and what a notice about them says of them beside: two words of the second kind, or one beside the first.
_COOKIE = re.compile(r"\bcookies?\b|cookie-|\bkakor\b|eväste|kapsler|куки")
# Apart, since a pattern of which each choice opens with a letter is tried only where one of these letters stands.
_NOTICE = re.compile(
    r"consent|consens|einwillig|zustimm|toestem|samtyk|suostumu|согла|privacy|privacid|datenschutz|confidential"
    r"|personvern|privatliv|integritet|yksityis|конфиденц|personal (?:data|information)|données|gegevens|uppgifter"
    r"|oplysninger|opplysninger|tietoja|данны|partner|partenaire|parceiro|kumppan|партн|advert|werbung|publicit"
    r"|publicid|pubblicit|annons|annonc|mainon|реклам|web ?site|webseite|webbplats|hjemmeside|nettsted|sivusto|сайт"
    r"|browser|navigat|navega|webbläsare|nettleser|selai|браузер|gerät|appareil|dispositiv|apparaat|laittee|устройств"
    r"|accept|akzept|acept|accett|aceit|aksepter|godta|godkän|hyväksy|приним|settings|einstellung|paramètr|configura"
    r"|impostaz|definiç|instelling|inställn|innstilling|indstilling|asetu|настрой|preferen|préféren|preferê|voorkeur"
    r"|polic[yi]|traceur|analy|personali|technolog|legitimate interest|your choices"
)
_NOTICE_WORD = re.compile(r"\b(?:daten|datos|dati\b|dados|socios|ads\b|site\b|sito\b|sitio|device|enhet|enhed|track)")
#: What a box asks for that stands in place of a film or a map, and what it speaks of.
_CONSENT = re.compile(
    r"consent|consens|einwillig|einverstanden|zustimm|toestem|samtyck|samtykk|suostumu|согла|autoris|autoriz|akcept|accept"
    r"|akzept|acept|accett|aceit|zgod"
)
_DATA = re.compile(
    r"daten|personal data|données|datos personales|dati personali|dados pessoais|gegevens|uppgifter|oplysninger"
    r"|opplysninger|tietoja|данн|dane osobowe|danych|privacy|datenschutz|confidential|privacid|third.part|extern|tiers"
    r"|terceros|terzi|terceiros|derden|youtube|cookie"
)
#: A notice speaks to its reader; an article about cookies does not.
_ADDRESS = re.compile(
    r"\b(?:we|our|us|you|your|wir|unser\w*|uns|ihre\w*|du|dein\w*|nous|notre|nos|vous|votre|vos|nuestr\w*|tu|tus"
    r"|utilizamos|usamos|puedes|puede|nostr\w*|tuo|tua|tuoi|tue|utilizziamo|usiamo|puoi|noss\w*|você|seu|sua|wij|ons|onze"
    r"|uw|je|jouw|vi|vår|vårt|våra|våre|din|ditt|dina|dine|vores|käytämme|voit|мы|наш\w*|вы|ваш\w*|вам)\b"
)


def _listed(phrases_of_one: str) -> list[str]:
    return [" ".join(one.split()) for one in phrases_of_one.split(",")]


def _compiled(listed: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _listed(listed)))})")


@cache
def _patterns() -> dict[Sign, re.Pattern[str]]:
    # They take 7 ms to compile, which not every start has to wait for.
    return {
        Sign.MISSING: _compiled(phrases.MISSING),
        Sign.SCRIPT: _compiled(phrases.SCRIPT),
        Sign.ROBOT: _compiled(phrases.ROBOT),
        Sign.PAID: _compiled(phrases.PAID),
        Sign.LOGIN: _compiled(phrases.LOGIN),
    }


@cache
def _all_phrases() -> tuple[str, ...]:
    each = (phrases.MISSING, phrases.SCRIPT, phrases.ROBOT, phrases.PAID, phrases.LOGIN)
    return tuple(phrase for listed in each for phrase in _listed(listed))


def sign_in(sentence: str) -> Sign | None:
    """The sign that a sentence or line carries, None for one that could stand in an article."""
    folded = _folded(sentence)
    for sign, pattern in _patterns().items():
        if pattern.search(folded):
            return sign
    if _BARE.fullmatch(folded) or (folded.count(" ") < _TERSE and _PAGE.search(folded) and _NOT_THERE.search(folded)):
        return Sign.MISSING
    return Sign.COOKIES if _is_notice(folded) else None


def may_carry_sign(text: str) -> bool:
    """Whether a sentence of a text, a line a paragraph, may carry a sign; False is sure, and cheap."""
    lines = [_folded(line) for line in text.split("\n")]
    whole = "\n".join(lines)
    if any(phrase in whole for phrase in _all_phrases()) or _BARE_WITHIN.search(whole):
        return True
    return any((_PAGE.search(line) and _NOT_THERE.search(line)) or _is_notice(line) for line in lines)


def is_about_consent(sentence: str) -> bool:
    """Whether a sentence could go on with a notice about cookies, where there is one: it may not name them."""
    folded = sentence.casefold()
    return bool(_ADDRESS.search(folded) and (_NOTICE.search(folded) or _NOTICE_WORD.search(folded)))


def asks_consent(text: str) -> bool:
    """Whether a text asks its reader for consent to the use of data, or to load what others keep."""
    folded = _folded(text)
    return bool(_CONSENT.search(folded) and _DATA.search(folded) and _ADDRESS.search(folded))


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


def _is_notice(folded: str) -> bool:
    if not _ADDRESS.search(folded):
        return False
    said = {match[0] for pattern in (_NOTICE, _NOTICE_WORD) for match in pattern.finditer(folded)}
    return len(said) >= (1 if _COOKIE.search(folded) else 3)
