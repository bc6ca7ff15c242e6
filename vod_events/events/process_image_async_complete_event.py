"""ProcessImageAsyncCompleteEvent: an image has been processed, or could not be.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from enum import StrEnum
from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent
from vod_events.events.enhancement import (
    ColorEnhanceInfo,
    FaceEnhanceInfo,
    LowLightEnhanceInfo,
    SharpEnhanceInfo,
    SuperResolutionInfo,
)
from vod_events.events.settings import Switch


@final
@frozen(kw_only=True, repr=False)
class ImageEncodeConfig(Model):
    """How the processed image is encoded.

    See https://cloud.tencent.com/document/api/266/31773#ImageEncodeConfig
    """

    format: str | None = None
    """Image format: ``JPEG``, ``PNG``, ``BMP`` or ``WebP``; by default that of the original image.
    Animated images are not supported."""

    quality: int | None = None
    """Quality relative to the original image, 1 to 100; by default that of the original image."""


class ImageSuperResolutionMode(StrEnum):
    """How the size of an image after super-resolution is given.

    See https://cloud.tencent.com/document/api/266/31773#AdvancedSuperResolutionConfig
    """

    ASPECT = "aspect"
    """By a width and a height, of which VOD makes what it calls the larger rectangle."""
    FIXED = "fixed"
    """By a width and a height to which the image is stretched."""
    PERCENT = "percent"
    """By a factor."""


@final
@frozen(kw_only=True, repr=False)
class AdvancedSuperResolutionConfig(Model):
    """How an image is enlarged by advanced super-resolution.

    See https://cloud.tencent.com/document/api/266/31773#AdvancedSuperResolutionConfig
    """

    switch: Annotated[str, Switch] | None = None
    """Whether the image is enlarged; ``ON`` by default."""

    type: str | None = None
    """Kind of super-resolution: ``standard`` (the default) or ``super`` (advanced)."""

    mode: Annotated[str, ImageSuperResolutionMode] | None = None
    """How the size is given: which of the fields below count. ``percent`` by default."""

    percent: float | None = None
    """Factor of enlargement, if `mode` is ``percent``; it may have decimals."""

    width: int | None = None
    """Width in pixels, at most 4096."""

    height: int | None = None
    """Height in pixels, at most 4096."""

    long_side: int | None = None
    """Longer side in pixels, at most 4096; counts if `mode` is ``aspect`` or ``fixed`` and neither
    `width` nor `height` was given."""

    short_side: int | None = None
    """Shorter side in pixels, at most 4096; counts if `long_side` does."""


@final
@frozen(kw_only=True, repr=False)
class ImageDenoiseConfig(Model):
    """How noise is removed from an image.

    See https://cloud.tencent.com/document/api/266/31773#ImageDenoiseConfig
    """

    switch: Annotated[str, Switch] | None = None
    """Whether noise is removed; ``ON`` by default."""

    type: str | None = None
    """Strength: ``weak`` (the default) or ``strong``."""


@final
@frozen(kw_only=True, repr=False)
class ImageQualityEnhanceInfo(Model):
    """How the overall quality of an image is enhanced.

    See https://cloud.tencent.com/document/api/266/31773#ImageQualityEnhanceInfo
    """

    switch: Annotated[str, Switch] | None = None
    """Whether the overall quality is enhanced."""

    type: str | None = None
    """Strength, if `switch` is ``ON``: ``weak`` (the default), ``normal`` or ``strong``."""


@final
@frozen(kw_only=True, repr=False)
class ImageEnhanceConfig(Model):
    """How an image is enhanced.

    See https://cloud.tencent.com/document/api/266/31773#ImageEnhanceConfig
    """

    super_resolution: SuperResolutionInfo | None = None
    """How the image is enlarged by super-resolution."""

    advanced_super_resolution: AdvancedSuperResolutionConfig | None = None
    """How the image is enlarged by advanced super-resolution."""

    denoise: ImageDenoiseConfig | None = None
    """How noise is removed."""

    image_quality_enhance: ImageQualityEnhanceInfo | None = None
    """How the overall quality is enhanced."""

    color_enhance: ColorEnhanceInfo | None = None
    """How colors are enhanced."""

    sharp_enhance: SharpEnhanceInfo | None = None
    """How details are sharpened."""

    face_enhance: FaceEnhanceInfo | None = None
    """How faces are enhanced."""

    low_light_enhance: LowLightEnhanceInfo | None = None
    """How a picture taken in low light is enhanced."""


@final
@frozen(kw_only=True, repr=False)
class BeautyEffectItem(Model):
    """One beauty effect.

    See https://cloud.tencent.com/document/api/266/31773#BeautyEffectItem
    """

    switch: Annotated[str, Switch] | None = None
    """Whether the effect is applied."""

    type: str | None = None
    """Name of the effect; VOD does not list the names with this data type."""

    value: int | None = None
    """Strength of the effect; VOD does not document its range."""

    resource_path: str | None = None
    """Path of a further resource; VOD does not document its form."""

    ext_info: str | None = None
    """Further information; VOD does not document its form."""


@final
@frozen(kw_only=True, repr=False)
class BeautyFilterItem(Model):
    """One beauty filter.

    See https://cloud.tencent.com/document/api/266/31773#BeautyFilterItem
    """

    switch: Annotated[str, Switch] | None = None
    """Whether the filter is applied."""

    type: str | None = None
    """Name of the filter; VOD does not list the names with this data type."""

    value: int | None = None
    """Strength of the filter; VOD does not document its range."""


@final
@frozen(kw_only=True, repr=False)
class ImageBeautyConfig(Model):
    """Which beauty effects and filters are applied to an image.

    See https://cloud.tencent.com/document/api/266/31773#ImageBeautyConfig
    """

    beauty_effect_items: tuple[BeautyEffectItem, ...] | None = None
    """The beauty effects."""

    beauty_filter_items: tuple[BeautyFilterItem, ...] | None = None
    """The beauty filters."""


@final
@frozen(kw_only=True, repr=False)
class PatternConfig(Model):
    """How a printed pattern is cut out of an image.

    See https://cloud.tencent.com/document/api/266/31773#PatternConfig
    """

    transparency_threshold: int | None = None
    """Threshold of transparency, 0 to 255; 30 by default."""

    opaque_threshold: int | None = None
    """Threshold of opacity, 0 to 255 and above `transparency_threshold`; 127 by default."""

    edge_sampling_step: int | None = None
    """Steps by which edges are sampled, 1 to 10; 5 by default."""

    edge_expansion_step: int | None = None
    """Steps by which edges are expanded; 5 by default."""

    edge_blending_intensity: float | None = None
    """Strength with which edges are blended, 0.0 to 1.0; 0.5 by default."""


class AiCutOutType(StrEnum):
    """What is cut out of an image.

    See https://cloud.tencent.com/document/api/266/31773#AiCutOutConfig
    """

    FOREGROUND = "foreground"
    """The foreground."""
    PATTERN = "pattern"
    """A printed pattern."""


@final
@frozen(kw_only=True, repr=False)
class AiCutOutConfig(Model):
    """What is cut out of an image, and how.

    See https://cloud.tencent.com/document/api/266/31773#AiCutOutConfig
    """

    switch: Annotated[str, Switch] | None = None
    """Whether something is cut out; ``ON`` by default."""

    type: Annotated[str, AiCutOutType] | None = None
    """What is cut out; for ``pattern`` `pattern_config` counts."""

    pattern_config: PatternConfig | None = None
    """How the pattern is cut out, if `type` is ``pattern``."""

    model: str | None = None
    """Model that does it, such as ``cutout-1.0-lite`` or ``WAND-cutout-2.0-flash``. The Chinese and
    the English documentation list different names."""


@final
@frozen(kw_only=True, repr=False)
class ProcessImageAsyncTask(Model):
    """What a task that processes an image was asked to do.

    See https://cloud.tencent.com/document/api/266/31773#ProcessImageAsyncTask
    """

    encode_config: ImageEncodeConfig | None = None
    """How the processed image is encoded."""

    enhance_config: ImageEnhanceConfig | None = None
    """How the image is enhanced."""

    beauty_config: ImageBeautyConfig | None = None
    """Which beauty effects and filters are applied."""

    ai_cut_out_config: AiCutOutConfig | None = None
    """What is cut out of the image."""


@final
@frozen(kw_only=True, repr=False)
class ProcessImageAsyncCompleteEvent(DocumentedEvent):
    """An image that ProcessImageAsync was asked to process has been processed, or could not be.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["ProcessImageAsyncCompleteEvent"] = field(
        default="ProcessImageAsyncCompleteEvent", init=False
    )
    """Always ``ProcessImageAsyncCompleteEvent``."""

    payload: ProcessImageAsyncTask
    """What the task was asked to do. VOD documents no id, status, error code or output here; what
    it sends of them is in the payload's `unknown_fields`."""
