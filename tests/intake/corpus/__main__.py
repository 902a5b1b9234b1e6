"""Print how well the corpus is read: `python -m tests.intake.corpus [STYLE...]`, with each page of the styles named."""

import statistics
import sys
import time

from bot.errors import BotError
from bot.intake.page import read_page
from tests.intake.corpus.measure import Score, score
from tests.intake.corpus.pages import STYLES, Page, corpus


def main(named: list[str]) -> None:
    """Print a line a style."""
    found: dict[str, list[Score]] = {style: [] for style in STYLES}
    spent = 0.0
    for page in corpus():
        begun = time.process_time()
        try:
            draft = read_page(page.data)
        except BotError as error:
            print(f"{page.name}: {error}")
            continue
        spent += time.process_time() - begun
        one = score(page, draft)
        found[page.style].append(one)
        if page.style in named:
            _show(page, one)
    print("style       precision recall     F1  least F1  whole paragraphs  strange sentences  in summaries")
    everything = [one for scores in found.values() for one in scores]
    for style, scores in (*found.items(), ("all", everything)):
        print(f"{style:<11} {_line(scores)}")
    print(f"{len(everything)} pages, {1000 * spent / len(everything):.1f} ms of CPU each")


def _show(page: Page, one: Score) -> None:
    print(f"{page.name} {page.encoding}: P {one.precision:.3f} R {one.recall:.3f} whole {one.whole:.2f}")
    for text in one.strange:
        print(f"    {'SHOWN ' if text in one.shown else ''}{text[:150]}")


def _line(scores: list[Score]) -> str:
    precision, recall, f1, whole = (
        statistics.mean(values)
        for values in zip(*((one.precision, one.recall, one.f1, one.whole) for one in scores), strict=True)
    )
    strange, shown = (sum(map(len, each)) for each in zip(*((one.strange, one.shown) for one in scores), strict=True))
    least = min(one.f1 for one in scores)
    return f"{precision:9.3f} {recall:6.3f} {f1:6.3f} {least:9.3f} {whole:17.3f} {strange:18} {shown:13}"


main(sys.argv[1:])
