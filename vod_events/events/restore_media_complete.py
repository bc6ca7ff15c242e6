"""RestoreMediaComplete: a media file has been restored from archive storage.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from enum import StrEnum
from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent
from vod_events.events.media import StorageClass


class RestoreTier(StrEnum):
    """How fast a media file is restored.

    See https://cloud.tencent.com/document/api/266/31773#RestoreMediaTask
    """

    EXPEDITED = "Expedited"
    """Fastest."""
    STANDARD = "Standard"
    """At the usual speed."""
    BULK = "Bulk"
    """Slowest, meant for many files."""


@final
@frozen(kw_only=True, repr=False)
class RestoreMediaTask(Model):
    """A restoration of a media file: of a copy for some days, or of the file permanently.

    See https://cloud.tencent.com/document/api/266/31773#RestoreMediaTask
    """

    file_id: str | None = None
    """Id of the media file: digits, but a string, as it exceeds 2^53."""

    original_storage_class: Annotated[str, StorageClass] | None = None
    """How the file was stored before."""

    target_storage_class: Annotated[str, StorageClass] | None = None
    """How the file is stored now; as before, if only a copy was restored for some days."""

    restore_tier: Annotated[str, RestoreTier] | None = None
    """How fast the file was restored."""

    restore_day: int | None = None
    """How many days the restored copy can be used; 0 if the file was restored permanently."""

    status: int | None = None
    """Deprecated by VOD, which names no field to use instead."""

    message: str | None = None
    """Deprecated by VOD, which names no field to use instead."""


@final
@frozen(kw_only=True, repr=False)
class RestoreMediaComplete(DocumentedEvent):
    """A media file has been restored from archive storage, after a RestoreMedia call.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["RestoreMediaComplete"] = field(default="RestoreMediaComplete", init=False)
    """Always ``RestoreMediaComplete``."""

    payload: RestoreMediaTask
    """The restoration."""
