"""The library's classes: all of them for facts, and a few that stand for all kinds for laws."""

from vod_events import Event, MalformedEvent, PullEventsResponse, UnknownEvent, event_classes
from vod_events._model import Model
from vod_events._plan import plan_of, with_parts
from vod_events.events.compose_media_complete import MediaTrack
from vod_events.events.media import MediaBasicInfo, MediaMetaData, TrtcRecordInfo

AS_OURS = "vod_events.made_by_tests"
"""Module of classes that tests make as the library makes its own: from others they are refused."""

EVENTS: tuple[type[Event], ...] = tuple(event_classes().values())
"""The classes of the table's events."""

DATA_TYPES: tuple[type[Model], ...] = with_parts(*EVENTS)
"""The same, and the classes of all that they hold."""


def _kinds(model: type[Model]) -> set[tuple[object, ...]]:
    fields = plan_of(model).fields
    return {(field.kind, field.is_array, field.vocabulary is None) for field in fields}


def _enough() -> tuple[type[Model], ...]:
    """Choose classes that have, together, every kind of field there is."""
    chosen: list[type[Model]] = [MediaBasicInfo, MediaMetaData, TrtcRecordInfo, MediaTrack]
    covered: set[tuple[object, ...]] = set()
    for model in chosen:
        covered |= _kinds(model)
    for model in sorted(DATA_TYPES, key=lambda model: len(with_parts(model))):
        if not _kinds(model) <= covered:
            chosen.append(model)
            covered |= _kinds(model)
    return tuple(chosen)


KINDS: tuple[type[Model], ...] = _enough()
"""Data types and an event that have, together, every kind of field."""

MODELS: tuple[type[Model], ...] = (*KINDS, UnknownEvent, MalformedEvent, PullEventsResponse)
"""Classes that stand for all that have objects."""
