"""The library's exceptions, with `VodEventsError` as their base class."""

from typing import Literal, TypeAlias

from attrs import frozen

MAX_PROBLEMS = 100
"""The most problems of one event that an error holds. It counts the others."""

_SHOWN_PROBLEMS = 5
_SHOWN_CHARACTERS = 500


class VodEventsError(Exception):
    """Base class of the errors about a body, its signature or an answer of the API."""


class DecodeError(VodEventsError, ValueError):
    """The body cannot be read as JSON.

    Raised if the text is not JSON (RFC 8259) in UTF-8, if it is nested deeper than 100 levels, if a
    decoded mapping holds a value that JSON cannot represent or raises an error itself, or if the
    call stack has no room left. The ``Response`` wrapper of a batch counts as a level even if it is
    absent.
    """


@frozen
class Problem:
    """One value that is wrong, and where it is in the body."""

    path: str
    """The path from the root of the body, in wire names: ``$.PullCompleteEvent.TagSet[2]``."""

    expected: str
    """What should be there: ``string``, ``integer``, ``RFC 3339 date-time`` and so on."""

    actual: str
    """What is there: the kind and the shortened value, or ``missing``."""

    @property
    def message(self) -> str:
        """What is wrong, without the path."""
        if self.actual == "missing":
            return f"missing (expected {self.expected})"
        return f"expected {self.expected}, got {self.actual}"

    def __str__(self) -> str:
        if self.actual == "missing":
            return f"{self.path} is {self.message}"
        return f"{self.message} at {self.path}"


class InvalidEventError(VodEventsError, ValueError):
    """The body is JSON, but not what VOD documents: a type is wrong, or a required member missing.

    Args:
        problems: the problems, in the order of the class's fields.
        problem_count: the number of all problems, if there are more than those given.
    """

    problems: tuple[Problem, ...]
    """The problems, each with its path: all of them, or the first 100."""

    problem_count: int
    """The number of all problems, including those beyond the first 100."""

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
    """``not signed`` if ``T`` or ``Sign`` is missing, ``wrong`` if the signature was made with
    another key or for another ``T``, ``expired`` if ``T`` is in the past, and ``too far ahead`` if
    ``T`` is further in the future than allowed."""

    def __init__(self, reason: SignatureReason) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"the signature of the callback is refused: {self.reason}"


class ApiError(VodEventsError):
    """The API answered PullEvents or ConfirmEvents with an error.

    "No event" is a normal answer to PullEvents, but an error of ConfirmEvents.

    Args:
        code: the API's error code, such as ``InternalError``.
        message: the API's error message, if it sent one.
        request_id: the id of the request, for the vendor's support, if the API sent one.

    See https://cloud.tencent.com/document/api/266/33433
    """

    code: str
    """The API's error code."""

    message: str | None
    """The API's error message, or None."""

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
    """No answer of the API arrived, so it is unknown whether the call took effect.

    The connection failed or timed out, the answer is incomplete, or it does not come from the API.
    Raised by `vod_events.tencentcloud`, with the original exception as its ``__cause__``. You can
    retry the call.
    """


def _printable(text: str) -> str:
    # An answer can hold any text, and errors go to logs: keep one line of limited length.
    return repr(text[:_SHOWN_CHARACTERS])[1:-1][:_SHOWN_CHARACTERS]
