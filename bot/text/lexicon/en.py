"""English."""

STOP = """
a about above across after again against ago all almost along already also although always am among an and another
any anybody anyone anything are around as at away back be became because become been before behind being below
between both but by can cannot could did do does doing done down during each either else enough etc even ever every
everybody everyone everything few for from further get gets got had has have having he her here hers herself him
himself his how however i if in indeed instead into is it its itself just least less let like ll m made make many
may maybe me might mine more most much must my myself near neither never no nobody none nor not nothing now o of
off often on once one only onto or other others our ours ourselves out over own per perhaps quite rather re s same
shall she should since so some somebody someone something still such t than that the their theirs them themselves
then there therefore these they this those though through thus to together too toward towards under until up upon
us ve very via was we were what whatever when whenever where whether which while who whoever whole whom whose why
will with within without would yet you your yours yourself yourselves
"""
QUESTIONS = {
    "who": "who whom whose",
    "when": "when, what year, which year, what date, what day, what month, what time, what century, "
    "what decade, how long ago",
    "where": "where, what country, which country, what city, which city, what town, what state, what place",
    "how_many": "how many, how much, how long, how old, how far, how high, how tall, how large, how big, how deep, "
    "how often, how heavy, how fast, how wide, what percentage, what percent, what number",
    "why": "why, how come, what reason, for what reason",
    "what": "what which how",
}
ABBREVIATIONS = """
adm approx art assn ave bldg blvd brig bros capt cf ch cmdr co col corp cpl dept dr ed eds e.g eq est etc fig figs
fl fr ft gen gov hon inc incl i.e insp jr lt ltd maj messrs mr mrs ms mt mss no nos nr op p par ph.d pl pp pres prof
pt rep reps rev sec sen sens sgt sr st ste supt univ v vol vols vs jan feb mar apr jun jul aug sep sept oct nov dec
"""
#: Openings that mean something named before; what may stand before them in the sentence.
REFERENCES = "he she they it him his her their its this these those such that"
#: Pronouns that stand for somebody or something named before, also behind "In 1907".
SUBJECTS = "he she it they"
CONNECTIVES = "but and so then however moreover also yet still instead thus therefore meanwhile afterwards later or nor"
#: "It is clear that …": nothing was named before.
EXPLETIVES = (
    r"it(?: is| was|['’]s| has been| seems| appears| takes| took| may be| will be)\b"
    r".*\b(?:that|to|who|which|when|where)\b"
)
#: Furniture, phrases between commas: how its lines open; lines that are nothing else; what stands before a colon in it;
#: what comes before who made a picture, who wrote the text and when it was changed; words on rights.
OPENINGS = """
read more, read also, also read, read next, read the full, more on this, more from this, more about this, see also,
click here, tap here, sign up, subscribe to, subscribe now, subscribe today, log in to, follow us, follow me on,
share this, share on, share via, tweet this, like us on, skip to, back to top, we use cookies,
this site uses cookies, this website uses cookies, this page uses cookies, by continuing to use this,
accept all cookies, accept cookies, cookie policy, cookie settings, cookie notice, manage cookies,
story continues below, continue reading, thank you for reading, thanks for reading, download our app, get our app,
all rights reserved, do not reproduce, do not republish, do not redistribute, image courtesy, photo courtesy
"""
LINES = """
advertisement, advertisements, sponsored, sponsored content, share, tweet, print, email, comments, newsletter,
newsletters, table of contents, subscribe, log in, login, sign in, menu, search, related, related articles,
related stories, related topics, trending, most read, most popular, read on, next, previous, next article,
previous article, privacy policy, terms of use, terms of service, contact us, about us, loading
"""
LABELS = """
related, related articles, related stories, related topics, more, tags, topics, filed under, source, sources, via
"""
CREDITS = """
photo, photos, photograph, photographs, image, images, picture, pictures, credit, photo credit, image credit,
picture credit, photo by, photos by, image by, photograph by, illustration, illustration by, video, getty images
"""
BYLINES = """
By, BY, Written by, Reported by, Text by, Words by, Story by
"""
STAMPS = """
updated, last updated, published, first published, posted, modified, last modified
"""
RIGHTS = """
all rights reserved
"""
