"""German."""

STOP = """
ab aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes auch auf aus außer bei
beide beiden beim bereits bevor bin bis bisher bist da dabei dadurch dafür dagegen daher damals damit danach daneben
dann daran darauf daraus darin darum darüber das dass dasselbe davon davor dazu dein deine dem demselben den denen
denn denselben der deren derer derselbe des deshalb dessen die dies diese dieselbe diesem diesen dieser dieses dir
doch dort du durch dürfen ein eine einem einen einer eines einig einige einigen einmal er erst es etwa etwas euch
euer eure für gab gegen gewesen hab habe haben hat hatte hatten her hier hin hinter ich ihm ihn ihnen ihr ihre ihrem
ihren ihrer ihres im immer in indem ins ist ja jede jedem jeden jeder jedes jedoch jene jenem jenen jener jenes
jetzt kann kein keine keinem keinen keiner keines können könnte man manche mehr mein meine mich mir mit muss musste
nach nachdem neben nicht nichts noch nun nur ob obwohl oder ohne schon sehr sei sein seine seinem seinen seiner
seines seit selbst sich sie sind so sogar solche solchem solchen solcher soll sollen sollte sondern sonst sowie
trotz über um und uns unser unsere unter viel viele vielen vom von vor während war waren warst weder weg weil weiter
welche welchem welchen welcher welches wenn werde werden wenig wer wie wieder will wir wird wo wollen wollte worden
wurde wurden würde würden zu zum zur zwar zwischen was wann warum wen wem wessen wieso weshalb woher wohin
"""
QUESTIONS = {
    "who": "wer, wen, wem, wessen",
    "when": "wann, in welchem jahr, welches jahr, an welchem tag, welches datum, in welchem monat, seit wann, "
    "in welchem jahrhundert",
    "where": "wo, woher, wohin, in welchem land, in welcher stadt, in welchem ort",
    "how_many": "wie viele, wie viel, wieviel, wieviele, wie lange, wie alt, wie weit, wie hoch, wie groß, "
    "wie tief, wie schwer, wie oft, wie teuer, wie breit, wie lang",
    "why": "warum, weshalb, wieso, aus welchem grund, wozu",
    "what": "was, welche, welcher, welches, welchen, welchem, wie",
}
ABBREVIATIONS = """
abb abs abschn anm art aufl bd bde bes bspw bzw ca dez d.h dipl dr ebd evtl fa febr ff fr frl gem ggf hbf hl hrsg
inkl ing jan jh jhd kap kg lt max mgr mind mio mrd nr nov o.ä okt phil pl prof qm rd s sept sog st std str s.o s.u
tel u.a u.ä usw u.u v.a verf vgl vol z.b z.t zit zt zzgl zz z b t h u a d o ä
"""
REFERENCES = (
    "er sie es ihn ihm ihr ihre sein seine dies diese dieser dieses diesen jener jene das dabei dazu "
    "dafür damit deshalb dadurch dagegen daher dahinter danach daneben daran darauf daraus darin darüber darum "
    "darunter davon davor"
)
SUBJECTS = "er sie"
CONNECTIVES = "aber und doch dann jedoch denn so also auch dennoch trotzdem zudem außerdem später"
EXPLETIVES = r"es (?:gibt|gab|ist|war|geht|ging|dauerte|dauert|scheint|schien|wird|wurde)\b"
OPENINGS = """
lesen sie auch, lesen sie mehr, lies auch, mehr zum thema, siehe auch, hier weiterlesen, jetzt weiterlesen,
jetzt abonnieren, folgen sie uns, folge uns, abonnieren sie, melden sie sich an, jetzt anmelden, teilen sie,
wir verwenden cookies, wir nutzen cookies, diese seite verwendet, diese website verwendet, diese webseite verwendet,
diese seite nutzt, alle cookies akzeptieren, cookies akzeptieren, cookie-einstellungen, klicken sie hier,
zum newsletter, alle rechte vorbehalten, nachdruck verboten, nachdruck nur mit genehmigung
"""
LINES = """
anzeige, werbung, teilen, weiterlesen, kommentare, drucken, weiter, zurück, menü, suche, anmelden, newsletter,
inhaltsverzeichnis, impressum, datenschutz, datenschutzerklärung, startseite, meistgelesen, nach oben
"""
LABELS = """
mehr zum thema, lesen sie auch, siehe auch, schlagwörter, themen, quelle, quellen
"""
CREDITS = """
foto, fotos, bild, bilder, bildnachweis, bildquelle, fotografie, foto von, bild von, illustration, video, grafik
"""
BYLINES = """
Von, VON, Text von, Text, Ein Bericht von, Interview von
"""
STAMPS = """
aktualisiert, aktualisiert am, veröffentlicht, veröffentlicht am, zuletzt aktualisiert, stand
"""
RIGHTS = """
alle rechte vorbehalten, nachdruck verboten
"""
