"""ConcatComplete: videos have been joined through the 2017 interface, or could not be.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from typing import Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent


@final
@frozen(kw_only=True, repr=False)
class ConcatFileInfo2017(Model):
    """A media file of a joining task of the 2017 interface; VOD documents it as a source file.

    See https://cloud.tencent.com/document/api/266/31773#ConcatFileInfo2017
    """

    err_code: int | None = None
    """0 for success; VOD does not list the codes of failures."""

    message: str | None = None
    """Error message."""

    file_id: str | None = None
    """Id of the media file: digits, but a string, as it exceeds 2^53."""

    file_url: str | None = None
    """URL of the media file."""

    file_type: str | None = None
    """Container format: ``mp4``, ``m3u8`` and so on."""


@final
@frozen(kw_only=True, repr=False)
class ConcatTask2017(Model):
    """A task of the 2017 interface that joins videos.

    See https://cloud.tencent.com/document/api/266/31773#ConcatTask2017
    """

    task_id: str | None = None
    """Id of the task."""

    file_info_set: tuple[ConcatFileInfo2017, ...] | None = None
    """The media files, each with its own error code."""


@final
@frozen(kw_only=True, repr=False)
class ConcatComplete(DocumentedEvent):
    """Videos have been joined through the 2017 interface, or could not be.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["ConcatComplete"] = field(default="ConcatComplete", init=False)
    """Always ``ConcatComplete``."""

    payload: ConcatTask2017
    """The task that joined them."""
