"""The demo's page in a real browser: what a visitor types, sees and presses."""

import asyncio
import re
import shutil
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright, expect

ROOT = Path(__file__).resolve().parents[2]
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
#: A browser that talks to nobody but the page.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE = 30_000

pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="no chromium here; Debian's package is called chromium"),
    pytest.mark.timeout(180),
]


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    """The page of a freshly started demo, which must end cleanly on Ctrl-C."""
    demo = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "demo", cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    try:
        assert demo.stdout
        greeting = (await asyncio.wait_for(demo.stdout.readline(), 60)).decode()
        address = re.search(r"http://127\.0\.0\.1:\S+", greeting)
        assert address, greeting
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=BROWSER, args=QUIET)
            opened = await browser.new_page(viewport={"width": 1200, "height": 1000})
            opened.set_default_timeout(PATIENCE)
            expect.set_options(timeout=PATIENCE)
            await opened.goto(address.group())
            yield opened
            await browser.close()
    finally:
        demo.send_signal(signal.SIGINT)
        _, errors = await asyncio.wait_for(demo.communicate(), 30)
    assert demo.returncode == 0
    assert b"Traceback" not in errors


async def _say(page: Page, text: str) -> None:
    """Send a message; the page takes none while it is still busy with what came before."""
    box = page.locator("#channel-composer-input")
    await box.fill(text)
    async with asyncio.timeout(PATIENCE / 1000):
        while await box.input_value():
            await box.press("Enter")
            await page.wait_for_timeout(500)


async def test_a_visitor_asks_reads_on_and_summarises(page: Page) -> None:
    messages = page.locator("#channel-message-list article")
    await expect(messages.first).to_contain_text("Quoth reads your articles")

    await _say(page, "Why did so few people die in the workhouse in Poland Street?")
    answer = messages.filter(has_text="because the workhouse had a well of its own.").first
    await expect(answer).to_contain_text("The pump in Broad Street · Quoth sample shelf · 9 May 2025 · ¶5")
    await expect(answer.locator("strong", has_text="Poland")).to_be_visible()

    await answer.get_by_role("button", name="Show in context").click()
    context = messages.filter(has_text="Susannah Eley")
    await expect(context.locator("strong", has_text="because the workhouse had a well of its own.")).to_be_visible()
    await expect(context).to_contain_text("Only you can see this")

    await page.fill("#channel-composer-input", "/summ")
    await page.get_by_text(re.compile("^Summarise an article, a web page")).first.wait_for()
    await page.press("#channel-composer-input", "Enter")
    await page.get_by_role("option", name="article").wait_for()
    await page.keyboard.press("Enter")
    await page.keyboard.type("light that had")
    await page.get_by_role("option", name="The light that had to be seen").wait_for()
    await page.keyboard.press("Enter")
    await page.locator("#send-message").click()
    summary = messages.filter(has_text=re.compile(r"\b3 of \d+ sentences"))
    await expect(summary).to_contain_text("The light that had to be seen")

    await summary.get_by_role("button", name="Headline").click()
    await expect(messages.filter(has_text=re.compile(r"\b1 of \d+ sentences"))).to_be_visible()
    await expect(messages.filter(has_text=re.compile(r"\b3 of \d+ sentences"))).to_have_count(0)
