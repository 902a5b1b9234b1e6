"""Languages in which cards are looked at."""

from collections.abc import Iterator

import pytest

from bot.catalogues import LANGUAGES
from bot.messages import speaking


@pytest.fixture(params=LANGUAGES)
def every_language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each language that we speak, while a test runs."""
    with speaking(request.param):
        yield request.param
