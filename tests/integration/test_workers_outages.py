"""The program of the documentation with Celery, when workers, brokers and callers fail it."""

import json
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from importlib import import_module
from pathlib import Path
from typing import Any

import doc_blocks
import pytest
from vod_server import VodServer
from workers_farm import (
    DOCS,
    EXAMPLES,
    KEY,
    SECONDS,
    SECRET,
    Farm,
    event,
    farm_on,
    free_port,
    kill,
    start_redis,
    stop,
    wait_until,
)

import vod_events
from vod_events import samples

# The annotations of redis are not complete.
Redis: Any = import_module("redis").Redis


@pytest.mark.parametrize("broker", ["sqlite", "redis"])
def test_an_event_outlives_its_worker(broker: str, tmp_path: Path) -> None:
    hanging = event("hanging", "hang once")
    before = event("before")
    with farm_on(broker, tmp_path) as farm:
        (worker,) = farm.start_workers("worker1")
        farm.start_service()
        assert farm.post_signed(before) == 200
        wait_until(lambda: farm.rows(before) == [("handled", 1)])
        assert farm.post_signed(hanging) == 200
        wait_until(lambda: farm.lines("hanging.tries"))
        kill(worker)
        if broker == "redis":  # as if an hour had passed
            with Redis.from_url(farm.broker) as redis:
                redis.zadd("unacked_index", dict.fromkeys(redis.zrange("unacked_index", 0, -1), 1))
        else:
            (command,) = (
                text
                for _, text in doc_blocks.blocks(DOCS / "workers.md")
                if "kombu_message" in text
            )
            statement = command[command.index('"') + 1 : command.rindex('"')]
            path = tmp_path / "broker.sqlite3"
            with closing(sqlite3.connect(path, timeout=SECONDS)) as file, file:
                file.execute(statement)
        farm.start_workers("worker2")
        wait_until(lambda: farm.rows(hanging) == [("handled", 2)])
        assert farm.effects("hanging") == farm.effects("before") == 1


def test_nothing_is_acknowledged_that_the_broker_does_not_have(tmp_path: Path) -> None:
    waiting = event("waiting")
    with (
        VodServer(clock=lambda: 60 * time.monotonic()) as server,  # 30 s are half a second
        farm_on("sqlite", tmp_path) as farm,
    ):
        good, farm.broker = farm.broker, f"sqla+sqlite:///{tmp_path / 'missing' / 'broker.sqlite3'}"
        server.publish(waiting)
        consumer = farm.start_consumer(server)
        farm.start_service()
        assert farm.post_signed(event("called")) == 500
        farm.wait_for_log("consumer", "OperationalError", consumer)
        assert server.confirmed == []
        stop(consumer)
        farm.broker = good
        consumer = farm.start_consumer(server)
        server.wait_until(lambda: server.confirmed == [waiting])
        stop(consumer)
        farm.start_workers("worker")
        wait_until(lambda: farm.rows(waiting) == [("handled", 1)])


def test_a_callback_is_not_answered_while_the_broker_is_away(tmp_path: Path) -> None:
    """For VOD, no answer is the only reason to send a callback again."""
    if not shutil.which("redis-server"):
        pytest.skip("there is no redis-server on the PATH")
    port = free_port()
    farm = Farm(tmp_path, f"redis://127.0.0.1:{port}/0")
    with ExitStack() as stack, farm.stack:
        farm.start_service()
        with closing(HTTPConnection("127.0.0.1", farm.port, timeout=6)) as connection:
            body = vod_events.sign_callback(samples.load("pull_complete"), KEY).encode()
            connection.request("POST", f"/vod/{SECRET}", body)
            with pytest.raises(TimeoutError):
                connection.getresponse()
        stack.callback(kill, start_redis(tmp_path, port))
        assert farm.post(body) == 200


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Farm]:
    with farm_on("sqlite", tmp_path_factory.mktemp("service")) as farm:
        farm.start_service()
        yield farm


def test_what_is_no_callback_of_vod_is_refused(service: Farm) -> None:
    signed = vod_events.sign_callback(json.dumps(event("called")), KEY).encode()
    assert service.post(signed, secret="guess") == 404  # noqa: S106 - a wrong one
    assert service.post(signed, secret="%E5%AF%86") == 404  # noqa: S106 - the same
    assert service.post(json.dumps(event("not signed")).encode()) == 401
    assert service.post(b"no json") == 400
    assert service.post(samples.load("pull_events")) == 400
    assert service.post(b" " * ((1 << 20) + 1)) == 413
    assert not (service.folder / "broker.sqlite3").exists()
    log = service.log("service")
    assert "refused a callback: the signature of the callback is refused: not signed" in log
    assert [text for text in (SECRET, KEY) if text in log] == []


@pytest.mark.parametrize("keys", ["", f"{KEY},", "not-of-letters"])
def test_a_key_of_the_wrong_form_starts_no_service(keys: str, tmp_path: Path) -> None:
    with farm_on("sqlite", tmp_path) as farm:
        program = str(EXAMPLES / "workers_service.py")
        assert farm.start("service", program, VOD_EVENTS_SIGN_KEY=keys).wait(SECONDS) == 1
        assert "ValueError: a key must be 1 to 32 ASCII letters and digits" in farm.log("service")
