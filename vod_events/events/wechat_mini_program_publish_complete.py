"""WechatMiniProgramPublishComplete: a video has been published to a WeChat mini program, or not.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from enum import StrEnum
from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent
from vod_events.events._outcome import has_no_error
from vod_events.events.tasks import QueuedTaskStatus


class WechatMiniProgramPublishResult(StrEnum):
    """Whether a video was published to a WeChat mini program.

    See https://cloud.tencent.com/document/api/266/31773#WechatMiniProgramPublishTask
    """

    PASS = "Pass"  # noqa: S105 - a verdict, no password
    """It was published."""
    FAILED = "Failed"
    """It could not be published."""
    REJECTED = "Rejected"
    """It was refused by the content review."""


@final
@frozen(kw_only=True, repr=False)
class WechatMiniProgramPublishTask(Model):
    """A task that publishes a video to a WeChat mini program.

    See https://cloud.tencent.com/document/api/266/31773#WechatMiniProgramPublishTask
    """

    task_id: str | None = None
    """Id of the task."""

    status: Annotated[str, QueuedTaskStatus] | None = None
    """Status of the task."""

    err_code: int | None = None
    """0 for success; VOD does not list the codes of failures."""

    message: str | None = None
    """Error message."""

    file_id: str | None = None
    """Id of the media file: digits, but a string, as it exceeds 2^53."""

    source_definition: int | None = None
    """Id of the transcoding template whose video is published; 0 for the original video."""

    publish_result: Annotated[str, WechatMiniProgramPublishResult] | None = None
    """Whether the video was published."""

    @property
    def succeeded(self) -> bool:
        """Whether the task succeeded: status ``FINISH``, error code 0, the video published.

        If `publish_result` was not sent, the status and the error code decide.
        """
        finished = self.status == QueuedTaskStatus.FINISH
        published = self.publish_result == WechatMiniProgramPublishResult.PASS
        if self.publish_result is None:
            published = (
                "PublishResult" not in self.unknown_fields
            )  # otherwise it was sent but could not be read
        return finished and published and has_no_error(self.err_code, None)


@final
@frozen(kw_only=True, repr=False)
class WechatMiniProgramPublishComplete(DocumentedEvent):
    """A video has been published, or could not be, after a WeChatMiniProgramPublish call.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["WechatMiniProgramPublishComplete"] = field(
        default="WechatMiniProgramPublishComplete", init=False
    )
    """Always ``WechatMiniProgramPublishComplete``."""

    payload: WechatMiniProgramPublishTask
    """The task that published it."""
