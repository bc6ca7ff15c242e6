"""The fields of all events, and the classes of unknown and malformed events."""

from typing import final

from attrs import field, frozen

# JsonObject is used by name in the forward references of JsonValue.
from vod_events._model import Model
from vod_events._values import JsonObject, JsonValue
from vod_events.errors import InvalidEventError


@frozen(kw_only=True, repr=False)
class Event(Model):
    """The fields that all events have.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_handle: str | None = None
    """The handle to pass to ConfirmEvents within 30 seconds; None in a normal callback."""

    t: int | None = None
    """When the signature of a signed callback expires, in UNIX seconds. None if the event is not
    signed: no key is set, or it was pulled with PullEvents. See `vod_events.verify_callback`."""

    sign: str | None = None
    """The signature of a signed callback: the MD5 of the key and `t`, in hexadecimal digits. It
    does not cover the rest of the event."""

    event_type: str | None
    """The sender's name of the event's type."""

    @classmethod
    def __subclasses__(cls) -> list[type[Model]]:
        """Return the direct subclasses, with those of `DocumentedEvent` in its place.

        Code that lists subclasses, as cattrs does to tell them apart, needs the classes of objects.
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

    You make one from `raw` alone; the other fields are read from it.
    """

    event_handle: str | None = field(default=None, init=False)
    """The handle to pass to ConfirmEvents within 30 seconds; None in a normal callback."""

    t: int | None = field(default=None, init=False)
    """When the signature of a signed callback expires, in UNIX seconds."""

    sign: str | None = field(default=None, init=False)
    """The signature of a signed callback."""

    event_type: str = field(init=False)
    """The sender's name of the event's type."""

    raw: JsonObject
    """The event as received, including its type and handle. This is what is written."""


@final
@frozen(kw_only=True, repr=False)
class MalformedEvent(Event):
    """A value in place of an event that cannot be read as one, kept whole.

    Only parsing makes one, since it knows what is wrong. You cannot make or evolve one.
    """

    event_type: str | None = None
    """The sender's name of the event's type, if it is a string."""

    raw: JsonValue
    """The value as received. This is what is written. None if `text` is set."""

    text: str | None = None
    """The JSON text as received, if it cannot be decoded: it has a lone surrogate, a number out of
    range or too many levels. This is what is written. Otherwise None."""

    error: InvalidEventError = field(eq=False)
    """What is wrong with it. It does not count when events are compared, so their place in a batch
    does not matter. In a batch with more than 1600 problems, which VOD does not send, the events
    beyond share one error that says so."""
