from collections.abc import Callable, Generator

import pytest

from bot.intake.web import Web
from tests.site import PUBLIC, Site


@pytest.fixture
def site() -> Generator[Site]:
    """A server on the public web."""
    with Site() as one:
        yield one


@pytest.fixture
def web(site: Site) -> Web:
    """A client that takes the site for public, and asks its port."""
    return Web(allowed=[PUBLIC], ports=[site.port])


@pytest.fixture
def hurried(site: Site) -> Callable[[float], Web]:
    """The same with fewer seconds."""
    return lambda seconds: Web(allowed=[PUBLIC], ports=[site.port], seconds=seconds)
