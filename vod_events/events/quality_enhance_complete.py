"""QualityEnhanceComplete: a media file has been remastered, or could not be.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from datetime import datetime
from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent
from vod_events.events._outcome import has_no_error
from vod_events.events.media import MediaMetaData
from vod_events.events.tasks import TaskStatus


@final
@frozen(kw_only=True, repr=False)
class QualityEnhanceTaskInput(Model):
    """What a remastering task was given.

    See https://cloud.tencent.com/document/api/266/31773#QualityEnhanceTaskInput
    """

    file_id: str | None = None
    """Id of the media file: digits, but a string, as it exceeds 2^53."""

    definition: int | None = None
    """Id of the remastering template."""


@final
@frozen(kw_only=True, repr=False)
class QualityEnhanceTaskOutput(Model):
    """The media file that a remastering task has made.

    See https://cloud.tencent.com/document/api/266/31773#QualityEnhanceTaskOutput
    """

    file_type: str | None = None
    """Container format: ``mp4``, ``flv`` and so on."""

    file_url: str | None = None
    """URL at which the media file can be played."""

    file_id: str | None = None
    """Id of the media file: digits, but a string, as it exceeds 2^53."""

    media_name: str | None = None
    """Name of the media file, at most 64 characters; VOD gives one if the request had none."""

    class_id: int | None = None
    """Id of the file's class; 0 for the class "other"."""

    expire_time: datetime | None = None
    """When the media file is deleted; never by default."""


@final
@frozen(kw_only=True, repr=False)
class QualityEnhanceTask(Model):
    """A task that remasters a media file: makes a new one with better picture and sound.

    See https://cloud.tencent.com/document/api/266/31773#QualityEnhanceTask
    """

    task_id: str | None = None
    """Id of the task."""

    status: Annotated[str, TaskStatus] | None = None
    """Status of the task."""

    err_code: int | None = None
    """0 for success; 40000 for bad parameters, 60000 for a bad source file, 70000 for an error
    inside VOD, where VOD advises a retry."""

    message: str | None = None
    """Error message."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    input: QualityEnhanceTaskInput | None = None
    """What the task was given."""

    output: QualityEnhanceTaskOutput | None = None
    """The media file that the task has made."""

    meta_data: MediaMetaData | None = None
    """What the new media file holds."""

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
class QualityEnhanceComplete(DocumentedEvent):
    """A media file has been remastered, or could not be.

    The API call EnhanceMediaQuality starts the task.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["QualityEnhanceComplete"] = field(
        default="QualityEnhanceComplete", init=False
    )
    """Always ``QualityEnhanceComplete``."""

    payload: QualityEnhanceTask
    """The task that remastered it."""
