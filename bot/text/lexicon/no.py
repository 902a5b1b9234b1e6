"""Norwegian (Bokmål, with the commonest words of Nynorsk)."""

STOP = """
aldri alle allerede allikevel alt alltid altså andre annen annet at av bak bare begge ble blei blir blitt bli bort
både båe da dei de deg dem den denne der dere deres derfor dermed det dets dette di din dine disse ditt dit dog du
eg ei ein eit eller en enda ennå er et etter fikk flere for fordi foran fra fram først få får før gjennom gjorde
gjort gjør gjøre ham han hans har hadde ha hel hele heller henne hennes her hit ho hos hun hva hvem hver hverken
hvilken hvilke hvilket hvis hvor hvordan hvorfor i ifølge igjen ikke ikkje imellom imot inn innen inntil ingen inga
intet ja jeg jo kan kom kommer kun kunne langs like litt man mange med meget mellom men mens mer mest meg mi min
mine mitt mot må måtte mye ned nei nemlig noe noen nok nå når nesten og også om omkring opp oppe oss over på rundt
samme samt sammen seg selv selvom senere si siden sin sine sitt skal skulle slik slike som så således til tilbake
tross uten under unntatt ut var ved vi vil ville vår våre vårt være vært
"""
QUESTIONS = {
    "who": "hvem, hvis, kven",
    "when": "når, hvilket år, hvilken dag, hvilken dato, siden når, hvilket århundre, hvilken måned",
    "where": "hvor, hvorfra, hvorhen, i hvilket land, i hvilken by, hvilket sted, kor",
    "how_many": "hvor mange, hvor mye, hvor lenge, hvor gammel, hvor gamle, hvor langt, hvor lang, hvor høy, "
    "hvor høyt, hvor stor, hvor stort, hvor dyp, hvor tung, hvor ofte",
    "why": "hvorfor, av hvilken grunn, kvifor",
    "what": "hva, hvilken, hvilket, hvilke, hvordan, kva",
}
ABBREVIATIONS = """
adr avd ang bl.a ca dr d.v.s dvs e.kr f.eks f.kr fig forts iflg inkl jf jfr kap kgl kl km m.fl m.m m.v maks max min
mht mill mrd nr o.a o.l osv pga pkt prof s st str tlf vedr vol kr
"""
REFERENCES = "han hun de den det dem ham henne hans hennes deres dens dets denne dette disse slik slike"
SUBJECTS = "han hun"
CONNECTIVES = "men og så deretter da dog også derfor dessuten eller"
EXPLETIVES = r"det (?:er|var|tar|tok|ble|blir|ser|gjelder|finnes|fantes)\b"
OPENINGS = """
les også, les mer, les videre, se også, følg oss, del på facebook, del artikkelen, abonner på, meld deg på vårt,
meld deg på nyhetsbrevet, vi bruker informasjonskapsler, vi bruker cookies, dette nettstedet bruker,
denne nettsiden bruker, godta alle informasjonskapsler, godta informasjonskapsler, klikk her,
alle rettigheter reservert, alle rettigheter forbeholdt
"""
LINES = """
annonse, del, kommentarer, skriv ut, neste, forrige, meny, søk, logg inn, nyhetsbrev, relaterte artikler, mest lest,
personvern, personvernerklæring, innholdsfortegnelse, abonner, til toppen
"""
LABELS = """
les også, les mer, se også, relaterte artikler, emner, kilde, kilder
"""
CREDITS = """
foto, bilde, bilder, fotograf, foto av, bilde av, illustrasjon, video, arkivfoto
"""
BYLINES = """
Av, AV, Tekst av, Tekst, Skrevet av
"""
STAMPS = """
oppdatert, oppdatert den, publisert, publisert den, sist oppdatert
"""
RIGHTS = """
alle rettigheter reservert, alle rettigheter forbeholdt
"""
