import logging
from collections.abc import Generator

import pytest
from pydantic import SecretStr

from bot import logs
from bot.settings import Settings

CANARY = "canary.token.0123456789"


@pytest.fixture(autouse=True)
def loggers() -> Generator[None]:
    """Put logging back as it was."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    # `force` closes what it takes off, and pytest's own handlers are to live on.
    root.handlers.clear()
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def set_up(level: str = "INFO", token: str | None = CANARY) -> None:
    secret = SecretStr(token) if token else None
    logs.set_up(Settings(_env_file=None, discord_token=secret, log_level=level))  # pyright: ignore[reportArgumentType, reportCallIssue]


def test_x1_the_token_is_taken_out_of_lines_arguments_and_traces(capsys: pytest.CaptureFixture[str]) -> None:
    set_up()
    log = logging.getLogger("bot.test")
    log.info("with %s inside", CANARY)
    log.info("Authorization: Bot " + CANARY)  # noqa: G003 - as a careless library would
    try:
        int(CANARY)
    except ValueError:
        log.exception("It failed")
    captured = capsys.readouterr()
    assert captured.out == ""
    assert CANARY not in captured.err
    assert captured.err.count("[secret]") == 3
    assert "Traceback" in captured.err


@pytest.mark.parametrize("kind", ["webhooks", "interactions"])
def test_x1_tokens_in_addresses_are_taken_out(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(token=None)
    logging.getLogger("discord.webhook").warning(
        "POST https://discord.com/api/v10/%s/42/aW50-ZXI_x.y%%3D/callback", kind
    )
    err = capsys.readouterr().err
    assert f"/{kind}/42/[secret]/callback" in err
    assert "aW50" not in err


def test_a_log_without_secrets_is_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    set_up(token=None)
    logging.getLogger("bot.test").warning("Left out: a.txt")
    assert capsys.readouterr().err.endswith(" WARNING bot.test: Left out: a.txt\n")


def test_chatty_libraries_stay_quiet_at_debug(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("DEBUG")
    logging.getLogger("aiosqlite").debug("executing")
    logging.getLogger("bot.test").debug("ours")
    assert capsys.readouterr().err.endswith("ours\n")
    assert logging.getLogger("aiosqlite").level == logging.INFO
    set_up("ERROR")
    assert logging.getLogger("aiosqlite").level == logging.ERROR
