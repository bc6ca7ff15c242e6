"""ComposeMediaComplete: a media file has been composed of several sources, or could not be.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent
from vod_events.events._outcome import has_no_error
from vod_events.events.media import MediaMetaData
from vod_events.events.tasks import TaskStatus


@final
@frozen(kw_only=True, repr=False)
class AudioVolumeParam(Model):
    """How the volume of a clip is changed.

    See https://cloud.tencent.com/document/api/266/31773#AudioVolumeParam
    """

    mute: int | None = None
    """1 if the clip is muted, otherwise 0 (the default)."""

    gain: float | None = None
    """Factor of the volume, from 0 to 10: louder above 1, quieter below. Both 1 and 0 (the default)
    leave it as it is."""


class AudioTransformType(StrEnum):
    """What is done to the sound of a clip.

    See https://cloud.tencent.com/document/api/266/31773#AudioTransform
    """

    VOLUME = "Volume"
    """Its volume is changed."""


@final
@frozen(kw_only=True, repr=False)
class AudioTransform(Model):
    """One operation on the sound of a clip.

    See https://cloud.tencent.com/document/api/266/31773#AudioTransform
    """

    type: Annotated[str, AudioTransformType] | None = None
    """What is done: which of the fields below is set."""

    volume_param: AudioVolumeParam | None = None
    """How the volume is changed, if `type` is ``Volume``."""


class ImageTransformType(StrEnum):
    """What is done to the picture of a clip or of a sticker.

    See https://cloud.tencent.com/document/api/266/31773#ImageTransform
    """

    ROTATE = "Rotate"
    """It is rotated."""
    FLIP = "Flip"
    """It is mirrored."""


class ImageFlip(StrEnum):
    """How a picture is mirrored.

    See https://cloud.tencent.com/document/api/266/31773#ImageTransform
    """

    HORIZENTAL = "Horizental"
    """Left and right are swapped. The misspelling is VOD's own."""
    VERTICAL = "Vertical"
    """Top and bottom are swapped."""


@final
@frozen(kw_only=True, repr=False)
class ImageTransform(Model):
    """One operation on the picture of a clip or of a sticker.

    See https://cloud.tencent.com/document/api/266/31773#ImageTransform
    """

    type: Annotated[str, ImageTransformType] | None = None
    """What is done: which of the two fields below is set."""

    rotate_angle: float | None = None
    """Angle of the rotation about the center, 0 to 360 degrees, if `type` is ``Rotate``. VOD does
    not document the direction."""

    flip: Annotated[str, ImageFlip] | None = None
    """How the picture is mirrored, if `type` is ``Flip``."""


@final
@frozen(kw_only=True, repr=False)
class VideoTrackItem(Model):
    """A clip on a video track.

    See https://cloud.tencent.com/document/api/266/31773#VideoTrackItem
    """

    source_media: str | None = None
    """The source of the clip: the id of a media file, or a URL, with its signature if access to it
    is restricted."""

    source_media_start_time: float | None = None
    """Where the clip begins in the source, in seconds; 0 by default."""

    duration: float | None = None
    """How much of the source is taken, in seconds; all of it by default. Above 0 if the source is a
    picture."""

    target_duration: float | None = None
    """How long the clip is in the result, in seconds: it is sped up or slowed down to fit. 0 (the
    default) for as long as `duration`."""

    coordinate_origin: str | None = None
    """The point from which `x_pos` and `y_pos` are measured: ``Center``, the center of the canvas,
    is the only documented value."""

    x_pos: str | None = None
    """Horizontal distance of the clip from the origin: pixels, such as ``100px``, or a share of the
    canvas width, such as ``10%``. ``0px`` by default."""

    y_pos: str | None = None
    """Vertical distance of the clip from the origin: pixels, such as ``100px``, or a share of the
    canvas height, such as ``10%``. ``0px`` by default."""

    width: str | None = None
    """Width of the clip: ``100px``, or ``10%`` of the canvas width. If only `height` is given, it
    is in proportion; if neither is, that of the source."""

    height: str | None = None
    """Height of the clip: ``100px``, or ``10%`` of the canvas height. If only `width` is given, it
    is in proportion; if neither is, that of the source."""

    audio_operations: tuple[AudioTransform, ...] | None = None
    """What is done to the sound of the clip."""

    image_operations: tuple[ImageTransform, ...] | None = None
    """What is done to the picture of the clip."""


@final
@frozen(kw_only=True, repr=False)
class AudioTrackItem(Model):
    """A clip on an audio track.

    See https://cloud.tencent.com/document/api/266/31773#AudioTrackItem
    """

    source_media: str | None = None
    """The source of the clip: the id of a media file, or a URL, with its signature if access to it
    is restricted."""

    source_media_start_time: float | None = None
    """Where the clip begins in the source, in seconds; 0 by default."""

    duration: float | None = None
    """How much of the source is taken, in seconds; all of it by default."""

    target_duration: float | None = None
    """How long the clip is in the result, in seconds: it is sped up or slowed down to fit. 0 (the
    default) for as long as `duration`."""

    audio_operations: tuple[AudioTransform, ...] | None = None
    """What is done to the sound of the clip."""


@final
@frozen(kw_only=True, repr=False)
class StickerTrackItem(Model):
    """A sticker: a picture that is laid over the video.

    See https://cloud.tencent.com/document/api/266/31773#StickerTrackItem
    """

    source_media: str | None = None
    """The source of the sticker: the id of a media file, or a URL, with its signature if access to
    it is restricted."""

    duration: float | None = None
    """How long the sticker is shown, in seconds."""

    start_time: float | None = None
    """When the sticker appears, in seconds from the beginning of the track."""

    coordinate_origin: str | None = None
    """The point from which `x_pos` and `y_pos` are measured: ``Center``, the center of the canvas,
    is the only documented value."""

    x_pos: str | None = None
    """Horizontal distance of the sticker from the origin: pixels, such as ``100px``, or a share of
    the canvas width, such as ``10%``. ``0px`` by default."""

    y_pos: str | None = None
    """Vertical distance of the sticker from the origin: pixels, such as ``100px``, or a share of
    the canvas height, such as ``10%``. ``0px`` by default."""

    width: str | None = None
    """Width of the sticker: ``100px``, or ``10%`` of the canvas width. If only `height` is given,
    it is in proportion; if neither is, that of the source."""

    height: str | None = None
    """Height of the sticker: ``100px``, or ``10%`` of the canvas height. If only `width` is given,
    it is in proportion; if neither is, that of the source."""

    image_operations: tuple[ImageTransform, ...] | None = None
    """What is done to the picture."""


class TransitionType(StrEnum):
    """How one clip passes into the next.

    See https://cloud.tencent.com/document/api/266/31773#TransitionOperation
    """

    IMAGE_FADE_IN_FADE_OUT = "ImageFadeInFadeOut"
    """The pictures fade out and in."""
    BOW_TIE_HORIZONTAL = "BowTieHorizontal"
    """A horizontal bow tie."""
    BOW_TIE_VERTICAL = "BowTieVertical"
    """A vertical bow tie."""
    BUTTERFLY_WAVE_SCRAWLER = "ButterflyWaveScrawler"
    """The pictures sway."""
    CANNABISLEAF = "Cannabisleaf"
    """A leaf."""
    CIRCLE = "Circle"
    """An arc that closes and opens."""
    CIRCLE_CROP = "CircleCrop"
    """A ring that closes."""
    CIRCLEOPEN = "Circleopen"
    """An ellipse that closes."""
    CROSSWARP = "Crosswarp"
    """A sideways warp."""
    CUBE = "Cube"
    """A turning cube."""
    DOOM_SCREEN_TRANSITION = "DoomScreenTransition"
    """A curtain."""
    DOORWAY = "Doorway"
    """A doorway."""
    DREAMY = "Dreamy"
    """Waves."""
    DREAMY_ZOOM = "DreamyZoom"
    """The pictures draw together sideways."""
    FILM_BURN = "FilmBurn"
    """A burning sky."""
    GLITCH_MEMORIES = "GlitchMemories"
    """The pictures jitter."""
    HEART = "Heart"
    """A heart."""
    INVERTED_PAGE_CURL = "InvertedPageCurl"
    """A page that is turned."""
    LUMA = "Luma"
    """The first picture is eaten away."""
    MOSAIC = "Mosaic"
    """A grid of three by three."""
    PINWHEEL = "Pinwheel"
    """A pinwheel."""
    POLAR_FUNCTION = "PolarFunction"
    """An ellipse that spreads."""
    POLKA_DOTS_CURTAIN = "PolkaDotsCurtain"
    """An arc that spreads."""
    RADIAL = "Radial"
    """A radar beam."""
    ROTATE_SCALE_FADE = "RotateScaleFade"
    """The pictures shrink and grow vertically."""
    SQUEEZE = "Squeeze"
    """The pictures draw together vertically."""
    SWAP = "Swap"
    """The pictures change places as they grow."""
    SWIRL = "Swirl"
    """A spiral."""
    UNDULATING_BURN_OUT_SWIRL = "UndulatingBurnOutSwirl"
    """Water that spreads."""
    WINDOWBLINDS = "Windowblinds"
    """Blinds."""
    WIPE_DOWN = "WipeDown"
    """A wipe downward."""
    WIPE_LEFT = "WipeLeft"
    """A wipe to the left."""
    WIPE_RIGHT = "WipeRight"
    """A wipe to the right."""
    WIPE_UP = "WipeUp"
    """A wipe upward."""
    ZOOM_IN_CIRCLES = "ZoomInCircles"
    """Ripples on water."""
    AUDIO_FADE_IN_FADE_OUT = "AudioFadeInFadeOut"
    """The sound fades out and in. All others are transitions of pictures."""


@final
@frozen(kw_only=True, repr=False)
class TransitionOpertion(Model):
    """One transition, of the pictures or of the sound. The misspelling is VOD's own.

    See https://cloud.tencent.com/document/api/266/31773#TransitionOpertion
    """

    type: Annotated[str, TransitionType] | None = None
    """How the first clip passes into the second."""


@final
@frozen(kw_only=True, repr=False)
class TransitionOperation(Model):
    """One transition, of the pictures or of the sound.

    See https://cloud.tencent.com/document/api/266/31773#TransitionOperation
    """

    type: Annotated[str, TransitionType] | None = None
    """How the first clip passes into the second."""


@final
@frozen(kw_only=True, repr=False)
class MediaTransitionItem(Model):
    """The passage between the clip before it on the track and the clip after it.

    See https://cloud.tencent.com/document/api/266/31773#MediaTransitionItem
    """

    duration: float | None = None
    """How long the passage takes, in seconds: the second clip begins this long before the first one
    ends."""

    transitions: tuple[TransitionOpertion, ...] | None = None
    """The transitions: at most one of the pictures and one of the sound. VOD documents this field
    and `media_transitions` alike, and not which of them is sent."""

    media_transitions: tuple[TransitionOperation, ...] | None = None
    """The transitions: at most one of the pictures and one of the sound. See `transitions`."""


@final
@frozen(kw_only=True, repr=False)
class EmptyTrackItem(Model):
    """A gap on a track, such as silence between two sounds.

    See https://cloud.tencent.com/document/api/266/31773#EmptyTrackItem
    """

    duration: float | None = None
    """Length of the gap, in seconds."""


class MediaTrackItemType(StrEnum):
    """What an item on a track is.

    See https://cloud.tencent.com/document/api/266/31773#MediaTrackItem
    """

    VIDEO = "Video"
    """A clip of a video, or a picture."""
    AUDIO = "Audio"
    """A clip of sound."""
    STICKER = "Sticker"
    """A sticker."""
    TRANSITION = "Transition"
    """The passage from one clip to the next."""
    EMPTY = "Empty"
    """A gap."""


@final
@frozen(kw_only=True, repr=False)
class MediaTrackItem(Model):
    """One item on a track.

    See https://cloud.tencent.com/document/api/266/31773#MediaTrackItem
    """

    type: Annotated[str, MediaTrackItemType] | None = None
    """What the item is: which of the fields below is set."""

    video_item: VideoTrackItem | None = None
    """The video clip, if `type` is ``Video``."""

    audio_item: AudioTrackItem | None = None
    """The audio clip, if `type` is ``Audio``."""

    sticker_item: StickerTrackItem | None = None
    """The sticker, if `type` is ``Sticker``."""

    transition_item: MediaTransitionItem | None = None
    """The passage between two clips, if `type` is ``Transition``."""

    empty_item: EmptyTrackItem | None = None
    """The gap, if `type` is ``Empty``."""


class MediaTrackType(StrEnum):
    """What a track holds.

    See https://cloud.tencent.com/document/api/266/31773#MediaTrack
    """

    VIDEO = "Video"
    """Video clips, transitions and gaps."""
    AUDIO = "Audio"
    """Audio clips, transitions and gaps."""
    STICKER = "Sticker"
    """Stickers and gaps."""


@final
@frozen(kw_only=True, repr=False)
class MediaTrack(Model):
    """A track: clips or stickers along the time of the result.

    See https://cloud.tencent.com/document/api/266/31773#MediaTrack
    """

    type: Annotated[str, MediaTrackType] | None = None
    """What the track holds."""

    track_items: tuple[MediaTrackItem, ...] | None = None
    """The items on the track."""


@final
@frozen(kw_only=True, repr=False)
class Canvas(Model):
    """The background, seen where the sources do not fill the picture of the result.

    See https://cloud.tencent.com/document/api/266/31773#Canvas
    """

    color: str | None = None
    """Color of the background: ``Black`` (the default) or ``White``."""

    width: int | None = None
    """Width of the canvas and of the result, 0 to 3840 px. 0 (the default) for the width of the
    first clip on the first video track."""

    height: int | None = None
    """Height, or longer side, of the canvas and of the result, 0 to 3840 px. 0 (the default) for
    the height of the clip that begins the first video track."""


@final
@frozen(kw_only=True, repr=False)
class OutputVideoStream(Model):
    """The requested video stream.

    See https://cloud.tencent.com/document/api/266/31773#OutputVideoStream
    """

    codec: str | None = None
    """Codec: ``libx264`` (H.264) is the default, and the only documented value."""

    fps: int | None = None
    """Frame rate, 0 to 60 Hz. 0 (the default) for that of the first clip on the first video
    track."""


@final
@frozen(kw_only=True, repr=False)
class OutputAudioStream(Model):
    """The requested audio stream.

    See https://cloud.tencent.com/document/api/266/31773#OutputAudioStream
    """

    codec: str | None = None
    """Codec: ``libfdk_aac``, for mp4, is the default, and the only documented value."""

    sample_rate: int | None = None
    """Sampling rate in Hz: 16000 (the default), 32000, 44100 or 48000."""

    audio_channel: int | None = None
    """Number of channels: 1 for mono, 2 (the default) for stereo."""

    bitrate: int | None = None
    """Bit rate in kbit/s: 26 to 256, or 0 to leave the choice to VOD."""


@final
@frozen(kw_only=True, repr=False)
class ComposeMediaOutput(Model):
    """The requested media file.

    See https://cloud.tencent.com/document/api/266/31773#ComposeMediaOutput
    """

    file_name: str | None = None
    """Name of the new media file, at most 64 characters."""

    description: str | None = None
    """Description of the new media file, at most 128 characters."""

    class_id: int | None = None
    """Id of the file's class; 0 for the class "other", which is the default."""

    expire_time: datetime | None = None
    """When the new media file is to be deleted; never by default."""

    container: str | None = None
    """Container format: ``mp4``, or ``mp3`` for sound alone."""

    video_stream: OutputVideoStream | None = None
    """The requested video stream."""

    audio_stream: OutputAudioStream | None = None
    """The requested audio stream."""

    remove_video: int | None = None
    """1 if the pictures are left out, otherwise 0 (the default)."""

    remove_audio: int | None = None
    """1 if the sound is left out, otherwise 0 (the default)."""


@final
@frozen(kw_only=True, repr=False)
class ComposeMediaTaskInput(Model):
    """What a composing task was given.

    See https://cloud.tencent.com/document/api/266/31773#ComposeMediaTaskInput
    """

    tracks: tuple[MediaTrack, ...] | None = None
    """The tracks that are laid over one another: videos, sounds and pictures."""

    canvas: Canvas | None = None
    """The background, if a video is made."""

    output: ComposeMediaOutput | None = None
    """The requested media file."""


@final
@frozen(kw_only=True, repr=False)
class ComposeMediaTaskOutput(Model):
    """The media file that a composing task has made.

    See https://cloud.tencent.com/document/api/266/31773#ComposeMediaTaskOutput
    """

    file_type: str | None = None
    """Container format: ``mp4``, ``mp3`` and so on."""

    file_id: str | None = None
    """Id of the media file: digits, but a string, as it exceeds 2^53."""

    file_url: str | None = None
    """URL at which the media file can be played."""

    media_name: str | None = None
    """Name of the media file, at most 64 characters."""

    class_id: int | None = None
    """Id of the file's class; 0 for the class "other"."""

    expire_time: datetime | None = None
    """When the media file is deleted. 9999-12-31T23:59:59Z means never."""


@final
@frozen(kw_only=True, repr=False)
class ComposeMediaTask(Model):
    """A task that composes a media file of videos, sounds and pictures.

    See https://cloud.tencent.com/document/api/266/31773#ComposeMediaTask
    """

    task_id: str | None = None
    """Id of the task."""

    status: Annotated[str, TaskStatus] | None = None
    """Status of the task."""

    err_code: int | None = None
    """0 for success; VOD does not list the codes of failures."""

    message: str | None = None
    """Error message."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    input: ComposeMediaTaskInput | None = None
    """What the task was given."""

    output: ComposeMediaTaskOutput | None = None
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
        """Whether the task succeeded: its status is ``FINISH`` and its error code 0."""
        return self.status == TaskStatus.FINISH and has_no_error(self.err_code, None)


@final
@frozen(kw_only=True, repr=False)
class ComposeMediaComplete(DocumentedEvent):
    """A media file has been composed after a ComposeMedia call, or could not be.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["ComposeMediaComplete"] = field(default="ComposeMediaComplete", init=False)
    """Always ``ComposeMediaComplete``."""

    payload: ComposeMediaTask
    """The task that composed it."""
