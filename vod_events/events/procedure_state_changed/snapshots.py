"""Pictures made from a video by a processing task that ProcedureStateChanged reports.

They are snapshots, animated images, image sprites and covers.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, final

from attrs import frozen

from vod_events._model import Model
from vod_events.events._outcome import has_no_error
from vod_events.events.overlays import WatermarkInput
from vod_events.events.tasks import ResultStatus


@final
@frozen(kw_only=True, repr=False)
class AnimatedGraphicTaskInput(Model):
    """What a task that makes an animated image was given.

    See https://cloud.tencent.com/document/api/266/31773#AnimatedGraphicTaskInput
    """

    definition: int | None = None
    """Id of the template for animated images."""

    start_time_offset: float | None = None
    """Where in the video the animated image begins, in seconds: from the beginning where positive,
    from the end where negative. 0 for the beginning."""

    end_time_offset: float | None = None
    """Where in the video the animated image ends, in seconds: from the beginning where positive,
    from the end where negative. 0 for the end."""


@final
@frozen(kw_only=True, repr=False)
class MediaAnimatedGraphicsItem(Model):
    """An animated image made from a video.

    See https://cloud.tencent.com/document/api/266/31773#MediaAnimatedGraphicsItem
    """

    url: str | None = None
    """URL of the animated image."""

    definition: int | None = None
    """Id of the template for animated images; the official list is at
    https://cloud.tencent.com/document/product/266/33481."""

    container: str | None = None
    """Format of the file, such as ``gif``."""

    height: int | None = None
    """Height in pixels."""

    width: int | None = None
    """Width in pixels."""

    bitrate: int | None = None
    """Bit rate in bit/s."""

    size: int | None = None
    """Size in bytes."""

    md5: str | None = None
    """MD5 of the file."""

    start_time_offset: float | None = None
    """Where in the video the animated image begins, in seconds."""

    end_time_offset: float | None = None
    """Where in the video the animated image ends, in seconds."""


@final
@frozen(kw_only=True, repr=False)
class MediaProcessTaskAnimatedGraphicResult(Model):
    """A task that makes an animated image, as part of a processing task.

    See https://cloud.tencent.com/document/api/266/31773#MediaProcessTaskAnimatedGraphicResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the task."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """0 for success, any other number for an error. Deprecated: use `err_code_ext`."""

    message: str | None = None
    """Error message."""

    input: AnimatedGraphicTaskInput | None = None
    """What the task was given."""

    output: MediaAnimatedGraphicsItem | None = None
    """The animated image that the task has made."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    begin_process_time: datetime | None = None
    """When the task began."""

    finish_time: datetime | None = None
    """When the task ended."""

    @property
    def succeeded(self) -> bool:
        """Whether the task succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


@final
@frozen(kw_only=True, repr=False)
class SnapshotByTimeOffsetTaskInput(Model):
    """What a task that takes snapshots at given times was given.

    See https://cloud.tencent.com/document/api/266/31773#SnapshotByTimeOffsetTaskInput
    """

    definition: int | None = None
    """Id of the template for snapshots at given times."""

    ext_time_offset_set: tuple[str, ...] | None = None
    """Where in the video the snapshots are taken. ``3.5s`` lies 3.5 seconds from the
    beginning, ``10%`` at 10 percent of the duration."""

    time_offset_set: tuple[float, ...] | None = None
    """Where in the video the snapshots are taken, in milliseconds. Deprecated: use
    `ext_time_offset_set`."""

    watermark_set: tuple[WatermarkInput, ...] | None = None
    """The watermarks on the snapshots, images or text: at most 10."""


@final
@frozen(kw_only=True, repr=False)
class MediaSnapshotByTimePicInfoItem(Model):
    """One snapshot taken at a given time.

    See https://cloud.tencent.com/document/api/266/31773#MediaSnapshotByTimePicInfoItem
    """

    time_offset: float | None = None
    """Where in the video the snapshot was taken, in milliseconds."""

    url: str | None = None
    """URL of the snapshot."""

    water_mark_definition: tuple[int, ...] | None = None
    """Ids of the templates of the watermarks on the snapshot, if it has any."""


@final
@frozen(kw_only=True, repr=False)
class MediaSnapshotByTimeOffsetItem(Model):
    """The snapshots taken at given times with one template.

    See https://cloud.tencent.com/document/api/266/31773#MediaSnapshotByTimeOffsetItem
    """

    definition: int | None = None
    """Id of the template for snapshots at given times; the official list is at
    https://cloud.tencent.com/document/product/266/33480."""

    pic_info_set: tuple[MediaSnapshotByTimePicInfoItem, ...] | None = None
    """The snapshots."""


@final
@frozen(kw_only=True, repr=False)
class MediaProcessTaskSnapshotByTimeOffsetResult(Model):
    """A task that takes snapshots at given times, as part of a processing task.

    See https://cloud.tencent.com/document/api/266/31773#MediaProcessTaskSnapshotByTimeOffsetResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the task."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """0 for success, any other number for an error. Deprecated: use `err_code_ext`."""

    message: str | None = None
    """Error message."""

    input: SnapshotByTimeOffsetTaskInput | None = None
    """What the task was given."""

    output: MediaSnapshotByTimeOffsetItem | None = None
    """The snapshots that the task has taken."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    begin_process_time: datetime | None = None
    """When the task began."""

    finish_time: datetime | None = None
    """When the task ended."""

    @property
    def succeeded(self) -> bool:
        """Whether the task succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


class SnapshotTimeUnit(StrEnum):
    """Whether a place or an interval in a video is given in seconds or in percent.

    See https://cloud.tencent.com/document/api/266/31773#MediaSampleSnapshotItem
    """

    PERCENT = "Percent"
    """In percent of the video's duration."""
    TIME = "Time"
    """In seconds."""


@final
@frozen(kw_only=True, repr=False)
class SampleSnapshotTaskInput(Model):
    """What a task that takes snapshots at a regular interval was given.

    See https://cloud.tencent.com/document/api/266/31773#SampleSnapshotTaskInput
    """

    definition: int | None = None
    """Id of the template for snapshots at a regular interval."""

    watermark_set: tuple[WatermarkInput, ...] | None = None
    """The watermarks on the snapshots, images or text: at most 10."""


@final
@frozen(kw_only=True, repr=False)
class MediaSampleSnapshotItem(Model):
    """The snapshots taken at a regular interval with one template.

    See https://cloud.tencent.com/document/api/266/31773#MediaSampleSnapshotItem
    """

    definition: int | None = None
    """Id of the template for snapshots at a regular interval; the official list is at
    https://cloud.tencent.com/document/product/266/33480."""

    sample_type: Annotated[str, SnapshotTimeUnit] | None = None
    """The unit of `interval`."""

    interval: int | None = None
    """Interval between two snapshots, in seconds or percent: `sample_type` says which. If it is in
    seconds, the first snapshot is always the first frame of the video."""

    image_url_set: tuple[str, ...] | None = None
    """URLs of the snapshots."""

    water_mark_definition: tuple[int, ...] | None = None
    """Ids of the templates of the watermarks on the snapshots, if they have any."""


@final
@frozen(kw_only=True, repr=False)
class MediaProcessTaskSampleSnapshotResult(Model):
    """A task that takes snapshots at a regular interval, as part of a processing task.

    See https://cloud.tencent.com/document/api/266/31773#MediaProcessTaskSampleSnapshotResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the task."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """0 for success, any other number for an error. Deprecated: use `err_code_ext`."""

    message: str | None = None
    """Error message."""

    input: SampleSnapshotTaskInput | None = None
    """What the task was given."""

    output: MediaSampleSnapshotItem | None = None
    """The snapshots that the task has taken."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    begin_process_time: datetime | None = None
    """When the task began."""

    finish_time: datetime | None = None
    """When the task ended."""

    @property
    def succeeded(self) -> bool:
        """Whether the task succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


@final
@frozen(kw_only=True, repr=False)
class ImageSpriteTaskInput(Model):
    """What a task that makes image sprites was given.

    See https://cloud.tencent.com/document/api/266/31773#ImageSpriteTaskInput
    """

    definition: int | None = None
    """Id of the template for image sprites."""


@final
@frozen(kw_only=True, repr=False)
class MediaImageSpriteItem(Model):
    """The image sprites made with one template: large images, each a grid of small snapshots.

    See https://cloud.tencent.com/document/api/266/31773#MediaImageSpriteItem
    """

    definition: int | None = None
    """Id of the template for image sprites; the official list is at
    https://cloud.tencent.com/document/product/266/33480."""

    height: int | None = None
    """Height of a small snapshot. VOD does not document the unit."""

    width: int | None = None
    """Width of a small snapshot. VOD does not document the unit."""

    total_count: int | None = None
    """Number of small snapshots in each large image."""

    image_url_set: tuple[str, ...] | None = None
    """URLs of the large images."""

    web_vtt_url: str | None = None
    """URL of a WebVTT file, which players use for previews: it has the time of each small snapshot
    in the video and its place in a large image."""


@final
@frozen(kw_only=True, repr=False)
class MediaProcessTaskImageSpriteResult(Model):
    """A task that makes image sprites, as part of a processing task.

    See https://cloud.tencent.com/document/api/266/31773#MediaProcessTaskImageSpriteResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the task."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """0 for success, any other number for an error. Deprecated: use `err_code_ext`."""

    message: str | None = None
    """Error message."""

    input: ImageSpriteTaskInput | None = None
    """What the task was given."""

    output: MediaImageSpriteItem | None = None
    """The image sprites that the task has made."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    begin_process_time: datetime | None = None
    """When the task began."""

    finish_time: datetime | None = None
    """When the task ended."""

    @property
    def succeeded(self) -> bool:
        """Whether the task succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


@final
@frozen(kw_only=True, repr=False)
class CoverBySnapshotTaskInput(Model):
    """What a task that takes a cover from a video was given.

    See https://cloud.tencent.com/document/api/266/31773#CoverBySnapshotTaskInput
    """

    definition: int | None = None
    """Id of the template for snapshots at given times."""

    position_type: Annotated[str, SnapshotTimeUnit] | None = None
    """The unit of `position_value`."""

    position_value: float | None = None
    """Where in the video the snapshot is taken, in seconds or percent: `position_type` says
    which."""

    watermark_set: tuple[WatermarkInput, ...] | None = None
    """The watermarks on the cover, images or text: at most 10."""


@final
@frozen(kw_only=True, repr=False)
class CoverBySnapshotTaskOutput(Model):
    """A cover taken from a video.

    See https://cloud.tencent.com/document/api/266/31773#CoverBySnapshotTaskOutput
    """

    cover_url: str | None = None
    """URL of the cover."""


@final
@frozen(kw_only=True, repr=False)
class MediaProcessTaskCoverBySnapshotResult(Model):
    """A task that takes a cover from a video, as part of a processing task.

    See https://cloud.tencent.com/document/api/266/31773#MediaProcessTaskCoverBySnapshotResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the task."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """0 for success, any other number for an error. Deprecated: use `err_code_ext`."""

    message: str | None = None
    """Error message."""

    input: CoverBySnapshotTaskInput | None = None
    """What the task was given."""

    output: CoverBySnapshotTaskOutput | None = None
    """The cover that the task has taken."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    begin_process_time: datetime | None = None
    """When the task began."""

    finish_time: datetime | None = None
    """When the task ended."""

    @property
    def succeeded(self) -> bool:
        """Whether the task succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error
