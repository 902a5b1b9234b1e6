"""Markup that pages of every style carry: dialogs on cookies as their vendors write them, and lists of links."""
# ruff: noqa: E501 - markup stands here as sites write it

from html import escape
from random import Random

from tests.intake.corpus.words import Words


def links(lines: list[str], *, item: str = '<li><a href="/s/{n}">{text}</a></li>') -> str:
    """Links, one an item."""
    return "".join(item.format(n=n, text=escape(text)) for n, text in enumerate(lines))


def consent(words: Words, chance: Random) -> str:
    """A dialog on cookies: one of three wordings in one of ten forms."""
    title, first, second, yes, no = map(escape, chance.choice(words.rows("consent")))
    return chance.choice(_DIALOGS).format(title=title, first=first, second=second, yes=yes, no=no)


_DIALOGS = (
    '<div id="onetrust-consent-sdk"><div class="onetrust-pc-dark-filter"></div><div id="onetrust-banner-sdk" role="alertdialog">'
    '<div id="onetrust-policy"><h2 id="onetrust-policy-title">{title}</h2><div id="onetrust-policy-text">{first} {second} '
    '<a href="/cookies">{no}</a></div></div><button id="onetrust-accept-btn-handler">{yes}</button></div></div>',
    '<div id="CybotCookiebotDialog" class="CybotEdge" role="dialog"><h2 id="CybotCookiebotDialogBodyContentTitle">{title}</h2>'
    '<div id="CybotCookiebotDialogBodyContentText">{first}<br>{second}</div><a href="#" class="btn">{yes}</a>'
    '<a href="#" class="btn">{no}</a></div>',
    '<div class="qc-cmp2-container"><div class="qc-cmp2-summary-section"><div class="qc-cmp2-summary-info"><p>{title}</p>'
    "<div><p>{first}</p><p>{second}</p></div></div><button mode=primary>{yes}</button><button>{no}</button></div></div>",
    '<div id="cookie-law-info-bar" data-nosnippet="true"><span>{first} {second} <a id="cookie_action_close_header" '
    'role="button">{yes}</a></span></div>',
    '<dialog open class="cmp"><form method="dialog"><strong>{title}</strong><p>{first}</p><p>{second}</p>'
    "<button>{yes}</button><button>{no}</button></form></dialog>",
    '<section aria-label="{title}" class="gdpr-notice"><div class="wrap"><p>{first}</p><p>{second}</p>'
    '<a class="button" href="?ok">{yes}</a></div></section>',
    '<div class="css-1k2x9q"><div class="css-8ab1c2"><p class="css-0">{title}</p><p class="css-0">{first}</p>'
    '<p class="css-0">{second}</p><button class="css-77">{yes}</button><button class="css-78">{no}</button></div></div>',
    '<div class="modal fade show" tabindex="-1" aria-modal="true" role="dialog"><div class="modal-dialog"><div class="modal-body">'
    '<h5>{title}</h5><p>{first}</p><p>{second}</p></div><div class="modal-footer"><button type="button">{yes}</button>'
    "</div></div></div>",
    '<div class="gov-cookie-banner" data-nosnippet role="region" aria-label="{title}"><h2>{title}</h2><div><p>{first}</p>'
    '<p>{second}</p></div><button name="cookies">{yes}</button> <a href="/help/cookies">{no}</a></div>',
    '<div style="position:fixed;bottom:0;left:0"><p style="margin:0">{first} {second} <a href="/privacy">{no}</a> '
    '<input type="button" value="{yes}"></p></div>',
)
