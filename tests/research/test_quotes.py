from bot.research.models import Saying
from bot.research.quotes import folded, named, nearest, spoken_by, wanted
from tests.research.samples import opened

FERRY = (
    "The ferry stopped in March.\n\n"
    "“We carried the doctor at night. We never lost a passenger,” said the ferryman, Tom Birk. “Never.”\n\n"
    "Birk said the bus was “a bad joke” and that the county had “no shame.”"
)


def said(person: str, *topic: str, text: str = FERRY) -> list[Saying]:
    return spoken_by(wanted(person), [frozenset([stem]) for stem in topic], opened(text, title="The ferry"))


def test_a_quotation_is_whole_with_its_attribution_and_goes_on_over_the_next_sentence() -> None:
    whole, partial = said("Birk")
    assert whole.quote.text == FERRY.split("\n\n")[1]
    assert whole.speaker.text == "Tom Birk"
    assert [FERRY[start:end] for start, end in whole.quote.marks] == [
        "“We carried the doctor at night. We never lost a passenger,”", "“Never.”",
    ]  # fmt: skip
    assert [FERRY[start:end] for start, end in partial.quote.marks] == ["“a bad joke”", "“no shame.”"]
    assert (whole.quote.paragraph, partial.quote.paragraph) == (2, 3)


def test_a_person_is_found_by_any_part_of_the_name_and_by_title() -> None:
    for person in ("birk", "TOM BIRK", "Mr. Birk", "Birk's", "the Birk"):
        assert len(said(person)) == 2, person
    for person in ("Tim Birk", "Tom", "Bir", "county"):
        assert len(said(person)) == (2 if person == "Tom" else 0), person


def test_titles_and_articles_are_no_part_of_a_name_unless_there_is_nothing_else() -> None:
    assert wanted("Dr. Ruth Amadi") == {"ruth", "amadi"}
    assert wanted("the operative") == {"operative"}
    assert wanted("the president") == {"president"}
    assert wanted("the") == {"the"}
    assert wanted("?!") == frozenset()


def test_a_topic_is_looked_for_in_the_paragraph_and_the_title() -> None:
    assert len(said("Birk", "doctor")) == 1
    assert len(said("Birk", "ferri")) == 2
    assert said("Birk", "whale") == []


def test_the_newest_comes_first_the_undated_last_and_repeats_are_folded() -> None:
    text = '"We lost," said Ann Lee. It rained. "We won," said Ann Lee.'
    old = opened(text, number=1, published="2025-01-01")
    new = opened('"We lost!" said Ann Lee.', number=2, published="2026-01-01")
    undated = opened('"We drew," said Ann Lee.', number=3)
    every = [one for each in (undated, old, new) for one in spoken_by(wanted("Lee"), (), each)]
    assert [(one.quote.article.id, [each.article.id for each in one.also]) for one in folded(every)] == [
        (2, [1]), (1, []), (3, []),
    ]  # fmt: skip


def test_people_who_are_quoted_are_named_the_most_similar_first() -> None:
    one = opened('"A," said Ann Lee. "B," said a sailor. "C," said Claudia Sheinbaum.')
    assert list(named([one])) == ["Ann Lee", "Claudia Sheinbaum"]
    assert nearest("Shienbaum", named([one])) == ["Claudia Sheinbaum", "Ann Lee"]
    assert nearest("Zzz", named([one])) == ["Ann Lee", "Claudia Sheinbaum"]
