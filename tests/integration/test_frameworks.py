"""The services of the documentation, started as they are, and called over HTTP.

Each test sends events of its own, so one service and one worker a framework serve them all.
"""

import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple

import doc_blocks
import pytest

from vod_events import samples

DOCS = doc_blocks.ROOT / "docs"
EXAMPLES = DOCS / "examples"
SECRET = "vgqSKkNR4mpF2tT0T1jWmQ"  # noqa: S105 - of these tests alone
MOST_BYTES = 1 << 20
SECONDS = 30.0


class Service(NamedTuple):
    """A service that runs, and the worker beside it."""

    port: int
    inbox: Path
    log: Path
    worker_output: Path
    worker_log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/vod/{SECRET}"

    def post(self, body: bytes | Iterator[bytes], *, secret: str = SECRET) -> int:
        """Post a body, in chunks if it is an iterator; give the status."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)) as connection:
            connection.request("POST", f"/vod/{secret}", body)
            return connection.getresponse().status

    def rows(self, query: str, *values: object) -> list[Any]:
        """Look into the inbox."""
        with closing(sqlite3.connect(self.inbox)) as file:
            return file.execute(query, values).fetchall()

    def states(self, body: bytes) -> list[str]:
        """Give the states of the callbacks that have a body."""
        return [state for (state,) in self.rows("SELECT state FROM callbacks WHERE body = ?", body)]

    def handled(self) -> list[str]:
        """Give what the worker has printed."""
        return self.worker_output.read_text("utf-8").splitlines()


def wait_until(reached: Callable[[], object]) -> None:
    deadline = time.monotonic() + SECONDS
    while not reached():
        assert time.monotonic() < deadline, "it did not come to that"
        time.sleep(0.02)


@contextmanager
def running(program: str, folder: Path, **environment: str) -> Generator[tuple[Path, Path]]:
    """Run a program of the documentation; give the files of its output and of its log."""
    output, log = folder / f"{program}.out", folder / f"{program}.log"
    with output.open("wb") as output_file, log.open("wb") as log_file:
        process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, str(EXAMPLES / program)],
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment},
            stdout=output_file,
            stderr=log_file,
        )
        try:
            yield output, log
            assert process.poll() is None, log.read_text("utf-8")
        finally:
            process.terminate()
            try:
                process.wait(SECONDS)
            finally:
                process.kill()


@pytest.fixture(scope="module", params=["fastapi", "flask", "django"])
def service(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp(request.param)
    environment = {"VOD_SECRET": SECRET, "VOD_INBOX": str(folder / "inbox.sqlite3")}
    with ExitStack() as stack:
        program = f"{request.param}_service.py"
        _, log = stack.enter_context(running(program, folder, VOD_PORT="0", **environment))
        output, worker_log = stack.enter_context(running("worker.py", folder, **environment))
        serving = re.compile(r"http://127\.0\.0\.1:(\d+)")
        wait_until(lambda: serving.search(log.read_text("utf-8")))
        found = serving.search(log.read_text("utf-8"))
        assert found
        yield Service(int(found[1]), folder / "inbox.sqlite3", log, output, worker_log)


def event(task_id: str, **fields: Any) -> bytes:
    return json.dumps(
        {"EventType": "PullComplete", "PullCompleteEvent": {"TaskId": task_id, **fields}}
    ).encode()


def send(
    url: str, *arguments: str, body: bytes | None = None
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "vod_events", "send", url, *arguments],
        input=body.decode() if body else None,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_what_vod_sends_is_kept_and_handled(service: Service) -> None:
    sent = send(service.url, "pull_complete")
    assert sent.returncode == 0, sent.stdout + sent.stderr
    assert sent.stdout.startswith("try 1 of 3: 200 ")
    wait_until(lambda: service.states(samples.load("pull_complete")) == ["handled"])
    task_id = json.loads(samples.load("pull_complete"))["PullCompleteEvent"]["TaskId"]
    assert f"{task_id} uploaded" in service.handled()


def test_an_event_of_an_unknown_type_is_kept_and_handled(service: Service) -> None:
    assert send(service.url, "unknown_type").returncode == 0
    wait_until(lambda: service.states(samples.load("unknown_type")) == ["handled"])
    name = json.loads(samples.load("unknown_type"))["EventType"]
    assert f"of no interest: {name}" in service.handled()


def test_what_comes_again_is_handled_once(service: Service) -> None:
    body = event("again", Message="gone")
    spelled_otherwise = json.dumps(
        {"PullCompleteEvent": {"Message": "gone", "TaskId": "again"}, "EventType": "PullComplete"}
    ).encode()
    assert service.post(body) == 200
    wait_until(lambda: service.states(body) == ["handled"])
    for repetition in (body, spelled_otherwise):
        assert send(service.url, "-", body=repetition).returncode == 0
    # The worker goes by the order in which callbacks came.
    assert service.post(event("after")) == 200
    wait_until(lambda: service.states(event("after")) == ["handled"])
    assert service.handled().count("again failed: gone") == 1
    assert service.states(spelled_otherwise) == []


def test_another_state_of_a_task_is_another_event(service: Service) -> None:
    for status in ("PROCESSING", "FINISH"):
        assert service.post(event("states", Status=status, ErrCode=0)) == 200
    wait_until(lambda: "states uploaded" in service.handled())
    assert "states failed: None" in service.handled()


@pytest.mark.parametrize(
    "secret", ["guess", f"{SECRET}x", SECRET[:-1], "%E5%AF%86", "%ff", "%ED%A0%80"]
)
def test_a_wrong_secret_is_not_found(service: Service, secret: str) -> None:
    body = event(f"by {secret}")
    assert service.post(body, secret=secret) == 404
    assert service.states(body) == []


def test_a_request_that_is_no_post_is_refused(service: Service) -> None:
    with closing(HTTPConnection("127.0.0.1", service.port, timeout=SECONDS)) as connection:
        connection.request("GET", f"/vod/{SECRET}")
        assert connection.getresponse().status == 405


def padded(task_id: str, size: int) -> bytes:
    """Make an event whose body has a size."""
    empty = event(task_id, Message="")
    return event(task_id, Message="x" * (size - len(empty)))


def in_chunks(body: bytes) -> Iterator[bytes]:
    return (body[start : start + 65_536] for start in range(0, len(body), 65_536))


@pytest.mark.parametrize("form", [bytes, in_chunks])
def test_a_body_of_the_greatest_size_is_kept(
    service: Service, form: Callable[[bytes], bytes | Iterator[bytes]]
) -> None:
    body = padded(f"great {form.__name__}", MOST_BYTES)
    assert len(body) == MOST_BYTES
    assert service.post(form(body)) == 200
    assert len(service.states(body)) == 1


@pytest.mark.parametrize("form", [bytes, in_chunks])
def test_a_body_of_one_byte_more_is_too_large(
    service: Service, form: Callable[[bytes], bytes | Iterator[bytes]]
) -> None:
    body = padded("too large", MOST_BYTES + 1)
    assert service.post(form(body)) == 413
    assert service.states(body) == []


def test_a_body_without_end_is_answered(service: Service) -> None:
    head = f"POST /vod/{SECRET} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunk = b"10000\r\n" + b" " * 65_536 + b"\r\n"
    with socket.create_connection(("127.0.0.1", service.port), timeout=SECONDS) as connection:
        # A server may close before it has read all of it.
        with suppress(ConnectionError):
            connection.sendall(head.encode() + chunk * 48)
        assert connection.recv(1024).startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "not JSON"),
        (b"no json", "not JSON"),
        (b"[]", "expected object, got array of 0 at $"),
        (b'{"EventType": null}', "at $.EventType"),
        (
            event("wrong", Progress="100", ErrCode=0.5),
            'expected integer, got string "100" at $.PullCompleteEvent.Progress',
        ),
        (event("wrong", ErrCode=0.5), "at $.PullCompleteEvent.ErrCode"),
        (samples.load("pull_events"), "give it to parse_pull_events at $"),
    ],
)
def test_what_is_no_event_is_refused_kept_and_logged(
    service: Service, body: bytes, problem: str
) -> None:
    assert service.post(body) == 400
    assert service.states(body) == ["refused"]
    lines = [line for line in service.log.read_text("utf-8").splitlines() if problem in line]
    assert lines
    assert all(line.startswith("WARNING inbox: refused a callback: ") for line in lines)


def test_the_command_line_tells_that_a_body_was_refused(service: Service) -> None:
    sent = send(service.url, "pull_events_error")
    assert sent.returncode == 1
    assert sent.stdout.startswith("try 1 of 3: 400 ")


def test_callbacks_at_the_same_time_are_all_kept_once(service: Service) -> None:
    bodies = [event(f"at once {number}") for number in range(20)]
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(service.post, bodies * 2)) == {200}
    wait_until(lambda: all(service.states(body) == ["handled"] for body in bodies))
    printed = [line for line in service.handled() if line.startswith("at once ")]
    assert len(printed) == len(bodies)


def test_the_secret_is_not_logged(service: Service) -> None:
    assert service.post(b"refused for the log") == 400
    assert service.post(event("for the log")) == 200
    log = service.log.read_text("utf-8")
    assert "refused a callback" in log
    assert SECRET not in log


def test_an_event_that_cannot_be_handled_does_not_stop_the_worker(service: Service) -> None:
    """What the inbox holds cannot be read any more: as good as a handler that raises."""
    with closing(sqlite3.connect(service.inbox, timeout=SECONDS)) as file, file:
        file.execute("INSERT INTO callbacks (state, body) VALUES ('waiting', 'spoilt')")
    body = event("after the spoilt one")
    assert service.post(body) == 200
    wait_until(lambda: service.states(body) == ["handled"])
    assert service.rows("SELECT state FROM callbacks WHERE body = 'spoilt'") == [("failed",)]
    assert "could not be handled" in service.worker_log.read_text("utf-8")
    with closing(sqlite3.connect(service.inbox, timeout=SECONDS)) as file, file:
        file.execute("DELETE FROM callbacks WHERE body = 'spoilt'")


def test_what_was_kept_is_handled_after_a_restart(service: Service, tmp_path: Path) -> None:
    environment = {"VOD_SECRET": SECRET, "VOD_INBOX": str(tmp_path / "inbox.sqlite3")}
    with (
        closing(sqlite3.connect(service.inbox)) as held,
        closing(sqlite3.connect(environment["VOD_INBOX"])) as copy,
    ):
        held.backup(copy)
        with copy:
            copy.execute("DELETE FROM callbacks")
            copy.execute(
                "INSERT INTO callbacks (state, dedup_key, body) VALUES ('waiting', 'k', ?)",
                (event("left over"),),
            )
    with running("worker.py", tmp_path, **environment) as (output, _):
        wait_until(lambda: output.read_text("utf-8") == "left over failed: None\n")


@pytest.mark.parametrize("framework", ["fastapi", "flask", "django"])
def test_the_page_shows_the_program_whole_and_how_it_is_started(framework: str) -> None:
    page = (DOCS / f"{framework}.md").read_text("utf-8")
    assert "```{include} examples/inbox.inc\n" in page
    page += (EXAMPLES / "inbox.inc").read_text("utf-8")
    for program in (f"{framework}_service.py", "inbox.py", "worker.py"):
        assert f"```{{literalinclude}} examples/{program}\n" in page
    assert f"\npython {framework}_service.py &\npython worker.py &\n" in page
