"""ExtractTraceWatermarkComplete: a trace watermark has been extracted, or could not be.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent
from vod_events.events._outcome import has_no_error
from vod_events.events.tasks import TaskStatus


@final
@frozen(kw_only=True, repr=False)
class ExtractTraceWatermarkTaskInput(Model):
    """The media that a trace watermark is extracted from.

    See https://cloud.tencent.com/document/api/266/31773#ExtractTraceWatermarkTaskInput
    """

    url: str | None = None
    """URL of the media."""

    file_id: str | None = None
    """Id of the original media file that `url` corresponds to: digits, but a string, as it exceeds
    2^53."""


@final
@frozen(kw_only=True, repr=False)
class ExtractTraceWatermarkTaskOutput(Model):
    """What a trace watermark says: who played the media.

    See https://cloud.tencent.com/document/api/266/31773#ExtractTraceWatermarkTaskOutput
    """

    uv: str | None = None
    """Id of the viewer: 6 hexadecimal digits."""

    uid: str | None = None
    """Deprecated: use `uv`."""


@final
@frozen(kw_only=True, repr=False)
class ExtractTraceWatermarkTask(Model):
    """A task that extracts a trace watermark, which says who played the media.

    See https://cloud.tencent.com/document/api/266/31773#ExtractTraceWatermarkTask
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

    input: ExtractTraceWatermarkTaskInput | None = None
    """What the task was given."""

    output: ExtractTraceWatermarkTaskOutput | None = None
    """What the watermark says."""

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
class ExtractTraceWatermarkComplete(DocumentedEvent):
    """A trace watermark has been extracted, or could not be.

    The API call ExtractTraceWatermark starts the task.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["ExtractTraceWatermarkComplete"] = field(
        default="ExtractTraceWatermarkComplete", init=False
    )
    """Always ``ExtractTraceWatermarkComplete``."""

    payload: ExtractTraceWatermarkTask
    """The task that extracted it."""
