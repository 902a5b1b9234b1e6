"""Draft -> what the store keeps of it: language, title, sentences with their searchable words."""

from collections.abc import Sequence

from bot.intake.fields import cut
from bot.models import Draft, Kind, Sentence
from bot.store.rows import Indexed, IndexedSentence
from bot.text.languages import detect
from bot.text.runs import searchable
from bot.text.sentences import sentences
from bot.text.shingles import Sketch

#: Raised whenever sentences, stems or sketches come out differently: stored articles are then read anew once.
ANALYSIS = "3"
#: Length of a title made from a first sentence.
TITLE_LENGTH = 80


def index(draft: Draft) -> Indexed:
    """Take a draft apart. Costs about 1.5 ms for 400 words: call it off the event loop."""
    language = draft.language or detect(draft.text)
    found, sketch = reindex(draft.text, language)
    title = " ".join(draft.title.split())
    return Indexed(draft, language, title or _first_words(draft.text, found), not title, found, sketch)


def reindex(text: str, language: str) -> tuple[tuple[IndexedSentence, ...], Sketch | None]:
    """The sentences and the sketch of a stored article, as `index` would find them today."""
    found = tuple(_searchable(text, sentence, language) for sentence in sentences(text, language))
    return found, Sketch.of(one.words for one in found)


def _searchable(text: str, sentence: Sentence, language: str) -> IndexedSentence:
    if sentence.kind != Kind.PROSE:
        return IndexedSentence(sentence, "", "")
    return IndexedSentence(sentence, *searchable(text[sentence.start : sentence.end], language))


def _first_words(text: str, found: Sequence[IndexedSentence]) -> str:
    every = [one.sentence for one in found]
    prose = [sentence for sentence in every if sentence.kind == Kind.PROSE] or every
    first = " ".join(text[prose[0].start : prose[0].end].split()) if prose else ""
    return cut(first, TITLE_LENGTH) or "Untitled"
