"""A small VOD on loopback: PullEvents and ConfirmEvents, over HTTP, signed as the API wants it.

    with VodServer() as server:
        server.publish({"EventType": "PullComplete", "PullCompleteEvent": {}})
        ...  # a client of the SDK, with server.endpoint and the protocol http

It checks the signature (TC3-HMAC-SHA256) of each request by itself, holds PullEvents for a moment
when there is no event, delivers an event again with another handle when it was not confirmed in
time, and can be told to fail.
"""

import hashlib
import hmac
import itertools
import json
import re
import threading
import time
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple, Self

SECRET_ID = "AKIDofTheTests"  # noqa: S105 - of this server alone
SECRET_KEY = "key-of-the-tests"  # noqa: S105 - the same
MAX_EVENTS = 16

_AUTHORIZATION = re.compile(
    r"TC3-HMAC-SHA256 Credential=(?P<id>[^/]+)/(?P<date>[\d-]+)/vod/tc3_request, "
    r"SignedHeaders=(?P<headers>[a-z;-]+), Signature=(?P<signature>[0-9a-f]{64})"
)


class Request(NamedTuple):
    """What a client asked."""

    action: str
    parameters: dict[str, Any]


class Reply(NamedTuple):
    """What a client is answered: bytes, and how they are labelled."""

    body: bytes
    status: int = 200
    content_type: str | None = "application/json"


class Raw(NamedTuple):
    """What a client is sent in place of an HTTP answer, before the connection is closed."""

    data: bytes


class VodError(Exception):
    """An error that the API answers."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message


class _Waiting(NamedTuple):
    event: dict[str, Any]
    visible_from: float
    handle: str | None


class VodServer:
    """The server; a context manager that runs it.

    Args:
        hold: seconds that PullEvents waits for an event.
        visibility: seconds until an event that was not confirmed is delivered again.
        clock: what measures them.
        no_event: answers PullEvents when there is none: the API has several ways to say so.
    """

    def __init__(
        self,
        *,
        hold: float = 0.05,
        visibility: float = 30.0,
        clock: Callable[[], float] = time.monotonic,
        no_event: dict[str, Any] | None = None,
    ) -> None:
        self.requests: list[Request] = []
        self.confirmed: list[dict[str, Any]] = []
        self.most_at_once = 0
        self._at_once = 0
        self._hold = hold
        self._visibility = visibility
        self._clock = clock
        self._no_event = no_event
        self._queues: dict[int | None, list[_Waiting]] = {}
        self._replies: dict[str, deque[Reply | Raw | VodError | None]] = {}
        self._numbers = itertools.count(1)
        self._changed = threading.Condition()
        self._closing = False
        self._http = _HttpServer(("127.0.0.1", 0), _Handler)
        self._http.vod = self
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,))

    @property
    def endpoint(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self._http.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()

    def publish(self, event: dict[str, Any], *, sub_app_id: int | None = None) -> None:
        """Put an event into the queue of an application."""
        with self._changed:
            queue = self._queues.setdefault(sub_app_id, [])
            queue.append(_Waiting(event, self._clock(), None))
            self._changed.notify_all()

    def answer_next(self, action: str, *replies: Reply | Raw | VodError | None) -> None:
        """Answer the next requests of an action with these; None drops the connection."""
        self._replies.setdefault(action, deque()).extend(replies)

    def waiting(self, *, sub_app_id: int | None = None) -> list[dict[str, Any]]:
        """Give the events that are not confirmed."""
        with self._changed:
            return [entry.event for entry in self._queues.get(sub_app_id, [])]

    def wait_until(self, reached: Callable[[], bool], *, seconds: float = 30.0) -> None:
        """Wait until something is so that an answer to a client changes."""
        with self._changed:
            assert self._changed.wait_for(reached, seconds), "it did not come to that"

    def reply_to(self, headers: dict[str, str], body: bytes) -> Reply | Raw | None:
        """Answer one request; None drops the connection."""
        request_id = f"request-{next(self._numbers)}"
        with self._changed:
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            answer = self._answer(headers, body)
        except VodError as error:
            answer = {"Error": {"Code": error.code, "Message": error.message}}
        finally:
            with self._changed:
                self._at_once -= 1
        if answer is None or isinstance(answer, Reply | Raw):
            return answer
        return Reply(json.dumps({"Response": {**answer, "RequestId": request_id}}).encode())

    def _answer(self, headers: dict[str, str], body: bytes) -> dict[str, Any] | Reply | Raw | None:
        check_signature(headers, body)
        action, parameters = headers["x-tc-action"], json.loads(body)
        with self._changed:
            self.requests.append(Request(action, parameters))
            self._changed.notify_all()
        if self._replies.get(action):
            reply = self._replies[action].popleft()
            if isinstance(reply, VodError):
                raise reply
            return reply
        if action == "PullEvents":
            return self._pull(parameters.get("SubAppId"))
        if action == "ConfirmEvents":
            return self._confirm(parameters.get("SubAppId"), parameters.get("EventHandles"))
        raise VodError("InvalidAction", f"no action {action}")

    def _pull(self, sub_app_id: int | None) -> dict[str, Any]:
        with self._changed:
            self._changed.wait_for(lambda: self._closing or self._ready(sub_app_id), self._hold)
            ready = self._ready(sub_app_id)[:MAX_EVENTS]
            if not ready:
                if self._no_event is not None:
                    return self._no_event
                raise VodError("ResourceNotFound", "no event")
            queue = self._queues[sub_app_id]
            events: list[dict[str, Any]] = []
            for index in ready:
                # Digits that no float holds, as VOD's are.
                handle = str(2**56 + next(self._numbers))
                event = queue[index].event
                queue[index] = _Waiting(event, self._clock() + self._visibility, handle)
                events.append({"EventHandle": handle, **event})
            return {"EventSet": events}

    def _ready(self, sub_app_id: int | None) -> list[int]:
        now = self._clock()
        queue = self._queues.get(sub_app_id, [])
        return [index for index, entry in enumerate(queue) if entry.visible_from <= now]

    def _confirm(self, sub_app_id: int | None, handles: Any) -> dict[str, Any]:
        if not isinstance(handles, list) or not 1 <= len(handles) <= MAX_EVENTS:  # pyright: ignore[reportUnknownArgumentType] - what was sent
            raise VodError("InvalidParameterValue", "EventHandles: 1 to 16")
        with self._changed:
            queue = self._queues.get(sub_app_id, [])
            now = self._clock()
            alive = {entry.handle: entry for entry in queue if entry.visible_from > now}
            if any(handle not in alive for handle in handles):  # pyright: ignore[reportUnknownVariableType] - what was sent
                raise VodError("InvalidParameterValue", "4000: no such handle, or too late")
            for handle in handles:  # pyright: ignore[reportUnknownVariableType] - what was sent
                queue.remove(alive[handle])
                self.confirmed.append(alive[handle].event)
            self._changed.notify_all()
        return {}


def check_signature(headers: dict[str, str], body: bytes) -> None:
    """Check a request's signature, as the API's documentation describes it.

    See https://cloud.tencent.com/document/api/266/31757
    """
    given = _AUTHORIZATION.fullmatch(headers.get("authorization", ""))
    if not given or given["id"] != SECRET_ID:
        raise VodError("AuthFailure.SecretIdNotFound", "no such secret id")
    sent = datetime.fromtimestamp(int(headers["x-tc-timestamp"]), UTC)
    if abs((datetime.now(UTC) - sent).total_seconds()) > 300:
        raise VodError("AuthFailure.SignatureExpire", "signed at another time")
    if headers["x-tc-version"] != "2018-07-17" or given["date"] != f"{sent:%Y-%m-%d}":
        raise VodError("InvalidParameter", "not of this version or day")
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
    if not hmac.compare_digest(key.hex(), given["signature"]):
        raise VodError("AuthFailure.SignatureFailure", "the signature is not that of the request")


class _HttpServer(ThreadingHTTPServer):
    daemon_threads = True
    vod: VodServer


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    server: _HttpServer  # pyright: ignore[reportIncompatibleVariableOverride] - made by it alone

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        reply = self.server.vod.reply_to(headers, body)
        if reply is None or isinstance(reply, Raw):
            self.wfile.write(reply.data if reply else b"")
            self.close_connection = True
            return
        self.send_response(reply.status)
        if reply.content_type is not None:
            self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - named so there
        """Say nothing."""
