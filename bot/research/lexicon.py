"""Words that say who speaks, in the languages we read: verbs, pronouns, titles. Case-folded, between spaces."""

from dataclasses import dataclass
from functools import cache

from bot.text.languages import language

#: Verbs of saying, singular and plural, present and past, with the forms that stand behind "has".
_VERBS = {
    "en": """
    said says say told tells tell asked asks added adds wrote writes written replied replies explained explains claimed
    claims recalled recalls answered answers argued argues insisted insists warned warns stated states declared declares
    noted notes remarked remarks announced announces admitted admits concluded concludes continued continues cried cries
    shouted shouts whispered joked jokes quipped observed observes suggested suggests predicted predicts complained
    complains commented comments conceded concedes acknowledged acknowledges confirmed confirms denied denies responded
    responds tweeted posted exclaimed laughed laughs mused reflected repeated repeats stressed stresses emphasized
    emphasised vowed vows promised promises testified testifies reported reports boasted boasts
    saying telling asking adding writing explaining claiming arguing insisting warning stating declaring noting
    announcing admitting concluding
    """,
    "de": """
    sagt sagte sagten sagen gesagt erklärt erklärte erklärten erzählt erzählte fragt fragte gefragt schreibt schrieb
    geschrieben antwortet antwortete geantwortet rief ruft meint meinte gemeint betont betonte berichtet berichtete
    behauptet behauptete ergänzt ergänzte fügt fügte warnt warnte kündigt kündigte versichert versicherte erinnert
    erinnerte klagt klagte urteilt urteilte lobt lobte kritisiert kritisierte fordert forderte verspricht versprach
    erwidert erwiderte entgegnet entgegnete flüsterte bemerkt bemerkte folgert folgerte bekennt bekannte gesteht gestand
    mahnt mahnte resümiert resümierte scherzt scherzte lacht lachte findet fand bestätigt bestätigte teilte
    """,
    "fr": """
    dit disait dirent disent déclare déclara déclaré déclarait explique expliqua expliqué expliquait raconte raconta
    raconté affirme affirma affirmé assure assura assuré ajoute ajouta ajouté demande demanda demandé répond répondit
    répondu écrit écrivit écrivait écrivent note nota noté souligne souligna souligné précise précisa précisé confie
    confia confié estime estima estimé rappelle rappela rappelé insiste insista insisté poursuit poursuivit conclut
    reconnaît reconnut reconnu admet admit soupire soupira lance lança lancé lâche lâcha martèle indique indiqua indiqué
    annonce annonça annoncé regrette regretta promet promit plaisante s'exclame s'exclama s'écrie s'écria résume résuma
    témoigne témoigna avoue avoua disant expliquant ajoutant affirmant déclarant
    """,
    "es": """
    dijo dice dijeron dicen decía dicho explicó explica explicaron añadió añade agregó agrega afirmó afirma aseguró
    asegura preguntó pregunta respondió responde contestó contesta contó cuenta escribió escribe escrito declaró declara
    señaló señala advirtió advierte indicó indica sostuvo sostiene comentó comenta recordó recuerda insistió insiste
    reconoció reconoce confesó confiesa concluyó concluye expresó expresa manifestó manifiesta anunció anuncia apuntó
    apunta subrayó subraya replicó replica exclamó exclama admitió admite prometió promete diciendo añadiendo
    """,
    "it": """
    disse dice dissero dicono diceva detto spiega spiegò spiegato spiegava aggiunge aggiunse aggiunto afferma affermò
    affermato chiede chiese chiesto risponde rispose risposto scrive scrisse scritto racconta raccontò raccontato
    dichiara dichiarò dichiarato sostiene sostenne sostenuto ricorda ricordò ricordato osserva osservò commenta commentò
    commentato ammette ammise precisa precisò precisato sottolinea sottolineò conclude concluse avverte avvertì assicura
    assicurò insiste insistette ribadisce ribadì annuncia annunciò esclama esclamò confessa confessò promette promise
    dicendo aggiungendo spiegando
    """,
    "pt": """
    disse diz disseram dizem dizia dito explicou explica acrescentou acrescenta afirmou afirma perguntou pergunta
    respondeu responde escreveu escreve escrito declarou declara contou conta lembrou lembra garantiu garante alertou
    alerta observou observa comentou comenta reconheceu reconhece admitiu admite concluiu conclui anunciou anuncia
    prometeu promete insistiu insiste dizendo
    """,
    "nl": """
    zei zegt zeiden zeggen gezegd vroeg vraagt gevraagd schreef schrijft geschreven antwoordde antwoordt vertelde
    vertelt verteld verklaarde verklaart legde voegde riep roept meende meent benadrukte benadrukt waarschuwde
    waarschuwt stelde stelt vindt vond herinnert aldus
    """,
    "sv": """
    sade säger sa sagt frågade frågar skrev skriver skrivit svarade svarar berättade berättar berättat förklarade
    förklarar förklarat menade menar menat tillade tillägger påstod påstår hävdade hävdar varnade varnar konstaterade
    konstaterar uppgav uppger ropade ropar suckar suckade lovade lovar minns mindes undrade undrar tycker tyckte
    """,
    "da": """
    sagde siger sagt spurgte spørger skrev skriver skrevet svarede svarer fortalte fortæller fortalt forklarede
    forklarer tilføjede tilføjer mente mener hævdede hævder advarede advarer lovede lover erklærede erklærer
    """,
    "no": """
    sa sier sagt spurte spør skrev skriver skrevet svarte svarer fortalte forteller fortalt forklarte forklarer
    tilføyde tilføyer mente mener hevdet hevder advarte advarer lovet lover erklærte erklærer
    """,
    "fi": """
    sanoi sanoo sanonut kysyi kysyy vastasi vastaa kirjoitti kirjoittaa kertoi kertoo selitti selittää totesi toteaa
    lisäsi lisää huomautti huomauttaa väitti väittää varoitti varoittaa muisteli muistelee
    """,
    "ru": """
    сказал сказала сказали говорит говорил говорила спросил спросила ответил ответила написал написала пишет отвечает
    заявил заявила объяснил объяснила объясняет рассказал рассказала рассказывает добавил добавила добавляет отметил
    отметила отмечает подчеркнул подчеркнула признал признала считает воскликнул воскликнула
    """,
}
#: "he called the watch “our faithful guide”": the words are the subject's.
_CALLING = {
    "en": "called calls described describes calling describing dismissed dubbed",
    "de": "nannte nennt bezeichnete bezeichnet beschrieb",
    "fr": "qualifie qualifia qualifié qualifiait",
    "es": "calificó califica",
    "it": "definì definisce definito",
    "pt": "chamou classificou",
    "sv": "kallade kallar beskrev",
}
#: After these the next words may be another's.
_ASKING = """
asked asks ask asking fragt fragte gefragt demande demanda demandé preguntó pregunta chiede chiese chiesto perguntou
pergunta vroeg vraagt gevraagd frågade frågar undrar undrade spurgte spørger spurte spør kysyi kysyy спросил спросила
"""
#: "according to Holm", "so Vogt": what stands before the speaker without a verb.
_ACCORDING = {
    "en": ("according to", "in the words of"),
    "de": ("laut", "so", "nach den worten von", "wie"),
    "fr": ("selon", "d'après", "pour"),
    "es": ("según", "para", "en palabras de"),
    "it": ("secondo", "per"),
    "pt": ("segundo", "de acordo com"),
    "nl": ("volgens", "aldus"),
    "sv": ("enligt",),
    "da": ("ifølge",),
    "no": ("ifølge",),
}
#: Pronoun -> "f", "m" or "" for either.
_PRONOUNS = {
    "en": "he:m she:f",
    "de": "er:m sie:f",
    "fr": "il:m elle:f lui:m",
    "es": "él:m ella:f",
    "it": "egli:m lui:m lei:f ella:f",
    "pt": "ele:m ela:f",
    "nl": "hij:m zij:f ze:f",
    "sv": "han:m hon:f",
    "da": "han:m hun:f",
    "no": "han:m hun:f",
    "fi": "hän:",
    "ru": "он:m она:f",
}
_DETERMINERS = {
    "en": "the a an one another his her their its our my this that",
    "de": "der die ein eine das dieser diese sein seine ihr ihre",
    "fr": "le la l' un une ce cette son sa leur cet",
    "es": "el la un una este esta su",
    "it": "il lo la l' un una uno un' questo questa suo sua",
    "pt": "o a um uma este esta seu sua",
    "nl": "de het een deze die zijn haar",
    "sv": "den det en ett hans hennes",
    "da": "den det en et hans hendes",
    "no": "den det en et ei hans hennes",
}
#: Where the office ends and something else begins: "a spokesman for Holm".
_PREPOSITIONS = """
of for from at in with on by to who which that whose de du des d' pour chez à au von vom für aus bei im der die das
del della dei delle di dal dalla per para por en con da do dos das no na av för från vid på i fra ved på til van voor
bij uit qui que che quien в из о
"""
#: Between subject and verb, or verb and subject: helping verbs, and what may be said of when and how.
_HELPING = """
has have had also then later once again still repeatedly often always never now just even first
hat haben hatte auch dann später noch einmal immer dazu ihm ihr uns mir sich dabei daraufhin heute gestern
a ont avait aussi ensuite puis encore lui leur nous me m' l' plus tard alors toujours aujourd'hui hier
ha han había también luego después le les nos me se entonces siempre ayer hoy ya
hanno aveva anche poi dopo gli ci mi si allora sempre ieri oggi
tem tinha também depois ainda hoje ontem
heeft had ook later dan toen nog har hade också sedan ofta då idag igår havde også senere så hadde siden
"""
#: Behind these a verb of saying is done to its subject.
_PASSIVE = """
was were been being is are be wurde wurden wird werden worden ist war fut est été était furent fue era fueron
fu è stato stata era foi werd wordt blev bliver ble blir
"""
_TITLES = """
mr mrs ms miss dr drs prof professor sir lady lord dame king queen prince princess duke count baron president captain
colonel general major admiral lieutenant sergeant senator governor secretary minister chancellor mayor judge justice
pope bishop father mother brother sister rev reverend st saint professorin doktor kanzler kanzlerin bundeskanzler
präsident präsidentin könig königin kaiser papst herr frau graf monsieur madame mme mlle m président présidente roi
reine ministre professeur docteur señor señora sr sra don doña presidente presidenta rey reina papa ministro ministra
doctor doctora profesor profesora signor signora dott sig re regina professore professoressa dottore senhor senhora
rei rainha drottning kung kungen drottningen herr fru president statsminister kong dronning koning koningin meneer
mevrouw tsar zar chief officer detective inspector congressman congresswoman representative ambassador director
chairman chairwoman spokesman spokeswoman
"""
#: Titles that only one of the two sexes bears.
_MEN = """
mr sir lord king prince duke count baron pope father brother könig kaiser papst herr graf monsieur roi señor sr don rey
papa signor sig re senhor rei kung kungen kong koning meneer tsar zar congressman chairman spokesman professore dottore
kanzler bundeskanzler präsident président ministro profesor
"""
_WOMEN = """
mrs ms miss lady dame queen princess mother sister königin frau madame mme mlle reine señora sra doña reina signora
regina senhora rainha drottning drottningen fru dronning koningin mevrouw congresswoman chairwoman spokeswoman
professorin kanzlerin präsidentin présidente presidenta ministra doctora profesora professoressa
"""
#: Between the parts of a name.
_PARTICLES = "de la van von der den del della di da dos das du le el al bin ben ibn af av y zu zur ter ten"
#: In the name of a thing, not of a person.
_THINGS = """
street road avenue square office palace times news post university house houses act board company republic museum sea
ocean island islands isles city town state states kingdom court church council committee department ministry party
union bank press journal review institute academy association society school college river mountain valley bay lake park
station airport hotel hospital league club world war prize north south east west new united national international
project group agency authority service corps army navy fleet castle bridge tower observatory exhibition convention
congress parliament senate government administration nations foundation federation geographic today herald tribune
straße platz museum universität zeitung insel meer see berg reich rue place mer île ville université journal loi mar
isla ciudad universidad plaza calle real via piazza università isola gran grande
january february march april may june july august september october november december monday tuesday wednesday thursday
friday saturday sunday januar februar märz mai juni juli oktober dezember
"""
#: Languages whose verbs need no subject: it is whoever spoke before in the same paragraph.
PRO_DROP = frozenset({"es", "it", "pt"})

_FIRST_NAMES_OF_WOMEN = """
ada agnes agnete alice alicia amanda amy ana angela anita ann anna anne annette antonia astrid barbara beatrice berta
bettina birgit brigitte camille candela carla carmen carol caroline catherine cecilia charlotte chiara christina
christine claire clara claudia cristina daniela deborah diana dolores dorothy edith eleanor elena elisa elisabeth
elizabeth ella ellen elsa emily emma erika esther eva evelyn fatima federica francesca frida gabriela giulia gloria
grace greta hanna hannah heather heidi helen helena henrike hilda ida ines ingrid irene isabel isabella jacqueline
jane janet jennifer jessica jette joan johanna josephine juana judith julia julie karen karin katharina katherine
kathleen kerstin kirsten laura lena linda lisa louise lucia lucy luisa lydia magdalena margaret margarita maria marie
marina marion marta martha mary mathilde melissa mercedes michelle miriam monica monika nadia nancy natalie nellie
nicole nina nora olga olivia ornella pamela patricia paula pauline petra pilar rachel rebecca rita rosa rose ruth
sabine sandra sara sarah silvia siv sofia solène sonia sophia sophie stella stephanie susan susanna susannah susanne
sylvia teresa theresa ulrike ursula ute valentina vera veronica victoria virginia yvonne
"""
_FIRST_NAMES_OF_MEN = """
achille adam adrian alan albert alberto alessandro alexander alfonso alfred anders andreas andrew ansgar anthony anton
antonio arthur benjamin bernard bernd björn bruno carl carlos charles christian christoph claus daniel dave david
dennis diego dieter dietrich donald douglas edgar edward edwin enrico eric erich erik ernest ernst eugene felix
ferdinand fernando filippo francesco francis francisco frank franz fred frederick friedrich fritz gary georg george
gerald gerhard giovanni giuseppe gordon gregory guillaume gunnar gustav hans harald harold harry heinrich heinz helmut
henri henrik henry herbert hermann horst howard hugo ian isaac ivan jack jacques jakob james jan javier jean jeffrey
jens jeremy jerry jim joachim joe johan johann johannes john jonas jonathan jorge josef joseph joshua josé juan jürgen
karl keith kenneth kevin klaus konrad kurt larry lars lawrence leonardo lorenzo louis lucas ludwig luigi luis lukas
manuel marco marcus mario mark markus martin mathias matthew matthias maurice max michael miguel mike nelson nicholas
nicolas niels nils norbert olaf oliver oskar otto pablo paolo pascal patrick paul pedro per peter philip philippe
pierre pietro ralph raymond ricardo richard robert roberto roger roland rolf ronald rudolf ryan samuel scott sebastian
sergio siegbert simon stefan stephen steven sven theodor thomas timothy tobias tom tomás ulrich uwe victor vincent
vladimir walter werner wilhelm willem william wolfgang
"""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, or of English where a language is not known."""

    verbs: frozenset[str]
    calling: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    pronouns: dict[str, str]
    determiners: frozenset[str]
    #: Words so common that one which opens a sentence with a capital is no name.
    common: frozenset[str]
    nouns_have_capitals: bool


@cache
def lexicon(code: str) -> Lexicon:
    """The words of the language with this code; those of English when we have none."""
    own = code if code in _VERBS else "en"
    return Lexicon(
        frozenset(_VERBS[own].split()),
        frozenset(_CALLING.get(own, "").split()),
        tuple(tuple(phrase.split()) for phrase in _ACCORDING.get(own, ())),
        dict(pair.split(":") for pair in _PRONOUNS[own].split()),
        frozenset(_DETERMINERS.get(own, "").split()),
        language(own).stop_words | language(own).connectives,
        nouns_have_capitals=own == "de",
    )


ASKING, PREPOSITIONS, HELPING, PASSIVE, PARTICLES, TITLES, MEN, WOMEN, THINGS = (
    frozenset(listed.split())
    for listed in (_ASKING, _PREPOSITIONS, _HELPING, _PASSIVE, _PARTICLES, _TITLES, _MEN, _WOMEN, _THINGS)
)
NAMES_OF_WOMEN, NAMES_OF_MEN = (frozenset(listed.split()) for listed in (_FIRST_NAMES_OF_WOMEN, _FIRST_NAMES_OF_MEN))
