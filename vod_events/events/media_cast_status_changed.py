"""MediaCastStatusChanged: a media cast has started, stopped or otherwise changed its status.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from enum import StrEnum
from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent


class MediaCastStatus(StrEnum):
    """What a media cast is doing.

    See https://cloud.tencent.com/document/api/266/31773#MediaCastEvent
    """

    WORKING = "Working"
    """It is running."""
    SCHEDULED = "Scheduled"
    """It waits for the time at which it is to start."""
    STOPPED = "Stopped"
    """It has been stopped."""
    IDLE = "Idle"
    """It is idle."""


@final
@frozen(kw_only=True, repr=False)
class MediaCastEvent(Model):
    """A media cast (a relay of media) and its new status.

    See https://cloud.tencent.com/document/api/266/31773#MediaCastEvent
    """

    cast_id: str | None = None
    """Id of the media cast."""

    status: Annotated[str, MediaCastStatus] | None = None
    """What the media cast is doing now."""


@final
@frozen(kw_only=True, repr=False)
class MediaCastStatusChanged(DocumentedEvent):
    """A media cast has changed its status.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["MediaCastStatusChanged"] = field(
        default="MediaCastStatusChanged", init=False
    )
    """Always ``MediaCastStatusChanged``."""

    payload: MediaCastEvent
    """The media cast and its new status."""
