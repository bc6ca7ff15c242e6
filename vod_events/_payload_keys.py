"""The wire names of events' payloads, for modules that the table of events imports."""

from typing import Final

PAYLOAD_KEYS: Final[dict[str, str]] = {}
"""Wire name of the payload by event type, in the order of the table.

`vod_events.events` fills it once, from its table.
"""
