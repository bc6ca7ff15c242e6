"""JSON Schema 2020-12 and OpenAPI 3.1 documents, generated from the classes."""

from collections.abc import Callable
from inspect import cleandoc
from typing import Any

from vod_events._docstrings import field_docstrings
from vod_events._model import Model, is_model_class
from vod_events._payload_keys import PAYLOAD_KEYS
from vod_events._plan import FieldPlan, Kind, plan_of
from vod_events._version import __version__
from vod_events._wire.shapes import NO_EVENT, AnswerError, Envelope, EventHead
from vod_events._wire.times import NOT_SET
from vod_events.events import Event, MalformedEvent, UnknownEvent, event_classes
from vod_events.events._base import DocumentedEvent
from vod_events.responses import PullEventsResponse

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_PLANNED_AS: dict[type[Model], type[Model]] = {
    PullEventsResponse: Envelope,
    UnknownEvent: EventHead,
}
"""Classes whose wire form is that of another."""

_JsonSchema = dict[str, Any]


def json_schema(*types: type[Model]) -> dict[str, Any]:
    """Return a JSON Schema 2020-12 document of the wire form of classes.

    The schema allows more members in objects, more values in vocabularies (the documented ones are
    listed in ``examples``), and null for every field that is not required. `PullEventsResponse` is
    described with its ``Response`` wrapper. To check dates against the calendar, validate with
    ``format`` as an assertion.

    Args:
        types: classes of the library. `Event` and `AnyEvent` mean an event of any type, and
            `KnownEvent` one of any documented type. If there are several, the document accepts what
            any of them describes. The default is `Event`.

    Returns:
        The document: a new ``dict``.

    Raises:
        TypeError: one is not a class of the library, or is `MalformedEvent`, which can be any JSON.

    See https://json-schema.org/draft/2020-12
    """
    for model in types:
        _check_class(model)
    definitions = Definitions("#/$defs/{}".format)
    references = [definitions.refer(model) for model in types or (Event,)]
    root = references[0] if len(references) == 1 else {"anyOf": references}
    return {"$schema": _DIALECT, **root, "$defs": definitions.made}


def _check_class(model: object) -> None:
    if not is_model_class(model) or model is MalformedEvent:
        shown = model.__name__ if isinstance(model, type) else repr(model)
        raise TypeError(f"no class with a wire form of its own: {shown}")


def openapi() -> dict[str, Any]:
    """Return an OpenAPI 3.1 document that describes the normal callback (普通回调) as a webhook.

    Returns:
        The document: a new ``dict``.

    See https://spec.openapis.org/oas/v3.1.0
    """
    definitions = Definitions("#/components/schemas/{}".format)
    event = definitions.refer(Event)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Event notifications of Tencent Cloud VOD",
            "description": "Not the vendor's own: what vod-events reads.",
            "version": __version__,
        },
        "jsonSchemaDialect": _DIALECT,
        "webhooks": {"notification": {"post": _callback(event)}},
        "components": {"schemas": definitions.made},
    }


def _callback(event: _JsonSchema) -> dict[str, Any]:
    return {
        "operationId": "notify",
        "summary": "Something has happened to a media file or a task.",
        "description": "One event, sent to the URL that the application has set. The request times"
        " out after 5 seconds, and is then sent twice more at most; the same event can come more"
        " than once.\n\n"
        "If the application has set a key, the event is signed: `T` is the UNIX time at which the"
        " signature expires, and `Sign` the MD5 of the key followed by `T`, in hexadecimal digits."
        " They do not cover the rest of the body: until `T` has passed, whoever has seen them can"
        " send another body with them.",
        "externalDocs": {"url": "https://intl.cloud.tencent.com/document/product/266/33948"},
        "requestBody": {"required": True, "content": {"application/json": {"schema": event}}},
        "responses": {"default": {"description": "Ignored, status and body both."}},
    }


def definition_name(model: type[Model]) -> str:
    """Return the name of the definition of a class."""
    return "KnownEvent" if model is DocumentedEvent else model.__name__


class Definitions:
    """The definitions of a document, each made on the first reference to it.

    Args:
        locate: returns the reference to a definition, given its name.
    """

    def __init__(self, locate: Callable[[str], str]) -> None:
        self._locate = locate
        self.made: dict[str, _JsonSchema] = {}

    def refer(self, model: type[Model]) -> _JsonSchema:
        """Return a reference to a class, and define the class if necessary."""
        name = definition_name(model)
        if name not in self.made:
            self.made[name] = {}  # Keeps its place before those that it refers to.
            self.made[name] = self._define(model)
        return {"$ref": self._locate(name)}

    def _define(self, model: type[Model]) -> _JsonSchema:
        if model is Event or model is DocumentedEvent:
            others = (UnknownEvent,) if model is Event else ()
            references = [*map(self.refer, (*event_classes().values(), *others))]
            return _described(model.__doc__, {"anyOf": references})
        docstrings = field_docstrings(model)
        fields = plan_of(_PLANNED_AS.get(model, model)).fields
        properties = {
            field.wire: _described(
                docstrings.get(field.attribute), self._field_schema(model, field)
            )
            for field in fields
        }
        if model is PullEventsResponse:
            # The name that distinguishes an event from an answer.
            properties["EventType"] = {"description": "An event has one.", "type": "null"}
        return _described(
            model.__doc__,
            {
                "type": "object",
                "properties": properties,
                "required": [field.wire for field in fields if field.required],
                "additionalProperties": True,
            },
        )

    def _field_schema(self, model: type[Model], field: FieldPlan) -> _JsonSchema:
        if model is AnswerError and field.attribute == "code":
            return {"description": "Any other error is no answer.", "const": NO_EVENT}
        schema: _JsonSchema = self._value_schema(field)
        if field.is_array:
            schema = {"type": "array", "items": schema}
        if not field.required:
            schema = _or_null(schema)
        if model is UnknownEvent and field.attribute == "event_type":
            schema["not"] = {"enum": list(PAYLOAD_KEYS)}
        if field.vocabulary:
            described = schema["items"] if field.is_array else schema
            described["examples"] = [member.value for member in field.vocabulary]
        return schema

    def _value_schema(self, field: FieldPlan) -> _JsonSchema:
        if field.kind is Kind.OBJECT:
            return self.refer(field.item_type)
        if field.kind is Kind.CONSTANT:
            return {"const": field.constant}
        if field.kind is Kind.TIME:
            return {"anyOf": [_time(), {"enum": sorted(NOT_SET)}]}
        if field.kind is Kind.ANY:
            # Only the events of an answer have this kind, since they are read one by one.
            return self.refer(Event)
        # For the other kinds, errors use the names of JSON Schema.
        return {"type": field.kind.value}


_YEAR = "(?:[0-9]{3}[1-9]|[0-9]{2}[1-9][0-9]|[0-9][1-9][0-9]{2}|[1-9][0-9]{3})"  # not 0000
_HOUR = "(?:[01][0-9]|2[0-3])"
_TIME_PATTERN = (
    f"^{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T"
    f"{_HOUR}(?::[0-5][0-9]){{2}}(?:[.][0-9]{{1,6}})?(?:Z|[+-]{_HOUR}:[0-5][0-9])$"
)


def _time() -> _JsonSchema:
    return {
        "type": "string",
        "format": "date-time",
        # date-time alone allows more: a lowercase t, a leap second, the year 0000, ten fractional
        # digits. The pattern means the same in every dialect of regular expressions, so it has no
        # \d, which matches the digits of any script in some.
        "pattern": _TIME_PATTERN,
        # In some dialects, $ also matches before the end of a line.
        "not": {"pattern": "[^-+.:0-9TZ]"},
    }


def _or_null(schema: _JsonSchema) -> _JsonSchema:
    if "type" in schema:
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [*schema.get("anyOf", [schema]), {"type": "null"}]}


def _described(docstring: str | None, schema: _JsonSchema) -> _JsonSchema:
    """Add a docstring to a schema as its description, which is CommonMark."""
    if not docstring:
        return schema
    return {"description": cleandoc(docstring).replace("``", "`"), **schema}
