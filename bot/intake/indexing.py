"""Draft -> what the store keeps of it: language, title, sentences with their searchable words."""

from collections.abc import Sequence

from bot.intake.fields import cut
from bot.models import Draft, Kind, Sentence
from bot.store.rows import Indexed, IndexedSentence
from bot.text.languages import detect
from bot.text.sentences import sentences
from bot.text.words import words

#: Raised whenever sentences or stems come out differently: stored articles are then read anew at the next start.
ANALYSIS = "2"
#: Length of a title made from a first sentence.
TITLE_LENGTH = 80


def index(draft: Draft) -> Indexed:
    """Take a draft apart. Costs about 2 ms for 400 words: call it off the event loop."""
    language = draft.language or detect(draft.text)
    found = sentences(draft.text, language)
    title = " ".join(draft.title.split())
    return Indexed(
        draft,
        language,
        title or _first_words(draft.text, found),
        not title,
        tuple(_searchable(draft.text, sentence, language) for sentence in found),
    )


def reindex(text: str, language: str) -> tuple[IndexedSentence, ...]:
    """The sentences of a stored article, taken apart as `index` would today."""
    return tuple(_searchable(text, sentence, language) for sentence in sentences(text, language))


def _searchable(text: str, sentence: Sentence, language: str) -> IndexedSentence:
    if sentence.kind != Kind.PROSE:
        return IndexedSentence(sentence, "", "")
    kept = [word for word in words(text[sentence.start : sentence.end], language) if not word.stop]
    return IndexedSentence(sentence, " ".join(word.form for word in kept), " ".join(word.stem for word in kept))


def _first_words(text: str, found: Sequence[Sentence]) -> str:
    prose = [sentence for sentence in found if sentence.kind == Kind.PROSE] or list(found)
    first = " ".join(text[prose[0].start : prose[0].end].split()) if prose else ""
    return cut(first, TITLE_LENGTH) or "Untitled"
