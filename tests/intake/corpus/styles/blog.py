"""Personal blogs: a classic theme, a theme of blocks, two static generators, and a host's own templates."""
# ruff: noqa: E501 - markup stands here as sites write it

from html import escape

from tests.intake.corpus.around import consent, links
from tests.intake.corpus.story import Story


def page(story: Story) -> str:
    """Five kinds of blog, two pages of each."""
    return (_classic, _of_blocks, _membership, _static, _hosted)[story.number % 5](story)


def _classic(story: Story) -> str:
    say, name = story.words, escape(story.name)
    story.gives |= {"author", "date"}
    also = f"<p><strong>{escape(say['also'])}</strong> <a href='/r'>{escape(say.rows('related')[0][0])}</a></p>"
    photo = f"""<figure id="attachment_31" class="wp-caption aligncenter"><img src="/p.jpg" width="600">
<figcaption class="wp-caption-text">{escape(say.all("captions")[0])} {escape(say["photo"])} {name}</figcaption></figure>"""
    body = "\n".join(story.between(story.blocks(), also, photo))
    comments = "".join(
        f"""<li class="comment even thread-even depth-1" id="comment-{n}"><div id="div-comment-{n}" class="comment-body">
<div class="comment-author vcard"><img class="avatar" src="/a{n}.png"><cite class="fn">{escape(say.all("people")[n % 4])}</cite></div>
<div class="comment-meta commentmetadata"><a href="#comment-{n}">{say["date"]}</a></div><p>{escape(text)}</p>
<div class="reply"><a class="comment-reply-link" href="#respond">{say["reply"]}</a></div></div></li>"""
        for n, text in enumerate(say.all("comments"))
    )
    return f"""<!DOCTYPE html>
<html lang="{story.language}">
<head><meta charset="CHARSET"><title>{story.title} – {escape(say["site"])}</title>
<link rel="canonical" href="{story.url}"><meta name="generator" content="WordPress 6.4">
<meta property="article:published_time" content="{story.day}T08:00:00+00:00"></head>
<body class="post-template-default single single-post cookies-not-set">
<div id="page" class="site"><a class="skip-link screen-reader-text" href="#content">{say["skip"]}</a>
<header id="masthead" class="site-header"><p class="site-title"><a href="/">{say["site"]}</a></p>
<div class="main-navigation"><ul class="menu">{links(say.all("sections"))}</ul></div></header>
<div id="content" class="site-content"><div id="primary" class="content-area">
<article id="post-31" class="post-31 post type-post hentry"><header class="entry-header"><h1 class="entry-title">{story.title}</h1>
<div class="entry-meta"><span class="posted-on">{say["published"]} <time datetime="{story.day}">{story.day}</time></span>
<span class="byline"> {say["by"]} <span class="author vcard"><a class="url fn n" rel="author" href="/a">{name}</a></span></span></div></header>
<div class="entry-content">
{body}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">{say.all("share")[0]}</h3><ul>{links(say.all("share")[1:])}</ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>{say["related_title"]}</h3></div>
</div><footer class="entry-footer"><span class="cat-links">{say.all("sections")[1]}</span></footer></article>
<nav class="navigation post-navigation"><a rel="prev" href="/1">{say["previous"]}</a> <a rel="next" href="/2">{say["next"]}</a></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">4 {say["comments_title"]}</h2><ol class="comment-list">{comments}</ol>
<div id="respond" class="comment-respond"><form><label>{say["reply"]}</label><textarea></textarea></form></div></div>
</div><aside id="secondary" class="widget-area"><section class="widget"><h2>{say["most_read"]}</h2>
<ul>{links([row[0] for row in say.rows("related")])}</ul></section></aside></div>
<footer id="colophon" class="site-footer"><p>{say["rights"]}</p></footer></div>{consent(say, story.chance)}</body></html>"""


def _of_blocks(story: Story) -> str:
    say = story.words
    story.gives |= {"author", "date"}
    letter = say.all("newsletter")
    form = f"""<div class="wp-block-jetpack-subscriptions__container wp-block-group"><h3>{escape(letter[0])}</h3>
<p class="has-text-align-center">{escape(letter[1])}</p><form><input type="email"><button>{escape(letter[3])}</button></form></div>"""
    body = "\n".join(
        story.between(
            story.blocks(
                heading='<h2 class="wp-block-heading">{}</h2>',
                paragraph='<p class="has-drop-cap wp-block-paragraph">{}</p>',
            ),
            form,
            f'<div class="wp-block-image"><figure class="aligncenter"><img src="/b.webp"><figcaption class="wp-element-caption">'
            f"{escape(say.all('captions')[1])}</figcaption></figure></div>",
        )
    )
    posts = "".join(
        f'<li class="wp-block-post"><h3><a href="/{n}">{escape(one)}</a></h3><div class="wp-block-post-excerpt"><p>{escape(two)}</p>'
        "</div></li>"
        for n, (one, two) in enumerate(say.rows("related"))
    )
    return f"""<!doctype html><html lang="{story.language}-X"><head><meta charset="CHARSET">
<meta name="author" content="{escape(story.name)}"><title>{story.title}</title>
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"BlogPosting","datePublished":"{story.day}"}}</script>
</head><body><div class="wp-site-blocks"><header class="wp-block-template-part"><div class="wp-block-group">
<p class="wp-block-site-title"><a href="/">{say["site"]}</a></p><ul class="wp-block-page-list">{links(say.all("sections"))}</ul></div></header>
<main class="wp-block-group is-layout-flow"><div class="wp-block-group has-global-padding"><h1 class="wp-block-post-title">{story.title}</h1>
<div class="wp-block-group is-layout-flex"><div class="wp-block-post-date">{say["date"]}</div><div class="wp-block-post-author-name">
{escape(story.name)}</div><p>{say["minutes"]}</p></div>
<div class="entry-content wp-block-post-content is-layout-constrained">{body}</div>
<div class="wp-block-group"><p>{escape(story.name)} {escape(say["bio"])}</p></div>
<div class="wp-block-query"><h2>{say["related_title"]}</h2><ul class="wp-block-post-template">{posts}</ul></div></div></main>
<footer class="wp-block-template-part"><p>{say["rights"]}</p><p>{escape(say["address"])}</p></footer></div>{consent(say, story.chance)}</body></html>"""


def _membership(story: Story) -> str:
    say = story.words
    letter = say.all("newsletter")
    story.gives |= {"date"}
    card = f"""<div class="kg-card kg-signup-card kg-width-regular"><div class="kg-signup-card-text"><h2>{escape(letter[0])}</h2>
<p>{escape(letter[1])}</p><p>{escape(letter[2])}</p></div></div>"""
    body = "\n".join(story.between(story.blocks(heading='<h2 id="s">{}</h2>'), card))
    return f"""<!DOCTYPE html><html lang="{story.language}"><head><meta charset="CHARSET"><title>{story.title}</title>
<meta property="og:site_name" content="{say["site"]}"><meta property="article:published_time" content="{
        story.day
    }T10:00:00.000Z">
</head><body class="post-template"><div class="gh-viewport"><header id="gh-head" class="gh-head outer"><div class="gh-head-menu">
<ul class="nav">{links(say.all("sections"))}</ul></div><a class="gh-head-link" href="#/portal/signin">{
        say["login"]
    }</a></header>
<main id="site-main" class="site-main"><article class="article post"><header class="article-header gh-canvas">
<h1 class="article-title">{
        story.title
    }</h1><div class="article-byline"><section class="article-byline-content"><h4 class="author-name">
{escape(story.name)}</h4><div class="byline-meta-content"><time datetime="{story.day}">{say["date"]}</time>
<span class="byline-reading-time">{say["minutes"]}</span></div></section></div></header>
<section class="gh-content gh-canvas">{body}</section></article>
<section class="footer-cta outer"><div class="inner"><h2>{escape(letter[0])}</h2><p>{escape(letter[1])}</p><a href="#">{
        escape(letter[3])
    }</a></div></section>
<aside class="read-more-wrap outer"><div class="read-more inner">{
        "".join(
            f'<article class="post-card"><h2 class="post-card-title">{escape(one)}</h2><div class="post-card-excerpt">{escape(two)}</div></article>'
            for one, two in say.rows("related")
        )
    }</div></aside></main><footer class="site-footer outer"><p>{say["rights"]}</p></footer></div>{
        consent(say, story.chance)
    }</body></html>"""


def _static(story: Story) -> str:
    say = story.words
    body = "\n".join(
        story.blocks(heading='<h2 id="x">{} <a hidden class="anchor" aria-hidden="true" href="#x">#</a></h2>')
    )
    return f"""<!DOCTYPE html>
<html lang={story.language} dir=auto><head><meta charset=CHARSET><title>{story.title} | {say["site"]}</title></head>
<body class=list id=top>{
        consent(say, story.chance)
    }<header class=header><nav class=nav><div class=logo><a href=/ accesskey=h>{say["site"]}</a></div>
<ul id=menu>{
        links(say.all("sections"))
    }</ul></nav></header><main class=main><section class=post-single><header class=post-header>
<div class=breadcrumbs><a href=/>{say["home"]}</a>&nbsp;»&nbsp;<a href=/posts/>{say.all("sections")[1]}</a></div>
<h1 class=post-title>{story.title}</h1><div class=post-meta>{say["date"]}&nbsp;·&nbsp;{say["minutes"]}&nbsp;·&nbsp;{
        escape(story.name)
    }</div></header>
<div class=toc><details><summary accesskey=c>{say["contents"]}</summary><div class=inner><ul>{
        links([block.lines[0] for block in story.article.blocks if block.kind == "h"])
    }</ul></div></details></div>
<div class=post-content>{body}</div>
<footer class=post-footer><ul class=post-tags>{
        links(say.all("sections")[1:3])
    }</ul><nav class=paginav><a class=prev href=/a><span class=title>« {say["previous"]}</span><br><span>{
        escape(say.rows("related")[1][0])
    }</span></a></nav></footer></section></main>
<footer class=footer><span>{say["rights"]}</span><span>Powered by Hugo</span></footer></body></html>"""


def _hosted(story: Story) -> str:
    say = story.words
    lines = story.blocks(heading="<b>{}</b>", paragraph="{}")
    body = "<br />\n<br />\n".join(lines)
    comments = "".join(
        f'<dt class="comment-author" id="c{n}">{escape(say.all("people")[n])}</dt><dd class="comment-body"><p>{escape(text)}</p></dd>'
        for n, text in enumerate(say.all("comments"))
    )
    return f"""<!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><head>
<meta content='text/html; charset=CHARSET' http-equiv='Content-Type'/><title>{say["site"]}: {story.title}</title></head>
<body>{consent(say, story.chance)}<div id='outer-wrapper'><div id='header-wrapper'><h1 class='title'>{say["site"]}</h1></div>
<div id='crosscol-wrapper'><ul>{links(say.all("sections"))}</ul></div><div id='main-wrapper'><div class='main section'>
<div class='date-outer'><h2 class='date-header'><span>{say["date"]}</span></h2>
<div class='post hentry'><h3 class='post-title entry-title'>{story.title}</h3>
<div class='post-body entry-content' id='post-body-1'>{body}<div style='clear: both;'></div></div>
<div class='post-footer'><div class='post-footer-line'><span class='post-author vcard'>{say["by"]} <span class='fn'>{escape(story.name)}</span></span></div>
<a href='/x' target='_blank'>{say.all("share")[2]}</a></div></div></div>
<div class='comments' id='comments'><h4>4 {say["comments_title"]}:</h4><dl id='comments-block'>{comments}</dl></div></div></div>
<div id='sidebar-wrapper'><div class='widget BlogArchive'><h2>{say["most_read"]}</h2><ul>{links([row[0] for row in say.rows("related")])}</ul></div>
<div class='widget Text'><p>{escape(story.name)} {escape(say["bio"])}</p></div></div><div id='footer-wrapper'>{say["rights"]}</div></div></body></html>"""
