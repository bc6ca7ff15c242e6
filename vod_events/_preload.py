"""Load event types before their first event arrives."""

from vod_events._parse import engine
from vod_events.events import KnownEvent, event_class, event_classes


def preload(*event_types: str) -> None:
    """Load event types now, so that their first events do not wait for it.

    Otherwise each type is loaded when its first event arrives. Call it before a server forks, or in
    the cold start of a function. It loads the classes and everything needed to read them, write
    them and report errors.

    Args:
        event_types: VOD's names of the types, such as ``PullComplete``. Without names, all types
            that VOD documents.

    Raises:
        LookupError: a type is not documented.
    """
    engine().preload([_class(name) for name in event_types or event_classes()])


def _class(name: str) -> type[KnownEvent]:
    found = event_class(name)
    if found is None:
        raise LookupError(f"no event type named {name!r}")
    return found
