"""ClipComplete: a clip of a video has been made through the 2017 interface, or could not be.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from typing import Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent


@final
@frozen(kw_only=True, repr=False)
class ClipFileInfo2017(Model):
    """The media file that a clipping task of the 2017 interface has made.

    See https://cloud.tencent.com/document/api/266/31773#ClipFileInfo2017
    """

    err_code: int | None = None
    """0 for success; VOD does not list the codes of failures."""

    message: str | None = None
    """Error message."""

    file_id: str | None = None
    """Id of the new media file: digits, but a string, as it exceeds 2^53."""

    file_url: str | None = None
    """URL of the new media file."""

    file_type: str | None = None
    """Container format of the new media file."""


@final
@frozen(kw_only=True, repr=False)
class ClipTask2017(Model):
    """A task of the 2017 interface that makes a clip of a video.

    See https://cloud.tencent.com/document/api/266/31773#ClipTask2017
    """

    task_id: str | None = None
    """Id of the task."""

    src_file_id: str | None = None
    """Id of the media file that the clip was taken from: digits, but a string, as it exceeds
    2^53."""

    file_info: ClipFileInfo2017 | None = None
    """The media file that the task has made, with the error code of the task."""


@final
@frozen(kw_only=True, repr=False)
class ClipComplete(DocumentedEvent):
    """A clip of a video has been made through the 2017 interface, or could not be.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["ClipComplete"] = field(default="ClipComplete", init=False)
    """Always ``ClipComplete``."""

    payload: ClipTask2017
    """The task that made it."""
