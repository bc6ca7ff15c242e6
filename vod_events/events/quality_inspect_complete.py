"""QualityInspectComplete: the quality of a media file has been inspected, or could not be.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events._plan import WireName
from vod_events.events._base import DocumentedEvent
from vod_events.events.media import MediaMetaData
from vod_events.events.tasks import TaskStatus


class QualityInspectType(StrEnum):
    """What was found in the picture or in the sound.

    See https://cloud.tencent.com/document/api/266/31773#QualityInspectResultItem
    """

    JITTER = "Jitter"
    """The picture shakes."""
    BLUR = "Blur"
    """The picture is blurred."""
    LOW_LIGHTING = "LowLighting"
    """The picture is too dark."""
    HIGH_LIGHTING = "HighLighting"
    """The picture is overexposed."""
    CRASH_SCREEN = "CrashScreen"
    """The picture is garbled."""
    BLACK_WHITE_EDGE = "BlackWhiteEdge"
    """The picture has black or white borders."""
    SOLID_COLOR_SCREEN = "SolidColorScreen"
    """The picture shows a single color."""
    NOISE = "Noise"
    """The picture is noisy."""
    MOSAIC = "Mosaic"
    """A part of the picture is pixelated."""
    QR_CODE = "QRCode"
    """The picture shows a QR code."""
    APPLET_CODE = "AppletCode"
    """The picture shows the code of a mini program."""
    BAR_CODE = "BarCode"
    """The picture shows a bar code."""
    LOW_VOICE = "LowVoice"
    """The sound is low; VOD's English text calls it bass."""
    HIGH_VOICE = "HighVoice"
    """The sound pops."""
    NO_VOICE = "NoVoice"
    """There is no audible sound."""
    LOW_EVALUATION = "LowEvaluation"
    """The no-reference quality score is below the threshold."""
    LOW_COLORFULNESS = "LowColorfulness"
    """Color richness of the picture; the name suggests that it is low."""
    AUDIO_VIDEO_ASYNC = "AudioVideoAsync"
    """Sound and picture are out of sync."""
    AUDIO_SUBTITLE_ASYNC = "AudioSubtitleAsync"
    """Sound and subtitles are out of sync."""
    VIDEO_AESTHETIC = "VideoAesthetic"
    """The aesthetic score of the video is low."""
    AUDIO_DISCONTINUITY = "AudioDiscontinuity"
    """The sound has gaps."""
    AUDIO_VOLUME = "AudioVolume"
    """How loud the sound is."""
    AUDIO_LOUDNESS_JITTER = "AudioLoudnessJitter"
    """The loudness changes abruptly."""
    BACKGROUND_MUSIC = "BackgroundMusic"
    """There is background music."""
    AUDIO_EVALUATION = "AudioEvaluation"
    """The quality of the sound is low."""
    AUDIO_NOISE = "AudioNoise"
    """The sound is noisy."""
    AUDIO_SPEECH_QUALITY = "AudioSpeechQuality"
    """Speech is unclear."""
    AUDIO_REVERB = "AudioReverb"
    """The sound has much reverberation."""
    AUDIO_HIGH_LOUDNESS = "AudioHighLoudness"
    """The sound is so loud that it is distorted."""


class ContainerDiagnoseCategory(StrEnum):
    """Which group a fault of the file's format belongs to.

    See https://cloud.tencent.com/document/api/266/31773#QualityInspectContainerDiagnoseResultItem
    """

    DECODE_PARAM_EXCEPTION = "DecodeParamException"
    """Faults of the decoding parameters."""
    TIME_STAMP_EXCEPTION = "TimeStampException"
    """Faults of the time stamps."""
    FRAME_EXCEPTION = "FrameException"
    """Faults of the frame rate."""
    STREAM_STATUS_EXCEPTION = "StreamStatusException"
    """Faults of the state of a stream."""
    STREAM_INFO = "StreamInfo"
    """Faults of the stream information."""
    STREAM_ABNORMAL_CHARACTERISTICS = "StreamAbnormalCharacteristics"
    """Unusual characteristics of a stream."""
    DECODE_EXCEPTION = "DecodeException"
    """Faults met while decoding."""
    HLS_REQUIREMENTS = "HLSRequirements"
    """Faults of the HLS format."""


class ContainerDiagnoseType(StrEnum):
    """Which fault of the file's format was found.

    See https://cloud.tencent.com/document/api/266/31773#QualityInspectContainerDiagnoseResultItem
    """

    VIDEO_RESOLUTION_CHANGED = "VideoResolutionChanged"
    """The resolution of the video changes."""
    AUDIO_SAMPLE_RATE_CHANGED = "AudioSampleRateChanged"
    """The sampling rate of the audio changes."""
    AUDIO_CHANNELS_CHANGED = "AudioChannelsChanged"
    """The number of audio channels changes."""
    PARAMETER_SETS_CHANGED = "ParameterSetsChanged"
    """The parameter sets of a stream change."""
    DAR_OR_SAR_INVALID = "DarOrSarInvalid"
    """The aspect ratio of the video is abnormal."""
    TIMESTAMP_FALLBACK = "TimestampFallback"
    """Decoding time stamps (DTS) go back."""
    DTS_JITTER = "DtsJitter"
    """Decoding time stamps (DTS) are too uneven."""
    PTS_JITTER = "PtsJitter"
    """Presentation time stamps (PTS) are too uneven."""
    AAC_DURATION_DEVIATION = "AACDurationDeviation"
    """The time stamps of AAC frames do not lie at sensible intervals."""
    AUDIO_DROPPING_FRAMES = "AudioDroppingFrames"
    """Audio frames are missing."""
    VIDEO_DROPPING_FRAMES = "VideoDroppingFrames"
    """Video frames are missing."""
    AV_TIMESTAMP_INTERLEAVE = "AVTimestampInterleave"
    """Audio and video are badly interleaved."""
    PTS_LESS_THAN_DTS = "PtsLessThanDts"
    """A presentation time stamp (PTS) is before its decoding time stamp (DTS)."""
    RECEIVE_FPS_JITTER = "ReceiveFpsJitter"
    """Frames arrive from the network at too uneven a rate."""
    RECEIVE_FPS_TOO_SMALL = "ReceiveFpsTooSmall"
    """Video frames arrive from the network at too low a rate."""
    FPS_JITTER = "FpsJitter"
    """The frame rate, as computed from presentation time stamps (PTS), is too uneven."""
    STREAM_OPEN_FAILED = "StreamOpenFailed"
    """A stream could not be opened."""
    STREAM_END = "StreamEnd"
    """A stream ends."""
    STREAM_PARSE_FAILED = "StreamParseFailed"
    """A stream could not be parsed."""
    VIDEO_FIRST_FRAME_NOT_IDR = "VideoFirstFrameNotIdr"
    """The video does not begin with an IDR frame."""
    STREAM_NALU_ERROR = "StreamNALUError"
    """A NAL unit has a wrong start code."""
    TS_STREAM_NO_AUD = "TsStreamNoAud"
    """An H.26x stream in MPEG-TS lacks access unit delimiters (AUD)."""
    AUDIO_STREAM_LACK = "AudioStreamLack"
    """There is no audio stream."""
    VIDEO_STREAM_LACK = "VideoStreamLack"
    """There is no video stream."""
    LACK_AUDIO_RECOVER = "LackAudioRecover"
    """An audio stream that was missing is back."""
    LACK_VIDEO_RECOVER = "LackVideoRecover"
    """A video stream that was missing is back."""
    VIDEO_BITRATE_OUTOF_RANGE = "VideoBitrateOutofRange"
    """The bit rate of the video, in kbit/s, is out of range."""
    AUDIO_BITRATE_OUTOF_RANGE = "AudioBitrateOutofRange"
    """The bit rate of the audio, in kbit/s, is out of range."""
    VIDEO_DECODE_FAILED = "VideoDecodeFailed"
    """The video could not be decoded."""
    AUDIO_DECODE_FAILED = "AudioDecodeFailed"
    """The audio could not be decoded."""
    AUDIO_OUT_OF_PHASE = "AudioOutOfPhase"
    """The two audio channels are in opposite phase."""
    VIDEO_DUPLICATED_FRAME = "VideoDuplicatedFrame"
    """Video frames are repeated."""
    AUDIO_DUPLICATED_FRAME = "AudioDuplicatedFrame"
    """Audio frames are repeated."""
    VIDEO_ROTATION = "VideoRotation"
    """The picture is rotated."""
    TS_MULTI_PROGRAMS = "TsMultiPrograms"
    """An MPEG-2 transport stream holds several programs."""
    MP4_INVALID_CODEC_FOURCC = "Mp4InvalidCodecFourcc"
    """The codec's FourCC in an MP4 file is not one that Apple's HLS requires."""
    HLS_BAD_M3U8_FORMAT = "HLSBadM3u8Format"
    """An M3U8 file is invalid."""
    HLS_INVALID_MASTER_M3U8 = "HLSInvalidMasterM3u8"
    """The master playlist is invalid."""
    HLS_INVALID_MEDIA_M3U8 = "HLSInvalidMediaM3u8"
    """A media playlist is invalid."""
    HLS_MASTER_M3U8_RECOMMENDED = "HLSMasterM3u8Recommended"
    """The master playlist lacks parameters that the standard recommends."""
    HLS_MEDIA_M3U8_RECOMMENDED = "HLSMediaM3u8Recommended"
    """A media playlist lacks parameters that the standard recommends."""
    HLS_MEDIA_M3U8_DISCONTINUITY_EXIST = "HLSMediaM3u8DiscontinuityExist"
    """A media playlist has an EXT-X-DISCONTINUITY tag."""
    HLS_MEDIA_SEGMENTS_STREAM_NUM_CHANGE = "HLSMediaSegmentsStreamNumChange"
    """The number of streams changes from segment to segment."""
    HLS_MEDIA_SEGMENTS_PTS_JITTER_DEVIATION = "HLSMediaSegmentsPTSJitterDeviation"
    """Presentation time stamps (PTS) jump between segments without an EXT-X-DISCONTINUITY tag."""
    HLS_MEDIA_SEGMENTS_DTS_JITTER_DEVIATION = "HLSMediaSegmentsDTSJitterDeviation"
    """Decoding time stamps (DTS) jump between segments without an EXT-X-DISCONTINUITY tag."""
    TIMECODE_TRACK_EXIST = "TimecodeTrackExist"
    """An MP4 file has a time code (tmcd) track."""


class ContainerDiagnoseSeverity(StrEnum):
    """How severe a fault of the file's format is.

    See https://cloud.tencent.com/document/api/266/31773#QualityInspectContainerDiagnoseResultItem
    """

    FATAL = "Fatal"
    """The rest cannot be parsed or played correctly."""
    ERROR = "Error"
    """Playback may suffer."""
    WARNING = "Warning"
    """A risk that may go unnoticed in playback."""
    NOTICE = "Notice"
    """Information about a stream, of some importance."""
    INFO = "Info"
    """Information about a stream."""


class LLMDetectionCategory(StrEnum):
    """Which kind of inspection a large language model has made.

    See https://cloud.tencent.com/document/api/266/31773#QualityInspectLLMDetectionResultItem
    """

    AIGC_QUALITY_CHARACTERISTICS = "AIGCQualityCharacteristics"
    """The quality of generated content (AIGC)."""


class LLMDetectionGroup(StrEnum):
    """Which group a check by a large language model belongs to.

    See https://cloud.tencent.com/document/api/266/31773#QualityInspectLLMDetectionResultItem
    """

    AIGC_AUTHENTICITY = "AIGCAuthenticity"
    """Whether generated content looks real: bodies, physics, consistency between frames."""
    AIGC_TECH_QUALITY = "AIGCTechQuality"
    """Whether generated content is technically sound: frame, black borders, forced portrait."""


class LLMDetectionType(StrEnum):
    """What a large language model has checked.

    See https://cloud.tencent.com/document/api/266/31773#QualityInspectLLMDetectionResultItem
    """

    BODY_POSE_CHECK = "BodyPoseCheck"
    """Whether poses of human bodies are plausible; in the group ``AIGCAuthenticity``."""
    BODY_DETAIL_CHECK = "BodyDetailCheck"
    """Whether details of human bodies are plausible, such as the number of fingers and the symmetry
    of faces; in the group ``AIGCAuthenticity``."""
    PHYSIC_RULES_CHECK = "PhysicRulesCheck"
    """Whether the laws of physics hold, such as perspective, light and gravity; in the group
    ``AIGCAuthenticity``."""
    OBJECT_CONSISTENCY_CHECK = "ObjectConsistencyCheck"
    """Whether objects stay the same from frame to frame; in the group ``AIGCAuthenticity``."""
    FORMAT_CHECK = "FormatCheck"
    """Whether the format is right: frame, black borders, forced portrait; in the group
    ``AIGCTechQuality``."""


@final
@frozen(kw_only=True, repr=False)
class QualityInspectTaskInput(Model):
    """What an inspection was given.

    See https://cloud.tencent.com/document/api/266/31773#QualityInspectTaskInput
    """

    file_id: str | None = None
    """Id of the media file: digits, but a string, as it exceeds 2^53."""

    definition: int | None = None
    """Id of the inspection template."""


@final
@frozen(kw_only=True, repr=False)
class QualityInspectItem(Model):
    """A part of the media file in which something was found.

    See https://cloud.tencent.com/document/api/266/31773#QualityInspectItem
    """

    start_time_offset: float | None = None
    """Where the part begins, in seconds from the beginning of the file."""

    end_time_offset: float | None = None
    """Where the part ends, in seconds from the beginning of the file."""

    area_coord_set: tuple[int, ...] | None = None
    """Where in the picture it is: x and y of the top left corner, then of the bottom right one, in
    a unit that VOD does not document. Only for the types ``BlackWhiteEdge``, ``Mosaic``,
    ``QRCode``, ``AppletCode`` and ``BarCode``."""

    confidence: int | None = None
    """How sure VOD is, 0 to 100. Only for the types ``Mosaic``, ``QRCode``, ``AppletCode`` and
    ``BarCode``."""


@final
@frozen(kw_only=True, repr=False)
class QualityInspectResultItem(Model):
    """What was found of one type, and in which parts of the media file.

    See https://cloud.tencent.com/document/api/266/31773#QualityInspectResultItem
    """

    type: Annotated[str, QualityInspectType] | None = None
    """What was found."""

    segment_set: tuple[QualityInspectItem, ...] | None = None
    """The parts in which it was found: the first 100 at most. The file at `segment_set_file_url`
    has them all."""

    segment_set_file_url: str | None = None
    """URL of a JSON file with all the parts, in the form of `segment_set`."""

    segment_set_file_url_expire_time: datetime | None = None
    """When the file at `segment_set_file_url` is deleted."""


@final
@frozen(kw_only=True, repr=False)
class QualityInspectContainerDiagnoseResultItem(Model):
    """A fault found in the format of the media file.

    See https://cloud.tencent.com/document/api/266/31773#QualityInspectContainerDiagnoseResultItem
    """

    category: Annotated[str, ContainerDiagnoseCategory] | None = None
    """Which group the fault belongs to."""

    type: Annotated[str, ContainerDiagnoseType] | None = None
    """Which fault it is."""

    severity_level: Annotated[str, ContainerDiagnoseSeverity] | None = None
    """How severe the fault is."""

    timestamp_set: tuple[float, ...] | None = None
    """Where the fault was found. VOD does not document the unit."""


@final
@frozen(kw_only=True, repr=False)
class QualityInspectLLMDetectionIssue(Model):
    """One issue that a large language model has found.

    See https://cloud.tencent.com/document/api/266/31773#QualityInspectLLMDetectionIssue
    """

    tag: str | None = None
    """Tag that classes the issue; VOD does not list the tags."""

    description: str | None = None
    """Description of the issue."""

    score: float | None = None
    """Quality score of the issue, 0 to 100."""

    confidence: float | None = None
    """How sure the model is, 0 to 100."""

    start_time_ms: int | None = None
    """Where the issue begins, in milliseconds."""

    end_time_ms: int | None = None
    """Where the issue ends, in milliseconds."""

    extra_data: str | None = None
    """More on the issue, such as how severe it is: JSON in a string."""


@final
@frozen(kw_only=True, repr=False)
class QualityInspectLLMDetectionResultItem(Model):
    """What a large language model has found in one check.

    See https://cloud.tencent.com/document/api/266/31773#QualityInspectLLMDetectionResultItem
    """

    category: Annotated[str, LLMDetectionCategory] | None = None
    """Which kind of inspection the check is part of."""

    group: Annotated[str, LLMDetectionGroup] | None = None
    """Which group the check belongs to."""

    type: Annotated[str, LLMDetectionType] | None = None
    """What was checked."""

    score: float | None = None
    """Quality score over all, 0 to 100: the higher, the better."""

    confidence: float | None = None
    """How sure the model is, 0 to 100: the higher, the surer."""

    issue_set: tuple[QualityInspectLLMDetectionIssue, ...] | None = None
    """The issues; empty if there are none."""


@final
@frozen(kw_only=True, repr=False)
class QualityInspectLLMDetectionReport(Model):
    """What a large language model says of the quality of generated content (AIGC).

    See https://cloud.tencent.com/document/api/266/31773#QualityInspectLLMDetectionReport
    """

    result_count: int | None = None
    """How many results there are."""

    result_set: tuple[QualityInspectLLMDetectionResultItem, ...] | None = None
    """The results, one for each check."""


@final
@frozen(kw_only=True, repr=False)
class QualityInspectTaskOutput(Model):
    """What an inspection has found.

    See https://cloud.tencent.com/document/api/266/31773#QualityInspectTaskOutput
    """

    no_audio: int | None = None
    """1 if the media file has no audio track, 0 if it has one."""

    no_video: int | None = None
    """1 if the media file has no video track, 0 if it has one."""

    quality_evaluation_score: int | None = None
    """Quality score of the picture, 0 to 100."""

    quality_inspect_result_set: tuple[QualityInspectResultItem, ...] | None = None
    """What was found in the picture and the sound, by type."""

    quality_evaluation_mean_opinion_score: float | None = None
    """Quality score of the video as a mean opinion score (MOS), estimated without a reference. VOD
    does not document the range."""

    aesthetic_evaluation_score: int | None = None
    """Aesthetic score of the video, 0 to 100."""

    container_diagnose_result_set: tuple[QualityInspectContainerDiagnoseResultItem, ...] | None = (
        None
    )
    """The faults found in the format."""

    llm_detection_report: (
        Annotated[QualityInspectLLMDetectionReport, WireName("LLMDetectionReport")] | None
    ) = None
    """What a large language model says of the quality of generated content (AIGC)."""


@final
@frozen(kw_only=True, repr=False)
class QualityInspectTask(Model):
    """A task that inspects the picture, the sound and the format of a media file.

    See https://cloud.tencent.com/document/api/266/31773#QualityInspectTask
    """

    task_id: str | None = None
    """Id of the task."""

    status: Annotated[str, TaskStatus] | None = None
    """Status of the task."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    message: str | None = None
    """Error message."""

    meta_data: MediaMetaData | None = None
    """What the inspected media file holds."""

    input: QualityInspectTaskInput | None = None
    """What the task was given."""

    output: QualityInspectTaskOutput | None = None
    """What the task has found."""

    session_id: str | None = None
    """Id that the application sent to avoid duplicate requests within 7 days, at most 50
    characters; ``""`` if it asked for no such check."""

    session_context: str | None = None
    """What the application passed with the request, unchanged, at most 1000 characters."""

    @property
    def succeeded(self) -> bool:
        """Whether the task succeeded: its status is ``FINISH`` and its error code empty.

        The media file can still have faults: see `output`.
        """
        return self.status == TaskStatus.FINISH and self.err_code_ext == ""


@final
@frozen(kw_only=True, repr=False)
class QualityInspectComplete(DocumentedEvent):
    """The quality of a media file has been inspected, or could not be.

    The API call InspectMediaQuality starts the task.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["QualityInspectComplete"] = field(
        default="QualityInspectComplete", init=False
    )
    """Always ``QualityInspectComplete``."""

    payload: QualityInspectTask
    """The task that inspected it."""
