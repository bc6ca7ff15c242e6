"""Typed, immutable events for the notifications of Tencent Cloud VOD (云点播)."""

# With an underscore, since all other names here are public.
import typing as _typing

from vod_events._model import Model
from vod_events._model import tell_pydantic_with as _tell_pydantic_with
from vod_events._parse import RawBody, parse, parse_callback, parse_pull_events, to_dict, to_json
from vod_events._preload import preload
from vod_events._values import JsonObject, JsonValue
from vod_events._version import __version__ as __version__
from vod_events.errors import (
    ApiError,
    DecodeError,
    InvalidEventError,
    NoAnswerError,
    Problem,
    SignatureError,
    VodEventsError,
)
from vod_events.events import (
    AnyEvent,
    Event,
    KnownEvent,
    MalformedEvent,
    UnknownEvent,
    event_class,
    event_classes,
)
from vod_events.responses import PullEventsResponse

if _typing.TYPE_CHECKING:
    from vod_events import consumer as consumer
    from vod_events import samples as samples
    from vod_events import strategies as strategies
    from vod_events import tencentcloud as tencentcloud
    from vod_events._converter import configure_converter, make_converter
    from vod_events._dedup import dedup_key
    from vod_events._drift import Drift, drift
    from vod_events._schema import json_schema, openapi
    from vod_events._signature import sign_callback, verify_callback
    from vod_events.events import (
        AigcHunyuan3DTaskComplete,
        AigcImageTaskComplete,
        AigcVideoTaskComplete,
        ClipComplete,
        ComplexAdaptiveDynamicStreamingComplete,
        ComposeMediaComplete,
        ConcatComplete,
        CreateAigcAdvancedCustomElementCompleteEvent,
        CreateAigcCustomVoiceCompleteEvent,
        CreateImageSpriteComplete,
        CreateSnapshotByTimeOffsetComplete,
        DescribeAigcFaceInfoAsyncComplete,
        DescribeFileAttributesComplete,
        EditMediaComplete,
        ExtractBlindWatermarkComplete,
        ExtractCopyRightWatermarkComplete,
        ExtractTraceWatermarkComplete,
        FileDeleted,
        MediaCastStatusChanged,
        NewFileUpload,
        PersistenceComplete,
        ProcedureStateChanged,
        ProcessImageAsyncCompleteEvent,
        ProcessMediaByMPSComplete,
        PullComplete,
        QualityEnhanceComplete,
        QualityInspectComplete,
        RebuildMediaComplete,
        ReduceMediaBitrateComplete,
        RemoveWatermark,
        RestoreMediaComplete,
        ReviewAudioVideoComplete,
        SceneAigcImageCompleteEvent,
        SplitMediaComplete,
        TranscodeComplete,
        WechatMiniProgramPublishComplete,
        WechatPublishComplete,
    )

__all__ = [
    "AigcHunyuan3DTaskComplete",
    "AigcImageTaskComplete",
    "AigcVideoTaskComplete",
    "AnyEvent",
    "ApiError",
    "ClipComplete",
    "ComplexAdaptiveDynamicStreamingComplete",
    "ComposeMediaComplete",
    "ConcatComplete",
    "CreateAigcAdvancedCustomElementCompleteEvent",
    "CreateAigcCustomVoiceCompleteEvent",
    "CreateImageSpriteComplete",
    "CreateSnapshotByTimeOffsetComplete",
    "DecodeError",
    "DescribeAigcFaceInfoAsyncComplete",
    "DescribeFileAttributesComplete",
    "Drift",
    "EditMediaComplete",
    "Event",
    "ExtractBlindWatermarkComplete",
    "ExtractCopyRightWatermarkComplete",
    "ExtractTraceWatermarkComplete",
    "FileDeleted",
    "InvalidEventError",
    "JsonObject",
    "JsonValue",
    "KnownEvent",
    "MalformedEvent",
    "MediaCastStatusChanged",
    "Model",
    "NewFileUpload",
    "NoAnswerError",
    "PersistenceComplete",
    "Problem",
    "ProcedureStateChanged",
    "ProcessImageAsyncCompleteEvent",
    "ProcessMediaByMPSComplete",
    "PullComplete",
    "PullEventsResponse",
    "QualityEnhanceComplete",
    "QualityInspectComplete",
    "RawBody",
    "RebuildMediaComplete",
    "ReduceMediaBitrateComplete",
    "RemoveWatermark",
    "RestoreMediaComplete",
    "ReviewAudioVideoComplete",
    "SceneAigcImageCompleteEvent",
    "SignatureError",
    "SplitMediaComplete",
    "TranscodeComplete",
    "UnknownEvent",
    "VodEventsError",
    "WechatMiniProgramPublishComplete",
    "WechatPublishComplete",
    "configure_converter",
    "dedup_key",
    "drift",
    "event_class",
    "event_classes",
    "json_schema",
    "make_converter",
    "openapi",
    "parse",
    "parse_callback",
    "parse_pull_events",
    "preload",
    "sign_callback",
    "to_dict",
    "to_json",
    "verify_callback",
]


def _pydantic_module() -> _typing.Any:
    import vod_events._pydantic as module

    return module


_tell_pydantic_with(_pydantic_module)

if not _typing.TYPE_CHECKING:  # so that type checkers still report a misspelled name

    def __getattr__(name: str) -> _typing.Any:
        """Load a module, a function or a class on first use."""
        value = globals()[name] = _load(name)
        return value

    def _load(name: str) -> _typing.Any:
        # With full module names, since "from vod_events import" would call __getattr__ again.
        match name:
            case "consumer":
                import vod_events.consumer as module
            case "samples":
                import vod_events.samples as module
            case "strategies":
                import vod_events.strategies as module
            case "tencentcloud":
                import vod_events.tencentcloud as module
            case _:
                return getattr(_home(name), name)
        return module

    def _home(name: str) -> _typing.Any:
        match name:
            case "configure_converter" | "make_converter":
                import vod_events._converter as module
            case "dedup_key":
                import vod_events._dedup as module
            case "Drift" | "drift":
                import vod_events._drift as module
            case "json_schema" | "openapi":
                import vod_events._schema as module
            case "sign_callback" | "verify_callback":
                import vod_events._signature as module
            case _ if event_class(name):
                import vod_events.events as module
            case _:
                raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return module


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
