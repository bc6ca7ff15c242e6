"""Events: one class an event type, and two for what has none."""

from typing import Literal

from attrs import field, frozen

# JsonObject is used by name in the forward references of JsonValue.
from vod_events._model import Model
from vod_events._values import JsonObject, JsonValue
from vod_events.errors import InvalidEventError
from vod_events.schemas.upload import PullUploadTask


@frozen(kw_only=True, repr=False)
class Event(Model):
    """What all events have.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_handle: str | None = None
    """What ConfirmEvents takes, within 30 seconds; None in a normal callback."""

    event_type: str | None
    """The sender's name of the event's type: a value of `EventType`, or a newer one."""

    @property
    def dedup_key(self) -> str:
        """A string that is the same when the same notification comes again, by either delivery.

        It is the SHA-256 of the event's wire form without ``EventHandle`` and the ``T`` and
        ``Sign`` that some callbacks carry. Order of members, nulls, and the spellings of one
        number or one time do not matter; everything else does, so another state of a task is
        another key. It does not depend on the process, nor on what this version models. The part
        before the hyphen names how it is made, and changes if that ever must.

        It is made anew each time, in time linear in the size of the event: keep it if you need
        it twice.

        Raises:
            TypeError: the event was made by hand, and holds what JSON cannot.
            ValueError: the event was made by hand, and a time in it has no UTC offset, or a
                number is NaN or infinite.
        """
        # What knows the wire form knows the events, so it cannot be imported before them; and
        # most programs need no hash.
        from vod_events._dedup import dedup_key  # noqa: PLC0415

        return dedup_key(self)


@frozen(kw_only=True, repr=False)
class PullComplete(Event):
    """A video pulled from a URL has been uploaded, or could not be.

    See https://cloud.tencent.com/document/product/266/7831
    """

    event_type: Literal["PullComplete"] = field(default="PullComplete", init=False)
    """Always ``PullComplete``."""

    payload: PullUploadTask
    """The task that pulled it."""


@frozen(kw_only=True, repr=False)
class UnknownEvent(Event):
    """An event of a type that this version has no class for, kept whole."""

    event_type: str
    """The sender's name of the event's type."""

    raw: JsonObject
    """The event as it came, its type and handle included: what is written again."""


@frozen(kw_only=True, repr=False)
class MalformedEvent(Event):
    """What stood in a batch in place of an event and cannot be read as one, kept whole."""

    event_type: str | None = None
    """The sender's name of the event's type, where that is a string."""

    raw: JsonValue
    """What came: what is written again."""

    error: InvalidEventError = field(eq=False)
    """What is wrong with it. Two events that hold the same are equal, wherever they stood. In a batch
    of more than 1600 problems, which VOD does not send, those beyond share one error that says so."""
