"""What a site's refusal means for whoever asked."""

from bot.errors import TryLater, Unreadable

_TOLD = {
    401: "The page wants a login ({}).",
    402: "The page wants a subscription ({}).",
    403: "The site does not let us in ({}); it may want a login, or take no robots.",
    404: "There is no page at this address ({}); check it.",
    410: "The page was taken down for good ({}).",
    429: "The site asks for patience ({}); try again later.",
    451: "The site may not show this page, for legal reasons ({}).",
}
_TROUBLE = "The site has trouble of its own ({}); try again later."
_NONE = "The site sent no page ({}); check the address in a browser."
#: What to do where the site shows its page to people.
_BY_HAND = " If you can see it in a browser, copy its text and add that."
_SEEN_BY_PEOPLE = {401, 402, 403}
_PASSING, _HURRIED = {408, 425, 429}, {429, 503}


def check_status(status: int) -> None:
    """Raises Unreadable for every answer that is no page, TryLater for those that may be one soon."""
    if status == 200:
        return
    told = _TOLD.get(status, _TROUBLE if status >= 500 else _NONE)
    if status in _PASSING or status >= 500:
        error = TryLater(told.format(status))
        error.hurried = status in _HURRIED
        raise error
    raise Unreadable(told.format(status) + (_BY_HAND if status in _SEEN_BY_PEOPLE else ""))
