"""The one table of event types: a new one is a row here, and its name in `AnyEvent`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from vod_events._model import Model
from vod_events.events import Event, MalformedEvent, PullComplete, UnknownEvent
from vod_events.schemas.upload import PullUploadTask

AnyEvent: TypeAlias = PullComplete | UnknownEvent | MalformedEvent
"""Every class an event can be of."""


class Row(NamedTuple):
    """How an event type is sent, and what it becomes."""

    payload_key: str
    """Wire name of the member that holds the payload."""

    payload: type[Model]
    """Class of the payload."""

    event: type[Event]
    """Class of the event."""


DOCUMENTED_PAYLOAD_KEYS: Final = frozenset(
    {
        "AigcHunyuan3DCompleteEvent",
        "AigcImageCompleteEvent",
        "AigcVideoCompleteEvent",
        "ClipCompleteEvent",
        "ComplexAdaptiveDynamicStreamingCompleteEvent",
        "ComposeMediaCompleteEvent",
        "ConcatCompleteEvent",
        "CreateAigcAdvancedCustomElementCompleteEvent",
        "CreateAigcCustomVoiceCompleteEvent",
        "CreateImageSpriteCompleteEvent",
        "DescribeAigcFaceInfoAsyncCompleteEvent",
        "DescribeFileAttributesCompleteEvent",
        "EditMediaCompleteEvent",
        "ExtractBlindWatermarkComplete",
        "ExtractCopyRightWatermarkCompleteEvent",
        "ExtractTraceWatermarkCompleteEvent",
        "FileDeleteEvent",
        "FileUploadEvent",
        "MediaCastStatusChangedEvent",
        "PersistenceCompleteEvent",
        "ProcedureStateChangeEvent",
        "ProcessImageAsyncCompleteEvent",
        "ProcessMediaByMPSCompleteEvent",
        "PullCompleteEvent",
        "QualityEnhanceCompleteEvent",
        "QualityInspectCompleteEvent",
        "RebuildMediaCompleteEvent",
        "ReduceMediaBitrateCompleteEvent",
        "RemoveWatermarkCompleteEvent",
        "RestoreMediaCompleteEvent",
        "ReviewAudioVideoCompleteEvent",
        "SceneAigcImageCompleteEvent",
        "SnapshotByTimeOffsetCompleteEvent",
        "SplitMediaCompleteEvent",
        "TranscodeCompleteEvent",
        "WechatMiniProgramPublishCompleteEvent",
        "WechatPublishCompleteEvent",
    }
)
"""Members that VOD sends beside the payload, with null, whatever the event's type. To know them
makes reading faster and changes nothing else."""

EVENT_TYPES: Final[Mapping[str, Row]] = MappingProxyType(
    {
        "PullComplete": Row("PullCompleteEvent", PullUploadTask, PullComplete),
    }
)
