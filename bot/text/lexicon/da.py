"""Danish."""

STOP = """
ad af aldrig alle allerede alligevel alt altid altså anden andet andre at bag begge blandt blev blevet blive bliver
bør både da de dem den denne der deres derfor derfra des desuden det dets dette dig din dine disse dit dog du efter
egen ej eller en end endnu er et fik flere for fordi foran forbi fra får få før først gennem gjorde gjort gør gøre
ham han hans har havde have hel hele heller hen hende hendes her hos hun hvad hvem hver hverken hvilken hvilke
hvilket hvis hvor hvordan hvorfor hvornår i ifølge igen igennem ikke imellem imod ind inden indtil ingen intet ja
jeg jer jeres jo kan kom kommer kun kunne langs lige lidt man mange med meget mellem men mens mere mest mig min mine
mit mod må måske ned nej nemlig netop nogen noget nogle nok nu når næsten og også om omkring op os over overfor på
samme samt se selv selvom senere sig sin sine sit skal skulle som sådan så således til tilbage trods uden under
undtagen ud var ved vi vil ville vor vore vores være været
"""
QUESTIONS = {
    "who": "hvem, hvis",
    "when": "hvornår, hvilket år, hvilken dag, hvilken dato, siden hvornår, hvilket århundrede, hvilken måned",
    "where": "hvor, hvorfra, hvorhen, i hvilket land, i hvilken by, hvilket sted",
    "how_many": "hvor mange, hvor meget, hvor længe, hvor gammel, hvor gamle, hvor langt, hvor lang, hvor høj, "
    "hvor højt, hvor stor, hvor stort, hvor dyb, hvor tung, hvor ofte",
    "why": "hvorfor, af hvilken grund",
    "what": "hvad, hvilken, hvilket, hvilke, hvordan",
}
ABBREVIATIONS = """
adr afd ang bl.a ca dr d.v.s dvs e.kr f.eks f.kr fig fmd ft hhv inkl jf jfr kap kgl kl km m.fl m.m m.v maks max min
mht mia mio nr o.a o.l osv pga pkt prof s sml st stk str tlf vedr vol
"""
REFERENCES = "han hun de den det dem ham hende hans hendes deres dens dets denne dette disse sådan sådanne"
SUBJECTS = "han hun"
CONNECTIVES = "men og så derefter da dog også derfor desuden eller"
EXPLETIVES = r"det (?:er|var|tager|tog|blev|bliver|ser|lader|gælder)\b"
OPENINGS = """
læs også, læs mere, læs videre, se også, følg os, del på facebook, del artiklen, abonner på, abonnér på,
tilmeld dig vores, tilmeld dig nyhedsbrevet, vi bruger cookies, dette websted bruger, denne hjemmeside bruger,
accepter alle cookies, accepter cookies, klik her, alle rettigheder forbeholdes, eftertryk forbudt
"""
LINES = """
annonce, del, kommentarer, udskriv, næste, forrige, menu, søg, log ind, nyhedsbrev, relaterede artikler, mest læste,
privatlivspolitik, indholdsfortegnelse, abonner, til toppen
"""
LABELS = """
læs også, læs mere, se også, relaterede artikler, emner, kilde, kilder
"""
CREDITS = """
foto, fotos, billede, billeder, fotograf, foto af, billede af, illustration, video, arkivfoto
"""
BYLINES = """
Af, AF, Tekst af, Tekst, Skrevet af
"""
STAMPS = """
opdateret, opdateret den, offentliggjort, offentliggjort den, publiceret, sidst opdateret
"""
RIGHTS = """
alle rettigheder forbeholdes, alle rettigheder forbeholdt
"""
