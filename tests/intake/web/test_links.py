import pytest

from bot.errors import Unreadable
from bot.intake.web.links import (
    canonical,
    checked,
    is_link,
    links,
    redirected,
    same_site,
    without_links,
    without_password,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Read https://example.org/a.", ["https://example.org/a"]),
        ("(see http://example.org/a_(film)), and <https://example.org/b>!", ["http://example.org/a_(film)", "https://example.org/b"]),
        ("[the story](https://example.org/a?b=c&d=1#top)", ["https://example.org/a?b=c&d=1#top"]),
        ("https://example.org/a https://example.org/a\nHTTPS://EXAMPLE.org/b", ["https://example.org/a", "HTTPS://EXAMPLE.org/b"]),
        ("**https://example.org/a** ||https://example.org/b||", ["https://example.org/a", "https://example.org/b"]),
        ("«https://example.org/a», “https://example.org/b”…", ["https://example.org/a", "https://example.org/b"]),
        ("ftp://example.org, example.org, mailto:a@example.org", []),
        ("https://пример.рф/путь", ["https://пример.рф/путь"]),
        ("", []),
    ],
)  # fmt: skip
def test_links_of_a_message(text: str, found: list[str]) -> None:
    assert links(text) == found


def test_the_words_beside_the_links() -> None:
    assert without_links("Read https://example.org/a, please").split() == ["Read", "please"]


@pytest.mark.parametrize(
    ("url", "becomes"),
    [
        ("https://example.org/a#b", "https://example.org/a"),
        (" https://example.org ", "https://example.org"),
        ("HTTPS://example.org/A", "https://example.org/A"),
        ("http://example.org:80/", "http://example.org:80/"),
        ("https://example.org/@ann/status?x=@y", "https://example.org/@ann/status?x=@y"),
        ("https://8.8.8.8/", "https://8.8.8.8/"),
        ("https://[2606:4700::1]/", "https://[2606:4700::1]/"),
        ("https://example.2day/", "https://example.2day/"),
    ],
)
def test_what_may_be_asked_for(url: str, becomes: str) -> None:
    assert checked(url) == becomes


def test_u5_a_redirect_from_https_to_http() -> None:
    with pytest.raises(Unreadable, match="leads from https"):
        redirected("https://example.org/a", "http://example.org/a")
    assert redirected("http://example.org/a", "https://example.org/a") == "https://example.org/a"
    assert redirected("https://example.org/a/b", "../c?d#e") == "https://example.org/c?d"
    assert redirected("https://example.org/a", "//example.net/c") == "https://example.net/c"


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://example.org", "http://[", "javascript:1", "http://u:p@x.org"]
)
def test_u1_a_redirect_to_what_is_no_web_address(location: str) -> None:
    with pytest.raises(Unreadable):
        redirected("http://example.org/", location)


ASKED = "https://www.example.org/a?utm_source=x"


@pytest.mark.parametrize(
    ("given", "cited"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("https://news.example.org/a", "https://news.example.org/a"),
        ("http://www.example.org/a", "https://www.example.org/a"),
        ("/a#top", "https://www.example.org/a"),
        # What another site holds is not what was read here.
        ("https://bank.example/a", ASKED),
        ("https://notexample.org/a", ASKED),
        # Many a page names its site's front page.
        ("https://www.example.org/", ASKED),
        ("javascript:alert(1)", ASKED), ("https://u:p@example.org/", ASKED), ("http://[", ASKED), ("", ASKED),
        (None, ASKED),
    ],
)  # fmt: skip
def test_the_canonical_address_is_cited_where_it_can_be_believed(given: str | None, cited: str) -> None:
    assert canonical(ASKED, given) == cited


def test_sites() -> None:
    assert same_site("https://amp.example.org/a", "https://www.example.org/b")
    assert same_site("https://m.example.org./a", "http://example.org")
    assert not same_site("https://example.org", "https://example.net")
    assert not same_site("https://example.org", "nothing")


def test_what_is_meant_as_an_address() -> None:
    assert is_link("https://example.org")
    assert is_link("ftp://example.org")
    assert not is_link("folder/https.txt")
    assert not is_link("C:/articles")


def test_x1_a_password_is_not_shown() -> None:
    assert without_password("https://ann:secret@example.org/a@b") == "https://…@example.org/a@b"
    assert without_password("https://example.org/a@b") == "https://example.org/a@b"
