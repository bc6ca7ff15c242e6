"""The forms of ``vod-events serve``, without network: the API's, and those of events put in."""

import json
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vod_events
from vod_events import ApiError, samples
from vod_events._cli.serve.api import Api
from vod_events._cli.serve.authorization import check_authorization
from vod_events._cli.serve.intake import Intake, NoEventsError, events_in
from vod_events._cli.serve.queue import HANDLE_SECONDS, Event
from vod_events._cli.serve.refusal import RefusalError
from vod_events._cli.serve.vod import Vod
from vod_events._cli.serve.web import Reply, Request
from vod_events.strategies import callback_bodies, pull_events_bodies

NOW = 1_790_000_000
COMPLETE: Event = {"EventType": "PullComplete", "PullCompleteEvent": {"TaskId": "t"}}


def authorization(
    *,
    date: str = f"{datetime.fromtimestamp(NOW, UTC):%Y-%m-%d}",
    service: str = "vod",
    signed: str = "content-type;host",
    signature: str = "0123456789abcdef" * 4,
) -> str:
    return (
        f"TC3-HMAC-SHA256 Credential=AKID/{date}/{service}/tc3_request, "
        f"SignedHeaders={signed}, Signature={signature}"
    )


def headers_of(action: str, **changes: str | None) -> dict[str, str]:
    """Give the headers that the SDK sends; None leaves one out."""
    now = int(time.time())
    headers: dict[str, str | None] = {
        "host": "127.0.0.1:8266",
        "content-type": "application/json",
        "authorization": authorization(date=f"{datetime.fromtimestamp(now, UTC):%Y-%m-%d}"),
        "x-tc-action": action,
        "x-tc-timestamp": str(now),
        "x-tc-version": "2018-07-17",
        **{name.replace("_", "-"): value for name, value in changes.items()},
    }
    return {name: value for name, value in headers.items() if value is not None}


class Caller:
    """Calls an API in this process, and keeps what it reports."""

    def __init__(self, vod: Vod) -> None:
        self.vod = vod
        self.lines: list[str] = []
        self._api = Api(vod, lambda *spans: self.lines.append("".join(text for text, _ in spans)))

    def request(self, request: Request) -> dict[str, Any]:
        reply = self._api.answer(request)
        assert (reply.status, reply.content_type) == (200, "application/json")
        answer: dict[str, Any] = json.loads(reply.body)["Response"]
        assert answer["RequestId"]
        return answer

    def __call__(self, action: str, body: object, **headers: str | None) -> dict[str, Any]:
        text = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.request(Request("POST", "/", headers_of(action, **headers), text))


@pytest.fixture
def call() -> Caller:
    return Caller(Vod(hold=0.0))


# The API


def test_events_are_pulled_and_confirmed(call: Caller) -> None:
    published: list[Event] = [{**COMPLETE, "Number": number, "Null": None} for number in range(17)]
    call.vod.publish(published)
    batch = call("PullEvents", {})["EventSet"]
    handles = [event.pop("EventHandle") for event in batch]
    assert batch == published[:16]
    assert call("ConfirmEvents", {"EventHandles": handles}).keys() == {"RequestId"}
    (event,) = call("PullEvents", {})["EventSet"]
    assert event == {**published[16], "EventHandle": event["EventHandle"]}
    assert call.lines == [
        f"PullEvents: {', '.join(['PullComplete'] * 16)}",
        "ConfirmEvents: 16 events",
        "PullEvents: PullComplete",
    ]


def test_no_event_is_an_error_that_is_not_reported(call: Caller) -> None:
    answer = call("PullEvents", {})
    assert answer["Error"] == {"Code": "ResourceNotFound", "Message": "no event"}
    assert vod_events.parse_pull_events({"Response": answer}).event_set == ()
    assert call.lines == []


def test_an_event_that_comes_again_is_reported_as_such() -> None:
    now = 0.0
    call = Caller(Vod(hold=0.0, clock=lambda: now))
    call.vod.publish([COMPLETE])
    first = call("PullEvents", {})["EventSet"]
    now = 30.0
    second = call("PullEvents", {})["EventSet"]
    assert first[0]["EventHandle"] != second[0]["EventHandle"]
    assert call.lines[1] == "PullEvents: PullComplete (again)"
    late = call("ConfirmEvents", {"EventHandles": [first[0]["EventHandle"]]})["Error"]
    assert late["Code"] == "InvalidParameterValue"
    assert "4000: no such handle, or its 30 seconds are over" in late["Message"]
    assert call.lines[2] == f"ConfirmEvents: InvalidParameterValue: {late['Message']}"


@pytest.mark.parametrize(
    "parameters", [{}, {"SubAppId": 1500000001, "ExtInfo": "x"}, {"SubAppId": None}]
)
def test_each_action_takes_an_application_and_an_ext_info(
    parameters: dict[str, Any], call: Caller
) -> None:
    call.vod.publish([COMPLETE])
    (event,) = call("PullEvents", parameters)["EventSet"]
    handles = {"EventHandles": [event["EventHandle"]]}
    assert "Error" not in call("ConfirmEvents", {**parameters, **handles})


@pytest.mark.parametrize(
    ("action", "parameters", "code"),
    [
        ("PullEvents", {"SubAppId": "1"}, "InvalidParameter"),
        ("PullEvents", {"SubAppId": True}, "InvalidParameter"),
        ("PullEvents", {"ExtInfo": 1}, "InvalidParameter"),
        ("PullEvents", {"EventHandles": ["1"]}, "UnknownParameter"),
        ("PullEvents", {"subAppId": 1}, "UnknownParameter"),
        ("PullEvents", [], "InvalidParameter"),
        ("PullEvents", b"", "InvalidParameter"),
        ("PullEvents", b"{", "InvalidParameter"),
        ("PullEvents", b"[" * 10_000, "InvalidParameter"),
        ("PullEvents", b'{"ExtInfo": "\xff"}', "InvalidParameter"),
        ("ConfirmEvents", {}, "MissingParameter"),
        ("ConfirmEvents", {"EventHandles": None}, "MissingParameter"),
        ("ConfirmEvents", {"EventHandles": "1"}, "InvalidParameter"),
        ("ConfirmEvents", {"EventHandles": [1]}, "InvalidParameter"),
        ("ConfirmEvents", {"EventHandles": [None]}, "InvalidParameter"),
        ("ConfirmEvents", {"EventHandles": []}, "InvalidParameterValue"),
        ("ConfirmEvents", {"EventHandles": ["1"] * 17}, "InvalidParameterValue"),
        ("ConfirmEvents", {"EventHandles": ["1"]}, "InvalidParameterValue"),
        ("DescribeTasks", {}, "InvalidAction"),
        ("", {}, "MissingParameter"),
    ],
)
def test_what_a_request_must_not_hold(
    action: str, parameters: object, code: str, call: Caller
) -> None:
    call.vod.publish([COMPLETE])
    answer = call(action, parameters)
    assert answer["Error"]["Code"] == code
    with pytest.raises(ApiError) as caught:
        vod_events.parse_pull_events({"Response": answer})
    assert call.lines == [f"{action or 'no action'}: {code}: {caught.value.message}"]
    assert len(call("PullEvents", {})["EventSet"]) == 1


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"authorization": None}, "AuthFailure.InvalidAuthorization"),
        ({"x_tc_timestamp": "0"}, "AuthFailure.SignatureExpire"),
        ({"x_tc_version": "2017-03-12"}, "NoSuchVersion"),
        ({"x_tc_version": None}, "NoSuchVersion"),
        ({"x_tc_action": None}, "MissingParameter"),
    ],
)
def test_what_the_headers_must_say(
    headers: Mapping[str, str | None], code: str, call: Caller
) -> None:
    assert call("PullEvents", {}, **headers)["Error"]["Code"] == code


def test_requests_are_posted(call: Caller) -> None:
    error = call.request(Request("GET", "/", headers_of("PullEvents"), b""))["Error"]
    assert error["Code"] == "UnsupportedProtocol"


@given(st.binary() | st.recursive(st.none() | st.text(), st.lists).map(json.dumps).map(str.encode))
def test_any_body_is_answered(body: bytes) -> None:
    assert call_once(body)["Error"]["Code"] == "InvalidParameter"


def call_once(body: bytes) -> dict[str, Any]:
    return Caller(Vod(hold=0.0))("PullEvents", body)


# The signature of a request


def signed_at(timestamp: str | None = str(NOW), **changes: str) -> dict[str, str]:
    headers = headers_of("PullEvents", authorization=authorization(**changes))
    del headers["x-tc-timestamp"]
    return headers if timestamp is None else {**headers, "x-tc-timestamp": timestamp}


@pytest.mark.parametrize(
    "headers",
    [
        signed_at(),
        signed_at(str(NOW - 300)),
        signed_at(str(NOW + 300)),
        signed_at(signed="content-type;host;x-tc-action"),
        {**signed_at(), "authorization": authorization().replace(", ", ",")},
    ],
)
def test_a_signature_of_the_right_form(headers: dict[str, str]) -> None:
    check_authorization(headers, now=NOW)


@pytest.mark.parametrize(
    ("headers", "code", "said"),
    [
        (signed_at(date="2026-9-1"), "InvalidAuthorization", "Credential=ID/DATE"),
        (signed_at(signature="0" * 63), "InvalidAuthorization", "Credential=ID/DATE"),
        (signed_at(signature="G" * 64), "InvalidAuthorization", "Credential=ID/DATE"),
        ({"authorization": "SKIP"}, "InvalidAuthorization", "Credential=ID/DATE"),
        (signed_at(str(NOW - 301)), "SignatureExpire", "five minutes"),
        (signed_at(str(NOW + 301)), "SignatureExpire", "five minutes"),
        (signed_at(date="2020-01-01"), "SignatureFailure", "the date"),
        (signed_at(service="cvm"), "SignatureFailure", "the service"),
        (signed_at(signed="host"), "SignatureFailure", "content-type"),
        (signed_at(signed="content-type"), "SignatureFailure", "host"),
        (signed_at(signed="content-type;host;x-tc-token"), "SignatureFailure", "x-tc-token"),
        (signed_at(None), "MissingParameter", "X-TC-Timestamp"),
        (signed_at("now"), "InvalidParameter", "X-TC-Timestamp"),
        (signed_at("9" * 11), "InvalidParameter", "X-TC-Timestamp"),
        (signed_at("\u0661" * 10), "InvalidParameter", "X-TC-Timestamp"),
    ],
)
def test_a_signature_of_the_wrong_form(headers: dict[str, str], code: str, said: str) -> None:
    with pytest.raises(RefusalError) as caught:
        check_authorization(headers, now=NOW)
    assert caught.value.code.removeprefix("AuthFailure.") == code
    assert said in caught.value.message


# Long polling


def test_a_pull_waits_for_an_event() -> None:
    vod = Vod(hold=60.0)
    pulled: list[Any] = []
    puller = threading.Thread(target=lambda: pulled.extend(vod.pull()))
    puller.start()
    vod.publish([COMPLETE])
    puller.join(30)
    assert [delivery.event for delivery in pulled] == [COMPLETE]


def test_a_pull_waits_for_an_event_to_come_back() -> None:
    ahead = 0.0
    vod = Vod(hold=60.0, clock=lambda: time.monotonic() + ahead)
    vod.publish([COMPLETE])
    assert [delivery.number for delivery in vod.pull()] == [1]
    ahead = HANDLE_SECONDS - 0.1
    assert [delivery.number for delivery in vod.pull()] == [2]


def test_a_pull_that_waits_ends_when_the_server_does() -> None:
    vod = Vod(hold=60.0)
    pulled: list[Any] = []
    puller = threading.Thread(target=lambda: pulled.append(vod.pull()))
    puller.start()
    vod.close()
    puller.join(30)
    assert pulled == [[]]


# Events that are put in


@given(callback_bodies())
def test_a_callback_is_one_event_without_what_a_delivery_adds(body: dict[str, Any]) -> None:
    expected = {name: body[name] for name in body.keys() - {"EventHandle", "T", "Sign"}}
    assert events_in(json.dumps(body).encode()) == [expected]


@given(pull_events_bodies())
def test_a_batch_is_its_events(body: dict[str, Any]) -> None:
    answer = body.get("Response", body)
    text = json.dumps(body).encode()
    if not isinstance(answer.get("EventSet"), list):
        with pytest.raises(NoEventsError):
            events_in(text)
        return
    assert [event["EventType"] for event in events_in(text)] == [
        event["EventType"] for event in answer["EventSet"]
    ]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"no json", "not JSON"),
        (b"{}", "neither an event"),
        (b"[]", "neither an event"),
        (b'{"Response": 5}', "neither an event"),
        (b'{"eventType": "FileDeleted"}', "neither an event"),
        (samples.load("pull_events_error"), "neither an event"),
        (b'{"EventSet": [{"EventType": "A"}, {}]}', "index 1"),
        (b'{"Response": {"EventSet": [null]}}', "index 0"),
    ],
)
def test_what_holds_no_events(body: bytes, said: str) -> None:
    with pytest.raises(NoEventsError, match=said):
        events_in(body)


class Taken:
    """An intake, with what it publishes and reports."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.lines: list[str] = []
        publish: Callable[[Sequence[Event]], None] = self.events.extend
        self._intake = Intake(
            publish, lambda *spans: self.lines.append("".join(text for text, _ in spans))
        )

    def post(
        self, body: bytes, content_type: str | None = "application/json", method: str = "POST"
    ) -> Reply:
        headers = {} if content_type is None else {"content-type": content_type}
        return self._intake.answer(Request(method, "/events", headers, body))


@pytest.mark.parametrize("content_type", ["application/json", "Application/JSON; charset=utf-8"])
def test_what_is_posted_is_queued(content_type: str) -> None:
    taken = Taken()
    reply = taken.post(samples.load("pull_events"), content_type)
    assert (reply.status, json.loads(reply.body)) == (200, {"queued": 3})
    assert len(taken.events) == 3
    (line,) = taken.lines
    assert line.startswith("received: PullComplete, ")
    assert json.loads(taken.post(samples.load("pull_events_empty")).body) == {"queued": 0}
    assert taken.lines[1] == "received: no event"


def test_of_many_events_some_are_named() -> None:
    taken = Taken()
    taken.post(json.dumps({"EventSet": [{"EventType": "A" * 99}] * 18}).encode())
    assert taken.lines == [f"received: {', '.join(['A' * 40 + '…'] * 16)}, and 2 more"]


def test_what_is_posted_and_holds_no_event_is_refused() -> None:
    taken = Taken()
    reply = taken.post(b"no json")
    assert reply.status == 400
    assert taken.lines == [f"received: {json.loads(reply.body)['error']}"]


def test_a_page_in_a_browser_cannot_put_events_in() -> None:
    """It can post these types to any host, without that host's consent."""
    taken = Taken()
    body = samples.load("pull_complete")
    for content_type in (None, "text/plain", "application/x-www-form-urlencoded"):
        assert taken.post(body, content_type).status == 415
    assert taken.post(body, method="GET").status == 405
    assert taken.events == []
