"""Strict decoding of JSON text into plain trees, and encoding."""

import json
import math
import re
from typing import Any, NoReturn, TypeGuard

from vod_events._values import MAX_DEPTH, NO_ROOM, TOO_DEEP, plain
from vod_events._wire.nesting import check_decodable, is_nested_deeper
from vod_events.errors import DecodeError

LONE_SURROGATE = "not JSON: a lone surrogate in a string"
TOO_LARGE = "a number too large for a float"
TOO_LONG = "an integer too long to decode"

_WHITESPACE = " \t\n\r"
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")


def decode(body: object) -> Any:
    """Read a body into a new plain tree.

    Args:
        body: JSON text as ``bytes``, ``bytearray``, ``memoryview`` or ``str``, or an already
            decoded value, which is copied.

    Raises:
        DecodeError: it is not JSON (RFC 8259) in UTF-8, or cannot be decoded.
    """
    if not is_text(body):
        return plain(body)
    try:
        tree, reason = attempt(text_of(body))
    except ValueError as error:
        tree, reason = None, _reason(error)
    # Not in the handler, where this error would hold the other one, which holds the body.
    if reason is not None:
        raise DecodeError(reason)
    return tree


def attempt(text: str) -> tuple[Any, str | None]:
    """Decode text, and return its plain tree and None, or None and why it cannot be decoded.

    Args:
        text: text that is UTF-8, with nothing around the value.
    """
    try:
        return _decode_text(text), None
    except (ValueError, RecursionError) as error:
        # First, since how far a decoder comes in deep text depends on the calls that led here.
        is_deep = len(text) > MAX_DEPTH and is_nested_deeper(text, MAX_DEPTH)
        return None, TOO_DEEP if is_deep else _reason(error)


def encode(tree: Any) -> str:
    """Write a plain tree as compact JSON.

    Raises:
        ValueError: it holds a number that JSON cannot represent.
        TypeError: it holds an object that JSON cannot represent.
    """
    return _ENCODER.encode(tree)


def is_text(body: object) -> TypeGuard[bytes | bytearray | memoryview | str]:
    """Return whether a body is text, and not decoded already."""
    # Not isinstance, which the class of the body can override.
    return issubclass(type(body), (bytes, bytearray, memoryview, str))


def text_of(body: bytes | bytearray | memoryview | str) -> str:
    """Return the text of a body, without a byte order mark and whitespace around the value.

    Raises:
        DecodeError: it is a memoryview that was released.
        UnicodeError: it is not UTF-8.
    """
    if _is_str(body):
        text = str.__str__(body)  # even if a subclass overrides it
        text.encode()
    else:
        text = _decoded(body)
    return text.removeprefix("\ufeff").strip(_WHITESPACE)


def _is_str(body: object) -> TypeGuard[str]:
    return issubclass(type(body), str)  # not isinstance; see `is_text`


def _decoded(body: Any) -> str:
    if issubclass(type(body), bytes):  # pyright: ignore[reportUnknownArgumentType] - it can be anything
        return bytes.decode(body)  # even if a subclass overrides `__bytes__` or `__buffer__`
    if issubclass(type(body), bytearray):  # pyright: ignore[reportUnknownArgumentType] - as above
        return bytearray.copy(body).decode()
    try:
        return bytes(body).decode()
    except UnicodeDecodeError:
        raise
    except ValueError as error:
        # A memoryview that was released.
        raise DecodeError(f"cannot be read: {error}") from None


def _decode_text(text: str) -> Any:
    check_decodable(text)
    tree, end = _DECODER.raw_decode(text)
    if "\\" in text and _SURROGATE_ESCAPE.search(text) and not _is_encodable(encode(tree)):
        raise DecodeError(LONE_SURROGATE)
    if end != len(text):
        raise DecodeError(f"not JSON: more text after the value, at character {end}")
    return tree


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _reason(error: Exception) -> str:
    match error:
        case DecodeError():
            return str(error)
        case RecursionError():
            return NO_ROOM
        case UnicodeDecodeError():
            return f"not UTF-8: {error.reason} at byte {error.start}"
        case UnicodeEncodeError():
            return f"not UTF-8: a lone surrogate at character {error.start}"
        case json.JSONDecodeError():
            return f"not JSON: {error}"
        case _:
            # CPython limits the number of digits that it converts, since the time grows with its
            # square.
            return TOO_LONG


def _refuse_constant(name: str) -> NoReturn:
    raise DecodeError(f"not JSON: {name} is no number")


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise DecodeError(TOO_LARGE)
    return number


# Made once: json.loads and json.dumps make one for each call with options. A tree has no cycles.
_DECODER = json.JSONDecoder(parse_constant=_refuse_constant, parse_float=_finite)
_ENCODER = json.JSONEncoder(
    check_circular=False, ensure_ascii=False, allow_nan=False, separators=(",", ":")
)
