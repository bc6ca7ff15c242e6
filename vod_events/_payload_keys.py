"""The wire names of events' payloads, for what stands below the table of events."""

from typing import Final

PAYLOAD_KEYS: Final[dict[str, str]] = {}
"""Wire name of the payload by event type, in the order of the table.

`vod_events.events` fills it once, from its table.
"""
