"""What the names in a page's markup (class, id, role) tell of a part of it, in the words that sites use for them."""

import re
from enum import Enum
from functools import lru_cache
from itertools import pairwise


class Part(Enum):
    """What a part of a page is, where it is not its article."""

    #: Ways through the site, dialogs, advertisements, other stories, the foot of the page.
    BESIDE = "beside"
    #: What readers wrote.
    COMMENTS = "comments"
    #: Who wrote it and when, captions, ways to share it: it tells of the article and is not part of it.
    ABOUT = "about"


#: Names are taken apart at hyphens, digits and capitals; these are such parts, whole.
_BESIDE = """
ad ads adv adbox adslot adsense adunit banner banners sponsor sponsored
outbrain taboola anzeige werbung publicidad publicite pubblicita annons reklama
crumb crumbs pathway nav navs navbar navbox navi navigation subnavigation sitemap menu menus
menubar submenu mainmenu pager paging pagination pagenav topbar toolbar toolbox skiplink skiplinks masthead toc
tableofcontents seitenleiste offcanvas drawer flyout
footer footers foot colophon copyright imprint impressum disclaimer backtotop
consent consents cmp gdpr dsgvo rgpd lgpd
ccpa onetrust usercentrics borlabs didomi iubenda klaro cmplz quantcast truste trustarc osano termly
modal popup popups popover lightbox overlay interstitial toast snackbar
subscribe subscription subscriptions signup regwall donate donation promo
promos promotion cta
related relatedposts relatedlinks recommended recommendation recommendations recommend recirc recirculation readmore
mostread mostpopular popular trending teaser teasers teaserbox teaserlist upnext alsoread seealso
ticker breaking breakingnews livefeed feedback helpful useful login signin register searchform searchbox searchbar
basket minicart editsection noprint catlinks hatnote ambox infobox
contact contacts contactcard contactinfo kontakt contacto contatti
"""
_COMMENTS = """
disqus fbcomments respond responses replies leserkommentare commentaire commentaires commenti reacties komentarze
discussion
"""
_ABOUT = """
author authors authorbox byline bylines bio biography postmeta entrymeta metadata meta dateline timestamp pubdate
readingtime share shares sharing sharebar sharedaddy sharebuttons social socials addtoany addthis
caption captions credit credits pullquote tags taglist taxonomy topics categories
rating ratings stars votes votecell likes review reviews userreviews nutrition
signature postprofile userinfo userdetails profile avatar footnotes references reflist
"""
#: Names of two words.
_PAIRS = {
    **dict.fromkeys(
        (
            ("screen", "reader"), ("sr", "only"), ("visually", "hidden"), ("skip", "link"), ("skip", "to"),
            ("most", "read"), ("most", "popular"), ("read", "more"), ("read", "next"), ("see", "also"), ("up", "next"),
            ("more", "stories"), ("more", "topics"), ("sign", "up"), ("back", "top"), ("info", "box"), ("edit", "page"),
            # "paywall" alone is what sites call the paid part of their articles.
            ("paywall", "hint"), ("paywall", "prompt"), ("paywall", "message"), ("paywall", "box"),
        ),
        Part.BESIDE,
    ),
    **dict.fromkeys(
        (
            ("user", "info"), ("user", "details"), ("posted", "on"), ("posted", "by"), ("reading", "time"),
            ("post", "buttons"), ("post", "footer"), ("entry", "footer"), ("article", "footer"),
        ),
        Part.ABOUT,
    ),
}  # fmt: skip
_WORDS = {
    **dict.fromkeys(_ABOUT.split(), Part.ABOUT),
    **dict.fromkeys(_COMMENTS.split(), Part.COMMENTS),
    **dict.fromkeys(_BESIDE.split(), Part.BESIDE),
}
_ENDS = ("nav", "menu", "sidebar", "footer", "banner", "newsletter")
_STARTS = ("cookie", "breadcrumb", "newsletter", "sidebar", "advert")
#: "commentary" is a form of article.
_COMMENT = ("comment", "kommentar", "comentario")
#: Roles of ARIA, and properties of schema.org.
_ROLES = dict.fromkeys(
    (
        "navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog", "alertdialog",
        "alert", "status", "toolbar", "tablist", "doc-toc",
    ),
    Part.BESIDE,
) | {"doc-endnotes": Part.ABOUT}  # fmt: skip
_PROPERTIES = {
    **dict.fromkeys(("comment", "suggestedanswer"), Part.COMMENTS),
    **dict.fromkeys(("author", "publisher", "aggregaterating", "review"), Part.ABOUT),
}
#: A word of a name: between hyphens and the like, or behind a capital where another word stands before it. In names
#: that a program made, such as "css-1ad9x" and "kAdXy", letters are no words.
_PIECES = re.compile(r"(?<![^\W_])(?:[A-Z]{2,}(?![a-z])|[A-Z]?[^\W\d_A-Z]+)|(?<=[^\W\d_A-Z]{3})[A-Z][^\W\d_A-Z]+")


@lru_cache(maxsize=4096)
def part(names: str) -> Part | None:
    """What a part of a page with this class, or this id, is; names of two words first."""
    pieces = [piece.casefold() for piece in _PIECES.findall(names)]
    for pair in pairwise(pieces):
        if found := _PAIRS.get(pair):
            return found
    for piece in pieces:
        if found := _WORDS.get(piece):
            return found
        if piece.endswith(_ENDS) or piece.startswith(_STARTS):
            return Part.BESIDE
        if piece.startswith(_COMMENT) and not piece.startswith("commentar"):
            return Part.COMMENTS
    return None


def part_by_role(role: str, prop: str) -> Part | None:
    """The same by an ARIA role and a property of schema.org, each "" for none."""
    return _ROLES.get(role.casefold()) or _PROPERTIES.get(prop.casefold())
