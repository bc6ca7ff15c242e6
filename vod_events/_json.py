"""JSON text: decoded strictly into a plain tree, and encoded again."""

import json
import math
import re
from typing import Any, NoReturn, cast

from vod_events._values import TOO_DEEP, plain
from vod_events.errors import DecodeError

_WHITESPACE = " \t\n\r"
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")


def decode(body: object) -> Any:
    """Read a body into a plain tree that is the caller's own.

    Args:
        body: JSON text as ``bytes``, ``bytearray``, ``memoryview`` or ``str``, or a value that was
            decoded already; that is copied.

    Raises:
        DecodeError: it is no JSON of RFC 8259 in UTF-8, or cannot be decoded here.
    """
    if isinstance(body, (bytes, bytearray, memoryview)):
        return _decode_text(_text(cast("bytes", body)))
    if isinstance(body, str):
        return _decode_text(_encodable(body))
    return plain(body)


def encode(tree: Any) -> str:
    """Write a plain tree as compact JSON.

    Raises:
        ValueError: it holds a number that JSON cannot.
        TypeError: it holds an object that JSON cannot.
    """
    return _ENCODER.encode(tree)


def _text(body: bytes) -> str:
    try:
        return bytes(body).decode()
    except UnicodeDecodeError as error:
        raise DecodeError(f"not UTF-8: {error.reason} at byte {error.start}") from None
    except ValueError as error:
        # A memoryview that was released.
        raise DecodeError(f"cannot be read: {error}") from None


def _encodable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise DecodeError(f"not UTF-8: a lone surrogate at character {error.start}") from None
    return text


def _decode_text(text: str) -> Any:
    text = text.removeprefix("\ufeff").strip(_WHITESPACE)
    try:
        tree, end = _DECODER.raw_decode(text)
        if "\\" in text and _SURROGATE_ESCAPE.search(text):
            encode(tree).encode()
    except UnicodeEncodeError:
        raise DecodeError("not JSON: a lone surrogate in a string") from None
    except RecursionError:
        raise DecodeError(TOO_DEEP) from None
    except json.JSONDecodeError as error:
        raise DecodeError(f"not JSON: {error}") from None
    except DecodeError:
        raise
    except ValueError:
        # CPython bounds the digits that it converts, which take time in the square of their number.
        raise DecodeError("an integer too long to decode") from None
    if end != len(text):
        raise DecodeError(f"not JSON: more text after the value, at character {end}")
    return tree


def _refuse_constant(name: str) -> NoReturn:
    raise DecodeError(f"not JSON: {name} is no number")


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise DecodeError("a number too large for a float")
    return number


# Made once: json.loads and json.dumps make one for each call that has options.
_DECODER = json.JSONDecoder(parse_constant=_refuse_constant, parse_float=_finite)
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
