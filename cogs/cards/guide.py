"""The card that says what the bot can do, and the one that shows a server's settings."""

from cogs.cards.card import Card

_TEXT = """### Quoth reads your articles and answers in their own words
Every answer is a sentence of an article, word for word, with its place, so that you can check it. Where the articles \
do not say, it says so.
- **Ask**: `/ask`, or mention me with a question, or write to me directly; reply to an answer to go on from it
- **Summarize**: `/summarize` an article of the library, a link or a file of yours, on one topic if you like; \
or, with a focus alone, what all articles say on it; the buttons zoom; **Summarize** in a message's menu
- **Research**: `/quotes` of a person, `/verify` a quotation, `/timeline` and `/compare` on a topic; **Check quote** \
in a message's menu
- **The library**: `/article list`, `show`, `add` (a link, a file, a text), `remove`; **Save article** in a message's \
menu
- **Settings**: `/settings show`, `set` (needs Manage Server)"""
_SMALL = (
    "-# Files that can be read: .txt .md .html .jsonl. A server's articles are its own and no other server sees them; "
    "those of the operator's shelf can be read by all."
)


def guide(question_channel: int | None = None) -> Card:
    """What it can do, in one card; `question_channel` is the channel where every question is answered."""
    heard = (
        f"Questions in <#{question_channel}> need no command. Where the articles do not say, I stay silent there; "
        "`/ask` says why."
    )
    return Card(_TEXT, heard if question_channel else None, _SMALL)


def settings(question_channel: int | None, *, hears: bool) -> Card:
    """A server's settings. `hears` says whether the operator lets the bot read messages that do not mention it."""
    where = f"<#{question_channel}>" if question_channel else "none; set one with `/settings set`"
    deaf = (
        "-# The operator has not switched the message content intent on, so a question channel is not heard: "
        "mention me instead."
    )
    return Card(f"### Settings\n**Question channel** {where}", None if hears else deaf)
