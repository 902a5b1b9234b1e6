"""The guarded web client: strangers' addresses, fetched without reaching anything that is not on the public web."""

from bot.intake.web.client import Fetched, Reply, Web

__all__ = ["Fetched", "Reply", "Web"]
