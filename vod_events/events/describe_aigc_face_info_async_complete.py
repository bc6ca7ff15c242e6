"""DescribeAigcFaceInfoAsyncComplete: the faces in a video have been found, or could not be.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent
from vod_events.events._outcome import has_no_error
from vod_events.events.settings import InputFileType
from vod_events.events.tasks import TaskStatus


@final
@frozen(kw_only=True, repr=False)
class AigcFaceInputFileInfo(Model):
    """A video in which faces are looked for.

    See https://cloud.tencent.com/document/api/266/31773#AigcFaceInputFileInfo
    """

    type: Annotated[str, InputFileType] | None = None
    """How the video was given: which of the two fields below is set."""

    file_id: str | None = None
    """Id of the media file, if `type` is ``File``: digits, but a string, as it exceeds 2^53."""

    url: str | None = None
    """URL of the video, if `type` is ``Url``."""


@final
@frozen(kw_only=True, repr=False)
class DescribeAigcFaceInfoAsyncInput(Model):
    """What a task that looks for faces was given.

    See https://cloud.tencent.com/document/api/266/31773#DescribeAigcFaceInfoAsyncInput
    """

    file_infos: tuple[AigcFaceInputFileInfo, ...] | None = None
    """The videos in which faces are looked for."""


@final
@frozen(kw_only=True, repr=False)
class AigcFaceIdentityInfo(Model):
    """A face in a video, and when its lips can be synced with speech.

    See https://cloud.tencent.com/document/api/266/31773#AigcFaceIdentityInfo
    """

    face_id: str | None = None
    """Id of the face in the video. A face that comes back after more than 1 s gets a new id."""

    face_image: str | None = None
    """Picture of the face, taken from the video: a URL in VOD's example."""

    start_time: int | None = None
    """Time from which lips can be synced, in ms: the best time to start."""

    end_time: int | None = None
    """Time until which lips can be synced, in ms; some milliseconds later than the real end."""


@final
@frozen(kw_only=True, repr=False)
class AigcFaceInfo(Model):
    """The faces that were found under one subject id.

    See https://cloud.tencent.com/document/api/266/31773#AigcFaceInfo
    """

    session_id: str | None = None
    """Id of the subject, which the application has to keep. Unlike the `session_id` of the task,
    it comes from VOD."""

    face_info_list: tuple[AigcFaceIdentityInfo, ...] | None = None
    """The faces."""


@final
@frozen(kw_only=True, repr=False)
class DescribeAigcFaceInfoAsyncOutput(Model):
    """The faces that a task has found.

    See https://cloud.tencent.com/document/api/266/31773#DescribeAigcFaceInfoAsyncOutput
    """

    face_info_set: tuple[AigcFaceInfo, ...] | None = None
    """The faces, grouped by subject."""


@final
@frozen(kw_only=True, repr=False)
class DescribeAigcFaceInfoAsyncTask(Model):
    """A task that looks for faces in a video.

    See https://cloud.tencent.com/document/api/266/31773#DescribeAigcFaceInfoAsyncTask
    """

    task_id: str | None = None
    """Id of the task."""

    status: Annotated[str, TaskStatus] | None = None
    """Status of the task."""

    err_code: int | None = None
    """Error code as a number, not 0 for a bad source. For 0, VOD refers to the codes of single
    tasks, but documents none here: see `err_code_ext`."""

    err_code_ext: str | None = None
    """Error code as text; VOD does not document ``""`` for success here, as it does elsewhere. A
    retry may help after ``RequestLimitExceeded`` and ``InternalError``, but not after
    ``InvalidParameterValue``; ``FailedOperation`` does not say why."""

    message: str | None = None
    """Error message."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    input: DescribeAigcFaceInfoAsyncInput | None = None
    """What the task was given."""

    output: DescribeAigcFaceInfoAsyncOutput | None = None
    """The faces that the task has found."""

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
class DescribeAigcFaceInfoAsyncComplete(DocumentedEvent):
    """The faces that DescribeAigcFaceInfoAsync asked for have been found, or could not be.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["DescribeAigcFaceInfoAsyncComplete"] = field(
        default="DescribeAigcFaceInfoAsyncComplete", init=False
    )
    """Always ``DescribeAigcFaceInfoAsyncComplete``."""

    payload: DescribeAigcFaceInfoAsyncTask
    """The task that looked for them."""
