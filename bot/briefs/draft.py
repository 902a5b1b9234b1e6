"""A brief while it grows: what is in it, and what may still come in."""

from collections import Counter
from dataclasses import dataclass, field

from bot.briefs.candidates import words_of
from bot.briefs.choosing import Chosen
from bot.briefs.models import Page
from bot.store.rows import Row
from bot.summaries import quote_cap


@dataclass(slots=True)
class Part:
    """Sentences of an article that stand one behind the other, and why they were chosen; the first reason counts."""

    page: Page
    rows: list[Row]
    chosen: list[Chosen]

    @property
    def first(self) -> int:
        """The row id of the first sentence."""
        return min(row.id for row in self.rows)


@dataclass(slots=True)
class Draft:
    """At most so many words, and of each article at most this share."""

    most_words: int | None
    share: float
    parts: list[Part] = field(default_factory=list[Part])
    statements: int = 0
    sentences: int = 0
    words: int = 0
    #: Something was left out because of the quote cap.
    capped: bool = False
    _homes: dict[int, Part] = field(default_factory=dict[int, Part])
    _said: set[tuple[str, ...]] = field(default_factory=set[tuple[str, ...]])
    _shown: Counter[int] = field(default_factory=Counter[int])

    def add(self, chosen: Chosen, most: int) -> bool:
        """Put a statement in with what it needs before it; False when it has no room in `most` sentences.

        What is there already, or whose article has had its share, is left out for good.
        """
        one = chosen.statement.shown
        fresh = [row for row in one.chain if row.id not in self._homes]
        keys = {words_of(one.page, row) for row in fresh}
        # What explains this one may stand here already in another article's words.
        if not fresh or not self._said.isdisjoint(keys) or len(keys) < len(fresh):
            return True
        words = sum(len(one.page.text[row.start : row.end].split()) for row in fresh)
        too_long = self.most_words is not None and self.words + words > self.most_words
        if self.parts and (too_long or self.sentences + len(fresh) > most):
            return False
        article = one.page.info.id
        if self._shown[article] + len(fresh) > quote_cap(one.page.prose, self.share):
            self.capped = True
            return True
        # Only the first of a chain can be there: the others would have brought it.
        part = self._homes.get(one.chain[0].id)
        if part:
            part.rows += fresh
            part.chosen.append(chosen)
        else:
            part = Part(one.page, fresh, [chosen])
            self.parts.append(part)
        self._homes.update(dict.fromkeys((row.id for row in fresh), part))
        self._said |= keys
        self._shown[article] += len(fresh)
        self.sentences += len(fresh)
        self.statements += 1
        self.words += words
        return True
