import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.research.dates import dates
from bot.research.models import Moment
from tests.research.samples import PIECES
from tests.text.samples import TEXTS


def labels(text: str, code: str = "en", published: str | None = None) -> list[str]:
    return [one.when.label for one in dates(text, code, published)]


@pytest.mark.parametrize(
    ("text", "code", "label"),
    [
        ("On 12 June 1817 he rode out.", "en", "12 June 1817"),
        ("It opened on June 12th, 1817, in the rain.", "en", "12 June 1817"),
        ("It opened on Sept. 3, 1817.", "en", "3 September 1817"),
        ("In March 1790 it was proposed.", "en", "March 1790"),
        ("It was finished about 280 BC, in his reign.", "en", "280 BC"),
        ("Pompeii fell in AD 79.", "en", "79"),
        ("In the 1860s it spread.", "en", "1860s"),
        ("In the 19th century it spread.", "en", "19th century"),
        ("On 2026-05-03 it rained.", "en", "3 May 2026"),
        ("The loudest morning, 1883", "en", "1883"),
        ("1883 was a loud year.", "en", "1883"),
        ("Am 3. Februar 1468 starb er.", "de", "3 February 1468"),
        ("1915 folgte sein Buch.", "de", "1915"),
        ("Das Buch entstand 1377 in Korea.", "de", "1377"),
        ("Am 03.05.2026 regnete es.", "de", "3 May 2026"),
        ("Es war um 500 v. Chr. fertig.", "de", "500 BC"),
        ("Im 8. Jahrhundert druckte man.", "de", "8th century"),
        ("Le 1er janvier 1840, il devint obligatoire.", "fr", "1 January 1840"),
        ("En août 1789, on le réclama.", "fr", "August 1789"),
        ("Il mourut vers 300 av. J.-C. en Égypte.", "fr", "300 BC"),
        ("El 30 de noviembre de 1854 Said firmó.", "es", "30 November 1854"),
        ("Hacia el año 500 antes de Cristo se terminó.", "es", "500 BC"),
        ("Nació en el siglo XV, en Valencia.", "es", "15th century"),
        ("Il Florian aprì il 29 dicembre 1720.", "it", "29 December 1720"),
        ("Nel 1884 brevettò una macchina.", "it", "1884"),
        ("Den 24 april 1961 bröt hon ytan.", "sv", "24 April 1961"),
        ("Redan på 1660-talet bärgades den.", "sv", "1660s"),
        ("Han dog våren 1627 i Stockholm.", "sv", "1627"),
        ("Em 7 de setembro de 1822 gritou.", "pt", "7 September 1822"),
        ("Op 5 mei 1945 was het voorbij.", "nl", "5 May 1945"),
        ("Den 17. mai 1814 ble den skrevet.", "no", "17 May 1814"),
        ("12 апреля 1961 года он полетел.", "ru", "12 April 1961"),
        ("Sota syttyi 30. marraskuuta 1939.", "fi", "30 November 1939"),
    ],
)
def test_a_date_is_read_in_its_language(text: str, code: str, label: str) -> None:
    assert labels(text, code) == [label]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("More than 1,400 men were lost.", "en"),
        ("It took 1400 men and 2000 ships.", "en"),
        ("They rode 2428 kilometres.", "en"),
        ("It cost $1850 or £1900.", "en"),
        ("It is 299 792 458 metres.", "en"),
        ("Call 555-1234 or see page 1200/1201.", "en"),
        ("On 26 August it began, last May it ended, two years later it was forgotten.", "en"),
        ("On 3/5/2026 it rained.", "en"),
        ("On 31 February 1999 nothing happened.", "en"),
        ("Sie umfasst fast 1300 Seiten, insgesamt 2026 Gulden und etwa 3000 Exemplare.", "de"),
        ("Vor rund 8000 Jahren baute man sie an.", "de"),
        ("Il y avait 1200 habitants.", "fr"),
        ("Efter omkring 1 300 meter kom en kastvind.", "sv"),
    ],
)
def test_what_is_counted_or_not_certain_is_no_date(text: str, code: str) -> None:
    assert labels(text, code) == []


def test_relative_dates_count_once_the_day_of_publication_makes_them_certain() -> None:
    text = "Last year it rained; yesterday it snowed; last May it hailed."
    assert labels(text) == []
    assert labels(text, "en", "2026-03-01T10:00:00+00:00") == ["2025", "28 February 2026"]
    assert labels("Im vergangenen Jahr regnete es.", "de", "2026-03-01") == ["2025"]
    assert labels(text, "en", "yesterday") == []


def test_several_dates_come_in_order() -> None:
    assert labels("It was shut from June 1967 to 5 June 1975, in 1883 and 1884.") == [
        "June 1967", "5 June 1975", "1883", "1884",
    ]  # fmt: skip


def test_years_before_christ_come_first() -> None:
    assert Moment(-279).label == "280 BC"
    assert Moment(0).label == "1 BC"
    assert sorted(one.when.year for one in dates("In 79 AD, not in 280 BC.", "en")) == [-279, 79]


@pytest.mark.parametrize(
    ("moment", "label"),
    [
        (Moment(1, years=100), "1st century"), (Moment(1801, years=100), "19th century"),
        (Moment(3001, years=100), "31st century"), (Moment(-99, years=100), "1st century BC"),
        (Moment(-2999, years=100), "30th century BC"), (Moment(1860, years=10), "1860s"),
        (Moment(1817, 6, 12), "12 June 1817"), (Moment(-43, 3), "March 44 BC"), (Moment(79), "79"),
    ],
)  # fmt: skip
def test_a_moment_has_a_label_as_far_as_it_is_known(moment: Moment, label: str) -> None:
    assert moment.label == label


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | TEXTS, st.sampled_from(["en", "de", "sv", "ru", ""])
)
def test_any_text_is_read(text: str, code: str) -> None:
    end = 0
    for one in dates(text, code, "2026-05-03"):
        assert end <= one.start < one.end <= len(text)
        assert one.when.label
        end = one.end
