"""Links on Discord: /article add and /summarize with a link, and the menus "Save article" and "Summarize"."""

from collections.abc import AsyncGenerator, Generator
from typing import Any

import pytest
import pytest_asyncio

from bot.intake.web import Web
from bot.library import Library
from bot.models import Draft, Scope
from bot.settings import Settings
from cogs.saving import MOST
from tests.cogs.conftest import NOW
from tests.cogs.test_replies import callbacks, slow
from tests.cogs.world import World, buttons, plain, text
from tests.intake.pages import META, NO_ARTICLES, STORY, article
from tests.site import PUBLIC, Site, response

NOT_ALLOWED = "Only members who may manage this server can change its library and settings."
FERRY = (
    "<p>The ferry across the Lune stopped in March after 160 years.</p><p>The county offered a bus instead, which runs "
    "twice a day. Nobody has counted its passengers.</p>"
)


@pytest.fixture
def site() -> Generator[Site]:
    with Site() as one:
        head = META.replace("https://hillreview.example", one.url("").rstrip("/"))
        one.pages |= {"/wolf": response(article(head=head)), "/wolf?a=b": response(article(head=head))}
        one.pages["/ferry_(old)"] = response(article(FERRY, "The *ferry* @everyone", ""))
        one.pages["/cookies"] = response(NO_ARTICLES["cookie wall"][0])
        yield one


@pytest_asyncio.fixture
async def library(
    settings: Settings, stored: tuple[Any, dict[str, int]], site: Site, library: Library
) -> AsyncGenerator[Library]:
    """The library of these tests, which takes the site for public."""
    async with Library.open(settings, web=Web(allowed=[PUBLIC], ports=[80, site.port])) as opened:
        yield opened


# /article add


async def test_a_link_is_added_and_answers(world: World, site: Site) -> None:
    result = await world.manager.slash(world.channel, "article add", link=site.url("/wolf"))
    assert result.ephemeral
    assert text(result.response).startswith(
        f"**Added.**\n- **[A wolf at the church]({site.url('/wolf')})** · Hill Review · 3 May 2026"
    )
    answer = await world.member.slash(world.channel, "ask", question="Where was a wolf seen on Sunday?")
    assert "A wolf was seen near the parish church" in plain(answer.response)
    assert f"[A wolf at the church]({site.url('/wolf')}) · Hill Review" in text(answer.response)
    shown = await world.member.slash(world.channel, "article show", article="wolf")
    assert "**Rights** © 2026 Hill Review. All rights reserved." in text(shown.response)
    summary = await world.manager.click(result.response, label="Summarize")  # pyright: ignore[reportArgumentType]
    assert "3 of 3 sentences" in text(summary.response)


async def test_a_link_that_is_here_is_said_to_be(world: World, site: Site) -> None:
    await world.manager.slash(world.channel, "article add", link=site.url("/wolf"))
    result = await world.manager.slash(world.channel, "article add", link=site.url("/wolf"))
    assert text(result.response).startswith("**That article is here already.**\n- **[A wolf")
    assert len(site.asked) == 2
    assert await world.library.count(world.scope) == 6
    site.pages["/wolf"] = response(article(f"{STORY}<p>On Monday it was found to be a dog that had run away.</p>"))
    result = await world.manager.slash(world.channel, "article add", link=site.url("/wolf"))
    assert text(result.response).startswith("**Brought up to date.** What it said before")
    assert await world.library.count(world.scope) == 6


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("/cookies", "This is a cookie notice, not an article."),
        ("/gone", "There is no page at this address"),
        ("http://127.0.0.1/", "This address leads into a private network"),
        ("https://ann:hunter2@example.org/", "name or password"),
        ("example", "This is not a web address"),
    ],
)
async def test_u8_what_is_no_article_is_not_added(world: World, site: Site, link: str, told: str) -> None:
    result = await world.manager.slash(world.channel, "article add", link=site.url(link) if link[0] == "/" else link)
    said = world.refused(result).replace("\\", "")
    assert told in said
    assert "hunter2" not in said
    assert await world.library.count(world.scope) == 5


async def test_a_link_or_a_file(world: World, site: Site) -> None:
    both = {"link": site.url("/wolf"), "file": ("a.txt", b"One lamp.")}
    assert "one at a time" in world.refused(await world.manager.slash(world.channel, "article add", **both))


async def test_p2_adding_a_link_takes_manage_server(world: World, site: Site) -> None:
    result = await world.member.slash(world.channel, "article add", link=site.url("/wolf"))
    assert world.refused(result) == NOT_ALLOWED
    assert site.connections == 0


# Save article


async def test_every_link_of_a_message_is_saved_and_told(world: World, site: Site) -> None:
    await world.library.add(world.scope, Draft("Old. Known. Here.", title="Known", url=site.url("/known")), now=NOW)
    said = f"Read {site.url('/wolf')}, <{site.url('/cookies')}> [that]({site.url('/ferry_(old)')}) {site.url('/known')}"
    sent = await world.member.send(world.channel, said)
    result = await world.manager.context_menu(world.channel, "Save article", sent)
    assert result.ephemeral
    lines = text(result.response).split("\n")
    assert lines[0] == "**2 articles added.**"
    assert lines[1].startswith(f"- **[A wolf at the church]({site.url('/wolf')})**")
    assert lines[2] == f"- {site.url('/cookies')}".replace("://", "\\://").replace(
        ":" + str(site.port), "\\:" + str(site.port)
    )
    assert lines[3].startswith("  This is a cookie notice, not an article.")
    assert lines[4].startswith("- **[The \\*ferry\\* \\@everyone](")
    assert lines[5].startswith(f"- **[Known]({site.url('/known')})**")
    assert lines[5].endswith(" · here already")


async def test_one_link_alone_can_be_summarised_from_the_card(world: World, site: Site) -> None:
    sent = await world.member.send(world.channel, f"have you seen {site.url('/wolf')}?")
    result = await world.manager.context_menu(world.channel, "Save article", sent)
    assert text(result.response).startswith("**Added.**")
    assert "Summarize" in buttons(result.response)


async def test_a_handful_of_links_and_no_more(world: World, site: Site) -> None:
    sent = await world.member.send(world.channel, " ".join(site.url(f"/gone/{number}") for number in range(MOST + 2)))
    result = await world.manager.context_menu(world.channel, "Save article", sent)
    assert len(site.asked) == MOST
    assert text(result.response).startswith("**0 articles added.**")
    assert "2 more of its links were left out." in text(result.response)


@pytest.mark.parametrize("said", ["no link here", "!?"])
async def test_a_message_without_a_link_is_refused(world: World, said: str) -> None:
    sent = await world.member.send(world.channel, said)
    result = await world.manager.context_menu(world.channel, "Save article", sent)
    assert "There is no link in that message" in world.refused(result)


async def test_p2_saving_takes_manage_server(world: World, site: Site) -> None:
    sent = await world.manager.send(world.channel, site.url("/wolf"))
    result = await world.member.context_menu(world.channel, "Save article", sent)
    assert world.refused(result) == NOT_ALLOWED
    assert site.connections == 0


async def test_p4_nothing_of_the_message_itself_is_kept(world: World, site: Site) -> None:
    sent = await world.member.send(world.channel, f"the password of the cellar is swordfish {site.url('/wolf')}")
    await world.manager.context_menu(world.channel, "Save article", sent)
    kept = [one async for one in world.library.export(world.scope)]
    assert all("swordfish" not in one.text + one.info.title for one in kept)


# /summarize


@pytest.mark.parametrize("restarted", [False, True])
async def test_a_page_is_summarised_zoomed_and_not_kept(world: World, site: Site, *, restarted: bool) -> None:
    result = await world.member.slash(world.channel, "summarize", link=site.url("/wolf"), length="headline")
    assert result.response
    assert not result.ephemeral
    head = f"### [A wolf at the church]({site.url('/wolf')})\n"
    assert text(result.response).startswith(head)
    assert "Hill Review · 3 May 2026 · 1 of 3 sentences" in text(result.response)
    if restarted:
        await world.restart()
    await world.member.click(result.response, label="Short")
    assert text(result.response).startswith(head)
    assert "Hill Review · 3 May 2026 · 3 of 3 sentences" in text(result.response)
    assert "Ask about this article" not in buttons(result.response)
    assert len(site.asked) == 1
    assert await world.library.count(world.scope) == 5


@pytest.mark.parametrize(("command", "method"), [("summarize", "fetch"), ("article add", "add_link")])
async def test_discord_is_told_to_wait_for_a_slow_site(
    world: World, site: Site, monkeypatch: pytest.MonkeyPatch, command: str, method: str
) -> None:
    slow(monkeypatch, method)
    result = await world.manager.slash(world.channel, command, link=site.url("/wolf"))
    assert "A wolf at the church" in text(result.response)
    assert callbacks(world) == [5]


async def test_p5_a_page_is_summarised_in_direct_messages(world: World, site: Site) -> None:
    result = await world.member.user.slash("summarize", link=site.url("/wolf"))
    assert "A wolf at the church" in text(result.response)
    assert await world.library.count(Scope.person(world.member.user.id)) == 1


@pytest.mark.parametrize(
    "said", ["{}", "worth a read: {} — and not only for those who keep sheep!", "<{}>", "[wolf]({})"]
)
async def test_a_message_that_is_little_more_than_a_link(world: World, site: Site, said: str) -> None:
    sent = await world.manager.send(world.channel, said.format(site.url("/wolf")))
    result = await world.member.context_menu(world.channel, "Summarize", sent)
    assert result.ephemeral
    assert text(result.response).startswith("### [A wolf at the church]")


async def test_a_message_with_a_text_of_its_own_and_a_link(world: World, site: Site) -> None:
    story = "The mill at Oxbow made paper for two centuries. Its last sheet was sold in 1961. " * 2
    sent = await world.manager.send(world.channel, f"{story}The wheel still turns for visitors. {site.url('/wolf')}")
    result = await world.member.context_menu(world.channel, "Summarize", sent)
    assert text(result.response).startswith("### A message\n")
    assert site.connections == 0


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Stop now please", "too short to summarise"),
        ("The mill made paper for two centuries. Its last sheet was sold in 1961.", "only 2 sentences"),
        (
            "We use cookies to make this site better. You can change your settings. We share data with partners.",
            "cookie",
        ),
        (
            "\n".join(f"https://example.org/{number} a story" for number in range(5)) + " one two three" * 9,
            "list of links",
        ),
        ("http://127.0.0.1/", "private network"),
    ],
)
async def test_u8_a_message_that_is_no_article_is_not_summarised(world: World, said: str, told: str) -> None:
    sent = await world.manager.send(world.channel, said)
    result = await world.member.context_menu(world.channel, "Summarize", sent)
    assert told in world.refused(result)


async def test_one_source_of_three(world: World, site: Site) -> None:
    for options in ({"article": "1", "link": site.url()}, {"link": site.url(), "file": ("a.txt", b"One.")}):
        result = await world.member.slash(world.channel, "summarize", **options)
        assert "one link" in world.refused(result)
    assert site.connections == 0


async def test_p1_a_page_can_be_zoomed_in_its_own_library_only(world: World, site: Site) -> None:
    result = await world.member.slash(world.channel, "summarize", link=site.url("/wolf"))
    forged = buttons(result.response)["Headline"]["custom_id"]
    other = await world.stranger.slash(world.abroad, "summarize", link=site.url("/wolf"))
    pressed = await world.forge(other, forged, world.stranger)
    assert "no longer kept here" in world.refused(pressed)
