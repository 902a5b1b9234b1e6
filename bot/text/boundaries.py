"""Boundaries that Punkt sets and a reader would not: after abbreviations, initials, and before "she said"."""

import re

from bot.text.languages import language

#: Abbreviations that stand before a number, and end a sentence before anything else.
_BEFORE_NUMBERS = frozenset(
    ["no", "nos", "nr", "nrs", "núm", "n", "fig", "figs", "abb", "p", "pp", "pág", "págs", "pag", "art", "arts", "kap", "ch", "cap", "sec", "sek", "vol", "vols", "bd", "s", "str", "eq", "op", "§", "l"]
)
#: Abbreviations before a name: no sentence ends with them.
_TITLES = frozenset(
    ["mr", "mrs", "ms", "dr", "drs", "prof", "gov", "sen", "sens", "rep", "reps", "gen", "col", "capt", "lt", "sgt", "cpl", "maj", "adm", "cmdr", "rev", "hon", "st", "ste", "sr", "sra", "srta", "d", "dña", "m", "mm", "mme", "mlle", "dott", "sig", "sigg", "ing", "arch", "hr", "frl", "fr", "dhr", "mevr", "dra", "eng", "exmo", "lic", "pres", "supt", "ст", "ул", "г", "им", "проф", "акад"]
)
_LAST = re.compile(r"(?:^|[\s\"'“„«(\[])((?:[^\W\d_]\.)*[^\W\d_]+|§)\.$")
_INITIALS = re.compile(r"(?:^|[\s\"'“„«(\[])(?:[^\W\d_]\.[ ]?)*[A-ZÀ-ÖØ-ÞА-Я]\.$")
#: Verbs that attribute words to somebody.
_SAYING = (
    r"(?:said|says|asked|asks|added|adds|told|tells|wrote|writes|replied|cried|shouted|explained|claimed|recalled|answered|"
    r"dijo|dice|preguntó|añadió|respondió|contó|escribió|afirmó|explicó|disse|diz|perguntou|respondeu|acrescentou|escreveu|"
    r"dit|demanda|demande|répondit|ajoute|ajouta|écrit|écrivit|explique|raconte|sagte|sagt|fragte|fragt|erklärte|schrieb|antwortete|rief|"
    r"chiese|rispose|aggiunse|scrisse|spiegò|zei|zegt|vroeg|schreef|antwoordde|sade|säger|frågade|skrev|svarade|sagde|siger|spurgte|svarede|"
    r"sa|sier|spurte|skrev|svarte|sanoi|sanoo|kysyi|vastasi|kirjoitti|сказал[аи]?|спросил[аи]?|ответил[аи]?|написал[аи]?|говорит)"
)
_ATTRIBUTION = re.compile(
    rf"(?:(?:the |el |la |le |der |die |il |de |den |o |a )?(?:[^\W\d_][\w'’.-]* ){{1,4}}{_SAYING}\b|{_SAYING} [^\W\d_])",
    re.IGNORECASE,
)
_CLOSING_MARKS = '"”»“«’'
#: An attribution is short; more words make a sentence of its own.
_LONGEST_ATTRIBUTION = 90


def belongs_together(text: str, left: tuple[int, int], right: tuple[int, int], code: str) -> bool:
    """Whether a reader would not end a sentence between these two neighbouring pieces."""
    before, after = text[max(left[0], left[1] - 60) : left[1]], text[right[0] : right[0] + 120]
    if "\n" in text[left[1] : right[0]] and "\n\n" in text[left[1] : right[0]]:
        return False
    if before[-1:] == ".":
        return _is_abbreviation(before, after, code)
    if before[-1:] in _CLOSING_MARKS:
        return _is_attribution(after, right[1] - right[0])
    # "?" or "!" inside a title or before a dash: the sentence goes on in lower case.
    return before[-1:] in "?!…" and after[:1].islower()


def _is_abbreviation(before: str, after: str, code: str) -> bool:
    if after[:1].islower():
        return True
    known = language(code)
    match = _LAST.search(before)
    if not match:
        return False
    word = match.group(1).casefold()
    next_word = re.match(r"[^\W\d_]+", after)
    starts_anew = bool(next_word) and next_word.group().casefold() in known.stop_words if next_word else False
    if word in _TITLES and word in known.abbreviations:
        return not starts_anew
    if word in _BEFORE_NUMBERS:
        return after[:1].isdigit()
    if _INITIALS.search(before) and word not in ("i",):
        # "J. K. Rowling", "George H. W. Bush", "the U.S. Senate": a name goes on; "in the U.S. The law": it does not.
        return not starts_anew
    return word in known.abbreviations and (after[:1].isdigit() or not starts_anew)


def _is_attribution(after: str, length: int) -> bool:
    if after[:1].islower():
        return True
    return length <= _LONGEST_ATTRIBUTION and bool(_ATTRIBUTION.match(after))
