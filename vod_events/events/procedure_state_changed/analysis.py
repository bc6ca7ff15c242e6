"""Content analysis by a processing task: classes, covers, tags and highlights of a video.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, final

from attrs import frozen

from vod_events._model import Model
from vod_events.events._outcome import has_no_error
from vod_events.events.tasks import ResultStatus


@final
@frozen(kw_only=True, repr=False)
class AiAnalysisTaskClassificationInput(Model):
    """What a classification task was given.

    See https://cloud.tencent.com/document/api/266/31773#AiAnalysisTaskClassificationInput
    """

    definition: int | None = None
    """Id of the classification template."""


@final
@frozen(kw_only=True, repr=False)
class MediaAiAnalysisClassificationItem(Model):
    """A class that a video was assigned to.

    See https://cloud.tencent.com/document/api/266/31773#MediaAiAnalysisClassificationItem
    """

    classification: str | None = None
    """Name of the class."""

    confidence: float | None = None
    """Confidence, from 0 to 100."""


@final
@frozen(kw_only=True, repr=False)
class AiAnalysisTaskClassificationOutput(Model):
    """What a classification task has found.

    See https://cloud.tencent.com/document/api/266/31773#AiAnalysisTaskClassificationOutput
    """

    classification_set: tuple[MediaAiAnalysisClassificationItem, ...] | None = None
    """The classes, only the first 100; `classification_set_file_url` has them all."""

    classification_set_file_url: str | None = None
    """URL of a JSON file with all classes, of the same form as `classification_set` on the wire."""

    classification_set_file_url_expire_time: datetime | None = None
    """When the file at `classification_set_file_url` is deleted."""


@final
@frozen(kw_only=True, repr=False)
class AiAnalysisTaskClassificationResult(Model):
    """A task that classifies a video, and its result.

    See https://cloud.tencent.com/document/api/266/31773#AiAnalysisTaskClassificationResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the task."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """0 for success. Deprecated: use `err_code_ext`."""

    message: str | None = None
    """Error message."""

    input: AiAnalysisTaskClassificationInput | None = None
    """What the task was given."""

    output: AiAnalysisTaskClassificationOutput | None = None
    """What the task has found."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    begin_process_time: datetime | None = None
    """When the task began to run."""

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
class AiAnalysisTaskCoverInput(Model):
    """What a cover task was given.

    See https://cloud.tencent.com/document/api/266/31773#AiAnalysisTaskCoverInput
    """

    definition: int | None = None
    """Id of the cover template."""


@final
@frozen(kw_only=True, repr=False)
class MediaAiAnalysisCoverItem(Model):
    """A picture that may serve as the cover of a video.

    See https://cloud.tencent.com/document/api/266/31773#MediaAiAnalysisCoverItem
    """

    cover_url: str | None = None
    """URL of the picture."""

    confidence: float | None = None
    """Confidence, from 0 to 100."""


@final
@frozen(kw_only=True, repr=False)
class AiAnalysisTaskCoverOutput(Model):
    """The covers that a cover task has made.

    See https://cloud.tencent.com/document/api/266/31773#AiAnalysisTaskCoverOutput
    """

    cover_set: tuple[MediaAiAnalysisCoverItem, ...] | None = None
    """The covers, only the first 100; `cover_set_file_url` has them all."""

    cover_set_file_url: str | None = None
    """URL of a JSON file with all covers, of the same form as `cover_set` on the wire."""

    cover_set_file_url_expire_time: datetime | None = None
    """When the file at `cover_set_file_url` is deleted."""


@final
@frozen(kw_only=True, repr=False)
class AiAnalysisTaskCoverResult(Model):
    """A task that makes covers for a video, and its result.

    See https://cloud.tencent.com/document/api/266/31773#AiAnalysisTaskCoverResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the task."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """0 for success. Deprecated: use `err_code_ext`."""

    message: str | None = None
    """Error message."""

    input: AiAnalysisTaskCoverInput | None = None
    """What the task was given."""

    output: AiAnalysisTaskCoverOutput | None = None
    """The covers that the task has made."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    begin_process_time: datetime | None = None
    """When the task began to run."""

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
class AiAnalysisTaskTagInput(Model):
    """What a tagging task was given.

    See https://cloud.tencent.com/document/api/266/31773#AiAnalysisTaskTagInput
    """

    definition: int | None = None
    """Id of the tagging template."""


@final
@frozen(kw_only=True, repr=False)
class MediaAiAnalysisTagItem(Model):
    """A tag that a video was given.

    See https://cloud.tencent.com/document/api/266/31773#MediaAiAnalysisTagItem
    """

    tag: str | None = None
    """Name of the tag."""

    confidence: float | None = None
    """Confidence, from 0 to 100."""


@final
@frozen(kw_only=True, repr=False)
class AiAnalysisTaskTagOutput(Model):
    """What a tagging task has found.

    See https://cloud.tencent.com/document/api/266/31773#AiAnalysisTaskTagOutput
    """

    tag_set: tuple[MediaAiAnalysisTagItem, ...] | None = None
    """The tags, only the first 100; `tag_set_file_url` has them all."""

    tag_set_file_url: str | None = None
    """URL of a JSON file with all tags, of the same form as `tag_set` on the wire."""

    tag_set_file_url_expire_time: datetime | None = None
    """When the file at `tag_set_file_url` is deleted."""


@final
@frozen(kw_only=True, repr=False)
class AiAnalysisTaskTagResult(Model):
    """A task that tags a video as a whole, and its result.

    See https://cloud.tencent.com/document/api/266/31773#AiAnalysisTaskTagResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the task."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """0 for success. Deprecated: use `err_code_ext`."""

    message: str | None = None
    """Error message."""

    input: AiAnalysisTaskTagInput | None = None
    """What the task was given."""

    output: AiAnalysisTaskTagOutput | None = None
    """What the task has found."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    begin_process_time: datetime | None = None
    """When the task began to run."""

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
class AiAnalysisTaskFrameTagInput(Model):
    """What a frame tagging task was given.

    See https://cloud.tencent.com/document/api/266/31773#AiAnalysisTaskFrameTagInput
    """

    definition: int | None = None
    """Id of the frame tagging template."""


@final
@frozen(kw_only=True, repr=False)
class MediaAiAnalysisFrameTagItem(Model):
    """A tag that frames of a video were given.

    See https://cloud.tencent.com/document/api/266/31773#MediaAiAnalysisFrameTagItem
    """

    tag: str | None = None
    """Name of the tag."""

    category_set: tuple[str, ...] | None = None
    """Categories that the tag belongs to, from the broadest down: for a tower, scene and then
    building."""

    confidence: float | None = None
    """Confidence, from 0 to 100."""


@final
@frozen(kw_only=True, repr=False)
class MediaAiAnalysisFrameTagSegmentItem(Model):
    """A part of a video, and the tags of its frames.

    See https://cloud.tencent.com/document/api/266/31773#MediaAiAnalysisFrameTagSegmentItem
    """

    start_time_offset: float | None = None
    """Where the part begins, in seconds."""

    end_time_offset: float | None = None
    """Where the part ends, in seconds."""

    tag_set: tuple[MediaAiAnalysisFrameTagItem, ...] | None = None
    """The tags of the part."""


@final
@frozen(kw_only=True, repr=False)
class AiAnalysisTaskFrameTagOutput(Model):
    """What a frame tagging task has found.

    See https://cloud.tencent.com/document/api/266/31773#AiAnalysisTaskFrameTagOutput
    """

    segment_set: tuple[MediaAiAnalysisFrameTagSegmentItem, ...] | None = None
    """The tagged parts, only the first 100; `segment_set_file_url` has them all."""

    segment_set_file_url: str | None = None
    """URL of a JSON file with all tagged parts, of the same form as `segment_set` on the wire."""

    segment_set_file_url_expire_time: datetime | None = None
    """When the file at `segment_set_file_url` is deleted."""


@final
@frozen(kw_only=True, repr=False)
class AiAnalysisTaskFrameTagResult(Model):
    """A task that tags the frames of a video, and its result.

    See https://cloud.tencent.com/document/api/266/31773#AiAnalysisTaskFrameTagResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the task."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """0 for success. Deprecated: use `err_code_ext`."""

    message: str | None = None
    """Error message."""

    input: AiAnalysisTaskFrameTagInput | None = None
    """What the task was given."""

    output: AiAnalysisTaskFrameTagOutput | None = None
    """What the task has found."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    begin_process_time: datetime | None = None
    """When the task began to run."""

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
class AiAnalysisTaskHighlightInput(Model):
    """What a highlight task was given.

    See https://cloud.tencent.com/document/api/266/31773#AiAnalysisTaskHighlightInput
    """

    definition: int | None = None
    """Id of the highlight template."""


@final
@frozen(kw_only=True, repr=False)
class HighlightSegmentItem(Model):
    """A part of a video that was taken into a highlight video.

    See https://cloud.tencent.com/document/api/266/31773#HighlightSegmentItem
    """

    confidence: float | None = None
    """Confidence. VOD does not document its range."""

    start_time_offset: float | None = None
    """Where the part begins, in seconds."""

    end_time_offset: float | None = None
    """Where the part ends, in seconds."""


@final
@frozen(kw_only=True, repr=False)
class MediaAiAnalysisHighlightItem(Model):
    """A highlight video: the best parts of a video, joined.

    See https://cloud.tencent.com/document/api/266/31773#MediaAiAnalysisHighlightItem
    """

    highlight_url: str | None = None
    """URL of the highlight video."""

    cov_img_url: str | None = None
    """URL of its cover picture."""

    confidence: float | None = None
    """Confidence, from 0 to 100."""

    duration: float | None = None
    """Duration in seconds."""

    segment_set: tuple[HighlightSegmentItem, ...] | None = None
    """The parts that were joined."""


@final
@frozen(kw_only=True, repr=False)
class AiAnalysisTaskHighlightOutput(Model):
    """The highlight videos that a highlight task has made.

    See https://cloud.tencent.com/document/api/266/31773#AiAnalysisTaskHighlightOutput
    """

    highlight_set: tuple[MediaAiAnalysisHighlightItem, ...] | None = None
    """The highlight videos, only the first 100; `highlight_set_file_url` has them all."""

    highlight_set_file_url: str | None = None
    """URL of a JSON file with all highlight videos, of the same form as `highlight_set` on the
    wire."""

    highlight_set_file_url_expire_time: datetime | None = None
    """When the file at `highlight_set_file_url` is deleted."""


@final
@frozen(kw_only=True, repr=False)
class AiAnalysisTaskHighlightResult(Model):
    """A task that makes highlight videos of a video, and its result.

    See https://cloud.tencent.com/document/api/266/31773#AiAnalysisTaskHighlightResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the task."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """0 for success. Deprecated: use `err_code_ext`."""

    message: str | None = None
    """Error message."""

    input: AiAnalysisTaskHighlightInput | None = None
    """What the task was given."""

    output: AiAnalysisTaskHighlightOutput | None = None
    """The highlight videos that the task has made."""

    progress: int | None = None
    """Progress of the task in percent, 0 to 100."""

    begin_process_time: datetime | None = None
    """When the task began to run."""

    finish_time: datetime | None = None
    """When the task ended."""

    @property
    def succeeded(self) -> bool:
        """Whether the task succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


class AiAnalysisType(StrEnum):
    """What a content analysis looks for.

    See https://cloud.tencent.com/document/api/266/31773#AiAnalysisResult
    """

    CLASSIFICATION = "Classification"
    """The classes that the video belongs to."""
    COVER = "Cover"
    """Covers for the video."""
    TAG = "Tag"
    """Tags for the video as a whole."""
    FRAME_TAG = "FrameTag"
    """Tags for the frames of the video."""
    HIGHLIGHT = "Highlight"
    """Highlights of the video."""


@final
@frozen(kw_only=True, repr=False)
class AiAnalysisResult(Model):
    """One task of content analysis, and its result.

    See https://cloud.tencent.com/document/api/266/31773#AiAnalysisResult
    """

    type: Annotated[str, AiAnalysisType] | None = None
    """What the analysis looks for: which of the fields below is set."""

    classification_task: AiAnalysisTaskClassificationResult | None = None
    """The classification, if `type` is ``Classification``."""

    cover_task: AiAnalysisTaskCoverResult | None = None
    """The covers, if `type` is ``Cover``."""

    tag_task: AiAnalysisTaskTagResult | None = None
    """The tagging, if `type` is ``Tag``."""

    frame_tag_task: AiAnalysisTaskFrameTagResult | None = None
    """The tagging of frames, if `type` is ``FrameTag``."""

    highlight_task: AiAnalysisTaskHighlightResult | None = None
    """The highlights, if `type` is ``Highlight``."""
