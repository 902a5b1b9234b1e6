"""Phrases that pages use in place of an article and articles hardly ever, in the languages we read.

They stand between commas, case-folded, with straight apostrophes.
"""

MISSING = """
error 404, 404 error, http 404, 404 not found, fehler 404, erreur 404, errore 404, erro 404, fout 404, fel 404,
fejl 404, feil 404, virhe 404, ошибка 404, 403 forbidden, 403 error, error 403, 500 error, error 500, bad gateway,
internal server error, service unavailable, application error, access denied, you don't have permission to access,
temporarily down for maintenance, undergoing maintenance, interner serverfehler, zugriff verweigert, accès refusé,
acceso denegado, accesso negato, acesso negado, toegang geweigerd, доступ запрещен, доступ запрещён
"""
SCRIPT = """
enable javascript, enabling javascript, javascript is disabled, javascript is not enabled, requires javascript,
javascript is required, javascript to run this app, turn on javascript, javascript must be enabled,
javascript aktivieren, aktivieren sie javascript, javascript ist deaktiviert, activer javascript, activez javascript,
javascript est désactivé, habilita javascript, habilite javascript, activa javascript, active javascript,
abilita javascript, attiva javascript, ative o javascript, habilite o javascript, schakel javascript in,
javascript is uitgeschakeld, javascript inschakelen, aktivera javascript, slå på javascript, aktiver javascript,
slå javascript til, ota javascript käyttöön, включите javascript, включить javascript
"""
ROBOT = """
verify you are human, verify you are a human, verify that you are, verifying you are human, checking your browser,
are you a robot, i'm not a robot, you're not a robot, you are not a robot, and not a robot, not a bot, unusual traffic,
complete the captcha, complete the security check, you have been blocked, using automation tools,
security of your connection, security service to protect itself,
bestätigen sie, dass sie ein mensch, kein roboter, je ne suis pas un robot, vous n'êtes pas un robot, no soy un robot,
no eres un robot, non sono un robot, não sou um robô, ik ben geen robot, jag är inte en robot, jeg er ikke en robot,
en ole robotti, я не робот
"""
PAID = """
to continue reading, to keep reading, continue reading this article, to read the full, to read the rest,
to read this article, to read this story, subscribe to read, subscribe to continue, subscribe to unlock,
subscribers only, for subscribers only, only for subscribers, only available to subscribers, is for subscribers,
is available to subscribers, subscriber-only, exclusive to subscribers, exclusively for subscribers,
reserved for subscribers, already a subscriber, already have a subscription, reached your limit of free,
free articles left, free articles remaining, your last free article, unlock this article, for paying members,
member-only, members-only, um weiterzulesen, um weiterlesen zu können, jetzt weiterlesen,
um diesen artikel zu lesen, nur für abonnenten, exklusiv für abonnenten, bereits abonnent, schon abonnent,
artikel freischalten, weiterlesen mit, réservé aux abonnés, réservée aux abonnés, réservés aux abonnés,
pour lire la suite, pour continuer la lecture, pour continuer à lire, déjà abonné, abonnez-vous pour,
solo para suscriptores, exclusivo para suscriptores, para seguir leyendo, para continuar leyendo, ya eres suscriptor,
suscríbete para, per continuare a leggere, riservato agli abbonati, solo per abbonati, sei già abbonato, abbonati per,
exclusivo para assinantes, para continuar a ler, para continuar lendo, já é assinante, assine para,
om verder te lezen, alleen voor abonnees, exclusief voor abonnees, al abonnee, för att läsa vidare,
för att läsa hela, för att fortsätta läsa, endast för prenumeranter, redan prenumerant, for at læse videre,
for at læse hele, kun for abonnenter, allerede abonnent, for å lese videre, for å lese hele, jatkaaksesi lukemista,
vain tilaajille, oletko jo tilaaja, чтобы продолжить чтение, только для подписчиков, уже есть подписка
"""
LOGIN = """
log in to continue, login to continue, sign in to continue, please log in, please login, please sign in,
log in to your account, sign in to your account, forgot your password, forgot password, forgotten your password,
forgotten password, create an account, create account, don't have an account, already have an account,
you must be logged in, you must log in, you need to log in, enter your password, keep me signed in, remember me,
username or email, email and password, melden sie sich an, bitte anmelden, bitte einloggen, passwort vergessen,
konto erstellen, noch kein konto, connectez-vous, mot de passe oublié, créer un compte, pas encore de compte,
inicia sesión, iniciar sesión, olvidaste tu contraseña, has olvidado tu contraseña, crear una cuenta,
accedi per, accedi al tuo, password dimenticata, hai dimenticato la password, crea un account,
inicie sessão, faça login, esqueceu a senha, esqueceu sua senha, esqueceu-se da palavra-passe, crie uma conta,
log in om, wachtwoord vergeten, account aanmaken, nog geen account, logga in för, glömt lösenord, glömt ditt lösenord,
skapa konto, log ind for, glemt adgangskode, opret konto, logg inn for, glemt passord, opprett konto,
kirjaudu sisään, unohditko salasanan, luo tili, войдите в, забыли пароль, создать аккаунт
"""
