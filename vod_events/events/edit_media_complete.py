"""EditMediaComplete: a video has been edited, or could not be.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent
from vod_events.events._outcome import has_no_error
from vod_events.events.media import MediaMetaData
from vod_events.events.tasks import TaskStatus


class EditMediaInputType(StrEnum):
    """What is edited.

    See https://cloud.tencent.com/document/api/266/31773#EditMediaTaskInput
    """

    FILE = "File"
    """Media files."""
    STREAM = "Stream"
    """Live streams that were recorded."""


@final
@frozen(kw_only=True, repr=False)
class EditMediaFileInfo(Model):
    """A media file that was edited, and the part of it that was taken.

    See https://cloud.tencent.com/document/api/266/31773#EditMediaFileInfo
    """

    file_id: str | None = None
    """Id of the media file: digits, but a string, as it exceeds 2^53."""

    start_time_offset: float | None = None
    """Where the part begins, in seconds from the beginning of the file."""

    end_time_offset: float | None = None
    """Where the part ends, in seconds from the beginning of the file."""


@final
@frozen(kw_only=True, repr=False)
class EditMediaStreamInfo(Model):
    """A recorded live stream that was edited, and the part of it that was taken.

    See https://cloud.tencent.com/document/api/266/31773#EditMediaStreamInfo
    """

    stream_id: str | None = None
    """Id of the live stream."""

    start_time: datetime | None = None
    """When the part begins."""

    end_time: datetime | None = None
    """When the part ends."""


@final
@frozen(kw_only=True, repr=False)
class EditMediaTaskInput(Model):
    """What an editing task was given.

    See https://cloud.tencent.com/document/api/266/31773#EditMediaTaskInput
    """

    input_type: Annotated[str, EditMediaInputType] | None = None
    """What is edited: which of the two fields below is set."""

    file_info_set: tuple[EditMediaFileInfo, ...] | None = None
    """The media files, if `input_type` is ``File``."""

    stream_info_set: tuple[EditMediaStreamInfo, ...] | None = None
    """The live streams, if `input_type` is ``Stream``."""


@final
@frozen(kw_only=True, repr=False)
class EditMediaTaskOutput(Model):
    """The media file that an editing task has made.

    See https://cloud.tencent.com/document/api/266/31773#EditMediaTaskOutput
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
    """When the media file is deleted. 9999-12-31T23:59:59Z means never."""


@final
@frozen(kw_only=True, repr=False)
class EditMediaTask(Model):
    """A task that edits videos: cuts, joins and turns them into one media file.

    See https://cloud.tencent.com/document/api/266/31773#EditMediaTask
    """

    task_id: str | None = None
    """Id of the task."""

    status: Annotated[str, TaskStatus] | None = None
    """Status of the task."""

    err_code: int | None = None
    """0 for success; 40000 for bad parameters, 60000 for a bad source file, 70000 for an error
    inside VOD, where VOD advises a retry."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    message: str | None = None
    """Error message."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    input: EditMediaTaskInput | None = None
    """What the task was given."""

    output: EditMediaTaskOutput | None = None
    """The media file that the task has made."""

    meta_data: MediaMetaData | None = None
    """What the new media file holds."""

    procedure_task_id: str | None = None
    """Id of the processing task that the request started; ``""`` if none was. Its end is reported
    by a ProcedureStateChanged event."""

    review_audio_video_task_id: str | None = None
    """Id of the review task that the request started; ``""`` if none was. Its end is reported by
    a ReviewAudioVideoComplete event."""

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
class EditMediaComplete(DocumentedEvent):
    """A video has been edited, or could not be.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["EditMediaComplete"] = field(default="EditMediaComplete", init=False)
    """Always ``EditMediaComplete``."""

    payload: EditMediaTask
    """The task that edited it."""
