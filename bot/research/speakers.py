"""Who says each quotation of an article, read from the words around it; where nothing says so, nobody does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.models import Kind, Sentence, Slice, Span
from bot.research.attributions import Attributions
from bot.research.lexicon import ASKING, Lexicon, lexicon
from bot.research.models import Quotation
from bot.research.names import Name, People, people, tokens
from bot.research.phrases import Subject
from bot.text.quotations import quotations
from bot.text.words import fold

#: Sentences before a pronoun that are searched for whom it means.
_BACK = 4
#: Words before or behind a quotation that are read.
_READ = 60
_CLOSES = "\"”»“«’'›‹」』"


@dataclass(slots=True)
class _Spoken:
    """A quotation while its speaker is being looked for."""

    span: Span
    sentence: int
    subject: Subject | None = None
    speaker: Name | None = None
    office: Slice | None = None
    #: End of the office itself in "a spokesman | for Holm".
    head: int = 0
    verb: str = ""
    #: The sentence of the quotation that this one goes on from.
    joined: int | None = None

    def take(self, other: "_Spoken") -> None:
        """Have the speaker that another one has."""
        self.speaker, self.office, self.head, self.verb = other.speaker, other.office, other.head, other.verb


def speakers(text: str, sentences: Sequence[Sentence], code: str) -> list[Quotation]:
    """The quotations of an article in order, with their speakers where these can be read.

    `sentences` are all the article's, `code` its language's. A pronoun is taken for the last person named before it, in
    its paragraph or in the sentence before; a family name for the full name that the article has elsewhere.
    """
    return _Reader(text, [one for one in sentences if one.kind == Kind.PROSE], code).read()


class _Reader:
    """One article while its quotations are read."""

    def __init__(self, text: str, prose: Sequence[Sentence], code: str) -> None:
        self._text = text
        self._prose = prose
        self._code = code
        self._words: Lexicon = lexicon(code)
        self._quoted: list[list[Span]] = self._spans()
        unquoted = [list(self._unquoted(number)) for number in range(len(prose))]
        self._people: People = (
            people(text, (span for each in unquoted for span in each), code)
            if any(self._quoted)
            else People((), {}, frozenset())
        )
        self._beside = Attributions(self._words, code, self._people)
        self._by_sentence = self._sort_names()
        self._spoken: list[_Spoken] = []

    def read(self) -> list[Quotation]:
        for number, quoted in enumerate(self._quoted):
            self._read_sentence(number, quoted)
        return [self._quotation(one) for one in self._spoken]

    def _spans(self) -> list[list[Span]]:
        """For each sentence the quotations in it."""
        found: list[list[Span]] = [[] for _ in self._prose]
        first = 0
        while first < len(self._prose):
            last = first
            while last + 1 < len(self._prose) and self._prose[last + 1].paragraph == self._prose[first].paragraph:
                last += 1
            begin, end = self._prose[first].start, self._prose[last].end
            at = first
            for start, stop in quotations(self._text[begin:end]):
                while at < last and self._prose[at].end <= begin + start:
                    at += 1
                if self._prose[at].start <= begin + start and begin + stop <= self._prose[at].end:
                    found[at].append((begin + start, begin + stop))
            first = last + 1
        return found

    def _unquoted(self, number: int) -> Iterator[Span]:
        start = self._prose[number].start
        for opening, closing in self._quoted[number]:
            yield start, opening
            start = closing
        yield start, self._prose[number].end

    def _sort_names(self) -> list[list[Name]]:
        found: list[list[Name]] = [[] for _ in self._prose]
        at = 0
        for name in self._people.names:
            while self._prose[at].end <= name.start:
                at += 1
            found[at].append(name)
        return found

    def _read_sentence(self, number: int, quoted: Sequence[Span]) -> None:
        sentence = self._prose[number]
        here: list[_Spoken] = []
        for place, span in enumerate(quoted):
            after = quoted[place + 1][0] if place + 1 < len(quoted) else sentence.end
            before = quoted[place - 1][1] if place else sentence.start
            one = _Spoken(span, number)
            behind = tokens(self._text, span[1], after)[:_READ]
            ahead = tokens(self._text, before, span[0])[-_READ:]
            found = self._beside.behind(behind)
            if found is None and not self._is_title(span):
                found = self._beside.ahead(ahead) or self._colon_before(number, place)
            if found:
                one.subject, one.verb = found
                self._resolve(one, number)
            here.append(one)
        for one in here:
            # "… said it was “bad” and that they must “go”": one sentence, one speaker, where nothing else is said.
            if (
                not one.verb
                and not self._is_title(one.span)
                and (other := next((each for each in here if _is_known(each)), None))
            ):
                one.take(other)
        self._go_on(number, here)
        self._spoken += here

    def _is_title(self, span: Span) -> bool:
        """Whether it is the name of something: "Fox News", "Emma"."""
        inside = self._text[span[0] + 1 : span[1] - 1].strip()
        before = self._text[max(0, span[0] - 3) : span[0]].rstrip()[-1:]
        long = [word for word in inside.split() if len(word) > 3 or word[:1].isupper() or self._code == "de"]
        return before not in (":", ",") and inside[-1:].isalpha() and bool(long) and all(w[0].isupper() for w in long)

    def _colon_before(self, number: int, place: int) -> tuple[Subject, str] | None:
        """A quotation that opens a paragraph, behind one that ends with a colon."""
        if place or number == 0 or self._text[self._prose[number - 1].end - 1] != ":":
            return None
        before = self._prose[number - 1]
        if self._quoted[number - 1] or before.paragraph + 1 < self._prose[number].paragraph:
            return None
        return self._beside.ahead(tokens(self._text, before.start, before.end)[-_READ:])

    # Whom a phrase means

    def _resolve(self, one: _Spoken, number: int) -> None:
        subject = one.subject
        if subject is None:
            return
        if subject.name:
            one.speaker = subject.name
        elif subject.is_office:
            one.office = Slice(self._text[subject.start : subject.end], subject.start, subject.end)
            one.head = subject.head
        else:
            meant = self._meant(subject, number)
            if isinstance(meant, Name):
                one.speaker = meant
            elif meant:
                one.speaker, one.office, one.head = meant.speaker, meant.office, meant.head

    def _meant(self, subject: Subject, number: int) -> Name | _Spoken | None:
        """The person that a pronoun stands for: the last one named, where that is certain."""
        gender = self._words.pronouns.get(subject.pronoun, "")
        own = [name for name in self._by_sentence[number] if name.end <= subject.start]
        if subject.pronoun != "-" and (inside := self._chosen(own, gender, number)):
            return inside
        paragraph = self._prose[number].paragraph
        for back in range(number - 1, max(-1, number - 1 - _BACK), -1):
            there = self._prose[back].paragraph
            # Of the paragraphs before only the very last sentence.
            if there < paragraph and self._prose[back + 1].paragraph < paragraph:
                return None
            if there == paragraph or subject.pronoun != "-":
                last = next((one for one in reversed(self._spoken) if one.sentence == back and _is_known(one)), None)
                if last and (last.speaker is None or not gender or self._gender(last.speaker) in ("", gender)):
                    return last
            names = self._by_sentence[back] if subject.pronoun != "-" else []
            if chosen := self._chosen(names, gender, back):
                return chosen
            if any(self._people.is_person(name) for name in names):
                # Somebody is named there, and it cannot be told who is meant.
                return None
        return None

    def _gender(self, name: Name) -> str:
        return self._people.whole(name).gender

    def _chosen(self, names: Sequence[Name], gender: str, number: int) -> Name | None:
        """The only person of these that can be meant; of several the one that the sentence opens with."""
        persons: dict[tuple[str, ...], Name] = {}
        for name in names:
            if self._people.is_person(name) and (not gender or self._gender(name) in ("", gender)):
                persons.setdefault(self._people.whole(name).parts, name)
        left = [name for name in persons.values() if not name.possessive] or list(persons.values())
        certain = [name for name in left if gender and self._gender(name) == gender]
        if len(certain) == 1:
            return certain[0]
        if len(left) == 1:
            return left[0]
        if not left:
            return None
        first = min(left, key=lambda name: name.start)
        opening = tokens(self._text, self._prose[number].start, first.start)
        return first if not any(token.text.isalpha() for token in opening) and not certain[1:] else None

    def _go_on(self, number: int, here: Sequence[_Spoken]) -> None:
        """A sentence that is nothing but a quotation goes on with what was said just before it in its paragraph."""
        if not here or any(_is_known(one) for one in here) or number == 0 or not self._spoken:
            return
        last = self._spoken[-1]
        sentence, before = self._prose[number], self._prose[number - 1]
        if last.sentence != number - 1 or sentence.paragraph != before.paragraph or not _is_known(last):
            return
        words = any(self._text[start:end].strip(" \n\t.,;:!?…–—-" + _CLOSES) for start, end in self._unquoted(number))
        if not words and last.verb not in ASKING:
            for one in here:
                one.take(last)
                one.joined = last.joined if last.joined is not None else last.sentence

    def _quotation(self, one: _Spoken) -> Quotation:
        first = self._prose[one.sentence if one.joined is None else one.joined]
        around = (first.start, self._prose[one.sentence].end)
        if one.speaker is None:
            office = tokens(self._text, one.office.start, one.head) if one.office else ()
            words = frozenset(fold(token.text) for token in office)
            return Quotation(*one.span, around, first.paragraph, one.office, words, named=False)
        full = self._people.whole(one.speaker)
        label = Slice(self._text[full.start : full.end], full.start, full.end)
        return Quotation(
            *one.span, around, first.paragraph, label, frozenset((*one.speaker.parts, *full.parts)), named=True
        )


def _is_known(one: _Spoken) -> bool:
    return one.speaker is not None or one.office is not None
