"""What the tasks of several events share, such as their status."""

from enum import StrEnum


class TaskStatus(StrEnum):
    """Status of a task.

    See https://cloud.tencent.com/document/api/266/31773#PullUploadTask
    """

    PROCESSING = "PROCESSING"
    """The task is still running."""
    FINISH = "FINISH"
    """The task has ended. Its error code says whether it succeeded."""


class ResultStatus(StrEnum):
    """Status of a result: one of several that a task makes, or its only one.

    See https://cloud.tencent.com/document/api/266/31773#MediaProcessTaskTranscodeResult
    """

    PROCESSING = "PROCESSING"
    """It is still being made."""
    SUCCESS = "SUCCESS"
    """It was made."""
    FAIL = "FAIL"
    """It could not be made."""


class QueuedTaskStatus(StrEnum):
    """Status of a task that can wait in a queue.

    See https://cloud.tencent.com/document/api/266/31773#WechatPublishTask
    """

    WAITING = "WAITING"
    """The task has not begun."""
    PROCESSING = "PROCESSING"
    """The task is still running."""
    FINISH = "FINISH"
    """The task has ended. Its error code says whether it succeeded."""


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
