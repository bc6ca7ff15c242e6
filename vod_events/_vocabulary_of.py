"""Which open vocabulary a field draws on: known to the schema and to `drift`, not to the models."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from vod_events._model import Model
from vod_events.events import UnknownEvent
from vod_events.schemas.media import DynamicRangeInfo, MediaBasicInfo, MediaSourceData
from vod_events.schemas.upload import PullUploadTask
from vod_events.vocabularies import (
    DynamicRange,
    EventType,
    HDRType,
    MediaCategory,
    MediaStatus,
    SourceType,
    StorageClass,
    TaskStatus,
)

VOCABULARY_OF: Final[Mapping[tuple[type[Model], str], type[StrEnum]]] = MappingProxyType(
    {
        (DynamicRangeInfo, "hdr_type"): HDRType,
        (DynamicRangeInfo, "type"): DynamicRange,
        (MediaBasicInfo, "category"): MediaCategory,
        (MediaBasicInfo, "status"): MediaStatus,
        (MediaBasicInfo, "storage_class"): StorageClass,
        (MediaSourceData, "source_type"): SourceType,
        (PullUploadTask, "status"): TaskStatus,
        (UnknownEvent, "event_type"): EventType,
    }
)
"""By class and attribute."""
