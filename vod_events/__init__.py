"""Typed, immutable events for the notifications of Tencent Cloud VOD (云点播)."""

# Underscored, as every other name here is the library's own.
import importlib as _importlib
import typing as _typing

from vod_events._parse import parse, parse_callback, parse_pull_events, to_dict, to_json
from vod_events._registry import AnyEvent
from vod_events._values import JsonObject, JsonValue
from vod_events._version import __version__ as __version__
from vod_events.errors import (
    DecodeError,
    InvalidEventError,
    Problem,
    PullEventsError,
    VodEventsError,
)
from vod_events.events import Event, MalformedEvent, PullComplete, UnknownEvent
from vod_events.responses import PullEventsResponse
from vod_events.schemas.media import (
    DynamicRangeInfo,
    LiveRecordInfo,
    MediaAudioStreamItem,
    MediaBasicInfo,
    MediaMetaData,
    MediaSourceData,
    MediaVideoStreamItem,
    TrtcRecordInfo,
    WebPageRecordInfo,
)
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

if _typing.TYPE_CHECKING:
    from vod_events._converter import configure_converter, make_converter
    from vod_events._drift import Drift, drift
    from vod_events._schema import json_schema, openapi

__all__ = [
    "AnyEvent",
    "DecodeError",
    "Drift",
    "DynamicRange",
    "DynamicRangeInfo",
    "Event",
    "EventType",
    "HDRType",
    "InvalidEventError",
    "JsonObject",
    "JsonValue",
    "LiveRecordInfo",
    "MalformedEvent",
    "MediaAudioStreamItem",
    "MediaBasicInfo",
    "MediaCategory",
    "MediaMetaData",
    "MediaSourceData",
    "MediaStatus",
    "MediaVideoStreamItem",
    "Problem",
    "PullComplete",
    "PullEventsError",
    "PullEventsResponse",
    "PullUploadTask",
    "SourceType",
    "StorageClass",
    "TaskStatus",
    "TrtcRecordInfo",
    "UnknownEvent",
    "VodEventsError",
    "WebPageRecordInfo",
    "configure_converter",
    "drift",
    "json_schema",
    "make_converter",
    "openapi",
    "parse",
    "parse_callback",
    "parse_pull_events",
    "to_dict",
    "to_json",
]

# What reading and writing does not need is loaded when it is first asked for.
_LAZY = {
    "Drift": "_drift",
    "configure_converter": "_converter",
    "drift": "_drift",
    "json_schema": "_schema",
    "make_converter": "_converter",
    "openapi": "_schema",
}


def __getattr__(name: str) -> _typing.Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(_importlib.import_module(f"vod_events.{_LAZY[name]}"), name)
    globals()[name] = value  # Not asked for here again.
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
