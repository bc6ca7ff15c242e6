"""The JSON Schema that pydantic tells of the library's classes."""

import json
from typing import Annotated, Any

import pytest
from jsonschema import Draft202012Validator
from models import EVENTS
from pydantic import BaseModel, TypeAdapter

from vod_events import (
    AnyEvent,
    Event,
    KnownEvent,
    PullComplete,
    PullEventsResponse,
    UnknownEvent,
    json_schema,
    samples,
)
from vod_events.events.media import MediaBasicInfo

EITHER: Any = Annotated[PullComplete | UnknownEvent, Event]
WRONG = {"EventType": "PullComplete", "PullCompleteEvent": {"ErrCode": "0"}}


class Delivery(BaseModel):
    """A model of the user's."""

    source: str
    event: AnyEvent
    info: MediaBasicInfo | None = None
    either: Annotated[PullComplete | UnknownEvent | None, Event] = None


def described(schema: dict[str, Any]) -> Any:
    """Return a schema with what it refers to first, and what else that refers to."""
    definitions = dict(schema["$defs"])
    if "$ref" not in schema:
        return {name: part for name, part in schema.items() if name != "$schema"}
    own = definitions.pop(schema["$ref"].removeprefix("#/$defs/"))
    return {**own, "$defs": definitions} if definitions else own


@pytest.mark.parametrize("mode", ["validation", "serialization"])
@pytest.mark.parametrize("model", [Event, KnownEvent, UnknownEvent, PullEventsResponse, *EVENTS])
def test_a_class_is_described_by_its_json_schema(model: Any, mode: Any) -> None:
    assert TypeAdapter(model).json_schema(mode=mode) == described(json_schema(model))


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_a_model_is_described_with_references(mode: Any) -> None:
    schema = Delivery.model_json_schema(mode=mode)
    Draft202012Validator.check_schema(schema)
    assert schema["properties"]["event"] == {"$ref": "#/$defs/Event"}
    assert schema["properties"]["info"]["anyOf"] == [
        {"$ref": "#/$defs/MediaBasicInfo"},
        {"type": "null"},
    ]
    assert schema["properties"]["either"]["anyOf"] == [
        {"$ref": "#/$defs/PullComplete"},
        {"$ref": "#/$defs/UnknownEvent"},
        {"type": "null"},
    ]
    assert schema["$defs"] == json_schema(Event)["$defs"]
    validator: Any = Draft202012Validator(schema)
    sample = json.loads(samples.load("pull_complete"))
    assert validator.is_valid({"source": "a", "event": sample, "either": None})
    assert not validator.is_valid({"source": "a", "event": WRONG})


def test_a_union_is_described_by_its_members() -> None:
    kinds: list[Any] = [EITHER, PullComplete | UnknownEvent]
    for kind in kinds:
        assert TypeAdapter(kind).json_schema() == described(json_schema(PullComplete, UnknownEvent))
