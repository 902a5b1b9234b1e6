"""Entries and the pages behind them."""

from bot.models import Scope
from tests.intake.feeds.samples import item, rss
from tests.site import response

GUILD, OTHER = Scope.guild(1), Scope.guild(2)
KIND = "application/rss+xml"
SENTENCES = (
    "The mill {} by the river ground barley for two hundred years.", "Its wheel turned by day and by night.",
    "In the dry summer the wheel stood still.", "Nobody had the money to mend it.",
    "So the miller moved to his sister.",
)  # fmt: skip


def story(number: int, times: int = 1) -> str:
    """A text of sentences, a paragraph each, 40 words a time."""
    lines = [line.format(number) for line in SENTENCES] + [f"Version {n} of {number}." for n in range(times)]
    return "".join(f"<p>{line}</p>" for line in lines * times)


def page(number: int) -> bytes:
    """The page of an entry, with more on it than the feed has."""
    head = f"<title>Mill {number}</title>"
    told = f"<article><h1>Mill {number}</h1>{story(number)}<p>Page {number} says so.</p></article>"
    return response(f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{told}</body></html>")


def whole(number: int, **more: str) -> str:
    """An item that holds all of its text."""
    return item(number, more=f"<content:encoded><![CDATA[{story(number, 5)}]]></content:encoded>", **more)


def teaser(number: int, **more: str) -> str:
    """An item that holds the beginning alone."""
    return item(number, text=f"The mill {number} by the river …", **more)


def served(*items: str, status: int = 200, **headers: str) -> bytes:
    """A feed of these, as a site sends it."""
    return response(rss(items), KIND, status=status, **headers)
