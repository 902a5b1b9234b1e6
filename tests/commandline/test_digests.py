"""`python -m bot digest` and `watch`."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from tests.commandline.conftest import Run

NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
STORY = "The swing bridge at Lune closes for two winters. Engineers found cracks in its towers. The ferry runs again.\n"


@pytest.fixture(autouse=True)
def clock() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def put(run: Run, workplace: Path, name: str, text: str = STORY, **fields: str) -> None:
    front = "".join(f"{key}: {value}\n" for key, value in fields.items())
    (workplace / name).write_text(f"---\n{front}---\n\n{text}" if fields else text, "utf-8")
    assert run("add", name).code == 0


def test_from_an_order_to_its_edition(run: Run, workplace: Path) -> None:
    put(run, workplace, "old.md", "A goat was sold at Halton. It was mine.\n", title="Goats")
    ordered = run(
        "digest", "schedule", "--channel", "5", "--at", "7:30 am", "--zone", "berlin", "--days", "weekdays",
        "--topics", "bridges, the  sea",
    )  # fmt: skip
    line = "1\tchannel 5\ton weekdays at 07:30 Europe/Berlin\tshort\tbridges, the sea\tnext Tue 2026-11-03 07:30\n"
    assert (ordered.code, ordered.out) == (0, line)
    assert ordered.err == "It has what comes from now on. A running bot delivers it.\n"
    assert run("digest", "list").out == line
    put(run, workplace, "new.md", title="Bridge closes", source="The Post", url="https://post.example/1")
    assert run("digest", "preview").out == (
        "Monday, 2 November 2026: 1 story\n\n== bridges ==\n\nBridge closes\n"
        "The swing bridge at Lune closes for two winters.\n  — [2] · The Post · https://post.example/1\n"
    )
    (one,) = map(json.loads, run("digest", "preview", "1", "--json").out.splitlines())
    assert (one["digest"], one["day"], one["articles"], one["left_out"]) == (1, "2026-11-02", 1, 0)
    (story,) = one["sections"][0]["stories"]
    assert story["article"]["title"] == "Bridge closes"
    (said,) = story["sentences"]
    assert STORY[said["start"] : said["end"]] == said["text"]


def test_for_a_person_with_everything_that_may_be_said(run: Run) -> None:
    ran = run(
        "digest", "schedule", "--person", "7", "--loud", "--when-empty", "--alerts", "3", "--length", "headline",
        "--library", "user:7",
    )  # fmt: skip
    assert ran.out == "1\tperson 7\tevery day at 08:00 UTC\theadline\teverything\tnext Tue 2026-11-03 08:00\n"
    (one,) = map(json.loads, run("digest", "list", "--json", "--library", "user:7").out.splitlines())
    assert one == {
        "id": 1, "library": "user:7", "channel": None, "person": 7, "at": "08:00", "zone": "UTC",
        "days": [1, 2, 3, 4, 5, 6, 7], "topics": [], "length": "headline", "silent": False, "when_empty": True,
        "alerts": 3, "next": "2026-11-03T08:00:00+00:00", "paused": "",
    }  # fmt: skip
    assert run("digest", "list").err.startswith("No digests here yet; order one with")


def test_it_rests_goes_on_and_is_removed(run: Run) -> None:
    run("digest", "schedule", "--channel", "5")
    assert run("digest", "pause", "1").out.endswith("\trests: Somebody paused it.\n")
    (one,) = map(json.loads, run("digest", "list", "--json").out.splitlines())
    assert (one["next"], one["paused"]) == (None, "Somebody paused it.")
    assert run("digest", "resume", "1").out.endswith("\tnext Tue 2026-11-03 08:00\n")
    assert run("digest", "history", "1").err == "Nothing was delivered for it yet.\n"
    resent = run("digest", "resend", "1")
    assert (resent.code, resent.err) == (1, "No edition of it was written yet; `digest preview` shows what there is.\n")
    assert run("digest", "remove", "1").err == "Digest 1 is removed.\n"
    assert run("digest", "preview").err.startswith("No digests here yet")


def test_a_long_edition_has_the_days_of_the_week_and_all_that_did_not_fit_is_counted(run: Run, workplace: Path) -> None:
    for length in ("long", "short"):
        run("digest", "schedule", "--channel", "5", "--length", length)
    empty = "Monday, 2 November 2026: nothing new\n"
    assert run("digest", "preview").out == f"{empty}\n{empty}"
    with time_machine.travel(datetime(2026, 10, 30, 8, tzinfo=UTC), tick=False):
        put(run, workplace, "a.txt", "A goat was sold at Halton. It was mine.\n")
    names = [f"{number}.md" for number in range(11)]
    for number, name in enumerate(names):
        text = f"---\ntitle: Bell {number}\n---\n\nBell {number} rang at noon. Nobody minds.\n"
        (workplace / name).write_text(text, "utf-8")
    assert run("add", *names).code == 0
    long, short = run("digest", "preview", "1").out, run("digest", "preview", "2").out
    assert "This week: Fri 30 1, Mon 2 11" in long
    assert "and 4 more articles: python -m bot list" in long
    assert "This week" not in short
    # Without a title it is called by its first words, which need not be said twice.
    assert run("digest", "preview").out == f"{long}\n{short}"


def test_what_became_of_its_editions(run: Run, workplace: Path) -> None:
    run("digest", "schedule", "--channel", "5")
    put(run, workplace, "new.md", title="Bridge closes")
    deliver(workplace)
    assert run("digest", "history", "1").out == "edition\t2026-11-03\t1/1\tsent\t2026-11-03 08:00 UTC\t-\n"
    (one,) = map(json.loads, run("digest", "history", "1", "--json").out.splitlines())
    assert (one["slot"], one["state"], one["message"]) == ("2026-11-03", "sent", 77)
    assert run("digest", "resend", "1").err == "The edition of 2026-11-03 goes out again. A running bot delivers it.\n"
    assert run("digest", "history", "1").out.startswith("edition\t2026-11-03+1\t1/1\tready\t-\t-\n")


def deliver(workplace: Path) -> None:
    """Put an edition into the database as a running bot leaves it there."""
    import asyncio

    from bot.digests.parts import of_digest
    from bot.models import Page, Sort
    from bot.store import Store

    async def work() -> None:
        async with Store.open(workplace / "quoth.db") as store:
            digest = await store.digests.get(1)
            assert digest
            await store.deliveries.add(of_digest(digest, Sort.EDITION, "2026-11-03", [Page("{}")], due=digest.due))
            one = await store.deliveries.next(digest.order.place)
            assert one
            await store.deliveries.sent(one, 77, digest.due)

    asyncio.run(work())


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ((), "one of the arguments --channel --person is required"),
        (("--channel", "0"), "is no number of Discord's"),
        (("--channel", "5", "--at", "soon"), "is no time of day"),
        (("--channel", "5", "--days", "never"), "names no days"),
        (("--channel", "5", "--zone", "Mars/Base"), "is no time zone"),
        (("--channel", "5", "--zone", "Europe/Bern"), "Did you mean"),
        (("--channel", "5", "--alerts", "99"), "invalid choice"),
    ],
)
def test_wrong_use_is_told(run: Run, options: tuple[str, ...], says: str) -> None:
    ran = run("digest", "schedule", *options)
    assert ran.code == 2
    assert says in ran.err


def test_what_cannot_be_done_is_refused(run: Run) -> None:
    for command in ("pause", "resume", "resend", "remove", "history", "preview"):
        ran = run("digest", command, "9")
        assert (ran.code, ran.err) == (1, "There is no digest 9 here; `digest list` shows what there is.\n")
    assert run("digest").code == 2


def test_open_questions(run: Run) -> None:
    added = run("watch", "add", "When", "does", "it", "run?", "--person", "7")
    assert (added.code, added.out) == (0, "1\topen\tWhen does it run?\n")
    assert added.err == "A running bot writes to them when a new article answers it.\n"
    assert run("watch", "list", "--person", "7").out == added.out
    (one,) = map(json.loads, run("watch", "list", "--person", "7", "--json").out.splitlines())
    assert one == {
        "id": 1, "question": "When does it run?", "person": 7, "created": NOW.isoformat(), "answered": None
    }  # fmt: skip
    assert run("watch", "list", "--person", "8").err == "They have no open questions here.\n"
    assert run("watch", "remove", "1", "--person", "8").code == 1
    assert run("watch", "remove", "1", "--person", "7").err == "Let go of: When does it run?\n"
    assert run("watch", "add", "x" * 501, "--person", "7").code == 1
    assert run("watch", "list").code == 2


def test_x1_a_title_cannot_command_the_terminal(run: Run, workplace: Path) -> None:
    run("digest", "schedule", "--channel", "5", "--topics", "bell\x9b31m")
    run("digest", "schedule", "--channel", "5")
    put(run, workplace, "new.md", "A bell\x9b31m rang. It was loud.\n", title="A bell\x9b31m")
    for command in ("list", "preview"):
        assert "\x9b" not in run("digest", command).out
