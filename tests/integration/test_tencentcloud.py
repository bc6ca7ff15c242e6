"""The official SDK's own client against a VOD on loopback: signed requests over real HTTP."""

import asyncio
import json
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from contextvars import ContextVar
from importlib import import_module
from typing import Any

import pytest
import vod_server
from hypothesis import given
from hypothesis import strategies as st
from simulated import SimulatedConsumer
from vod_server import UNLABELED, Raw, VodServer

import vod_events
from vod_events import (
    AnyEvent,
    ApiError,
    DecodeError,
    InvalidEventError,
    MalformedEvent,
    NoAnswerError,
    UnknownEvent,
    VodEventsError,
)
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
    assert [report.unconfirmed for report in reports] == [(), (), ()]
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
        assert len(consumer.poll_once().unconfirmed) == 1
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


def test_what_the_network_does_is_no_answer(server: VodServer) -> None:
    queue = queue_of(server)
    for action, call in calls_of(queue).items():
        server.answer_next(action, Reply(HTML, 502, "text/html"), None, Raw(b"\0\0\r\n\r\n"))
        for code in ("ServerNetworkError", "ClientNetworkError", "ClientNetworkError"):
            with pytest.raises(NoAnswerError, match=f"^{code}: ") as caught:
                call()
            assert isinstance(caught.value.__cause__, SDKError)
            assert len(str(caught.value)) <= 301
            assert str(caught.value).isprintable()


def test_a_server_that_is_not_there_is_no_answer() -> None:
    with VodServer() as server:
        queue = queue_of(server)
    for call in calls_of(queue).values():
        with pytest.raises(NoAnswerError, match="ClientNetworkError"):
            call()


def test_a_time_out_is_no_answer() -> None:
    with VodServer(hold=1.0) as server:
        queue = queue_of(server)
        client: Any = queue.client
        client.request.conn.timeout = 0.05
        with pytest.raises(NoAnswerError, match="timed out"):
            queue.pull()


def head(*fields: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", "Content-Type: application/json", *fields]
    return "\r\n".join([*lines, "", ""]).encode()


JSON_ANSWERS: dict[str, Any] = {
    "array": [1],
    "number": 5,
    "null": None,
    "text": "Response",
    "no Response": {},
    "Response null": {"Response": None},
    "Response an array": {"Response": ["Error"]},
    "Response text": {"Response": "no Error here"},
    "Error null": {"Response": {"Error": None, "RequestId": "r"}},
    "Error empty": {"Response": {"Error": {}, "RequestId": "r"}},
    "Error text": {"Response": {"Error": "text", "RequestId": "r"}},
    "Error without Code": {"Response": {"Error": {"Message": "m"}, "RequestId": "r"}},
    "Error without Message": {"Response": {"Error": {"Code": "X"}, "RequestId": "r"}},
    "no RequestId": {"Response": {"Error": {"Code": "X", "Message": "m"}}},
    "Code a number": {"Response": {"Error": {"Code": 5, "Message": "m"}, "RequestId": "r"}},
    "Code null": {"Response": {"Error": {"Code": None, "Message": "m"}, "RequestId": "r"}},
    "Message an array": {"Response": {"Error": {"Code": "X", "Message": []}, "RequestId": "r"}},
    "RequestId an object": {"Response": {"Error": {"Code": "X", "Message": ""}, "RequestId": {}}},
}
HOSTILE = {
    **{name: Reply(json.dumps(answer).encode()) for name, answer in JSON_ANSWERS.items()},
    "empty": Reply(b""),
    "HTML": Reply(HTML),
    "not UTF-8": Reply(b'{"Response": "\xff"}'),
    "UTF-16": Reply(json.dumps({"Response": None}).encode("utf-16")),
    "deep": Reply(b"[" * 100_000),
    "long integer": Reply(b"1" * 10_000),
    "huge": Reply(b'{"Response": ' + b"[0," * 3_000_000),
    "of another length, longer": Raw(head("Content-Length: 500") + b'{"Response": {'),
    "of another length, shorter": Raw(head("Content-Length: 5") + b'{"Response": {}}'),
    "of no length": Raw(head("Content-Length: x") + b'{"Respo'),
    "cut chunk": Raw(head("Transfer-Encoding: chunked") + b"50\r\n{"),
    "no chunk": Raw(head("Transfer-Encoding: chunked") + b"zz\r\n"),
    "not compressed": Raw(head("Content-Encoding: gzip", "Content-Length: 3") + b"abc"),
    "a redirect to nowhere": Raw(head("Location: x://y", "Content-Length: 0", status="302 Found")),
    "closed": Raw(b""),
    "closed in the head": Raw(b"HTTP/1.1"),
    "no HTTP": Raw(b"SSH-2.0-server\r\n"),
}


@pytest.mark.parametrize("reply", HOSTILE.values(), ids=HOSTILE)
def test_whatever_a_server_answers_is_an_error_of_the_library(
    server: VodServer, reply: Reply | Raw
) -> None:
    queue = queue_of(server)
    for action, call in calls_of(queue).items():
        server.answer_next(action, reply)
        with pytest.raises(NoAnswerError) as caught:
            call()
        assert isinstance(caught.value.__cause__, Exception)
        assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Reply(HTML, content_type="text/html"), DecodeError),
        (Reply(b"", content_type=UNLABELED), DecodeError),
        (Reply(b"[1]", content_type="text/json"), InvalidEventError),
        (Raw(b"HTTP/1.1 200 O"), DecodeError),
    ],
)
def test_what_the_sdk_does_not_look_at_is_refused_where_it_is_parsed(
    server: VodServer, reply: Reply | Raw, error: type[VodEventsError]
) -> None:
    queue = queue_of(server)
    server.answer_next("PullEvents", reply)
    body = queue.pull()
    with pytest.raises(error):
        vod_events.parse_pull_events(body)
    server.answer_next("ConfirmEvents", reply)
    with pytest.raises(NoAnswerError) as caught:
        queue.confirm(["5"])
    assert isinstance(caught.value.__cause__, error)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["Response", "Error", "Code", "EventSet"]), inner)
    ),
    max_leaves=5,
)
errors_of_the_api = st.fixed_dictionaries(
    {},
    optional={
        "Error": json_values
        | st.fixed_dictionaries({}, optional={"Code": json_values, "Message": json_values}),
        "RequestId": json_values,
        "EventSet": json_values,
        "DeprecatedWarning": json_values,
    },
)
answers = json_values | st.fixed_dictionaries({"Response": json_values | errors_of_the_api})
replies = st.builds(
    Reply,
    st.binary(max_size=50) | answers.map(lambda answer: json.dumps(answer).encode()),
    st.sampled_from([200, 200, 200, 201, 400, 500]),
    st.sampled_from(["application/json", "text/plain", "text/html", "", UNLABELED]),
)


# The SDK turns the filters on again when it warns.
@pytest.mark.filterwarnings("ignore:This action is deprecated:DeprecationWarning")
@given(reply=replies)
def test_calls_raise_errors_of_the_library_alone(reply: Reply) -> None:
    with VodServer() as server, warnings.catch_warnings():
        queue = queue_of(server)
        server.answer_next("PullEvents", reply)
        with suppress(VodEventsError):
            vod_events.parse_pull_events(queue.pull())
        server.answer_next("ConfirmEvents", reply)
        with suppress(ApiError, NoAnswerError):
            queue.confirm(["5"])


@pytest.mark.parametrize(
    "content_type", ["application/json", "application/json; charset=utf-8", UNLABELED]
)
def test_no_event_is_no_success_of_a_confirm(server: VodServer, content_type: str) -> None:
    error = {"Error": {"Code": "ResourceNotFound", "Message": "no event"}, "RequestId": "r"}
    reply = Reply(json.dumps({"Response": error}).encode(), content_type=content_type)
    queue = queue_of(server)
    server.answer_next("ConfirmEvents", reply)
    with pytest.raises(ApiError) as caught:
        queue.confirm(["5"])
    told = caught.value
    assert (told.code, told.message, told.request_id) == ("ResourceNotFound", "no event", "r")
    server.answer_next("PullEvents", reply)
    assert vod_events.parse_pull_events(queue.pull()).event_set == ()


def test_a_confirm_that_did_not_reach_the_api_is_an_error(server: VodServer) -> None:
    """The SDK passes on what is not labeled as it expects, errors included."""
    queue = queue_of(server)
    refused = {"Response": {"Error": {"Code": "InternalError"}, "RequestId": "r"}}
    server.answer_next(
        "ConfirmEvents",
        Reply(json.dumps(refused).encode(), content_type="application/json; charset=utf-8"),
        Reply(HTML, content_type="text/html"),
        Reply(b'{"portal": "sign in first"}', content_type="text/json"),
    )
    with pytest.raises(ApiError, match="InternalError"):
        queue.confirm(["5"])
    for cause in (DecodeError, InvalidEventError):
        with pytest.raises(NoAnswerError) as caught:
            queue.confirm(["5"])
        assert isinstance(caught.value.__cause__, cause)


def test_a_client_that_loses_the_error_of_the_network_tells_no_answer(server: VodServer) -> None:
    """With its region breaker on, the SDK fails over what it has not received."""
    http: Any = import_module("tencentcloud.common.profile.http_profile").HttpProfile
    profile: Any = import_module("tencentcloud.common.profile.client_profile").ClientProfile
    client: Any = import_module("tencentcloud.vod.v20180717.vod_client").VodClient
    queue = EventQueue(
        client(
            Credential(vod_server.SECRET_ID, vod_server.SECRET_KEY),
            "",
            profile(
                httpProfile=http(protocol="http", endpoint=server.endpoint),
                disable_region_breaker=False,
            ),
        )
    )
    server.answer_next("PullEvents", None)
    with pytest.raises(NoAnswerError, match="AttributeError"):
        queue.pull()


def test_what_the_sdk_refuses_is_told_by_its_code(server: VodServer) -> None:
    queue = queue_of(server)
    client: Any = queue.client
    client.profile.signMethod = "none"
    for call in calls_of(queue).values():
        with pytest.raises(ApiError, match="ClientError: Invalid signature method"):
            call()
    assert server.requests == []


class SlowClient:
    """A client whose calls wait to be let go, and which sees whether they overlap."""

    def __init__(self) -> None:
        self.began, self.may_end = threading.Semaphore(0), threading.Semaphore(0)
        self.at_once = 0
        self.most_at_once = 0
        self.actions: list[str] = []

    def call(self, action: str, params: dict[str, Any]) -> bytes:
        del params
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.actions.append(action)
        self.began.release()
        assert self.may_end.acquire(timeout=30)
        self.at_once -= 1
        return b'{"Response": {"RequestId": "r"}}'


class UnhashableClient(SlowClient):
    """One that cannot be a key."""

    __hash__ = None  # type: ignore[assignment] # pyright: ignore[reportAssignmentType] - as of a class with __eq__ alone


@pytest.mark.parametrize("kind", [SlowClient, UnhashableClient])
def test_calls_of_one_client_wait_for_each_other(kind: type[SlowClient]) -> None:
    client = kind()
    queues = [EventQueue(client, sub_app_id=number) for number in range(3)]
    with ThreadPoolExecutor() as threads:
        calls: list[Future[Any]] = [threads.submit(queue.pull) for queue in queues]
        calls += [threads.submit(queue.confirm, ["5"]) for queue in queues]
        for _ in calls:
            assert client.began.acquire(timeout=30)
            assert not client.began.acquire(timeout=0.02)  # room for another to break in
            client.may_end.release()
        for call in calls:
            call.result(30)
    assert client.most_at_once == 1


def test_calls_of_two_clients_do_not_wait_for_each_other() -> None:
    clients = [SlowClient(), SlowClient()]
    with ThreadPoolExecutor() as threads:
        calls = [threads.submit(EventQueue(client).pull) for client in clients]
        for client in clients:
            assert client.began.acquire(timeout=30)
        for client in clients:
            client.may_end.release()
        for call in calls:
            call.result(30)


def test_a_call_waits_for_the_one_that_was_cancelled() -> None:
    client = SlowClient()
    queue = AsyncEventQueue(EventQueue(client))

    async def main() -> None:
        pull = asyncio.create_task(queue.pull())
        assert await asyncio.to_thread(client.began.acquire, timeout=30)
        pull.cancel()
        await asyncio.wait((pull,))
        assert pull.cancelled()
        never_begun = asyncio.create_task(queue.pull())
        confirm = asyncio.create_task(queue.confirm(["5"]))
        await asyncio.sleep(0.02)  # room for the next to break in
        never_begun.cancel()
        await asyncio.wait((never_begun,))
        assert client.actions == ["PullEvents"]
        client.may_end.release()
        assert await asyncio.to_thread(client.began.acquire, timeout=30)
        client.may_end.release()
        await confirm

    asyncio.run(main())
    assert client.actions == ["PullEvents", "ConfirmEvents"]
    assert client.most_at_once == 1


def test_a_cancelled_consumer_leaves_its_client_to_the_next() -> None:
    with VodServer(hold=0.3) as server:
        queue = AsyncEventQueue(queue_of(server))
        handled: list[AnyEvent] = []

        async def handle(event: AnyEvent) -> None:
            handled.append(event)

        async def main() -> None:
            poll = asyncio.create_task(AsyncConsumer(queue.pull, queue.confirm, handle).poll_once())
            await asyncio.to_thread(server.wait_until, lambda: len(server.requests) == 1)
            poll.cancel()
            await asyncio.wait((poll,))
            next_poll = asyncio.create_task(
                AsyncConsumer(queue.pull, queue.confirm, handle).poll_once()
            )
            # Only once the first has its answer, so that it takes nothing.
            await asyncio.to_thread(server.wait_until, lambda: len(server.requests) == 2)
            server.publish(COMPLETE)
            await next_poll

        asyncio.run(main())
    assert len(handled) == 1
    assert server.confirmed == [COMPLETE]
    assert server.most_at_once == 1


def test_a_call_on_the_thread_knows_the_context_of_its_task() -> None:
    variable: ContextVar[str] = ContextVar("variable")
    seen: list[str] = []

    class ContextClient:
        def call(self, action: str, params: dict[str, Any]) -> bytes:
            del action, params
            seen.append(variable.get())
            return b"{}"

    variable.set("of the task")
    assert asyncio.run(AsyncEventQueue(EventQueue(ContextClient())).pull()) == b"{}"
    assert seen == ["of the task"]


@pytest.mark.parametrize("error", [SystemExit, KeyboardInterrupt])
def test_what_is_no_exception_goes_through(error: type[BaseException]) -> None:
    class LeavingClient:
        def call(self, action: str, params: dict[str, Any]) -> bytes:
            raise error(action, params)

    for call in calls_of(EventQueue(LeavingClient())).values():
        with pytest.raises(error):
            call()


def test_a_consumer_goes_on_after_errors(server: VodServer) -> None:
    server.answer_next("PullEvents", api_error("InternalError", ""), None, Reply(HTML, 502))
    server.answer_next("ConfirmEvents", api_error("InternalError", ""))
    server.publish(COMPLETE)
    queue = queue_of(server)
    handled: list[AnyEvent] = []
    consumer = SimulatedConsumer(queue.pull, queue.confirm, handled.append)
    consumer.run(WhileRequestsLast(server, 6))
    assert [request.action for request in server.requests] == [
        *["PullEvents"] * 4,
        *["ConfirmEvents"] * 2,
    ]
    assert sum(consumer.clock.slept) > 1
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
