"""ComplexAdaptiveDynamicStreamingComplete: adaptive streams have been made, or could not be.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from enum import StrEnum
from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent
from vod_events.events.tasks import ResultStatus, TaskStatus


@final
@frozen(kw_only=True, repr=False)
class ComplexAdaptiveDynamicStreamingTaskStreamPara(Model):
    """Settings of an adaptive bit rate stream.

    See https://cloud.tencent.com/document/api/266/31773#ComplexAdaptiveDynamicStreamingTaskStreamPara
    """

    definition: int | None = None
    """Id of the template for adaptive bit rate streams."""


@final
@frozen(kw_only=True, repr=False)
class ComplexAdaptiveDynamicStreamingTaskInput(Model):
    """What a task that makes an adaptive bit rate stream was given.

    See https://cloud.tencent.com/document/api/266/31773#ComplexAdaptiveDynamicStreamingTaskInput
    """

    stream_para: ComplexAdaptiveDynamicStreamingTaskStreamPara | None = None
    """Settings of the stream."""


class ComplexStreamingFormat(StrEnum):
    """How an adaptive bit rate stream is packaged.

    See https://cloud.tencent.com/document/api/266/31773#ComplexAdaptiveDynamicStreamingTaskOutput
    """

    HLS = "HLS"
    """HLS."""
    MPEG_DASH = "MPEG-DASH"
    """MPEG-DASH."""


class ComplexStreamingDrmType(StrEnum):
    """How an adaptive bit rate stream is encrypted.

    See https://cloud.tencent.com/document/api/266/31773#ComplexAdaptiveDynamicStreamingTaskOutput
    """

    SIMPLE_AES = "SimpleAES"
    """SimpleAES."""
    WIDEVINE = "Widevine"
    """Widevine."""
    FAIR_PLAY = "FairPlay"
    """FairPlay."""


@final
@frozen(kw_only=True, repr=False)
class ComplexAdaptiveDynamicStreamingTaskOutput(Model):
    """An adaptive bit rate stream.

    See https://cloud.tencent.com/document/api/266/31773#ComplexAdaptiveDynamicStreamingTaskOutput
    """

    definition: int | None = None
    """Id of the template for adaptive bit rate streams."""

    format: Annotated[str, ComplexStreamingFormat] | None = None
    """How the stream is packaged."""

    drm_type: Annotated[str, ComplexStreamingDrmType] | None = None
    """How the stream is encrypted; ``""`` if it is not."""

    url: str | None = None
    """URL at which the stream can be played."""


@final
@frozen(kw_only=True, repr=False)
class ComplexAdaptiveDynamicStreamingTaskResult(Model):
    """A task that makes one adaptive bit rate stream, as part of a task for several.

    See https://cloud.tencent.com/document/api/266/31773#ComplexAdaptiveDynamicStreamingTaskResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the task."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    message: str | None = None
    """Error message."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    input: ComplexAdaptiveDynamicStreamingTaskInput | None = None
    """What the task was given."""

    output: ComplexAdaptiveDynamicStreamingTaskOutput | None = None
    """The stream that the task has made."""

    @property
    def succeeded(self) -> bool:
        """Whether the task succeeded: status ``SUCCESS``, and `err_code_ext` empty."""
        return self.status == ResultStatus.SUCCESS and self.err_code_ext == ""


@final
@frozen(kw_only=True, repr=False)
class ComplexAdaptiveDynamicStreamingTask(Model):
    """A task that makes adaptive bit rate streams, one for each template.

    See https://cloud.tencent.com/document/api/266/31773#ComplexAdaptiveDynamicStreamingTask
    """

    task_id: str | None = None
    """Id of the task."""

    status: Annotated[str, TaskStatus] | None = None
    """Status of the task."""

    complex_adaptive_dynamic_streaming_task_result_set: (
        tuple[ComplexAdaptiveDynamicStreamingTaskResult, ...] | None
    ) = None
    """The results, one for each template."""

    @property
    def finished(self) -> bool:
        """Whether the task has ended, successfully or not: its status is ``FINISH``.

        The results say how it went: each has ``succeeded``.
        """
        return self.status == TaskStatus.FINISH


@final
@frozen(kw_only=True, repr=False)
class ComplexAdaptiveDynamicStreamingComplete(DocumentedEvent):
    """Adaptive bit rate streams have been made, or could not be.

    CreateComplexAdaptiveDynamicStreamingTask asks for them.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["ComplexAdaptiveDynamicStreamingComplete"] = field(
        default="ComplexAdaptiveDynamicStreamingComplete", init=False
    )
    """Always ``ComplexAdaptiveDynamicStreamingComplete``."""

    payload: ComplexAdaptiveDynamicStreamingTask
    """The task that made them."""
