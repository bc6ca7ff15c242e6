"""The queue of ``vod-events serve``: what is delivered, when again, and what can be confirmed."""

from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, multiple, rule

from vod_events._cli.serve.queue import (
    HANDLE_SECONDS,
    MAX_EVENTS,
    Delivery,
    Queue,
    UnknownHandleError,
)


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def event(number: int) -> dict[str, Any]:
    return {"EventType": "PullComplete", "Number": number}


class QueueMachine(RuleBasedStateMachine):
    """A queue beside a plain model of it: a list of (event, available from, handle, pulled)."""

    deliveries: Bundle[Delivery] = Bundle("deliveries")

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.queue = Queue(self.clock)
        self.published = 0
        self.confirmed: list[int] = []
        self.pulled: dict[int, int] = {}
        self.available: list[int] = []
        self.leases: dict[str, tuple[int, float]] = {}
        self.given: set[str] = set()

    def let_expire(self) -> None:
        for handle, (number, until) in list(self.leases.items()):
            if until <= self.clock.now:
                del self.leases[handle]
                self.available.append(number)

    @rule(count=st.integers(0, 20))
    def put(self, count: int) -> None:
        self.let_expire()
        numbers = range(self.published, self.published + count)
        self.queue.put(map(event, numbers))
        self.available.extend(numbers)
        self.published += count

    @rule(seconds=st.sampled_from([0.5, HANDLE_SECONDS - 0.5, HANDLE_SECONDS, 100.0]))
    def wait(self, seconds: float) -> None:
        self.clock.now += seconds

    @rule(target=deliveries)
    def pull(self) -> Any:
        self.let_expire()
        expected, self.available = self.available[:MAX_EVENTS], self.available[MAX_EVENTS:]
        pulled = self.queue.pull()
        assert [delivery.event for delivery in pulled] == [event(number) for number in expected]
        for number, delivery in zip(expected, pulled, strict=True):
            assert delivery.handle not in self.given
            assert int(delivery.handle) > 2**53
            self.given.add(delivery.handle)
            self.leases[delivery.handle] = number, self.clock.now + HANDLE_SECONDS
            self.pulled[number] = self.pulled.get(number, 0) + 1
            assert delivery.number == self.pulled[number]
        return multiple(*pulled)

    @rule(some=st.lists(consumes(deliveries), min_size=1, max_size=4), again=st.booleans())
    def confirm(self, some: list[Delivery], *, again: bool) -> None:
        self.let_expire()
        handles = [delivery.handle for delivery in some]
        if all(handle in self.leases for handle in handles):
            numbers = [self.leases.pop(handle)[0] for handle in handles]
            given = handles + handles[:1] if again else handles
            assert self.queue.confirm(given) == [event(number) for number in numbers]
            self.confirmed += numbers
            return
        before = dict(self.leases)
        with pytest.raises(UnknownHandleError) as caught:
            self.queue.confirm(handles)
        assert str(caught.value) in handles
        assert str(caught.value) not in self.leases
        assert self.leases == before

    @rule(handle=st.text(max_size=3))
    def confirm_what_was_never_given(self, handle: str) -> None:
        with pytest.raises(UnknownHandleError):
            self.queue.confirm([handle])

    # Not an invariant: the queue must not depend on being asked.
    @rule()
    def tell_when_the_next_is_available(self) -> None:
        self.let_expire()
        expected = [0.0] if self.available else []
        expected += [until - self.clock.now for _, until in self.leases.values()]
        assert self.queue.seconds_to_next() == min(expected, default=None)

    def teardown(self) -> None:
        """Nothing was lost: what was not confirmed comes, if one waits."""
        self.clock.now += HANDLE_SECONDS
        left: list[int] = []
        while pulled := self.queue.pull():
            assert len(pulled) <= MAX_EVENTS
            left += [delivery.event["Number"] for delivery in pulled]
        assert sorted(left + self.confirmed) == list(range(self.published))


TestQueue = QueueMachine.TestCase
TestQueue.settings = settings(stateful_step_count=30)


def test_an_event_that_is_never_confirmed_does_not_stop_the_others() -> None:
    clock = Clock()
    queue = Queue(clock)
    queue.put(map(event, range(MAX_EVENTS)))
    queue.pull()
    queue.put([event(100)])
    clock.now = HANDLE_SECONDS
    queue.put([event(200)])
    numbers = [delivery.event["Number"] for delivery in queue.pull() + queue.pull()]
    assert numbers == [100, *range(MAX_EVENTS), 200]


def test_a_handle_of_an_earlier_queue_is_unknown() -> None:
    first, second = Queue(Clock()), Queue(Clock())
    for queue in (first, second):
        queue.put([event(1)])
    (delivery,) = first.pull()
    second.pull()
    with pytest.raises(UnknownHandleError):
        second.confirm([delivery.handle])


def test_a_late_confirm_confirms_none() -> None:
    clock = Clock()
    queue = Queue(clock)
    queue.put([event(1), event(2)])
    early = queue.pull()
    clock.now = HANDLE_SECONDS - 1
    queue.put([event(3)])
    late = queue.pull()
    clock.now = HANDLE_SECONDS
    with pytest.raises(UnknownHandleError):
        queue.confirm([late[0].handle, early[0].handle])
    assert queue.confirm([late[0].handle]) == [event(3)]
    assert [delivery.number for delivery in queue.pull()] == [2, 2]
