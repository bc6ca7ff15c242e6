"""PersistenceComplete: a clip has become a media file that no longer depends on its source.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from enum import StrEnum
from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent


class PersistenceSource(StrEnum):
    """Which API call made a clip.

    See https://cloud.tencent.com/document/api/266/31773#PersistenceCompleteTask
    """

    SIMPLE_HLS_CLIP = "SimpleHlsClip"
    """SimpleHlsClip, which clips an HLS video."""
    FAST_EDIT_MEDIA = "FastEditMedia"
    """FastEditMedia, which clips and joins HLS videos."""
    LIVE_REAL_TIME_CLIP = "LiveRealTimeClip"
    """LiveRealTimeClip, which clips a live stream that is still running."""


@final
@frozen(kw_only=True, repr=False)
class PersistenceCompleteTask(Model):
    """A task that has turned a clip into an independent media file.

    See https://cloud.tencent.com/document/api/266/31773#PersistenceCompleteTask
    """

    file_id: str | None = None
    """Id of the new media file: digits, but a string, as it exceeds 2^53."""

    persistence_source: Annotated[str, PersistenceSource] | None = None
    """Which API call made the clip."""


@final
@frozen(kw_only=True, repr=False)
class PersistenceComplete(DocumentedEvent):
    """A clip has become an independent media file; what it was cut from may now be deleted.

    VOD sends it if ModifyEventConfig has enabled it.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["PersistenceComplete"] = field(default="PersistenceComplete", init=False)
    """Always ``PersistenceComplete``."""

    payload: PersistenceCompleteTask
    """The task that has made the clip into a media file."""
