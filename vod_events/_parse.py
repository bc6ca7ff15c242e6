"""The functions that most services need: they read bodies and write events.

Where one runs out of stack, it raises after the ``except`` block: an error raised inside has the
RecursionError as its context, whose traceback holds the body.
"""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, overload

from vod_events._model import Model, check_with
from vod_events._values import NO_ROOM, JsonObject
from vod_events.errors import DecodeError
from vod_events.events import AnyEvent, KnownEvent, MalformedEvent, UnknownEvent
from vod_events.responses import PullEventsResponse

if TYPE_CHECKING:  # loaded on first use, which halves the time of an import
    from vod_events._wire.engine import Engine

RawBody: TypeAlias = bytes | bytearray | memoryview | str | Mapping[str, Any]
"""A body: JSON text, or an already decoded mapping."""

SWITCH = "VOD_EVENTS_ACCELERATOR"
"""The environment variable that disables msgspec if it is ``off``."""

OLDEST_MSGSPEC = (0, 19)
"""The oldest version of msgspec that is used: the bound of the extra ``msgspec``."""

_engine: "Engine | None" = None


def _check_made(value: Model) -> None:
    """Check an object made by hand. The first one loads the checks."""
    from vod_events._wire.checks import check_made  # noqa: PLC0415 - see above

    check_made(value)


check_with(_check_made)


def engine() -> "Engine":
    """Return the engine in use, which is chosen on first use."""
    global _engine  # noqa: PLW0603 - read on every call, where a cache costs more
    if _engine is None:
        _engine = choose()
    return _engine


def choose() -> "Engine":
    """Return a new engine, which uses msgspec if it is installed and not disabled."""
    from vod_events._wire.engine import Engine  # noqa: PLC0415 - see above

    accelerated = None if os.environ.get(SWITCH) == "off" else _accelerated()
    return accelerated or Engine()


def _accelerated() -> "Engine | None":
    """Return the engine on msgspec; None if msgspec is too old or cannot be imported."""
    # Imported here, so that a program that never parses does not load it. A broken install raises
    # anything, and so does what a thread sees of a module whose import is failing in another.
    try:
        import msgspec  # noqa: PLC0415

        if _release(msgspec.__version__) < OLDEST_MSGSPEC:
            return None
        from vod_events._wire.accelerator import AcceleratedEngine  # noqa: PLC0415

        return AcceleratedEngine()
    except Exception:  # noqa: BLE001 - the library does without it
        return None


def _release(version: str) -> tuple[int, int]:
    """Return the first two numbers of a version."""
    major, minor, *_ = version.split(".")
    return int(major), int(minor)


@overload
def parse_callback(body: RawBody, *, strict: Literal[True] = True) -> KnownEvent | UnknownEvent: ...


@overload
def parse_callback(body: RawBody, *, strict: bool) -> AnyEvent: ...


def parse_callback(body: RawBody, *, strict: bool = True) -> AnyEvent:
    """Read the body of a normal callback (普通回调): one event.

    Args:
        body: the request's body.
        strict: whether every value must fit its field. If False, the field of a value that does not
            fit is None, and the value stays in ``unknown_fields``.

    Returns:
        The event; an `UnknownEvent` if this version has no class for its type. If not strict, an
        object that cannot be read as an event is a `MalformedEvent`.

    Raises:
        DecodeError: the body cannot be read as JSON.
        InvalidEventError: the body is JSON, but not one event as VOD documents it.
    """
    try:
        return engine().event(body, strict=strict)
    except RecursionError:
        pass
    raise DecodeError(NO_ROOM)


def parse_pull_events(body: RawBody, *, strict: bool = True) -> PullEventsResponse:
    """Read the answer of PullEvents (可靠回调): a batch of events, which may be empty.

    Args:
        body: the answer's body; or what the official SDK returns, without the ``Response`` wrapper.
        strict: whether every value must fit its field. If False, the field of a value that does not
            fit is None, and the value stays in ``unknown_fields``.

    Returns:
        The batch. An event that cannot be read is a `MalformedEvent` in its place. "No event", in
        any form that the API uses, is an empty batch.

    Raises:
        DecodeError: the body cannot be read as JSON.
        InvalidEventError: the body is JSON, but not an answer of PullEvents.
        ApiError: the API answered with an error.
    """
    try:
        return engine().response(body, strict=strict)
    except RecursionError:
        pass
    raise DecodeError(NO_ROOM)


def parse(body: RawBody, *, strict: bool = True) -> tuple[AnyEvent, ...]:
    """Read a callback or an answer of PullEvents.

    Args:
        body: the body of a normal callback, or the answer of PullEvents.
        strict: whether every value must fit its field. If False, the field of a value that does not
            fit is None, and the value stays in ``unknown_fields``.

    Returns:
        The events of the body, in order.

    Raises:
        DecodeError: the body cannot be read as JSON.
        InvalidEventError: the body is JSON, but neither of the two, or an event that is not as VOD
            documents it.
        ApiError: the API answered with an error.
    """
    try:
        return engine().events(body, strict=strict)
    except RecursionError:
        pass
    raise DecodeError(NO_ROOM)


@overload
def to_dict(value: MalformedEvent) -> Any: ...


@overload
def to_dict(value: Model | JsonObject) -> dict[str, Any]: ...


def to_dict(value: Model | JsonObject) -> Any:
    """Return the wire form of an event, a batch, a data type or a JSON object, without nulls.

    Args:
        value: any object of the library, or a `JsonObject`, which is what ``raw`` and
            ``unknown_fields`` hold; no other JSON value.

    Returns:
        What ``json.loads`` returns for the value's JSON: a new ``dict``. For a `MalformedEvent`
        that is not a JSON object, the JSON value that it is.

    Raises:
        TypeError: ``value`` is not an object of the library.
    """
    return engine().tree(value)


def to_json(value: Model | JsonObject) -> str:
    """Return the JSON of an event, a batch, a data type or a JSON object, without nulls.

    Args:
        value: any object of the library, or a `JsonObject`, which is what ``raw`` and
            ``unknown_fields`` hold; no other JSON value.

    Returns:
        The JSON text: compact, with characters outside ASCII as they are. Send it as UTF-8.

    Raises:
        TypeError: ``value`` is not an object of the library.
    """
    return engine().json(value)
