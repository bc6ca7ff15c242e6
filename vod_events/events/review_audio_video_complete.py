"""ReviewAudioVideoComplete: a media file has been reviewed, or could not be.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent
from vod_events.events.review import Suggestion
from vod_events.events.tasks import TaskStatus


class AudioVideoReviewContent(StrEnum):
    """Which part of a media file is reviewed.

    See https://cloud.tencent.com/document/api/266/31773#ReviewAudioVideoTaskInput
    """

    MEDIA = "Media"
    """The original audio and video."""
    COVER = "Cover"
    """The cover picture."""


class AudioVideoReviewLabel(StrEnum):
    """What is objectionable in reviewed content.

    See https://cloud.tencent.com/document/api/266/31773#ReviewAudioVideoTaskOutput
    """

    PORN = "Porn"
    """Pornography."""
    TERROR = "Terror"
    """Violence."""
    POLITY = "Polity"
    """Unsuitable content; VOD does not document of which kind."""
    AD = "Ad"
    """Advertising."""
    ILLEGAL = "Illegal"
    """Something illegal."""
    ABUSE = "Abuse"
    """Insults."""
    MOAN = "Moan"
    """Moaning. Not used for covers."""


class AudioVideoReviewForm(StrEnum):
    """Where in reviewed content something objectionable appears.

    See https://cloud.tencent.com/document/api/266/31773#ReviewAudioVideoTaskOutput
    """

    IMAGE = "Image"
    """In the picture, as a person or an icon."""
    OCR = "OCR"
    """In the picture, as text."""
    ASR = "ASR"
    """In what is said. Not used for covers."""
    VOICE = "Voice"
    """In the sound. Not used for covers."""


@final
@frozen(kw_only=True, repr=False)
class ReviewAudioVideoTaskInput(Model):
    """What a review task was given.

    See https://cloud.tencent.com/document/api/266/31773#ReviewAudioVideoTaskInput
    """

    file_id: str | None = None
    """Id of the media file: digits, but a string, as it exceeds 2^53."""

    definition: int | None = None
    """Id of the review template; the preset ones are listed at
    https://cloud.tencent.com/document/product/266/33476."""

    review_contents: tuple[Annotated[str, AudioVideoReviewContent], ...] | None = None
    """Which parts of the media file are reviewed."""


@final
@frozen(kw_only=True, repr=False)
class ReviewAudioVideoSegmentItem(Model):
    """A segment of a media file that may be objectionable.

    See https://cloud.tencent.com/document/api/266/31773#ReviewAudioVideoSegmentItem
    """

    start_time_offset: float | None = None
    """Where the segment begins, in seconds from the beginning of the file."""

    end_time_offset: float | None = None
    """Where the segment ends, in seconds from the beginning of the file."""

    confidence: float | None = None
    """How strong the suspicion is: 0 to 100."""

    suggestion: Annotated[str, Suggestion] | None = None
    """What VOD advises to do with the segment; no ``pass`` is documented here."""

    label: Annotated[str, AudioVideoReviewLabel] | None = None
    """What is most likely objectionable in the segment."""

    sub_label: str | None = None
    """Finer label, such as ``SexyBehavior``; VOD does not document the values."""

    form: Annotated[str, AudioVideoReviewForm] | None = None
    """Where it appears: which of the fields below are set."""

    area_coord_set: tuple[int, ...] | None = None
    """Area of the picture where it appears, if `form` is ``Image`` or ``OCR``: x and y of the top
    left corner, then of the bottom right one, in pixels."""

    text: str | None = None
    """The text that was recognized, if `form` is ``OCR`` or ``ASR``."""

    keyword_set: tuple[str, ...] | None = None
    """Forbidden keywords found in `text`, if `form` is ``OCR`` or ``ASR``."""

    url: str | None = None
    """URL of the suspect picture, which is deleted at `pic_url_expire_time`."""

    pic_url_expire_time: datetime | None = None
    """When the picture at `url` is deleted."""


@final
@frozen(kw_only=True, repr=False)
class ReviewImageSegmentItem(Model):
    """A part of a cover that may be objectionable.

    See https://cloud.tencent.com/document/api/266/31773#ReviewImageSegmentItem
    """

    confidence: float | None = None
    """How strong the suspicion is: 0 to 100."""

    suggestion: Annotated[str, Suggestion] | None = None
    """What VOD advises to do with the cover; no ``pass`` is documented here."""

    label: Annotated[str, AudioVideoReviewLabel] | None = None
    """What is most likely objectionable in this part."""

    sub_label: str | None = None
    """Finer label; VOD does not document the values."""

    form: Annotated[str, AudioVideoReviewForm] | None = None
    """Whether it is text: the text fields below are set if this is ``OCR``."""

    area_coord_set: tuple[int, ...] | None = None
    """Area of the picture where it appears: x and y of the top left corner, then of the bottom
    right one, in pixels."""

    text: str | None = None
    """The text that was recognized, if `form` is ``OCR``."""

    keyword_set: tuple[str, ...] | None = None
    """Forbidden keywords found in `text`, if `form` is ``OCR``."""


@final
@frozen(kw_only=True, repr=False)
class ReviewImageResult(Model):
    """What the review of a cover has found.

    See https://cloud.tencent.com/document/api/266/31773#ReviewImageResult
    """

    suggestion: Annotated[str, Suggestion] | None = None
    """What VOD advises to do with the cover."""

    label: Annotated[str, AudioVideoReviewLabel] | None = None
    """What is most likely objectionable, if `suggestion` is ``review`` or ``block``."""

    form: Annotated[str, AudioVideoReviewForm] | None = None
    """Where it most likely appears, if `suggestion` is ``review`` or ``block``."""

    segment_set: tuple[ReviewImageSegmentItem, ...] | None = None
    """The parts that may be objectionable: the first 10 at most."""

    segment_set_file_url: str | None = None
    """URL of a JSON file with all the parts, in the form of `segment_set`; the file is deleted at
    `segment_set_file_url_expire_time`."""

    segment_set_file_url_expire_time: datetime | None = None
    """When the file at `segment_set_file_url` is deleted."""


@final
@frozen(kw_only=True, repr=False)
class ReviewAudioVideoTaskOutput(Model):
    """What a review task has found.

    See https://cloud.tencent.com/document/api/266/31773#ReviewAudioVideoTaskOutput
    """

    suggestion: Annotated[str, Suggestion] | None = None
    """What VOD advises to do with the media file."""

    label: Annotated[str, AudioVideoReviewLabel] | None = None
    """What is most likely objectionable, if `suggestion` is ``review`` or ``block``. An example of
    VOD has it in lower case: ``porn``."""

    form: Annotated[str, AudioVideoReviewForm] | None = None
    """Where it most likely appears, if `suggestion` is ``review`` or ``block``."""

    segment_set: tuple[ReviewAudioVideoSegmentItem, ...] | None = None
    """The segments that may be objectionable: the first 10 at most."""

    segment_set_file_url: str | None = None
    """URL of a JSON file with all the segments, in the form of `segment_set`; the file is deleted
    at `segment_set_file_url_expire_time`."""

    segment_set_file_url_expire_time: datetime | None = None
    """When the file at `segment_set_file_url` is deleted."""

    cover_review_result: ReviewImageResult | None = None
    """What the review of the cover has found; None if there is no result."""


@final
@frozen(kw_only=True, repr=False)
class ReviewAudioVideoTask(Model):
    """A task that reviews a media file for objectionable content.

    See https://cloud.tencent.com/document/api/266/31773#ReviewAudioVideoTask
    """

    task_id: str | None = None
    """Id of the task."""

    status: Annotated[str, TaskStatus] | None = None
    """Status of the task."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    message: str | None = None
    """Error message; ``SUCCESS`` in VOD's example of a task that ended well."""

    input: ReviewAudioVideoTaskInput | None = None
    """What the task was given."""

    output: ReviewAudioVideoTaskOutput | None = None
    """What the task has found."""

    session_id: str | None = None
    """Id that the application sent to avoid duplicate requests within 7 days, at most 50
    characters; ``""`` if it asked for no such check."""

    session_context: str | None = None
    """What the application passed with the request, unchanged, at most 1000 characters."""

    @property
    def succeeded(self) -> bool:
        """Whether the task succeeded: status ``FINISH``, and no error in `err_code_ext`.

        It does not include the verdict, which is the ``suggestion`` of `output`.
        """
        return self.status == TaskStatus.FINISH and self.err_code_ext == ""


@final
@frozen(kw_only=True, repr=False)
class ReviewAudioVideoComplete(DocumentedEvent):
    """A media file has been reviewed, or could not be, for ReviewAudioVideo or an upload.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["ReviewAudioVideoComplete"] = field(
        default="ReviewAudioVideoComplete", init=False
    )
    """Always ``ReviewAudioVideoComplete``."""

    payload: ReviewAudioVideoTask
    """The task that reviewed it."""
