"""Pages of the 1990s: tables within tables, fonts, breaks in place of paragraphs, tags that are never closed."""
# ruff: noqa: E501 - markup stands here as sites write it

from html import escape

from tests.intake.corpus.story import Story


def page(story: Story) -> str:
    """Columns, a frame around one cell, and bare text in turn."""
    return (_columns, _framed, _bare)[story.number % 3](story)


def _menu(story: Story) -> str:
    return "".join(
        f'<TR><TD><FONT SIZE="-1"><A HREF="s{n}.htm">{escape(one)}</A></FONT></TD></TR>\n'
        for n, one in enumerate(story.words.all("sections"))
    )


def _columns(story: Story) -> str:
    say = story.words
    body = "<BR><BR>\n".join(
        story.blocks(
            paragraph='<FONT FACE="Arial" SIZE="2">{}</FONT>', heading='<FONT SIZE="4"><B>{}</B></FONT>', links=0.1
        )
    )
    news = "<BR>".join(
        f'<A HREF="n{n}.htm">{escape(a)}</A><BR>{escape(b)}<BR>' for n, (a, b) in enumerate(say.rows("related"))
    )
    return f"""<HTML>
<HEAD>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=CHARSET">
<TITLE>{story.title}</TITLE>
</HEAD>
<BODY BGCOLOR="#FFFFFF" TEXT="#000000" LINK="#0000FF">
<TABLE WIDTH="760" BORDER="0" CELLSPACING="0" CELLPADDING="0"><TR><TD COLSPAN="3" BGCOLOR="#003366"><FONT COLOR="#FFFFFF" SIZE="5">{escape(say["site"])}</FONT></TD></TR>
<TR><TD WIDTH="140" VALIGN="TOP" BGCOLOR="#CCCCCC"><TABLE>{_menu(story)}</TABLE></TD>
<TD WIDTH="460" VALIGN="TOP"><H1><FONT FACE="Arial">{story.title}</FONT></H1>
{body}
<P><CENTER><FONT SIZE="1"><A HREF="index.htm">{escape(say["home"])}</A> | <A HREF="book.htm">{escape(say["guestbook"])}</A></FONT></CENTER></TD>
<TD WIDTH="160" VALIGN="TOP"><FONT SIZE="1"><B>{escape(say["most_read"])}</B><BR>{news}</FONT></TD></TR>
<TR><TD COLSPAN="3" ALIGN="CENTER"><FONT SIZE="1">{escape(say["rights"])}<BR>{escape(say["best_viewed"])}</FONT></TD></TR></TABLE>
</BODY></HTML>"""


def _framed(story: Story) -> str:
    say = story.words
    body = "\n".join(story.blocks(paragraph="<P ALIGN=JUSTIFY>{}", heading="<H3>{}</H3>", item="<LI>{}", links=0.2))
    return f"""<html>
<head><title>{story.title}</title>
<meta name="Author" content="{escape(story.name)}">
<meta http-equiv="Content-Type" content="text/html; charset=CHARSET">
</head>
<body background="paper.gif">
<center><table border=1 width=90%><tr><td>
<table border=0 cellpadding=12 width=100%><tr><td align=center><img src="title.gif" alt="{story.title}"><br>
<font size=-1>[ <a href="1.html">{escape(say.all("sections")[0])}</a> | <a href="2.html">{escape(say.all("sections")[1])}</a> | <a href="3.html">{escape(say.all("sections")[2])}</a> ]</font></td></tr>
<tr><td valign=top>
<h2 align=center>{story.title}</h2>
{body}
</td></tr>
<tr><td align=right><font size=-1><i>{escape(say["updated"])} {escape(say["date"])}</i></font></td></tr></table>
</td></tr></table>
<hr width=50%>
<font size=-1>{escape(say["best_viewed"])}<br>{escape(say["rights"])}</font></center>
</body></html>"""


def _bare(story: Story) -> str:
    say = story.words
    body = "\n\n".join(story.blocks(paragraph="<p>{}", heading="<h3>{}</h3>", item="<li>{}", links=0.0))
    return f"""<title>{story.title}</title>
<meta http-equiv="Content-Type" content="text/html; charset=CHARSET">
<body bgcolor=white>
<a href="index.html"><img src="back.gif" border=0></a> <a href="index.html">{escape(say["home"])}</a>
<hr>
<h1>{story.title}</h1>
{body}
<hr>
<address>{escape(story.name)}, {escape(say["date"])}</address>
<p><a href="guest.html">{escape(say["guestbook"])}</a>
"""
