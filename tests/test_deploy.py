"""What must hold of the files by which the bot is deployed, whatever else is changed in them."""

import getpass
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot import connection, health
from bot.commandline.parser import parser
from bot.errors import LoginFailed, StorageError
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
    assert set(map(int, codes.split())) == {LoginFailed.exit_code}


def test_g1_systemd_tries_a_full_disk_for_ever_and_discord_no_oftener_than_it_allows() -> None:
    assert str(StorageError.exit_code) not in unit()["RestartPreventExitStatus"][0].split()
    assert unit()["StartLimitIntervalSec"] == ["0"]
    # Of each bot Discord takes a thousand logins a day.
    assert 86_400 / seconds(unit()["RestartSec"][0]) < 1000


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


CRON = re.compile(r"\d+ \d+ \* \* \* (root|quoth) ")


def operating() -> list[str]:
    """The lines for a shell that README has under “Operate”, those for cron as cron hands them to one."""
    text = (ROOT / "README.md").read_text("utf-8")
    part = text[text.index("\n## Operate\n") : text.index("\n## Articles\n")]
    lines = re.findall(r"^    (.+)$", part, re.MULTILINE)
    return [CRON.sub("", line).replace(r"\%", "%") if CRON.match(line) else line for line in lines]


@pytest.fixture
def installed(tmp_path: Path) -> dict[str, str]:
    """Where README has things, and where they are here: the code, its settings and its state."""
    if os.geteuid() or not shutil.which("runuser"):
        pytest.skip("only root can become another user")
    state, code = tmp_path / "state", tmp_path / "code"
    for folder in (state, code / ".venv" / "bin"):
        folder.mkdir(parents=True)
    for name in ("bot", "cogs", "data"):
        (code / name).symlink_to(ROOT / name)
    (code / ".venv" / "bin" / "python").write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    (code / ".venv" / "bin" / "python").chmod(0o755)
    health = tmp_path / "a sign"
    (tmp_path / "quoth.env").write_text(f'# Ours\nDISCORD_TOKEN=hello\nHEALTH_FILE="{health}"\nANSWER_THRESHOLD=\n')
    places = {"/opt/quoth": str(code), "/var/lib/quoth": str(state), "/etc/quoth.env": str(tmp_path / "quoth.env")}
    return places | {"-u quoth": f"-u {getpass.getuser()}"}


def run(script: str, places: dict[str, str]) -> subprocess.CompletedProcess[str]:
    for there, here in places.items():
        script = script.replace(there, here)
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return subprocess.run(["sh", "-c", script], env=kept, cwd="/", capture_output=True, text=True, check=False)


@pytest.mark.parametrize("line", operating())
def test_what_readme_says_to_a_shell_is_a_shells(line: str) -> None:
    ran = subprocess.run(["sh", "-n", "-c", line], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_the_function_in_readme_runs_commands_with_the_services_settings(installed: dict[str, str]) -> None:
    (function,) = [line for line in operating() if line.startswith("quoth() ")]
    ran = run(f"{function}\nquoth check\nquoth health\necho end $DISCORD_TOKEN", installed)
    assert ran.stdout.startswith("DISCORD_TOKEN does not look like a bot token: ")
    assert "Not well: there is no sign" in ran.stderr
    # What it read stays inside.
    assert ran.stdout.endswith("\nend\n")


def test_the_nightly_backup_in_readme_is_made_and_only_old_ones_are_deleted(installed: dict[str, str]) -> None:
    state = Path(installed["/var/lib/quoth"])
    (function,) = [line for line in operating() if line.startswith("quoth() ")]
    (nightly,) = [line for line in operating() if "find /var/lib/quoth " in line]
    assert run(f"{function}\necho '{{}}' | quoth add --jsonl -; quoth list", installed).returncode == 0
    for name, days in (("2020-01-01.db", 40), ("2020-02-20.db", 20), ("quoth.db-old", 40)):
        (state / name).touch()
        was = (state / name).stat().st_mtime - days * 86_400
        os.utime(state / name, (was, was))
    made = run(nightly, installed)
    assert (made.returncode, made.stdout) == (0, "")
    left = {path.name for path in state.iterdir()}
    assert len(left) == 4
    assert {"quoth.db", "quoth.db-old", "2020-02-20.db"} < left


@pytest.mark.skipif(not shutil.which("make"), reason="this system has no make")
def test_an_environment_that_cannot_be_made_whole_is_not_left_half_made(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements-demo.txt").touch()
    # As Debian's Python does without the package python3-venv.
    half = tmp_path / "python"
    half.write_text(
        f'#!/bin/sh\n[ "$1 $2" = "-m venv" ] || exec {sys.executable} "$@"\n'
        f'{sys.executable} -m venv --without-pip "$3"\nexit 1\n'
    )
    half.chmod(0o755)
    asked = ["make", "--no-print-directory", f"PYTHON={half}", ".venv/.demo"]
    ran = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert "apt install python3-venv" in ran.stderr
    assert not (tmp_path / ".venv").exists()
    # One left by a make that was killed is made whole.
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / ".venv")], check=True)
    asked[2] = f"PYTHON={sys.executable}"
    assert subprocess.run(asked, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    assert (tmp_path / ".venv" / "bin" / "pip").exists()
