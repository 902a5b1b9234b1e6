"""Sentences -> the best of them, on sumy's interface. Importing this is cheap: sumy comes with the first summary."""

from bot.summaries.methods import DEFAULT, METHODS
from bot.summaries.summary import LEAST_CAP, LENGTHS, summarize

__all__ = ["DEFAULT", "LEAST_CAP", "LENGTHS", "METHODS", "summarize"]
