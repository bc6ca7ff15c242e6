"""CreateImageSpriteComplete: image sprites have been made through the 2017 interface, or not.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from typing import Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent


@final
@frozen(kw_only=True, repr=False)
class CreateImageSpriteTask2017(Model):
    """A task of the 2017 interface that makes image sprites: pictures made of many small snapshots.

    See https://cloud.tencent.com/document/api/266/31773#CreateImageSpriteTask2017
    """

    task_id: str | None = None
    """Id of the task."""

    err_code: int | None = None
    """0 for success; VOD does not list the codes of failures."""

    message: str | None = None
    """Error message."""

    file_id: str | None = None
    """Id of the media file that the snapshots show: digits, but a string, as it exceeds 2^53."""

    definition: int | None = None
    """Id of the image sprite template, see https://cloud.tencent.com/document/product/266/33480."""

    total_count: int | None = None
    """Number of small snapshots, in all sprites together."""

    image_sprite_url_set: tuple[str, ...] | None = None
    """URLs of the image sprites."""

    web_vtt_url: str | None = None
    """URL of the WebVTT file, which says for each time where in the sprites its snapshot is."""


@final
@frozen(kw_only=True, repr=False)
class CreateImageSpriteComplete(DocumentedEvent):
    """Image sprites have been made through the 2017 interface, or could not be.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["CreateImageSpriteComplete"] = field(
        default="CreateImageSpriteComplete", init=False
    )
    """Always ``CreateImageSpriteComplete``."""

    payload: CreateImageSpriteTask2017
    """The task that made them."""
