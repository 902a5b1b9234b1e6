"""An article on its way into a page: its blocks as markup, the words of its language, and choices by a fixed seed."""

import re
from html import escape
from random import Random

from tests.intake.corpus.texts import Article, Block
from tests.intake.corpus.words import Words


class Story:
    """What a style makes a page of. A style says through it what the page gives: author, date, more text."""

    def __init__(self, article: Article, words: Words, language: str, number: int, seed: str) -> None:
        self.article, self.words, self.language, self.number = article, words, language, number
        self.chance = Random(seed)
        #: The name that stands in the byline, the day of publication, and the page's address.
        self.name = words.all("people")[number % 4]
        self.day = "2021-05-03"
        self.url = f"https://{seed}.example/{language}/{number}"
        #: Which of these the page gives in a form that can be read.
        self.gives: set[str] = set()
        #: Paragraphs of the article beside its blocks, and those that may be taken for part of it or not.
        self.more: list[str] = []
        self.free: list[str] = [article.title]
        self.has_lists = any(block.kind in ("ul", "ol") for block in article.blocks)

    @property
    def title(self) -> str:
        """The title, escaped."""
        return escape(self.article.title, quote=True)

    def some(self, share: float = 0.5) -> bool:
        """A choice that is made anew each time."""
        return self.chance.random() < share

    def also(self, text: str) -> str:
        """A text of the article that is not one of its blocks, escaped."""
        self.more.append(text)
        return escape(text)

    def either(self, text: str) -> str:
        """A text that a reader could count as part of the article or not, escaped."""
        self.free.append(text)
        return escape(text)

    def told(self, text: str, *, links: float = 0.0) -> str:
        """A line of the article as markup: emphasis, and now and then a link on some of its words."""
        marked = re.sub(r"\*([^*]+)\*", r"<em>\1</em>", escape(text, quote=False))
        parts = marked.split(" ")
        if len(parts) > 12 and self.some(links):
            at = self.chance.randrange(4, len(parts) - 4)
            if not any("<" in part for part in parts[at : at + 3]):
                parts[at] = f'<a href="/t/{at}">{parts[at]}'
                parts[at + 2] += "</a>"
        return " ".join(parts)

    def blocks(
        self,
        *,
        heading: str = "<h2>{}</h2>",
        paragraph: str = "<p>{}</p>",
        links: float = 0.3,
        item: str = "<li>{}</li>",
    ) -> list[str]:
        """The article's blocks, each as markup."""

        def shown(block: Block) -> str:
            lines = [self.told(line, links=links) for line in block.lines]
            if block.kind in ("ul", "ol"):
                return f"<{block.kind}>\n" + "\n".join(item.format(line) for line in lines) + f"\n</{block.kind}>"
            return (heading if block.kind == "h" else paragraph).format(lines[0])

        return [shown(block) for block in self.article.blocks]

    def between(self, blocks: list[str], *inserted: str) -> list[str]:
        """The blocks with others strewn between them, never before the first, each of them at most once."""
        found = list(blocks)
        for one in inserted:
            found.insert(self.chance.randrange(1, len(found)), one)
        return found

    def gold(self) -> list[str]:
        """The paragraphs that a reader would call the article."""
        lines = [line for block in self.article.blocks for line in block.lines]
        return [line.replace("*", "") for line in lines] + self.more
