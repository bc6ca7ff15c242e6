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
    """What is wrong with it. Two events that hold the same are equal, wherever they stood."""
