"""Data types of a media file: what it is, where it came from, what it holds.

Every field is None if the sender leaves it out or sends null.
"""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, final

from attrs import frozen

from vod_events._model import Model
from vod_events._plan import WireName

_NEVER = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
"""The time that VOD uses for "never"."""


@final
@frozen(kw_only=True, repr=False)
class LiveRecordInfo(Model):
    """The live recording that a media file came from.

    See https://cloud.tencent.com/document/api/266/31773#LiveRecordInfo
    """

    domain: str | None = None
    """Domain of the live stream."""

    path: str | None = None
    """Path of the live stream."""

    stream_id: str | None = None
    """Id of the live stream."""

    record_start_time: datetime | None = None
    """When the recording began."""

    record_end_time: datetime | None = None
    """When the recording ended."""


@final
@frozen(kw_only=True, repr=False)
class TrtcRecordInfo(Model):
    """The TRTC (real-time communication) recording that a media file came from.

    See https://cloud.tencent.com/document/api/266/31773#TrtcRecordInfo
    """

    sdk_app_id: int | None = None
    """Id of the TRTC application."""

    room_id: str | None = None
    """Id of the TRTC room."""

    task_id: str | None = None
    """Id of the recording task."""

    user_ids: tuple[str, ...] | None = None
    """Ids of the users who took part in the recording."""


@final
@frozen(kw_only=True, repr=False)
class WebPageRecordInfo(Model):
    """The web page recording that a media file came from.

    See https://cloud.tencent.com/document/api/266/31773#WebPageRecordInfo
    """

    record_url: str | None = None
    """URL of what was recorded."""

    record_task_id: str | None = None
    """Id of the recording task."""


class SourceType(StrEnum):
    """Where a media file came from.

    See https://cloud.tencent.com/document/api/266/31773#MediaSourceData
    """

    RECORD = "Record"
    """A live recording, or one of a time-shifted live stream."""
    UPLOAD = "Upload"
    """An upload: pulled from a URL, from a server or from a client."""
    VIDEO_PROCESSING = "VideoProcessing"
    """The result of processing, such as concatenation or clipping."""
    TRTC_RECORD = "TrtcRecord"
    """A recording of a real-time communication (TRTC) room."""
    WEB_PAGE_RECORD = "WebPageRecord"
    """A recording of a web page."""
    UNKNOWN = "Unknown"
    """VOD does not know."""


@final
@frozen(kw_only=True, repr=False)
class MediaSourceData(Model):
    """Where a media file came from.

    See https://cloud.tencent.com/document/api/266/31773#MediaSourceData
    """

    source_type: Annotated[str, SourceType] | None = None
    """Kind of source."""

    source_context: str | None = None
    """What the application passed when the file was made, unchanged. Often JSON in a string, which
    is not parsed."""

    live_record_info: LiveRecordInfo | None = None
    """The live recording, if the source type is ``Record``."""

    trtc_record_info: TrtcRecordInfo | None = None
    """The TRTC recording, if the source type is ``TrtcRecord``."""

    web_page_record_info: WebPageRecordInfo | None = None
    """The web page recording, if the source type is ``WebPageRecord``."""


class MediaCategory(StrEnum):
    """What a media file holds.

    See https://cloud.tencent.com/document/api/266/31773#MediaBasicInfo
    """

    VIDEO = "Video"
    """A video."""
    AUDIO = "Audio"
    """Sound alone."""
    IMAGE = "Image"
    """A picture."""


class MediaStatus(StrEnum):
    """Whether a media file can be used.

    See https://cloud.tencent.com/document/api/266/31773#MediaBasicInfo
    """

    NORMAL = "Normal"
    """The file can be used."""
    FORBIDDEN = "Forbidden"
    """The file is banned."""


class StorageClass(StrEnum):
    """How a media file is stored.

    See https://cloud.tencent.com/document/api/266/31773#MediaBasicInfo
    """

    STANDARD = "STANDARD"
    """Standard storage."""
    STANDARD_IA = "STANDARD_IA"
    """Infrequent access."""
    ARCHIVE = "ARCHIVE"
    """Archive: to be restored before use."""
    DEEP_ARCHIVE = "DEEP_ARCHIVE"
    """Deep archive: to be restored before use, more slowly."""


@final
@frozen(kw_only=True, repr=False)
class MediaBasicInfo(Model):
    """What VOD knows about a media file as a file: names, times, class, addresses, storage.

    See https://cloud.tencent.com/document/api/266/31773#MediaBasicInfo
    """

    name: str | None = None
    """Name of the media file."""

    description: str | None = None
    """Description of the media file."""

    create_time: datetime | None = None
    """When the file was created."""

    update_time: datetime | None = None
    """When the file was last changed; processing it counts as a change."""

    expire_time: datetime | None = None
    """When the file and all that was made from it are deleted. 9999-12-31T23:59:59Z means never
    (see `never_expires`), and overflows when it is moved to a time zone east of UTC."""

    class_id: int | None = None
    """Id of the file's class."""

    class_name: str | None = None
    """Name of the file's class."""

    class_path: str | None = None
    """Names of the classes from the root to the file's own, joined by ``-``."""

    cover_url: str | None = None
    """URL of the cover picture."""

    type: str | None = None
    """Container format: ``mp4``, ``flv`` and so on."""

    media_url: str | None = None
    """URL of the original media file."""

    source_info: MediaSourceData | None = None
    """Where the file came from."""

    storage_region: str | None = None
    """Region where the file is stored, such as ``ap-chongqing``."""

    storage_path: str | None = None
    """Path under which the file is stored."""

    tag_set: tuple[str, ...] | None = None
    """Tags of the file."""

    vid: str | None = None
    """Id of the recording, for a file that was recorded from a live stream."""

    category: Annotated[str, MediaCategory] | None = None
    """What the file holds."""

    status: Annotated[str, MediaStatus] | None = None
    """Whether the file can be used."""

    storage_class: Annotated[str, StorageClass] | None = None
    """How the file is stored."""

    @property
    def never_expires(self) -> bool:
        """Whether `expire_time` is the one that VOD uses for "never"."""
        return self.expire_time == _NEVER


class DynamicRange(StrEnum):
    """The dynamic range of a picture.

    See https://cloud.tencent.com/document/api/266/31773#DynamicRangeInfo
    """

    SDR = "SDR"
    """Standard dynamic range."""
    HDR = "HDR"
    """High dynamic range."""


class HDRType(StrEnum):
    """The standard of a high dynamic range.

    See https://cloud.tencent.com/document/api/266/31773#DynamicRangeInfo
    """

    HDR10 = "hdr10"
    """HDR10."""
    HLG = "hlg"
    """Hybrid log-gamma."""


@final
@frozen(kw_only=True, repr=False)
class DynamicRangeInfo(Model):
    """The dynamic range of a picture.

    See https://cloud.tencent.com/document/api/266/31773#DynamicRangeInfo
    """

    type: Annotated[str, DynamicRange] | None = None
    """Dynamic range."""

    hdr_type: Annotated[str, HDRType, WireName("HDRType")] | None = None
    """Standard of the high dynamic range, if the type is ``HDR``."""


@final
@frozen(kw_only=True, repr=False)
class MediaVideoStreamItem(Model):
    """One video stream of a media file.

    See https://cloud.tencent.com/document/api/266/31773#MediaVideoStreamItem
    """

    bitrate: int | None = None
    """Bit rate in bit/s."""

    height: int | None = None
    """Height in pixels."""

    width: int | None = None
    """Width in pixels."""

    codec: str | None = None
    """Codec, such as ``h264``."""

    fps: int | None = None
    """Frame rate in Hz."""

    codec_tag: str | None = None
    """Tag of the codec, if it is ``hevc``."""

    dynamic_range_info: DynamicRangeInfo | None = None
    """Dynamic range of the picture."""


@final
@frozen(kw_only=True, repr=False)
class MediaAudioStreamItem(Model):
    """One audio stream of a media file.

    See https://cloud.tencent.com/document/api/266/31773#MediaAudioStreamItem
    """

    bitrate: int | None = None
    """Bit rate in bit/s."""

    sampling_rate: int | None = None
    """Sampling rate in Hz."""

    codec: str | None = None
    """Codec, such as ``aac``."""


@final
@frozen(kw_only=True, repr=False)
class MediaMetaData(Model):
    """What a media file holds: size, duration and streams.

    See https://cloud.tencent.com/document/api/266/31773#MediaMetaData
    """

    size: int | None = None
    """Size in bytes; for HLS the sum of the playlist and all its segments."""

    container: str | None = None
    """Container format, such as ``mp4``."""

    bitrate: int | None = None
    """Mean bit rate of the video and audio streams together, in bit/s."""

    height: int | None = None
    """Largest height of the video streams, in pixels."""

    width: int | None = None
    """Largest width of the video streams, in pixels."""

    duration: float | None = None
    """Duration in seconds."""

    rotate: int | None = None
    """Angle by which the picture was turned when it was shot, in degrees."""

    video_stream_set: tuple[MediaVideoStreamItem, ...] | None = None
    """The video streams."""

    audio_stream_set: tuple[MediaAudioStreamItem, ...] | None = None
    """The audio streams."""

    video_duration: float | None = None
    """Duration of the video in seconds."""

    audio_duration: float | None = None
    """Duration of the audio in seconds."""

    md5: str | None = None
    """MD5 of the file, if it was requested."""
