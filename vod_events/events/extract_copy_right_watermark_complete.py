"""ExtractCopyRightWatermarkComplete: a copyright watermark has been extracted, or could not be.

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
class ExtractCopyRightWatermarkTaskInput(Model):
    """The media that a copyright watermark is extracted from.

    See https://cloud.tencent.com/document/api/266/31773#ExtractCopyRightWatermarkTaskInput
    """

    url: str | None = None
    """URL of the media."""


@final
@frozen(kw_only=True, repr=False)
class ExtractCopyRightWatermarkTaskOutput(Model):
    """What a copyright watermark says.

    See https://cloud.tencent.com/document/api/266/31773#ExtractCopyRightWatermarkTaskOutput
    """

    text: str | None = None
    """Text of the copyright notice."""


@final
@frozen(kw_only=True, repr=False)
class ExtractCopyRightWatermarkTask(Model):
    """A task that extracts a copyright watermark, which says who owns the media.

    See https://cloud.tencent.com/document/api/266/31773#ExtractCopyRightWatermarkTask
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

    input: ExtractCopyRightWatermarkTaskInput | None = None
    """What the task was given."""

    output: ExtractCopyRightWatermarkTaskOutput | None = None
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
class ExtractCopyRightWatermarkComplete(DocumentedEvent):
    """A copyright watermark has been extracted, or could not be.

    The API call ExtractCopyRightWatermark starts the task.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["ExtractCopyRightWatermarkComplete"] = field(
        default="ExtractCopyRightWatermarkComplete", init=False
    )
    """Always ``ExtractCopyRightWatermarkComplete``."""

    payload: ExtractCopyRightWatermarkTask
    """The task that extracted it."""
