"""DescribeFileAttributesComplete: the hashes of a media file have been found, or could not be.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent
from vod_events.events._outcome import has_no_error
from vod_events.events.tasks import ResultStatus


@final
@frozen(kw_only=True, repr=False)
class DescribeFileAttributesTaskOutput(Model):
    """The hashes of a media file; for HLS and DASH, those of the index file alone.

    See https://cloud.tencent.com/document/api/266/31773#DescribeFileAttributesTaskOutput
    """

    md5: str | None = None
    """MD5 of the file."""

    sha1: str | None = None
    """SHA-1 of the file."""


@final
@frozen(kw_only=True, repr=False)
class DescribeFileAttributesTask(Model):
    """A task that finds the hashes of a media file.

    See https://cloud.tencent.com/document/api/266/31773#DescribeFileAttributesTask
    """

    task_id: str | None = None
    """Id of the task."""

    status: Annotated[str, ResultStatus] | None = None
    """Status of the task, which says whether it succeeded."""

    err_code: int | None = None
    """0 for success; 40000 for bad parameters, 60000 for a bad source file, 70000 for an error
    inside VOD, where VOD advises a retry."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    message: str | None = None
    """Error message."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    file_id: str | None = None
    """Id of the media file: digits, but a string, as it exceeds 2^53."""

    output: DescribeFileAttributesTaskOutput | None = None
    """The hashes that the task has found."""

    session_id: str | None = None
    """Id that the application sent to avoid duplicate requests within 7 days, at most 50
    characters; ``""`` if it asked for no such check."""

    session_context: str | None = None
    """What the application passed with the request, unchanged, at most 1000 characters."""

    @property
    def succeeded(self) -> bool:
        """Whether the task succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


@final
@frozen(kw_only=True, repr=False)
class DescribeFileAttributesComplete(DocumentedEvent):
    """The hashes that DescribeFileAttributes asked for have been found, or could not be.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["DescribeFileAttributesComplete"] = field(
        default="DescribeFileAttributesComplete", init=False
    )
    """Always ``DescribeFileAttributesComplete``."""

    payload: DescribeFileAttributesTask
    """The task that looked for them."""
