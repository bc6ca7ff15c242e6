"""A catalogue of the videos that VOD has pulled, filled by its callbacks."""

from dataclasses import dataclass

import vod_events
from vod_events import AnyEvent, PullComplete, VodEventsError


@dataclass(frozen=True)
class Video:
    """A video of the catalogue."""

    file_id: str
    title: str
    seconds: float | None


class Catalogue:
    """The videos, in order of arrival."""

    def __init__(self) -> None:
        self.videos: list[Video] = []
        self._seen: set[str] = set()

    def receive(self, body: bytes) -> int:
        """Handle a callback, and return the status of the answer."""
        try:
            event = vod_events.parse_callback(body)
        except VodEventsError:
            return 400
        key = vod_events.dedup_key(event)
        if key not in self._seen:
            self._add(event)
            self._seen.add(key)
        return 200

    def _add(self, event: AnyEvent) -> None:
        video = video_of(event)
        if video is not None:
            self.videos.append(video)


def video_of(event: AnyEvent) -> Video | None:
    """Return the video of an event if it was uploaded."""
    match event:
        case PullComplete(payload=task) if task.succeeded and task.file_id:
            info, media = task.media_basic_info, task.meta_data
            return Video(
                file_id=task.file_id,
                title=(info and info.name) or "untitled",
                seconds=media.duration if media else None,
            )
        case _:
            return None
