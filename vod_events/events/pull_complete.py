"""PullComplete: a media file that VOD pulled from a URL has been uploaded, or could not be.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent
from vod_events.events._outcome import has_no_error
from vod_events.events.media import MediaBasicInfo, MediaMetaData
from vod_events.events.tasks import TaskStatus


@final
@frozen(kw_only=True, repr=False)
class PullUploadTask(Model):
    """A task that pulls a video from a URL and uploads it.

    See https://cloud.tencent.com/document/api/266/31773#PullUploadTask
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

    file_id: str | None = None
    """Id of the media file that the task made: digits, but a string, as it exceeds 2^53."""

    media_basic_info: MediaBasicInfo | None = None
    """What VOD knows about the media file."""

    meta_data: MediaMetaData | None = None
    """What the media file holds. Documented as always there, and often absent."""

    file_url: str | None = None
    """URL at which the media file can be played."""

    procedure_task_id: str | None = None
    """Id of the processing task requested with the pull; ``""`` if none was."""

    review_audio_video_task_id: str | None = None
    """Id of the review task requested with the pull; ``""`` if none was."""

    session_context: str | None = None
    """What the application passed with the request, unchanged, at most 1000 characters. Often JSON
    in a string, which is not parsed."""

    session_id: str | None = None
    """Id that the application sent to avoid duplicate requests within 7 days, at most 50
    characters; ``""`` if it asked for no such check."""

    progress: int | None = None
    """Progress of the task, 0 to 100."""

    @property
    def succeeded(self) -> bool:
        """Whether the task succeeded: its status is ``FINISH`` and its error code 0."""
        return self.status == TaskStatus.FINISH and has_no_error(self.err_code, None)


@final
@frozen(kw_only=True, repr=False)
class PullComplete(DocumentedEvent):
    """A video pulled from a URL has been uploaded, or could not be.

    See https://cloud.tencent.com/document/product/266/7831
    """

    event_type: Literal["PullComplete"] = field(default="PullComplete", init=False)
    """Always ``PullComplete``."""

    payload: PullUploadTask
    """The task that pulled it."""
