"""Feeds as sites write them, and as they must not."""

from collections.abc import Sequence

NOW = "2026-11-24T12:00:00+00:00"
URL = "https://hillreview.example/feed.xml"
DATE = "Mon, 02 Nov 2026 09:00:00 +0100"


def item(
    number: int,
    *,
    date: str | None = DATE,
    link: str | None = "",
    guid: str | None = "",
    text: str = "",
    more: str = "",
) -> str:
    """An item of RSS; "" gives its number's own, None none."""
    parts = [f"<title>Mill {number}</title>"]
    parts += [f"<link>{link or f'/mill/{number}'}</link>"] if link is not None else []
    parts += [f'<guid isPermaLink="false">{guid or f"mill-{number}"}</guid>'] if guid is not None else []
    parts += [f"<pubDate>{date}</pubDate>"] if date is not None else []
    return (
        f"<item>{''.join(parts)}<description><![CDATA[{text or f'Mill {number} stood.'}]]></description>{more}</item>"
    )


def rss(items: Sequence[str], head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> bytes:
    opening = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    channel = "<title>Hill &amp; Dale</title><link>https://hillreview.example/</link>"
    return f"{head}\n{opening}{channel}{''.join(items)}</channel></rss>\n".encode()


ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Talblatt</title><link href="https://tal.example/"/>
<entry><title type="html">Die &lt;i&gt;Mühle&lt;/i&gt; am Bach</title><link href="2026/muehle"/><id>urn:muehle</id>
<updated>2026-11-02T08:00:00Z</updated><author><name>Ada Quill</name></author><category term="Wasser"/>
<summary>Kurz.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Der Bach
floss <b>lange</b>.</p><ul><li>Eins</li><li>Zwei</li></ul><script>alert()</script></div></content></entry>
</feed>""".encode()

JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "Dale", "home_page_url": "https://dale.example/",
 "language": "en", "items": [
 {"id": 7, "url": "https://dale.example/7", "title": "Seven", "content_html": "<p>One.</p><p>Two &amp; three.</p>",
  "date_published": "2026-11-02T09:00:00+02:00", "authors": [{"name": "Ada"}, {"name": "Bo"}], "tags": ["mills", 3]},
 {"id": "8", "external_url": "https://other.example/8", "content_text": "First line.\\nSecond line.",
  "author": {"name": "Cy"}},
 {"id": "9", "url": "javascript:alert()", "summary": "Only this."}, "nonsense", null]}"""

#: What is no feed, or not all of one; and a word of the reason.
NO_FEEDS = {
    "empty": (b" \n", "empty"),
    "page": (b"<!DOCTYPE html><html><body>A page</body></html>", "web page"),
    "page in disguise": (
        b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><p>x</p></html>',
        "web page",
    ),
    "truncated": (rss([item(1), item(2)])[:-40], "breaks off"),
    "truncated in an entry": (rss([item(1), item(2)])[:300], "breaks off"),
    "truncated JSON": (JSON[:-30], "break off"),
    "other JSON": (b'{"items": []}', "no JSON Feed"),
    "other XML": (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>', "no feed"),
    "a text": (b"Once there was a mill.", "no feed"),
    "wrong charset": ("<rss version='2.0'><channel><title>x</title></channel></rss>".encode("cp037"), "encoding"),
    "random bytes": (bytes(range(256)) * 20, "encoding"),
}
