"""What stands on a page in place of an article, and articles that only speak of such things."""

import pytest

from bot.intake.indexing import index
from bot.intake.signs import Sign
from bot.intake.unusable import LINKS, too_short, why_unusable, words
from bot.models import Draft
from tests.test_house import ROOT

WALLS = {
    Sign.COOKIES: [
        "Before you continue to Google\n\nWe use cookies and data to\n\nDeliver and maintain "
        "Google services\n\nTrack outages and protect against spam, fraud, and abuse\n\nMeasure "
        "audience engagement and site statistics to understand how our services are used and "
        'enhance the quality of those services\n\nIf you choose to "Accept all," we will also '
        "use cookies and data to\n\nDevelop and improve new services\n\nDeliver and measure the "
        "effectiveness of ads\n\nShow personalized content, depending on your settings\n\nIf you "
        'choose to "Reject all," we will not use cookies for these additional purposes.',
        "Your privacy matters to us\n\nThis website stores cookies on your computer. These "
        "cookies are used to collect information about how you interact with our website and "
        "allow us to remember you. We use this information in order to improve and customize "
        "your browsing experience and for analytics and metrics about our visitors.",
        "Le respect de votre vie privée est notre priorité\n\nNous et nos partenaires stockons "
        "et/ou accédons à des informations stockées sur un terminal, telles que les cookies, "
        "et traitons les données personnelles, telles que les identifiants uniques et les "
        "informations standards envoyées par chaque terminal pour diffuser des publicités et "
        "du contenu personnalisés.\n\nVous pouvez accepter ou refuser ces traitements. Votre "
        "choix sera conservé pendant six mois.",
        "Valoramos tu privacidad\n\nNosotros y nuestros socios almacenamos o accedemos a "
        "información en un dispositivo, tales como cookies, y procesamos datos personales. "
        "Con tu permiso, podemos utilizar datos de localización geográfica precisa. Puedes "
        "hacer clic para otorgarnos tu consentimiento.",
        "La tua privacy è importante per noi\n\nNoi e i nostri partner archiviamo e/o accediamo"
        " a informazioni su un dispositivo, come i cookie, e trattiamo dati personali. Con il"
        " tuo consenso possiamo usare dati di geolocalizzazione precisi. Puoi modificare le "
        "tue preferenze in qualsiasi momento.",
        "Wij en onze partners gebruiken cookies om uw ervaring op onze website te verbeteren "
        "en om advertenties te personaliseren. Door op accepteren te klikken geeft u "
        "toestemming voor het gebruik van alle cookies. U kunt uw keuze later wijzigen in de "
        "instellingen.",
        "Vi värnar om din integritet\n\nVi och våra partner lagrar och använder information på "
        "din enhet, till exempel cookies, och behandlar personuppgifter. Du kan när som helst"
        " ändra dina val under inställningar.",
        "Vi bruker informasjonskapsler\n\nVi og våre partnere lagrer informasjon på enheten din"
        " for å vise deg personlig tilpassede annonser. Du kan godta eller avvise dette. Du "
        "kan endre samtykket ditt når som helst.",
        "Arvostamme yksityisyyttäsi\n\nMe ja kumppanimme käytämme evästeitä tietojen "
        "tallentamiseen laitteellesi ja mainonnan kohdentamiseen. Voit hyväksyä evästeet tai "
        "muuttaa asetuksia milloin tahansa.",
        "Мы используем файлы cookie, чтобы сделать наш сайт удобнее. Продолжая пользоваться "
        "сайтом, вы соглашаетесь с обработкой персональных данных. Вы можете изменить "
        "настройки в браузере.",
        "Usamos cookies para personalizar conteúdo e anúncios e para analisar o nosso "
        "tráfego. Ao continuar, você concorda com a nossa política de privacidade. Você pode "
        "alterar as suas preferências a qualquer momento.",
    ],
    Sign.MISSING: [
        "Oops!\n\nWe can't seem to find the page you're looking for.\n\nHere are some helpful "
        "links instead: Home, Search, Help.",
        "404\n\nNot Found\n\nThe resource requested could not be found on this server!",
        "Not Found\n\nThe requested URL was not found on this server.\n\nAdditionally, a 404 Not "
        "Found error was encountered while trying to use an ErrorDocument to handle the "
        "request.",
        "This page doesn't exist. Maybe it never did, or it has moved somewhere else.",
        "Uh-oh. That page took a day off.\n\nError 404: the page could not be found. Try the "
        "search, or go back to the front page.",
        "Die gewünschte Seite konnte nicht gefunden werden. Möglicherweise wurde sie "
        "verschoben oder gelöscht. Bitte benutzen Sie die Suche.",
        "Cette page n’existe pas ou plus. Vous pouvez retourner à l’accueil ou utiliser la recherche.",
        "Lo sentimos, la página que intentas ver no existe. Vuelve a la portada o usa el buscador.",
        "Ci dispiace, la pagina che hai cercato non è stata trovata. Torna alla home page.",
        "A página que tentou aceder não foi encontrada. Volte à página inicial.",
        "Sorry, deze pagina kon niet worden gevonden. Ga terug naar de homepage.",
        "Hoppsan! Sidan du försökte nå finns inte längre. Gå tillbaka till startsidan.",
        "Beklager, siden du prøvde å åpne finnes ikke. Gå til forsiden.",
        "Valitettavasti sivua ei löydy. Palaa etusivulle tai käytä hakua.",
        "К сожалению, такой страницы не существует. Вернитесь на главную.",
        "502 Bad Gateway\n\nnginx",
        "Access Denied\n\nYou don't have permission to access this resource on this server.",
        "Application error: a client-side exception has occurred. Please try again later.",
    ],
    Sign.LOGIN: [
        "Log in\n\nWelcome back! Please enter your details. Forgot password? Don't have an account? Sign up for free.",
        "You must log in to continue.\n\nLog Into Facebook\n\nForgot account? Sign up for Facebook",
        "Anmelden\n\nE-Mail-Adresse Passwort. Passwort vergessen? Noch kein Konto? Jetzt registrieren.",
        "Connectez-vous à votre compte pour continuer. Mot de passe oublié ? Créez un compte gratuitement.",
        "Inicia sesión para continuar. ¿Has olvidado tu contraseña? ¿No tienes cuenta? Regístrate.",
    ],
    Sign.PAID: [
        "The minister resigned on Tuesday after a vote in the lower house. It was the third "
        "resignation this year.\n\nThis article is for subscribers only. Subscribe now for full"
        " access from £1 a week.",
        "Der Minister trat am Dienstag zurück. Es ist der dritte Rücktritt in diesem "
        "Jahr.\n\nWeiterlesen mit dem Probeabo: vier Wochen für einen Euro. Bereits Abonnent? "
        "Hier anmelden.",
        "Le ministre a démissionné mardi. C’est la troisième démission de l’année.\n\nIl vous "
        "reste 82% de cet article à lire. La suite est réservée aux abonnés.",
        "El ministro dimitió el martes. Es la tercera dimisión del año.\n\nSigue leyendo con "
        "una suscripción. ¿Ya eres suscriptor? Inicia sesión.",
        "Il ministro si è dimesso martedì. È la terza dimissione dell'anno.\n\nQuesto contenuto"
        " è riservato agli abbonati. Hai già un abbonamento? Accedi.",
        "De minister trad dinsdag af. Het is het derde vertrek dit jaar.\n\nDit artikel is "
        "alleen voor abonnees. Al abonnee? Log in.",
        "Create a free account to continue reading. The minister resigned on Tuesday after a vote.",
    ],
    Sign.SCRIPT: [
        "JavaScript is not available.\n\nWe've detected that JavaScript is disabled in this "
        "browser. Please enable JavaScript or switch to a supported browser to continue using"
        " x.com.",
        "Bitte aktivieren Sie JavaScript in Ihrem Browser, um diese Seite zu sehen.",
        "Pour accéder à ce contenu, veuillez activer JavaScript dans votre navigateur.",
    ],
    Sign.ROBOT: [
        "Please verify you are a human\n\nAccess to this page has been denied because we "
        "believe you are using automation tools to browse the website.",
        "Our systems have detected unusual traffic from your computer network. This page "
        "checks to see if it's really you sending the requests, and not a robot.",
        "Enter the characters you see below\n\nSorry, we just need to make sure you're not a "
        "robot. For best results, please make sure your browser is accepting cookies.",
        "Attention Required! | Cloudflare\n\nSorry, you have been blocked. You are unable to "
        "access this site. This website is using a security service to protect itself from "
        "online attacks.",
    ],
}
LISTS = [
    "- [Council votes](https://a.example/1)\n- [Ferry stops](https://a.example/2)\n- [Bakers "
    "warn](https://a.example/3)\n- [Wolf seen](https://a.example/4)",
    "https://a.example/1\nhttps://a.example/2\nhttps://a.example/3\nhttps://a.example/4\nhttps://a.example/5",
    "# My reading list\n\n* Council votes to raise the dam: https://a.example/1\n* "
    "https://a.example/2\n* [Bakers warn of a shortage of rye in nine "
    "villages](https://a.example/3)\n* [Wolf](https://a.example/4)\n",
]
ARTICLES = [
    "Google said on Tuesday that it will no longer block third-party cookies in its Chrome "
    "browser. The company had promised to do so since 2020. Advertisers had warned that they "
    "would lose track of their customers. Regulators in Britain welcomed the decision. "
    "Privacy groups called it a step back.",
    "Cream the butter and the sugar. Add the eggs, one at a time. Drop spoonfuls on a sheet, "
    "and bake your cookies for 12 minutes. You can freeze them for up to a month. Our readers"
    " like them with nuts.",
    "The library will close for repairs in May. Borrowers can return their books to the town "
    "hall. It opens again in June, with a new roof and a lift.",
    "We tried the new login page of the tax office. It took eleven minutes. You must log in "
    "with a card that comes by post. The ministry says it will be simpler next year, when the"
    " card is dropped. So far four million people have one.",
    "Subscribers to the old magazine were told by letter on Friday. The last issue appears in"
    " June. The publisher lost forty thousand readers in ten years. Its archive goes to the "
    "university library.",
    "Ein Gericht in Hamburg hat entschieden, dass Webseiten vor dem Setzen von Cookies um "
    "Einwilligung bitten müssen. Geklagt hatte ein Verband von Verbrauchern. Das Urteil ist "
    "noch nicht rechtskräftig. Die Betreiber kündigten Berufung an. Für sie geht es um viel "
    "Geld.",
    "Die Kirche wurde 1743 gebaut. Sie brannte 1812 ab. Heute ist dort ein Park.",
    "The error 404 has become part of everyday speech, says the linguist Ann Marsh. Her book "
    "collects two hundred examples from newspapers. In one of them a goalkeeper is called a "
    "404. She calls it the first number since 911 to become a word. The book appears on "
    "Friday and costs twenty pounds.",
    "La CNIL a infligé une amende de 60 millions d'euros à Microsoft pour ses cookies "
    "publicitaires. Le moteur de recherche Bing ne permettait pas de les refuser aussi "
    "simplement que de les accepter. L'entreprise a trois mois pour se conformer. Elle peut "
    "faire appel devant le Conseil d'État.",
]


def why(text: str, title: str = "") -> str:
    return why_unusable(text, [one.sentence for one in index(Draft(text)).sentences], title)


def short(text: str, sentences: int = 0) -> str:
    return too_short(text, [one.sentence for one in index(Draft(text)).sentences], sentences=sentences)


@pytest.mark.parametrize(("sign", "text"), [(sign, text) for sign, texts in WALLS.items() for text in texts])
def test_u8_walls_are_told_by_what_they_are(sign: Sign, text: str) -> None:
    assert why(text) == sign.value


@pytest.mark.parametrize("text", LISTS)
def test_u8_lists_of_links(text: str) -> None:
    assert why(text) == LINKS


@pytest.mark.parametrize("text", ARTICLES)
def test_short_articles_that_speak_of_such_things_are_articles(text: str) -> None:
    assert why(text) == ""
    assert short(text, 3) == ""


@pytest.mark.parametrize("text", ARTICLES)
@pytest.mark.parametrize(
    "wall", ["We use cookies to make this site better. You can change your settings.", "Sign in", "Menu"]
)
def test_an_article_under_a_banner_is_one(text: str, wall: str) -> None:
    assert why(f"{wall}\n\n{text}") == ""
    assert why(f"{text}\n\n{wall}") == ""


@pytest.mark.parametrize("path", sorted((ROOT / "data" / "articles").glob("*.[tm]*")), ids=lambda path: path.name)
def test_the_sample_shelf_is_made_of_articles(path: object) -> None:
    text = (ROOT / "data" / "articles" / str(path)).read_text("utf-8")
    assert why(text) == ""
    assert short(text, 3) == ""


def test_u8_a_headline_says_what_a_short_page_is() -> None:
    lost = "Sorry about that! Maybe the address was typed wrong, or it has moved to another shelf. Try the search."
    assert why(lost, "Page not found – Hill Review") == Sign.MISSING.value
    assert why(f"Page not found\n\n{lost}") == Sign.MISSING.value
    assert why(lost, "A walk in the hills") == ""
    # Of a title that is the text's own first sentence nothing follows.
    assert why(ARTICLES[7], ARTICLES[7][:40] + "…") == ""


def test_a_long_text_is_an_article_whatever_it_says() -> None:
    assert why("We use cookies on this site, with your consent. " * 1000) == ""


@pytest.mark.parametrize("text", ["Stop now please.", "Yes.", "停。"])
def test_a_few_words_are_too_short(text: str) -> None:
    assert "too short to summarise" in short(text)


def test_one_or_two_sentences_are_too_short_where_more_are_wanted() -> None:
    text = "The clock of Fenwick has one hand. It was made by a blind smith in 1699."
    assert short(text) == ""
    assert short(text, 3) == "It has only 2 sentences: that is too short to summarise."
    assert short(text[:34], 3) == "It has only 1 sentence: that is too short to summarise."
    # Nothing at all is told elsewhere.
    assert short("* * *", 3) == ""


def test_words_are_counted_in_every_script() -> None:
    assert words("One lamp, two lamps") == 4
    assert words("教会の鐘") == 4
    assert words("...") == 0
