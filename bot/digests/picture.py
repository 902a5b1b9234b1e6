"""The picture of a week: how many articles came each day, by topic or source.

Run as a script it draws: JSON on stdin, a PNG file on stdout. That takes a process of its own, which ends with it: so
neither the event loop nor the bot's memory has anything of matplotlib.
"""

import asyncio
import io
import json
import logging
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)

#: Seconds for one picture, the first one's search for fonts included.
PATIENCE = 30.0
#: Days with articles from which on a picture tells something.
FEWEST_DAYS = 2
#: Sections that have a colour of their own, and characters of their names.
COLOURED, NAME = 5, 22
#: Colours that people of all kinds of sight tell apart (Okabe and Ito 2008), on paper that is quiet on black and white.
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9")
GREY, INK, FAINT, PAPER = "#9A9A9A", "#2B2D31", "#6B6E76", "#F5F3EE"
#: Inches of the picture, of its bars with what is around them and of a line of names above; dots an inch: a phone shows
#: it at a third of that, so letters must be large, in points.
WIDTH, HEIGHT, ROW, DOTS, LETTERS = 5.0, 2.1, 0.22, 220, 10.5
#: Width of a bar, of a day's; characters of names of which three fit in a line.
BAR, NARROW = 0.68, 13

Week = Sequence[tuple[date, str, int]]


async def drawn(week: Week, day: date) -> bytes | None:
    """The picture of the seven days up to `day`, a PNG file; None where it would tell nothing, or cannot be drawn."""
    if len({when for when, _, _ in week}) < FEWEST_DAYS:
        return None
    # -P: what lies beside this file is not to be taken for modules of Python's own.
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-P", str(Path(__file__)),
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        # Nothing of ours is any of its business, least of all the token.
        env={},
    )  # fmt: skip
    try:
        async with asyncio.timeout(PATIENCE):
            picture, errors = await child.communicate(json.dumps(figures(week, day)).encode())
    except TimeoutError:
        log.warning("The picture of a week took longer than %.0f seconds, and was left out", PATIENCE)
        return None
    finally:
        # Whatever interrupts us, it does not go on alone.
        with suppress(ProcessLookupError):
            child.kill()
        await child.wait()
    if child.returncode or not picture:
        log.warning("The picture of a week was left out: %s", errors.decode("utf-8", "replace").strip()[-300:])
        return None
    return picture


def figures(week: Week, day: date) -> dict[str, Any]:
    """What is drawn: the days' names, and for each section, the largest first, its name and a number for each day.

    All in the language that is spoken.
    """
    # Not in the child, which has nothing of ours but this file.
    from bot.digests.choosing import UNNAMED  # noqa: PLC0415
    from bot.messages import say  # noqa: PLC0415
    from bot.phrases import short_weekday  # noqa: PLC0415

    others = say("others")
    days = [day - timedelta(days=back) for back in range(6, -1, -1)]
    totals = Counter[str]()
    told = [(when, say(name) if name == UNNAMED else name, count) for when, name, count in week]
    for _, name, count in told:
        totals[name] += count
    largest = sorted(totals, key=lambda name: (-totals[name], name))
    own = largest if len(largest) <= COLOURED + 1 else largest[:COLOURED]
    counts = Counter[tuple[str, date]]()
    for when, name, count in told:
        counts[name if name in own else others, when] += count
    names = own if len(own) == len(largest) else [*own, others]
    sections = [(name, [counts[name, one] for one in days]) for name in names]
    named = [f"{say(short_weekday(one))} {one.day}" for one in days]
    return {"days": named, "sections": sections}


def draw(days: Sequence[str], sections: Sequence[tuple[str, Sequence[int]]]) -> bytes:
    """A bar a day, a colour a section, as a PNG file; the same bytes whenever the figures are the same.

    Raises ValueError for a name with letters that the font does not have.
    """
    # In the child alone: it takes longer to import than to draw.
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415
    from matplotlib.patches import Patch  # noqa: PLC0415

    names = [_drawable(name) for name, _ in sections]
    columns = 3 if max(map(len, names)) <= NARROW else 2
    rows = -(-len(names) // columns)
    height = HEIGHT + ROW * rows
    figure: Any = Figure((WIDTH, height), DOTS, facecolor=PAPER)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.03, 0.36 / height, 0.94, (HEIGHT - 0.72) / height), facecolor=PAPER)
    totals = [0] * len(days)
    # What has no colour of its own comes last.
    colours = (*COLOURS, GREY)[: len(names)]
    for (_, counts), colour in zip(sections, colours, strict=True):
        axes.bar(range(len(days)), counts, BAR, bottom=totals, color=colour, edgecolor=PAPER, linewidth=1.2)
        totals = [total + count for total, count in zip(totals, counts, strict=True)]
    for place, total in enumerate(totals):
        axes.annotate(
            str(total), (place, total), (0, 3), textcoords="offset points", ha="center", color=INK if total else FAINT,
            fontsize=LETTERS, fontweight="bold" if total else "normal",
        )  # fmt: skip
    axes.set(xlim=(-0.5, len(days) - 0.5), ylim=(0, max(totals) * 1.02), yticks=[])
    axes.set_xticks(range(len(days)), days, color=FAINT, fontsize=LETTERS)
    axes.tick_params(length=0, pad=6)
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color("#C9C6BE")
    legend = figure.legend(
        [Patch(color=colour) for colour in colours], names, loc="upper left", ncols=columns, frameon=False,
        bbox_to_anchor=(0.015, 1.0), fontsize=LETTERS, labelcolor=INK, handlelength=0.8, handleheight=0.8,
        handletextpad=0.5, columnspacing=1.4, borderaxespad=0.5, labelspacing=0.35,
    )  # fmt: skip
    for text in legend.get_texts():
        # A name with dollars in it is no formula.
        text.set_parse_math(False)
    written = io.BytesIO()
    figure.savefig(written, format="png", metadata={"Software": None})
    return written.getvalue()


def _drawable(name: str) -> str:
    """A name on one line, cut. Raises ValueError where the font lacks a letter of it."""
    from matplotlib import font_manager  # noqa: PLC0415

    plain = " ".join(name.split())
    shown = plain if len(plain) <= NAME else plain[: NAME - 1].rstrip() + "…"
    fonts: Any = font_manager
    font = fonts.get_font(fonts.findfont("DejaVu Sans"))
    if not all(font.get_char_index(ord(character)) for character in shown):
        raise ValueError(f"the font lacks a letter of “{shown}”")
    return shown


if __name__ == "__main__":
    sys.stdout.buffer.write(draw(**json.load(sys.stdin)))
