"""Spanish."""

STOP = """
a al algo alguien algún alguna algunas alguno algunos ambos ante antes aquel aquella aquellas aquello aquellos aquí
así aun aún aunque bajo bien cada casi como con contra cual cuales cualquier cuando cuanto de del demás desde
después donde dos durante e el él ella ellas ello ellos en entonces entre era eran eras es esa esas ese eso esos
esta está estaba estaban estado estamos están estar estas este esto estos estoy fue fueron fui ha haber había habían
hace hacer hacia han hasta hay haya he hemos hizo hoy incluso la las le les lo los luego más me mi mis mientras
mismo misma mucha muchas mucho muchos muy nada nadie ni ningún ninguna no nos nosotros nuestra nuestro o os otra
otras otro otros para pero poco por porque pues que quien quienes se sea según ser será si sí sido siempre sin sino
sobre son su sus también tampoco tan tanto te tenía tener tiene tienen toda todas todavía todo todos tras tu tus u
un una unas uno unos usted ustedes va vez y ya yo qué quién quiénes cómo cuándo dónde cuánto cuánta cuántos cuántas
cuál cuáles adónde
"""
QUESTIONS = {
    "who": "quién, quiénes, a quién, de quién",
    "when": "cuándo, en qué año, qué año, qué día, en qué fecha, en qué mes, en qué siglo, desde cuándo",
    "where": "dónde, adónde, en qué país, en qué ciudad, en qué lugar",
    "how_many": "cuánto, cuánta, cuántos, cuántas, qué porcentaje, qué número",
    "why": "por qué, por qué razón, para qué",
    "what": "qué, cuál, cuáles, cómo",
}
ABBREVIATIONS = """
ee uu aprox art arts av avda cap cía d da dr dra dres ed ej etc excmo fig gral hno ing izq lic máx mín n núm núms op
p pág págs párr pdte pról prof profa ref s sr sra sres srta ss st sto sta tel tít trad ud uds v vol vols ee.uu p.ej
"""
REFERENCES = (
    "él ella ellos ellas ello este esta esto estos estas ese esa eso esos esas aquel aquella su sus dicho dicha"
)
SUBJECTS = "él ella ellos ellas"
CONNECTIVES = "pero y e así entonces además también sin embargo aun luego después o ni"
EXPLETIVES = ""
OPENINGS = """
lea también, lee también, leer también, leer más, lee más, lea más, ver también, véase también, te puede interesar,
le puede interesar, compartir en facebook, comparte este, síguenos en, síganos en, suscríbete a, suscríbase a,
regístrate, utilizamos cookies, usamos cookies, este sitio usa cookies, este sitio utiliza cookies,
este sitio web usa, este sitio web utiliza, aceptar cookies, aceptar todas las cookies, política de cookies,
haz clic aquí, haga clic aquí, todos los derechos reservados, prohibida la reproducción, prohibida su reproducción
"""
LINES = """
compartir, publicidad, suscríbete, comentarios, imprimir, siguiente, anterior, menú, buscar, iniciar sesión,
noticias relacionadas, artículos relacionados, más leídas, lo más leído, boletín, aviso legal,
política de privacidad, temas relacionados
"""
LABELS = """
noticias relacionadas, artículos relacionados, relacionado, etiquetas, temas, fuente, más información
"""
CREDITS = """
foto, fotos, fotografía, imagen, imágenes, crédito, créditos, foto de, fotografía de, imagen de, ilustración, vídeo,
video
"""
BYLINES = """
Por, POR, Texto de, Escrito por, Texto
"""
STAMPS = """
actualizado, actualizado el, actualizada, publicado, publicado el, publicada
"""
RIGHTS = """
todos los derechos reservados, prohibida la reproducción, prohibida su reproducción
"""
