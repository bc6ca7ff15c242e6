"""The signature of a callback: ``Sign`` is the MD5 of the key and ``T``, in hexadecimal digits."""

import re
import time
from collections.abc import Iterable, Mapping
from hashlib import md5
from hmac import compare_digest
from typing import Any

from vod_events._wire.event import invalid_event
from vod_events._wire.shapes import Shape, shape_of
from vod_events._wire.text import decode, encode
from vod_events.errors import SignatureError
from vod_events.events import AnyEvent

_KEY = re.compile(r"[A-Za-z0-9]{1,32}")

_LIFETIME = 600
"""Seconds until a signature of VOD expires."""

_MAX_T = 2**63 - 1


def verify_callback(
    event: AnyEvent,
    sign_key: str | Iterable[str],
    *,
    now: float | None = None,
    max_ahead: float = 900,
) -> None:
    """Verify that a callback was signed with a key, and that its signature has not expired.

    The signature covers only the key and the time when it expires, not the body: until then, anyone
    who has seen a signed callback can send another body with its signature.

    Args:
        event: the event of a normal callback.
        sign_key: the key that is set in VOD, or several: the old and the new key while you change
            it.
        now: the time to compare with, in UNIX seconds; the current time if None.
        max_ahead: how far in the future the signature may expire, in seconds. VOD sets 600.

    Raises:
        SignatureError: the callback is not signed, the signature is wrong, it has expired, or it
            expires too far in the future. The error's ``reason`` says which.
        ValueError: a key is not 1 to 32 ASCII letters and digits, or there is no key.
    """
    keys = (sign_key,) if isinstance(sign_key, str) else tuple(sign_key)
    if not keys:
        raise ValueError("no key to verify a signature with")
    for key in keys:
        check_key(key)
    t, sign = event.t, event.sign
    if t is None or sign is None:
        raise SignatureError("not signed")
    # Each key is tried, so that the time it takes does not reveal which one is right.
    right = [_is_signature(sign, key, t) for key in keys]
    if not any(right):
        raise SignatureError("wrong")
    moment = time.time() if now is None else now
    if moment > t:
        raise SignatureError("expired")
    # Written with "not", so that NaN is refused.
    if not t - moment <= max_ahead:
        raise SignatureError("too far ahead")


def sign_callback(
    body: bytes | bytearray | memoryview | str | Mapping[str, Any],
    sign_key: str,
    *,
    now: float | None = None,
) -> str:
    """Sign the body of a normal callback as VOD does, for tests.

    Args:
        body: the callback's body; a signature in it is replaced.
        sign_key: the key.
        now: the time of sending, in UNIX seconds; the current time if None. The signature expires
            600 seconds later.

    Returns:
        The JSON text of the signed callback.

    Raises:
        DecodeError: the body cannot be read as JSON.
        InvalidEventError: the body is not one event.
        ValueError: the key is not 1 to 32 ASCII letters and digits.
    """
    check_key(sign_key)
    tree = decode(body)
    if shape_of(tree) is not Shape.EVENT:
        raise invalid_event(tree)
    t = int(time.time() if now is None else now) + _LIFETIME
    return encode({**tree, "T": t, "Sign": _signature(sign_key, t)})


def check_key(key: object) -> None:
    """Check the form of a key.

    Raises:
        ValueError: it is not 1 to 32 ASCII letters and digits.
    """
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        # The message does not show the key, since errors go to logs.
        raise ValueError("a key must be 1 to 32 ASCII letters and digits")


def _is_signature(sign: str, key: str, t: int) -> bool:
    if not 0 <= t <= _MAX_T:  # VOD's T is an int64
        return False
    return compare_digest(sign.lower().encode(), _signature(key, t).encode())


def _signature(key: str, t: int) -> str:
    return md5(f"{key}{t}".encode(), usedforsecurity=False).hexdigest()
