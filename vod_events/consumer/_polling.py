"""What both consumers share: settings, pauses and logging."""

import inspect
import logging
import random
from collections.abc import Iterable
from typing import Protocol

from attrs import field, frozen
from attrs.validators import ge, gt, lt

from vod_events._text import describe, shorten
from vod_events._values import JsonObject
from vod_events.consumer._batch import (
    HANDLE_LIFETIME,
    Backoff,
    Batch,
    Report,
    UnconfirmedEvent,
)
from vod_events.events import AnyEvent, MalformedEvent, UnknownEvent

_log = logging.getLogger("vod_events.consumer")

_MAX_PART = 100
_MAX_ERROR = 300
"""The most characters of a part of an event, and of an exception, in a line of the log."""

LOOK_EVERY = 0.5
"""Seconds between two checks whether to stop, while `run` pauses."""


class StopEvent(Protocol):
    """An event that stops `run`: of threading, asyncio or multiprocessing."""

    def is_set(self) -> bool:
        """Return whether to stop."""
        ...


@frozen(kw_only=True, eq=False)
class Settings:
    """The arguments that both forms of the consumer take."""

    strict: bool = True
    confirm_within: float = field(default=20.0, validator=[gt(0), lt(HANDLE_LIFETIME)])
    first_pause: float = field(default=0.5, validator=gt(0))
    longest_pause: float = field(default=30.0, validator=ge(0))

    def _random(self) -> float:
        """Return a number from 0 to below 1."""
        return random.random()  # noqa: S311 - it spreads retries, and is no secret

    def _batch(self, events: Iterable[AnyEvent], pulled: float) -> Batch:
        return Batch(
            events,
            begin_until=pulled + self.confirm_within,
            expires=pulled + HANDLE_LIFETIME,
        )

    def _backoff(self) -> Backoff:
        return Backoff(self.first_pause, self.longest_pause, self._random)


def pause_after(report: Report, backoff: Backoff) -> float:
    """Log the events that are not confirmed; return how many seconds to pause after a poll."""
    for entry in report.unconfirmed:
        _log.warning("not confirmed, comes again: %s", _line_of(entry))
        if entry.error is not None:
            _log.debug("what it raised", exc_info=entry.error)
    return backoff.after_error() if report.confirm_failed else backoff.after_success()


def pause_after_error(error: Exception, backoff: Backoff) -> float:
    """Log what a poll raised; return how many seconds to pause after it."""
    pause = backoff.after_error()
    _log.warning("cannot pull, next try in %.1f s: %s", pause, describe(error, _MAX_ERROR))
    _log.debug("what it raised", exc_info=error)
    return pause


def _line_of(entry: UnconfirmedEvent) -> str:
    # An event can hold any text: keep each part on one line, with a limited length.
    event = entry.event
    parts = (str(event.event_type), f"handle {event.event_handle}", f"task {_task_id_of(event)}")
    state = "handled" if entry.handled else "not handled"
    line = ", ".join((*(shorten(part, _MAX_PART) for part in parts), state))
    return f"{line}: {describe(entry.error, _MAX_ERROR)}" if entry.error is not None else line


def _task_id_of(event: AnyEvent) -> object:
    if not isinstance(event, UnknownEvent | MalformedEvent):
        return getattr(event.payload, "task_id", None)  # files have none
    members = event.raw.values() if isinstance(event.raw, JsonObject) else ()
    payloads = (member for member in members if isinstance(member, JsonObject))
    return next((payload["TaskId"] for payload in payloads if "TaskId" in payload), None)


def refuse_awaitable(result: object) -> None:
    """Refuse the result of a coroutine function.

    Raises:
        TypeError: the result is awaitable.
    """
    # A coroutine function has not run yet when it returns, so nothing may be confirmed for it.
    if inspect.iscoroutine(result):
        result.close()
    if inspect.isawaitable(result):
        raise TypeError("it returned an awaitable: use AsyncConsumer")
