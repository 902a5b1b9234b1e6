"""The card that says what the bot can do, and the one that shows a server's settings."""

from collections.abc import Sequence

from bot.catalogues import LANGUAGES
from bot.messages import message, say, say_counted
from bot.models import Retention
from cogs.cards.card import Card
from cogs.cards.permissions import Lacking, permissions

_TEXT = (
    message("### Quoth reads your articles and answers in their own words"),
    message(
        "Every answer is a sentence of an article, word for word, with its place, so that you can check it. Where the "
        "articles do not say, it says so."
    ),
    message(
        "- **Ask**: `/ask`, or mention me with a question, or write to me directly; reply to an answer to go on from it"
    ),
    message(
        "- **Summarize**: `/summarize` an article of the library, a link or a file of yours, on one topic if you like; "
        "or, with a focus alone, what all articles say on it; the buttons zoom; **Summarize** in a message's menu"
    ),
    message(
        "- **Research**: `/quotes` of a person, `/verify` a quotation, `/timeline` and `/compare` on a topic; "
        "**Check quote** in a message's menu"
    ),
    message(
        "- **The library**: `/article list`, `show`, `add` (a link, a file, a text), `remove`; **Save article** in a "
        "message's menu"
    ),
    message(
        "- **Feeds**: `/feed add`, `list`, `check`, `remove`, `import`, `export`: new entries of a site become "
        "articles (needs Manage Server)"
    ),
    message(
        "- **Digests**: `/digest schedule` posts what is new each morning in a channel, or writes it to you in direct "
        "messages; `list`, `preview`, `pause`, `resume`, `resend`, `remove` (in a server: needs Manage Server)"
    ),
    message("- **Open questions**: `/watch add`, `list`, `remove`: I write to you when a new article answers"),
    message("- **Settings**: `/settings show`, `set`, `roles` (needs Manage Server)"),
    message("- **Privacy**: `/privacy show`, `export`, `delete` what is kept about you"),
)
_SMALL = message(
    "Files that can be read: .txt .md .html .pdf .eml .jsonl .zip. A server's articles are its own and no other "
    "server sees them; those of the operator's shelf can be read by all."
)


def guide(question_channel: int | None = None) -> Card:
    """What it can do, in one card; `question_channel` is the channel where every question is answered."""
    heard = say(
        "Questions in {channel} need no command. Where the articles do not say, I stay silent there; `/ask` says why.",
        channel=f"<#{question_channel}>",
    )
    return Card("\n".join(map(say, _TEXT)), heard if question_channel else None, f"-# {say(_SMALL)}")


def settings(
    question_channel: int | None,
    *,
    hears: bool,
    retention: Retention,
    expired: int = 0,
    keepers: Sequence[int] = (),
    language: str | None = None,
    community: str | None = None,
    lacking: Sequence[Lacking] = (),
) -> Card:
    """A server's settings. `hears` says whether the operator lets the bot read messages that do not mention it.

    `expired` is how many articles are beyond the retention now; `keepers` are roles that may add and remove articles;
    `language` is the code of what was set, `community` of what a community has set at Discord; `lacking` is what we may
    not do here.
    """
    deaf = say(
        "The operator has not switched the message content intent on, so a question channel is not heard: "
        "mention me instead."
    )
    going = say_counted(
        "{count:,} article is beyond that and will be erased within the hour.",
        "{count:,} articles are beyond that and will be erased within the hour.",
        expired,
    )
    lines = (
        f"### {say('Settings')}",
        say("**Question channel** {channel}", channel=f"<#{question_channel}>")
        if question_channel
        else say("**Question channel** none; set one with `/settings set`"),
        _language(language, community),
        say("**Articles are kept** {how}", how=_kept(retention)),
    )
    roles = " ".join(f"<@&{one}>" for one in keepers)
    return Card(
        "\n".join(lines),
        say("**Articles are added and removed** by managers and {roles}", roles=roles) if keepers else None,
        f"-# {going}" if expired else None,
        None if hears else f"-# {deaf}",
        permissions(lacking),
    )


def _language(language: str | None, community: str | None) -> str:
    if language:
        return say("**Language** {language}", language=LANGUAGES[language].name)
    if community:
        return say("**Language** {language}, as this community has it at Discord", language=LANGUAGES[community].name)
    return say("**Language** each reader's own")


def _kept(retention: Retention) -> str:
    days, articles = retention.days, retention.articles
    parts: list[str] = []
    if days:
        parts.append(
            say_counted("for {count:,} day after they were added", "for {count:,} days after they were added", days)
        )
    if articles:
        parts.append(say("up to {count:,} of them, the newest", count=articles))
    return ", ".join(parts) or say("without a limit")
