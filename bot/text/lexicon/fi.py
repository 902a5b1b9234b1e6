"""Finnish."""

STOP = """
jälkeen aina ainakin alla asti ehkä ei eikä eivät ellei en enemmän ennen ensin esimerkiksi et että eteen haluaa he
heidän heille heillä heissä heistä heitä hyvin hän häneen hänelle hänellä hänen hänessä hänestä hänet häntä ihan
ilman itse ja jo jos jossa josta joita joka joiden jokin joku jolla jolle jolloin jonka jos joskus jota jotka jotta
kaikki kanssa kautta kuin kuinka kun kuitenkin kunnes kukaan kyllä lisäksi luona lähes me meidän meille melko mikä
mikään millään minä minun minut missä mistä mitä mitkä molemmat monet moni muassa mukaan mutta muu muut myös
myöhemmin näiden näin näitä nämä ne niiden niin niitä no noin nuo nyt nykyään ohi oikein ole olemme olen olet oli
olivat olisi olisivat olla ollut olleet on ovat paitsi paljon pitkin pian poikki päin päällä saa saakka sama samoin
se sekä sen senkin siellä sieltä siihen siinä siis siitä sille sillä silti sinä sitä sitten suoraan tai takana takia
te teidän tuo tuolla tuon tämä tämän tähän tällä tälle tässä tästä tätä täällä usein vaan vai vaikka vain vaiko
vasta vielä voi voivat vähän yhä yli ympäri kuka ketkä kenen kenet milloin koska miksi miten montako
"""
QUESTIONS = {
    "who": "kuka, ketkä, kenen, kenet, kenelle, keneltä",
    "when": "milloin, koska, minä vuonna, mikä vuosi, minä päivänä, mihin aikaan, millä vuosisadalla",
    "where": "missä, mistä, mihin, minne, missä maassa, missä kaupungissa",
    "how_many": "kuinka monta, kuinka paljon, montako, kuinka moni, miten monta, kuinka kauan, kuinka vanha, "
    "kuinka kaukana, kuinka korkea, kuinka suuri, kuinka syvä, kuinka painava, kuinka usein, paljonko",
    "why": "miksi, mistä syystä, minkä takia, minkä vuoksi",
    "what": "mikä, mitä, mitkä, millainen, miten, kuinka",
}
ABBREVIATIONS = """
alk ao ark ed em ent eaa ekr esim fil henk hra huom ilm jkr jne k kand ko kpl ks l lk ltn ma maist mm mlj mrd n nim
n:o nro ns nyk oik os p par pj prof puh r s san so srk synt t tk tms tri ts ts toim v vas vrt vs yht ym yms
"""
REFERENCES = (
    "hän he se ne tämä tuo nämä nuo hänen heidän sen niiden häntä heitä sitä niitä siinä siitä siellä tällainen"
)
SUBJECTS = "hän he"
CONNECTIVES = "mutta ja sitten silti myös lisäksi kuitenkin siksi tai"
EXPLETIVES = ""
OPENINGS = """
lue myös, lue lisää, lue koko, katso myös, seuraa meitä, jaa artikkeli, jaa facebookissa, tilaa uutiskirje,
tilaa lehti, tilaa uutiskirjeemme, käytämme evästeitä, tämä sivusto käyttää, hyväksy evästeet,
hyväksy kaikki evästeet, evästeasetukset, klikkaa tästä, kaikki oikeudet pidätetään, kopiointi kielletty
"""
LINES = """
mainos, jaa, kommentit, tulosta, seuraava, edellinen, valikko, haku, kirjaudu, kirjaudu sisään, uutiskirje,
aiheeseen liittyvät, luetuimmat, tietosuoja, tietosuojaseloste, sisällysluettelo
"""
LABELS = """
lue myös, lue lisää, katso myös, aiheesta lisää, aiheet, avainsanat, lähde, lähteet
"""
CREDITS = """
kuva, kuvat, valokuva, kuvaaja, kuvituskuva, video, arkistokuva
"""
BYLINES = """
Teksti, Kirjoittaja, Toimittaja, Kirjoittanut
"""
STAMPS = """
päivitetty, julkaistu, viimeksi päivitetty, muokattu
"""
RIGHTS = """
kaikki oikeudet pidätetään
"""
