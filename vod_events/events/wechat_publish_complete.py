"""WechatPublishComplete: a video has been published on WeChat, or could not be.

Every field of a data type is None if the sender leaves it out or sends null.
"""

from enum import StrEnum
from typing import Annotated, Literal, final

from attrs import field, frozen

from vod_events._model import Model
from vod_events.events._base import DocumentedEvent
from vod_events.events._outcome import has_no_error
from vod_events.events.tasks import QueuedTaskStatus


class WechatPublishStatus(StrEnum):
    """Whether a video was published on WeChat.

    See https://cloud.tencent.com/document/api/266/31773#WechatPublishTask
    """

    FAIL = "FAIL"
    """It could not be published."""
    SUCCESS = "SUCCESS"
    """It was published."""
    AUDITNOTPASS = "AUDITNOTPASS"
    """It was refused by the content review."""
    NOTTRIGGERED = "NOTTRIGGERED"
    """Publishing has not begun."""


@final
@frozen(kw_only=True, repr=False)
class WechatPublishTask(Model):
    """A task that publishes a video on WeChat.

    See https://cloud.tencent.com/document/api/266/31773#WechatPublishTask
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

    definition: int | None = None
    """Id of the template for publishing on WeChat."""

    source_definition: int | None = None
    """Id of the transcoding template whose video is published; 0 for the original video."""

    wechat_status: Annotated[str, WechatPublishStatus] | None = None
    """Whether the video was published."""

    wechat_vid: str | None = None
    """Id of the video at WeChat."""

    wechat_url: str | None = None
    """URL of the video at WeChat."""

    @property
    def succeeded(self) -> bool:
        """Whether the task succeeded: status ``FINISH``, error code 0, the video published.

        If `wechat_status` was not sent, the status and the error code decide.
        """
        finished = self.status == QueuedTaskStatus.FINISH
        published = self.wechat_status == WechatPublishStatus.SUCCESS
        if self.wechat_status is None:
            published = (
                "WechatStatus" not in self.unknown_fields
            )  # otherwise it was sent but could not be read
        return finished and published and has_no_error(self.err_code, None)


@final
@frozen(kw_only=True, repr=False)
class WechatPublishComplete(DocumentedEvent):
    """A video has been published on WeChat, or could not be.

    See https://cloud.tencent.com/document/api/266/31773#EventContent
    """

    event_type: Literal["WechatPublishComplete"] = field(
        default="WechatPublishComplete", init=False
    )
    """Always ``WechatPublishComplete``."""

    payload: WechatPublishTask
    """The task that published it."""
