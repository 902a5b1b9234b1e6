"""The only reader of the environment: every setting, checked once at start."""

import os
import re
import stat
from pathlib import Path
from typing import Annotated, Literal

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import BadSetting

#: Read when the environment does not say; in the working directory.
ENV_FILE = Path(".env")
#: A bot's token: who it is, when it was made, and what proves it.
_TOKEN = re.compile(r"[\w-]{18,}\.[\w-]{6,}\.[\w-]{25,}", re.ASCII)
#: What is said of another; nothing of it is shown.
MISSHAPEN = (
    "DISCORD_TOKEN does not look like a bot token: that has three parts with dots between them; "
    "copy it from the page “Bot” of the developer portal"
)
#: Likeness, 0 to 100 by rapidfuzz's ratio, from which a name is taken for another written wrongly.
_LIKE = 80

#: No site is asked more often than this.
FEWEST_FEED_MINUTES = 10


class Settings(BaseSettings):
    """What the operator decides; read from the environment, then from `.env` in the working directory."""

    model_config = SettingsConfigDict(env_file=ENV_FILE, env_file_encoding="utf-8", extra="ignore", frozen=True)

    #: The bot's token from Discord's developer portal; nothing but `run` needs it.
    discord_token: SecretStr | None = None
    #: The one file that holds everything.
    database_path: Path = Path("quoth.db")
    #: Folder of the operator's own articles: the shelf.
    articles_path: Path = Path("data/articles")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    #: "json": each line of the log is an object, for programs that read logs.
    log_format: Literal["text", "json"] = "text"
    #: Where numbers for Prometheus are given, on this machine alone; 0: nowhere.
    metrics_port: Annotated[int, Field(ge=0, le=65535)] = 0
    #: A file that is touched as long as the bot is well, for `health` to look at; None: no file.
    health_file: Path | None = None
    #: Lets a question channel hear every message; the intent must be on in the developer portal as well.
    message_content_intent: bool = False
    #: The share of an article's sentences that one reply may show; never fewer than three sentences.
    quote_cap: Annotated[float, Field(gt=0, le=1)] = 0.25
    #: Confidence from which an answer is shown; below it the articles "do not say".
    answer_threshold: Annotated[float, Field(ge=0, le=1)] | None = None

    #: Minutes between two questions to a feed; 0: feeds are asked only by `feed fetch`.
    feed_minutes: Annotated[int, Field(ge=0, le=10080)] = 60

    #: Hours between two looks at the page of an article that was quoted lately; 0: none is looked at again.
    recheck_hours: Annotated[int, Field(ge=0, le=8760)] = 24

    #: What one library may hold, the shelf apart: articles, and megabytes (million characters) of text.
    max_articles: Annotated[int, Field(ge=1, le=10_000_000)] = 20_000
    max_library_mb: Annotated[int, Field(ge=1, le=100_000)] = 200

    #: Days for which the library of a server that removed the bot is kept, should it return; 0: it is erased at once.
    grace_days: Annotated[int, Field(ge=0, le=3650)] = 7

    @field_validator("feed_minutes")
    @classmethod
    def _polite(cls, value: int) -> int:
        if 0 < value < FEWEST_FEED_MINUTES:
            raise PydanticCustomError(
                "impolite", "Input should be 0, or at least {least}", {"least": FEWEST_FEED_MINUTES}
            )
        return value

    @field_validator("discord_token", "answer_threshold", "health_file", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return (value.strip() or None) if isinstance(value, str) else value

    @field_validator("database_path", "articles_path", "health_file")
    @classmethod
    def _home(cls, value: Path | None) -> Path | None:
        return value and value.expanduser()

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("log_format", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value


class Manager(BaseSettings):
    """What the service manager tells the process that it has started; not the operator's to set."""

    model_config = SettingsConfigDict(frozen=True)

    #: The socket on which systemd hears how its service is; "" where it was not systemd, or does not ask.
    notify_socket: str = ""


def load(**overrides: object) -> Settings:
    """Read the settings; `overrides` come from the command line and win.

    Raises BadSetting, naming each setting that has a value it cannot have. Values are never repeated in the message:
    one of them may be a secret in the wrong place.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings(**given)  # pyright: ignore[reportArgumentType]
    except (OSError, UnicodeDecodeError) as error:
        raise BadSetting(f"{ENV_FILE} cannot be read: {_why(error)}.") from None
    except ValidationError as error:
        lines = (
            f"{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors(include_url=False, include_input=False)
        )
        raise BadSetting("These settings cannot be used:\n" + "\n".join(lines)) from None


def is_token(token: SecretStr) -> bool:
    """Whether it has the shape of a bot's token; whether it is one, only Discord can say."""
    return bool(_TOKEN.fullmatch(token.get_secret_value()))


def exposed_file(settings: Settings) -> Path | None:
    """The file that this token came from, if everyone on the machine can read it."""
    if settings.discord_token is None or not ENV_FILE.is_file() or not ENV_FILE.stat().st_mode & stat.S_IROTH:
        return None
    inside = dotenv_values(ENV_FILE, encoding="utf-8", interpolate=False)
    tokens = {value for name, value in inside.items() if name.upper() == "DISCORD_TOKEN"}
    return ENV_FILE if settings.discord_token.get_secret_value() in tokens else None


def unknown_names() -> list[str]:
    """Names in the file that no setting has: misspelt, or meant for another program."""
    if not ENV_FILE.is_file():
        return []
    return sorted({name.upper() for name in dotenv_values(ENV_FILE, encoding="utf-8", interpolate=False)} - _names())


def misspelt() -> dict[str, str]:
    """Names in the file and in the environment that look like a setting's written wrongly, each with the setting's.

    Containers and services have their settings from the environment, with no file beside it.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - small commands do without

    found: dict[str, str] = {}
    for name in sorted({*unknown_names(), *map(str.upper, os.environ)} - _names()):
        if near := process.extractOne(name, sorted(_names()), scorer=fuzz.ratio, score_cutoff=_LIKE):
            found[name] = near[0]
    return found


def _names() -> set[str]:
    return {name.upper() for name in Settings.model_fields}


def _why(error: OSError | UnicodeDecodeError) -> str:
    # A decoding error quotes the bytes it stumbled over, and one of them may be part of a secret.
    return "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror or "unknown"
