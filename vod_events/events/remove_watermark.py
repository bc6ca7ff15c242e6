"""RemoveWatermark: watermarks have been removed from a video, or could not be.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent
from vod_events.events._outcome import has_no_error
from vod_events.events.media import MediaMetaData
from vod_events.events.tasks import TaskStatus


@final
@frozen(kw_only=True, repr=False)
class RemoveWaterMarkTaskInput(Model):
    """What a watermark removal was given.

    See https://cloud.tencent.com/document/api/266/31773#RemoveWaterMarkTaskInput
    """

    file_id: str | None = None
    """Id of the media file: digits, but a string, as it exceeds 2^53."""


@final
@frozen(kw_only=True, repr=False)
class RemoveWaterMarkTaskOutput(Model):
    """The media file that a watermark removal has made.

    See https://cloud.tencent.com/document/api/266/31773#RemoveWaterMarkTaskOutput
    """

    file_id: str | None = None
    """Id of the media file: digits, but a string, as it exceeds 2^53."""

    file_type: str | None = None
    """Container format: ``mp4``, ``mp3`` and so on."""

    file_url: str | None = None
    """URL at which the media file can be played."""

    media_name: str | None = None
    """Name of the media file, at most 64 characters."""

    meta_data: MediaMetaData | None = None
    """What the media file holds."""


@final
@frozen(kw_only=True, repr=False)
class RemoveWatermarkTask(Model):
    """A task that removes watermarks from a video.

    See https://cloud.tencent.com/document/api/266/31773#RemoveWatermarkTask
    """

    task_id: str | None = None
    """Id of the task."""

    status: Annotated[str, TaskStatus] | None = None
    """Status of the task."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """0 for success; 40000 for bad parameters, 60000 for a bad source file, 70000 for an error
    inside VOD, where VOD advises a retry."""

    message: str | None = None
    """Error message."""

    input: RemoveWaterMarkTaskInput | None = None
    """What the task was given."""

    output: RemoveWaterMarkTaskOutput | None = None
    """The media file that the task has made."""

    session_id: str | None = None
    """Id that the application sent to avoid duplicate requests within 7 days, at most 50
    characters; ``""`` if it asked for no such check."""

    session_context: str | None = None
    """What the application passed with the request, unchanged, at most 1000 characters."""

    @property
    def succeeded(self) -> bool:
        """Whether the task succeeded: status ``FINISH``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == TaskStatus.FINISH and no_error


@final
@frozen(kw_only=True, repr=False)
class RemoveWatermark(DocumentedEvent):
    """Watermarks have been removed from a video after a RemoveWatermark call, or could not be.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["RemoveWatermark"] = field(default="RemoveWatermark", init=False)
    """Always ``RemoveWatermark``."""

    payload: RemoveWatermarkTask
    """The task that removed them."""
