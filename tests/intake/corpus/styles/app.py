"""Pages that scripts draw: what was saved of them is boxes whose class names say nothing."""
# ruff: noqa: E501 - markup stands here as sites write it

import json
from html import escape

from tests.intake.corpus.around import consent
from tests.intake.corpus.story import Story


def page(story: Story) -> str:
    """A shop's magazine, and a publication of the kind that everybody can write for."""
    return (_shop, _publication)[story.number % 2](story)


def _shop(story: Story) -> str:
    say = story.words
    blocks = "".join(
        f'<div class="sc-{n:x}a1 bXy{n}">{one}</div>'
        for n, one in enumerate(story.blocks(heading='<h3 class="sc-77">{}</h3>'))
    )
    products = "".join(
        f'<div class="sc-99 kQ"><div class="sc-98">{escape(a)}</div><div class="sc-97">{escape(b)}</div><button class="sc-96">{say.all("shop")[0]}</button></div>'
        for a, b in say.rows("products")
    )
    menu = "".join(
        f'<div class="sc-31 fG"><a class="sc-30" href="/{n}">{escape(one)}</a></div>'
        for n, one in enumerate(say.all("sections"))
    )
    state = json.dumps(
        {"props": {"pageProps": {"menu": say.all("sections"), "consent": say.rows("consent")[0]}}}, ensure_ascii=False
    )
    return f"""<!DOCTYPE html><html lang="{story.language}"><head><meta charSet="CHARSET"/><title>{story.title} | {say["site"]}</title><meta name="next-head-count" content="3"/></head>
<body><div id="__next"><div class="sc-1 aB"><div class="sc-2">{menu}</div></div><div class="sc-3 cD"><div class="sc-4"><h1 class="sc-5">{story.title}</h1><div class="sc-6">{say["minutes"]}</div></div>
<div class="sc-7 eF">{blocks}</div><div class="sc-8"><div class="sc-9"><h2 class="sc-10">{escape(say.all("shop")[2])}</h2>{products}</div><div class="sc-11"><p class="sc-12">{escape(say["review"])}</p>
<p class="sc-12">{escape(say.all("comments")[0])}</p></div></div></div><div class="sc-13"><div class="sc-14">{escape(say.all("shop")[1])}</div><p class="sc-15">{escape(say["address"])}</p><p>{say["rights"]}</p></div>
{consent(say, story.chance)}</div><script id="__NEXT_DATA__" type="application/json">{state}</script></body></html>"""


def _publication(story: Story) -> str:
    say = story.words
    story.gives |= {"author"}
    body = "".join(
        story.blocks(
            heading='<h2 class="nk nl be">{}</h2>',
            paragraph='<p class="pw-post-body-paragraph mo mp fr">{}</p>',
            item='<li class="mo mp">{}</li>',
        )
    )
    cards = "".join(
        f'<div class="ab cn"><div class="l"><a href="/{n}"><h2 class="be fs">{escape(a)}</h2><h3 class="be hw">{escape(b)}</h3></a><div>{say["minutes"]}</div></div></div>'
        for n, (a, b) in enumerate(say.rows("related"))
    )
    answers = "".join(
        f'<div class="ab q"><p class="be b">{escape(n)}</p><div class="pre-wrap"><div class="be b">{escape(c)}</div></div><button>{say["reply"]}</button></div>'
        for n, c in zip(say.all("people"), say.all("comments"), strict=True)
    )
    return f"""<!doctype html><html lang="{story.language}"><head><title>{story.title} | {say["site"]}</title><meta charset="CHARSET"><meta data-rh="true" name="author" content="{escape(story.name)}"/></head>
<body><div id="root"><div class="a b c"><div class="d e f"><div class="ab q"><a href="/login">{say["login"]}</a><a href="/m">{say["subscribe"]}</a></div></div><div class="l"><article><div class="l"><section><div>
<div class="fs ft"><h1 class="pw-post-title fw">{story.title}</h1><div class="ab"><a href="/@a">{escape(story.name)}</a><span>{say["minutes"]}</span><span>·</span><span>{say["date"]}</span></div><div class="ab"><button>{say["likes"]}</button><p>214</p></div>
{body}</div></div></section></div></article><div class="ab"><h2>{escape(story.name)}</h2><p class="be b">{escape(story.name)} {escape(say["bio"])}</p></div><div class="l"><h2>{say["comments_title"]} (4)</h2>{answers}</div>
<div class="l"><h2 class="be">{say["related_title"]}</h2>{cards}</div></div><div class="ab"><p>{say.all("foot")[0]}</p><p>{say.all("foot")[1]}</p></div></div></div>{consent(say, story.chance)}</body></html>"""
