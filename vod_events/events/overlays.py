"""What is laid over or put around a picture: watermarks, mosaics, head and tail, subtitles.

The data types echo what a request asked for; `DigitalWatermarkType` says what a file carries.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from enum import StrEnum
from typing import Annotated, final

from attrs import frozen

from vod_events._model import Model
from vod_events.events.settings import Switch


class DigitalWatermarkType(StrEnum):
    """Which digital watermark a file carries.

    See https://cloud.tencent.com/document/api/266/31773#MediaTranscodeItem
    """

    TRACE = "Trace"
    """A trace watermark."""
    COPY_RIGHT = "CopyRight"
    """A copyright watermark."""
    NONE = "None"
    """No digital watermark."""


@final
@frozen(kw_only=True, repr=False)
class WatermarkInput(Model):
    """A visible watermark: a picture, a text or an SVG drawing.

    See https://cloud.tencent.com/document/api/266/31773#WatermarkInput
    """

    definition: int | None = None
    """Id of the watermark template."""

    text_content: str | None = None
    """The text, at most 100 characters, for a text watermark. Snapshots cannot have one."""

    svg_content: str | None = None
    """The SVG source, at most 2,000,000 characters, for an SVG watermark. Snapshots cannot have
    one."""

    start_time_offset: float | None = None
    """Where the watermark appears, in seconds from the beginning of the video, or from its end if
    negative. 0 and None stand for the beginning."""

    end_time_offset: float | None = None
    """Where the watermark disappears, in seconds from the beginning of the video, or from its end
    if negative. 0 and None stand for the end."""


@final
@frozen(kw_only=True, repr=False)
class TraceWatermarkInput(Model):
    """A trace watermark, by which the source of a copy can be found.

    See https://cloud.tencent.com/document/api/266/31773#TraceWatermarkInput
    """

    switch: Annotated[str, Switch] | None = None
    """Whether the watermark is added."""

    definition: int | None = None
    """Deprecated, and without a replacement."""


@final
@frozen(kw_only=True, repr=False)
class CopyRightWatermarkInput(Model):
    """A copyright watermark.

    See https://cloud.tencent.com/document/api/266/31773#CopyRightWatermarkInput
    """

    text: str | None = None
    """The copyright notice, at most 200 characters."""


@final
@frozen(kw_only=True, repr=False)
class BlindWatermarkInput(Model):
    """A blind watermark, which VOD describes as a digital watermark.

    See https://cloud.tencent.com/document/api/266/31773#BlindWatermarkInput
    """

    definition: int | None = None
    """Id of the blind watermark template."""


@final
@frozen(kw_only=True, repr=False)
class MosaicInput(Model):
    """A mosaic that hides a part of the picture.

    See https://cloud.tencent.com/document/api/266/31773#MosaicInput
    """

    coordinate_origin: str | None = None
    """From where the position is measured. Only ``TopLeft`` is documented: from the top left corner
    of the picture to that of the mosaic."""

    x_pos: str | None = None
    """Horizontal position, in percent of the width of the video (``10%``) or in pixels (``100px``);
    ``0px`` by default."""

    y_pos: str | None = None
    """Vertical position, in percent of the height of the video (``10%``) or in pixels (``100px``);
    ``0px`` by default."""

    width: str | None = None
    """Width, in percent of the width of the video (``10%``, the default) or in pixels
    (``100px``)."""

    height: str | None = None
    """Height, in percent of the height of the video (``10%``, the default) or in pixels
    (``100px``)."""

    start_time_offset: float | None = None
    """Where the mosaic appears, in seconds from the beginning of the video, or from its end if
    negative. 0 and None stand for the beginning."""

    end_time_offset: float | None = None
    """Where the mosaic disappears, in seconds from the beginning of the video, or from its end if
    negative. 0 and None stand for the end."""


@final
@frozen(kw_only=True, repr=False)
class HeadTailTaskInput(Model):
    """A head and tail: clips put before and after a video.

    See https://cloud.tencent.com/document/api/266/31773#HeadTailTaskInput
    """

    definition: int | None = None
    """Id of the head and tail template."""


@final
@frozen(kw_only=True, repr=False)
class SubtitleInfoInput(Model):
    """Subtitles that are drawn into the picture, and how they look.

    See https://cloud.tencent.com/document/api/266/31773#SubtitleInfoInput
    """

    id: str | None = None
    """Id of the subtitles; ``SUBTITLE_ID_PLACE_HOLDER`` for a subtitle track of the source file,
    which `stream_index` names."""

    stream_index: int | None = None
    """Index of the subtitle track, if `id` is ``SUBTITLE_ID_PLACE_HOLDER``: 3 for ``stream#0:3`` of
    the source file. VOD also calls 0 the first subtitle track, which differs."""

    font_type: str | None = None
    """File name of the font, such as ``kai.ttf`` or ``arial.ttf``; ``hei.ttf`` by default."""

    font_size: str | None = None
    """Size of the font, in pixels (``40px``, at most 4096) or in percent of the height of the
    source video (``10%``). By default that of the subtitle file, or else 5%."""

    font_color: str | None = None
    """Color of the text: ``0xRRGGBB``; ``0xFFFFFF`` (white) by default."""

    font_alpha: float | None = None
    """Opacity of the text: up to 1, which is opaque and the default. 0 would be transparent, but is
    outside the documented range."""

    y_pos: str | None = None
    """Distance of the subtitles from the bottom of the picture, in pixels (``40px``, at most 4096)
    or in percent of the height of the source video (``10%``); 4% by default. It overrides what the
    subtitle file says."""

    board_y: str | None = None
    """Distance of the background board from the bottom of the picture, in pixels (``40px``, at most
    4096) or in percent of the height of the source video (``10%``). None for no board."""

    board_width: str | None = None
    """Width of the background board, in pixels (``800px``, at most 4096) or in percent (``90%``).
    The default is 90% of the width of the source video."""

    board_height: str | None = None
    """Height of the background board, in pixels (``100px``, at most 4096) or in percent (``15%``).
    The default is 15% of the height of the source video."""

    board_color: str | None = None
    """Color of the background board: ``0xRRGGBB``; ``0x000000`` (black) by default."""

    board_alpha: float | None = None
    """Opacity of the background board, from 0 (transparent) to 1 (opaque); 0.8 by default."""

    alignment: str | None = None
    """Which edge of the subtitles stays in place however many lines they have: ``top``, or
    ``bottom``, which is the default."""

    outline_width: str | None = None
    """Width of the outline, in pixels (``2px``, at most 1000) or in percent (``0.5%``). The default
    is 0.3% of the height of the source video."""

    outline_color: str | None = None
    """Color of the outline: ``0xRRGGBB``; ``0x000000`` (black) by default."""

    outline_alpha: float | None = None
    """Opacity of the outline: up to 1, which is opaque and the default. 0 would be transparent, but
    is outside the documented range."""

    shadow_width: str | None = None
    """Width of the shadow, in pixels (``2px``, at most 1000) or in percent (``0.5%``; VOD does not
    document of what). None for no shadow."""

    shadow_color: str | None = None
    """Color of the shadow, if there is one: ``0xRRGGBB``; ``0x000000`` (black) by default."""

    shadow_alpha: float | None = None
    """Opacity of the shadow, if there is one: up to 1, which is opaque and the default. 0 would be
    transparent, but is outside the documented range."""

    line_spacing: str | None = None
    """Space between lines, in pixels (``10px``, at most 1000) or in percent (``5%``; VOD does not
    document of what); 0 by default."""
