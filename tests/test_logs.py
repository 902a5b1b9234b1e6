import json
import logging
import subprocess
import sys
import threading
from collections.abc import Generator
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pydantic import SecretStr

from bot import logs
from bot.settings import Settings

CANARY = "canary.token.0123456789"
ROOT = Path(__file__).resolve().parent.parent


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


def set_up(level: str = "INFO", token: str | None = CANARY, form: str = "text") -> None:
    secret = SecretStr(token) if token else None
    logs.set_up(Settings(_env_file=None, discord_token=secret, log_level=level, log_format=form))  # pyright: ignore[reportArgumentType, reportCallIssue]


def objects(written: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.splitlines()]


@pytest.mark.parametrize("form", ["text", "json"])
def test_x1_the_token_is_taken_out_of_lines_arguments_and_traces(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(form=form)
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


def test_what_is_of_no_use_to_an_operator_is_left_out_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    set_up(level="DEBUG")
    for logger, line in (
        ("discord.client", "logging in using static token"),
        ("discord.client", "davey is not installed, voice will NOT be supported"),
        ("discord.client", ["a line", "that is a list"]),
        ("discord.client", "Something else"),
        ("bot.test", "logging in using static token"),
    ):
        logging.getLogger(logger).warning(line)
    said = [line.split(" WARNING ")[1] for line in capsys.readouterr().err.splitlines()]
    assert said == [
        "discord.client: ['a line', 'that is a list']",
        "discord.client: Something else",
        "bot.test: logging in using static token",
    ]


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("kind", ["webhooks", "interactions"])
def test_x1_tokens_in_addresses_are_taken_out(kind: str, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(token=None, form=form)
    logging.getLogger("discord.webhook").warning(
        "POST https://discord.com/api/v10/%s/42/aW50-ZXI_x.y%%3D/callback", kind
    )
    err = capsys.readouterr().err
    assert f"/{kind}/42/[secret]/callback" in err
    assert "aW50" not in err


@pytest.mark.parametrize("before", ["reader:hunter2", "hunter2", "r:hunter2@also"])
def test_x1_passwords_in_addresses_are_taken_out(before: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(token=None)
    logging.getLogger("bot.test").warning("Asked https://%s@example.org:8080/a?mail=me@example.org", before)
    assert capsys.readouterr().err.endswith("Asked https://[secret]@example.org:8080/a?mail=me@example.org\n")


@pytest.mark.parametrize("form", ["text", "json"])
def test_x1_a_line_that_cannot_be_formatted_shows_nothing_of_itself(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(form=form)
    logging.getLogger("bot.test").info("%d with", CANARY)
    err = capsys.readouterr().err
    assert CANARY not in err
    assert "A line of bot.test (test_logs.py:" in err
    assert err.count("\n") == 1


class Broken:
    """A stream that is gone."""

    def write(self, text: str) -> None:
        raise OSError


def test_a_log_that_cannot_be_written_is_no_reason_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", Broken())
    set_up()
    logging.getLogger("bot.test").info("Nobody reads this")


def test_a_log_without_secrets_is_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    set_up(token=None)
    logging.getLogger("bot.test").warning("Left out: a.txt")
    assert capsys.readouterr().err.endswith(" WARNING bot.test: Left out: a.txt\n")


def test_as_json_each_line_is_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    set_up(form="json")
    logging.getLogger("bot.test").warning('A "line"\nbreak, \u2028 and %s', "é")
    try:
        int("gone")
    except ValueError:
        logging.getLogger("bot.test").exception("It failed")
    plain, failed = objects(capsys.readouterr().err)
    assert datetime.fromisoformat(plain.pop("time")).utcoffset() is not None
    assert plain == {"level": "WARNING", "logger": "bot.test", "message": 'A "line"\nbreak, \u2028 and é'}
    assert (failed["level"], failed["message"]) == ("ERROR", "It failed")
    assert failed["exception"].startswith("Traceback")
    assert failed["exception"].endswith("base 10: 'gone'")


def test_chatty_libraries_stay_quiet_at_debug(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("DEBUG")
    logging.getLogger("aiosqlite").debug("executing")
    logging.getLogger("bot.test").debug("ours")
    assert capsys.readouterr().err.endswith("ours\n")
    assert logging.getLogger("aiosqlite").level == logging.INFO
    set_up("ERROR")
    assert logging.getLogger("aiosqlite").level == logging.ERROR


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch) -> Generator[None]:
    """Put what Python calls for an error that nobody caught back as it was."""
    for module, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, name, getattr(module, name))
    yield
    logging.captureWarnings(capture=False)


@pytest.mark.usefixtures("hooks")
def test_x1_hooks_log_what_they_are_given_and_let_go_what_only_ends(capsys: pytest.CaptureFixture[str]) -> None:
    set_up()
    logs.capture()
    sys.excepthook(ValueError, ValueError(CANARY), None)
    given = SimpleNamespace(exc_type=KeyError, exc_value=None, exc_traceback=None)
    sys.unraisablehook(given)  # pyright: ignore[reportArgumentType]
    threading.excepthook(given)  # pyright: ignore[reportArgumentType]
    threading.excepthook(SimpleNamespace(exc_type=SystemExit, exc_value=None, exc_traceback=None))  # pyright: ignore[reportArgumentType]
    err = capsys.readouterr().err
    assert (err.count("CRITICAL bot.logs: An error that nobody caught"), err.count("KeyError")) == (3, 2)
    assert "ValueError: [secret]" in err


CARELESS = """
import sys, threading, warnings
from bot import logs, settings
token = sys.argv[1]
logs.set_up(settings.load(discord_token=token, log_format="json"))
logs.capture()
class Odd:
    def __del__(self): raise ValueError(token)
def fail(error): raise error
warnings.warn("beware of " + token)
del_me = Odd()
del del_me
for error in (KeyError(token), SystemExit(token)):
    thread = threading.Thread(target=fail, args=(error,))
    thread.start()
    thread.join()
raise RuntimeError(token)
"""


def test_x1_what_nobody_caught_and_what_python_warns_of_is_logged_without_the_token(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", CARELESS, CANARY],
        capture_output=True, text=True, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout) == (1, "")
    assert CANARY not in ran.stderr
    warned, *failed = objects(ran.stderr)
    assert "beware of [secret]" in warned["message"]
    assert [one["exception"].splitlines()[-1] for one in failed] == [
        "ValueError: [secret]", "KeyError: '[secret]'", "RuntimeError: [secret]",
    ]  # fmt: skip
