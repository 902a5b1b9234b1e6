"""The picture of a week: the same bytes for the same figures, drawn elsewhere, and left out rather than wrong."""

import asyncio
import io
import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.digests import picture
from bot.digests.picture import COLOURED, draw, drawn, figures

DAY = date(2026, 11, 3)
WEEK = ((DAY - timedelta(days=4), "bells", 3), (DAY, "bells", 1), (DAY, "ferries", 2))


def test_each_day_and_section_has_its_number_the_largest_first() -> None:
    assert figures(WEEK, DAY) == {
        "days": ["Wed 28", "Thu 29", "Fri 30", "Sat 31", "Sun 1", "Mon 2", "Tue 3"],
        "sections": [("bells", [0, 0, 3, 0, 0, 0, 1]), ("ferries", [0, 0, 0, 0, 0, 0, 2])],
    }


def test_more_sections_than_there_are_colours_are_one() -> None:
    week = [(DAY, f"s{number}", 20 - number) for number in range(COLOURED + 2)]
    sections = figures(week, DAY)["sections"]
    assert [name for name, _ in sections] == [*(f"s{number}" for number in range(COLOURED)), "others"]
    assert sections[-1][1][-1] == sum(20 - number for number in (COLOURED, COLOURED + 1))
    assert len(figures(week[:-1], DAY)["sections"]) == COLOURED + 1


async def test_it_is_a_png_and_the_same_whenever_it_is_drawn() -> None:
    first, second = await asyncio.gather(drawn(WEEK, DAY), drawn(WEEK, DAY))
    assert first
    assert first == second
    image = Image.open(io.BytesIO(first))
    assert image.format == "PNG"
    assert image.width == 1100
    # Nothing that tells when or by what it was drawn.
    assert not {"Software", "Creation Time"} & set(image.info)


def test_names_that_look_like_formulas_or_are_long_are_drawn_as_they_are() -> None:
    week = [(DAY, "$x_1^$ & $", 1), (DAY - timedelta(days=1), "_hidden " + "long " * 30, 2), (DAY, "пароми", 1)]
    assert draw(**figures(week, DAY)).startswith(b"\x89PNG")


@pytest.mark.parametrize("week", [(), WEEK[1:]])
async def test_one_day_is_no_week(week: picture.Week) -> None:
    assert await drawn(week, DAY) is None


async def test_a_name_that_the_font_cannot_write_leaves_it_out(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(ValueError, match="the font lacks a letter"):
        draw(**figures([(DAY, "漢字", 1)], DAY))
    assert await drawn((*WEEK, (DAY, "漢字", 1)), DAY) is None
    assert "was left out" in caplog.text


async def test_what_takes_too_long_is_killed_and_left_out(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture, "PATIENCE", 0.01)
    assert await drawn(WEEK, DAY) is None
    assert "took longer" in caplog.text


async def test_x1_the_child_is_told_nothing_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "canary")
    asked = "import json, os, sys; sys.stdout.write(json.dumps(dict(os.environ)))"
    real = asyncio.create_subprocess_exec

    async def spying(program: str, *_: str, **given: Any) -> asyncio.subprocess.Process:
        return await real(program, "-c", asked, **given)

    monkeypatch.setattr(asyncio, "create_subprocess_exec", spying)
    seen = await drawn(WEEK, DAY)
    assert seen
    assert b"canary" not in seen
    assert b"DISCORD" not in seen


def test_only_the_child_ever_loads_what_draws() -> None:
    asked = "import sys, bot.library, bot.digests.edition; print({'matplotlib', 'numpy'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout == "set()\n"
    # And it is a script that needs nothing of the bot.
    drawn_by_hand = subprocess.run(
        [sys.executable, "-P", str(Path(picture.__file__))],
        input=json.dumps(figures(WEEK, DAY)).encode(),
        capture_output=True,
        check=True,
        cwd="/",
    ).stdout
    assert drawn_by_hand == draw(**figures(WEEK, DAY))
