"""ExtractBlindWatermarkComplete: a file has been searched for a digital watermark, or not.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from enum import StrEnum
from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events._plan import WireName
from vod_events.events._base import DocumentedEvent
from vod_events.events._outcome import has_no_error
from vod_events.events.tasks import QueuedTaskStatus


class ExtractBlindWatermarkType(StrEnum):
    """Which kind of digital watermark is extracted.

    VOD also names ``blind-trace`` in the request and ``blind-abseq`` in the settings.

    See https://cloud.tencent.com/document/api/266/31773#ExtractBlindWatermarkTask
    """

    BLIND_BASIC = "blind-basic"
    """The basic copyright watermark."""
    BLIND_AB = "blind-ab"
    """The A/B copyright watermark."""


class ExtractBlindWatermarkInputType(StrEnum):
    """How the file was given.

    See https://cloud.tencent.com/document/api/266/31773#ExtractBlindWatermarkInputInfo
    """

    FILEID = "FILEID"
    """By the id of a media file."""
    URL = "URL"
    """By a URL."""


@final
@frozen(kw_only=True, repr=False)
class ExtractBlindWatermarkInputInfo(Model):
    """The file that a digital watermark is extracted from.

    See https://cloud.tencent.com/document/api/266/31773#ExtractBlindWatermarkInputInfo
    """

    type: Annotated[str, ExtractBlindWatermarkInputType] | None = None
    """How the file was given: which of the two fields below is set."""

    file_id: str | None = None
    """Id of the media file, if `type` is ``FILEID``: digits, but a string, as it exceeds 2^53."""

    url: str | None = None
    """URL of the video file, if `type` is ``URL``."""


@final
@frozen(kw_only=True, repr=False)
class ExtractBlindWatermarkTaskConfig(Model):
    """Settings of an extraction.

    See https://cloud.tencent.com/document/api/266/31773#ExtractBlindWatermarkTaskConfig
    """

    segment_duration: int | None = None
    """Duration of the segments that the video is cut into, in milliseconds; 5000 by default. Only
    for watermarks of type ``blind-abseq``, which VOD does not list among the types of the task."""


@final
@frozen(kw_only=True, repr=False)
class ExtractBlindWatermarkTask(Model):
    """A task that looks for a digital watermark, which viewers do not see, in a video.

    See https://cloud.tencent.com/document/api/266/31773#ExtractBlindWatermarkTask
    """

    task_id: str | None = None
    """Id of the task."""

    status: Annotated[str, QueuedTaskStatus] | None = None
    """Status of the task."""

    err_code: int | None = None
    """0 for success; VOD does not document the other values."""

    message: str | None = None
    """Error message."""

    input_info: ExtractBlindWatermarkInputInfo | None = None
    """The file that the watermark is extracted from."""

    type: Annotated[str, ExtractBlindWatermarkType] | None = None
    """Which kind of watermark is extracted."""

    is_detected: bool | None = None
    """Whether a watermark was found. If it is false, `result` is left out."""

    result: str | None = None
    """What the watermark says; left out if none was found."""

    result_uv: Annotated[str, WireName("ResultUV")] | None = None
    """Id of the viewer, 6 hexadecimal digits, if the watermark says who played the video."""

    extract_blind_watermark_config: ExtractBlindWatermarkTaskConfig | None = None
    """Settings of the extraction."""

    session_context: str | None = None
    """What the application passed with the request, unchanged, at most 1000 characters."""

    session_id: str | None = None
    """Id that the application sent to avoid duplicate requests within 7 days, at most 50
    characters; ``""`` if it asked for no such check."""

    @property
    def succeeded(self) -> bool:
        """Whether the task succeeded: its status is ``FINISH`` and its error code 0.

        It may have found no watermark: see `is_detected`.
        """
        no_error = has_no_error(self.err_code, None)
        return self.status == QueuedTaskStatus.FINISH and no_error


@final
@frozen(kw_only=True, repr=False)
class ExtractBlindWatermarkComplete(DocumentedEvent):
    """A file has been searched for a digital watermark, or could not be.

    The API call ExtractBlindWatermark starts the task.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["ExtractBlindWatermarkComplete"] = field(
        default="ExtractBlindWatermarkComplete", init=False
    )
    """Always ``ExtractBlindWatermarkComplete``."""

    payload: ExtractBlindWatermarkTask
    """The task that looked for it."""
