"""What a site's refusal means for whoever asked."""

from bot.errors import TryLater, Unreadable
from bot.messages import message

#: Where the site shows its page to people, what to do then.
_TOLD = {
    401: message("The page wants a login ({status}). If you can see it in a browser, copy its text and add that."),
    402: message(
        "The page wants a subscription ({status}). If you can see it in a browser, copy its text and add that."
    ),
    403: message(
        "The site does not let us in ({status}); it may want a login, or take no robots. "
        "If you can see it in a browser, copy its text and add that."
    ),
    404: message("There is no page at this address ({status}); check it."),
    410: message("The page was taken down for good ({status})."),
    429: message("The site asks for patience ({status}); try again later."),
    451: message("The site may not show this page, for legal reasons ({status})."),
}
_TROUBLE = message("The site has trouble of its own ({status}); try again later.")
_NONE = message("The site sent no page ({status}); check the address in a browser.")
_PASSING, _HURRIED = {408, 425, 429}, {429, 503}


def check_status(status: int) -> None:
    """Raises Unreadable for every answer that is no page, TryLater for those that may be one soon."""
    if status == 200:
        return
    told = message(_TOLD.get(status, _TROUBLE if status >= 500 else _NONE), status=status)
    if status in _PASSING or status >= 500:
        error = TryLater(told)
        error.hurried = status in _HURRIED
        raise error
    raise Unreadable(told)
