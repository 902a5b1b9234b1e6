"""Documentation: side bars, tables of contents, code and admonitions between the paragraphs."""
# ruff: noqa: E501 - markup stands here as sites write it

from html import escape

from tests.intake.corpus.around import consent, links
from tests.intake.corpus.story import Story

_CODE = (
    "quoth add mill.txt --library 3",
    "[server]\nport = 8080\nworkers = 2",
    "for stone in stones:\n    stone.soak(minutes=10)",
)


def page(story: Story) -> str:
    """Four generators in turn."""
    return (_themed, _material, _react, _docbook)[story.number % 4](story)


def _headings(story: Story) -> list[str]:
    return [block.lines[0] for block in story.article.blocks if block.kind == "h"]


def _code(story: Story) -> str:
    return story.either(_CODE[story.number % 3])


def _themed(story: Story) -> str:
    say = story.words
    note = f'<div class="admonition note"><p class="admonition-title">{say["note"]}</p><p>{story.also(say["note_text"])}</p></div>'
    story.free.append(say["note"])
    code = f'<div class="highlight-shell notranslate"><div class="highlight"><pre><span></span>{_code(story)}</pre></div></div>'
    blocks = story.blocks(heading='<h2>{}<a class="headerlink" href="#h" title="Permalink">¶</a></h2>')
    body = "\n".join(story.between(blocks, note, code))
    return f"""<!DOCTYPE html>
<html class="writer-html5" lang="{story.language}"><head><meta charset="CHARSET" /><title>{story.title} &mdash; {say["site"]} 2.1</title></head>
<body class="wy-body-for-nav"><div class="wy-grid-for-nav"><nav data-toggle="wy-nav-shift" class="wy-nav-side"><div class="wy-side-scroll">
<div class="wy-side-nav-search"><a href="/" class="icon icon-home">{say["site"]}</a><div role="search"><form><input placeholder="{say["search"]}"></form></div></div>
<div class="wy-menu wy-menu-vertical"><p class="caption"><span>{say["contents"]}</span></p><ul class="current">{links(say.all("sections") * 3)}</ul></div></div></nav>
<section class="wy-nav-content-wrap"><div class="wy-nav-content"><div class="rst-content"><div role="navigation" aria-label="breadcrumbs">
<ul class="wy-breadcrumbs"><li><a href="/">{say.all("crumbs")[0]}</a></li><li>{story.title}</li><li class="wy-breadcrumbs-aside"><a href="/src">{say["edit_page"]}</a></li></ul></div>
<div role="main" class="document" itemscope="itemscope"><div itemprop="articleBody"><section id="s"><h1>{story.title}<a class="headerlink" href="#s">¶</a></h1>
{body}</section></div></div><footer><div class="rst-footer-buttons"><a href="/p" class="btn">{say["previous"]}</a><a href="/n" class="btn">{say["next"]}</a></div>
<hr/><div role="contentinfo"><p>{say["rights"]}</p></div>Built with Sphinx.</footer></div></div></section></div></body></html>"""


def _material(story: Story) -> str:
    say = story.words
    note = f'<div class="admonition tip"><p class="admonition-title">{say["note"]}</p>\n<p>{story.also(say["note_text"])}</p></div>'
    story.free.append(say["note"])
    code = f'<div class="highlight"><pre id="__code_0"><span></span><code>{_code(story)}</code></pre></div>'
    body = "\n".join(
        story.between(story.blocks(heading='<h2 id="h">{}<a class="headerlink" href="#h">&para;</a></h2>'), note, code)
    )
    return f"""<!doctype html><html lang="{story.language}" class="no-js"><head><meta charset="CHARSET"><title>{story.title} - {say["site"]}</title></head>
<body dir="ltr"><div data-md-component="skip"><a href="#h" class="md-skip">{say["skip"]}</a></div><div data-md-component="announce"></div>
<div data-md-component="outdated"><aside class="md-banner md-banner--warning"><div class="md-banner__inner">{escape(say["old_version"])}</div></aside></div>
<header class="md-header"><nav class="md-header__inner"><a href="." class="md-header__button">{say["site"]}</a></nav></header>
<div class="md-container"><main class="md-main"><div class="md-main__inner md-grid"><div class="md-sidebar md-sidebar--primary"><div class="md-sidebar__inner">
<nav class="md-nav md-nav--primary"><ul class="md-nav__list">{links(say.all("sections") * 2)}</ul></nav></div></div>
<div class="md-sidebar md-sidebar--secondary"><nav class="md-nav" aria-label="{say["contents"]}"><label class="md-nav__title">{say["contents"]}</label>
<ul>{links(_headings(story))}</ul></nav></div><div class="md-content"><article class="md-content__inner md-typeset">
<a href="/edit" title="{say["edit_page"]}" class="md-content__button md-icon">✎</a><h1 id="t">{story.title}</h1>{body}
<aside class="md-source-file"><span>{say["updated"]} {say["date"]}</span></aside>
<form class="md-feedback"><fieldset><legend class="md-feedback__title">{say["helpful"]}</legend></fieldset></form></article></div></div></main>
<footer class="md-footer"><nav class="md-footer__inner"><a href="/n" class="md-footer__link"><span>{say["next"]}</span></a></nav>
<div class="md-copyright">{say["rights"]}</div></footer></div>{consent(say, story.chance)}</body></html>"""


def _react(story: Story) -> str:
    say = story.words
    note = (
        f'<div class="theme-admonition theme-admonition-note admonition_xJq3 alert alert--secondary"><div class="admonitionHeading_Gvgb">'
        f'{story.either(say["note"])}</div><div class="admonitionContent_BuS1"><p>{story.also(say["note_text"])}</p></div></div>'
    )
    code = (
        f'<div class="codeBlockContainer_Ckt0 theme-code-block"><div class="codeBlockContent_biex"><pre tabindex="0" class="prism-code">'
        f'<code class="codeBlockLines_e6Vv"><span class="token-line">{_code(story)}</span></code></pre></div></div>'
    )
    body = "".join(
        story.between(
            story.blocks(heading='<h2 class="anchor" id="h">{}<a href="#h" class="hash-link">\u200b</a></h2>'),
            note,
            code,
        )
    )
    return f"""<!doctype html><html lang="{story.language}" dir="ltr" class="docs-wrapper plugin-docs"><head><meta charset="CHARSET">
<title>{story.title} | {say["site"]}</title></head><body><div id="__docusaurus"><div role="region" aria-label="{say["skip"]}"><a class="skipToContent_fXgn" href="#c">{say["skip"]}</a></div>
<nav class="navbar navbar--fixed-top"><div class="navbar__items">{links(say.all("sections"), item='<a class="navbar__item" href="/{n}">{text}</a>')}</div></nav>
<div id="c" class="main-wrapper"><div class="docRoot_UBD9"><aside class="theme-doc-sidebar-container"><nav class="menu thin-scrollbar"><ul class="menu__list">
{links(say.all("sections") * 2)}</ul></nav></aside><main class="docMainContainer_TBSr"><div class="container"><div class="row"><div class="col docItemCol_VOVn">
<div class="theme-doc-version-banner alert alert--warning" role="alert"><div>{escape(say["old_version"])}</div></div><div class="docItemContainer_Djhp"><article>
<nav class="theme-doc-breadcrumbs" aria-label="Breadcrumbs"><ul class="breadcrumbs">{links(say.all("crumbs"))}</ul></nav>
<div class="tocCollapsible_ETCw theme-doc-toc-mobile"><button type="button">{say["on_page"]}</button></div>
<div class="theme-doc-markdown markdown"><header><h1>{story.title}</h1></header>{body}</div>
<footer class="theme-doc-footer"><div class="row"><a href="/e" class="theme-edit-this-page">{say["edit_page"]}</a></div></footer></article>
<nav class="pagination-nav"><a class="pagination-nav__link" href="/n"><div class="pagination-nav__sublabel">{say["next"]}</div>
<div class="pagination-nav__label">{escape(say.rows("related")[0][0])}</div></a></nav></div></div><div class="col col--3"><div class="tableOfContents_bqdL">
<ul>{links(_headings(story))}</ul></div></div></div></div></main></div></div><footer class="footer"><div class="footer__copyright">{say["rights"]}</div></footer></div></body></html>"""


def _docbook(story: Story) -> str:
    say = story.words
    note = f'<div class="note" style="margin-left: 0.5in"><h3 class="title">{story.either(say["note"])}</h3><p>{story.also(say["note_text"])}</p></div>'
    code = f'<div class="example"><p class="title"><b>{story.either(say["code_title"])}</b></p><pre class="programlisting">{_code(story)}</pre></div>'
    body = "".join(
        story.between(
            story.blocks(heading='<div class="titlepage"><h3 class="title"><a name="i1"></a>{}</h3></div>'), note, code
        )
    )
    menu = f"""<table width="100%" summary="Navigation header"><tr><th colspan="3" align="center">{story.title}</th></tr><tr>
<td width="20%" align="left"><a accesskey="p" href="p.html">{say["previous"]}</a> </td><th width="60%">{say["contents"]}</th>
<td width="20%" align="right"> <a accesskey="n" href="n.html">{say["next"]}</a></td></tr></table>"""
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=CHARSET"><title>{story.title}</title>
<meta name="generator" content="DocBook XSL Stylesheets V1.79"></head><body bgcolor="white" text="black"><div class="navheader">{menu}<hr></div>
<div class="sect1" lang="{story.language}"><div class="titlepage"><div><div><h2 class="title" style="clear: both"><a name="id1"></a>{story.title}</h2></div></div></div>
<div class="toc"><p><b>{say["contents"]}</b></p><dl class="toc">{"".join(f'<dt><span class="section"><a href="#a">{escape(h)}</a></span></dt>' for h in _headings(story))}</dl></div>
{body}</div><div class="navfooter"><hr>{menu}</div></body></html>"""
