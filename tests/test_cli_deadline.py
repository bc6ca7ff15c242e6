"""However an endpoint answers, ``send`` waits no longer than VOD does."""

import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, redirect_stdout, suppress
from io import StringIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_cli import invoke

from vod_events.__main__ import main
from vod_events._cli import send
from vod_events._cli.deadline import within

NO_ANSWER = 3  # the exit code

Answer = Callable[[socket.socket], None]


def trickle(start: bytes, again: bytes = b"x") -> Answer:
    """Return how to answer so slowly that no single step takes long."""

    def answer(client: socket.socket) -> None:
        client.sendall(start)
        while True:
            client.sendall(again)
            time.sleep(0.02)

    return answer


def say(answer: bytes) -> Answer:
    return lambda client: client.sendall(answer)


def hold_back(client: socket.socket) -> None:
    """Read nothing: a large body does not go out."""
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
    time.sleep(60)


@contextmanager
def endpoint(answer: Answer) -> Generator[tuple[str, list[bytes]], None, None]:
    """Serve an answer on loopback; also return what each client sent before it hung up."""
    seen: list[bytes] = []
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=handle, args=server.accept()[:1], daemon=True).start()

    def handle(client: socket.socket) -> None:
        with client, suppress(OSError):
            seen.append(client.recv(65536))
            answer(client)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.getsockname()[1]}", seen
    finally:
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
        server.close()


@pytest.fixture
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(send, "PAUSE", 0)
    monkeypatch.setattr(send, "TIME_OUT", 0.2)


@pytest.mark.usefixtures("_soon")
@pytest.mark.parametrize(
    "answer",
    [
        trickle(b""),
        trickle(b"HTTP/1.1 2"),
        trickle(b"HTTP/1.1 200 OK\r\nA: "),
        trickle(b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["status", "status code", "header", "continue"],
)
def test_an_answer_that_trickles_is_none(answer: Answer) -> None:
    with endpoint(answer) as (url, seen):
        shown = invoke("send", url, "pull_complete", code=NO_ANSWER).out
    assert shown.count("no answer: timed out") == 3
    assert len(seen) == 3


@pytest.mark.usefixtures("_soon")
def test_an_endpoint_that_reads_nothing_is_none() -> None:
    large = b" " * 50_000_000
    with endpoint(hold_back) as (url, _):
        assert invoke("send", url, "-", stdin=large, code=NO_ANSWER).out.count("timed out") == 3


@pytest.mark.usefixtures("_soon")
def test_a_client_that_is_late_hangs_up() -> None:
    hung_up = threading.Event()

    def wait(client: socket.socket) -> None:
        while client.recv(1000):
            pass
        hung_up.set()

    with endpoint(wait) as (url, _):
        invoke("send", url, "pull_complete", code=NO_ANSWER)
        assert hung_up.wait(60)


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 202 Accepted\r\nContent-Length: 100\r\n\r\n",
        b"HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n99\r\n",
        b"HTTP/1.1 202 Accepted\r\nConnection: close\r\n\r\n",
        b"HTTP/1.0 202 Accepted\r\n\r\n",
    ],
)
def test_a_text_that_does_not_end_follows_an_answer(
    head: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    hung_up = threading.Event()

    def begin(client: socket.socket) -> None:
        client.sendall(head + b"so far")
        while client.recv(1000):
            pass
        hung_up.set()

    def until_it_has_begun(_: float, work: Any) -> None:
        with suppress(TimeoutError):
            within(0, work)
        while b"so far" not in work.func.__self__.text:
            time.sleep(0.001)
        raise TimeoutError

    monkeypatch.setattr(send, "TIME_OUT", 3600)
    monkeypatch.setattr(send, "within", until_it_has_begun)
    with endpoint(begin) as (url, seen):
        shown = invoke("send", url, "pull_complete").out.splitlines()
        assert hung_up.wait(60)
    assert shown[0].startswith("try 1 of 3: 202 Accepted after ")
    assert shown[1:] == ["  so far"]
    assert len(seen) == 1


@pytest.mark.usefixtures("_soon")
def test_a_host_that_is_found_too_late_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    look_up = socket.getaddrinfo
    late, found = threading.Event(), threading.Semaphore(0)

    def slow(*arguments: Any, **options: Any) -> Any:
        late.wait(60)
        found.release()
        return look_up(*arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    with endpoint(say(b"")) as (url, seen):
        shown = invoke("send", url, "pull_complete", code=NO_ANSWER).out
        late.set()
        for _ in range(3):
            assert found.acquire(timeout=60)
        for thread in threading.enumerate():
            if thread.name.endswith("(_do)"):
                thread.join(60)
    assert shown.count("no answer: timed out") == 3
    assert [request for request in seen if request] == []


@pytest.mark.usefixtures("_soon")
def test_a_host_that_is_never_found_does_not_keep_the_program_alive() -> None:
    program = """
import socket, sys, threading
from vod_events._cli import send
from vod_events.__main__ import main
send.PAUSE, send.TIME_OUT = 0, 0.2
socket.getaddrinfo = lambda *arguments, **options: threading.Event().wait()
sys.exit(main(["send", "http://example.com/", "pull_complete"]))
"""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (NO_ANSWER, b"")
    assert done.stdout.count(b"no answer: timed out") == 3


@pytest.mark.usefixtures("_soon")
def test_a_handshake_that_does_not_end_is_no_answer() -> None:
    with endpoint(trickle(b"\x16\x03\x03\x40\x00")) as (url, _):
        shown = invoke("send", url.replace("http", "https"), "pull_complete", code=NO_ANSWER).out
    assert shown.count("timed out") == 3


@given(
    st.binary(max_size=200)
    | st.builds(
        lambda *parts: b"".join(parts),
        st.sampled_from([b"HTTP/1.1 200 OK", b"HTTP/1.0 99999 ", b"HTTP/1.1 204", b"ICY 200"]),
        st.sampled_from([b"\r\n", b"\n", b" \x1b[2J\xff\r\n", b"y" * 70000]),
        st.sampled_from(
            [
                b"Content-Length: x\r\n",
                b"Transfer-Encoding: chunked\r\n",
                b"A\r\n",
                b"A: b\r\n" * 200,
            ]
        ),
        st.sampled_from([b"\r\n", b"\r\nzz\r\n", b""]),
    )
)
@settings(max_examples=40, deadline=None)
def test_whatever_an_endpoint_says_is_an_answer_or_none(answer: bytes) -> None:
    with endpoint(say(answer)) as (url, _), pytest.MonkeyPatch.context() as patch:
        patch.setattr(send, "PAUSE", 0)
        patch.setattr(send, "TRIES", 1)
        with redirect_stdout(StringIO()) as shown:
            code = main(["send", url, "pull_complete"])
    assert code in (0, 1, NO_ANSWER)
    assert shown.getvalue().startswith("try 1 of 1: ")


def test_what_is_shown_of_an_answer_is_short() -> None:
    with endpoint(say(b"HTTP/1.1 500 " + b"\x1b[31m" * 1000 + b"\r\n\r\n")) as (url, _):
        shown = invoke("send", url, "pull_complete", code=1).out
    assert len(shown) < 300
    assert shown.rstrip("\n").isprintable()


def test_work_within_its_time_returns_or_raises() -> None:
    def refuse() -> None:
        raise ssl.SSLError("refused")

    assert within(60, lambda: 5) == 5
    with pytest.raises(ssl.SSLError, match="refused"):
        within(60, refuse)
    with pytest.raises(TimeoutError, match="timed out"):
        within(0, threading.Event().wait)
