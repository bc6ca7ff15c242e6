"""``vod-events send``: post a body to an endpoint as VOD posts a normal callback."""

import sys
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from socket import SHUT_RDWR
from threading import Event
from urllib.parse import SplitResult, urlsplit

from vod_events._cli.deadline import within
from vod_events._cli.screens import screen_on
from vod_events._text import shorten
from vod_events._version import __version__

TRIES = 3
"""How often VOD posts a callback that nobody answers."""

TIME_OUT = 5.0
"""How many seconds VOD waits for an answer."""

PAUSE = 1.0
"""Seconds between two tries; VOD documents no more than that they follow at once."""

_CONNECTIONS = {"http": HTTPConnection, "https": HTTPSConnection}
_HEADERS = {"Content-Type": "application/json", "User-Agent": f"vod-events/{__version__}"}
_SUCCESS = range(200, 300)
_MAX_SHOWN = 200


class UrlError(ValueError):
    """The URL is none that can be posted to."""


def send(url: str, body: bytes) -> bool:
    """Post a body, again where there is no answer, and report on each try.

    As VOD does, it takes any answer for one: the status code is told, and not tried again.

    Args:
        url: where to; ``http`` or ``https``.
        body: what to post.

    Returns:
        Whether the endpoint answered, with a status code of success.

    Raises:
        UrlError: the URL cannot be posted to.
    """
    parts = _split(url)
    screen = screen_on(sys.stdout)
    for attempt in range(1, TRIES + 1):
        started = time.monotonic()
        try:
            status, reason = _post(parts, body)
        except (OSError, HTTPException, UnicodeError) as error:
            what = shorten(str(error) or type(error).__name__, _MAX_SHOWN)
            screen.line((f"try {attempt} of {TRIES}: ", ""), (f"no answer: {what}", "problem"))
        else:
            took = round((time.monotonic() - started) * 1000)
            succeeded = status in _SUCCESS
            screen.line(
                (f"try {attempt} of {TRIES}: ", ""),
                (
                    shorten(f"{status} {reason}".rstrip(), _MAX_SHOWN),
                    "value" if succeeded else "problem",
                ),
                (f" after {took} ms", ""),
            )
            return succeeded
        if attempt < TRIES:
            time.sleep(PAUSE)
    return False


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in _CONNECTIONS and parts.hostname and parts.port != 0
    except ValueError as error:
        raise UrlError(f"{url!r}: {error}") from None
    if not usable or not url.isascii() or not url.isprintable() or " " in url:
        raise UrlError(f"{url!r}: not an http or https URL in ASCII")
    return parts


def _post(parts: SplitResult, body: bytes) -> tuple[int, str]:
    assert parts.hostname, "checked by _split"  # noqa: S101 - for types
    target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    connection = _CONNECTIONS[parts.scheme](parts.hostname, parts.port, timeout=TIME_OUT)

    over = Event()

    def exchange() -> tuple[int, str]:
        connection.connect()
        if over.is_set():  # The host was found too late, and gets nothing.
            connection.close()
            raise TimeoutError
        connection.request("POST", target, body, _HEADERS)
        answer = connection.getresponse()
        return answer.status, answer.reason

    try:
        # The time-out of a connection is one for each step, and none for the look-up of the host.
        return within(TIME_OUT, exchange)
    finally:
        over.set()
        _hang_up(connection)


def _hang_up(connection: HTTPConnection) -> None:
    """End a connection, also where an exchange that took too long still goes on."""
    sock = connection.sock
    if sock:
        with suppress(OSError):  # It has ended.
            sock.shutdown(SHUT_RDWR)
    connection.close()
