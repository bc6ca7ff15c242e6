"""SceneAigcImageCompleteEvent: images have been generated for a scene, or could not be.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent
from vod_events.events.media import MediaMetaData
from vod_events.events.settings import InputFileType, StorageMode
from vod_events.events.tasks import TaskStatus


@final
@frozen(kw_only=True, repr=False)
class SceneAigcImageTaskInputFileInfo(Model):
    """An image that a task was given.

    See https://cloud.tencent.com/document/api/266/31773#SceneAigcImageTaskInputFileInfo
    """

    type: Annotated[str, InputFileType] | None = None
    """How the image was given: which of the two fields below is set."""

    file_id: str | None = None
    """Id of the image, if `type` is ``File``: digits, but a string, as it exceeds 2^53."""

    url: str | None = None
    """URL of the image, if `type` is ``Url``."""


@final
@frozen(kw_only=True, repr=False)
class AiTryOnConfig(Model):
    """How a person in an image is dressed in other clothes.

    See https://cloud.tencent.com/document/api/266/31773#AiTryOnConfig
    """

    model: str | None = None
    """Model that does it: ``WAND-tryon-1.0-pro`` is the best, ``WAND-tryon-1.0-lite`` the fastest,
    and ``WAND-tryon-1.0-flash`` lies between them."""

    clothes_file_infos: tuple[SceneAigcImageTaskInputFileInfo, ...] | None = None
    """Images of the clothes, 1 to 4."""

    prompt: str | None = None
    """Instructions as text."""


@final
@frozen(kw_only=True, repr=False)
class ChangeClothesConfig(Model):
    """How a person in an image is dressed in other clothes, in the deprecated way.

    See https://cloud.tencent.com/document/api/266/31773#ChangeClothesConfig
    """

    clothes_file_infos: tuple[SceneAigcImageTaskInputFileInfo, ...] | None = None
    """Images of the clothes: up to 4 for the scene ``change_clothes``, and 1 for the others."""

    prompt: str | None = None
    """Instructions as text, for the scene ``change_clothes`` alone."""


@final
@frozen(kw_only=True, repr=False)
class ProductImageConfig(Model):
    """How images of a product are generated.

    See https://cloud.tencent.com/document/api/266/31773#ProductImageConfig
    """

    prompt: str | None = None
    """Description of the background; without it VOD chooses one."""

    negative_prompt: str | None = None
    """Description of what the images should not show."""

    product_desc: str | None = None
    """Description of the product."""

    more_requirement: str | None = None
    """Further requirements as text."""

    output_image_count: int | None = None
    """Number of images to generate, at most 10; 1 by default."""


class AigcImageSceneType(StrEnum):
    """The scene that images are generated for: what they are to be used for.

    See https://cloud.tencent.com/document/api/266/31773#AigcImageSceneInfo
    """

    AI_TRY_ON = "ai_try_on"
    """Showing a person in other clothes."""
    PRODUCT_IMAGE = "product_image"
    """Showing a product."""
    OUTPAINTING = "outpainting"
    """Extending an image beyond its edges."""
    CHANGE_CLOTHES = "change_clothes"
    """Deprecated, like the four below: ``ai_try_on`` takes their place."""
    CHANGE_CLOTHES_UNDER = "change_clothes_under"
    """Deprecated; VOD documents no more than the name."""
    CHANGE_CLOTHES_TOP_WEAR = "change_clothes_top_wear"
    """Deprecated; VOD documents no more than the name."""
    CHANGE_CLOTHES_BOTTOM_WEAR = "change_clothes_bottom_wear"
    """Deprecated; VOD documents no more than the name."""
    CHANGE_CLOTHES_FULL_WEAR = "change_clothes_full_wear"
    """Deprecated; VOD documents no more than the name."""


@final
@frozen(kw_only=True, repr=False)
class AigcImageSceneInfo(Model):
    """The scene that images are generated for, and the settings of that scene.

    See https://cloud.tencent.com/document/api/266/31773#AigcImageSceneInfo
    """

    type: Annotated[str, AigcImageSceneType] | None = None
    """The scene: which of the fields below is set. ``outpainting`` has none of them."""

    ai_try_on_config: AiTryOnConfig | None = None
    """How clothes are changed, if `type` is ``ai_try_on``."""

    change_clothes_config: ChangeClothesConfig | None = None
    """Deprecated: `ai_try_on_config` takes its place. Required if `type` is ``change_clothes`` or
    ``change_clothes_under``; VOD is silent on the other types that change clothes."""

    product_image_config: ProductImageConfig | None = None
    """How images of a product are generated, if `type` is ``product_image``."""


@final
@frozen(kw_only=True, repr=False)
class ImageSceneAigcEncodeConfig(Model):
    """How the generated images are encoded.

    See https://cloud.tencent.com/document/api/266/31773#ImageSceneAigcEncodeConfig
    """

    format: str | None = None
    """Image format: ``JPEG`` or ``PNG``; by default that of the original image. Animated images are
    not supported."""

    quality: int | None = None
    """Quality relative to the original image, 1 to 100; by default that of the original image."""


@final
@frozen(kw_only=True, repr=False)
class SceneAigcImageOutputConfig(Model):
    """What was requested for the output files.

    See https://cloud.tencent.com/document/api/266/31773#SceneAigcImageOutputConfig
    """

    storage_mode: Annotated[str, StorageMode] | None = None
    """How long VOD keeps the images; ``Temporary`` (7 days) by default."""

    media_name: str | None = None
    """Name of the images, at most 64 characters; VOD gives one if the request had none."""

    class_id: int | None = None
    """Id of the class of the images; 0 for the class "other"."""

    expire_time: datetime | None = None
    """When the images are to be deleted; without it they never expire."""

    aspect_ratio: str | None = None
    """Width and height in the form ``16:9``, for the scenes ``product_image`` and ``outpainting``.
    `image_width` and `image_height` together overrule it."""

    encode_config: ImageSceneAigcEncodeConfig | None = None
    """How the images are encoded."""

    image_width: int | None = None
    """Width in pixels, for the scene ``outpainting`` alone; `aspect_ratio` gives the height if
    `image_height` was left out."""

    image_height: int | None = None
    """Height in pixels, for the scene ``outpainting`` alone; `aspect_ratio` gives the width if
    `image_width` was left out."""

    resolution: str | None = None
    """Resolution, for the scene ``ai_try_on`` alone: ``1K``, ``2K`` or ``4K``."""


@final
@frozen(kw_only=True, repr=False)
class SceneAigcImageTaskInput(Model):
    """What a task that generates images for a scene was given.

    See https://cloud.tencent.com/document/api/266/31773#SceneAigcImageTaskInput
    """

    scene_info: AigcImageSceneInfo | None = None
    """The scene, and its settings."""

    file_infos: tuple[SceneAigcImageTaskInputFileInfo, ...] | None = None
    """The images to work from."""

    output_config: SceneAigcImageOutputConfig | None = None
    """What was requested for the output files."""


@final
@frozen(kw_only=True, repr=False)
class SceneAigcImageTaskOutputFileInfo(Model):
    """An image that a task has generated.

    See https://cloud.tencent.com/document/api/266/31773#SceneAigcImageTaskOutputFileInfo
    """

    storage_mode: Annotated[str, StorageMode] | None = None
    """How long VOD keeps the image: whether it has a file id."""

    media_name: str | None = None
    """Name of the image, at most 64 characters, if `storage_mode` is ``Permanent``; VOD gives one
    if the request had none."""

    class_id: int | None = None
    """Id of the image's class, if `storage_mode` is ``Permanent``."""

    expire_time: datetime | None = None
    """When the image is deleted. By default it never expires, but a ``Temporary`` one lasts 7
    days."""

    file_type: str | None = None
    """Format of the file. The documented examples are of videos: ``mp4``, ``flv``."""

    file_url: str | None = None
    """URL of the image."""

    file_id: str | None = None
    """Id of the image, if `storage_mode` is ``Permanent``: digits, but a string, as it exceeds
    2^53."""

    meta_data: MediaMetaData | None = None
    """What the file holds, if `storage_mode` is ``Permanent``."""


@final
@frozen(kw_only=True, repr=False)
class SceneAigcImageTaskOutput(Model):
    """What a task that generates images for a scene has made.

    See https://cloud.tencent.com/document/api/266/31773#SceneAigcImageTaskOutput
    """

    file_infos: tuple[SceneAigcImageTaskOutputFileInfo, ...] | None = None
    """The images."""


@final
@frozen(kw_only=True, repr=False)
class SceneAigcImageTask(Model):
    """A task that generates images for a scene, such as showing a product.

    See https://cloud.tencent.com/document/api/266/31773#SceneAigcImageTask
    """

    task_id: str | None = None
    """Id of the task."""

    status: Annotated[str, TaskStatus] | None = None
    """Status of the task."""

    err_code: int | None = None
    """Not 0 if the source was bad. 0 does not mean success: for 0 VOD points to the error codes of
    subtasks, of which this task has none."""

    message: str | None = None
    """Error message."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    input: SceneAigcImageTaskInput | None = None
    """What the task was given."""

    output: SceneAigcImageTaskOutput | None = None
    """What the task has made."""

    session_id: str | None = None
    """Id that the application sent to avoid duplicate requests within 7 days, at most 50
    characters; ``""`` if it asked for no such check."""

    session_context: str | None = None
    """What the application passed with the request, unchanged, at most 1000 characters."""

    @property
    def finished(self) -> bool:
        """Whether the task has ended, successfully or not: its status is ``FINISH``.

        VOD documents no code for success here: `output` says how it went, by the images it holds.
        """
        return self.status == TaskStatus.FINISH


@final
@frozen(kw_only=True, repr=False)
class SceneAigcImageCompleteEvent(DocumentedEvent):
    """Images that CreateSceneAigcImageTask asked for have been generated, or could not be.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["SceneAigcImageCompleteEvent"] = field(
        default="SceneAigcImageCompleteEvent", init=False
    )
    """Always ``SceneAigcImageCompleteEvent``."""

    payload: SceneAigcImageTask
    """The task that generated them."""
