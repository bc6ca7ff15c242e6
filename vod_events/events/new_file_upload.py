"""NewFileUpload: a media file has been uploaded.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from typing import Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent
from vod_events.events.media import MediaBasicInfo, MediaMetaData


@final
@frozen(kw_only=True, repr=False)
class FileUploadTask(Model):
    """An upload that has ended well; VOD does not report one that fails.

    See https://cloud.tencent.com/document/api/266/31773#FileUploadTask
    """

    file_id: str | None = None
    """Id of the new media file: digits, but a string, as it exceeds 2^53."""

    media_basic_info: MediaBasicInfo | None = None
    """What VOD knows about the media file."""

    procedure_task_id: str | None = None
    """Id of the processing task requested with the upload; ``""`` if none was. Its end is reported
    by a ProcedureStateChanged event."""

    review_audio_video_task_id: str | None = None
    """Id of the review task requested with the upload; ``""`` if none was. Its end is reported by a
    ReviewAudioVideoComplete event."""

    meta_data: MediaMetaData | None = None
    """What the media file holds, if VOD has analyzed it already."""


@final
@frozen(kw_only=True, repr=False)
class NewFileUpload(DocumentedEvent):
    """A media file has been uploaded: by a server or a client, from a recording, or by processing.

    See https://cloud.tencent.com/document/product/266/7830
    """

    event_type: Literal["NewFileUpload"] = field(default="NewFileUpload", init=False)
    """Always ``NewFileUpload``."""

    payload: FileUploadTask
    """The upload."""
