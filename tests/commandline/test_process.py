"""What only a process of its own can show: pipes, signals, encodings, and what is imported."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

LINE = json.dumps({"text": "The café at Hook Point opened in 1864 — says a sign. 🎈"}).encode() + b"\n"
BOT = [sys.executable, "-m", "bot"]
ROOT = str(Path(__file__).parent.parent.parent)


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DISCORD_TOKEN", "DATABASE_PATH")}
    return {**kept, "PYTHONPATH": ROOT, **more}


def bot(*args: str, stdin: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*BOT, *args], input=stdin, capture_output=True, env=environment(**more), check=False, timeout=60
    )


@pytest.fixture
def shelf() -> None:
    assert bot("add", "--jsonl", "-", stdin=LINE).returncode == 0


def test_utf8_comes_out_whatever_the_environment_says() -> None:
    added = bot("add", "--jsonl", "-", stdin=LINE, PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert (added.returncode, added.stdout.decode()) == (
        0,
        "1\tnew\tThe café at Hook Point opened in 1864 — says a sign.\n",
    )


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("command", ["check", "ask"])
def test_small_commands_do_not_import_what_is_large(command: str) -> None:
    script = (
        "import sys; from bot.commandline import main; code = main(sys.argv[1:]);"
        "large = {'discord', 'sumy', 'numpy', 'trafilatura', 'nltk', 'lxml', 'aiohttp', 'tqdm'} & set(sys.modules);"
        "sys.exit(f'{large}' if large else code)"
    )
    question = ["When did the café open?"] if command == "ask" else []
    ran = subprocess.run(
        [sys.executable, "-c", script, command, *question], capture_output=True, env=environment(), check=False
    )
    assert (ran.returncode, b"imported" in ran.stderr) == (0, False), ran.stderr


def test_a_reader_that_goes_away_does_not_stop_the_adding_and_is_no_error() -> None:
    lines = b"".join(
        json.dumps({"text": f"Lamp {number} is lit. " + "It burns. " * 30}).encode() + b"\n" for number in range(300)
    )
    with subprocess.Popen(
        [*BOT, "add", "--jsonl", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as child:
        assert child.stdout
        child.stdout.close()
        child.stdout = None
        _, err = child.communicate(lines, timeout=60)
    assert (child.returncode, err) == (0, b"300 added.\n")
    with subprocess.Popen([*BOT, "export"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as child:
        assert child.stdout
        assert child.stderr
        child.stdout.read(100)
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == 0


@pytest.mark.usefixtures("shelf")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_g1_output_that_cannot_be_written_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([*BOT, "export"], stdout=full, stderr=subprocess.PIPE, env=environment(), check=False)
    assert (ran.returncode, ran.stderr) == (2, b"The output could not be written: No space left on device.\n")


@pytest.mark.usefixtures("shelf")
def test_an_answer_comes_before_the_next_question_and_ctrl_c_ends_the_waiting() -> None:
    with subprocess.Popen(
        [*BOT, "ask", "--json", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as child:
        assert child.stdin
        assert child.stdout
        for question in ("When did the café open?", "What does the sign say?"):
            child.stdin.write(question.encode() + b"\n")
            child.stdin.flush()
            assert json.loads(child.stdout.readline())["question"] == question
        # Its input stays open: it is the signal that ends it, not the end of the questions.
        child.send_signal(signal.SIGINT)
        assert child.wait(timeout=30) == 130
        _, err = child.communicate()
    assert err == b"Stopped.\n"


def test_x1_a_token_that_everyone_can_read_is_warned_of_when_the_bot_starts_and_never_shown(workplace: Path) -> None:
    canary = "MTIzNDU2Nzg5MDEyMzQ1Njc4.canary.token-that-must-not-be-seen"
    (workplace / ".env").write_text(f"DISCORD_TOKEN={canary}\nLOG_LEVEL=DEBUG\nARTICLES_PATH=shelf\n")
    (workplace / ".env").chmod(0o644)
    # The bot's start ends at once: its database is a folder.
    started = bot("--database", str(workplace), "run")
    assert started.returncode == 2
    assert b"chmod 600 .env" in started.stderr
    others = [
        bot("add", "--jsonl", "-", stdin=LINE),
        bot("ask", "café?"),
        bot("export"),
        bot("list", "--json"),
        bot("show", "9"),
    ]
    assert all(b"chmod" not in ran.stderr for ran in others)
    for ran in (started, *others):
        assert canary.encode() not in ran.stdout + ran.stderr
    assert canary.encode() not in (workplace / "quoth.db").read_bytes()


def test_a_python_without_the_packages_is_told_in_one_line() -> None:
    # -S: this Python, without what is installed for it.
    ran = subprocess.run([sys.executable, "-S", *BOT[1:], "list"], capture_output=True, env=environment(), check=False)
    assert (ran.returncode, ran.stdout, ran.stderr.count(b"\n")) == (2, b"", 1)
    assert ran.stderr.startswith(b"Quoth's packages are not installed for this Python (")
    assert ran.stderr.endswith(b" is missing); use .venv/bin/python, or make run.\n")


@pytest.mark.parametrize("name", ["bot.nothing", "cogs.nothing", "json.nothing"])
def test_a_module_of_ours_that_is_not_there_is_no_missing_package(name: str, workplace: Path) -> None:
    package = workplace / "bot"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "__main__.py").write_bytes((Path(ROOT) / "bot" / "__main__.py").read_bytes())
    (package / "commandline.py").write_text(f"import {name}\n")
    (workplace / "cogs").mkdir()
    ran = subprocess.run(BOT, capture_output=True, env=environment(PYTHONPATH=""), check=False)
    assert ran.returncode == 1
    assert ran.stderr.rstrip().splitlines()[-1].startswith(b"ModuleNotFoundError: ")
