"""AigcVideoTaskComplete: a video has been generated, or could not be.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events._plan import WireName
from vod_events.events._base import DocumentedEvent
from vod_events.events._outcome import has_no_error
from vod_events.events.aigc import GenerationMode, PersonGeneration
from vod_events.events.media import MediaCategory, MediaMetaData
from vod_events.events.settings import FeatureState, InputFileType, StorageMode
from vod_events.events.tasks import TaskStatus


class AigcVideoReferenceType(StrEnum):
    """What a model takes from a reference file.

    See https://cloud.tencent.com/document/api/266/31773#AigcVideoTaskInputFileInfo
    """

    ASSET = "asset"
    """Model GV: what the image shows."""
    STYLE = "style"
    """Model GV: the style of the image."""
    FEATURE = "feature"
    """Model Kling: features of the video."""
    BASE = "base"
    """Model Kling: the video itself, to be edited."""
    SUBJECT = "subject"
    """Model PixVerse: the subject."""
    BACKGROUND = "background"
    """Model PixVerse: the background."""


class AigcVideoInputUsage(StrEnum):
    """What an image is used for when a video is generated.

    See https://cloud.tencent.com/document/api/266/31773#AigcVideoTaskInputFileInfo
    """

    FIRST_FRAME = "FirstFrame"
    """As the first frame of the video, or as the image that is turned into a video."""
    REFERENCE = "Reference"
    """As a reference."""
    LAST_FRAME = "LastFrame"
    """As the last frame of the video."""


@final
@frozen(kw_only=True, repr=False)
class AigcVideoTaskInputFileInfo(Model):
    """A file that a video is generated from.

    See https://cloud.tencent.com/document/api/266/31773#AigcVideoTaskInputFileInfo
    """

    type: Annotated[str, InputFileType] | None = None
    """How the file was given: whether `file_id`, `url` or `base64` is set."""

    category: Annotated[str, MediaCategory] | None = None
    """What the file holds."""

    file_id: str | None = None
    """Id of the file, if `type` is ``File``: digits, but a string, as it exceeds 2^53."""

    url: str | None = None
    """URL of the file, if `type` is ``Url``."""

    base64: str | None = None
    """Content of the file in Base64, if `type` is ``Base64``; without a prefix such as
    ``data:image/jpeg;base64,``."""

    reference_type: Annotated[str, AigcVideoReferenceType] | None = None
    """What the model takes from the file, for the models GV, Kling (if `category` is ``Video``) and
    PixVerse."""

    object_id: str | None = None
    """Id of the subject that the image shows, for the model Vidu, if `category` is ``Image``; the
    prompt names the subject by ``@`` and this id."""

    voice_id: str | None = None
    """Id of the subject's voice, for the model Vidu q2, if `category` is ``Image`` and every image
    has an `object_id`."""

    keep_original_sound: Annotated[str, FeatureState] | None = None
    """Whether the sound of the video is kept, if `category` is ``Video``."""

    usage: Annotated[str, AigcVideoInputUsage] | None = None
    """What the image is used for; ``FirstFrame`` by default."""

    text: str | None = None
    """Name of the image, for the model PixVerse with several references; the prompt refers to it by
    ``@``, this name and a space."""


@final
@frozen(kw_only=True, repr=False)
class AigcVideoTaskInputSubjectInfo(Model):
    """A subject that the video shows: one known to the model, or one given by images or a video.

    See https://cloud.tencent.com/document/api/266/31773#AigcVideoTaskInputSubjectInfo
    """

    id: str | None = None
    """Id of the subject: required for the model Kling, optional for Vidu."""

    name: str | None = None
    """Name of the subject: required for the model Vidu, whose prompts refer to it as ``[@name]``;
    optional for Kling."""

    voice_id: str | None = None
    """Id of the subject's voice, for the model Vidu alone; VOD chooses one if it is ``""``."""

    image_urls: tuple[str, ...] | None = None
    """URLs of images of the subject, at most 3; for the model Vidu alone."""

    video_urls: tuple[str, ...] | None = None
    """URL of a video of the subject, at most one of 5 s; for the model Vidu q2-pro alone."""


@final
@frozen(kw_only=True, repr=False)
class AigcVideoOutputConfig(Model):
    """What was requested for the video.

    See https://cloud.tencent.com/document/api/266/31773#AigcVideoOutputConfig
    """

    storage_mode: Annotated[str, StorageMode] | None = None
    """How long VOD keeps the video; ``Temporary`` (7 days) by default."""

    media_name: str | None = None
    """Name of the video, at most 64 characters; VOD gives one if the request had none."""

    class_id: int | None = None
    """Id of the video's class; 0 for the class "other"."""

    expire_time: datetime | None = None
    """When the video is to be deleted; without it the video never expires."""

    duration: float | None = None
    """Duration in seconds, 1 to 15; the choice and the default depend on the model."""

    resolution: str | None = None
    """Resolution, from ``540p`` to ``4K`` depending on the model. PixVerse spells it in lower case,
    the other models in upper case."""

    aspect_ratio: str | None = None
    """Width and height in the form ``16:9``; the choice depends on the model."""

    audio_generation: Annotated[str, FeatureState] | None = None
    """Whether sound is generated, for the models GV, OS, Vidu, Jimeng and Kling; ``Disabled`` by
    default."""

    person_generation: Annotated[str, PersonGeneration] | None = None
    """Whether people and faces may be generated."""

    input_compliance_check: Annotated[str, FeatureState] | None = None
    """Whether what the task is given is checked for compliance."""

    output_compliance_check: Annotated[str, FeatureState] | None = None
    """Whether what the task has made is checked for compliance."""

    enhance_switch: Annotated[str, FeatureState] | None = None
    """Whether the video is enhanced to reach `resolution`: by default if the model itself does not
    reach it."""

    off_peak: Annotated[str, FeatureState] | None = None
    """Whether the task is run at off-peak times."""

    frame_interpolate: Annotated[str, FeatureState] | None = None
    """Whether frames are interpolated, for the model Vidu."""

    logo_add: Annotated[str, FeatureState] | None = None
    """Whether a logo is added as a watermark."""

    enable_bgm: Annotated[str, FeatureState, WireName("EnableBGM")] | None = None
    """Whether background music, which VOD chooses, is added; ``Disabled`` by default."""


@final
@frozen(kw_only=True, repr=False)
class AigcVideoTaskInput(Model):
    """What a task that generates a video was given.

    See https://cloud.tencent.com/document/api/266/31773#AigcVideoTaskInput
    """

    model_name: str | None = None
    """Name of the model, such as ``Kling``."""

    model_version: str | None = None
    """Version of the model, such as ``2.1``."""

    file_infos: tuple[AigcVideoTaskInputFileInfo, ...] | None = None
    """The files that the video is generated from."""

    subject_infos: tuple[AigcVideoTaskInputSubjectInfo, ...] | None = None
    """The subjects that the video shows."""

    last_frame_file_id: str | None = None
    """Id of the image that becomes the last frame: digits, but a string, as it exceeds 2^53."""

    last_frame_url: str | None = None
    """URL of the image that becomes the last frame, for some versions of the models GV, Kling and
    Vidu."""

    prompt: str | None = None
    """Description of the video, at most 1000 characters; required if `file_infos` is empty."""

    negative_prompt: str | None = None
    """Description of what the video should not show, at most 1000 characters."""

    enhance_prompt: Annotated[str, FeatureState] | None = None
    """Whether VOD rewrites `prompt` for a better result."""

    generation_mode: Annotated[str, GenerationMode] | None = None
    """The requested quality of generation."""

    output_config: AigcVideoOutputConfig | None = None
    """What was requested for the video."""

    input_region: str | None = None
    """Where the files lie that were given by URL: ``Mainland`` (the default), or ``Oversea`` for
    URLs outside mainland China."""

    scene_type: str | None = None
    """Kind of generation: ``motion_control`` for the model Kling; other models have none."""

    seed: int | None = None
    """Random seed of the model."""

    ext_info: str | None = None
    """Further parameters, passed through; VOD does not document their form."""


class AigcVideoFileUsage(StrEnum):
    """What a file that a task has made is for.

    See https://cloud.tencent.com/document/api/266/31773#AigcVideoTaskOutputFileInfo
    """

    SCENE_URL = "scene_url"
    """A 3D scene."""
    POINT_URL = "point_url"
    """A point cloud."""
    MESH_URL = "mesh_url"
    """The original mesh."""
    MESH_SIMPLIFIED_URL = "mesh_simplified_url"
    """A simplified mesh."""
    POSITION_INFO = "position_info"
    """Positions in the scene, given by their content instead of a URL."""
    IMAGE_URL = "image_url"
    """A generated image."""


@final
@frozen(kw_only=True, repr=False)
class AigcVideoTaskOutputFileInfo(Model):
    """A file that a task has made: a video, or a part of a 3D scene.

    See https://cloud.tencent.com/document/api/266/31773#AigcVideoTaskOutputFileInfo
    """

    storage_mode: Annotated[str, StorageMode] | None = None
    """How long VOD keeps the file: whether it has a file id."""

    media_name: str | None = None
    """Name of the file, at most 64 characters, if `storage_mode` is ``Permanent``; VOD gives one if
    the request had none."""

    class_id: int | None = None
    """Id of the file's class, if `storage_mode` is ``Permanent``."""

    expire_time: datetime | None = None
    """When the file is deleted. By default it never expires, but a ``Temporary`` one lasts 7
    days."""

    file_type: str | None = None
    """Format of the file: ``mp4``, ``flv`` and so on."""

    file_url: str | None = None
    """URL of the file, unless `usage_type` is ``position_info``."""

    file_content: str | None = None
    """Content of the file, if `usage_type` is ``position_info``; VOD does not document its form."""

    file_id: str | None = None
    """Id of the media file, if `storage_mode` is ``Permanent``: digits, but a string, as it exceeds
    2^53."""

    meta_data: MediaMetaData | None = None
    """What the video holds."""

    usage_type: Annotated[str, AigcVideoFileUsage] | None = None
    """What the file is for: whether `file_url` or `file_content` is set. No value is documented for
    an ordinary video."""


@final
@frozen(kw_only=True, repr=False)
class AigcVideoTaskUsage(Model):
    """What a task has consumed.

    See https://cloud.tencent.com/document/api/266/31773#AigcVideoTaskUsage
    """

    input_tokens: int | None = None
    """Number of tokens of the input, for the omni version of the model GV alone."""

    thought_tokens: int | None = None
    """Number of tokens that the model spent thinking, for the omni version of GV alone."""

    input_image_count: int | None = None
    """Number of images given, for the models Hailuo (H3, H3-Max) and wand-vega-video (1.0-lite)
    alone."""

    input_seconds: int | None = None
    """Duration of the videos given, in seconds; for the models Hailuo (H3, H3-Max), wand-vega-video
    (1.0-lite, 1.0-pro, 1.5-pro) and Wan (3.0, 3.0-prime) alone."""

    output_seconds: int | None = None
    """Duration of the video made, in seconds, for all models. The English documentation
    limits all counts but the tokens to Hailuo H3."""

    total_seconds: int | None = None
    """Duration of the videos given and made together, in seconds; for the models that
    `input_seconds` is set for."""


@final
@frozen(kw_only=True, repr=False)
class AigcVideoTaskOutput(Model):
    """What a task that generates a video has made.

    See https://cloud.tencent.com/document/api/266/31773#AigcVideoTaskOutput
    """

    file_infos: tuple[AigcVideoTaskOutputFileInfo, ...] | None = None
    """The files."""

    procedure_task_ids: tuple[str, ...] | None = None
    """Ids of the processing tasks that the task flow asked for with the request has started. Their
    end is reported by ProcedureStateChanged events."""

    usage: AigcVideoTaskUsage | None = None
    """What the task has consumed."""


@final
@frozen(kw_only=True, repr=False)
class AigcVideoTask(Model):
    """A task that generates a video.

    See https://cloud.tencent.com/document/api/266/31773#AigcVideoTask
    """

    task_id: str | None = None
    """Id of the task."""

    status: Annotated[str, TaskStatus] | None = None
    """Status of the task."""

    err_code: int | None = None
    """Not 0 if the source was bad. For 0 VOD points to the error codes of subtasks, of which this
    task has none: see `err_code_ext`."""

    err_code_ext: str | None = None
    """Error code as text; ``""`` is taken as success, as documented for other generation tasks.
    ``RequestLimitExceeded`` (too many tasks at once), ``FailedOperation`` (tasks pile up at the
    model) and ``ResourceInsufficient`` come from load; ``ContentModerationFailed`` and
    ``InvalidParameter.VoilationContent`` (sic: of the prompt) from content. The others are
    ``InternalError``, ``ModelGenerateFailed``, ``TaskTimeout``, ``OperationCanceled``,
    ``ResourceNotFound``, ``InvalidParameter``, ``InvalidParameter.MediaFormat`` and
    ``InvalidParameterValue``. VOD does not say which can be retried."""

    message: str | None = None
    """Error message."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    input: AigcVideoTaskInput | None = None
    """What the task was given."""

    output: AigcVideoTaskOutput | None = None
    """What the task has made."""

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
class AigcVideoTaskComplete(DocumentedEvent):
    """A video that CreateAigcVideoTask asked for has been generated, or could not be.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["AigcVideoTaskComplete"] = field(
        default="AigcVideoTaskComplete", init=False
    )
    """Always ``AigcVideoTaskComplete``."""

    payload: AigcVideoTask
    """The task that generated it."""
