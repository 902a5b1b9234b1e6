"""What sentences of ours are put together from in every language: days, and lists that end in "and" or "or"."""

from collections.abc import Sequence
from datetime import date

from bot.messages import Message, message

#: From January on.
MONTHS = (
    message("January"), message("February"), message("March"), message("April"), message("May"), message("June"),
    message("July"), message("August"), message("September"), message("October"), message("November"),
    message("December"),
)  # fmt: skip
#: From Monday on.
WEEKDAYS = (
    message("Monday"), message("Tuesday"), message("Wednesday"), message("Thursday"), message("Friday"),
    message("Saturday"), message("Sunday"),
)  # fmt: skip
#: As they are written where there is little room.
_SHORT = (
    message("Mon"), message("Tue"), message("Wed"), message("Thu"), message("Fri"), message("Sat"), message("Sun"),
)  # fmt: skip


def day(then: date) -> Message:
    """3 May 2026."""
    month = MONTHS[then.month - 1]
    if then.day == 1:
        # French counts only this one as the first.
        return message("1 {month} {year}", month=month, year=then.year)
    return message("{day} {month} {year}", day=then.day, month=month, year=then.year)


def weekday(then: date) -> Message:
    """Sunday."""
    return WEEKDAYS[then.weekday()]


def short_weekday(then: date) -> Message:
    """Sun."""
    return _SHORT[then.weekday()]


def day_of_week(then: date) -> Message:
    """Sunday, 3 May."""
    month = MONTHS[then.month - 1]
    if then.day == 1:
        return message("{weekday}, 1 {month}", weekday=weekday(then), month=month)
    return message("{weekday}, {day} {month}", weekday=weekday(then), day=then.day, month=month)


def all_of(names: Sequence[str]) -> Message:
    """A, B and C; one at least."""
    *before, last = names
    return message("{names} and {last}", names=tuple(before), last=last) if before else message("{name}", name=last)


def any_of(names: Sequence[str]) -> Message:
    """A, B or C; one at least."""
    *before, last = names
    return message("{names} or {last}", names=tuple(before), last=last) if before else message("{name}", name=last)


def one_by_one(*sentences: str) -> Message:
    """Whole sentences behind each other, with a space between; those that are empty are left out."""
    given = {f"sentence{number}": one for number, one in enumerate(sentences) if one}
    # There is nothing in it to translate.
    return Message(" ".join(f"{{{name}}}" for name in given), given=given)
