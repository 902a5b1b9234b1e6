"""French."""

STOP = """
à afin ai ainsi alors après assez au aucun aucune aujourd auquel aussi autre autres aux auxquels avaient avais avait
avant avec avoir avons ayant beaucoup bien c ça car ce ceci cela celle celles celui cependant ces cet cette ceux
chaque chez comme comment contre d dans de dedans depuis dernier des dès deux devant doit donc dont du durant elle
elles en encore entre es est et étaient étais était étant été êtes être eu eux fait faire fois font fut furent grâce
hors hui ici il ils j jamais je jusqu jusque l la là laquelle le lequel les lesquelles lesquels leur leurs lors
lorsque lui m ma mais malgré me même mêmes mes moins mon n ne ni non nos notre nous on ont or ou où par parce parmi
pas pendant peu peut peuvent plus plusieurs plutôt pour pourquoi pourtant près presque pris puis puisque qu quand
que quel quelle quelles quels quelque quelques qui quoi quoique rien s sa sans sauf se selon sera seront ses si sien
soi soit son sont sous sur t ta tandis tant te tel telle telles tels tes toi ton toujours tous tout toute toutes
très trop tu un une unes uns vers voici voilà vos votre vous y combien
"""
QUESTIONS = {
    "who": "qui, à qui, de qui, par qui",
    "when": "quand, en quelle année, quelle année, à quelle date, quelle date, quel jour, quel siècle, depuis quand",
    "where": "où, dans quel pays, dans quelle ville, quel pays, quelle ville, quel endroit",
    "how_many": "combien, quel pourcentage, quel nombre, quelle part",
    "why": "pourquoi, pour quelle raison, pour quelles raisons",
    "what": "que, quoi, quel, quelle, quels, quelles, comment, lequel, laquelle",
}
ABBREVIATIONS = """
mme mmes mlle mlles apr art av bd bibl boul cap cf ch chap cie col coll dr éd env etc ex fig hab i.e ill janv févr
avr juil sept oct nov déc m mm max mgr min n.b no p par pp p.ex prof réf s.a st ste t tél tome trad univ v vol ouvr
"""
REFERENCES = "il elle ils elles ce cela ceci celui celle ceux celles cet cette ces son sa ses leur leurs lui eux"
SUBJECTS = "il elle ils elles"
CONNECTIVES = "mais et donc or alors puis ensuite pourtant cependant ainsi toutefois aussi enfin"
EXPLETIVES = (
    r"(?:il (?:y (?:a|avait|eut)|faut|fallut|fallait|faudra|rest(?:e|ait|a)|s['’]agi(?:t|ssait)|suffi(?:t|sait))\b"
    r"|(?:il (?:est|était|semble)|c['’](?:est|était))\b.*\b(?:que|qui|de)\b)"
)
OPENINGS = """
lire aussi, à lire aussi, à lire, lire la suite, lire également, voir aussi, à voir aussi, sur le même sujet,
partager sur facebook, partager cet, suivez-nous, abonnez-vous, inscrivez-vous à, nous utilisons des cookies,
ce site utilise, accepter les cookies, tout accepter, politique de cookies, gérer les cookies, cliquez ici,
tous droits réservés, toute reproduction interdite, reproduction interdite, retrouvez toute l'actualité
"""
LINES = """
partager, publicité, commentaires, imprimer, suivant, précédent, menu, rechercher, se connecter, connexion,
articles liés, les plus lus, newsletter, infolettre, mentions légales, politique de confidentialité, sommaire,
à lire, abonnez-vous, s'abonner
"""
LABELS = """
à lire, à lire aussi, lire aussi, voir aussi, articles liés, mots-clés, thèmes, source, sources
"""
CREDITS = """
photo, photos, crédit, crédits, crédit photo, crédits photo, image, images, photo de, illustration, vidéo,
photographie
"""
BYLINES = """
Par, PAR, Texte de, Propos recueillis par, Écrit par, Texte
"""
STAMPS = """
mis à jour, mis à jour le, publié, publié le, modifié le, actualisé le
"""
RIGHTS = """
tous droits réservés, reproduction interdite
"""
