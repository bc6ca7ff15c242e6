"""AigcHunyuan3DTaskComplete: a 3D model has been generated, or could not be.

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
from vod_events.events.settings import FeatureState, InputFileType, StorageMode
from vod_events.events.tasks import TaskStatus


@final
@frozen(kw_only=True, repr=False)
class AigcHunyuan3DReferenceImageInfo(Model):
    """A reference image that a 3D model is generated from.

    See https://cloud.tencent.com/document/api/266/31773#AigcHunyuan3DReferenceImageInfo
    """

    type: Annotated[str, InputFileType] | None = None
    """How the image was given: which of the two fields below is set."""

    file_id: str | None = None
    """Id of the image, if `type` is ``File``: digits, but a string, as it exceeds 2^53."""

    url: str | None = None
    """URL of the image, if `type` is ``Url``."""


class AigcHunyuan3DViewType(StrEnum):
    """The side from which an image shows an object.

    See https://cloud.tencent.com/document/api/266/31773#AigcHunyuan3DMultiViewImageInfo
    """

    FRONT = "front"
    """The front; every set of views has one."""
    BACK = "back"
    """The back."""
    LEFT = "left"
    """The left side."""
    RIGHT = "right"
    """The right side."""
    TOP = "top"
    """The top."""
    BOTTOM = "bottom"
    """The bottom."""
    LEFT_FRONT = "left_front"
    """Halfway between front and left side, at 45 degrees."""
    RIGHT_FRONT = "right_front"
    """Halfway between front and right side, at 45 degrees."""


@final
@frozen(kw_only=True, repr=False)
class AigcHunyuan3DMultiViewImageInfo(Model):
    """One of several images that show the same object from different sides.

    See https://cloud.tencent.com/document/api/266/31773#AigcHunyuan3DMultiViewImageInfo
    """

    type: Annotated[str, InputFileType] | None = None
    """How the image was given: whether `file_id` or `url` is set."""

    file_id: str | None = None
    """Id of the image, if `type` is ``File``: digits, but a string, as it exceeds 2^53."""

    url: str | None = None
    """URL of the image, if `type` is ``Url``."""

    view_type: Annotated[str, AigcHunyuan3DViewType] | None = None
    """The side that the image shows; no two images of a task show the same one."""


@final
@frozen(kw_only=True, repr=False)
class AigcHunyuan3DMeshInfo(Model):
    """An existing 3D model that the task works from.

    See https://cloud.tencent.com/document/api/266/31773#AigcHunyuan3DMeshInfo
    """

    type: Annotated[str, InputFileType] | None = None
    """How the 3D model was given: which of the two fields below is set."""

    file_id: str | None = None
    """Id of the 3D model (GLB or OBJ), if `type` is ``File``: digits, but a string, as it exceeds
    2^53."""

    url: str | None = None
    """URL of the 3D model (GLB or OBJ), if `type` is ``Url``."""


@final
@frozen(kw_only=True, repr=False)
class AigcHunyuan3DOutputConfig(Model):
    """What was requested for the output files.

    See https://cloud.tencent.com/document/api/266/31773#AigcHunyuan3DOutputConfig
    """

    storage_mode: Annotated[str, StorageMode] | None = None
    """How long VOD keeps the files. Only ``Temporary``, the default, is documented here."""


class AigcHunyuan3DGenerateType(StrEnum):
    """Which parts of a 3D model are generated.

    See https://cloud.tencent.com/document/api/266/31773#AigcHunyuan3DTaskInput
    """

    NORMAL = "Normal"
    """The whole model: geometry and texture."""
    GEOMETRY = "Geometry"
    """Geometry without texture, which takes less time."""
    TEXTURE = "Texture"
    """Texture alone, for an existing 3D model."""


@final
@frozen(kw_only=True, repr=False)
class AigcHunyuan3DTaskInput(Model):
    """What a task that generates a 3D model was given.

    See https://cloud.tencent.com/document/api/266/31773#AigcHunyuan3DTaskInput
    """

    image_infos: tuple[AigcHunyuan3DReferenceImageInfo, ...] | None = None
    """The reference images."""

    multi_view_image_infos: tuple[AigcHunyuan3DMultiViewImageInfo, ...] | None = None
    """Images of the object from different sides: 2 to 8, one of them from the front."""

    prompt: str | None = None
    """Description of the 3D model to generate."""

    generate_type: Annotated[str, AigcHunyuan3DGenerateType] | None = None
    """Which parts of the 3D model are generated."""

    mesh_infos: tuple[AigcHunyuan3DMeshInfo, ...] | None = None
    """The existing 3D models to work from; required if `generate_type` is ``Texture``."""

    enable_pbr: Annotated[str, FeatureState, WireName("EnablePBR")] | None = None
    """Whether PBR materials (physically based rendering) are made."""

    face_count: int | None = None
    """Number of faces of the mesh. It has no effect if `generate_type` is ``Texture``."""

    keep_uv: Annotated[str, FeatureState, WireName("KeepUV")] | None = None
    """Whether the UV unwrapping is kept."""

    result_format: str | None = None
    """Further format besides OBJ and GLB, which are always made: ``FBX``."""

    seed: int | None = None
    """Random seed: the same seed gives the same result again."""

    style: str | None = None
    """Words that set the style."""

    output_config: AigcHunyuan3DOutputConfig | None = None
    """What was requested for the output files."""


@final
@frozen(kw_only=True, repr=False)
class AigcHunyuan3DTaskOutputFileInfo(Model):
    """A file that a task has made of a 3D model.

    See https://cloud.tencent.com/document/api/266/31773#AigcHunyuan3DTaskOutputFileInfo
    """

    storage_mode: Annotated[str, StorageMode] | None = None
    """How long VOD keeps the file. No file id is documented, even for ``Permanent``."""

    expire_time: datetime | None = None
    """When the file is deleted. VOD documents that files never expire by default, yet also that
    ``Temporary`` is the default of `storage_mode`."""

    file_type: str | None = None
    """Format of the file: ``OBJ``, ``GLB``, ``FBX`` and so on."""

    file_url: str | None = None
    """URL of the file."""

    preview_file_url: str | None = None
    """URL of a preview of the file; ``""`` if there is none."""


@final
@frozen(kw_only=True, repr=False)
class AigcHunyuan3DTaskOutput(Model):
    """What a task that generates a 3D model has made.

    See https://cloud.tencent.com/document/api/266/31773#AigcHunyuan3DTaskOutput
    """

    file_infos: tuple[AigcHunyuan3DTaskOutputFileInfo, ...] | None = None
    """The files of the 3D model."""


@final
@frozen(kw_only=True, repr=False)
class AigcHunyuan3DTask(Model):
    """A task that generates a 3D model with Hunyuan 3D.

    See https://cloud.tencent.com/document/api/266/31773#AigcHunyuan3DTask
    """

    task_id: str | None = None
    """Id of the task."""

    status: Annotated[str, TaskStatus] | None = None
    """Status of the task."""

    err_code: int | None = None
    """Not 0 if the source was bad. For 0 VOD points to the error codes of subtasks, of which this
    task has none: see `err_code_ext`."""

    err_code_ext: str | None = None
    """Error code as text. VOD documents neither its values nor what it is for success; ``""`` is
    taken as success, as it is for other generation tasks."""

    message: str | None = None
    """Error message."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    input: AigcHunyuan3DTaskInput | None = None
    """What the task was given."""

    output: AigcHunyuan3DTaskOutput | None = None
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
class AigcHunyuan3DTaskComplete(DocumentedEvent):
    """A 3D model that CreateAigcHunyuan3DTask asked for has been generated, or could not be.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["AigcHunyuan3DTaskComplete"] = field(
        default="AigcHunyuan3DTaskComplete", init=False
    )
    """Always ``AigcHunyuan3DTaskComplete``."""

    payload: AigcHunyuan3DTask
    """The task that generated it."""
