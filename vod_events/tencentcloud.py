"""PullEvents and ConfirmEvents with the official SDK, for `vod_events.consumer`.

    queue = EventQueue(make_client(credential), sub_app_id=1500000001)
    Consumer(queue.pull, queue.confirm, handle).run(stop)

The answers are read from their bytes, since the SDK's models drop every field that they do not
know.

Needs the extra ``vod-events[tencentcloud]``.
"""

import asyncio
import contextvars
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Protocol, TypeVar
from weakref import WeakKeyDictionary

from attrs import field, frozen

from vod_events._parse import RawBody, parse_pull_events
from vod_events._text import describe, shorten
from vod_events._wire.shapes import NO_EVENT
from vod_events.errors import ApiError, NoAnswerError, VodEventsError

try:
    from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
    from tencentcloud.common.profile.client_profile import ClientProfile
    from tencentcloud.common.profile.http_profile import HttpProfile
    from tencentcloud.vod.v20180717.vod_client import VodClient
except ModuleNotFoundError as _error:
    raise ImportError(
        "vod_events.tencentcloud needs the official SDK: pip install 'vod-events[tencentcloud]'"
    ) from _error

__all__ = ["TIMEOUT", "AsyncEventQueue", "Client", "EventQueue", "make_client"]

TIMEOUT = 10
"""The timeout that VOD recommends, in seconds: PullEvents waits up to five seconds for an event."""

_NETWORK_CODES = frozenset({"ClientNetworkError", "ServerNetworkError"})
"""Error codes of the SDK itself: no connection, or an HTTP status other than 200."""

_MAX_TEXT = 300
"""The most characters of an exception that an error shows."""

_Result = TypeVar("_Result")


class Client(Protocol):
    """The part of the SDK's ``VodClient`` that is used; its ``CommonClient`` for VOD works too."""

    def call(self, action: str, params: dict[str, Any]) -> Any:
        """Call the API and return the body of its answer."""
        ...


def make_client(credential: Any, *, endpoint: str | None = None, protocol: str = "https") -> Any:
    """Return a client of the SDK with the timeout that VOD recommends: `TIMEOUT` seconds.

    The default of the SDK is 60 seconds, which is longer than a handle is valid.

    Args:
        credential: a credential of the SDK.
        endpoint: the host to call, if it is not ``vod.tencentcloudapi.com``.
        protocol: ``https``, or ``http`` for a server under test.

    Returns:
        A ``tencentcloud.vod.v20180717.vod_client.VodClient``.

    See https://cloud.tencent.com/document/api/266/33433
    """
    http_profile = HttpProfile(protocol=protocol, endpoint=endpoint, reqTimeout=TIMEOUT)
    return VodClient(credential, "", ClientProfile(httpProfile=http_profile))


@frozen(eq=False)
class EventQueue:
    """The queue of an application's events: what a consumer pulls from and confirms to.

    Calls of one client never overlap: a call waits for the answer to the previous one, even if
    another thread or another queue made it.

    Args:
        client: a ``VodClient`` of the SDK, preferably with a timeout of `TIMEOUT` seconds.
        sub_app_id: id of the VOD application; VOD requires it for accounts opened on 2023-12-25 or
            later.
    """

    client: Client
    sub_app_id: int | None = None

    def pull(self) -> RawBody:
        """Call PullEvents.

        Returns:
            The body of the answer, also for "no event" in any form. It is not parsed yet:
            `vod_events.parse_pull_events` raises for an error in it that the SDK did not look for.

        Raises:
            ApiError: the API answered with an error.
            NoAnswerError: no answer of the API arrived. You can retry the call.

        See https://cloud.tencent.com/document/api/266/33433
        """
        try:
            return self._call("PullEvents", {})
        except ApiError as error:
            if error.code != NO_EVENT:
                raise
            # The SDK treats it as an error, the library does not.
            told = {"Code": error.code, "Message": error.message}
            return {"Response": {"Error": told, "RequestId": error.request_id}}

    def confirm(self, handles: Sequence[str]) -> None:
        """Call ConfirmEvents.

        Args:
            handles: the handles, 16 at most.

        Raises:
            ApiError: the API answered with an error.
            NoAnswerError: no answer of the API arrived, so the events may or may not be confirmed.
                You can retry the call.

        See https://cloud.tencent.com/document/api/266/33434
        """
        answer = self._call("ConfirmEvents", {"EventHandles": list(handles)})
        # The SDK looks for an error only in an answer of the expected content type, and a failed
        # confirm must not look like a successful one.
        try:
            batch = parse_pull_events(answer)
        except ApiError:
            raise
        except VodEventsError as error:
            raise _no_answer(error) from error
        # "No event" is a normal answer only to a pull.
        told: Any = batch.unknown_fields.get("Error")
        if told is not None:
            raise ApiError(told["Code"], told.get("Message"), batch.request_id)

    def _call(self, action: str, parameters: dict[str, Any]) -> bytes:
        if self.sub_app_id is not None:
            parameters["SubAppId"] = self.sub_app_id
        with _lock_of(self.client):
            try:
                answer: bytes = self.client.call(action, parameters)
            except TencentCloudSDKException as error:
                raise _failure(error) from error
            # The SDK assumes that an answer is complete and in the API's form.
            except Exception as error:
                raise _no_answer(error) from error
        return answer


@frozen(eq=False)
class AsyncEventQueue:
    """The queue for `vod_events.consumer.AsyncConsumer`: it calls the SDK, which blocks, on a thread.

    If a task is cancelled while it waits for an answer, the thread cannot be stopped: the next call
    begins when the thread has the answer. A call that is cancelled before it begins is not made.

    Args:
        queue: the queue to call. Give each consumer its own client, since calls of one client wait
            for each other.
    """

    queue: EventQueue
    _thread: ThreadPoolExecutor = field(
        factory=lambda: ThreadPoolExecutor(1, "vod-events"), init=False, repr=False
    )

    async def pull(self) -> RawBody:
        """Call `EventQueue.pull` on the thread; return and raise what it does."""
        return await self._call(self.queue.pull)

    async def confirm(self, handles: Sequence[str]) -> None:
        """Call `EventQueue.confirm` on the thread; raise what it raises."""
        await self._call(self.queue.confirm, handles)

    async def _call(self, function: Callable[..., _Result], *args: Any) -> _Result:
        call = partial(contextvars.copy_context().run, function, *args)
        return await asyncio.get_running_loop().run_in_executor(self._thread, call)


_locks: WeakKeyDictionary[Client, threading.Lock] = WeakKeyDictionary()
_looking_up = threading.Lock()
_lock_of_others = threading.Lock()


def _lock_of(client: Client) -> threading.Lock:
    """Return the lock of a client; clients that cannot be keys share one."""
    with _looking_up:
        try:
            return _locks.setdefault(client, threading.Lock())
        except TypeError:
            return _lock_of_others


def _failure(error: Any) -> ApiError | NoAnswerError:
    """Return the error of the library for one of the SDK."""
    code, message, request_id = error.get_code(), error.get_message(), error.get_request_id()
    if isinstance(message, bytes):
        message = message[:_MAX_TEXT].decode(errors="replace")  # such as an error page of a proxy
    told = isinstance(code, str) and all(
        part is None or isinstance(part, str) for part in (message, request_id)
    )
    if not told or code in _NETWORK_CODES:
        return NoAnswerError(shorten(f"{code}: {message}", _MAX_TEXT))
    return ApiError(code, message, request_id)


def _no_answer(error: Exception) -> NoAnswerError:
    return NoAnswerError(f"no answer of the API: {describe(error, _MAX_TEXT)}")
