"""The peers: what else a service could read and write the same bodies with.

Their models are made from the library's own plans, so that they hold the same fields under the
same names and do the same work: wire names, tuples, times with an offset, nulls left out.
"""

import json
import warnings
from collections.abc import Callable
from datetime import datetime
from types import GenericAlias
from typing import Annotated, Any

import attrs
import cattrs
import msgspec
import orjson
import pydantic
from cattrs.gen import make_dict_structure_fn, override
from tencentcloud.vod.v20180717 import models as sdk

from vod_events import PullComplete
from vod_events._model import Model
from vod_events._plan import FieldPlan, Kind, plan_of

# Its models warn of each member that they drop.
warnings.filterwarnings("ignore", module="tencentcloud")

Fields = list[tuple[FieldPlan, Any]]
Make = Callable[[str, Fields], Any]


def _mirror(model: type[Model], make: Make, time: Any, made: dict[type[Model], Any]) -> Any:
    """Make a peer's class of a class of the library, those it holds first."""
    fields: Fields = []
    for field in plan_of(model).fields:
        if field.kind is Kind.OBJECT and field.item_type not in made:
            made[field.item_type] = _mirror(field.item_type, make, time, made)
        item = time if field.kind is Kind.TIME else made.get(field.item_type, field.item_type)
        kind: Any = GenericAlias(tuple, (item, ...)) if field.is_array else item
        fields.append((field, kind if field.required else kind | None))
    return make(model.__name__, fields)


# --- pydantic -----------------------------------------------------------------------------------


def _pydantic(extra: Any) -> tuple[Any, Any]:
    """Make models of one event and of a batch."""
    config = pydantic.ConfigDict(frozen=True, extra=extra, strict=True)
    create: Any = pydantic.create_model

    def make(name: str, fields: Fields) -> Any:
        members = {
            field.attribute: (
                kind,
                pydantic.Field(... if field.required else None, alias=field.wire),
            )
            for field, kind in fields
        }
        return create(name, __config__=config, **members)

    event = _mirror(PullComplete, make, pydantic.AwareDatetime, {})
    events = (GenericAlias(tuple, (event, ...)), ())
    answer = create("Answer", __config__=config, EventSet=events, RequestId=(str | None, None))
    return event, create("Envelope", __config__=config, Response=(answer, ...))


PydanticEvent, PydanticEnvelope = _pydantic("ignore")
PydanticExtraEvent, PydanticExtraEnvelope = _pydantic("allow")

# --- msgspec ------------------------------------------------------------------------------------


def _struct(name: str, fields: Fields) -> Any:
    members: list[Any] = [
        (field.attribute, kind) if field.required else (field.attribute, kind, None)
        for field, kind in fields
    ]
    rename = {field.attribute: field.wire for field, _ in fields}
    return msgspec.defstruct(
        name, members, rename=rename, frozen=True, kw_only=True, omit_defaults=True
    )


def _struct_envelope(event: Any) -> Any:
    events: Any = GenericAlias(tuple, (event, ...))
    answer = msgspec.defstruct(
        "Answer", [("EventSet", events, ()), ("RequestId", str | None, None)], frozen=True
    )
    return msgspec.defstruct("Envelope", [("Response", answer)], frozen=True)


_Event = _mirror(PullComplete, _struct, Annotated[datetime, msgspec.Meta(tz=True)], {})
msgspec_event = msgspec.json.Decoder(_Event).decode
msgspec_batch = msgspec.json.Decoder(_struct_envelope(_Event)).decode
msgspec_encode = msgspec.json.Encoder().encode

# --- plain cattrs -------------------------------------------------------------------------------

_converter = cattrs.Converter()
_converter.register_structure_hook(datetime, lambda text, _: datetime.fromisoformat(text))


def _attrs_class(name: str, fields: Fields) -> Any:
    members: dict[str, Any] = {
        field.attribute: attrs.field(type=kind, default=attrs.NOTHING if field.required else None)
        for field, kind in fields
    }
    made = attrs.make_class(name, members, frozen=True, slots=True, kw_only=True)
    names: Any = {field.attribute: override(rename=field.wire) for field, _ in fields}
    _converter.register_structure_hook(made, make_dict_structure_fn(made, _converter, **names))
    return made


_attrs_event = _mirror(PullComplete, _attrs_class, datetime, {})
_attrs_events: Any = GenericAlias(tuple, (_attrs_event, ...))


def cattrs_event(tree: Any) -> Any:
    """Structure one event with plain cattrs."""
    return _converter.structure(tree, _attrs_event)


def cattrs_batch(tree: Any) -> Any:
    """Structure a batch with plain cattrs."""
    return _converter.structure(tree["Response"]["EventSet"], _attrs_events)


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


def sdk_payload_keys() -> list[str]:
    """Name the members that hold a payload, of every event type."""
    members = (name.removeprefix("_") for name in vars(sdk.EventContent()))
    return [name for name in members if name not in {"EventHandle", "EventType"}]


orjson_loads = orjson.loads
