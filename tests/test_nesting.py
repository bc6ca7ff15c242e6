"""However deep a body is nested, and however deep the calls that lead to its reading."""

import json
import sys
from typing import Any

import pytest
from engines import ENGINES, each_engine
from hypothesis import given
from hypothesis import strategies as st
from programs import run

import vod_events
from vod_events import DecodeError, JsonObject
from vod_events._parse import SWITCH
from vod_events._values import MAX_DEPTH, NO_ROOM, TOO_DEEP, is_array, is_object
from vod_events._wire import text as text_module
from vod_events._wire.engine import Engine
from vod_events._wire.nesting import DECODABLE_DEPTH, check_decodable, is_nested_deeper
from vod_events.strategies._bodies import json_values

on_each_engine = pytest.mark.parametrize(
    "environment",
    [{}, {SWITCH: "off"}][: len(ENGINES)],
    ids=["as installed", "off"][: len(ENGINES)],
)


def depth_of(tree: Any) -> int:
    values = tree.values() if is_object(tree) else tree if is_array(tree) else None
    return 0 if values is None else 1 + max(map(depth_of, values), default=0)


@given(
    tree=st.recursive(json_values | st.text('[]{}"\\,é'), st.lists),
    closed=st.booleans(),
    is_ascii=st.booleans(),
)
def test_the_depth_of_text_is_that_of_its_tree(tree: Any, *, closed: bool, is_ascii: bool) -> None:
    text = json.dumps(tree, ensure_ascii=is_ascii)
    depth = depth_of(tree)
    if not closed:
        text = text.rstrip("]}")
    for form in (text, text.encode().decode("latin-1")):
        assert not is_nested_deeper(form, depth)
        assert depth == 0 or is_nested_deeper(form, depth - 1)


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        ("", 0),
        ("[]" * 1_000, 1),
        ("[" * 1_000, 1_000),
        ("]" * 1_000 + "[" * 3, 0),
        ('{"[":"[[["}', 1),
        (r'["\"[", "\\", [[]]]', 3),
        ('["' + "[" * 1_000, 1),
        ('["\\', 1),
    ],
)
def test_the_depth_of_text_that_need_not_be_json(text: str, depth: int) -> None:
    assert not is_nested_deeper(text, depth)
    assert depth == 0 or is_nested_deeper(text, depth - 1)


@pytest.fixture
def higher_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the library see a higher recursion limit, and decoders still stop in time."""
    monkeypatch.setattr("vod_events._wire.nesting.getrecursionlimit", lambda: 10**6)


@pytest.mark.usefixtures("higher_limit")
@pytest.mark.parametrize("kind", [str, bytes, bytearray, memoryview])
def test_text_is_looked_at_where_the_limit_is_higher(kind: Any) -> None:
    for opening, closing in (("[", "]"), ('{"é":', "}")):
        for levels in (DECODABLE_DEPTH, DECODABLE_DEPTH + 1):
            text = opening * levels + "1" + closing * levels
            body = text if kind is str else kind(text.encode())
            if levels == DECODABLE_DEPTH:
                check_decodable(body)
                continue
            with pytest.raises(DecodeError, match=TOO_DEEP):
                check_decodable(body)


@pytest.mark.usefixtures("higher_limit")
@each_engine
def test_a_higher_limit_does_not_change_what_is_read(engine: Engine) -> None:
    body = '{"EventType":"Other","a":%s}'
    deepest = "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert engine.event(body % deepest) == engine.event(memoryview((body % deepest).encode()))
    assert engine.event(body % ("[" + "[]," * 5_000 + "1]")).event_type == "Other"
    for wrong in (f"[{deepest}]", "[" * 5_000 + "]" * 5_000, "[" * 5_000):
        for form in (str, str.encode):
            with pytest.raises(DecodeError, match=TOO_DEEP):
                engine.event(form(body % wrong))
    released = memoryview(b"{}")
    released.release()
    with pytest.raises(DecodeError, match="cannot be read"):
        engine.event(released)


LIMIT_RAISED = """
import sys
sys.setrecursionlimit(int(sys.argv[1]))

import vod_events

readers = (
    vod_events.parse,
    vod_events.parse_callback,
    vod_events.parse_pull_events,
    lambda body: vod_events.sign_callback(body, "key"),
)
for opening, closing in (("[", "]"), ('{"a":', "}")):
    for before in ("", '{"EventType":"Other","a":', '{"Response":{"EventSet":[{"EventType":'):
        for text in (before + opening * 100_000, before + opening * 100_000 + closing * 100_000):
            for body in (text, text.encode(), bytearray(text.encode())):
                for read in readers:
                    try:
                        read(body)
                    except vod_events.DecodeError as error:
                        assert "100 levels" in str(error)
                    else:
                        raise AssertionError
print("refused")
"""


@on_each_engine
@pytest.mark.parametrize("limit", [1_000_000])
def test_a_process_that_raised_the_limit_lives(limit: int, environment: dict[str, str]) -> None:
    assert run(LIMIT_RAISED, str(limit), environment=environment) == "refused"


DEEP_CALLS = r"""
import json
import sys

import vod_events
from vod_events import JsonObject, parse, parse_callback, parse_pull_events, sign_callback
from vod_events._values import MAX_DEPTH, NO_ROOM

LEVELS = MAX_DEPTH - 1


def nested(levels):
    return '{"EventType":"Other","Name":"\\\\\\\\ud83d\\\\\\\\ude00","a":' + "[" * levels + "]" * levels + "}"


def called(depth, work):
    return called(depth - 1, work) if depth else work()


text = nested(LEVELS)
mapping = json.loads(text)
batch = '{"EventSet":[' + nested(LEVELS - 3) + "]}"
mapping_of_batch = json.loads(batch)
shallow = vod_events.samples.load("pull_complete")
wrong = '{"EventType":"PullComplete","PullCompleteEvent":{"ErrCode":"0"}}'
reads = [
    lambda: parse_callback(shallow),
    lambda: parse_callback(wrong),
    lambda: parse_callback(text),
    lambda: parse_callback(text.encode()),
    lambda: parse(text),
    lambda: parse_pull_events(batch),
    lambda: parse_callback(mapping),
    lambda: JsonObject(mapping),
    lambda: sign_callback(text, "key", now=1),
]
if len(sys.argv) > 1:
    converter = vod_events.make_converter()
    reads += [
        lambda: converter.structure(mapping, vod_events.Event),
        lambda: converter.structure(mapping_of_batch, vod_events.PullEventsResponse),
    ]


def outcome(read):
    try:
        return read()
    except vod_events.VodEventsError as error:
        return str(error)


def look(depths):
    for read in reads:
        for depth in depths:
            found = called(depth, lambda: outcome(read))
            assert found == outcome(read) or found == NO_ROOM, (depth, found)
            yield found


"""

FIRST_READ_AT = """
*before, deep = look([int(sys.argv[1]), 0])
print("read")
"""

READ_AT_EACH = """
# What is left out is room for the call itself and for the error.
depths = range(0, sys.getrecursionlimit() - 20, 5)
found = list(look(depths))
assert NO_ROOM in found
print(len([text for text in found if text != NO_ROOM]) > len(depths))
"""


@on_each_engine
def test_a_read_from_deep_calls_gives_a_result_or_an_error_of_the_library(
    environment: dict[str, str],
) -> None:
    program = DEEP_CALLS + READ_AT_EACH
    assert run(program, "converter", environment=environment) == "True"


@on_each_engine
@pytest.mark.parametrize("depth", [*range(500, 970, 67), 970])
def test_so_does_the_first_read_of_a_process(depth: int, environment: dict[str, str]) -> None:
    """Which loads and generates what it needs, and leaves nothing half made."""
    assert run(DEEP_CALLS + FIRST_READ_AT, str(depth), environment=environment) == "read"


def overflowing(*_: object, **__: object) -> Any:
    raise RecursionError


def test_no_room_is_an_error_of_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("event", "response", "events"):
        monkeypatch.setattr(Engine, name, overflowing)
    monkeypatch.setattr("vod_events._parse._engine", Engine())
    for read in (vod_events.parse, vod_events.parse_callback, vod_events.parse_pull_events):
        with pytest.raises(DecodeError, match=NO_ROOM) as caught:
            read("{}")
        assert caught.value.__context__ is None  # which would hold the body


def test_no_room_for_a_mapping(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vod_events._values._plain", overflowing)
    with pytest.raises(DecodeError, match=NO_ROOM):
        JsonObject({})


def test_no_room_in_a_converter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vod_events._converter.structuring.structure_event", overflowing)
    with pytest.raises(DecodeError, match=NO_ROOM):
        vod_events.make_converter().structure({"EventType": "Other"}, vod_events.Event)


@pytest.mark.parametrize(
    ("depth", "reason"), [(1, NO_ROOM), (MAX_DEPTH, NO_ROOM), (MAX_DEPTH + 1, TOO_DEEP)]
)
def test_the_reason_is_the_text_or_the_calls(
    depth: int, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Decoder:
        raw_decode = overflowing

    monkeypatch.setattr(text_module, "_DECODER", Decoder())
    with pytest.raises(DecodeError, match=reason):
        text_module.decode("[" * depth)


def test_no_room_beside_the_decoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_module, "_decode_text", overflowing)
    with pytest.raises(DecodeError, match=NO_ROOM):
        text_module.decode("{}")


def test_a_limit_that_is_not_raised_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vod_events._wire.nesting.is_nested_deeper", overflowing)
    monkeypatch.setattr("vod_events._wire.nesting.getrecursionlimit", lambda: DECODABLE_DEPTH)
    check_decodable("[" * 10_000)
    assert sys.getrecursionlimit() >= DECODABLE_DEPTH


@each_engine
@pytest.mark.parametrize("wrong", ["x", "1e400", r'"\ud800"'])
def test_what_is_wrong_far_down_is_that_it_is_far_down(engine: Engine, wrong: str) -> None:
    """How far a decoder comes depends on the calls that led to it, and the error does not."""
    for levels in range(101, 1_100, 7):
        with pytest.raises(DecodeError) as caught:
            engine.event("[" * levels + wrong)
        assert str(caught.value) == TOO_DEEP
