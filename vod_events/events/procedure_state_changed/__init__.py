"""ProcedureStateChanged: a task that processes a media file has ended, or has come further.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from enum import StrEnum
from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent
from vod_events.events.media import MediaMetaData
from vod_events.events.procedure_state_changed.adaptive_streaming import (
    MediaProcessTaskAdaptiveDynamicStreamingResult,
)
from vod_events.events.procedure_state_changed.analysis import AiAnalysisResult
from vod_events.events.procedure_state_changed.content_review import AiContentReviewResult
from vod_events.events.procedure_state_changed.recognition import AiRecognitionResult
from vod_events.events.procedure_state_changed.snapshots import (
    MediaProcessTaskAnimatedGraphicResult,
    MediaProcessTaskCoverBySnapshotResult,
    MediaProcessTaskImageSpriteResult,
    MediaProcessTaskSampleSnapshotResult,
    MediaProcessTaskSnapshotByTimeOffsetResult,
)
from vod_events.events.procedure_state_changed.transcoding import MediaProcessTaskTranscodeResult
from vod_events.events.tasks import MediaProcessType, TasksNotifyMode, TaskStatus


@final
@frozen(kw_only=True, repr=False)
class MediaProcessTaskResult(Model):
    """One result of a processing task: transcoding, snapshots and the like.

    See https://cloud.tencent.com/document/api/266/31773#MediaProcessTaskResult
    """

    type: Annotated[str, MediaProcessType] | None = None
    """What was made: which of the fields below is set."""

    transcode_task: MediaProcessTaskTranscodeResult | None = None
    """The transcoding, if `type` is ``Transcode``."""

    animated_graphic_task: MediaProcessTaskAnimatedGraphicResult | None = None
    """The animated image, if `type` is ``AnimatedGraphics``."""

    snapshot_by_time_offset_task: MediaProcessTaskSnapshotByTimeOffsetResult | None = None
    """The snapshots at given times, if `type` is ``SnapshotByTimeOffset``."""

    sample_snapshot_task: MediaProcessTaskSampleSnapshotResult | None = None
    """The snapshots at a regular interval, if `type` is ``SampleSnapshot``."""

    image_sprite_task: MediaProcessTaskImageSpriteResult | None = None
    """The image sprites, if `type` is ``ImageSprites``. VOD's description of this field spells the
    value ``ImageSprite``."""

    cover_by_snapshot_task: MediaProcessTaskCoverBySnapshotResult | None = None
    """The cover, if `type` is ``CoverBySnapshot``."""

    adaptive_dynamic_streaming_task: MediaProcessTaskAdaptiveDynamicStreamingResult | None = None
    """The adaptive bit rate stream, if `type` is ``AdaptiveDynamicStreaming``."""


class ProcedureOperator(StrEnum):
    """Who has started a processing task.

    See https://cloud.tencent.com/document/api/266/31773#ProcedureTask
    """

    SYSTEM = "System"
    """VOD itself."""


class ProcedureOperationType(StrEnum):
    """What a processing task is for.

    See https://cloud.tencent.com/document/api/266/31773#ProcedureTask
    """

    TSC = "TSC"
    """Smart reduction of the bit rate, by Top Speed Codec transcoding."""


@final
@frozen(kw_only=True, repr=False)
class ProcedureTask(Model):
    """A task that processes a media file, in one or more parts.

    See https://cloud.tencent.com/document/api/266/31773#ProcedureTask
    """

    task_id: str | None = None
    """Id of the task."""

    status: Annotated[str, TaskStatus] | None = None
    """Status of the task."""

    err_code: int | None = None
    """Deprecated: use the error codes of the results."""

    message: str | None = None
    """Deprecated: use the messages of the results."""

    file_id: str | None = None
    """Id of the media file: digits, but a string, as it exceeds 2^53. After ProcessMediaByUrl, the
    id that the request gave."""

    file_name: str | None = None
    """Name of the media file. After ProcessMediaByUrl, the name that the request gave."""

    file_url: str | None = None
    """URL of the original media file. After ProcessMediaByUrl, the URL that the request gave."""

    meta_data: MediaMetaData | None = None
    """What the original media file holds."""

    media_process_result_set: tuple[MediaProcessTaskResult, ...] | None = None
    """The results of transcoding, snapshots and the like."""

    ai_content_review_result_set: tuple[AiContentReviewResult, ...] | None = None
    """The results of content review."""

    ai_analysis_result_set: tuple[AiAnalysisResult, ...] | None = None
    """The results of content analysis."""

    ai_recognition_result_set: tuple[AiRecognitionResult, ...] | None = None
    """The results of content recognition."""

    tasks_priority: int | None = None
    """Priority of the task: -10 to 10."""

    tasks_notify_mode: Annotated[str, TasksNotifyMode] | None = None
    """When VOD sends events of the task."""

    session_context: str | None = None
    """What the application passed with the request, unchanged, at most 1000 characters."""

    session_id: str | None = None
    """Id that the application sent to avoid duplicate requests within 7 days, at most 50
    characters; ``""`` if it asked for no such check."""

    operator: Annotated[str, ProcedureOperator] | None = None
    """Who has started the task. VOD documents no value for a task of the application's own."""

    operation_type: Annotated[str, ProcedureOperationType] | None = None
    """What the task is for. VOD documents no value for a task of the application's own."""

    @property
    def finished(self) -> bool:
        """Whether the task has ended, successfully or not: its status is ``FINISH``.

        The results say how it went: ``transcode_task`` and the like each have ``succeeded``.
        """
        return self.status == TaskStatus.FINISH


@final
@frozen(kw_only=True, repr=False)
class ProcedureStateChanged(DocumentedEvent):
    """A task that processes a media file has ended, or the status of one of its parts has changed.

    Such tasks come from ProcessMedia, ProcessMediaByProcedure and ProcessMediaByUrl, from uploads
    that ask for processing, and from smart bit rate reduction.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["ProcedureStateChanged"] = field(
        default="ProcedureStateChanged", init=False
    )
    """Always ``ProcedureStateChanged``."""

    payload: ProcedureTask
    """The task that processes the media file."""
