"""Content recognition: the speech, text, faces, objects and parts found in a media file.

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
class AiRecognitionTaskHeadTailResultInput(Model):
    """What a recognition of a video's opening and ending was given.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskHeadTailResultInput
    """

    definition: int | None = None
    """Id of the recognition template that was used."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskHeadTailResultOutput(Model):
    """Where the opening of a video ends and its ending begins.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskHeadTailResultOutput
    """

    head_confidence: float | None = None
    """Confidence of the opening, from 0 to 100."""

    head_time_offset: float | None = None
    """Where the opening ends, in seconds from the beginning of the file."""

    tail_confidence: float | None = None
    """Confidence of the ending, from 0 to 100."""

    tail_time_offset: float | None = None
    """Where the ending begins, in seconds from the beginning of the file."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskHeadTailResult(Model):
    """Result of a recognition of a video's opening and ending: how it went, what it has found.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskHeadTailResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the recognition."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """0 for success, other values for failure. Deprecated: use `err_code_ext`."""

    message: str | None = None
    """Error message."""

    input: AiRecognitionTaskHeadTailResultInput | None = None
    """What the recognition was given."""

    output: AiRecognitionTaskHeadTailResultOutput | None = None
    """What the recognition has found."""

    progress: int | None = None
    """Progress of the recognition in percent, 0 to 100."""

    begin_process_time: datetime | None = None
    """When the recognition began."""

    finish_time: datetime | None = None
    """When the recognition ended."""

    @property
    def succeeded(self) -> bool:
        """Whether the recognition succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskSegmentResultInput(Model):
    """What a splitting of a video was given.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskSegmentResultInput
    """

    definition: int | None = None
    """Id of the splitting template that was used."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskSegmentSegmentItem(Model):
    """A part that a video was split into.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskSegmentSegmentItem
    """

    file_id: str | None = None
    """Id of the media file made of the part: digits, but a string, as it exceeds 2^53. Only if both
    the video that was split and the part are media files of VOD."""

    segment_url: str | None = None
    """URL of the part."""

    confidence: float | None = None
    """Confidence of the part, from 0 to 100."""

    start_time_offset: float | None = None
    """Where the part begins, in seconds from the beginning of the file."""

    end_time_offset: float | None = None
    """Where the part ends, in seconds from the beginning of the file."""

    cov_img_url: str | None = None
    """URL of the cover picture of the part."""

    special_info: str | None = None
    """Ignore it: VOD does not document its meaning."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskSegmentResultOutput(Model):
    """The parts that a video was split into.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskSegmentResultOutput
    """

    segment_set: tuple[AiRecognitionTaskSegmentSegmentItem, ...] | None = None
    """The parts: the first 100 at most. `segment_set_file_url` leads to all of them."""

    segment_set_file_url: str | None = None
    """URL of a JSON file that holds `segment_set` in full, in the same form; the file is deleted at
    `segment_set_file_url_expire_time`."""

    segment_set_file_url_expire_time: datetime | None = None
    """When `segment_set_file_url` expires."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskSegmentResult(Model):
    """Result of a splitting of a video: how it went, what it has made.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskSegmentResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the splitting."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """0 for success, other values for failure. Deprecated: use `err_code_ext`."""

    message: str | None = None
    """Error message."""

    input: AiRecognitionTaskSegmentResultInput | None = None
    """What the splitting was given."""

    output: AiRecognitionTaskSegmentResultOutput | None = None
    """What the splitting has made."""

    progress: int | None = None
    """Progress of the splitting in percent, 0 to 100."""

    begin_process_time: datetime | None = None
    """When the splitting began."""

    finish_time: datetime | None = None
    """When the splitting ended."""

    @property
    def succeeded(self) -> bool:
        """Whether the splitting succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskFaceResultInput(Model):
    """What a face recognition was given.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskFaceResultInput
    """

    definition: int | None = None
    """Id of the recognition template that was used."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskFaceSegmentItem(Model):
    """A part of a video in which a person was recognized.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskFaceSegmentItem
    """

    start_time_offset: float | None = None
    """Where the part begins, in seconds from the beginning of the file."""

    end_time_offset: float | None = None
    """Where the part ends, in seconds from the beginning of the file."""

    confidence: float | None = None
    """Confidence of the part, from 0 to 100."""

    area_coord_set: tuple[int, ...] | None = None
    """Where the face is in the picture: x and y of the upper left corner, then x and y of the lower
    right one. VOD does not document the unit."""


class RecognitionFaceLibrary(StrEnum):
    """The library that a recognized person comes from.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskFaceResultItem
    """

    DEFAULT = "Default"
    """The default library."""
    USER_DEFINE = "UserDefine"
    """The library of the application's own people."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskFaceResultItem(Model):
    """A person who was recognized in a video.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskFaceResultItem
    """

    id: str | None = None
    """Id of the person."""

    type: Annotated[str, RecognitionFaceLibrary] | None = None
    """The library that the person comes from."""

    name: str | None = None
    """Name of the person."""

    segment_set: tuple[AiRecognitionTaskFaceSegmentItem, ...] | None = None
    """The parts in which the person appears."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskFaceResultOutput(Model):
    """The people whom a face recognition has found.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskFaceResultOutput
    """

    result_set: tuple[AiRecognitionTaskFaceResultItem, ...] | None = None
    """The people: the first 100 at most. `result_set_file_url` leads to all of them."""

    result_set_file_url: str | None = None
    """URL of a JSON file that holds `result_set` in full, in the same form; the file is deleted at
    `result_set_file_url_expire_time`."""

    result_set_file_url_expire_time: datetime | None = None
    """When `result_set_file_url` expires."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskFaceResult(Model):
    """Result of a face recognition: how it went, what it has found.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskFaceResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the recognition."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """0 for success, other values for failure. Deprecated: use `err_code_ext`."""

    message: str | None = None
    """Error message."""

    input: AiRecognitionTaskFaceResultInput | None = None
    """What the recognition was given."""

    output: AiRecognitionTaskFaceResultOutput | None = None
    """What the recognition has found."""

    progress: int | None = None
    """Progress of the recognition in percent, 0 to 100."""

    begin_process_time: datetime | None = None
    """When the recognition began."""

    finish_time: datetime | None = None
    """When the recognition ended."""

    @property
    def succeeded(self) -> bool:
        """Whether the recognition succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskAsrWordsResultInput(Model):
    """What a recognition of spoken keywords was given.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskAsrWordsResultInput
    """

    definition: int | None = None
    """Id of the recognition template that was used."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskAsrWordsSegmentItem(Model):
    """A part of a media file in which a keyword is spoken.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskAsrWordsSegmentItem
    """

    start_time_offset: float | None = None
    """Where the part begins, in seconds from the beginning of the file."""

    end_time_offset: float | None = None
    """Where the part ends, in seconds from the beginning of the file."""

    confidence: float | None = None
    """Confidence of the part, from 0 to 100."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskAsrWordsResultItem(Model):
    """A keyword that was recognized in speech.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskAsrWordsResultItem
    """

    word: str | None = None
    """The keyword."""

    segment_set: tuple[AiRecognitionTaskAsrWordsSegmentItem, ...] | None = None
    """The parts in which the keyword is spoken."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskAsrWordsResultOutput(Model):
    """The keywords that were recognized in speech.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskAsrWordsResultOutput
    """

    result_set: tuple[AiRecognitionTaskAsrWordsResultItem, ...] | None = None
    """The keywords: the first 100 at most. `result_set_file_url` leads to all of them."""

    result_set_file_url: str | None = None
    """URL of a JSON file that holds `result_set` in full, in the same form; the file is deleted at
    `result_set_file_url_expire_time`."""

    result_set_file_url_expire_time: datetime | None = None
    """When `result_set_file_url` expires."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskAsrWordsResult(Model):
    """Result of a recognition of spoken keywords: how it went, what it has found.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskAsrWordsResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the recognition."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """0 for success, other values for failure. Deprecated: use `err_code_ext`."""

    message: str | None = None
    """Error message."""

    input: AiRecognitionTaskAsrWordsResultInput | None = None
    """What the recognition was given."""

    output: AiRecognitionTaskAsrWordsResultOutput | None = None
    """What the recognition has found."""

    progress: int | None = None
    """Progress of the recognition in percent, 0 to 100."""

    begin_process_time: datetime | None = None
    """When the recognition began."""

    finish_time: datetime | None = None
    """When the recognition ended."""

    @property
    def succeeded(self) -> bool:
        """Whether the recognition succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskAsrFullTextResultInput(Model):
    """What a recognition of all speech was given.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskAsrFullTextResultInput
    """

    definition: int | None = None
    """Id of the recognition template that was used."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskAsrFullTextSegmentItem(Model):
    """A part of a media file, and what is spoken in it.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskAsrFullTextSegmentItem
    """

    confidence: float | None = None
    """Confidence of the part, from 0 to 100."""

    start_time_offset: float | None = None
    """Where the part begins, in seconds from the beginning of the file."""

    end_time_offset: float | None = None
    """Where the part ends, in seconds from the beginning of the file."""

    text: str | None = None
    """The text that was recognized."""


class RecognitionSubtitleFormat(StrEnum):
    """Format of a subtitle file made from speech.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskAsrFullTextResultOutputSubtitleItem
    """

    VTT = "vtt"
    """WebVTT."""
    SRT = "srt"
    """SubRip (SRT)."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskAsrFullTextResultOutputSubtitleItem(Model):
    """A subtitle file made from speech that was recognized or translated.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskAsrFullTextResultOutputSubtitleItem
    """

    id: str | None = None
    """Id of the subtitles among those of the media file, if `format` is ``vtt``. Not valid for
    tasks from before 2024-11-01T10:00:00Z."""

    name: str | None = None
    """Name of the subtitles that a player shows, if `format` is ``vtt``. Not valid for tasks from
    before 2024-11-01T10:00:00Z."""

    language: str | None = None
    """Language of the subtitles. VOD does not list the values."""

    format: Annotated[str, RecognitionSubtitleFormat] | None = None
    """Format of the subtitle file. It decides whether `id` and `name` are valid."""

    url: str | None = None
    """URL of the subtitle file."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskAsrFullTextResultOutput(Model):
    """The speech that was recognized, and the subtitle files made from it.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskAsrFullTextResultOutput
    """

    segment_set: tuple[AiRecognitionTaskAsrFullTextSegmentItem, ...] | None = None
    """The parts with speech: the first 100 at most. `segment_set_file_url` leads to all of them."""

    segment_set_file_url: str | None = None
    """URL of a JSON file that holds `segment_set` in full, in the same form; the file is deleted at
    `segment_set_file_url_expire_time`."""

    segment_set_file_url_expire_time: datetime | None = None
    """When `segment_set_file_url` expires."""

    subtitle_set: tuple[AiRecognitionTaskAsrFullTextResultOutputSubtitleItem, ...] | None = None
    """The subtitle files that ``SubtitleFormats`` in the settings of the recognition asked for."""

    subtitle_url: str | None = None
    """URL of the subtitle file that ``SubtitleFormat`` in the settings of the recognition asked
    for."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskAsrFullTextResult(Model):
    """Result of a recognition of all speech: how it went, what it has found.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskAsrFullTextResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the recognition."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """0 for success, other values for failure. Deprecated: use `err_code_ext`."""

    message: str | None = None
    """Error message."""

    input: AiRecognitionTaskAsrFullTextResultInput | None = None
    """What the recognition was given."""

    output: AiRecognitionTaskAsrFullTextResultOutput | None = None
    """What the recognition has found."""

    progress: int | None = None
    """Progress of the recognition in percent, 0 to 100."""

    begin_process_time: datetime | None = None
    """When the recognition began."""

    finish_time: datetime | None = None
    """When the recognition ended."""

    @property
    def succeeded(self) -> bool:
        """Whether the recognition succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskAsrTranslateResultInput(Model):
    """What a translation of speech was given.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskAsrTranslateResultInput
    """

    definition: int | None = None
    """Id of the translation template that was used."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskAsrTranslateSegmentItem(Model):
    """A part of a media file, what is spoken in it, and the translation.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskAsrTranslateSegmentItem
    """

    confidence: float | None = None
    """Confidence of the part, from 0 to 100."""

    start_time_offset: float | None = None
    """Where the part begins, in seconds from the beginning of the file."""

    end_time_offset: float | None = None
    """Where the part ends, in seconds from the beginning of the file."""

    text: str | None = None
    """The text that was recognized."""

    translation: str | None = None
    """Translation of `text`."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskAsrTranslateResultOutput(Model):
    """The speech that was translated, and the subtitle files made from it.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskAsrTranslateResultOutput
    """

    segment_set: tuple[AiRecognitionTaskAsrTranslateSegmentItem, ...] | None = None
    """The parts with speech: the first 100 at most. `segment_set_file_url` leads to all of them."""

    segment_set_file_url: str | None = None
    """URL of a JSON file that holds `segment_set` in full, in the same form; the file is deleted at
    `segment_set_file_url_expire_time`."""

    segment_set_file_url_expire_time: datetime | None = None
    """When `segment_set_file_url` expires."""

    subtitle_set: tuple[AiRecognitionTaskAsrFullTextResultOutputSubtitleItem, ...] | None = None
    """The subtitle files that were made."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskAsrTranslateResult(Model):
    """Result of a translation of speech: how it went, what it has made.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskAsrTranslateResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the translation."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """0 for success, other values for failure. Deprecated: use `err_code_ext`."""

    message: str | None = None
    """Error message."""

    input: AiRecognitionTaskAsrTranslateResultInput | None = None
    """What the translation was given."""

    output: AiRecognitionTaskAsrTranslateResultOutput | None = None
    """What the translation has made."""

    progress: int | None = None
    """Progress of the translation in percent, 0 to 100."""

    begin_process_time: datetime | None = None
    """When the translation began."""

    finish_time: datetime | None = None
    """When the translation ended."""

    @property
    def succeeded(self) -> bool:
        """Whether the translation succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskOcrWordsResultInput(Model):
    """What a recognition of keywords in the picture was given.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskOcrWordsResultInput
    """

    definition: int | None = None
    """Id of the recognition template that was used."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskOcrWordsSegmentItem(Model):
    """A part of a video in which a keyword is shown.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskOcrWordsSegmentItem
    """

    start_time_offset: float | None = None
    """Where the part begins, in seconds from the beginning of the file."""

    end_time_offset: float | None = None
    """Where the part ends, in seconds from the beginning of the file."""

    confidence: float | None = None
    """Confidence of the part, from 0 to 100."""

    area_coord_set: tuple[int, ...] | None = None
    """Where the keyword is in the picture: x and y of the upper left corner, then x and y of the
    lower right one. VOD does not document the unit."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskOcrWordsResultItem(Model):
    """A keyword that was recognized in the picture.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskOcrWordsResultItem
    """

    word: str | None = None
    """The keyword."""

    segment_set: tuple[AiRecognitionTaskOcrWordsSegmentItem, ...] | None = None
    """The parts in which the keyword is shown."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskOcrWordsResultOutput(Model):
    """The keywords that were recognized in the picture.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskOcrWordsResultOutput
    """

    result_set: tuple[AiRecognitionTaskOcrWordsResultItem, ...] | None = None
    """The keywords: the first 100 at most. `result_set_file_url` leads to all of them."""

    result_set_file_url: str | None = None
    """URL of a JSON file that holds `result_set` in full, in the same form; the file is deleted at
    `result_set_file_url_expire_time`."""

    result_set_file_url_expire_time: datetime | None = None
    """When `result_set_file_url` expires."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskOcrWordsResult(Model):
    """Result of a recognition of keywords in the picture: how it went, what it has found.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskOcrWordsResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the recognition."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """0 for success, other values for failure. Deprecated: use `err_code_ext`."""

    message: str | None = None
    """Error message."""

    input: AiRecognitionTaskOcrWordsResultInput | None = None
    """What the recognition was given."""

    output: AiRecognitionTaskOcrWordsResultOutput | None = None
    """What the recognition has found."""

    progress: int | None = None
    """Progress of the recognition in percent, 0 to 100."""

    begin_process_time: datetime | None = None
    """When the recognition began."""

    finish_time: datetime | None = None
    """When the recognition ended."""

    @property
    def succeeded(self) -> bool:
        """Whether the recognition succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskOcrFullTextResultInput(Model):
    """What a recognition of all text in the picture was given.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskOcrFullTextResultInput
    """

    definition: int | None = None
    """Id of the recognition template that was used."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskOcrFullTextSegmentTextItem(Model):
    """A text that is shown in a part of a video.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskOcrFullTextSegmentTextItem
    """

    confidence: float | None = None
    """Confidence of the text, from 0 to 100."""

    area_coord_set: tuple[int, ...] | None = None
    """Where the text is in the picture: x and y of the upper left corner, then x and y of the lower
    right one. VOD does not document the unit."""

    text: str | None = None
    """The text that was recognized."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskOcrFullTextSegmentItem(Model):
    """A part of a video, and the texts that are shown in it.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskOcrFullTextSegmentItem
    """

    start_time_offset: float | None = None
    """Where the part begins, in seconds from the beginning of the file."""

    end_time_offset: float | None = None
    """Where the part ends, in seconds from the beginning of the file."""

    text_set: tuple[AiRecognitionTaskOcrFullTextSegmentTextItem, ...] | None = None
    """The texts that are shown in the part."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskOcrFullTextResultOutput(Model):
    """The text that was recognized in the picture.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskOcrFullTextResultOutput
    """

    segment_set: tuple[AiRecognitionTaskOcrFullTextSegmentItem, ...] | None = None
    """The parts with text: the first 100 at most. `segment_set_file_url` leads to all of them."""

    segment_set_file_url: str | None = None
    """URL of a JSON file that holds `segment_set` in full; the file is deleted at
    `segment_set_file_url_expire_time`. VOD documents its form as that of ``ResultSet``, a field
    that does not exist here."""

    segment_set_file_url_expire_time: datetime | None = None
    """When `segment_set_file_url` expires."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskOcrFullTextResult(Model):
    """Result of a recognition of all text in the picture: how it went, what it has found.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskOcrFullTextResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the recognition."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """0 for success, other values for failure. Deprecated: use `err_code_ext`."""

    message: str | None = None
    """Error message."""

    input: AiRecognitionTaskOcrFullTextResultInput | None = None
    """What the recognition was given."""

    output: AiRecognitionTaskOcrFullTextResultOutput | None = None
    """What the recognition has found."""

    progress: int | None = None
    """Progress of the recognition in percent, 0 to 100."""

    begin_process_time: datetime | None = None
    """When the recognition began."""

    finish_time: datetime | None = None
    """When the recognition ended."""

    @property
    def succeeded(self) -> bool:
        """Whether the recognition succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskObjectResultInput(Model):
    """What an object recognition was given.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskObjectResultInput
    """

    definition: int | None = None
    """Id of the recognition template that was used."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskObjectSeqmentItem(Model):
    """A part of a video in which an object was recognized; "Seqment" is the name VOD gives it.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskObjectSeqmentItem
    """

    start_time_offset: float | None = None
    """Where the part begins, in seconds from the beginning of the file."""

    end_time_offset: float | None = None
    """Where the part ends, in seconds from the beginning of the file."""

    confidence: float | None = None
    """Confidence of the part, from 0 to 100."""

    area_coord_set: tuple[int, ...] | None = None
    """Where the object is in the picture: x and y of the upper left corner, then x and y of the
    lower right one. VOD does not document the unit."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskObjectSegmentItem(Model):
    """A part of a video in which an object was recognized.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskObjectSegmentItem
    """

    start_time_offset: float | None = None
    """Where the part begins, in seconds from the beginning of the file."""

    end_time_offset: float | None = None
    """Where the part ends, in seconds from the beginning of the file."""

    confidence: float | None = None
    """Confidence of the part, from 0 to 100."""

    area_coord_set: tuple[int, ...] | None = None
    """Where the object is in the picture: x and y of the upper left corner, then x and y of the
    lower right one. VOD does not document the unit."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskObjectResultItem(Model):
    """An object that was recognized in a video.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskObjectResultItem
    """

    name: str | None = None
    """Name of the object."""

    segment_set: tuple[AiRecognitionTaskObjectSeqmentItem, ...] | None = None
    """The parts in which the object appears."""

    recognition_segment_set: tuple[AiRecognitionTaskObjectSegmentItem, ...] | None = None
    """The parts in which the object appears. VOD does not document how it differs from
    `segment_set`."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskObjectResultOutput(Model):
    """The objects that an object recognition has found.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskObjectResultOutput
    """

    result_set: tuple[AiRecognitionTaskObjectResultItem, ...] | None = None
    """The objects: the first 100 at most. `result_set_file_url` leads to all of them."""

    result_set_file_url: str | None = None
    """URL of a JSON file that holds `result_set` in full, in the same form; the file is deleted at
    `result_set_file_url_expire_time`."""

    result_set_file_url_expire_time: datetime | None = None
    """When `result_set_file_url` expires."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionTaskObjectResult(Model):
    """Result of an object recognition: how it went, what it has found.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionTaskObjectResult
    """

    status: Annotated[str, ResultStatus] | None = None
    """Status of the recognition."""

    err_code_ext: str | None = None
    """Error code as text, ``""`` for success; the official list is at
    https://cloud.tencent.com/document/product/266/50368."""

    err_code: int | None = None
    """0 for success, other values for failure. Deprecated: use `err_code_ext`."""

    message: str | None = None
    """Error message."""

    input: AiRecognitionTaskObjectResultInput | None = None
    """What the recognition was given."""

    output: AiRecognitionTaskObjectResultOutput | None = None
    """What the recognition has found."""

    progress: int | None = None
    """Progress of the recognition in percent, 0 to 100."""

    begin_process_time: datetime | None = None
    """When the recognition began."""

    finish_time: datetime | None = None
    """When the recognition ended."""

    @property
    def succeeded(self) -> bool:
        """Whether the recognition succeeded: status ``SUCCESS``, and no error in its codes.

        `err_code_ext` decides if it was sent, otherwise `err_code`.
        """
        no_error = has_no_error(self.err_code, self.err_code_ext, self.unknown_fields)
        return self.status == ResultStatus.SUCCESS and no_error


class RecognitionType(StrEnum):
    """What a content recognition looks for.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionResult
    """

    FACE_RECOGNITION = "FaceRecognition"
    """Faces."""
    ASR_WORDS_RECOGNITION = "AsrWordsRecognition"
    """Keywords in speech."""
    OCR_WORDS_RECOGNITION = "OcrWordsRecognition"
    """Keywords in the picture."""
    ASR_FULL_TEXT_RECOGNITION = "AsrFullTextRecognition"
    """All speech."""
    ASR_TRANSLATE_RECOGNITION = "AsrTranslateRecognition"
    """Speech, to translate it."""
    OCR_FULL_TEXT_RECOGNITION = "OcrFullTextRecognition"
    """All text in the picture."""
    HEAD_TAIL_RECOGNITION = "HeadTailRecognition"
    """The opening and the ending."""
    OBJECT_RECOGNITION = "ObjectRecognition"
    """Objects."""
    SEGMENT_RECOGNITION = "SegmentRecognition"
    """Parts to split the video into. Missing from VOD's list of types, but named by the field for
    its result."""


@final
@frozen(kw_only=True, repr=False)
class AiRecognitionResult(Model):
    """Result of one content recognition of a processing task.

    See https://cloud.tencent.com/document/api/266/31773#AiRecognitionResult
    """

    type: Annotated[str, RecognitionType] | None = None
    """What the recognition looks for: which of the fields below is set."""

    head_tail_task: AiRecognitionTaskHeadTailResult | None = None
    """The opening and the ending, if `type` is ``HeadTailRecognition``."""

    segment_task: AiRecognitionTaskSegmentResult | None = None
    """The parts that the video was split into, if `type` is ``SegmentRecognition``."""

    face_task: AiRecognitionTaskFaceResult | None = None
    """The faces, if `type` is ``FaceRecognition``."""

    asr_words_task: AiRecognitionTaskAsrWordsResult | None = None
    """The keywords in speech, if `type` is ``AsrWordsRecognition``."""

    asr_full_text_task: AiRecognitionTaskAsrFullTextResult | None = None
    """All speech, if `type` is ``AsrFullTextRecognition``."""

    asr_translate_task: AiRecognitionTaskAsrTranslateResult | None = None
    """The translation of speech, if `type` is ``AsrTranslateRecognition``."""

    ocr_words_task: AiRecognitionTaskOcrWordsResult | None = None
    """The keywords in the picture, if `type` is ``OcrWordsRecognition``."""

    ocr_full_text_task: AiRecognitionTaskOcrFullTextResult | None = None
    """All text in the picture, if `type` is ``OcrFullTextRecognition``."""

    object_task: AiRecognitionTaskObjectResult | None = None
    """The objects, if `type` is ``ObjectRecognition``."""
