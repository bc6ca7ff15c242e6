"""Reliable callback (可靠回调): pull events, handle them, and confirm them in time.

`Consumer` and `AsyncConsumer` do not use HTTP themselves: you give them a function that pulls and
one that confirms. `vod_events.tencentcloud` has those for the official SDK.

See https://cloud.tencent.com/document/product/266/33779
"""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable

from attrs import frozen

from vod_events._parse import RawBody, parse_pull_events
from vod_events.consumer._batch import HANDLE_LIFETIME, MAX_HANDLES, Batch, Report, UnconfirmedEvent
from vod_events.consumer._polling import (
    LOOK_EVERY,
    Settings,
    StopEvent,
    pause_after,
    pause_after_error,
    refuse_awaitable,
)
from vod_events.events import AnyEvent

__all__ = [
    "HANDLE_LIFETIME",
    "MAX_HANDLES",
    "AsyncConsumer",
    "Consumer",
    "RawBody",
    "Report",
    "StopEvent",
    "UnconfirmedEvent",
]


@frozen(eq=False)
class Consumer(Settings):
    """Pulls, handles and confirms events, one after another, on the thread that calls it.

    An event is confirmed only after its handler has returned. If the handler raises, or does not
    begin in time, the event is not confirmed, and VOD delivers it again after 30 seconds. Handled
    events are confirmed together at the end of the batch, at the latest ``confirm_within`` seconds
    after the pull: on another thread if a handler is still running then. After that no handler
    begins, and the event of the running handler is confirmed as soon as the handler returns. A
    confirm is late only if a single handler, together with the calls of ``confirm``, takes longer
    than the rest of the 30 seconds.

    The handler receives every event, including unknown and malformed ones.

    Args:
        pull: returns the body of one answer of PullEvents, in a form that
            `vod_events.parse_pull_events` accepts; waits while there is no event.
        confirm: calls ConfirmEvents with these handles, at most 16, and raises if that fails. Never
            called while another call of it or of ``pull`` runs, but possibly on another thread.
        handler: handles one event, and raises if it fails. An event can come more than once.
        strict: see `vod_events.parse_pull_events`.
        confirm_within: seconds after a pull within which handled events are confirmed; less than
            30.
        first_pause: the longest pause of `run` after an error, in seconds. It doubles with each
            further error in a row, and is shortened at random by up to a half.
        longest_pause: the longest pause of `run` after any number of errors, in seconds.

    Raises:
        ValueError: a number is out of its range.
    """

    pull: Callable[[], RawBody]
    confirm: Callable[[list[str]], object]
    handler: Callable[[AnyEvent], object]

    def poll_once(self) -> Report:
        """Pull once, handle the events and confirm those whose handler returned.

        An exception that is not an `Exception`, such as `KeyboardInterrupt`, ends the poll. If a
        handler raises one, the events handled before are confirmed first. If ``confirm`` raises
        one, nothing more is confirmed, and the poll ends when the running handler has ended.

        Returns:
            The events that were confirmed and those that were not, with the exceptions raised.

        Raises:
            VodEventsError: the answer is an error of the API, or is not an answer of PullEvents.
            BaseException: whatever ``pull`` raises, and what the others raise that is not an
                `Exception`.
        """
        body, pulled = self.pull(), self._now()
        batch = self._batch(parse_pull_events(body, strict=self.strict).event_set, pulled)
        lock = threading.Lock()
        raised_in_time: list[BaseException] = []

        def confirm() -> None:
            # The timer's thread and this one must not confirm at the same time.
            with lock:
                self._confirm_handled(batch)

        def confirm_in_time() -> None:
            try:
                confirm()
            except BaseException as error:  # noqa: BLE001 - raised again below
                raised_in_time.append(error)

        cancel = self._start_timer(batch.begin_until - self._now(), confirm_in_time)
        try:
            self._handle(batch)
        finally:
            cancel()
            confirm()
            if raised_in_time:
                raise raised_in_time[0]
        return batch.report()

    def run(self, stop: StopEvent) -> None:
        """Poll until stopped: at once after each batch and after "no event", with pauses after errors.

        It finishes the current batch before it returns. The logger ``vod_events.consumer`` logs
        each error of a pull and each event that is not confirmed: a warning of one line, and the
        traceback at DEBUG.

        Args:
            stop: checked before each poll, and twice a second during a pause.
        """
        backoff = self._backoff()
        while not stop.is_set():
            try:
                pause = pause_after(self.poll_once(), backoff)
            except Exception as error:  # noqa: BLE001 - a pull is retried after any error
                pause = pause_after_error(error, backoff)
            end = self._now() + pause
            while not stop.is_set() and (left := end - self._now()) > 0:
                self._sleep(min(left, LOOK_EVERY))

    def _handle(self, batch: Batch) -> None:
        while (event := batch.begin(self._now())) is not None:
            try:
                refuse_awaitable(self.handler(event))
            except Exception as error:  # noqa: BLE001 - one event must not affect the others
                batch.failed(error)
            else:
                batch.handled()

    def _confirm_handled(self, batch: Batch) -> None:
        while handles := batch.take(self._now()):
            try:
                refuse_awaitable(self.confirm(list(handles)))
            except Exception as error:  # noqa: BLE001 - reported
                batch.refused(handles, error)
            except BaseException:
                batch.give_up()
                raise
            else:
                batch.confirmed(handles)

    # What the tests simulate.

    def _now(self) -> float:
        return time.monotonic()

    def _sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def _start_timer(self, seconds: float, callback: Callable[[], None]) -> Callable[[], object]:
        """Call a function later, on another thread; return a function that cancels the call."""
        timer = threading.Timer(seconds, callback)
        timer.daemon = True
        timer.start()
        return timer.cancel


@frozen(eq=False)
class AsyncConsumer(Settings):
    """Pulls, handles and confirms events, one after another, as a coroutine.

    It guarantees what `Consumer` does, without threads: handled events are confirmed in time while
    a later handler waits. A handler that blocks the event loop delays the confirm, too. To handle
    several events at the same time, run several consumers: each pulls its own batches.

    Args:
        pull: returns the body of one answer of PullEvents, in a form that
            `vod_events.parse_pull_events` accepts; waits while there is no event.
        confirm: calls ConfirmEvents with these handles, at most 16, and raises if that fails. Never
            called while another call of it or of ``pull`` runs.
        handler: handles one event, and raises if it fails. An event can come more than once.
        strict: see `vod_events.parse_pull_events`.
        confirm_within: seconds after a pull within which handled events are confirmed; less than
            30.
        first_pause: the longest pause of `run` after an error, in seconds. It doubles with each
            further error in a row, and is shortened at random by up to a half.
        longest_pause: the longest pause of `run` after any number of errors, in seconds.

    Raises:
        ValueError: a number is out of its range.
    """

    pull: Callable[[], Awaitable[RawBody]]
    confirm: Callable[[list[str]], Awaitable[object]]
    handler: Callable[[AnyEvent], Awaitable[object]]

    async def poll_once(self) -> Report:
        """Pull once, handle the events and confirm those whose handler returned.

        If it is cancelled, it confirms the events handled before and ends; if it is cancelled
        again, it ends at once. An exception that is not an `Exception` ends it as it ends
        `Consumer.poll_once`.

        Returns:
            The events that were confirmed and those that were not, with the exceptions raised.

        Raises:
            VodEventsError: the answer is an error of the API, or is not an answer of PullEvents.
            BaseException: whatever ``pull`` raises, and what the others raise that is not an
                `Exception`.
        """
        body, pulled = await self.pull(), self._now()
        batch = self._batch(parse_pull_events(body, strict=self.strict).event_set, pulled)
        lock = asyncio.Lock()

        async def confirm() -> None:
            # The timer's task and this one must not confirm at the same time.
            async with lock:
                await self._confirm_handled(batch)

        async def confirm_in_time() -> None:
            await asyncio.sleep(batch.begin_until - self._now())
            await confirm()

        async def confirm_at_last() -> None:
            if not lock.locked():
                timer.cancel()
            await confirm()

        timer = asyncio.create_task(_outcome(confirm_in_time))
        try:
            await self._handle(batch)
        except BaseException:
            await confirm_at_last()
            raise
        else:
            await _to_its_end(confirm_at_last)
        finally:
            await _end(timer)
        return batch.report()

    async def run(self, stop: StopEvent) -> None:
        """Poll until stopped: at once after each batch and after "no event", with pauses after errors.

        It finishes the current batch before it returns. The logger ``vod_events.consumer`` logs
        each error of a pull and each event that is not confirmed: a warning of one line, and the
        traceback at DEBUG.

        Args:
            stop: checked before each poll, and twice a second during a pause.
        """
        backoff = self._backoff()
        while not stop.is_set():
            try:
                pause = pause_after(await self.poll_once(), backoff)
            except Exception as error:  # noqa: BLE001 - a pull is retried after any error
                pause = pause_after_error(error, backoff)
            end = self._now() + pause
            while not stop.is_set() and (left := end - self._now()) > 0:  # noqa: ASYNC110 - stop may be of threading
                await asyncio.sleep(min(left, LOOK_EVERY))

    async def _handle(self, batch: Batch) -> None:
        while (event := batch.begin(self._now())) is not None:
            try:
                await self.handler(event)
            except Exception as error:  # noqa: BLE001 - one event must not affect the others
                batch.failed(error)
            else:
                batch.handled()

    async def _confirm_handled(self, batch: Batch) -> None:
        while handles := batch.take(self._now()):
            try:
                await self.confirm(list(handles))
            except Exception as error:  # noqa: BLE001 - reported
                batch.refused(handles, error)
            except BaseException:
                batch.give_up()
                raise
            else:
                batch.confirmed(handles)

    def _now(self) -> float:
        return asyncio.get_running_loop().time()


async def _outcome(function: Callable[[], Awaitable[None]]) -> BaseException | None:
    # If a task raises what is not an Exception, it stops the event loop or looks like a
    # cancellation. So it is returned, and raised by the code that waits for the task.
    try:
        await function()
    except BaseException as error:  # noqa: BLE001 - see above
        return error
    return None


async def _to_its_end(function: Callable[[], Awaitable[None]]) -> None:
    # A first cancellation does not stop it: an interrupted confirm may or may not take effect.
    task = asyncio.create_task(_outcome(function))
    try:
        await asyncio.shield(task)
    finally:
        if (error := await task) is not None:
            raise error


async def _end(timer: asyncio.Task[BaseException | None]) -> None:
    timer.cancel()
    await asyncio.wait((timer,))
    error = None if timer.cancelled() else timer.result()
    is_expected = timer.cancelling() and isinstance(error, asyncio.CancelledError)
    if error is not None and not is_expected:
        raise error
