"""Digests: standing orders, the editions they give, and their delivery, each part of it once."""

from bot.digests.courier import CannotTell, Courier, Later, Refusing, Uncertain
from bot.digests.digests import Digests

__all__ = ["CannotTell", "Courier", "Digests", "Later", "Refusing", "Uncertain"]
