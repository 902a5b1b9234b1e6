"""Logging: lines on stderr, as text or as JSON, and no secret in any of them."""

import json
import logging
import re
import sys
import threading
from datetime import UTC, datetime
from types import TracebackType

from bot.settings import Settings

log = logging.getLogger(__name__)

#: What stands in the place of a secret.
_TAKEN_OUT = "[secret]"
#: Interaction and webhook tokens stand in the addresses that discord.py logs, and passwords in those of others.
_IN_ADDRESSES = (
    re.compile(r"(/(?:webhooks|interactions)/\d+/)[\w.%-]+"),
    re.compile(r"(\b[a-z][a-z0-9+.-]{1,20}://)[^/?#\s\"']+(?=@)", re.IGNORECASE),
)


#: What discord.py says at each start, or before each attempt to connect, that is of no use to an operator: it speaks of
#: voice, of the demo's probes, and of the obvious.
_IDLE = (
    ("discord.client", "PyNaCl is not installed, voice will NOT be supported"),
    ("discord.client", "davey is not installed, voice will NOT be supported"),
    ("discord.client", "logging in using static token"),
    ("discord.state", "Guilds intent seems to be disabled. This may cause state related issues."),
)


class Redacting(logging.Formatter):
    """Text: formats as usual, then takes the secrets out of the finished line, traceback included."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        """The line, with each secret replaced by `[secret]`."""
        return self.redact(super().format(record))

    def redact(self, text: str) -> str:
        """The text without its secrets."""
        for secret in self._secrets:
            text = text.replace(secret, _TAKEN_OUT)
        for pattern in _IN_ADDRESSES:
            text = pattern.sub(rf"\1{_TAKEN_OUT}", text)
        return text


class Json(Redacting):
    """JSON: one object a line, with `time` (UTC), `level`, `logger`, `message`, and `exception` where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """The object; secrets are taken out of its values, before they are written as JSON has it."""
        fields = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self.redact(record.getMessage()),
        }
        if record.exc_info:
            fields["exception"] = self.redact(self.formatException(record.exc_info))
        # As ASCII a line is one line to every reader, whatever characters it speaks of.
        return json.dumps(fields)


class Stderr(logging.StreamHandler):  # pyright: ignore[reportMissingTypeArgument]
    """Writes to stderr. Python's own would show a line that it cannot format with all that was to go into it."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Say where the line was to come from, and nothing of what is in it."""
        lost = f"A line of {record.name} ({record.filename}:{record.lineno}) could not be logged"
        if record.msg == lost:
            # It is stderr itself that cannot be written.
            return
        self.handle(logging.LogRecord(log.name, logging.ERROR, __file__, 0, lost, None, None))


def set_up(settings: Settings) -> None:
    """Send all logging to stderr at the level of the settings; and what Python would write there by itself, as well."""
    token = settings.discord_token.get_secret_value() if settings.discord_token else ""
    handler = Stderr()
    formatter = Json if settings.log_format == "json" else Redacting
    handler.setFormatter(formatter((token,) if token else ()))
    handler.addFilter(lambda record: (record.name, record.msg) not in _IDLE)
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    # trafilatura and aiosqlite report each step at these levels; ours are the lines an operator reads.
    for chatty in ("aiosqlite", "trafilatura", "asyncio", "discord.http", "discord.gateway", "discord.client"):
        logging.getLogger(chatty).setLevel(max(logging.INFO, logging.getLevelNamesMapping()[settings.log_level]))


def capture() -> None:
    """Log what Python would write to stderr by itself too, for as long as the process lives: it may hold a secret.

    That is warnings, and errors that nobody caught.
    """
    logging.captureWarnings(capture=True)
    sys.excepthook = _uncaught
    sys.unraisablehook = lambda given: _uncaught(given.exc_type, given.exc_value, given.exc_traceback)
    threading.excepthook = lambda given: _uncaught(given.exc_type, given.exc_value, given.exc_traceback)


def _uncaught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if not issubclass(kind, SystemExit):
        log.critical("An error that nobody caught", exc_info=(kind, error or kind(), trace))
