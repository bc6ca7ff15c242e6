"""Conversion of times: from RFC 3339, and back to the documented form."""

import re
import sys
from datetime import UTC, datetime

from vod_events._values import MismatchError

NOT_SET = frozenset({"0000-00-00T00:00:00Z", ""})
"""What VOD sends for a time that is not set."""

FIRST_YEAR = "0001"
"""No time that is set sorts before it."""

# The hour is limited here, since some versions of Python read 24:00 as the next day.
RFC_3339 = re.compile(
    r"\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):\d{2}:\d{2}(?:\.\d{1,6})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)",
    re.ASCII,
)

MARKS = slice(4, None, 3)
"""The positions of the marks in the usual form: every third character."""

# The usual form is recognized by its marks, at a third of the pattern's cost. fromisoformat checks
# the digits between them, and accepts nothing after Z except a NUL, which it takes for the end of
# the text. In versions that read 24:00 as the next day, no text has the usual marks, so the pattern
# checks every time.
USUAL_MARKS = "2019-01-09T16:36:22Z"[MARKS] if sys.version_info < (3, 14) else "none"


def read_time(text: object) -> datetime | None:
    """Read a time; return None if it is not set.

    Raises:
        MismatchError: it is neither an RFC 3339 date-time nor "not set".
    """
    if type(text) is not str:
        raise MismatchError
    if text < FIRST_YEAR and text in NOT_SET:
        return None
    usual = text[MARKS] == USUAL_MARKS and "\0" not in text
    if usual or RFC_3339.fullmatch(text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass
    raise MismatchError


_TWO_DIGITS = tuple([f"{number:02}" for number in range(100)])


def write_time(time: datetime) -> str:
    """Write a time as VOD documents it: ``2019-01-09T16:36:22Z``, or with ``.123`` or ``.123456``.

    Args:
        time: the time, with an offset in whole minutes.
    """
    if time.tzinfo is UTC and not time.microsecond:  # most, at a fifth of isoformat's cost
        century, year = divmod(time.year, 100)
        return (
            f"{_TWO_DIGITS[century]}{_TWO_DIGITS[year]}-{_TWO_DIGITS[time.month]}-"
            f"{_TWO_DIGITS[time.day]}T{_TWO_DIGITS[time.hour]}:{_TWO_DIGITS[time.minute]}:"
            f"{_TWO_DIGITS[time.second]}Z"
        )
    milliseconds, rest = divmod(time.microsecond, 1000)
    only_milliseconds = milliseconds and not rest
    text = time.isoformat(timespec="milliseconds" if only_milliseconds else "auto")
    return text[:-6] + "Z" if text[-6:] == "+00:00" else text
