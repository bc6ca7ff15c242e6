"""The program of the documentation with Celery: real workers, fed by both deliveries.

The workers share a broker that needs no server, and then a Redis of the tests' own where there is a
``redis-server``.
"""

import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from http.client import HTTPConnection
from importlib import import_module
from pathlib import Path
from typing import Any

import doc_blocks
import pytest
import vod_server
from hypothesis import assume, given
from hypothesis import strategies as st
from kombu.serialization import dumps, loads
from vod_server import VodServer

import vod_events
from vod_events import AnyEvent, MalformedEvent, samples, strategies

DOCS = doc_blocks.ROOT / "docs"
EXAMPLES = DOCS / "examples"
sys.path.append(str(EXAMPLES))

import workers  # noqa: E402 - it stands in the folder above

# The annotations of redis are not complete.
Redis: Any = import_module("redis").Redis

SECRET = "vgqSKkNR4mpF2tT0T1jWmQ"  # noqa: S105 - of these tests alone
KEY = "9sUQ6JCoZBlGeqKn9ygXJDQTJsLZ8K2S"
APPLICATION = 1500000001
SECONDS = 60.0
# Whoever runs the tests may be root. kombu uses of SQLAlchemy, and the SDK of CPython, what is
# deprecated there.
WARNINGS = (
    "error,ignore:You're running the worker,ignore:The ``noload`` loader,"
    "ignore:datetime.datetime.utcfromtimestamp"
)


class Farm:
    """A broker, a store, and the processes that use them.

    Args:
        folder: where the files of all stand.
        broker: the URL of the broker.
    """

    def __init__(self, folder: Path, broker: str) -> None:
        self.folder = folder
        self.trials = folder / "trials"
        self.trials.mkdir()
        self.broker = broker
        self.stack = ExitStack()
        self.port = 0

    def start(self, name: str, *command: str, **environment: str) -> "subprocess.Popen[bytes]":
        """Start Python with arguments, in a group of processes of its own."""
        with (self.folder / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(  # noqa: S603 - our own programs
                [sys.executable, *command],
                cwd=self.folder,
                env=self.environment() | environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.stack.callback(kill, process)
        return process

    def environment(self) -> dict[str, str]:
        """Give the environment of the processes."""
        inherited = {
            name: value for name, value in os.environ.items() if "PROXY" not in name.upper()
        }
        folders = [str(EXAMPLES), str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]
        return inherited | {
            "PYTHONPATH": os.pathsep.join(filter(None, folders)),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONWARNINGS": WARNINGS,
            "VOD_BROKER": self.broker,
            "VOD_STORE": f"sqlite:///{self.folder / 'store.sqlite3'}",
            "VOD_TRIALS": str(self.trials),
            "VOD_SECRET": SECRET,
            "VOD_EVENTS_SIGN_KEY": KEY,
            "VOD_PORT": "0",
            "VOD_SUB_APP_ID": str(APPLICATION),
            "TENCENTCLOUD_SECRET_ID": vod_server.SECRET_ID,
            "TENCENTCLOUD_SECRET_KEY": vod_server.SECRET_KEY,
        }

    def start_workers(self, *names: str) -> "list[subprocess.Popen[bytes]]":
        """Start workers, each with one process for events."""
        command = ("-m", "celery", "--app=workers_on_trial", "worker")
        options = ("--loglevel=INFO", "--concurrency=1")
        started = [
            self.start(name, *command, *options, f"--hostname={name}@test") for name in names
        ]
        for name, process in zip(names, started, strict=True):
            self.wait_for_log(name, rf"{name}@test ready", process)
        return started

    def start_service(self) -> None:
        """Start the service that takes callbacks."""
        process = self.start("service", str(EXAMPLES / "workers_service.py"))
        self.port = int(self.wait_for_log("service", r"http://127\.0\.0\.1:(\d+)", process)[1])

    def start_consumer(self, server: VodServer) -> "subprocess.Popen[bytes]":
        """Start the consumer of the queue."""
        program = str(EXAMPLES / "workers_consumer.py")
        return self.start("consumer", program, VOD_ENDPOINT=server.endpoint)

    def post(self, body: bytes, *, secret: str = SECRET) -> int:
        """Post a callback to the service; give the status."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)) as connection:
            connection.request("POST", f"/vod/{secret}", body)
            return connection.getresponse().status

    def post_signed(self, event: dict[str, Any], *, ahead: int = 600) -> int:
        """Post an event with a signature that expires some seconds from now."""
        now = time.time() - 600 + ahead
        return self.post(vod_events.sign_callback(json.dumps(event), KEY, now=now).encode())

    def log(self, name: str) -> str:
        """Give what a process has logged."""
        return (self.folder / f"{name}.log").read_text("utf-8")

    def wait_for_log(
        self, name: str, pattern: str, process: "subprocess.Popen[bytes]"
    ) -> re.Match[str]:
        """Wait until a process has logged something, and give that."""
        wait_until(lambda: re.search(pattern, self.log(name)), process)
        found = re.search(pattern, self.log(name))
        assert found
        return found

    def lines(self, name: str) -> list[str]:
        """Give the lines of a file that workers write."""
        path = self.trials / name
        return path.read_text("utf-8").splitlines() if path.exists() else []

    def effects(self, name: str) -> int:
        """Tell how often an event has had its effect."""
        return len(self.lines(f"{name}.effects"))

    def rows(self, event: dict[str, Any]) -> list[tuple[str, int]]:
        """Give the state of an event and how often it was tried, as the store has them."""
        key = vod_events.dedup_key(workers.read(json.dumps(event)))
        query = "SELECT state, tries FROM events WHERE dedup_key = ?"
        with closing(sqlite3.connect(self.folder / "store.sqlite3", timeout=SECONDS)) as file:
            return file.execute(query, (key,)).fetchall()

    def repeats(self, event: dict[str, Any]) -> int:
        """Tell how often workers have logged that an event came again."""
        key = vod_events.dedup_key(workers.read(json.dumps(event)))
        logs = (path.read_text("utf-8") for path in self.folder.glob("worker*.log"))
        return sum(log.count(f"came again: {key}") for log in logs)


def stop(process: "subprocess.Popen[bytes]") -> None:
    """Stop a program as a service manager does."""
    process.terminate()
    assert process.wait(SECONDS) == 0


def kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill a process and those that it has started, as when a machine loses its power."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(SECONDS)


def wait_until(
    reached: Callable[[], object], process: "subprocess.Popen[bytes] | None" = None
) -> None:
    """Wait until something is so; a process must live until then."""
    deadline = time.monotonic() + SECONDS
    while not reached():
        assert process is None or process.poll() is None, "the process has ended"
        assert time.monotonic() < deadline, "it did not come to that"
        time.sleep(0.02)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def start_redis(folder: Path, port: int) -> "subprocess.Popen[bytes]":
    program = shutil.which("redis-server")
    assert program
    options = ("--bind", "127.0.0.1", "--port", str(port), "--save", "", "--dir", str(folder))
    process = subprocess.Popen(  # noqa: S603 - found on the PATH
        [program, *options], stdout=subprocess.DEVNULL, start_new_session=True
    )

    def answers() -> bool:
        with socket.socket() as tried:
            return tried.connect_ex(("127.0.0.1", port)) == 0

    wait_until(answers, process)
    return process


@contextmanager
def farm_on(broker: str, folder: Path) -> Generator[Farm]:
    """Make a farm on a broker of a kind."""
    url = f"sqla+sqlite:///{folder / 'broker.sqlite3'}"
    with ExitStack() as stack:
        if broker == "redis":
            if not shutil.which("redis-server"):
                pytest.skip("there is no redis-server on the PATH")
            port = free_port()
            stack.callback(kill, start_redis(folder, port))
            url = f"redis://127.0.0.1:{port}/0"
        farm = Farm(folder, url)
        with farm.stack:
            yield farm


@pytest.fixture(scope="module", params=["sqlite", "redis"])
def farm(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Farm]:
    """Two workers and the service; each test has events of its own."""
    with farm_on(request.param, tmp_path_factory.mktemp(request.param)) as farm:
        farm.start_workers("worker1", "worker2")
        farm.start_service()
        yield farm


def event(name: str, wish: str = "") -> dict[str, Any]:
    return {
        "EventType": "PullComplete",
        "PullCompleteEvent": {"TaskId": name, "SessionContext": wish},
    }


def test_events_of_both_deliveries_are_handled_once(farm: Farm) -> None:
    called = [event(f"called {number}") for number in range(6)]
    pulled = [event(f"pulled {number}") for number in range(6)]
    others: list[Any] = [{"EventType": "FromTheFuture"}, {"EventType": "PullComplete"}]
    with VodServer() as server:
        for each in [*pulled, *others]:
            server.publish(each, sub_app_id=APPLICATION)
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
        server.publish(repeated, sub_app_id=APPLICATION)
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
        VodServer(visibility=0.5) as server,
        farm_on("sqlite", tmp_path) as farm,
    ):
        good, farm.broker = farm.broker, f"sqla+sqlite:///{tmp_path / 'missing' / 'broker.sqlite3'}"
        server.publish(waiting, sub_app_id=APPLICATION)
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


def travelled(event: AnyEvent) -> Any:
    """Send an event through the serializer of Celery's messages."""
    content_type, encoding, body = dumps(((event,), {"named": event}), serializer="json")
    arguments, options = loads(body, content_type, encoding, accept={"application/json"})
    assert arguments == [options["named"]]
    return arguments[0]


@given(strategies.events())
def test_an_event_travels_as_it_is(event: AnyEvent) -> None:
    assume(not isinstance(event, MalformedEvent))  # The next tests are about those.
    arrived = travelled(event)
    assert type(arrived) is type(event)
    assert arrived == event
    assert vod_events.dedup_key(arrived) == vod_events.dedup_key(event)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda values: st.lists(values) | st.dictionaries(st.text(), values),
)
_MALFORMED = _JSON | st.fixed_dictionaries(
    {"EventType": st.just("PullComplete") | st.integers()},
    optional={
        "PullCompleteEvent": _JSON,
        "EventHandle": st.text() | st.integers(),
        "Response": _JSON,
        "eventType": _JSON,
        "__type__": st.just("vod_event"),
        "__value__": _JSON,
    },
)


@given(_MALFORMED)
def test_what_stands_in_place_of_an_event_travels_as_it_is(value: Any) -> None:
    """Read as the consumer does: not strictly."""
    (event,) = vod_events.parse_pull_events({"EventSet": [value]}, strict=False).event_set
    arrived = travelled(event)
    assert type(arrived) is type(event)
    assert arrived == event


def test_a_member_of_another_type_makes_an_event_malformed_only_where_it_is_read_strictly() -> None:
    value = {"EventType": "PullComplete", "PullCompleteEvent": {"TaskId": "t", "ErrCode": "0"}}
    (event,) = vod_events.parse_pull_events({"EventSet": [value]}).event_set
    assert isinstance(event, MalformedEvent)
    assert travelled(event) == vod_events.parse_callback(value, strict=False)
    assert vod_events.to_dict(travelled(event)) == vod_events.to_dict(event)


@pytest.mark.parametrize("levels", [97, 98, 99, 100])
def test_the_deepest_callback_travels(levels: int) -> None:
    body = '{"EventType": "X", "A": ' + "[" * (levels - 1) + "]" * (levels - 1) + "}"
    event = vod_events.parse_callback(body)
    assert travelled(event) == event


def test_the_page_shows_the_programs_whole() -> None:
    page = (DOCS / "workers.md").read_text("utf-8")
    for program in ("", "_store", "_service", "_consumer"):
        assert f"```{{literalinclude}} examples/workers{program}.py\n" in page
