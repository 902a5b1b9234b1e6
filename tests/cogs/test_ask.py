"""/ask and the buttons under an answer."""

import pytest

from bot.answers.since import since
from bot.catalogues import LANGUAGES
from bot.messages import say, speaking
from bot.models import Draft, Scope
from cogs.ask import SPANS
from tests.cogs.cards.discord_markdown import shown
from tests.cogs.conftest import NOW
from tests.cogs.world import Message, World, buttons, plain, text, walk


async def test_the_answer_is_a_sentence_with_its_citation(world: World) -> None:
    result = await world.member.slash(world.channel, "ask", question="Who cast the great bell?")
    assert result.response
    assert not result.response.ephemeral
    asked, quote, citation = (one["content"] for one in walk(result.response) if "content" in one)
    assert asked == "-# Who cast the great bell?"
    assert quote.startswith("The **great** **bell** of Harrow Hill was **cast** in 1743 by Martha Greene.")
    assert citation == (
        "-# — [The bell of Harrow Hill](https://example.org/bell_of_harrow) · Hill Country Review · 3 May 2026 · ¶1"
    )
    labels = list(buttons(result.response))
    assert labels[0] == "Show in context"
    assert labels[-2:] == ["Why this?", "Ask about this article"]


async def test_a_german_question_is_answered_in_german(world: World) -> None:
    result = await world.member.slash(world.channel, "ask", question="Wer errichtete die steinerne Brücke?")
    assert "Baumeister Konrad Feldhaus" in text(result.response)
    assert "Die Brücke über die Alme · 2 November 2025" in text(result.response)


async def test_a_quotation_is_shown_whole(world: World) -> None:
    result = await world.member.slash(world.channel, "ask", question="What did the last ferryman Tom Birk say?")
    assert "“We carried the doctor at night. We carried brides and coffins. We never lost a passenger,” said" in plain(
        result.response
    )


async def test_what_the_articles_do_not_say_is_said_so(world: World) -> None:
    result = await world.member.slash(world.channel, "ask", question="Who won the football championship in Brazil?")
    assert "**Your articles do not say.** No article here" in text(result.response)


async def test_the_nearest_passage_is_shown_beside_no_answer(world: World) -> None:
    result = await world.member.slash(
        world.channel, "ask", question="Which orchestra recorded a symphony about the bell in Vienna?"
    )
    assert "**Your articles do not say.**" in text(result.response)
    assert "-# Nearest, though it is no answer:" in text(result.response)
    assert "Why not?" in buttons(result.response)


async def test_one_article_alone_is_asked(world: World) -> None:
    number = str(world.articles["ferry"])
    result = await world.member.slash(world.channel, "ask", question="When was the bell cast?", article=number)
    assert "**That article does not say.**" in text(result.response)


@pytest.mark.parametrize("typed", ["The bell of Harrow Hill", "the BELL of harrow hill ", "harrow"])
async def test_an_article_may_be_named_by_its_title(world: World, typed: str) -> None:
    result = await world.member.slash(world.channel, "ask", question="Who winds the tower?", article=typed)
    assert "clockmaker from Ashford" in text(result.response)


@pytest.mark.parametrize("typed", ["The", "   ", "no such title"])
async def test_a_title_that_is_none_or_many_is_refused(world: World, typed: str) -> None:
    result = await world.member.slash(world.channel, "ask", question="Who winds the tower?", article=typed)
    assert "Choose one of the titles" in world.refused(result)


async def test_titles_are_offered_while_typing(world: World) -> None:
    offered = await world.member.autocomplete(world.channel, "ask", "article", "Brücke")
    assert offered == [{"name": "Die Brücke über die Alme", "value": str(world.articles["bridge"])}]
    assert len(await world.member.autocomplete(world.channel, "ask", "article", "")) == 5


@pytest.mark.parametrize(
    ("typed", "day", "said"),
    [
        ("2026-05", "1 May", "1743"),
        ("2 days", "2 May", "1743"),
        ("yesterday", "3 May", "1743"),
        ("2026-05-04", "4 May", "do not say"),
        ("today", "4 May", "do not say"),
    ],
)
async def test_only_articles_since_a_day_are_asked(world: World, typed: str, day: str, said: str) -> None:
    await world.env.advance_time((NOW - world.env.now()).total_seconds())
    result = await world.member.slash(world.channel, "ask", question="Who cast the great bell?", since=typed)
    assert said in text(result.response)
    assert f"-# Asked of the articles since {day} 2026\n" in text(result.response)


async def test_what_is_no_day_is_refused_and_the_forms_are_named(world: World) -> None:
    result = await world.member.slash(world.channel, "ask", question="Who?", since="*next* friday")
    assert world.refused(result).startswith("“\\*next\\* friday” names no day to search from. Write a date (2026, ")


async def test_some_days_are_offered(world: World) -> None:
    offered = await world.member.autocomplete(world.channel, "ask", "since", "mon")
    assert offered == [{"name": "1 month", "value": "1 month"}, {"name": "3 months", "value": "3 months"}]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_may_be_typed_as_it_is_offered_in_any_language(language: str) -> None:
    for span in SPANS:
        with speaking(language):
            said = say(span)
        assert since(said, now=NOW) == since(span, now=NOW)


# Q3: questions that are hardly any


@pytest.mark.parametrize(
    "question", ["🎉🎉🎉", "the of and", "?", "  ", "\u200b", "((((", '"; DROP TABLE articles', "x:y AND NEAR("]
)
async def test_q3_a_question_without_words_says_so(world: World, question: str) -> None:
    result = await world.member.slash(world.channel, "ask", question=question)
    assert "**Your articles do not say.**" in text(result.response)


async def test_q3_2000_characters_are_answered(world: World) -> None:
    question = ("Who cast the great bell? " * 90)[:2000]
    result = await world.member.slash(world.channel, "ask", question=question)
    assert "1743" in text(result.response)
    # The question cannot be read from the card again, so there is nothing that would need it.
    assert list(buttons(result.response)) == ["Show in context", "Ask about this article"]


async def test_q3_one_word_of_2000_characters_is_cut_where_it_is_repeated(world: World) -> None:
    result = await world.member.slash(world.channel, "ask", question="*" * 10 + "z" * 1990)
    assert "**Your articles do not say.**" in text(result.response)


async def test_q4_two_thousand_brackets_are_no_question(world: World) -> None:
    result = await world.member.slash(world.channel, "ask", question="(" * 2000)
    assert "no searchable words" in text(result.response)


async def test_t1_t7_mentions_and_addresses_in_an_article_are_shown_as_they_are(world: World) -> None:
    loud = "Captain Moss told @everyone and <@1>, see https://evil.example or discord.gg/abc, to leave the *pier*."
    await world.library.add(world.scope, Draft(loud, title="@here <@&1> https://evil.example"), now=NOW)
    result = await world.member.slash(world.channel, "ask", question="Whom did Captain Moss tell to leave @here?")
    assert result.response
    # That no payload pings or unfurls anything is checked after each test.
    for answer in (result.response, (await world.member.click(result.response, label="Show in context")).response):
        seen = [
            shown(one["content"]) for one in walk(answer) if "content" in one and not one["content"].startswith("-#")
        ]
        assert [(one.text, one.others) for one in seen] == [(loud, [])]


# The buttons, before and after a restart


@pytest.mark.parametrize("restarted", [False, True])
async def test_the_context_is_the_paragraph_with_the_quote_marked(world: World, *, restarted: bool) -> None:
    result = await world.member.slash(world.channel, "ask", question="Why did nobody drown?")
    assert result.response
    if restarted:
        await world.restart()
    shown = await world.member.click(result.response, label="Show in context")
    assert shown.ephemeral
    assert "In 1931 the dam below the hill" in text(shown.response)
    assert "**Nobody drowned, because every farm had heard it.**" in text(shown.response)
    assert "· ¶2" in text(shown.response)
    assert (
        "-# [Open the page at this sentence](https://example.org/bell_of_harrow#:~:text="
        "Nobody%20drowned%2C%20because%20every%20farm%20had%20heard%20it.)"
    ) in text(shown.response)


@pytest.mark.parametrize("restarted", [False, True])
async def test_more_and_why_ask_the_question_on_the_card_again(world: World, *, restarted: bool) -> None:
    question = "Which *bell* <@1> rang after the flood on the hill?"
    result = await world.member.slash(world.channel, "ask", question=question)
    assert result.response
    if restarted:
        await world.restart()
    more = _more(result.response)
    # Anybody may press, and what comes is theirs alone.
    shown = await world.manager.click(result.response, label=more)
    assert shown.ephemeral
    assert "¶" in text(shown.response)
    assert "rang for two days" not in text(shown.response)
    why = await world.manager.click(result.response, label="Why this?")
    assert why.ephemeral
    assert text(why.response).startswith("Confidence **0.")
    assert "- **flood** · in the quote" in text(why.response)


@pytest.mark.parametrize("restarted", [False, True])
async def test_more_and_why_keep_to_what_was_asked(world: World, *, restarted: bool) -> None:
    number, question = str(world.articles["bell"]), "Which bell of the hill, tower or parish rang?"
    result = await world.member.slash(world.channel, "ask", question=question, article=number, since="2026-05-03")
    assert result.response
    if restarted:
        await world.restart()
    more = _more(result.response)
    for label in (more, "Why this?"):
        shown = await world.manager.click(result.response, label=label)
        titles = [line for line in text(shown.response).split("\n") if "· ¶" in line]
        assert titles
        assert all("The bell of Harrow Hill" in line for line in titles)
    assert "-# Asked of The bell of Harrow Hill, since 3 May 2026" in text(
        (await world.member.click(result.response, label=more)).response
    )


@pytest.mark.parametrize("restarted", [False, True])
async def test_more_turns_its_pages_in_place(world: World, *, restarted: bool) -> None:
    await world.library.add_all(
        world.scope, [Draft(f"The ferry sank. It was trip {n}.", title=f"Trip {n}") for n in range(9)], now=NOW
    )
    result = await world.member.slash(world.channel, "ask", question="Where was it that the ferry sank?")
    assert result.response
    first = await world.member.click(result.response, label=_more(result.response))
    assert first.ephemeral
    assert first.response
    assert "\n-# 2 to 6 of " in text(first.response)
    if restarted:
        await world.restart()
    second = await world.member.click(first.response, label=_more(first.response))
    assert second.response
    assert second.response.id == first.response.id
    assert "\n-# 7 to " in text(second.response)
    back = await world.member.click(second.response, label="Back")
    assert back.response
    assert (back.response.id, text(back.response)) == (first.response.id, text(first.response))
    # The public answer is as it was.
    assert text(world.channel.last_message).startswith("-# Where was it that the ferry sank?\nThe **ferry** **sank**.")


def _more(message: Message) -> str:
    return next(label for label in buttons(message) if label.startswith("More"))


@pytest.mark.parametrize("custom_id", ["more:0:0:99", "more:0:9999999:1", "why:0:9999999", "more:1:0:1"])
async def test_p3_a_forged_page_shows_no_more_than_may_be_seen(world: World, custom_id: str) -> None:
    result = await world.stranger.slash(world.abroad, "ask", question="When did the windmill grind barley?")
    forged = await world.forge(result, custom_id, world.stranger)
    if custom_id == "more:1:0:1":
        assert world.refused(forged).startswith("There is no article 1 here")
    else:
        assert forged.ephemeral
        assert "Harrow Hill" not in text(forged.response)


@pytest.mark.parametrize("custom_id", ["more:0", "why:7", "more:0:0:100", "more:0:0:-1"])
async def test_p3_a_button_of_an_older_version_says_so(world: World, custom_id: str) -> None:
    result = await world.member.slash(world.channel, "ask", question="Who cast the great bell?")
    assert world.refused(await world.forge(result, custom_id, world.member)).startswith("That button is from an older")


@pytest.mark.parametrize("restarted", [False, True])
async def test_another_question_is_asked_of_the_same_article(world: World, *, restarted: bool) -> None:
    result = await world.member.slash(world.channel, "ask", question="Who winds the tower every Friday?")
    assert result.response
    if restarted:
        await world.restart()
    form = await world.member.click(result.response, label="Ask about this article")
    assert form.modal
    assert form.modal["title"] == "The bell of Harrow Hill"
    answer = await world.member.submit_modal(form, {"question": "When did the ferry stop?"})
    assert "**That article does not say.**" in text(answer.response)


async def test_a_question_in_the_form_may_go_on_from_the_one_that_was_answered(world: World) -> None:
    result = await world.member.slash(world.channel, "ask", question="Who cast the great bell?")
    assert result.response
    form = await world.member.click(result.response, label="Ask about this article")
    answer = await world.member.submit_modal(form, {"question": "and when?"})
    assert text(answer.response).startswith(
        "-# and when? · Who cast the great bell?\n-# Asked of The bell of Harrow Hill\nThe **great**"
    )
    # A card that answers no question has none to go on from.
    context = await world.member.click(result.response, label="Show in context")
    assert context.response
    form = await world.member.click(context.response, label="Ask about this article")
    answer = await world.member.submit_modal(form, {"question": "and when?"})
    assert "no searchable words" in text(answer.response)


async def test_the_buttons_of_an_article_that_is_gone_say_so(world: World) -> None:
    result = await world.member.slash(world.channel, "ask", question="Who winds the tower every Friday?")
    assert result.response
    await world.library.remove(world.scope, world.articles["bell"])
    number = world.articles["bell"]
    for label in ("Show in context", "Ask about this article"):
        pressed = await world.member.click(result.response, label=label)
        assert world.refused(pressed).startswith(f"There is no article {number} here")
    why = await world.member.click(result.response, label="Why this?")
    assert why.ephemeral


async def test_an_answer_to_a_form_about_an_article_that_went_meanwhile_is_refused(world: World) -> None:
    result = await world.member.slash(world.channel, "ask", question="Who winds the tower every Friday?")
    assert result.response
    form = await world.member.click(result.response, label="Ask about this article")
    await world.library.remove(world.scope, world.articles["bell"])
    answer = await world.member.submit_modal(form, {"question": "Who?"})
    assert "There is no article" in world.refused(answer)


# P1, P5: other libraries


async def test_p1_another_server_sees_none_of_it(world: World) -> None:
    result = await world.stranger.slash(world.abroad, "ask", question="When was the great bell cast?")
    assert "1743" not in text(result.response)
    assert await world.stranger.autocomplete(world.abroad, "ask", "article", "bell") == []
    known = await world.stranger.slash(world.abroad, "ask", question="Bell?", article=str(world.articles["bell"]))
    unknown = await world.stranger.slash(world.abroad, "ask", question="Bell?", article="999999")
    words = text(known.response)
    assert "There is no article 1 here" in words
    assert "`/article list`" in words
    assert text(unknown.response) == words.replace("1", "999999")
    assert len(world.env.errors) == 2


async def test_p5_direct_messages_have_a_library_of_their_own(world: World) -> None:
    user = world.member.user
    result = await user.slash("ask", question="When was the great bell cast?")
    assert "1743" not in text(result.response)
    shelf = await user.slash("ask", question="Until when did the windmill grind barley?")
    assert "1902" in text(shelf.response)
    assert await user.autocomplete("ask", "article", "bell") == []
    assert await world.library.count(Scope.person(user.id)) == 1
