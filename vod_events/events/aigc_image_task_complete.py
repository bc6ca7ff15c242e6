"""AigcImageTaskComplete: images have been generated, or could not be.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from datetime import datetime
from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent
from vod_events.events._outcome import has_no_error
from vod_events.events.aigc import GenerationMode, PersonGeneration
from vod_events.events.media import MediaMetaData
from vod_events.events.settings import FeatureState, InputFileType, StorageMode
from vod_events.events.tasks import TaskStatus


@final
@frozen(kw_only=True, repr=False)
class AigcImageTaskInputFileInfo(Model):
    """An image that generation starts from: JPEG, PNG or WebP, best below 7 MB.

    See https://cloud.tencent.com/document/api/266/31773#AigcImageTaskInputFileInfo
    """

    type: Annotated[str, InputFileType] | None = None
    """How the image was given: which of the three fields below is set."""

    file_id: str | None = None
    """Id of the media file, if `type` is ``File``: digits, but a string, as it exceeds 2^53."""

    url: str | None = None
    """URL of the image, if `type` is ``Url``."""

    base64: str | None = None
    """The image in Base64, if `type` is ``Base64``, without a prefix such as
    ``data:image/jpeg;base64,``. All files of a request together have at most 7 MB."""

    text: str | None = None
    """Description of the image that helps the model; used by GEM 2.5 and GEM 3.0 alone."""

    reference_type: str | None = None
    """What the image is for: ``mask`` for a mask. Used by the model ``OG`` alone."""


@final
@frozen(kw_only=True, repr=False)
class AigcImageOutputConfig(Model):
    """How the images were requested: storage, size, format, checks.

    See https://cloud.tencent.com/document/api/266/31773#AigcImageOutputConfig
    """

    storage_mode: Annotated[str, StorageMode] | None = None
    """How long VOD keeps the images: for 7 days if it is ``Temporary``, the default."""

    media_name: str | None = None
    """Requested name, at most 64 characters; VOD gives one if there is none."""

    class_id: int | None = None
    """Id of the files' class; 0, the default, for the class "other"."""

    expire_time: datetime | None = None
    """When the images are to be deleted; by default they do not expire."""

    resolution: str | None = None
    """Resolution, such as ``1K``, ``2k`` or ``1080p``: the model decides which there are, and
    whether ``k`` is lower case. For Hunyuan 3.0 and Qwen 0925, see ``ext_info`` of the input."""

    aspect_ratio: str | None = None
    """Width to height, such as ``16:9``; ``auto`` with some Kling models. The model decides which
    there are: the SI models take it from the prompt, Hunyuan and Qwen not at all."""

    person_generation: Annotated[str, PersonGeneration] | None = None
    """Whether people and faces may be generated."""

    input_compliance_check: Annotated[str, FeatureState] | None = None
    """Whether VOD checks that the input is acceptable."""

    output_compliance_check: Annotated[str, FeatureState] | None = None
    """Whether VOD checks that the images are acceptable."""

    output_image_count: int | None = None
    """How many images are to be made: 1 to 9 with Kling, 1 to 8 with OG; other models ignore it."""

    output_format: str | None = None
    """Format of the images: ``jpeg`` or ``png``; by default the model's own."""

    logo_add: Annotated[str, FeatureState] | None = None
    """Whether the images get a logo as a watermark; by default they do not."""


@final
@frozen(kw_only=True, repr=False)
class AigcImageTaskInput(Model):
    """What an image generation task was given.

    See https://cloud.tencent.com/document/api/266/31773#AigcImageTaskInput
    """

    model_name: str | None = None
    """Name of the model, such as ``Kling``."""

    model_version: str | None = None
    """Version of the model, such as ``3.0``."""

    file_infos: tuple[AigcImageTaskInputFileInfo, ...] | None = None
    """The images that generation starts from."""

    prompt: str | None = None
    """What the images should show. Required for requests without `file_infos`."""

    negative_prompt: str | None = None
    """What the images should not show."""

    enhance_prompt: Annotated[str, FeatureState] | None = None
    """Whether VOD rewrites `prompt` for better results."""

    generation_mode: Annotated[str, GenerationMode] | None = None
    """The requested quality of generation."""

    output_config: AigcImageOutputConfig | None = None
    """How the images were requested."""

    seed: int | None = None
    """Seed of the model's random numbers."""

    scene_type: str | None = None
    """Kind of scene: ``3d_panorama`` for a panorama, with the model ``Hunyuan`` alone."""

    ext_info: str | None = None
    """Further parameters, passed through; VOD does not document their form here."""


@final
@frozen(kw_only=True, repr=False)
class AigcImageTaskOutputFileInfo(Model):
    """An image that was generated.

    See https://cloud.tencent.com/document/api/266/31773#AigcImageTaskOutputFileInfo
    """

    storage_mode: Annotated[str, StorageMode] | None = None
    """How long VOD keeps the image: which of the fields below are set."""

    media_name: str | None = None
    """Name of the image, at most 64 characters, if `storage_mode` is ``Permanent``; VOD gives one
    if the request had none."""

    class_id: int | None = None
    """Id of the file's class, if `storage_mode` is ``Permanent``."""

    expire_time: datetime | None = None
    """When the image is deleted; by default it does not expire, but a temporary one does after
    7 days."""

    file_type: str | None = None
    """Image format: ``png``, ``jpg`` and so on."""

    file_url: str | None = None
    """URL of the image."""

    file_id: str | None = None
    """Id of the media file, if `storage_mode` is ``Permanent``: digits, but a string, as it exceeds
    2^53."""

    meta_data: MediaMetaData | None = None
    """What the image file holds."""


@final
@frozen(kw_only=True, repr=False)
class AigcImageTaskOutput(Model):
    """The images that a task has generated.

    See https://cloud.tencent.com/document/api/266/31773#AigcImageTaskOutput
    """

    file_infos: tuple[AigcImageTaskOutputFileInfo, ...] | None = None
    """The images."""


@final
@frozen(kw_only=True, repr=False)
class AigcImageTask(Model):
    """A task that generates images from a prompt or from other images.

    See https://cloud.tencent.com/document/api/266/31773#AigcImageTask
    """

    task_id: str | None = None
    """Id of the task."""

    status: Annotated[str, TaskStatus] | None = None
    """Status of the task."""

    err_code: int | None = None
    """Error code as a number, not 0 for a bad source. For 0, VOD refers to the codes of single
    tasks, but documents none here: see `err_code_ext`."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success. A retry may help after ``RequestLimitExceeded``,
    ``FailedOperation`` (too many tasks wait), ``ResourceInsufficient``, ``TaskTimeout`` and
    ``InternalError``, but not after codes for bad input, such as ``ContentModerationFailed`` and
    ``InvalidParameter.VoilationContent`` (so spelled; a prompt against the content policy)."""

    message: str | None = None
    """Error message."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    input: AigcImageTaskInput | None = None
    """What the task was given."""

    output: AigcImageTaskOutput | None = None
    """The images that the task has generated."""

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
class AigcImageTaskComplete(DocumentedEvent):
    """Images that CreateAigcImageTask asked for have been generated, or could not be.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["AigcImageTaskComplete"] = field(
        default="AigcImageTaskComplete", init=False
    )
    """Always ``AigcImageTaskComplete``."""

    payload: AigcImageTask
    """The task that generated them."""
