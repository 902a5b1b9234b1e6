"""Press releases: at an agency that spreads them, and on the sites of a museum and of a company."""
# ruff: noqa: E501 - markup stands here as sites write it

from html import escape

from tests.intake.corpus.around import consent, links
from tests.intake.corpus.story import Story


def page(story: Story) -> str:
    """Three publishers in turn."""
    return (_agency, _museum, _company)[story.number % 3](story)


def _agency(story: Story) -> str:
    say = story.words
    story.gives |= {"date"}
    about, text = say.all("boilerplate")
    contact = "<br/>".join(map(escape, say.all("press_contact")))
    return f"""<!DOCTYPE html><html lang="{story.language}"><head><meta charset="CHARSET"><title>{
        story.title
    }</title><meta name="date" content="{story.day}">
<link rel="canonical" href="{
        story.url
    }"></head><body><div class="container-fluid"><div class="row header"><div class="col-md-12"><ul class="nav navbar-nav">{
        links(say.all("sections"))
    }</ul></div></div>
<article class="news-release static"><header class="container release-header"><div class="row detail-headline"><h1>{
        story.title
    }</h1></div>
<div class="row"><p class="meta">{say["site"]}</p><p class="mb-no">{
        say["date"]
    }, 08:00</p></div><ul class="social-share-list">{links(say.all("share"))}</ul></header>
<section class="release-body container"><div class="row"><div class="col-lg-10">{"".join(story.blocks())}
<p><b>{story.either(about)}</b></p><p>{story.either(text)}</p><p>{contact}</p></div></div></section>
<div class="container"><h3 class="h3-alt">{say["related_title"]}</h3>{
        "".join(
            f'<div class="card"><a class="newsreleaseconsolidatelink" href="/{n}"><h3>{escape(a)}</h3><p>{escape(b)}</p></a></div>'
            for n, (a, b) in enumerate(say.rows("related"))
        )
    }</div></article><footer><p>{say["rights"]}</p></footer></div>{consent(say, story.chance)}</body></html>"""


def _museum(story: Story) -> str:
    say = story.words
    about, text = say.all("boilerplate")
    kicker, embargo = say.all("press")
    body = "".join(story.blocks(heading="<h3>{}</h3>"))
    contact = "".join(f"<div class='field__item'>{escape(one)}</div>" for one in say.all("press_contact"))
    return f"""<!DOCTYPE html><html lang="{story.language}" dir="ltr"><head><meta charset="CHARSET" /><meta name="Generator" content="Drupal 10" /><title>{story.title} | {say["site"]}</title></head>
<body class="path-node page-node-type-press-release"><a href="#main-content" class="visually-hidden focusable skip-link">{say["skip"]}</a>
<div class="dialog-off-canvas-main-canvas"><div class="layout-container"><header role="banner"><div class="region region-header"><div class="block block-system block-menu">
<h2 class="visually-hidden">{say["contents"]}</h2><ul class="menu">{links(say.all("sections"))}</ul></div></div></header><div class="region region-breadcrumb"><nav class="breadcrumb">
<ol>{links(say.all("crumbs"))}</ol></nav></div><main role="main"><a id="main-content" tabindex="-1"></a><div class="layout-content"><div class="region region-content">
<div class="block block-core block-page-title-block"><h1 class="page-title"><span class="field field--name-title">{story.title}</span></h1></div>
<div class="node node--type-press-release node--view-mode-full"><div class="node__content"><div class="field field--name-field-kicker">{escape(kicker)}</div>
<div class="field field--name-field-embargo">{escape(embargo)}</div><div class="clearfix text-formatted field field--name-body field--type-text-with-summary">{body}
<hr /><p><strong>{story.either(about)}</strong><br />{story.either(text)}</p></div>
<div class="field field--name-field-contact field--label-above">{contact}</div></div></div></div></div>
<aside class="layout-sidebar-second" role="complementary"><h2>{say["most_read"]}</h2><ul>{links([row[0] for row in say.rows("related")])}</ul></aside></main>
<footer role="contentinfo"><div class="region region-footer"><p>{escape(say["address"])}</p><p>{say["rights"]}</p></div></footer></div></div>{consent(say, story.chance)}</body></html>"""


def _company(story: Story) -> str:
    say = story.words
    about, text = say.all("boilerplate")
    lines = "".join(f'<div class="rte"><div class="rte-inner">{one}</div></div>' for one in story.blocks(links=0.0))
    teasers = "".join(
        f'<div class="teaser"><span class="teaser-date">{say["date"]}</span><a href="/{n}" class="teaser-link">{escape(a)}</a><span>{escape(b)}</span></div>'
        for n, (a, b) in enumerate(say.rows("related"))
    )
    return f"""<!DOCTYPE html><html lang="{story.language}"><head><title>{story.title}</title><meta charset="CHARSET"></head><body>
<div class="aem-Grid"><div class="experiencefragment"><div class="cmp-navigation"><ul>{links(say.all("sections"))}</ul></div></div>
<div class="stage"><h1 class="cmp-title__text">{story.title}</h1><p class="stage-date">{say["date"]}</p></div>
<div class="cmp-container"><div class="cmp-text">{lines}</div><div class="cmp-text cmp-text--about"><h4>{story.either(about)}</h4><p>{story.either(text)}</p></div>
<div class="cmp-contact"><p>{"</p><p>".join(map(escape, say.all("press_contact")))}</p></div><div class="cmp-download"><a href="/d.pdf">PDF, 214 KB</a></div></div>
<div class="cmp-teaserlist"><h2>{say["related_title"]}</h2>{teasers}</div><div class="experiencefragment footer"><p>{say["rights"]}</p>
{links(say.all("foot"), item='<a href="/{n}">{text}</a> ')}</div></div>{consent(say, story.chance)}</body></html>"""
