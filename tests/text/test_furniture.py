"""Furniture: told from prose in twelve languages."""

import pytest
from hypothesis import given

from bot.text.furniture import is_furniture, rights_line
from tests.text.samples import MARKED_TEXTS, SAMPLES, TEXTS

#: Code -> byline, link to another article, share or advertisement line, picture credit, rights, cookies, time stamp.
FURNITURE = {
    "en": ("By Ann Lee and Bo Hart", "Read more: The mill", "Advertisement", "Photo: Ann Lee/Getty Images",
           "All rights reserved.", "We use cookies to make this site better.", "Updated 10:15 AM ET, Mon May 4, 2026"),
    "es": ("Por Ana Ruiz", "Lea también: El molino", "Publicidad", "Foto: EFE", "Todos los derechos reservados.",
           "Utilizamos cookies para mejorar el sitio.", "Actualizado el 4 de mayo de 2026"),
    "fr": ("Par Jean Robin", "Lire aussi : Le moulin", "Partager", "Crédit photo : AFP", "Tous droits réservés.",
           "Nous utilisons des cookies pour améliorer ce site.", "Publié le 4 mai 2026 à 10h15"),
    "de": ("Von Anna Berg", "Lesen Sie auch: Die Mühle", "Anzeige", "Foto: dpa", "Alle Rechte vorbehalten.",
           "Wir verwenden Cookies, um die Seite zu verbessern.", "Stand: 4. Mai 2026"),
    "it": ("Di Mario Neri", "Leggi anche: Il mulino", "Condividi", "Foto: ANSA", "© RIPRODUZIONE RISERVATA",
           "Questo sito utilizza i cookie per funzionare.", "Pubblicato il 4 maggio 2026"),
    "pt": ("Por João Matos", "Leia também: O moinho", "Publicidade", "Foto: Lusa", "Todos os direitos reservados.",
           "Utilizamos cookies para melhorar o site.", "Atualizado em 4 de maio de 2026"),
    "nl": ("Door Jan de Boer", "Lees ook: De molen", "Advertentie", "Foto: ANP", "Alle rechten voorbehouden.",
           "Wij gebruiken cookies om de site te verbeteren.", "Bijgewerkt op 4 mei 2026"),
    "sv": ("Av Anna Ek", "Läs också: Kvarnen", "Annons", "Foto: TT", "Alla rättigheter förbehållna.",
           "Vi använder cookies för att förbättra sidan.", "Uppdaterad 4 maj 2026"),
    "da": ("Af Anne Holm", "Læs også: Møllen", "Annonce", "Foto: Ritzau Scanpix", "Alle rettigheder forbeholdes.",
           "Vi bruger cookies til at forbedre siden.", "Opdateret 4. maj 2026"),
    "no": ("Av Kari Lie", "Les også: Mølla", "Annonse", "Foto: NTB", "Alle rettigheter reservert.",
           "Vi bruker informasjonskapsler for å bedre siden.", "Oppdatert 4. mai 2026"),
    "fi": ("Teksti: Aino Laine", "Lue myös: Mylly", "Mainos", "Kuva: Lehtikuva", "Kaikki oikeudet pidätetään.",
           "Käytämme evästeitä sivuston parantamiseen.", "Päivitetty 4.5.2026"),
    "ru": ("Автор: Анна Орлова", "Читайте также: Мельница", "Реклама", "Фото: ТАСС", "Все права защищены.",
           "Мы используем файлы cookie, чтобы сделать сайт лучше.", "Обновлено 4 мая 2026"),
}  # fmt: skip
#: Prose that opens like furniture, and what it is mistaken for.
PROSE = [
    ("en", "Delaware was first, and Anger was second."),
    ("en", "Published in 1931, the book changed everything."),
    ("en", "Published on 4 May 1931, the book changed the whole field."),
    ("en", "Updated versions appeared in 1999 and 2003."),
    ("en", "Share prices fell by 3 percent."),
    ("en", "Subscribers rose to three million in 2020."),
    ("en", "By Friday the river had fallen."),
    ("en", "More people came."),
    ("en", "Copyright law protects the work."),
    ("en", "He said all rights reserved by the tribe were ignored."),
    ("en", "She reported from the valley during the worst of the storm."),
    ("en", "Photographs of the mill show the wheel."),
    ("en", "See also how the river bends, the guide told the children who had come with her."),
    ("es", "Por Navidad volvió a casa."),
    ("fr", "Partager le pain était un devoir."),
    ("fr", "Publié en 1931, le livre a fait scandale."),
    ("de", "Von Berlin nach Paris fährt der Zug acht Stunden."),
    ("it", "Da Vinci dipinse il mulino."),
    ("pt", "Publicidade enganosa é crime."),
    ("nl", "Delen van de molen zijn oud."),
    ("sv", "Dela på den, sade hon, så räcker den."),
    ("da", "Del den med os, sagde hun."),
    ("no", "Av de hundre som kom, ble ti."),
    ("fi", "Jaana Virtanen voitti kisan."),
    ("ru", "Реклама кормила газету."),
]


@pytest.mark.parametrize(("code", "line"), [(code, line) for code, lines in FURNITURE.items() for line in lines])
def test_furniture_is_known(code: str, line: str) -> None:
    assert is_furniture(line, code)
    assert is_furniture(f"  {line}\n", code)
    assert is_furniture(line), "where the language is not known, all phrases count"


@pytest.mark.parametrize(("code", "line"), PROSE)
def test_prose_that_opens_alike_is_prose(code: str, line: str) -> None:
    assert not is_furniture(line, code)


@pytest.mark.parametrize("code", SAMPLES)
def test_prose_is_prose(code: str) -> None:
    assert not [line for line in SAMPLES[code] if is_furniture(line, code) or is_furniture(line)]


@pytest.mark.parametrize(
    "line",
    ["(CNN)", "ROME —", "https://example.org/mill", "desk@example.org", "#mill #river", "***", "Ann Lee/AFP",
     "Ann Lee contributed to this report.", "Ann Lee and Bo Hart reported from Rome.", "Back to top ↑"],
)  # fmt: skip
def test_other_lines_of_a_page(line: str) -> None:
    assert is_furniture(line, "en")


def test_a_long_sentence_is_no_furniture() -> None:
    assert not is_furniture("Read more books, " * 30, "en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A mill.\n\n© 2026 Hill Review. All rights reserved.\n", "© 2026 Hill Review. All rights reserved."),
        ("Eine Mühle.\nAlle Rechte vorbehalten.\nZur Startseite", "Alle Rechte vorbehalten."),
        (
            "The mill stood. " * 40 + "© 2026 Hill Review. All rights reserved.",
            "© 2026 Hill Review. All rights reserved.",
        ),
        ("The mill stood. " * 40, None),
        ("Copyright law protects the mill.", None),
        ("", None),
    ],
)
def test_the_rights_of_an_article(text: str, expected: str | None) -> None:
    assert rights_line(text) == expected


@given(TEXTS | MARKED_TEXTS)
def test_no_text_is_too_odd(text: str) -> None:
    assert is_furniture(text) in (True, False)
    rights = rights_line(text)
    assert rights is None or rights in text
