"""Properties that must hold for any bytes. The fuzzer searches for bytes that break them.

The targets do not depend on the fuzzer, so that the tests can run them on bodies that it has found.
"""

import hashlib
import json
import pickle
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from random import Random
from typing import Any

import attrs
from engines import ENGINES
from oracle import exact, without_nulls, written_body, written_event
from seeds import VALUES

import vod_events
from vod_events import (
    AnyEvent,
    ApiError,
    Event,
    InvalidEventError,
    KnownEvent,
    MalformedEvent,
    Model,
    SignatureError,
    UnknownEvent,
    VodEventsError,
    dedup_key,
    drift,
    make_converter,
    sign_callback,
    to_dict,
    verify_callback,
)
from vod_events._wire.engine import Engine

_MAX_MESSAGE_LENGTH = 2_000
_CONVERTER = make_converter(strict=False)
_STRICT = (True, False)


def nothing_else_is_raised(body: bytes) -> None:
    """Reading bytes, or the text in them, raises only the library's own errors.

    Each fits into a log line, and can be pickled.
    """
    for form, strict in product(_forms(body), _STRICT):
        for read in (vod_events.parse, vod_events.parse_callback, vod_events.parse_pull_events):
            error = _refusal(partial(read, strict=strict), form)
            if error:
                assert str(error).isprintable()
                assert len(str(error)) < _MAX_MESSAGE_LENGTH
                assert _shown(pickle.loads(pickle.dumps(error))) == _shown(error)  # noqa: S301 - made here


def engines_agree(body: bytes) -> None:
    """Both engines read the same objects from a body, or refuse it for the same reasons."""
    for form in _forms(body):
        first, *others = [list(_outcomes(engine, form)) for engine in ENGINES.values()]
        assert all(other == first for other in others)


def what_is_written_is_read_again(body: bytes) -> None:
    """What is written for a body equals the body, and is read as the same objects, on both engines.

    A poisoned event is written as received, and a value that is set aside in its place.
    """
    for engine in ENGINES.values():
        tree = _readable(engine.decode, body)
        event = _readable(engine.event, body)
        if event:
            _is_kept(event, written_event(tree, event), engine.event)
        batch = _readable(engine.response, body)
        if batch and not any(map(_is_poisoned, batch.event_set)):
            # Without its nulls, the names in a body determine its shape.
            expected = written_body(without_nulls(tree), batch.event_set)
            _is_kept(batch, expected, engine.response)
        for read in (engine.event, engine.response):
            value = _readable(partial(read, strict=False), body)
            if value:
                _is_read_again(value, read.__name__)


def what_is_made_by_hand_is_read_again(body: bytes) -> None:
    """Objects made from the values of a body are written and read again, or cannot be made.

    Making one raises only TypeError and ValueError.
    """
    event = _readable(partial(vod_events.parse_callback, strict=False), body)
    random = Random(body)  # noqa: S311 - no secret
    if isinstance(event, KnownEvent):
        for value in _evolved(event, random):
            _is_read_again(value, "event")
        for payload in _evolved(_payload_of(event), random):
            _is_read_again(attrs.evolve(event, payload=payload), "event")
    tree = _readable(ENGINES["standard library"].decode, body)
    made = _made(partial(UnknownEvent, raw=tree))
    if made:
        _is_read_again(made, "event")
    response = _readable(partial(vod_events.parse_pull_events, strict=False), body)
    for value in _evolved(response, random) if response else ():
        _is_read_again(value, "response")


def _is_poisoned(event: AnyEvent) -> bool:
    return isinstance(event, MalformedEvent) and event.text is not None


def _payload_of(event: Any) -> Any:
    return event.payload


def _evolved(value: Any, random: Random) -> Iterator[Any]:
    """Yield copies of an object with one field changed, if they can be made."""
    kind: Any = value.__class__
    for field in attrs.fields(kind):
        if field.init:
            others = (getattr(value, field.name), random.choice(VALUES), {"New": VALUES[0:9]})
            for other in (*others, tuple(others)):
                made = _made(partial(attrs.evolve, value, **{field.name: other}))
                if made:
                    yield made


def _made(make: Callable[[], Any]) -> Any:
    try:
        return make()
    except (TypeError, ValueError):
        return None


def _is_read_again(value: Model, read: str) -> None:
    """Assert that what each engine writes of an object is read back as equal if not strict."""
    texts = [engine.json(value) for engine in ENGINES.values()]
    for engine, text in product(ENGINES.values(), texts):
        again = getattr(engine, read)(text, strict=False)
        assert again == value
        assert hash(again) == hash(value)
        assert drift(again) == drift(value)
        assert engine.json(again) == engine.json(value)
        if isinstance(value, Event):
            assert dedup_key(again) == dedup_key(value)


def a_signature_is_verified_or_refused(body: bytes) -> None:
    """A callback verifies with the key that signed it until its T, and is refused otherwise.

    For any event and key, only `SignatureError` is raised and, for a key of the wrong form,
    ValueError. A body that is not one event cannot be signed.
    """
    for engine in ENGINES.values():
        for event in _events_in(body, engine):  # malformed and poisoned ones, too
            for key in _keys(body, event):
                for now in (0, event.t or 0, (event.t or 0) + 1, (event.t or 0) - 901):
                    assert _verified(event, key, now) == _as_it_should_be(event, key, now)
        called_back = _readable(engine.event, body)
        if called_back:
            signed = engine.event(sign_callback(body, "key", now=1))
            assert dedup_key(signed) == dedup_key(called_back)
            verify_callback(signed, ("old", "key"), now=601)
            for now in (-300, -299, 601, 602):
                for key in ("key", "old"):
                    assert _verified(signed, key, now) == _as_it_should_be(signed, key, now)
        else:
            _refusal(partial(sign_callback, sign_key="key"), body)


def _events_in(body: bytes, engine: Engine) -> Iterator[AnyEvent]:
    yield from _readable(engine.events, body) or ()
    yield from _readable(partial(engine.events, strict=False), body) or ()
    # A callback that cannot be read is an event in a batch, and can be signed.
    batch = _readable(lambda body: engine.response({"EventSet": [engine.decode(body)]}), body)
    yield from batch.event_set if batch else ()


def _keys(body: bytes, event: AnyEvent) -> Iterator[str]:
    yield body.decode("utf-8", "surrogateescape")
    yield body[:32].hex()[:32]
    yield from filter(None, (event.event_type, event.sign))


def _verified(event: AnyEvent, key: str, now: int) -> str | None:
    try:
        verify_callback(event, key, now=now)
    except SignatureError as error:
        return error.reason
    except ValueError:
        return "no key"
    return None


def _as_it_should_be(event: AnyEvent, key: str, now: int) -> str | None:
    if not (key.isascii() and key.isalnum() and len(key) <= 32):  # noqa: PLR2004 - VOD's own limit
        return "no key"
    t, sign = event.t, event.sign
    if t is None or sign is None:
        return "not signed"
    # In decimal digits, as in the body. Python limits how many it writes.
    digits = str(t) if 0 <= t < 2**63 else ""
    right = hashlib.md5(f"{key}{digits}".encode()).hexdigest()  # noqa: S324 - as VOD does
    if not digits or right != sign.lower():
        return "wrong"
    return "expired" if now > t else "too far ahead" if t - now > 900 else None  # noqa: PLR2004


def _is_kept(value: Model, expected: Any, read: Callable[[Any], Model]) -> None:
    assert exact(to_dict(value)) == exact(expected)
    for engine in ENGINES.values():
        text = engine.json(value)
        assert exact(json.loads(text)) == exact(expected)
        again = read(text)
        assert again == value
        assert engine.json(again) == text


def _forms(body: bytes) -> Iterator[bytes | str]:
    yield body
    yield body.decode("utf-8", "surrogateescape")  # What is not UTF-8 becomes lone surrogates.


def _refusal(read: Callable[[Any], object], body: Any) -> VodEventsError | None:
    try:
        read(body)
    except VodEventsError as error:
        return error
    return None


def _readable(read: Callable[[Any], Any], body: bytes) -> Any:
    try:
        return read(body)
    except VodEventsError:
        return None


def _outcomes(engine: Engine, body: Any) -> Iterator[Any]:
    reads = (engine.event, engine.response, engine.events)
    tolerant = [partial(read, strict=False) for read in reads]
    for read in (engine.decode, *reads, *tolerant):
        try:
            value = read(body)
        except VodEventsError as error:
            yield _shown(error)
        else:
            # By its repr, too, since 1, 1.0 and True are equal.
            yield value, repr(value)


def _shown(error: VodEventsError) -> Any:
    problems = error.problems if isinstance(error, InvalidEventError) else ()
    request_id = error.request_id if isinstance(error, ApiError) else None
    return type(error), str(error), problems, request_id


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target
    for target in (
        nothing_else_is_raised,
        engines_agree,
        what_is_written_is_read_again,
        what_is_made_by_hand_is_read_again,
        a_signature_is_verified_or_refused,
    )
}
"""The targets, by name."""
