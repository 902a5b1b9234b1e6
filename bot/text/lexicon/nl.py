"""Dutch."""

STOP = """
aan af al alle alleen alles als altijd andere anders ben bij binnen boven buiten daar daarbij daardoor daarmee
daarna daarom daarop daarvan dan dat de der deze die dit doch doen door dus echter een eens elk elke en enkele er
erg even geen geweest haar had hadden heb hebben heeft hem hen het hier hij hoe hoewel hun iemand iets ik in indien
is ja je jij jou jouw jullie kan kon konden kunnen langs later maar mag me meer men met mij mijn misschien moest
moet moeten na naar naast nadat niet niets nog nooit nu of om omdat onder ons onze ook op over pas per reeds rond
samen sinds slechts sommige steeds te tegen ten ter terwijl tijdens toch toe toen tot tussen u uit uw van vanaf vaak
veel veen verder via vol voor vooral voordat waar waarbij waardoor waarin waarmee waarom waarop waarvan wanneer want
waren was wat we wel welk welke werd werden weer wie wiens wij wil worden wordt zal ze zeer zelf zelfs zich zij zijn
zo zoals zonder zou zouden zowel zulke hoeveel
"""
QUESTIONS = {
    "who": "wie, wiens, van wie",
    "when": "wanneer, in welk jaar, welk jaar, op welke dag, op welke datum, sinds wanneer, in welke eeuw, "
    "in welke maand",
    "where": "waar, waarheen, waarvandaan, in welk land, in welke stad, in welke plaats",
    "how_many": "hoeveel, hoe lang, hoe oud, hoe ver, hoe hoog, hoe groot, hoe diep, hoe zwaar, hoe vaak, "
    "hoe breed, welk percentage",
    "why": "waarom, om welke reden, waardoor",
    "what": "wat, welk, welke, hoe",
}
ABBREVIATIONS = """
afb art bijv blz bv ca cf d.w.z dhr dr drs e.d enz etc evt fig gem gen ing ir jl jr km max mevr min mr mw nl nr nrs
o.a o.m pag par prof resp sr st str t.a.v tel vgl vnl z.g zgn
"""
REFERENCES = (
    "hij zij ze hem haar hen hun zijn dit dat deze die het daarom daarmee daarna daardoor daarbij daarin daarop "
    "daarover daartegen daaruit daarvan daarvoor"
)
SUBJECTS = "hij zij ze"
CONNECTIVES = "maar en dus toen dan echter ook toch bovendien daarna later of"
EXPLETIVES = r"het (?:is|was|duurt|duurde|blijkt|bleek|lijkt|leek|gaat|ging|kost|kostte)\b"
OPENINGS = """
lees ook, lees meer, lees verder, zie ook, bekijk ook, meer over dit, deel dit, deel op facebook, volg ons,
abonneer je, abonneer u, meld je aan, schrijf je in voor, deze site gebruikt, deze website gebruikt,
wij gebruiken cookies, we gebruiken cookies, cookies accepteren, alle cookies accepteren, cookie-instellingen,
klik hier, alle rechten voorbehouden
"""
LINES = """
advertentie, delen, reacties, afdrukken, volgende, vorige, menu, zoeken, inloggen, nieuwsbrief,
gerelateerde artikelen, meest gelezen, privacybeleid, inhoudsopgave, abonneren
"""
LABELS = """
lees ook, zie ook, gerelateerde artikelen, trefwoorden, onderwerpen, bron, bronnen
"""
CREDITS = """
foto, foto's, beeld, afbeelding, fotografie, foto van, beeld van, illustratie, video
"""
BYLINES = """
Door, DOOR, Tekst van, Geschreven door, Tekst
"""
STAMPS = """
bijgewerkt, bijgewerkt op, gepubliceerd, gepubliceerd op, laatst bijgewerkt, laatste update
"""
RIGHTS = """
alle rechten voorbehouden
"""
