"""Whatever exists can be written, compared, shown and read again: made by hand, evolved or read."""

import copy
import json
import pickle
from typing import Any

import attrs
import pytest
from engines import ENGINES
from hypothesis import given
from hypothesis import strategies as st
from made import again, any_objects, objects
from models import EVENTS, MODELS
from oracle import exact

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


def check(value: Model) -> None:
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
        for _ in range(data.draw(st.integers(1, 3))):
            # Of what may be an event of any class, another one of the same class.
            other = data.draw(any_objects(type(value)))
            names = [attribute.name for attribute in attrs.fields(type(value)) if attribute.init]
            chosen = data.draw(st.lists(st.sampled_from(names), unique=True))
            changes = {name: getattr(other, name) for name in chosen}
            value = attrs.evolve(value, **changes)
            for name in chosen:
                assert name.startswith("unknown") or getattr(value, name) == changes[name]
            if not isinstance(value, UnknownEvent):
                fields = plan_of(type(value)).fields
                held = {
                    field.wire for field in fields if getattr(value, field.attribute) is not None
                }
                assert held.isdisjoint(value.unknown_fields)
        check(value)

    law()
