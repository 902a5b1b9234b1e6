"""Everybody is spoken to in their own language, and everybody together in that of the place."""

import asyncio
from typing import Any

import discord
import pytest
from discord import app_commands

from bot.digests.issuing import Issuing
from bot.digests.looking import Looking
from bot.models import Delivery, Digest, Draft, Place, Scope
from cogs.corrections import tell as correct
from cogs.courier import DiscordCourier
from cogs.languages import LANGUAGE, Translator
from tests.catalogues.marked import mark
from tests.cogs.conftest import GUILD, NOW
from tests.cogs.test_articles import FORM
from tests.cogs.test_corrections import CORRECTED
from tests.cogs.test_corrections import QUESTION as DAM
from tests.cogs.test_watches import NEWS, QUESTION
from tests.cogs.world import World, buttons, plain, text


@pytest.fixture(autouse=True)
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    mark(monkeypatch)


async def speak(world: World, language: str | None) -> None:
    """What /settings set does."""
    await world.library.preferences.set(world.scope, LANGUAGE, language)


def community(world: World, locale: str) -> None:
    guild = world.bot.get_guild(GUILD)
    assert guild
    guild.features.append("COMMUNITY")
    guild.preferred_locale = discord.Locale(locale)


async def test_what_only_one_sees_is_in_their_own_language(world: World, locales: dict[int, str]) -> None:
    await speak(world, "fr")
    german = await world.manager.slash(world.channel, "settings show")
    assert text(german.response).startswith("### de›Settings\nde›**Question channel** none")
    spanish = await world.member.slash(world.channel, "watch list")
    assert text(spanish.response).startswith("es›You have no open questions here.")
    locales[world.member.id] = "tr"
    turkish = await world.member.slash(world.channel, "watch list")
    assert text(turkish.response).startswith("You have no open questions here.")


async def test_a_language_that_is_slow_to_find_out_keeps_nobody_waiting(
    world: World, locales: dict[int, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    del locales[world.manager.id]
    await speak(world, "fr")
    monkeypatch.setattr("cogs.replies.PATIENCE", 0.05)
    real = world.library.preferences.get

    async def late(scope: Scope, name: str) -> str | None:
        await asyncio.sleep(0.2)
        return await real(scope, name)

    monkeypatch.setattr(world.library.preferences, "get", late)
    result = await world.member.slash(world.channel, "ask", question="Who sells violins in Turin?")
    assert [one.json["type"] for one in world.env.http_requests if one.path.endswith("/callback") and one.json] == [5]
    assert "**fr›Your articles do not say.**" in text(result.response)


@pytest.mark.usefixtures("locales")
async def test_a_message_that_asks_nothing_costs_no_look_at_the_library(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    async def get(_: Scope, name: str) -> None:
        asked.append(name)

    monkeypatch.setattr(world.library.preferences, "get", get)
    assert await world.heard("Good morning to all of you.") is None
    assert asked == []
    assert await world.heard(f"{world.us} Who sells violins in Turin?")
    assert asked == [LANGUAGE]


async def test_what_all_see_is_in_the_language_of_the_server(world: World, locales: dict[int, str]) -> None:
    del locales[world.manager.id]
    own = await world.member.slash(world.channel, "ask", question="Who sells violins in Turin?")
    assert "**es›Your articles do not say.**" in text(own.response)
    await speak(world, "fr")
    for who in (world.manager, world.member):
        answer = await who.slash(world.channel, "ask", question="Who sells violins in Turin?")
        assert not answer.ephemeral
        assert "**fr›Your articles do not say.**" in text(answer.response)
    elsewhere = await world.stranger.slash(world.abroad, "ask", question="Who sells violins in Turin?")
    assert "**Your articles do not say.**" in text(elsewhere.response)


@pytest.mark.usefixtures("locales")
async def test_a_community_has_said_its_language_at_discord(world: World) -> None:
    community(world, "fr")
    answer = await world.member.slash(world.channel, "ask", question="Who sells violins in Turin?")
    assert "**fr›Your articles do not say.**" in text(answer.response)
    heard = await world.heard(f"{world.us} Who sells violins in Turin?")
    assert "**fr›Your articles do not say.**" in text(heard)
    shown = await world.manager.slash(world.channel, "settings show")
    assert "\nde›**Language** Français, as this community has it at Discord\n" in text(shown.response)
    await world.manager.slash(world.channel, "settings set", language="es")
    again = await world.member.slash(world.channel, "ask", question="Who sells violins in Turin?")
    assert "**es›Your articles do not say.**" in text(again.response)


@pytest.mark.usefixtures("locales")
async def test_a_mention_is_answered_in_the_language_of_the_server(world: World) -> None:
    assert "**Your articles do not say.**" in text(await world.heard(f"{world.us} Who sells violins in Turin?"))
    await speak(world, "de")
    assert "**de›Your articles do not say.**" in text(await world.heard(f"{world.us} Who sells violins in Turin?"))
    assert text(await world.heard(world.us)).startswith("de›### Quoth reads your articles")


@pytest.mark.usefixtures("locales")
async def test_the_language_of_a_server_is_set_shown_and_taken_back(world: World) -> None:
    shown = await world.manager.slash(world.channel, "settings show")
    assert "\nde›**Language** each reader's own\n" in text(shown.response)
    german = await world.manager.slash(world.channel, "settings set", language="fr")
    assert "\nde›**Language** Français\n" in text(german.response)
    await world.restart()
    again = await world.manager.slash(world.channel, "settings show")
    assert text(again.response) == text(german.response)
    gone = await world.manager.slash(world.channel, "settings set", language="each")
    assert text(gone.response) == text(shown.response)
    assert await world.library.preferences.get(world.scope, LANGUAGE) is None


async def test_languages_are_offered_under_their_own_names() -> None:
    choice: app_commands.Choice[str] = app_commands.Choice(name="any", value="any")
    place: app_commands.TranslationContext[Any, Any] = app_commands.TranslationContext(
        app_commands.TranslationContextLocation.choice_name, choice
    )
    translator = Translator()
    own = app_commands.locale_str("Français", own=True)
    assert await translator.translate(own, discord.Locale.german, place) is None
    each = app_commands.locale_str("each reader's own")
    assert await translator.translate(each, discord.Locale.german, place) == "de›each reader's own"
    assert await translator.translate(each, discord.Locale.turkish, place) is None


@pytest.mark.usefixtures("locales")
async def test_a_button_answers_whoever_presses_it_also_after_a_restart(world: World) -> None:
    await speak(world, "fr")
    answer = await world.member.slash(world.channel, "ask", question="When was the great bell cast?")
    assert answer.response
    assert "fr›Why this?" in buttons(answer.response)
    await world.restart()
    for who, language in ((world.member, "es"), (world.manager, "de")):
        pressed = await who.click(answer.response, label="fr›Ask about this article")
        assert pressed.modal
        assert f"{language}›" in str(pressed.modal)
        why = await who.click(answer.response, label="fr›Why this?")
        assert why.ephemeral
        assert f"{language}›" in text(why.response)
        assert "fr›" not in text(why.response)


@pytest.mark.usefixtures("locales")
async def test_a_form_is_in_the_language_of_whoever_fills_it_in(world: World) -> None:
    await speak(world, "fr")
    form = await world.manager.slash(world.channel, "article add")
    assert form.modal
    assert form.modal["title"] == "de›Add an article"
    empty = await world.manager.submit_modal(form, {**FORM, "text": " \n "})
    assert world.refused(empty).startswith("de›")
    added = await world.manager.submit_modal(await world.manager.slash(world.channel, "article add"), FORM)
    assert text(added.response).startswith("de›**Added.**")


@pytest.mark.usefixtures("locales")
async def test_choices_and_refusals_are_in_the_language_of_whoever_types(world: World) -> None:
    (first, *_) = await world.manager.autocomplete(world.channel, "digest schedule", "days", "")
    assert (first["name"], first["value"]) == ("de›every day", "every day")
    assert [one["value"] for one in await world.manager.autocomplete(world.channel, "digest schedule", "days", "FRI")]
    refused = await world.member.slash(world.channel, "article add")
    assert world.refused(refused) == "es›Only members who may manage this server can change its library and settings."
    wrong = await world.manager.slash(world.channel, "digest schedule", days="nie")
    assert world.refused(wrong).startswith("de›“nie” names no days")


async def test_days_are_read_in_the_language_of_whoever_types(world: World, locales: dict[int, str]) -> None:
    told = await world.manager.slash(world.channel, "digest schedule", days="di, do", time="8 Uhr")
    assert "De›de›on de›de›Tuesdays and de›Thursdays at 08:00, UTC" in text(told.response)
    locales[world.manager.id] = "es-ES"
    told = await world.manager.slash(world.channel, "digest schedule", days="do", time="a las 8")
    assert "Es›es›on es›es›Sundays at 08:00, UTC" in text(told.response)
    assert [one.order.days for one in await world.library.digests.list(world.scope)] == [(2, 4), (7,)]


async def digest(world: World, **given: Any) -> Digest:
    await world.manager.slash(world.channel, "digest schedule", **given)
    (one,) = await world.library.digests.list(world.scope)
    return one


async def news(world: World) -> None:
    draft = Draft("The bridge at Lune closes for two winters. Engineers found cracks in it.", title="Bridge closes")
    await world.library.add(world.scope, draft, now=NOW)


def store(world: World) -> Any:
    return world.library.digests._store  # pyright: ignore[reportPrivateUsage]


async def issued(world: World, one: Digest) -> str:
    """What is about to be sent of it, at its hour."""
    issuing = Issuing(store(world), DiscordCourier(world.bot, world.library), cap=0.25)
    assert await issuing.issue(one.due) == 1
    delivery: Delivery | None = await store(world).deliveries.next(one.order.place)
    assert delivery
    return delivery.page.body


@pytest.mark.parametrize(("language", "before"), [("fr", "fr›"), (None, "")])
@pytest.mark.usefixtures("locales")
async def test_a_digest_speaks_the_language_of_its_server(world: World, language: str | None, before: str) -> None:
    await speak(world, language)
    one = await digest(world)
    await news(world)
    await world.restart()
    body = await issued(world, one)
    assert f"### {before.capitalize()}{before}{one.due:%A}, " in body
    assert "de›" not in body
    assert "The bridge at Lune closes for two winters." in body


@pytest.mark.usefixtures("locales")
async def test_a_preview_is_what_would_be_sent(world: World) -> None:
    await speak(world, "fr")
    one = await digest(world)
    nothing = await world.manager.slash(world.channel, "digest preview")
    assert text(nothing.response).startswith("de›Nothing would be sent now")
    await news(world)
    shown = await world.manager.slash(world.channel, "digest preview")
    assert shown.ephemeral
    assert "### Fr›" in text(shown.response)
    assert "fr›Summarize" in buttons(shown.response)
    assert "fr›Summarize" in await issued(world, one)


async def test_a_watch_is_answered_in_the_language_that_somebody_used(world: World, locales: dict[int, str]) -> None:
    await world.member.slash(world.channel, "watch add", question=QUESTION)
    locales[world.member.id] = "de"
    await world.restart()
    number = (await world.library.add(world.scope, NEWS, now=discord.utils.utcnow())).article.id
    looking = Looking(store(world), DiscordCourier(world.bot, world.library), threshold=None)
    assert await looking.look(number, discord.utils.utcnow(), since=0) == 1
    delivery = await store(world).deliveries.next(Place(world.member.id, person=True))
    assert delivery
    assert "**Something answers your question**" in delivery.page.body
    assert "es›**Something" in delivery.page.body
    # What they use later counts from then on.
    await world.member.user.slash("watch list")
    assert await world.library.preferences.get(Scope.person(world.member.id), LANGUAGE) == "de"
    locales[world.member.id] = "en-GB"
    await world.member.user.slash("watch list")
    assert await world.library.preferences.get(Scope.person(world.member.id), LANGUAGE) is None


@pytest.mark.usefixtures("locales")
async def test_direct_messages_are_answered_in_the_language_that_somebody_used(world: World) -> None:
    await world.member.user.slash("article list")
    await world.member.send_dm("Who sells violins in Turin?")
    assert "**es›Your articles do not say.**" in text(world.member.user.dm_channel.last_message)


@pytest.mark.usefixtures("locales")
async def test_somebodys_language_is_erased_with_the_rest(world: World) -> None:
    person = Scope.person(world.member.id)
    await world.member.slash(world.channel, "watch add", question=QUESTION)
    assert await world.library.preferences.get(person, LANGUAGE) == "es"
    shown = await world.member.slash(world.channel, "privacy show")
    assert "es›1 setting" in text(shown.response)
    asked = await world.member.user.slash("privacy delete")
    assert asked.response
    gone = await world.member.user.click(asked.response, label="es›Erase all of it")
    assert text(gone.response or asked.response)
    assert await world.library.preferences.get(person, LANGUAGE) is None


@pytest.mark.usefixtures("locales")
async def test_a_correction_speaks_the_language_of_the_server(world: World) -> None:
    await speak(world, "fr")
    answer = await world.member.slash(world.channel, "ask", question=DAM)
    assert (await world.library.add(world.scope, CORRECTED, now=NOW)).changed
    for one in await world.library.corrections.pending():
        assert await correct(world.bot, one)
    assert answer.response
    shown = next(one for one in world.channel.history() if one.id == answer.response.id)
    assert text(shown).startswith("fr›**Corrected.** [The bell of Harrow Hill](https://example.org/bell_of_harrow)")
    assert "In 1932 the dam below the hill was raised by five metres" in plain(shown)
