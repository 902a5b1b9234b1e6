"""Boundaries that Punkt sets and a reader would not: after abbreviations, initials, and before "she said"."""

import re
from collections.abc import Iterator

from bot.text.languages import Language, language

#: Abbreviations that stand before a number, and end a sentence before anything else.
_BEFORE_NUMBERS = """
no nos nr nrs núm n fig figs abb p pp pág págs pag art arts kap ch cap sec sek vol vols bd s str eq op § l jan feb
febr mar apr jun jul aug sep sept oct okt nov dec dez
"""
#: Abbreviations before a name: no sentence ends with them.
_BEFORE_NAMES = """
mr mrs ms dr drs prof gov sen sens rep reps gen col capt lt sgt cpl maj adm cmdr rev hon st ste sr sra srta d dña m
mm mme mlle dott sig sigg ing arch hr frl fr dhr mevr dra eng exmo lic pres supt ст ул г им проф акад
"""
#: Abbreviations that end a sentence as often as not: what Punkt says of them stands.
_MAY_END = """
etc inc ltd co corp jr bros usw ecc enz osv o.s.v jne ym yms tms ph.d km kg m cm ft fl min max mio mrd mlj mln mlrd
std kr e.kr f.kr a.c d.c eaa esq ltda cía руб тыс млн млрд гг др пр т.д т.п
"""
_NUMBERED, _NAMED, _ENDING = (frozenset(each.split()) for each in (_BEFORE_NUMBERS, _BEFORE_NAMES, _MAY_END))
_LAST = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]+$|§$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[A-ZÀ-ÖØ-ÞА-Я]$")
_WORD = re.compile(r"[^\W\d_]+")
#: Verbs that attribute words to somebody.
_SAYING = (
    r"(?:said|says|asked|asks|added|adds|told|tells|wrote|writes|replied|cried|shouted|explained|claimed|recalled"
    r"|answered"
    r"|dijo|dice|preguntó|añadió|respondió|contó|escribió|afirmó|explicó"
    r"|disse|diz|perguntou|respondeu|acrescentou|escreveu"
    r"|dit|demanda|demande|répondit|ajoute|ajouta|écrit|écrivit|explique|raconte"
    r"|sagte|sagt|fragte|fragt|erklärte|schrieb|antwortete|rief"
    r"|chiese|rispose|aggiunse|scrisse|spiegò"
    r"|zei|zegt|vroeg|schreef|antwoordde"
    r"|sade|säger|frågade|skrev|svarade|sagde|siger|spurgte|svarede|sa|sier|spurte|svarte"
    r"|sanoi|sanoo|kysyi|vastasi|kirjoitti"
    r"|сказал[аи]?|спросил[аи]?|ответил[аи]?|написал[аи]?|говорит)"
)
#: "the old engineer said.", "Said the engineer": who spoke and hardly more, so that "The engineer said it would hold"
#: is a sentence of its own.
_ATTRIBUTION = re.compile(
    rf"(?:(?:the|el|la|le|der|die|il|de|den|o|a) )?(?:[^\W\d_][\w'’.-]* ){{1,4}}{_SAYING}\b[^.!?]{{0,30}}[.!?,:]?$"
    rf"|{_SAYING} [^\W\d_]",
    re.IGNORECASE,
)
_CLOSING_MARKS = "\"”»“«’'"
#: An attribution is short; more words make a sentence of its own.
_LONGEST_ATTRIBUTION = 90
#: Patterns of one letter.
UPPER, _LOWER = "[A-ZÀ-ÖØ-ÞА-ЯЁ]", "[^\\W\\d_A-ZÀ-ÖØ-ÞА-ЯЁ]"
#: Where Punkt may have missed a boundary: no space behind the full stop ("in the valley.The dam", from pages that lost
#: their line ends), a capital behind an abbreviation or an ellipsis, a guillemet that is followed by a space.
_MISSED = re.compile(rf"[.!?…]+[\"”»’)\]]*(?=[ ]?{UPPER}| «)")
_TWO_LETTERS = re.compile(rf"{_LOWER}{{2}}")
_WORD_BEGINS = re.compile(rf"{UPPER}(?:{_LOWER}{{2}}|{_LOWER}?[’', ])")
#: Letters of the longest abbreviation, full stops inside it included.
_LONGEST_ABBREVIATION = 8


def missed(text: str, code: str) -> Iterator[int]:
    """Offsets in a paragraph where a sentence may end though Punkt does not see it, in order."""
    known = language(code)
    for match in _MISSED.finditer(text):
        stop, place = match.span()
        if text[place] != " ":
            ends = _is_glued(text, stop, place)
        elif text[place + 1] == "«":
            ends = text[place + 2 : place + 3].isspace()
        else:
            ends = _is_ending(text, stop, place + 1, known)
        if ends:
            yield place


def _is_glued(text: str, stop: int, place: int) -> bool:
    """Whether the full stop at `stop` is that of a sentence though no space follows, and not part of an address."""
    if not _TWO_LETTERS.match(text, max(0, stop - 2), stop) or not _WORD_BEGINS.match(text, place):
        return False
    token = text[text.rfind(" ", max(0, place - 60), place) + 1 : stop]
    return "/" not in token and "@" not in token and "." not in token


def _is_ending(text: str, stop: int, place: int, known: Language) -> bool:
    """Whether an abbreviation or ellipsis with its last full stop at `stop` ends a sentence: one begins at `place`."""
    if text[stop] == "…" or text.startswith("..", stop):
        return _starts_anew(text, place, known)
    # Most full stops stand behind a word too long to be an abbreviation.
    word = text[max(text.rfind(" ", max(0, stop - 24), stop), stop - 24) + 1 : stop]
    if len(word) > _LONGEST_ABBREVIATION:
        return False
    _, last = _last(word)
    return (last.casefold() in _ENDING or "." in last) and _starts_anew(text, place, known)


def belongs_together(text: str, left: tuple[int, int], right: tuple[int, int], code: str) -> bool:
    """Whether a reader would not end a sentence between these two neighbouring pieces of one paragraph."""
    last = text[left[1] - 1]
    goes_on = text[right[0]].islower() and not text[left[0]].islower()
    if last == ".":
        return goes_on or _is_abbreviated(
            text[max(left[0], left[1] - 24) : left[1] - 1], text, right[0], language(code)
        )
    if last in _CLOSING_MARKS:
        # Before an attribution in lower case stands a comma or a full stop, in writing without capitals too.
        return text[right[0]].islower() or _is_attribution(text[right[0] : right[1]])
    # "?" or "!" inside a title or before a dash: the sentence goes on in lower case.
    return goes_on


def _is_abbreviated(before: str, text: str, place: int, known: Language) -> bool:
    """Whether the full stop behind `before` only ends an abbreviation, and the sentence goes on at `place`."""
    if before[-_LONGEST_ABBREVIATION - 1 :].isalpha() and len(before) > _LONGEST_ABBREVIATION:
        return False
    first, last = _last(before)
    if not last or (first > 0 and before[first - 1] not in " \n\t\u00a0\u202f\"'“„«(["):
        return False
    word = last.casefold()
    if word in _NUMBERED and not (word in _NAMED and word in known.abbreviations):
        return text[place].isdigit()
    if word in known.abbreviations:
        goes_on = word in _NAMED or word not in _ENDING
    else:
        # "J. K. Rowling", "George H. W. Bush", "the U.S. Senate": a name goes on. "In the U.S. The law": it does not.
        goes_on = bool(_INITIALS.match(last)) and word != "i"
    return goes_on and not _starts_anew(text, place, known)


def _last(before: str) -> tuple[int, str]:
    """The word, or letters with a full stop behind each, that ends here, and where; empty when something else does."""
    first = before.rfind(" ") + 1
    if before[first:].isalpha():
        return first, before[first:]
    match = _LAST.search(before)
    return (match.start(), match.group()) if match else (0, "")


def _starts_anew(text: str, place: int, known: Language) -> bool:
    """Whether a common word stands here, as names do not begin; the "I." in "M. I. Kutuzov" is none."""
    match = _WORD.match(text, place)
    return match is not None and match.group().casefold() in known.stop_words and text[place + 1 : place + 2] != "."


def _is_attribution(after: str) -> bool:
    return len(after) <= _LONGEST_ATTRIBUTION and bool(_ATTRIBUTION.match(after))
