"""Consumers on simulated time, and what the tests of consumers share."""

import asyncio
import heapq
import itertools
import selectors
from collections.abc import Awaitable, Callable
from typing import Any

from attrs import Factory, field, frozen

from vod_events.consumer import AsyncConsumer, Consumer


class Clock:
    """A clock that stands still unless told, and then calls what is due on the way."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []
        self._timers: list[tuple[float, int, Callable[[], object]]] = []
        self._numbers = itertools.count()

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.advance(seconds)

    def advance(self, seconds: float) -> None:
        end = self.now + seconds
        while self._timers and self._timers[0][0] <= end:
            when, _, callback = heapq.heappop(self._timers)
            self.now = max(self.now, when)
            callback()
        self.now = max(self.now, end)

    def timer(self, seconds: float, callback: Callable[[], object]) -> Callable[[], object]:
        entry = (self.now + seconds, next(self._numbers), callback)
        heapq.heappush(self._timers, entry)

        def cancel() -> None:
            if entry in self._timers:
                self._timers.remove(entry)
                heapq.heapify(self._timers)

        return cancel


class VirtualSelector(selectors.SelectSelector):
    """Lets time pass at once where the event loop would wait."""

    now = 1000.0

    def select(self, timeout: float | None = None) -> Any:
        assert timeout is not None, "all tasks wait for one another"
        self.now += max(timeout, 0)
        return super().select(0)


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop on simulated time."""

    def __init__(self) -> None:
        self._virtual = VirtualSelector()
        super().__init__(self._virtual)

    def time(self) -> float:
        return self._virtual.now


def run_virtually(main: Callable[[VirtualLoop], Awaitable[None]]) -> None:
    async def entry() -> None:
        loop = asyncio.get_running_loop()
        assert isinstance(loop, VirtualLoop)
        await main(loop)

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(entry())


class BrokenError(Exception):
    """What the network, the API and handlers raise here."""


class AbortError(BaseException):
    """What no consumer may swallow."""


KNOWN, UNKNOWN, MALFORMED = range(3)


def event(handle: str | None, kind: int = KNOWN) -> dict[str, Any]:
    head = {} if handle is None else {"EventHandle": handle}
    if kind == UNKNOWN:
        return {"EventType": "FromTheFuture", **head}
    if kind == MALFORMED:
        return {"EventType": "PullComplete", **head}
    return {"EventType": "PullComplete", **head, "PullCompleteEvent": {"TaskId": "t"}}


def answer(*events: Any) -> dict[str, Any]:
    return {"Response": {"EventSet": list(events), "RequestId": "r"}}


@frozen(eq=False)
class SimulatedConsumer(Consumer):
    """A consumer on a simulated clock."""

    clock: Clock = field(kw_only=True, default=Factory(Clock))
    fraction: Callable[[], float] = field(kw_only=True, default=lambda: 0.0)

    def _random(self) -> float:
        return self.fraction()

    def _now(self) -> float:
        return self.clock.now

    def _sleep(self, seconds: float) -> None:
        self.clock.sleep(seconds)

    def _start_timer(self, seconds: float, callback: Callable[[], None]) -> Callable[[], object]:
        return self.clock.timer(seconds, callback)


@frozen(eq=False)
class SimulatedAsyncConsumer(AsyncConsumer):
    """A consumer whose pauses are not random; the event loop simulates the rest."""

    fraction: Callable[[], float] = field(kw_only=True, default=lambda: 0.0)

    def _random(self) -> float:
        return self.fraction()
