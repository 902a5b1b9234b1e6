"""A short text in each language we read, and how hypothesis makes up more."""

from hypothesis import strategies as st

#: Code -> three sentences: one plain, one with an abbreviation, one quotation of two sentences with its attribution.
SAMPLES = {
    "en": (
        "The old mill stood by the river for two hundred years.",
        "In the end Dr. Hale bought it, together with the meadow behind it.",
        '"We wanted to keep the wheel. It had never stopped," the miller said.',
    ),
    "es": (
        "El viejo molino estuvo junto al río durante doscientos años.",
        "Al final lo compró el Sr. Robles, junto con el prado que había detrás.",
        "«Queríamos conservar la rueda. Nunca se había parado», dijo el molinero.",
    ),
    "fr": (
        "Le vieux moulin est resté au bord de la rivière pendant deux cents ans.",
        "À la fin, M. Robin l'a acheté avec le pré qui se trouvait derrière.",
        "« Nous voulions garder la roue. Elle ne s'était jamais arrêtée », a dit le meunier.",
    ),
    "de": (
        "Die alte Mühle stand zweihundert Jahre lang am Fluss.",
        "Am Ende kaufte sie z. B. Bauern und Müllern ab, was noch zu haben war.",
        "„Wir wollten das Rad behalten. Es hatte nie stillgestanden“, sagte der Müller.",
    ),
    "it": (
        "Il vecchio mulino è rimasto accanto al fiume per duecento anni.",
        "Alla fine lo comprò il sig. Neri, insieme con il prato che c'era dietro.",
        "«Volevamo tenere la ruota. Non si era mai fermata», disse il mugnaio.",
    ),
    "pt": (
        "O velho moinho esteve junto do rio durante duzentos anos.",
        "No fim, o Sr. Matos comprou-o com o prado que ficava por trás.",
        "“Queríamos guardar a roda. Ela nunca tinha parado”, disse o moleiro.",
    ),
    "nl": (
        "De oude molen stond tweehonderd jaar lang aan de rivier.",
        "Uiteindelijk kocht dhr. Bakker hem, samen met de weide die erachter lag.",
        "“We wilden het rad houden. Het had nog nooit stilgestaan”, zei de molenaar.",
    ),
    "sv": (
        "Den gamla kvarnen stod vid ån i tvåhundra år.",
        "Till slut köptes den av bl.a. Eriksson, som också tog ängen bakom den.",
        "”Vi ville behålla hjulet. Det hade aldrig stannat”, sade mjölnaren.",
    ),
    "da": (
        "Den gamle mølle lå ved åen i to hundrede år.",
        "Til sidst købte bl.a. Jensen den, sammen med engen som lå bagved.",
        "»Vi ville beholde hjulet. Det havde aldrig stået stille«, sagde mølleren.",
    ),
    "no": (
        "Den gamle mølla lå ved elva i to hundre år.",
        "Til slutt kjøpte bl.a. Hansen den, sammen med enga som lå bak.",
        "«Vi ville beholde hjulet. Det hadde aldri stått stille», sa mølleren.",
    ),
    "fi": (
        "Vanha mylly seisoi joen rannalla kaksisataa vuotta.",
        "Lopulta sen osti esim. Virtanen, joka otti myös niityn sen takaa.",
        "”Me halusimme pitää rattaan. Se ei ollut koskaan pysähtynyt”, sanoi mylläri.",
    ),
    "ru": (
        "Старая мельница стояла у реки двести лет.",
        "В конце концов её купил проф. Орлов вместе с лугом, который был за ней.",
        "«Мы хотели сохранить колесо. Оно никогда не останавливалось», сказал мельник.",
    ),
}

#: Any text that a store can hold: no lone surrogates.
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=300)
#: Texts of what the analysis looks at, where chance alone would seldom bring two of them together.
_PIECES = (
    *".?!…,;:\"“”„«»‘’'()[]#>-*•|`~\n\n \u200b\u202e\u00a0\u0301",
    *("\n\n", "```", "Dr.", "No.", "U.S.", "5", "The", "hill", "she said", "©", "By", "Ann Lee", "Read more", "1."),
    *("日本。", "😀", "œ", "İ"),
)
MARKED_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=60).map("".join)
WORDS = st.sampled_from(("the", "miller", "river", "wheel", "stood", "and", "stopped", "old", "we", "they", "never"))
