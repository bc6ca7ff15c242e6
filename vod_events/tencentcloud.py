"""PullEvents and ConfirmEvents on the official SDK, for `vod_events.consumer`.

    queue = EventQueue(make_client(credential), sub_app_id=1500000001)
    Consumer(queue.pull, queue.confirm, handle).run(stop)

The answers are read from their bytes and not from the SDK's models, which drop every field that they
do not know.

Needs the extra ``vod-events[tencentcloud]``.
"""

import asyncio
from collections.abc import Sequence
from typing import Any, Protocol

from attrs import frozen

from vod_events._parse import RawBody, parse_pull_events
from vod_events._text import shorten
from vod_events.errors import ApiError

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
"""Seconds that VOD advises to wait for an answer: PullEvents holds its own for up to five."""


class Client(Protocol):
    """The part of the SDK's ``VodClient`` that is used; its ``CommonClient`` for VOD works too."""

    def call(self, action: str, params: dict[str, Any]) -> Any:
        """Call the API and return the body of its answer."""
        ...


def make_client(credential: Any, *, endpoint: str | None = None, protocol: str = "https") -> Any:
    """Return a client of the SDK that waits for answers as long as VOD advises: `TIMEOUT` seconds.

    The default of the SDK is 60 seconds, longer than a handle is valid.

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

    Args:
        client: a ``VodClient`` of the SDK, preferably with a time-out of `TIMEOUT` seconds.
        sub_app_id: id of the VOD application; VOD requires it for accounts opened on 2023-12-25 or
            later.
    """

    client: Client
    sub_app_id: int | None = None

    def pull(self) -> RawBody:
        """Call PullEvents.

        Returns:
            The body of the answer; "no event", in any form, is such a body.

        Raises:
            ApiError: the API answered with an error, or the SDK could not call it; the exception of
                the SDK is its ``__cause__``.

        See https://cloud.tencent.com/document/api/266/33433
        """
        try:
            return self._call("PullEvents", {})
        except TencentCloudSDKException as error:
            failure = _failure(error)
            answer = {
                "Response": {
                    "Error": {"Code": failure.code, "Message": failure.message},
                    "RequestId": failure.request_id,
                }
            }
            try:
                # "No event" is an error to the SDK, and none to the library.
                parse_pull_events(answer)
            except ApiError:
                raise failure from error
            return answer

    def confirm(self, handles: Sequence[str]) -> None:
        """Call ConfirmEvents.

        Args:
            handles: the handles, 16 at most.

        Raises:
            ApiError: the API answered with an error, or the SDK could not call it; the exception of
                the SDK is its ``__cause__``.
            DecodeError: the answer is not JSON, so it does not come from the API.
            InvalidEventError: the answer is JSON, but not one of the API.

        See https://cloud.tencent.com/document/api/266/33434
        """
        try:
            answer = self._call("ConfirmEvents", {"EventHandles": list(handles)})
        except TencentCloudSDKException as error:
            raise _failure(error) from error
        # The SDK looks for an error only in an answer of the content type that it expects, and a
        # confirm that did not arrive must not pass for one that did.
        parse_pull_events(answer)

    def _call(self, action: str, parameters: dict[str, Any]) -> bytes:
        if self.sub_app_id is not None:
            parameters["SubAppId"] = self.sub_app_id
        answer: bytes = self.client.call(action, parameters)
        return answer


@frozen(eq=False)
class AsyncEventQueue:
    """The queue for `vod_events.consumer.AsyncConsumer`: it calls the SDK, which blocks, on threads.

    Args:
        queue: the queue to call. Only one thread at a time can use a client of the SDK, so give each
            consumer a client of its own.
    """

    queue: EventQueue

    async def pull(self) -> RawBody:
        """Call `EventQueue.pull` on a thread; return and raise what it does."""
        return await asyncio.to_thread(self.queue.pull)

    async def confirm(self, handles: Sequence[str]) -> None:
        """Call `EventQueue.confirm` on a thread; raise what it raises."""
        await asyncio.to_thread(self.queue.confirm, handles)


def _failure(error: Any) -> ApiError:
    message = error.get_message()
    if isinstance(message, bytes):
        message = shorten(message.decode(errors="replace"))  # a page of a proxy, or the like
    return ApiError(error.get_code(), message, error.get_request_id())
