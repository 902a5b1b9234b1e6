from datetime import date
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from bot.digests.parts import nonce
from bot.models import Place, Sort


def test_a_nonce_is_the_same_for_ever() -> None:
    # A message that was asked for by an older version is asked for again by this one.
    assert nonce("guild:1", Sort.EDITION, 12, "2026-11-02", 1, Place(100)) == "n7lwdvq2l35szrmxapm4ipss"


def test_no_two_parts_have_one() -> None:
    every = [
        nonce(library, kind, order, slot, part, Place(place))
        for library, kind, order, slot, part, place in product(
            ("guild:1", "guild:11"), Sort, (1, 11, 2), ("2026-11-02", "2026-11-02+1", str(date.max)), (1, 2, 11), (1, 2)
        )
    ]
    assert len(set(every)) == len(every)


@given(st.text(max_size=30), st.integers(1, 2**63), st.text(max_size=30), st.integers(1, 99))
def test_it_is_as_short_as_discord_wants_it(library: str, order: int, slot: str, part: int) -> None:
    assert len(nonce(library, Sort.NOTICE, order, slot, part, Place(2**63))) <= 25
