"""Italian."""

STOP = """
a abbia abbiamo abbiano ad agli ai al alcun alcuna alcune alcuni all alla alle allo allora altra altre altri altro
anche ancora aveva avevano avere avuto ben c che chi ci cioè ciò coi col come con contro cosa così cui d da dagli
dai dal dall dalla dalle dallo degli dei del dell della delle dello dentro di dopo dove dunque durante e è ebbe ecco
ed era erano essa esse essere essi esso fa fare fatto fino fra fu fuori furono già gli ha hai hanno ho i il in
infatti insieme intanto invece io l la là le lei li lo loro lui lungo m ma mai me meno mentre mi mia mie miei mio
molta molte molti molto ne né negli nei nel nell nella nelle nello nemmeno nessun nessuna nessuno niente no noi non
nostra nostre nostri nostro o od ogni oggi oltre oppure ora per perché perciò però più poca pochi poco poi presso
prima proprio può qualche qualcosa qualcuno quale quali quando quanta quante quanti quanto quasi quel quella quelle
quelli quello quest questa queste questi questo qui quindi sarà saranno se sé sebbene sei sempre senza si sia siamo
siano siete solo sono sopra sotto stata state stati stato stessa stesso su sua subito sue sugli sui sul sull sulla
sulle sullo suo suoi tale tali tanta tanto te ti tra troppo tu tua tue tuo tuoi tutta tutte tutti tutto un una uno v
verso vi via voi vostra vostro
"""
QUESTIONS = {
    "who": "chi, di chi, da chi",
    "when": "quando, in che anno, in quale anno, che anno, in che giorno, in quale giorno, da quando, in quale secolo",
    "where": "dove, in che paese, in quale paese, in quale città, in che città, in quale luogo",
    "how_many": "quanto, quanta, quanti, quante, quale percentuale",
    "why": "perché, per quale motivo, per quale ragione, come mai",
    "what": "che, cosa, che cosa, quale, quali, come",
}
ABBREVIATIONS = """
arch art artt avv c.so ca cap cav cfr co com d.c a.c dott dr dott.ssa ecc ed es fig geom gen giov ing lett ll max
min mons n nn num on op p pag pagg par prof prof.ssa rag rev sig sigg sig.ra s sec spett ss st tel v vol voll
"""
REFERENCES = (
    "egli ella lui lei esso essa essi esse loro questo questa questi queste quello quella quelli quelle "
    "ciò tale suo sua"
)
SUBJECTS = "egli lui lei essi esse"
CONNECTIVES = "ma e però quindi poi allora inoltre tuttavia così dunque infine anche"
EXPLETIVES = ""
OPENINGS = """
leggi anche, leggi tutto, leggi di più, leggi l'articolo, vedi anche, guarda anche, potrebbe interessarti,
condividi su facebook, condividi questo, seguici su, iscriviti a, iscriviti alla, abbonati a, questo sito usa,
questo sito utilizza, utilizziamo i cookie, usiamo i cookie, accetta i cookie, accetta tutti i cookie, clicca qui,
tutti i diritti riservati, riproduzione riservata, vietata la riproduzione
"""
LINES = """
condividi, pubblicità, commenti, stampa, avanti, indietro, menu, cerca, accedi, articoli correlati, i più letti,
newsletter, note legali, informativa sulla privacy, iscriviti, abbonati
"""
LABELS = """
leggi anche, vedi anche, articoli correlati, argomenti, fonte, fonti, tag
"""
CREDITS = """
foto, immagine, immagini, credito, crediti, foto di, immagine di, fotografia, illustrazione, video
"""
BYLINES = """
Di, DI, Testo di, Scritto da, Da, Testo
"""
STAMPS = """
aggiornato, aggiornato il, aggiornato alle, pubblicato, pubblicato il, ultimo aggiornamento
"""
RIGHTS = """
tutti i diritti riservati, riproduzione riservata
"""
