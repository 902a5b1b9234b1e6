"""What must hold of the files by which the bot is deployed, whatever else is changed in them."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot import connection, health
from bot.commandline.parser import parser
from bot.errors import BadSetting, LoginFailed
from bot.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = {name.upper() for name in Settings.model_fields}
#: What an image is made of.
CONTENTS = {"requirements.txt", "bot", "cogs", "data"}


def instructions() -> list[tuple[str, str]]:
    """Those of the Dockerfile, their continued lines joined, without comments."""
    text = re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text("utf-8"), flags=re.MULTILINE)
    found = [line.split(maxsplit=1) for line in re.sub(r"\\\n\s*", "", text).splitlines() if line.strip()]
    return [(name, rest) for name, rest in found]


def given(name: str) -> list[str]:
    return [rest for one, rest in instructions() if one == name]


def commands(text: str) -> list[str]:
    """The words of an instruction in exec form; a ValueError for shell form."""
    return json.loads(text)


def unit() -> dict[str, list[str]]:
    """The unit's settings, each with all its values."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / "deploy" / "quoth.service").read_text("utf-8").splitlines():
        name, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            found.setdefault(name, []).append(value)
    return found


def seconds(span: str) -> float:
    number, name = re.fullmatch(r"(\d+)(s|min)", span).groups()  # pyright: ignore[reportOptionalMemberAccess]
    return int(number) * (60 if name == "min" else 1)


def compose() -> str:
    return (ROOT / "compose.yaml").read_text("utf-8")


def test_both_stages_are_of_one_version_that_is_named() -> None:
    (version,) = given("ARG")
    assert re.fullmatch(r"PYTHON=3\.1\d\.\d+-slim-[a-z]+", version)
    assert given("FROM") == ["python:${PYTHON} AS build", "python:${PYTHON}"]


def test_what_is_installed_is_what_the_lock_names_byte_for_byte() -> None:
    (install,) = (one for one in given("RUN") if "pip install" in one)
    assert "--require-hashes --no-deps -r requirements.txt" in install


def test_the_image_runs_as_a_number_that_is_not_root_and_heeds_signals() -> None:
    (user,) = given("USER")
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", user)
    last = max(number for number, (name, _) in enumerate(instructions()) if name in ("RUN", "COPY"))
    assert [name for name, _ in instructions()].index("USER") > last
    assert given("STOPSIGNAL") == ["SIGTERM"]


def test_the_image_runs_commands_that_there_are_without_a_shell() -> None:
    (entry,), (command,), (check,) = given("ENTRYPOINT"), given("CMD"), given("HEALTHCHECK")
    assert commands(entry) == ["python", "-m", "bot"]
    assert parser().parse_args(commands(command)).standalone
    options, _, probe = check.partition("CMD ")
    assert commands(probe)[:3] == commands(entry)
    assert parser().parse_args(commands(probe)[3:]).standalone
    # The last sign may be as old as the first look comes late.
    assert "--start-period=" in options


def test_the_image_keeps_its_state_in_the_volume() -> None:
    (environment,), (volume,) = given("ENV"), given("VOLUME")
    paths = dict(one.split("=", 1) for one in environment.split())
    assert set(paths) - {"PATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"} <= SETTINGS
    assert Path(paths["DATABASE_PATH"]).parent == Path(volume)
    assert f"-m 700 {volume}" in " ".join(given("RUN"))


def test_nothing_gets_near_the_image_but_what_it_is_made_of() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf-8").split("\n")
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*"
    assert {rule[1:] for rule in rules if rule.startswith("!")} == CONTENTS
    copied = {one.split()[0] for one in given("COPY") if not one.startswith("--from")}
    assert copied == CONTENTS
    assert all((ROOT / name).exists() for name in copied)


@pytest.mark.parametrize(
    "line",
    [
        "read_only: true", "cap_drop: [ALL]", 'security_opt: ["no-new-privileges:true"]', "env_file: .env",
        "- library:/data", "restart: unless-stopped", "init: true", "mem_limit: 1g", "pids_limit: 128",
    ],
)  # fmt: skip
def test_compose_gives_the_container_no_more_than_it_needs(line: str) -> None:
    assert re.search(rf"^\s+{re.escape(line)}$", compose(), re.MULTILINE)


def test_compose_sets_what_is_a_setting_and_names_places_that_are_there() -> None:
    block = re.search(r"^    environment:\n((?:      .*\n)+)", compose(), re.MULTILINE)
    assert block
    places = dict(re.findall(r"^\s+([A-Z_]+): (\S+)$", block[1], re.MULTILINE))
    assert set(places) == {"DATABASE_PATH", "ARTICLES_PATH", "HEALTH_FILE"}
    mounts = dict(re.findall(r"^      - (\S+?):(/[a-z]+)(?::ro)?$", compose(), re.MULTILINE))
    assert mounts == {"library": "/data", "./data/articles": "/articles"}
    assert Path(places["DATABASE_PATH"]).parent == Path(mounts["library"])
    assert places["ARTICLES_PATH"] == mounts["./data/articles"]
    # The only other place that can be written.
    assert places["HEALTH_FILE"].startswith("/tmp/")  # noqa: S108 - in a container of its own
    assert re.search(r"^      - /tmp:", compose(), re.MULTILINE)


def test_a_stop_waits_until_the_bot_has_closed() -> None:
    grace = re.search(r"stop_grace_period: (\S+)", compose())
    assert grace
    for span in (grace[1], *unit()["TimeoutStopSec"]):
        assert seconds(span) >= 2 * connection.CLOSING


def test_systemd_starts_a_command_that_there_is_with_its_state_where_it_may_be_written() -> None:
    (start,), (state,) = unit()["ExecStart"], unit()["StateDirectory"]
    words = start.split()
    assert words[1:3] == ["-m", "bot"]
    args = parser().parse_args(words[3:])
    assert args.standalone
    assert args.database == Path("/var/lib") / state / "quoth.db"


def test_systemd_does_not_start_again_what_cannot_mend_itself() -> None:
    assert unit()["Restart"] == ["on-failure"]
    (codes,) = unit()["RestartPreventExitStatus"]
    assert set(map(int, codes.split())) == {LoginFailed.exit_code, BadSetting.exit_code}


def test_systemd_is_told_more_often_than_it_asks() -> None:
    assert unit()["Type"] == ["notify"]
    assert seconds(unit()["WatchdogSec"][0]) >= 3 * health.EVERY


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="this system has no systemd")
def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    text = (ROOT / "deploy" / "quoth.service").read_text("utf-8")
    copy = tmp_path / "quoth.service"
    copy.write_text(text.replace("/opt/quoth/.venv/bin/python", sys.executable))
    ran = subprocess.run(["systemd-analyze", "verify", str(copy)], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout + ran.stderr) == (0, "")
    # 0 is locked in, 10 is open to all; what is still open is the network, without which it is no bot.
    judged = ["systemd-analyze", "security", "--offline=yes", "--threshold=15", str(copy)]
    assert subprocess.run(judged, capture_output=True, check=False).returncode == 0
