"""What the text of a sentence tells beside its stored words: the kind of thing asked for, phrases, who speaks."""

import re
from itertools import pairwise

from bot.answers.kinds import KINDS
from bot.answers.signals import Setting
from bot.text.quotations import quotations

_TOKEN = re.compile(r"[^\W_]+")
_DEFINED = re.compile(r"\s*(?:what|who)\s+(?:is|are|was|were)\s+(?:an?\s+|the\s+)?(.{2,60}?)\s*\?*\s*$", re.IGNORECASE)
#: Commas from which more say nothing more.
_MANY = 5
_IS = re.compile(r".{0,80}?\b(?:is|are|was|were|means|refers)\b")


def expected_type(text: str, setting: Setting) -> float:
    """How far the sentence holds the kind of thing asked for and not named in the question, 0 to 1.

    A name for "who", a date for "when", a number for "how many", a place for "where", a reason for "why".
    """
    if setting.question.expects not in KINDS:
        return 0.0
    kind, trust = KINDS[setting.question.expects]
    return trust * kind(text, setting.asked)


def phrases(text: str, setting: Setting) -> float:
    """Share of the question's neighbouring words, the common ones too, that are neighbours here."""
    if not setting.pairs:
        return 0.0
    tokens = [token.casefold() for token in _TOKEN.findall(text)]
    return len(setting.pairs.intersection(pairwise(tokens))) / len(setting.pairs)


def definition(text: str, setting: Setting) -> float:
    """1 when "What is a dam?" meets a sentence that opens with "A dam is"."""
    asked = _DEFINED.match(setting.question.text) if len(setting.question.terms) <= 2 else None
    if not asked:
        return 0.0
    opening = re.match(rf"(?:an?\s+|the\s+)?{re.escape(asked.group(1))}\w*\b", text, re.IGNORECASE)
    return float(bool(opening and _IS.match(text[opening.end() :])))


def enumeration(text: str, setting: Setting) -> float:  # noqa: ARG001 - all signals are called alike
    """How much the sentence lists, by its commas and semicolons: all of it from five on."""
    return min(text.count(",") + text.count(";"), _MANY) / _MANY


def is_question(text: str, setting: Setting) -> float:  # noqa: ARG001 - all signals are called alike
    """1 for a sentence that asks instead of telling."""
    return float(text.rstrip("\"'”’»“ ").endswith("?"))


def speech(text: str, setting: Setting) -> float:
    """Share of the sentence between quotation marks when the question asks what somebody said."""
    if not setting.question.speech:
        return 0.0
    return sum(end - start for start, end in quotations(text)) / len(text)
