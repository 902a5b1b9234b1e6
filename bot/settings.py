"""The only reader of the environment: every setting, checked once at start."""

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
    #: Lets a question channel hear every message; the intent must be on in the developer portal as well.
    message_content_intent: bool = False
    #: The share of an article's sentences that one reply may show; never fewer than three sentences.
    quote_cap: Annotated[float, Field(gt=0, le=1)] = 0.25
    #: Confidence from which an answer is shown; below it the articles "do not say".
    answer_threshold: Annotated[float, Field(ge=0, le=1)] | None = None

    #: Minutes between two questions to a feed; 0: feeds are asked only by `feed fetch`.
    feed_minutes: Annotated[int, Field(ge=0, le=10080)] = 60

    @field_validator("feed_minutes")
    @classmethod
    def _polite(cls, value: int) -> int:
        if 0 < value < FEWEST_FEED_MINUTES:
            raise PydanticCustomError(
                "impolite", "Input should be 0, or at least {least}", {"least": FEWEST_FEED_MINUTES}
            )
        return value

    @field_validator("discord_token", "answer_threshold", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return (value.strip() or None) if isinstance(value, str) else value

    @field_validator("database_path", "articles_path")
    @classmethod
    def _home(cls, value: Path) -> Path:
        return value.expanduser()

    @field_validator("log_level", mode="before")
    @classmethod
    def _any_case(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value


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


def exposed_file(settings: Settings) -> Path | None:
    """The file that this token came from, if everyone on the machine can read it."""
    if settings.discord_token is None or not ENV_FILE.is_file() or not ENV_FILE.stat().st_mode & stat.S_IROTH:
        return None
    inside = dotenv_values(ENV_FILE, encoding="utf-8", interpolate=False)
    tokens = {value for name, value in inside.items() if name.upper() == "DISCORD_TOKEN"}
    return ENV_FILE if settings.discord_token.get_secret_value() in tokens else None


def _why(error: OSError | UnicodeDecodeError) -> str:
    # A decoding error quotes the bytes it stumbled over, and one of them may be part of a secret.
    return "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror or "unknown"
