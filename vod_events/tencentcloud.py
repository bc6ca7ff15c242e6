"""PullEvents and ConfirmEvents on the official SDK, for `vod_events.consumer`.

    queue = EventQueue(make_client(credential), sub_app_id=1500000001)
    Consumer(queue.pull, queue.confirm, handle).run(stop)

The answers are taken as the bytes that came, not as the SDK's models, which drop each field that
they do not know.

Needs the extra ``vod-events[tencentcloud]``.
"""

import asyncio
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Protocol

from attrs import frozen

from vod_events._parse import Body, parse_pull_events
from vod_events._text import shorten
from vod_events.errors import PullEventsError

try:
    # By name, as the SDK has no annotations to import.
    _SDKError: Any = import_module(
        "tencentcloud.common.exception.tencent_cloud_sdk_exception"
    ).TencentCloudSDKException
except ModuleNotFoundError as _error:
    raise ImportError(
        "vod_events.tencentcloud needs the official SDK: pip install 'vod-events[tencentcloud]'"
    ) from _error

__all__ = ["TIMEOUT", "AsyncEventQueue", "Client", "EventQueue", "make_client"]

TIMEOUT = 10
"""Seconds that VOD advises to wait for an answer: PullEvents holds its own for up to five."""


class Client(Protocol):
    """What is used of the SDK's ``VodClient``; its ``CommonClient`` for VOD serves as well."""

    def call(self, action: str, params: dict[str, Any]) -> Any:
        """Call the API and give the body of its answer."""
        ...


def make_client(credential: Any, *, endpoint: str | None = None, protocol: str = "https") -> Any:
    """Make a client of the SDK that waits for answers as long as VOD advises: `TIMEOUT` seconds.

    The SDK's own default is 60 seconds, longer than a handle lives.

    Args:
        credential: a credential of the SDK.
        endpoint: the host to call, where it is not ``vod.tencentcloudapi.com``.
        protocol: ``https``, or ``http`` for a server under test.

    Returns:
        A ``tencentcloud.vod.v20180717.vod_client.VodClient``.

    See https://cloud.tencent.com/document/api/266/33433
    """
    profiles = "tencentcloud.common.profile"
    http_profile = import_module(f"{profiles}.http_profile").HttpProfile(
        protocol=protocol, endpoint=endpoint, reqTimeout=TIMEOUT
    )
    profile = import_module(f"{profiles}.client_profile").ClientProfile(httpProfile=http_profile)
    vod_client = import_module("tencentcloud.vod.v20180717.vod_client")
    return vod_client.VodClient(credential, "", profile)


@frozen(eq=False)
class EventQueue:
    """The queue of an application's events: what a consumer pulls from and confirms to.

    Args:
        client: a ``VodClient`` of the SDK, best with a time-out of `TIMEOUT` seconds.
        sub_app_id: the VOD application; required by VOD for accounts opened since 2023-12-25.
    """

    client: Client
    sub_app_id: int | None = None

    def pull(self) -> Body:
        """Call PullEvents.

        Returns:
            The body of the answer; "no event", in any form, is such a body.

        Raises:
            PullEventsError: the API gave an error, or the SDK on the way to it; the SDK's own
                exception is its ``__cause__``.

        See https://cloud.tencent.com/document/api/266/33433
        """
        try:
            return self._call("PullEvents", {})
        except _SDKError as error:
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
            except PullEventsError:
                raise failure from error
            return answer

    def confirm(self, handles: Sequence[str]) -> None:
        """Call ConfirmEvents.

        Args:
            handles: the handles, 16 at most.

        Raises:
            PullEventsError: the API gave an error, or the SDK on the way to it; the SDK's own
                exception is its ``__cause__``.
            DecodeError: what answered was not the API.
            InvalidEventError: the same.

        See https://cloud.tencent.com/document/api/266/33434
        """
        try:
            answer = self._call("ConfirmEvents", {"EventHandles": list(handles)})
        except _SDKError as error:
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
    """The same for `vod_events.consumer.AsyncConsumer`: the SDK blocks, so it runs on threads.

    Args:
        queue: what is called there. A client of the SDK is for one thread at a time, so give each
            consumer a client of its own.
    """

    queue: EventQueue

    async def pull(self) -> Body:
        """Do what `EventQueue.pull` does, and raise what it raises."""
        return await asyncio.to_thread(self.queue.pull)

    async def confirm(self, handles: Sequence[str]) -> None:
        """Do what `EventQueue.confirm` does, and raise what it raises."""
        await asyncio.to_thread(self.queue.confirm, handles)


def _failure(error: Any) -> PullEventsError:
    message = error.get_message()
    if isinstance(message, bytes):
        message = shorten(message.decode(errors="replace"))  # a page of a proxy, or the like
    return PullEventsError(error.get_code(), message, error.get_request_id())
