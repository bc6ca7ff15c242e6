"""The one error family: whatever is wrong with a body ends here and nowhere else."""

from attrs import frozen

from vod_events._text import shorten

MOST_PROBLEMS = 100
"""How many problems of one event are told; the others are counted."""

_SHOWN_PROBLEMS = 5
_SHOWN_CHARACTERS = 500


class VodEventsError(Exception):
    """Base of every error that the library raises about what it was given."""


class DecodeError(VodEventsError, ValueError):
    """The body is not JSON that can be read.

    Raised for text that is no JSON of RFC 8259 in UTF-8, for nesting deeper than
    100 levels, and for a decoded mapping that holds what JSON cannot. The ``Response`` wrapper of
    a batch counts as a level where it was left out, too.
    """


@frozen
class Problem:
    """One thing that is wrong with a body, and where it stands."""

    path: str
    """Where, in the sender's names, from the root of the body: ``$.PullCompleteEvent.TagSet[2]``."""

    expected: str
    """What belongs there: ``string``, ``integer``, ``RFC 3339 date-time`` and so on."""

    actual: str
    """What stands there: its kind and, shortened, its value. ``missing`` where nothing does."""

    def __str__(self) -> str:
        return f"expected {self.expected}, got {self.actual} at {self.path}"


class InvalidEventError(VodEventsError, ValueError):
    """The body is JSON, but not what VOD documents: a wrong type, or a required part missing.

    Args:
        problems: what is wrong, in the order of the body's documentation.
        problem_count: how many problems there are, if not all are given.
    """

    problems: tuple[Problem, ...]
    """Everything that is wrong, each with its path; of more than 100 problems, the first 100."""

    problem_count: int
    """How many problems there are in all."""

    def __init__(self, problems: tuple[Problem, ...], problem_count: int | None = None) -> None:
        count = len(problems) if problem_count is None else problem_count
        super().__init__(problems, count)  # What pickle and copy make it of, by keyword or not.
        self.problems = problems
        self.problem_count = count

    def __str__(self) -> str:
        shown = "; ".join(map(str, self.problems[:_SHOWN_PROBLEMS]))
        hidden = self.problem_count - _SHOWN_PROBLEMS
        return f"{shown}; and {hidden} more" if hidden > 0 else shown


class PullEventsError(VodEventsError):
    """PullEvents answered with an error, and not with "no event".

    Args:
        code: the API's error code, ``InternalError`` and the like.
        message: the API's text, where it sent one.
        request_id: what to quote to the vendor's support, where it was sent.

    See https://cloud.tencent.com/document/api/266/33433
    """

    code: str
    """The API's error code."""

    message: str | None
    """The API's text, or None."""

    request_id: str | None
    """The id of the request that failed, or None."""

    def __init__(
        self, code: str, message: str | None = None, request_id: str | None = None
    ) -> None:
        super().__init__(code, message, request_id)
        self.code = code
        self.message = message
        self.request_id = request_id

    def __str__(self) -> str:
        text = f"{self.code}: {self.message}" if self.message else self.code
        shown = shorten(text, _SHOWN_CHARACTERS)
        return f"{shown} (request {shorten(self.request_id)})" if self.request_id else shown
