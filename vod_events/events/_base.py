"""What all events have, and the events that have no class of their own."""

from typing import final

from attrs import field, frozen

# JsonObject is used by name in the forward references of JsonValue.
from vod_events._model import Model
from vod_events._values import JsonObject, JsonValue
from vod_events.errors import InvalidEventError


@frozen(kw_only=True, repr=False)
class Event(Model):
    """What all events have.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_handle: str | None = None
    """What ConfirmEvents takes, within 30 seconds; None in a normal callback."""

    t: int | None = None
    """When the signature of a signed callback expires, in UNIX seconds. None where the event is not
    signed: no key is set, or it was pulled with PullEvents. See `vod_events.verify_callback`."""

    sign: str | None = None
    """The signature of a signed callback: the MD5 of the key and `t`, in hexadecimal digits. It says
    nothing of the rest of the event."""

    event_type: str | None
    """The sender's name of the event's type."""

    @classmethod
    def __subclasses__(cls) -> list[type[Model]]:
        """List the direct subclasses, with those of `DocumentedEvent` in its place.

        What looks for subclasses, as cattrs does to tell them apart, looks for classes of objects.
        """
        found: list[type[Model]] = []
        for kind in super().__subclasses__():
            found += kind.__subclasses__() if kind is DocumentedEvent else [kind]
        return found


@frozen(kw_only=True, repr=False)
class DocumentedEvent(Event):
    """An event of a type that VOD documents: each has a class, with the event's ``payload``.

    Type checkers see the union of these classes in its place, under the name `KnownEvent`.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: str
    """The sender's name of the event's type: the name of the class."""


@final
@frozen(kw_only=True, repr=False)
class UnknownEvent(Event):
    """An event of a type that this version has no class for, kept whole.

    It is made of `raw` alone, from which the other fields are read.
    """

    event_handle: str | None = field(default=None, init=False)
    """What ConfirmEvents takes, within 30 seconds; None in a normal callback."""

    t: int | None = field(default=None, init=False)
    """When the signature of a signed callback expires, in UNIX seconds."""

    sign: str | None = field(default=None, init=False)
    """The signature of a signed callback."""

    event_type: str = field(init=False)
    """The sender's name of the event's type."""

    raw: JsonObject
    """The event as it came, its type and handle included: what is written again."""


@final
@frozen(kw_only=True, repr=False)
class MalformedEvent(Event):
    """What stood in place of an event and cannot be read as one, kept whole.

    It comes from parsing alone, which knows what is wrong, and cannot be made or evolved.
    """

    event_type: str | None = None
    """The sender's name of the event's type, where that is a string."""

    raw: JsonValue
    """What came: what is written again. None if `text` is set."""

    text: str | None = None
    """The JSON text that came, and what is written again, where that cannot be decoded: it has half a
    character (a lone surrogate), a number out of range or too many levels. None for all others."""

    error: InvalidEventError = field(eq=False)
    """What is wrong with it. Two events that hold the same are equal, wherever they stood. In a batch
    of more than 1600 problems, which VOD does not send, those beyond share one error that says so."""
