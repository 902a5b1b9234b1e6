"""Moments as readers write them: "12 June 1817", "1860s", "280 BC", "19th century"."""

from bot.messages import Message, message
from bot.phrases import MONTHS

#: From the first to the last that is ever read. Each is said as a whole: some languages count in Roman numerals.
_CENTURIES = (
    message("1st century"), message("2nd century"), message("3rd century"), message("4th century"),
    message("5th century"), message("6th century"), message("7th century"), message("8th century"),
    message("9th century"), message("10th century"), message("11th century"), message("12th century"),
    message("13th century"), message("14th century"), message("15th century"), message("16th century"),
    message("17th century"), message("18th century"), message("19th century"), message("20th century"),
    message("21st century"), message("22nd century"), message("23rd century"), message("24th century"),
    message("25th century"), message("26th century"), message("27th century"), message("28th century"),
    message("29th century"), message("30th century"), message("31st century"),
)  # fmt: skip


def label(year: int, month: int, day: int, years: int) -> Message:
    """A date as far as it is known; the year is astronomical, month and day 0 where unknown, `years` as in `Moment`."""
    if years == 100:
        number = (year - 1) // 100 + 1 if year > 0 else -((year - 1) // 100)
        known = number <= len(_CENTURIES)
        century = _CENTURIES[number - 1] if known else message("century {number}", number=number)
        return century if year > 0 else _before_christ(century)
    if years == 10:
        return message("{year}s", year=year)
    shown = Message(str(year)) if year > 0 else _before_christ(Message(str(1 - year)))
    if not month:
        return shown
    named = MONTHS[month - 1]
    if day:
        return message("{day} {month} {year}", day=day, month=named, year=shown)
    return message("{month} {year}", month=named, year=shown)


def _before_christ(time: Message) -> Message:
    return message("{time} BC", time=time)
