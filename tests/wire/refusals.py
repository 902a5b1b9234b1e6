"""Discord's refusals: HTTP status, error code and words."""

from typing import Any


class Refusal(Exception):
    """A request that Discord turns down with an error body."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(f"{status} {code} {message}")
        self.status = status
        self.code = code
        self.message = message

    def body(self) -> dict[str, Any]:
        """Return the JSON that Discord would send."""
        return {"code": self.code, "message": self.message}


def unauthorized() -> Refusal:
    """The token is wrong."""
    return Refusal(401, 0, "401: Unauthorized")


def not_found() -> Refusal:
    """No such route."""
    return Refusal(404, 0, "404: Not Found")


def unknown(what: str) -> Refusal:
    """An id that does not exist; `what` is Discord's name for the thing."""
    codes = {
        "Channel": 10003,
        "Guild": 10004,
        "Member": 10007,
        "Message": 10008,
        "User": 10013,
        "Webhook": 10015,
        "Interaction": 10062,
        "application command": 10063,
    }
    return Refusal(404, codes[what], f"Unknown {what}")


def already_acknowledged() -> Refusal:
    """A second first response to one interaction."""
    return Refusal(400, 40060, "Interaction has already been acknowledged.")


def missing_access() -> Refusal:
    """The bot cannot see it."""
    return Refusal(403, 50001, "Missing Access")


def not_the_author() -> Refusal:
    """The bot tried to change somebody else's message."""
    return Refusal(403, 50005, "Cannot edit a message authored by another user")


def empty_message() -> Refusal:
    """Nothing to show."""
    return Refusal(400, 50006, "Cannot send an empty message")


def closed_door() -> Refusal:
    """The person takes no direct messages."""
    return Refusal(403, 50007, "Cannot send messages to this user")


def missing_permissions() -> Refusal:
    """The bot sees the channel, but may not do this there."""
    return Refusal(403, 50013, "Missing Permissions")


def invalid_body(reason: str) -> Refusal:
    """A field breaks one of Discord's limits."""
    return Refusal(400, 50035, f"Invalid Form Body: {reason}")
