"""Reliable callback (可靠回调): pull events, handle each, confirm what was handled, in time.

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

    An event is confirmed only after its handler has returned. An event whose handler raises is not
    confirmed, and neither is one whose handler does not begin in time: VOD delivers it again after 30
    seconds. The
    events that were handled are confirmed together at the end of the batch, and ``confirm_within``
    seconds after the pull at the latest, on another thread if a handler is still running then. From
    that moment no handler begins, and the event of the running handler is confirmed as soon as the
    handler returns. A confirm is late only if a single handler, together with the calls of
    ``confirm``, takes longer than the rest of the 30 seconds.

    The handler receives every event, including unknown and malformed ones.

    Args:
        pull: returns the body of one answer of PullEvents, in a form that
            `vod_events.parse_pull_events` takes; waits while there is no event.
        confirm: calls ConfirmEvents with these handles, 16 at most, and raises if that fails. Never
            called while another call of it or of ``pull`` runs, but perhaps on another thread.
        handler: handles one event, and raises if it fails. An event can come more than once.
        strict: as `vod_events.parse_pull_events` takes it.
        confirm_within: seconds after a pull within which handled events are confirmed; under 30.
        first_pause: seconds that `run` pauses after an error at most. Doubled with each further
            error in a row, and shortened at random by up to a half.
        longest_pause: seconds that `run` ever pauses at most.

    Raises:
        ValueError: a number is out of its range.
    """

    pull: Callable[[], RawBody]
    confirm: Callable[[list[str]], object]
    handler: Callable[[AnyEvent], object]

    def poll_once(self) -> Report:
        """Pull once, handle the events and confirm those whose handler returned.

        An exception that is not an `Exception`, such as `KeyboardInterrupt`, leaves it. If a handler
        raises one, the events handled before are confirmed first. If ``confirm`` raises one, nothing
        more is confirmed, and it leaves when the running handler has ended.

        Returns:
            The events that were confirmed and those that were not, with the exceptions raised.

        Raises:
            VodEventsError: the answer is an error of the API, or is not an answer of PullEvents.
            BaseException: whatever ``pull`` raises, and what is no `Exception` from the others.
        """
        body, pulled = self.pull(), self._now()
        batch = self._batch(parse_pull_events(body, strict=self.strict).event_set, pulled)
        lock = threading.Lock()
        raised_in_time: list[BaseException] = []

        def confirm() -> None:
            # The timer's thread and this one do not confirm at a time: that waits for its answer.
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

        It finishes the current batch before it returns. The logger ``vod_events.consumer`` logs what
        ``pull`` raises, and each event that is not confirmed, as a warning of one line, and the
        tracebacks at DEBUG.

        Args:
            stop: checked before each poll, and twice a second during a pause.
        """
        backoff = self._backoff()
        while not stop.is_set():
            try:
                pause = pause_after(self.poll_once(), backoff)
            except Exception as error:  # noqa: BLE001 - whatever a pull raises is tried again
                pause = pause_after_error(error, backoff)
            end = self._now() + pause
            while not stop.is_set() and (left := end - self._now()) > 0:
                self._sleep(min(left, LOOK_EVERY))

    def _handle(self, batch: Batch) -> None:
        while (event := batch.begin(self._now())) is not None:
            try:
                refuse_awaitable(self.handler(event))
            except Exception as error:  # noqa: BLE001 - one event never costs its neighbours
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
        """Call something later, on a thread of its own; return what cancels that."""
        timer = threading.Timer(seconds, callback)
        timer.daemon = True
        timer.start()
        return timer.cancel


@frozen(eq=False)
class AsyncConsumer(Settings):
    """Pulls, handles and confirms events, one after another, as a coroutine.

    It guarantees what `Consumer` does, without threads: events that were handled are confirmed in
    time while a later handler waits. A handler that blocks the event loop delays the confirm, as it
    delays everything else there. To handle several events at the same time, run several consumers:
    each pulls batches of its own.

    Args:
        pull: returns the body of one answer of PullEvents, in a form that
            `vod_events.parse_pull_events` takes; waits while there is no event.
        confirm: calls ConfirmEvents with these handles, 16 at most, and raises if that fails. Never
            called while another call of it or of ``pull`` runs.
        handler: handles one event, and raises if it fails. An event can come more than once.
        strict: as `vod_events.parse_pull_events` takes it.
        confirm_within: seconds after a pull within which handled events are confirmed; under 30.
        first_pause: seconds that `run` pauses after an error at most. Doubled with each further
            error in a row, and shortened at random by up to a half.
        longest_pause: seconds that `run` ever pauses at most.

    Raises:
        ValueError: a number is out of its range.
    """

    pull: Callable[[], Awaitable[RawBody]]
    confirm: Callable[[list[str]], Awaitable[object]]
    handler: Callable[[AnyEvent], Awaitable[object]]

    async def poll_once(self) -> Report:
        """Pull once, handle the events and confirm those whose handler returned.

        When it is cancelled, it confirms the events handled before and ends; when it is cancelled a
        second time, it ends at once. What a handler or ``confirm`` raises and is no `Exception`
        leaves it as it leaves `Consumer.poll_once`.

        Returns:
            The events that were confirmed and those that were not, with the exceptions raised.

        Raises:
            VodEventsError: the answer is an error of the API, or is not an answer of PullEvents.
            BaseException: whatever ``pull`` raises, and what is no `Exception` from the others.
        """
        body, pulled = await self.pull(), self._now()
        batch = self._batch(parse_pull_events(body, strict=self.strict).event_set, pulled)
        lock = asyncio.Lock()

        async def confirm() -> None:
            # The timer's task and this one do not confirm at a time: that waits for its answer.
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

        It finishes the current batch before it returns. The logger ``vod_events.consumer`` logs what
        ``pull`` raises, and each event that is not confirmed, as a warning of one line, and the
        tracebacks at DEBUG.

        Args:
            stop: checked before each poll, and twice a second during a pause.
        """
        backoff = self._backoff()
        while not stop.is_set():
            try:
                pause = pause_after(await self.poll_once(), backoff)
            except Exception as error:  # noqa: BLE001 - whatever a pull raises is tried again
                pause = pause_after_error(error, backoff)
            end = self._now() + pause
            while not stop.is_set() and (left := end - self._now()) > 0:  # noqa: ASYNC110 - it may be of threading
                await asyncio.sleep(min(left, LOOK_EVERY))

    async def _handle(self, batch: Batch) -> None:
        while (event := batch.begin(self._now())) is not None:
            try:
                await self.handler(event)
            except Exception as error:  # noqa: BLE001 - one event never costs its neighbours
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
    # What is no Exception may not leave a task, since it would leave the event loop, or pass for a
    # cancellation: it is raised where the task is waited for.
    try:
        await function()
    except BaseException as error:  # noqa: BLE001 - see above
        return error
    return None


async def _to_its_end(function: Callable[[], Awaitable[None]]) -> None:
    # Cancelled once, it goes on to its end: a confirm that is broken off may count or not.
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
