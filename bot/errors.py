"""The error tree. Every message is a sentence fit to show a reader, and says what to do where something can be done.

BotError
├── Refused             asked for something we do not do, or not now          exit 1
│   ├── NotFound        no such article, or none that this library may see    exit 1
│   ├── TooLarge        over a limit that the message names                   exit 1
│   └── NothingToSay    nothing in it that could be summarised                exit 1
├── Unusable            a file, setting or call that cannot be used           exit 2
│   ├── Unreadable      a file or page we cannot read as an article           exit 2
│   │   └── TryLater    a site that cannot be read just now                   exit 2
│   ├── BadSetting      a setting with a value it cannot have, named          exit 2
│   └── StorageError    the database file: foreign, full, locked              exit 2
│       └── Damaged     pages of it cannot be what was written                exit 2
└── LoginFailed         Discord did not let us in                             exit 1
"""


class BotError(Exception):
    """Anything we tell a reader instead of an answer; `str(error)` is the whole message, in English."""

    #: Exit code of the command line when this error ends a command.
    exit_code = 1

    def __init__(self, message: str) -> None:
        super().__init__(message)
        #: The same, and for a `Message` also fit to be said in other languages.
        self.message = message


class Refused(BotError):  # noqa: N818 - a refusal is no error
    """What was asked is not done, or not now."""


class NotFound(Refused):
    """No such thing here; the same words whether it never was or belongs to another library."""


class TooLarge(Refused):
    """Over a limit; the message names the limit."""


class NothingToSay(Refused):
    """The text holds nothing that could be summarised; the message says why."""


class Unusable(BotError):  # noqa: N818 - says what is wrong with the thing, not with us
    """A file, setting or call that cannot be used as it is."""

    exit_code = 2


class Unreadable(Unusable):
    """Bytes that are no article; the message says why."""


class TryLater(Unreadable):
    """A site that has trouble, or none that could be reached; another time it may be read."""

    #: Whether the site itself asked to be left alone for a while.
    hurried = False


class BadSetting(Unusable):
    """A setting with a value it cannot have; the message names it."""


class StorageError(Unusable):
    """The database cannot be used; the driver's own error is the cause."""


class Damaged(StorageError):  # noqa: N818 - as it is read
    """The database is not what was written into it; nothing that it says can be relied on."""


class LoginFailed(BotError):  # noqa: N818 - as it is read
    """Discord refused the token, or could not be reached."""
