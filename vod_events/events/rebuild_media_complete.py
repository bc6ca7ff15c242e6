"""RebuildMediaComplete: a media file has been remastered, or could not be.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from datetime import datetime
from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events._plan import WireName
from vod_events.events._base import DocumentedEvent
from vod_events.events._outcome import has_no_error
from vod_events.events.enhancement import (
    ColorEnhanceInfo,
    EnhancementLevel,
    FaceEnhanceInfo,
    LowLightEnhanceInfo,
    SharpEnhanceInfo,
    SuperResolutionInfo,
)
from vod_events.events.media import HDRType, MediaMetaData
from vod_events.events.settings import Switch
from vod_events.events.tasks import TaskStatus


@final
@frozen(kw_only=True, repr=False)
class RepairInfo(Model):
    """How a damaged picture is repaired.

    See https://cloud.tencent.com/document/api/266/31773#RepairInfo
    """

    switch: Annotated[str, Switch] | None = None
    """Whether the picture is repaired."""

    type: Annotated[str, EnhancementLevel] | None = None
    """How strongly, if `switch` is ``ON``; ``weak`` by default."""


@final
@frozen(kw_only=True, repr=False)
class VideoFrameInterpolationInfo(Model):
    """How frames are added between those of the source, to raise the frame rate.

    See https://cloud.tencent.com/document/api/266/31773#VideoFrameInterpolationInfo
    """

    switch: Annotated[str, Switch] | None = None
    """Whether frames are added."""

    fps: int | None = None
    """Frame rate to reach, above 0 and at most 100, if `switch` is ``ON``; that of the source by
    default. VOD does not document the unit, which is Hz elsewhere."""


@final
@frozen(kw_only=True, repr=False)
class HDRInfo(Model):
    """How the picture is converted to a high dynamic range.

    See https://cloud.tencent.com/document/api/266/31773#HDRInfo
    """

    switch: Annotated[str, Switch] | None = None
    """Whether the picture is converted."""

    type: Annotated[str, HDRType] | None = None
    """Standard to convert to. It counts if `switch` is ``ON`` and the codec of the new video stream
    is ``libx264`` or ``libx265``."""


@final
@frozen(kw_only=True, repr=False)
class VideoDenoiseInfo(Model):
    """How noise is removed from the picture.

    See https://cloud.tencent.com/document/api/266/31773#VideoDenoiseInfo
    """

    switch: Annotated[str, Switch] | None = None
    """Whether noise is removed."""

    type: Annotated[str, EnhancementLevel] | None = None
    """How strongly, if `switch` is ``ON``: ``weak`` (the default) or ``strong``."""


@final
@frozen(kw_only=True, repr=False)
class AudioDenoiseInfo(Model):
    """How noise is removed from the sound.

    See https://cloud.tencent.com/document/api/266/31773#AudioDenoiseInfo
    """

    switch: Annotated[str, Switch] | None = None
    """Whether noise is removed."""

    type: Annotated[str, EnhancementLevel] | None = None
    """How strongly, if `switch` is ``ON``. ``normal`` is the only value."""


@final
@frozen(kw_only=True, repr=False)
class ScratchRepairInfo(Model):
    """How scratches are removed from the picture.

    See https://cloud.tencent.com/document/api/266/31773#ScratchRepairInfo
    """

    switch: Annotated[str, Switch] | None = None
    """Whether scratches are removed."""

    intensity: float | None = None
    """How strongly, from 0.0 to 1.0, if `switch` is ``ON``; 0.0 by default."""

    type: Annotated[str, EnhancementLevel] | None = None
    """Kind of removal, if `switch` is ``ON``. ``normal`` is the only value."""


@final
@frozen(kw_only=True, repr=False)
class ArtifactRepairInfo(Model):
    """How artifacts, such as ragged edges, are removed from the picture.

    See https://cloud.tencent.com/document/api/266/31773#ArtifactRepairInfo
    """

    switch: Annotated[str, Switch] | None = None
    """Whether artifacts are removed."""

    type: Annotated[str, EnhancementLevel] | None = None
    """How strongly, if `switch` is ``ON``: ``weak`` (the default) or ``strong``."""


@final
@frozen(kw_only=True, repr=False)
class RebuildMediaTargetVideoStream(Model):
    """The requested video stream.

    See https://cloud.tencent.com/document/api/266/31773#RebuildMediaTargetVideoStream
    """

    codec: str | None = None
    """Encoder: ``libx264`` (H.264, the default), ``libx265`` (H.265) or ``av1`` (AV1)."""

    bitrate: int | None = None
    """Bit rate in kbit/s, 128 to 35000; 0 lets VOD choose one."""

    fps: int | None = None
    """Frame rate in Hz, at most 100; 0 keeps that of the source."""

    resolution_adaptive: str | None = None
    """What `width` and `height` limit: the long and the short side if this is ``open`` (the
    default), the width and the height if it is ``close``."""

    width: int | None = None
    """Largest width, or long side, in pixels, 128 to 4096. 0, the default, scales it with `height`;
    if both are 0 the size is that of the source."""

    height: int | None = None
    """Largest height, or short side, in pixels, 128 to 4096. 0, the default, scales it with
    `width`; if both are 0 the size is that of the source."""

    fill_type: str | None = None
    """What is done if the aspect ratio differs from the source's: ``stretch`` (the default)
    distorts the picture to fill the frame, ``black`` keeps its shape and adds black borders."""

    gop: int | None = None
    """Distance between key frames, in frames, 1 to 100000; 0 lets VOD choose one."""


@final
@frozen(kw_only=True, repr=False)
class RebuildMediaTargetAudioStream(Model):
    """The requested audio stream.

    See https://cloud.tencent.com/document/api/266/31773#RebuildMediaTargetAudioStream
    """

    codec: str | None = None
    """Encoder. In mp4 and flv: ``libfdk_aac`` (better for mp4), ``libmp3lame`` (better for flv) or
    ``mp2``. In hls: ``libfdk_aac``. In m4a: ``libfdk_aac``, ``libmp3lame`` or ``ac3``. In mp3:
    ``libmp3lame``. In ogg and flac: ``flac``."""

    bitrate: int | None = None
    """Bit rate in kbit/s, 26 to 256; 0 lets VOD choose one."""

    sample_rate: int | None = None
    """Sampling rate in Hz: 32000, 44100 or 48000."""

    audio_channel: int | None = None
    """Channels: 1 for one, 2 (the default) for two, 6 for what VOD calls stereo. 6 is not allowed
    in a container for sound alone: flac, ogg, mp3, m4a."""


@final
@frozen(kw_only=True, repr=False)
class RebuildMediaTargetInfo(Model):
    """The requested media file.

    See https://cloud.tencent.com/document/api/266/31773#RebuildMediaTargetInfo
    """

    media_name: str | None = None
    """Name of the media file, at most 64 characters; VOD gives one if the request had none."""

    description: str | None = None
    """Description of the media file, at most 128 characters; empty by default."""

    class_id: int | None = None
    """Id of the file's class; 0, the default, for the class "other"."""

    expire_time: datetime | None = None
    """When the media file is deleted; never by default."""

    container: str | None = None
    """Container format: ``mp4`` (the default), ``flv`` or ``hls``. For the codecs of the audio
    stream, VOD documents mp3, ogg, flac and m4a too."""

    video_stream: RebuildMediaTargetVideoStream | None = None
    """The video stream."""

    audio_stream: RebuildMediaTargetAudioStream | None = None
    """The audio stream."""

    remove_video: int | None = None
    """1 to leave the video out, 0 (the default) to keep it."""

    remove_audio: int | None = None
    """1 to leave the sound out, 0 (the default) to keep it."""


@final
@frozen(kw_only=True, repr=False)
class RebuildMediaTaskInput(Model):
    """What a remastering task was given.

    See https://cloud.tencent.com/document/api/266/31773#RebuildMediaTaskInput
    """

    file_id: str | None = None
    """Id of the media file: digits, but a string, as it exceeds 2^53."""

    start_time_offset: float | None = None
    """Where the part to remaster begins, in seconds; the beginning of the file by default."""

    end_time_offset: float | None = None
    """Where the part to remaster ends, in seconds; the end of the file by default."""

    definition: int | None = None
    """Id of the remastering template."""

    repair_info: RepairInfo | None = None
    """How a damaged picture is repaired."""

    video_frame_interpolation_info: VideoFrameInterpolationInfo | None = None
    """How frames are added."""

    super_resolution_info: SuperResolutionInfo | None = None
    """How the resolution is raised."""

    hdr_info: Annotated[HDRInfo, WireName("HDRInfo")] | None = None
    """How the picture is converted to a high dynamic range."""

    video_denoise_info: VideoDenoiseInfo | None = None
    """How noise is removed from the picture."""

    audio_denoise_info: AudioDenoiseInfo | None = None
    """How noise is removed from the sound."""

    color_info: ColorEnhanceInfo | None = None
    """How colors are enhanced."""

    sharp_info: SharpEnhanceInfo | None = None
    """How details are enhanced."""

    face_info: FaceEnhanceInfo | None = None
    """How faces are enhanced."""

    low_light_info: LowLightEnhanceInfo | None = None
    """How low light is compensated for."""

    scratch_repair_info: ScratchRepairInfo | None = None
    """How scratches are removed."""

    artifact_repair_info: ArtifactRepairInfo | None = None
    """How artifacts are removed."""

    target_info: RebuildMediaTargetInfo | None = None
    """The requested media file."""


@final
@frozen(kw_only=True, repr=False)
class RebuildMediaTaskOutput(Model):
    """The media file that a remastering task has made.

    See https://cloud.tencent.com/document/api/266/31773#RebuildMediaTaskOutput
    """

    file_type: str | None = None
    """Container format: ``mp4``, ``flv`` and so on."""

    file_url: str | None = None
    """URL at which the media file can be played."""

    file_id: str | None = None
    """Id of the media file: digits, but a string, as it exceeds 2^53."""

    media_name: str | None = None
    """Name of the media file, at most 64 characters; VOD gives one if the request had none."""

    class_id: int | None = None
    """Id of the file's class; 0 for the class "other"."""

    expire_time: datetime | None = None
    """When the media file is deleted; never by default."""


@final
@frozen(kw_only=True, repr=False)
class RebuildMediaTask(Model):
    """A task that remasters a media file: makes a new one with better picture and sound.

    See https://cloud.tencent.com/document/api/266/31773#RebuildMediaTask
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

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    input: RebuildMediaTaskInput | None = None
    """What the task was given."""

    output: RebuildMediaTaskOutput | None = None
    """The media file that the task has made."""

    meta_data: MediaMetaData | None = None
    """What the new media file holds."""

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
class RebuildMediaComplete(DocumentedEvent):
    """A media file has been remastered, or could not be.

    The API call RebuildMedia starts the task. VOD no longer maintains it: EnhanceMediaQuality
    replaces it, and is followed by QualityEnhanceComplete.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["RebuildMediaComplete"] = field(default="RebuildMediaComplete", init=False)
    """Always ``RebuildMediaComplete``."""

    payload: RebuildMediaTask
    """The task that remastered it."""
