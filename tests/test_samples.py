"""The sample bodies are what they are called."""

import json

import pytest

import vod_events
from vod_events import MalformedEvent, PullComplete, PullEventsError, UnknownEvent, samples
from vod_events._model import Model
from vod_events._plan import Kind, plan_of

KINDS: dict[str, list[type[vod_events.Event]]] = {
    "pull_complete": [PullComplete],
    "pull_complete_failed": [PullComplete],
    "pull_complete_nulls": [PullComplete],
    "pull_complete_rich": [PullComplete],
    "pull_events": [PullComplete, UnknownEvent, PullComplete],
    "pull_events_empty": [],
    "pull_events_malformed": [PullComplete, MalformedEvent, PullComplete],
    "pull_events_no_event": [],
    "unknown_type": [UnknownEvent],
}


@pytest.mark.parametrize(("name", "kinds"), KINDS.items())
def test_a_sample_holds_events(name: str, kinds: list[type[vod_events.Event]]) -> None:
    assert [type(event) for event in vod_events.parse(samples.load(name))] == kinds


def test_names_lists_every_sample() -> None:
    assert samples.names() == tuple(sorted({*KINDS, "pull_events_error"}))


def test_the_error_is_one_of_the_api() -> None:
    with pytest.raises(PullEventsError, match="UnauthorizedOperation: "):
        vod_events.parse_pull_events(samples.load("pull_events_error"))


def test_the_documentation_tells_of_every_sample() -> None:
    assert samples.__doc__
    assert [name for name in samples.names() if f"``{name}``" not in samples.__doc__] == []


@pytest.mark.parametrize("name", ["", "pull_complete.json", "../errors", "__init__", "*"])
def test_another_name_is_refused_with_the_names_that_there_are(name: str) -> None:
    with pytest.raises(LookupError, match="there are: pull_complete, "):
        samples.load(name)


def test_success_and_failure() -> None:
    succeeded = {
        name: event.payload.succeeded
        for name in ("pull_complete", "pull_complete_failed")
        for event in vod_events.parse(samples.load(name))
        if isinstance(event, PullComplete)
    }
    assert succeeded == {"pull_complete": True, "pull_complete_failed": False}


def test_the_rich_sample_sets_every_field_of_every_data_type() -> None:
    event = vod_events.parse_callback(samples.load("pull_complete_rich"))
    assert isinstance(event, PullComplete)
    assert unset(event.payload) == []


def unset(value: Model) -> list[str]:
    """Name the fields that are None, at every depth."""
    names: list[str] = []
    for field in plan_of(type(value)).fields:
        member = getattr(value, field.attribute)
        if member is None:
            names.append(f"{type(value).__name__}.{field.attribute}")
        elif field.kind is Kind.OBJECT:
            for item in member if field.is_array else [member]:
                names += unset(item)
    return names


def test_the_sample_with_nulls_is_as_vod_sends_it() -> None:
    body = json.loads(samples.load("pull_complete_nulls"))
    event = vod_events.parse_callback(body)
    assert [name for name, member in body.items() if member is None]
    assert {*event.unknown_fields} == {"T", "Sign"}
    assert {drift.kind for drift in vod_events.drift(event)} == {"field", "value"}
