"""One notification has one key, however often and by whichever delivery it comes."""

import json
import random
import re
import subprocess
import sys
import time
from typing import Any

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from models import EVENTS
from trees import Path, places, planted

import vod_events
from vod_events import (
    AnyEvent,
    Event,
    JsonObject,
    MalformedEvent,
    PullComplete,
    dedup_key,
    samples,
    strategies,
)
from vod_events._values import is_array, is_object
from vod_events._wire.event import unknown_event
from vod_events.events.pull_complete import PullUploadTask

RICH: dict[str, Any] = json.loads(samples.load("pull_complete_rich"))
UNKNOWN: dict[str, Any] = {"EventType": "NewType", "NewTypeEvent": {"Size": 60, "Names": ["a"]}}
MALFORMED: dict[str, Any] = {"EventType": "PullComplete", "PullCompleteEvent": {"ErrCode": "0"}}

every_kind = pytest.mark.parametrize("body", [RICH, UNKNOWN, MALFORMED])


def pulled(body: Any) -> AnyEvent:
    return vod_events.parse_pull_events({"Response": {"EventSet": [body]}}).event_set[0]


def key_of(body: Any) -> str:
    return dedup_key(pulled(body))


def spelled_otherwise(tree: Any, order: random.Random) -> Any:
    """The same body with its members in another order, and nulls and fractions put in."""
    if is_object(tree):
        members = [(name, spelled_otherwise(value, order)) for name, value in tree.items()]
        members.append(("NullMember", None))
        order.shuffle(members)
        return dict(members)
    if is_array(tree):
        return [spelled_otherwise(item, order) for item in tree]
    return tree


@every_kind
def test_is_short_and_says_how_it_is_made(body: Any) -> None:
    assert re.fullmatch("v1-[0-9a-f]{64}", key_of(body))


@every_kind
def test_the_same_with_another_handle(body: Any) -> None:
    keys = {
        key_of(body),
        key_of({**body, "EventHandle": "1"}),
        key_of({"EventHandle": "2", **body}),
        key_of({**body, "EventHandle": None}),
    }
    assert len(keys) == 1


@every_kind
def test_the_same_with_another_signature(body: Any) -> None:
    keys = {
        key_of(body),
        key_of({**body, "T": 1760000000, "Sign": "5d41402a"}),
        key_of({"Sign": None, "T": None, **body}),
        key_of({**body, "Sign": ""}),
    }
    assert len(keys) == 1


@pytest.mark.parametrize("model", EVENTS)
def test_the_same_for_an_event_of_any_type(model: type[Event]) -> None:
    @settings(max_examples=max(5, settings().max_examples // 8))
    @given(strategies.callback_bodies(model.__name__), strategies.callback_bodies(model.__name__))
    def law(body: dict[str, Any], other: dict[str, Any]) -> None:
        bare = {name: body[name] for name in body.keys() - {"EventHandle", "T", "Sign"}}
        signature = {name: other.get(name) for name in ("T", "Sign")}
        assert key_of(bare) == key_of(body) == key_of({**body, **signature, "EventHandle": "1"})

    law()


def test_the_same_by_either_delivery() -> None:
    called_back = vod_events.parse_callback({**RICH, "T": 1760000000, "Sign": "5d41402a"})
    called_again = vod_events.parse_callback({**RICH, "T": 1760000005, "Sign": "7d793037"})
    polled = pulled({**RICH, "EventHandle": "1"})
    assert dedup_key(called_back) == dedup_key(called_again) == dedup_key(polled)


@every_kind
@given(order=st.randoms(use_true_random=False))
def test_the_same_in_another_order_and_with_nulls(body: Any, order: random.Random) -> None:
    assert key_of(spelled_otherwise(body, order)) == key_of(body)


@pytest.mark.parametrize("name", ["CreateTime", "NewTime"])
@pytest.mark.parametrize(
    ("spelling", "other"),
    [
        ("2019-01-09T16:36:22Z", "2019-01-09T16:36:22.000Z"),
        ("2019-01-09T16:36:22.5Z", "2019-01-09T16:36:22.500000Z"),
        ("2019-01-09T16:36:22Z", "2019-01-09T16:36:22+00:00"),
        ("2019-01-09T16:36:22Z", "2019-01-10T00:36:22+08:00"),
    ],
)
def test_the_same_time_in_another_spelling(name: str, spelling: str, other: str) -> None:
    place: Path = ("PullCompleteEvent", "MediaBasicInfo", name)
    assert key_of(planted(RICH, place, spelling)) == key_of(planted(RICH, place, other))


def test_the_same_in_any_time_zone_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    keys: set[str] = set()
    for zone in ("UTC", "Asia/Shanghai"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        keys.add(key_of(RICH))
    monkeypatch.undo()
    time.tzset()
    assert len(keys) == 1


def test_a_time_in_a_text_of_the_applications_own_is_text() -> None:
    place: Path = ("PullCompleteEvent", "SessionContext")
    keys = {
        key_of(planted(RICH, place, text))
        for text in ("2019-01-09T16:36:26.5Z", "2019-01-09T16:36:26.500Z")
    }
    assert len(keys) == 2


def test_an_instant_that_has_no_date_in_utc_is_text() -> None:
    place: Path = ("PullCompleteEvent", "MediaBasicInfo", "ExpireTime")
    body = planted(RICH, place, "9999-12-31T23:59:59-01:00")
    assert key_of(body) == key_of(vod_events.to_dict(pulled(body)))
    assert key_of(body) != key_of(RICH)


@pytest.mark.parametrize("name", ["Duration", "NewNumber"])
def test_the_same_number_in_another_spelling(name: str) -> None:
    place: Path = ("PullCompleteEvent", "MetaData", name)
    for whole in (0, 60, 2**60):
        assert key_of(planted(RICH, place, whole)) == key_of(planted(RICH, place, float(whole)))


def test_the_same_in_arrays_and_below_them() -> None:
    spelling = [60, [60], {"Duration": 60, "NewTime": ["2019-01-09T16:36:22Z"]}]
    other = [60.0, [60.0], {"Duration": 60.0, "NewTime": ["2019-01-09T16:36:22.000Z"]}]
    assert key_of({**UNKNOWN, "Items": spelling}) == key_of({**UNKNOWN, "Items": other})
    assert key_of({**UNKNOWN, "Items": spelling}) != key_of({**UNKNOWN, "Items": spelling[::-1]})


@given(
    place=st.sampled_from([path for path in places(RICH) if len(path) > 1]),
    value=st.none() | st.booleans() | st.integers() | st.floats(-1e9, 1e9) | st.text(),
)
def test_another_state_has_another_key(place: Path, value: Any) -> None:
    body = planted(RICH, place, value)
    tree = vod_events.to_dict(pulled(body))
    assume(tree != vod_events.to_dict(pulled(RICH)))
    assert key_of(body) != key_of(RICH)


def test_true_is_not_one_and_text_is_no_number() -> None:
    keys = {key_of({**UNKNOWN, "Extra": value}) for value in (True, 1, "1", [1], {"": 1}, "", [])}
    assert len(keys) == 7


def test_a_task_that_goes_on_has_another_key() -> None:
    event = vod_events.parse_callback(RICH)
    assert isinstance(event, PullComplete)
    later = attrs.evolve(event, payload=attrs.evolve(event.payload, progress=99))
    assert dedup_key(later) != dedup_key(event)


@pytest.mark.parametrize("body", [5, None, [], "text", {}, {"EventHandle": 5}])
def test_what_is_no_event_has_a_key(body: Any) -> None:
    event = pulled(body)
    assert isinstance(event, MalformedEvent)
    assert dedup_key(event) == dedup_key(pulled(body))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("MetaData", "Duration"), 60.0),
        (("MetaData", "Duration"), 2**60),
        (("MetaData", "Duration"), -0.0),
        (("MediaBasicInfo", "ExpireTime"), ""),
        (("MediaBasicInfo", "CreateTime"), "2022-10-12T07:01:07.6Z"),
        (("MediaBasicInfo", "Name"), "2022-10-12T07:01:07.6Z"),
    ],
)
def test_a_version_that_models_more_gives_the_same_key(place: Path, value: Any) -> None:
    """An event kept whole stands for that of an older version, which had no class for it."""
    body = planted(RICH, ("PullCompleteEvent", *place), value)
    event = pulled(body)
    assert isinstance(event, PullComplete)
    older = unknown_event("PullComplete", None, None, None, JsonObject(body))
    assert dedup_key(event) == dedup_key(older)


@given(strategies.callback_bodies())
def test_does_not_depend_on_what_is_modeled(body: dict[str, Any]) -> None:
    event = vod_events.parse_callback(body)
    unmodeled = unknown_event(body["EventType"], None, None, None, JsonObject(body))
    assert dedup_key(event) == dedup_key(unmodeled)


@given(strategies.events())
def test_the_same_after_it_was_sent_on(event: AnyEvent) -> None:
    assert key_of(vod_events.to_dict(event)) == dedup_key(event)


def test_the_same_in_every_process_and_version() -> None:
    """If this fails, the recipe has changed: then its name must change, too."""
    body = '{"EventType": "PullComplete", "PullCompleteEvent": {"Status": "FINISH", "ErrCode": 0}}'
    key = "v1-59e1b82cf474e98ee081dd359a5dae33779b0dc42f21a5b5755b7c1c7625b944"
    assert dedup_key(vod_events.parse_callback(body)) == key
    script = f"import vod_events; print(vod_events.dedup_key(vod_events.parse_callback({body!r})))"
    printed = subprocess.run(  # noqa: S603 - our own interpreter and our own text
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, timeout=60
    ).stdout
    assert printed.strip() == key


def test_of_an_event_made_by_hand() -> None:
    event = PullComplete(payload=PullUploadTask(status="FINISH", err_code=0))
    assert dedup_key(event) == dedup_key(vod_events.parse_callback(vod_events.to_json(event)))
