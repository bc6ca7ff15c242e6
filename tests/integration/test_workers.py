"""The program of the documentation with Celery: real workers, fed by both deliveries.

The workers share a broker that needs no server, and then a Redis of the tests' own where there is a
``redis-server``.
"""

import os
import signal
from collections.abc import Iterator
from typing import Any

import pytest
from vod_server import VodServer
from workers_farm import SECONDS, Farm, event, farm_on, stop, wait_until


@pytest.fixture(scope="module", params=["sqlite", "redis"])
def farm(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Farm]:
    """Two workers and the service; each test has events of its own."""
    with farm_on(request.param, tmp_path_factory.mktemp(request.param)) as farm:
        farm.start_workers("worker1", "worker2")
        farm.start_service()
        yield farm


def test_events_of_both_deliveries_are_handled_once(farm: Farm) -> None:
    called = [event(f"called {number}") for number in range(6)]
    pulled = [event(f"pulled {number}") for number in range(6)]
    others: list[Any] = [{"EventType": "FromTheFuture"}, {"EventType": "PullComplete"}]
    with VodServer() as server:
        for each in [*pulled, *others]:
            server.publish(each)
        consumer = farm.start_consumer(server)
        assert [farm.post_signed(each) for each in called] == [200] * 6
        server.wait_until(lambda: len(server.confirmed) == len(pulled + others))
        stop(consumer)
    names = [each["PullCompleteEvent"]["TaskId"] for each in called + pulled]
    wait_until(lambda: all(farm.effects(name) for name in [*names, "FromTheFuture"]))
    assert {farm.effects(name) for name in [*names, "FromTheFuture"]} == {1}
    # What cannot be read is set aside, and waits for a version that can.
    wait_until(lambda: farm.rows(others[1]) == [("failed", 1)])
    assert all(farm.rows(each) == [("handled", 1)] for each in called + pulled + others[:1])


def test_both_workers_handle_events_at_the_same_time(farm: Farm) -> None:
    for name in ("meeting 1", "meeting 2"):
        assert farm.post_signed(event(name, "wait for another")) == 200
    wait_until(lambda: farm.effects("meeting 1") and farm.effects("meeting 2"))
    assert farm.lines("meeting 1.effects") != farm.lines("meeting 2.effects")


def test_what_comes_again_is_told_by_its_key(farm: Farm) -> None:
    """By a callback that is signed anew, and by the queue, where it has a handle."""
    repeated = event("repeated")
    with VodServer() as server:
        assert farm.post_signed(repeated) == 200
        assert farm.post_signed(repeated, ahead=500) == 200
        server.publish(repeated)
        consumer = farm.start_consumer(server)
        server.wait_until(lambda: server.confirmed == [repeated])
        stop(consumer)
    wait_until(lambda: farm.repeats(repeated) == 2 and farm.rows(repeated) == [("handled", 1)])
    assert farm.effects("repeated") == 1


def test_what_comes_again_meanwhile_is_left_to_the_message_that_has_it(farm: Farm) -> None:
    slow = event("slow", "wait for release")
    assert [farm.post_signed(slow) for _ in range(2)] == [200, 200]
    wait_until(lambda: farm.repeats(slow) == 1)
    assert farm.rows(slow) == [("reserved", 1)]
    (farm.trials / "released").touch()
    wait_until(lambda: farm.rows(slow) == [("handled", 1)])
    assert farm.effects("slow") == 1


def test_work_that_fails_is_tried_again(farm: Farm) -> None:
    failing = event("failing", "fail twice")
    assert farm.post_signed(failing) == 200
    wait_until(lambda: farm.rows(failing) == [("handled", 3)])
    assert len(farm.lines("failing.tries")) == 3
    assert farm.effects("failing") == 1


@pytest.mark.parametrize("wish", ["fail until cured", "kill"])
def test_work_that_never_succeeds_is_given_up_and_can_be_sent_again(farm: Farm, wish: str) -> None:
    """Work that kills its process, too: no event can take down one worker after the other."""
    cured = farm.trials / "cured"
    cured.unlink(missing_ok=True)
    hopeless = event(f"asked to {wish}", wish)
    assert farm.post_signed(hopeless) == 200
    wait_until(lambda: farm.rows(hopeless) == [("failed", 4)])
    assert len(farm.lines(f"asked to {wish}.tries")) == 3
    cured.touch()
    again = farm.start("again", "-c", "import workers; workers.send_failed()")
    assert again.wait(SECONDS) == 0, farm.log("again")
    wait_until(lambda: farm.rows(hopeless) == [("handled", 1)])
    assert farm.effects(f"asked to {wish}") == 1


def test_an_event_outlives_the_process_that_handles_it(farm: Farm) -> None:
    hanging = event("hanging", "hang once")
    assert farm.post_signed(hanging) == 200
    wait_until(lambda: farm.lines("hanging.tries"))
    os.kill(int(farm.lines("hanging.tries")[0]), signal.SIGKILL)
    wait_until(lambda: farm.rows(hanging) == [("handled", 2)])
    assert farm.effects("hanging") == 1
