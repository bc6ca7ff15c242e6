"""The services of the documentation, started as they are, and called over HTTP.

Each test sends events of its own, so two services a framework, one of them with keys of signatures,
and a worker beside each serve them all.
"""

import doctest
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
from functools import partial
from http.client import HTTPConnection
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import doc_blocks
import pytest

import vod_events
from vod_events import samples

DOCS = doc_blocks.ROOT / "docs"
EXAMPLES = DOCS / "examples"
SECRET = "vgqSKkNR4mpF2tT0T1jWmQ"  # noqa: S105 - of these tests alone
SIGN_KEY_VARIABLE = "VOD_EVENTS_SIGN_KEY"
OLD_KEY, NEW_KEY = "d6DSUqPbYMUzH2yQ3gXGRsVcbbWDs0Wd", "9sUQ6JCoZBlGeqKn9ygXJDQTJsLZ8K2S"
FRAMEWORKS = ["fastapi", "flask", "django"]
MAX_BYTES = 1 << 20
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

    def post(self, body: str | bytes | Iterator[bytes], *, secret: str = SECRET) -> int:
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

    def states_of_task(self, task_id: str) -> list[str]:
        """Give the states of the callbacks that tell of a task."""
        query = "SELECT state FROM callbacks WHERE instr(body, ?) ORDER BY id"
        return [state for (state,) in self.rows(query, f'"{task_id}"'.encode())]

    def handled(self) -> list[str]:
        """Give what the worker has printed."""
        return self.worker_output.read_text("utf-8").splitlines()


def wait_until(reached: Callable[[], object]) -> None:
    deadline = time.monotonic() + SECONDS
    while not reached():
        assert time.monotonic() < deadline, "it did not come to that"
        time.sleep(0.02)


def surroundings() -> dict[str, str]:
    """Give the environment without the key that whoever runs the tests may have set."""
    return {name: value for name, value in os.environ.items() if name != SIGN_KEY_VARIABLE}


@contextmanager
def running(program: str, folder: Path, **environment: str) -> Generator[tuple[Path, Path]]:
    """Run a program of the documentation; give the files of its output and of its log."""
    output, log = folder / f"{program}.out", folder / f"{program}.log"
    with output.open("wb") as output_file, log.open("wb") as log_file:
        process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, str(EXAMPLES / program)],
            env={**surroundings(), "PYTHONDONTWRITEBYTECODE": "1", **environment},
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


@contextmanager
def serving(framework: str, folder: Path, **options: str) -> Generator[Service]:
    """Run the service of a framework, and the worker beside it."""
    environment = {"VOD_SECRET": SECRET, "VOD_INBOX": str(folder / "inbox.sqlite3"), **options}
    with ExitStack() as stack:
        program = f"{framework}_service.py"
        _, log = stack.enter_context(running(program, folder, VOD_PORT="0", **environment))
        output, worker_log = stack.enter_context(running("worker.py", folder, **environment))
        serving = re.compile(r"http://127\.0\.0\.1:(\d+)")
        wait_until(lambda: serving.search(log.read_text("utf-8")))
        found = serving.search(log.read_text("utf-8"))
        assert found
        yield Service(int(found[1]), folder / "inbox.sqlite3", log, output, worker_log)


@pytest.fixture(scope="module", params=FRAMEWORKS)
def service(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    with serving(request.param, tmp_path_factory.mktemp(request.param)) as service:
        yield service


@pytest.fixture(scope="module", params=FRAMEWORKS)
def verifying(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A service that was given two keys, as while a key is changed."""
    folder = tmp_path_factory.mktemp(f"{request.param}_verifying")
    with serving(request.param, folder, **{SIGN_KEY_VARIABLE: f"{NEW_KEY},{OLD_KEY}"}) as service:
        yield service


def event(task_id: str, **fields: Any) -> bytes:
    return json.dumps(
        {"EventType": "PullComplete", "PullCompleteEvent": {"TaskId": task_id, **fields}}
    ).encode()


def send(
    url: str, *arguments: str, body: bytes | None = None, **environment: str
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "vod_events", "send", url, *arguments],
        env={**surroundings(), **environment},
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
    body = padded(f"great {form.__name__}", MAX_BYTES)
    assert len(body) == MAX_BYTES
    assert service.post(form(body)) == 200
    assert len(service.states(body)) == 1


@pytest.mark.parametrize("form", [bytes, in_chunks])
def test_a_body_of_one_byte_more_is_too_large(
    service: Service, form: Callable[[bytes], bytes | Iterator[bytes]]
) -> None:
    body = padded("too large", MAX_BYTES + 1)
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
            b'{"EventType": "PullComplete", "PullCompleteEvent": "100"}',
            'expected object, got string "100" at $.PullCompleteEvent',
        ),
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


def test_only_the_newest_of_what_is_refused_are_kept(service: Service) -> None:
    bodies = [f"refused {number}".encode() for number in range(102)]
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(service.post, bodies[:-1])) == {400}
    assert service.post(bodies[-1]) == 400
    kept = [body for body in bodies if service.states(body)]
    assert len(kept) == 100
    assert kept[-1] == bodies[-1]


def test_an_event_with_a_member_of_another_type_is_handled(service: Service) -> None:
    body = event("of another type", Progress="100", ErrCode=0.5)
    assert service.post(body) == 200
    wait_until(lambda: service.states(body) == ["handled"])


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


@pytest.mark.parametrize("key", [OLD_KEY, NEW_KEY])
@pytest.mark.parametrize("given", ["option", "environment"])
def test_what_is_signed_with_any_of_the_keys_is_kept_and_handled(
    verifying: Service, key: str, given: str
) -> None:
    body = event(f"{given} {key}", Status="FINISH", ErrCode=0)
    if given == "option":
        sent = send(verifying.url, "-", "--sign-key", key, body=body)
    else:
        sent = send(verifying.url, "-", body=body, **{SIGN_KEY_VARIABLE: key})
    assert sent.stdout.startswith("try 1 of 3: 200 "), sent.stderr
    wait_until(lambda: f"{given} {key} uploaded" in verifying.handled())


def signed(body: bytes, *, key: str = NEW_KEY, ahead: int = 600) -> bytes:
    """Sign a body so that its signature expires some seconds from now."""
    return vod_events.sign_callback(body, key, now=time.time() - 600 + ahead).encode()


def signed_without(name: str, body: bytes) -> bytes:
    return json.dumps({**json.loads(signed(body)), name: None}).encode()


FORGERIES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing": (bytes, "not signed"),
    "T alone": (partial(signed_without, "Sign"), "not signed"),
    "Sign alone": (partial(signed_without, "T"), "not signed"),
    "another key": (partial(signed, key="guess"), "wrong"),
    "another T": (lambda body: signed(body).replace(b'"T":1', b'"T":2'), "wrong"),
    "a past T": (partial(signed, ahead=-60), "expired"),
    "a distant T": (partial(signed, ahead=3600), "too far ahead"),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_what_is_not_signed_is_refused_logged_and_never_handled(
    verifying: Service, name: str
) -> None:
    forge, reason = FORGERIES[name]
    body = forge(event(f"signed with {name}"))
    lines_before = len(verifying.log.read_text("utf-8").splitlines())
    assert verifying.post(body) == 401
    log = verifying.log.read_text("utf-8").splitlines()[lines_before:]
    refused = "WARNING inbox: refused a callback: the signature of the callback is refused: "
    assert [line for line in log if line.startswith("WARNING inbox:")] == [refused + reason]
    # The worker goes by the order in which callbacks came.
    assert verifying.post(signed(event(f"after {name}"))) == 200
    wait_until(lambda: f"after {name} failed: None" in verifying.handled())
    assert verifying.states(body) == ["refused"]
    assert not any(line.startswith(f"signed with {name}") for line in verifying.handled())


def test_a_forged_callback_does_not_keep_out_the_true_one(verifying: Service) -> None:
    body = event("forged before it came", Message="gone")
    assert verifying.post(body) == 401
    assert verifying.post(signed(body, key="guess")) == 401
    assert verifying.post(signed(body)) == 200
    assert verifying.post(signed(body, ahead=500)) == 200
    wait_until(lambda: "forged before it came failed: gone" in verifying.handled())
    states = verifying.states_of_task("forged before it came")
    assert states == ["refused", "refused", "handled"]


def test_an_event_of_an_unknown_type_is_verified(verifying: Service) -> None:
    body = b'{"EventType":"SomethingNew","SomethingNewEvent":{}}'
    assert verifying.post(body) == 401
    assert verifying.states(body) == ["refused"]
    assert verifying.post(signed(body)) == 200
    wait_until(lambda: "of no interest: SomethingNew" in verifying.handled())


def test_another_body_with_a_signature_that_was_seen_is_taken(verifying: Service) -> None:
    """The signature does not cover the body: what the pages warn of."""
    seen = json.loads(signed(event("seen")))
    forged = json.loads(event("not seen")) | {"T": seen["T"], "Sign": seen["Sign"]}
    assert verifying.post(json.dumps(forged).encode()) == 200


def test_a_signature_does_not_replace_the_secret_or_the_form(verifying: Service) -> None:
    body = signed(event("elsewhere"))
    assert verifying.post(body, secret="guess") == 404  # noqa: S106 - a wrong one
    assert verifying.states(body) == []
    malformed = signed(b'{"EventType": "PullComplete", "PullCompleteEvent": "malformed"}')
    assert verifying.post(malformed) == 400
    assert verifying.states(malformed) == ["refused"]
    assert verifying.post(signed(event("of another type", ErrCode="0"))) == 200


def test_the_keys_and_the_expected_signature_are_not_logged(verifying: Service) -> None:
    body = json.loads(signed(event("for the log")))
    wrong = {**body, "Sign": "0" * 32}
    assert verifying.post(json.dumps(wrong).encode()) == 401
    log = verifying.log.read_text("utf-8")
    assert "is refused: wrong" in log
    assert [text for text in (OLD_KEY, NEW_KEY, body["Sign"], SECRET) if text in log] == []


@pytest.mark.parametrize(
    ("framework", "keys"),
    [
        *((framework, "") for framework in FRAMEWORKS),
        *(("flask", keys) for keys in (f"{NEW_KEY},", "not-of-letters", f"{NEW_KEY}x")),
    ],
)
def test_a_key_of_the_wrong_form_starts_no_service(
    framework: str, keys: str, tmp_path: Path
) -> None:
    """An empty variable, above all: a service that should verify does not go without."""
    started = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, str(EXAMPLES / f"{framework}_service.py")],
        env={
            **surroundings(),
            "PYTHONDONTWRITEBYTECODE": "1",
            "VOD_PORT": "0",
            "VOD_SECRET": SECRET,
            "VOD_INBOX": str(tmp_path / "inbox.sqlite3"),
            SIGN_KEY_VARIABLE: keys,
        },
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert started.returncode == 1
    assert "ValueError: a key must be 1 to 32 ASCII letters and digits\n" in started.stderr
    assert not keys or keys not in started.stderr


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_commands_of_the_page_show_a_forged_callback_refused(
    framework: str, tmp_path: Path
) -> None:
    blocks = doc_blocks.blocks(DOCS / f"{framework}.md")
    shown = [
        (command, output)
        for (_, command), (language, output) in pairwise(blocks)
        if "vod-events send" in command and language == "text"
    ]
    assert [re.findall(r"\d{3}", output)[0] for _, output in shown] == ["200", "401"]
    key = {SIGN_KEY_VARIABLE: NEW_KEY}
    scripts = str(Path(sys.executable).parent)
    with serving(framework, tmp_path, **key) as service:
        for command, expected in shown:
            done = subprocess.run(  # noqa: S602 - our own pages
                command.replace("127.0.0.1:8000", f"127.0.0.1:{service.port}"),
                shell=True,
                env={
                    **surroundings(),
                    **key,
                    "VOD_SECRET": SECRET,
                    "PATH": os.pathsep.join([scripts, os.environ["PATH"]]),
                },
                capture_output=True,
                encoding="utf-8",
                timeout=60,
                check=False,
            )
            checker = doctest.OutputChecker()
            assert checker.check_output(expected, done.stdout, doctest.ELLIPSIS), done


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_page_shows_the_program_whole_and_how_it_is_started(framework: str) -> None:
    page = (DOCS / f"{framework}.md").read_text("utf-8")
    assert "```{include} examples/inbox.inc\n" in page
    page += (EXAMPLES / "inbox.inc").read_text("utf-8")
    for program in (f"{framework}_service.py", "inbox.py", "worker.py"):
        assert f"```{{literalinclude}} examples/{program}\n" in page
    assert f"\npython {framework}_service.py &\npython worker.py &\n" in page
