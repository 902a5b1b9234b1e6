"""Texts as an enemy would write them: all that Discord reads as markup, in any order."""

from hypothesis import settings
from hypothesis import strategies as st

PIECES = [
    "```ansi\n\x1b[2;31m", "\x1b[0m",
    "*", "**", "***", "_", "__", "~~", "`", "```", "```py\n", "||", "|", "\\", "\\\\", "\n", "\n\n", " ", "  ", "\t",
    "# ", "## ", "-# ", "- ", "* ", "+ ", "> ", ">>> ", "1. ", "12) ", "1.", "2026", "3.5", "[", "]", "(", ")", "[a](",
    "[x](https://evil.example)", "<https://evil.example>", "https://evil.example/?a=*b*", "http://", "discord.gg/abc",
    "<@123>", "<@!123>", "<@&123>", "<#123>", "@everyone", "@here", "@", "<", ">", "<:wave:123>", "<a:wave:123>",
    ":wave:", ":+1:", ":", "::", "<t:1234567890:R>", "</ask:123>", "<id:customize>", "¯\\_(ツ)_/¯", "&amp;", "&#35;",
    "&", "word", "a", "é", "ß", "漢字", "שלום", "مرحبا", "\u202e", "\u2066", "\u2069", "\u200b", "\u200d", "\u200f",
    "🏳️‍🌈", "e\u0301" * 3, "“", "”", "\"", "'", "!", "$", "%", ".", ",", "/", "://", "=", "^", "{", "}",
]  # fmt: skip
#: Short texts, full of markup.
hostile = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25).map("".join)
#: The same, of any length up to some thousands.
long = st.tuples(hostile, st.integers(1, 1500)).map(lambda drawn: ((drawn[0] or "x") * drawn[1])[:12000])
#: No test here is about time.
unhurried = settings(deadline=None)
#: For tests whose single cases are large.
few = settings(deadline=None, max_examples=30)
