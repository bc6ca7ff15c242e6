"""The HTTP server of ``vod-events serve``, on loopback: what clients do wrong, and how it stops."""

import contextlib
import json
import socket
import struct
import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from typing import Any

import pytest

from vod_events._cli.serve import server as server_module
from vod_events._cli.serve.server import MAX_BODY, MAX_CONNECTIONS, HttpServer
from vod_events._cli.serve.web import Reply, Request, json_reply


class Site:
    """Answers each request with what it was."""

    def __init__(self) -> None:
        self.requests: list[Request] = []

    def __call__(self, request: Request) -> Reply:
        self.requests.append(request)
        if request.path == "/broken":
            raise RuntimeError("broken")
        return json_reply({"method": request.method, "path": request.path}, 201)


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def server(site: Site) -> Iterator[HttpServer]:
    with HttpServer("127.0.0.1", 0, site) as server:
        yield server


def connect(server: HttpServer) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.server_port), timeout=30)


def read_all(connection: socket.socket) -> bytes:
    data = b""
    # A server that closes before it has read everything resets the connection.
    with contextlib.suppress(ConnectionResetError):
        while more := connection.recv(2**16):
            data += more
    return data


def talk(server: HttpServer, sent: bytes) -> bytes:
    """Send something, and return all that comes back until the server closes."""
    with connect(server) as connection:
        connection.sendall(sent)
        return read_all(connection)


def read_answer(answer: HTTPResponse) -> tuple[int, Any]:
    return answer.status, json.loads(answer.read())


def test_requests_are_handed_on_and_a_connection_serves_several(
    server: HttpServer, site: Site
) -> None:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    with contextlib.closing(connection):
        for method, body in (("POST", b"\x00{"), ("GET", None), ("PUT", b""), ("DELETE", None)):
            connection.request(method, "/a?b=c", body, {"X-Thing": "1"})
            answer = connection.getresponse()
            assert answer.headers["Content-Type"] == "application/json"
            assert read_answer(answer) == (201, {"method": method, "path": "/a"})
    assert [request.body for request in site.requests] == [b"\x00{", b"", b"", b""]
    assert {request.headers["x-thing"] for request in site.requests} == {"1"}
    assert server.endpoint == f"127.0.0.1:{server.server_port}"


@pytest.mark.parametrize("length", [str(MAX_BODY + 1), "9" * 5_000])
def test_a_body_that_is_too_large_is_refused_as_the_api_refuses_it(
    length: str, server: HttpServer, site: Site
) -> None:
    sent = f"POST / HTTP/1.1\r\nContent-Length: {length}\r\n\r\n".encode() + b"x" * 2**20
    with connect(server) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        head, _, body = read_all(connection).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 OK\r\n")
    assert json.loads(body)["Response"]["Error"]["Code"] == "RequestSizeLimitExceeded"
    assert site.requests == []


def test_what_is_refused_is_read_for_a_while_only(
    server: HttpServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_module, "_MAX_DISCARDED", 1)
    sent = f"POST / HTTP/1.1\r\nContent-Length: {MAX_BODY + 1}\r\n\r\nx".encode()
    assert b"RequestSizeLimitExceeded" in talk(server, sent)


def test_the_largest_body_is_taken(server: HttpServer, site: Site) -> None:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    with contextlib.closing(connection):
        connection.request("POST", "/", b" " * MAX_BODY)
        assert connection.getresponse().status == 201
    assert len(site.requests[0].body) == MAX_BODY


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("Content-Length: -1", b"400"),
        ("Content-Length: +1", b"400"),
        ("Content-Length: \u00b2", b"400"),
        ("Content-Length: ", b"400"),
        ("Transfer-Encoding: chunked", b"411"),
    ],
)
def test_a_length_that_cannot_be_used_is_refused(
    header: str, status: bytes, server: HttpServer, site: Site
) -> None:
    with connect(server) as connection:
        connection.sendall(f"POST / HTTP/1.1\r\n{header}\r\n\r\n".encode("latin-1"))
        connection.shutdown(socket.SHUT_WR)
        answer = read_all(connection)
    assert answer.split()[1] == status
    assert b"InvalidRequest" in answer
    assert site.requests == []


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"no request\r\n\r\n", b"400"),
        (b"GET /" + b"a" * 2**17 + b" HTTP/1.1\r\n\r\n", b"414"),
        (b"GET / HTTP/1.1\r\nA: " + b"a" * 2**17 + b"\r\n\r\n", b"431"),
        (b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 200 + b"\r\n", b"431"),
        (b"BREW / HTTP/1.1\r\n\r\n", b"501"),
    ],
)
def test_what_is_no_request_is_refused(
    sent: bytes, status: bytes, server: HttpServer, site: Site
) -> None:
    with connect(server) as connection:
        # It can stop reading early, and close with what it has not read.
        with contextlib.suppress(OSError):
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
        answer = b""
        with contextlib.suppress(ConnectionError):
            answer = connection.recv(2**16)
    assert status in answer.partition(b"\r\n")[0] or not answer
    assert site.requests == []


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"POST / HT",
        b"POST / HTTP/1.1\r\nContent-Length: 9\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nx",
    ],
)
def test_a_client_that_is_slow_or_leaves_is_not_waited_for(sent: bytes, site: Site) -> None:
    with HttpServer("127.0.0.1", 0, site, patience=0.1) as server:
        assert talk(server, sent) == b""
        with connect(server) as connection:
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
            read_all(connection)
    assert site.requests == []


def test_a_client_that_sends_byte_by_byte_is_not_waited_for(site: Site) -> None:
    with HttpServer("127.0.0.1", 0, site, patience=0.2) as server, connect(server) as connection:
        connection.settimeout(0.01)
        connection.sendall(b"POST / HTTP/1.1\r\nContent-Length: 100000\r\n\r\n")
        closed = False
        for _ in range(10_000):
            try:
                connection.sendall(b"x")
                closed = connection.recv(1) == b""
            except TimeoutError:
                continue
            except ConnectionError:
                closed = True
            break
        assert closed
    assert site.requests == []


def test_a_time_that_is_over_is_over(site: Site) -> None:
    with HttpServer("127.0.0.1", 0, site, patience=0.0) as server:
        assert talk(server, b"GET / HTTP/1.1\r\n\r\n") == b""
    assert site.requests == []


def test_a_client_that_resets_is_no_error(
    server: HttpServer, capsys: pytest.CaptureFixture[str]
) -> None:
    with connect(server) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.sendall(b"POST / HT")
    assert b"201" in talk(server, b"GET / HTTP/1.0\r\n\r\n")
    assert capsys.readouterr().err == ""


def test_an_error_of_the_server_is_told(
    server: HttpServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert talk(server, b"GET /broken HTTP/1.1\r\n\r\n") == b""
    assert "RuntimeError: broken" in capsys.readouterr().err


def test_there_are_only_so_many_connections(
    server: HttpServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MAX_CONNECTIONS >= 100
    monkeypatch.setattr(server_module, "MAX_CONNECTIONS", 1)
    with connect(server) as first:
        first.sendall(b"GET / HTTP/1.1\r\n\r\n")
        assert b"201" in first.recv(2**16)
        with connect(server) as second:
            assert second.recv(1) == b""


def test_it_stops_although_connections_are_open(site: Site) -> None:
    with contextlib.ExitStack() as stack:
        with HttpServer("127.0.0.1", 0, site) as server:
            idle, begun = (stack.enter_context(connect(server)) for _ in range(2))
            for connection in (idle, begun):
                connection.sendall(b"GET / HTTP/1.1\r\n\r\n")
                while not connection.recv(2**16).endswith(b"}"):
                    pass
            begun.sendall(b"GET / HT")
        assert read_all(idle) == b""
        read_all(begun)
        with pytest.raises(OSError, match="refused"):
            stack.enter_context(connect(server))


def test_a_request_that_has_arrived_is_answered_when_it_stops() -> None:
    arrived, go_on = threading.Event(), threading.Event()

    def answer(_request: Request) -> Reply:
        arrived.set()
        go_on.wait(30)
        return json_reply({})

    server = HttpServer("127.0.0.1", 0, answer)
    with server:
        connection = connect(server)
        connection.sendall(b"GET / HTTP/1.1\r\n\r\n")
        arrived.wait(30)
        stopping = threading.Timer(0.05, go_on.set)
        stopping.start()
    with connection:
        assert b"200 OK" in read_all(connection)
    stopping.join()


def test_it_stops_although_a_client_does_not_take_its_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(server_module, "LAST_SECONDS", 0.0)
    large = b"x" * 2**26
    asked = threading.Event()

    def answer(_request: Request) -> Reply:
        asked.set()
        return Reply(large)

    with HttpServer("127.0.0.1", 0, answer, patience=3_600) as server:
        connection = connect(server)
        connection.sendall(b"GET / HTTP/1.1\r\n\r\n")
        asked.wait(30)
    with connection:
        assert len(read_all(connection)) < len(large)


def test_an_address_of_the_newer_kind(site: Site) -> None:
    try:
        server = HttpServer("::1", 0, site)
    except OSError:
        pytest.skip("this machine has no IPv6")
    with server:
        assert server.endpoint == f"[::1]:{server.server_port}"


def test_two_servers_cannot_have_one_port(server: HttpServer, site: Site) -> None:
    with pytest.raises(OSError, match="in use"):
        HttpServer("127.0.0.1", server.server_port, site)
