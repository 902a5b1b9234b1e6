from bot.answers.passages import LONGEST, passage, wanted
from bot.intake.indexing import index
from bot.models import Draft, Kind
from bot.store.rows import Row
from tests.answers.texts import VALLEY


def rows(text: str) -> dict[int, Row]:
    found: dict[int, Row] = {}
    for number, one in enumerate(index(Draft(text)).sentences, 10):
        s = one.sentence
        found[number] = Row(number, 1, s.paragraph, s.start, s.end, s.kind.value, int(s.orphan), 0, 1, "", "")
    return found


def shown(text: str, beginning: str, scores: dict[int, float] | None = None) -> str:
    around = rows(text)
    quote = next(row for row in around.values() if text[row.start :].startswith(beginning))
    piece = passage(quote, around, text, scores or {})
    assert text[piece.start : piece.end] == piece.text
    assert piece.start <= quote.start
    assert piece.end >= quote.end
    return piece.text


def test_an_orphan_brings_whom_it_means() -> None:
    assert shown(VALLEY, "He argued").startswith("Mayor Otto Lind opposed the dam.")


def test_an_orphan_that_opens_a_paragraph_brings_the_one_before_it() -> None:
    text = "Tom Arden keeps the light on the rock.\n\nHe writes a letter every week. The boat takes it on Friday."
    assert shown(text, "He writes").startswith("Tom Arden")


def test_a_chain_of_orphans_is_followed_to_its_name() -> None:
    text = "Mayor Otto Lind opposed the dam. He was old. He was deaf, too. He lost the vote by a hand."
    assert shown(text, "He lost").startswith("Mayor Otto Lind")


def test_short_neighbours_are_added() -> None:
    text = "The lamp began to turn in 1874. Ships from Norway steer by its flash. The reef was mapped twice."
    assert shown(text, "Ships from Norway") == text


def test_the_neighbour_that_ranks_higher_comes_first() -> None:
    text = f"The lamp {'burns and ' * 9}turns. Ships from Norway steer by it. The reef {'foams and ' * 9}roars."
    assert shown(text, "Ships", {10: 2.0, 12: 1.0}).startswith("The lamp")
    assert shown(text, "Ships", {10: 1.0, 12: 2.0}).endswith("roars.")


def test_a_long_neighbour_is_not() -> None:
    text = "The lamp turned. " + "The report lists " + ", ".join(["every stone of the tower"] * 20) + "."
    assert shown(text, "The lamp turned.") == "The lamp turned."


def test_passages_stay_short() -> None:
    text = " ".join(f"Stone {n} of the tower was set by a mason from the town of {'x' * 200}." for n in range(9))
    assert len(shown(text, "Stone 4")) <= LONGEST


def test_nothing_but_prose_is_added() -> None:
    text = "The dam was raised in 1931.\n\n© 1999 Hill Country Review. All rights reserved."
    around = rows(text)
    assert any(row.kind == Kind.FURNITURE for row in around.values())
    assert shown(text, "The dam") == "The dam was raised in 1931."


def test_a_quotation_is_never_cut() -> None:
    assert shown(VALLEY, '"We were told').count('"') % 2 == 0
    assert shown(VALLEY, "She left").count('"') % 2 == 0


def test_wanted_rows_are_those_around() -> None:
    quote = next(iter(rows(VALLEY).values()))._replace(id=50)
    assert wanted([quote]) >= {47, 48, 49, 50, 51}
