"""Words for dates in the languages we read. Case-folded; what stands between commas is a regular expression."""

import re
from dataclasses import dataclass
from functools import cache

#: January to December, forms of one month between slashes; a full stop behind an abbreviation is read as well.
_MONTHS = {
    "en": "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct"
    " november/nov december/dec",
    "de": "januar/jänner/jan februar/feber/feb märz april/apr mai juni juli august/aug september/sept/sep oktober/okt"
    " november/nov dezember/dez",
    "fr": "janvier/janv février/févr mars avril/avr mai juin juillet/juil août septembre/sept octobre/oct novembre/nov"
    " décembre/déc",
    "es": "enero/ene febrero/feb marzo/mar abril/abr mayo junio/jun julio/jul agosto/ago septiembre/setiembre/sept"
    " octubre/oct noviembre/nov diciembre/dic",
    "it": "gennaio/gen febbraio/feb marzo/mar aprile/apr maggio giugno/giu luglio/lug agosto/ago settembre/set"
    " ottobre/ott novembre/nov dicembre/dic",
    "pt": "janeiro/jan fevereiro/fev março abril/abr maio junho/jun julho/jul agosto/ago setembro/set outubro/out"
    " novembro/nov dezembro/dez",
    "nl": "januari/jan februari/feb maart april/apr mei juni juli augustus/aug september/sept oktober/okt november/nov"
    " december/dec",
    "sv": "januari/jan februari/feb mars april/apr maj juni juli augusti/aug september/sept oktober/okt november/nov"
    " december/dec",
    "da": "januar/jan februar/feb marts april/apr maj juni juli august/aug september/sept oktober/okt november/nov"
    " december/dec",
    "no": "januar/jan februar/feb mars april/apr mai juni juli august/aug september/sept oktober/okt november/nov"
    " desember/des",
    "fi": "tammikuuta/tammikuussa/tammikuun helmikuuta/helmikuussa/helmikuun maaliskuuta/maaliskuussa/maaliskuun"
    " huhtikuuta/huhtikuussa/huhtikuun toukokuuta/toukokuussa/toukokuun kesäkuuta/kesäkuussa/kesäkuun"
    " heinäkuuta/heinäkuussa/heinäkuun elokuuta/elokuussa/elokuun syyskuuta/syyskuussa/syyskuun"
    " lokakuuta/lokakuussa/lokakuun marraskuuta/marraskuussa/marraskuun joulukuuta/joulukuussa/joulukuun",
    "ru": "января/январе/январь февраля/феврале/февраль марта/марте/март апреля/апреле/апрель мая/мае/май"
    " июня/июне/июнь июля/июле/июль августа/августе/август сентября/сентябре/сентябрь октября/октябре/октябрь"
    " ноября/ноябре/ноябрь декабря/декабре/декабрь",
}
#: What may stand before a bare year; without one of these four digits are a number of something.
_LEADS = {
    "en": "in since by until till from after before of during late early mid around circa c ca spring summer autumn"
    " fall winter year and to through between or than for the about only already again season",
    "de": "in im seit um bis ab von vom nach vor jahr jahre jahres jahren und oder zwischen anfang ende mitte gegen"
    " sommer spätsommer herbst frühjahr frühling winter schon erst noch bereits dann zu ca wurde war entstand",
    "fr": "en depuis dès vers jusqu'en avant après année années an de à et ou entre début fin printemps été automne"
    " hiver qu'en d'ici l'an",
    "es": "en desde hacia hasta de año años a y o entre antes después primavera verano otoño invierno del ya",
    "it": "nel dal del al il e o tra fra dopo prima anno anni verso fin fine inizio primavera estate autunno inverno"
    " circa già solo sin",
    "pt": "em desde até de ano anos e ou entre após antes por verão inverno outono primavera",
    "nl": "in sinds tot van vanaf rond omstreeks na voor jaar en of tussen zomer herfst winter voorjaar begin eind",
    "sv": "år från sedan till omkring och eller mellan efter före våren sommaren hösten vintern redan i början slutet",
    "da": "i fra siden til omkring og eller mellem efter før år foråret sommeren efteråret vinteren",
    "no": "i fra siden til omkring og eller mellom etter før år våren sommeren høsten vinteren",
    "fi": "vuonna vuoden vuodesta vuoteen vuosina ja noin syksyllä keväällä kesällä talvella",
    "ru": "в с до по около и или между после весной летом осенью зимой к",
}
#: "280 BC" behind a year, "AD 79" before and behind one.
_BEFORE_CHRIST = {
    "en": r"b\.? ?c\.?(?: ?e\.?)?",
    "de": r"v\. ?chr\.?, vor christus, v\. ?u\. ?z\.?",
    "fr": r"av\. ?j\.?-? ?c\.?, avant j[ée]sus-christ, avant notre ère",
    "es": r"a\. ?c\.?, antes de cristo, antes de jesucristo, a\. ?n\. ?e\.?",
    "it": r"a\. ?c\.?, avanti cristo",
    "pt": r"a\. ?c\.?, antes de cristo",
    "nl": r"v\. ?chr\.?, voor christus",
    "sv": r"f\.? ?kr\.?, före kristus, före vår tideräkning",
    "da": r"f\.? ?kr\.?, før kristus",
    "no": r"f\.? ?kr\.?, før kristus",
    "fi": r"e\.? ?kr\.?, ennen kristusta",
    "ru": r"до н\. ?э\.?",
}
_AFTER_CHRIST = {
    "en": r"a\. ?d\.?, ad, c\. ?e\.?, ce",
    "de": r"n\. ?chr\.?, nach christus",
    "fr": r"apr?\. ?j\.?-? ?c\.?, après j[ée]sus-christ",
    "es": r"d\. ?c\.?, después de cristo",
    "it": r"d\. ?c\.?, dopo cristo",
    "pt": r"d\. ?c\.?, depois de cristo",
    "nl": r"n\. ?chr\.?",
    "sv": r"e\.? ?kr\.?, efter kristus",
    "da": r"e\.? ?kr\.?",
    "no": r"e\.? ?kr\.?",
    "fi": r"j\.? ?kr\.?",
    "ru": r"н\. ?э\.?",
}
#: "19th century", "siglo XV": the number is `n`.
_CENTURIES = {
    "en": r"(?P<n>\d\d?)(?:st|nd|rd|th)[ -]century",
    "de": r"(?P<n>\d\d?)\. jahrhunderts?",
    "fr": r"(?P<n>[ivx]+)e?(?:ᵉ)? siècle",
    "es": r"siglo (?P<n>[ivx]+)",
    "it": r"(?P<n>[ivx]+) secolo",
    "pt": r"século (?P<n>[ivx]+)",
    "nl": r"(?P<n>\d\d?)(?:de|ste|e) eeuw",
    "sv": r"(?P<n>\d\d?)00-tal(?:et|ets)?",
    "da": r"(?P<n>\d\d?)\. århundrede",
    "no": r"(?P<n>\d\d?)\. århundre",
    "fi": r"(?P<n>\d\d?)00-luvulla",
    "ru": r"(?P<n>[ivx]+) век[еау]?",
}
#: "the 1860s": four digits and what follows, or goes before them.
_DECADES = {
    "en": r"(?P<dec>\d{3}0)['’]?s",
    "de": r"(?P<dec>\d{3}0)er(?:n|[ -]jahren?)?",
    "fr": r"années (?P<dec>\d{3}0)",
    "es": r"(?:años|década de) (?P<dec>\d{3}0)",
    "it": r"anni (?P<dec>\d{3}0)",
    "pt": r"(?:anos|década de) (?P<dec>\d{3}0)",
    "nl": r"jaren (?P<dec>\d{3}0)",
    "sv": r"(?P<dec>\d{3}0)-tal(?:et|ets)?",
    "da": r"(?P<dec>\d{3}0)['’]?erne",
    "no": r"(?P<dec>\d{3}0)-(?:tallet|åra|årene)",
    "fi": r"(?P<dec>\d{3}0)-luvulla",
    "ru": r"(?P<dec>\d{3}0)-(?:х|е|ых)",
}
#: Certain as soon as the day of publication is known: the year before, the same year, the day before.
_RELATIVE = {
    "en": ("last year", "this year", "yesterday"),
    "de": (
        "letztes jahr, letzten jahr, letzten jahres, vergangenen jahr, vergangenes jahr, im vorjahr",
        "dieses jahr, diesem jahr, dieses jahres",
        "gestern",
    ),
    "fr": ("l['’]an dernier, l['’]année dernière", "cette année", "hier"),
    "es": ("el año pasado, del año pasado", "este año", "ayer"),
    "it": ("l['’]anno scorso, lo scorso anno", "quest['’]anno", "ieri"),
    "pt": ("o ano passado, no ano passado", "este ano, neste ano", "ontem"),
    "nl": ("vorig jaar", "dit jaar", "gisteren"),
    "sv": ("förra året, i fjol", "i år", "i går, igår"),
    "da": ("sidste år, i fjor", "i år", "i går"),
    "no": ("i fjor", "i år", "i går"),
    "fi": ("viime vuonna", "tänä vuonna", "eilen"),
    "ru": ("в прошлом году", "в этом году", "вчера"),
}
#: What is counted: a number before one of these is no year.
_COUNTED = """
people men women children persons killed dead workers soldiers members jobs words years days hours minutes times
km kilometres kilometers kilometre metres meters m cm mm kg kilograms kilos tonnes tons miles feet yards acres
litres liters degrees percent per pounds dollars euros euro francs copies volts watts mw kw
menschen personen jahre jahren tage tonnen meter kilometer euro mark gulden exemplare seiten stück grad prozent uhr
mètres kilomètres kilos tonnes personnes habitants ans euros francs morts hommes femmes exemplaires pour mots
metros kilómetros toneladas personas habitantes euros pesetas pesos hombres mujeres muertos grados kilogramos
metri chilometri tonnellate persone abitanti euro lire uomini donne morti gradi chili
metros quilômetros quilómetros toneladas pessoas habitantes reais homens mulheres mortos
mensen jaar jaren ton kilo personer människor år ton kronor meter män kvinnor döda mennesker kroner ihmistä metriä
euroa vuotta человек людей метров километров рублей лет тонн
"""
COUNTED = frozenset(_COUNTED.split())


@dataclass(frozen=True)
class Calendar:
    """How one language writes dates."""

    months: dict[str, int]
    #: Pattern of all its months.
    month: str
    leads: frozenset[str]
    before_christ: str
    after_christ: str
    century: str
    decade: str
    #: Patterns of "last year", "this year", "yesterday".
    relative: tuple[str, str, str]


@cache
def calendar(code: str) -> Calendar:
    """How the language with this code writes dates; English when we have none."""
    own = code if code in _MONTHS else "en"
    months = {form: number for number, forms in enumerate(_MONTHS[own].split(), 1) for form in forms.split("/")}
    longest = sorted(months, key=lambda form: (-len(form), form))
    last, same, yesterday = (_either(listed) for listed in _RELATIVE[own])
    return Calendar(
        months,
        "|".join(map(re.escape, longest)),
        frozenset(_LEADS[own].split()),
        _either(_BEFORE_CHRIST[own]),
        _either(_AFTER_CHRIST[own]),
        _CENTURIES[own],
        _DECADES[own],
        (last, same, yesterday),
    )


def _either(listed: str) -> str:
    return "|".join(part.strip() for part in listed.split(", "))
