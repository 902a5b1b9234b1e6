"""/feed add, list, check, remove, import, export, and telling that one stopped."""

import asyncio
from collections.abc import AsyncGenerator, Generator
from typing import Any

import discord
import pytest
import pytest_asyncio

from bot.feeds.keeping import LOOK
from bot.intake.feeds.opml import read_opml
from bot.intake.web import Web
from bot.library import Library
from bot.models import Scope
from bot.settings import Settings
from cogs.feeds import tell
from tests.catalogues.marked import mark
from tests.cogs.test_links import NOT_ALLOWED
from tests.cogs.world import World, plain, text
from tests.feeds.samples import page, served, teaser, whole
from tests.site import PUBLIC, Site, response


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Generator[Site]:
    monkeypatch.setattr("bot.feeds.hosts.PAUSE", 0.0)
    with Site() as one:
        one.pages |= {"/feed": served(whole(1), teaser(2), teaser(3), whole(4)), "/mill/2": page(2)}
        one.pages["/"] = response("<link rel=alternate type=application/rss+xml href=/feed><p>Welcome.</p><html>")
        yield one


@pytest_asyncio.fixture
async def library(
    settings: Settings, stored: tuple[Any, dict[str, int]], site: Site, library: Library
) -> AsyncGenerator[Library]:
    """The library of these tests, which takes the site for public."""
    async with Library.open(settings, web=Web(allowed=[PUBLIC], ports=[80, site.port])) as opened:
        yield opened


async def fetch(world: World) -> int:
    return (await world.library.feeds.fetch(now=discord.utils.utcnow(), everything=True)).added


async def test_a_feed_is_added_read_and_answers(world: World, site: Site) -> None:
    result = await world.manager.slash(world.channel, "feed add", link=site.url("/"), without="mill 4")
    assert result.ephemeral
    assert text(result.response) == (
        f"**Following [Hill & Dale]({site.url('/feed')}).** It has 4 entries now; the operator has them read by hand.\n"
        "**Only** entries without mill 4\n-# `/feed check` says how far it is."
    )
    assert await fetch(world) == 2
    answer = await world.member.slash(world.channel, "ask", question="What does page 2 say?")
    assert "Page 2 says so." in plain(answer.response)
    listed = await world.manager.slash(world.channel, "feed list")
    assert text(listed.response) == f"### 1 feed\n- [Hill & Dale]({site.url('/feed')}) · 2 articles"


async def test_check_says_what_was_not_taken_and_why(world: World, site: Site) -> None:
    await world.manager.slash(world.channel, "feed add", link=site.url("/feed"), without="mill 4")
    await fetch(world)
    (choice,) = await world.manager.autocomplete(world.channel, "feed check", "feed", "hill")
    assert choice["name"].startswith("Hill & Dale · № ")
    shown = text((await world.manager.slash(world.channel, "feed check", feed=choice["value"])).response)
    assert "**Entries** 2 became articles, 1 filtered out, 1 skipped" in shown
    assert (
        f"- [Mill 3]({site.url('/mill/3')})\n  The feed gives only 6 words of it. Its page: There is no page" in shown
    )
    assert "It has the word “mill 4”." in shown
    site.pages["/feed"] = response(status=410)
    await fetch(world)
    shown = text((await world.manager.slash(world.channel, "feed check", feed="Hill")).response)
    assert "**Stopped** It is not asked any more" in shown
    assert "taken down for good \\(410\\)" in shown or "taken down for good (410)" in shown


@pytest.mark.parametrize("link", ["/mill/2", "/gone"])
async def test_u8_where_there_is_no_feed_the_reason_is_told(world: World, site: Site, link: str) -> None:
    result = await world.manager.slash(world.channel, "feed add", link=site.url(link))
    assert world.refused(result).startswith("There is no ")


async def test_u2_a_private_address_is_refused(world: World) -> None:
    result = await world.manager.slash(world.channel, "feed add", link="http://127.0.0.1/feed")
    assert "private network" in world.refused(result)


async def test_removed_is_not_followed_any_more(world: World, site: Site) -> None:
    await world.manager.slash(world.channel, "feed add", link=site.url("/feed"))
    result = await world.manager.slash(world.channel, "feed remove", feed="hill & dale")
    assert text(result.response) == "**Hill & Dale** is not followed any more. Its articles stay."
    again = await world.manager.slash(world.channel, "feed remove", feed="hill & dale")
    assert "`/feed list` shows them all" in world.refused(again)


async def test_lists_of_feeds_go_out_and_in(world: World, site: Site) -> None:
    empty = await world.manager.slash(world.channel, "feed export")
    assert world.refused(empty) == "No feeds are followed here; `/feed add` follows one."
    await world.manager.slash(world.channel, "feed add", link=site.url("/feed"))
    exported = await world.manager.slash(world.channel, "feed export")
    assert exported.ephemeral
    (attachment,) = exported.response.attachments  # pyright: ignore[reportOptionalMemberAccess]
    written = await attachment.read()
    assert read_opml(written) == (site.url("/feed"),)
    taken = await world.stranger.slash(world.abroad, "feed import", file=("feeds.opml", written))
    assert text(taken.response) == "**Following 1 more feed.**"
    wrong = written.replace(b"</body>", b'<outline xmlUrl="http://a.example:99/"/></body>')
    again = await world.manager.slash(world.channel, "feed import", file=("feeds.opml", wrong))
    assert text(again.response).startswith("**Following 0 more feeds.** 1 was followed already.\n- http\\://a")
    refused = await world.manager.slash(world.channel, "feed import", file=("feeds.opml", b"<html>"))
    assert "This is no OPML file" in world.refused(refused)


async def test_p1_another_servers_feed_is_as_if_it_never_was(world: World, site: Site) -> None:
    await world.manager.slash(world.channel, "feed add", link=site.url("/feed"))
    number = (await world.library.feeds.list(world.scope))[0].feed.id
    told = {
        world.refused(await world.stranger.slash(world.abroad, f"feed {command}", feed=feed))
        for command in ("check", "remove")
        for feed in (str(number), "999", "hill")
    }
    assert len(told) == 1
    assert await world.stranger.autocomplete(world.abroad, "feed check", "feed", "") == []


async def test_p2_without_manage_server_nothing_is_done_or_shown(world: World, site: Site) -> None:
    await world.manager.slash(world.channel, "feed add", link=site.url("/feed"))
    # As if an admin had opened the command to everybody in the server's integrations.
    feed = next(one for one in await world.bot.tree.fetch_commands() if one.name == "feed")
    world.guild.set_command_permissions(feed, {world.guild.default_role: True})
    asked = len(site.asked)
    for command, options in {
        "add": {"link": site.url("/")}, "list": {}, "check": {"feed": "hill"}, "remove": {"feed": "hill"},
        "import": {"file": ("f.opml", b"<opml/>")}, "export": {},
    }.items():  # fmt: skip
        result = await world.member.slash(world.channel, f"feed {command}", **options)
        assert world.refused(result) == NOT_ALLOWED
    assert await world.member.autocomplete(world.channel, "feed check", "feed", "hill") == []
    assert len(site.asked) == asked
    assert len(await world.library.feeds.list(world.scope)) == 1


async def test_p5_a_person_follows_feeds_of_their_own_in_direct_messages(world: World, site: Site) -> None:
    await world.member.user.slash("feed add", link=site.url("/feed"))
    assert len(await world.library.feeds.list(Scope.person(world.member.id))) == 1
    assert await world.library.feeds.list(world.scope) == []


async def stop(world: World, site: Site) -> None:
    """Add a feed, have it taken down, and let the loop find out."""
    await world.manager.slash(world.channel, "feed add", link=site.url("/feed"))
    site.pages["/feed"] = response(status=410)
    await fetch(world)
    for notice in await world.library.feeds.notices():
        await tell(world.bot, notice)
    assert await world.library.feeds.notices() == []


async def test_u9_the_one_who_added_a_feed_is_told_that_it_stopped(world: World, site: Site) -> None:
    await stop(world, site)
    told = text(world.manager.user.dm_channel.last_message)
    assert told.startswith(f"**A feed that you had me follow stopped:** [Hill & Dale]({site.url('/feed')})")
    assert "taken down for good" in told


async def test_d3_where_they_take_no_messages_the_channel_is_told(world: World, site: Site) -> None:
    world.env.inject_error("POST", "/users/@me/channels", status=403, code=50007)
    await stop(world, site)
    assert "A feed that you had me follow stopped" in text(world.channel.last_message)


async def test_why_a_feed_stopped_is_said_to_each_reader(
    world: World,
    locales: dict[int, str],
    site: Site,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mark(monkeypatch)
    await world.manager.slash(world.channel, "feed add", link=site.url("/feed"))
    site.pages["/feed"] = response(status=410)
    await fetch(world)
    await world.restart()
    for notice in await world.library.feeds.notices():
        await tell(world.bot, notice)
    told = text(world.manager.user.dm_channel.last_message)
    assert told.startswith("de›**A feed that you had me follow stopped:** ")
    assert "\nde›The site says that this feed was taken down for good (410)." in told
    locales[world.manager.id] = "fr"
    checked = await world.manager.slash(world.channel, "feed check", feed="1")
    assert "fr›**Failed** once, " in text(checked.response)
    assert ": fr›The site says that this feed was taken down for good (410)." in text(checked.response)
    assert "\nfr›**Stopped** It is not asked any more" in text(checked.response)


async def test_why_an_entry_was_left_out_is_said_to_each_reader(
    world: World,
    locales: dict[int, str],
    site: Site,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mark(monkeypatch)
    await world.manager.slash(world.channel, "feed add", link=site.url("/feed"), without="mill 4")
    await fetch(world)
    for locale, language in (("de", "de›"), ("es-ES", "es›"), ("en-US", "")):
        locales[world.manager.id] = locale
        checked = await world.manager.slash(world.channel, "feed check", feed="1")
        assert f"\n  {language}It has the word “mill 4”." in text(checked.response)


async def test_hostile_titles_are_shown_as_they_are(world: World, site: Site) -> None:
    title = "@everyone **[x](http://a.example)** " + "long " * 99
    site.pages["/feed"] = response(f"<rss version='2.0'><channel><title>{title}</title></channel></rss>")
    result = await world.manager.slash(world.channel, "feed add", link=site.url("/feed"))
    assert "\\@everyone \\*\\*\\[x" in text(result.response)


def keeping() -> list[asyncio.Task[Any]]:
    """The loops that ask feeds."""
    return [task for task in asyncio.all_tasks() if getattr(task.get_coro(), "__name__", "") == "keep"]


async def test_the_loop_runs_with_the_bot_and_ends_with_it(world: World, site: Site, settings: Settings) -> None:
    assert not keeping()
    world.settings = settings.model_copy(update={"feed_minutes": 60})
    await world.restart()
    await world.manager.slash(world.channel, "feed add", link=site.url("/feed"))
    await world.env.advance_time(LOOK + 1)
    assert "Mill 1" in [one.title for one in await world.library.list(world.scope, limit=9)]
    assert len(keeping()) == 1
    await world.bot.close()
    assert not keeping()
