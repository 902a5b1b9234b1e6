import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.research.compare import compare, source
from bot.research.figures import numbers
from bot.research.models import Comparison
from tests.research.samples import PIECES, opened
from tests.text.samples import TEXTS

POST = opened(
    "The dam above Kesselburg gave way on Sunday night. At least 14 people were killed by the flood. The dam was"
    " built in 1931 and was 41 metres high. The flood destroyed 60 houses in Kesselburg. Farmers had warned of cracks"
    " in the dam.",
    number=1, source="Valley Post",
)  # fmt: skip
REVIEW = opened(
    "The flood that followed the failure of the Kesselburg dam killed 19 people. The dam, built in 1928, was 41 metres"
    " high. The flood destroyed 85 houses in Kesselburg, the mayor said.",
    number=2, source="Hill Country Review",
)  # fmt: skip
SITE = opened(
    "Kesselburg mourns. The dam above Kesselburg gave way on Sunday night. The dam of Kesselburg was 4100 centimetres"
    " high. Schools stay closed.",
    number=3, url="https://www.example.org/kessel",
)  # fmt: skip


def held(*words: str) -> Comparison:
    return compare("x", [frozenset([word]) for word in words], [POST, REVIEW, SITE])


def test_what_sources_say_alike_is_grouped() -> None:
    found = held("kesselburg")
    assert set(found.sources) == {"Valley Post", "Hill Country Review", "example.org"}
    assert ("The dam above Kesselburg gave way on Sunday night.",) * 2 in [
        tuple(one.text for one in group) for group in found.alike
    ]


def test_numbers_of_one_kind_that_differ_are_told_with_their_sources() -> None:
    told = {frozenset((one.text, one.source) for one in group) for group in held("kesselburg").disagree}
    assert told == {
        frozenset({("14 people", "Valley Post"), ("19 people", "Hill Country Review")}),
        frozenset({("60 houses", "Valley Post"), ("85 houses", "Hill Country Review")}),
        frozenset({("1931", "Valley Post"), ("1928", "Hill Country Review")}),
    }
    for group in held("kesselburg").disagree:
        for one in group:
            (start, end) = one.quote.marks[0]
            assert one.quote.text[start - one.quote.start : end - one.quote.start] == one.text


def test_what_only_one_source_says_is_not_shown_twice() -> None:
    found = held("kesselburg")
    alone = {one.source: [each.text for each in one.quotes] for one in found.alone}
    assert alone["Valley Post"] == ["Farmers had warned of cracks in the dam."]
    assert "Kesselburg mourns." in alone["example.org"]


def test_one_source_alone_is_compared_with_nobody() -> None:
    twice = compare("x", [frozenset(["dam"])], [POST, opened(REVIEW.text, number=4, source="Valley Post")])
    assert twice.sources == ("Valley Post",)
    assert (twice.alike, twice.disagree) == ((), ())
    assert held("whale").sources == ()


def test_a_source_is_named_by_itself_its_host_or_its_title() -> None:
    assert source(opened("A.", source=" The Post ").info) == "The Post"
    assert source(opened("A.", url="https://www.example.org:8080/x").info) == "example.org"
    assert source(opened("A.", url="https://[x", title="T").info) == "T"
    assert source(opened("A.", title="T").info) == "T"


@pytest.mark.parametrize(
    ("text", "code", "value", "unit"),
    [
        ("It weighs 1,400 kilograms.", "en", 1400, "kilogram"),
        ("It weighs 1.4 tonnes.", "en", 1400, "kilogram"),
        ("Es wiegt 1,4 Tonnen.", "de", 1400, "kilogram"),
        ("Elle mesure 1 300 mètres.", "fr", 1300, "metre"),
        ("It cost $3.5 million.", "en", 3_500_000, "dollar"),
        ("Es kostet 30 Millionen Euro.", "de", 30_000_000, "euro"),
        ("It rose by four metres.", "en", 4, "metre"),
        ("It rose by 12 %.", "en", 12, "percent"),
        ("The flood killed 14 people.", "en", 14, "dead"),
        ("It killed 616.", "en", 616, "dead"),
        ("Etwa 19 Menschen starben.", "de", 19, "dead"),
        ("It has 60 houses.", "en", 60, "hous"),
        ("It was built in 1931.", "en", 1931, "date"),
    ],
)
def test_a_number_has_a_value_and_what_it_counts(text: str, code: str, value: float, unit: str) -> None:
    assert [(one.value, one.unit) for one in numbers(text, code)] == [(value, unit)]


def test_about_500_and_510_do_not_differ() -> None:
    one = opened("The flood in Harlow killed about 500 people.", number=1, source="A")
    for text, count in (("The flood in Harlow killed 510 people.", 0), ("The flood in Harlow killed 900 people.", 1)):
        other = opened(text, number=2, source="B")
        assert len(compare("x", [frozenset(["harlow"])], [one, other]).disagree) == count


@settings(deadline=None, max_examples=100)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | TEXTS, min_size=1, max_size=4))
def test_any_texts_are_compared(texts: list[str]) -> None:
    articles = [opened(text, number=number, source=f"S{number}") for number, text in enumerate(texts)]
    found = compare("x", [frozenset(["lee", "men"])], articles)
    shown = [one for group in found.alike for one in group] + [one for each in found.alone for one in each.quotes]
    for one in shown:
        assert texts[one.article.id][one.start : one.end] == one.text
    for text in texts:
        for number in numbers(text, "en"):
            assert 0 <= number.start < number.end <= len(text)
