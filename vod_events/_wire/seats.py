"""Names of unknown members, learned from bodies. Each gets a seat: a field in a mirror for msgspec.

Their number is limited, since a sender can invent names. Such a sender can take all seats for the
lifetime of the process; then bodies with other unknown members are read more slowly, and nothing
else changes.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from vod_events._model import Model
from vod_events._payload_keys import PAYLOAD_KEYS
from vod_events._plan import plan_of
from vod_events._values import is_array, is_object
from vod_events._wire.shapes import Answer, EventHead, Shape, shape_of
from vod_events.events import Event, event_class

Seats: TypeAlias = Mapping[type[Model], tuple[str, ...]]
"""The names that have a seat, sorted, by class; those of all events are under `Event`."""

MAX_SEATS: Final = 32
"""The most names that are learned, of all classes together."""

MAX_NAME_LENGTH: Final = 64

# The names that every event's mirror knows; and the one that distinguishes an answer of PullEvents
# from an event, which must not be accepted as part of an event.
_NEVER_SEATED = plan_of(EventHead).known.union(("Response",), PAYLOAD_KEYS.values())


def learn(seats: Seats, tree: Any) -> Seats:
    """Add the names of unknown members of an event, or of a batch around its events.

    Args:
        seats: the names learned before; not changed.
        tree: a plain tree that has been read, strictly or not; a malformed event teaches nothing.

    Returns:
        Those names and the new ones; an equal mapping if nothing is new.
    """
    room = MAX_SEATS - sum(map(len, seats.values()))
    grown = dict(seats)
    for model, name in _unknown_names(tree) if room else ():
        names = grown.get(model, ())
        # msgspec does not take other names, and VOD has no longer ones.
        if name in names or not name.isidentifier() or len(name) > MAX_NAME_LENGTH:
            continue
        grown[model] = tuple(sorted((*names, name)))
        room -= 1
        if not room:
            break
    return grown


def _unknown_names(tree: Any) -> Iterator[tuple[type[Model], str]]:
    shape = shape_of(tree)
    if shape is Shape.EVENT:
        yield from _in_event(tree)
    elif shape in (Shape.WRAPPED, Shape.UNWRAPPED):
        answer = tree["Response"] if shape is Shape.WRAPPED else tree
        yield from ((Answer, name) for name in answer if name not in plan_of(Answer).known)


def _in_event(tree: Any) -> Iterator[tuple[type[Model], str]]:
    event_type = tree["EventType"]
    model = event_class(event_type) if type(event_type) is str else None
    if model and is_object(tree.get(PAYLOAD_KEYS[event_type])):  # else it is malformed
        yield from ((Event, name) for name in tree if name not in _NEVER_SEATED)
        yield from _in_parts(model, tree)


def _in_parts(model: type[Model], tree: Any) -> Iterator[tuple[type[Model], str]]:
    for field in plan_of(model).parts:
        value = tree.get(field.wire)
        for item in value if field.is_array and is_array(value) else (value,):
            if is_object(item):  # and not null or absent
                yield from _in_object(field.item_type, item)


def _in_object(model: type[Model], tree: Any) -> Iterator[tuple[type[Model], str]]:
    known = plan_of(model).known
    if not tree.keys() <= known:
        yield from ((model, name) for name in tree if name not in known)
    yield from _in_parts(model, tree)
