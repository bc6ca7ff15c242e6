"""The peers: other libraries that can read and write the same bodies.

Their models are made from the library's own plans, so that they have the same fields and do the
same work: wire names, tuples, times with an offset, nulls left out.
"""

import json
import warnings
from collections.abc import Callable
from datetime import datetime
from functools import cache
from types import GenericAlias
from typing import Annotated, Any, Union

import attrs
import cattrs
import msgspec
import orjson
import pydantic
from cattrs.gen import make_dict_structure_fn, override
from tencentcloud.vod.v20180717 import models as sdk

from vod_events import event_class
from vod_events._model import Model
from vod_events._plan import FieldPlan, Kind, plan_of

# The SDK's models warn of each member that they drop.
warnings.filterwarnings("ignore", module="tencentcloud")

Read = Callable[[bytes], Any]
Make = Callable[[str, "Fields"], Any]
Fields = list[tuple[FieldPlan, Any]]


def _mirror(model: type[Model], make: Make, time: Any, made: dict[type[Model], Any]) -> Any:
    """Make a peer's class from a class of the library, after those of its parts."""
    if model in made:
        return made[model]
    fields: Fields = []
    for field in plan_of(model).fields:
        item: Any = field.item_type
        if field.kind is Kind.OBJECT:
            item = _mirror(item, make, time, made)
        elif field.kind is Kind.TIME:
            item = time
        kind: Any = GenericAlias(tuple, (item, ...)) if field.is_array else item
        fields.append((field, kind if field.required else kind | None))
    made[model] = make(model.__name__, fields)
    return made[model]


def _event(event_type: str) -> type[Model]:
    model = event_class(event_type)
    assert model  # noqa: S101 - the benchmark names types that are documented
    return model


# --- pydantic -----------------------------------------------------------------------------------

_Extra = Any
_pydantic_made: dict[_Extra, dict[type[Model], Any]] = {"ignore": {}, "allow": {}}


def _config(extra: _Extra) -> pydantic.ConfigDict:
    return pydantic.ConfigDict(frozen=True, extra=extra, strict=True)


@cache
def pydantic_model(event_type: str, extra: _Extra = "ignore") -> Any:
    """Make the model of an event."""
    create: Any = pydantic.create_model

    def make(name: str, fields: Fields) -> Any:
        members = {
            field.attribute: (
                kind,
                pydantic.Field(... if field.required else None, alias=field.wire),
            )
            for field, kind in fields
        }
        return create(name, __config__=_config(extra), **members)

    return _mirror(_event(event_type), make, pydantic.AwareDatetime, _pydantic_made[extra])


def pydantic_event(event_type: str, extra: _Extra = "ignore") -> Read:
    """Return a function that reads one event with pydantic."""
    return pydantic_model(event_type, extra).model_validate_json


def pydantic_batch(*event_types: str, extra: _Extra = "ignore") -> Read:
    """Return a function that reads a batch of events of some types with pydantic, by their tags."""
    event: Any = Union[*(pydantic_model(name, extra) for name in event_types)]
    if len(event_types) > 1:
        event = Annotated[event, pydantic.Field(discriminator="event_type")]
    create: Any = pydantic.create_model
    config, events = _config(extra), (GenericAlias(tuple, (event, ...)), ())
    answer = create("Answer", __config__=config, EventSet=events, RequestId=(str | None, None))
    return create("Envelope", __config__=config, Response=(answer, ...)).model_validate_json


# --- msgspec ------------------------------------------------------------------------------------

_structs: dict[type[Model], Any] = {}


def _struct(name: str, fields: Fields) -> Any:
    tag = next((field.constant for field, _ in fields if field.constant), None)
    members: list[Any] = [
        (field.attribute, kind) if field.required else (field.attribute, kind, None)
        for field, kind in fields
        if not field.constant
    ]
    return msgspec.defstruct(
        name,
        members,
        rename={field.attribute: field.wire for field, _ in fields},
        frozen=True,
        kw_only=True,
        omit_defaults=True,
        tag_field="EventType" if tag else None,
        tag=tag,
    )


def _struct_of(event_type: str) -> Any:
    time = Annotated[datetime, msgspec.Meta(tz=True)]
    return _mirror(_event(event_type), _struct, time, _structs)


def msgspec_event(event_type: str) -> Read:
    """Return a function that reads one event with Structs of msgspec."""
    return msgspec.json.Decoder(_struct_of(event_type)).decode


def msgspec_batch(*event_types: str) -> Read:
    """Return a function that reads a batch of events of some types with Structs of msgspec."""
    events: Any = GenericAlias(tuple, (Union[*map(_struct_of, event_types)], ...))
    answer = msgspec.defstruct(
        "Answer", [("EventSet", events, ()), ("RequestId", str | None, None)], frozen=True
    )
    envelope = msgspec.defstruct("Envelope", [("Response", answer)], frozen=True)
    return msgspec.json.Decoder(envelope).decode


msgspec_encode = msgspec.json.Encoder().encode

# --- plain cattrs -------------------------------------------------------------------------------

_converter = cattrs.Converter()
_converter.register_structure_hook(datetime, lambda text, _: datetime.fromisoformat(text))
_attrs_made: dict[type[Model], Any] = {}


def _attrs_class(name: str, fields: Fields) -> Any:
    members: dict[str, Any] = {
        field.attribute: attrs.field(type=kind, default=attrs.NOTHING if field.required else None)
        for field, kind in fields
    }
    made = attrs.make_class(name, members, frozen=True, slots=True, kw_only=True)
    names: Any = {field.attribute: override(rename=field.wire) for field, _ in fields}
    _converter.register_structure_hook(made, make_dict_structure_fn(made, _converter, **names))
    return made


def cattrs_event(event_type: str, loads: Read = json.loads) -> Read:
    """Return a function that reads one event with plain cattrs."""
    made = _mirror(_event(event_type), _attrs_class, datetime, _attrs_made)
    return lambda body: _converter.structure(loads(body), made)


def cattrs_batch(event_type: str, loads: Read = json.loads) -> Read:
    """Return a function that reads a batch of events of one type with plain cattrs."""
    made = _mirror(_event(event_type), _attrs_class, datetime, _attrs_made)
    events: Any = GenericAlias(tuple, (made, ...))
    return lambda body: _converter.structure(loads(body)["Response"]["EventSet"], events)


# --- the official SDK ---------------------------------------------------------------------------


def sdk_event(body: bytes) -> Any:
    """Read one event with the SDK's models."""
    event = sdk.EventContent()
    event._deserialize(json.loads(body))
    return event


def sdk_batch(body: bytes) -> Any:
    """Read a batch with the SDK's models, as its client does."""
    response = sdk.PullEventsResponse()
    response._deserialize(json.loads(body)["Response"])
    return response


orjson_loads = orjson.loads
