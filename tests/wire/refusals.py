"""Discord's refusals: HTTP status, error code and words."""

from typing import Any


class RefusalError(Exception):
    """A request that Discord turns down with an error body."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(f"{status} {code} {message}")
        self.status = status
        self.code = code
        self.message = message

    def body(self) -> dict[str, Any]:
        """Return the JSON that Discord would send."""
        return {"code": self.code, "message": self.message}


def unauthorized() -> RefusalError:
    """The token is wrong."""
    return RefusalError(401, 0, "401: Unauthorized")


def not_found() -> RefusalError:
    """No such route."""
    return RefusalError(404, 0, "404: Not Found")


def unknown(what: str) -> RefusalError:
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
    return RefusalError(404, codes[what], f"Unknown {what}")


def already_acknowledged() -> RefusalError:
    """A second first response to one interaction."""
    return RefusalError(400, 40060, "Interaction has already been acknowledged.")


def missing_access() -> RefusalError:
    """The bot cannot see it."""
    return RefusalError(403, 50001, "Missing Access")


def not_the_author() -> RefusalError:
    """The bot tried to change somebody else's message."""
    return RefusalError(403, 50005, "Cannot edit a message authored by another user")


def empty_message() -> RefusalError:
    """Nothing to show."""
    return RefusalError(400, 50006, "Cannot send an empty message")


def closed_door() -> RefusalError:
    """The person takes no direct messages."""
    return RefusalError(403, 50007, "Cannot send messages to this user")


def missing_permissions() -> RefusalError:
    """The bot sees the channel, but may not do this there."""
    return RefusalError(403, 50013, "Missing Permissions")


def invalid_body(reason: str) -> RefusalError:
    """A field breaks one of Discord's limits."""
    return RefusalError(400, 50035, f"Invalid Form Body: {reason}")
