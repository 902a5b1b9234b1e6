from bot.research.models import Event
from bot.research.timeline import events
from tests.research.samples import opened

MILL = (
    "The mill at Kesselburg was built in 1782. It ground rye for nine villages.\n\n"
    "A flood carried off its wheel in June 1804. The miller, Jan Holt, rebuilt the mill. In 1805 he died.\n\n"
    "The mill burned down on 3 May 1901. It had cost 1,400 thalers."
)
OTHER = "The bridge was opened in 1911. The mill below it is older: a mill stood there in 1650. A town grew by 1700."


def found(*words: str, limit: int = 40) -> tuple[list[Event], int]:
    both = [opened(MILL, title="The mill", number=1), opened(OTHER, title="The bridge", number=2)]
    told, left_out = events([frozenset([word]) for word in words], both, limit)
    for one in told:
        text = MILL if one.quote.article.id == 1 else OTHER
        assert text[one.quote.start : one.quote.end] == one.quote.text
        assert all(one.quote.start <= start < end <= one.quote.end for start, end in one.quote.marks)
    return list(told), left_out


def test_events_come_in_the_order_of_their_dates_with_their_places() -> None:
    told, left_out = found("mill")
    assert [(one.when.label, one.quote.article.id, one.quote.paragraph) for one in told] == [
        ("1650", 2, 1), ("1700", 2, 1), ("1782", 1, 1), ("June 1804", 1, 2), ("1805", 1, 2), ("3 May 1901", 1, 3),
    ]  # fmt: skip
    assert left_out == 0


def test_whom_he_means_stands_before_the_date() -> None:
    died = next(one for one in found("mill")[0] if one.when.year == 1805)
    assert died.quote.text == "The miller, Jan Holt, rebuilt the mill. In 1805 he died."


def test_an_article_about_something_else_gives_only_its_sentences_on_the_topic() -> None:
    assert [one.when.label for one in found("bridg")[0]] == ["1650", "1700", "1911"]
    assert [one.when.label for one in found("town")[0]] == ["1700"]
    assert found("whale") == ([], 0)


def test_what_is_closest_to_the_topic_is_kept() -> None:
    told, left_out = found("mill", limit=3)
    assert [one.when.label for one in told] == ["1650", "1782", "3 May 1901"]
    assert left_out == 3


def test_the_same_told_twice_is_one_event() -> None:
    again = opened("It rained. The mill at Kesselburg was built in 1782!", number=3)
    told, _ = events([frozenset(["mill"])], [opened(MILL), again], 40)
    first = next(one for one in told if one.when.year == 1782)
    assert [each.article.id for each in first.also] == [3]
