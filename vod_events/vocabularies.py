"""The values that VOD documents for its open vocabularies.

A field that draws on one of these is a plain ``str``: VOD adds values without notice, and a new
one is a value like any other. A member compares equal to its text, so
``task.status == TaskStatus.FINISH`` works either way.
"""

from enum import StrEnum


class TaskStatus(StrEnum):
    """How far a task has come (`PullUploadTask.status`).

    See https://cloud.tencent.com/document/api/266/31773#PullUploadTask
    """

    PROCESSING = "PROCESSING"
    """The task still runs."""
    FINISH = "FINISH"
    """The task has ended, well or not: the error code tells."""


class SourceType(StrEnum):
    """Where a media file came from (`MediaSourceData.source_type`).

    See https://cloud.tencent.com/document/api/266/31773#MediaSourceData
    """

    RECORD = "Record"
    """A live recording, or one of a time-shifted live stream."""
    UPLOAD = "Upload"
    """An upload: pulled from a URL, from a server or from a client."""
    VIDEO_PROCESSING = "VideoProcessing"
    """The result of processing, such as concatenation or clipping."""
    TRTC_RECORD = "TrtcRecord"
    """A recording of a real-time communication (TRTC) room."""
    WEB_PAGE_RECORD = "WebPageRecord"
    """A recording of a web page."""
    UNKNOWN = "Unknown"
    """VOD does not know."""


class StorageClass(StrEnum):
    """How a media file is stored (`MediaBasicInfo.storage_class`).

    See https://cloud.tencent.com/document/api/266/31773#MediaBasicInfo
    """

    STANDARD = "STANDARD"
    """Standard storage."""
    STANDARD_IA = "STANDARD_IA"
    """Infrequent access."""
    ARCHIVE = "ARCHIVE"
    """Archive: to be restored before use."""
    DEEP_ARCHIVE = "DEEP_ARCHIVE"
    """Deep archive: to be restored before use, more slowly."""


class MediaCategory(StrEnum):
    """What a media file holds (`MediaBasicInfo.category`).

    See https://cloud.tencent.com/document/api/266/31773#MediaBasicInfo
    """

    VIDEO = "Video"
    """A video."""
    AUDIO = "Audio"
    """Sound alone."""
    IMAGE = "Image"
    """A picture."""


class MediaStatus(StrEnum):
    """Whether a media file may be used (`MediaBasicInfo.status`).

    See https://cloud.tencent.com/document/api/266/31773#MediaBasicInfo
    """

    NORMAL = "Normal"
    """It may."""
    FORBIDDEN = "Forbidden"
    """It is banned."""


class DynamicRange(StrEnum):
    """The dynamic range of a picture (`DynamicRangeInfo.type`).

    See https://cloud.tencent.com/document/api/266/31773#DynamicRangeInfo
    """

    SDR = "SDR"
    """Standard dynamic range."""
    HDR = "HDR"
    """High dynamic range."""


class HDRType(StrEnum):
    """The standard of a high dynamic range (`DynamicRangeInfo.hdr_type`).

    See https://cloud.tencent.com/document/api/266/31773#DynamicRangeInfo
    """

    HDR10 = "hdr10"
    """HDR10."""
    HLG = "hlg"
    """Hybrid log-gamma."""


class EventType(StrEnum):
    """The event types that VOD documents (`Event.event_type`).

    Those that the library has no class for yet arrive as `UnknownEvent`.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    NEW_FILE_UPLOAD = "NewFileUpload"
    """A media file was uploaded."""
    PROCEDURE_STATE_CHANGED = "ProcedureStateChanged"
    """A task flow changed its state."""
    FILE_DELETED = "FileDeleted"
    """Media files were deleted."""
    RESTORE_MEDIA_COMPLETE = "RestoreMediaComplete"
    """A media file was restored from the archive."""
    PULL_COMPLETE = "PullComplete"
    """A video pulled from a URL has been uploaded."""
    EDIT_MEDIA_COMPLETE = "EditMediaComplete"
    """A video was edited."""
    SPLIT_MEDIA_COMPLETE = "SplitMediaComplete"
    """A video was split."""
    COMPOSE_MEDIA_COMPLETE = "ComposeMediaComplete"
    """A media file was composed."""
    CLIP_COMPLETE = "ClipComplete"
    """A video was clipped, by a task of the 2017 interface."""
    TRANSCODE_COMPLETE = "TranscodeComplete"
    """A video was transcoded, by a task of the 2017 interface."""
    CREATE_IMAGE_SPRITE_COMPLETE = "CreateImageSpriteComplete"
    """An image sprite was made, by a task of the 2017 interface."""
    CONCAT_COMPLETE = "ConcatComplete"
    """Videos were joined, by a task of the 2017 interface."""
    CREATE_SNAPSHOT_BY_TIME_OFFSET_COMPLETE = "CreateSnapshotByTimeOffsetComplete"
    """Snapshots were taken at given times, by a task of the 2017 interface."""
    WECHAT_PUBLISH_COMPLETE = "WechatPublishComplete"
    """A video was published to WeChat."""
    WECHAT_MINI_PROGRAM_PUBLISH_COMPLETE = "WechatMiniProgramPublishComplete"
    """A video was published to a WeChat mini program."""
    REMOVE_WATERMARK = "RemoveWatermark"
    """A watermark was removed."""
    REBUILD_MEDIA_COMPLETE = "RebuildMediaComplete"
    """Picture and sound were rebuilt."""
    EXTRACT_TRACE_WATERMARK_COMPLETE = "ExtractTraceWatermarkComplete"
    """A tracing watermark was extracted."""
    EXTRACT_COPY_RIGHT_WATERMARK_COMPLETE = "ExtractCopyRightWatermarkComplete"
    """A copyright watermark was extracted."""
    EXTRACT_BLIND_WATERMARK_COMPLETE = "ExtractBlindWatermarkComplete"
    """A digital watermark was extracted."""
    REVIEW_AUDIO_VIDEO_COMPLETE = "ReviewAudioVideoComplete"
    """Sound and picture were reviewed."""
    DESCRIBE_FILE_ATTRIBUTES_COMPLETE = "DescribeFileAttributesComplete"
    """The attributes of a file, such as its MD5, were computed."""
    QUALITY_INSPECT_COMPLETE = "QualityInspectComplete"
    """The quality of picture and sound was inspected."""
    QUALITY_ENHANCE_COMPLETE = "QualityEnhanceComplete"
    """The quality of picture and sound was enhanced."""
    MEDIA_CAST_STATUS_CHANGED = "MediaCastStatusChanged"
    """A cast of media to other platforms changed its state."""
    PERSISTENCE_COMPLETE = "PersistenceComplete"
    """A clip was made persistent."""
    COMPLEX_ADAPTIVE_DYNAMIC_STREAMING_COMPLETE = "ComplexAdaptiveDynamicStreamingComplete"
    """A complex adaptive streaming task has ended."""
    PROCESS_MEDIA_BY_MPS_COMPLETE = "ProcessMediaByMPSComplete"
    """A task of the media processing service (MPS) has ended."""
    AIGC_IMAGE_TASK_COMPLETE = "AigcImageTaskComplete"
    """An image was generated."""
    AIGC_VIDEO_TASK_COMPLETE = "AigcVideoTaskComplete"
    """A video was generated."""
    AIGC_HUNYUAN_3D_TASK_COMPLETE = "AigcHunyuan3DTaskComplete"
    """A Hunyuan 3D generation task has ended."""
    SCENE_AIGC_IMAGE_COMPLETE_EVENT = "SceneAigcImageCompleteEvent"
    """An image was generated for a scene."""
    PROCESS_IMAGE_ASYNC_COMPLETE_EVENT = "ProcessImageAsyncCompleteEvent"
    """An image was processed."""
    CREATE_AIGC_ADVANCED_CUSTOM_ELEMENT_COMPLETE_EVENT = (
        "CreateAigcAdvancedCustomElementCompleteEvent"
    )
    """An element of one's own for generation was created."""
    CREATE_AIGC_CUSTOM_VOICE_COMPLETE_EVENT = "CreateAigcCustomVoiceCompleteEvent"
    """A voice of one's own for generation was created."""
    DESCRIBE_AIGC_FACE_INFO_ASYNC_COMPLETE = "DescribeAigcFaceInfoAsyncComplete"
    """Face information for generation was gathered."""
