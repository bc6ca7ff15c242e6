"""What ``inspect`` marks in a body where it stands, and how it counts and names events."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from models import EVENTS
from test_cli import invoke

import vod_events
from vod_events import InvalidEventError, MalformedEvent, strategies
from vod_events._cli.tree import body_lines, event_lines
from vod_events._values import is_object
from vod_events.strategies._bodies import broken_objects

STRICT, TOLERANT = ("inspect", "-"), ("inspect", "--no-strict", "-")


def shown(body: Any, *arguments: str, code: int = 0) -> list[str]:
    return invoke(*arguments, stdin=json.dumps(body).encode(), code=code).out.splitlines()


TASK: dict[str, Any] = {
    "MediaBasicInfo": {
        "New": [None, {"A": None, "B": 1}],
        "TagSet": ["a", 1, None],
        "CreateTime": "2019-01-09 16:36:22",
        "ExpireTime": "0000-00-00T00:00:00Z",
        "SourceInfo": "none",
    },
    "MetaData": {"Duration": True, "VideoStreamSet": [5, {"Bitrate": 2.5}], "AudioStreamSet": {}},
    "ErrCode": "0",
    "FileUrl": None,
}
BODY: dict[str, Any] = {
    "PullCompleteEvent": TASK,
    "EventType": "PullComplete",
    "FileDeleteEvent": None,
}
MARKED = [
    '  EventType: "PullComplete"',
    "  PullCompleteEvent:",
    '    ErrCode: "0"  (expected integer)',
    "    MetaData:",
    "      Duration: true  (expected number)",
    "      VideoStreamSet:",
    "        [0]: 5  (expected object)",
    "        [1]:",
    "          Bitrate: 2.5  (expected integer)",
    "      AudioStreamSet: {}  (expected array)",
    "    MediaBasicInfo:",
    '      CreateTime: "2019-01-09 16:36:22"  (expected RFC 3339 date-time)',
    '      ExpireTime: "0000-00-00T00:00:00Z"  (time not set)',
    "      TagSet:",
    '        [0]: "a"',
    "        [1]: 1  (expected string)",
    "        [2]: null  (expected string)",
    '      SourceInfo: "none"  (expected object)',
    "      New:  (unknown field)",
    "        [0]: null",
    "        [1]:",
    "          B: 1",
]  # fmt: skip


def test_a_wrong_value_is_marked_where_it_stands() -> None:
    strict = shown(BODY, *STRICT, code=1)
    assert strict[0] == "standard input: PullComplete (malformed)"
    assert all(line.startswith("  ! ") for line in strict[1:9])
    tree = strict[1 + len([line for line in strict if line.startswith("  ! ")]) :]
    assert sorted(tree) == sorted(MARKED)
    assert tree[:3] == MARKED[:3]
    # The same where what is wrong is set aside, but for the lines above and below the tree.
    tolerant = shown(BODY, *TOLERANT)
    assert tolerant[0] == "standard input: PullComplete"
    assert [line for line in tolerant[1:] if not line.startswith("  ? ")] == tree


def test_a_wrong_value_of_a_batch_is_marked_where_it_stands() -> None:
    batch = {"Response": {"EventSet": [BODY, {"EventType": "New", "T": "1", "X": 5}]}}
    strict = shown(batch, *STRICT, code=1)
    assert "  EventSet[0]: PullComplete (malformed)" in strict
    assert '        ErrCode: "0"  (expected integer)' not in strict
    assert '      ErrCode: "0"  (expected integer)' in strict
    assert strict[-4:] == [
        '    ! expected integer, got string "1" at $.Response.EventSet[1].T',
        '    T: "1"  (expected integer)',
        '    EventType: "New"',
        "    X: 5",
    ]
    assert "  EventSet[1]: New (unknown type, malformed)" in strict
    assert '    T: "1"  (expected integer)' in shown(batch, *TOLERANT)


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ({"EventType": 5, "T": 1}, ["  T: 1", "  EventType: 5  (expected string)"]),
        (
            {"EventType": "PullComplete", "PullCompleteEvent": []},
            ['  EventType: "PullComplete"', "  PullCompleteEvent: []  (expected object)"],
        ),
        ({"EventType": "PullComplete"}, ['  EventType: "PullComplete"']),
        ({"Response": {"EventSet": 5}}, ["  Response:", "    EventSet: 5  (expected array)"]),
        ({"Response": 5, "A": 1}, ["  Response: 5  (expected object)", "  A: 1  (unknown field)"]),
        ({"EventSet": [], "RequestId": 5}, ["  EventSet: []", "  RequestId: 5  (expected string)"]),
        ({"Error": {"Code": 5}}, ["  Error:", "    Code: 5  (expected string)"]),
        ({"eventType": "PullComplete"}, ['  eventType: "PullComplete"']),
        (
            {"A": {"B": [1, {"C": None}]}},
            ["  A:", "    B:", "      [0]: 1", '      [1]: {"C": null}'],
        ),
        ([1, None], ["  [1, null]"]),
        (5, ["  5"]),
    ],
)
def test_a_body_that_is_refused_is_marked_where_it_is_wrong(body: Any, lines: list[str]) -> None:
    found = shown(body, *STRICT, code=1)
    assert [line for line in found[1:] if not line.startswith("  ! ")] == lines


def test_an_id_of_a_request_that_is_set_aside_is_marked() -> None:
    lines = shown({"Response": {"RequestId": 5, "New": 5}}, *TOLERANT)
    assert "  RequestId: 5  (expected string)" in lines
    assert "  New: 5  (unknown field)" in lines


def test_what_is_no_event_where_that_is_asked_for_tells_why() -> None:
    lines = shown({"EventType": "PullComplete"}, *TOLERANT, code=1)
    assert lines == [
        "standard input: PullComplete (malformed)",
        "  ! $.PullCompleteEvent is missing (expected object)",
        '  EventType: "PullComplete"',
    ]


def marks_of(lines: Any) -> list[str]:
    return [text for line in lines for text, _ in line if text.startswith("  (expected ")]


@given(st.sampled_from(EVENTS).flatmap(broken_objects).map(lambda broken: broken.value))
@settings(max_examples=100)
def test_there_is_a_mark_for_each_problem_that_has_a_place(body: Any) -> None:
    try:
        vod_events.parse_callback(json.dumps(body))
    except InvalidEventError as error:
        problems = error.problems
    else:
        pytest.fail("it is not broken")
    expected = [
        f"  (expected {problem.expected})"
        for problem in problems
        if problem.actual not in ("missing", "null") or problem.path.endswith("]")
    ]
    if is_object(body) and body.get("EventType") is not None:
        assert sorted(marks_of(body_lines(body))) == sorted(expected)


@given(strategies.callback_bodies())
def test_what_is_right_has_no_mark(body: dict[str, Any]) -> None:
    assert marks_of(event_lines(vod_events.parse_callback(body))) == []
    assert marks_of(body_lines(body)) == []


# The summary


def summary(*bodies: Any, arguments: tuple[str, ...] = (), code: int = 1) -> list[str]:
    lines = "\n".join(map(json.dumps, bodies)).encode()
    result = invoke("inspect", "--summary", "--lines", *arguments, "-", stdin=lines, code=code)
    return result.out.splitlines()


def test_malformed_callbacks_count_as_events() -> None:
    known = {"EventType": "PullComplete", "PullCompleteEvent": {"ErrCode": "0"}}
    new = {"EventType": "New", "EventHandle": 5}
    no_events: tuple[Any, ...] = ({}, [], 5, {"Response": 5}, {"eventType": "PullComplete"})
    bodies: tuple[Any, ...] = (known, known, new, {"EventType": 5}, *no_events)
    for arguments in ((), ("--json",)):
        if arguments:
            lines = "\n".join(map(json.dumps, bodies)).encode()
            found = invoke("inspect", "--json", "--lines", "-", stdin=lines, code=1).err
            found_lines = found[found.index("Summary") :].splitlines()
        else:
            found_lines = summary(*bodies)
        assert found_lines[:4] == [
            "Summary: 9 bodies, 4 events",
            "        2  PullComplete (malformed)",
            "        1  New (unknown type, malformed)",
            "        1  no type (malformed)",
        ]


def test_the_same_count_as_events_where_wrong_members_are_set_aside() -> None:
    known = {"EventType": "PullComplete", "PullCompleteEvent": 5}
    assert summary(known, {"EventType": 5}, {"EventType": 5}, arguments=("--no-strict",))[:3] == [
        "Summary: 3 bodies, 3 events",
        "        2  no type (malformed)",
        "        1  PullComplete (malformed)",
    ]


def test_a_type_that_is_documented_reads_differently_from_one_that_is_new() -> None:
    events: list[Any] = [
        {"EventType": "PullComplete", "PullCompleteEvent": {}},
        {"EventType": "PullComplete", "PullCompleteEvent": 5},
        {"EventType": "New"},
        {"EventType": "New", "Sign": 5},
        {"EventType": None},
    ]
    lines = shown({"Response": {"EventSet": events}}, *STRICT, code=1)
    assert [line.partition(": ")[2] for line in lines if line.startswith("  EventSet[")] == [
        "PullComplete",
        "PullComplete (malformed)",
        "New (unknown type)",
        "New (unknown type, malformed)",
        "no type (malformed)",
    ]


def test_a_malformed_event_stays_readable_by_hand() -> None:
    batch = {"Response": {"EventSet": [[{"A": None}, 5]]}}
    (event,) = vod_events.parse_pull_events(batch).event_set
    assert isinstance(event, MalformedEvent)
    assert ["".join(text for text, _ in line) for line in event_lines(event)] == [
        "[0]: {}",
        "[1]: 5",
    ]
