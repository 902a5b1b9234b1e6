"""Forums: the first post is the article, what others answer is not."""
# ruff: noqa: E501 - markup stands here as sites write it

from html import escape

from tests.intake.corpus.around import consent, links
from tests.intake.corpus.story import Story


def page(story: Story) -> str:
    """Four kinds of board in turn."""
    return (_board, _thread, _questions, _bulletin)[story.number % 4](story)


def _answers(story: Story, form: str) -> str:
    """Five answers, as long together as a short article."""
    people, said, more = (story.words.all(name) for name in ("people", "answers", "comments"))
    texts = [f"{said[n % 3]} {more[n % 4]} {more[(n + 1) % 4]}" for n in range(5)]
    return "".join(
        form.format(n=n + 2, name=escape(people[(story.number + n + 1) % 4]), text=escape(one))
        for n, one in enumerate(texts)
    )


def _board(story: Story) -> str:
    say = story.words
    post = """<div id="p{n}" class="post has-profile bg2"><div class="inner"><dl class="postprofile" id="profile{n}"><dt><a class="username" href="/u">{name}</a></dt>
<dd class="profile-posts"><strong>%s</strong></dd><dd class="profile-joined">%s</dd></dl><div class="postbody"><div id="post_content{n}"><h3><a href="#p{n}">Re: %s</a></h3>
<ul class="post-buttons"><li><a href="/q">%s</a></li></ul><p class="author">%s</p><div class="content">{text}</div>
<div class="signature">%s</div></div></div></div></div><hr class="divider" />"""
    form = post % (
        say["posts"],
        say["joined"],
        story.title.replace("{", ""),
        say["reply"],
        say["date"],
        escape(say["signature"]),
    )
    first = "<br>\n<br>\n".join(story.blocks(paragraph="{}", heading='<strong class="text-strong">{}</strong>'))
    return f"""<!DOCTYPE html><html dir="ltr" lang="{story.language}"><head><meta charset="CHARSET" /><title>{story.title} - {say["site"]}</title></head>
<body id="phpbb" class="nojs notouch section-viewtopic ltr"><div id="wrap" class="wrap"><a id="top" class="top-anchor"></a><div id="page-header">
<div class="headerbar" role="banner"><h1>{say["site"]}</h1><p class="skiplink"><a href="#start">{say["skip"]}</a></p></div>
<div class="navbar" role="navigation"><ul id="nav-main" class="nav-main linklist">{links(say.all("forum"))}</ul></div></div>
<a id="start"></a><div id="page-body" class="page-body" role="main"><h2 class="topic-title"><a href="/t">{story.title}</a></h2>
<div class="action-bar bar-top"><a href="/r" class="button">{say["reply"]}</a><div class="pagination">4 • 1 / 1</div></div>
{form.format(n=1, name=escape(story.name), text=first)}{_answers(story, form)}
<div class="action-bar bar-bottom"><a href="/r">{say["reply"]}</a></div><div class="stat-block online-list"><h3>{say.all("forum")[0]}</h3><p>{say["login"]}</p></div></div>
<div id="page-footer"><div class="copyright"><p>Powered by phpBB</p><p>{say["rights"]}</p></div></div></div>{consent(say, story.chance)}</body></html>"""


def _thread(story: Story) -> str:
    say = story.words
    story.gives |= {"date"}
    form = """<div itemprop='comment' itemscope itemtype='http://schema.org/Comment' id='post_{n}' class='topic-body crawler-post'>
<div class='crawler-post-meta'><span class="creator" itemprop="author"><a itemprop="url" href='/u'><span itemprop='name'>{name}</span></a></span>
<span itemprop='position'>{n}</span></div><div class='post' itemprop="text"><p>{text}</p></div><div class='post-likes'>1 %s</div></div>"""
    body = "".join(story.blocks())
    return f"""<!DOCTYPE html><html lang="{story.language}"><head><meta charset="CHARSET"><title>{story.title} - {
        say.all("forum")[1]
    } - {say["site"]}</title>
<meta property="article:published_time" content="{
        story.day
    }T07:12:00+00:00"></head><body class="crawler"><header><a href="/">{say["site"]}</a></header>
<div id="main-outlet" class="wrap" role="main"><div id="topic-title"><h1><a href="/t/1">{
        story.title
    }</a></h1><div class="topic-category"><a href="/c">{say.all("forum")[1]}</a></div></div>
<div itemscope itemtype='http://schema.org/DiscussionForumPosting'><meta itemprop='headline' content='{story.title}'>
<div id='post_1' class='topic-body crawler-post'><div class='crawler-post-meta'><span class="creator" itemprop="author"><span itemprop='name'>{
        escape(story.name)
    }</span></span>
<time datetime='{story.day}T07:12:00Z' class='post-time'>{say["date"]}</time></div><div class='post' itemprop='text'>{
        body
    }</div></div>
{_answers(story, form % say["likes"])}</div><div id="related-topics" class="more-topics__list"><h3>{
        say["related_title"]
    }</h3><table class='topic-list'>{
        "".join(
            f"<tr><td><a href='/t/{n}'>{escape(a)}</a></td><td>3</td></tr>"
            for n, (a, _) in enumerate(say.rows("related"))
        )
    }</table></div></div><footer class="container"><nav>{
        links(say.all("foot"))
    }</nav><p>Powered by Discourse</p></footer></body></html>"""


def _questions(story: Story) -> str:
    say = story.words
    form = """<div id="answer-{n}" class="answer js-answer" data-answerid="{n}" itemprop="suggestedAnswer" itemscope itemtype="https://schema.org/Answer">
<div class="post-layout"><div class="votecell"><div class="js-vote-count" data-value="3">3</div></div><div class="answercell post-layout--right">
<div class="s-prose js-post-body" itemprop="text"><p>{text}</p></div><div class="user-info"><div class="user-details">{name}</div></div></div></div></div>"""
    notes = "".join(
        f'<li id="comment-{n}" class="comment"><span class="comment-copy">{escape(c)}</span></li>'
        for n, c in enumerate(say.all("comments"))
    )
    return f"""<!DOCTYPE html><html itemscope itemtype="https://schema.org/QAPage" class="html__responsive" lang="{
        story.language
    }"><head><meta charset="CHARSET">
<title>{story.title} - {say["site"]}</title></head><body class="question-page"><header class="s-topbar"><a href="/">{
        say["site"]
    }</a><ol class="s-topbar--content">
<li><a href="/login">{say["login"]}</a></li></ol></header>{
        consent(say, story.chance)
    }<div class="container"><div id="left-sidebar" class="left-sidebar"><nav><ol class="nav-links">
{
        links(say.all("forum"))
    }</ol></nav></div><div id="content"><div itemprop="mainEntity" itemscope itemtype="https://schema.org/Question">
<div id="question-header"><h1 itemprop="name"><a href="/q" class="question-hyperlink">{
        story.title
    }</a></h1></div><div class="d-flex fw-wrap"><div>{say["published"]} {say["date"]}</div></div>
<div id="mainbar"><div class="question js-question" id="question"><div class="post-layout"><div class="votecell post-layout--left"><div class="js-vote-count">12</div></div>
<div class="postcell post-layout--right"><div class="s-prose js-post-body" itemprop="text">{
        "".join(story.blocks())
    }</div>
<div class="post-taglist"><ul>{
        links(say.all("sections")[:2])
    }</ul></div><div class="user-info"><div class="user-details" itemprop="author">{
        escape(story.name)
    }</div></div></div>
<div class="comments js-comments-container"><ul class="comments-list">{notes}</ul></div></div></div>
<div id="answers"><div id="answers-header"><h2>3 {say["reply"]}</h2></div>{_answers(story, form)}</div></div>
<div id="sidebar" class="show-votes"><div class="module sidebar-related"><h4>{
        say["related_title"]
    }</h4><div class="related">{
        "".join(
            f'<div class="spacer"><a href="/{n}" class="question-hyperlink">{escape(a)}</a></div>'
            for n, (a, _) in enumerate(say.rows("related"))
        )
    }</div></div></div></div></div></div><footer id="footer" class="site-footer"><p>{
        say["rights"]
    }</p></footer></body></html>"""


def _bulletin(story: Story) -> str:
    say = story.words
    form = """<table id="post{n}" class="tborder" cellpadding="6" width="100%%"><tr><td class="thead" colspan="2">%s</td></tr><tr valign="top"><td class="alt2" width="175">
<div id="postmenu_{n}"><a class="bigusername" href="member.php">{name}</a></div><div class="smallfont">%s<br />%s</div></td><td class="alt1" id="td_post_{n}">
<div class="smallfont"><strong>%s</strong></div><hr size="1" /><div id="post_message_{n}">{text}</div><div>__________________<br />%s</div></td></tr></table>"""
    form = (
        form % (say["date"], say["joined"], say["posts"], story.title.replace("{", ""), escape(say["signature"]))
    ).replace("%%", "%")
    first = "<br /><br />".join(story.blocks(paragraph="{}", heading="<b>{}</b>"))
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html dir="ltr" lang="{
        story.language
    }"><head><meta http-equiv="Content-Type" content="text/html; charset=CHARSET" /><title>{story.title} - {
        say["site"]
    }</title></head><body>
<div align="center"><div class="page" style="width:100%"><table class="tborder" width="100%"><tr><td class="alt1"><span class="navbar"><a href="index.php">{
        say.all("forum")[0]
    }</a></span>
&gt; <span class="navbar"><a href="f1">{
        say.all("forum")[1]
    }</a></span></td></tr></table><div class="tborder"><table width="100%"><tr align="center">
<td class="vbmenu_control"><a href="register.php">{say["login"]}</a></td><td class="vbmenu_control"><a href="faq.php">{
        say.all("forum")[3]
    }</a></td></tr></table></div>
<div id="posts">{form.format(n=1, name=escape(story.name), text=first)}{_answers(story, form)}</div>
<table class="tborder"><tr><td class="thead">{say["related_title"]}</td></tr>{
        "".join(
            f'<tr><td class="alt1"><a href="/{n}">{escape(a)}</a></td></tr>'
            for n, (a, _) in enumerate(say.rows("related"))
        )
    }</table><div class="smallfont" align="center">{say["rights"]}</div></div></div></body></html>"""
