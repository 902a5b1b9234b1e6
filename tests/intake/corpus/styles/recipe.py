"""Recipes and how-tos: lists, cards to print, stars, nutrition, and a long way to scroll."""
# ruff: noqa: E501 - markup stands here as sites write it

import json
from html import escape

from tests.intake.corpus.around import consent, links
from tests.intake.corpus.story import Story


def page(story: Story) -> str:
    """A blog with a recipe's card, a portal, and a site of guides in turn."""
    return (_card, _portal, _guide)[story.number % 3](story)


def _card(story: Story) -> str:
    say = story.words
    story.gives |= {"author", "date"}
    data = {
        "@context": "https://schema.org/",
        "@graph": [
            {"@type": "Article", "author": {"name": story.name}, "datePublished": f"{story.day}T09:00:00+00:00"}
        ],
    }
    facts = "".join(
        f'<div class="wprm-recipe-block-container wprm-recipe-time-container"><span>{escape(one)}</span></div>'
        for one in say.all("times")
    )
    nutrition = "".join(
        f'<span class="wprm-nutrition-label-text-nutrition-container">{escape(one)}</span>'
        for one in say.all("nutrition")
    )
    blocks = story.blocks(
        paragraph="<p>{}</p>", item='<li class="wprm-recipe-ingredient"><input type="checkbox"> {}</li>'
    )
    cut = next(n for n, block in enumerate(story.article.blocks) if block.kind == "h")
    comments = "".join(
        f'<li class="comment"><article class="comment-body"><footer class="comment-meta"><b class="fn">{escape(name)}</b></footer><div class="comment-content"><p>{escape(text)}</p></div></article></li>'
        for name, text in zip(say.all("people"), say.all("comments"), strict=True)
    )
    return f"""<!DOCTYPE html><html lang="{story.language}"><head><meta charset="CHARSET"><title>{story.title} - {say["site"]}</title>
<script type="application/ld+json" class="yoast-schema-graph">{json.dumps(data)}</script></head><body class="single single-post">
<header class="site-header"><nav class="nav-primary"><ul>{links(say.all("sections"))}</ul></nav></header><div class="content-sidebar-wrap"><main class="content" id="genesis-content">
<article class="post entry"><header class="entry-header"><h1 class="entry-title">{story.title}</h1><p class="entry-meta">{say["by"]} <span class="entry-author">{escape(story.name)}</span> · <time class="entry-time">{say["date"]}</time></p></header>
<div class="entry-content"><div class="wprm-recipe-snippet"><a href="#r" class="wprm-recipe-jump">{say["jump"]}</a> <a href="#p" class="wprm-recipe-print">{say["print"]}</a></div>
{"".join(blocks[:cut])}<div class="ad-unit"><span>{say["ad"]}</span></div>
<div id="r" class="wprm-recipe-container"><div class="wprm-recipe wprm-recipe-template-compact"><div class="wprm-recipe-rating">{say["rating"]}</div>{facts}
{"".join(blocks[cut:])}<div class="wprm-nutrition-label-container">{nutrition}</div></div></div>
<div class="cta-box"><h3>{escape(say.all("newsletter")[0])}</h3><p>{escape(say.all("newsletter")[1])}</p></div></div></article>
<div class="entry-comments" id="comments"><h3>4 {say["comments_title"]}</h3><ol class="comment-list">{comments}</ol></div></main>
<aside class="sidebar sidebar-primary"><section class="widget"><p>{escape(story.name)} {escape(say["bio"])}</p></section></aside></div>
<footer class="site-footer"><p>{say["rights"]}</p></footer>{consent(say, story.chance)}</body></html>"""


def _portal(story: Story) -> str:
    say = story.words
    facts = "".join(f"<li><i class='icon'></i>{escape(one)}</li>" for one in (*say.all("times"), *say.all("nutrition")))
    tiles = "".join(
        f'<a class="tile" href="/{n}"><img src="/{n}.jpg"><span class="tile__title">{escape(a)}</span><span class="tile__text">{escape(b)}</span></a>'
        for n, (a, b) in enumerate(say.rows("related"))
    )
    shop = "".join(
        f'<div class="product"><span>{escape(a)}</span><b>{escape(b)}</b><button>{say.all("shop")[0]}</button></div>'
        for a, b in say.rows("products")
    )
    body = "".join(
        story.between(story.blocks(), f'<div class="product-strip"><h4>{escape(say.all("shop")[2])}</h4>{shop}</div>')
    )
    return f"""<!doctype html><html lang="{story.language}"><head><meta charset="CHARSET"><title>{
        story.title
    }</title></head><body><div class="page">
<div class="topbar"><form role="search"><input placeholder="{say["search"]}"></form><a href="/l">{
        say["login"]
    }</a></div><ul class="mainmenu" role="menubar">{links(say.all("sections"))}</ul>
<ol class="crumbs" itemscope itemtype="https://schema.org/BreadcrumbList">{links(say.all("crumbs"))}</ol>
<div itemscope itemtype="https://schema.org/Recipe" class="recipe"><h1 itemprop="name">{
        story.title
    }</h1><div class="stars" itemprop="aggregateRating"><span>{say["rating"]}</span></div>
<ul class="facts">{facts}</ul><div class="toolbar"><a href="#">{say["print"]}</a><a href="#">{
        say.all("share")[0]
    }</a></div><div class="recipe__text" itemprop="description">{body}</div></div>
<h2>{say["related_title"]}</h2><div class="tiles">{tiles}</div><div class="reviews"><h3>{say["comments_title"]}</h3>{
        "".join(
            f'<div class="review" itemprop="review"><span class="review__name">{escape(n)}</span><p class="review__text">{escape(c)}</p></div>'
            for n, c in zip(say.all("people"), say.all("comments"), strict=True)
        )
    }</div><div class="bottom"><p>{say["rights"]}</p></div></div>{consent(say, story.chance)}</body></html>"""


def _guide(story: Story) -> str:
    say = story.words
    steps: list[str] = []
    for block, one in zip(story.article.blocks, story.blocks(), strict=True):
        if block.kind == "ol":
            steps += [
                f'<li class="hasimage" id="step-{n}"><div class="step_num">{n}</div><div class="step"><b class="whb">{story.told(line)}</b></div></li>'
                for n, line in enumerate(block.lines, 1)
            ]
            steps = [*steps[: -len(block.lines)], '<ol class="steps_list_2">', *steps[-len(block.lines) :], "</ol>"]
        else:
            steps.append(one)
    votes = f'<div id="article_rating"><h4>{say["helpful"]}</h4><a href="#yes">+</a><a href="#no">-</a></div>'
    return f"""<!DOCTYPE html><html lang="{story.language}"><head><meta charset="CHARSET"><title>{story.title} - {
        say["site"]
    }</title></head><body class="ltr">
<div id="header_outer"><div id="header"><ul id="tabs">{
        links(say.all("sections"))
    }</ul></div></div><div id="main_container"><div id="main"><div id="actionbar" class="isarticle"><ul id="breadcrumb">{
        links(say.all("crumbs"))
    }</ul></div>
<div id="content_wrapper"><div id="mf-section-0" class="content"><h1 id="section_0" class="title_lg">{
        story.title
    }</h1><div id="byline_info">{say["by"]} {escape(story.name)}, {say["updated"]} {say["date"]}</div>
{"".join(steps)}</div><div id="end_ads"><span>{say["ad"]}</span></div><div class="section relatedwikihows"><h2>{
        say["related_title"]
    }</h2><div>{
        links(
            [row[0] for row in say.rows("related")],
            item='<div class="related-wh"><a href="/{n}"><span>{text}</span></a></div>',
        )
    }</div></div><div id="userreviews"><p>{escape(say.all("comments")[0])}</p><p>{
        escape(say.all("comments")[3])
    }</p></div>{votes}
<div id="social_proof"><p>{escape(say["wiki_notice"])}</p></div></div></div></div><div id="footer_outer"><p>{
        say["rights"]
    }</p></div>{consent(say, story.chance)}</body></html>"""
