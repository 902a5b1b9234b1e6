from datetime import datetime, timedelta

from bot.models import Draft
from bot.store import Store
from bot.store.notes import UPLOADS_LIVE
from tests.store.samples import BAKERY, GUILD, OTHER


async def test_a_setting_belongs_to_its_library(store: Store) -> None:
    await store.settings.set(GUILD.key, "language", "de")
    await store.settings.set(GUILD.key, "language", "fr")
    await store.settings.set(OTHER.key, "language", "it")
    assert await store.settings.get(GUILD.key, "language") == "fr"
    await store.settings.set(GUILD.key, "language", None)
    assert await store.settings.get(GUILD.key, "language") is None
    assert await store.settings.get(OTHER.key, "language") == "it"


async def test_a_note_is_replaced(store: Store) -> None:
    assert await store.meta.get("commands") is None
    await store.meta.set("commands", "1")
    await store.meta.set("commands", "2")
    assert await store.meta.get("commands") == "2"


async def test_p1_an_upload_is_found_by_its_own_library_alone(store: Store, now: datetime) -> None:
    draft = Draft(
        BAKERY, "Bread", "https://example.org/bread", "The Review", "Ada Quill", "2026-05-03", "en", "© 2026 The Review"
    )
    token = await store.uploads.keep(GUILD.key, draft, now=now)
    assert await store.uploads.get(GUILD, token) == draft
    assert await store.uploads.get(OTHER, token) is None
    assert await store.uploads.get(GUILD, token + "x") is None


async def test_uploads_go_after_a_week_also_while_running(store: Store, now: datetime) -> None:
    old = await store.uploads.keep(GUILD.key, Draft("Old."), now=now)
    young = await store.uploads.keep(GUILD.key, Draft("Young."), now=now + UPLOADS_LIVE - timedelta(seconds=1))
    assert await store.uploads.get(GUILD, old)
    await store.uploads.keep(GUILD.key, Draft("New."), now=now + UPLOADS_LIVE + timedelta(seconds=1))
    assert await store.uploads.get(GUILD, old) is None
    assert await store.uploads.get(GUILD, young)
    await store.uploads.purge(now + 3 * UPLOADS_LIVE)
    assert await store.uploads.get(GUILD, young) is None
