"""``vod-events send``: post a body to an endpoint as VOD posts a normal callback."""

import re
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from socket import SHUT_RDWR, socket
from threading import Event
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from attrs import frozen

from vod_events._cli.deadline import within
from vod_events._cli.screen import Report
from vod_events._text import shorten
from vod_events._version import __version__

SUCCESS = 0
NO_SUCCESS = 1
NO_ANSWER = 3

TRIES = 3
"""How many times VOD posts a callback that is not answered."""

TIME_OUT = 5.0
"""How many seconds VOD waits for an answer."""

PAUSE = 1.0
"""Seconds between two tries. VOD only documents that they follow at once."""

_CONNECTIONS = {"http": HTTPConnection, "https": HTTPSConnection}
_HEADERS = {"Content-Type": "application/json", "User-Agent": f"vod-events/{__version__}"}
_HEADER = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\t\x20-\x7e\xa0-\xff]*)")
_OF_THE_BODY = ("content-length", "transfer-encoding")
_SUCCESS = range(200, 300)
_MAX_SHOWN = 2_000
"""How many bytes of an answer are shown."""

_MAX_REASON = 200
"""How many characters of a status, or of the reason for no answer, are shown."""


class TargetError(ValueError):
    """The URL or a header cannot be used."""


@frozen
class Target:
    """Where to post to, and with which headers."""

    url: SplitResult
    headers: Mapping[str, str]


def target_of(url: str, headers: Iterable[str] = ()) -> Target:
    """Check where to post to, and return it.

    Args:
        url: an ``http`` or ``https`` URL.
        headers: further headers, as ``Name: value``; they replace default headers of the same name.

    Raises:
        TargetError: the URL or a header cannot be used.
    """
    parts = _split(url)
    given: dict[str, str] = {}
    for header in headers:
        name, value = _header(header)
        given[name] = value
    replaced = {name.lower() for name in given}
    kept = {name: value for name, value in _HEADERS.items() if name.lower() not in replaced}
    return Target(parts, {**kept, **given})


def send(
    target: Target,
    body: bytes,
    report: Report,
    *,
    wait: Callable[[float], object] = time.sleep,
) -> int:
    """Post a body, retry if there is no answer, and report each try.

    As for VOD, any answer counts: a status code that is not 2xx is reported, but not retried.

    Args:
        target: where to post to.
        body: what to post.
        report: is called with the spans of each line.
        wait: waits for a number of seconds; if it returns a true value, there is no next try.

    Returns:
        `SUCCESS`, `NO_SUCCESS` if the status code of the answer is not 2xx, or `NO_ANSWER`.
    """
    for attempt in range(1, TRIES + 1):
        started = time.monotonic()
        try:
            answer = _post(target, body)
        except (OSError, HTTPException, UnicodeError) as error:
            what = shorten(str(error) or type(error).__name__, _MAX_REASON)
            report((f"try {attempt} of {TRIES}: ", ""), (f"no answer: {what}", "problem"))
        else:
            took = round((time.monotonic() - started) * 1000)
            succeeded = answer.status in _SUCCESS
            said = shorten(f"{answer.status} {answer.reason}".rstrip(), _MAX_REASON)
            report(
                (f"try {attempt} of {TRIES}: ", ""),
                (said, "value" if succeeded else "problem"),
                (f" after {took} ms", ""),
            )
            for line in answer.text.splitlines():
                report(("  ", ""), (line, ""))
            return SUCCESS if succeeded else NO_SUCCESS
        if attempt < TRIES and wait(PAUSE):
            break
    return NO_ANSWER


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in _CONNECTIONS and parts.hostname and parts.port != 0
    except ValueError as error:
        raise TargetError(f"{url!r}: {error}") from None
    if not usable or not url.isascii() or not url.isprintable() or " " in url:
        raise TargetError(f"{url!r}: not an http or https URL in ASCII")
    return parts


def _header(header: str) -> tuple[str, str]:
    given = _HEADER.fullmatch(header)
    if not given:
        raise TargetError(f"{header!r}: not a header, such as 'Name: value'")
    name, value = given.groups()
    if name.lower() in _OF_THE_BODY:
        raise TargetError(f"{header!r}: the body decides on this header")
    return name, value.rstrip()


class _Answer(NamedTuple):
    status: int
    reason: str
    text: str


def _post(target: Target, body: bytes) -> _Answer:
    exchange = _Exchange(target.url)
    try:
        # The timeout of a connection is for each step, and not for the lookup of the host.
        within(TIME_OUT, partial(exchange.run, body, target.headers))
    except TimeoutError:
        if not exchange.head:
            raise
        # The head is an answer, however slowly the text arrives.
    finally:
        exchange.end()
    assert exchange.head, "it has run"  # noqa: S101 - for types
    return _Answer(exchange.head.status, exchange.head.reason, _text_of(bytes(exchange.text)))


class _Exchange:
    """A request and its answer, which another thread can end."""

    def __init__(self, url: SplitResult) -> None:
        assert url.hostname, "checked by _split"  # noqa: S101 - for types
        path = url.path or "/"
        self._path = f"{path}?{url.query}" if url.query else path
        self._connection = _CONNECTIONS[url.scheme](url.hostname, url.port, timeout=TIME_OUT)
        self._socket: socket | None = None
        self._over = Event()
        self.head: HTTPResponse | None = None
        self.text = bytearray()

    def run(self, body: bytes, headers: Mapping[str, str]) -> None:
        with closing(self._connection):
            self._connection.connect()
            # The connection drops its socket if the server closes it after the answer.
            self._socket = self._connection.sock
            if self._over.is_set():  # The lookup took too long: send nothing.
                raise TimeoutError
            self._connection.request("POST", self._path, body, dict(headers))
            answer = self._connection.getresponse()
            self.head = answer
            with answer, suppress(OSError, HTTPException):  # The head is an answer.
                while len(self.text) <= _MAX_SHOWN and (data := answer.read1(_MAX_SHOWN)):
                    self.text += data

    def end(self) -> None:
        """Shut the connection down, which the thread that runs the request then closes."""
        self._over.set()
        used = self._connection.sock or self._socket
        if used:
            with suppress(OSError):  # It is closed already.
                used.shutdown(SHUT_RDWR)


def _text_of(data: bytes) -> str:
    text = data[:_MAX_SHOWN].decode(errors="replace")
    return text if len(data) <= _MAX_SHOWN else f"{text}…"
