"""The HTTP server: passes requests on, and limits the memory and time that a client can use."""

import os
import socket
import socketserver
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedReader, RawIOBase
from typing import Any, Self

from vod_events._cli.serve.web import Reply, Request, api_error
from vod_events._version import __version__

MAX_BODY = 10 * 2**20
"""The largest body that the API accepts, in bytes."""

MAX_CONNECTIONS = 100

PATIENCE = 30.0
"""Seconds within which a request must arrive, and within which a client must take an answer."""

LAST_SECONDS = 2.0
"""How many seconds clients have to take their answers when the server stops."""

_MAX_DISCARDED = 10 * MAX_BODY


class HttpServer(ThreadingHTTPServer):
    """A server that runs inside its context.

    Args:
        host: the address to listen on.
        port: the port; 0 for any free one.
        answer: is called, on any thread, with each request.
        patience: how many seconds to wait for a client.

    Raises:
        OSError: it cannot listen there.
    """

    allow_reuse_address = os.name == "posix"  # Elsewhere, it lets two servers use the same port.
    daemon_threads = False

    def __init__(
        self,
        host: str,
        port: int,
        answer: Callable[[Request], Reply],
        *,
        patience: float = PATIENCE,
    ) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.answer = answer
        self.patience = patience
        self._open: set[Any] = set()
        self._changed = threading.Condition()
        super().__init__((host, port), _Handler)
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,))

    def server_bind(self) -> None:
        """Bind without asking for the name of the host, which can take long."""
        socketserver.TCPServer.server_bind(self)
        host, self.server_port = self.server_address[:2]
        self.server_name = str(host)

    @property
    def endpoint(self) -> str:
        """Host and port."""
        host = f"[{self.server_name}]" if ":" in self.server_name else self.server_name
        return f"{host}:{self.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Answer the requests that have arrived, for a short time, and stop."""
        self.shutdown()
        self._thread.join()
        with self._changed:
            self._end_all(socket.SHUT_RD)
            self._changed.wait_for(lambda: not self._open, LAST_SECONDS)
            self._end_all(socket.SHUT_RDWR)
        self.server_close()

    def _end_all(self, how: int) -> None:
        for connection in self._open:
            _end(connection, how)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Start a connection, unless there are too many."""
        with self._changed:
            is_one_more = len(self._open) < MAX_CONNECTIONS
            if is_one_more:
                self._open.add(request)
        if is_one_more:
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def shutdown_request(self, request: Any) -> None:
        """End a connection."""
        with self._changed:
            self._open.discard(request)
            self._changed.notify_all()
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report an error, unless it is that a client disconnected."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = f"vod-events/{__version__}"
    sys_version = ""
    server: HttpServer  # pyright: ignore[reportIncompatibleVariableOverride] - only it makes handlers

    def setup(self) -> None:
        super().setup()
        self.rfile.close()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._arriving = _Arriving(self.connection)
        self.rfile = BufferedReader(self._arriving)

    def handle_one_request(self) -> None:
        self._arriving.until = time.monotonic() + self.server.patience
        super().handle_one_request()

    def do_POST(self) -> None:
        length = self._length()
        if isinstance(length, Reply):
            self._reply(length, last=True)
            self._discard()
            return
        body = self.rfile.read(length)
        if len(body) < length:
            self.close_connection = True
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(str(self.command), self.path.partition("?")[0], headers, body)
        self._reply(self.server.answer(request))

    do_GET = do_PUT = do_DELETE = do_POST  # noqa: N815 - named so in the base class

    def _length(self) -> int | Reply:
        """Return the length of the body, or the answer to a body that is not read."""
        if "Transfer-Encoding" in self.headers:
            return api_error("InvalidRequest", "no Content-Length", HTTPStatus.LENGTH_REQUIRED)
        given = self.headers.get("Content-Length", "0")
        if not (given.isascii() and given.isdecimal()):
            return api_error("InvalidRequest", "a wrong Content-Length", HTTPStatus.BAD_REQUEST)
        # The digits are counted first, since int() limits how many it reads.
        if len(given) > len(str(MAX_BODY)) or int(given) > MAX_BODY:
            return api_error("RequestSizeLimitExceeded", f"more than {MAX_BODY} bytes")
        return int(given)

    def _reply(self, reply: Reply, *, last: bool = False) -> None:
        self.connection.settimeout(self.server.patience)
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body)))
        if last:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(reply.body)

    def _discard(self) -> None:
        """Read part of a refused body: a client can lose the answer if the server closes first."""
        _end(self.connection, socket.SHUT_WR)
        left = _MAX_DISCARDED
        while left > 0 and (data := self.rfile.read1(2**16)):
            left -= len(data)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - named so in the base class
        """Log nothing: requests are reported where they are answered."""


class _Arriving(RawIOBase):
    """What a client sends, with a deadline."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self.until = 0.0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)
        return self._connection.recv_into(buffer)


def _end(connection: Any, how: int) -> None:
    with suppress(OSError):  # The client may have closed it.
        connection.shutdown(how)
