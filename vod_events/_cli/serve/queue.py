"""The queue of events behind PullEvents and ConfirmEvents, without network, threads or waiting."""

import itertools
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from attrs import frozen

Event: TypeAlias = dict[str, Any]
"""An event as a plain tree, without a handle."""

MAX_EVENTS = 16
"""The most events in an answer of PullEvents, and the most handles in a ConfirmEvents."""

HANDLE_SECONDS = 30.0
"""How many seconds an event can be confirmed for; after that it is delivered again."""


class UnknownHandleError(Exception):
    """A handle is unknown, already confirmed, or too old; the message is the handle."""


@frozen
class Delivery:
    """An event that was pulled."""

    handle: str
    event: Event
    number: int
    """How many times the event was pulled, this time included."""


@frozen
class _Waiting:
    event: Event
    pulled: int = 0


@frozen
class _Pulled:
    delivery: Delivery
    until: float


class Queue:
    """Events in the order in which they became available.

    An event that is not confirmed in time becomes available again, after those that are
    waiting then, so that an event that is never confirmed does not block the others.

    Args:
        clock: returns the time in seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._waiting: deque[_Waiting] = deque()
        # In the order in which they expire, as all are valid for the same time.
        self._pulled: dict[str, _Pulled] = {}
        # Too large for a float, as VOD's are, and different from those of an earlier queue.
        self._numbers = itertools.count(time.time_ns())

    def put(self, events: Iterable[Event]) -> None:
        """Add events."""
        self._take_back()
        self._waiting.extend(map(_Waiting, events))

    def pull(self) -> list[Delivery]:
        """Return the next events, 16 at most, each with a new handle."""
        self._take_back()
        until = self._clock() + HANDLE_SECONDS
        deliveries: list[Delivery] = []
        while self._waiting and len(deliveries) < MAX_EVENTS:
            waiting = self._waiting.popleft()
            handle = str(next(self._numbers))
            delivery = Delivery(handle, waiting.event, waiting.pulled + 1)
            self._pulled[handle] = _Pulled(delivery, until)
            deliveries.append(delivery)
        return deliveries

    def confirm(self, handles: Sequence[str]) -> list[Event]:
        """Remove the events of all of these handles, or none if one of the handles is not valid.

        Returns:
            The events.

        Raises:
            UnknownHandleError: a handle is not valid.
        """
        self._take_back()
        for handle in handles:
            if handle not in self._pulled:
                raise UnknownHandleError(handle)
        return [self._pulled.pop(handle).delivery.event for handle in dict.fromkeys(handles)]

    def seconds_to_next(self) -> float | None:
        """Return the seconds until an event is available: 0 if one is, None if there is none."""
        self._take_back()
        if self._waiting:
            return 0.0
        pulled = next(iter(self._pulled.values()), None)
        return pulled.until - self._clock() if pulled else None

    def _take_back(self) -> None:
        now = self._clock()
        for handle, pulled in list(
            itertools.takewhile(lambda item: item[1].until <= now, self._pulled.items())
        ):
            del self._pulled[handle]
            self._waiting.append(_Waiting(pulled.delivery.event, pulled.delivery.number))
