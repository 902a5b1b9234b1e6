"""What a standing order or an open question may say."""

from dataclasses import replace
from datetime import time

from bot.digests.calendar import zone_named
from bot.errors import Refused
from bot.intake.decoding import tidy
from bot.messages import message
from bot.models import EVERY_DAY, Order
from bot.phrases import any_of

LENGTHS = ("headline", "short", "long")
#: Topics of one digest, characters of each, alerts an hour, and characters of a question.
TOPICS, TOPIC, ALERTS, QUESTION = 10, 100, 20, 500


def checked(order: Order) -> Order:
    """The order in its plain form. Raises Refused with what it may say instead."""
    days = tuple(sorted(set(order.days)))
    if not days or not set(days) <= set(EVERY_DAY):
        raise Refused(message("Choose at least one day of the week, from 1 for Monday to 7 for Sunday."))
    if order.length not in LENGTHS:
        raise Refused(message("There is no such length; choose {lengths}.", lengths=any_of(LENGTHS)))
    if not 0 <= order.alerts <= ALERTS:
        raise Refused(message("A digest may have 0 to {limit} alerts an hour.", limit=ALERTS))
    topics = tuple(dict.fromkeys(text for text in (" ".join(tidy(one).split()) for one in order.topics) if text))
    if len(topics) > TOPICS or any(len(one) > TOPIC for one in topics):
        raise Refused(
            message("A digest may have {limit} topics of {length} characters each.", limit=TOPICS, length=TOPIC)
        )
    at = time(order.at.hour, order.at.minute)
    return replace(order, days=days, topics=topics, at=at, zone=zone_named(order.zone))


def question(text: str) -> str:
    """The question in its plain form. Raises Refused for none, and for one that is too long."""
    plain = " ".join(tidy(text).split())
    if not plain:
        raise Refused(message("Ask a question: what is to be answered?"))
    if len(plain) > QUESTION:
        raise Refused(
            message(
                "A question that stays open may have {limit} characters; this one has {count}.",
                limit=QUESTION,
                count=len(plain),
            )
        )
    return plain
