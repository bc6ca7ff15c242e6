"""The peers: what else a service could read and write the same bodies with.

Their models are made from the library's own plans, so that they hold the same fields under the
same names and do the same work: wire names, tuples, times with an offset, nulls left out.
"""

import json
from collections.abc import Callable
from datetime import datetime
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
from vod_events._plan import ClassPlan, FieldPlan, Kind, plan_of

Types = dict[type[Model], Any]


def _fields_in(plan: ClassPlan, types: Types, time: Any) -> list[tuple[FieldPlan, Any]]:
    """Give each field of a class with its type in a peer's terms."""
    fields: list[tuple[FieldPlan, Any]] = []
    for field in plan.fields:
        item = types.get(field.item_type, field.item_type)
        if field.kind is Kind.TIME:
            item = time
        item = tuple[item, ...] if field.is_array else item
        fields.append((field, item if field.required else item | None))
    return fields


def _mirror(model: type[Model], make: Callable[[str, list[tuple[FieldPlan, Any]]], Any], time: Any,
            types: Types) -> Any:
    """Make a peer's class of a class of the library, those it holds first."""
    plan = plan_of(model)
    for field in plan.fields:
        if field.kind is Kind.OBJECT and field.item_type not in types:
            types[field.item_type] = _mirror(field.item_type, make, time, types)
    return make(model.__name__, _fields_in(plan, types, time))


# --- pydantic -----------------------------------------------------------------------------------


def _pydantic_model(extra: Any) -> Any:
    def make(name: str, fields: list[tuple[FieldPlan, Any]]) -> Any:
        config = pydantic.ConfigDict(frozen=True, extra=extra, strict=True)
        members: dict[str, Any] = {
            field.attribute: (
                kind,
                pydantic.Field(alias=field.wire)
                if field.required
                else pydantic.Field(default=None, alias=field.wire),
            )
            for field, kind in fields
        }
        return pydantic.create_model(name, __config__=config, **members)

    event = _mirror(PullComplete, make, pydantic.AwareDatetime, {})
    answer = make_envelope(lambda name, **members: pydantic.create_model(
        name, __config__=pydantic.ConfigDict(frozen=True, extra=extra, strict=True),
        **{key: (kind, default) for key, (kind, default) in members.items()}), event, ...)
    return event, answer


def make_envelope(make: Callable[..., Any], event: Any, required: Any) -> Any:
    answer = make("Answer", EventSet=(tuple[event, ...], ()), RequestId=(str | None, None))
    return make("Envelope", Response=(answer, required))


PydanticEvent, PydanticEnvelope = _pydantic_model("ignore")
PydanticExtraEvent, PydanticExtraEnvelope = _pydantic_model("allow")

# --- msgspec ------------------------------------------------------------------------------------

_MsgspecTime = Annotated[datetime, msgspec.Meta(tz=True)]


def _msgspec_struct(name: str, fields: list[tuple[FieldPlan, Any]]) -> Any:
    members = [
        (field.attribute, kind) if field.required else (field.attribute, kind, None)
        for field, kind in fields
    ]
    rename = {field.attribute: field.wire for field, _ in fields}
    return msgspec.defstruct(
        name, members, rename=rename, frozen=True, kw_only=True, omit_defaults=True
    )


MsgspecEvent = _mirror(PullComplete, _msgspec_struct, _MsgspecTime, {})
MsgspecEnvelope = make_envelope(
    lambda name, **members: msgspec.defstruct(
        name,
        [(key, kind) if default is ... else (key, kind, default)
         for key, (kind, default) in members.items()],
        frozen=True, kw_only=True,
    ),
    MsgspecEvent,
    ...,
)
msgspec_event = msgspec.json.Decoder(MsgspecEvent).decode
msgspec_batch = msgspec.json.Decoder(MsgspecEnvelope).decode
msgspec_encode = msgspec.json.Encoder().encode

# --- plain cattrs -------------------------------------------------------------------------------


def _attrs_class(converter: cattrs.Converter) -> Callable[[str, list[tuple[FieldPlan, Any]]], Any]:
    def make(name: str, fields: list[tuple[FieldPlan, Any]]) -> Any:
        members = {
            field.attribute: attrs.field(type=kind)
            if field.required
            else attrs.field(type=kind, default=None)
            for field, kind in fields
        }
        made = attrs.make_class(name, members, frozen=True, slots=True, kw_only=True)
        names: Any = {field.attribute: override(rename=field.wire) for field, _ in fields}
        converter.register_structure_hook(made, make_dict_structure_fn(made, converter, **names))
        return made

    return make


_converter = cattrs.Converter()
_converter.register_structure_hook(datetime, lambda text, _: datetime.fromisoformat(text))
CattrsEvent = _mirror(PullComplete, _attrs_class(_converter), datetime, {})


def cattrs_event(tree: Any) -> Any:
    """Structure one event with plain cattrs."""
    return _converter.structure(tree, CattrsEvent)


def cattrs_batch(tree: Any) -> Any:
    """Structure a batch with plain cattrs."""
    return _converter.structure(tree["Response"]["EventSet"], tuple[CattrsEvent, ...])


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
    return [name for name in members if name not in ("EventHandle", "EventType")]


orjson_loads = orjson.loads
