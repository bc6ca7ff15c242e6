"""ProcessMediaByMPSComplete: MPS has processed a media file, or could not.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from enum import StrEnum
from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent
from vod_events.events.settings import StorageMode
from vod_events.events.tasks import ResultStatus, TaskStatus


class MPSOutputFileType(StrEnum):
    """What a file that MPS has made is.

    See https://cloud.tencent.com/document/api/266/31773#MPSOutputFile
    """

    AI_ANALYSIS_DE_LOGO_VIDEO = "AiAnalysis.DeLogo.Video"
    """The video after smart erasure run as content analysis; stored as an original file by
    default."""
    AI_ANALYSIS_DE_LOGO_ORIGIN_SUBTITLE = "AiAnalysis.DeLogo.OriginSubtitle"
    """Subtitles that smart erasure has read from the picture."""
    AI_ANALYSIS_DE_LOGO_TRANSLATE_SUBTITLE = "AiAnalysis.DeLogo.TranslateSubtitle"
    """Translation of the subtitles that smart erasure has read from the picture."""
    MEDIA_PROCESS_TRANSCODE_VIDEO = "MediaProcess.Transcode.Video"
    """The enhanced video or audio; stored as a transcoded file by default."""
    AI_ANALYSIS_HORIZONTAL_TO_VERTICAL_TASK_VIDEO = "AiAnalysis.HorizontalToVerticalTask.Video"
    """The video turned from landscape to portrait; stored as an AI media file by default."""
    AI_ANALYSIS_VIDEO_REMAKE_TASKK_VIDEO = "AiAnalysis.VideoRemakeTaskk.Video"
    """The video after smart deduplication; stored as an AI media file by default. VOD documents
    the value with a double k."""
    AI_ANALYSIS_SEGMENT_TASK_VIDEO = "AiAnalysis.SegmentTask.Video"
    """A video that smart splitting has made; stored as an AI media file by default."""
    SMART_ERASE_VIDEO = "SmartErase.Video"
    """The video after smart erasure run as a separate task; stored as an AI media file by
    default."""


@final
@frozen(kw_only=True, repr=False)
class MPSOutputFile(Model):
    """A file that an MPS subtask has made.

    See https://cloud.tencent.com/document/api/266/31773#MPSOutputFile
    """

    file_type: Annotated[str, MPSOutputFileType] | None = None
    """What the file is."""

    storage_mode: Annotated[str, StorageMode] | None = None
    """How long VOD keeps the file."""

    file_id: str | None = None
    """Id of the media file, if `storage_mode` is ``Permanent``: digits, but a string, as it exceeds
    2^53."""

    url: str | None = None
    """URL at which the file can be downloaded."""

    definition: str | None = None
    """Id of the transcoding template, if `file_type` is ``MediaProcess.Transcode.Video``; ``0`` for
    the original file."""

    expired_time: int | None = None
    """When `url` expires, in seconds, if `storage_mode` is ``Temporary``. VOD does not document
    whether it is a duration or a Unix time."""


@final
@frozen(kw_only=True, repr=False)
class MPSTaskOutput(Model):
    """What an MPS subtask has made.

    See https://cloud.tencent.com/document/api/266/31773#MPSTaskOutput
    """

    output_files: tuple[MPSOutputFile, ...] | None = None
    """The files among the results: videos with a file id, subtitles with a URL."""

    output_text: str | None = None
    """The ``Output`` of MPS, as JSON in a string. Its form depends on ``task_type`` of the subtask;
    MPS documents the forms at https://cloud.tencent.com/document/product/862/37615."""


class MPSSubTaskType(StrEnum):
    """What an MPS subtask does.

    See https://cloud.tencent.com/document/api/266/31773#MPSSubTaskResult
    """

    MEDIA_PROCESS_TRANSCODE = "MediaProcess.Transcode"
    """Transcoding."""
    AI_ANALYSIS_DE_LOGO = "AiAnalysis.DeLogo"
    """Smart erasure, run as content analysis."""
    AI_ANALYSIS_CLASSIFICATION_TASK = "AiAnalysis.ClassificationTask"
    """Classification."""
    AI_ANALYSIS_COVER_TASK = "AiAnalysis.CoverTask"
    """Choice of a cover picture."""
    AI_ANALYSIS_TAG_TASK = "AiAnalysis.TagTask"
    """Tags for the video."""
    AI_ANALYSIS_FRAME_TAG_TASK = "AiAnalysis.FrameTagTask"
    """Tags for single frames."""
    AI_ANALYSIS_HIGHLIGHT_TASK = "AiAnalysis.HighlightTask"
    """Highlights."""
    AI_ANALYSIS_SEGMENT_TASK = "AiAnalysis.SegmentTask"
    """Splitting into parts."""
    AI_ANALYSIS_HEAD_TAIL_TASK = "AiAnalysis.HeadTailTask"
    """Detection of the opening and the ending."""
    AI_ANALYSIS_DESCRIPTION_TASK = "AiAnalysis.DescriptionTask"
    """Summary."""
    AI_ANALYSIS_HORIZONTAL_TO_VERTICAL_TASK = "AiAnalysis.HorizontalToVerticalTask"
    """Conversion from landscape to portrait."""
    AI_ANALYSIS_DUBBING_TASK = "AiAnalysis.DubbingTask"
    """Translation and dubbing."""
    AI_ANALYSIS_VIDEO_REMAKE_TASK = "AiAnalysis.VideoRemakeTask"
    """Deduplication."""
    AI_ANALYSIS_VIDEO_COMPREHENSION_TASK = "AiAnalysis.VideoComprehensionTask"
    """Video understanding."""
    SMART_SUBTITLE_ASR_FULL_TEXT_TASK = "SmartSubtitle.AsrFullTextTask"
    """Recognition of all speech, for subtitles."""
    SMART_SUBTITLE_TRANS_TEXT_TASK = "SmartSubtitle.TransTextTask"
    """Translation of subtitles."""
    SMART_SUBTITLE_PURE_SUBTITLE_TRANS_TASK = "SmartSubtitle.PureSubtitleTransTask"
    """Translation of a subtitle file alone."""
    SMART_SUBTITLE_OCR_FULL_TEXT_TASK = "SmartSubtitle.OcrFullTextTask"
    """Recognition of text in the picture, for subtitles."""
    SMART_ERASE = "SmartErase"
    """Smart erasure, run as a separate task."""


@final
@frozen(kw_only=True, repr=False)
class MPSSubTaskResult(Model):
    """Result of one MPS subtask: how it went, and what it has made.

    See https://cloud.tencent.com/document/api/266/31773#MPSSubTaskResult
    """

    task_type: Annotated[str, MPSSubTaskType] | None = None
    """What the subtask does. It decides the form of `input` and of the text in `output`."""

    status: Annotated[str, ResultStatus] | None = None
    """Status of the subtask."""

    err_code: str | None = None
    """Error code: a string, ``0`` for success. VOD does not list the other values."""

    message: str | None = None
    """Error message."""

    input: str | None = None
    """What the subtask was given: the ``Input`` of MPS, as JSON in a string."""

    output: MPSTaskOutput | None = None
    """What the subtask has made."""

    @property
    def succeeded(self) -> bool:
        """Whether the subtask succeeded: status ``SUCCESS`` and error code ``0``."""
        return self.status == ResultStatus.SUCCESS and self.err_code == "0"


@final
@frozen(kw_only=True, repr=False)
class ProcessMediaByMPS(Model):
    """A task that has the Media Processing Service (MPS) process a media file.

    See https://cloud.tencent.com/document/api/266/31773#ProcessMediaByMPS
    """

    task_id: str | None = None
    """Id of the task."""

    status: Annotated[str, TaskStatus] | None = None
    """Status of the task."""

    err_code: int | None = None
    """Not 0 if the source is at fault. If it is 0, `err_code` of each subtask says how that subtask
    went."""

    message: str | None = None
    """Error message about the source. Other errors are in `message` of each subtask."""

    sub_task_set: tuple[MPSSubTaskResult, ...] | None = None
    """The results of the MPS subtasks."""

    @property
    def finished(self) -> bool:
        """Whether the task has ended, successfully or not: its status is ``FINISH``.

        `err_code` says whether the source was at fault, and ``succeeded`` of each result in
        `sub_task_set` how that subtask went.
        """
        return self.status == TaskStatus.FINISH


@final
@frozen(kw_only=True, repr=False)
class ProcessMediaByMPSComplete(DocumentedEvent):
    """MPS has processed a media file, or could not, as the API call ProcessMediaByMPS asked.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["ProcessMediaByMPSComplete"] = field(
        default="ProcessMediaByMPSComplete", init=False
    )
    """Always ``ProcessMediaByMPSComplete``."""

    payload: ProcessMediaByMPS
    """The task that had it processed."""
