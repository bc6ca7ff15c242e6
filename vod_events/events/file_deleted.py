"""FileDeleted: media files, or parts of them, have been deleted.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from enum import StrEnum
from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent


class MediaDeleteType(StrEnum):
    """Which part of a media file is deleted.

    See https://cloud.tencent.com/document/api/266/31773#MediaDeleteItem
    """

    ORIGINAL_FILES = "OriginalFiles"
    """The original file, and the cover that was uploaded with it. What is left of the media file
    can be played, but not processed any more."""
    TRANSCODE_FILES = "TranscodeFiles"
    """Transcoded files, and covers that processing has made."""
    ADAPTIVE_DYNAMIC_STREAMING_FILES = "AdaptiveDynamicStreamingFiles"
    """Adaptive bit rate streams."""
    WECHAT_PUBLISH_FILES = "WechatPublishFiles"
    """Files published to WeChat."""
    WECHAT_MINI_PROGRAM_PUBLISH_FILES = "WechatMiniProgramPublishFiles"
    """Files published to a WeChat mini program."""
    MPS_AI_MEDIA_AI_ANALYSIS_FILES = "MpsAiMediaAiAnalysisFiles"
    """What content analysis by ProcessMediaByMPS has made."""
    MPS_AI_MEDIA_SMART_ERASE_FILES = "MpsAiMediaSmartEraseFiles"
    """What smart erasure by ProcessMediaByMPS has made."""
    MPS_AI_MEDIA_SMART_SUBTITLE_FILES = "MpsAiMediaSmartSubtitleFiles"
    """What smart subtitling by ProcessMediaByMPS has made."""


@final
@frozen(kw_only=True, repr=False)
class MediaDeleteItem(Model):
    """One kind of files that was deleted from a media file.

    See https://cloud.tencent.com/document/api/266/31773#MediaDeleteItem
    """

    type: Annotated[str, MediaDeleteType] | None = None
    """Which part of the media file was deleted."""

    definition: int | None = None
    """Id of the template whose files were deleted; 0 for the files of all templates."""


@final
@frozen(kw_only=True, repr=False)
class FileDeleteResultItem(Model):
    """What was deleted of one media file.

    See https://cloud.tencent.com/document/api/266/31773#FileDeleteResultItem
    """

    file_id: str | None = None
    """Id of the media file: digits, but a string, as it exceeds 2^53."""

    delete_parts: tuple[MediaDeleteItem, ...] | None = None
    """The parts that were deleted."""


@final
@frozen(kw_only=True, repr=False)
class FileDeleteTask(Model):
    """A deletion of one or more media files.

    See https://cloud.tencent.com/document/api/266/31773#FileDeleteTask
    """

    file_id_set: tuple[str, ...] | None = None
    """Ids of the media files."""

    file_delete_result_info: tuple[FileDeleteResultItem, ...] | None = None
    """What was deleted of each media file."""


@final
@frozen(kw_only=True, repr=False)
class FileDeleted(DocumentedEvent):
    """Media files, or parts of them, have been deleted.

    See https://cloud.tencent.com/document/product/266/13434
    """

    event_type: Literal["FileDeleted"] = field(default="FileDeleted", init=False)
    """Always ``FileDeleted``."""

    payload: FileDeleteTask
    """The deletion."""
