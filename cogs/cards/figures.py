"""The small line under a summary: how much of it this is, and how long it takes to read."""

from bot.messages import Message, message, say

#: Words that a grown reader reads in a minute (Brysbaert 2019).
_A_MINUTE = 238
#: Seconds to which a short time is told.
_STEP = 5


def time_to_read(words: int, instead_of: int = 0) -> str:
    """How long so many words take, and how long all of them would have: "20 s to read instead of 3 min"."""
    taken, whole = _time(words), _time(instead_of)
    if instead_of > words and whole != taken:
        return say("{time} to read instead of {whole}", time=taken, whole=whole)
    return say("{time} to read", time=taken)


def _time(words: int) -> Message:
    seconds = 60 * words / _A_MINUTE
    if seconds < 60 - _STEP / 2:
        return message("{seconds} s", seconds=max(1, round(seconds / _STEP)) * _STEP)
    return message("{minutes:,} min", minutes=max(1, round(seconds / 60)))
