"""The errors of the library: one family, with `VodEventsError` as its base."""

from typing import Literal, TypeAlias

from attrs import frozen

MAX_PROBLEMS = 100
"""How many problems of one event an error holds; it counts the others."""

_SHOWN_PROBLEMS = 5
_SHOWN_CHARACTERS = 500


class VodEventsError(Exception):
    """The base of the errors about a body, its signature or an answer of the API."""


class DecodeError(VodEventsError, ValueError):
    """The body is not JSON that can be read.

    Raised for text that is not JSON of RFC 8259 in UTF-8, for nesting deeper than 100 levels, for a
    decoded mapping that holds what JSON cannot or that raises an error itself, and where the call
    stack has no room left. The ``Response`` wrapper of a batch counts as a level even where it is
    left out.
    """


@frozen
class Problem:
    """One value that is wrong, and where it is in the body."""

    path: str
    """The place, in wire names from the root of the body: ``$.PullCompleteEvent.TagSet[2]``."""

    expected: str
    """What should be there: ``string``, ``integer``, ``RFC 3339 date-time`` and so on."""

    actual: str
    """What is there: its kind and, shortened, its value. ``missing`` if there is nothing."""

    @property
    def message(self) -> str:
        """What is wrong, without the place."""
        if self.actual == "missing":
            return f"missing (expected {self.expected})"
        return f"expected {self.expected}, got {self.actual}"

    def __str__(self) -> str:
        if self.actual == "missing":
            return f"{self.path} is {self.message}"
        return f"{self.message} at {self.path}"


class InvalidEventError(VodEventsError, ValueError):
    """The body is JSON, but not what VOD documents: a wrong type, or a required part missing.

    Args:
        problems: the problems, in the order of the class's fields.
        problem_count: how many problems there are, if more than those given.
    """

    problems: tuple[Problem, ...]
    """The problems, each with its path: all of them, or the first 100."""

    problem_count: int
    """How many problems there are, those beyond the first 100 included."""

    def __init__(self, problems: tuple[Problem, ...], problem_count: int | None = None) -> None:
        count = len(problems) if problem_count is None else problem_count
        super().__init__(problems, count)  # pickle and copy create the error from these.
        self.problems = problems
        self.problem_count = count

    def __str__(self) -> str:
        shown = "; ".join(map(str, self.problems[:_SHOWN_PROBLEMS]))
        hidden = self.problem_count - _SHOWN_PROBLEMS
        return f"{shown}; and {hidden} more" if hidden > 0 else shown


SignatureReason: TypeAlias = Literal["not signed", "wrong", "expired", "too far ahead"]
"""Why a signature is refused."""


class SignatureError(VodEventsError):
    """A callback is not signed with the key, or its signature has expired.

    Args:
        reason: why the signature is refused.
    """

    reason: SignatureReason
    """``not signed`` if ``T`` or ``Sign`` is missing, ``wrong`` if the signature was made with another
    key or for another ``T``, ``expired`` if ``T`` is past, and ``too far ahead`` if ``T`` is further in
    the future than allowed."""

    def __init__(self, reason: SignatureReason) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"the signature of the callback is refused: {self.reason}"


class ApiError(VodEventsError):
    """The API answered PullEvents or ConfirmEvents with an error.

    "No event" is an answer to PullEvents like any other, and an error of ConfirmEvents.

    Args:
        code: the API's error code, such as ``InternalError``.
        message: the API's text, if it sent one.
        request_id: the id of the request, to quote to the vendor's support, if it sent one.

    See https://cloud.tencent.com/document/api/266/33433
    """

    code: str
    """The API's error code."""

    message: str | None
    """The API's text, or None."""

    request_id: str | None
    """Id of the request that failed, or None."""

    def __init__(
        self, code: str, message: str | None = None, request_id: str | None = None
    ) -> None:
        super().__init__(code, message, request_id)
        self.code = code
        self.message = message
        self.request_id = request_id

    def __str__(self) -> str:
        text = f"{self.code}: {self.message}" if self.message else self.code
        shown = _printable(text)
        return f"{shown} (request {_printable(self.request_id)})" if self.request_id else shown


class NoAnswerError(VodEventsError):
    """A call of the API brought no answer of the API, so whether it took effect is not known.

    There is no connection, or no answer in time, or a whole answer did not arrive, or what arrived
    does not come from the API. Raised by `vod_events.tencentcloud`; the exception that tells more is
    its ``__cause__``. The call is worth another try.
    """


def _printable(text: str) -> str:
    # An answer can hold anything, and errors go to logs: one line, of bounded length.
    return repr(text[:_SHOWN_CHARACTERS])[1:-1][:_SHOWN_CHARACTERS]
