"""The kinds of thing that questions ask for, found in a sentence: dates, numbers, names, places, reasons.

Each function takes the sentence and the words of the question, without case, and gives 0 to 1: what the question itself
names is no answer to it.
"""

import re
from collections.abc import Callable, Container

from bot.text.languages import language
from bot.text.words import fold

_TOKEN = re.compile(r"[^\W_]+")
_CAPITALISED = re.compile(r"[^\W\d_a-zß-öø-ÿа-яё][\w'’-]*")
#: Beginnings of the months' names in all our languages.
_MONTHS = """
januar februar march april may june july august septem octo okto novem decem dezem enero febrero marzo abril mayo junio
julio agosto octubre noviembre diciembre janvier février avril juin juillet août décembre märz juni juli gennaio
febbraio aprile maggio giugno luglio settembre ottobre dicembre janeiro fevereiro março junho julho setembro outubro
novembro dezembro maart augustus mars maj mai augusti tammi helmi maalis huhti touko kesä heinä elo syys loka marras
joulu январ феврал март апрел июн июл август сентябр октябр ноябр декабр
"""
_MONTH = rf"(?:{'|'.join(_MONTHS.split())})\w*"
#: 1931, the 1950s, 3/5/2026, the 9th century, 3 May, May 3, and in English a month alone.
_DATE = re.compile(
    r"\b(?:1[0-9]{3}|20[0-9]{2})s?\b|\b[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}\b|\b[0-9]{1,2}(?:st|nd|rd|th)? centur"
    rf"|\b(?:[0-9]{{1,2}}\S{{0,2}} (?:de |of )?{_MONTH}|{_MONTH} [0-9])"
    r"|\b(?:January|February|April|June|July|August|September|October|November|December)\b",
    re.IGNORECASE,
)
_NUMBER_WORDS = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions
billion billions dozen dozens half third quarter once twice dos tres cuatro cinco seis siete ocho nueve diez cien mil
millones deux trois quatre cinq sept huit neuf dix cent mille zwei drei vier fünf sechs sieben acht neun zehn hundert
tausend millionen due quattro cinque sei sette otto nove dieci cento mila milioni dois duas quatro oito dez cem
milhões twee drie vijf zes zeven negen tien honderd duizend miljoen två tre fyra fem sex sju åtta nio tio hundra tusen
miljoner to fire seks syv otte ti hundrede hundre millioner kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän
kymmenen sata tuhat miljoonaa два две три четыре пять шесть семь восемь девять десять сто тысяч миллион миллионов
"""
_NUMBERS = frozenset(fold(word) for word in _NUMBER_WORDS.split())
_PLACE = re.compile(
    r"\b(?:in|at|from|near|to|of|into|outside|across|en|desde|hacia|cerca de|à|au|aux|dans|vers|depuis|aus|nach|bei|von"
    r"|nel|nella|a|da|di|em|no|na|te|uit|naar|bij|i|på|från|till|fra|til|ved|в|на|из|под|у)"
    r" (?:the |la |el |los |las |le |les |l['’]|der |dem |den |die |il |lo |o |os |as |het |de )?([A-ZÀ-ÖØ-ÞА-Я]\w+)"
)
_REASONS = r"""
because due_to since so_that in_order_to reasons? therefore as_a_result caused? thus owing_to led_to first(?:ly)?
secondly thirdly for_\w+ing porque debido para_que razón a_causa parce_qu car afin raison à_cause pour_que weil denn
damit deshalb grund wegen perché poiché affinché motivo a_causa pois devido por_causa razão omdat want zodat vanwege
reden eftersom därför för_att fordi derfor for_at koska siksi jotta takia потому поэтому чтобы из-за так_как
"""
_REASON = re.compile(rf"\b(?:{'|'.join(_REASONS.split()).replace('_', ' ')})\b", re.IGNORECASE)
#: New names, or reasons, from which more say nothing more.
_MANY = 3

Asked = Container[str]


def names(text: str, asked: Asked) -> float:
    """Capitalised words that are not common ones: all of it from three on."""
    common = language("en").stop_words
    found = (match.group().casefold() for match in _CAPITALISED.finditer(text))
    return min(sum(1 for name in found if name not in asked and name not in common), _MANY) / _MANY


def dates(text: str, asked: Asked) -> float:
    """1 for a year, a day or a month."""
    return float(any(match.group().casefold() not in asked for match in _DATE.finditer(text)))


def numbers(text: str, asked: Asked) -> float:
    """1 for a number in digits or in words."""
    found = (token.casefold() for token in _TOKEN.findall(text))
    return float(any(token not in asked and (token[0].isdecimal() or fold(token) in _NUMBERS) for token in found))


def places(text: str, asked: Asked) -> float:
    """1 for a name behind a word such as "in"."""
    return float(any(match.group(1).casefold() not in asked for match in _PLACE.finditer(text)))


def reasons(text: str, asked: Asked) -> float:  # noqa: ARG001 - all kinds are called alike
    """Words that give reasons, as "because" and "firstly": all of it from three on."""
    return min(sum(1 for _ in _REASON.finditer(text)), _MANY) / _MANY


#: What a question expects -> what is looked for, and how far finding it is to be trusted beside finding a date.
KINDS: dict[str, tuple[Callable[[str, Asked], float], float]] = {
    "when": (dates, 1.0),
    "how_many": (numbers, 0.75),
    "who": (names, 0.6),
    "where": (places, 0.3),
    "why": (reasons, 1.0),
}
