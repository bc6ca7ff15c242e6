"""The table of the events that VOD documents, whose classes are loaded on first use.

Each event type has a module with the event, its payload and its own data types; data types that
several events share are in modules by topic, such as `vod_events.events.media`.
"""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from vod_events._payload_keys import PAYLOAD_KEYS
from vod_events.events._base import DocumentedEvent, Event, MalformedEvent, UnknownEvent

__all__ = [
    "AigcHunyuan3DTaskComplete",
    "AigcImageTaskComplete",
    "AigcVideoTaskComplete",
    "AnyEvent",
    "ClipComplete",
    "ComplexAdaptiveDynamicStreamingComplete",
    "ComposeMediaComplete",
    "ConcatComplete",
    "CreateAigcAdvancedCustomElementCompleteEvent",
    "CreateAigcCustomVoiceCompleteEvent",
    "CreateImageSpriteComplete",
    "CreateSnapshotByTimeOffsetComplete",
    "DescribeAigcFaceInfoAsyncComplete",
    "DescribeFileAttributesComplete",
    "EditMediaComplete",
    "Event",
    "ExtractBlindWatermarkComplete",
    "ExtractCopyRightWatermarkComplete",
    "ExtractTraceWatermarkComplete",
    "FileDeleted",
    "KnownEvent",
    "MalformedEvent",
    "MediaCastStatusChanged",
    "NewFileUpload",
    "PersistenceComplete",
    "ProcedureStateChanged",
    "ProcessImageAsyncCompleteEvent",
    "ProcessMediaByMPSComplete",
    "PullComplete",
    "QualityEnhanceComplete",
    "QualityInspectComplete",
    "RebuildMediaComplete",
    "ReduceMediaBitrateComplete",
    "RemoveWatermark",
    "RestoreMediaComplete",
    "ReviewAudioVideoComplete",
    "SceneAigcImageCompleteEvent",
    "SplitMediaComplete",
    "TranscodeComplete",
    "UnknownEvent",
    "WechatMiniProgramPublishComplete",
    "WechatPublishComplete",
    "event_class",
    "event_classes",
]


class _Row(NamedTuple):
    payload_key: str
    """Wire name of the member that holds the payload."""
    module: str
    """The module of this package with the class, which has the name of the type."""


# Event types in the order in which VOD documents them. Reading the table loads no event.
_EVENT_TYPES: Final[Mapping[str, _Row]] = {
    "NewFileUpload": _Row("FileUploadEvent", "new_file_upload"),
    "ProcedureStateChanged": _Row("ProcedureStateChangeEvent", "procedure_state_changed"),
    "FileDeleted": _Row("FileDeleteEvent", "file_deleted"),
    "PullComplete": _Row("PullCompleteEvent", "pull_complete"),
    "EditMediaComplete": _Row("EditMediaCompleteEvent", "edit_media_complete"),
    "SplitMediaComplete": _Row("SplitMediaCompleteEvent", "split_media_complete"),
    "ComposeMediaComplete": _Row("ComposeMediaCompleteEvent", "compose_media_complete"),
    "ClipComplete": _Row("ClipCompleteEvent", "clip_complete"),
    "TranscodeComplete": _Row("TranscodeCompleteEvent", "transcode_complete"),
    "CreateImageSpriteComplete": _Row(
        "CreateImageSpriteCompleteEvent", "create_image_sprite_complete"
    ),
    "ConcatComplete": _Row("ConcatCompleteEvent", "concat_complete"),
    "CreateSnapshotByTimeOffsetComplete": _Row(
        "SnapshotByTimeOffsetCompleteEvent", "create_snapshot_by_time_offset_complete"
    ),
    "WechatPublishComplete": _Row("WechatPublishCompleteEvent", "wechat_publish_complete"),
    "WechatMiniProgramPublishComplete": _Row(
        "WechatMiniProgramPublishCompleteEvent", "wechat_mini_program_publish_complete"
    ),
    "RemoveWatermark": _Row("RemoveWatermarkCompleteEvent", "remove_watermark"),
    "RestoreMediaComplete": _Row("RestoreMediaCompleteEvent", "restore_media_complete"),
    "RebuildMediaComplete": _Row("RebuildMediaCompleteEvent", "rebuild_media_complete"),
    "ExtractTraceWatermarkComplete": _Row(
        "ExtractTraceWatermarkCompleteEvent", "extract_trace_watermark_complete"
    ),
    "ExtractCopyRightWatermarkComplete": _Row(
        "ExtractCopyRightWatermarkCompleteEvent", "extract_copy_right_watermark_complete"
    ),
    "ReviewAudioVideoComplete": _Row(
        "ReviewAudioVideoCompleteEvent", "review_audio_video_complete"
    ),
    "ReduceMediaBitrateComplete": _Row(
        "ReduceMediaBitrateCompleteEvent", "reduce_media_bitrate_complete"
    ),
    "DescribeFileAttributesComplete": _Row(
        "DescribeFileAttributesCompleteEvent", "describe_file_attributes_complete"
    ),
    "QualityInspectComplete": _Row("QualityInspectCompleteEvent", "quality_inspect_complete"),
    "QualityEnhanceComplete": _Row("QualityEnhanceCompleteEvent", "quality_enhance_complete"),
    "MediaCastStatusChanged": _Row("MediaCastStatusChangedEvent", "media_cast_status_changed"),
    "PersistenceComplete": _Row("PersistenceCompleteEvent", "persistence_complete"),
    "ComplexAdaptiveDynamicStreamingComplete": _Row(
        "ComplexAdaptiveDynamicStreamingCompleteEvent",
        "complex_adaptive_dynamic_streaming_complete",
    ),
    "ProcessMediaByMPSComplete": _Row(
        "ProcessMediaByMPSCompleteEvent", "process_media_by_mps_complete"
    ),
    "AigcImageTaskComplete": _Row("AigcImageCompleteEvent", "aigc_image_task_complete"),
    "AigcVideoTaskComplete": _Row("AigcVideoCompleteEvent", "aigc_video_task_complete"),
    "ExtractBlindWatermarkComplete": _Row(
        "ExtractBlindWatermarkComplete", "extract_blind_watermark_complete"
    ),
    "SceneAigcImageCompleteEvent": _Row(
        "SceneAigcImageCompleteEvent", "scene_aigc_image_complete_event"
    ),
    "ProcessImageAsyncCompleteEvent": _Row(
        "ProcessImageAsyncCompleteEvent", "process_image_async_complete_event"
    ),
    "CreateAigcAdvancedCustomElementCompleteEvent": _Row(
        "CreateAigcAdvancedCustomElementCompleteEvent",
        "create_aigc_advanced_custom_element_complete_event",
    ),
    "CreateAigcCustomVoiceCompleteEvent": _Row(
        "CreateAigcCustomVoiceCompleteEvent", "create_aigc_custom_voice_complete_event"
    ),
    "DescribeAigcFaceInfoAsyncComplete": _Row(
        "DescribeAigcFaceInfoAsyncCompleteEvent", "describe_aigc_face_info_async_complete"
    ),
    "AigcHunyuan3DTaskComplete": _Row(
        "AigcHunyuan3DCompleteEvent", "aigc_hunyuan_3d_task_complete"
    ),
}

PAYLOAD_KEYS.update({name: row.payload_key for name, row in _EVENT_TYPES.items()})

if TYPE_CHECKING:
    # The same table for type checkers.
    from vod_events.events.aigc_hunyuan_3d_task_complete import (
        AigcHunyuan3DTaskComplete as AigcHunyuan3DTaskComplete,
    )
    from vod_events.events.aigc_image_task_complete import (
        AigcImageTaskComplete as AigcImageTaskComplete,
    )
    from vod_events.events.aigc_video_task_complete import (
        AigcVideoTaskComplete as AigcVideoTaskComplete,
    )
    from vod_events.events.clip_complete import ClipComplete as ClipComplete
    from vod_events.events.complex_adaptive_dynamic_streaming_complete import (
        ComplexAdaptiveDynamicStreamingComplete as ComplexAdaptiveDynamicStreamingComplete,
    )
    from vod_events.events.compose_media_complete import (
        ComposeMediaComplete as ComposeMediaComplete,
    )
    from vod_events.events.concat_complete import ConcatComplete as ConcatComplete
    from vod_events.events.create_aigc_advanced_custom_element_complete_event import (
        CreateAigcAdvancedCustomElementCompleteEvent as CreateAigcAdvancedCustomElementCompleteEvent,
    )
    from vod_events.events.create_aigc_custom_voice_complete_event import (
        CreateAigcCustomVoiceCompleteEvent as CreateAigcCustomVoiceCompleteEvent,
    )
    from vod_events.events.create_image_sprite_complete import (
        CreateImageSpriteComplete as CreateImageSpriteComplete,
    )
    from vod_events.events.create_snapshot_by_time_offset_complete import (
        CreateSnapshotByTimeOffsetComplete as CreateSnapshotByTimeOffsetComplete,
    )
    from vod_events.events.describe_aigc_face_info_async_complete import (
        DescribeAigcFaceInfoAsyncComplete as DescribeAigcFaceInfoAsyncComplete,
    )
    from vod_events.events.describe_file_attributes_complete import (
        DescribeFileAttributesComplete as DescribeFileAttributesComplete,
    )
    from vod_events.events.edit_media_complete import EditMediaComplete as EditMediaComplete
    from vod_events.events.extract_blind_watermark_complete import (
        ExtractBlindWatermarkComplete as ExtractBlindWatermarkComplete,
    )
    from vod_events.events.extract_copy_right_watermark_complete import (
        ExtractCopyRightWatermarkComplete as ExtractCopyRightWatermarkComplete,
    )
    from vod_events.events.extract_trace_watermark_complete import (
        ExtractTraceWatermarkComplete as ExtractTraceWatermarkComplete,
    )
    from vod_events.events.file_deleted import FileDeleted as FileDeleted
    from vod_events.events.media_cast_status_changed import (
        MediaCastStatusChanged as MediaCastStatusChanged,
    )
    from vod_events.events.new_file_upload import NewFileUpload as NewFileUpload
    from vod_events.events.persistence_complete import PersistenceComplete as PersistenceComplete
    from vod_events.events.procedure_state_changed import (
        ProcedureStateChanged as ProcedureStateChanged,
    )
    from vod_events.events.process_image_async_complete_event import (
        ProcessImageAsyncCompleteEvent as ProcessImageAsyncCompleteEvent,
    )
    from vod_events.events.process_media_by_mps_complete import (
        ProcessMediaByMPSComplete as ProcessMediaByMPSComplete,
    )
    from vod_events.events.pull_complete import PullComplete as PullComplete
    from vod_events.events.quality_enhance_complete import (
        QualityEnhanceComplete as QualityEnhanceComplete,
    )
    from vod_events.events.quality_inspect_complete import (
        QualityInspectComplete as QualityInspectComplete,
    )
    from vod_events.events.rebuild_media_complete import (
        RebuildMediaComplete as RebuildMediaComplete,
    )
    from vod_events.events.reduce_media_bitrate_complete import (
        ReduceMediaBitrateComplete as ReduceMediaBitrateComplete,
    )
    from vod_events.events.remove_watermark import RemoveWatermark as RemoveWatermark
    from vod_events.events.restore_media_complete import (
        RestoreMediaComplete as RestoreMediaComplete,
    )
    from vod_events.events.review_audio_video_complete import (
        ReviewAudioVideoComplete as ReviewAudioVideoComplete,
    )
    from vod_events.events.scene_aigc_image_complete_event import (
        SceneAigcImageCompleteEvent as SceneAigcImageCompleteEvent,
    )
    from vod_events.events.split_media_complete import SplitMediaComplete as SplitMediaComplete
    from vod_events.events.transcode_complete import TranscodeComplete as TranscodeComplete
    from vod_events.events.wechat_mini_program_publish_complete import (
        WechatMiniProgramPublishComplete as WechatMiniProgramPublishComplete,
    )
    from vod_events.events.wechat_publish_complete import (
        WechatPublishComplete as WechatPublishComplete,
    )

    KnownEvent: TypeAlias = (
        AigcHunyuan3DTaskComplete
        | AigcImageTaskComplete
        | AigcVideoTaskComplete
        | ClipComplete
        | ComplexAdaptiveDynamicStreamingComplete
        | ComposeMediaComplete
        | ConcatComplete
        | CreateAigcAdvancedCustomElementCompleteEvent
        | CreateAigcCustomVoiceCompleteEvent
        | CreateImageSpriteComplete
        | CreateSnapshotByTimeOffsetComplete
        | DescribeAigcFaceInfoAsyncComplete
        | DescribeFileAttributesComplete
        | EditMediaComplete
        | ExtractBlindWatermarkComplete
        | ExtractCopyRightWatermarkComplete
        | ExtractTraceWatermarkComplete
        | FileDeleted
        | MediaCastStatusChanged
        | NewFileUpload
        | PersistenceComplete
        | ProcedureStateChanged
        | ProcessImageAsyncCompleteEvent
        | ProcessMediaByMPSComplete
        | PullComplete
        | QualityEnhanceComplete
        | QualityInspectComplete
        | RebuildMediaComplete
        | ReduceMediaBitrateComplete
        | RemoveWatermark
        | RestoreMediaComplete
        | ReviewAudioVideoComplete
        | SceneAigcImageCompleteEvent
        | SplitMediaComplete
        | TranscodeComplete
        | WechatMiniProgramPublishComplete
        | WechatPublishComplete
    )
    """Every class of an event that VOD documents."""

    AnyEvent: TypeAlias = KnownEvent | UnknownEvent | MalformedEvent
    """Every class that an event can have."""
else:
    # Base classes at run time, so that an annotation loads no event.
    KnownEvent = DocumentedEvent
    AnyEvent = Event

    def __getattr__(name: str) -> type[DocumentedEvent]:
        found = event_class(name)
        if found is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return found


_loaded: dict[str, type[KnownEvent]] = {}


def event_class(name: str) -> type[KnownEvent] | None:
    """Return the class of an event type; its module is loaded on first use.

    Args:
        name: the sender's name of the type, such as ``PullComplete``.

    Returns:
        The class, or None for a type that is not documented.
    """
    found = _loaded.get(name)
    if found is None and name in _EVENT_TYPES:
        module = import_module(f"{__name__}.{_EVENT_TYPES[name].module}")
        found = _loaded[name] = getattr(module, name)
    return found


def event_classes() -> Mapping[str, type[KnownEvent]]:
    """Return the classes of all event types that VOD documents; loads all of them.

    Returns:
        A read-only mapping of the sender's name to the class, in the order of the documentation.
    """
    classes = {name: event_class(name) for name in _EVENT_TYPES}
    return MappingProxyType({name: found for name, found in classes.items() if found})
