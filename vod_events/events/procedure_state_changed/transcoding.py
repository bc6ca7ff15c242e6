"""Transcoding as a part of a processing task that ProcedureStateChanged reports.

Every field of a data type is None where the sender left it out, and where it sent null.
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
    """How far the task has come."""

    err_code_ext: str | None = None
    """Error code in words, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """0 for success, any other number for an error. Deprecated: use `err_code_ext`."""

    message: str | None = None
    """What went wrong, in words."""

    input: TranscodeTaskInput | None = None
    """What the task was given."""

    output: MediaTranscodeItem | None = None
    """The file that the task has made."""

    progress: int | None = None
    """How far the task has come, in percent: 0 to 100."""

    begin_process_time: datetime | None = None
    """When the task began."""

    finish_time: datetime | None = None
    """When the task ended."""

    @property
    def succeeded(self) -> bool:
        """Whether the task has ended well: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides where it was sent, and `err_code` elsewhere.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error
