"""What both forms of the consumer share: their settings, their pauses and what they log."""

import inspect
import logging
import threading
import time
from collections.abc import Callable, Iterable
from random import random as random_fraction
from typing import Protocol

from attrs import field, frozen
from attrs.validators import ge, gt, lt

from vod_events.consumer._batch import HANDLE_LIFETIME, Backoff, Batch, Report
from vod_events.events import AnyEvent

_log = logging.getLogger("vod_events.consumer")

LOOK_EVERY = 0.5
"""How many seconds of a pause pass before `run` looks whether to stop."""


class StopEvent(Protocol):
    """What tells `run` to stop: an event of threading, asyncio or multiprocessing."""

    def is_set(self) -> bool:
        """Tell whether to stop."""
        ...


def start_timer(seconds: float, callback: Callable[[], object]) -> Callable[[], object]:
    """Call something later, on a thread of its own.

    Args:
        seconds: how much later.
        callback: what to call, without arguments.

    Returns:
        A function that cancels the call, if it has not been made yet.
    """
    timer = threading.Timer(seconds, callback)
    timer.daemon = True
    timer.start()
    return timer.cancel


@frozen(kw_only=True, eq=False)
class Settings:
    """The arguments that both forms of the consumer take."""

    strict: bool = True
    confirm_within: float = field(default=20.0, validator=[gt(0), lt(HANDLE_LIFETIME)])
    first_pause: float = field(default=0.5, validator=gt(0))
    longest_pause: float = field(default=30.0, validator=ge(0))
    clock: Callable[[], float] = time.monotonic
    random: Callable[[], float] = random_fraction

    def _batch(self, events: Iterable[AnyEvent], pulled: float) -> Batch:
        return Batch(
            events,
            begin_until=pulled + self.confirm_within,
            expires=pulled + HANDLE_LIFETIME,
        )

    def _backoff(self) -> Backoff:
        return Backoff(self.first_pause, self.longest_pause, self.random)


def pause_after(report: Report, backoff: Backoff) -> float:
    """Log the events that are left; return how many seconds to pause after a poll."""
    for left in report.left:
        _log.warning(
            "left to be delivered again: %s with handle %s, %s",
            left.event.event_type,
            left.event.event_handle,
            "handled" if left.handled else "not handled",
            exc_info=left.error,
        )
    return backoff.after_error() if report.confirm_failed else backoff.after_success()


def pause_after_error(error: Exception, backoff: Backoff) -> float:
    """Log what a poll raised; return how many seconds to pause after it."""
    pause = backoff.after_error()
    _log.warning("cannot pull, next try in %.1f s", pause, exc_info=error)
    return pause


def refuse_awaitable(result: object) -> None:
    """Refuse what a coroutine function returns.

    Raises:
        TypeError: it is awaitable.
    """
    # A coroutine function has done nothing yet when it returns: nothing may be confirmed for it.
    if inspect.iscoroutine(result):
        result.close()
    if inspect.isawaitable(result):
        raise TypeError("it returned an awaitable: use AsyncConsumer")
