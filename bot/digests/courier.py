"""What the core needs of whoever knows Discord: to write messages, to send them, and to find those that were sent."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.models import Answer, Delivery, Digest, Edition, Page, Place, Scope, Watch


class Refusing(Exception):  # noqa: N818 - not an error of ours
    """Discord refuses a message, and would refuse it again."""

    def __init__(self, why: str, *, lasting: bool) -> None:
        """`why` is fit for the one who set the digest up; `lasting`: other messages to that place fare no better."""
        super().__init__(why)
        self.why, self.lasting = why, lasting


class Later(Exception):  # noqa: N818
    """It was certainly not sent, and is to be sent in so many seconds."""

    def __init__(self, seconds: float, *, everywhere: bool = False, banned: bool = False) -> None:
        """`everywhere`: until then nothing at all is to be sent; `banned`: and each time is longer than the last."""
        super().__init__(f"not for {seconds:.1f} s")
        self.seconds, self.everywhere, self.banned = seconds, everywhere, banned


class Uncertain(Exception):  # noqa: N818
    """It may have been sent or not."""


class CannotTell(Exception):  # noqa: N818
    """What was sent to a place cannot be read there."""


class Courier(Protocol):
    """Writes and carries messages; it writes them in the language that is spoken when it is asked to."""

    async def language(self, place: Place, library: Scope) -> str:
        """The language of a place that something of a library is sent to, by its ISO 639-1 code."""
        ...

    def edition(self, edition: Edition) -> Sequence[Page]:
        """The messages that an edition or an alert is, at least one."""
        ...

    def answer(self, watch: Watch, answer: Answer) -> Sequence[Page]:
        """Those that say that a watch has an answer."""
        ...

    def notice(self, digest: Digest, delivery: Delivery, why: str) -> Sequence[Page]:
        """Those that say that a delivery of a digest was refused, or that nobody knows whether it came."""
        ...

    async def may_see(self, library: Scope, person: int) -> bool:
        """Whether somebody can still see a library: that of a server only while they are a member."""
        ...

    def rooms(self, place: Place) -> Sequence[str]:
        """The keys of the rooms that everybody who sees a place can read."""
        ...

    async def send(self, place: Place, page: Page, nonce: str, *, silent: bool) -> int:
        """Ask Discord once to send a message, or to say which one it is if it has one with this nonce; its number.

        Raises Refusing, Later or Uncertain.
        """
        ...

    async def find(self, place: Place, nonce: str, since: datetime, until: datetime) -> int | None:
        """The number of the message with this nonce that was sent between two moments; None when there is none.

        Raises CannotTell, Refusing or Later.
        """
        ...
