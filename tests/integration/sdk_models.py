"""How the official SDK declares the data types, put beside how the library models them.

As a program it compares the two, prints each difference, and exits with 1 where there is one beside
`EXPECTED`.

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

from vod_events import Event, event_classes
from vod_events._model import Model
from vod_events._payload_keys import PAYLOAD_KEYS
from vod_events._plan import FieldPlan, Kind, item_classes, plan_of, with_parts

SDK_NAME = "tencentcloud-sdk-python-vod"

# Imported so because it declares no types.
SDK: Any = import_module("tencentcloud.vod.v20180717.models")

EVENT_CONTENT = "EventContent"
"""The SDK's one class for all events, which has a field for the payload of each type."""

EXPECTED = frozenset(
    {
        "field EventContent.T: int here, nothing in the SDK",
        "field EventContent.Sign: str here, nothing in the SDK",
    }
)
"""What only signed callbacks carry, which the SDK does not read."""

_FIELD = re.compile(r"^\s*:type (?P<name>\w+): (?P<kind>.+?)\s*$", re.MULTILINE)
_CLASS = re.compile(r":class:`[\w.]+\.(\w+)`")
_PARAMETER = re.compile(
    r"^\s*:param _(?P<name>\w+):(?P<text>.*?)^\s*:type ", re.MULTILINE | re.DOTALL
)
# "valid when the event type is NewFileUpload", in the words that the vendor uses.
_WHEN = re.compile(r"(?:事件类型|EventType)\s*为\s*(\w+)", re.ASCII)

SCALARS = {
    Kind.STRING: "str",
    Kind.CONSTANT: "str",
    Kind.TIME: "str",
    Kind.INTEGER: "int",
    Kind.NUMBER: "float",
    Kind.BOOLEAN: "bool",
}
"""What the SDK calls a kind of value."""


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
        ValueError: the docstring and the attributes do not name the same fields in the same order,
            so that one of them cannot be read as the above says.
    """
    data_type = getattr(module, name)
    declared = {
        found["name"]: _CLASS.sub(r"\1", found["kind"])
        for found in _FIELD.finditer(inspect.getdoc(data_type.__init__) or "")
    }
    attributes: dict[str, Any] = data_type().__dict__
    kept = [attribute.removeprefix("_") for attribute in attributes]
    if list(declared) != kept:
        raise ValueError(f"cannot read the fields of {name}: {list(declared)} and {kept}")
    return declared


def sdk_payloads(module: Any = SDK) -> dict[str, Payload]:
    """The SDK's table: where an event of a type has its payload."""
    documented = inspect.getdoc(getattr(module, EVENT_CONTENT).__init__) or ""
    texts = {found["name"]: found["text"] for found in _PARAMETER.finditer(documented)}
    payloads: dict[str, Payload] = {}
    for key, kind in sdk_fields(EVENT_CONTENT, module).items():
        if kind not in SCALARS.values():
            when = _WHEN.search(texts[key])
            # The text of a type that is retired says that alone.
            payloads[when[1] if when else key.removesuffix("Event")] = Payload(key, kind)
    return payloads


def our_payloads() -> dict[str, Payload]:
    """The same of the library."""
    return {
        event_type: Payload(PAYLOAD_KEYS[event_type], payload_class(event_type).__name__)
        for event_type in event_classes()
    }


def payload_class(event_type: str) -> type[Model]:
    """The class of the payload of an event type."""
    payload: type[Model]
    (payload,) = item_classes(event_classes()[event_type])
    return payload


def our_fields(model: type[Model]) -> dict[str, str]:
    """The fields of a class of the library, as the SDK would declare them."""
    return {field.wire: _kind(field) for field in plan_of(model).fields}


def our_event_content() -> dict[str, str]:
    """The fields of all events of the library together, as the SDK would declare them."""
    payloads = {payload.key: payload.kind for payload in our_payloads().values()}
    return our_fields(Event) | payloads


def our_data_types() -> dict[str, type[Model]]:
    """Every data type that the library models, by name."""
    parts = with_parts(*map(payload_class, event_classes()))
    return {model.__name__: model for model in parts}


def differences(module: Any = SDK) -> Iterator[str]:
    """Tell where the library and the SDK differ, a line each."""
    ours, theirs = our_payloads(), sdk_payloads(module)
    for event_type in {**ours, **theirs}:
        here, there = ours.get(event_type, "nothing"), theirs.get(event_type, "nothing")
        if here != there:
            yield f"event type {event_type}: {here} here, {there} in the SDK"
    event_content = sdk_fields(EVENT_CONTENT, module)
    yield from _field_differences(EVENT_CONTENT, our_event_content(), event_content)
    for name, model in our_data_types().items():
        if hasattr(module, name):
            yield from _field_differences(name, our_fields(model), sdk_fields(name, module))
        else:
            yield f"data type {name}: not in the SDK"


def main() -> int:
    """Print the comparison; give the exit code."""
    found = list(differences())
    lines = [f"{SDK_NAME} {version(SDK_NAME)} differs from the library in: {len(found)}", *found]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if EXPECTED.issuperset(found) else 1


def _field_differences(
    name: str, ours: Mapping[str, str], theirs: Mapping[str, str]
) -> Iterator[str]:
    for field in {**ours, **theirs}:
        here, there = ours.get(field, "nothing"), theirs.get(field, "nothing")
        if here != there:
            yield f"field {name}.{field}: {here} here, {there} in the SDK"
    in_both = [field for field in ours if field in theirs]
    for here, there in zip(in_both, filter(ours.__contains__, theirs), strict=True):
        if here != there:
            yield f"order of {name}: {here} here, where the SDK has {there}"
            return


def _kind(field: FieldPlan) -> str:
    kind = field.item_type.__name__ if field.kind is Kind.OBJECT else SCALARS[field.kind]
    return f"list of {kind}" if field.is_array else kind


if __name__ == "__main__":
    sys.exit(main())
