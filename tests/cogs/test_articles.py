"""/article add, list, show, remove, and their buttons and form."""

import json

import pytest

from bot.models import Draft, Scope
from tests.cogs.conftest import BELL, FERRY, NOW
from tests.cogs.world import World, buttons, plain, text
from tests.intake.documents import column, packed, pdf, scan

FACTS = "The clock of Fenwick has one hand. It was made by a blind smith in 1699. It strikes the hours."
FORM = {"text": FACTS, "title": "A *clock*", "source": "", "address": "https://example.org/clock", "date": "2026-01-31"}
NOT_ALLOWED = "Only members who may manage this server can change its library and settings."


async def fill(world: World, number: int) -> None:
    drafts = [Draft(f"Barrel number {one} holds cider.", title=f"Barrel {one}") for one in range(number)]
    await world.library.add_all(world.scope, drafts, now=NOW)


# add


async def test_a_text_is_pasted_and_answers(world: World) -> None:
    form = await world.manager.slash(world.channel, "article add")
    result = await world.manager.submit_modal(form, FORM)
    assert result.ephemeral
    assert text(result.response).startswith(
        "**Added.**\n- **[A \\*clock\\*](https://example.org/clock)** · 31 January 2026"
    )
    answer = await world.member.slash(world.channel, "ask", question="Which blind smith made the clock of Fenwick?")
    assert "made by a blind smith" in plain(answer.response)
    again = await world.manager.submit_modal(await world.manager.slash(world.channel, "article add"), FORM)
    assert "**That article is here already.**" in text(again.response)


async def test_what_cannot_be_used_of_a_form_is_said(world: World) -> None:
    form = await world.manager.slash(world.channel, "article add")
    result = await world.manager.submit_modal(form, {**FORM, "address": "javascript:alert(1)", "date": "yesterday"})
    assert "the address is not a web address" in text(result.response)
    assert "the date is not an ISO date" in text(result.response)
    assert "javascript" not in text(result.response)


async def test_a_blank_text_is_refused(world: World) -> None:
    form = await world.manager.slash(world.channel, "article add")
    result = await world.manager.submit_modal(form, {**FORM, "text": " \n "})
    assert world.refused(result)


@pytest.mark.parametrize(
    ("name", "data", "title"),
    [
        ("clock.txt", FACTS.encode(), "The clock of Fenwick has one hand."),
        ("clock.md", f"# One hand\n\n{FACTS}".encode(), "One hand"),
        ("clock.html", f"<html><head><title>Page</title></head><body><p>{FACTS}</p></body></html>".encode(), "Page"),
    ],
)
async def test_files_are_added(world: World, name: str, data: bytes, title: str) -> None:
    result = await world.manager.slash(world.channel, "article add", file=(name, data))
    assert result.ephemeral
    assert f"**{title}**" in text(result.response)
    summary = await world.manager.click(result.response, label="Summarize")  # pyright: ignore[reportArgumentType]
    assert summary.ephemeral
    assert "sentences" in text(summary.response)


async def test_a_file_of_several_articles_is_added_whole(world: World) -> None:
    lines = [{"text": BELL.text}] + [{"text": f"Tale {one} is short.", "title": f"Tale {one}"} for one in range(12)]
    data = "\n".join(map(json.dumps, lines)).encode()
    result = await world.manager.slash(world.channel, "article add", file=("many.jsonl", data))
    assert "**12 articles added.** 1 of the file was here already." in text(result.response)
    assert "- … and 3 more" in text(result.response)
    assert buttons(result.response) == {}


async def test_of_an_archive_what_can_be_read_is_added_and_the_rest_is_named(world: World) -> None:
    files = {"clock.pdf": pdf(column(FACTS), title="One hand"), "scan.pdf": scan(), "[x](http:evil).txt": b"@everyone"}
    data = packed({**files, "empty.txt": b""})
    result = await world.manager.slash(world.channel, "article add", file=("all.zip", data))
    shown = text(result.response)
    assert "**2 articles added.**" in shown
    assert "**One hand**" in shown
    assert "**2 left out**\n- all.zip: empty.txt: It is empty.\n- all.zip: scan.pdf: It is a scan" in shown


async def test_an_archive_of_nothing_that_can_be_read_says_why(world: World) -> None:
    data = packed({"scan.pdf": scan()})
    for command in ("article add", "summarize"):
        result = await world.manager.slash(world.channel, command, file=("all.zip", data))
        assert "It is a scan" in world.refused(result)


async def test_a_pdf_is_summarised(world: World) -> None:
    file = (
        "clock.pdf",
        pdf(column(*[f"{FACTS} Nobody has wound it since the {year}s." for year in (1890, 1910, 1950)])),
    )
    result = await world.member.slash(world.channel, "summarize", file=file)
    assert "one hand" in text(result.response)


async def test_t5_what_had_to_be_replaced_is_noted_on_the_article_that_was_added(world: World) -> None:
    data = FACTS.encode() + b" Its maker was called Ren\xff. " + "Él no sabía leer. ".encode() * 40
    result = await world.manager.slash(world.channel, "article add", file=("clock.txt", data))
    assert "-# Note: undecodable characters were replaced." in text(result.response)
    (newest, *_) = await world.library.list(world.scope, limit=1)
    assert "called Ren\ufffd." in (await world.library.get(world.scope, newest.id)).text


@pytest.mark.parametrize(
    ("name", "data"), [("a.png", b"\x89PNG"), ("a.txt", b""), ("a.jsonl", b"\n\n"), ("a.jsonl", b"{")]
)
async def test_files_that_are_no_articles_are_refused(world: World, name: str, data: bytes) -> None:
    result = await world.manager.slash(world.channel, "article add", file=(name, data))
    assert name in world.refused(result)


async def test_p2_adding_takes_manage_server(world: World) -> None:
    assert world.refused(await world.member.slash(world.channel, "article add")) == NOT_ALLOWED
    result = await world.member.slash(world.channel, "article add", file=("a.txt", FACTS.encode()))
    assert world.refused(result) == NOT_ALLOWED
    assert await world.library.count(world.scope) == 5


async def test_p2_a_form_that_was_opened_before_the_right_was_lost_is_refused(world: World) -> None:
    form = await world.manager.slash(world.channel, "article add")
    stored = world.env.backend.get_guild(world.guild.id)
    stored.members[world.manager.id].role_ids.clear()
    assert world.refused(await world.manager.submit_modal(form, FORM)) == NOT_ALLOWED


async def test_p5_in_direct_messages_everyone_has_a_library_of_their_own(world: World) -> None:
    user = world.member.user
    result = await user.submit_modal(await user.slash("article add"), FORM)
    assert "**Added.**" in text(result.response)
    assert await world.library.count(Scope.person(user.id)) == 2
    assert await world.library.count(world.scope) == 5
    question = "Which blind smith made the clock of Fenwick?"
    assert "made by a blind smith" in plain((await user.slash("ask", question=question)).response)
    assert "hand" not in text((await world.member.slash(world.channel, "ask", question=question)).response)
    assert "hand" not in text((await world.manager.user.slash("ask", question=question)).response)


# list


async def test_the_list_is_newest_first_with_links(world: World) -> None:
    result = await world.member.slash(world.channel, "article list")
    assert result.ephemeral
    lines = text(result.response).split("\n")
    assert lines[0] == "### 5 articles"
    assert lines[1] == "- **The windmill** · № 5"
    assert lines[5].startswith(
        "- **[The bell of Harrow Hill](https://example.org/bell_of_harrow)** · Hill Country Review · 3 May"
    )
    assert buttons(result.response) == {}


@pytest.mark.parametrize("restarted", [False, True])
async def test_pages_turn_in_place_and_end_at_the_last(world: World, *, restarted: bool) -> None:
    await fill(world, 16)
    result = await world.member.slash(world.channel, "article list")
    assert result.response
    assert "-# Page 1 of 3" in text(result.response)
    assert buttons(result.response)["Newer"]["disabled"]
    if restarted:
        await world.restart()
    await world.member.click(result.response, label="Older")
    await world.member.click(result.response, label="Older")
    assert "-# Page 3 of 3" in text(result.response)
    assert "The bell of Harrow Hill" in text(result.response)
    assert buttons(result.response)["Older"]["disabled"]
    # Meanwhile there are fewer.
    for one in await world.library.list(world.scope, limit=16):
        if one.title.startswith("Barrel"):
            await world.library.remove(world.scope, one.id)
    await world.member.click(result.response, label="Newer")
    assert text(result.response).startswith("### 5 articles\n- **The windmill**")


async def test_an_empty_library_says_how_to_fill_it(world: World) -> None:
    for number in world.articles.values():
        if number != world.articles["windmill"]:
            await world.library.remove(world.scope, number)
    await world.library.erase(Scope.shelf())
    result = await world.member.slash(world.channel, "article list")
    assert text(result.response) == "There are no articles yet. Add one with `/article add`."


async def test_p1_another_server_lists_the_shelf_alone(world: World) -> None:
    result = await world.stranger.slash(world.abroad, "article list")
    assert text(result.response) == "### 1 article\n- **The windmill** · № 5"


# show


async def test_an_article_is_shown_with_all_that_is_known(world: World) -> None:
    result = await world.member.slash(world.channel, "article show", article="bell of")
    shown = text(result.response)
    for line in (
        "### [The bell of Harrow Hill](https://example.org/bell_of_harrow)",
        "**Author** Ada Quill",
        "**Source** Hill Country Review",
        "**Published** 3 May 2026",
        "**Language** English",
        f"**Length** {len(BELL.text):,} characters",
        "**Library** this one",
        f"**Number** {world.articles['bell']}",
    ):
        assert line in shown.split("\n")


async def test_rights_are_shown_and_a_missing_title_is_said(world: World) -> None:
    ferry = await world.member.slash(world.channel, "article show", article=str(world.articles["ferry"]))
    assert "**Rights** © 2026 Lune Valley Press." in text(ferry.response)
    lamp = await world.member.slash(world.channel, "article show", article=str(world.articles["lighthouse"]))
    assert "-# It came without a title; these are its first words." in text(lamp.response)
    mill = await world.member.slash(world.channel, "article show", article="windmill")
    assert "**Library** the operator's shelf" in text(mill.response)


async def test_an_article_without_prose_is_shown_all_the_same(world: World) -> None:
    added = await world.library.add(world.scope, Draft("© 2026 Nobody. All rights reserved.", title="Bare"), now=NOW)
    result = await world.member.slash(world.channel, "article show", article=str(added.article.id))
    assert text(result.response).startswith("### Bare\n**")


async def test_a_title_that_is_a_number_is_found_where_no_article_has_that_number(world: World) -> None:
    await world.library.add(world.scope, Draft("The year was long. Nobody laughed.", title="1984"), now=NOW)
    result = await world.member.slash(world.channel, "article show", article="1984")
    assert text(result.response).startswith("### 1984\n")
    first = await world.member.slash(world.channel, "article show", article="1")
    assert "The bell of Harrow Hill" in text(first.response)


async def test_titles_that_are_alike_are_offered_with_their_numbers(world: World) -> None:
    for one in (1, 2):
        await world.library.add(world.scope, Draft(f"Text {one} is here.", title="Twins " * 30), now=NOW)
    offered = await world.member.autocomplete(world.channel, "article show", "article", "twins")
    assert [one["name"].rsplit(" · ")[1] for one in offered] == [f"№ {one['value']}" for one in offered]
    assert all(len(one["name"]) <= 100 for one in offered)
    # What is typed in full may still be two: then neither is guessed.
    result = await world.member.slash(world.channel, "article show", article=("Twins " * 30).strip())
    assert "Choose one of the titles" in world.refused(result)


# remove


@pytest.mark.parametrize("restarted", [False, True])
async def test_an_article_is_removed_after_a_second_word(world: World, *, restarted: bool) -> None:
    result = await world.manager.slash(world.channel, "article remove", article="bell of")
    assert result.ephemeral
    assert result.response
    assert "this cannot be undone" in text(result.response)
    assert await world.library.count(world.scope) == 5
    if restarted:
        await world.restart()
    await world.manager.click(result.response, label="Remove “The bell of Harrow Hill”")
    assert text(result.response) == "Removed **The bell of Harrow Hill**."
    assert await world.library.count(world.scope) == 4


async def test_removing_twice_says_that_it_is_gone(world: World) -> None:
    first = await world.manager.slash(world.channel, "article remove", article="bell of")
    second = await world.manager.slash(world.channel, "article remove", article="bell of")
    for result in (first, second):
        await world.manager.click(result.response, label="Remove “The bell of Harrow Hill”")  # pyright: ignore[reportArgumentType]
    again = await world.manager.slash(world.channel, "article remove", article="1")
    assert "There is no article 1 here" in world.refused(again)


async def test_it_may_be_kept(world: World) -> None:
    result = await world.manager.slash(world.channel, "article remove", article="bell of")
    assert result.response
    await world.manager.click(result.response, label="Keep it")
    assert text(result.response) == "Nothing was removed."
    assert await world.library.count(world.scope) == 5


async def test_the_shelf_is_not_changed_from_discord(world: World) -> None:
    number = world.articles["windmill"]
    result = await world.manager.slash(world.channel, "article remove", article=str(number))
    assert "“The windmill” is on the operator's shelf" in world.refused(result)
    own = await world.manager.slash(world.channel, "article remove", article="bell of")
    pressed = await world.forge(own, f"remove:{number}", world.manager)
    assert "operator's shelf" in world.refused(pressed)
    assert await world.library.count(world.scope) == 5


async def test_p2_p3_removing_takes_manage_server_also_at_the_button(world: World) -> None:
    assert world.refused(await world.member.slash(world.channel, "article remove", article="1")) == NOT_ALLOWED
    mine = await world.member.slash(world.channel, "summarize", article="1")
    pressed = await world.forge(mine, "remove:1", world.member)
    assert world.refused(pressed) == NOT_ALLOWED
    assert await world.library.count(world.scope) == 5


async def test_p1_a_forged_button_reaches_no_other_server(world: World) -> None:
    mine = await world.stranger.slash(world.abroad, "summarize", article=str(world.articles["windmill"]))
    for forged in ("remove:1", "about:1", "context:1:0:65", "summary:1", "zoom:a1:long:quoth"):
        pressed = await world.forge(mine, forged, world.stranger)
        assert "There is no article 1 here" in world.refused(pressed)
    assert await world.library.count(world.scope) == 5


@pytest.mark.parametrize(
    "forged", ["context:1:0:9", "context:1:5:5", "context:1:999999999:0", f"context:1:0:{len(FERRY.text)}"]
)
async def test_p3_a_forged_place_in_an_article_is_refused(world: World, forged: str) -> None:
    mine = await world.member.slash(world.channel, "summarize", article="1")
    pressed = await world.forge(mine, forged, world.member)
    assert world.refused(pressed) == "That sentence is not in the article any more."


@pytest.mark.parametrize("forged", ["page:999999999", "more:0:0:1", "why:1:0", "about:999999999999999"])
async def test_p3_other_forged_buttons_end_in_a_sentence(world: World, forged: str) -> None:
    mine = await world.member.slash(world.channel, "summarize", article="1")
    pressed = await world.forge(mine, forged, world.member)
    assert text(pressed.response)
    assert "Something went wrong" not in text(pressed.response)
