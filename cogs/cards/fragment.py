"""The address of a page at a sentence: a text fragment, which browsers scroll to and mark."""

from urllib.parse import quote

#: Words that a sentence is pointed at with whole; of a longer one its first and its last words stand for it.
WHOLE, ENDS = 10, 5
_DIRECTIVE = ":~:"


def pointing_at(url: str | None, text: str) -> str | None:
    """The page's address at this text; None without an address. A fragment that the address has is kept.

    WICG, "URL Fragment Text Directives". A browser that does not know them opens the page at its top.
    """
    words = text.split()
    if not url or not words:
        return None
    page, _, fragment = url.partition("#")
    parts = [words] if len(words) <= WHOLE else [words[:ENDS], words[-ENDS:]]
    named = ",".join(_encoded(" ".join(part)) for part in parts)
    return f"{page}#{fragment.partition(_DIRECTIVE)[0]}{_DIRECTIVE}text={named}"


def _encoded(text: str) -> str:
    # A hyphen would say that something is a prefix; to the standard library it is a plain character.
    return quote(text, safe="").replace("-", "%2D")
