from bot.text.languages import LANGUAGES
from bot.tongues import language_name


def test_every_language_that_we_read_has_a_name_of_ours() -> None:
    assert {code: language_name(code) for code in LANGUAGES} == {code: one.name for code, one in LANGUAGES.items()}
    assert language_name("") == language_name("tlh") == ""
