"""Sentences -> the best of them, on sumy's interface. Importing this is cheap: sumy comes with the first summary."""

from bot.summaries.methods import DEFAULT, METHODS
from bot.summaries.summary import LENGTHS, quote_cap, summarize

__all__ = ["DEFAULT", "LENGTHS", "METHODS", "quote_cap", "summarize"]
