"""TranscodeComplete: a video has been transcoded through the 2017 interface, or could not be.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from typing import Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent


@final
@frozen(kw_only=True, repr=False)
class TranscodePlayInfo2017(Model):
    """One video that a transcoding task of the 2017 interface has made.

    See https://cloud.tencent.com/document/api/266/31773#TranscodePlayInfo2017
    """

    url: str | None = None
    """URL at which the video can be played."""

    definition: int | None = None
    """Id of the transcoding template, see https://cloud.tencent.com/document/product/266/33476."""

    bitrate: int | None = None
    """Mean bit rate of the video and audio streams together, in bit/s."""

    height: int | None = None
    """Largest height of the video streams, in pixels."""

    width: int | None = None
    """Largest width of the video streams, in pixels."""


@final
@frozen(kw_only=True, repr=False)
class TranscodeTask2017(Model):
    """A task of the 2017 interface that transcodes a video.

    See https://cloud.tencent.com/document/api/266/31773#TranscodeTask2017
    """

    task_id: str | None = None
    """Id of the task."""

    err_code: int | None = None
    """0 for success; VOD does not list the codes of failures."""

    message: str | None = None
    """Error message."""

    file_id: str | None = None
    """Id of the media file that was transcoded: digits, but a string, as it exceeds 2^53."""

    file_name: str | None = None
    """Name of the media file that was transcoded."""

    duration: int | None = None
    """Duration of the video in seconds."""

    cover_url: str | None = None
    """URL of the cover picture."""

    play_info_set: tuple[TranscodePlayInfo2017, ...] | None = None
    """The videos that the task has made."""


@final
@frozen(kw_only=True, repr=False)
class TranscodeComplete(DocumentedEvent):
    """A video has been transcoded through the 2017 interface, or could not be.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["TranscodeComplete"] = field(default="TranscodeComplete", init=False)
    """Always ``TranscodeComplete``."""

    payload: TranscodeTask2017
    """The task that transcoded it."""
