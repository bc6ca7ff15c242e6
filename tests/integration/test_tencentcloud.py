"""The official SDK's own client against a VOD on loopback: signed requests over real HTTP."""

import asyncio
import json
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest
import vod_server
from vod_server import VodServer

import vod_events
from vod_events import AnyEvent, ApiError, DecodeError, MalformedEvent, UnknownEvent
from vod_events._cli.serve.web import Reply, api_error, api_reply
from vod_events.consumer import AsyncConsumer, Consumer
from vod_events.tencentcloud import TIMEOUT, AsyncEventQueue, EventQueue, make_client

# The SDK signs with a function that CPython 3.12 deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:.*utcfromtimestamp:DeprecationWarning")

# The SDK has no annotations.
Credential: Any = import_module("tencentcloud.common.credential").Credential
SDKError: Any = import_module("tencentcloud.common.exception").TencentCloudSDKException

COMPLETE = {"EventType": "PullComplete", "PullCompleteEvent": {"TaskId": "t", "FileId": "5" * 18}}
HTML = b"<html>" + b"Bad gateway " * 1000


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[VodServer]:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with VodServer() as server:
        yield server


def queue_of(
    server: VodServer, sub_app_id: int | None = None, key: str = vod_server.SECRET_KEY
) -> EventQueue:
    credential = Credential(vod_server.SECRET_ID, key)
    client = make_client(credential, endpoint=server.endpoint, protocol="http")
    return EventQueue(client, sub_app_id=sub_app_id)


def calls_of(queue: EventQueue) -> dict[str, Callable[[], object]]:
    return {"PullEvents": queue.pull, "ConfirmEvents": lambda: queue.confirm(["5"])}


class WhileRequestsLast:
    """A stop event that is set after some requests."""

    def __init__(self, server: VodServer, requests: int) -> None:
        self.server = server
        self.requests = requests

    def is_set(self) -> bool:
        return len(self.server.requests) >= self.requests


def test_what_is_published_is_handled_and_confirmed(server: VodServer) -> None:
    published: list[dict[str, Any]] = [
        {**COMPLETE, "Extra": {"Deep": [1, 2.5, 2**60]}},
        {"EventType": "FromTheFuture", "FromTheFuture": {"名": "值"}},
        {"EventType": "PullComplete"},
        *({**COMPLETE, "Number": number} for number in range(20)),
    ]
    server.publish(*published)
    handled: list[AnyEvent] = []
    queue = queue_of(server)
    consumer = Consumer(queue.pull, queue.confirm, handled.append)
    reports = [consumer.poll_once() for _ in range(3)]
    assert [len(report.confirmed) for report in reports] == [16, 7, 0]
    assert [report.left for report in reports] == [(), (), ()]
    assert server.confirmed == published
    assert isinstance(handled[1], UnknownEvent)
    assert isinstance(handled[2], MalformedEvent)
    for event, original in zip(handled, published, strict=True):
        assert vod_events.to_dict(event) == {**original, "EventHandle": event.event_handle}


def test_asyncio_takes_the_client_on_threads(server: VodServer) -> None:
    server.publish(COMPLETE)
    queue = AsyncEventQueue(queue_of(server))

    async def handle(_event: AnyEvent) -> None:
        pass

    report = asyncio.run(AsyncConsumer(queue.pull, queue.confirm, handle).poll_once())
    assert len(report.confirmed) == 1
    assert server.confirmed == [COMPLETE]


@pytest.mark.parametrize("sub_app_id", [None, 1500000001])
def test_the_application_is_named_in_each_request(
    server: VodServer, sub_app_id: int | None
) -> None:
    server.publish(COMPLETE)
    queue = queue_of(server, sub_app_id)
    Consumer(queue.pull, queue.confirm, lambda _event: None).poll_once()
    assert [request.action for request in server.requests] == ["PullEvents", "ConfirmEvents"]
    expected = {} if sub_app_id is None else {"SubAppId": sub_app_id}
    for request in server.requests:
        request.parameters.pop("EventHandles", None)
        assert request.parameters == expected
    assert server.confirmed == [COMPLETE]


def test_what_was_not_handled_comes_again_with_another_handle() -> None:
    now = 0.0
    with VodServer(clock=lambda: now) as server:
        server.publish(COMPLETE)
        server.publish({**COMPLETE, "Second": True})
        queue = queue_of(server)
        seen: list[AnyEvent] = []

        def handle(event: AnyEvent) -> None:
            seen.append(event)
            if len(seen) == 1:
                raise RuntimeError("not this time")

        consumer = Consumer(queue.pull, queue.confirm, handle)
        assert len(consumer.poll_once().left) == 1
        assert not consumer.poll_once().confirmed
        now = 30.0
        assert len(consumer.poll_once().confirmed) == 1
        assert server.confirmed == [{**COMPLETE, "Second": True}, COMPLETE]
        assert vod_events.dedup_key(seen[0]) == vod_events.dedup_key(seen[2])
        assert seen[0].event_handle != seen[2].event_handle


@pytest.mark.parametrize("no_event", [None, {}, {"EventSet": None}, {"EventSet": []}])
def test_no_event_is_an_empty_batch(server: VodServer, no_event: dict[str, Any] | None) -> None:
    if no_event is not None:
        server.answer_next("PullEvents", api_reply(no_event))
    batch = vod_events.parse_pull_events(queue_of(server).pull())
    assert batch.event_set == ()
    assert batch.request_id


def test_an_error_of_the_api_tells_what_the_api_told(server: VodServer) -> None:
    queue = queue_of(server)
    for action, call in calls_of(queue).items():
        reply = api_error("InternalError", "try later")
        server.answer_next(action, reply)
        with pytest.raises(ApiError) as caught:
            call()
        assert caught.value.code == "InternalError"
        assert caught.value.message == "try later"
        assert caught.value.request_id == json.loads(reply.body)["Response"]["RequestId"]
        assert isinstance(caught.value.__cause__, SDKError)


def test_a_wrong_key_is_refused(server: VodServer) -> None:
    queue = queue_of(server, key="another")
    for call in calls_of(queue).values():
        with pytest.raises(ApiError) as caught:
            call()
        assert caught.value.code == "AuthFailure.SignatureFailure"


@pytest.mark.parametrize("handles", [[], ["unknown"], [str(number) for number in range(17)]])
def test_handles_that_vod_refuses_are_an_error(server: VodServer, handles: list[str]) -> None:
    with pytest.raises(ApiError) as caught:
        queue_of(server).confirm(handles)
    assert caught.value.code == "InvalidParameterValue"


def test_a_confirm_that_comes_late_is_an_error() -> None:
    now = 0.0
    with VodServer(clock=lambda: now) as server:
        server.publish(COMPLETE)
        queue = queue_of(server)
        batch = vod_events.parse_pull_events(queue.pull())
        now = 30.0
        with pytest.raises(ApiError) as caught:
            queue.confirm(batch.event_handles)
        assert caught.value.code == "InvalidParameterValue"
        (event,) = vod_events.parse_pull_events(queue.pull()).event_set
        assert vod_events.to_dict(event) == {**COMPLETE, "EventHandle": event.event_handle}


def test_what_the_network_does_is_an_error_too(server: VodServer) -> None:
    queue = queue_of(server)
    for action, call in calls_of(queue).items():
        server.answer_next(action, Reply(HTML, 502, "text/html"), None)
        with pytest.raises(ApiError) as caught:
            call()
        assert caught.value.code == "ServerNetworkError"
        assert len(str(caught.value)) < 100
        with pytest.raises(ApiError) as caught:
            call()
        assert caught.value.code == "ClientNetworkError"


def test_a_confirm_that_did_not_reach_the_api_is_an_error(server: VodServer) -> None:
    """The SDK passes on what is not labelled as it expects, errors included."""
    queue = queue_of(server)
    refused = {"Response": {"Error": {"Code": "InternalError"}, "RequestId": "r"}}
    server.answer_next(
        "ConfirmEvents",
        Reply(HTML, content_type="text/html"),
        Reply(json.dumps(refused).encode(), content_type="application/json; charset=utf-8"),
        Reply(b'{"portal": "sign in first"}', content_type="text/json"),
    )
    for expected in (DecodeError, ApiError, vod_events.InvalidEventError):
        with pytest.raises(expected):
            queue.confirm(["5"])


def test_a_consumer_goes_on_after_errors(server: VodServer) -> None:
    server.answer_next("PullEvents", api_error("InternalError", ""), None, Reply(HTML, 502))
    server.answer_next("ConfirmEvents", api_error("InternalError", ""))
    server.publish(COMPLETE)
    queue = queue_of(server)
    handled: list[AnyEvent] = []
    pauses: list[float] = []
    consumer = Consumer(
        queue.pull, queue.confirm, handled.append, first_pause=1e-3, sleep=pauses.append
    )
    consumer.run(WhileRequestsLast(server, 6))
    assert [request.action for request in server.requests] == [
        *["PullEvents"] * 4,
        *["ConfirmEvents"] * 2,
    ]
    assert pauses
    assert len(handled) == 1
    assert server.confirmed == [COMPLETE]


def test_a_client_waits_as_long_as_vod_advises() -> None:
    client = make_client(Credential("id", "key"))
    assert client.profile.httpProfile.reqTimeout == TIMEOUT == 10
    assert client.profile.httpProfile.scheme == "https"


def test_the_api_names_are_those_of_the_sdk(server: VodServer) -> None:
    """What the SDK's own methods send is what the queue sends."""
    models: Any = import_module("tencentcloud.vod.v20180717.models")
    queue = queue_of(server, sub_app_id=5)
    client: Any = queue.client
    server.publish(COMPLETE)
    pull, confirm = models.PullEventsRequest(), models.ConfirmEventsRequest()
    pull.SubAppId = confirm.SubAppId = 5
    confirm.EventHandles = [event.EventHandle for event in client.PullEvents(pull).EventSet]
    client.ConfirmEvents(confirm)
    server.publish(COMPLETE)
    queue.confirm(vod_events.parse_pull_events(queue.pull()).event_handles)
    for request in server.requests[1::2]:
        request.parameters["EventHandles"] = len(request.parameters["EventHandles"])
    assert server.requests[:2] == server.requests[2:]


def test_without_the_sdk_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(sys.modules):
        if name.split(".")[0] == "tencentcloud":
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "tencentcloud", None)
    monkeypatch.delitem(sys.modules, "vod_events.tencentcloud")
    with pytest.raises(ImportError, match=r"pip install 'vod-events\[tencentcloud\]'"):
        import_module("vod_events.tencentcloud")
