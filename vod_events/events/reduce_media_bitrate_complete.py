"""ReduceMediaBitrateComplete: the bit rate of a video has been reduced, or could not be.

VOD has retired this event, but may still send it.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from datetime import datetime
from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent
from vod_events.events.adaptive_streaming import (
    AdaptiveDynamicStreamingInfoItem,
    AdaptiveDynamicStreamingTaskInput,
)
from vod_events.events.media import MediaMetaData
from vod_events.events.tasks import MediaProcessType, ResultStatus, TasksNotifyMode, TaskStatus
from vod_events.events.transcoding import MediaTranscodeItem, TranscodeTaskInput


@final
@frozen(kw_only=True, repr=False)
class ReduceMediaBitrateTranscodeResult(Model):
    """A task that transcodes a video, as part of a bit rate reduction.

    See https://cloud.tencent.com/document/api/266/31773#ReduceMediaBitrateTranscodeResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the task."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    message: str | None = None
    """Error message."""

    input: TranscodeTaskInput | None = None
    """What the task was given."""

    output: MediaTranscodeItem | None = None
    """The file that the task has made."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    begin_process_time: datetime | None = None
    """When the task began."""

    finish_time: datetime | None = None
    """When the task ended."""

    @property
    def succeeded(self) -> bool:
        """Whether the task succeeded: status ``SUCCESS``, and `err_code_ext` empty."""
        return self.status == ResultStatus.SUCCESS and self.err_code_ext == ""


@final
@frozen(kw_only=True, repr=False)
class ReduceMediaBitrateAdaptiveDynamicStreamingResult(Model):
    """A task that makes an adaptive bit rate stream, as part of a bit rate reduction.

    See https://cloud.tencent.com/document/api/266/31773#ReduceMediaBitrateAdaptiveDynamicStreamingResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the task."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    message: str | None = None
    """Error message."""

    input: AdaptiveDynamicStreamingTaskInput | None = None
    """What the task was given."""

    output: AdaptiveDynamicStreamingInfoItem | None = None
    """The stream that the task has made."""

    @property
    def succeeded(self) -> bool:
        """Whether the task succeeded: status ``SUCCESS``, and `err_code_ext` empty."""
        return self.status == ResultStatus.SUCCESS and self.err_code_ext == ""


@final
@frozen(kw_only=True, repr=False)
class ReduceMediaBitrateMediaProcessTaskResult(Model):
    """One result of a bit rate reduction.

    See https://cloud.tencent.com/document/api/266/31773#ReduceMediaBitrateMediaProcessTaskResult
    """

    type: Annotated[str, MediaProcessType] | None = None
    """What was made: which of the fields below is set. ``Transcode`` or
    ``AdaptiveDynamicStreaming`` here."""

    transcode_task: ReduceMediaBitrateTranscodeResult | None = None
    """The transcoding, if `type` is ``Transcode``."""

    adaptive_dynamic_streaming_task: ReduceMediaBitrateAdaptiveDynamicStreamingResult | None = None
    """The adaptive bit rate stream, if `type` is ``AdaptiveDynamicStreaming``."""


@final
@frozen(kw_only=True, repr=False)
class ReduceMediaBitrateTask(Model):
    """A task that reduces the bit rate of a video.

    See https://cloud.tencent.com/document/api/266/31773#ReduceMediaBitrateTask
    """

    task_id: str | None = None
    """Id of the task."""

    status: Annotated[str, TaskStatus] | None = None
    """Status of the task."""

    file_id: str | None = None
    """Id of the media file: digits, but a string, as it exceeds 2^53."""

    file_name: str | None = None
    """Name of the media file."""

    file_url: str | None = None
    """URL of the media file."""

    meta_data: MediaMetaData | None = None
    """What the original video holds."""

    media_process_result_set: tuple[ReduceMediaBitrateMediaProcessTaskResult, ...] | None = None
    """The results of the task."""

    tasks_priority: int | None = None
    """Priority of the task: -10 to 10."""

    tasks_notify_mode: Annotated[str, TasksNotifyMode] | None = None
    """When VOD sends events of the task; VOD documents no ``Change`` here."""

    session_context: str | None = None
    """What the application passed with the request, unchanged, at most 1000 characters."""

    session_id: str | None = None
    """Id that the application sent to avoid duplicate requests within 7 days, at most 50
    characters; ``""`` if it asked for no such check."""

    @property
    def finished(self) -> bool:
        """Whether the task has ended, successfully or not: its status is ``FINISH``.

        Each result says how it went: its ``transcode_task``, or the other, has ``succeeded``.
        """
        return self.status == TaskStatus.FINISH


@final
@frozen(kw_only=True, repr=False)
class ReduceMediaBitrateComplete(DocumentedEvent):
    """The bit rate of a video has been reduced, or could not be.

    VOD has retired this event, but may still send it; smart bit rate reduction is reported by
    ProcedureStateChanged.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["ReduceMediaBitrateComplete"] = field(
        default="ReduceMediaBitrateComplete", init=False
    )
    """Always ``ReduceMediaBitrateComplete``."""

    payload: ReduceMediaBitrateTask
    """The task that reduced it."""
