"""The signature of an event as one line: when it expires and, with a key, whether it is right."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from vod_events._cli.tree import Line
from vod_events._signature import verify_callback
from vod_events.errors import SignatureError, SignatureReason
from vod_events.events import AnyEvent

_START = datetime(1970, 1, 1, tzinfo=UTC)


def wrong_signature(
    event: AnyEvent, keys: Sequence[str], *, pulled: bool
) -> SignatureReason | None:
    """Return what is wrong with the signature of a saved event; None if nothing is, or without keys.

    A signature that has expired is not wrong.

    Args:
        event: the event.
        keys: the keys that are accepted.
        pulled: whether it comes from PullEvents, whose events can be unsigned.
    """
    if not keys or (pulled and event.t is None and event.sign is None):
        return None
    try:
        verify_callback(event, keys, now=event.t)
    except SignatureError as error:
        return error.reason
    return None


def signature_lines(event: AnyEvent, keys: Sequence[str], *, pulled: bool) -> Iterator[Line]:
    """Yield the line of a signature, if there is one or one is missing. Arguments as above."""
    reason = wrong_signature(event, keys, pulled=pulled)
    if reason == "not signed":
        yield ((f"! {reason}", "problem"),)
    elif reason:
        yield ((f"! signature {reason}, {_expiry(event.t)}", "problem"),)
    elif event.t is not None and event.sign is not None:
        right = "right, " if keys else ""
        yield ((f"(signature {right}{_expiry(event.t)})", "mark"),)


def _expiry(t: int | None) -> str:
    assert t is not None, "not signed"  # noqa: S101 - for types
    try:
        time = _START + timedelta(seconds=t)
    except OverflowError:
        return "expires at no time of the calendar"
    return f"expires {time.isoformat().removesuffix('+00:00')}Z"
