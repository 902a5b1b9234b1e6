"""/summarize, of articles and of files, the message menu "Summarize", and the buttons that zoom."""

import json

import pytest

from bot.intake.limits import MAX_FILE_BYTES
from tests.cogs.conftest import BELL, FERRY
from tests.cogs.world import Message, World, buttons, text, walk

STORY = (
    "The mill at Oxbow made paper for two centuries. Its last sheet was sold in 1961. "
    "The wheel still turns for visitors. "
    "A miller's son from Oxbow became the county's first photographer. He took 4,000 plates of the valley. "
    "Most of them were broken in the flood. The museum shows the 212 that are whole. "
    "Every autumn the pupils print one of them by hand. The paper comes from a machine far away. "
    "Nobody in Oxbow makes paper now. The recipe is kept in a drawer of the town hall. "
    "A brewer bought the lower building in 1999. Her beer is called Wet Sheet."
)


def sentences(message: Message | None) -> set[str]:
    """The sentences of a summary."""
    parts = [one["content"] for one in walk(message) if "content" in one]
    return set(parts[1].split("\n\n"))


async def test_a_summary_is_verbatim_and_names_its_article(world: World) -> None:
    result = await world.member.slash(world.channel, "summarize", article=str(world.articles["bell"]))
    assert text(result.response).startswith("### [The bell of Harrow Hill](https://example.org/bell_of_harrow)\n")
    assert all(one in BELL.text for one in sentences(result.response))
    assert "Hill Country Review · 3 May 2026 · 3 of 9 sentences" in text(result.response)
    assert buttons(result.response)["Short"]["disabled"]


async def test_an_article_without_a_title_is_named_by_its_number(world: World) -> None:
    number = world.articles["lighthouse"]
    result = await world.member.slash(world.channel, "summarize", article=str(number))
    assert text(result.response).startswith(f"-# Article № {number}, which came without a title\n")


async def test_neither_furniture_nor_half_a_quotation_is_summarised(world: World) -> None:
    number = str(world.articles["ferry"])
    for length in ("headline", "short", "long"):
        result = await world.member.slash(world.channel, "summarize", article=number, length=length)
        shown = text(result.response)
        assert "Read more" not in shown
        assert "All rights reserved" not in shown
        assert ("“We carried" in shown) == ("said the last ferryman, Tom Birk." in shown)


@pytest.mark.parametrize("restarted", [False, True])
async def test_lengths_are_nested_and_the_owner_zooms_in_place(world: World, *, restarted: bool) -> None:
    result = await world.member.slash(world.channel, "summarize", article=str(world.articles["bell"]))
    assert result.response
    if restarted:
        await world.restart()
    shown = {"Short": sentences(result.response)}
    for label in ("Headline", "Long"):
        pressed = await world.member.click(result.response, label=label)
        assert pressed.response
        assert pressed.response.id == result.response.id
        shown[label] = sentences(result.response)
    assert len(shown["Headline"]) == 1
    assert shown["Headline"] < shown["Short"] <= shown["Long"]


async def test_p3_another_members_press_changes_nothing_for_the_owner(world: World) -> None:
    result = await world.member.slash(world.channel, "summarize", article=str(world.articles["bell"]))
    assert result.response
    before = text(result.response)
    pressed = await world.manager.click(result.response, label="Headline")
    assert pressed.ephemeral
    assert "1 of 9 sentences" in text(pressed.response)
    assert text(result.response) == before


async def test_every_method_is_offered_and_named(world: World) -> None:
    result = await world.member.slash(
        world.channel, "summarize", article=str(world.articles["bell"]), length="headline", method="lead"
    )
    assert "cast in 1743" in text(result.response)
    assert "method lead" in text(result.response)
    pressed = await world.member.click(result.response, label="Short")  # pyright: ignore[reportArgumentType]
    assert "method lead" in text(pressed.response)


@pytest.mark.parametrize("restarted", [False, True])
async def test_a_file_is_summarised_under_its_name(world: World, *, restarted: bool) -> None:
    result = await world.member.slash(world.channel, "summarize", file=("my *mill*.txt", STORY.encode()))
    assert result.response
    assert text(result.response).startswith("### my \\*mill\\*.txt\n")
    assert all(one in STORY for one in sentences(result.response))
    assert "Ask about this article" not in buttons(result.response)
    if restarted:
        await world.restart()
    short = sentences(result.response)
    await world.member.click(result.response, label="Headline")
    assert text(result.response).startswith("### my \\*mill\\*.txt\n")
    assert sentences(result.response) < short
    # It was read, not kept.
    assert await world.library.count(world.scope) == 5


async def test_p1_an_upload_can_be_zoomed_in_its_own_library_only(world: World) -> None:
    result = await world.member.slash(world.channel, "summarize", file=("mill.txt", STORY.encode()))
    forged = buttons(result.response)["Headline"]["custom_id"]
    other = await world.stranger.slash(world.abroad, "summarize", file=("mine.txt", STORY.encode()))
    pressed = await world.forge(other, forged, world.stranger)
    assert world.refused(pressed) == "That text is no longer kept here; give the file or link again."


LINES = "\n".join(json.dumps({"text": draft.text, "title": draft.title}) for draft in (BELL, FERRY)).encode()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("two.jsonl", LINES, "There are 2 articles in that file. Add it with `/article add`"),
        ("cat.png", b"\x89PNG\r\n", "cat.png"),
        ("cat.txt", b"\x89PNG\r\n", "cat.txt"),
        ("empty.txt", b"", "empty.txt is empty"),
        ("[x](http://evil.example) @everyone.txt", b"", "\\[x](http\\://evil.example) \\@everyone.txt is empty"),
        ("rights.txt", b"All rights reserved.", ""),
    ],
)
async def test_a_file_that_is_no_article_is_refused(world: World, name: str, data: bytes, told: str) -> None:
    result = await world.member.slash(world.channel, "summarize", file=(name, data))
    assert told in world.refused(result)


async def test_a_file_that_is_too_large_is_refused_before_it_is_fetched(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fetched(*_: object, **__: object) -> bytes:
        raise AssertionError("it was fetched")

    monkeypatch.setattr("discord.Attachment.read", fetched)
    result = await world.member.slash(world.channel, "summarize", file=("big.txt", b"a " * MAX_FILE_BYTES))
    assert "the limit is 5 MB" in world.refused(result)


@pytest.mark.parametrize("both", [True, False])
async def test_one_source_is_wanted(world: World, *, both: bool) -> None:
    options = {"article": "1", "file": ("mill.txt", STORY.encode())} if both else {}
    result = await world.member.slash(world.channel, "summarize", **options)
    assert world.refused(result) == (
        "Name one article, give one link, attach one file, or give a focus alone for all articles."
    )


async def test_an_old_button_is_refused(world: World) -> None:
    result = await world.member.slash(world.channel, "summarize", article="1")
    for old in ("zoom:a1:endless:quoth", "zoom:a1:short:oracle", "zoom:1", "turn:7", "context:1:2:3\n"):
        pressed = await world.forge(result, old, world.member)
        assert "That button is from an older version" in world.refused(pressed)


async def test_p1_another_servers_article_is_not_found(world: World) -> None:
    result = await world.stranger.slash(world.abroad, "summarize", article=str(world.articles["bell"]))
    assert "There is no article 1 here" in world.refused(result)
    assert await world.stranger.autocomplete(world.abroad, "summarize", "article", "bell") == []
    assert len(await world.member.autocomplete(world.channel, "summarize", "article", "bell")) == 1


async def test_p5_a_summary_in_direct_messages(world: World) -> None:
    result = await world.member.user.slash("summarize", file=("mill.txt", STORY.encode()))
    pressed = await world.member.user.click(result.response, label="Headline")
    assert len(sentences(pressed.response)) == 1


@pytest.mark.parametrize("restarted", [False, True])
async def test_a_focus_is_kept_by_every_zoom(world: World, *, restarted: bool) -> None:
    result = await world.member.slash(
        world.channel, "summarize", article=str(world.articles["bell"]), focus="cast by Martha", length="headline"
    )
    assert result.response
    assert "-# cast by Martha" in text(result.response)
    assert "cast" in text(result.response).split("\n", 2)[2]
    if restarted:
        await world.restart()
    await world.member.click(result.response, label="Long")
    assert "-# cast by Martha" in text(result.response)
    assert buttons(result.response)["Long"]["disabled"]


async def test_a_number_of_words_is_kept_and_every_button_is_free(world: World) -> None:
    article = str(world.articles["bell"])
    result = await world.member.slash(world.channel, "summarize", article=article, words=20)
    assert result.response
    assert sum(len(one.split()) for one in sentences(result.response)) <= 20
    assert not any(one["disabled"] for one in buttons(result.response).values())
    await world.member.click(result.response, label="Short")
    assert len(sentences(result.response)) == 3
    assert buttons(result.response)["Short"]["disabled"]


async def test_a_length_or_a_number_of_words(world: World) -> None:
    result = await world.member.slash(world.channel, "summarize", article="1", words=20, length="long")
    assert world.refused(result) == "Give a length or a number of words, not both."


async def test_the_small_line_says_how_much_it_is_and_how_long_it_takes(world: World) -> None:
    result = await world.member.slash(world.channel, "summarize", article=str(world.articles["bell"]), length="long")
    assert "3 of 9 sentences · " in text(result.response)
    assert " s to read instead of 25 s · more would pass the quote cap" in text(result.response)


async def test_nothing_on_the_focus_says_so(world: World) -> None:
    result = await world.member.slash(
        world.channel, "summarize", article=str(world.articles["bell"]), focus="elephants"
    )
    assert "Nothing in it is about “elephants”." in world.refused(result)


async def test_a_message_is_summarised_for_whoever_asks(world: World) -> None:
    sent = await world.manager.send(world.channel, STORY)
    result = await world.member.context_menu(world.channel, "Summarize", sent)
    assert result.ephemeral
    assert result.response
    assert "3 of 13 sentences" in text(result.response)
    await world.member.click(result.response, label="Headline")
    assert "1 of 13 sentences" in text(result.response)


async def test_the_text_file_of_a_message_is_summarised(world: World) -> None:
    sent = await world.manager.send(world.channel, "read this", attachments=[("mill.txt", STORY.encode())])
    result = await world.member.context_menu(world.channel, "Summarize", sent)
    assert "mill.txt" in text(result.response)
    assert "3 of 13 sentences" in text(result.response)


async def test_a_message_that_says_nothing_is_refused(world: World) -> None:
    sent = await world.manager.send(world.channel, "!?")
    result = await world.member.context_menu(world.channel, "Summarize", sent)
    assert "summaris" in world.refused(result)
