"""SplitMediaComplete: a video has been split into several, or could not be.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from datetime import datetime
from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent
from vod_events.events._outcome import has_no_error
from vod_events.events.media import MediaBasicInfo
from vod_events.events.tasks import TaskStatus


@final
@frozen(kw_only=True, repr=False)
class SplitMediaOutputConfig(Model):
    """The media file requested for one segment.

    See https://cloud.tencent.com/document/api/266/31773#SplitMediaOutputConfig
    """

    media_name: str | None = None
    """Name of the new media file, at most 64 characters; VOD gives one if the request had none."""

    type: str | None = None
    """Container format: ``mp4`` (the default) or ``hls``."""

    class_id: int | None = None
    """Id of the file's class; 0 for the class "other", which is the default."""

    expire_time: datetime | None = None
    """When the new media file is to be deleted; never by default."""


@final
@frozen(kw_only=True, repr=False)
class SplitMediaTaskInput(Model):
    """One segment of the video, and what is to be done with it.

    See https://cloud.tencent.com/document/api/266/31773#SplitMediaTaskInput
    """

    file_id: str | None = None
    """Id of the video: digits, but a string, as it exceeds 2^53."""

    start_time_offset: float | None = None
    """Where the segment begins, in seconds from the beginning of the video; a negative number
    counts back from its end. 0 is the beginning."""

    end_time_offset: float | None = None
    """Where the segment ends, in seconds from the beginning of the video; a negative number counts
    back from its end. 0 is the end."""

    procedure_name: str | None = None
    """Name of the task flow to be run on the new video, if the request had one."""

    output_config: SplitMediaOutputConfig | None = None
    """The requested media file."""


@final
@frozen(kw_only=True, repr=False)
class TaskOutputMediaInfo(Model):
    """The media file that was made of one segment.

    See https://cloud.tencent.com/document/api/266/31773#TaskOutputMediaInfo
    """

    file_id: str | None = None
    """Id of the media file: digits, but a string, as it exceeds 2^53."""

    media_basic_info: MediaBasicInfo | None = None
    """What VOD knows about the media file."""


@final
@frozen(kw_only=True, repr=False)
class SplitMediaTaskSegmentInfo(Model):
    """One segment of the video: what was requested, and what was made of it.

    See https://cloud.tencent.com/document/api/266/31773#SplitMediaTaskSegmentInfo
    """

    input: SplitMediaTaskInput | None = None
    """What was requested."""

    output: TaskOutputMediaInfo | None = None
    """The media file that was made."""

    procedure_task_id: str | None = None
    """Id of the processing task on the new video, if the task flow in `input` has media processing,
    content analysis or content recognition. Its end is reported by a ProcedureStateChanged
    event."""

    review_audio_video_task_id: str | None = None
    """Id of the review task on the new video, if the task flow in `input` has a review. Its end is
    reported by a ReviewAudioVideoComplete event."""


@final
@frozen(kw_only=True, repr=False)
class SplitMediaTask(Model):
    """A task that makes several new videos of one.

    See https://cloud.tencent.com/document/api/266/31773#SplitMediaTask
    """

    task_id: str | None = None
    """Id of the task."""

    status: Annotated[str, TaskStatus] | None = None
    """Status of the task."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """0 for success. Deprecated: use `err_code_ext`."""

    message: str | None = None
    """Error message."""

    file_info_set: tuple[SplitMediaTaskSegmentInfo, ...] | None = None
    """The segments."""

    session_context: str | None = None
    """What the application passed with the request, unchanged, at most 1000 characters."""

    session_id: str | None = None
    """Id that the application sent to avoid duplicate requests within 7 days, at most 50
    characters; ``""`` if it asked for no such check."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    @property
    def succeeded(self) -> bool:
        """Whether the task succeeded: status ``FINISH``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == TaskStatus.FINISH and no_error


@final
@frozen(kw_only=True, repr=False)
class SplitMediaComplete(DocumentedEvent):
    """A video has been split into several after a SplitMedia call, or could not be.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["SplitMediaComplete"] = field(default="SplitMediaComplete", init=False)
    """Always ``SplitMediaComplete``."""

    payload: SplitMediaTask
    """The task that split it."""
