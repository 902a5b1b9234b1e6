"""Furniture: what a page carries beside the story. Kept in the text, never summarised, never quoted."""

import re

#: Longer than this and it is prose that happens to mention such things.
_LONGEST = 320

_RIGHTS = re.compile(
    r"(?:^|\s)(?:©|\(c\)\s*(?:19|20)\d\d|copyright\b\s*(?:©|\(c\)|(?:19|20)\d\d|by\b))"
    r"|\ball rights reserved\b|\balle rechte vorbehalten\b|\btodos los derechos reservados\b|\btodos os direitos reservados\b"
    r"|\btous droits réservés\b|\btutti i diritti riservati\b|\balle rechten voorbehouden\b|\balla rättigheter förbehållna\b"
    r"|\balle rettigheder forbeholdes\b|\balle rettigheter (?:reservert|forbeholdt)\b|\bkaikki oikeudet pidätetään\b"
    r"|\bвсе права защищены\b|\bdo not (?:reproduce|republish|redistribute)\b|\bmay not be (?:published|reproduced|broadcast)\b",
    re.IGNORECASE,
)
#: Lines that are furniture from their first words on, whatever the language of the page.
_OPENINGS = re.compile(
    r"(?:read (?:more|also|next|the full)|more (?:on|from|about) this|see also|related(?: (?:articles|stories|topics|links))?:|also read|"
    r"click here|tap here|sign up|subscribe|log in|follow (?:us|me)\b|share (?:this|on|via)|tweet this|like us on|"
    r"advertisement|sponsored|skip to|back to top|table of contents|newsletter|"
    r"(?:photo(?:graph)?s?|image|picture|credit|foto|crédit|bild|imagen|immagine|imagem|kuva|фото)(?: credit| by)?\s*:|"
    r"we use cookies|this (?:site|website|page) uses cookies|accept (?:all )?cookies|cookie (?:policy|settings|notice)|"
    r"lire aussi|à lire aussi|lire la suite|voir aussi|partager|abonnez-vous|inscrivez-vous|publicité|nous utilisons des cookies|ce site utilise|"
    r"lesen sie (?:auch|mehr)|mehr zum thema|siehe auch|weiterlesen|jetzt abonnieren|anzeige$|teilen$|wir verwenden cookies|diese (?:seite|website) verwendet|"
    r"lea también|leer más|lee más|ver también|véase también|compartir|suscríbete|publicidad|utilizamos cookies|este sitio (?:web )?(?:usa|utiliza)|"
    r"leggi anche|leggi tutto|vedi anche|condividi|iscriviti|pubblicità|questo sito (?:usa|utilizza)|utilizziamo i cookie|"
    r"leia (?:também|mais)|veja também|compartilh|partilh|assine|inscreva-se|publicidade|este (?:site|sítio) (?:usa|utiliza)|utilizamos cookies|"
    r"lees (?:ook|meer|verder)|zie ook|deel dit|abonneer|advertentie|deze (?:site|website) gebruikt|wij gebruiken cookies|"
    r"läs (?:också|mer|även)|se även|dela|prenumerera|annons|vi använder cookies|"
    r"læs (?:også|mere)|se også|del (?:på|artiklen)|abonn[eé]r|annonce|vi bruger cookies|les (?:også|mer)|annonse|vi bruker informasjonskapsler|"
    r"lue (?:myös|lisää)|katso myös|jaa$|tilaa (?:uutiskirje|lehti)|mainos|käytämme evästeitä|"
    r"читайте также|читать далее|см\. также|поделиться|подпис(?:аться|ывайтесь)|реклама$|мы используем (?:файлы )?cookie)",
    re.IGNORECASE,
)
#: "By Ann Smith", "Von Anna Schmidt": a name and nothing else. The names must be capitalised.
_BYLINE = re.compile(
    r"(?:By|BY|Written by|Reported by|Text by|Por|Par|Von|Di|Da|Door|Av|Af|Teksti|Text|Автор)[:]? "
    r"(?:[A-ZÀ-ÖØ-ÞА-Я][\w.'’-]*(?:,? (?:and|y|et|und|e|en|och|og|ja|и|de|van|von|da|di|del) |,? |$)){1,8}(?:[|,·–-] ?.{0,60})?$"
)
_CONTRIBUTED = re.compile(
    r"\bcontributed to this (?:report|story|article)\b|\breported from\b.{0,60}\.$", re.IGNORECASE
)
_STAMP = re.compile(
    r"(?:(?:last )?(?:updated|published|posted|modified)\b|aktualisiert|veröffentlicht|mis à jour|publié le|actualizado|publicado|aggiornato|"
    r"pubblicato|atualizado|bijgewerkt|gepubliceerd|uppdaterad|publicerad|opdateret|oppdatert|päivitetty|julkaistu|обновлено|опубликовано)[ :]"
    r".{0,60}\d",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:https?://|www\.)\S+$|\S+@\S+\.\w+$|(?:[#@]\w+\s*)+$")
_DATELINE = re.compile(r"\(?[A-Z]{2,10}\)?\s*(?:--|–|—)?$")
#: How a sentence about such things differs from the thing itself: it tells of somebody doing something.
_TELLS = re.compile(r"\b(?:said|says|was|were|had|that|who|which|because)\b", re.IGNORECASE)


def is_furniture(text: str, language: str = "") -> bool:  # noqa: ARG001 - pages mix languages: all phrases count everywhere
    """Whether one sentence or line is furniture."""
    line = " ".join(text.split())
    if len(line) > _LONGEST or not line:
        return False
    if not any(c.isalnum() for c in line):
        return True
    if _RIGHTS.search(line):
        return len(line) < 200 or not _TELLS.search(line)
    opening = _OPENINGS.match(line.lstrip("•·-–—*>|[( "))
    if opening and (len(line) < 160 or "cookie" in line.casefold()):
        return not (
            line.endswith((".", "!"))
            and len(line.split()) > 12
            and _TELLS.search(line)
            and "cookie" not in line.casefold()
        )
    return any(pattern.match(line) for pattern in (_BYLINE, _STAMP, _LINK, _DATELINE)) or bool(
        len(line) < 200 and _CONTRIBUTED.search(line)
    )


def rights_line(text: str) -> str | None:
    """The article's own words on its rights: its last line or sentence of that kind, None when there is none."""
    for line in reversed(text[-5000:].split("\n")):
        stripped = line.strip()
        if stripped and len(stripped) <= _LONGEST and _RIGHTS.search(stripped):
            return stripped
    return None
