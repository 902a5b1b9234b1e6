"""Texts to summarise: our own, and generated ones."""

from collections.abc import Sequence
from pathlib import Path

from hypothesis import strategies as st

from bot.intake.files import read
from bot.models import Draft

ROOT = Path(__file__).resolve().parents[2]

VILLAGE = """\
The village of Harrow Ford voted on Sunday to move its church 200 metres up the hill.

The river has flooded the nave four times since 1998, and the last flood reached the altar. It left mud in the organ.

"We have prayed, and we have pumped. Firstly the pump is old. Secondly so am I. And \
thirdly the river does not listen," said Agnes Holm, who keeps the keys.

Read more: The bridge that stayed

The work will cost 1.4 million crowns and begin in May. Engineers will put the church on rails and pull it with \
winches, a method that moved a lighthouse in 1999. Who will ring the bell meanwhile? Nobody knows yet.

© 2026 Hill Country Review. All rights reserved.
"""

#: Words of generated sentences.
_WORDS = "river church bell flood village engine keeper winter stone bridge moved 1743"


def shelf() -> list[Draft]:
    """The articles that we ship as plain text and Markdown."""
    folder = ROOT / "data" / "articles"
    paths = [path for path in sorted(folder.iterdir()) if path.suffix in (".md", ".txt", ".jsonl")]
    return [draft for path in paths for draft in read(path.name, path.read_bytes()).drafts]


def _sentence(words: Sequence[str]) -> str:
    return " ".join(words).capitalize() + "."


sentences = st.lists(st.sampled_from([*_WORDS.split()]), min_size=1, max_size=14).map(_sentence)
said = st.lists(sentences, min_size=1, max_size=4).map(lambda parts: f'"{" ".join(parts)[:-1]}," said Agnes Holm.')
footers = st.sampled_from(
    ["© 2026 Hill Country Review. All rights reserved.", "Read more: The bridge", "Share this article"]
)
paragraphs = st.one_of(st.lists(sentences, min_size=1, max_size=6).map(" ".join), said, footers)
#: Articles of sentences, whole quotations and furniture, a paragraph each.
articles = st.lists(paragraphs, min_size=1, max_size=12).map("\n\n".join)
