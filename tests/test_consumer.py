"""The consumer, driven by a simulated queue on a simulated clock, and by hand where that explains.

The queue does what VOD does: it delivers an event again 30 seconds after a pull that was not
confirmed, each time with another handle, and refuses a confirm that comes late, whole. It also
fails at random, before or after it did what it was asked to, and delivers some events twice.
"""

import asyncio
import inspect
import io
import itertools
import logging
import threading
import time
from collections.abc import Callable, Iterable
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simulated import (
    MALFORMED,
    UNKNOWN,
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

from vod_events import (
    AnyEvent,
    ApiError,
    DecodeError,
    MalformedEvent,
    PullComplete,
    UnknownEvent,
)
from vod_events.consumer import (
    HANDLE_LIFETIME,
    MAX_HANDLES,
    AsyncConsumer,
    Consumer,
    Report,
    UnconfirmedEvent,
)


class Queue:
    """The simulated queue; it also keeps watch over the laws."""

    def __init__(self, random: Random, size: int) -> None:
        self.random = random
        self.waiting = {str(number): 0.0 for number in range(size)}  # event: visible from
        self.kinds = {name: random.randrange(3) for name in self.waiting}
        self.unhappy = 40  # how many times something may still go wrong
        self.deliveries = itertools.count()
        self.delivered_at: dict[str, float] = {}
        self.new_batch()

    def new_batch(self) -> None:
        self.delivered: list[str] = []  # handles, in order
        self.began: list[str] = []
        self.returned: list[str] = []
        self.offered: set[str] = set()
        self.acknowledged: set[str] = set()
        self.longest_handler = 0.0
        self.confirming = 0.0

    def goes_wrong(self, chance: float) -> bool:
        wrong = self.unhappy > 0 and self.random.random() < chance
        self.unhappy -= wrong
        return wrong

    def deliver(self, now: float) -> Any:
        self.new_batch()
        if self.goes_wrong(0.1):
            raise BrokenError
        ready = [name for name, since in self.waiting.items() if since <= now][:MAX_HANDLES]
        if not ready:
            code = "InternalError" if self.goes_wrong(0.3) else "ResourceNotFound"
            return {"Response": {"Error": {"Code": code, "Message": "no event"}, "RequestId": "r"}}
        if len(ready) < MAX_HANDLES and self.goes_wrong(0.3):
            ready.append(ready[0])  # twice, with two handles
        for name in ready:
            handle = f"{name}.{next(self.deliveries)}"
            self.waiting[name] = now + HANDLE_LIFETIME
            self.delivered_at[handle] = now
            self.delivered.append(handle)
        if len(ready) < MAX_HANDLES and self.goes_wrong(0.3):
            self.delivered.append(self.delivered[-1])  # twice, with one
        if self.goes_wrong(0.1):
            self.new_batch()
            raise BrokenError  # the answer is lost
        return answer(*(event(h, self.kinds[h.split(".")[0]]) for h in self.delivered))

    def handler_duration(self, event: AnyEvent) -> float:
        handle = self.delivered[len(self.began)]
        assert event.event_handle == handle, "each once, in order"
        self.began.append(handle)
        seconds = self.random.choice([0.0, 0.1, 2.0, 5.0, 9.0, 12.0, 40.0])
        seconds = seconds if self.goes_wrong(0.4) else self.random.choice([0.0, 0.3])
        self.longest_handler = max(self.longest_handler, seconds)
        return seconds

    def handler_ends(self, event: AnyEvent) -> None:
        assert event.event_handle is not None
        if self.goes_wrong(0.2):
            raise BrokenError
        if self.goes_wrong(0.03):
            raise AbortError
        self.returned.append(event.event_handle)

    def confirm_duration(self) -> float:
        seconds = self.random.choice([0.1, 1.0, 4.0]) if self.goes_wrong(0.3) else 0.0
        self.confirming += seconds
        return seconds

    def accept(self, handles: list[str], now: float) -> None:
        assert 1 <= len(handles) <= MAX_HANDLES
        assert len(set(handles)) == len(handles)
        assert self.returned.count(handles[0]) == self.delivered.count(handles[0])
        for handle in handles:
            assert self.returned.count(handle) == self.delivered.count(handle), "not handled"
            assert handle not in self.acknowledged, "confirmed twice"
        self.offered.update(handles)
        if any(now > self.delivered_at[handle] + HANDLE_LIFETIME for handle in handles):
            # The ten seconds are what the default leaves after it begins the last handler.
            assert self.longest_handler + self.confirming > 10, "late without need"
            raise BrokenError
        if self.goes_wrong(0.15):
            raise BrokenError
        for handle in handles:
            self.waiting.pop(handle.split(".")[0], None)
        if self.goes_wrong(0.1):
            raise BrokenError  # the answer is lost
        self.acknowledged.update(handles)

    def check_offered(self) -> None:
        """All that was handled was tried to confirm, and no event is neither done nor waiting."""
        handled = {h for h in self.returned if self.returned.count(h) == self.delivered.count(h)}
        assert self.offered == handled

    def check(self, report: Report) -> None:
        self.check_offered()
        handles = [entry.event_handle for entry in report.confirmed]
        assert set(handles) == self.acknowledged
        assert handles == [h for h in self.delivered if h in self.acknowledged]
        unconfirmed = [entry.event.event_handle for entry in report.unconfirmed]
        assert unconfirmed == [h for h in self.delivered if h not in self.acknowledged]
        if len(set(self.delivered)) == len(self.delivered):
            for entry in report.unconfirmed:
                assert entry.handled == (entry.event.event_handle in self.returned)

    def is_set(self) -> bool:
        """Stop when all events are confirmed; the queue takes the place of the stop event."""
        assert next(self.deliveries) < 10_000, "it never ends"
        return not self.waiting


RANDOMS = st.integers(0, 2**64).map(Random)
SIZES = st.integers(0, 34)


@given(RANDOMS, SIZES)
def test_a_queue_that_fails_is_emptied_without_loss(random: Random, size: int) -> None:
    queue, clock = Queue(random, size), Clock()

    def pull() -> Any:
        body = queue.deliver(clock.now)
        clock.advance(0.0 if queue.delivered else 5.0)
        return body

    def confirm(handles: list[str]) -> None:
        clock.advance(queue.confirm_duration())
        queue.accept(handles, clock.now)

    def handler(event: AnyEvent) -> None:
        clock.advance(queue.handler_duration(event))
        queue.handler_ends(event)

    class Checked(SimulatedConsumer):
        def poll_once(self) -> Report:
            report = super().poll_once()
            queue.check(report)
            return report

    consumer = Checked(
        pull,
        confirm,
        handler,
        clock=clock,
        fraction=random.random,
    )
    while not queue.is_set():
        try:
            consumer.run(queue)
        except AbortError:
            queue.check_offered()


@given(RANDOMS, SIZES)
def test_a_queue_that_fails_is_emptied_without_loss_by_asyncio(random: Random, size: int) -> None:
    queue = Queue(random, size)

    async def main(loop: VirtualLoop) -> None:
        async def pull() -> Any:
            body = queue.deliver(loop.time())
            await asyncio.sleep(0.0 if queue.delivered else 5.0)
            return body

        async def confirm(handles: list[str]) -> None:
            await asyncio.sleep(queue.confirm_duration())
            queue.accept(handles, loop.time())

        async def handler(event: AnyEvent) -> None:
            await asyncio.sleep(queue.handler_duration(event))
            queue.handler_ends(event)

        class Checked(SimulatedAsyncConsumer):
            async def poll_once(self) -> Report:
                report = await super().poll_once()
                queue.check(report)
                return report

        consumer = Checked(pull, confirm, handler, fraction=random.random)
        while not queue.is_set():
            try:
                await consumer.run(queue)
            except AbortError:
                queue.check_offered()
        assert asyncio.all_tasks() == {asyncio.current_task()}

    run_virtually(main)


@given(RANDOMS, st.floats(0, 60))
def test_a_cancelled_poll_confirms_what_was_handled(random: Random, seconds: float) -> None:
    queue = Queue(random, 16)
    queue.unhappy = 0
    confirmed: list[str] = []

    async def main(loop: VirtualLoop) -> None:
        async def pull() -> Any:
            return queue.deliver(loop.time())

        async def confirm(handles: list[str]) -> None:
            await asyncio.sleep(1)
            queue.accept(handles, loop.time())
            confirmed.extend(handles)

        async def handler(event: AnyEvent) -> None:
            queue.handler_duration(event)
            await asyncio.sleep(random.choice([0, 1, 9]))
            queue.handler_ends(event)

        consumer = AsyncConsumer(pull, confirm, handler)
        poll = asyncio.create_task(consumer.poll_once())
        await asyncio.sleep(seconds)
        cancelled_in_time = poll.cancel()
        await asyncio.wait((poll,))
        assert poll.cancelled() == cancelled_in_time
        assert sorted(confirmed) == sorted(queue.returned)
        assert asyncio.all_tasks() == {asyncio.current_task()}

    run_virtually(main)


class Recorder:
    """A consumer's three functions, which keep what they were given."""

    def __init__(self, *bodies: Any, clock: Clock | None = None) -> None:
        self.bodies = list(bodies)
        self.clock = clock or Clock()
        self.handled: list[AnyEvent] = []
        self.confirms: list[tuple[float, list[str]]] = []
        self.fail: dict[str | None, BaseException] = {}
        self.takes: dict[str | None, float] = {}
        self.refuse: set[str] = set()

    def pull(self) -> Any:
        body = self.bodies.pop(0)
        if isinstance(body, BaseException):
            raise body
        return body

    def confirm(self, handles: list[str]) -> None:
        self.confirms.append((self.clock.now, handles))
        if self.refuse.intersection(handles):
            raise BrokenError

    def handler(self, event: AnyEvent) -> None:
        self.clock.advance(self.takes.get(event.event_handle, 0.0))
        if event.event_handle in self.fail:
            raise self.fail[event.event_handle]
        self.handled.append(event)

    def consumer(self, **options: Any) -> Consumer:
        return SimulatedConsumer(self.pull, self.confirm, self.handler, clock=self.clock, **options)

    def is_set(self) -> bool:
        return not self.bodies


def handles_of(events: Iterable[AnyEvent]) -> list[str | None]:
    return [event.event_handle for event in events]


def test_each_event_is_handled_and_those_handled_are_confirmed() -> None:
    recorder = Recorder(answer(event("a"), event("b", UNKNOWN), event("c", MALFORMED), event("d")))
    broken = recorder.fail["d"] = BrokenError()
    report = recorder.consumer().poll_once()
    assert [type(event) for event in recorder.handled] == [
        PullComplete,
        UnknownEvent,
        MalformedEvent,
    ]
    assert handles_of(report.confirmed) == ["a", "b", "c"]
    (entry,) = report.unconfirmed
    assert (entry.event.event_handle, entry.handled, entry.error) == ("d", False, broken)
    assert not report.confirm_failed
    assert recorder.confirms == [(1000.0, ["a", "b", "c"])]


MISFIT = answer(
    {"EventType": "PullComplete", "EventHandle": "a", "PullCompleteEvent": {"TaskId": 5}}
)


@pytest.mark.parametrize(("strict", "kind"), [(True, MalformedEvent), (False, PullComplete)])
def test_an_event_with_a_member_of_another_type_is_read_where_asked_for(
    *, strict: bool, kind: type
) -> None:
    recorder = Recorder(MISFIT)
    recorder.consumer(strict=strict).poll_once()
    assert [type(event) for event in recorder.handled] == [kind]
    waiting = AsyncRecorder(MISFIT)

    async def main(_loop: VirtualLoop) -> None:
        await waiting.aconsumer(strict=strict).poll_once()

    run_virtually(main)
    assert [type(event) for event in waiting.handled] == [kind]


def test_no_event_is_an_empty_report_and_confirms_nothing() -> None:
    recorder = Recorder(answer())
    assert recorder.consumer().poll_once() == Report()
    assert recorder.confirms == []


def test_what_has_no_handle_is_handled_and_left() -> None:
    recorder = Recorder(answer("not an object", event(None)))
    report = recorder.consumer().poll_once()
    assert report.unconfirmed == tuple(
        UnconfirmedEvent(event=e, handled=True) for e in recorder.handled
    )
    assert len(report.unconfirmed) == 2
    assert not report.confirm_failed
    assert recorder.confirms == []


def test_a_handle_that_came_twice_waits_for_both_handlers() -> None:
    recorder = Recorder(answer(event("a"), event("a", UNKNOWN), event("b")))
    assert handles_of(recorder.consumer().poll_once().confirmed) == ["a", "a", "b"]
    assert recorder.confirms == [(1000.0, ["a", "b"])]


def test_a_handle_that_came_twice_is_left_if_one_handler_fails() -> None:
    recorder = Recorder(answer(event("a"), event("a", UNKNOWN)))
    broken = BrokenError()

    def handler(event: AnyEvent) -> None:
        if isinstance(event, UnknownEvent):
            raise broken

    report = Consumer(recorder.pull, recorder.confirm, handler).poll_once()
    assert [(entry.handled, entry.error) for entry in report.unconfirmed] == [
        (True, None),
        (False, broken),
    ]
    assert recorder.confirms == []


def test_more_than_a_batch_is_confirmed_in_parts_of_sixteen() -> None:
    recorder = Recorder(answer(*(event(str(number)) for number in range(40))))
    assert len(recorder.consumer().poll_once().confirmed) == 40
    assert [len(handles) for _, handles in recorder.confirms] == [16, 16, 8]


def test_what_is_handled_is_confirmed_in_time_while_a_slow_handler_runs() -> None:
    recorder = Recorder(answer(event("a"), event("b"), event("c")))
    recorder.takes = {"a": 1, "b": 24}
    report = recorder.consumer().poll_once()
    # The third is not begun: it comes again, and until then another consumer can take it.
    assert recorder.confirms == [(1020.0, ["a"]), (1025.0, ["b"])]
    assert handles_of(report.confirmed) == ["a", "b"]
    assert [(entry.handled, entry.error) for entry in report.unconfirmed] == [(False, None)]
    assert handles_of(recorder.handled) == ["a", "b"]


def test_of_a_batch_of_slow_events_those_begun_in_time_are_confirmed() -> None:
    handles = [str(number) for number in range(16)]
    recorder = Recorder(answer(*map(event, handles)))
    recorder.takes = dict.fromkeys(handles, 2.0)
    report = recorder.consumer().poll_once()
    assert handles_of(report.confirmed) == handles[:10]
    assert max(at for at, _ in recorder.confirms) == 1020.0


def test_the_time_to_confirm_can_be_shorter() -> None:
    recorder = Recorder(answer(event("a"), event("b"), event("c")))
    recorder.takes = {"b": 5}
    recorder.consumer(confirm_within=3).poll_once()
    assert recorder.confirms == [(1003.0, ["a"]), (1005.0, ["b"])]


def test_one_handle_that_is_refused_leaves_the_others_alone() -> None:
    recorder = Recorder(answer(*(event(str(number)) for number in range(16))))
    recorder.refuse = {"11"}
    report = recorder.consumer().poll_once()
    assert len(report.confirmed) == 15
    (entry,) = report.unconfirmed
    assert entry.event.event_handle == "11"
    assert entry.handled
    assert isinstance(entry.error, BrokenError)
    assert report.confirm_failed


def test_what_was_not_tried_goes_before_what_was_refused() -> None:
    handles = [str(number) for number in range(20)]
    recorder = Recorder(answer(*map(event, handles)))
    recorder.refuse = {"0"}
    assert len(recorder.consumer().poll_once().confirmed) == 19
    assert [confirmed for _, confirmed in recorder.confirms[:4]] == [
        handles[:16],
        handles[16:],
        handles[:8],
        handles[8:16],
    ]


def test_a_single_handle_is_tried_twice() -> None:
    recorder = Recorder(answer(event("a")))
    recorder.refuse = {"a"}
    assert recorder.consumer().poll_once().confirm_failed
    assert [handles for _, handles in recorder.confirms] == [["a"], ["a"]]


def test_a_confirm_that_is_late_is_not_tried_again() -> None:
    recorder = Recorder(answer(event("a")))
    recorder.takes = {"a": 31}
    recorder.refuse = {"a"}
    assert recorder.consumer().poll_once().confirm_failed
    assert recorder.confirms == [(1031.0, ["a"])]


@pytest.mark.parametrize(
    ("seconds", "confirms"),
    [
        (14.5, [(1000.0, ["a", "b"]), (1014.5, ["a"]), (1029.0, ["b"])]),
        (15.0, [(1000.0, ["a", "b"]), (1015.0, ["a"])]),
    ],
)
def test_a_confirm_is_tried_again_for_thirty_seconds_from_the_pull(
    seconds: float, confirms: list[tuple[float, list[str]]]
) -> None:
    recorder = Recorder(answer(event("a"), event("b")))
    recorder.refuse = {"a", "b"}

    def confirm(handles: list[str]) -> None:
        recorder.clock.now += seconds
        recorder.confirm(handles)

    consumer = SimulatedConsumer(recorder.pull, confirm, recorder.handler, clock=recorder.clock)
    assert consumer.poll_once().confirm_failed
    assert [(at - seconds, handles) for at, handles in recorder.confirms] == confirms


def test_a_confirm_may_change_the_list_it_is_given() -> None:
    recorder = Recorder(answer(event("a"), event("b")))
    consumer = Consumer(recorder.pull, list[str].clear, recorder.handler)
    assert handles_of(consumer.poll_once().confirmed) == ["a", "b"]


LEAVING = [KeyboardInterrupt, SystemExit, GeneratorExit, asyncio.CancelledError, AbortError]


@pytest.mark.parametrize("error", LEAVING)
def test_what_is_no_exception_leaves_once_what_was_handled_is_confirmed(
    error: type[BaseException],
) -> None:
    recorder = Recorder(answer(event("a"), event("b"), event("c")))
    raised = recorder.fail["b"] = error()
    with pytest.raises(error) as caught:
        recorder.consumer().run(recorder)
    assert caught.value is raised
    assert recorder.confirms == [(1000.0, ["a"])]


@pytest.mark.parametrize("handler_takes", [0, 22])
@pytest.mark.parametrize("error", LEAVING)
def test_what_a_confirm_raises_and_is_no_exception_leaves(
    error: type[BaseException], handler_takes: float
) -> None:
    """Nothing more is confirmed, also where the handler ends after the deadline."""
    recorder = Recorder(answer(*(event(str(number)) for number in range(20))))
    recorder.takes = {"18": handler_takes}
    raised: list[BaseException] = []

    def confirm(handles: list[str]) -> None:
        raised.append(error(handles))
        raise raised[-1]

    consumer = SimulatedConsumer(recorder.pull, confirm, recorder.handler, clock=recorder.clock)
    with pytest.raises(error) as caught:
        consumer.run(recorder)
    assert [caught.value] == raised


def test_both_exceptions_are_told_where_a_handler_raises_one_too() -> None:
    recorder = Recorder(answer(event("a"), event("b")))
    recorder.takes = {"b": 22}
    interrupt = recorder.fail["b"] = KeyboardInterrupt()

    def confirm(handles: list[str]) -> None:
        raise SystemExit(handles)

    consumer = SimulatedConsumer(recorder.pull, confirm, recorder.handler, clock=recorder.clock)
    with pytest.raises(SystemExit) as caught:
        consumer.poll_once()
    assert caught.value.__context__ is interrupt


def test_what_a_confirm_on_the_other_thread_raises_leaves_on_this_one() -> None:
    recorder = Recorder(answer(event("a"), event("b")))
    began = threading.Event()

    def handler(event: AnyEvent) -> None:
        if event.event_handle == "b":
            assert began.wait(60)

    def confirm(handles: list[str]) -> None:
        began.set()
        raise SystemExit(handles)

    with pytest.raises(SystemExit):
        Consumer(recorder.pull, confirm, handler, confirm_within=0.1).poll_once()


def test_poll_once_raises_what_pull_raises() -> None:
    error = {"Response": {"Error": {"Code": "InternalError"}, "RequestId": "r"}}
    consumer = Recorder(BrokenError(), error, b"<html>").consumer()
    for expected in (BrokenError, ApiError, DecodeError):
        with pytest.raises(expected):
            consumer.poll_once()


def test_run_pauses_longer_with_each_error_and_not_after_a_batch() -> None:
    clock = Clock()
    recorder = Recorder(
        *[BrokenError()] * 8, answer(), b"", answer(event("a")), answer(), clock=clock
    )
    pulls: list[float] = []

    def pull() -> Any:
        pulls.append(clock.now)
        return Recorder.pull(recorder)

    SimulatedConsumer(pull, recorder.confirm, recorder.handler, clock=clock).run(recorder)
    pauses = [later - sooner for sooner, later in itertools.pairwise(pulls)]
    assert pauses == [0.25, 0.5, 1, 2, 4, 8, 15, 15, 0, 0.25, 0]


def test_run_pauses_when_a_confirm_failed_and_not_when_a_handler_did() -> None:
    recorder = Recorder(answer(event("a")), answer(event("b")), answer(event("c")), answer())
    recorder.fail["a"] = BrokenError()
    recorder.refuse = {"b"}
    recorder.consumer(first_pause=4.0).run(recorder)
    assert recorder.confirms == [(1000.0, ["b"]), (1000.0, ["b"]), (1002.0, ["c"])]


@given(st.floats(0, 1, exclude_max=True), st.integers(1, 9))
def test_a_pause_is_shortened_by_up_to_a_half(fraction: float, errors: int) -> None:
    recorder = Recorder(*[BrokenError()] * errors)
    options: dict[str, Any] = {"fraction": lambda: fraction, "first_pause": 3.0}
    recorder.consumer(longest_pause=20.0, **options).run(recorder)
    slept = recorder.clock.slept
    longest = sum(min(3.0 * 2**number, 20.0) for number in range(errors - 1))
    assert sum(slept) == pytest.approx(longest * (1 + fraction) / 2)
    assert max(slept, default=0.0) <= 0.5


def test_run_stops_during_a_pause() -> None:
    recorder, stop = Recorder(BrokenError()), threading.Event()
    recorder.clock.timer(3, stop.set)
    recorder.consumer(first_pause=100.0, longest_pause=100.0).run(stop)
    assert recorder.clock.now == 1003


def test_run_pauses_by_the_clock_and_the_chance_of_the_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    recorder = Recorder(BrokenError(), BrokenError(), answer())
    clock = recorder.clock
    monkeypatch.setattr(time, "monotonic", lambda: clock.now)
    monkeypatch.setattr(time, "sleep", clock.sleep)
    monkeypatch.setattr("random.random", lambda: 0.5)
    Consumer(recorder.pull, recorder.confirm, recorder.handler, first_pause=8.0).run(recorder)
    assert sum(clock.slept) == 6.0 + 12.0


def test_run_finishes_the_batch_in_hand_before_it_stops() -> None:
    recorder = Recorder(answer(event("a"), event("b")), answer(event("c")))
    stop = threading.Event()

    def handler(event: AnyEvent) -> None:
        recorder.handler(event)
        stop.set()

    Consumer(recorder.pull, recorder.confirm, handler).run(stop)
    assert [handles for _, handles in recorder.confirms] == [["a", "b"]]


def test_run_does_nothing_once_stopped() -> None:
    stop = threading.Event()
    stop.set()
    Recorder().consumer().run(stop)
    asyncio.run(AsyncConsumer(never, never, never).run(stop))


def test_run_logs_what_is_unconfirmed_and_why(caplog: pytest.LogCaptureFixture) -> None:
    recorder = Recorder(
        BrokenError("no\nconnection"),
        answer(event("a"), event("b"), event(None), event("d", MALFORMED), event("e", UNKNOWN)),
    )
    recorder.fail = {"a": BrokenError("no room"), "d": BrokenError(), "e": BrokenError()}
    recorder.refuse = {"b"}
    with caplog.at_level(logging.INFO, "vod_events.consumer"):
        recorder.consumer().run(recorder)
    assert [record.getMessage() for record in caplog.records] == [
        r"cannot pull, next try in 0.2 s: BrokenError: no\nconnection",
        "not confirmed, comes again: PullComplete, handle a, task t, not handled: BrokenError: no room",
        "not confirmed, comes again: PullComplete, handle b, task t, handled: BrokenError",
        "not confirmed, comes again: PullComplete, handle None, task t, handled",
        "not confirmed, comes again: PullComplete, handle d, task None, not handled: BrokenError",
        "not confirmed, comes again: FromTheFuture, handle e, task None, not handled: BrokenError",
    ]
    assert {record.levelname for record in caplog.records} == {"WARNING"}
    assert [record for record in caplog.records if record.exc_info] == []


def test_tracebacks_are_logged_for_debugging(caplog: pytest.LogCaptureFixture) -> None:
    recorder = Recorder(BrokenError(), answer(event("a"), event(None)))
    broken = recorder.fail["a"] = BrokenError()
    pull_broken = recorder.bodies[0]
    with caplog.at_level(logging.DEBUG, "vod_events.consumer"):
        recorder.consumer().run(recorder)
    assert [
        (record.levelname, record.exc_info and record.exc_info[1]) for record in caplog.records
    ] == [
        ("WARNING", None),
        ("DEBUG", pull_broken),
        ("WARNING", None),
        ("DEBUG", broken),
        ("WARNING", None),
    ]


@pytest.mark.parametrize(
    ("body", "task_id"),
    [
        ({"EventType": "PullComplete", "PullCompleteEvent": {"TaskId": "t-1"}}, "t-1"),
        ({"EventType": "PullComplete", "PullCompleteEvent": {"TaskId": 5}}, "5"),
        ({"EventType": "PullComplete", "PullCompleteEvent": {"ErrCode": "", "TaskId": "t"}}, "t"),
        ({"EventType": "FileDeleted", "FileDeleteEvent": {}}, "None"),
        ({"EventType": "New", "Else": {}, "NewEvent": {"TaskId": "t-1"}}, "t-1"),
        ({"EventType": "New", "TaskId": "of no payload"}, "None"),
        (["no object"], "None"),
    ],
)
def test_a_line_of_the_log_names_the_task(
    body: Any, task_id: str, caplog: pytest.LogCaptureFixture
) -> None:
    recorder = Recorder(answer(body))
    recorder.fail[None] = BrokenError()
    with caplog.at_level(logging.WARNING, "vod_events.consumer"):
        recorder.consumer().run(recorder)
    assert f", task {task_id}, not handled" in caplog.text


class UnreadableError(Exception):
    """What cannot be shown."""

    def __str__(self) -> str:
        raise BrokenError


def logged_lines(run: Callable[[], object]) -> list[str]:
    """Name what a call logs, as the lines that a file gets."""
    text, log = io.StringIO(), logging.getLogger("vod_events.consumer")
    handler = logging.StreamHandler(text)
    handler.terminator = "\0"
    log.addHandler(handler)
    try:
        run()
    finally:
        log.removeHandler(handler)
    return text.getvalue().split("\0")[:-1]


TEXTS = st.text(max_size=20) | st.sampled_from(
    ["a\x1b[31m\r\nWARNING forged", "\u202e", "名" * 50, "x" * 100_000, "\n" * 100_000]
)
EXCEPTIONS = st.builds(BrokenError, TEXTS) | st.builds(UnreadableError)


@given(name=TEXTS, handle=TEXTS, task_id=TEXTS, error=EXCEPTIONS, failing=st.integers(0, 2))
def test_a_log_has_short_lines_that_print_whatever_comes(
    name: str, handle: str, task_id: str, error: Exception, failing: int
) -> None:
    body = {"EventType": name, "EventHandle": handle, "NewEvent": {"TaskId": task_id}}
    recorder = Recorder(error if failing == 0 else answer(body))
    if failing == 1:
        recorder.fail[handle] = error

    def confirm(handles: list[str]) -> None:
        del handles
        raise error

    consumer = SimulatedConsumer(recorder.pull, confirm, recorder.handler, clock=recorder.clock)
    (line,) = logged_lines(lambda: consumer.run(recorder))
    assert line.isprintable()
    assert len(line) < 800


def test_coroutine_functions_are_refused_by_the_consumer_without_asyncio() -> None:
    """They return before they did anything: to confirm then would lose the event."""

    async def handler(event: AnyEvent) -> None:
        raise AssertionError(event)

    async def confirm(handles: list[str]) -> None:
        raise AssertionError(handles)

    class Later:
        def __await__(self) -> Any:
            raise AssertionError

    def lazy_handler(event: AnyEvent) -> Later:
        del event
        return Later()

    for functions in [
        (Recorder().confirm, handler),
        (Recorder().confirm, lazy_handler),
        (confirm, Recorder().handler),
    ]:
        report = Consumer(Recorder(answer(event("a"))).pull, *functions).poll_once()
        (entry,) = report.unconfirmed
        assert isinstance(entry.error, TypeError)


def test_a_consumer_takes_what_its_users_decide() -> None:
    settings = ["strict", "confirm_within", "first_pause", "longest_pause"]
    for consumer in (Consumer, AsyncConsumer):
        parameters = set(inspect.signature(consumer).parameters)
        assert parameters == {"pull", "confirm", "handler", *settings}


@pytest.mark.parametrize(
    "options",
    [
        {"confirm_within": 0},
        {"confirm_within": 30},
        {"confirm_within": float("nan")},
        {"first_pause": 0},
        {"longest_pause": -1},
    ],
)
def test_numbers_out_of_range_are_refused(options: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=next(iter(options))):
        Recorder().consumer(**options)


def test_the_default_timer_confirms_on_another_thread_while_a_handler_blocks() -> None:
    confirmed = threading.Event()
    threads: list[threading.Thread] = []
    recorder = Recorder(answer(event("a"), event("b")))

    def handler(event: AnyEvent) -> None:
        if event.event_handle == "b":
            assert confirmed.wait(60)

    def confirm(handles: list[str]) -> None:
        del handles
        threads.append(threading.current_thread())
        confirmed.set()

    report = Consumer(recorder.pull, confirm, handler, confirm_within=0.5).poll_once()
    assert handles_of(report.confirmed) == ["a", "b"]
    assert threads[0] is not threading.current_thread()
    assert threads[1] is threading.current_thread()


def test_a_confirm_waits_for_the_one_of_the_other_thread() -> None:
    recorder = Recorder(answer(event("a"), event("b")))
    first_began, second_began = threading.Event(), threading.Event()
    inside: list[list[str]] = []
    seen: list[int] = []

    def handler(event: AnyEvent) -> None:
        if event.event_handle == "b":
            assert first_began.wait(60)

    def confirm(handles: list[str]) -> None:
        inside.append(handles)
        seen.append(len(inside))
        if handles == ["a"]:
            first_began.set()
            second_began.wait(0.2)  # room for the other to break in
        else:
            second_began.set()
        inside.remove(handles)

    Consumer(recorder.pull, confirm, handler, confirm_within=0.1).poll_once()
    assert seen == [1, 1]


def test_the_default_timer_ends_with_the_batch_and_does_not_keep_the_process() -> None:
    recorder = Recorder(answer(event("a")))
    before = set(threading.enumerate())
    timers: list[threading.Thread] = []

    def handler(event: AnyEvent) -> None:
        del event
        timers.extend(set(threading.enumerate()) - before)

    Consumer(recorder.pull, recorder.confirm, handler).poll_once()
    (timer,) = timers
    assert timer.daemon
    timer.join(10)
    assert not timer.is_alive()


async def never(*_: object) -> Any:
    raise AssertionError


class AsyncRecorder(Recorder):
    """The same as coroutines, on the clock of an event loop."""

    async def apull(self) -> Any:
        return self.pull()

    async def aconfirm(self, handles: list[str]) -> None:
        self.clock.now = asyncio.get_running_loop().time()
        self.confirm(handles)

    async def ahandler(self, event: AnyEvent) -> None:
        await asyncio.sleep(self.takes.pop(event.event_handle, 0.0))
        self.handler(event)

    def aconsumer(self, **options: Any) -> AsyncConsumer:
        return SimulatedAsyncConsumer(self.apull, self.aconfirm, self.ahandler, **options)


def test_asyncio_confirms_in_time_while_a_slow_handler_waits() -> None:
    recorder = AsyncRecorder(answer(event("a"), event("b"), event("c"), event("d")))
    recorder.takes = {"b": 1, "c": 24}
    broken = recorder.fail["a"] = BrokenError()

    async def main(_loop: VirtualLoop) -> None:
        report = await recorder.aconsumer().poll_once()
        assert handles_of(report.confirmed) == ["b", "c"]
        assert [(entry.handled, entry.error) for entry in report.unconfirmed] == [
            (False, broken),
            (False, None),
        ]

    run_virtually(main)
    assert recorder.confirms == [(1020.0, ["b"]), (1025.0, ["c"])]


def test_asyncio_waits_for_a_confirm_that_is_under_way() -> None:
    recorder = AsyncRecorder(answer(event("a"), event("b")))
    recorder.takes = {"b": 22}
    confirms: list[tuple[float, list[str]]] = []

    async def main(loop: VirtualLoop) -> None:
        async def confirm(handles: list[str]) -> None:
            began = loop.time()
            await asyncio.sleep(3)
            confirms.append((began, handles))

        consumer = AsyncConsumer(recorder.apull, confirm, recorder.ahandler)
        assert handles_of((await consumer.poll_once()).confirmed) == ["a", "b"]

    run_virtually(main)
    assert confirms == [(1020.0, ["a"]), (1023.0, ["b"])]


@pytest.mark.parametrize("handler_takes", [1, 20.1, 100])
def test_asyncio_leaves_at_once_when_cancelled_again(handler_takes: float) -> None:
    recorder = AsyncRecorder(answer(event("a"), event("b")))
    recorder.takes = {"b": handler_takes}

    async def main(loop: VirtualLoop) -> None:
        async def confirm(handles: list[str]) -> None:
            del handles
            await asyncio.sleep(1000)

        consumer = AsyncConsumer(recorder.apull, confirm, recorder.ahandler)
        poll = asyncio.create_task(consumer.poll_once())
        await asyncio.sleep(20.5)
        poll.cancel()
        await asyncio.sleep(1)
        assert not poll.done()
        poll.cancel()
        await asyncio.wait((poll,))
        assert poll.cancelled()
        assert loop.time() == 1021.5
        assert asyncio.all_tasks() == {asyncio.current_task()}

    run_virtually(main)


@pytest.mark.parametrize("handler_takes", [0, 22])
@pytest.mark.parametrize("error", LEAVING)
def test_asyncio_is_left_by_what_a_confirm_raises(
    error: type[BaseException], handler_takes: float
) -> None:
    recorder = AsyncRecorder(answer(event("a"), event("b"), event("c")))
    recorder.takes = {"b": handler_takes}
    raised: list[BaseException] = []

    async def confirm(handles: list[str]) -> None:
        raised.append(error(handles))
        raise raised[-1]

    async def main(_loop: VirtualLoop) -> None:
        with pytest.raises(error) as caught:
            await AsyncConsumer(recorder.apull, confirm, recorder.ahandler).poll_once()
        assert [caught.value] == raised
        assert asyncio.all_tasks() == {asyncio.current_task()}

    run_virtually(main)


def test_asyncio_tells_a_cancellation_of_its_own_from_one_of_a_confirm() -> None:
    """The confirm in time is cancelled when a batch ends early, and that leaves nothing."""
    recorder = AsyncRecorder(answer(event("a")), answer(event("b")))
    recorder.takes = {"a": 1, "b": 1}

    async def main(_loop: VirtualLoop) -> None:
        async def confirm(handles: list[str]) -> None:
            await asyncio.sleep(1)
            recorder.confirms.append((0, handles))

        consumer = AsyncConsumer(recorder.apull, confirm, recorder.ahandler)
        assert handles_of((await consumer.poll_once()).confirmed) == ["a"]
        assert handles_of((await consumer.poll_once()).confirmed) == ["b"]

    run_virtually(main)


def test_asyncio_runs_pauses_and_stops() -> None:
    recorder = AsyncRecorder(BrokenError(), answer(event("a")), answer(), BrokenError())
    recorder.refuse = {"a"}

    async def main(loop: VirtualLoop) -> None:
        stop = asyncio.Event()
        loop.call_at(1001.75, stop.set)
        await recorder.aconsumer(first_pause=1).run(stop)
        assert not recorder.bodies
        # Half a second, one more, then the third pause, in which it is stopped.
        assert recorder.confirms == [(1000.5, ["a"])] * 2
        assert loop.time() == 1002.0

    run_virtually(main)
