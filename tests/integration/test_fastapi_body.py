"""Events as the body of a request, over HTTP: the service of the documentation, and others."""

import json
import socket
import threading
import time
from collections.abc import Generator
from contextlib import closing, contextmanager
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from typing import Annotated, Any

import pytest
import uvicorn
from fastapi import Body, Depends, FastAPI, HTTPException
from test_frameworks import (
    NEW_KEY,
    OLD_KEY,
    SECRET,
    SIGN_KEY_VARIABLE,
    Service,
    event,
    serving,
    signed,
    wait_until,
)

import vod_events
from vod_events import AnyEvent, Event, PullComplete, PullEventsResponse, UnknownEvent, samples
from vod_events.events.media import MediaBasicInfo

SECONDS = 30.0
CONTENT_TYPES = ["application/json", "text/plain", "text/plain; charset=utf-8", None]
each_content_type = pytest.mark.parametrize("content_type", CONTENT_TYPES)
BODY: dict[str, Any] = {"EventType": "PullComplete", "PullCompleteEvent": {"FileId": "1"}}
WRONG: dict[str, Any] = {
    "EventType": "PullComplete",
    "PullCompleteEvent": {"ErrCode": "0", "MediaBasicInfo": {"TagSet": ["a", 1]}},
}
KEY = "d6DSUqPbYMUzH2yQ3gXGRsVcbbWDs0Wd"

app = FastAPI()


@app.post("/event")
def take_event(event: Annotated[AnyEvent, Body()]) -> AnyEvent:
    return event


@app.post("/either")
def take_either(event: Annotated[PullComplete | UnknownEvent, Event, Body()]) -> dict[str, Any]:
    return {"type": type(event).__name__, "event": vod_events.to_dict(event)}


@app.post("/info")
def take_info(info: Annotated[MediaBasicInfo, Body()]) -> MediaBasicInfo:
    return info


@app.post("/batch")
def take_batch(batch: Annotated[PullEventsResponse, Body()]) -> PullEventsResponse:
    return batch


def verified(event: Annotated[AnyEvent, Body()]) -> AnyEvent:
    try:
        vod_events.verify_callback(event, KEY)
    except vod_events.SignatureError as error:
        raise HTTPException(401, str(error)) from error
    return event


@app.post("/signed")
def take_signed(event: Annotated[AnyEvent, Depends(verified)]) -> AnyEvent:
    return event


@contextmanager
def running() -> Generator[int]:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            wait_until(lambda: server.started)
            yield listener.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join(SECONDS)


@pytest.fixture(scope="module")
def port() -> Any:
    with running() as port:
        yield port


def ask(
    port: int, path: str, body: bytes | None = None, content_type: str | None = None
) -> tuple[int, Any]:
    """Post a body, or get a page; give the status and the answer."""
    headers = {"Content-Type": content_type} if content_type else {}
    with closing(HTTPConnection("127.0.0.1", port, timeout=SECONDS)) as connection:
        connection.request("GET" if body is None else "POST", path, body, headers)
        answer = connection.getresponse()
        text = answer.read()
    is_json = answer.getheader("Content-Type") == "application/json"
    return answer.status, json.loads(text) if is_json else None


def encoded(body: Any) -> bytes:
    return json.dumps(body).encode()


@each_content_type
def test_an_event_is_taken_and_answered(port: int, content_type: str | None) -> None:
    for name in ("pull_complete", "unknown_type"):
        body = samples.load(name)
        expected = vod_events.to_dict(vod_events.parse_callback(body))
        assert ask(port, "/event", body, content_type) == (200, expected)
    assert ask(port, "/either", encoded(BODY), content_type) == (
        200,
        {"type": "PullComplete", "event": BODY},
    )
    assert ask(port, "/info", b'{"Name": "a"}', content_type) == (200, {"Name": "a"})
    batch = vod_events.to_dict(vod_events.parse_pull_events(samples.load("pull_events_malformed")))
    assert ask(port, "/batch", encoded(batch), content_type) == (200, batch)


@each_content_type
def test_all_problems_are_answered_with_their_places(port: int, content_type: str | None) -> None:
    for path in ("/event", "/either", "/signed"):
        status, answer = ask(port, path, encoded(WRONG), content_type)
        assert status == 422
        assert answer["detail"] == [
            {
                "type": "vod_event",
                "loc": ["body", "PullCompleteEvent", "ErrCode"],
                "msg": 'expected integer, got string "0"',
                "input": "0",
            },
            {
                "type": "vod_event",
                "loc": ["body", "PullCompleteEvent", "MediaBasicInfo", "TagSet", 1],
                "msg": "expected string, got integer 1",
                "input": 1,
            },
        ]


@each_content_type
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no json",
        b"\xff",
        b"[]",
        b"5",
        b"null",
        b'"\\ud800"',
        b'{"EventType": "\\ud800"}',
        b'{"EventType": NaN}',
        b'{"EventType": "A", "New": 1e400}',
        b'{"EventType": "A", "New": [NaN, Infinity]}',
        b'{"EventType": "A", "New": ' + b"[" * 200 + b"]" * 200 + b"}",
        b'{"EventType": "A", "New": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        samples.load("pull_events"),
    ],
)
def test_what_is_no_event_is_refused_and_never_an_error_of_the_server(
    port: int, content_type: str | None, body: bytes
) -> None:
    status, answer = ask(port, "/event", body, content_type)
    assert status in (400, 422)
    assert answer["detail"]
    # What FastAPI itself cannot decode, it answers 400.
    assert status == 422 or content_type == "application/json"


@each_content_type
def test_a_callback_that_is_not_signed_is_answered_401(port: int, content_type: str | None) -> None:
    good = vod_events.sign_callback(BODY, KEY, now=time.time()).encode()
    forged = vod_events.sign_callback(BODY, "guess", now=time.time()).encode()
    status, answer = ask(port, "/signed", good, content_type)
    assert (status, answer) == (200, json.loads(good))
    for body, reason in ((encoded(BODY), "not signed"), (forged, "wrong")):
        status, answer = ask(port, "/signed", body, content_type)
        assert status == 401
        assert reason in answer["detail"]


def test_an_error_of_the_api_is_told(port: int) -> None:
    status, answer = ask(port, "/batch", samples.load("pull_events_error"))
    assert status == 422
    assert [line["type"] for line in answer["detail"]] == ["vod_api"]


def test_the_page_describes_the_event(port: int) -> None:
    status, document = ask(port, "/openapi.json")
    assert status == 200
    components = document["components"]["schemas"]
    for path, model in (("/event", "Event"), ("/info", "MediaBasicInfo"), ("/signed", "Event")):
        operation = document["paths"][path]["post"]
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        assert schema["$ref"] == f"#/components/schemas/{model}"
        answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
        assert answer["$ref"] == f"#/components/schemas/{model}"
    either = document["paths"]["/either"]["post"]["requestBody"]["content"]["application/json"]
    assert either["schema"]["anyOf"] == [
        {"$ref": "#/components/schemas/PullComplete"},
        {"$ref": "#/components/schemas/UnknownEvent"},
    ]
    expected = vod_events.openapi()["components"]["schemas"]
    assert {name: components[name] for name in expected} == expected


# The service of the documentation


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("fastapi_body")
    with serving("fastapi_body", folder) as service:
        yield service


def is_handled(service: Service, task_id: str) -> bool:
    return service.states_of_task(task_id) == ["handled"]


@each_content_type
def test_the_service_keeps_and_handles(service: Service, content_type: str | None) -> None:
    body = event(f"as {content_type}", Status="FINISH", ErrCode=0, New=[{"A": 1.5}])
    for _ in range(2):
        assert ask(service.port, f"/vod/{SECRET}", body, content_type) == (200, None)
    wait_until(lambda: service.states_of_task(f"as {content_type}") == ["handled"])
    assert service.handled().count(f"as {content_type} uploaded") == 1
    (kept,) = service.rows(
        "SELECT body FROM callbacks WHERE instr(body, ?)", str(content_type).encode()
    )
    assert json.loads(kept[0]) == json.loads(body)


def test_the_service_refuses_what_is_no_event_and_logs_it(service: Service) -> None:
    body = event("refused", ErrCode="0", Progress="1")
    status, answer = ask(service.port, f"/vod/{SECRET}", body, "text/plain")
    assert status == 422
    places = [line["loc"] for line in answer["detail"]]
    assert places == [["body", "PullCompleteEvent", name] for name in ("ErrCode", "Progress")]
    assert service.states_of_task("refused") == []
    log = service.log.read_text("utf-8")
    assert "WARNING inbox: refused a callback" in log
    assert 'expected integer, got string "0"' in log


@pytest.mark.parametrize("body", [event("by a stranger"), b"no json"])
def test_the_service_is_not_found_without_the_secret(service: Service, body: bytes) -> None:
    assert ask(service.port, "/vod/guess", body, "text/plain")[0] == 404
    assert service.states_of_task("by a stranger") == []


def test_the_service_bounds_a_body_and_describes_itself(service: Service) -> None:
    too_large = b" " * ((1 << 20) + 1)
    assert ask(service.port, f"/vod/{SECRET}", too_large)[0] == 413
    _, document = ask(service.port, "/openapi.json")
    operation = document["paths"]["/vod/{secret}"]["post"]
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    assert schema["$ref"] == "#/components/schemas/Event"
    assert {"200", "401", "422"} <= operation["responses"].keys()
    assert SECRET not in json.dumps(document)


def test_the_service_verifies_signatures(tmp_path: Path) -> None:
    keys = {SIGN_KEY_VARIABLE: f"{NEW_KEY},{OLD_KEY}"}
    with serving("fastapi_body", tmp_path, **keys) as service:
        for key in (NEW_KEY, OLD_KEY):
            body = signed(event(f"by {key}"), key=key)
            assert ask(service.port, f"/vod/{SECRET}", body)[0] == 200
            wait_until(partial(is_handled, service, f"by {key}"))
        for body in (event("forged"), signed(event("forged"), key="guess")):
            assert ask(service.port, f"/vod/{SECRET}", body)[0] == 401
        assert service.states_of_task("forged") == ["refused", "refused"]
