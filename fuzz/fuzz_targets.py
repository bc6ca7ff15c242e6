"""What must hold for any bytes at all. The fuzzer looks for bytes for which it does not.

The targets know nothing of the fuzzer, so the tests hold them over the bodies that it once found.
"""

import json
import pickle
from collections.abc import Callable, Iterator
from typing import Any

from engines import ENGINES
from oracle import exact, without_nulls, written_body, written_event

import vod_events
from vod_events import InvalidEventError, PullEventsError, VodEventsError, to_dict
from vod_events._engine import Engine
from vod_events._model import Model

_LONGEST_MESSAGE = 2_000


def nothing_else_is_raised(body: bytes) -> None:
    """Reading bytes, or the text in them, raises nothing but the library's own errors.

    Each fits into a log line, and into another process.
    """
    for form in _forms(body):
        for read in (vod_events.parse, vod_events.parse_callback, vod_events.parse_pull_events):
            error = _refusal(read, form)
            if error:
                assert str(error).isprintable()
                assert len(str(error)) < _LONGEST_MESSAGE
                assert _shown(pickle.loads(pickle.dumps(error))) == _shown(error)  # noqa: S301 - made here


def engines_agree(body: bytes) -> None:
    """Both engines read the same objects from a body, or refuse it for the same reasons."""
    for form in _forms(body):
        first, *others = [list(_outcomes(engine, form)) for engine in ENGINES.values()]
        assert all(other == first for other in others)


def what_is_written_is_read_again(body: bytes) -> None:
    """What is written for a body is what came, and is read as the same objects; on both engines."""
    for engine in ENGINES.values():
        event = _readable(engine.event, body)
        if event:
            _is_kept(event, written_event(engine.decode(body), event), engine.event)
        batch = _readable(engine.response, body)
        if batch:
            # Without its nulls, a body shows its shape by the names that it has.
            expected = written_body(without_nulls(engine.decode(body)), batch.event_set)
            _is_kept(batch, expected, engine.response)


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
    yield body.decode("utf-8", "surrogateescape")  # What is no UTF-8 becomes lone surrogates.


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
    for read in (engine.decode, engine.event, engine.response, engine.events):
        try:
            value = read(body)
        except VodEventsError as error:
            yield _shown(error)
        else:
            # By its text too, since 1, 1.0 and True are equal.
            yield value, repr(value)


def _shown(error: VodEventsError) -> Any:
    problems = error.problems if isinstance(error, InvalidEventError) else ()
    request_id = error.request_id if isinstance(error, PullEventsError) else None
    return type(error), str(error), problems, request_id


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target
    for target in (nothing_else_is_raised, engines_agree, what_is_written_is_read_again)
}
"""The targets, by name."""
