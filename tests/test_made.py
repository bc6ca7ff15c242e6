"""Whatever exists can be written, compared, shown and read again: made by hand, evolved or read."""

import copy
import json
import pickle
from typing import Any, cast

import attrs
import pytest
from engines import ENGINES, each_engine
from hypothesis import given
from hypothesis import strategies as st
from made import again, any_objects, events, objects
from models import EVENTS, MODELS
from oracle import exact
from programs import run

from vod_events import (
    Event,
    MalformedEvent,
    PullEventsResponse,
    UnknownEvent,
    dedup_key,
    drift,
    make_converter,
    to_dict,
    to_json,
)
from vod_events._model import Model
from vod_events._parse import SWITCH
from vod_events._plan import plan_of
from vod_events._wire.engine import Engine
from vod_events.events._base import DocumentedEvent

each_model = pytest.mark.parametrize("model", [*MODELS, DocumentedEvent])


def read_again(engine: Engine, value: Model, text: str) -> Any:
    """Read what was written as what it is."""
    if isinstance(value, PullEventsResponse):
        return engine.response(text, strict=False)
    if isinstance(value, MalformedEvent):
        (event,) = engine.response(f'{{"EventSet":[{text}]}}', strict=False).event_set
        return event
    if isinstance(value, Event):
        return engine.event(text, strict=False)
    return make_converter(strict=False).structure(json.loads(text), type(value))


def check(value: Any) -> None:
    """Do all that can be done with an object."""
    tree = to_dict(value)
    texts = [engine.json(value) for engine in ENGINES.values()]
    for text in (*texts, to_json(value)):
        text.encode()
        assert exact(json.loads(text)) == exact(tree)
        for engine in ENGINES.values():
            assert exact(engine.tree(value)) == exact(tree)
            read = read_again(engine, value, text)
            assert type(read) is type(value)
            assert read == value
            assert hash(read) == hash(value)
            assert exact(to_dict(read)) == exact(tree)
            assert drift(read) == drift(value)
            if isinstance(value, Event):
                assert dedup_key(read) == dedup_key(value)
    assert repr(value).startswith(f"{type(value).__name__}(")
    for other in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):  # noqa: S301 - our own
        assert other == value
        assert hash(other) == hash(value)
        assert repr(other) == repr(value)
        assert exact(to_dict(other)) == exact(tree)


@each_model
def test_whatever_is_made_can_be_used_and_is_read_again(model: type[Model]) -> None:
    @given(value=any_objects(model))
    def law(value: Model) -> None:
        check(value)
        assert again(value) == value

    law()


@pytest.mark.once
@pytest.mark.parametrize("model", EVENTS)
def test_so_it_is_with_every_event(model: type[Event]) -> None:
    @given(value=objects(model))
    def law(value: Event) -> None:
        check(value)

    law()


can_be_evolved = [model for model in MODELS if model is not MalformedEvent]


@pytest.mark.parametrize("model", [*can_be_evolved, DocumentedEvent])
def test_so_is_what_is_evolved_again_and_again(model: type[Model]) -> None:
    @given(data=st.data(), value=any_objects(model))
    def law(data: st.DataObject, value: Any) -> None:
        kind = cast("Any", type(value))  # the class itself, where the law is about events of any
        for _ in range(data.draw(st.integers(1, 3))):
            other = data.draw(any_objects(kind))
            names = [attribute.name for attribute in attrs.fields(kind) if attribute.init]
            chosen = data.draw(st.lists(st.sampled_from(names), unique=True))
            changes = {name: getattr(other, name) for name in chosen}
            value = attrs.evolve(value, **changes)
            for name in chosen:
                assert name.startswith("unknown") or getattr(value, name) == changes[name]
            if not isinstance(value, UnknownEvent):
                fields = plan_of(kind).fields
                held = {
                    field.wire for field in fields if getattr(value, field.attribute) is not None
                }
                assert held.isdisjoint(value.unknown_fields)
        check(value)

    law()


POISONED = {
    "a lone surrogate": '{"EventType":"X","A":"\\ud800"}',
    "too large": '{"EventType": "PullComplete", "EventHandle": "h", "A": 1e400}',
    "too long": f'{{"A":{"9" * 5_000}}}',
    "too deep": f'{{"EventType":"X","A":{"[" * 200}{"]" * 200}}}',
    "too deep in a batch": f'{{"EventType":"X","A":{"[" * 98}{"]" * 98}}}',
    "no object": "[1e400]",
}


@each_engine
@given(names=st.lists(st.sampled_from([*POISONED])), data=st.data())
def test_what_cannot_be_decoded_goes_into_a_batch_made_by_hand(
    engine: Engine, names: list[str], data: st.DataObject
) -> None:
    texts = ",".join(POISONED[name] for name in names)
    read = engine.response(f'{{"EventSet":[{texts}]}}').event_set
    assert [event.text for event in read if isinstance(event, MalformedEvent)] == [
        POISONED[name] for name in names
    ]
    others = tuple(data.draw(st.lists(events(), max_size=2)))
    batch = PullEventsResponse(event_set=data.draw(st.permutations(read + others).map(tuple)))
    texts_written = {each.json(batch) for each in ENGINES.values()}
    for text in texts_written:
        for each in ENGINES.values():
            assert each.response(text, strict=False) == batch
    assert drift(batch) == drift(PullEventsResponse(event_set=batch.event_set))
    for event in batch.event_set:
        assert dedup_key(event) == dedup_key(copy.deepcopy(event))
    for other in (pickle.loads(pickle.dumps(batch)), copy.deepcopy(batch), attrs.evolve(batch)):  # noqa: S301 - our own
        assert other == batch
        assert hash(other) == hash(batch)
        assert repr(other) == repr(batch)
        assert to_dict(other) == to_dict(batch)


FROM_DEEP_CALLS = """
import attrs, copy, pickle, sys
import vod_events
from vod_events import dedup_key, drift, parse_callback, parse_pull_events, to_dict, to_json

ROOM = 400  # for what an object of 100 levels needs at most


def called(depth, work):
    return called(depth - 1, work) if depth else work()


def nested(levels, kind):
    value = 1
    for _ in range(levels):
        value = [value] if kind is list else {"a": value}
    return value


objects = [
    read
    for kind in (list, dict)
    for read in (
        parse_callback({"EventType": "X", "a": nested(99, kind)}),
        parse_callback({"EventType": "PullComplete", "PullCompleteEvent": {"a": nested(98, kind)}}),
        parse_pull_events({"EventSet": [{"EventType": "X", "a": nested(96, kind)}]}),
    )
]
pickles = {id(value): pickle.dumps(value) for value in objects}
uses = [
    to_json,
    to_dict,
    hash,
    repr,
    drift,
    copy.copy,
    copy.deepcopy,
    pickle.dumps,
    lambda value: pickle.loads(pickles[id(value)]),
    lambda value: value == pickle.loads(pickles[id(value)]),
    lambda value: isinstance(value, vod_events.Event) and dedup_key(value),
    attrs.evolve,
]
here = 10  # calls that lead to a use
outcomes = set()
for use in uses:
    for value in objects:
        expected = use(value)
        for room in (*range(20, ROOM, 20), ROOM):
            try:
                found = called(sys.getrecursionlimit() - here - room, lambda: use(value))
            except RecursionError:
                assert room < ROOM, use
                outcomes.add("no room")
            else:
                assert found == expected, use
                outcomes.add("room")
print(*sorted(outcomes))
"""


@pytest.mark.parametrize("switch", ["off", "on"])
def test_from_deep_calls_a_use_gives_its_result_or_a_recursion_error(switch: str) -> None:
    assert run(FROM_DEEP_CALLS, environment={SWITCH: switch}) == "no room room"
