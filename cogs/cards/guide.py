"""The card that says what the bot can do, and the one that shows a server's settings."""

from cogs.cards.card import Card

_TEXT = """### Quoth reads your articles and answers in their own words
Every answer is a sentence of an article, word for word, with its place, so that you can check it. Where the articles \
do not say, it says so.
- **Ask**: `/ask`, or mention me with a question, or write to me directly
- **Summarize**: `/summarize` an article of the library or a file of yours, on one topic if you like; \
the buttons zoom; **Summarize** in a message's menu
- **Research**: `/quotes` of a person, `/verify` a quotation, `/timeline` and `/compare` on a topic; **Check quote** \
in a message's menu
- **The library**: `/article list`, `show`, `add`, `remove`
- **Settings**: `/settings show`, `set` (needs Manage Server)"""
_SMALL = (
    "-# Files that can be read: .txt .md .html .jsonl. A server's articles are its own and no other server sees them; "
    "those of the operator's shelf can be read by all."
)


def guide(question_channel: int | None = None) -> Card:
    """What it can do, in one card; `question_channel` is the channel where every question is answered."""
    return Card(_TEXT, f"Questions in <#{question_channel}> need no command." if question_channel else None, _SMALL)


def settings(question_channel: int | None, *, hears: bool) -> Card:
    """A server's settings. `hears` says whether the operator lets the bot read messages that do not mention it."""
    where = f"<#{question_channel}>" if question_channel else "none; set one with `/settings set`"
    deaf = (
        "-# The operator has not switched the message content intent on, so a question channel is not heard: "
        "mention me instead."
    )
    return Card(f"### Settings\n**Question channel** {where}", None if hears else deaf)
