"""``vod-events serve``: what it serves at the start and later, and how it starts and stops."""

import contextlib
import io
import json
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.client import HTTPConnection
from http.server import HTTPServer
from pathlib import Path
from queue import Queue
from typing import Any

import pytest
from loopback import PostHandler, serving
from test_serve_api import headers_of

import vod_events
from vod_events import samples, verify_callback
from vod_events.__main__ import main
from vod_events._cli import send
from vod_events._cli.serve import command
from vod_events._cli.serve.server import HttpServer
from vod_events._cli.serve.vod import Vod

KEY = "anyKeyWillDo"


class Output(io.StringIO):
    """Standard output that another thread reads line by line."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Queue[str] = Queue()

    def write(self, text: str) -> int:
        self.lines.put(text.removesuffix("\n"))
        return len(text)


class User:
    """What a user does on another thread while the program serves on this one."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self.endpoint = ""

    def read(self) -> str:
        return self._output.lines.get(timeout=30)

    def read_introduction(self) -> None:
        first = self.read()
        assert first.startswith("VOD is at http://127.0.0.1:")
        self.endpoint = first.rpartition("/")[2]
        assert f" http://{self.endpoint}/events " in self.read()
        assert f" {self.endpoint}, " in self.read()

    def post(
        self, path: str, body: bytes, headers: dict[str, str] | None = None
    ) -> tuple[int, Any]:
        connection = HTTPConnection(self.endpoint, timeout=30)
        with contextlib.closing(connection):
            connection.request("POST", path, body, headers or {"Content-Type": "application/json"})
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())

    def call(self, action: str, **parameters: object) -> dict[str, Any]:
        body = json.dumps(parameters).encode()
        status, answer = self.post("/", body, headers_of(action))
        assert status == 200
        response: dict[str, Any] = answer["Response"]
        return response


Serve = Callable[..., int]


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Serve:
    """Run the program until the user has done its part, and then stop it by a signal."""
    monkeypatch.delenv("VOD_EVENTS_SIGN_KEY", raising=False)
    monkeypatch.setattr(command, "Vod", partial(Vod, hold=0.0))
    monkeypatch.setattr(command, "_LOOK_SECONDS", 0.001)

    def serve(
        *arguments: str | Path,
        user: Callable[[User], None] = lambda _: None,
        stdin: bytes = b"",
        stop: signal.Signals = signal.SIGTERM,
    ) -> int:
        output, failures = Output(), list[BaseException]()

        def act() -> None:
            acting = User(output)
            acting.read_introduction()
            try:
                user(acting)
            except BaseException as error:  # noqa: BLE001 - raised again on the test's thread
                failures.append(error)
            finally:
                main_thread = threading.main_thread().ident
                assert main_thread
                signal.pthread_kill(main_thread, stop)

        monkeypatch.setattr(sys, "stdout", output)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        before = signal.getsignal(stop)
        thread = threading.Thread(target=act)
        thread.start()
        try:
            code = main(["serve", "--port", "0", *map(str, arguments)])
        finally:
            thread.join()
        for failure in failures:
            raise failure
        assert signal.getsignal(stop) is before
        return code

    return serve


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_a_signal(stop: signal.Signals, serve: Serve) -> None:
    def user(user: User) -> None:
        assert user.call("PullEvents")["Error"]["Code"] == "ResourceNotFound"

    assert serve(user=user, stop=stop) == 0


def test_samples_files_and_standard_input_fill_the_queue(serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"EventType": "A"}\n{"EventType": "B"}\n')
    (tmp_path / "b").write_bytes(b'{"EventSet": [{"EventType": "C"}]}')

    def user(user: User) -> None:
        assert user.read() == "queued: 6 events"
        events = user.call("PullEvents")["EventSet"]
        assert [event["EventType"] for event in events] == [
            *("PullComplete", "A", "B", "C", "D", "E")
        ]
        assert user.read() == "PullEvents: PullComplete, A, B, C, D, E"
        handles = [event["EventHandle"] for event in events]
        assert "Error" not in user.call("ConfirmEvents", EventHandles=handles)
        assert user.read() == "ConfirmEvents: 6 events"

    stdin = b'{"EventType": "D"}\n{"EventType": "E"}\n'
    serve("pull_complete", tmp_path / "a.jsonl", tmp_path / "b", "-", user=user, stdin=stdin)


def test_each_line_is_a_body_where_asked(serve: Serve) -> None:
    def user(user: User) -> None:
        assert user.read() == "queued: 1 event"

    serve("--lines", "-", user=user, stdin=b'{"EventType": "D"}\n')


def test_what_is_posted_can_be_pulled(serve: Serve) -> None:
    def user(user: User) -> None:
        assert user.post("/events", samples.load("file_deleted")) == (200, {"queued": 1})
        assert user.read() == "received: FileDeleted"
        (event,) = user.call("PullEvents")["EventSet"]
        assert event["EventType"] == "FileDeleted"
        assert user.read() == "PullEvents: FileDeleted"
        status, answer = user.post("/elsewhere", b"{}")
        assert (status, [*answer]) == (404, ["error"])

    serve(user=user)


class Endpoint(HTTPServer):
    """Keeps what it is posted; hangs up on the first."""

    def __init__(self) -> None:
        self.bodies: Queue[bytes] = Queue()
        self.hang_ups = 1
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(PostHandler):
    server: Endpoint  # pyright: ignore[reportIncompatibleVariableOverride] - made by it alone

    def answer(self, body: bytes) -> None:
        self.server.bodies.put(body)
        if self.server.hang_ups:
            self.server.hang_ups -= 1
            return
        self.send_response(500)
        self.end_headers()


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    endpoint = Endpoint()
    with serving(endpoint):
        yield endpoint


@pytest.mark.parametrize("key", [None, KEY])
def test_events_are_also_posted_as_callbacks(
    key: str | None, serve: Serve, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(send, "PAUSE", 0)

    def user(user: User) -> None:
        assert user.read() == "queued: 1 event"
        user.post("/events", samples.load("file_deleted"))
        shown = [user.read().partition(" after ")[0] for _ in range(6)]
        # It is received on one thread, while another posts what was there at the start.
        shown.remove("received: FileDeleted")
        assert shown == [
            "callback: PullComplete",
            "  try 1 of 3: no answer: Remote end closed connection without response",
            "  try 2 of 3: 500 Internal Server Error",
            "callback: FileDeleted",
            "  try 1 of 3: 500 Internal Server Error",
        ]
        assert len(user.call("PullEvents")["EventSet"]) == 2

    url = f"http://127.0.0.1:{endpoint.server_port}/vod"
    signing = ["--sign-key", f"{key},other"] if key else []
    serve("pull_complete", "--callback", url, *signing, user=user)
    sent = [endpoint.bodies.get(timeout=30) for _ in range(3)]
    assert sent[0] == sent[1]
    for body, name in zip(sent[1:], ("pull_complete", "file_deleted"), strict=True):
        event = vod_events.parse_callback(body)
        tree = json.loads(body)
        assert event.event_handle is None
        if key:
            verify_callback(event, key)
        expected = json.loads(samples.load(name))
        assert {key: tree[key] for key in tree if key not in ("T", "Sign")} == expected
        assert ("T" in tree) is bool(key)


def test_it_stops_between_two_tries(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(send, "PAUSE", 3_600.0)
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]

    def user(user: User) -> None:
        assert user.read() == "queued: 2 events"
        assert user.read() == "callback: PullComplete"
        assert "no answer" in user.read()

    url = f"http://127.0.0.1:{port}/"
    assert serve("pull_complete", "pull_complete", "--callback", url, user=user) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["/missing"], "/missing: cannot read: No such file or directory"),
        (["pull_events_error"], "pull_events_error: neither an event "),
        (["--host", "192.0.2.1"], "cannot listen on 192.0.2.1:0: "),
        (["--host", "a..b"], "cannot listen on a..b:0: "),
        (["--callback", "ftp://h/"], "'ftp://h/': not an http or https URL"),
        (["--sign-key", "-"], "--sign-key: "),
    ],
)
def test_what_it_cannot_start_with(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--port", "0", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith(f"vod-events: {said}")
    assert captured.err.count("\n") == 1
    assert captured.out == ""


def test_a_port_in_use_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with HttpServer("127.0.0.1", 0, lambda _: pytest.fail("not asked")) as other:
        assert main(["serve", "--port", str(other.server_port)]) == 2
    said = f"cannot listen on 127.0.0.1:{other.server_port}: Address already in use"
    assert capsys.readouterr().err == f"vod-events: {said}\n"


@pytest.mark.parametrize(
    "arguments", [["--port", "65536"], ["--port", "-1"], ["--port", "x"], ["--host", ""]]
)
def test_addresses_that_are_none(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", *arguments]) == 2
    assert "usage: vod-events serve" in capsys.readouterr().err
