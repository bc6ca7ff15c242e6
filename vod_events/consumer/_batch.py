"""The state of the events of one pull, and how long to pause after an error.

This module has no I/O and no clock: both consumers report what happened and when, and ask what to
do next.
"""

from collections import deque
from collections.abc import Callable, Iterable

from attrs import define, frozen

from vod_events.events import AnyEvent

HANDLE_LIFETIME = 30.0
"""Seconds from a pull until its handles can no longer be confirmed."""

MAX_HANDLES = 16
"""The most handles that ConfirmEvents accepts."""


@frozen(kw_only=True)
class UnconfirmedEvent:
    """An event that was not confirmed: VOD delivers it again, 30 seconds after the pull."""

    event: AnyEvent
    """The event. One without a handle cannot be confirmed, even if it was handled."""

    handled: bool
    """Whether its handler returned."""

    error: Exception | None = None
    """The exception of the handler or, if the handler returned, of the confirm. None if neither
    raised: there was no time to begin the handler, or the event has no handle, or the same handle
    as another unconfirmed event."""


@frozen(kw_only=True)
class Report:
    """Which events of one pull were confirmed, and which were not."""

    confirmed: tuple[AnyEvent, ...] = ()
    """Events whose handler and whose confirm returned, in the order of the batch."""

    unconfirmed: tuple[UnconfirmedEvent, ...] = ()
    """All other events of the batch, in the same order."""

    @property
    def confirm_failed(self) -> bool:
        """Whether an event that was handled is unconfirmed because its confirm raised."""
        return any(entry.handled and entry.error is not None for entry in self.unconfirmed)


@define
class _Entry:
    event: AnyEvent
    handled: bool = False
    confirmed: bool = False
    error: Exception | None = None


class Batch:
    """The events of one pull, on their way through the handler and the confirm.

    One thread may handle (`begin`, `handled`, `failed`) while another confirms (`take`,
    `confirmed`, `refused`): deques pass the handles between the two.

    Args:
        events: the events, in order.
        begin_until: no handler begins from this time on.
        expires: when the handles can no longer be confirmed.
    """

    def __init__(self, events: Iterable[AnyEvent], *, begin_until: float, expires: float) -> None:
        self._entries = [_Entry(event) for event in events]
        self._by_handle: dict[str | None, list[_Entry]] = {}
        for entry in self._entries:
            self._by_handle.setdefault(entry.event.event_handle, []).append(entry)
        self._begun = 0
        self.begin_until = begin_until
        self._expires = expires
        self._to_confirm: deque[str] = deque()
        self._to_retry: deque[list[str]] = deque()
        self._refused: set[str] = set()
        self._given_up = False

    def begin(self, now: float) -> AnyEvent | None:
        """Return the next event to handle; None if there is none, or no time to begin it."""
        if now >= self.begin_until or self._begun == len(self._entries):
            return None
        self._begun += 1
        return self._entries[self._begun - 1].event

    def handled(self) -> None:
        """Note that the handler of the event begun last has returned."""
        entry = self._entries[self._begun - 1]
        entry.handled = True
        handle = entry.event.event_handle
        # Events that share a handle are confirmed by it together, so all of them must be done.
        if handle is not None and all(other.handled for other in self._by_handle[handle]):
            self._to_confirm.append(handle)

    def failed(self, error: Exception) -> None:
        """Note that the handler of the event begun last has raised."""
        self._entries[self._begun - 1].error = error

    def take(self, now: float) -> list[str]:
        """Take the handles to confirm next: at most 16, and none if none are waiting."""
        handles: list[str] = []
        if self._given_up:
            return handles
        while self._to_confirm and len(handles) < MAX_HANDLES:
            handles.append(self._to_confirm.popleft())
        # Handles that were not tried yet go first, since they expire at the same time.
        if not handles and self._to_retry and now < self._expires:
            return self._to_retry.popleft()
        return handles

    def confirmed(self, handles: list[str]) -> None:
        """Note that the confirm of these handles has returned."""
        for entry in self._entries_of(handles):
            entry.confirmed = True

    def refused(self, handles: list[str], error: Exception) -> None:
        """Note that the confirm of these handles has raised.

        They are tried again in halves, so that one handle that the API refuses does not affect the
        others. Each is tried at least twice, if there is time, and never after 30 seconds.
        """
        for entry in self._entries_of(handles):
            entry.error = error
        was_last_try = len(handles) == 1 and handles[0] in self._refused
        self._refused.update(handles)
        if was_last_try:
            return
        middle = (len(handles) + 1) // 2
        self._to_retry.extend(part for part in (handles[:middle], handles[middle:]) if part)

    def give_up(self) -> None:
        """Note that nothing more is confirmed."""
        self._given_up = True

    def report(self) -> Report:
        """Return which events were confirmed, and which were not."""
        return Report(
            confirmed=tuple(entry.event for entry in self._entries if entry.confirmed),
            unconfirmed=tuple(
                UnconfirmedEvent(event=entry.event, handled=entry.handled, error=entry.error)
                for entry in self._entries
                if not entry.confirmed
            ),
        )

    def _entries_of(self, handles: list[str]) -> Iterable[_Entry]:
        return (entry for handle in handles for entry in self._by_handle[handle])


class Backoff:
    """Pauses that double with each error in a row, shortened at random by up to a half.

    Args:
        first: the upper limit of the first pause, in seconds.
        longest: the upper limit of every pause, in seconds.
        random: returns a number from 0 to below 1.
    """

    def __init__(self, first: float, longest: float, random: Callable[[], float]) -> None:
        self._first = first
        self._longest = longest
        self._random = random
        self._next = first

    def after_success(self) -> float:
        """Return the pause after a poll without an error: none, since PullEvents itself waits."""
        self._next = self._first
        return 0.0

    def after_error(self) -> float:
        """Return the pause after a poll with an error."""
        pause = min(self._next, self._longest)
        self._next = pause * 2
        return pause * (1 + self._random()) / 2
