"""CreateSnapshotByTimeOffsetComplete: snapshots were taken through the 2017 interface, or not.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from typing import Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent


@final
@frozen(kw_only=True, repr=False)
class SnapshotByTimeOffset2017(Model):
    """One snapshot that a task of the 2017 interface has taken, or could not take.

    See https://cloud.tencent.com/document/api/266/31773#SnapshotByTimeOffset2017
    """

    err_code: int | None = None
    """0 for success; VOD does not list the codes of failures."""

    time_offset: int | None = None
    """Time of the snapshot, in milliseconds from the beginning of the video."""

    url: str | None = None
    """URL of the snapshot."""


@final
@frozen(kw_only=True, repr=False)
class SnapshotByTimeOffsetTask2017(Model):
    """A task of the 2017 interface that takes snapshots of a video at given times.

    See https://cloud.tencent.com/document/api/266/31773#SnapshotByTimeOffsetTask2017
    """

    task_id: str | None = None
    """Id of the task."""

    file_id: str | None = None
    """Id of the media file that the snapshots show: digits, but a string, as it exceeds 2^53."""

    definition: int | None = None
    """Id of the snapshot template, see https://cloud.tencent.com/document/product/266/33480."""

    snapshot_info_set: tuple[SnapshotByTimeOffset2017, ...] | None = None
    """The snapshots, each with its own error code."""


@final
@frozen(kw_only=True, repr=False)
class CreateSnapshotByTimeOffsetComplete(DocumentedEvent):
    """Snapshots have been taken through the 2017 interface, or could not be.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["CreateSnapshotByTimeOffsetComplete"] = field(
        default="CreateSnapshotByTimeOffsetComplete", init=False
    )
    """Always ``CreateSnapshotByTimeOffsetComplete``."""

    payload: SnapshotByTimeOffsetTask2017
    """The task that took them."""
