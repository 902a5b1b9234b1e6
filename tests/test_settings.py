from pathlib import Path

import pytest

from bot import settings
from bot.errors import BadSetting

CANARY = "canary.token.0123456789"


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in settings.Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_defaults_need_no_environment() -> None:
    chosen = settings.load()
    assert (chosen.discord_token, chosen.database_path, chosen.log_level) == (None, Path("quoth.db"), "INFO")
    assert (chosen.quote_cap, chosen.answer_threshold, chosen.message_content_intent) == (0.25, None, False)


def test_the_command_line_wins_over_the_environment_and_that_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("DATABASE_PATH=file.db\nLOG_LEVEL=warning\nQUOTE_CAP=0.5\nUNKNOWN=1\n")
    monkeypatch.setenv("DATABASE_PATH", "environment.db")
    monkeypatch.setenv("LOG_LEVEL", "error")
    chosen = settings.load(database_path=Path("line.db"), log_level=None)
    assert (chosen.database_path, chosen.log_level, chosen.quote_cap) == (Path("line.db"), "ERROR", 0.5)


def test_empty_values_of_the_example_file_count_as_unset() -> None:
    example = Path(__file__).parent.parent / ".env.example"
    Path(".env").write_text(example.read_text("utf-8"))
    chosen = settings.load()
    assert (chosen.discord_token, chosen.answer_threshold) == (None, None)


@pytest.mark.parametrize("minutes", [0, 10, 10080])
def test_feeds_may_be_asked_never_or_politely(minutes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FEED_MINUTES", str(minutes))
    assert settings.load().feed_minutes == minutes


def test_white_space_around_a_token_is_not_part_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", f" {CANARY}\n")
    token = settings.load().discord_token
    assert token
    assert token.get_secret_value() == CANARY


def test_the_home_folder_may_be_written_as_a_tilde(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/keeper")
    monkeypatch.setenv("DATABASE_PATH", "~/quoth.db")
    assert settings.load().database_path == Path("/home/keeper/quoth.db")


@pytest.mark.parametrize(
    ("name", "value"),
    [("QUOTE_CAP", "0"), ("QUOTE_CAP", "2"), ("ANSWER_THRESHOLD", "-1"), ("LOG_LEVEL", "loud"),
     ("MESSAGE_CONTENT_INTENT", "perhaps"), ("FEED_MINUTES", "9"), ("FEED_MINUTES", "-1"), ("FEED_MINUTES", "hourly")],
)  # fmt: skip
def test_a_value_that_cannot_be_is_named_and_not_repeated(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    monkeypatch.setenv("DISCORD_TOKEN", CANARY)
    with pytest.raises(BadSetting, match=name) as raised:
        settings.load()
    assert CANARY not in str(raised.value)


def test_x1_a_token_in_the_wrong_place_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QUOTE_CAP", "LOG_LEVEL", "MESSAGE_CONTENT_INTENT"):
        monkeypatch.setenv(name, CANARY)
    with pytest.raises(BadSetting) as raised:
        settings.load()
    assert CANARY not in str(raised.value)
    assert CANARY.upper() not in str(raised.value)
    assert raised.value.__cause__ is None


def test_x1_the_token_is_not_in_what_is_printed_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", CANARY)
    chosen = settings.load()
    assert CANARY not in f"{chosen!r} {chosen} {chosen.model_dump()} {chosen.model_dump_json()}"


def test_x1_a_file_that_cannot_be_read_is_named_without_its_bytes() -> None:
    Path(".env").write_bytes(f"DISCORD_TOKEN={CANARY}\xff".encode("latin-1"))
    with pytest.raises(BadSetting, match=r"^\.env cannot be read: it is not UTF-8\.$"):
        settings.load()


@pytest.mark.parametrize(("mode", "told"), [(0o644, True), (0o604, True), (0o640, False), (0o600, False)])
def test_x1_a_file_with_the_token_that_everyone_can_read_is_noticed(mode: int, told: bool) -> None:
    Path(".env").write_text(f"DISCORD_TOKEN={CANARY}\n")
    Path(".env").chmod(mode)
    assert settings.exposed_file(settings.load()) == (Path(".env") if told else None)


def test_x1_a_file_that_the_token_is_not_from_is_no_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("DISCORD_TOKEN=\nLOG_LEVEL=INFO\n")
    Path(".env").chmod(0o644)
    assert settings.exposed_file(settings.load()) is None
    monkeypatch.setenv("DISCORD_TOKEN", CANARY)
    assert settings.exposed_file(settings.load()) is None
