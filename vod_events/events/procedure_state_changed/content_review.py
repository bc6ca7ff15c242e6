"""Content reviews of a processing task: what was looked for in a video, and what was found.

VOD knows four kinds of content: offensive (``Porn``), unsafe (``Terrorism``), inappropriate
(``Political``) and prohibited (``Prohibited``). It looks for them in the picture, in the speech
(``Asr``) and in the text that the picture shows (``Ocr``).

Every field of a data type is None if the sender leaves it out or sends null.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, final

from attrs import frozen

from vod_events._model import Model
from vod_events.events._outcome import has_no_error
from vod_events.events.review import Suggestion
from vod_events.events.tasks import ResultStatus


@final
@frozen(kw_only=True, repr=False)
class AiReviewPornTaskInput(Model):
    """What a review of the picture for offensive content was given.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewPornTaskInput
    """

    definition: int | None = None
    """Id of the review template."""


@final
@frozen(kw_only=True, repr=False)
class MediaContentReviewSegmentItem(Model):
    """A segment of a video whose picture is suspected of offensive or unsafe content.

    See https://cloud.tencent.com/document/api/266/31773#MediaContentReviewSegmentItem
    """

    start_time_offset: float | None = None
    """Where the segment begins, in seconds from the beginning of the video."""

    end_time_offset: float | None = None
    """Where the segment ends, in seconds from the beginning of the video."""

    confidence: float | None = None
    """Score of the suspicion. VOD does not document its range."""

    label: str | None = None
    """What the segment is suspected of. VOD does not list the values."""

    suggestion: Annotated[str, Suggestion] | None = None
    """What VOD advises to do with the segment."""

    url: str | None = None
    """URL of the suspected image, which is deleted at `pic_url_expire_time`."""

    pic_url_expire_time_stamp: int | None = None
    """Deprecated: use `pic_url_expire_time`."""

    pic_url_expire_time: datetime | None = None
    """When the image at `url` is deleted."""


class AiReviewPornLabel(StrEnum):
    """Offensive content that a review of the picture has found.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewPornTaskOutput
    """

    PORN = "porn"
    """Pornography."""
    SEXY = "sexy"
    """Sexually suggestive content."""
    VULGAR = "vulgar"
    """Vulgar content."""
    INTIMACY = "intimacy"
    """Intimate acts."""


@final
@frozen(kw_only=True, repr=False)
class AiReviewPornTaskOutput(Model):
    """What a review of the picture for offensive content has found.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewPornTaskOutput
    """

    confidence: float | None = None
    """Score of the suspicion, 0 to 100."""

    suggestion: Annotated[str, Suggestion] | None = None
    """What VOD advises to do with the video, as far as this review goes."""

    label: Annotated[str, AiReviewPornLabel] | None = None
    """What the video is suspected of."""

    segment_set: tuple[MediaContentReviewSegmentItem, ...] | None = None
    """The suspected segments, at most the first 100; `segment_set_file_url` leads to all."""

    segment_set_file_url: str | None = None
    """URL of a JSON file with all suspected segments, in the form that they have on the wire. The
    file is deleted at `segment_set_file_url_expire_time`."""

    segment_set_file_url_expire_time: datetime | None = None
    """When the file at `segment_set_file_url` is deleted."""


@final
@frozen(kw_only=True, repr=False)
class AiReviewTaskPornResult(Model):
    """A review of the picture for offensive content, and how it went.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewTaskPornResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the review."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """Deprecated: use `err_code_ext`. 0 for success, any other value for failure."""

    message: str | None = None
    """Error message."""

    input: AiReviewPornTaskInput | None = None
    """What the review was given."""

    output: AiReviewPornTaskOutput | None = None
    """What the review has found."""

    progress: int | None = None
    """Progress of the review in percent, 0 to 100."""

    @property
    def succeeded(self) -> bool:
        """Whether the review itself succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`. What was found is in `output`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


@final
@frozen(kw_only=True, repr=False)
class AiReviewTerrorismTaskInput(Model):
    """What a review of the picture for unsafe content was given.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewTerrorismTaskInput
    """

    definition: int | None = None
    """Id of the review template."""


class AiReviewTerrorismLabel(StrEnum):
    """Unsafe content that a review of the picture has found.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewTerrorismTaskOutput
    """

    GUNS = "guns"
    """Guns and other weapons."""
    CROWD = "crowd"
    """A gathering of people."""
    POLICE = "police"
    """Police forces."""
    BLOODY = "bloody"
    """Bloody scenes."""
    BANNERS = "banners"
    """Flags of terrorists."""
    MILITANT = "militant"
    """Armed militants."""
    EXPLOSION = "explosion"
    """An explosion or a fire."""
    TERRORISTS = "terrorists"
    """Terrorists."""
    SCENARIO = "scenario"
    """A scene of terror."""


@final
@frozen(kw_only=True, repr=False)
class AiReviewTerrorismTaskOutput(Model):
    """What a review of the picture for unsafe content has found.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewTerrorismTaskOutput
    """

    confidence: float | None = None
    """Score of the suspicion, 0 to 100."""

    suggestion: Annotated[str, Suggestion] | None = None
    """What VOD advises to do with the video, as far as this review goes."""

    label: Annotated[str, AiReviewTerrorismLabel] | None = None
    """What the video is suspected of."""

    segment_set: tuple[MediaContentReviewSegmentItem, ...] | None = None
    """The suspected segments, at most the first 100; `segment_set_file_url` leads to all."""

    segment_set_file_url: str | None = None
    """URL of a JSON file with all suspected segments, in the form that they have on the wire. The
    file is deleted at `segment_set_file_url_expire_time`."""

    segment_set_file_url_expire_time: datetime | None = None
    """When the file at `segment_set_file_url` is deleted."""


@final
@frozen(kw_only=True, repr=False)
class AiReviewTaskTerrorismResult(Model):
    """A review of the picture for unsafe content, and how it went.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewTaskTerrorismResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the review."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """Deprecated: use `err_code_ext`. 0 for success, any other value for failure."""

    message: str | None = None
    """Error message."""

    input: AiReviewTerrorismTaskInput | None = None
    """What the review was given."""

    output: AiReviewTerrorismTaskOutput | None = None
    """What the review has found."""

    progress: int | None = None
    """Progress of the review in percent, 0 to 100."""

    @property
    def succeeded(self) -> bool:
        """Whether the review itself succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`. What was found is in `output`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


@final
@frozen(kw_only=True, repr=False)
class AiReviewPoliticalTaskInput(Model):
    """What a review of the picture for inappropriate content was given.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewPoliticalTaskInput
    """

    definition: int | None = None
    """Id of the review template."""


class AiReviewPoliticalSegmentLabel(StrEnum):
    """Inappropriate content that a review of the picture has found in a segment.

    See https://cloud.tencent.com/document/api/266/31773#MediaContentReviewPoliticalSegmentItem
    """

    VIOLATION_PHOTO = "violation_photo"
    """An icon that violates the rules."""
    NATION_POLITICIAN = "nation_politician"
    """A leader of the state."""
    PROVINCE_POLITICIAN = "province_politician"
    """A leader at the level of provinces and ministries."""
    BUREAU_POLITICIAN = "bureau_politician"
    """A leader at the level of departments and bureaus."""
    COUNTY_POLITICIAN = "county_politician"
    """A leader at the level of counties and divisions."""
    RURAL_POLITICIAN = "rural_politician"
    """A leader at the level of townships and sections."""
    SENSITIVE_POLITICIAN = "sensitive_politician"
    """A political figure linked to violations."""
    FOREIGN_POLITICIAN = "foreign_politician"
    """A leader of another country."""
    SENSITIVE_ENTERTAINMENT = "sensitive_entertainment"
    """An entertainer linked to violations."""
    SENSITIVE_SPORT = "sensitive_sport"
    """A sports figure linked to violations."""
    SENSITIVE_ENTREPRENEUR = "sensitive_entrepreneur"
    """A business figure linked to violations."""
    SENSITIVE_SCHOLAR = "sensitive_scholar"
    """A scholar linked to violations."""
    SENSITIVE_CELEBRITY = "sensitive_celebrity"
    """A celebrity linked to violations."""
    HISTORICAL_CELEBRITY = "historical_celebrity"
    """A well-known person from history."""
    SENSITIVE_MILITARY = "sensitive_military"
    """A military figure linked to violations."""


@final
@frozen(kw_only=True, repr=False)
class MediaContentReviewPoliticalSegmentItem(Model):
    """A segment of a video whose picture is suspected of inappropriate content.

    See https://cloud.tencent.com/document/api/266/31773#MediaContentReviewPoliticalSegmentItem
    """

    start_time_offset: float | None = None
    """Where the segment begins, in seconds from the beginning of the video."""

    end_time_offset: float | None = None
    """Where the segment ends, in seconds from the beginning of the video."""

    confidence: float | None = None
    """Score of the suspicion. VOD does not document its range."""

    suggestion: Annotated[str, Suggestion] | None = None
    """What VOD advises to do with the segment."""

    name: str | None = None
    """Name of the inappropriate content, or of the icon that violates the rules."""

    label: Annotated[str, AiReviewPoliticalSegmentLabel] | None = None
    """What the segment is suspected of. The value ends with the label of the review template
    (``LabelSet``) that asks for it."""

    url: str | None = None
    """URL of the suspected image, which is deleted at `pic_url_expire_time`."""

    area_coord_set: tuple[int, ...] | None = None
    """Where the content is in the picture, in pixels: x1, y1 (top left), x2, y2 (bottom right)."""

    pic_url_expire_time_stamp: int | None = None
    """Deprecated: use `pic_url_expire_time`."""

    pic_url_expire_time: datetime | None = None
    """When the image at `url` is deleted."""


class AiReviewPoliticalLabel(StrEnum):
    """Inappropriate content that a review of the picture has found in a video.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewPoliticalTaskOutput
    """

    VIOLATION_PHOTO = "violation_photo"
    """An icon that violates the rules."""
    POLITICIAN = "politician"
    """A politician, entertainer, scholar, sports, business or military figure, or another
    celebrity."""


@final
@frozen(kw_only=True, repr=False)
class AiReviewPoliticalTaskOutput(Model):
    """What a review of the picture for inappropriate content has found.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewPoliticalTaskOutput
    """

    confidence: float | None = None
    """Score of the suspicion, 0 to 100."""

    suggestion: Annotated[str, Suggestion] | None = None
    """What VOD advises to do with the video, as far as this review goes."""

    label: Annotated[str, AiReviewPoliticalLabel] | None = None
    """What the video is suspected of. The labels of the segments say it in more detail."""

    segment_set: tuple[MediaContentReviewPoliticalSegmentItem, ...] | None = None
    """The suspected segments, at most the first 100; `segment_set_file_url` leads to all."""

    segment_set_file_url: str | None = None
    """URL of a JSON file with all suspected segments, in the form that they have on the wire. The
    file is deleted at `segment_set_file_url_expire_time`."""

    segment_set_file_url_expire_time: datetime | None = None
    """When the file at `segment_set_file_url` is deleted."""


@final
@frozen(kw_only=True, repr=False)
class AiReviewTaskPoliticalResult(Model):
    """A review of the picture for inappropriate content, and how it went.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewTaskPoliticalResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the review."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """Deprecated: use `err_code_ext`. 0 for success, any other value for failure."""

    message: str | None = None
    """Error message."""

    input: AiReviewPoliticalTaskInput | None = None
    """What the review was given."""

    output: AiReviewPoliticalTaskOutput | None = None
    """What the review has found."""

    progress: int | None = None
    """Progress of the review in percent, 0 to 100."""

    @property
    def succeeded(self) -> bool:
        """Whether the review itself succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`. What was found is in `output`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


@final
@frozen(kw_only=True, repr=False)
class AiReviewPornAsrTaskInput(Model):
    """What a review of the speech for offensive content was given.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewPornAsrTaskInput
    """

    definition: int | None = None
    """Id of the review template."""


@final
@frozen(kw_only=True, repr=False)
class MediaContentReviewAsrTextSegmentItem(Model):
    """A segment of a video whose speech is suspected.

    See https://cloud.tencent.com/document/api/266/31773#MediaContentReviewAsrTextSegmentItem
    """

    start_time_offset: float | None = None
    """Where the segment begins, in seconds from the beginning of the video."""

    end_time_offset: float | None = None
    """Where the segment ends, in seconds from the beginning of the video."""

    confidence: float | None = None
    """Score of the suspicion. VOD does not document its range."""

    suggestion: Annotated[str, Suggestion] | None = None
    """What VOD advises to do with the segment."""

    keyword_set: tuple[str, ...] | None = None
    """The suspected keywords."""


@final
@frozen(kw_only=True, repr=False)
class AiReviewPornAsrTaskOutput(Model):
    """What a review of the speech for offensive content has found.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewPornAsrTaskOutput
    """

    confidence: float | None = None
    """Score of the suspicion, 0 to 100."""

    suggestion: Annotated[str, Suggestion] | None = None
    """What VOD advises to do with the video, as far as this review goes."""

    segment_set: tuple[MediaContentReviewAsrTextSegmentItem, ...] | None = None
    """The suspected segments, at most the first 100; `segment_set_file_url` leads to all."""

    segment_set_file_url: str | None = None
    """URL of a JSON file with all suspected segments, in the form that they have on the wire. The
    file is deleted at `segment_set_file_url_expire_time`."""

    segment_set_file_url_expire_time: datetime | None = None
    """When the file at `segment_set_file_url` is deleted."""


@final
@frozen(kw_only=True, repr=False)
class AiReviewTaskPornAsrResult(Model):
    """A review of the speech for offensive content, and how it went.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewTaskPornAsrResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the review."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """Deprecated: use `err_code_ext`. 0 for success, any other value for failure."""

    message: str | None = None
    """Error message."""

    input: AiReviewPornAsrTaskInput | None = None
    """What the review was given."""

    output: AiReviewPornAsrTaskOutput | None = None
    """What the review has found."""

    progress: int | None = None
    """Progress of the review in percent, 0 to 100."""

    @property
    def succeeded(self) -> bool:
        """Whether the review itself succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`. What was found is in `output`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


@final
@frozen(kw_only=True, repr=False)
class AiReviewPornOcrTaskInput(Model):
    """What a review of the text in the picture for offensive content was given.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewPornOcrTaskInput
    """

    definition: int | None = None
    """Id of the review template."""


@final
@frozen(kw_only=True, repr=False)
class MediaContentReviewOcrTextSegmentItem(Model):
    """A segment of a video where the text in the picture is suspected.

    See https://cloud.tencent.com/document/api/266/31773#MediaContentReviewOcrTextSegmentItem
    """

    start_time_offset: float | None = None
    """Where the segment begins, in seconds from the beginning of the video."""

    end_time_offset: float | None = None
    """Where the segment ends, in seconds from the beginning of the video."""

    confidence: float | None = None
    """Score of the suspicion. VOD does not document its range."""

    suggestion: Annotated[str, Suggestion] | None = None
    """What VOD advises to do with the segment."""

    keyword_set: tuple[str, ...] | None = None
    """The suspected keywords."""

    area_coord_set: tuple[int, ...] | None = None
    """Where the text is in the picture, in pixels: x1, y1 (top left), x2, y2 (bottom right)."""

    url: str | None = None
    """URL of the suspected image, which is deleted at `pic_url_expire_time`."""

    pic_url_expire_time: datetime | None = None
    """When the image at `url` is deleted."""


@final
@frozen(kw_only=True, repr=False)
class AiReviewPornOcrTaskOutput(Model):
    """What a review of the text in the picture for offensive content has found.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewPornOcrTaskOutput
    """

    confidence: float | None = None
    """Score of the suspicion, 0 to 100."""

    suggestion: Annotated[str, Suggestion] | None = None
    """What VOD advises to do with the video, as far as this review goes."""

    segment_set: tuple[MediaContentReviewOcrTextSegmentItem, ...] | None = None
    """The suspected segments, at most the first 100; `segment_set_file_url` leads to all."""

    segment_set_file_url: str | None = None
    """URL of a JSON file with all suspected segments, in the form that they have on the wire. The
    file is deleted at `segment_set_file_url_expire_time`."""

    segment_set_file_url_expire_time: datetime | None = None
    """When the file at `segment_set_file_url` is deleted."""


@final
@frozen(kw_only=True, repr=False)
class AiReviewTaskPornOcrResult(Model):
    """A review of the text in the picture for offensive content, and how it went.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewTaskPornOcrResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the review."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """Deprecated: use `err_code_ext`. 0 for success, any other value for failure."""

    message: str | None = None
    """Error message."""

    input: AiReviewPornOcrTaskInput | None = None
    """What the review was given."""

    output: AiReviewPornOcrTaskOutput | None = None
    """What the review has found."""

    progress: int | None = None
    """Progress of the review in percent, 0 to 100."""

    @property
    def succeeded(self) -> bool:
        """Whether the review itself succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`. What was found is in `output`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


@final
@frozen(kw_only=True, repr=False)
class AiReviewPoliticalAsrTaskInput(Model):
    """What a review of the speech for inappropriate content was given.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewPoliticalAsrTaskInput
    """

    definition: int | None = None
    """Id of the review template."""


@final
@frozen(kw_only=True, repr=False)
class AiReviewPoliticalAsrTaskOutput(Model):
    """What a review of the speech for inappropriate content has found.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewPoliticalAsrTaskOutput
    """

    confidence: float | None = None
    """Score of the suspicion, 0 to 100."""

    suggestion: Annotated[str, Suggestion] | None = None
    """What VOD advises to do with the video, as far as this review goes."""

    segment_set: tuple[MediaContentReviewAsrTextSegmentItem, ...] | None = None
    """The suspected segments, at most the first 100; `segment_set_file_url` leads to all."""

    segment_set_file_url: str | None = None
    """URL of a JSON file with all suspected segments, in the form that they have on the wire. The
    file is deleted at `segment_set_file_url_expire_time`."""

    segment_set_file_url_expire_time: datetime | None = None
    """When the file at `segment_set_file_url` is deleted."""


@final
@frozen(kw_only=True, repr=False)
class AiReviewTaskPoliticalAsrResult(Model):
    """A review of the speech for inappropriate content, and how it went.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewTaskPoliticalAsrResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the review."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """Deprecated: use `err_code_ext`. 0 for success, any other value for failure."""

    message: str | None = None
    """Error message."""

    input: AiReviewPoliticalAsrTaskInput | None = None
    """What the review was given."""

    output: AiReviewPoliticalAsrTaskOutput | None = None
    """What the review has found."""

    progress: int | None = None
    """Progress of the review in percent, 0 to 100."""

    @property
    def succeeded(self) -> bool:
        """Whether the review itself succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`. What was found is in `output`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


@final
@frozen(kw_only=True, repr=False)
class AiReviewPoliticalOcrTaskInput(Model):
    """What a review of the text in the picture for inappropriate content was given.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewPoliticalOcrTaskInput
    """

    definition: int | None = None
    """Id of the review template."""


@final
@frozen(kw_only=True, repr=False)
class AiReviewPoliticalOcrTaskOutput(Model):
    """What a review of the text in the picture for inappropriate content has found.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewPoliticalOcrTaskOutput
    """

    confidence: float | None = None
    """Score of the suspicion, 0 to 100."""

    suggestion: Annotated[str, Suggestion] | None = None
    """What VOD advises to do with the video, as far as this review goes."""

    segment_set: tuple[MediaContentReviewOcrTextSegmentItem, ...] | None = None
    """The suspected segments, at most the first 100; `segment_set_file_url` leads to all."""

    segment_set_file_url: str | None = None
    """URL of a JSON file with all suspected segments, in the form that they have on the wire. The
    file is deleted at `segment_set_file_url_expire_time`."""

    segment_set_file_url_expire_time: datetime | None = None
    """When the file at `segment_set_file_url` is deleted."""


@final
@frozen(kw_only=True, repr=False)
class AiReviewTaskPoliticalOcrResult(Model):
    """A review of the text in the picture for inappropriate content, and how it went.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewTaskPoliticalOcrResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the review."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """Deprecated: use `err_code_ext`. 0 for success, any other value for failure."""

    message: str | None = None
    """Error message."""

    input: AiReviewPoliticalOcrTaskInput | None = None
    """What the review was given."""

    output: AiReviewPoliticalOcrTaskOutput | None = None
    """What the review has found."""

    progress: int | None = None
    """Progress of the review in percent, 0 to 100."""

    @property
    def succeeded(self) -> bool:
        """Whether the review itself succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`. What was found is in `output`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


@final
@frozen(kw_only=True, repr=False)
class AiReviewTerrorismOcrTaskInput(Model):
    """What a review of the text in the picture for unsafe content was given.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewTerrorismOcrTaskInput
    """

    definition: int | None = None
    """Id of the review template."""


@final
@frozen(kw_only=True, repr=False)
class AiReviewTerrorismOcrTaskOutput(Model):
    """What a review of the text in the picture for unsafe content has found.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewTerrorismOcrTaskOutput
    """

    confidence: float | None = None
    """Score of the suspicion, 0 to 100."""

    suggestion: Annotated[str, Suggestion] | None = None
    """What VOD advises to do with the video, as far as this review goes."""

    segment_set: tuple[MediaContentReviewOcrTextSegmentItem, ...] | None = None
    """The suspected segments, at most the first 100; `segment_set_file_url` leads to all."""

    segment_set_file_url: str | None = None
    """URL of a JSON file with all suspected segments, in the form that they have on the wire. The
    file is deleted at `segment_set_file_url_expire_time`."""

    segment_set_file_url_expire_time: datetime | None = None
    """When the file at `segment_set_file_url` is deleted."""


@final
@frozen(kw_only=True, repr=False)
class AiReviewTaskTerrorismOcrResult(Model):
    """A review of the text in the picture for unsafe content, and how it went.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewTaskTerrorismOcrResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the review."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """Deprecated: use `err_code_ext`. 0 for success, any other value for failure."""

    message: str | None = None
    """Error message."""

    input: AiReviewTerrorismOcrTaskInput | None = None
    """What the review was given."""

    output: AiReviewTerrorismOcrTaskOutput | None = None
    """What the review has found."""

    progress: int | None = None
    """Progress of the review in percent, 0 to 100."""

    @property
    def succeeded(self) -> bool:
        """Whether the review itself succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`. What was found is in `output`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


@final
@frozen(kw_only=True, repr=False)
class AiReviewProhibitedOcrTaskInput(Model):
    """What a review of the text in the picture for prohibited content was given.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewProhibitedOcrTaskInput
    """

    definition: int | None = None
    """Id of the review template."""


@final
@frozen(kw_only=True, repr=False)
class AiReviewProhibitedOcrTaskOutput(Model):
    """What a review of the text in the picture for prohibited content has found.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewProhibitedOcrTaskOutput
    """

    confidence: float | None = None
    """Score of the suspicion, 0 to 100."""

    suggestion: Annotated[str, Suggestion] | None = None
    """What VOD advises to do with the video, as far as this review goes."""

    segment_set: tuple[MediaContentReviewOcrTextSegmentItem, ...] | None = None
    """The suspected segments, at most the first 100; `segment_set_file_url` leads to all."""

    segment_set_file_url: str | None = None
    """URL of a JSON file with all suspected segments, in the form that they have on the wire. The
    file is deleted at `segment_set_file_url_expire_time`."""

    segment_set_file_url_expire_time: datetime | None = None
    """When the file at `segment_set_file_url` is deleted."""


@final
@frozen(kw_only=True, repr=False)
class AiReviewTaskProhibitedOcrResult(Model):
    """A review of the text in the picture for prohibited content, and how it went.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewTaskProhibitedOcrResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the review."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """Deprecated: use `err_code_ext`. 0 for success, any other value for failure."""

    message: str | None = None
    """Error message."""

    input: AiReviewProhibitedOcrTaskInput | None = None
    """What the review was given."""

    output: AiReviewProhibitedOcrTaskOutput | None = None
    """What the review has found."""

    progress: int | None = None
    """Progress of the review in percent, 0 to 100."""

    @property
    def succeeded(self) -> bool:
        """Whether the review itself succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`. What was found is in `output`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


@final
@frozen(kw_only=True, repr=False)
class AiReviewProhibitedAsrTaskInput(Model):
    """What a review of the speech for prohibited content was given.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewProhibitedAsrTaskInput
    """

    definition: int | None = None
    """Id of the review template."""


@final
@frozen(kw_only=True, repr=False)
class AiReviewProhibitedAsrTaskOutput(Model):
    """What a review of the speech for prohibited content has found.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewProhibitedAsrTaskOutput
    """

    confidence: float | None = None
    """Score of the suspicion, 0 to 100."""

    suggestion: Annotated[str, Suggestion] | None = None
    """What VOD advises to do with the video, as far as this review goes."""

    segment_set: tuple[MediaContentReviewAsrTextSegmentItem, ...] | None = None
    """The suspected segments, at most the first 100; `segment_set_file_url` leads to all."""

    segment_set_file_url: str | None = None
    """URL of a JSON file with all suspected segments, in the form that they have on the wire. The
    file is deleted at `segment_set_file_url_expire_time`."""

    segment_set_file_url_expire_time: datetime | None = None
    """When the file at `segment_set_file_url` is deleted."""


@final
@frozen(kw_only=True, repr=False)
class AiReviewTaskProhibitedAsrResult(Model):
    """A review of the speech for prohibited content, and how it went.

    See https://cloud.tencent.com/document/api/266/31773#AiReviewTaskProhibitedAsrResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the review."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """Deprecated: use `err_code_ext`. 0 for success, any other value for failure."""

    message: str | None = None
    """Error message."""

    input: AiReviewProhibitedAsrTaskInput | None = None
    """What the review was given."""

    output: AiReviewProhibitedAsrTaskOutput | None = None
    """What the review has found."""

    progress: int | None = None
    """Progress of the review in percent, 0 to 100."""

    @property
    def succeeded(self) -> bool:
        """Whether the review itself succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`. What was found is in `output`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


class AiContentReviewType(StrEnum):
    """What a review looks at, and what it looks for.

    See https://cloud.tencent.com/document/api/266/31773#AiContentReviewResult
    """

    PORN = "Porn"
    """The picture, for offensive content."""
    TERRORISM = "Terrorism"
    """The picture, for unsafe content."""
    POLITICAL = "Political"
    """The picture, for inappropriate content."""
    PORN_ASR = "Porn.Asr"
    """The speech, for offensive content."""
    PORN_OCR = "Porn.Ocr"
    """The text in the picture, for offensive content."""
    POLITICAL_ASR = "Political.Asr"
    """The speech, for inappropriate content."""
    POLITICAL_OCR = "Political.Ocr"
    """The text in the picture, for inappropriate content."""
    TERRORISM_OCR = "Terrorism.Ocr"
    """The text in the picture, for unsafe content."""
    PROHIBITED_ASR = "Prohibited.Asr"
    """The speech, for prohibited content."""
    PROHIBITED_OCR = "Prohibited.Ocr"
    """The text in the picture, for prohibited content."""


@final
@frozen(kw_only=True, repr=False)
class AiContentReviewResult(Model):
    """One review of a video, of any type.

    See https://cloud.tencent.com/document/api/266/31773#AiContentReviewResult
    """

    type: Annotated[str, AiContentReviewType] | None = None
    """What the review looks at and for: which of the fields below is set."""

    porn_task: AiReviewTaskPornResult | None = None
    """The review of the picture for offensive content, if `type` is ``Porn``."""

    terrorism_task: AiReviewTaskTerrorismResult | None = None
    """The review of the picture for unsafe content, if `type` is ``Terrorism``."""

    political_task: AiReviewTaskPoliticalResult | None = None
    """The review of the picture for inappropriate content, if `type` is ``Political``."""

    porn_asr_task: AiReviewTaskPornAsrResult | None = None
    """The review of the speech for offensive content, if `type` is ``Porn.Asr``."""

    porn_ocr_task: AiReviewTaskPornOcrResult | None = None
    """The review of the text in the picture for offensive content, if `type` is ``Porn.Ocr``."""

    political_asr_task: AiReviewTaskPoliticalAsrResult | None = None
    """The review of the speech for inappropriate content, if `type` is ``Political.Asr``."""

    political_ocr_task: AiReviewTaskPoliticalOcrResult | None = None
    """The review of the text in the picture for inappropriate content, if `type` is
    ``Political.Ocr``."""

    terrorism_ocr_task: AiReviewTaskTerrorismOcrResult | None = None
    """The review of the text in the picture for unsafe content, if `type` is ``Terrorism.Ocr``."""

    prohibited_ocr_task: AiReviewTaskProhibitedOcrResult | None = None
    """The review of the text in the picture for prohibited content, if `type` is
    ``Prohibited.Ocr``."""

    prohibited_asr_task: AiReviewTaskProhibitedAsrResult | None = None
    """The review of the speech for prohibited content, if `type` is ``Prohibited.Asr``."""
