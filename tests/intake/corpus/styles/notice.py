"""Notices of authorities: crumbs, tables of figures, office hours, questions whether the page was of use."""
# ruff: noqa: E501 - markup stands here as sites write it

from html import escape

from tests.intake.corpus.around import consent, links
from tests.intake.corpus.story import Story


def page(story: Story) -> str:
    """A government's common design, a town's system, and a county's own pages in turn."""
    return (_common, _town, _county)[story.number % 3](story)


def _table(story: Story) -> str:
    head, *rows = story.words.rows("table")
    story.free += [cell for row in story.words.rows("table") for cell in row]
    story.free.append(story.words["table_title"])
    heads = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    lines = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<table class="table"><caption>{escape(story.words["table_title"])}</caption><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>'


def _common(story: Story) -> str:
    say = story.words
    story.gives |= {"date"}
    body = "".join(story.between(story.blocks(), _table(story)))
    return f"""<!DOCTYPE html><html lang="{story.language}" class="govuk-template"><head><meta charset="CHARSET"><title>{story.title} - {say["site"]}</title>
<meta property="article:published_time" content="{story.day}T09:30:00+00:00"></head><body class="govuk-template__body">{consent(say, story.chance)}<a href="#content" class="govuk-skip-link">{say["skip"]}</a>
<header class="govuk-header" role="banner"><div class="govuk-header__content"><a href="/">{say["site"]}</a></div></header><div class="govuk-width-container"><div class="govuk-phase-banner"><p class="govuk-phase-banner__content">
<strong>beta</strong><span>{escape(say["report"])}</span></p></div><div class="govuk-breadcrumbs"><ol class="govuk-breadcrumbs__list">{links(say.all("crumbs"))}</ol></div>
<main id="content" role="main" class="govuk-main-wrapper"><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds"><h1 class="govuk-heading-xl">{story.title}</h1>
<div class="gem-c-metadata"><dl><dt>{say["published"]}</dt><dd>{say["date"]}</dd></dl></div><div class="gem-c-govspeak govuk-govspeak"><div class="govspeak">{body}</div></div></div>
<div class="govuk-grid-column-one-third"><div class="gem-c-contextual-sidebar"><h2>{say["related_title"]}</h2><nav role="navigation"><ul>{links([row[0] for row in say.rows("related")])}</ul></nav></div></div></div></main></div>
<div class="gem-c-feedback"><div class="gem-c-feedback__prompt"><h2>{say["useful"]}</h2><button>+</button><button>-</button></div><button>{escape(say["report"])}</button></div>
<footer class="govuk-footer"><ul>{links(say.all("foot"))}</ul><span>{say["rights"]}</span></footer></body></html>"""


def _town(story: Story) -> str:
    say = story.words
    hours = "".join(f"<p>{escape(one)}</p>" for one in say.all("office"))
    blocks = [f'<div class="ce-bodytext">{one}</div>' for one in story.blocks(links=0.2)]
    frame = '<div id="c{n}" class="frame frame-default frame-type-text frame-layout-0">{one}</div>'
    framed = [
        frame.format(n=n, one=one)
        for n, one in enumerate(story.between(blocks, f'<div class="ce-table">{_table(story)}</div>'))
    ]
    return f"""<!DOCTYPE html>
<html lang="{story.language}">
<head>
<meta charset="CHARSET">
<!-- This website is powered by TYPO3 -->
<title>{say["site"]}: {story.title}</title>
</head>
<body id="p{story.number}"><div id="page"><div class="sr-only"><a href="#inhalt">{say["skip"]}</a></div><div id="kopf"><div id="metanavi"><ul>{links(say.all("foot"))}</ul></div>
<div id="navi"><ul class="level1">{links(say.all("sections"))}</ul></div></div><div id="pfad">{" &gt; ".join(f'<a href="/">{c}</a>' for c in say.all("crumbs"))}</div>
<div id="links"><ul>{links(say.all("crumbs") + say.all("sections"))}</ul><div class="infokasten"><h4>{escape(say.all("office")[0])}</h4>{hours}<p>{escape(say["address"])}</p></div></div>
<div id="inhalt"><!--TYPO3SEARCH_begin--><h1>{story.title}</h1><p class="stand">{say["updated"]} {say["date"]}</p>{"".join(framed)}<!--TYPO3SEARCH_end-->
<div class="seitenfunktionen"><a href="#top">↑</a> <a href="javascript:print()">{say["print"]}</a></div></div>
<div id="fuss"><p>{say["rights"]}</p></div></div>{consent(say, story.chance)}</body></html>"""


def _county(story: Story) -> str:
    say = story.words
    sections: list[str] = []
    current: list[str] = []
    for block, one in zip(story.article.blocks, story.blocks(heading="<h3>{}</h3>"), strict=True):
        if block.kind == "h":
            sections.append("".join(current))
            current = []
        current.append(one)
    sections.append("".join(current))
    parts = "".join(
        f'<section class="accordion-item"><div class="accordion-body">{one}</div></section>' for one in sections
    )
    return f"""<!DOCTYPE html><html lang="{story.language}"><head><meta charset="CHARSET"><title>{story.title}</title></head><body><div class="wrapper">
<div class="alert-bar" role="alert"><p>{escape(say.all("ticker")[2])}</p></div><div class="brand"><a href="/">{say["site"]}</a></div><div role="navigation" class="mega"><ul>{links(say.all("sections"))}</ul></div>
<div class="container" id="main-area"><div class="row"><div class="col-9"><h1>{story.title}</h1><div class="intro-tools"><span>{say["minutes"]}</span> <span>{say["print"]}</span></div>{parts}{_table(story)}
<div class="contact-card"><h4>{escape(say.all("office")[0])}</h4><p>{escape(say.all("office")[1])}</p><address>{escape(say["address"])}</address></div>
<div class="was-this-useful"><span>{say["useful"]}</span> <a href="#y">✓</a></div></div><div class="col-3"><ul class="subnav">{links(say.all("crumbs"))}</ul></div></div></div>
<div class="bottom-bar">{say["rights"]}</div></div>{consent(say, story.chance)}</body></html>"""
