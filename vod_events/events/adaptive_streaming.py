"""Data types of adaptive bit rate streaming: what a task was given, the streams that it made.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from enum import StrEnum
from typing import Annotated, final

from attrs import frozen

from vod_events._model import Model
from vod_events._plan import WireName
from vod_events.events.overlays import (
    BlindWatermarkInput,
    CopyRightWatermarkInput,
    DigitalWatermarkType,
    SubtitleInfoInput,
    TraceWatermarkInput,
    WatermarkInput,
)


@final
@frozen(kw_only=True, repr=False)
class SPEKEDrm(Model):
    """How keys are fetched from a DRM vendor by the SPEKE protocol, and how they are used.

    See https://cloud.tencent.com/document/api/266/31773#SPEKEDrm
    """

    resource_id: str | None = None
    """The application's own id of the content, sent as ``cid``: 1 to 128 letters, digits, ``_`` and
    ``-``. DRM vendors may allow less."""

    key_server_url: str | None = None
    """URL of the DRM vendor's key server. The vendor may limit the number of substreams: PallyCon
    to 5, DRMtoday to 9."""

    vector: str | None = None
    """Initialization vector that the application has chosen: a hexadecimal string, 32 bytes
    long."""

    encryption_method: str | None = None
    """Encryption scheme: ``cbcs`` for any DRM systems, and the default if FairPlay is one of them;
    ``cenc`` for PlayReady and Widevine, and the default for them."""

    encryption_preset: str | None = None
    """Which substreams share a key: all with ``preset0``, which is the default; none with
    ``preset1``."""

    key_acquire_mode: str | None = None
    """HTTP method by which keys are fetched: ``POST``, which is the default, or ``GET``, where
    `key_server_url` holds all that the server needs to know."""


class DrmType(StrEnum):
    """A DRM system of a third party.

    See https://cloud.tencent.com/document/api/266/31773#ThirdPartyDrmInfo
    """

    FAIR_PLAY = "FairPlay"
    """FairPlay: for HLS only, and so is each combination with it."""
    WIDEVINE = "Widevine"
    """Widevine: for HLS and DASH."""
    PLAY_READY = "PlayReady"
    """PlayReady: for HLS and DASH."""


@final
@frozen(kw_only=True, repr=False)
class ThirdPartyDrmInfo(Model):
    """Encryption by the DRM systems of a third party.

    See https://cloud.tencent.com/document/api/266/31773#ThirdPartyDrmInfo
    """

    drm_types: tuple[Annotated[str, DrmType], ...] | None = None
    """The DRM systems. All of them need segments in one of the mp4 formats."""

    speke_drm: Annotated[SPEKEDrm, WireName("SPEKEDrm")] | None = None
    """How the keys are fetched from the DRM vendor."""


@final
@frozen(kw_only=True, repr=False)
class AdaptiveDynamicStreamingTaskInput(Model):
    """What a task that makes adaptive bit rate streams was given.

    See https://cloud.tencent.com/document/api/266/31773#AdaptiveDynamicStreamingTaskInput
    """

    definition: int | None = None
    """Id of the adaptive bit rate streaming template."""

    watermark_set: tuple[WatermarkInput, ...] | None = None
    """The visible watermarks, at most 10."""

    trace_watermark: TraceWatermarkInput | None = None
    """The trace watermark."""

    copy_right_watermark: CopyRightWatermarkInput | None = None
    """The copyright watermark."""

    blind_watermark: BlindWatermarkInput | None = None
    """The blind watermark."""

    subtitle_set: tuple[str, ...] | None = None
    """Ids of the external subtitles, which are not drawn into the picture, at most 16."""

    subtitle_info_set: tuple[SubtitleInfoInput, ...] | None = None
    """The subtitles that are drawn into the picture, at most 2."""

    drm_info: ThirdPartyDrmInfo | None = None
    """Encryption by the DRM systems of a third party. Task flows do not support it."""


class SubStreamType(StrEnum):
    """What a substream holds.

    See https://cloud.tencent.com/document/api/266/31773#MediaSubStreamInfoItem
    """

    AUDIO = "audio"
    """Sound alone."""
    VIDEO = "video"
    """Video, with or without sound."""


@final
@frozen(kw_only=True, repr=False)
class MediaSubStreamInfoItem(Model):
    """One substream of an adaptive bit rate stream.

    See https://cloud.tencent.com/document/api/266/31773#MediaSubStreamInfoItem
    """

    type: Annotated[str, SubStreamType] | None = None
    """What the substream holds."""

    width: int | None = None
    """Width of the picture in pixels, if `type` is ``video``."""

    height: int | None = None
    """Height of the picture in pixels, if `type` is ``video``."""

    size: int | None = None
    """Size in bytes; 0 for substreams made before 2023-02-09T16:00:00Z."""


class SubtitleSource(StrEnum):
    """Where subtitles came from.

    See https://cloud.tencent.com/document/api/266/31773#MediaSubtitleItem
    """

    USER_UPLOADED = "UserUploaded"
    """A user has uploaded them."""
    AI_RECOGNITION = "AIRecognition"
    """VOD has made them by speech recognition or speech translation."""


@final
@frozen(kw_only=True, repr=False)
class MediaSubtitleItem(Model):
    """Subtitles in one language.

    See https://cloud.tencent.com/document/api/266/31773#MediaSubtitleItem
    """

    id: str | None = None
    """Id of the subtitles."""

    name: str | None = None
    """Name of the subtitles."""

    language: str | None = None
    """Language tag after RFC 5646: ``zh``, ``en`` and so on."""

    format: str | None = None
    """Format; ``vtt`` is the only one documented."""

    url: str | None = None
    """URL of the subtitles."""

    source: Annotated[str, SubtitleSource] | None = None
    """Where the subtitles came from."""


class StreamingPackage(StrEnum):
    """How an adaptive bit rate stream is packaged.

    See https://cloud.tencent.com/document/api/266/31773#AdaptiveDynamicStreamingInfoItem
    """

    HLS = "HLS"
    """HLS."""
    DASH = "DASH"
    """MPEG-DASH."""


@final
@frozen(kw_only=True, repr=False)
class AdaptiveDynamicStreamingInfoItem(Model):
    """An adaptive bit rate stream that a task has made.

    See https://cloud.tencent.com/document/api/266/31773#AdaptiveDynamicStreamingInfoItem
    """

    definition: int | None = None
    """Id of the adaptive bit rate streaming template."""

    package: Annotated[str, StreamingPackage] | None = None
    """How the stream is packaged."""

    drm_type: str | None = None
    """Type of the encryption. VOD does not document its values."""

    url: str | None = None
    """URL at which the stream can be played."""

    size: int | None = None
    """Size in bytes, the sum of the playlist or manifest and all segments; 0 for streams made
    before 2022-01-10T16:00:00Z."""

    digital_watermark_type: Annotated[str, DigitalWatermarkType] | None = None
    """Which digital watermark the stream carries."""

    sub_stream_set: tuple[MediaSubStreamInfoItem, ...] | None = None
    """The substreams."""

    copy_right_watermark_text: str | None = None
    """The copyright notice in the copyright watermark."""

    blind_watermark_definition: int | None = None
    """Id of the blind watermark template."""

    subtitle_set: tuple[MediaSubtitleItem, ...] | None = None
    """The subtitles of the stream."""

    default_subtitle_id: str | None = None
    """Id of the subtitles shown by default."""

    drm_encrypt_type: str | None = None
    """Encryption scheme of the DRM. VOD does not document its values."""
