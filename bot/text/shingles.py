"""How much of two texts is the same, told by a small sketch of each.

A shingle is three searchable words that follow each other. The sketch of a text is the smallest hashes of its
shingles: what share of the smallest of two texts' sketches is in both estimates what share of their shingles is
(Broder, "On the resemblance and containment of documents", 1997).
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from struct import pack, unpack
from typing import Self
from zlib import crc32

#: Words of a shingle, and hashes of a sketch: with so many a share of one half is told with an error of .05.
WORDS, HASHES = 3, 100
#: Hashes by which the sketches of like texts are found. Of texts that share half of all their shingles, one pair in
#: 4,000 has none of them in common.
TELLING = 12
#: Shingles that a text has at least, to be like another by more than chance.
FEWEST = 12


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is known of a text's shingles: how many there are, and their smallest hashes, in order."""

    shingles: int
    hashes: tuple[int, ...]

    @classmethod
    def of(cls, sentences: Iterable[str]) -> Self | None:
        """The sketch of a text whose sentences are given as searchable words, single spaces between them.

        None for a text that is too short for one.
        """
        text = " ".join(one for one in sentences if one).encode()
        # One behind the end of each word, which is where the next one begins.
        ends = list(accumulate(len(word) + 1 for word in text.split(b" ")))
        found = {crc32(text[start : end - 1]) for start, end in zip([0, *ends], ends[WORDS - 1 :], strict=False)}
        return cls(len(found), tuple(sorted(found)[:HASHES])) if len(found) >= FEWEST else None

    @classmethod
    def read(cls, shingles: int, packed: bytes) -> Self:
        """The sketch that `packed` came from."""
        return cls(shingles, unpack(f"<{len(packed) // 4}I", packed))

    @property
    def packed(self) -> bytes:
        """Its hashes, four bytes each."""
        return pack(f"<{len(self.hashes)}I", *self.hashes)

    @property
    def telling(self) -> Sequence[int]:
        """The hashes by which it is found."""
        return self.hashes[:TELLING]

    def shared(self, other: "Sketch") -> float:
        """The share of the shorter text's shingles that the longer one has too, 0 to 1, as far as sketches tell."""
        # Beyond the largest of a sketch that holds not all of its text's hashes nothing is known.
        ends = [one.hashes[-1] for one in (self, other) if one.shingles > len(one.hashes)]
        known = min(ends, default=max(self.hashes[-1], other.hashes[-1]))
        both = len(set(self.hashes).intersection(other.hashes))
        either = bisect_right(self.hashes, known) + bisect_right(other.hashes, known) - both
        resemblance = both / either
        shared = resemblance / (1 + resemblance) * (self.shingles + other.shingles)
        return min(1.0, shared / min(self.shingles, other.shingles))
