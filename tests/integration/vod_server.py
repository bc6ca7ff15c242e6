"""The VOD of ``vod-events serve`` with a script: it can be told to fail, and tells what it was asked.

    with VodServer() as server:
        server.publish({"EventType": "PullComplete", "PullCompleteEvent": {}})
        ...  # a client of the SDK, with server.endpoint and the protocol http

It also checks that each request is signed with a key that it knows, by itself.
"""

import hashlib
import hmac
import json
import re
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple, Self

from vod_events._cli.serve import server
from vod_events._cli.serve.api import Api
from vod_events._cli.serve.queue import Event
from vod_events._cli.serve.vod import Vod
from vod_events._cli.serve.web import Reply, Request, api_error

SECRET_ID = "AKIDofTheTests"  # noqa: S105 - of this server alone
SECRET_KEY = "key-of-the-tests"  # noqa: S105 - the same

_AUTHORIZATION = re.compile(
    r"TC3-HMAC-SHA256 Credential=(?P<id>[^/]+)/(?P<date>[\d-]+)/vod/tc3_request, "
    r"SignedHeaders=(?P<headers>[a-z;-]+), Signature=(?P<signature>[0-9a-f]{64})"
)


class Asked(NamedTuple):
    """What a client asked."""

    action: str
    parameters: dict[str, Any]


class Raw(NamedTuple):
    """What a client is sent in place of an HTTP answer, before the connection is closed."""

    data: bytes


UNLABELED: Any = None
"""The content type of an answer that has none."""


class VodServer:
    """The server; a context manager that runs it.

    Args:
        hold: seconds that PullEvents waits for an event.
        clock: what measures how long a handle is valid.
    """

    def __init__(self, *, hold: float = 0.05, clock: Callable[[], float] = time.monotonic) -> None:
        self.requests: list[Asked] = []
        self.confirmed: list[Event] = []
        self.most_at_once = 0
        self._at_once = 0
        self._vod = _Vod(self, hold=hold, clock=clock)
        self._api = Api(self._vod, lambda *_: None)
        self._replies: dict[str, deque[Reply | Raw | None]] = {}
        self._changed = threading.Condition()
        self._http = _HttpServer("127.0.0.1", 0, self._count)

    @property
    def endpoint(self) -> str:
        """Host and port."""
        return self._http.endpoint

    def __enter__(self) -> Self:
        self._http.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._vod.close()
        self._http.__exit__()

    def publish(self, *events: Event) -> None:
        """Put events into the queue."""
        self._vod.publish(events)

    def answer_next(self, action: str, *replies: Reply | Raw | None) -> None:
        """Answer the next requests of an action with these; None drops the connection."""
        self._replies.setdefault(action, deque()).extend(replies)

    def wait_until(self, reached: Callable[[], bool], *, seconds: float = 30.0) -> None:
        """Wait until something is so that a request of a client changes."""
        with self._changed:
            assert self._changed.wait_for(reached, seconds), "it did not come to that"

    def note_confirmed(self, events: Sequence[Event]) -> None:
        """Note what was confirmed."""
        with self._changed:
            self.confirmed += events
            self._changed.notify_all()

    def _count(self, request: Request) -> Any:
        with self._changed:
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            return self._answer(request)
        finally:
            with self._changed:
                self._at_once -= 1

    def _answer(self, request: Request) -> Reply | Raw:
        if not is_signed(request.headers, request.body):
            return api_error("AuthFailure.SignatureFailure", "not signed with the key")
        action = request.headers["x-tc-action"]
        with self._changed:
            self.requests.append(Asked(action, json.loads(request.body)))
            self._changed.notify_all()
        if self._replies.get(action):
            reply = self._replies[action].popleft()
            if reply is None:
                raise ConnectionAbortedError
            return reply
        return self._api.answer(request)


class _Handler(server._Handler):  # pyright: ignore[reportPrivateUsage] - it sends what no server should
    def _reply(self, reply: Any, *, last: bool = False) -> None:
        if isinstance(reply, Raw):
            self.wfile.write(reply.data)
            self.close_connection = True
        else:
            super()._reply(reply, last=last)

    def send_header(self, keyword: str, value: str) -> None:
        if value is not UNLABELED:
            super().send_header(keyword, value)


class _HttpServer(server.HttpServer):
    def finish_request(self, request: Any, client_address: Any) -> None:
        _Handler(request, client_address, self)


class _Vod(Vod):
    """Tells a server what was confirmed."""

    def __init__(self, told: VodServer, **options: Any) -> None:
        super().__init__(**options)
        self._told = told

    def confirm(self, handles: Sequence[str]) -> list[Event]:
        events = super().confirm(handles)
        self._told.note_confirmed(events)
        return events


def is_signed(headers: Mapping[str, str], body: bytes) -> bool:
    """Tell whether a request is signed with the key, as the API's documentation describes it.

    See https://cloud.tencent.com/document/api/266/31757
    """
    given = _AUTHORIZATION.fullmatch(headers["authorization"])
    assert given, headers
    assert given["id"] == SECRET_ID
    sent = datetime.fromtimestamp(int(headers["x-tc-timestamp"]), UTC)
    assert given["date"] == f"{sent:%Y-%m-%d}"
    names = given["headers"].split(";")
    request = "\n".join(
        [
            "POST\n/\n",
            *(f"{name}:{headers[name]}" for name in names),
            f"\n{given['headers']}",
            hashlib.sha256(body).hexdigest(),
        ]
    )
    scope = f"{given['date']}/vod/tc3_request"
    hashed = hashlib.sha256(request.encode()).hexdigest()
    text = f"TC3-HMAC-SHA256\n{headers['x-tc-timestamp']}\n{scope}\n{hashed}"
    key = f"TC3{SECRET_KEY}".encode()
    for part in (given["date"], "vod", "tc3_request", text):
        key = hmac.digest(key, part.encode(), "sha256")
    return hmac.compare_digest(key.hex(), given["signature"])
