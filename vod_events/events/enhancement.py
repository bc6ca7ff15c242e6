"""Picture enhancements: the settings that remastering and image processing share.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from enum import StrEnum
from typing import Annotated, final

from attrs import frozen

from vod_events._model import Model
from vod_events.events.settings import Switch


class EnhancementLevel(StrEnum):
    """How strongly a picture or a sound is enhanced.

    See https://cloud.tencent.com/document/api/266/31773#ColorEnhanceInfo
    """

    WEAK = "weak"
    """Lightly."""
    NORMAL = "normal"
    """Moderately."""
    STRONG = "strong"
    """Strongly."""


class SuperResolutionType(StrEnum):
    """The kind of source that super-resolution is tuned for.

    See https://cloud.tencent.com/document/api/266/31773#SuperResolutionInfo
    """

    LQ = "lq"
    """Low quality: unclear, with much noise."""
    HQ = "hq"
    """High quality: clear."""


@final
@frozen(kw_only=True, repr=False)
class SuperResolutionInfo(Model):
    """How the resolution of the picture is raised (super-resolution).

    See https://cloud.tencent.com/document/api/266/31773#SuperResolutionInfo
    """

    switch: Annotated[str, Switch] | None = None
    """Whether the resolution is raised."""

    type: Annotated[str, SuperResolutionType] | None = None
    """Kind of source, if `switch` is ``ON``; ``lq`` by default."""

    size: int | None = None
    """Factor by which the resolution is raised. 2 is the only value."""


@final
@frozen(kw_only=True, repr=False)
class ColorEnhanceInfo(Model):
    """How the colors of the picture are enhanced.

    See https://cloud.tencent.com/document/api/266/31773#ColorEnhanceInfo
    """

    switch: Annotated[str, Switch] | None = None
    """Whether colors are enhanced."""

    type: Annotated[str, EnhancementLevel] | None = None
    """How strongly, if `switch` is ``ON``; ``weak`` by default."""


@final
@frozen(kw_only=True, repr=False)
class SharpEnhanceInfo(Model):
    """How the details of the picture are enhanced.

    See https://cloud.tencent.com/document/api/266/31773#SharpEnhanceInfo
    """

    switch: Annotated[str, Switch] | None = None
    """Whether details are enhanced."""

    intensity: float | None = None
    """How strongly, from 0.0 to 1.0, if `switch` is ``ON``; 0.0 by default."""


@final
@frozen(kw_only=True, repr=False)
class FaceEnhanceInfo(Model):
    """How the faces in the picture are enhanced.

    See https://cloud.tencent.com/document/api/266/31773#FaceEnhanceInfo
    """

    switch: Annotated[str, Switch] | None = None
    """Whether faces are enhanced."""

    intensity: float | None = None
    """How strongly, from 0.0 to 1.0, if `switch` is ``ON``; 0.0 by default."""


@final
@frozen(kw_only=True, repr=False)
class LowLightEnhanceInfo(Model):
    """How a picture taken in low light is enhanced.

    See https://cloud.tencent.com/document/api/266/31773#LowLightEnhanceInfo
    """

    switch: Annotated[str, Switch] | None = None
    """Whether low light is compensated for."""

    type: Annotated[str, EnhancementLevel] | None = None
    """How strongly, if `switch` is ``ON``. ``normal`` is the only value."""
