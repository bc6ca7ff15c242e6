"""Names of unknown members, learned from bodies, so that the mirrors of msgspec have seats for them.

How many are learned is bounded, as a sender can invent names. One who does can take all the seats
there are, for the life of the process: what bodies with other unknown members gain by a seat is lost
then, and nothing else.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from vod_events._model import Model
from vod_events._plan import Kind, plan_of
from vod_events._registry import DOCUMENTED_PAYLOAD_KEYS, EVENT_TYPES
from vod_events._shapes import Answer, Shape, shape_of
from vod_events._values import is_array, is_object
from vod_events.events import Event

Seats: TypeAlias = Mapping[type[Model], tuple[str, ...]]
"""Names that have a seat, by class, in order; those of all events stand under `Event`."""

MOST_SEATS: Final = 32
"""How many names are learned in all."""

LONGEST_NAME: Final = 64

KNOWN_OF_EVENT: Final = frozenset(
    {"EventType", "EventHandle"}
    | {row.payload_key for row in EVENT_TYPES.values()}
    | DOCUMENTED_PAYLOAD_KEYS
)
"""Members that an event of any type has without a seat."""

# What tells an answer of PullEvents from an event must not be taken for part of an event.
_NEVER_OF_EVENT = KNOWN_OF_EVENT | {"Response"}


def learn(seats: Seats, tree: Any) -> Seats:
    """Add the unknown names of an event, or of what stands around the events of a batch.

    Gives an equal mapping where there are none.

    Args:
        seats: names learned before; stays as it is.
        tree: a plain tree that has been read with success.
    """
    room = MOST_SEATS - sum(map(len, seats.values()))
    grown = dict(seats)
    for model, name in _unknown_names(tree) if room else ():
        names = grown.get(model, ())
        # Others cannot be told to msgspec, or are longer than any that VOD gives.
        if name in names or not name.isidentifier() or len(name) > LONGEST_NAME:
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
    row = EVENT_TYPES.get(event_type) if type(event_type) is str else None
    if row:
        yield from ((Event, name) for name in tree if name not in _NEVER_OF_EVENT)
        yield from _in_object(row.payload, tree.get(row.payload_key))


def _in_object(model: type[Model], tree: Any) -> Iterator[tuple[type[Model], str]]:
    if not is_object(tree):  # which it is not in a malformed event
        return
    plan = plan_of(model)
    yield from ((model, name) for name in tree if name not in plan.known)
    for field in plan.fields:
        if field.kind is Kind.OBJECT:
            value = tree.get(field.wire)
            for item in value if is_array(value) else (value,):
                yield from _in_object(field.item_type, item)
