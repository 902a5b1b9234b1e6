"""Encyclopedias: boxes of facts, footnotes, links to edit, warnings above the text."""
# ruff: noqa: E501 - markup stands here as sites write it

from html import escape

from tests.intake.corpus.around import links
from tests.intake.corpus.story import Story


def page(story: Story) -> str:
    """A skin for desks, one for telephones, and a smaller wiki in turn."""
    return (_desk, _telephone, _small)[story.number % 3](story)


def _noted(story: Story, blocks: list[str]) -> list[str]:
    """Every second paragraph with the mark of a footnote."""
    mark = '<sup id="cite_ref-{0}" class="reference"><a href="#cite_note-{0}">[{0}]</a></sup></p>'
    return [one.replace("</p>", mark.format(n % 3 + 1)) if n % 2 else one for n, one in enumerate(blocks)]


def _infobox(story: Story) -> str:
    rows = "".join(
        f'<tr><th scope="row" class="infobox-label">{escape(a)}</th><td class="infobox-data">{escape(b)}</td></tr>'
        for a, b in story.words.rows("infobox")
    )
    picture = f'<tr><td colspan="2" class="infobox-image"><img src="/i.jpg"><div class="infobox-caption">{escape(story.words.all("captions")[0])}</div></td></tr>'
    return f'<table class="infobox vcard"><tbody><tr><th colspan="2" class="infobox-above">{story.title}</th></tr>{picture}{rows}</tbody></table>'


def _references(story: Story) -> str:
    items = "".join(
        f'<li id="cite_note-{n}"><span class="mw-cite-backlink"><b><a href="#cite_ref-{n}">^</a></b></span> <span class="reference-text">{escape(one)}</span></li>'
        for n, one in enumerate(story.words.all("reference"), 1)
    )
    return f'<div class="mw-references-wrap"><ol class="references">{items}</ol></div>'


def _desk(story: Story) -> str:
    say = story.words
    edit = f'<span class="mw-editsection"><span class="mw-editsection-bracket">[</span><a href="/e">{say["edit"]}</a><span class="mw-editsection-bracket">]</span></span>'
    blocks = _noted(
        story,
        story.blocks(heading='<div class="mw-heading mw-heading2"><h2 id="h">{}</h2>' + edit + "</div>", links=0.8),
    )
    notice = f'<table class="box-More_citations_needed plainlinks metadata ambox" role="presentation"><tbody><tr><td class="mbox-text">{escape(say["wiki_notice"])}</td></tr></tbody></table>'
    thumb = f'<figure class="mw-default-size" typeof="mw:File/Thumb"><img src="/t.jpg"><figcaption>{escape(say.all("captions")[1])}</figcaption></figure>'
    toc = f'<div id="toc" class="toc" role="navigation"><div class="toctitle"><h2>{say["contents"]}</h2></div><ul>{links([b.lines[0] for b in story.article.blocks if b.kind == "h"])}</ul></div>'
    blocks.insert(1, toc)
    body = "".join(story.between(blocks, thumb))
    return f"""<!DOCTYPE html><html class="client-nojs" lang="{story.language}" dir="ltr"><head><meta charset="CHARSET"><title>{story.title} – {say["site"]}</title>
<link rel="canonical" href="{story.url}"></head><body class="mediawiki ltr ns-0 skin-vector action-view"><div id="mw-page-base" class="noprint"></div><div id="content" class="mw-body" role="main">
<a id="top"></a><div id="siteNotice"></div><h1 id="firstHeading" class="firstHeading">{story.title}</h1><div id="bodyContent" class="vector-body"><div id="siteSub" class="noprint">{say["site"]}</div>
<a class="mw-jump-link" href="#mw-head">{say["skip"]}</a><div id="mw-content-text" class="mw-body-content"><div class="mw-content-ltr mw-parser-output" lang="{story.language}">
<div role="note" class="hatnote navigation-not-searchable">{escape(say["hatnote"])}</div>{notice}{_infobox(story)}{body}
<div class="mw-heading mw-heading2"><h2 id="References">{say["references"]}</h2>{edit}</div>{_references(story)}
<div class="navbox" role="navigation"><ul>{links(say.all("sections"))}</ul></div></div></div>
<div id="catlinks" class="catlinks"><div id="mw-normal-catlinks"><a href="/c">{say["most_read"]}</a>: <ul>{links(say.all("crumbs"))}</ul></div></div></div></div>
<div id="mw-navigation"><div id="mw-head"><nav id="p-personal"><ul>{links([say["login"]])}</ul></nav></div><div id="mw-panel"><nav class="portal"><ul>{links(say.all("sections"))}</ul></nav></div></div>
<footer id="footer" class="mw-footer" role="contentinfo"><ul id="footer-info"><li id="footer-info-lastmod">{escape(say.all("wiki_foot")[0])}</li><li>{escape(say.all("wiki_foot")[1])}</li></ul></footer></body></html>"""


def _telephone(story: Story) -> str:
    say = story.words
    parts: list[str] = []
    open_section = False
    heading = (
        '<div class="mw-heading mw-heading2 section-heading collapsible-heading open-block"><span class="indicator"></span><h2 id="h">{}</h2>'
        f'<span class="mw-editsection"><a role="button" href="/e" class="cdx-button"><span>{say["edit"]}</span></a></span></div>'
    )
    for block, one in zip(story.article.blocks, _noted(story, story.blocks(heading=heading, links=0.6)), strict=True):
        if block.kind == "h":
            parts.append(
                ("</section>" if open_section else "") + one + '<section class="mf-section-1 collapsible-block">'
            )
            open_section = True
        else:
            parts.append(one)
    body = "".join(parts) + ("</section>" if open_section else "")
    return f"""<!DOCTYPE html><html lang="{story.language}"><head><meta charset="CHARSET"><title>{story.title} - {say["site"]}</title></head><body class="mediawiki skin-minerva">
<div id="mw-mf-viewport"><header class="header-container"><form class="header"><nav class="navigation-drawer"><ul>{links(say.all("sections"))}</ul></nav><input type="search" placeholder="{say["search"]}"></form></header>
<div id="mw-mf-page-center"><main id="content" class="mw-body"><div class="pre-content heading-holder"><div class="page-heading"><h1 id="firstHeading">{story.title}</h1></div>
<nav class="page-actions-menu"><ul><li><a href="/w">{say["edit"]}</a></li></ul></nav></div><div id="bodyContent" class="content"><div id="mw-content-text" class="mw-body-content">
<div class="mw-content-ltr mw-parser-output"><div class="hatnote">{escape(say["hatnote"])}</div>{_infobox(story)}{body}
<h2>{say["references"]}</h2>{_references(story)}</div></div></div><div class="post-content" id="page-secondary-actions"></div></main>
<footer class="mw-footer minerva-footer"><a class="last-modified-bar" href="/h">{escape(say.all("wiki_foot")[0])}</a><div class="post-content footer-content"><p>{escape(say.all("wiki_foot")[1])}</p></div></footer></div></div></body></html>"""


def _small(story: Story) -> str:
    say = story.words
    story.gives.discard("date")
    notes = "".join(
        f'<div class="fn"><sup><a href="#fnt__{n}" id="fn__{n}" class="fn_bot">{n})</a></sup> <div class="content">{escape(one)}</div></div>'
        for n, one in enumerate(say.all("reference"), 1)
    )
    blocks = story.blocks(
        paragraph='<div class="level2"><p>\n{}\n</p></div>', heading='<h2 class="sectionedit2" id="h">{}</h2>'
    )
    return f"""<!DOCTYPE html><html lang="{story.language}" dir="ltr" class="no-js"><head><meta charset="CHARSET" /><title>{story.title} [{say["site"]}]</title></head><body>
<div id="dokuwiki__site"><div id="dokuwiki__top" class="site dokuwiki mode_show showSidebar"><div id="dokuwiki__header"><div class="pad group"><div class="headings group"><ul class="a11y skip"><li><a href="#dokuwiki__content">{say["skip"]}</a></li></ul>
<h1><a href="/">{say["site"]}</a></h1></div><div class="tools group"><div id="dokuwiki__usertools"><ul>{links([say["login"]])}</ul></div></div><div class="breadcrumbs"><div class="trace">{" • ".join(say.all("crumbs"))}</div></div></div></div>
<div class="wrapper group"><div id="dokuwiki__aside"><div class="pad aside include group"><h3 class="toggle">{say["contents"]}</h3><div class="content"><ul>{links(say.all("sections"))}</ul></div></div></div>
<div id="dokuwiki__content"><div class="pad group"><div class="pageId"><span>start:{story.number}</span></div><div class="page group"><h1 class="sectionedit1">{story.title}</h1>
{"".join(blocks)}<div class="footnotes">{notes}</div></div><div class="docInfo"><bdi>start.txt</bdi> · {say["updated"]} {say["date"]}</div></div></div>
<div id="dokuwiki__pagetools"><h3 class="a11y">{say["report"]}</h3><ul>{links([say["edit_page"]])}</ul></div></div><div id="dokuwiki__footer"><div class="license">{escape(say.all("wiki_foot")[1])}</div></div></div></div></body></html>"""
