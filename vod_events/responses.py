"""The answer of the PullEvents API: a batch of events."""

from typing import final

from attrs import field, frozen

from vod_events._model import NOTHING_UNKNOWN, Model
from vod_events._values import JsonObject
from vod_events.events import AnyEvent


@final
@frozen(kw_only=True, repr=False)
class PullEventsResponse(Model):
    """The answer to one PullEvents call.

    See https://cloud.tencent.com/document/api/266/33433
    """

    event_set: tuple[AnyEvent, ...] = ()
    """The events, in the sender's order; at most 16. Empty when there was nothing to pull."""

    request_id: str | None = None
    """Id of the request, for the vendor's support."""

    unknown_envelope_fields: JsonObject = field(default=NOTHING_UNKNOWN, hash=False)
    """The other members of the body besides ``Response``, by wire name."""

    @property
    def event_handles(self) -> tuple[str, ...]:
        """The handles to pass to ConfirmEvents, in the order of the events that have one."""
        handles = (event.event_handle for event in self.event_set)
        return tuple(handle for handle in handles if handle is not None)
