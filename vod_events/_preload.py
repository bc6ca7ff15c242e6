"""Loading early what would else be loaded when it first comes."""

from vod_events._parse import engine
from vod_events.events import KnownEvent, event_class, event_classes


def preload(*event_types: str) -> None:
    """Load event types now, so that no event of theirs waits for a first time.

    Without it each type is loaded when its first event comes. Call it before a server forks, or
    where a function starts cold. It makes the classes and all that reading and writing them needs,
    the report of what is wrong with an event included.

    Args:
        event_types: the sender's names of the types, such as ``PullComplete``; all that VOD
            documents, if none are named.

    Raises:
        LookupError: a type is not documented.
    """
    engine().preload([_class(name) for name in event_types or event_classes()])


def _class(name: str) -> type[KnownEvent]:
    found = event_class(name)
    if found is None:
        raise LookupError(f"no event type named {name!r}")
    return found
