"""Events in the messages of Celery: they arrive as they were sent."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from kombu.serialization import dumps, loads
from workers_farm import DOCS

import vod_events
from vod_events import AnyEvent, MalformedEvent, strategies


def traveled(event: AnyEvent) -> Any:
    """Send an event through the serializer of Celery's messages."""
    content_type, encoding, body = dumps(((event,), {"named": event}), serializer="json")
    arguments, options = loads(body, content_type, encoding, accept={"application/json"})
    assert arguments == [options["named"]]
    return arguments[0]


@given(strategies.events())
def test_an_event_travels_as_it_is(event: AnyEvent) -> None:
    assume(not isinstance(event, MalformedEvent))  # The next tests are about those.
    arrived = traveled(event)
    assert type(arrived) is type(event)
    assert arrived == event
    assert vod_events.dedup_key(arrived) == vod_events.dedup_key(event)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda values: st.lists(values) | st.dictionaries(st.text(), values),
)
_MALFORMED = _JSON | st.fixed_dictionaries(
    {"EventType": st.just("PullComplete") | st.integers()},
    optional={
        "PullCompleteEvent": _JSON,
        "EventHandle": st.text() | st.integers(),
        "Response": _JSON,
        "eventType": _JSON,
        "__type__": st.just("vod_event"),
        "__value__": _JSON,
    },
)


@given(_MALFORMED)
def test_what_stands_in_place_of_an_event_travels_as_it_is(value: Any) -> None:
    """Read as the consumer does: not strictly."""
    (event,) = vod_events.parse_pull_events({"EventSet": [value]}, strict=False).event_set
    arrived = traveled(event)
    assert type(arrived) is type(event)
    assert arrived == event


def test_a_member_of_another_type_makes_an_event_malformed_only_where_it_is_read_strictly() -> None:
    value = {"EventType": "PullComplete", "PullCompleteEvent": {"TaskId": "t", "ErrCode": "0"}}
    (event,) = vod_events.parse_pull_events({"EventSet": [value]}).event_set
    assert isinstance(event, MalformedEvent)
    assert traveled(event) == vod_events.parse_callback(value, strict=False)
    assert vod_events.to_dict(traveled(event)) == vod_events.to_dict(event)


@pytest.mark.parametrize("levels", [97, 98, 99, 100])
def test_the_deepest_callback_travels(levels: int) -> None:
    body = '{"EventType": "X", "A": ' + "[" * (levels - 1) + "]" * (levels - 1) + "}"
    event = vod_events.parse_callback(body)
    assert traveled(event) == event


def test_the_page_shows_the_programs_whole() -> None:
    page = (DOCS / "workers.md").read_text("utf-8")
    for program in ("", "_store", "_service", "_consumer"):
        assert f"```{{literalinclude}} examples/workers{program}.py\n" in page
