"""Units and number words in the languages we read, so that figures can be held against each other."""

#: Name of what is measured -> forms with how many of it each is; "=2" behind a form is its factor.
_UNITS = {
    "metre": """
    m metre metres meter meters mètre mètres metro metros metri metern metriä
    km=1000 kilometre=1000 kilometres=1000 kilometer=1000 kilometers=1000 kilomètre=1000 kilomètres=1000 kilómetro=1000
    kilómetros=1000 chilometro=1000 chilometri=1000 quilómetros=1000 quilômetros=1000
    cm=0.01 centimetre=0.01 centimetres=0.01 centimeter=0.01 centimeters=0.01 zentimeter=0.01 centimètres=0.01
    centímetros=0.01 centimetri=0.01 mm=0.001 millimetres=0.001 millimeter=0.001 millimètres=0.001
    """,
    "mile": "mile miles meile meilen millas miglia",
    "foot": "foot feet ft fuß pieds pies piedi fot",
    "kilogram": """
    kg kilogram kilograms kilogramm kilogramme kilogrammes kilo kilos kilogramo kilogramos chilogrammi chili
    g=0.001 gram=0.001 grams=0.001 gramm=0.001 grammes=0.001 gramos=0.001 grammi=0.001
    t=1000 ton=1000 tons=1000 tonne=1000 tonnes=1000 tonnen=1000 tonelada=1000 toneladas=1000 tonnellate=1000
    """,
    "percent": "% percent prozent procent pourcent por-ciento prosent prosenttia",
    "dollar": "$ dollar dollars dólares dollari usd",
    "euro": "€ euro euros eur",
    "pound": "£ pound pounds pfund libras",
    "degree": "° °c degree degrees grad degrés grados gradi grader",
    "year": "year years jahr jahre jahren an ans année années año años anno anni ano anos år jaar",
    "month": "month months monat monate monaten mois mes meses mese mesi månad månader",
    "week": "week weeks woche wochen semaine semaines semana semanas settimana settimane vecka veckor",
    "day": "day days tag tage tagen jour jours día días giorno giorni dag dagar dage",
    "hour": "hour hours stunde stunden heure heures hora horas ora ore timme timmar timer",
    "minute": "minute minutes minuten minuto minutos minuti minuter",
    "person": """
    people person persons men women residents inhabitants menschen personen einwohner personne personnes habitants
    persona personas habitantes persone abitanti människor personer mennesker mensen pessoas человек людей
    """,
}
#: Multipliers behind a number.
_POWERS = """
hundred=100 hundert=100 thousand=1000 tausend=1000 mille=1000 mil=1000 mila=1000 tusen=1000 million=1000000
millions=1000000 millionen=1000000 millones=1000000 millón=1000000 milioni=1000000 milione=1000000 miljon=1000000
miljoner=1000000 m=1000000 billion=1000000000 billions=1000000000 milliarde=1000000000 milliarden=1000000000
milliard=1000000000 milliards=1000000000 miliardi=1000000000 miljarder=1000000000
"""
_NUMBERS = {
    "en": "two three four five six seven eight nine ten eleven twelve",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici",
    "sv": "två tre fyra fem sex sju åtta nio tio elva tolv",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "sv": "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
}
#: Words that say that a number counts the dead.
_DEADLY = """
dead died die dies dying killed kill kills killing deaths death drowned perished lives victims
tot tote toten starb starben stirbt sterben getötet opfer ertranken todesopfer
mort morts morte mortes mourut moururent tué tués tuée tuées victimes périrent
muerto muertos muertas murieron murió mató mataron víctimas fallecieron
morti morto morirono morì uccise uccisi vittime
döda död dog dödades omkom offer drunknade
"""
DEADLY = frozenset(_DEADLY.split())
#: "about 500": what is near it is no other number.
_HEDGES = """
about around some nearly almost roughly approximately over under circa rund etwa fast ungefähr knapp über gut mehr
environ près presque quelque plus unos unas casi cerca alrededor aproximadamente circa quasi oltre più intorno
omkring ungefär cirka nästan drygt than more least mindestens moins menos als que di
"""
HEDGES = frozenset(_HEDGES.split())


def _factors(listed: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for form in listed.split():
        word, _, factor = form.partition("=")
        found[word.replace("-", " ")] = float(factor or 1)
    return found


#: Form -> name of the unit and how many of it.
UNITS = {form: (name, factor) for name, listed in _UNITS.items() for form, factor in _factors(listed).items()}
POWERS = _factors(_POWERS)


def spelled(code: str) -> dict[str, int]:
    """Number words of a language; English when we have none."""
    own = code if code in _NUMBERS else "en"
    small = {word: number for number, word in enumerate(_NUMBERS[own].split(), 2)}
    return small | {word: 10 * number for number, word in enumerate(_TENS[own].split(), 2)}
