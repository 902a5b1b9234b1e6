"""The card that says what the bot can do, and the one that shows a server's settings."""

from collections.abc import Sequence

from bot.models import Retention
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
- **Feeds**: `/feed add`, `list`, `check`, `remove`, `import`, `export`: new entries of a site become articles (needs \
Manage Server)
- **Digests**: `/digest schedule` posts what is new each morning in a channel, or writes it to you in direct messages; \
`list`, `preview`, `pause`, `resume`, `resend`, `remove` (in a server: needs Manage Server)
- **Open questions**: `/watch add`, `list`, `remove`: I write to you when a new article answers
- **Settings**: `/settings show`, `set`, `roles` (needs Manage Server)
- **Privacy**: `/privacy show`, `export`, `delete` what is kept about you"""
_SMALL = (
    "-# Files that can be read: .txt .md .html .pdf .eml .jsonl .zip. A server's articles are its own and no other "
    "server sees them; those of the operator's shelf can be read by all."
)


def guide(question_channel: int | None = None) -> Card:
    """What it can do, in one card; `question_channel` is the channel where every question is answered."""
    heard = (
        f"Questions in <#{question_channel}> need no command. Where the articles do not say, I stay silent there; "
        "`/ask` says why."
    )
    return Card(_TEXT, heard if question_channel else None, _SMALL)


def settings(
    question_channel: int | None,
    *,
    hears: bool,
    retention: Retention,
    expired: int = 0,
    keepers: Sequence[int] = (),
) -> Card:
    """A server's settings. `hears` says whether the operator lets the bot read messages that do not mention it.

    `expired` is how many articles are beyond the retention now; `keepers` are roles that may add and remove articles.
    """
    where = f"<#{question_channel}>" if question_channel else "none; set one with `/settings set`"
    deaf = (
        "-# The operator has not switched the message content intent on, so a question channel is not heard: "
        "mention me instead."
    )
    going = f"-# {expired:,} article{'s are' if expired > 1 else ' is'} beyond that and will be erased within the hour."
    return Card(
        f"### Settings\n**Question channel** {where}\n**Articles are kept** {_kept(retention)}",
        f"**Articles are added and removed** by managers and {' '.join(f'<@&{one}>' for one in keepers)}"
        if keepers
        else None,
        going if expired else None,
        None if hears else deaf,
    )


def _kept(retention: Retention) -> str:
    days, articles = retention.days, retention.articles
    parts = [f"for {days:,} day{'s' * (days > 1)} after they were added"] if days else []
    parts += [f"up to {articles:,} of them, the newest"] if articles else []
    return ", ".join(parts) or "without a limit"
