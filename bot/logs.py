"""Logging: lines on stderr, and no secret in any of them."""

import logging
import re

from bot.settings import Settings

#: Interaction and webhook tokens stand in the addresses that discord.py logs at DEBUG level.
_TOKENS_IN_ADDRESSES = re.compile(r"(/(?:webhooks|interactions)/\d+/)[\w.%-]+")


class Redacting(logging.Formatter):
    """Formats as usual, then takes the secrets out of the finished line, traceback included."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        """The line, with each secret replaced by `[secret]`."""
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, "[secret]")
        return _TOKENS_IN_ADDRESSES.sub(r"\1[secret]", line)


def set_up(settings: Settings) -> None:
    """Send all logging to stderr at the level of the settings."""
    token = settings.discord_token.get_secret_value() if settings.discord_token else ""
    handler = logging.StreamHandler()
    handler.setFormatter(Redacting((token,) if token else ()))
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    # trafilatura and aiosqlite report each step at these levels; ours are the lines an operator reads.
    for chatty in ("aiosqlite", "trafilatura", "asyncio", "discord.http", "discord.gateway", "discord.client"):
        logging.getLogger(chatty).setLevel(max(logging.INFO, logging.getLevelNamesMapping()[settings.log_level]))
