"""Signatures on the command line: what is sent is signed, and what was saved is checked."""

import io
import json
import sys
from collections.abc import Callable, Iterator
from http.server import HTTPServer
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from loopback import PostHandler, serving

import vod_events
from vod_events import samples, sign_callback, verify_callback
from vod_events.__main__ import main

VARIABLE = "VOD_EVENTS_SIGN_KEY"
KEY = "d6DSUqPbYMUzH2yQ3gXGRsVcbbWDs0Wd"
EXPIRY = "expires 2027-01-15T08:00:00Z"
T = 1_800_000_000

KNOWN: dict[str, Any] = {"EventType": "FileDeleted", "FileDeleteEvent": {"FileIdSet": ["1"]}}
UNKNOWN: dict[str, Any] = {"EventType": "SomethingNew", "SomethingNewEvent": {"Size": 1}}
UNREADABLE: dict[str, Any] = {
    "EventType": "PullComplete",
    "PullCompleteEvent": {"ErrCode": "0"},
}


def signed(body: dict[str, Any], key: str = KEY) -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(sign_callback(body, key, now=T - 600))
    return tree


@frozen
class Result:
    code: int
    out: str
    err: str


class Invoke:
    """Runs the command line in this process, and sees that it never prints the key."""

    def __init__(self, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self._patch, self._capture = patch, capture

    def __call__(
        self, *arguments: str | Path, stdin: Any = None, variable: str | None = None
    ) -> Result:
        text = stdin if isinstance(stdin, bytes) else json.dumps(stdin).encode()
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
        if variable is None:
            self._patch.delenv(VARIABLE, raising=False)
        else:
            self._patch.setenv(VARIABLE, variable)
        code = main([str(argument) for argument in arguments])
        shown = self._capture.readouterr()
        result = Result(code, shown.out, shown.err)
        assert KEY not in result.out + result.err
        return result


@pytest.fixture
def invoke(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Invoke:
    return Invoke(monkeypatch, capsys)


# inspect


@pytest.mark.parametrize("body", [KNOWN, UNKNOWN])
def test_a_signed_callback_shows_when_its_signature_expires(
    body: dict[str, Any], invoke: Invoke
) -> None:
    result = invoke("inspect", "-", stdin=signed(body))
    assert result.code == 0
    assert f"  (signature {EXPIRY})" in result.out.splitlines()


@pytest.mark.parametrize("body", [KNOWN, UNKNOWN])
def test_without_a_key_what_is_not_signed_is_well(body: dict[str, Any], invoke: Invoke) -> None:
    halves = [{**signed(body), name: None} for name in ("T", "Sign")]
    for tree in (body, *halves):
        result = invoke("inspect", "-", stdin=tree)
        assert result.code == 0
        assert "signature" not in result.out
        assert "signed" not in result.out


@pytest.mark.parametrize("keys", [KEY, f"other,{KEY}", f"{KEY},other"])
@pytest.mark.parametrize("body", [KNOWN, UNKNOWN])
def test_a_signature_with_any_of_the_keys_is_right(
    body: dict[str, Any], keys: str, invoke: Invoke
) -> None:
    by_option = invoke("inspect", "--sign-key", keys, "-", stdin=signed(body))
    by_variable = invoke("inspect", "-", stdin=signed(body), variable=keys)
    assert by_option == by_variable
    assert by_option.code == 0
    assert f"  (signature right, {EXPIRY})" in by_option.out.splitlines()


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"Sign": "0" * 32}, f"! signature wrong, {EXPIRY}"),
        ({"T": T + 1}, "! signature wrong, expires 2027-01-15T08:00:01Z"),
        ({"Sign": None}, "! not signed"),
        ({"T": None}, "! not signed"),
        ({"T": None, "Sign": None}, "! not signed"),
    ],
)
@pytest.mark.parametrize("body", [KNOWN, UNKNOWN])
def test_a_wrong_or_missing_signature_is_a_problem(
    body: dict[str, Any], change: dict[str, Any], line: str, invoke: Invoke
) -> None:
    tree = signed(body) | change
    shown = invoke("inspect", "-", stdin=tree, variable=KEY)
    assert shown.code == 1
    assert f"  {line}" in shown.out.splitlines()

    as_json = invoke("inspect", "--json", "-", stdin=tree, variable=KEY)
    assert as_json.code == 1
    assert json.loads(as_json.out) == vod_events.to_dict(vod_events.parse_callback(tree))
    assert as_json.err.splitlines() == [shown.out.splitlines()[0], f"  {line}"]

    summary = invoke("inspect", "--summary", "-", stdin=tree, variable=KEY)
    assert summary.code == 1
    counted = line.removeprefix("! ").partition(",")[0]
    assert ["Problems: 1", f"        1  {counted}"] == [
        each for each in summary.out.splitlines() if "Problems" in each or "sign" in each
    ]


def test_the_option_goes_before_the_variable(invoke: Invoke) -> None:
    arguments = ("inspect", "--sign-key", "other", "-")
    assert invoke(*arguments, stdin=signed(KNOWN, "other"), variable=KEY).code == 0
    assert invoke(*arguments, stdin=signed(KNOWN), variable=KEY).code == 1


def test_a_signature_that_has_expired_since_is_no_problem(invoke: Invoke) -> None:
    tree = json.loads(sign_callback(KNOWN, KEY, now=0))
    result = invoke("inspect", "-", stdin=tree, variable=KEY)
    assert result.code == 0
    assert "  (signature right, expires 1970-01-01T00:10:00Z)" in result.out.splitlines()


@pytest.mark.parametrize(
    ("t", "expiry"),
    [
        (0, "1970-01-01T00:00:00Z"),
        (-1, "1969-12-31T23:59:59Z"),
        (-62_135_596_800, "0001-01-01T00:00:00Z"),
        (-62_135_596_801, "at no time of the calendar"),
        (253_402_300_799, "9999-12-31T23:59:59Z"),
        (253_402_300_800, "at no time of the calendar"),
        (10**400, "at no time of the calendar"),
    ],
)
def test_any_t_is_shown(t: int, expiry: str, invoke: Invoke) -> None:
    tree = {**KNOWN, "T": t, "Sign": "0"}
    lines = invoke("inspect", "-", stdin=tree).out.splitlines()
    assert f"  (signature expires {expiry})" in lines
    lines = invoke("inspect", "-", stdin=tree, variable=KEY).out.splitlines()
    assert f"  ! signature wrong, expires {expiry}" in lines


def test_events_of_a_batch_need_not_be_signed(invoke: Invoke) -> None:
    for name in ("pull_events", "pull_events_empty", "pull_events_no_event"):
        result = invoke("inspect", "-", stdin=samples.load(name), variable=KEY)
        assert result.code == 0
        assert "signed" not in result.out


def test_signed_events_of_a_batch_are_checked_one_by_one(invoke: Invoke) -> None:
    events = [signed(KNOWN), UNKNOWN, signed(UNKNOWN, "other"), signed(UNREADABLE), {"T": 5}]
    body = {"Response": {"EventSet": events}}
    shown = invoke("inspect", "-", stdin=body, variable=KEY)
    assert shown.code == 1
    marks = [
        line
        for line in shown.out.splitlines()
        if line.startswith(("  EventSet", "    ! ", "    ("))
    ]
    refused = (
        '! expected integer, got string "0" at $.Response.EventSet[3].PullCompleteEvent.ErrCode'
    )
    no_type = "! $.Response.EventSet[4].EventType is missing (expected string)"
    assert marks == [
        "  EventSet[0]: FileDeleted",
        f"    (signature right, {EXPIRY})",
        "  EventSet[1]: SomethingNew (unknown type)",
        "  EventSet[2]: SomethingNew (unknown type)",
        f"    ! signature wrong, {EXPIRY}",
        "  EventSet[3]: PullComplete (malformed)",
        f"    {refused}",
        f"    (signature right, {EXPIRY})",
        "  EventSet[4]: no type (malformed)",
        f"    {no_type}",
        "    ! not signed",
    ]  # fmt: skip
    as_json = invoke("inspect", "--json", "-", stdin=body, variable=KEY)
    assert as_json.err.splitlines() == [
        "standard input: EventSet[2]: SomethingNew (unknown type)",
        f"  ! signature wrong, {EXPIRY}",
        "standard input: EventSet[3]: PullComplete (malformed)",
        f"  {refused}",
        "standard input: EventSet[4]: no type (malformed)",
        f"  {no_type}",
        "  ! not signed",
    ]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (signed(UNREADABLE), f"(signature right, {EXPIRY})"),
        (signed(UNREADABLE, "other"), f"! signature wrong, {EXPIRY}"),
        (UNREADABLE, "! not signed"),
    ],
)
@pytest.mark.parametrize("options", [(), ("--json",)])
def test_the_signature_of_a_callback_that_cannot_be_read_as_an_event_is_checked(
    body: dict[str, Any], line: str, options: tuple[str, ...], invoke: Invoke
) -> None:
    result = invoke("inspect", *options, "-", stdin=body, variable=KEY)
    lines = (result.err if options else result.out).splitlines()
    assert result.code == 1
    assert lines[0] == "standard input: PullComplete (malformed)"
    assert lines[1].startswith("  ! expected integer")
    assert lines[-1] == f"  {line}"


@pytest.mark.parametrize("body", [[], {}, {"eventType": "PullComplete"}, {"EventSet": 5}])
def test_what_is_no_callback_has_no_signature_to_check(body: Any, invoke: Invoke) -> None:
    result = invoke("inspect", "-", stdin=body, variable=KEY)
    assert result.code == 1
    assert "sign" not in result.out


def test_many_wrong_signatures_are_counted(invoke: Invoke) -> None:
    bodies = [signed(KNOWN), signed(KNOWN, "other"), signed(KNOWN, "another"), KNOWN]
    lines = "\n".join(map(json.dumps, bodies)).encode()
    result = invoke("inspect", "--summary", "-", stdin=lines, variable=KEY)
    assert result.code == 1
    assert result.out.splitlines()[-3:] == [
        "Problems: 3",
        "        2  signature wrong",
        "        1  not signed",
    ]  # fmt: skip


# send


@frozen
class Endpoint:
    """An endpoint on loopback that keeps what it is sent."""

    url: str
    bodies: list[bytes]


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    bodies: list[bytes] = []

    class Handler(PostHandler):
        def answer(self, body: bytes) -> None:
            bodies.append(body)
            self.send_response(200)
            self.end_headers()

    with serving(HTTPServer(("127.0.0.1", 0), Handler)) as url:
        yield Endpoint(f"{url}/vod", bodies)


By = Callable[[Invoke, Endpoint, str, bytes], Result]


def by_option(invoke: Invoke, endpoint: Endpoint, name: str, stdin: bytes) -> Result:
    return invoke("send", endpoint.url, name, "--sign-key", f"{KEY},other", stdin=stdin)


def by_variable(invoke: Invoke, endpoint: Endpoint, name: str, stdin: bytes) -> Result:
    return invoke("send", endpoint.url, name, stdin=stdin, variable=f"{KEY},other")


@pytest.mark.parametrize("by", [by_option, by_variable])
def test_what_is_sent_is_signed_with_the_first_key(
    by: By, invoke: Invoke, endpoint: Endpoint, tmp_path: Path
) -> None:
    path = tmp_path / "body.json"
    path.write_bytes(json.dumps(UNKNOWN).encode())
    for name in ("pull_complete", str(path), "-"):
        assert by(invoke, endpoint, name, json.dumps(KNOWN).encode()).code == 0
    expected = [json.loads(samples.load("pull_complete")), UNKNOWN, KNOWN]
    for body, sent in zip(expected, endpoint.bodies, strict=True):
        verify_callback(vod_events.parse_callback(sent), KEY)
        tree = json.loads(sent)
        assert tree == {**body, "T": tree["T"], "Sign": tree["Sign"]}


def test_without_a_key_a_body_is_sent_as_it_is(invoke: Invoke, endpoint: Endpoint) -> None:
    for body in (samples.load("pull_complete_nulls"), b"no json"):
        assert invoke("send", endpoint.url, "-", stdin=body).code == 0
    assert endpoint.bodies == [samples.load("pull_complete_nulls"), b"no json"]


def test_a_malformed_event_is_signed_and_sent(invoke: Invoke, endpoint: Endpoint) -> None:
    assert invoke("send", endpoint.url, "-", stdin=UNREADABLE, variable=KEY).code == 0
    (sent,) = endpoint.bodies
    (event,) = vod_events.parse_pull_events({"EventSet": [json.loads(sent)]}).event_set
    verify_callback(event, KEY)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"no json", "not JSON: "),
        (samples.load("pull_events"), "expected one event, got a PullEvents response"),
        (b"{}", "$.EventType is missing"),
    ],
)
def test_what_cannot_be_signed_is_not_sent(
    body: bytes, reason: str, invoke: Invoke, endpoint: Endpoint
) -> None:
    result = invoke("send", endpoint.url, "-", stdin=body, variable=KEY)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"vod-events: standard input: cannot sign: {reason}")
    assert endpoint.bodies == []


# Keys


@pytest.mark.parametrize(
    "key", ["", ",", f"{KEY},", f"{KEY}x", "my-key", "my key", "schl\u00fcssel", "key\n"]
)
@pytest.mark.parametrize("command", ["inspect", "send"])
def test_a_key_of_the_wrong_form_is_a_wrong_argument(
    command: str, key: str, invoke: Invoke, endpoint: Endpoint
) -> None:
    arguments = [command, "-"] if command == "inspect" else [command, endpoint.url, "-"]
    by_option = invoke(*arguments, "--sign-key", key, stdin=signed(KNOWN), variable=KEY)
    by_variable = invoke(*arguments, stdin=signed(KNOWN), variable=key)
    said = "a key must be 1 to 32 ASCII letters and digits\n"
    assert by_option == Result(2, "", f"vod-events: --sign-key: {said}")
    assert by_variable == Result(2, "", f"vod-events: {VARIABLE}: {said}")
    assert endpoint.bodies == []


@pytest.mark.parametrize("command", [["sample"], ["schema"]])
def test_what_needs_no_key_minds_none(command: list[str], invoke: Invoke) -> None:
    assert invoke(*command, variable="").code == 0


@pytest.mark.parametrize("command", ["inspect", "send"])
def test_help_tells_of_the_variable(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, KEY)
    assert main([command, "--help"]) == 0
    helped = capsys.readouterr().out
    assert "--sign-key KEY[,KEY]" in helped
    assert VARIABLE in helped
    assert KEY not in helped
