"""Support for the library's classes in pydantic models.

This module is loaded when pydantic asks for a schema, since pydantic is not a dependency.
"""

import re
from inspect import cleandoc
from itertools import starmap
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin

from attrs import frozen
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import (
    CoreSchema,
    InitErrorDetails,
    PydanticCustomError,
    PydanticSerializationUnexpectedValue,
    ValidationError,
    core_schema,
)

from vod_events._model import Model, is_model_class
from vod_events._parse import engine, parse_callback, parse_pull_events, to_dict
from vod_events._schema import Definitions, definition_name
from vod_events._text import shorten
from vod_events._values import NO_ROOM, MismatchError
from vod_events._wire.event import structure_any_event
from vod_events._wire.structure import structurer
from vod_events.errors import ApiError, DecodeError, InvalidEventError, Problem, VodEventsError
from vod_events.events import Event, MalformedEvent
from vod_events.responses import PullEventsResponse

_CHOICE = "vod_events"
"""The key of the `_Choice` in the metadata of pydantic's schema."""


@frozen
class _Choice:
    """What an annotation names: a class, or several classes of events."""

    models: tuple[type[Model], ...]
    or_none: bool = False

    @property
    def name(self) -> str:
        """The name of the annotation."""
        return " | ".join(map(definition_name, self.models))


def core_schema_of(source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
    """Return pydantic's schema of an annotation: one validator, and one serializer.

    Args:
        source: a class of the library, or a union of classes of events.
        handler: returns the schema of any other type.
    """
    choice = _choice_of(source)
    if not choice:
        return handler(source)
    return core_schema.with_info_plain_validator_function(
        _reader(choice),
        ref=_reference(choice.name) if source in choice.models else None,
        serialization=core_schema.plain_serializer_function_ser_schema(_write),
        metadata={_CHOICE: choice},
    )


def _choice_of(source: Any) -> _Choice | None:
    if is_model_class(source):
        return _Choice((source,))
    members = get_args(source) if get_origin(source) in (Union, UnionType) else ()
    models = tuple(member for member in members if member is not NoneType)
    if models and all(is_model_class(model) and issubclass(model, Event) for model in models):
        return _Choice(models, or_none=NoneType in members)
    return None


def _reference(name: str) -> str:
    # Pydantic reads the part after the last colon as an id, and the part before the last dot as a
    # module.
    return f"vod_events.{name}:0"


# Validation


def _reader(choice: _Choice) -> Any:
    def read(value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, choice.models) or (value is None and choice.or_none):
            return value
        try:
            if isinstance(value, Model) or (info.mode == "json" and isinstance(value, str)):
                # Another object; or a string inside JSON, which is not the JSON of an object.
                raise DecodeError(f"not the JSON of {choice.name}: a {type(value).__name__}")
            return _read(choice, value)
        except RecursionError:
            error: VodEventsError = DecodeError(NO_ROOM)
        except VodEventsError as refused:
            error = refused
        raise ValidationError.from_exception_data(choice.name, _lines(value, error))

    read.__name__ = read.__qualname__ = choice.name  # shown in errors of unions
    return read


def _read(choice: _Choice, value: Any) -> Any:
    model = choice.models[0]
    if model is PullEventsResponse:
        return parse_pull_events(value)
    if not issubclass(model, Event):
        return _read_object(model, engine().decode(value))
    if MalformedEvent in choice.models:
        event: Any = structure_any_event(engine().decode(value))
    else:
        event = parse_callback(value)
    if isinstance(event, choice.models):
        return event
    actual = f'string "{shorten(event.event_type)}"'
    raise InvalidEventError((Problem("$.EventType", f"a type of {choice.name}", actual),))


def _read_object(model: type[Model], tree: Any) -> Any:
    try:
        return structurer(model)(tree, 1)
    except MismatchError:
        pass
    # Imported here, since it imports cattrs, which only errors need.
    from vod_events._wire import problems  # noqa: PLC0415

    raise problems.invalid_event(problems.explain_refused(model, tree))


def _lines(value: Any, error: VodEventsError) -> list[InitErrorDetails]:
    """Return an error in pydantic's form: all problems, each with its place."""
    if not isinstance(error, InvalidEventError):
        # Without the input: a framework sends it back as JSON, which may be impossible.
        kind = "vod_api" if isinstance(error, ApiError) else "vod_json"
        return [_line(kind, str(error))]
    tree = engine().decode(value)
    lines = [
        _line("vod_event", problem.message, _place(problem.path), tree)
        for problem in error.problems
    ]
    hidden = error.problem_count - len(lines)
    return [*lines, _line("vod_event", f"and {hidden} more problems")] if hidden else lines


def _line(
    kind: str, text: str, place: tuple[int | str, ...] = (), tree: Any = None
) -> InitErrorDetails:
    # Pydantic's types ask for literals, since it formats them; without a context it does not.
    custom = PydanticCustomError(cast("Any", kind), cast("Any", text))
    return {"type": custom, "loc": place, "input": _input(tree, place)}


_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")


def _place(path: str) -> tuple[int | str, ...]:
    """Return a path in pydantic's form, which has names of fields and indices."""
    return tuple(name or int(index) for name, index in _STEP.findall(path))


def _input(tree: Any, place: tuple[int | str, ...]) -> Any:
    """Return the value at a place; if there is none, the value around it, as pydantic does."""
    for step in place:
        try:
            tree = tree[step]
        except (KeyError, TypeError):
            break
    return tree


# Serialization


def _write(value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, Model):
        return to_dict(value)
    raise PydanticSerializationUnexpectedValue(f"no object of vod_events: {type(value).__name__}")


# JSON Schema


def json_schema_of(schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
    """Return the JSON Schema of an annotation, with definitions for what it refers to.

    Args:
        schema: a schema that `core_schema_of` returned.
        handler: pydantic's handler.
    """
    choice: _Choice | None = schema.get("metadata", {}).get(_CHOICE)
    if not choice:
        return handler(schema)
    if MalformedEvent in choice.models:
        return {"description": cleandoc(str(MalformedEvent.__doc__))}

    def locate(name: str) -> str:
        reference: str = handler(core_schema.definition_reference_schema(_reference(name)))["$ref"]
        return reference

    definitions = Definitions(locate)
    references = [definitions.refer(model) for model in choice.models]
    made = dict(definitions.made)
    own = made.pop(choice.name) if schema.get("ref") else None
    handler(
        core_schema.definitions_schema(
            core_schema.any_schema(), [*starmap(_definition, made.items())]
        )
    )
    if own is not None:
        return own
    nothing = [{"type": "null"}] if choice.or_none else []
    return {"anyOf": [*references, *nothing]}


def _definition(name: str, schema: dict[str, Any]) -> CoreSchema:
    """Return pydantic's schema of any value, with the given JSON Schema."""

    def tell(*_: Any) -> dict[str, Any]:
        return schema

    return core_schema.any_schema(ref=_reference(name), metadata={"pydantic_js_functions": [tell]})
