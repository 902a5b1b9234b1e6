"""D6, T1, T2, T8: editions, alerts, answers and notices within Discord's limits, whatever they show."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digests.parts import of_digest
from bot.models import (
    Answer,
    Delivery,
    Digest,
    Edition,
    Order,
    Page,
    Place,
    Scope,
    Section,
    Slice,
    Sort,
    State,
    Story,
    Watch,
)
from cogs import cards
from cogs.cards import editions
from cogs.cards.digests import LISTED
from cogs.cards.frozen import PICTURE
from tests.cogs.cards.discord_markdown import shown
from tests.cogs.cards.models import answers, info, infos, quoted, texts, words
from tests.cogs.cards.reading import contents, labels
from tests.cogs.cards.strangers import few
from tests.cogs.cards.test_limits import within
from tests.wire import limits

NOW = datetime(2026, 11, 3, 8, tzinfo=UTC)
DAY = NOW.date()
DIGEST = Digest(3, "guild:1", Order(Place(100), owner=7), NOW, NOW, 0)
PERSONAL = replace(DIGEST, library="user:7", order=replace(DIGEST.order, place=Place(7, person=True)))
WATCH = Watch(5, "guild:1", "Who cast the bell?", 7, NOW, 0)


def slices(*said: str) -> tuple[Slice, ...]:
    """Sentences that follow each other, a space between them."""
    found: list[Slice] = []
    at = 0
    for text in said:
        found.append(Slice(text, at, at + len(text)))
        at += len(text) + 1
    return tuple(found)


def story(number: int, *said: str, also: tuple[Any, ...] = (), **known: object) -> Story:
    known = {"id": number, "title": f"Story {number}", "source": "The Post", **known}
    return Story(info(**known), slices(*(said or (f"It is {number}.",))), also)


def edition(*sections: Section, topics: tuple[str, ...] = (), length: str = "short", **given: Any) -> Edition:
    digest = replace(DIGEST, order=replace(DIGEST.order, topics=topics, length=length))
    return Edition(digest, DAY, sections, **given)


def texts_of(page: Page) -> list[str]:
    return [one["content"] for one in limits.walk(json.loads(page.body)["components"]) if "content" in one]


stories = st.builds(
    Story,
    infos,
    st.lists(texts.map(lambda text: Slice(text, 0, len(text))), max_size=3).map(tuple),
    st.lists(infos, max_size=5).map(tuple),
)
sections = st.lists(
    st.builds(Section, words, st.lists(stories, min_size=1, max_size=6).map(tuple)), min_size=1, max_size=5
).map(tuple)


def numbered(given_: tuple[Section, ...]) -> tuple[Section, ...]:
    """The same with articles that are not the same ones."""
    number = iter(range(1, 999))
    return tuple(
        Section(one.name, tuple(replace(each, article=replace(each.article, id=next(number))) for each in one.stories))
        for one in given_
    )


@pytest.mark.usefixtures("every_language")
@few
@given(sections, st.booleans(), st.sampled_from(["headline", "short", "long"]), st.integers(0, 10**6), st.booleans())
def test_d6_t1_editions(given_: tuple[Section, ...], by_topic: bool, length: str, more: int, drawn: bool) -> None:
    found = edition(*numbered(given_), topics=("x",) if by_topic else (), length=length, left_out=more)
    if drawn:
        week = ((DAY, "*" * 300, 3),)
        found = Edition(found.digest, DAY, found.sections, left_out=more, week=week, picture=b"\x89PNG")
    pages, seen = editions.pages(found), list[str]()
    assert len(pages) == len(editions.shown(found))
    for card, page in zip(editions.shown(found), pages, strict=True):
        within(card)
        body = json.loads(page.body)
        assert body["components"] == card.to_components()
        assert body["allowed_mentions"] == {"parse": []}
        seen += [one["custom_id"] for one in limits.walk(body["components"]) if "custom_id" in one]
    assert len(seen) == len(set(seen))
    assert [page.picture for page in pages] == [b"\x89PNG" if drawn else None, *[None] * (len(pages) - 1)]
    alert = replace(edition(found.sections[0], topics=found.digest.order.topics), kind=Sort.ALERT)
    for card in editions.shown(replace(alert, sections=(Section("x", found.sections[0].stories[:1]),))):
        within(card)


@pytest.mark.usefixtures("every_language")
@few
@given(answers(), texts)
def test_d6_answers_that_came(found: Answer, question: str) -> None:
    if not found.quotes:
        return
    for library in ("guild:1", "user:7", "shelf"):
        (page,) = editions.answered(replace(WATCH, question=question, library=library), found)
        limits.check(json.loads(page.body))


@pytest.mark.usefixtures("every_language")
@few
@given(words, words)
def test_d6_notices_of_what_did_not_come(slot: str, why: str) -> None:
    for kind in (Sort.EDITION, Sort.ALERT):
        (one, _) = of_digest(DIGEST, kind, slot, [Page("x"), Page("y")], due=None)
        (page,) = editions.undelivered(DIGEST, one, why)
        limits.check(json.loads(page.body))


@pytest.mark.usefixtures("every_language")
@few
@given(st.lists(words, max_size=10), words, st.sampled_from(list(State)), st.booleans())
def test_d6_lists_of_digests(topics: list[str], why: str, state: State, rests: bool) -> None:
    order = replace(DIGEST.order, topics=tuple(topics), alerts=20, silent=False, empty=True, days=(1, 2, 4, 6, 7))
    digest = replace(DIGEST, order=order, paused=why if rests else "")
    history = [replace(one, state=state, error=why) for one in _delivered(digest)]
    within(cards.digests([(replace(digest, id=number), history) for number in range(1, 26)]))
    within(cards.scheduled(digest, changed=rests, warning=""))


@pytest.mark.usefixtures("every_language")
@few
@given(st.lists(texts, max_size=25))
def test_d6_lists_of_open_questions(questions: list[str]) -> None:
    found = [replace(WATCH, id=number, question=text) for number, text in enumerate(questions, 1)]
    within(cards.watches(found))
    for one in found[:1]:
        within(cards.watching(one, elsewhere=True))
        within(cards.unwatched(one))


def _delivered(digest: Digest) -> list[Delivery]:
    return of_digest(digest, Sort.EDITION, "2026-11-02", [Page("x"), Page("y")], due=NOW)


@given(texts, texts)
def test_t2_a_story_is_shown_as_it_is(title: str, said: str) -> None:
    one = story(1, said[:300], title=title[:100])
    (card,) = editions.shown(edition(Section("The Post", (one,))))
    # The first line is the card's own.
    text = contents(card)[1]
    seen = shown(text)
    assert set(seen.others) <= {"line start"}
    assert said[:300] in seen.text


def test_an_edition_as_a_reader_meets_it() -> None:
    also = (info(id=8, source="Wire", url="https://wire.example/8"), info(id=9, source="The Post"))
    first = story(1, "It rang.", "It rang again.", also=also, url="https://post.example/1", published="2026-11-02")
    found = edition(Section("The Post", (first, story(2))), Section("Herald", (story(3, source="Herald"),)), left_out=4)
    (card,) = editions.shown(found)
    assert contents(card) == [
        "### Tuesday, 3 November\n-# 3 stories from 3 sources",
        "-# **The Post**\n**[Story 1](https://post.example/1)**\nIt rang. It rang again.\n"
        "-# 2 November 2026 · also at [Wire](https://wire.example/8)",
        "**Story 2**\nIt is 2.",
        "-# **Herald**\n**Story 3**\nIt is 3.",
        "-# and 4 more articles: `/article list`",
    ]
    assert labels(card) == ["Summarize"] * 3


def test_where_each_source_has_one_story_that_names_it_itself() -> None:
    found = edition(Section("The Post", (story(1),)), Section("Herald", (story(2, source="Herald"),)), left_out=1)
    (card,) = editions.shown(found)
    assert contents(card)[1:] == [
        "**Story 1**\nIt is 1.\n-# The Post",
        "**Story 2**\nIt is 2.\n-# Herald",
        "-# and 1 more article: `/article list`",
    ]


def test_topics_are_set_apart_and_name_the_sources_of_their_stories() -> None:
    found = edition(
        Section("bells", (story(1),)), Section("*sea*", (story(2, source=None),)), topics=("bells", "*sea*")
    )
    (card,) = editions.shown(found)
    assert contents(card) == [
        "### Tuesday, 3 November\n-# 2 stories",
        "-# **bells**\n**Story 1**\nIt is 1.\n-# The Post",
        "-# **\\*sea\\***\n**Story 2**\nIt is 2.",
    ]
    # A line under the day, and one between the topics.
    assert [one["type"] for one in within(card)].count(14) == 2


def test_what_does_not_fit_into_one_message_goes_on_in_the_next_and_says_of_what_it_is() -> None:
    long = tuple(story(number, "so " * 200 + f"{number}.") for number in range(1, 11))
    first, second = editions.shown(edition(Section("The Post", long), left_out=2))
    assert contents(first)[0] == "### Tuesday, 3 November\n-# 10 stories from 1 source, part 1 of 2"
    assert contents(second)[0] == "-# Tuesday, 3 November, part 2 of 2"
    assert contents(second)[1].startswith("-# **The Post**\n**Story 6**\n")
    assert contents(second)[-1] == "-# and 2 more articles: `/article list`"
    assert [one for one in contents(first) if "more articles" in one] == []


def test_sentences_between_which_something_is_left_out_are_set_apart() -> None:
    one = replace(story(1), sentences=(Slice("It rang.", 0, 8), Slice("It fell.", 90, 98), Slice("It lay.", 99, 106)))
    (card,) = editions.shown(edition(Section("The Post", (one,))))
    assert "\nIt rang. … It fell. It lay.\n" in contents(card)[1]


def test_a_sentence_that_is_too_long_is_not_cut() -> None:
    (card,) = editions.shown(edition(Section("The Post", (story(1, "so " * 1000),))))
    assert contents(card)[1] == "**Story 1**\n-# The Post"


def test_an_article_without_a_title_is_not_said_twice() -> None:
    known: dict[str, Any]
    for known, place in (
        ({"url": "https://a.example"}, "-# [the article](https://a.example)"),
        ({"url": "https://a.example", "source": "Wire"}, "-# [Wire](https://a.example)"),
        ({}, "-# № 1"),
    ):
        bare: dict[str, Any] = {"title": "It rang at…", "untitled": True, "source": None}
        one = story(1, "It rang at noon.", **{**bare, **known})
        (card,) = editions.shown(edition(Section("Other articles", (one,))))
        assert contents(card)[1] == f"It rang at noon.\n{place}"
    (card,) = editions.shown(edition(Section("x", (Story(info(title="It rang at…", untitled=True), ()),))))
    assert contents(card)[1] == "**It rang at…**"


def test_t4_a_name_that_cannot_be_seen_is_a_number_or_nothing() -> None:
    unseen = story(1, title="\u202e", source="\u200b", also=(info(id=8, title="\u2066", url="https://a.example"),))
    (card,) = editions.shown(edition(Section("\u200b", (unseen, story(2)))))
    assert contents(card)[1] == "**№ 1**\nIt is 1.\n-# also at [№ 8](https://a.example)"


def test_titles_alone_have_a_button_and_what_is_no_text_has_none() -> None:
    bare = Section("The Post", (replace(story(1), sentences=()),))
    (short,), (headline,) = editions.shown(edition(bare)), editions.shown(edition(bare, length="headline"))
    assert contents(short) == contents(headline)
    assert (labels(short), labels(headline)) == ([], ["Summarize"])


def test_nothing_new_is_said_in_one_line() -> None:
    (card,) = editions.shown(edition())
    assert contents(card) == ["### Tuesday, 3 November", "Nothing new since the last edition."]


def test_the_picture_of_the_week_says_what_is_in_it() -> None:
    week = ((date(2026, 11, 2), "bells", 3), (date(2026, 11, 2), "sea", 1), (DAY, "sea", 2))
    found = Edition(DIGEST, DAY, (Section("The Post", (story(1),)),), week=week, picture=b"\x89PNG")
    (page,) = editions.pages(found)
    (gallery,) = (one for one in limits.walk(json.loads(page.body)["components"]) if one["type"] == 12)
    assert gallery["items"][0]["media"] == {"url": f"attachment://{PICTURE}"}
    assert gallery["items"][0]["description"] == (
        "Articles that came in the last seven days: 4 on Monday, 2 on Tuesday."
    )
    assert page.picture == b"\x89PNG"


def test_an_alert_is_the_story_and_why_it_comes() -> None:
    found = edition(Section("bells", (story(1),)), topics=("bells",), kind=Sort.ALERT)
    (card,) = editions.shown(found)
    assert contents(card) == ["-# New on **bells**", "**Story 1**\nIt is 1.\n-# The Post"]
    (card,) = editions.shown(edition(Section("The Post", (story(1),)), kind=Sort.ALERT))
    assert contents(card)[0] == "-# New"


@pytest.mark.parametrize(
    ("library", "article", "buttons"),
    [
        ("guild:1", "guild:1", ["Keep watching", "Stop"]),
        ("guild:1", "shelf", ["Show in context", "Keep watching", "Stop"]),
        ("user:7", "user:7", ["Show in context", "Keep watching", "Stop"]),
    ],
)
def test_p5_an_answer_that_came_has_no_button_that_reaches_nothing(
    library: str, article: str, buttons: list[str]
) -> None:
    found = Answer("Who?", 1.0, (replace(quoted("Martha Greene cast it."), article=info(library=article)),))
    (page,) = editions.answered(replace(WATCH, library=library), found)
    assert texts_of(page) == [
        "**Something answers your question**",
        "-# Who cast the bell?",
        "Martha Greene cast it.",
        "-# — A bell · ¶3",
        "-# You asked on 3 November 2026 to be told. The question is closed now: I write no more of it, unless you "
        "keep it open.",
    ]
    everything = list(limits.walk(json.loads(page.body)["components"]))
    assert [one["label"] for one in everything if one["type"] == 2] == buttons
    token = "user" if library == "user:7" else library
    assert everything[-2]["custom_id"] == f"unwatch:{token}:5"


def test_a_notice_says_what_did_not_come_where_and_why() -> None:
    (one,) = of_digest(DIGEST, Sort.EDITION, "2026-11-02", [Page("x")], due=NOW)
    (page,) = editions.undelivered(DIGEST, one, "The channel is gone.")
    assert texts_of(page)[:2] == [
        "**The edition of 2 November 2026 of digest 3 to <#100> did not come, or may not have.**",
        "The channel is gone.",
    ]
    (_, two) = of_digest(PERSONAL, Sort.ALERT, "77", [Page("x"), Page("y")], due=NOW)
    (page,) = editions.undelivered(PERSONAL, two, "x")
    assert texts_of(page)[0].startswith("**An alert, part 2 of 2, of digest 3 to you did not come")


def test_a_list_says_how_it_goes_with_each() -> None:
    (one, two) = _delivered(DIGEST)
    sent, refused = replace(one, state=State.SENT), replace(two, state=State.REFUSED, error="It was *too much*.")
    (alert,) = of_digest(DIGEST, Sort.ALERT, "77", [Page("x")], due=NOW)
    card = cards.digests([(DIGEST, [alert, refused, sent]), (replace(PERSONAL, id=4, paused="Holidays."), [])])
    head, first, second = contents(card)
    stamp = int(NOW.timestamp())
    assert head == "### 2 digests"
    assert first == (
        "**3 · in <#100>**\nEvery day at 08:00, UTC · everything · short\n"
        f"**Next** <t:{stamp}:F>, <t:{stamp}:R>\n"
        "**Last** The edition of 2 November 2026 was refused: It was \\*too much\\*."
    )
    assert second.startswith("**4 · to you, in direct messages**\n")
    assert second.endswith("\n**Rests** Holidays.")
    assert labels(card) == ["Preview", "Pause", "Remove", "Preview", "Resume", "Remove"]
    assert contents(cards.digests([])) == ["There are no digests here yet. Order one with `/digest schedule`."]


def test_a_long_list_names_those_that_it_has_no_room_for() -> None:
    many = [replace(DIGEST, id=number) for number in range(1, 10)]
    card = cards.digests([(one, []) for one in many[:LISTED]], many[LISTED:])
    assert contents(card)[0] == "### 9 digests"
    assert contents(card)[-1] == "-# … and 8, 9: the other commands take these numbers"


def test_open_questions_come_before_those_that_were_answered() -> None:
    done = replace(WATCH, id=4, answered=NOW)
    card = cards.watches([done, WATCH, replace(WATCH, id=6, library=Scope.person(7).key)])
    assert contents(card)[0] == "### 2 open questions"
    ids = [one["custom_id"] for one in within(card) if "custom_id" in one]
    assert ids == ["unwatch:guild:1:5", "unwatch:user:6", "unwatch:guild:1:4"]
    assert labels(card) == ["Stop", "Stop", "Forget it"]
    assert "`/ask` shows the answer again" in contents(card)[-1]
    many = cards.watches([replace(WATCH, id=number) for number in range(1, 15)])
    assert contents(many)[-1] == "-# … and 3 more: `/watch remove` offers them"
    assert contents(cards.watches([]))[0].startswith("You have no open questions here.")
