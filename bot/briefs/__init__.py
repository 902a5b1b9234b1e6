"""A topic and a whole library -> what its articles say on it, in their own sentences."""

from bot.briefs.brief import LENGTHS, MOST, write
from bot.briefs.finding import find

__all__ = ["LENGTHS", "MOST", "find", "write"]
