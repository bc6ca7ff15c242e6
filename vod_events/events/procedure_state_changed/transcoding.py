"""Transcoding as a part of a processing task that ProcedureStateChanged reports.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from datetime import datetime
from typing import Annotated, final

from attrs import frozen

from vod_events._model import Model
from vod_events.events._outcome import has_no_error
from vod_events.events.tasks import ResultStatus
from vod_events.events.transcoding import MediaTranscodeItem, TranscodeTaskInput


@final
@frozen(kw_only=True, repr=False)
class MediaProcessTaskTranscodeResult(Model):
    """A task that transcodes a media file, as part of a processing task.

    See https://cloud.tencent.com/document/api/266/31773#MediaProcessTaskTranscodeResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the task."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """0 for success, any other number for an error. Deprecated: use `err_code_ext`."""

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
        """Whether the task succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error
