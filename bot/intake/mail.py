"""A message (.eml) -> draft. Only the worker imports this: it reads strangers' files."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from bot.errors import Unreadable
from bot.intake.decoding import decode
from bot.intake.fields import draft
from bot.messages import message
from bot.models import Draft

#: A message has at least one of these; any other text would pass for one.
_HEADERS = ("from", "subject", "date")
_NO_TEXT = message("There is no text in this message, only attachments or nothing.")


def read_mail(data: bytes) -> Draft:
    """The message's own text, else its page; its attachments are left alone. Raises Unreadable or TooLarge."""
    mail = BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
    if not any(name in mail for name in _HEADERS):
        raise Unreadable(message("It is no message, whatever its name says."))
    body = mail.get_body(("plain", "html"))
    content = body.get_payload(decode=True) if body else None
    if body is None or not isinstance(content, bytes) or not content.strip():
        raise Unreadable(_NO_TEXT)
    charset = body.get_content_charset() or ""
    sender = _header(mail, "from")
    name, address = parseaddr(sender)
    fields: dict[str, object] = {
        "title": _header(mail, "subject"),
        "author": name or address or sender,
        "published": _day(_header(mail, "date")),
    }
    if body.get_content_type() != "text/html":
        text, notes = decode(content, charset or None)
        if not text.strip():
            raise Unreadable(_NO_TEXT)
        return draft(text, fields, notes)
    from bot.intake.page import read_page  # noqa: PLC0415 - slow to import, and most messages are plain

    page = read_page(content, charset)
    return draft(page.text, {"language": page.language, "rights": page.rights, **fields}, page.notes)


def _header(mail: EmailMessage, name: str) -> str:
    try:
        return str(mail[name] or "")
    except (ValueError, TypeError, AttributeError, LookupError):
        # The library trips over some headers that are not as they should be.
        return ""


def _day(date: str) -> str | None:
    try:
        return parsedate_to_datetime(date).isoformat()
    except (ValueError, TypeError, LookupError):
        return None
