"""Newspapers: a live ticker, hints at subscriptions, advertisements, and other stories between the paragraphs."""
# ruff: noqa: E501 - markup stands here as sites write it

import json
from html import escape

from tests.intake.corpus.around import consent, links
from tests.intake.corpus.story import Story


def page(story: Story) -> str:
    """Three houses' systems in turn, with more or less around the story."""
    return (_semantic, _modules, _plain)[story.number % 3](story)


def _data(story: Story) -> str:
    story.gives |= {"author", "date"}
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.article.title,
        "datePublished": f"{story.day}T06:00:00+02:00",
        "author": [{"@type": "Person", "name": story.name}],
        "isAccessibleForFree": True,
    }
    return f'<script type="application/ld+json">{json.dumps(said, ensure_ascii=story.number % 2 == 0)}</script>'


def _semantic(story: Story) -> str:
    say = story.words
    one, two, three, four = (escape(row[0]) for row in say.rows("related"))
    lead = story.also(say["note_text"])
    letter = [escape(line) for line in say.all("newsletter")]
    body = story.between(
        story.blocks(paragraph='<p class="article-text">{}</p>'),
        f'<aside class="inline-promo"><h3>{escape(say["also"])}</h3><a href="/1">{one}</a></aside>',
        f'<p class="article-text"><b>{escape(say["also"])}</b> <a href="/2">{two}</a></p>',
        f'<div class="ad ad--inline" data-slot="mid"><span>{say["ad"]}</span></div>',
        f'<section class="newsletter-box"><h3>{letter[0]}</h3><p>{letter[1]}</p><p>{letter[2]}</p><button>{letter[3]}</button></section>',
        f'<figure class="picture"><img src="/i.jpg" alt=""><figcaption>{escape(say.all("captions")[0])} '
        f"<span>{say['photo']} {escape(story.name)}</span></figcaption></figure>",
    )
    cards = "".join(
        f'<article class="card"><a href="/{n}"><h3>{escape(one)}</h3><p>{escape(text)}</p></a></article>'
        for n, (one, text) in enumerate(say.rows("related"))
    )
    return f"""<!DOCTYPE html><html lang="{story.language}"><head><meta charset="CHARSET"><title>{story.title} - {escape(say["site"])}</title>
<meta property="og:title" content="{story.title}"><meta property="og:site_name" content="{escape(say["site"])}">{_data(story)}</head>
<body><header class="masthead"><nav aria-label="main"><ul>{links(say.all("sections"))}</ul></nav><a href="/login">{say["login"]}</a>
<a href="/abo">{say["subscribe"]}</a></header><div class="ticker" aria-live="polite"><strong>{say["ticker_title"]}</strong>
<ul>{links(say.all("ticker"))}</ul></div><main id="content"><article class="article"><header><p class="kicker">{say.all("sections")[1]}</p>
<h1>{story.title}</h1><p class="standfirst">{lead}</p><div class="byline">{say["by"]} <a href="/p" rel="author">{escape(story.name)}</a></div>
<time datetime="{story.day}T06:00:00+02:00">{say["date"]}</time><div class="share-bar"><button>{say.all("share")[0]}</button>
<button>{say.all("share")[1]}</button></div></header><div class="article-body">{"".join(body)}</div>
<footer class="article-footer"><ul class="topics">{links(say.all("sections")[2:4])}</ul><p class="bio">{escape(story.name)} {escape(say["bio"])}</p></footer>
</article><section class="support"><h2>{escape(say.all("support")[0])}</h2><p>{escape(say.all("support")[1])}</p><a class="cta" href="/abo">
{escape(say.all("support")[2])}</a></section><section class="related"><h2>{say["related_title"]}</h2>{cards}</section>
<section id="comments"><h2>{say["comments_title"]}</h2>{"".join(f'<div class="comment"><b>{three}</b><p>{escape(c)}</p></div>' for c in say.all("comments"))}
</section></main><aside><h2>{say["most_read"]}</h2><ol><li><a href="/4">{four}</a></li><li><a href="/2">{two}</a></li></ol></aside>
<footer><ul>{links(say.all("foot"))}</ul><p>{say["rights"]}</p></footer>{consent(say, story.chance)}</body></html>"""


def _modules(story: Story) -> str:
    say = story.words
    lead = story.also(say["note_text"])
    rows = say.rows("related")
    support = [escape(line) for line in say.all("support")]
    blocks = [f'<div class="c-text-block" data-component="text">{one}</div>' for one in story.blocks()]
    body = story.between(
        blocks,
        f'<div class="c-recirc" data-component="recirculation"><div class="c-recirc__label">{say["related_title"]}</div>'
        f'<a href="/9"><div class="c-recirc__title">{escape(rows[1][0])}</div><div class="c-recirc__desc">{escape(rows[1][1])}</div></a></div>',
        f'<div class="c-ad"><div id="dfp-2"></div><div class="c-ad__label">{say["ad"]}</div></div>',
        f'<div class="c-paywall-hint"><p>{support[0]}</p><p>{support[1]}</p><a href="/abo">{support[2]}</a></div>',
    )
    return f"""<!doctype html><html lang="{story.language}"><head><title>{story.title}</title><meta charset="CHARSET">{
        _data(story)
    }
<meta name="viewport" content="width=device-width"></head><body class="theme-light">{
        consent(say, story.chance)
    }<div id="app"><div class="l-page">
<div class="c-nav"><div class="c-nav__list">{
        "".join(f'<a class="c-nav__item" href="/{one}">{one}</a>' for one in say.all("sections"))
    }</div>
<div class="c-nav__user">{say["login"]}</div></div><div class="c-breaking"><span>{say["ticker_title"]}</span> {
        escape(say.all("ticker")[0])
    }</div>
<div class="l-article"><div class="c-head"><div class="c-head__kicker">{
        say.all("sections")[0]
    }</div><h1 class="c-head__title">{story.title}</h1>
<div class="c-head__lead"><p>{lead}</p></div><div class="c-meta"><span>{say["by"]} {escape(story.name)}</span> · <span>{
        say["date"]
    }</span> · <span>{say["minutes"]}</span></div></div>
<div class="c-body">{"".join(body)}</div><div class="c-tags">{
        "".join(f'<a href="/t">{one}</a>' for one in say.all("sections")[:3])
    }</div>
<div class="c-author-box"><div class="c-author-box__name">{escape(story.name)}</div><div class="c-author-box__text">{
        escape(story.name)
    } {escape(say["bio"])}</div></div></div>
<div class="c-list">{
        "".join(
            f'<div class="c-list__item"><a href="/{n}"><span class="c-list__title">{escape(a)}</span></a><p class="c-list__text">{escape(b)}</p></div>'
            for n, (a, b) in enumerate(rows)
        )
    }</div>
<div class="c-comments">{
        "".join(
            f'<div class="c-comments__item"><span>{escape(story.name)}</span><p>{escape(c)}</p></div>'
            for c in say.all("comments")
        )
    }</div>
<div class="c-foot"><p>{say["rights"]}</p><p>{escape(say["address"])}</p>{
        links(say.all("foot"), item='<a href="/{n}">{text}</a> ')
    }</div></div></div></body></html>"""


def _plain(story: Story) -> str:
    say = story.words
    story.gives |= {"author", "date"}
    rows = say.rows("related")
    body = story.between(
        story.blocks(heading='<p class="zwischentitel"><strong>{}</strong></p>', links=0.5),
        f'<p><a href="/6">{escape(say["also"])} {escape(rows[2][0])}</a></p>',
        f'<p class="werbung">{say["ad"]}</p>',
        f'<p class="bu">{escape(say.all("captions")[1])} <em>{say["photo"]} {escape(story.name)}</em></p>',
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="{story.language}" lang="{story.language}"><head>
<meta http-equiv="Content-Type" content="text/html; charset=CHARSET" /><title>{escape(say["site"])}: {
        story.title
    }</title>
<meta name="author" content="{escape(story.name)}" /><meta name="date" content="{
        story.day
    }T05:00:00+01:00" /></head><body>
<div id="header"><div id="logo"><a href="/">{escape(say["site"])}</a></div><div id="hauptnav"><ul>{
        links(say.all("sections"))
    }</ul></div>
<div id="suche">{say["search"]}</div></div><div id="ticker">+++ {" +++ ".join(map(escape, say.all("ticker")))} +++</div>
<div id="spalte1"><div id="artikel"><h1>{story.title}</h1><div id="autor">{say["by"]} {escape(story.name)}, {
        say["date"]
    }</div>
{"".join(body)}<div id="funktionen"><a href="/p">{say["print"]}</a> | <a href="/m">{say.all("share")[2]}</a></div></div>
<div id="leserkommentare"><h4>{say["comments_title"]}</h4>{
        "".join(
            f'<div class="lk"><div class="lk-name">{escape(story.name)}</div><div class="lk-text">{escape(c)}</div></div>'
            for c in say.all("comments")
        )
    }</div></div><div id="spalte2"><h4>{say["most_read"]}</h4>{
        "".join(
            f'<div class="kasten"><h5><a href="/{n}">{escape(a)}</a></h5><p>{escape(b)} <a href="/{n}">mehr</a></p></div>'
            for n, (a, b) in enumerate(rows)
        )
    }</div><div id="fuss">{say["rights"]} {links(say.all("foot"), item='<a href="/{n}">{text}</a> | ')}</div>{
        consent(say, story.chance)
    }</body></html>"""
