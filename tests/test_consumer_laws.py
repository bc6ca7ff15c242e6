"""Consumers whose functions raise anything at any point: what is reported is so, and no event is lost."""

import asyncio
import itertools
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any, NoReturn

from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st
from simulated import (
    AbortError,
    BrokenError,
    Clock,
    SimulatedAsyncConsumer,
    SimulatedConsumer,
    VirtualLoop,
    answer,
    event,
    run_virtually,
)

from vod_events import AnyEvent, ApiError, NoAnswerError
from vod_events.consumer import HANDLE_LIFETIME, MAX_HANDLES, Report


class UnreadableError(Exception):
    """What cannot be shown."""

    def __str__(self) -> NoReturn:
        raise BrokenError

    def __bool__(self) -> NoReturn:
        raise BrokenError


ERRORS: list[Callable[[], BaseException]] = [
    BrokenError,
    UnreadableError,
    TimeoutError,
    RecursionError,
    lambda: ApiError("InternalError"),
    lambda: NoAnswerError("no connection"),
    lambda: ExceptionGroup("several", [BrokenError()]),
    AbortError,
    SystemExit,
    KeyboardInterrupt,
    GeneratorExit,
    asyncio.CancelledError,
    lambda: BaseExceptionGroup("several", [SystemExit()]),
]


@frozen
class Turn:
    """What one call of a function does."""

    seconds: float = 0.0
    error: Callable[[], BaseException] | None = None
    late: bool = False
    """Whether it raises only after it did what it was asked to."""


# Which is the first to fail, and how, matters more than how many do.
TURNS = st.lists(
    st.just(Turn())
    | st.builds(
        Turn,
        seconds=st.sampled_from([0.0, 1.0, 9.0, 21.0, 40.0]),
        error=st.none() | st.sampled_from(ERRORS),
        late=st.booleans(),
    ),
    max_size=12,
)
Calls = Generator[float, None, Any]
"""A call: it yields for how long it takes, part by part."""


def name_of(handle: str) -> str:
    return handle.partition(".")[0]


class World:
    """A queue and the functions of its consumer, which do what a test has chosen, and then go well.

    Each function is a generator, for both forms of the consumer to drive.
    """

    def __init__(self, size: int, now: Callable[[], float], **turns: list[Turn]) -> None:
        self.waiting = {str(number): 0.0 for number in range(size)}  # event: visible from
        self.now = now
        self.turns = {function: iter(chosen) for function, chosen in turns.items()}
        self.numbers = itertools.count()
        self.is_calling = False
        self.broken_laws: list[str] = []  # kept, as a consumer takes what functions raise
        self.handled_ever: set[str] = set()
        self.new_batch()

    def new_batch(self) -> None:
        self.delivered: list[str] = []
        self.expires = 0.0
        self.handled: set[str | None] = set()
        self.confirmed: set[str] = set()
        self.raised: list[BaseException] = []
        self.raised_by_pull: BaseException | None = None
        self.must_leave = False

    def turn(self, function: str) -> Turn:
        return next(self.turns[function], Turn())

    def fail(self, turn: Turn, *, late: bool) -> None:
        if turn.error and turn.late == late:
            self.raised.append(turn.error())
            raise self.raised[-1]

    def expect(self, law: str, *, holds: bool) -> None:
        if not holds:
            self.broken_laws.append(law)

    @contextmanager
    def alone(self) -> Generator[None]:
        self.expect("one call of the API at a time", holds=not self.is_calling)
        self.is_calling = True
        try:
            yield
        finally:
            self.is_calling = False

    def pull(self) -> Calls:
        self.new_batch()
        with self.alone():
            turn = self.turn("pull")
            try:
                yield turn.seconds
                self.fail(turn, late=False)
                self.deliver()
                self.fail(turn, late=True)
            except BaseException as error:
                self.raised_by_pull = error
                raise
        return answer(*map(event, self.delivered))

    def deliver(self) -> None:
        self.expires = self.now() + HANDLE_LIFETIME
        for name, since in self.waiting.items():
            if since <= self.now() and len(self.delivered) < MAX_HANDLES:
                self.waiting[name] = self.expires
                self.delivered.append(f"{name}.{next(self.numbers)}")

    def handler(self, event: AnyEvent) -> Calls:
        turn = self.turn("handler")
        yield turn.seconds
        self.fail(turn, late=turn.late)
        handle = str(event.event_handle)
        self.handled.add(handle)
        self.handled_ever.add(name_of(handle))

    def confirm(self, handles: list[str]) -> Calls:
        with self.alone():
            self.expect("1 to 16 handles", holds=1 <= len(handles) <= MAX_HANDLES)
            self.expect("handled before", holds=self.handled.issuperset(handles))
            self.expect("confirmed once", holds=self.confirmed.isdisjoint(handles))
            self.expect("no confirm after one that leaves", holds=not self.must_leave)
            turn = self.turn("confirm")
            try:
                yield turn.seconds
                self.fail(turn, late=False)
                self.accept(handles)
                self.fail(turn, late=True)
            except BaseException as error:
                self.must_leave = not isinstance(error, Exception)
                raise
            self.confirmed.update(handles)

    def accept(self, handles: list[str]) -> None:
        if self.now() > self.expires:
            raise BrokenError
        for handle in handles:
            self.waiting.pop(name_of(handle), None)

    def check(self, report: Report) -> None:
        """What is reported is what happened, and nothing that must leave has stayed."""
        assert self.broken_laws == []
        assert all(isinstance(error, Exception) for error in self.raised)
        confirmed = [event.event_handle for event in report.confirmed]
        assert confirmed == [handle for handle in self.delivered if handle in self.confirmed]
        assert self.handled.issuperset(confirmed)
        unconfirmed = [entry.event.event_handle for entry in report.unconfirmed]
        assert unconfirmed == [handle for handle in self.delivered if handle not in self.confirmed]
        for entry in report.unconfirmed:
            assert entry.handled == (entry.event.event_handle in self.handled)

    def check_left(self, error: BaseException, *, cancelled: bool = False) -> None:
        """What left is what was raised, all of it that no consumer may keep."""
        assert self.broken_laws == []
        chain = [error]
        while (context := chain[-1].__context__) is not None:
            chain.append(context)
        leaving = [raised for raised in self.raised if not isinstance(raised, Exception)]
        by_cancellation = cancelled and type(error) is asyncio.CancelledError
        assert error is self.raised_by_pull or error in leaving or by_cancellation
        assert all(raised in chain for raised in leaving)

    def is_set(self) -> bool:
        """Stop when all events are confirmed; the world takes the place of the stop event."""
        assert next(self.numbers) < 10_000, "it never ends"
        return not self.waiting


def consumer_in(world: World, clock: Clock, *, pull_takes: float = 0) -> SimulatedConsumer:
    def drive(call: Calls) -> Any:
        while True:
            try:
                clock.advance(next(call))
            except StopIteration as end:
                return end.value

    def pull() -> Any:
        clock.advance(pull_takes)
        return drive(world.pull())

    return SimulatedConsumer(
        pull,
        lambda handles: drive(world.confirm(handles)),
        lambda event: drive(world.handler(event)),
        clock=clock,
    )


async def on_loop(call: Calls) -> Any:
    while True:
        try:
            seconds = next(call)
        except StopIteration as end:
            return end.value
        if not seconds:  # it does not wait at all
            continue
        try:
            await asyncio.sleep(seconds)
        except asyncio.CancelledError as error:
            call.throw(error)


SIZES = st.integers(1, 20)
MAX_POLLS = 100


@given(SIZES, TURNS, TURNS, TURNS)
def test_whatever_functions_raise_no_event_is_lost(
    size: int, pull: list[Turn], handler: list[Turn], confirm: list[Turn]
) -> None:
    clock = Clock()
    world = World(size, lambda: clock.now, pull=pull, handler=handler, confirm=confirm)
    consumer = consumer_in(world, clock)
    for _ in range(MAX_POLLS):
        try:
            report = consumer.poll_once()
        except BaseException as error:  # noqa: BLE001 - whatever was raised
            world.check_left(error)
        else:
            world.check(report)
        clock.advance(10)
    assert not world.waiting
    assert len(world.handled_ever) == size


CANCELLATIONS = st.lists(st.none() | st.sampled_from([0.0, 0.5, 1.5, 10.0, 20.5, 29.0, 45.0]))
"""After how many seconds each poll is cancelled."""


@given(SIZES, TURNS, TURNS, TURNS, CANCELLATIONS)
def test_whatever_coroutines_raise_no_event_is_lost(
    size: int,
    pull: list[Turn],
    handler: list[Turn],
    confirm: list[Turn],
    cancellations: list[float | None],
) -> None:
    async def main(loop: VirtualLoop) -> None:
        task = asyncio.current_task()
        assert task
        world = World(size, loop.time, pull=pull, handler=handler, confirm=confirm)
        consumer = SimulatedAsyncConsumer(
            lambda: on_loop(world.pull()),
            lambda handles: on_loop(world.confirm(handles)),
            lambda event: on_loop(world.handler(event)),
        )
        for seconds, _ in itertools.zip_longest(cancellations, range(MAX_POLLS)):
            timer = None if seconds is None else loop.call_later(seconds, task.cancel)
            try:
                report = await consumer.poll_once()
            except BaseException as error:  # noqa: BLE001 - whatever was raised
                world.check_left(error, cancelled=task.cancelling() > 0)
                task.uncancel()
            else:
                world.check(report)
                assert not task.cancelling(), "a cancellation is swallowed"
            if timer:
                timer.cancel()
            assert asyncio.all_tasks() == {task}
            await asyncio.sleep(10)
        assert not world.waiting
        assert len(world.handled_ever) == size

    run_virtually(main)


@given(SIZES, TURNS, TURNS, TURNS)
def test_run_goes_on_after_any_exception_and_is_left_by_what_is_none(
    size: int, pull: list[Turn], handler: list[Turn], confirm: list[Turn]
) -> None:
    clock = Clock()
    world = World(size, lambda: clock.now, pull=pull, handler=handler, confirm=confirm)
    consumer = consumer_in(world, clock, pull_takes=5)  # as VOD waits for an event
    left: list[BaseException] = []
    while world.waiting:
        try:
            consumer.run(world)
        except BaseException as error:  # noqa: BLE001 - whatever was raised
            world.check_left(error)
            left.append(error)
    assert world.broken_laws == []
    assert [error for error in left if isinstance(error, Exception)] == []
    assert len(world.handled_ever) == size
