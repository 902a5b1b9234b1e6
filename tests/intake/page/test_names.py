"""Names in markup: what they tell, and names in which letters are no words."""

import pytest

from bot.intake.page.names import Part, part, part_by_role


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("site-footer", Part.BESIDE),
        ("topNav", Part.BESIDE),
        ("mainmenu", Part.BESIDE),
        ("CybotCookiebotDialog", Part.BESIDE),
        ("ad-300x250", Part.BESIDE),
        ("screen-reader-text", Part.BESIDE),
        ("entry_comments", Part.COMMENTS),
        ("leserkommentare", Part.COMMENTS),
        ("comentarios-lista", Part.COMMENTS),
        ("postMetaInfo", Part.ABOUT),
        ("entry-footer", Part.ABOUT),
        ("wp-caption-text", Part.ABOUT),
        ("entry-content", None),
        ("commentary", None),
        ("body paywall", None),
        ("c-paywall-hint", Part.BESIDE),
        ("css-1ad9x", None),
        ("x959c2ad3", None),
        ("kAdXy", None),
        ("navy header-image", None),
        ("", None),
    ],
)
def test_a_name_tells_what_a_part_is(names: str, told: Part | None) -> None:
    assert part(names) is told


def test_so_do_roles_and_properties() -> None:
    assert part_by_role("Navigation", "") is Part.BESIDE
    assert part_by_role("", "suggestedAnswer") is Part.COMMENTS
    assert part_by_role("article", "author") is Part.ABOUT
    assert part_by_role("main", "articleBody") is None
