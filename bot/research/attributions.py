"""The words beside a quotation that say whose it is: "said Holm", "Holm told the paper", "according to Holm:"."""

from dataclasses import dataclass

from bot.research import phrases
from bot.research.lexicon import ASKING, PASSIVE, PREPOSITIONS, PRO_DROP, Lexicon
from bot.research.names import Name, People, Token
from bot.research.phrases import Subject

#: Before a subject whose verb comes last.
_AUXILIARY = ("hat", "hatte", "har", "hade", "heeft", "had")
#: Words between a verb and its subject.
_BETWEEN = 4
_AND = ("and", "und", "et", "y", "e", "och", "og", "then", "but")


@dataclass(frozen=True, slots=True)
class Attributions:
    """Reads what stands before and behind the quotations of one article; each answer is who, and by which verb."""

    _words: Lexicon
    _code: str
    _people: People

    def behind(self, found: list[Token]) -> tuple[Subject, str] | None:
        """From what follows: "…," said Holm. "…," Holm said. "…", dit-il. "…," according to Holm."""
        # A full stop there ends the sentence: whatever follows speaks of something else.
        place = next((at for at, token in enumerate(found) if token.text not in ",–—-"), None)
        if place is None:
            return None
        if inverted := self._inverted(found, place):
            return inverted
        if according := self._according(found, place):
            return according
        if found[place].low in _AUXILIARY:
            # "…", hat Ann Lee gesagt.
            place += 1
        phrase = phrases.read(found, place, self._words) or phrases.bare(found, place, self._words)
        if phrase is None:
            return None
        subject, behind = phrase
        if subject.name:
            behind = phrases.skip_apposition(found, behind)
        verb = phrases.skip_between(found, behind, self._words)
        if verb is not None and verb < len(found) and found[verb].low in self._words.verbs:
            return subject, found[verb].low
        return None

    def _inverted(self, found: list[Token], place: int) -> tuple[Subject, str] | None:
        """A verb of saying here, and its subject behind it."""
        at = phrases.skip_between(found, place, self._words)
        if at is None or at >= len(found):
            return None
        if hyphened := self._hyphened(found[place]) or self._hyphened(found[at]):
            return hyphened
        verb = found[at].low
        behind = phrases.skip_between(found, at + 1, self._words)
        if verb not in self._words.verbs or behind is None:
            return None
        # "dit en riant Ann Lee", "says farmer Ann Lee": a few words may stand between.
        for at in range(behind, min(len(found), behind + _BETWEEN)):
            if phrase := phrases.read(found, at, self._words):
                return phrase[0], verb
            low = found[at].low
            if not low.isalpha() or (low in PREPOSITIONS and low != "en") or low in self._words.verbs:
                break
        if self._code in PRO_DROP and behind >= len(found) - 1:
            return Subject(None, "-", found[place].start, found[place].end), verb
        return None

    def _hyphened(self, token: Token) -> tuple[Subject, str] | None:
        """A verb with its pronoun: "dit-il", "demande-t-elle", "a-t-il"."""
        verb, *rest = token.low.split("-")
        if rest and rest[-1] in self._words.pronouns and (verb in self._words.verbs or verb in ("a", "avait")):
            return Subject(None, rest[-1], token.end - len(rest[-1]), token.end), verb
        return None

    def _according(self, found: list[Token], place: int) -> tuple[Subject, str] | None:
        for phrase in self._words.according:
            if tuple(token.low for token in found[place : place + len(phrase)]) == phrase:
                read = phrases.read(found, place + len(phrase), self._words)
                if read:
                    return read[0], phrase[0]
        return None

    def ahead(self, found: list[Token]) -> tuple[Subject, str] | None:
        """From what stands before: Holm said: "…". Später sagte Holm: "…". Selon Holm, … : "…"."""
        for place in range(len(found) - 1, -1, -1):
            token = found[place]
            if hyphened := self._hyphened(token):
                return hyphened
            if token.low in self._words.verbs or token.low in self._words.calling:
                if token.low in ASKING and found[-1].text not in ":,":
                    return None
                subject = self._subject_of(found, place)
                return (subject, token.low) if subject else None
        if found and self._words.according and found[0].low == self._words.according[0][0]:
            return self._according(found, 0)
        if found and found[-1].text in (":", ","):
            starts = [at for at in range(len(found)) if at == 0 or not found[at - 1].text.isalpha()]
            for place in starts:
                if according := self._according(found, place):
                    return according
        return None

    def _subject_of(self, found: list[Token], place: int) -> Subject | None:
        """The subject of the verb at this place, in what stands before a quotation."""
        verb = found[place].low
        before = found[place - 1].low if place else ""
        if before in PASSIVE and before not in self._words.verbs:
            return None
        if verb.endswith("ing") and self._code in ("", "en"):
            return self._of_participle(found, place)
        subject = phrases.before(found, place, self._words)
        if subject and not subject.is_office:
            return subject
        return self._subject_behind(found, place) or subject or self._joined(found, place)

    def _subject_behind(self, found: list[Token], place: int) -> Subject | None:
        """A subject between the verb and the colon, comma or mark that opens the quotation: "sagte Holm:"."""
        read = phrases.read(found, place + 1, self._words)
        if read is None or (read[0].is_office and found[-1].text != ":"):
            return None
        rest = found[phrases.skip_apposition(found, read[1]) :]
        return read[0] if not rest or rest[0].text in ",:" else None

    def _joined(self, found: list[Token], place: int) -> Subject | None:
        """The subject of a verb that is joined to another: "Holm shook his head and said: …"."""
        if place and found[place - 1].low in _AND:
            return self._first_subject(found[: place - 1])
        return None

    def _of_participle(self, found: list[Token], place: int) -> Subject | None:
        """Who is "saying" it: the subject of the verb of saying before it, or of the sentence."""
        for other in range(place - 1, -1, -1):
            if found[other].low in self._words.verbs and not found[other].low.endswith("ing"):
                return phrases.before(found, other, self._words)
        return self._first_subject(found[:place])

    def _first_subject(self, found: list[Token]) -> Subject | None:
        """The subject of a sentence: what it opens with, or what follows its first comma."""
        for place in (0, *(at + 1 for at, token in enumerate(found) if token.text == ",")):
            read = phrases.read(found, place, self._words)
            if read is None or read[1] >= len(found):
                continue
            subject, behind = read
            if subject.name and place == 0 and len(subject.name.parts) == 1 and not self._is_known_name(subject.name):
                # "Speaking at the palace, Holm …": any word has a capital there.
                continue
            if found[behind].text == "," or found[behind].text.isalpha():
                return subject
        return None

    def _is_known_name(self, name: Name) -> bool:
        return name.titled or any(
            other.parts[-1] == name.parts[-1] and other.start != name.start for other in self._people.names
        )
