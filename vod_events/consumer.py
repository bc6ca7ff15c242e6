"""Reliable callback (可靠回调): pull events, handle each, confirm what was handled, in time.

`Consumer` and `AsyncConsumer` know nothing of HTTP: they are given a function that pulls and one
that confirms. Those of the official SDK are in `vod_events.tencentcloud`.

See https://cloud.tencent.com/document/product/266/33779
"""

import asyncio
import inspect
import logging
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine
from random import random as random_fraction
from typing import Any, Protocol

from attrs import field, frozen
from attrs.validators import ge, gt, lt

from vod_events._batch import HANDLE_LIFETIME, MOST_HANDLES, Backoff, Batch, LeftEvent, Report
from vod_events._parse import Body, parse_pull_events
from vod_events._registry import AnyEvent

__all__ = [
    "HANDLE_LIFETIME",
    "MOST_HANDLES",
    "AsyncConsumer",
    "Body",
    "Consumer",
    "LeftEvent",
    "Report",
    "StopEvent",
    "start_timer",
]

_log = logging.getLogger(__name__)

_LOOK_EVERY = 0.5
"""Seconds of a pause after which it is seen that the consumer shall stop."""


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
        What cancels it, if it was not called yet.
    """
    timer = threading.Timer(seconds, callback)
    timer.daemon = True
    timer.start()
    return timer.cancel


@frozen(kw_only=True, eq=False)
class _Settings:
    """What both forms of the consumer can be told."""

    confirm_within: float = field(default=20.0, validator=[gt(0), lt(HANDLE_LIFETIME)])
    first_pause: float = field(default=0.5, validator=gt(0))
    longest_pause: float = field(default=30.0, validator=ge(0))
    clock: Callable[[], float] = time.monotonic
    random: Callable[[], float] = random_fraction

    def _batch(self, body: Body) -> Batch:
        pulled = self.clock()
        return Batch(
            parse_pull_events(body).event_set,
            begin_until=pulled + self.confirm_within,
            expires=pulled + HANDLE_LIFETIME,
        )

    def _backoff(self) -> Backoff:
        return Backoff(self.first_pause, self.longest_pause, self.random)


@frozen(eq=False)
class Consumer(_Settings):
    """Pulls, handles and confirms events, one after another, on the thread that calls it.

    An event is confirmed only once its handler has returned. One whose handler raises is left, and
    VOD delivers it again after 30 seconds; so are events that are not begun in time. What is
    handled is confirmed together when the batch is done, and ``confirm_within`` seconds after the
    pull at the latest: on another thread if a handler is still running then. From that moment no
    handler is begun, and the one that was running is confirmed as soon as it returns. A confirm is
    late only if a single handler, with the calls of ``confirm`` themselves, takes longer than what
    is left of the 30 seconds.

    Every event is given to the handler: those of unknown types and malformed ones, too.

    Args:
        pull: gives the body of one answer of PullEvents, as `vod_events.parse_pull_events` takes
            it, and waits while there is none.
        confirm: tells ConfirmEvents these handles, 16 at most, and raises if that fails. Never
            called twice at a time, nor during ``pull``, but perhaps on another thread.
        handler: handles one event, and raises if it could not. An event can come more than once.
        confirm_within: seconds after a pull within which what is handled is confirmed; under 30.
        first_pause: the longest that `run` pauses after an error, in seconds. Doubled with each
            further one in a row, and shortened at random by up to a half.
        longest_pause: the longest that it ever pauses.
        clock: gives the time in seconds; for tests.
        random: gives a number from 0 to below 1; for tests.
        sleep: waits as many seconds; for tests.
        timer: calls something later, as `start_timer` does; for tests.

    Raises:
        ValueError: a number is out of its range.
    """

    pull: Callable[[], Body]
    confirm: Callable[[list[str]], object]
    handler: Callable[[AnyEvent], object]
    sleep: Callable[[float], object] = field(default=time.sleep, kw_only=True)
    timer: Callable[[float, Callable[[], object]], Callable[[], object]] = field(
        default=start_timer, kw_only=True
    )

    def poll_once(self) -> Report:
        """Pull once, handle the events and confirm those whose handler returned.

        A `BaseException` such as `KeyboardInterrupt` leaves at once, after what was handled before
        it is confirmed.

        Returns:
            What was confirmed and what was left, with the exceptions of handlers and confirms.

        Raises:
            VodEventsError: the answer is an error of the API, or none of PullEvents.
            Exception: whatever ``pull`` raises.
        """
        batch = self._batch(self.pull())
        lock = threading.Lock()

        def confirm() -> None:
            # The timer's thread and this one do not confirm at a time: that waits for its answer.
            with lock:
                self._confirm_handled(batch)

        cancel = self.timer(batch.begin_until - self.clock(), confirm)
        try:
            self._handle(batch)
        finally:
            cancel()
            confirm()
        return batch.report()

    def run(self, stop: StopEvent) -> None:
        """Poll until stopped: at once after each batch and after none, with pauses after errors.

        The batch in hand is finished first. What ``pull`` raises, and each event left, is logged
        as a warning by the logger ``vod_events.consumer``.

        Args:
            stop: looked at before each poll, and twice a second during a pause.
        """
        backoff = self._backoff()
        while not stop.is_set():
            try:
                pause = _pause_after(self.poll_once(), backoff)
            except Exception as error:  # noqa: BLE001 - whatever a pull raises is tried again
                pause = _pause_after_error(error, backoff)
            end = self.clock() + pause
            while not stop.is_set() and (left := end - self.clock()) > 0:
                self.sleep(min(left, _LOOK_EVERY))

    def _handle(self, batch: Batch) -> None:
        while (event := batch.begin(self.clock())) is not None:
            try:
                _refuse_awaitable(self.handler(event))
            except Exception as error:  # noqa: BLE001 - one event never costs its neighbours
                batch.failed(error)
            else:
                batch.handled()

    def _confirm_handled(self, batch: Batch) -> None:
        while handles := batch.take(self.clock()):
            try:
                _refuse_awaitable(self.confirm(list(handles)))
            except Exception as error:  # noqa: BLE001 - reported
                batch.refused(handles, error)
            else:
                batch.confirmed(handles)


@frozen(eq=False)
class AsyncConsumer(_Settings):
    """Pulls, handles and confirms events, one after another, as a coroutine.

    It keeps what `Consumer` does, without threads: what was handled is confirmed in time while a
    later handler waits for something. A handler that blocks the event loop holds up the confirm,
    as it does everything else there. To handle events side by side, run several consumers: each
    pulls batches of its own.

    Args:
        pull: gives the body of one answer of PullEvents, as `vod_events.parse_pull_events` takes
            it, and waits while there is none.
        confirm: tells ConfirmEvents these handles, 16 at most, and raises if that fails. Never
            called twice at a time, nor during ``pull``.
        handler: handles one event, and raises if it could not. An event can come more than once.
        confirm_within: seconds after a pull within which what is handled is confirmed; under 30.
        first_pause: the longest that `run` pauses after an error, in seconds. Doubled with each
            further one in a row, and shortened at random by up to a half.
        longest_pause: the longest that it ever pauses.
        clock: gives the time in seconds; for tests.
        random: gives a number from 0 to below 1; for tests.
        sleep: waits as many seconds; for tests.

    Raises:
        ValueError: a number is out of its range.
    """

    pull: Callable[[], Awaitable[Body]]
    confirm: Callable[[list[str]], Awaitable[object]]
    handler: Callable[[AnyEvent], Awaitable[object]]
    sleep: Callable[[float], Awaitable[object]] = field(default=asyncio.sleep, kw_only=True)

    async def poll_once(self) -> Report:
        """Pull once, handle the events and confirm those whose handler returned.

        When it is cancelled, it leaves after what was handled before is confirmed; when it is
        cancelled once more, at once.

        Returns:
            What was confirmed and what was left, with the exceptions of handlers and confirms.

        Raises:
            VodEventsError: the answer is an error of the API, or none of PullEvents.
            Exception: whatever ``pull`` raises.
        """
        batch = self._batch(await self.pull())
        lock = asyncio.Lock()

        async def confirm() -> None:
            # The timer's task and this one do not confirm at a time: that waits for its answer.
            async with lock:
                await self._confirm_handled(batch)

        async def confirm_in_time() -> None:
            await self.sleep(batch.begin_until - self.clock())
            await confirm()

        async def confirm_at_last() -> None:
            if not lock.locked():
                timer.cancel()
            await confirm()

        timer = asyncio.create_task(confirm_in_time())
        try:
            await self._handle(batch)
        except BaseException:
            await confirm_at_last()
            raise
        else:
            await _to_its_end(confirm_at_last())
        finally:
            await _end(timer)
        return batch.report()

    async def run(self, stop: StopEvent) -> None:
        """Poll until stopped: at once after each batch and after none, with pauses after errors.

        The batch in hand is finished first. What ``pull`` raises, and each event left, is logged
        as a warning by the logger ``vod_events.consumer``.

        Args:
            stop: looked at before each poll, and twice a second during a pause.
        """
        backoff = self._backoff()
        while not stop.is_set():
            try:
                pause = _pause_after(await self.poll_once(), backoff)
            except Exception as error:  # noqa: BLE001 - whatever a pull raises is tried again
                pause = _pause_after_error(error, backoff)
            end = self.clock() + pause
            while not stop.is_set() and (left := end - self.clock()) > 0:
                await self.sleep(min(left, _LOOK_EVERY))

    async def _handle(self, batch: Batch) -> None:
        while (event := batch.begin(self.clock())) is not None:
            try:
                await self.handler(event)
            except Exception as error:  # noqa: BLE001 - one event never costs its neighbours
                batch.failed(error)
            else:
                batch.handled()

    async def _confirm_handled(self, batch: Batch) -> None:
        while handles := batch.take(self.clock()):
            try:
                await self.confirm(list(handles))
            except Exception as error:  # noqa: BLE001 - reported
                batch.refused(handles, error)
            else:
                batch.confirmed(handles)


async def _to_its_end(coroutine: Coroutine[Any, Any, None]) -> None:
    # Cancelled once, it goes on to its end: a confirm that is broken off may count or not.
    task = asyncio.create_task(coroutine)
    try:
        await asyncio.shield(task)
    finally:
        await task


async def _end(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.wait((task,))
    if not task.cancelled():
        task.result()  # what is no Exception is not swallowed


def _pause_after(report: Report, backoff: Backoff) -> float:
    for left in report.left:
        _log.warning(
            "left to be delivered again: %s with handle %s, %s",
            left.event.event_type,
            left.event.event_handle,
            "handled" if left.handled else "not handled",
            exc_info=left.error,
        )
    return backoff.after_error() if report.confirm_failed else backoff.after_success()


def _pause_after_error(error: Exception, backoff: Backoff) -> float:
    pause = backoff.after_error()
    _log.warning("cannot pull, next try in %.1f s", pause, exc_info=error)
    return pause


def _refuse_awaitable(result: object) -> None:
    # A coroutine function has done nothing yet when it returns: nothing may be confirmed for it.
    if inspect.iscoroutine(result):
        result.close()
    if inspect.isawaitable(result):
        raise TypeError("it returned an awaitable: use AsyncConsumer")
