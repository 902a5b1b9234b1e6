"""Words that stand for each other: "began" for "begin", and, less surely, "commence" for "begin". English alone so far.

Stemmers join what ends differently; these differ within. A question asks "When did she win?", an article says "won".
"""

from collections import defaultdict
from functools import cache

from bot.text.words import words

#: Forms of one word. They count as the word itself.
_FORMS = """
be was were been; become became; begin began begun; bear bore born borne birth; beat beaten; bend bent; bind bound;
bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred; bring brought; build built; burn burnt;
buy bought; catch caught; choose chose chosen choice; come came; creep crept; deal dealt; dig dug; draw drew drawn;
dream dreamt; drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed; feel felt; fight
fought; find found; flee fled; fly flew flown flight; forbid forbade forbidden; forget forgot forgotten; freeze froze
frozen; give gave given; go went gone; grow grew grown growth; hang hung; hear heard; hide hid hidden; hold held; keep
kept; know knew known; lay laid; lead led; leave left; lend lent; lie lay lain; lose lost loss; mean meant; meet met;
overcome overcame; pay paid; prove proven proof; ride rode ridden; ring rang rung; rise rose risen; run ran; say said;
see saw seen; seek sought; sell sold sale; send sent; shake shook shaken; shine shone; shoot shot; show shown; shrink
shrank shrunk; sing sang sung; sink sank sunk; sit sat; sleep slept; speak spoke spoken speech; spend spent; spin
spun; stand stood; steal stole stolen; stick stuck; strike struck; swear swore sworn; sweep swept; swim swam swum;
swing swung; take took taken; teach taught; tear tore torn; tell told; think thought; throw threw thrown; understand
understood; wake woke woken; wear wore worn; win won; write wrote written; withdraw withdrew withdrawn; undergo
underwent; undertake undertook; man men; woman women; child children; person people; foot feet; tooth teeth; mouse
mice; goose geese; wife wives; life lives live; leaf leaves; half halves; die death dead; use usage; one first 1; two
second 2; three third 3; four fourth 4; five fifth 5; six sixth 6; seven seventh 7; eight eighth 8; nine ninth 9; ten
tenth 10; eleven 11; twelve 12; high height; long length; deep depth; wide width; old age; believe belief; marry
marriage; jan january; feb february; mar march; apr april; jun june; jul july; aug august; sep sept september; oct
october; nov november; dec december
"""
#: Words of like meaning. They count in the context of a sentence only: often enough they mean something else.
_MEANINGS = """
start begin commence initiate found establish launch; big large huge great size; kind type sort form category; movie
film; die kill casualty fatal deceased; happen occur; use utilize employ apply; help assist aid support; get obtain
receive gain acquire; make create produce build manufacture construct; live reside inhabit dwell; population resident
inhabitant; job occupation profession work employment; buy purchase acquire; end finish conclude cease stop; main
primary major principal chief; important significant key crucial; cost price expense; show display demonstrate reveal
indicate; first initial early original; america american us usa united; uk britain british england english; kid child;
car automobile vehicle; reason cause due because result; effect impact influence consequence; change alter modify
shift; increase grow rise; decrease decline fall drop reduce; allow permit enable let; need require necessary must;
believe consider regard think; name call term refer title; near close adjacent; old ancient; fight battle combat war;
win victory defeat beat; lose defeat; leader head chief president; write author; country nation state; city town
municipality; money fund financial cash; rich wealthy; poor poverty; sick ill disease illness; doctor physician; law
legislation act rule; school university college education; student pupil; own possess property; choose select elect
pick; give grant provide offer; take seize capture; leave depart exit; join merge unite; split divide separate; wife
husband spouse marry; area region territory district zone; part portion section component; amount number quantity
total; common popular usual frequent; consist contain include comprise compose; locate situate place site; attack
assault invade strike; say state claim argue tell; try attempt seek; teach instruct education; goal aim purpose
objective; border boundary; rule govern reign control; speak language; religion faith church; describe define mean;
different distinct various; keep maintain retain preserve; protect defend safeguard; prevent prohibit ban forbid;
agree accept approve; reject refuse deny; test exam examine; measure length height; fast quick rapid speed; discover
find; people individual human; man male; woman female; game match play; song single track music; tv television;
broadcast air; release issue publish; perform play; award prize; accident crash; injure wound hurt; photo picture
image; boss chief head
"""


def forms_of(stem: str, code: str) -> tuple[str, ...]:
    """Stems of the other forms of a word in the language with this code."""
    return _groups(_FORMS).get(stem, ()) if code == "en" else ()


def kin_of(stem: str, code: str) -> tuple[str, ...]:
    """Stems of words that may mean the same in the language with this code."""
    return _groups(_MEANINGS).get(stem, ()) if code == "en" else ()


@cache
def _groups(listed: str) -> dict[str, tuple[str, ...]]:
    kin: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for group in listed.split(";"):
        stems = [word.stem for word in words(group, "en")]
        for stem in stems:
            kin[stem].update(dict.fromkeys(other for other in stems if other != stem))
    return {stem: tuple(others) for stem, others in kin.items()}
