import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.research.speakers import speakers
from tests.research.samples import PIECES, opened
from tests.text.samples import SAMPLES, TEXTS


def read(text: str, code: str = "en") -> list[str | None]:
    """The speaker of each quotation, in order."""
    one = opened(text, code)
    return [each.speaker.text if each.speaker else None for each in speakers(one.text, one.sentences, code)]


@pytest.mark.parametrize(
    ("text", "code", "speaker"),
    [
        ('"It was cold," said Agnes Holm.', "en", "Agnes Holm"),
        ('Agnes Holm said: "It was cold."', "en", "Agnes Holm"),
        ('"It was cold," Agnes Holm, 43, told the paper.', "en", "Agnes Holm"),
        ('Agnes Holm, the mayor of Leeds, told reporters on Friday: "It was cold."', "en", "Agnes Holm"),
        ('"It was cold," according to Agnes Holm.', "en", "Agnes Holm"),
        ('According to Agnes Holm, "it was cold."', "en", "Agnes Holm"),
        ('"It was cold," said the last ferryman, Tom Birk.', "en", "Tom Birk"),
        ('"It was cold," company spokeswoman Ann Lee said.', "en", "Ann Lee"),
        ('Prime Minister Ann Lee, who was born in Leeds, said: "It was cold."', "en", "Prime Minister Ann Lee"),
        ('Agnes Holm has rejected it, saying that it is "not necessary."', "en", "Agnes Holm"),
        ('Speaking at the palace, Agnes Holm said it would fail, claiming it "is complex."', "en", "Agnes Holm"),
        ('Agnes Holm shook her head and said: "It was cold."', "en", "Agnes Holm"),
        ("“It was cold,” wrote Captain Sampson of the Norham Castle in his log.", "en", "Captain Sampson"),
        ("„Das Wasser steigt“, sagt Henrike Vogt.", "de", "Henrike Vogt"),
        ("„Das Wasser steigt“, sagt die Geologin Henrike Vogt, die in Marburg lehrt.", "de", "Henrike Vogt"),
        ("„Das Wasser steigt“, hat Henrike Vogt gesagt.", "de", "Henrike Vogt"),
        ("Gestern erklärte Henrike Vogt: „Das Wasser steigt.“", "de", "Henrike Vogt"),
        ("„Das Wasser steigt“, so Vogt.", "de", "Vogt"),
        ("Laut Henrike Vogt ist das „ein Fehler“.", "de", "Henrike Vogt"),
        ("« Le mètre est court », explique Solène Kervadec.", "fr", "Solène Kervadec"),
        ("« Le mètre est court », dit en riant Solène Kervadec.", "fr", "Solène Kervadec"),
        ("« Le pont est sûr », a déclaré le maire de Lyon, Jean Petit.", "fr", "Jean Petit"),
        ("«No sabemos más», dijo Nadia Ferrer, que trabajó en el puerto.", "es", "Nadia Ferrer"),
        ("“Es así”, escribió el médico y gran maestro alemán Siegbert Tarrasch.", "es", "Siegbert Tarrasch"),
        ("«La polvere beve», ha detto il barista Marco Neri.", "it", "Marco Neri"),
        ("Secondo Maria Rossi, «il ponte è sicuro».", "it", "Maria Rossi"),
        ("”Folk vill veta”, säger Siv Lindqvist, som visar skeppet.", "sv", "Siv Lindqvist"),
        ("“Não sei”, disse Ana Souza.", "pt", "Ana Souza"),
        ('"Ik weet het niet", zei Jan de Vries.', "nl", "Jan de Vries"),
        ("»Jeg ved det ikke«, sagde Mette Holm.", "da", "Mette Holm"),
        ("«Jeg vet ikke», sa Kari Moe.", "no", "Kari Moe"),
        ("”En tiedä”, sanoi Matti Virtanen.", "fi", "Matti Virtanen"),
        ("«Мы хотели», сказал Иван Орлов.", "ru", "Иван Орлов"),
    ],
)
def test_the_speaker_is_read_from_the_words_beside_the_quotation(text: str, code: str, speaker: str) -> None:
    assert read(text, code) == [speaker]


@pytest.mark.parametrize(
    ("text", "code", "office"),
    [
        ('"We know nothing," a senior official told the paper.', "en", "a senior official"),
        ('"We know nothing," officials said.', "en", "officials"),
        ('A spokesman for Holm said: "No comment."', "en", "A spokesman for Holm"),
        ("„Das dauert“, sagte ein Sprecher des Ministeriums.", "de", "ein Sprecher des Ministeriums"),
        ("« Nous verrons », dit le porte-parole du ministère.", "fr", "le porte-parole du ministère"),
        (SAMPLES["en"][2], "en", "the miller"),
        (SAMPLES["es"][2], "es", "el molinero"),
    ],
)
def test_an_office_without_a_name_is_a_speaker_too(text: str, code: str, office: str) -> None:
    one = opened(text, code)
    (found,) = speakers(one.text, one.sentences, code)
    assert found.speaker
    assert (found.speaker.text, found.named) == (office, False)
    assert "holm" not in found.known_as


def test_an_interrupted_quotation_has_one_speaker() -> None:
    text = '"If we stop," said Ann Lee, "we lose." "If we go on, we win." "We may," she added. "We must."'
    assert read(text) == ["Ann Lee"] * 5


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        (
            'Agnes Holm met Peter Brandt. "It is late," she said. "It is," he replied.',
            "en",
            ["Agnes Holm", "Peter Brandt"],
        ),
        ('Peter Brandt fell. Maria Sand laughed. "Get up," she told him.', "en", ["Maria Sand"]),
        ('Agnes Holm stood up.\n\n"It is late," she said.', "en", ["Agnes Holm"]),
        ('John Snow knew. Snow spoke to the Board of Works. He wrote: "It is late."', "en", ["John Snow"]),
        ("„Das dauert“, sagte Olaf Scholz. Er fügte hinzu: „Lange.“", "de", ["Olaf Scholz"] * 2),
        ("« Nous verrons », dit Jean Petit. « Bientôt », a-t-il ajouté.", "fr", ["Jean Petit"] * 2),
        ("«No sabemos más», dijo Nadia Ferrer. «Conocemos el agua», añade.", "es", ["Nadia Ferrer"] * 2),
        ("«Io lo servo», dice Ornella Brusati. Perché? «Così», risponde. «Per me.»", "it", ["Ornella Brusati"] * 3),
        ("”Jag vet”, säger Siv Lindqvist. ”Nu”, tillägger hon.", "sv", ["Siv Lindqvist"] * 2),
    ],
)
def test_a_pronoun_is_the_last_person_named(text: str, code: str, found: list[str]) -> None:
    assert read(text, code) == found


def test_a_family_name_is_the_full_name_that_the_article_has() -> None:
    text = '"No," Holm said.\n\nIt rained when Agnes Holm spoke.'
    assert read(text) == ["Agnes Holm"]
    one = opened(text)
    assert speakers(text, one.sentences, "en")[0].known_as == {"agnes", "holm"}


def test_a_family_name_of_two_people_stays_as_it_is() -> None:
    assert read('John Harrison left with William Harrison. "It runs," Harrison said.') == ["Harrison"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('"It was cold," she said.', "en"),
        ('Agnes Holm and Maria Sand came. "It is wrong," she said.', "en"),
        ('They said: "The bridge is safe."', "en"),
        ('Holm was told: "Go home."', "en"),
        ('The minister read it. "It is wrong". Holm said nothing.', "en"),
        ('The novel "Moby Dick" was read by Holm.', "en"),
        ('Reporters asked Holm whether the "plan" was dead.', "en"),
        ("“We will see,” said one of the men.", "en"),
        ('Their motto: "To all people, for all time".', "en"),
        ("Den Urkontinent nannte man später „ganze Erde“.", "de"),
        ("Er hieß »der Lange«.", "de"),
        ("Se les llamó la «flota amarilla».", "es"),
        ("On l'appelle « la vieille ».", "fr"),
    ],
)
def test_a_speaker_that_cannot_be_read_is_nobody(text: str, code: str) -> None:
    assert set(read(text, code)) == {None}


def test_what_is_told_somebody_is_not_their_saying() -> None:
    assert read('"We will see," Holm told "Fox News".') == ["Holm", None]
    assert read('"What is it?" asked Holm. "A boat."') == ["Holm", None]


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.sampled_from(PIECES), max_size=50).map("".join) | TEXTS,
    st.sampled_from(["en", "de", "fr", "es", "it", "xx"]),
)
def test_t5_any_text_is_read_and_every_offset_is_true(text: str, code: str) -> None:
    one = opened(text, code)
    for found in speakers(text, one.sentences, code):
        assert found.around[0] <= found.start < found.end <= found.around[1]
        if found.speaker:
            assert text[found.speaker.start : found.speaker.end] == found.speaker.text
        else:
            assert not found.known_as
