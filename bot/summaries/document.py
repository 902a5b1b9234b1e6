"""Our sentences as sumy's document: its words are our words, and each of its sentences knows which of ours it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence

from bot.models import Sentence
from bot.text.languages import language
from bot.text.words import Word, words


class Words:
    """A tokenizer as sumy wants one: the normalised words of a sentence, each sentence taken apart once."""

    def __init__(self, code: str) -> None:
        #: sumy asks a tokenizer for its language.
        self.language = language(code).name.lower() or "english"
        self._code = code
        self._read: dict[str, list[Word]] = {}
        self._forms: dict[str, tuple[str, ...]] = {}

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """The words of a sentence, in order."""
        forms = self._forms.get(sentence)
        if forms is None:
            forms = self._forms[sentence] = tuple([word.form for word in self.read(sentence)])
        return forms

    def to_sentences(self, text: str) -> tuple[str, ...]:
        """The text itself: it is one sentence already."""
        return (text,)

    def read(self, sentence: str) -> list[Word]:
        """The words of a sentence with their stems."""
        found = self._read.get(sentence)
        if found is None:
            found = self._read[sentence] = words(sentence, self._code)
        return found


@dataclass(frozen=True)
class Document:
    """A text ready for sumy's summarizers, and what they need of its language."""

    model: ObjectDocumentModel
    #: sumy's sentence -> ours; no two are equal, because repeats were left out.
    sentences: Mapping[SumySentence, Sentence]
    stems: Mapping[str, str]
    stop_words: frozenset[str]

    def stem(self, word: str) -> str:
        """The stem of a word of this document; sumy calls it with words that it has put in lower case."""
        return self.stems.get(word, word)


def document(text: str, found: Sequence[Sentence], code: str, title: str = "") -> Document:
    """Build sumy's document from sentences of `text`; of sentences that say the same only the first is taken."""
    tokenizer = Words(code)
    ours: dict[Any, Sentence] = {}
    paragraphs: dict[int, list[Any]] = {}
    if title:
        paragraphs[0] = [SumySentence(title, tokenizer, is_heading=True)]
    seen: set[tuple[str, ...]] = set()
    stems: dict[str, str] = {}
    stop_words: set[str] = set()
    for sentence in found:
        one = SumySentence(text[sentence.start : sentence.end], tokenizer)
        said: tuple[str, ...] = one.words
        if said in seen or not said:
            continue
        seen.add(said)
        ours[one] = sentence
        paragraphs.setdefault(sentence.paragraph, []).append(one)
        for form, stem, _, _, stop in tokenizer.read(str(one)):
            stems[form] = stem
            if stop:
                stop_words.add(form)
    model = ObjectDocumentModel([Paragraph(group) for _, group in sorted(paragraphs.items())])
    return Document(model, ours, stems, frozenset(stop_words))
