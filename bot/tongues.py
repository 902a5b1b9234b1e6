"""What the languages are called that we read."""

from bot.messages import Message, message
from bot.text.languages import language

_NAMES = {
    "en": message("English"),
    "es": message("Spanish"),
    "fr": message("French"),
    "de": message("German"),
    "it": message("Italian"),
    "pt": message("Portuguese"),
    "nl": message("Dutch"),
    "sv": message("Swedish"),
    "da": message("Danish"),
    "no": message("Norwegian"),
    "fi": message("Finnish"),
    "ru": message("Russian"),
}


def language_name(code: str) -> Message:
    """The name of the language with this ISO 639-1 code; empty for one that we do not know."""
    return _NAMES.get(code) or Message(language(code).name)
