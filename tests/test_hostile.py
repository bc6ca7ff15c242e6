"""Whatever comes, only the library's own errors leave the parse functions."""

import array
import collections
import copy
import decimal
import enum
import json
import pickle
import types
from collections.abc import Callable
from typing import Any

import pytest
from engines import ENGINES, each_engine
from hypothesis import given
from hypothesis import strategies as st
from oracle import exact

import vod_events
from vod_events import (
    DecodeError,
    Event,
    InvalidEventError,
    MalformedEvent,
    VodEventsError,
    to_dict,
)
from vod_events._values import MAX_DEPTH, is_array, is_object
from vod_events._wire.engine import Engine
from vod_events.strategies import callback_bodies, pull_events_bodies
from vod_events.strategies._bodies import any_event_bodies, json_values


def outcome(read: Callable[[Any], object], body: Any) -> Any:
    """A value, or the class of an error of the library; other exceptions pass."""
    try:
        return read(body)
    except VodEventsError as error:
        refusal = error
    assert str(refusal).isprintable()
    assert len(str(refusal)) < 2_000
    return type(refusal)


def outcomes(engine: Engine, body: Any) -> list[Any]:
    return [outcome(read, body) for read in (engine.event, engine.response, engine.events)]


def all_agree(body: Any) -> None:
    # As text, in which 1, 1.0 and True differ.
    first, *others = [repr(outcomes(engine, body)) for engine in ENGINES.values()]
    assert all(other == first for other in others)


@given(body=json_values | callback_bodies() | pull_events_bodies(malformed=True))
def test_any_json(body: Any) -> None:
    text = json.dumps(body)
    all_agree(text)
    all_agree(text.encode())


@given(text=st.text())
def test_any_text(text: str) -> None:
    all_agree(text)


@given(text=st.text(st.characters(categories=["Cs", "Ll", "Nd"])))
def test_text_with_lone_surrogates(text: str) -> None:
    for body in (text, json.dumps({"EventType": text}), f'{{"EventType":"{text}"}}'):
        all_agree(body)


@given(body=st.binary())
def test_any_bytes(body: bytes) -> None:
    all_agree(body)
    all_agree(bytearray(body))
    all_agree(memoryview(body))


@given(body=any_event_bodies(), data=st.data())
def test_a_damaged_body(body: Any, data: st.DataObject) -> None:
    text = json.dumps(body, ensure_ascii=data.draw(st.booleans())).encode()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    all_agree(text[:start] + data.draw(st.binary(max_size=3)) + text[end:])


class Color(enum.StrEnum):
    RED = "red"


class Number(enum.IntEnum):
    ONE = 1


class Text(str):
    __slots__ = ()


leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.text(st.characters(categories=["Cs"]), min_size=1),
    st.binary(),
    st.complex_numbers(),
    st.decimals(),
    st.datetimes(),
    st.sampled_from([Color.RED, Number.ONE, Text("text"), object(), ..., print]),
    st.builds(pow, st.just(10), st.just(5_000)),  # Too long to show.
)
keys = st.one_of(
    st.sampled_from(
        ["EventType", "EventHandle", "T", "Sign", "PullCompleteEvent", "Response", "EventSet"]
    ),
    st.text(),
    st.text(st.characters(categories=["Cs"]), min_size=1),
    st.integers(),
    st.none(),
    st.binary(),
    st.just(Text("EventType")),
)


def containers(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    members = st.dictionaries(keys, values, max_size=3)
    items = st.lists(values, max_size=3)
    return st.one_of(
        members,
        members.map(collections.OrderedDict),
        members.map(types.MappingProxyType),
        members.map(collections.UserDict),
        items,
        items.map(tuple),
        items.map(iter),
        items.map(collections.deque),
        st.frozensets(st.integers(), max_size=2),
    )


objects: st.SearchStrategy[Any] = st.recursive(leaves, containers, max_leaves=8)
events = st.fixed_dictionaries(
    {"EventType": st.just("PullComplete") | objects, "PullCompleteEvent": objects},
    optional={"EventHandle": objects, "T": objects, "Sign": objects, "Else": objects},
)


@given(body=objects | events | st.lists(events).map(lambda elements: {"EventSet": elements}))
def test_any_python_object(body: Any) -> None:
    all_agree(body)


@given(body=events | st.fixed_dictionaries({"EventType": objects}, optional={"T": objects}))
def test_any_python_object_through_a_converter(body: Any) -> None:
    converter = vod_events.make_converter()
    event = outcome(lambda body: converter.structure(body, Event), body)
    parsed = outcome(vod_events.parse_callback, body)
    if parsed is InvalidEventError:
        assert isinstance(event, MalformedEvent)
    else:
        assert repr(event) == repr(parsed)
    if isinstance(event, Event):
        assert vod_events.parse(f'{{"EventSet":[{vod_events.to_json(event)}]}}') == (event,)


class Bytes(bytes):
    __slots__ = ()


class ByteArray(bytearray):
    __slots__ = ()


@each_engine
@given(body=callback_bodies() | pull_events_bodies(malformed=True))
def test_text_of_a_subclass_is_text(engine: Engine, body: Any) -> None:
    text = json.dumps(body)
    for body_of_subclass in (Text(text), Bytes(text.encode()), ByteArray(text.encode())):
        assert outcomes(engine, body_of_subclass) == outcomes(engine, text)


@given(body=pull_events_bodies(malformed=True))
def test_a_mapping_of_another_type_is_the_object_that_it_stands_for(body: Any) -> None:
    def disguised(tree: Any) -> Any:
        if is_object(tree):
            members = {Text(name): disguised(value) for name, value in tree.items()}
            return types.MappingProxyType(members)
        if is_array(tree):
            return tuple(map(disguised, tree))
        return Text(tree) if isinstance(tree, str) else tree

    for engine in ENGINES.values():
        batch = engine.response(disguised(body))
        assert batch == engine.response(body)
        assert exact(to_dict(batch)) == exact(to_dict(engine.response(body)))


@each_engine
def test_what_json_cannot_hold_is_named_with_its_place(engine: Engine) -> None:
    for value, what in (
        (float("nan"), "the number nan"),
        (float("-inf"), "the number -inf"),
        ({1, 2}, "a Python set"),
        (b"text", "a Python bytes"),
        (decimal.Decimal(1), "a Python Decimal"),
        ("\ud800", "a lone surrogate"),
        ({5: "five"}, "a key that is a Python int"),
        ({"\udfff": "key"}, "a lone surrogate"),
        (10**5_000, "an integer too long"),
    ):
        for place in ("FileId", "Unknown"):
            task = {place: ["right", value]}
            with pytest.raises(DecodeError) as caught:
                engine.event({"EventType": "PullComplete", "PullCompleteEvent": task})
            assert what in str(caught.value)
            assert f"at $.PullCompleteEvent.{place}[1]" in str(caught.value)
            assert str(caught.value).isprintable()


class Changing(dict[str, Any]):
    """A mapping that grows while it is read."""

    def items(self) -> Any:
        for item in super().items():
            self[f"{len(self)}"] = 1
            yield item


class Raising(collections.UserDict[str, Any]):
    """A mapping that raises what it was told to."""

    error: BaseException

    def items(self) -> Any:
        raise self.error


class Unpaired(collections.UserDict[str, Any]):
    def items(self) -> Any:
        return [("one", 1), "two and more"]


class Items(list[Any]):
    def __iter__(self) -> Any:
        raise OSError


class Masked:
    @property  # type: ignore[misc] # it cannot be set, either
    def __class__(self) -> Any:  # pyright: ignore[reportIncompatibleMethodOverride] - see above
        raise LookupError


class Uncoded(str):
    __slots__ = ()

    def encode(self, *_: Any, **__: Any) -> Any:
        raise LookupError


def raising(error: BaseException) -> Raising:
    body = Raising(EventType="Other")
    body.error = error
    return body


@each_engine
@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda: Changing(EventType="Other"), "RuntimeError"),
        (lambda: raising(KeyError("secret")), "KeyError"),
        (lambda: raising(RuntimeError()), "RuntimeError"),
        (Unpaired, "ValueError"),
        (lambda: Items([1]), "OSError"),
        (Masked, "LookupError"),
    ],
)
def test_a_mapping_that_misbehaves(engine: Engine, make: Callable[[], object], what: str) -> None:
    assert outcomes(engine, make()) == [DecodeError] * 3
    assert outcomes(engine, {"EventType": "Other", "a": [make()]}) == [DecodeError] * 3
    with pytest.raises(DecodeError, match=f"cannot be read: {what}") as caught:
        engine.event(make())
    assert type(caught.value.__cause__).__name__ == what
    with pytest.raises(DecodeError, match=what):
        vod_events.make_converter().structure(make(), Event)


@pytest.mark.parametrize("error", [MemoryError(), KeyboardInterrupt(), DecodeError("mine")])
def test_what_a_mapping_raises_that_is_no_misbehaviour(error: BaseException) -> None:
    with pytest.raises(type(error)) as caught:
        vod_events.parse_callback(raising(error))
    assert caught.value is error


class Unread(bytes):
    __slots__ = ()

    def __bytes__(self) -> bytes:
        raise LookupError

    def __buffer__(self, flags: int, /) -> memoryview:
        raise LookupError

    def __len__(self) -> int:
        raise LookupError

    def decode(self, *_: Any, **__: Any) -> Any:
        raise LookupError


class UnreadArray(bytearray):
    __slots__ = ()

    def __bytes__(self) -> bytes:
        raise LookupError

    def __buffer__(self, flags: int, /) -> memoryview:
        raise LookupError

    def copy(self) -> Any:
        raise LookupError

    def decode(self, *_: Any, **__: Any) -> Any:
        raise LookupError


class MaskedBytes(bytes):
    __slots__ = ()

    @property  # type: ignore[misc] # as above
    def __class__(self) -> Any:  # pyright: ignore[reportIncompatibleMethodOverride] - as above
        raise LookupError


@each_engine
@pytest.mark.parametrize("kind", [Uncoded, Unread, UnreadArray, MaskedBytes])
def test_text_that_misbehaves_is_the_text_that_it_is(
    engine: Engine, kind: Callable[[Any], Any]
) -> None:
    for text in (
        '{"EventType":"Other"}',
        '{"EventSet":[1e400]}',
        '{"EventType":',
        "5",
        "[" * 5_000,
        r'{"EventType":"\ud800"}',
    ):
        body = text if kind is Uncoded else text.encode()
        assert outcomes(engine, kind(body)) == outcomes(engine, text)


@each_engine
def test_an_object_that_holds_itself(engine: Engine) -> None:
    body: dict[str, Any] = {"EventType": "PullComplete", "PullCompleteEvent": {}}
    body["PullCompleteEvent"]["MediaBasicInfo"] = body
    items: list[Any] = []
    items.append(items)
    for looped in (body, {"EventType": "Other", "Items": items}, {"EventSet": items}):
        assert outcomes(engine, looped) == [DecodeError] * 3


OPENINGS = {"arrays": ["["], "objects": ['{"a":'], "both": ["[", '{"a":']}
CLOSINGS = {"[": "]", '{"a":': "}"}


def nested(depth: int, kind: str) -> str:
    """JSON that is nested just so deep."""
    opened = [OPENINGS[kind][level % len(OPENINGS[kind])] for level in range(depth)]
    return "".join(opened) + "1" + "".join(CLOSINGS[opening] for opening in reversed(opened))


def is_poisoned(read: Any) -> bool:
    (event,) = getattr(read, "event_set", read)
    return isinstance(event, MalformedEvent) and event.text is not None


@each_engine
@pytest.mark.parametrize("kind", OPENINGS)
@pytest.mark.parametrize(
    ("levels", "body"),
    [
        (1, '{"EventType":"Other","a":%s}'),
        (1, '{"EventType":5,"a":%s}'),
        (1, '{"EventType":"PullComplete","a":%s}'),
        (2, '{"EventType":"PullComplete","PullCompleteEvent":{"a":%s}}'),
        (2, '{"EventType":"PullComplete","PullCompleteEvent":{"ErrCode":"wrong","a":%s}}'),
        (2, '{"EventType":"PullComplete","PullCompleteEvent":{"FileId":%s}}'),
        (3, '{"EventType":"PullComplete","PullCompleteEvent":{"MediaBasicInfo":{"TagSet":%s}}}'),
        (3, '{"EventSet":[%s]}'),
        (5, '{"EventSet":[{"EventType":"PullComplete","PullCompleteEvent":{"a":%s}}]}'),
        (2, '{"RequestId":5,"a":%s}'),
        (4, '{"Response":{"EventSet":[{"EventType":"Other","a":%s}]}}'),
        (4, '{"Response":{"EventSet":[{"EventType":5,"a":%s}]}}'),
        (2, '{"Response":{"EventSet":[],"a":%s}}'),
        (2, '{"Response":{"EventSet":5,"a":%s}}'),
        (1, '{"Response":{},"a":%s}'),
        (1, '{"a":%s}'),
        (1, '{"eventType":"PullComplete","a":%s}'),
        (0, "%s"),
    ],
)
def test_nesting_has_a_limit(engine: Engine, levels: int, body: str, kind: str) -> None:
    right = body % nested(MAX_DEPTH - levels, kind)
    wrong = body % nested(MAX_DEPTH - levels + 1, kind)
    assert DecodeError not in outcomes(engine, right)
    if '"EventSet":[{' in body or '"EventSet":[%' in body:  # see test_isolation.py
        assert all(is_poisoned(outcome) for outcome in outcomes(engine, wrong)[1:])
    else:
        assert outcomes(engine, wrong) == [DecodeError] * 3
    assert DecodeError not in outcomes(engine, json.loads(right))
    assert outcomes(engine, json.loads(wrong)) == [DecodeError] * 3


@each_engine
@pytest.mark.parametrize("kind", OPENINGS)
def test_what_is_nested_as_deep_as_it_may_can_be_used(engine: Engine, kind: str) -> None:
    event = engine.event(f'{{"EventType":"Other","a":{nested(MAX_DEPTH - 1, kind)}}}')
    again = pickle.loads(pickle.dumps(event))  # noqa: S301 - our own
    assert again == event == copy.deepcopy(event)
    assert hash(again) == hash(event)
    assert repr(again) == repr(event)
    assert engine.event(engine.json(event)) == event


@each_engine
@pytest.mark.parametrize("kind", OPENINGS)
def test_a_batch_as_deep_as_it_may_can_be_read_again(engine: Engine, kind: str) -> None:
    deepest = '{"EventType":"Other","a":%s}' % nested(MAX_DEPTH - 4, kind)  # noqa: UP031 - braces
    for body in (f'{{"EventSet":[{deepest}]}}', f'{{"Response":{{"EventSet":[{deepest}]}}}}'):
        batch = engine.response(body)
        assert engine.response(engine.json(batch)) == batch


@each_engine
@pytest.mark.parametrize("depth", [1_000, 100_000])
@pytest.mark.parametrize("kind", OPENINGS)
def test_nesting_that_no_decoder_follows(engine: Engine, depth: int, kind: str) -> None:
    assert outcomes(engine, nested(depth, kind)) == [DecodeError] * 3
    assert outcomes(engine, nested(depth, kind)[:depth].encode()) == [DecodeError] * 3


@each_engine
def test_a_view_that_was_released_or_is_of_another_shape(engine: Engine) -> None:
    released = memoryview(b"{}")
    released.release()
    assert outcomes(engine, released) == [DecodeError] * 3
    with pytest.raises(DecodeError, match=r"cannot be read: .*released"):
        engine.event(released)

    text = b'{"EventType":"Other"}   '
    every_second = memoryview(b"".join(bytes([byte, 0]) for byte in text))[::2]
    assert engine.event(every_second) == engine.event(text)
    assert engine.event(memoryview(array.array("I", text))) == engine.event(text)


@pytest.mark.parametrize("body", [{1, 2}, object(), 5, None, 1.5, float("nan"), [], (), iter([])])
def test_what_is_no_body_at_all(body: Any) -> None:
    for read in (vod_events.parse, vod_events.parse_callback, vod_events.parse_pull_events):
        with pytest.raises(VodEventsError):
            read(body)
