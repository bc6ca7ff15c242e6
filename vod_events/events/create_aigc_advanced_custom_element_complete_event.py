"""CreateAigcAdvancedCustomElementCompleteEvent: a custom element has been made, or could not be.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from enum import StrEnum
from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent
from vod_events.events._outcome import has_no_error
from vod_events.events.tasks import TaskStatus


class CustomElementReferenceType(StrEnum):
    """What the looks of a custom element are taken from.

    See https://cloud.tencent.com/document/product/266/129121
    """

    VIDEO_REFER = "video_refer"
    """A video of a character."""
    IMAGE_REFER = "image_refer"
    """Several images."""


@final
@frozen(kw_only=True, repr=False)
class CreateAigcAdvancedCustomElementInput(Model):
    """What a task that makes a custom element was given.

    See https://cloud.tencent.com/document/api/266/31773#CreateAigcAdvancedCustomElementInput
    """

    element_name: str | None = None
    """Name of the element."""

    element_description: str | None = None
    """Description of the element."""

    reference_type: Annotated[str, CustomElementReferenceType] | None = None
    """What the element's looks are taken from: `element_video_list` or `element_image_list`."""

    element_voice_id: str | None = None
    """Id of the voice bound to the element, if any."""

    element_video_list: str | None = None
    """The video to take the element from, as JSON in a string: an object whose ``refer_videos``
    lists objects with a ``video_url``."""

    element_image_list: str | None = None
    """The images to take the element from, as JSON in a string: an object with the URL of a
    ``frontal_image``, whose ``refer_images`` lists objects with an ``image_url``."""

    tag_list: str | None = None
    """Tags of the element, as JSON in a string: an array of objects with a ``tag_id``."""


@final
@frozen(kw_only=True, repr=False)
class AdvancedElementInfo(Model):
    """A custom element that was made.

    See https://cloud.tencent.com/document/api/266/31773#AdvancedElementInfo
    """

    element_id: str | None = None
    """Id of the element."""

    element_info: str | None = None
    """Details of the element; VOD does not document their form."""


@final
@frozen(kw_only=True, repr=False)
class CreateAigcAdvancedCustomElementOutput(Model):
    """The custom elements that a task has made.

    See https://cloud.tencent.com/document/api/266/31773#CreateAigcAdvancedCustomElementOutput
    """

    info_list: tuple[AdvancedElementInfo, ...] | None = None
    """The elements."""


@final
@frozen(kw_only=True, repr=False)
class CreateAigcAdvancedCustomElementTask(Model):
    """A task that makes a custom element: a subject for generation tasks.

    See https://cloud.tencent.com/document/api/266/31773#CreateAigcAdvancedCustomElementTask
    """

    task_id: str | None = None
    """Id of the task."""

    status: Annotated[str, TaskStatus] | None = None
    """Status of the task."""

    err_code: int | None = None
    """Error code as a number, not 0 for a bad source. For 0, VOD refers to the codes of single
    tasks, but documents none here: see `err_code_ext`."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; VOD does not list the others."""

    message: str | None = None
    """Error message."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    input: CreateAigcAdvancedCustomElementInput | None = None
    """What the task was given."""

    output: CreateAigcAdvancedCustomElementOutput | None = None
    """The custom elements that the task has made."""

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
class CreateAigcAdvancedCustomElementCompleteEvent(DocumentedEvent):
    """An element that CreateAigcAdvancedCustomElement asked for has been made, or could not be.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["CreateAigcAdvancedCustomElementCompleteEvent"] = field(
        default="CreateAigcAdvancedCustomElementCompleteEvent", init=False
    )
    """Always ``CreateAigcAdvancedCustomElementCompleteEvent``."""

    payload: CreateAigcAdvancedCustomElementTask
    """The task that made it."""
