"""What somebody may do in a town: one function a deed, each with whatever numbers and words of anybody's."""

from typing import Any

from tests.cogs.isolation.libraries import article
from tests.cogs.isolation.steps import ACTIONS, NEVER, Step, alike, press_in, same, take
from tests.cogs.isolation.town import Seat, Town

# Asking


async def ask(town: Town, seat: Seat, step: Step) -> None:
    question = step.pick(f"Who mended the {step.key} lantern?", f"What did {step.key} Olsen say?", step.key, "?")
    await seat.slash("ask", question=question, **({"since": "2 years"} if step.which % 2 else {}))


async def ask_article(town: Town, seat: Seat, step: Step) -> None:
    await alike(town, seat, step, lambda number: seat.slash("ask", question="Who paid crowns?", article=number))


async def ask_by_title(town: Town, seat: Seat, step: Step) -> None:
    await seat.slash("ask", question="Who mended the lantern?", article=f"The {step.key} lantern")


async def research(town: Town, seat: Seat, step: Step) -> None:
    name = step.pick("quotes", "verify", "timeline", "compare", "summarize")
    given = {
        "quotes": {"person": "Olsen", "topic": f"{step.key} lantern"},
        "verify": {"quote": f"The {step.key} lantern burned for 9 years without a night of rest"},
        "timeline": {"topic": f"{step.key} lantern"},
        "compare": {"topic": f"{step.key} lantern"},
        "summarize": {"focus": f"the {step.key} lantern"},
    }[name]
    await seat.slash(name, **given)


async def summarize(town: Town, seat: Seat, step: Step) -> None:
    await alike(town, seat, step, lambda number: seat.slash("summarize", article=number))


async def summarize_file(town: Town, seat: Seat, step: Step) -> None:
    await seat.slash("summarize", file=("own.txt", article(seat.scope, step.which).text.encode()))


async def mention(town: Town, seat: Seat, step: Step) -> None:
    question = step.pick(f"Who mended the {step.key} lantern?", f"and when, the {step.key} one?")
    if seat.channel is None:
        await seat.member.user.send_dm(question)
        return
    last = seat.channel.last_message if step.which % 2 else None
    await seat.member.send(seat.channel, f"{town.us} {question}", reply_to=last)


async def menu(town: Town, seat: Seat, step: Step) -> None:
    if seat.channel is None:
        return
    said = f"“The {step.key} lantern burned for 9 years.” " * 9 + "It was mended. It cost a lot. Nobody has seen it."
    message = await seat.member.send(seat.channel, said)
    await seat.member.context_menu(seat.channel, step.pick("Summarize", "Check quote", "Save article"), message)


# The library


async def articles(town: Town, seat: Seat, step: Step) -> None:
    await seat.slash("article list")


async def show(town: Town, seat: Seat, step: Step) -> None:
    await alike(town, seat, step, lambda number: seat.slash("article show", article=number))


async def remove(town: Town, seat: Seat, step: Step) -> None:
    await alike(town, seat, step, lambda number: seat.slash("article remove", article=number))


async def paste(town: Town, seat: Seat, step: Step) -> None:
    form = await seat.slash("article add")
    if form.modal:
        draft = article(seat.scope, step.which + 10)
        values = {"text": draft.text, "title": draft.title, "source": "", "address": "", "date": ""}
        await seat.actor.submit_modal(form, values)


async def feeds(town: Town, seat: Seat, step: Step) -> None:
    if step.which % 3 == 0:
        result = await seat.slash(step.pick("feed list", "feed export"))
        await take(town, result)
        return
    name = step.pick("feed check", "feed check", "feed remove")
    await seat.slash(name, feed=str(town.kept.feeds[step.scope]))


async def digests(town: Town, seat: Seat, step: Step) -> None:
    if step.which % 7 == 0:
        await seat.slash("digest list")
        return
    name, number = f"digest {step.pick(*ACTIONS)}", town.kept.digests[step.scope]
    result = await seat.slash(name, digest=str(number))
    if step.scope.key != seat.scope.key:
        same(result, number, await seat.slash(name, digest=str(NEVER)))


async def preview(town: Town, seat: Seat, step: Step) -> None:
    await seat.slash("digest preview", digest=str(town.kept.digests[step.scope]))


async def change(town: Town, seat: Seat, step: Step) -> None:
    await seat.slash("digest schedule", change=str(town.kept.digests[step.scope]), topics="lantern", time="9:00")


async def watches(town: Town, seat: Seat, step: Step) -> None:
    name = step.pick("watch list", "watch add", "watch remove")
    number = str(town.kept.watches[step.scope])
    given = {"watch add": {"question": f"Who buys the {step.key} lantern?"}, "watch remove": {"question": number}}
    await seat.slash(name, **given.get(name, {}))


async def settings(town: Town, seat: Seat, step: Step) -> None:
    if seat.channel is None:
        return
    chosen = step.pick("show", "channel", "keep")
    given: dict[str, Any] = {"channel": {"question_channel": seat.channel}, "keep": {"retention_articles": 500}}
    await seat.slash("settings show" if chosen == "show" else "settings set", **given.get(chosen, {}))


async def help_(town: Town, seat: Seat, step: Step) -> None:
    await seat.slash("help")


async def offered(town: Town, seat: Seat, step: Step) -> None:
    name, option = (
        ("ask", "article"), ("article show", "article"), ("summarize", "article"), ("feed check", "feed"),
        ("digest preview", "digest"), ("watch remove", "question"),
    )[step.which % 6]  # fmt: skip
    await seat.type(name, option, ("", step.key, "lantern", str(step.which))[step.where % 4])


# Oneself


async def privacy(town: Town, seat: Seat, step: Step) -> None:
    await seat.slash("privacy show")


async def export(town: Town, seat: Seat, step: Step) -> None:
    await take(town, await seat.slash("privacy export"))


async def delete(town: Town, seat: Seat, step: Step) -> None:
    result = await seat.slash("privacy delete")
    if result.response:
        await press_in(seat, result, step.pick("keep", "keep", "forget"))
