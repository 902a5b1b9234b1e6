"""Pages as sites send them: an article with all that stands around it, and what is no article."""

HEADLINES = {
    "Council votes to raise the dam by four metres": "The works will cost three million, the engineer said on Monday.",
    "Ferry across the Lune stops after 160 years": "The county offers a bus instead, which runs twice a day.",
    "Bakers warn of a shortage of rye in nine villages": "Fields stood under water until May, and little was sown.",
    "Clockmaker winds the tower for the last time": "She climbed the steps for thirty years.",
    "School for bakers opens in the old mill": "Forty pupils learn there each year.",
    "Flood damages two bridges on the road to Ashford": "Drivers are asked to take the road by Oxbow.",
    "Museum shows plates of the first photographer": "Most of them were broken in the flood.",
    "Wolf seen near the parish church again": "Farmers keep their sheep inside at night.",
}
MENU = "".join(f'<li><a href="/{one}">{one}</a></li>' for one in ("News", "Sport", "Weather", "Culture", "Travel"))
FOOT = '<footer><a href="/privacy">Privacy policy</a><br>&copy; 2026 Hill Review. All rights reserved.</footer>'
ASIDE = "<aside><h2>More stories</h2>{}</aside>".format(
    "".join(f'<div><h3><a href="/n/{number}">{one}</a></h3></div>' for number, one in enumerate(HEADLINES))
)
BANNER = '<div class="banner"><p>We use cookies to make this site better. You can change your settings.</p></div>'
STORY = (
    "<p>A wolf was seen near the parish church of Harrow Hill on Sunday, for the third time this spring.</p>"
    "<p>Farmers keep their sheep inside at night. The county asks everybody to keep their distance.</p>"
)
META = (
    '<link rel="canonical" href="https://hillreview.example/wolf"><meta name="author" content="Ada Quill">'
    '<meta property="og:site_name" content="Hill Review">'
    '<meta property="article:published_time" content="2026-05-03T08:00:00Z">'
)


def page(body: str, title: str = "Hill Review", head: str = "", lang: str = "en") -> str:
    """A page with a menu above and a foot below."""
    top = f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
    return f"{top}<body><nav><ul>{MENU}</ul></nav>{body}{FOOT}</body></html>"


def article(story: str = STORY, title: str = "A wolf at the church", head: str = META) -> str:
    """An article among other stories and banners."""
    return page(f"<article><h1>{title}</h1>{story}</article>{ASIDE}{BANNER}", title, head)


#: A page without an article -> what is said of it.
NO_ARTICLES = {
    "front page of boxes": (
        page(
            "".join(f'<article><h2><a href="/n">{one}</a></h2><p>{two}</p></article>' for one, two in HEADLINES.items())
        ),
        "list of links",
    ),
    "front page of links": (
        page("".join(f'<div><a href="/n"><h3>{one}</h3><p>{two}</p></a></div>' for one, two in HEADLINES.items())),
        "list of links",
    ),
    "archive": (
        page("<h1>Archive</h1>" + "".join(f'<p><a href="/n">{one}</a></p>' for one in HEADLINES)),
        "list of links",
    ),
    "cookie wall": (
        page(
            "<h1>We value your privacy</h1><p>We and our 842 partners store information on a device, such as cookies, "
            "and process personal data for personalised advertising and content.</p><p>With your permission we may use "
            "precise geolocation data. You may click to consent to our partners’ processing as described above.</p>"
            "<button>Accept all</button>"
        ),
        "cookie notice",
    ),
    "error page": (
        page(
            "<h1>404</h1><h2>Sorry, we can’t find that page</h2><p>It may have been moved, renamed or taken down. "
            "Check the address, or use the search above to find what you need.</p>",
            "Page not found",
        ),
        "error page",
    ),
    "login page": (
        page(
            "<h1>Sign in</h1><form><input type='email'><input type='password'></form><p>Forgot your password? "
            "Click here to reset it with the address that you registered.</p>"
        ),
        "login page",
    ),
    "bare login page": (
        page("<h1>Hill Review</h1><form><input type='email'><input type='password'><p>Welcome back.</p></form>"),
        "login page",
    ),
    "pay wall": (
        article(STORY + "<p>To continue reading, subscribe to the Review. Already a subscriber? Log in.</p>"),
        "for subscribers",
    ),
    "pay wall in its data": (
        article(
            head='<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree": false}</script>'
        ),
        "for subscribers",
    ),
    "script alone": (
        "<!doctype html><html><head><title>Reader</title></head><body><noscript>You need to enable JavaScript to run "
        "this app.</noscript><div id='root'></div><script src='/a.js'></script></body></html>",
        "where JavaScript runs",
    ),
    "script and nothing else": (
        "<!doctype html><html><head><title>Reader</title></head><body><div id='root'></div><script>let x = 'One long "
        "text in a script that no reader ever sees on this page, whatever it may say';</script></body></html>",
        "where JavaScript runs",
    ),
    "pictures": (
        page("".join(f"<img src='/{number}.png' alt='A picture'>" for number in range(9)), "Pictures"),
        "no article on this page|only a few words",
    ),
    "script that loads": (
        page("<div id='app'><p>Loading…</p></div><noscript><p>This works with JavaScript.</p></noscript>"),
        "where JavaScript runs",
    ),
    "wants a person": (
        page("<h1>hillreview.example</h1><p>Verify you are human by completing the action below.</p>"),
        "wants to see a person",
    ),
    "few words": (page("<main><p>Coming soon.</p></main>"), "only a few words"),
}
