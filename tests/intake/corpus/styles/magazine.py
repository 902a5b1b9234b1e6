"""Magazines: accelerated mobile pages, and pages built of blocks within blocks within blocks."""
# ruff: noqa: E501 - markup stands here as sites write it

from html import escape

from tests.intake.corpus.around import consent, links
from tests.intake.corpus.story import Story


def page(story: Story) -> str:
    """An accelerated page and two deep ones in turn."""
    return (_accelerated, _deep, _builder)[story.number % 3](story)


def _accelerated(story: Story) -> str:
    say = story.words
    story.gives |= {"date"}
    title, first, second, yes, no = map(escape, story.chance.choice(say.rows("consent")))
    body = story.between(
        story.blocks(),
        f'<amp-ad width="300" height="250" type="doubleclick"><div placeholder>{say["ad"]}</div></amp-ad>',
        f'<div class="amp-related"><h4>{say["related_title"]}</h4><amp-list>{links([row[0] for row in say.rows("related")])}</amp-list></div>',
        f'<figure><amp-img src="/i.jpg" width="600" height="400"></amp-img><figcaption>{escape(say.all("captions")[0])}</figcaption></figure>',
    )
    return f"""<!doctype html><html ⚡ lang="{
        story.language
    }"><head><meta charset="utf-8"><script async src="https://cdn.ampproject.org/v0.js"></script>
<title>{story.title}</title><link rel="canonical" href="{story.url}">
<script type="application/ld+json">{{"@type":"Article","datePublished":"{
        story.day
    }T08:00:00Z","publisher":{{"@type":"Organization","name":"{say["site"]}"}}}}</script>
<style amp-custom>body {{ margin: 0 }}</style></head><body>
<amp-consent id="consent" layout="nodisplay"><div id="consent-ui"><h3>{title}</h3><p>{first}</p><p>{second}</p>
<button on="tap:consent.accept">{yes}</button><button on="tap:consent.reject">{no}</button></div></amp-consent>
<header class="amp-header"><button on="tap:sidebar.toggle">≡</button><a href="/">{say["site"]}</a></header>
<amp-sidebar id="sidebar" layout="nodisplay"><ul>{links(say.all("sections"))}</ul></amp-sidebar>
<article class="amp-article"><header class="amp-article-header"><h1 class="amp-title">{story.title}</h1>
<div class="amp-meta amp-byline">{say["by"]} {escape(story.name)}</div><div class="amp-meta">{
        say["date"]
    }</div></header>
<div class="amp-article-content">{"".join(body)}</div>
<footer class="amp-article-footer"><div class="amp-social"><amp-social-share type="email"></amp-social-share></div></footer></article>
<div class="amp-next-page-placeholder"><h2>{say["related_title"]}</h2>{
        "".join(
            f'<div><a href="/{n}"><h3>{escape(a)}</h3></a><p>{escape(b)}</p></div>'
            for n, (a, b) in enumerate(say.rows("related"))
        )
    }</div>
<amp-user-notification id="n" layout="nodisplay"><p>{first} {second}</p><button>{yes}</button></amp-user-notification>
<footer class="amp-footer"><p>{say["rights"]}</p></footer></body></html>"""


def _deep(story: Story) -> str:
    say = story.words
    story.gives |= {"author"}
    story.also(say["note_text"])
    wrap = '<div class="g-row"><div class="g-col g-col-8"><div class="m-textblock"><div class="m-textblock__inner">{}</div></div></div></div>'
    blocks = [wrap.format(one) for one in story.blocks()]
    first = story.article.blocks[0].lines[0].replace("*", "").split(". ")[0]
    body = story.between(
        blocks,
        f'<div class="g-row"><aside class="m-pullquote"><blockquote>{escape(first)}</blockquote></aside></div>',
        f'<div class="g-row"><div class="m-teaserbox"><div class="m-teaserbox__label">{escape(say["also"])}</div>'
        f'<a href="/x" class="m-teaserbox__link">{escape(say.rows("related")[3][0])}</a></div></div>',
        f'<div class="g-row"><div class="m-image"><img src="/m.jpg"><div class="m-image__caption">{escape(say.all("captions")[0])}</div>'
        f'<div class="m-image__credit">{say["photo"]} {escape(story.name)}</div></div></div>',
    )
    nav = "".join(f'<div class="m-nav__item"><a href="/{one}">{one}</a></div>' for one in say.all("sections"))
    return f"""<!DOCTYPE html><html lang="{story.language}"><head><meta charset="CHARSET"><title>{story.title} · {
        say["site"]
    }</title>
<meta name="author" content="{
        escape(story.name)
    }"></head><body><div class="site"><div class="site__header"><div class="m-nav">{nav}</div>
<div class="m-nav__extra"><a href="/abo">{
        say["subscribe"]
    }</a></div></div><div class="site__main"><div class="g-container"><div class="m-opener">
<div class="m-opener__inner"><h1>{story.title}</h1><div class="m-opener__lead"><p>{
        escape(say["note_text"])
    }</p></div><div class="m-opener__byline">
<span>{say["by"]}</span> <a href="/a">{escape(story.name)}</a> <span class="m-opener__date">{say["date"]}</span> <span>{
        say["minutes"]
    }</span></div></div></div>
<div class="m-story">{"".join(body)}</div><div class="g-row"><div class="m-newsletter"><p>{
        escape(say.all("newsletter")[1])
    }</p>
<p>{escape(say.all("newsletter")[2])}</p></div></div><div class="m-recommend"><h2>{say["related_title"]}</h2>{
        "".join(
            f'<div class="m-card"><h3><a href="/{n}">{escape(a)}</a></h3><p>{escape(b)}</p></div>'
            for n, (a, b) in enumerate(say.rows("related"))
        )
    }</div></div></div><div class="site__footer">{say["rights"]}</div></div>{
        consent(say, story.chance)
    }</body></html>"""


def _builder(story: Story) -> str:
    say = story.words
    title = story.article.title
    widgets = "".join(
        f'<div class="elementor-element elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container">{one}</div></div>'
        for one in story.blocks(heading="<h2>{}</h2>")
    )
    story.free.append(title)
    return f"""<!DOCTYPE html><html lang="{story.language}"><head><meta charset="CHARSET"><title>{
        story.title
    }</title></head>
<body class="elementor-default elementor-page"><div class="elementor elementor-location-header"><section class="elementor-section">
<div class="elementor-widget elementor-widget-nav-menu"><ul>{links(say.all("sections"))}</ul></div></section></div>
<div class="elementor elementor-12"><section class="elementor-section elementor-top-section"><div class="elementor-container"><div class="elementor-column">
<div class="elementor-widget-wrap"><div class="elementor-element elementor-widget elementor-widget-heading"><div class="elementor-widget-container">
<h1 class="elementor-heading-title">{story.title}</h1></div></div>{widgets}
<div class="elementor-element elementor-widget elementor-widget-share-buttons"><div class="elementor-share-buttons"><span>{
        say.all("share")[0]
    }</span></div></div>
<div class="elementor-element elementor-widget elementor-widget-author-box"><div class="elementor-author-box"><p>{
        escape(story.name)
    } {escape(say["bio"])}</p></div></div>
</div></div></div></section><section class="elementor-section"><div class="elementor-widget elementor-widget-posts"><div class="elementor-posts-container">{
        "".join(
            f'<article class="elementor-post"><div class="elementor-post__text"><h3 class="elementor-post__title"><a href="/{n}">{escape(a)}</a></h3>'
            f'<div class="elementor-post__excerpt"><p>{escape(b)}</p></div></div></article>'
            for n, (a, b) in enumerate(say.rows("related"))
        )
    }</div></div></section></div><div class="elementor elementor-location-footer"><p>{say["rights"]}</p><p>{
        escape(say["address"])
    }</p></div>
{consent(say, story.chance)}</body></html>"""
