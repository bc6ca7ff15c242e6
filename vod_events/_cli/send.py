"""``vod-events send``: post a body to an endpoint as VOD posts a normal callback."""

import re
import time
from collections.abc import Callable, Iterable, Mapping
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from attrs import frozen

from vod_events._version import __version__

SUCCESS = 0
NO_SUCCESS = 1
NO_ANSWER = 3

TRIES = 3
"""How often VOD posts a callback that nobody answers."""

TIME_OUT = 5.0
"""How many seconds VOD waits for an answer."""

PAUSE = 1.0
"""Seconds between two tries; VOD documents no more than that they follow at once."""

_CONNECTIONS = {"http": HTTPConnection, "https": HTTPSConnection}
_HEADERS = {"Content-Type": "application/json", "User-Agent": f"vod-events/{__version__}"}
_HEADER = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\t\x20-\x7e\xa0-\xff]*)")
_OF_THE_BODY = ("content-length", "transfer-encoding")
_SUCCESS = range(200, 300)
_MAX_SHOWN = 2_000
"""How many bytes of an answer are shown."""


class TargetError(ValueError):
    """The URL or a header is none that can be sent."""


@frozen
class Target:
    """Where to post to, and with which headers."""

    url: SplitResult
    headers: Mapping[str, str]


def target_of(url: str, headers: Iterable[str] = ()) -> Target:
    """Check where to post to.

    Args:
        url: where to; ``http`` or ``https``.
        headers: further headers, as ``Name: value``; they replace those that are sent otherwise.

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
    report: Callable[..., None],
    *,
    wait: Callable[[float], object] = time.sleep,
) -> int:
    """Post a body, again where there is no answer, and report on each try.

    As VOD does, it takes any answer for one: the status code is told, and not tried again.

    Args:
        target: where to.
        body: what to post.
        report: is called with the spans of each line.
        wait: waits for some seconds before the next try, unless it returns something true.

    Returns:
        `SUCCESS`, `NO_SUCCESS` if the status code of the answer is not one of success, or
        `NO_ANSWER`.
    """
    for attempt in range(1, TRIES + 1):
        started = time.monotonic()
        try:
            answer = _post(target, body)
        except (OSError, HTTPException, UnicodeError) as error:
            what = str(error) or type(error).__name__
            report((f"try {attempt} of {TRIES}: ", ""), (f"no answer: {what}", "problem"))
        else:
            took = round((time.monotonic() - started) * 1000)
            succeeded = answer.status in _SUCCESS
            report(
                (f"try {attempt} of {TRIES}: ", ""),
                (f"{answer.status} {answer.reason}".rstrip(), "value" if succeeded else "problem"),
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
    parts = target.url
    assert parts.hostname, "checked by _split"  # noqa: S101 - for types
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    connection = _CONNECTIONS[parts.scheme](parts.hostname, parts.port, timeout=TIME_OUT)
    try:
        connection.request("POST", path, body, dict(target.headers))
        answer = connection.getresponse()
        return _Answer(answer.status, answer.reason, _beginning_of(answer))
    finally:
        connection.close()


def _beginning_of(answer: HTTPResponse) -> str:
    try:
        with answer:
            data = answer.read(_MAX_SHOWN + 1)
    except (OSError, HTTPException):
        return ""  # It is an answer all the same.
    text = data[:_MAX_SHOWN].decode(errors="replace")
    return text if len(data) <= _MAX_SHOWN else f"{text}…"
