"""Questions in messages: mentions, direct messages, replies, and the question channel."""

import logging

import discord
import pytest
from simcord.builders import ChannelHandle

from bot.client import SORRY, QuothBot
from bot.library import Library
from cogs.listening import QUESTION_CHANNEL
from tests.cogs.world import World, buttons, plain, text

BELL = "Who cast the great bell?"


async def listen(world: World, channel: ChannelHandle) -> None:
    await world.library.preferences.set(world.scope, QUESTION_CHANNEL, str(channel.id))


def thread(world: World, parent: ChannelHandle) -> ChannelHandle:
    """A public thread that the member opened, with the bot in it."""
    made = world.env.backend.create_thread(parent.id, "About bells", world.member.id)
    return ChannelHandle(world.env, world.guild, made)


# Mentions


@pytest.mark.parametrize(
    "message", ["{us} Who cast the great bell?", "Tell me, {us}, who cast the bell?", "{us}bell 1743"]
)
async def test_a_mention_asks(world: World, message: str) -> None:
    answer = await world.heard(message.format(us=world.us))
    assert "Martha Greene" in text(answer)
    assert answer
    assert answer.reference
    # Discord shows the question above a reply.
    assert not text(answer).startswith("-# ")
    assert "Why this?" in buttons(answer)


@pytest.mark.parametrize("message", ["{us}", "{us} {us}", " {us} <:wave:123456789012345678> "])
async def test_a_mention_alone_gets_the_guide(world: World, message: str) -> None:
    answer = await world.heard(message.format(us=world.us))
    assert "Quoth reads your articles" in text(answer)


async def test_the_role_that_discord_gave_us_is_as_good_as_our_name(world: World) -> None:
    role = world.guild.roles["TestBot"]
    guild = world.env.bot.get_guild(world.guild.id)
    assert guild
    # simcord does not say whose role it is; Discord does.
    known, us = guild.get_role(role.id), world.env.bot.user
    assert known
    assert us
    known.tags = discord.RoleTags({"bot_id": us.id})
    assert "Martha Greene" in text(await world.heard(f"{role.mention} {BELL}"))
    assert await world.heard(f"{world.guild.roles['Keeper'].mention} {BELL}") is None


async def test_a_mention_without_an_answer_says_so(world: World) -> None:
    answer = await world.heard(f"{world.us} Who won the football championship in Brazil?")
    assert "**Your articles do not say.**" in text(answer)


@pytest.mark.parametrize("message", [BELL, "@everyone " + BELL, "@here " + BELL, "<@1> " + BELL, "hello"])
async def test_nothing_else_is_answered(world: World, message: str) -> None:
    assert await world.heard(message) is None


async def test_bots_and_webhooks_are_not_answered(world: World) -> None:
    robot = world.guild.add_member(world.env.create_user("robot", bot=True))
    assert await world.heard(f"{world.us} {BELL}", by=robot) is None
    hook = world.guild.create_webhook(world.channel)
    assert world.after(await hook.send(f"{world.us} {BELL}"), world.channel) is None


async def test_a_mention_in_a_thread_is_answered_there(world: World) -> None:
    answer = await world.heard(f"{world.us} {BELL}", channel=thread(world, world.channel))
    assert "Martha Greene" in text(answer)


async def test_a_mention_in_the_chat_of_a_voice_channel_is_answered(world: World) -> None:
    voice = world.guild.create_voice_channel("evening")
    assert "Martha Greene" in text(await world.heard(f"{world.us} {BELL}", channel=voice))


async def test_p1_a_mention_in_another_server_sees_none_of_it(world: World) -> None:
    answer = await world.heard(f"{world.us} {BELL}", by=world.stranger, channel=world.abroad)
    assert "Martha Greene" not in text(answer)


async def test_t1_a_question_with_mentions_pings_nobody(world: World) -> None:
    # That every payload says `parse: []` is checked after each test.
    answer = await world.heard(f"{world.us} Did @everyone, @here and <@&1> win the *cup*?")
    assert answer
    assert "@everyone" not in text(answer).replace("\\@everyone", "")


# Replies to us


async def test_a_reply_to_us_is_a_question_only_when_it_is_one(world: World) -> None:
    first = await world.heard(f"{world.us} {BELL}")
    assert first
    assert "Ashford" in text(await world.heard("Who winds the tower every Friday?", reply_to=first))
    assert await world.heard("Thanks!", reply_to=first) is None
    assert await world.heard("Who won the football championship in Brazil?", reply_to=first) is None


async def scoped(world: World, **options: str) -> discord.Message:
    """An answer that was asked of a part of the library."""
    await world.member.slash(world.channel, "ask", question="When was the great bell cast?", **options)
    last = world.channel.last_message
    assert last
    return last


async def test_a_reply_to_an_answer_of_one_article_asks_that_article_again(world: World) -> None:
    await world.member.slash(
        world.channel, "ask", question="When did the ferry stop?", article=str(world.articles["ferry"])
    )
    answer = await world.heard("What did the last ferryman say?", reply_to=world.channel.last_message)
    assert text(answer).startswith("-# Asked of The ferry that stopped\n")
    assert "Tom Birk" in text(answer)
    # A reply to that reply is of the same article still; the bell is in another one.
    silent = await world.heard(BELL, reply_to=answer)
    assert text(silent).startswith("-# Asked of The ferry that stopped\n**That article does not say.**")
    assert "Martha Greene" in text(await world.heard(f"{world.us} {BELL}"))


async def test_a_reply_to_an_answer_of_a_part_says_when_that_part_has_none(world: World) -> None:
    for options in ({"article": str(world.articles["bell"])}, {"since": "2026-05-03"}):
        first = await scoped(world, **options)
        answer = await world.heard("Who won the football championship in Brazil?", reply_to=first)
        assert "do not say.**" in text(answer) or "does not say.**" in text(answer)
        assert await world.heard("Thanks!", reply_to=first) is None


async def test_a_reply_keeps_the_day_since_when(world: World) -> None:
    first = await scoped(world, since="2026-05-03")
    answer = await world.heard("Wer errichtete die steinerne Brücke?", reply_to=first)
    assert "-# Asked of the articles since 3 May 2026" in text(answer)
    assert "Feldhaus" not in text(answer)


@pytest.mark.parametrize("restarted", [False, True])
async def test_and_when_is_asked_together_with_the_question_before(world: World, *, restarted: bool) -> None:
    first = await world.heard(f"{world.us} {BELL}")
    if restarted:
        await world.restart()
    answer = await world.heard("and when?", reply_to=first)
    assert answer
    assert text(answer).startswith("-# and when? · Who cast the great bell?\n")
    assert "1743" in text(answer)
    # Its buttons read both questions from the card, not from the reply above it.
    why = await world.member.click(answer, label="Why this?")
    assert "- **cast** · in the quote" in text(why.response)
    then = await world.heard("How much does it weigh?", reply_to=answer)
    assert text(then).startswith("-# How much does it weigh? · and when? · Who cast the great bell?\n")
    assert "812 kilograms" in plain(then)


async def test_without_the_intent_a_reply_to_an_answer_is_heard_all_the_same(world: World) -> None:
    deaf = world.settings.model_copy(update={"message_content_intent": False})
    await world.env.restart_bot(QuothBot(world.library, deaf))
    first = await world.heard(f"{world.us} {BELL}")
    assert "-# and when? · Who cast the great bell?" in text(await world.heard("and when?", reply_to=first))


async def test_a_reply_that_says_what_it_means_is_asked_alone(world: World) -> None:
    first = await world.heard(f"{world.us} {BELL}")
    answer = await world.heard("Wer errichtete die steinerne Brücke?", reply_to=first)
    assert "Feldhaus" in text(answer)
    assert not text(answer).startswith("-# Wer")


async def test_a_reply_to_an_answer_whose_question_is_gone_is_asked_alone(world: World) -> None:
    sent = await world.member.send(world.channel, f"{world.us} {BELL}")
    first = world.after(sent, world.channel)
    await world.member.delete(sent)
    assert await world.heard("and when?", reply_to=first) is None
    assert "Ashford" in text(await world.heard("Who winds the tower every Friday?", reply_to=first))


async def test_replies_to_others_and_to_our_other_cards_are_asked_alone(world: World) -> None:
    asked = await world.member.send(world.channel, BELL)
    theirs = await world.manager.send(world.channel, "No idea!", reply_to=asked)
    assert "no searchable words" in text(await world.heard(f"{world.us} and when?", reply_to=theirs))
    guide = await world.heard(world.us)
    assert "no searchable words" in text(await world.heard(f"{world.us} and when?", reply_to=guide))


async def test_p1_a_reply_to_an_answer_of_an_article_that_is_gone_is_told(world: World) -> None:
    first = await scoped(world, article=str(world.articles["bell"]))
    await world.library.remove(world.scope, world.articles["bell"])
    told = await world.heard(f"{world.us} Who winds the tower?", reply_to=first)
    assert text(told).startswith(f"There is no article {world.articles['bell']} here")


# Direct messages


async def test_p5_direct_messages_ask_the_persons_own_library(world: World) -> None:
    user = world.member.user
    sent = await user.send_dm("Until when did the windmill grind barley?")
    assert "1902" in text(world.after(sent, user.dm_channel))
    sent = await user.send_dm(BELL)
    assert "Martha Greene" not in text(world.after(sent, user.dm_channel))


async def test_the_buttons_under_a_reply_read_the_question_above_it(world: World) -> None:
    answer = await world.heard(f"{world.us} When was the great bell cast?")
    assert answer
    await world.restart()
    pressed = await world.manager.click(answer, label="Why this?")
    assert pressed.ephemeral
    assert "- **cast** · in the quote" in text(pressed.response)


async def test_the_buttons_under_a_reply_say_so_when_the_question_is_gone(world: World) -> None:
    sent = await world.member.send(world.channel, f"{world.us} When was the great bell cast?")
    answer = world.after(sent, world.channel)
    assert answer
    await world.member.delete(sent)
    pressed = await world.member.click(answer, label="Why this?")
    assert world.refused(pressed) == "That question cannot be read any more; ask it again."


# The question channel


async def test_the_question_channel_answers_what_is_a_question_and_has_an_answer(world: World) -> None:
    await listen(world, world.channel)
    assert "Martha Greene" in text(await world.heard(BELL))
    assert await world.heard("The bell is great.") is None
    assert await world.heard("Who won the football championship in Brazil?") is None
    assert "do not say" in text(await world.heard(f"{world.us} Who won the football championship in Brazil?"))


async def test_threads_in_the_question_channel_belong_to_it_and_other_channels_do_not(world: World) -> None:
    await listen(world, world.channel)
    assert "Martha Greene" in text(await world.heard(BELL, channel=thread(world, world.channel)))
    other = world.guild.create_text_channel("other")
    assert await world.heard(BELL, channel=other) is None
    assert await world.heard(BELL, channel=thread(world, other)) is None
    assert await world.heard(BELL, by=world.stranger, channel=world.abroad) is None


async def test_posts_of_a_question_forum_belong_to_it(world: World) -> None:
    forum = world.guild.create_forum_channel("questions")
    await listen(world, forum)
    assert "Martha Greene" in text(await world.heard(BELL, channel=thread(world, forum)))


async def test_a_thread_may_be_the_question_channel(world: World) -> None:
    one = thread(world, world.channel)
    await listen(world, one)
    assert "Martha Greene" in text(await world.heard(BELL, channel=one))
    assert await world.heard(BELL) is None


async def test_without_the_intent_only_mentions_are_heard(world: World) -> None:
    await listen(world, world.channel)
    deaf = world.settings.model_copy(update={"message_content_intent": False})
    await world.env.restart_bot(QuothBot(world.library, deaf))
    assert await world.heard(BELL) is None
    assert "Martha Greene" in text(await world.heard(f"{world.us} {BELL}"))


# Faults


@pytest.mark.parametrize(("status", "code"), [(403, 50013), (403, 50001), (404, 10003), (400, 50035), (500, 0)])
async def test_d3_an_answer_that_discord_refuses_ends_there(
    world: World, status: int, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "cogs")
    world.env.inject_error("POST", "/channels/*/messages", status=status, code=code, times=None)
    assert await world.heard(f"{world.us} {BELL}") is None
    assert [one.exc_info for one in caplog.records if one.name == "cogs.listening"] == [None]
    assert str(code) in caplog.text


@pytest.mark.parametrize("addressed", [True, False])
async def test_an_unforeseen_error_is_told_in_one_sentence_to_those_who_asked(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, *, addressed: bool
) -> None:
    await listen(world, world.channel)

    async def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("the secret of the third shelf")

    monkeypatch.setattr(Library, "ask", broken)
    answer = await world.heard(f"{world.us} {BELL}" if addressed else BELL)
    assert (text(answer) if answer else None) == (SORRY if addressed else None)
    assert "ZeroDivisionError: the secret of the third shelf" in caplog.text
