"""From an address to a draft, over a real server and the real worker."""

from collections.abc import AsyncGenerator, Generator

import pytest
import pytest_asyncio

from bot.errors import BotError
from bot.intake.fetching import fetch
from bot.intake.web import Web
from bot.intake.worker import Worker
from bot.models import Draft
from tests.intake.pages import META, NO_ARTICLES, article
from tests.site import PUBLIC, Site, moved, response

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def worker() -> AsyncGenerator[Worker]:
    async with Worker() as one:
        yield one


@pytest.fixture
def site() -> Generator[Site]:
    with Site() as one:
        yield one


async def fetched(site: Site, worker: Worker, path: str = "/") -> Draft:
    return await fetch(Web(allowed=[PUBLIC], ports=[site.port]), worker, site.url(path))


async def test_a_page_is_an_article_with_its_address(site: Site, worker: Worker) -> None:
    site.pages |= {"/short": moved("/wolf"), "/wolf": response(article())}
    found = await fetched(site, worker, "/short")
    # Its canonical address is another site's here, so that where it was found is cited.
    assert (found.title, found.url, found.source) == ("A wolf at the church", site.url("/wolf"), "Hill Review")
    assert found.published == "2026-05-03"


async def test_the_canonical_address_wins(site: Site, worker: Worker) -> None:
    own = META.replace("https://hillreview.example/wolf", site.url("/wolf"))
    site.pages["/wolf?utm_source=x"] = response(article(head=own))
    assert (await fetched(site, worker, "/wolf?utm_source=x")).url == site.url("/wolf")


async def test_a_page_that_does_not_name_its_site_is_cited_with_its_host(site: Site, worker: Worker) -> None:
    story = "<p>The old mill stood by the river for two hundred years. In the end Hale bought it, and it burned.</p>"
    site.pages["/"] = response(f"<html><body>{story}</body></html>")
    assert (await fetched(site, worker)).source == PUBLIC


async def test_the_header_names_the_encoding(site: Site, worker: Worker) -> None:
    html = "<html><p>Старая мельница стояла у реки двести лет, а потом её купил Орлов, и она сгорела дотла.</p></html>"
    site.pages["/"] = response(html.encode("cp1251"), "text/html; charset=windows-1251")
    assert "Старая мельница" in (await fetched(site, worker)).text


async def test_texts_and_markdown_are_read_as_files_are(site: Site, worker: Worker) -> None:
    text = "The old mill stood by the river.\nIt burned in 1804. Nobody was hurt."
    site.pages["/mill.txt"] = response(text, "text/plain")
    site.pages["/mill.md"] = response(f"---\ntitle: The mill\nurl: https://mill.example/\n---\n\n{text}", "text/plain")
    plain = await fetched(site, worker, "/mill.txt")
    assert (plain.text, plain.title, plain.source, plain.url) == (text, "", PUBLIC, site.url("/mill.txt"))
    marked = await fetched(site, worker, "/mill.md")
    assert (marked.text, marked.title, marked.url) == (text, "The mill", site.url("/mill.md"))


@pytest.mark.parametrize(("html", "told"), NO_ARTICLES.values(), ids=NO_ARTICLES)
async def test_u8_what_is_no_article_is_told(site: Site, worker: Worker, html: str, told: str) -> None:
    site.pages["/"] = response(html)
    with pytest.raises(BotError, match=told):
        await fetched(site, worker)


async def test_u8_a_text_that_is_an_error(site: Site, worker: Worker) -> None:
    site.pages["/"] = response("404 Not Found\n\nThe page you requested does not exist.", "text/plain")
    with pytest.raises(BotError, match="error page"):
        await fetched(site, worker)
