"""How the official SDK declares the data types, put beside how the library models them.

As a program it compares the two, prints what the SDK has and the library has not, and exits with 1
where a data type or an event type that the library models is not as the SDK has it.

The SDK is generated from the vendor's documentation. It declares fields in the docstring of each
class's ``__init__`` (``:type Name: str``), and keeps them as attributes (``_Name``).
"""

import inspect
import re
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.metadata import version
from typing import Any

from attrs import frozen

from vod_events import EventType
from vod_events._model import Model
from vod_events._plan import FieldPlan, Kind, plan_of
from vod_events._registry import EVENT_TYPES

SDK_NAME = "tencentcloud-sdk-python-vod"

# Imported so because it declares no types.
SDK: Any = import_module("tencentcloud.vod.v20180717.models")

_FIELD = re.compile(r"^\s*:type (?P<name>\w+): (?P<kind>.+?)\s*$", re.MULTILINE)
_CLASS = re.compile(r":class:`[\w.]+\.(\w+)`")
_PARAMETER = re.compile(
    r"^\s*:param _(?P<name>\w+):(?P<text>.*?)^\s*:type ", re.MULTILINE | re.DOTALL
)
# "valid when the event type is NewFileUpload", in the words that the vendor uses.
_WHEN = re.compile(r"(?:事件类型|EventType)\s*为\s*(\w+)", re.ASCII)

_SCALARS = {
    Kind.STRING: "str",
    Kind.TIME: "str",
    Kind.INTEGER: "int",
    Kind.NUMBER: "float",
    Kind.BOOLEAN: "bool",
}


@frozen
class Payload:
    """Where an event of some type has its payload, and of what class that is."""

    key: str
    kind: str

    def __str__(self) -> str:
        return f"{self.kind} in {self.key}"


def sdk_fields(name: str, module: Any = SDK) -> dict[str, str]:
    """The fields of a data type of the SDK, with their kinds: ``str``, ``list of str``, ``Type``.

    Raises:
        ValueError: the docstring and the attributes do not name the same fields, so that one of
            them cannot be read as the above says.
    """
    data_type = getattr(module, name)
    declared = {
        found["name"]: _CLASS.sub(r"\1", found["kind"])
        for found in _FIELD.finditer(inspect.getdoc(data_type.__init__) or "")
    }
    attributes: dict[str, Any] = data_type().__dict__
    kept = [attribute.removeprefix("_") for attribute in attributes]
    if sorted(declared) != sorted(kept):
        raise ValueError(f"cannot read the fields of {name}: {sorted(declared)} and {sorted(kept)}")
    return declared


def sdk_payloads(module: Any = SDK) -> dict[str, Payload]:
    """The SDK's table: where an event of a type has its payload."""
    kinds = sdk_fields("EventContent", module)
    return {
        when[1]: Payload(found["name"], kinds[found["name"]])
        for found in _PARAMETER.finditer(inspect.getdoc(module.EventContent.__init__) or "")
        if (when := _WHEN.search(found["text"]))
    }


def our_payloads() -> dict[str, Payload]:
    """The same of the library."""
    return {
        event_type: Payload(row.payload_key, row.payload.__name__)
        for event_type, row in EVENT_TYPES.items()
    }


def our_fields(model: type[Model]) -> dict[str, str]:
    """The fields of a class of the library, as the SDK would declare them."""
    return {field.wire: _kind(field) for field in plan_of(model).fields}


def our_data_types() -> dict[str, type[Model]]:
    """Every data type that the library models, by name."""
    found: dict[str, type[Model]] = {}
    for row in EVENT_TYPES.values():
        found.update(data_types_of(row.payload))
    return found


def data_types_of(payload: type[Model]) -> dict[str, type[Model]]:
    """A data type and those that it holds, at any depth, by name."""
    found: dict[str, type[Model]] = {}
    _gather(payload, found)
    return found


def differences(module: Any = SDK) -> Iterator[str]:
    """Tell where the SDK has what the library models in another way, a line each."""
    theirs = sdk_payloads(module)
    for event_type, payload in our_payloads().items():
        if theirs.get(event_type) != payload:
            there = theirs.get(event_type, "nothing")
            yield f"event type {event_type}: {payload} here, {there} in the SDK"
    for name, model in our_data_types().items():
        if hasattr(module, name):
            yield from _field_differences(name, our_fields(model), sdk_fields(name, module))
        else:
            yield f"data type {name}: not in the SDK"


def not_modelled(module: Any = SDK) -> Iterator[str]:
    """Tell what the SDK has beside what the library models, a line each."""
    payloads = sdk_payloads(module)
    named = {member.value for member in EventType}
    for event_type, payload in payloads.items():
        if event_type not in EVENT_TYPES:
            note = "" if event_type in named else ", and not a value of EventType"
            yield f"event type {event_type}: {payload}{note}"
    selected = {"EventHandle", "EventType", *(payload.key for payload in payloads.values())}
    for field in sdk_fields("EventContent", module):
        if field not in selected:
            yield f"payload {field}: of no event type"


def main() -> int:
    """Print the comparison; give the exit code."""
    beside, found = list(not_modelled()), list(differences())
    lines = [
        f"{SDK_NAME} {version(SDK_NAME)} has, and the library does not model: {len(beside)}",
        *beside,
        f"The library models, and the SDK has in another way: {len(found)}",
        *found,
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if found else 0


def _field_differences(
    name: str, ours: Mapping[str, str], theirs: Mapping[str, str]
) -> Iterator[str]:
    for field in {**ours, **theirs}:
        here, there = ours.get(field, "nothing"), theirs.get(field, "nothing")
        if here != there:
            yield f"field {name}.{field}: {here} here, {there} in the SDK"


def _gather(model: type[Model], found: dict[str, type[Model]]) -> None:
    found[model.__name__] = model
    for field in plan_of(model).fields:
        if field.kind is Kind.OBJECT and field.item_type.__name__ not in found:
            _gather(field.item_type, found)


def _kind(field: FieldPlan) -> str:
    kind = field.item_type.__name__ if field.kind is Kind.OBJECT else _SCALARS[field.kind]
    return f"list of {kind}" if field.is_array else kind


if __name__ == "__main__":
    sys.exit(main())
