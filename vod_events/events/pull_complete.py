"""PullComplete: a media file that VOD pulled from a URL has been uploaded, or could not be.

Every field of a data type is None where the sender left it out, and where it sent null.
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
    """How far the task has come."""

    err_code: int | None = None
    """0 for success; 40000 for bad parameters, 60000 for a bad source file, 70000 for an error
    inside VOD, where another try is advised."""

    message: str | None = None
    """What went wrong, in words."""

    file_id: str | None = None
    """Id of the media file that the task made: digits, but a string, as it exceeds 2^53."""

    media_basic_info: MediaBasicInfo | None = None
    """What VOD knows of the media file."""

    meta_data: MediaMetaData | None = None
    """What the media file holds. Documented as always there, and often absent."""

    file_url: str | None = None
    """URL at which the media file can be played."""

    procedure_task_id: str | None = None
    """Id of the processing task that was asked for with the pull; ``""`` where none was."""

    review_audio_video_task_id: str | None = None
    """Id of the review task that was asked for with the pull; ``""`` where none was."""

    session_context: str | None = None
    """What the application handed over with the request, passed through, at most 1000 characters.
    Often JSON in a string; it stays the string it is."""

    session_id: str | None = None
    """The application's own id against doing the same twice within 7 days, at most 50 characters;
    ``""`` where it asked for no such check."""

    progress: int | None = None
    """How far the task has come, 0 to 100."""

    @property
    def succeeded(self) -> bool:
        """Whether the task has ended well: its status is ``FINISH`` and its error code 0."""
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
