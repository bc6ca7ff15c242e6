"""Each event is read whole: one body of every type field by field, and one with every field set."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest
from engines import ENGINES, each_engine
from models import EVENTS
from oracle import exact, without_nulls

import vod_events
from vod_events import (
    AigcHunyuan3DTaskComplete,
    AigcImageTaskComplete,
    AigcVideoTaskComplete,
    ApiError,
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
    InvalidEventError,
    JsonObject,
    KnownEvent,
    MalformedEvent,
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
    UnknownEvent,
    WechatMiniProgramPublishComplete,
    WechatPublishComplete,
    samples,
    to_dict,
)
from vod_events._model import Model
from vod_events._payload_keys import PAYLOAD_KEYS
from vod_events._plan import FieldPlan, Kind, plan_of, with_parts
from vod_events._values import is_object
from vod_events._wire.engine import Engine
from vod_events.events.adaptive_streaming import (
    AdaptiveDynamicStreamingInfoItem,
    AdaptiveDynamicStreamingTaskInput,
    MediaSubStreamInfoItem,
    MediaSubtitleItem,
)
from vod_events.events.aigc_hunyuan_3d_task_complete import (
    AigcHunyuan3DMultiViewImageInfo,
    AigcHunyuan3DOutputConfig,
    AigcHunyuan3DTask,
    AigcHunyuan3DTaskInput,
    AigcHunyuan3DTaskOutput,
    AigcHunyuan3DTaskOutputFileInfo,
)
from vod_events.events.aigc_image_task_complete import (
    AigcImageOutputConfig,
    AigcImageTask,
    AigcImageTaskInput,
    AigcImageTaskInputFileInfo,
    AigcImageTaskOutput,
    AigcImageTaskOutputFileInfo,
)
from vod_events.events.aigc_video_task_complete import (
    AigcVideoOutputConfig,
    AigcVideoTask,
    AigcVideoTaskInput,
    AigcVideoTaskInputFileInfo,
    AigcVideoTaskOutput,
    AigcVideoTaskOutputFileInfo,
    AigcVideoTaskUsage,
)
from vod_events.events.clip_complete import ClipFileInfo2017, ClipTask2017
from vod_events.events.complex_adaptive_dynamic_streaming_complete import (
    ComplexAdaptiveDynamicStreamingTask,
    ComplexAdaptiveDynamicStreamingTaskInput,
    ComplexAdaptiveDynamicStreamingTaskOutput,
    ComplexAdaptiveDynamicStreamingTaskResult,
    ComplexAdaptiveDynamicStreamingTaskStreamPara,
)
from vod_events.events.compose_media_complete import (
    AudioTrackItem,
    AudioTransform,
    AudioVolumeParam,
    Canvas,
    ComposeMediaOutput,
    ComposeMediaTask,
    ComposeMediaTaskInput,
    ComposeMediaTaskOutput,
    EmptyTrackItem,
    ImageTransform,
    MediaTrack,
    MediaTrackItem,
    MediaTransitionItem,
    OutputAudioStream,
    OutputVideoStream,
    StickerTrackItem,
    TransitionOperation,
    TransitionOpertion,
    VideoTrackItem,
)
from vod_events.events.concat_complete import ConcatFileInfo2017, ConcatTask2017
from vod_events.events.create_aigc_advanced_custom_element_complete_event import (
    AdvancedElementInfo,
    CreateAigcAdvancedCustomElementInput,
    CreateAigcAdvancedCustomElementOutput,
    CreateAigcAdvancedCustomElementTask,
)
from vod_events.events.create_aigc_custom_voice_complete_event import (
    CreateAigcCustomVoiceInput,
    CreateAigcCustomVoiceOutput,
    CreateAigcCustomVoiceTask,
    CustomVoiceInfo,
)
from vod_events.events.create_image_sprite_complete import CreateImageSpriteTask2017
from vod_events.events.create_snapshot_by_time_offset_complete import (
    SnapshotByTimeOffset2017,
    SnapshotByTimeOffsetTask2017,
)
from vod_events.events.describe_aigc_face_info_async_complete import (
    AigcFaceIdentityInfo,
    AigcFaceInfo,
    AigcFaceInputFileInfo,
    DescribeAigcFaceInfoAsyncInput,
    DescribeAigcFaceInfoAsyncOutput,
    DescribeAigcFaceInfoAsyncTask,
)
from vod_events.events.describe_file_attributes_complete import (
    DescribeFileAttributesTask,
    DescribeFileAttributesTaskOutput,
)
from vod_events.events.edit_media_complete import (
    EditMediaFileInfo,
    EditMediaTask,
    EditMediaTaskInput,
    EditMediaTaskOutput,
)
from vod_events.events.enhancement import (
    ColorEnhanceInfo,
    FaceEnhanceInfo,
    LowLightEnhanceInfo,
    SharpEnhanceInfo,
    SuperResolutionInfo,
)
from vod_events.events.extract_blind_watermark_complete import (
    ExtractBlindWatermarkInputInfo,
    ExtractBlindWatermarkTask,
    ExtractBlindWatermarkTaskConfig,
)
from vod_events.events.extract_copy_right_watermark_complete import (
    ExtractCopyRightWatermarkTask,
    ExtractCopyRightWatermarkTaskInput,
    ExtractCopyRightWatermarkTaskOutput,
)
from vod_events.events.extract_trace_watermark_complete import (
    ExtractTraceWatermarkTask,
    ExtractTraceWatermarkTaskInput,
    ExtractTraceWatermarkTaskOutput,
)
from vod_events.events.file_deleted import FileDeleteResultItem, FileDeleteTask, MediaDeleteItem
from vod_events.events.media import (
    DynamicRangeInfo,
    MediaAudioStreamItem,
    MediaBasicInfo,
    MediaMetaData,
    MediaSourceData,
    MediaVideoStreamItem,
)
from vod_events.events.media_cast_status_changed import MediaCastEvent
from vod_events.events.new_file_upload import FileUploadTask
from vod_events.events.overlays import WatermarkInput
from vod_events.events.persistence_complete import PersistenceCompleteTask
from vod_events.events.procedure_state_changed import MediaProcessTaskResult, ProcedureTask
from vod_events.events.procedure_state_changed.analysis import (
    AiAnalysisResult,
    AiAnalysisTaskClassificationInput,
    AiAnalysisTaskClassificationOutput,
    AiAnalysisTaskClassificationResult,
    AiAnalysisTaskHighlightOutput,
    AiAnalysisTaskTagOutput,
    HighlightSegmentItem,
    MediaAiAnalysisClassificationItem,
    MediaAiAnalysisHighlightItem,
    MediaAiAnalysisTagItem,
)
from vod_events.events.procedure_state_changed.content_review import (
    AiContentReviewResult,
    AiReviewPornTaskOutput,
    AiReviewProhibitedOcrTaskInput,
    AiReviewProhibitedOcrTaskOutput,
    AiReviewTaskProhibitedOcrResult,
    MediaContentReviewOcrTextSegmentItem,
)
from vod_events.events.procedure_state_changed.recognition import (
    AiRecognitionResult,
    AiRecognitionTaskAsrFullTextResultOutput,
    AiRecognitionTaskAsrFullTextResultOutputSubtitleItem,
    AiRecognitionTaskAsrFullTextSegmentItem,
    AiRecognitionTaskFaceResultItem,
    AiRecognitionTaskFaceResultOutput,
    AiRecognitionTaskFaceSegmentItem,
    AiRecognitionTaskHeadTailResult,
    AiRecognitionTaskHeadTailResultInput,
    AiRecognitionTaskHeadTailResultOutput,
)
from vod_events.events.procedure_state_changed.snapshots import (
    AnimatedGraphicTaskInput,
    CoverBySnapshotTaskInput,
    CoverBySnapshotTaskOutput,
    MediaAnimatedGraphicsItem,
    MediaImageSpriteItem,
    MediaProcessTaskAnimatedGraphicResult,
    MediaSampleSnapshotItem,
    MediaSnapshotByTimeOffsetItem,
    MediaSnapshotByTimePicInfoItem,
    SnapshotByTimeOffsetTaskInput,
)
from vod_events.events.procedure_state_changed.transcoding import MediaProcessTaskTranscodeResult
from vod_events.events.process_image_async_complete_event import (
    AdvancedSuperResolutionConfig,
    AiCutOutConfig,
    BeautyEffectItem,
    BeautyFilterItem,
    ImageBeautyConfig,
    ImageDenoiseConfig,
    ImageEncodeConfig,
    ImageEnhanceConfig,
    PatternConfig,
    ProcessImageAsyncTask,
)
from vod_events.events.process_media_by_mps_complete import (
    MPSOutputFile,
    MPSSubTaskResult,
    MPSTaskOutput,
    ProcessMediaByMPS,
)
from vod_events.events.pull_complete import PullUploadTask
from vod_events.events.quality_enhance_complete import (
    QualityEnhanceTask,
    QualityEnhanceTaskInput,
    QualityEnhanceTaskOutput,
)
from vod_events.events.quality_inspect_complete import (
    QualityInspectContainerDiagnoseResultItem,
    QualityInspectItem,
    QualityInspectLLMDetectionIssue,
    QualityInspectLLMDetectionReport,
    QualityInspectLLMDetectionResultItem,
    QualityInspectResultItem,
    QualityInspectTask,
    QualityInspectTaskInput,
    QualityInspectTaskOutput,
)
from vod_events.events.rebuild_media_complete import (
    ArtifactRepairInfo,
    AudioDenoiseInfo,
    HDRInfo,
    RebuildMediaTargetAudioStream,
    RebuildMediaTargetInfo,
    RebuildMediaTargetVideoStream,
    RebuildMediaTask,
    RebuildMediaTaskInput,
    RebuildMediaTaskOutput,
    RepairInfo,
    ScratchRepairInfo,
    VideoDenoiseInfo,
    VideoFrameInterpolationInfo,
)
from vod_events.events.reduce_media_bitrate_complete import (
    ReduceMediaBitrateAdaptiveDynamicStreamingResult,
    ReduceMediaBitrateMediaProcessTaskResult,
    ReduceMediaBitrateTask,
    ReduceMediaBitrateTranscodeResult,
)
from vod_events.events.remove_watermark import (
    RemoveWatermarkTask,
    RemoveWaterMarkTaskInput,
    RemoveWaterMarkTaskOutput,
)
from vod_events.events.restore_media_complete import RestoreMediaTask
from vod_events.events.review_audio_video_complete import (
    ReviewAudioVideoSegmentItem,
    ReviewAudioVideoTask,
    ReviewAudioVideoTaskInput,
    ReviewAudioVideoTaskOutput,
    ReviewImageResult,
)
from vod_events.events.scene_aigc_image_complete_event import (
    AigcImageSceneInfo,
    ImageSceneAigcEncodeConfig,
    ProductImageConfig,
    SceneAigcImageOutputConfig,
    SceneAigcImageTask,
    SceneAigcImageTaskInput,
    SceneAigcImageTaskInputFileInfo,
    SceneAigcImageTaskOutput,
    SceneAigcImageTaskOutputFileInfo,
)
from vod_events.events.split_media_complete import (
    SplitMediaOutputConfig,
    SplitMediaTask,
    SplitMediaTaskInput,
    SplitMediaTaskSegmentInfo,
    TaskOutputMediaInfo,
)
from vod_events.events.transcode_complete import TranscodePlayInfo2017, TranscodeTask2017
from vod_events.events.transcoding import MediaTranscodeItem, TranscodeTaskInput
from vod_events.events.wechat_mini_program_publish_complete import WechatMiniProgramPublishTask
from vod_events.events.wechat_publish_complete import WechatPublishTask

NEVER = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
BEGUN = datetime(2026, 4, 8, 6, 12, 36, tzinfo=UTC)
FINISHED = datetime(2026, 4, 8, 6, 13, 20, tzinfo=UTC)

EXPECTED: dict[str, KnownEvent] = {
    "new_file_upload": NewFileUpload(
        payload=FileUploadTask(
            file_id="5285890901122334455",
            media_basic_info=MediaBasicInfo(
                name="港口清晨",
                description="",
                create_time=datetime(2026, 4, 8, 6, 12, 30, tzinfo=UTC),
                update_time=datetime(2026, 4, 8, 6, 12, 33, tzinfo=UTC),
                expire_time=NEVER,
                class_id=730015,
                class_name="Travel",
                class_path="Videos-Travel",
                cover_url="",
                type="mp4",
                media_url="https://vod.example.com/5285890901122334455/original.mp4",
                source_info=MediaSourceData(source_type="Upload", source_context='{"user":8017}'),
                storage_region="ap-shanghai",
                storage_path="/travel/2026/harbour.mp4",
                tag_set=("港口", "清晨"),
                vid="",
                category="Video",
                status="Normal",
                storage_class="STANDARD",
            ),
            procedure_task_id="1500004242-procedurev2-c5ea3f6afb3b3dd075082e7ffba39f81tt0",
            review_audio_video_task_id="",
            meta_data=MediaMetaData(
                size=38164427,
                container="mov,mp4,m4a,3gp,3g2,mj2",
                bitrate=2378579,
                height=1080,
                width=1920,
                duration=128.36000061035156,
                rotate=0,
                video_stream_set=(
                    MediaVideoStreamItem(
                        bitrate=2248311, height=1080, width=1920, codec="h264", fps=25
                    ),
                ),
                audio_stream_set=(
                    MediaAudioStreamItem(bitrate=130268, sampling_rate=48000, codec="aac"),
                ),
                video_duration=128.32000732421875,
                audio_duration=128.36000061035156,
                md5="",
            ),
        )
    ),
    "file_deleted": FileDeleted(
        payload=FileDeleteTask(
            file_id_set=("5285890811111222333", "5285890811111222334"),
            file_delete_result_info=(
                FileDeleteResultItem(
                    file_id="5285890811111222333",
                    delete_parts=(MediaDeleteItem(type="OriginalFiles", definition=0),),
                ),
                FileDeleteResultItem(
                    file_id="5285890811111222334",
                    delete_parts=(
                        MediaDeleteItem(type="TranscodeFiles", definition=100020),
                        MediaDeleteItem(type="AdaptiveDynamicStreamingFiles", definition=10),
                    ),
                ),
            ),
        )
    ),
    "pull_complete": PullComplete(
        payload=PullUploadTask(
            task_id="1500004242-Pull-51c8e0d7a94b4f63b2d90e7714ac35f8",
            status="FINISH",
            err_code=0,
            message="SUCCESS",
            file_id="5285890812345678901",
            media_basic_info=MediaBasicInfo(
                name="海边日出",
                description="",
                create_time=datetime(2026, 3, 14, 1, 59, 26, tzinfo=UTC),
                update_time=datetime(2026, 3, 14, 1, 59, 31, tzinfo=UTC),
                expire_time=NEVER,
                class_id=0,
                class_name="其他",
                class_path="其他",
                cover_url="",
                type="mp4",
                media_url="https://vod.example.com/5285890812345678901/original.mp4",
                source_info=MediaSourceData(source_type="Upload", source_context=""),
                storage_region="ap-shanghai",
                tag_set=(),
                vid="",
                category="Video",
                status="Normal",
                storage_class="STANDARD",
            ),
            file_url="https://vod.example.com/5285890812345678901/original.mp4",
            procedure_task_id="",
            review_audio_video_task_id="",
            session_context="",
            session_id="",
            progress=100,
        )
    ),
    "edit_media_complete": EditMediaComplete(
        payload=EditMediaTask(
            task_id="1500004242-EditMedia-6486d7c011c82b356b8d1761425e6e99t0",
            status="FINISH",
            err_code=0,
            err_code_ext="",
            message="SUCCESS",
            progress=100,
            input=EditMediaTaskInput(
                input_type="File",
                file_info_set=(
                    EditMediaFileInfo(
                        file_id="5285890901122334455", start_time_offset=3.0, end_time_offset=33.5
                    ),
                    EditMediaFileInfo(
                        file_id="5285890912233445566", start_time_offset=0.0, end_time_offset=0.0
                    ),
                ),
            ),
            output=EditMediaTaskOutput(
                file_type="mp4",
                file_url="https://vod.example.com/5285890945566778899/cut.mp4",
                file_id="5285890945566778899",
                media_name="Harbour and interview",
                class_id=0,
                expire_time=NEVER,
            ),
            meta_data=MediaMetaData(
                size=69920441,
                container="mov,mp4,m4a,3gp,3g2,mj2",
                bitrate=1264008,
                height=720,
                width=1280,
                duration=442.5299987792969,
                rotate=0,
                video_stream_set=(
                    MediaVideoStreamItem(
                        bitrate=1138006, height=720, width=1280, codec="h264", fps=30
                    ),
                ),
                audio_stream_set=(
                    MediaAudioStreamItem(bitrate=126002, sampling_rate=44100, codec="aac"),
                ),
                video_duration=442.5299987792969,
                audio_duration=442.5299987792969,
                md5="",
            ),
            procedure_task_id="",
            review_audio_video_task_id="",
            session_id="",
            session_context='{"project":51}',
        )
    ),
    "split_media_complete": SplitMediaComplete(
        payload=SplitMediaTask(
            task_id="1500004242-SplitMedia-edab765fc80a1414f4b7eb8e26388c65",
            status="FINISH",
            err_code_ext="",
            err_code=0,
            message="SUCCESS",
            file_info_set=(
                SplitMediaTaskSegmentInfo(
                    input=SplitMediaTaskInput(
                        file_id="5285890923344556677",
                        start_time_offset=0.0,
                        end_time_offset=900.0,
                        procedure_name="LongVideoPreset",
                        output_config=SplitMediaOutputConfig(
                            media_name="第3讲 上", type="mp4", class_id=0, expire_time=NEVER
                        ),
                    ),
                    output=TaskOutputMediaInfo(
                        file_id="5285890956677889901",
                        media_basic_info=MediaBasicInfo(
                            name="第3讲 上",
                            description="",
                            create_time=datetime(2026, 6, 11, 2, 31, 0, tzinfo=UTC),
                            update_time=datetime(2026, 6, 11, 2, 31, 4, tzinfo=UTC),
                            expire_time=NEVER,
                            class_id=0,
                            class_name="其他",
                            class_path="其他",
                            cover_url="",
                            type="mp4",
                            media_url="https://vod.example.com/5285890956677889901/original.mp4",
                            source_info=MediaSourceData(
                                source_type="VideoProcessing", source_context=""
                            ),
                            storage_region="ap-shanghai",
                            tag_set=(),
                            vid="",
                            category="Video",
                            status="Normal",
                            storage_class="STANDARD",
                        ),
                    ),
                    procedure_task_id="1500004242-procedurev2-1cc7e9dd0bf2bd78f5c8d7fbb4b3c15ctt0",
                    review_audio_video_task_id="",
                ),
                SplitMediaTaskSegmentInfo(
                    input=SplitMediaTaskInput(
                        file_id="5285890923344556677",
                        start_time_offset=900.0,
                        end_time_offset=-7.5,
                        output_config=SplitMediaOutputConfig(
                            media_name="第3讲 下", type="mp4", class_id=0, expire_time=NEVER
                        ),
                    ),
                    output=TaskOutputMediaInfo(
                        file_id="5285890956677889902",
                        media_basic_info=MediaBasicInfo(
                            name="第3讲 下",
                            description="",
                            create_time=datetime(2026, 6, 11, 2, 31, 12, tzinfo=UTC),
                            update_time=datetime(2026, 6, 11, 2, 31, 15, tzinfo=UTC),
                            expire_time=NEVER,
                            class_id=0,
                            class_name="其他",
                            class_path="其他",
                            cover_url="",
                            type="mp4",
                            media_url="https://vod.example.com/5285890956677889902/original.mp4",
                            source_info=MediaSourceData(
                                source_type="VideoProcessing", source_context=""
                            ),
                            storage_region="ap-shanghai",
                            tag_set=(),
                            vid="",
                            category="Video",
                            status="Normal",
                            storage_class="STANDARD",
                        ),
                    ),
                    procedure_task_id="",
                    review_audio_video_task_id="",
                ),
            ),
            session_context="",
            session_id="split-lecture-3",
            progress=100,
        )
    ),
    "compose_media_complete": ComposeMediaComplete(
        payload=ComposeMediaTask(
            task_id="1500004242-ComposeMedia-9d76ae13413f0ebfaf644d52f9419deb",
            status="FINISH",
            err_code=0,
            message="SUCCESS",
            progress=100,
            input=ComposeMediaTaskInput(
                tracks=(
                    MediaTrack(
                        type="Video",
                        track_items=(
                            MediaTrackItem(
                                type="Video",
                                video_item=VideoTrackItem(
                                    source_media="5285890901122334455",
                                    source_media_start_time=3.0,
                                    duration=6.0,
                                    target_duration=3.0,
                                    coordinate_origin="Center",
                                    x_pos="0%",
                                    y_pos="0%",
                                    width="100%",
                                    height="",
                                    audio_operations=(
                                        AudioTransform(
                                            type="Volume",
                                            volume_param=AudioVolumeParam(mute=1, gain=0.0),
                                        ),
                                    ),
                                    image_operations=(
                                        ImageTransform(type="Rotate", rotate_angle=90.0),
                                        ImageTransform(type="Flip", flip="Horizental"),
                                    ),
                                ),
                            ),
                            MediaTrackItem(
                                type="Transition",
                                transition_item=MediaTransitionItem(
                                    duration=1.0,
                                    transitions=(TransitionOpertion(type="ImageFadeInFadeOut"),),
                                    media_transitions=(
                                        TransitionOperation(type="ImageFadeInFadeOut"),
                                    ),
                                ),
                            ),
                            MediaTrackItem(
                                type="Video",
                                video_item=VideoTrackItem(
                                    source_media="5285890912233445566",
                                    source_media_start_time=0.0,
                                    duration=8.25,
                                ),
                            ),
                        ),
                    ),
                    MediaTrack(
                        type="Audio",
                        track_items=(
                            MediaTrackItem(type="Empty", empty_item=EmptyTrackItem(duration=2.0)),
                            MediaTrackItem(
                                type="Audio",
                                audio_item=AudioTrackItem(
                                    source_media="5285890967788990001",
                                    source_media_start_time=30.0,
                                    duration=8.25,
                                    audio_operations=(
                                        AudioTransform(
                                            type="Volume",
                                            volume_param=AudioVolumeParam(mute=0, gain=-6.5),
                                        ),
                                    ),
                                ),
                            ),
                        ),
                    ),
                    MediaTrack(
                        type="Sticker",
                        track_items=(
                            MediaTrackItem(
                                type="Sticker",
                                sticker_item=StickerTrackItem(
                                    source_media="https://vod.example.com/5285890967788990002/logo.png",
                                    duration=10.25,
                                    start_time=0.0,
                                    coordinate_origin="TopLeft",
                                    x_pos="90%",
                                    y_pos="5%",
                                    width="8%",
                                    height="",
                                ),
                            ),
                        ),
                    ),
                ),
                canvas=Canvas(color="Black", width=1280, height=720),
                output=ComposeMediaOutput(
                    file_name="Trailer",
                    description="",
                    class_id=0,
                    expire_time=datetime(2027, 6, 20, 0, 0, 0, tzinfo=UTC),
                    container="mp4",
                    video_stream=OutputVideoStream(codec="libx264", fps=30),
                    audio_stream=OutputAudioStream(
                        codec="libfdk_aac", sample_rate=44100, audio_channel=2, bitrate=128
                    ),
                    remove_video=0,
                    remove_audio=0,
                ),
            ),
            output=ComposeMediaTaskOutput(
                file_type="mp4",
                file_id="5285890967788990012",
                file_url="https://vod.example.com/5285890967788990012/trailer.mp4",
                media_name="Trailer",
                class_id=0,
                expire_time=datetime(2027, 6, 20, 0, 0, 0, tzinfo=UTC),
            ),
            meta_data=MediaMetaData(
                size=3304187,
                container="mov,mp4,m4a,3gp,3g2,mj2",
                bitrate=2578878,
                height=720,
                width=1280,
                duration=10.25,
                rotate=0,
                video_stream_set=(
                    MediaVideoStreamItem(
                        bitrate=2446510, height=720, width=1280, codec="h264", fps=30
                    ),
                ),
                audio_stream_set=(
                    MediaAudioStreamItem(bitrate=132368, sampling_rate=44100, codec="aac"),
                ),
                video_duration=10.25,
                audio_duration=10.239999771118164,
                md5="",
            ),
            session_id="trailer-51",
            session_context="",
        )
    ),
    "clip_complete": ClipComplete(
        payload=ClipTask2017(
            task_id="1500004242-Clip-09c00b8f88fdd2505926b8f644af3044",
            src_file_id="5285890901122334455",
            file_info=ClipFileInfo2017(
                err_code=0,
                message="SUCCESS",
                file_id="5285890840001112223",
                file_url="https://vod.example.com/5285890840001112223/clip.mp4",
                file_type="mp4",
            ),
        )
    ),
    "transcode_complete": TranscodeComplete(
        payload=TranscodeTask2017(
            task_id="1500004242-Transcode-ce1133744dd57bcdd23b588d68426a59",
            err_code=0,
            message="SUCCESS",
            file_id="5285890923344556677",
            file_name="第3讲",
            duration=1807,
            cover_url="https://vod.example.com/5285890923344556677/cover.jpg",
            play_info_set=(
                TranscodePlayInfo2017(
                    url="https://vod.example.com/5285890923344556677/v.f20.mp4",
                    definition=20,
                    bitrate=512000,
                    height=480,
                    width=854,
                ),
                TranscodePlayInfo2017(
                    url="https://vod.example.com/5285890923344556677/v.f30.mp4",
                    definition=30,
                    bitrate=1024000,
                    height=720,
                    width=1280,
                ),
            ),
        )
    ),
    "create_image_sprite_complete": CreateImageSpriteComplete(
        payload=CreateImageSpriteTask2017(
            task_id="1500004242-ImageSprite-55dcec91050161c2cb6d62154c711b47",
            err_code=0,
            message="SUCCESS",
            file_id="5285890923344556677",
            definition=10,
            total_count=181,
            image_sprite_url_set=(
                "https://vod.example.com/5285890923344556677/sprite/10_0.jpg",
                "https://vod.example.com/5285890923344556677/sprite/10_1.jpg",
            ),
            web_vtt_url="https://vod.example.com/5285890923344556677/sprite/10.vtt",
        )
    ),
    "concat_complete": ConcatComplete(
        payload=ConcatTask2017(
            task_id="1500004242-Concat-127c731c40f69375391758349d0466f0",
            file_info_set=(
                ConcatFileInfo2017(
                    err_code=0,
                    message="SUCCESS",
                    file_id="5285890840001112234",
                    file_url="https://vod.example.com/5285890840001112234/joined.mp4",
                    file_type="mp4",
                ),
                ConcatFileInfo2017(
                    err_code=0,
                    message="SUCCESS",
                    file_id="5285890840001112235",
                    file_url="https://vod.example.com/5285890840001112235/joined.m3u8",
                    file_type="m3u8",
                ),
            ),
        )
    ),
    "create_snapshot_by_time_offset_complete": CreateSnapshotByTimeOffsetComplete(
        payload=SnapshotByTimeOffsetTask2017(
            task_id="1500004242-SnapshotByTimeOffset-80aa952e2255fd3115d1f4400bd0846e",
            file_id="5285890923344556677",
            definition=10,
            snapshot_info_set=(
                SnapshotByTimeOffset2017(
                    err_code=0,
                    time_offset=5000,
                    url="https://vod.example.com/5285890923344556677/snapshot/5000.jpg",
                ),
                SnapshotByTimeOffset2017(
                    err_code=0,
                    time_offset=65000,
                    url="https://vod.example.com/5285890923344556677/snapshot/65000.jpg",
                ),
            ),
        )
    ),
    "wechat_publish_complete": WechatPublishComplete(
        payload=WechatPublishTask(
            task_id="1500004242-WechatPublish-1bd758987d953cb5891f28675c79e9fa",
            status="FINISH",
            err_code=0,
            message="SUCCESS",
            file_id="5285890901122334455",
            definition=1006,
            source_definition=100020,
            wechat_status="SUCCESS",
            wechat_vid="webc3f3eebc",
            wechat_url="https://wechat.example.com/harbour",
        )
    ),
    "wechat_mini_program_publish_complete": WechatMiniProgramPublishComplete(
        payload=WechatMiniProgramPublishTask(
            task_id="1500004242-WechatMiniProgramPublish-76c906402043cac88288e438d69e2ade",
            status="FINISH",
            err_code=0,
            message="SUCCESS",
            file_id="5285890901122334455",
            source_definition=0,
            publish_result="Pass",
        )
    ),
    "remove_watermark": RemoveWatermark(
        payload=RemoveWatermarkTask(
            task_id="1500004242-RemoveWatermark-4cc6d5bf9691ff8a42fe5f9b79ea9c8a",
            status="FINISH",
            err_code_ext="",
            err_code=0,
            message="SUCCESS",
            input=RemoveWaterMarkTaskInput(file_id="5285890990011223301"),
            output=RemoveWaterMarkTaskOutput(
                file_id="5285890990011223366",
                file_type="mp4",
                file_url="https://vod.example.com/5285890990011223366/clean.mp4",
                media_name="Street, clean",
                meta_data=MediaMetaData(
                    size=8800412,
                    container="mov,mp4,m4a,3gp,3g2,mj2",
                    bitrate=1560256,
                    height=1280,
                    width=720,
                    duration=45.119998931884766,
                    rotate=90,
                    video_stream_set=(
                        MediaVideoStreamItem(
                            bitrate=1431990, height=1280, width=720, codec="h264", fps=30
                        ),
                    ),
                    audio_stream_set=(
                        MediaAudioStreamItem(bitrate=128266, sampling_rate=44100, codec="aac"),
                    ),
                    video_duration=45.119998931884766,
                    audio_duration=45.119998931884766,
                    md5="",
                ),
            ),
            session_id="",
            session_context="",
        )
    ),
    "restore_media_complete": RestoreMediaComplete(
        payload=RestoreMediaTask(
            file_id="5285890822223334445",
            original_storage_class="DEEP_ARCHIVE",
            target_storage_class="DEEP_ARCHIVE",
            restore_tier="Bulk",
            restore_day=7,
            status=0,
            message="",
        )
    ),
    "rebuild_media_complete": RebuildMediaComplete(
        payload=RebuildMediaTask(
            task_id="1500004242-RebuildMedia-95274815a1bd7f79c70ee48d4fe23855",
            status="FINISH",
            err_code=0,
            message="SUCCESS",
            err_code_ext="",
            progress=100,
            input=RebuildMediaTaskInput(
                file_id="5285890990011223300",
                start_time_offset=0.0,
                end_time_offset=60.0,
                definition=10,
                repair_info=RepairInfo(switch="ON", type="normal"),
                video_frame_interpolation_info=VideoFrameInterpolationInfo(switch="ON", fps=50),
                super_resolution_info=SuperResolutionInfo(switch="ON", type="lq", size=2),
                hdr_info=HDRInfo(switch="OFF", type=""),
                video_denoise_info=VideoDenoiseInfo(switch="ON", type="weak"),
                audio_denoise_info=AudioDenoiseInfo(switch="OFF", type=""),
                color_info=ColorEnhanceInfo(switch="ON", type="weak"),
                sharp_info=SharpEnhanceInfo(switch="ON", intensity=0.30000001192092896),
                face_info=FaceEnhanceInfo(switch="OFF", intensity=0.0),
                low_light_info=LowLightEnhanceInfo(switch="OFF", type=""),
                scratch_repair_info=ScratchRepairInfo(switch="ON", intensity=1.0, type="strong"),
                artifact_repair_info=ArtifactRepairInfo(switch="ON", type="weak"),
                target_info=RebuildMediaTargetInfo(
                    media_name="1984 home video",
                    description="",
                    class_id=0,
                    expire_time=NEVER,
                    container="mp4",
                    video_stream=RebuildMediaTargetVideoStream(
                        codec="libx264",
                        bitrate=4000,
                        fps=50,
                        resolution_adaptive="open",
                        width=1440,
                        height=0,
                        fill_type="black",
                        gop=100,
                    ),
                    audio_stream=RebuildMediaTargetAudioStream(
                        codec="libfdk_aac", bitrate=128, sample_rate=48000, audio_channel=2
                    ),
                    remove_video=0,
                    remove_audio=0,
                ),
            ),
            output=RebuildMediaTaskOutput(
                file_type="mp4",
                file_url="https://vod.example.com/5285890990011223355/rebuilt.mp4",
                file_id="5285890990011223355",
                media_name="1984 home video",
                class_id=0,
                expire_time=NEVER,
            ),
            meta_data=MediaMetaData(
                size=30988114,
                container="mov,mp4,m4a,3gp,3g2,mj2",
                bitrate=4130136,
                height=1080,
                width=1440,
                duration=60.02000045776367,
                rotate=0,
                video_stream_set=(
                    MediaVideoStreamItem(
                        bitrate=4001870, height=1080, width=1440, codec="h264", fps=50
                    ),
                ),
                audio_stream_set=(
                    MediaAudioStreamItem(bitrate=128266, sampling_rate=48000, codec="aac"),
                ),
                video_duration=60.0,
                audio_duration=60.02000045776367,
                md5="",
            ),
            session_id="",
            session_context="",
        )
    ),
    "extract_trace_watermark_complete": ExtractTraceWatermarkComplete(
        payload=ExtractTraceWatermarkTask(
            task_id="1500004242-ExtractTraceWatermark-83a8e86e1a2fda22604f187bd7cf3fb3",
            status="FINISH",
            err_code=0,
            message="SUCCESS",
            err_code_ext="",
            input=ExtractTraceWatermarkTaskInput(
                url="https://leak.example.net/copy.mp4", file_id="5285890923344556677"
            ),
            output=ExtractTraceWatermarkTaskOutput(uv="0c41f7", uid=""),
            session_id="",
            session_context='{"case":19}',
        )
    ),
    "extract_copy_right_watermark_complete": ExtractCopyRightWatermarkComplete(
        payload=ExtractCopyRightWatermarkTask(
            task_id="1500004242-ExtractCopyRightWatermark-32df37a56c570b2ae283c28635f124aa",
            status="FINISH",
            err_code=0,
            message="SUCCESS",
            err_code_ext="",
            input=ExtractCopyRightWatermarkTaskInput(url="https://leak.example.net/copy.mp4"),
            output=ExtractCopyRightWatermarkTaskOutput(text="© 2026 Example Media"),
            session_id="",
            session_context='{"case":19}',
        )
    ),
    "review_audio_video_complete": ReviewAudioVideoComplete(
        payload=ReviewAudioVideoTask(
            task_id="1500004242-ReviewAudioVideo-94c82af5621acf03c3aaa1e61547e4fct",
            status="FINISH",
            err_code_ext="",
            message="SUCCESS",
            input=ReviewAudioVideoTaskInput(
                file_id="5285890912233445566", definition=10, review_contents=("Media", "Cover")
            ),
            output=ReviewAudioVideoTaskOutput(
                suggestion="block",
                label="Ad",
                form="OCR",
                segment_set=(
                    ReviewAudioVideoSegmentItem(
                        start_time_offset=12.0,
                        end_time_offset=14.5,
                        confidence=96.30000305175781,
                        suggestion="block",
                        label="Ad",
                        sub_label="QrCode",
                        form="OCR",
                        area_coord_set=(940, 500, 1180, 690),
                        text="扫码领取优惠",
                        keyword_set=("扫码",),
                        url="https://vod.example.com/5285890912233445566/review/12000.jpg",
                        pic_url_expire_time=datetime(2026, 6, 25, 9, 30, 11, 482_000, tzinfo=UTC),
                    ),
                    ReviewAudioVideoSegmentItem(
                        start_time_offset=130.25,
                        end_time_offset=133.0,
                        confidence=68.0,
                        suggestion="review",
                        label="Abuse",
                        sub_label="",
                        form="ASR",
                        area_coord_set=(),
                        text="you fool",
                        keyword_set=("fool",),
                    ),
                    ReviewAudioVideoSegmentItem(
                        start_time_offset=301.0,
                        end_time_offset=302.0,
                        confidence=71.9000015258789,
                        suggestion="review",
                        label="Porn",
                        sub_label="SexyBehavior",
                        form="Image",
                        area_coord_set=(0, 0, 1280, 720),
                        text="",
                        keyword_set=(),
                        url="https://vod.example.com/5285890912233445566/review/301000.jpg",
                        pic_url_expire_time=datetime(2026, 6, 25, 9, 30, 11, 482_000, tzinfo=UTC),
                    ),
                ),
                segment_set_file_url="https://vod.example.com/5285890912233445566/review/segments.json",
                segment_set_file_url_expire_time=datetime(
                    2026, 6, 25, 9, 30, 11, 482_000, tzinfo=UTC
                ),
                cover_review_result=ReviewImageResult(
                    suggestion="pass",
                    label="",
                    form="",
                    segment_set=(),
                    segment_set_file_url="",
                    unknown_fields=JsonObject(
                        {"SegmentSetFileUrlExpireTime": "0000-00-00T00:00:00Z"}
                    ),
                ),
            ),
            session_id="",
            session_context='{"post":4420}',
        )
    ),
    "reduce_media_bitrate_complete": ReduceMediaBitrateComplete(
        payload=ReduceMediaBitrateTask(
            task_id="1500004242-ReduceMediaBitrate-73c831c6524ca04f11fcc93463459f3d",
            status="FINISH",
            file_id="5285890912233445566",
            file_name="Interview",
            file_url="https://vod.example.com/5285890912233445566/original.mp4",
            meta_data=MediaMetaData(
                size=64992013,
                container="mov,mp4,m4a,3gp,3g2,mj2",
                bitrate=1261984,
                height=720,
                width=1280,
                duration=412.0,
                rotate=0,
                video_stream_set=(
                    MediaVideoStreamItem(
                        bitrate=1136240, height=720, width=1280, codec="h264", fps=30
                    ),
                ),
                audio_stream_set=(
                    MediaAudioStreamItem(bitrate=125744, sampling_rate=44100, codec="aac"),
                ),
                video_duration=412.0,
                audio_duration=412.0,
                md5="",
            ),
            media_process_result_set=(
                ReduceMediaBitrateMediaProcessTaskResult(
                    type="Transcode",
                    transcode_task=ReduceMediaBitrateTranscodeResult(
                        status="SUCCESS",
                        err_code_ext="",
                        message="SUCCESS",
                        input=TranscodeTaskInput(definition=100230),
                        output=MediaTranscodeItem(
                            url="https://vod.example.com/5285890912233445566/v.f100230.mp4",
                            definition=100230,
                            bitrate=702114,
                            height=720,
                            width=1280,
                            size=36158871,
                            duration=412.0299987792969,
                            md5="80123323c822212229efac692b37bc95",
                            container="mov,mp4,m4a,3gp,3g2,mj2",
                            video_stream_set=(
                                MediaVideoStreamItem(
                                    bitrate=637995,
                                    height=720,
                                    width=1280,
                                    codec="hevc",
                                    fps=30,
                                    codec_tag="hvc1",
                                ),
                            ),
                            audio_stream_set=(
                                MediaAudioStreamItem(
                                    bitrate=64119, sampling_rate=44100, codec="aac"
                                ),
                            ),
                        ),
                        progress=100,
                        begin_process_time=datetime(2026, 4, 10, 8, 0, 2, tzinfo=UTC),
                        finish_time=datetime(2026, 4, 10, 8, 7, 49, tzinfo=UTC),
                    ),
                ),
                ReduceMediaBitrateMediaProcessTaskResult(
                    type="AdaptiveDynamicStreaming",
                    adaptive_dynamic_streaming_task=ReduceMediaBitrateAdaptiveDynamicStreamingResult(
                        status="FAIL",
                        err_code_ext="InvalidInput.DefinitionNotExist",
                        message="no template 999",
                        input=AdaptiveDynamicStreamingTaskInput(definition=999),
                    ),
                ),
            ),
            tasks_priority=-5,
            tasks_notify_mode="Finish",
            session_context="",
            session_id="",
        )
    ),
    "describe_file_attributes_complete": DescribeFileAttributesComplete(
        payload=DescribeFileAttributesTask(
            task_id="1500004242-DescribeFileAttributes-bbf3fe8acb93c023d701fd5a466d7a38",
            status="SUCCESS",
            err_code=0,
            err_code_ext="",
            message="SUCCESS",
            progress=100,
            file_id="5285890901122334455",
            output=DescribeFileAttributesTaskOutput(
                md5="787e7c7b1a0caf3a16721294996b4a30",
                sha1="7f4d161fa5130e22d5262f6fa6309cda4dfd4328",
            ),
            session_id="",
            session_context="",
        )
    ),
    "quality_inspect_complete": QualityInspectComplete(
        payload=QualityInspectTask(
            task_id="1500004242-QualityInspect-bd5f1770c97d151963177f3ed3c83507",
            status="FINISH",
            err_code_ext="",
            message="SUCCESS",
            meta_data=MediaMetaData(
                size=5518204,
                container="mov,mp4,m4a,3gp,3g2,mj2",
                bitrate=1452197,
                height=720,
                width=1280,
                duration=30.399999618530273,
                rotate=0,
                video_stream_set=(
                    MediaVideoStreamItem(
                        bitrate=1322004, height=720, width=1280, codec="h264", fps=24
                    ),
                ),
                audio_stream_set=(
                    MediaAudioStreamItem(bitrate=130193, sampling_rate=44100, codec="aac"),
                ),
                video_duration=30.399999618530273,
                audio_duration=30.399999618530273,
                md5="",
            ),
            input=QualityInspectTaskInput(file_id="5285890989900112233", definition=70),
            output=QualityInspectTaskOutput(
                no_audio=0,
                no_video=0,
                quality_evaluation_score=61,
                quality_inspect_result_set=(
                    QualityInspectResultItem(
                        type="BlackWhiteEdge",
                        segment_set=(
                            QualityInspectItem(
                                start_time_offset=0.0,
                                end_time_offset=30.399999618530273,
                                area_coord_set=(0, 0, 1280, 90),
                            ),
                        ),
                        segment_set_file_url="https://vod.example.com/5285890989900112233/inspect/edges.json",
                        segment_set_file_url_expire_time=datetime(2026, 7, 2, 0, 0, 0, tzinfo=UTC),
                    ),
                    QualityInspectResultItem(
                        type="QRCode",
                        segment_set=(
                            QualityInspectItem(
                                start_time_offset=21.0,
                                end_time_offset=23.5,
                                area_coord_set=(1010, 460, 1190, 640),
                                confidence=98,
                            ),
                        ),
                        segment_set_file_url="https://vod.example.com/5285890989900112233/inspect/qr.json",
                        segment_set_file_url_expire_time=datetime(2026, 7, 2, 0, 0, 0, tzinfo=UTC),
                    ),
                ),
                quality_evaluation_mean_opinion_score=3.0999999046325684,
                aesthetic_evaluation_score=55,
                container_diagnose_result_set=(
                    QualityInspectContainerDiagnoseResultItem(
                        category="TimeStampException",
                        type="PtsJitter",
                        severity_level="Warning",
                        timestamp_set=(4.0, 17.360000610351562),
                    ),
                ),
                llm_detection_report=QualityInspectLLMDetectionReport(
                    result_count=1,
                    result_set=(
                        QualityInspectLLMDetectionResultItem(
                            category="AIGCQualityCharacteristics",
                            group="AIGCAuthenticity",
                            type="BodyDetailCheck",
                            score=58.0,
                            confidence=84.19999694824219,
                            issue_set=(
                                QualityInspectLLMDetectionIssue(
                                    tag="hand",
                                    description="the left hand has six fingers",
                                    score=40.0,
                                    confidence=88.80000305175781,
                                    start_time_ms=9200,
                                    end_time_ms=10400,
                                    extra_data='{"severity":"high"}',
                                ),
                            ),
                        ),
                    ),
                ),
            ),
            session_id="",
            session_context="",
        )
    ),
    "quality_enhance_complete": QualityEnhanceComplete(
        payload=QualityEnhanceTask(
            task_id="1500004242-QualityEnhance-58500cf21c37d6fbab5cee20c72f1098",
            status="FINISH",
            err_code=0,
            message="SUCCESS",
            err_code_ext="",
            progress=100,
            input=QualityEnhanceTaskInput(file_id="5285890990011223300", definition=101),
            output=QualityEnhanceTaskOutput(
                file_type="mp4",
                file_url="https://vod.example.com/5285890990011223344/enhanced.mp4",
                file_id="5285890990011223344",
                media_name="1984 home video, enhanced",
                class_id=0,
                expire_time=NEVER,
            ),
            meta_data=MediaMetaData(
                size=190118330,
                container="mov,mp4,m4a,3gp,3g2,mj2",
                bitrate=6337277,
                height=1080,
                width=1440,
                duration=240.0,
                rotate=0,
                video_stream_set=(
                    MediaVideoStreamItem(
                        bitrate=6209011,
                        height=1080,
                        width=1440,
                        codec="hevc",
                        fps=50,
                        codec_tag="hvc1",
                        dynamic_range_info=DynamicRangeInfo(type="HDR", hdr_type="hdr10"),
                    ),
                ),
                audio_stream_set=(
                    MediaAudioStreamItem(bitrate=128266, sampling_rate=48000, codec="aac"),
                ),
                video_duration=240.0,
                audio_duration=240.0,
                md5="",
            ),
            session_id="",
            session_context="",
        )
    ),
    "media_cast_status_changed": MediaCastStatusChanged(
        payload=MediaCastEvent(cast_id="cast-4d82d36b0aaa", status="Working")
    ),
    "persistence_complete": PersistenceComplete(
        payload=PersistenceCompleteTask(
            file_id="5285890833334445556", persistence_source="LiveRealTimeClip"
        )
    ),
    "complex_adaptive_dynamic_streaming_complete": ComplexAdaptiveDynamicStreamingComplete(
        payload=ComplexAdaptiveDynamicStreamingTask(
            task_id="1500004242-ComplexAdaptiveDynamicStreaming-aab4515d7d08f2e57f462b61bd475a17",
            status="FINISH",
            complex_adaptive_dynamic_streaming_task_result_set=(
                ComplexAdaptiveDynamicStreamingTaskResult(
                    status="SUCCESS",
                    err_code_ext="",
                    message="SUCCESS",
                    progress=100,
                    input=ComplexAdaptiveDynamicStreamingTaskInput(
                        stream_para=ComplexAdaptiveDynamicStreamingTaskStreamPara(definition=12)
                    ),
                    output=ComplexAdaptiveDynamicStreamingTaskOutput(
                        definition=12,
                        format="HLS",
                        drm_type="SimpleAES",
                        url="https://vod.example.com/5285890901122334455/complex.12.m3u8",
                    ),
                ),
                ComplexAdaptiveDynamicStreamingTaskResult(
                    status="SUCCESS",
                    err_code_ext="",
                    message="SUCCESS",
                    progress=100,
                    input=ComplexAdaptiveDynamicStreamingTaskInput(
                        stream_para=ComplexAdaptiveDynamicStreamingTaskStreamPara(definition=20)
                    ),
                    output=ComplexAdaptiveDynamicStreamingTaskOutput(
                        definition=20,
                        format="MPEG-DASH",
                        drm_type="",
                        url="https://vod.example.com/5285890901122334455/complex.20.mpd",
                    ),
                ),
            ),
        )
    ),
    "process_media_by_mps_complete": ProcessMediaByMPSComplete(
        payload=ProcessMediaByMPS(
            task_id="1500004242-ProcessMediaByMPS-0d118c8adf47f1c168a1656d4e263b07",
            status="FINISH",
            err_code=0,
            message="",
            sub_task_set=(
                MPSSubTaskResult(
                    task_type="SmartErase",
                    status="SUCCESS",
                    err_code="0",
                    message="SUCCESS",
                    input='{"Definition":301}',
                    output=MPSTaskOutput(
                        output_files=(
                            MPSOutputFile(
                                file_type="SmartErase.Video",
                                storage_mode="Permanent",
                                file_id="5285890990011223377",
                                url="https://vod.example.com/5285890990011223377/erased.mp4",
                                definition="0",
                                expired_time=0,
                            ),
                        ),
                        output_text='{"Path":"/erased.mp4"}',
                    ),
                ),
                MPSSubTaskResult(
                    task_type="AiAnalysis.TagTask",
                    status="FAIL",
                    err_code="InternalError",
                    message="no answer in time",
                    input='{"Definition":20}',
                ),
            ),
        )
    ),
    "aigc_image_task_complete": AigcImageTaskComplete(
        payload=AigcImageTask(
            task_id="1500004242-AigcImageTask-165546cb2a353ee659de07e61218c9cbt",
            status="FINISH",
            err_code=0,
            err_code_ext="",
            message="SUCCESS",
            progress=100,
            input=AigcImageTaskInput(
                model_name="Kling",
                model_version="2.1",
                file_infos=(
                    AigcImageTaskInputFileInfo(
                        type="File",
                        file_id="5285890901122334455",
                        url="",
                        text="the harbour",
                        reference_type="",
                    ),
                ),
                prompt="a poster of the harbour at sunrise",
                negative_prompt="people",
                enhance_prompt="Enabled",
                generation_mode="Standard",
                output_config=AigcImageOutputConfig(
                    storage_mode="Permanent",
                    media_name="Harbour poster",
                    class_id=0,
                    expire_time=NEVER,
                    resolution="2k",
                    aspect_ratio="3:4",
                    person_generation="Disallowed",
                    input_compliance_check="Enabled",
                    output_compliance_check="Enabled",
                    output_image_count=1,
                    output_format="png",
                    logo_add="Disabled",
                ),
                seed=41,
                scene_type="",
                ext_info="",
            ),
            output=AigcImageTaskOutput(
                file_infos=(
                    AigcImageTaskOutputFileInfo(
                        storage_mode="Permanent",
                        media_name="Harbour poster",
                        class_id=0,
                        expire_time=NEVER,
                        file_type="png",
                        file_url="https://vod.example.com/5285890850002223334/poster.png",
                        file_id="5285890850002223334",
                        meta_data=MediaMetaData(
                            size=4112907,
                            container="png_pipe",
                            bitrate=0,
                            height=2048,
                            width=1536,
                            duration=0.0,
                            rotate=0,
                            video_stream_set=(
                                MediaVideoStreamItem(
                                    bitrate=0, height=2048, width=1536, codec="png", fps=0
                                ),
                            ),
                            audio_stream_set=(),
                            video_duration=0.0,
                            audio_duration=0.0,
                            md5="",
                        ),
                    ),
                )
            ),
            session_id="poster-41",
            session_context="",
        )
    ),
    "aigc_video_task_complete": AigcVideoTaskComplete(
        payload=AigcVideoTask(
            task_id="1500004242-AigcVideoTask-1eca356101886a379f610c2f41fa9e0et",
            status="FINISH",
            err_code=0,
            err_code_ext="",
            message="SUCCESS",
            progress=100,
            input=AigcVideoTaskInput(
                model_name="Kling",
                model_version="2.5",
                file_infos=(
                    AigcVideoTaskInputFileInfo(
                        type="File",
                        category="Image",
                        file_id="5285890850002223334",
                        url="",
                        usage="FirstFrame",
                    ),
                ),
                subject_infos=(),
                last_frame_file_id="",
                last_frame_url="",
                prompt="the boat sails out of the harbour",
                negative_prompt="",
                enhance_prompt="Enabled",
                generation_mode="Professional",
                output_config=AigcVideoOutputConfig(
                    storage_mode="Permanent",
                    media_name="Sailing out",
                    class_id=0,
                    expire_time=NEVER,
                    duration=5.0,
                    resolution="1080P",
                    aspect_ratio="16:9",
                    audio_generation="Disabled",
                    person_generation="AllowAdult",
                    input_compliance_check="Enabled",
                    output_compliance_check="Enabled",
                    enhance_switch="Disabled",
                    off_peak="Disabled",
                    frame_interpolate="Disabled",
                    logo_add="Disabled",
                    enable_bgm="Disabled",
                ),
                input_region="Mainland",
                scene_type="",
                seed=0,
                ext_info="",
            ),
            output=AigcVideoTaskOutput(
                file_infos=(
                    AigcVideoTaskOutputFileInfo(
                        storage_mode="Permanent",
                        media_name="Sailing out",
                        class_id=0,
                        expire_time=NEVER,
                        file_type="mp4",
                        file_url="https://vod.example.com/5285890850002223345/sail.mp4",
                        file_id="5285890850002223345",
                        meta_data=MediaMetaData(
                            size=6604190,
                            container="mov,mp4,m4a,3gp,3g2,mj2",
                            bitrate=10482841,
                            height=1080,
                            width=1920,
                            duration=5.039999961853027,
                            rotate=0,
                            video_stream_set=(
                                MediaVideoStreamItem(
                                    bitrate=10482841, height=1080, width=1920, codec="h264", fps=24
                                ),
                            ),
                            audio_stream_set=(),
                            video_duration=5.039999961853027,
                            audio_duration=0.0,
                            md5="",
                        ),
                    ),
                ),
                procedure_task_ids=("1500004242-procedurev2-1eca356101886a379f610c2f41fa9e0ett0",),
                usage=AigcVideoTaskUsage(output_seconds=5),
            ),
            session_id="",
            session_context='{"draft":7}',
        )
    ),
    "extract_blind_watermark_complete": ExtractBlindWatermarkComplete(
        payload=ExtractBlindWatermarkTask(
            task_id="1500004242-ExtractBlindWatermark-a0e41ef27ebb19f9e6ba820a8eaa3886",
            status="FINISH",
            err_code=0,
            message="SUCCESS",
            input_info=ExtractBlindWatermarkInputInfo(
                type="URL", url="https://leak.example.net/copy.mp4"
            ),
            type="blind-ab",
            is_detected=True,
            result="0c41f7",
            result_uv="0c41f7",
            extract_blind_watermark_config=ExtractBlindWatermarkTaskConfig(segment_duration=5000),
            session_context='{"case":19}',
            session_id="",
        )
    ),
    "scene_aigc_image_complete_event": SceneAigcImageCompleteEvent(
        payload=SceneAigcImageTask(
            task_id="1500004242-SceneAigcImageTask-8a6ea9186b139df36c247b2c209fb41dt",
            status="FINISH",
            err_code=0,
            message="SUCCESS",
            progress=100,
            input=SceneAigcImageTaskInput(
                scene_info=AigcImageSceneInfo(
                    type="product_image",
                    product_image_config=ProductImageConfig(
                        prompt="a wooden floor",
                        negative_prompt="text",
                        product_desc="running shoes",
                        more_requirement="",
                        output_image_count=2,
                    ),
                ),
                file_infos=(
                    SceneAigcImageTaskInputFileInfo(
                        type="Url", file_id="", url="https://pictures.example.com/shoes.png"
                    ),
                ),
                output_config=SceneAigcImageOutputConfig(
                    storage_mode="Permanent",
                    media_name="Shoes",
                    class_id=0,
                    expire_time=NEVER,
                    aspect_ratio="1:1",
                    encode_config=ImageSceneAigcEncodeConfig(format="JPEG", quality=90),
                    image_width=0,
                    image_height=0,
                    resolution="",
                ),
            ),
            output=SceneAigcImageTaskOutput(
                file_infos=(
                    SceneAigcImageTaskOutputFileInfo(
                        storage_mode="Permanent",
                        media_name="Shoes",
                        class_id=0,
                        expire_time=NEVER,
                        file_type="jpg",
                        file_url="https://vod.example.com/5285890850002223356/shoes.jpg",
                        file_id="5285890850002223356",
                        meta_data=MediaMetaData(
                            size=704118,
                            container="image2",
                            bitrate=0,
                            height=1024,
                            width=1024,
                            duration=0.0,
                            rotate=0,
                            video_stream_set=(
                                MediaVideoStreamItem(
                                    bitrate=0, height=1024, width=1024, codec="mjpeg", fps=0
                                ),
                            ),
                            audio_stream_set=(),
                            video_duration=0.0,
                            audio_duration=0.0,
                            md5="",
                        ),
                    ),
                    SceneAigcImageTaskOutputFileInfo(
                        storage_mode="Permanent",
                        media_name="Shoes",
                        class_id=0,
                        expire_time=NEVER,
                        file_type="jpg",
                        file_url="https://vod.example.com/5285890850002223357/shoes.jpg",
                        file_id="5285890850002223357",
                        meta_data=MediaMetaData(
                            size=704119,
                            container="image2",
                            bitrate=0,
                            height=1024,
                            width=1024,
                            duration=0.0,
                            rotate=0,
                            video_stream_set=(
                                MediaVideoStreamItem(
                                    bitrate=0, height=1024, width=1024, codec="mjpeg", fps=0
                                ),
                            ),
                            audio_stream_set=(),
                            video_duration=0.0,
                            audio_duration=0.0,
                            md5="",
                        ),
                    ),
                )
            ),
            session_id="",
            session_context='{"product":"SH-12"}',
        )
    ),
    "process_image_async_complete_event": ProcessImageAsyncCompleteEvent(
        payload=ProcessImageAsyncTask(
            encode_config=ImageEncodeConfig(format="WebP", quality=80),
            enhance_config=ImageEnhanceConfig(
                advanced_super_resolution=AdvancedSuperResolutionConfig(
                    switch="ON",
                    type="standard",
                    mode="percent",
                    percent=1.5,
                    width=0,
                    height=0,
                    long_side=0,
                    short_side=0,
                ),
                denoise=ImageDenoiseConfig(switch="ON", type="weak"),
                sharp_enhance=SharpEnhanceInfo(switch="ON", intensity=0.4000000059604645),
                face_enhance=FaceEnhanceInfo(switch="ON", intensity=1.0),
            ),
            beauty_config=ImageBeautyConfig(
                beauty_effect_items=(
                    BeautyEffectItem(
                        switch="ON", type="Whiten", value=20, resource_path="", ext_info=""
                    ),
                ),
                beauty_filter_items=(BeautyFilterItem(switch="OFF", type="Dongjing", value=0),),
            ),
            ai_cut_out_config=AiCutOutConfig(
                switch="ON",
                type="pattern",
                pattern_config=PatternConfig(
                    transparency_threshold=30,
                    opaque_threshold=127,
                    edge_sampling_step=5,
                    edge_expansion_step=5,
                    edge_blending_intensity=0.5,
                ),
                model="cutout-1.0-lite",
            ),
        )
    ),
    "create_aigc_advanced_custom_element_complete_event": CreateAigcAdvancedCustomElementCompleteEvent(
        payload=CreateAigcAdvancedCustomElementTask(
            task_id="1500004242-CreateAigcAdvancedCustomElement-64a27d1ae5914c72c8a8e614e16cce7ct",
            status="FINISH",
            err_code=0,
            err_code_ext="",
            message="SUCCESS",
            progress=100,
            input=CreateAigcAdvancedCustomElementInput(
                element_name="Captain",
                element_description="an old captain with a white beard",
                reference_type="image_refer",
                element_voice_id="",
                element_video_list="",
                element_image_list='{"frontal_image":"https://pictures.example.com/captain.png","refer_images":[{"image_url":"https://pictures.example.com/captain-side.png"}]}',
                tag_list='[{"tag_id":"o_102"}]',
            ),
            output=CreateAigcAdvancedCustomElementOutput(
                info_list=(
                    AdvancedElementInfo(
                        element_id="812004417",
                        element_info='{"element_id":812004417,"element_name":"Captain"}',
                    ),
                )
            ),
            session_id="",
            session_context="",
        )
    ),
    "create_aigc_custom_voice_complete_event": CreateAigcCustomVoiceCompleteEvent(
        payload=CreateAigcCustomVoiceTask(
            task_id="1500004242-CreateAigcCustomVoice-2ae3b9980b1ba81f3ea4685d70535ceet",
            status="FINISH",
            err_code=0,
            err_code_ext="",
            message="SUCCESS",
            progress=100,
            input=CreateAigcCustomVoiceInput(
                voice_name="Captain's voice",
                voice_url="https://sounds.example.com/captain.mp3",
                video_id="",
            ),
            output=CreateAigcCustomVoiceOutput(
                info_list=(
                    CustomVoiceInfo(
                        voice_id="829310006",
                        voice_info='{"voice_id":"829310006","voice_name":"Captain\'s voice"}',
                    ),
                )
            ),
            session_id="",
            session_context="",
        )
    ),
    "describe_aigc_face_info_async_complete": DescribeAigcFaceInfoAsyncComplete(
        payload=DescribeAigcFaceInfoAsyncTask(
            task_id="1500004242-DescribeAigcFaceInfoAsync-73926ae32f983ef55db389c4f131fd71t",
            status="FINISH",
            err_code=0,
            err_code_ext="",
            message="SUCCESS",
            progress=100,
            input=DescribeAigcFaceInfoAsyncInput(
                file_infos=(
                    AigcFaceInputFileInfo(type="File", file_id="5285890912233445566", url=""),
                )
            ),
            output=DescribeAigcFaceInfoAsyncOutput(
                face_info_set=(
                    AigcFaceInfo(
                        session_id="830177152",
                        face_info_list=(
                            AigcFaceIdentityInfo(
                                face_id="0",
                                face_image="https://vod.example.com/5285890912233445566/faces/0.jpg",
                                start_time=0,
                                end_time=7240,
                            ),
                            AigcFaceIdentityInfo(
                                face_id="1",
                                face_image="https://vod.example.com/5285890912233445566/faces/1.jpg",
                                start_time=8120,
                                end_time=15480,
                            ),
                        ),
                    ),
                )
            ),
            session_id="faces-3",
            session_context="",
        )
    ),
    "aigc_hunyuan_3d_task_complete": AigcHunyuan3DTaskComplete(
        payload=AigcHunyuan3DTask(
            task_id="1500004242-AigcHunyuan3DTask-7cc0abdbd3c83dc5ccbb5d29136e3819t",
            status="FINISH",
            err_code=0,
            err_code_ext="",
            message="SUCCESS",
            progress=100,
            input=AigcHunyuan3DTaskInput(
                image_infos=(),
                multi_view_image_infos=(
                    AigcHunyuan3DMultiViewImageInfo(
                        type="Url",
                        file_id="",
                        url="https://pictures.example.com/boat-front.png",
                        view_type="front",
                    ),
                    AigcHunyuan3DMultiViewImageInfo(
                        type="Url",
                        file_id="",
                        url="https://pictures.example.com/boat-left.png",
                        view_type="left",
                    ),
                ),
                prompt="",
                generate_type="Normal",
                mesh_infos=(),
                enable_pbr="Enabled",
                face_count=40000,
                keep_uv="Disabled",
                result_format="FBX",
                seed=3,
                style="",
                output_config=AigcHunyuan3DOutputConfig(storage_mode="Temporary"),
            ),
            output=AigcHunyuan3DTaskOutput(
                file_infos=(
                    AigcHunyuan3DTaskOutputFileInfo(
                        storage_mode="Temporary",
                        expire_time=datetime(2026, 7, 15, 10, 0, 0, tzinfo=UTC),
                        file_type="GLB",
                        file_url="https://vod.example.com/temporary/boat.glb",
                        preview_file_url="https://vod.example.com/temporary/boat.png",
                    ),
                    AigcHunyuan3DTaskOutputFileInfo(
                        storage_mode="Temporary",
                        expire_time=datetime(2026, 7, 15, 10, 0, 0, tzinfo=UTC),
                        file_type="FBX",
                        file_url="https://vod.example.com/temporary/boat.fbx",
                        preview_file_url="",
                    ),
                )
            ),
            session_id="",
            session_context="",
        )
    ),
}
"""What the samples are read as, by name: all but that of ProcedureStateChanged, which has many kinds
of results."""


@each_engine
@pytest.mark.parametrize(("name", "expected"), EXPECTED.items(), ids=EXPECTED)
def test_a_body_field_by_field(engine: Engine, name: str, expected: KnownEvent) -> None:
    event = engine.event(samples.load(name))
    assert event == expected
    assert repr(event) == repr(expected)  # which tells 60.0 and 60 apart


def test_the_bodies_are_of_every_type() -> None:
    assert [*map(type, EXPECTED.values()), ProcedureStateChanged] == sorted(
        EVENTS, key=lambda model: model is ProcedureStateChanged
    )


def procedure(engine: Engine, name: str = "procedure_state_changed") -> ProcedureTask:
    event = engine.event(samples.load(name))
    assert isinstance(event, ProcedureStateChanged)
    return event.payload


@each_engine
def test_a_procedure(engine: Engine) -> None:
    task = procedure(engine)
    without_results = attrs.evolve(
        task,
        media_process_result_set=None,
        ai_content_review_result_set=None,
        ai_analysis_result_set=None,
        ai_recognition_result_set=None,
    )
    assert without_results == ProcedureTask(
        task_id="1500004242-procedurev2-c5ea3f6afb3b3dd075082e7ffba39f81tt0",
        status="FINISH",
        err_code=0,
        message="SUCCESS",
        file_id="5285890901122334455",
        file_name="港口清晨",
        file_url="https://vod.example.com/5285890901122334455/original.mp4",
        meta_data=MediaMetaData(
            size=38164427,
            container="mov,mp4,m4a,3gp,3g2,mj2",
            bitrate=2378579,
            height=1080,
            width=1920,
            duration=128.36000061035156,
            rotate=0,
            video_stream_set=(
                MediaVideoStreamItem(
                    bitrate=2248311, height=1080, width=1920, codec="h264", fps=25
                ),
            ),
            audio_stream_set=(
                MediaAudioStreamItem(bitrate=130268, sampling_rate=48000, codec="aac"),
            ),
            video_duration=128.32000732421875,
            audio_duration=128.36000061035156,
            md5="",
        ),
        tasks_priority=0,
        tasks_notify_mode="Finish",
        session_context='{"user":8017}',
        session_id="upload-8017-1",
        operator="System",
        operation_type="TSC",
    )
    assert task.finished


@each_engine
def test_the_media_of_a_procedure(engine: Engine) -> None:
    results = procedure(engine).media_process_result_set
    assert results
    transcoded, animated, snapshots, sampled, sprites, cover, streams = results
    assert transcoded == MediaProcessTaskResult(
        type="Transcode",
        transcode_task=MediaProcessTaskTranscodeResult(
            status="SUCCESS",
            err_code_ext="",
            err_code=0,
            message="SUCCESS",
            input=TranscodeTaskInput(
                definition=100020,
                watermark_set=(
                    WatermarkInput(
                        definition=13105,
                        text_content="harbour",
                        start_time_offset=0.0,
                        end_time_offset=12.5,
                    ),
                ),
                start_time_offset=0.0,
                end_time_offset=0.0,
            ),
            output=MediaTranscodeItem(
                url="https://vod.example.com/5285890901122334455/v.f100020.mp4",
                definition=100020,
                bitrate=1143820,
                height=720,
                width=1280,
                size=18359114,
                duration=128.38999938964844,
                md5="53d519181d29c58fedbd5f17c354e196",
                container="mov,mp4,m4a,3gp,3g2,mj2",
                video_stream_set=(
                    MediaVideoStreamItem(
                        bitrate=1079701, height=720, width=1280, codec="h264", fps=25
                    ),
                ),
                audio_stream_set=(
                    MediaAudioStreamItem(bitrate=64119, sampling_rate=44100, codec="aac"),
                ),
                digital_watermark_type="None",
                file_id="",
            ),
            progress=100,
            begin_process_time=BEGUN,
            finish_time=FINISHED,
        ),
    )
    assert animated == MediaProcessTaskResult(
        type="AnimatedGraphics",
        animated_graphic_task=MediaProcessTaskAnimatedGraphicResult(
            status="SUCCESS",
            err_code_ext="",
            err_code=0,
            message="SUCCESS",
            input=AnimatedGraphicTaskInput(
                definition=20000, start_time_offset=3.0, end_time_offset=6.5
            ),
            output=MediaAnimatedGraphicsItem(
                url="https://vod.example.com/5285890901122334455/animated.20000.gif",
                definition=20000,
                container="gif",
                height=360,
                width=640,
                bitrate=4910118,
                size=2148176,
                md5="2945d222035cedcb743289910785699e",
                start_time_offset=3.0,
                end_time_offset=6.5,
            ),
            progress=100,
            begin_process_time=BEGUN,
            finish_time=FINISHED,
        ),
    )
    assert snapshots.snapshot_by_time_offset_task
    assert snapshots.snapshot_by_time_offset_task.input == SnapshotByTimeOffsetTaskInput(
        definition=10, ext_time_offset_set=("2.5s", "50%"), watermark_set=()
    )
    assert snapshots.snapshot_by_time_offset_task.output == MediaSnapshotByTimeOffsetItem(
        definition=10,
        pic_info_set=(
            MediaSnapshotByTimePicInfoItem(
                time_offset=2.5,
                url="https://vod.example.com/5285890901122334455/snapshot/2500.jpg",
                water_mark_definition=(),
            ),
            MediaSnapshotByTimePicInfoItem(
                time_offset=64.18000030517578,
                url="https://vod.example.com/5285890901122334455/snapshot/64180.jpg",
                water_mark_definition=(),
            ),
        ),
    )
    assert sampled.sample_snapshot_task
    assert sampled.sample_snapshot_task.output == MediaSampleSnapshotItem(
        definition=10,
        sample_type="Percent",
        interval=50,
        image_url_set=(
            "https://vod.example.com/5285890901122334455/sample/0.jpg",
            "https://vod.example.com/5285890901122334455/sample/1.jpg",
        ),
        water_mark_definition=(),
    )
    assert sprites.image_sprite_task
    assert sprites.image_sprite_task.output == MediaImageSpriteItem(
        definition=10,
        height=80,
        width=142,
        total_count=13,
        image_url_set=("https://vod.example.com/5285890901122334455/sprite/10_0.jpg",),
        web_vtt_url="https://vod.example.com/5285890901122334455/sprite/10.vtt",
    )
    assert cover.cover_by_snapshot_task
    assert cover.cover_by_snapshot_task.input == CoverBySnapshotTaskInput(
        definition=10, position_type="Time", position_value=4.0, watermark_set=()
    )
    assert cover.cover_by_snapshot_task.output == CoverBySnapshotTaskOutput(
        cover_url="https://vod.example.com/5285890901122334455/cover.jpg"
    )
    assert streams.adaptive_dynamic_streaming_task
    assert streams.adaptive_dynamic_streaming_task.input == AdaptiveDynamicStreamingTaskInput(
        definition=10, watermark_set=(), subtitle_set=("zh-harbour",)
    )
    assert streams.adaptive_dynamic_streaming_task.output == AdaptiveDynamicStreamingInfoItem(
        definition=10,
        package="HLS",
        drm_type="",
        url="https://vod.example.com/5285890901122334455/adp.10.m3u8",
        size=41270338,
        digital_watermark_type="None",
        sub_stream_set=(
            MediaSubStreamInfoItem(type="video", width=1920, height=1080, size=30111904),
            MediaSubStreamInfoItem(type="video", width=1280, height=720, size=9117466),
            MediaSubStreamInfoItem(type="audio", width=0, height=0, size=2040968),
        ),
        subtitle_set=(
            MediaSubtitleItem(
                id="zh-harbour",
                name="中文",
                language="zh",
                format="vtt",
                url="https://vod.example.com/5285890901122334455/subtitle/zh.vtt",
                source="UserUploaded",
            ),
        ),
        default_subtitle_id="zh-harbour",
        drm_encrypt_type="",
    )


@each_engine
def test_the_reviews_of_a_procedure(engine: Engine) -> None:
    results = procedure(engine).ai_content_review_result_set
    assert results
    porn, prohibited = results
    deleted = datetime(2026, 4, 15, 6, 13, 41, 604_000, tzinfo=UTC)
    assert porn.type == "Porn"
    assert porn.porn_task
    assert porn.porn_task.output == AiReviewPornTaskOutput(
        confidence=2.0,
        suggestion="pass",
        segment_set=(),
        segment_set_file_url="https://vod.example.com/5285890901122334455/review/porn.json",
        segment_set_file_url_expire_time=deleted,
    )
    assert prohibited == AiContentReviewResult(
        type="Prohibited.Ocr",
        prohibited_ocr_task=AiReviewTaskProhibitedOcrResult(
            status="SUCCESS",
            err_code_ext="",
            err_code=0,
            message="SUCCESS",
            input=AiReviewProhibitedOcrTaskInput(definition=20),
            output=AiReviewProhibitedOcrTaskOutput(
                confidence=81.69999694824219,
                suggestion="review",
                segment_set=(
                    MediaContentReviewOcrTextSegmentItem(
                        start_time_offset=41.0,
                        end_time_offset=43.5,
                        confidence=81.69999694824219,
                        suggestion="review",
                        keyword_set=("casino",),
                        area_coord_set=(312, 88, 506, 131),
                        url="https://vod.example.com/5285890901122334455/review/41000.jpg",
                        pic_url_expire_time=deleted,
                    ),
                ),
                segment_set_file_url=(
                    "https://vod.example.com/5285890901122334455/review/prohibited-ocr.json"
                ),
                segment_set_file_url_expire_time=deleted,
            ),
            progress=100,
        ),
    )


@each_engine
def test_the_analyses_of_a_procedure(engine: Engine) -> None:
    results = procedure(engine).ai_analysis_result_set
    assert results
    classes, tags, highlights = results
    deleted = datetime(2026, 4, 15, 6, 13, 52, tzinfo=UTC)
    assert classes == AiAnalysisResult(
        type="Classification",
        classification_task=AiAnalysisTaskClassificationResult(
            status="SUCCESS",
            err_code_ext="",
            err_code=0,
            message="SUCCESS",
            input=AiAnalysisTaskClassificationInput(definition=20),
            output=AiAnalysisTaskClassificationOutput(
                classification_set=(
                    MediaAiAnalysisClassificationItem(
                        classification="旅游", confidence=93.4000015258789
                    ),
                    MediaAiAnalysisClassificationItem(classification="生活", confidence=41.0),
                ),
                classification_set_file_url=(
                    "https://vod.example.com/5285890901122334455/analysis/classes.json"
                ),
                classification_set_file_url_expire_time=deleted,
            ),
            progress=100,
            begin_process_time=BEGUN,
            finish_time=FINISHED,
        ),
    )
    assert tags.tag_task
    assert tags.tag_task.output == AiAnalysisTaskTagOutput(
        tag_set=(
            MediaAiAnalysisTagItem(tag="船", confidence=97.0999984741211),
            MediaAiAnalysisTagItem(tag="日出", confidence=88.19999694824219),
        ),
        tag_set_file_url="https://vod.example.com/5285890901122334455/analysis/tags.json",
        tag_set_file_url_expire_time=deleted,
    )
    assert highlights.highlight_task
    assert highlights.highlight_task.output == AiAnalysisTaskHighlightOutput(
        highlight_set=(
            MediaAiAnalysisHighlightItem(
                highlight_url="https://vod.example.com/5285890901122334455/analysis/highlight.mp4",
                cov_img_url="https://vod.example.com/5285890901122334455/analysis/highlight.jpg",
                confidence=76.0,
                duration=9.5,
                segment_set=(
                    HighlightSegmentItem(
                        confidence=81.0, start_time_offset=3.0, end_time_offset=8.0
                    ),
                    HighlightSegmentItem(
                        confidence=71.30000305175781, start_time_offset=60.5, end_time_offset=65.0
                    ),
                ),
            ),
        ),
        highlight_set_file_url=(
            "https://vod.example.com/5285890901122334455/analysis/highlights.json"
        ),
        highlight_set_file_url_expire_time=deleted,
    )


@each_engine
def test_the_recognitions_of_a_procedure(engine: Engine) -> None:
    results = procedure(engine).ai_recognition_result_set
    assert results
    ends, faces, speech = results
    deleted = datetime(2026, 4, 15, 6, 14, 3, tzinfo=UTC)
    assert ends == AiRecognitionResult(
        type="HeadTailRecognition",
        head_tail_task=AiRecognitionTaskHeadTailResult(
            status="SUCCESS",
            err_code_ext="",
            err_code=0,
            message="SUCCESS",
            input=AiRecognitionTaskHeadTailResultInput(definition=20),
            output=AiRecognitionTaskHeadTailResultOutput(
                head_confidence=95.5,
                head_time_offset=5.0,
                tail_confidence=0.0,
                tail_time_offset=-1.0,
            ),
            progress=100,
            begin_process_time=BEGUN,
            finish_time=FINISHED,
        ),
    )
    assert faces.face_task
    assert faces.face_task.output == AiRecognitionTaskFaceResultOutput(
        result_set=(
            AiRecognitionTaskFaceResultItem(
                id="8814",
                type="UserDefine",
                name="船长",
                segment_set=(
                    AiRecognitionTaskFaceSegmentItem(
                        start_time_offset=70.0,
                        end_time_offset=74.5,
                        confidence=90.5999984741211,
                        area_coord_set=(830, 214, 1002, 431),
                    ),
                ),
            ),
        ),
        result_set_file_url="https://vod.example.com/5285890901122334455/recognition/faces.json",
        result_set_file_url_expire_time=deleted,
    )
    assert speech.asr_full_text_task
    assert speech.asr_full_text_task.output == AiRecognitionTaskAsrFullTextResultOutput(
        segment_set=(
            AiRecognitionTaskAsrFullTextSegmentItem(
                confidence=94.0,
                start_time_offset=12.300000190734863,
                end_time_offset=15.699999809265137,
                text="早上好 船要开了",
            ),
        ),
        segment_set_file_url=(
            "https://vod.example.com/5285890901122334455/recognition/speech.json"
        ),
        segment_set_file_url_expire_time=deleted,
        subtitle_set=(
            AiRecognitionTaskAsrFullTextResultOutputSubtitleItem(
                id="asr-harbour",
                name="zh",
                language="zh",
                format="vtt",
                url="https://vod.example.com/5285890901122334455/subtitle/asr.vtt",
            ),
        ),
        subtitle_url="https://vod.example.com/5285890901122334455/subtitle/asr.vtt",
    )


@each_engine
def test_a_procedure_with_nulls(engine: Engine) -> None:
    task = procedure(engine, "procedure_state_changed_nulls")
    assert task.ai_content_review_result_set == ()
    assert task.media_process_result_set
    transcoded, *_ = task.media_process_result_set
    assert transcoded == MediaProcessTaskResult(
        type="Transcode",
        transcode_task=MediaProcessTaskTranscodeResult(
            status="SUCCESS",
            err_code_ext="",
            err_code=0,
            message="SUCCESS",
            input=TranscodeTaskInput(definition=100210, watermark_set=(), mosaic_set=()),
            output=MediaTranscodeItem(
                url="https://vod.example.com/5285890923344556677/v.f100210.mp4",
                definition=100210,
                bitrate=270611,
                height=480,
                width=854,
                size=61140229,
                duration=1807.4599609375,
                md5="424cb61db8515f97c5aabe496794894c",
                container="mov,mp4,m4a,3gp,3g2,mj2",
                video_stream_set=(
                    MediaVideoStreamItem(
                        bitrate=206492, height=480, width=854, codec="h264", fps=25
                    ),
                ),
                audio_stream_set=(
                    MediaAudioStreamItem(bitrate=64119, sampling_rate=44100, codec="aac"),
                ),
            ),
            progress=0,
            unknown_fields=JsonObject(
                {"BeginProcessTime": "0000-00-00T00:00:00Z", "FinishTime": "0000-00-00T00:00:00Z"}
            ),
        ),
    )


def full(model: type[Model]) -> dict[str, Any]:
    """Make a body in which every field of a class is set, at every depth."""
    return {field.wire: full_field(field) for field in plan_of(model).fields}


def full_field(field: FieldPlan) -> Any:
    values: dict[Kind, Any] = {
        Kind.STRING: "text",
        Kind.INTEGER: 2**40,
        Kind.NUMBER: 2.5,
        Kind.BOOLEAN: True,
        Kind.TIME: "2026-01-09T16:36:22.125Z",
        Kind.CONSTANT: field.constant,
    }
    value = full(field.item_type) if field.kind is Kind.OBJECT else values[field.kind]
    return [value, value] if field.is_array else value


def parts(value: Model) -> Iterator[Model]:
    """An object and those that it holds, at every depth."""
    yield value
    for field in plan_of(type(value)).fields:
        member = getattr(value, field.attribute)
        if field.kind is Kind.OBJECT and member is not None:
            for item in member if field.is_array else [member]:
                yield from parts(item)


@each_engine
@pytest.mark.parametrize("model", EVENTS)
def test_a_body_with_every_field_set(engine: Engine, model: type[KnownEvent]) -> None:
    body = full(model)
    event = engine.event(body)
    assert {type(part) for part in parts(event)} == set(with_parts(model))
    assert [part for part in parts(event) if part.unknown_fields] == []
    assert [
        f"{type(part).__name__}.{field.attribute}"
        for part in parts(event)
        for field in plan_of(type(part)).fields
        if getattr(part, field.attribute) is None
    ] == []
    assert {drift.kind for drift in vod_events.drift(event)} <= {"value"}
    assert exact(to_dict(event)) == exact(body)


FILE_ID_AS_NUMBER = {
    "EventType": "ComposeMediaComplete",
    "ComposeMediaCompleteEvent": {"Status": "FINISH", "Output": {"FileId": 5285890840009998887}},
}
PAYLOAD_UNDER_ANOTHER_KEY = {
    "EventType": "EditMediaComplete",
    "EditMediaComplete": {"Status": "FINISH", "Output": {"FileId": "5285890840009998887"}},
    "EditMediaCompleteEvent": None,
}


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (FILE_ID_AS_NUMBER, ".ComposeMediaCompleteEvent.Output.FileId"),
        (PAYLOAD_UNDER_ANOTHER_KEY, ".EditMediaCompleteEvent"),
    ],
)
def test_a_body_that_contradicts_the_documentation(body: dict[str, Any], path: str) -> None:
    with pytest.raises(InvalidEventError) as alone:
        vod_events.parse_callback(body)
    assert [problem.path for problem in alone.value.problems] == [f"${path}"]
    (event,) = vod_events.parse_pull_events({"EventSet": [body]}).event_set
    assert isinstance(event, MalformedEvent)
    assert [problem.path for problem in event.error.problems] == [f"$.EventSet[0]{path}"]


CONTRADICTIONS = {
    "ComposeMediaComplete__1.json": ("$.ComposeMediaCompleteEvent.Output.FileId",),
}
"""Documented bodies with a value of another type than the documentation gives, and its path."""


def test_a_saved_body_arrives_typed(saved_body: Path) -> None:
    body = json.loads(saved_body.read_bytes())
    for engine in ENGINES.values():
        try:
            events = engine.events(saved_body.read_bytes())
        except ApiError as error:
            assert error.code == body["Response"]["Error"]["Code"]  # noqa: PT017 - not all raise it
            continue
        except InvalidEventError as error:
            paths = CONTRADICTIONS.get(saved_body.name) or missing_payload(body)
            assert tuple(problem.path for problem in error.problems) == paths  # noqa: PT017 - as above
            continue
        assert saved_body.name not in CONTRADICTIONS
        for event, tree in zip(events, elements(body), strict=True):
            if missing_payload(tree):
                assert isinstance(event, MalformedEvent)
            else:
                assert type(event) is (vod_events.event_class(tree["EventType"]) or UnknownEvent)
            assert to_dict(event) == without_nulls(tree)


def elements(body: dict[str, Any]) -> list[dict[str, Any]]:
    """List the events of a callback or of an answer."""
    if "EventType" in body:
        return [body]
    answer = body.get("Response") or body
    return answer.get("EventSet") or []


def missing_payload(tree: dict[str, Any]) -> tuple[str, ...]:
    """Give the path of an event's payload if it is not there."""
    key = PAYLOAD_KEYS.get(tree.get("EventType", ""))
    return () if key is None or is_object(tree.get(key)) else (f"$.{key}",)
