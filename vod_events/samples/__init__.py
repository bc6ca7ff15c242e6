"""Sample bodies of every documented event, in both ways of delivery, to test a service.

They have the shapes that VOD sends, with made-up values. ``vod-events sample NAME`` prints one, and
``vod-events send URL NAME`` posts one to an endpoint. A sample has the name of its event type in
snake case; ``_failed`` marks one where something went wrong, ``_nulls`` one with nulls, as VOD
writes it. ``pull_complete_nulls`` is signed with the key ``sampleKeyOfVodEvents2026``; its
signature expires on 2026-07-21 at 08:00:16 UTC.

**Files: uploaded, pulled, stored, deleted**

=====================================  =====================================================
``new_file_upload``                    An upload; ``procedure_state_changed`` follows it.
``new_file_upload_nulls``              An upload, with a null for each other payload.
``pull_complete``                      A video was pulled.
``pull_complete_failed``               A video could not be pulled.
``pull_complete_rich``                 A pulled video, with every data type and every field.
``pull_complete_nulls``                Signed, with nulls, and with what is not documented.
``file_deleted``                       A file was deleted, and parts of another.
``restore_media_complete``             A file can be read again for seven days.
``persistence_complete``               A clip of a live stream is now a separate file.
``describe_file_attributes_complete``  The hashes of a file.
=====================================  =====================================================

**Processing**

===============================================  ==================================================
``procedure_state_changed``                      All kinds of results; review, analysis, speech.
``procedure_state_changed_failed``               Finished with code 0; two of three results failed.
``procedure_state_changed_nulls``                Nulls, times that are not set, escaped slashes.
``complex_adaptive_dynamic_streaming_complete``  Two adaptive streams.
``process_media_by_mps_complete``                Subtitles were erased; the other subtask failed.
``reduce_media_bitrate_complete``                A smaller video; the adaptive stream failed.
``quality_enhance_complete``                     A video was enhanced.
``rebuild_media_complete``                       A video was remastered, with every setting.
``remove_watermark``                             Watermarks were removed from a video.
===============================================  ==================================================

**Review and inspection**

=========================================  ================================================
``review_audio_video_complete``            A review found advertising, abuse and nudity.
``review_audio_video_complete_failed``     A video could not be reviewed.
``quality_inspect_complete``               Faults in picture, format and generated content.
``extract_trace_watermark_complete``       A trace watermark: who played a copy.
``extract_copy_right_watermark_complete``  A copyright watermark: who owns a copy.
``extract_blind_watermark_complete``       A digital watermark was found.
=========================================  ================================================

**Editing**

=================================  ====================================================
``edit_media_complete``            Two files were joined.
``edit_media_complete_failed``     A part of a live stream could not be cut out.
``compose_media_complete``         A video of three tracks: pictures, sound, a sticker.
``compose_media_complete_failed``  A source does not exist.
``split_media_complete``           A video was split in two.
``media_cast_status_changed``      A media cast has started.
=================================  ====================================================

**Generation (AIGC)**

======================================================  =============================
``aigc_image_task_complete``                            A poster.
``aigc_video_task_complete``                            A video, made from a picture.
``aigc_video_task_complete_failed``                     The prompt was refused.
``aigc_hunyuan_3d_task_complete``                       A 3D model in two formats.
``scene_aigc_image_complete_event``                     Two pictures of a product.
``process_image_async_complete_event``                  How a picture was processed.
``create_aigc_advanced_custom_element_complete_event``  A custom element.
``create_aigc_custom_voice_complete_event``             A custom voice.
``describe_aigc_face_info_async_complete``              Two faces in a video.
======================================================  =============================

**WeChat**

========================================  ========================================
``wechat_publish_complete``               A video was published on WeChat.
``wechat_mini_program_publish_complete``  A video was published to a mini program.
========================================  ========================================

**The interface of 2017**

===========================================  =========================
``transcode_complete``                       A video was transcoded.
``clip_complete``                            A clip was made.
``concat_complete``                          Videos were joined.
``create_image_sprite_complete``             Image sprites were made.
``create_snapshot_by_time_offset_complete``  Two snapshots were taken.
===========================================  =========================

**Not documented**

================  ============================================
``unknown_type``  A callback of a type that is not documented.
================  ============================================

**Answers of PullEvents**

=========================  =====================================================
``pull_events``            Three events, one of them of an unknown type.
``pull_events_mixed``      A full batch: 16 events of 14 types, some with nulls.
``pull_events_malformed``  Three events; the second cannot be read.
``pull_events_empty``      No events.
``pull_events_no_event``   "No event", as an error.
``pull_events_error``      An error of the API.
=========================  =====================================================
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_SUFFIX = ".json"


def names() -> tuple[str, ...]:
    """Return the names of the samples, in alphabetical order."""
    found = (file.name for file in _folder().iterdir() if file.name.endswith(_SUFFIX))
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in found))


def load(name: str) -> bytes:
    """Read a sample.

    Args:
        name: one of `names`.

    Returns:
        The body, as sent over the network.

    Raises:
        LookupError: there is no sample of that name.
    """
    if name not in names():
        raise LookupError(f"no sample named {name!r}; there are: {', '.join(names())}")
    return (_folder() / f"{name}{_SUFFIX}").read_bytes()


def _folder() -> "Traversable":
    from importlib.resources import files  # noqa: PLC0415 - costly, and only needed here

    return files(__name__)
