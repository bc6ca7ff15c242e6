"""Data types of transcoding: its settings, what a task was given, the file that it made.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from enum import StrEnum
from typing import Annotated, final

from attrs import frozen

from vod_events._model import Model
from vod_events._plan import WireName
from vod_events.events.media import MediaAudioStreamItem, MediaVideoStreamItem
from vod_events.events.overlays import (
    BlindWatermarkInput,
    CopyRightWatermarkInput,
    DigitalWatermarkType,
    HeadTailTaskInput,
    MosaicInput,
    SubtitleInfoInput,
    TraceWatermarkInput,
    WatermarkInput,
)
from vod_events.events.settings import Switch


class RateControlMode(StrEnum):
    """How an encoder controls the bit rate of a video.

    See https://cloud.tencent.com/document/api/266/31773#VideoTemplateInfoForUpdate
    """

    VBR = "VBR"
    """Variable bit rate: it follows the complexity of the picture."""
    ABR = "ABR"
    """Average bit rate: steady on the whole, with short fluctuations."""
    CBR = "CBR"
    """Constant bit rate, whatever the picture."""
    VCRF = "VCRF"
    """Constant quality, set by a rate factor; the bit rate follows from it."""


@final
@frozen(kw_only=True, repr=False)
class VideoTemplateInfoForUpdate(Model):
    """Video settings that replace those of a transcoding template.

    See https://cloud.tencent.com/document/api/266/31773#VideoTemplateInfoForUpdate
    """

    codec: str | None = None
    """Codec: ``libx264`` (H.264), ``libx265`` (H.265), ``av1`` or ``H.266``. The last two are for
    mp4 only, and ``H.266`` needs `vcrf`."""

    fps: int | None = None
    """Frame rate in Hz, at most 100; 0 for that of the original."""

    bitrate: int | None = None
    """Bit rate in kbit/s, 128 to 100000; 0 lets VOD choose."""

    resolution_adaptive: str | None = None
    """What `width` and `height` mean: with ``open`` the long and the short side, with ``close`` the
    width and the height."""

    width: int | None = None
    """Largest width, or long side, in pixels: 128 to 8192; 0 for one that keeps the aspect ratio.
    With `height` 0 too, the resolution is that of the original."""

    height: int | None = None
    """Largest height, or short side, in pixels: 128 to 8192; 0 for one that keeps the aspect ratio.
    With `width` 0 too, the resolution is that of the original."""

    fill_type: str | None = None
    """How a picture of another aspect ratio fills the frame: ``stretch`` distorts it; ``black``,
    ``white`` and ``gauss`` (blurred) fill the margins."""

    vcrf: int | None = None
    """Constant rate factor, 1 to 51, which takes the place of `bitrate`; 0 for none. ``H.266``
    needs one, and VOD advises 28 for it."""

    gop: int | None = None
    """Distance between I-frames, 1 to 100000, in the unit of `gop_unit`; 0 and None let VOD
    choose."""

    preserve_hdr_switch: Annotated[str, Switch, WireName("PreserveHDRSwitch")] | None = None
    """Whether an HDR original stays HDR. Otherwise, and for an SDR original, the result is SDR."""

    codec_tag: str | None = None
    """Tag of the codec, for H.265: ``hvc1``, which is the default, or ``hev1``."""

    gop_unit: str | None = None
    """Unit of `gop`: ``frame``, which is the default, or ``second``."""

    mode: Annotated[str, RateControlMode] | None = None
    """How the bit rate is controlled; ``VBR`` by default."""

    bframes: int | None = None
    """Largest number of B-frames in a row, at most 16; -1 lets VOD choose, which is the default."""

    hls_time: int | None = None
    """Mean duration of a segment in seconds, at most 10; 0 and None let VOD choose. Adaptive bit
    rate streaming does not use it."""

    video_profile: str | None = None
    """Profile, for ``libx264``: ``baseline``, ``main``, ``high``, or ``default``, which is the
    default and follows the original."""


@final
@frozen(kw_only=True, repr=False)
class AudioTemplateInfoForUpdate(Model):
    """Audio settings that replace those of a transcoding template.

    See https://cloud.tencent.com/document/api/266/31773#AudioTemplateInfoForUpdate
    """

    codec: str | None = None
    """Codec: ``libfdk_aac``, ``libmp3lame``, ``ac3``, ``mp2``, ``flac`` or ``pcm16``. The container
    format decides which of them can be used."""

    bitrate: int | None = None
    """Bit rate in kbit/s, 26 to 256; 0 lets VOD choose."""

    sample_rate: int | None = None
    """Sampling rate in Hz: 32000, 44100 or 48000, and 16000 for the codec ``pcm16``."""

    audio_channel: int | None = None
    """Number of channels: 1, 2, or 6, which VOD calls stereo and does not allow in audio files; 0
    for as many as the original has."""

    stream_selects: tuple[int, ...] | None = None
    """Which audio tracks of the original are kept; None for all."""


class TEHDType(StrEnum):
    """Whether Top Speed Codec (TEHD) is used, and which.

    See https://cloud.tencent.com/document/api/266/31773#TEHDConfigForUpdate
    """

    TEHD_100 = "TEHD-100"
    """TEHD-100."""
    OFF = "OFF"
    """It is not used."""


@final
@frozen(kw_only=True, repr=False)
class TEHDConfigForUpdate(Model):
    """Settings of Top Speed Codec (TEHD) that replace those of a transcoding template.

    See https://cloud.tencent.com/document/api/266/31773#TEHDConfigForUpdate
    """

    type: Annotated[str, TEHDType] | None = None
    """Whether Top Speed Codec is used; None for what the template says."""

    max_video_bitrate: int | None = None
    """Upper limit of the bit rate of the video; None for that of the template. VOD does not
    document the unit."""


@final
@frozen(kw_only=True, repr=False)
class OverrideTranscodeParameter(Model):
    """Settings that replace those of a transcoding template.

    See https://cloud.tencent.com/document/api/266/31773#OverrideTranscodeParameter
    """

    container: str | None = None
    """Container format: ``mp4``, ``flv`` or ``hls``; for sound alone ``mp3``, ``flac``, ``ogg``,
    ``m4a`` or ``wav``."""

    remove_video: int | None = None
    """1 if the video is left out, 0 if it is kept."""

    remove_audio: int | None = None
    """1 if the audio is left out, 0 if it is kept."""

    video_template: VideoTemplateInfoForUpdate | None = None
    """Settings of the video."""

    audio_template: AudioTemplateInfoForUpdate | None = None
    """Settings of the audio."""

    tehd_config: Annotated[TEHDConfigForUpdate, WireName("TEHDConfig")] | None = None
    """Settings of Top Speed Codec (TEHD)."""

    std_ext_info: str | None = None
    """Extension for special purposes. VOD does not document its form."""


@final
@frozen(kw_only=True, repr=False)
class TranscodeTaskInput(Model):
    """What a transcoding task was given.

    See https://cloud.tencent.com/document/api/266/31773#TranscodeTaskInput
    """

    definition: int | None = None
    """Id of the transcoding template."""

    watermark_set: tuple[WatermarkInput, ...] | None = None
    """The visible watermarks, at most 10."""

    trace_watermark: TraceWatermarkInput | None = None
    """The trace watermark."""

    copy_right_watermark: CopyRightWatermarkInput | None = None
    """The copyright watermark."""

    blind_watermark: BlindWatermarkInput | None = None
    """The blind watermark."""

    mosaic_set: tuple[MosaicInput, ...] | None = None
    """The mosaics, at most 10."""

    head_tail_set: tuple[HeadTailTaskInput, ...] | None = None
    """The heads and tails, at most 10."""

    start_time_offset: float | None = None
    """Where in the original the result begins, in seconds from the beginning of the original, or
    from its end if negative. 0 and None stand for the beginning."""

    end_time_offset: float | None = None
    """Where in the original the result ends, in seconds from the beginning of the original, or from
    its end if negative. 0 and None stand for the end."""

    override_parameter: OverrideTranscodeParameter | None = None
    """Settings that replace those of the template."""

    subtitle_info_set: tuple[SubtitleInfoInput, ...] | None = None
    """The subtitles that are drawn into the picture, at most 2."""


@final
@frozen(kw_only=True, repr=False)
class MediaTranscodeItem(Model):
    """A file that transcoding has made.

    See https://cloud.tencent.com/document/api/266/31773#MediaTranscodeItem
    """

    url: str | None = None
    """URL of the file."""

    definition: int | None = None
    """Id of the transcoding template; 0 for the original file. The templates are listed at
    https://cloud.tencent.com/document/product/266/33476."""

    bitrate: int | None = None
    """Mean bit rate of the video and audio streams together, in bit/s."""

    height: int | None = None
    """Largest height of the video streams, in pixels."""

    width: int | None = None
    """Largest width of the video streams, in pixels."""

    size: int | None = None
    """Size in bytes; for HLS the sum of the playlist and all its segments."""

    duration: float | None = None
    """Duration in seconds."""

    md5: str | None = None
    """MD5 of the file."""

    container: str | None = None
    """Container format: ``mp4``, ``m4a`` and so on."""

    video_stream_set: tuple[MediaVideoStreamItem, ...] | None = None
    """The video streams."""

    audio_stream_set: tuple[MediaAudioStreamItem, ...] | None = None
    """The audio streams."""

    digital_watermark_type: Annotated[str, DigitalWatermarkType] | None = None
    """Which digital watermark the file carries."""

    copy_right_watermark_text: str | None = None
    """The copyright notice in the copyright watermark."""

    blind_watermark_definition: int | None = None
    """Id of the blind watermark template."""

    file_id: str | None = None
    """Id of the new media file: digits, but a string, as it exceeds 2^53. It is present if the
    request asked for a separate media file."""
