"""Swedish."""

STOP = """
aldrig alla allt alltid alltså andra annan annat att av bara blev bli blir blivit bland bort bra båda både dag de
dem den denna deras dess dessa det detta dig din dina direkt dit ditt dock du då där därför därmed efter eftersom
eller en er era ett fanns fast finns fick flera flesta fler från få får för före förra genom ha hade han hans har
hela heller henne hennes hit hon honom hur här i ibland icke igen in inga ingen inget innan inne inom inte ja jag ju
kan kanske knappt kom kommer kunde kunna lite man med medan mellan men mer mest mig min mina minst mitt mot mycket
måste många ned ner nej ni nog nu någon något några när nästan och också om omkring oss på redan samma samt sedan
sen ses sig sin sina sitt själv ska skall skulle slut snart som så sådan sådana ta tack till tills trots under upp
ut utan utanför utom vad var vara varför varit varje vars vart vem vems vi vid vilka vilken vilket vill vår våra
vårt än ändå ännu är även åt över
"""
QUESTIONS = {
    "who": "vem, vems, vilka personer",
    "when": "när, vilket år, vilken dag, vilket datum, sedan när, vilket århundrade, vilken månad",
    "where": "var, vart, varifrån, i vilket land, i vilken stad, på vilken plats",
    "how_many": "hur många, hur mycket, hur länge, hur gammal, hur gamla, hur långt, hur lång, hur hög, hur högt, "
    "hur stor, hur stort, hur djup, hur djupt, hur tung, hur ofta",
    "why": "varför, av vilken anledning",
    "what": "vad, vilken, vilket, vilka, hur",
}
ABBREVIATIONS = """
bl.a ca dr d.v.s dvs e.d el enl etc ex f.d fig forts fr fr.o.m f.ö jfr kap kl km m.fl m.m max min nr o.d obs osv
p.g.a prof s s.k sid st t.ex t.o.m tel tfn tr vol ang avd
"""
REFERENCES = "han hon de den det dem honom henne hans hennes deras dess denna detta dessa sådan sådana"
SUBJECTS = "han hon"
CONNECTIVES = "men och så sedan då dock också därför dessutom eller"
EXPLETIVES = r"det (?:är|var|finns|fanns|tar|tog|blir|blev|verkar|går|gick)\b"
OPENINGS = """
läs också, läs mer, läs även, läs vidare, se även, se också, följ oss, dela på facebook, dela artikeln,
dela den här artikeln, prenumerera på, anmäl dig till, vi använder cookies, vi använder kakor,
den här webbplatsen använder, godkänn alla cookies, godkänn cookies, klicka här, alla rättigheter förbehållna,
med ensamrätt, eftertryck förbjudes
"""
LINES = """
annons, dela, kommentarer, skriv ut, nästa, föregående, meny, sök, logga in, nyhetsbrev, relaterade artiklar,
mest lästa, integritetspolicy, innehållsförteckning, prenumerera, till toppen
"""
LABELS = """
läs också, läs mer, läs även, se även, relaterade artiklar, ämnen, taggar, källa, källor
"""
CREDITS = """
foto, bild, bilder, fotograf, foto av, bild av, illustration, video, arkivbild
"""
BYLINES = """
Av, AV, Text av, Text, Skriven av
"""
STAMPS = """
uppdaterad, uppdaterades, publicerad, publicerades, senast uppdaterad
"""
RIGHTS = """
alla rättigheter förbehållna, eftertryck förbjudes
"""
