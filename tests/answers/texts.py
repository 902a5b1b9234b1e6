"""Articles of our own, in every language that we read, with a question that each answers."""

VALLEY = """# The valley that moved

The dam in the Arrel valley was raised by four metres in 1931, after the second flood. "We were told it would hold for \
a century. It held for nine years," the engineer Ines Corva wrote. She left the country in 1942.

Why was it built at all? Because the mill towns below had burned their own forests. The works cost 1,250,000 crowns \
and employed 640 labourers from three countries.

Mayor Otto Lind opposed the dam. He argued that the river would silt up. The council overruled him on 3 May 1929.

© 1999 Hill Country Review. All rights reserved."""

LIGHTHOUSE = """The lighthouse on Gannet Rock burns rapeseed oil. Its keeper, Tom Arden, writes a letter every week.

The lamp began to turn in 1874. Ships from Norway steer by its double flash. The U.S. Navy mapped the reef twice.

"The fog is the enemy. The sea is only water," Arden said. A website shows the light at night."""

#: Code -> an article, a question, and words of the sentence that answers it.
LANGUAGES = {
    "en": (
        "The bakery on Mill Street opened in 1902. It was the first shop with an electric oven. The owner was a widow.",
        "When did the bakery on Mill Street open?",
        "1902",
    ),
    "es": (
        "El puente de piedra fue construido en 1788 por los vecinos del pueblo. Hoy lo cruzan los tractores. El río"
        " baja seco en verano y nadie recuerda la última crecida.",
        "¿Quién construyó el puente de piedra?",
        "vecinos",
    ),
    "fr": (
        "Le moulin de la colline appartient à la famille Perrin depuis trois siècles. L'eau de la rivière fait tourner"
        " la roue. Les enfants du village y viennent le dimanche.",
        "À quelle famille appartient le moulin ?",
        "Perrin",
    ),
    "de": (
        "Die Sternwarte wurde im Jahr 1887 auf dem Berg errichtet. Der Astronom lebte dort allein mit seinen Katzen. Im"
        " Winter war der Weg ins Tal oft wochenlang verschneit.",
        "Wann wurde die Sternwarte errichtet?",
        "1887",
    ),
    "it": (
        "La biblioteca del convento conserva quattromila manoscritti. I monaci la aprirono al pubblico nel 1950. Il"
        " giardino è invece rimasto chiuso.",
        "Quanti manoscritti conserva la biblioteca?",
        "quattromila",
    ),
    "pt": (
        "O farol da ilha foi pintado de vermelho em 1960. O faroleiro vive ali com a sua filha. Os barcos de pesca não"
        " saem quando há nevoeiro.",
        "Quando foi pintado o farol da ilha?",
        "1960",
    ),
    "nl": (
        "De molen aan de vaart werd in 1742 gebouwd door een timmerman uit Leiden. De wieken draaien alleen nog op"
        " zaterdag. Het meel gaat naar de bakker om de hoek.",
        "Wanneer werd de molen gebouwd?",
        "1742",
    ),
    "sv": (
        "Färjan till ön byggdes i Karlskrona och döptes efter kaptenens mor. Den går bara på sommaren. På vintern kör"
        " folk över isen.",
        "Var byggdes färjan till ön?",
        "Karlskrona",
    ),
    "da": (
        "Møllen på bakken blev bygget af en tømrer fra Odense i 1790. Den står stille nu. Børnene leger i kornet om"
        " efteråret.",
        "Hvem byggede møllen på bakken?",
        "tømrer",
    ),
    "no": (
        "Fyret ytterst i fjorden ble tent første gang i 1855. Fyrvokteren hadde seks barn og en ku. Det er ikke lenger"
        " bemannet.",
        "Når ble fyret tent?",
        "1855",
    ),
    "fi": (
        "Kirkon kello valettiin Turussa vuonna 1731. Se soi vain sunnuntaisin, koska torni on heikko. Kylän lapset"
        " eivät ole koskaan nähneet sitä.",
        "Miksi kello soi vain sunnuntaisin?",
        "torni",
    ),
    "ru": (
        "Мост через реку построили в 1896 году по проекту инженера Белова. Зимой по нему ездят сани. Летом на нём сидят"
        " рыбаки.",
        "Когда построили мост через реку?",
        "1896",
    ),
}
