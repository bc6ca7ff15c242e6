"""The queue for several threads, with PullEvents waiting for an event."""

import threading
import time
from collections.abc import Callable, Sequence

from vod_events._cli.serve.queue import Delivery, Event, Queue

HOLD_SECONDS = 5.0
"""How long PullEvents waits for an event."""


class Vod:
    """What the API does, independent of HTTP.

    Args:
        hold: how many seconds PullEvents waits for an event.
        clock: measures how long a handle is valid.
    """

    def __init__(
        self, *, hold: float = HOLD_SECONDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._hold = hold
        self._queue = Queue(clock)
        self._changed = threading.Condition()
        self._closed = False

    def publish(self, events: Sequence[Event]) -> None:
        """Add events to the queue."""
        with self._changed:
            self._queue.put(events)
            self._changed.notify_all()

    def pull(self) -> list[Delivery]:
        """Return the next events, or none if none arrives while PullEvents waits."""
        end = time.monotonic() + self._hold
        with self._changed:
            while not (deliveries := self._queue.pull()):
                left = end - time.monotonic()
                if self._closed or left <= 0:
                    break
                to_next = self._queue.seconds_to_next()
                self._changed.wait(left if to_next is None else min(left, to_next))
        return deliveries

    def confirm(self, handles: Sequence[str]) -> list[Event]:
        """Remove events from the queue; see `Queue.confirm`."""
        with self._changed:
            return self._queue.confirm(handles)

    def close(self) -> None:
        """End the waiting of every PullEvents."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
