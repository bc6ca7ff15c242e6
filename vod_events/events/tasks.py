"""What the tasks of several events share: how far they have come, and whether they went well."""

from enum import StrEnum


class TaskStatus(StrEnum):
    """How far a task has come.

    See https://cloud.tencent.com/document/api/266/31773#PullUploadTask
    """

    PROCESSING = "PROCESSING"
    """The task is still running."""
    FINISH = "FINISH"
    """The task has ended, well or not: its error code says which."""


class ResultStatus(StrEnum):
    """How far a result has come: one of several that a task makes, or its only one.

    See https://cloud.tencent.com/document/api/266/31773#MediaProcessTaskTranscodeResult
    """

    PROCESSING = "PROCESSING"
    """It is still being made."""
    SUCCESS = "SUCCESS"
    """It was made."""
    FAIL = "FAIL"
    """It could not be made."""


class QueuedTaskStatus(StrEnum):
    """How far a task has come that may have to wait for its turn.

    See https://cloud.tencent.com/document/api/266/31773#WechatPublishTask
    """

    WAITING = "WAITING"
    """The task has not begun."""
    PROCESSING = "PROCESSING"
    """The task is still running."""
    FINISH = "FINISH"
    """The task has ended, well or not: its error code says which."""


class MediaProcessType(StrEnum):
    """What a processing task makes of a media file.

    See https://cloud.tencent.com/document/api/266/31773#MediaProcessTaskResult
    """

    TRANSCODE = "Transcode"
    """A transcoded file."""
    ANIMATED_GRAPHICS = "AnimatedGraphics"
    """An animated image."""
    SNAPSHOT_BY_TIME_OFFSET = "SnapshotByTimeOffset"
    """Snapshots at given times."""
    SAMPLE_SNAPSHOT = "SampleSnapshot"
    """Snapshots at a regular interval."""
    IMAGE_SPRITES = "ImageSprites"
    """Image sprites: large images, each a grid of small snapshots."""
    COVER_BY_SNAPSHOT = "CoverBySnapshot"
    """A cover taken from the video."""
    ADAPTIVE_DYNAMIC_STREAMING = "AdaptiveDynamicStreaming"
    """An adaptive bit rate stream."""


class TasksNotifyMode(StrEnum):
    """When VOD sends events of a task.

    See https://cloud.tencent.com/document/api/266/31773#ProcedureTask
    """

    FINISH = "Finish"
    """Once, when all parts of the task have ended."""
    CHANGE = "Change"
    """Each time the status of a part of the task changes."""
    NONE = "None"
    """Never."""
