"""`JsonObject`: what the library does not model, kept as it came and unchangeable."""

import copy
import pickle
import weakref
from collections.abc import Callable
from functools import partial
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle import exact, without_nulls

from vod_events import DecodeError, JsonObject, UnknownEvent, to_dict
from vod_events._values import MAX_DEPTH, MismatchError, check_depth, freeze, plain, thaw
from vod_events.strategies import json_objects
from vod_events.strategies._bodies import json_objects as trees


@given(tree=trees)
def test_it_holds_what_it_was_made_of_without_nulls(tree: dict[str, Any]) -> None:
    before = exact(tree)
    kept = JsonObject(tree)
    assert exact(thaw(kept)) == exact(without_nulls(tree))
    assert exact(tree) == before
    assert JsonObject(thaw(kept)) == kept
    assert JsonObject(kept) == kept
    assert set(kept) == {name for name, value in tree.items() if value is not None}


@given(kept=json_objects(), protocol=st.integers(0, pickle.HIGHEST_PROTOCOL))
def test_it_is_a_value(kept: JsonObject, protocol: int) -> None:
    again = pickle.loads(pickle.dumps(kept, protocol))  # noqa: S301 - our own
    assert type(again) is JsonObject
    assert again == kept
    assert hash(again) == hash(kept)
    assert repr(again) == repr(kept)
    assert copy.copy(kept) is kept
    assert copy.deepcopy(kept) is kept
    assert weakref.ref(kept)() is kept
    assert JsonObject(dict(reversed([*kept.items()]))) == kept
    assert hash(JsonObject(dict(reversed([*kept.items()])))) == hash(kept)


def test_it_is_a_mapping() -> None:
    kept = JsonObject({"a": 1, "b": None, "c": {"d": [None, {"e": None}]}})
    assert list(kept) == ["a", "c"]
    assert len(kept) == 2
    assert kept["a"] == 1
    assert kept.get("b") is None
    assert "b" not in kept
    assert kept["c"] == JsonObject({"d": (None, {})})
    assert list(kept.items()) == [("a", 1), ("c", kept["c"])]
    with pytest.raises(KeyError):
        kept["b"]
    assert repr(JsonObject({"a": [1]})) == "JsonObject({'a': (1,)})"
    match kept:
        case {"a": int(number), "c": {"d": (None, _)}}:
            assert number == 1
        case _:
            pytest.fail("it does not match")


def test_it_is_equal_to_mappings_that_hold_the_same() -> None:
    kept = JsonObject({"a": 1})
    assert kept == {"a": 1}
    assert kept == MappingProxyType({"a": 1})
    assert kept != {"a": 2}
    assert kept != JsonObject()
    assert kept != [("a", 1)]
    assert kept != 1
    assert JsonObject() == {} == JsonObject({}) == JsonObject({"a": None})


def test_it_cannot_be_changed() -> None:
    kept = JsonObject({"a": [1]})
    with pytest.raises(TypeError):
        kept["a"] = 2  # type: ignore[index]  # pyright: ignore[reportIndexIssue] - that is what is wrong with it
    with pytest.raises(AttributeError, match="immutable: cannot set 'a'"):
        kept.a = 2  # pyright: ignore[reportAttributeAccessIssue] - the same
    with pytest.raises(AttributeError, match="immutable: cannot set '_members'"):
        kept._members = {}  # pyright: ignore[reportPrivateUsage] - the same
    with pytest.raises(AttributeError, match="immutable: cannot delete '_members'"):
        del kept._members  # pyright: ignore[reportPrivateUsage] - the same
    assert isinstance(kept["a"], tuple)


def test_it_is_not_a_part_of_what_it_was_made_of() -> None:
    inner: dict[str, Any] = {"b": [1]}
    outer = {"a": inner}
    kept = JsonObject(outer)
    inner["b"].append(2)
    inner["c"] = 3
    outer["d"] = inner
    assert kept == JsonObject({"a": {"b": [1]}})
    thaw(kept)["a"]["b"].append(2)
    assert kept == JsonObject({"a": {"b": [1]}})


def test_its_hash_tells_it_from_others() -> None:
    kept = [JsonObject(), JsonObject({"a": 1}), JsonObject({"a": 2}), JsonObject({"b": 1})]
    assert len({hash(one) for one in kept}) == len(kept)


@pytest.mark.parametrize(
    ("members", "what"),
    [
        ({1}, "a Python set at $"),
        ({"a": [0, {1}]}, "a Python set at $.a[1]"),
        ({"a": b""}, "a Python bytes at $.a"),
        ({"a": float("nan")}, "the number nan at $.a"),
        ({"a": "\ud800"}, "a lone surrogate in a string at $.a"),
        ({5: 5}, "a key that is a Python int at $"),
        ({"a": {"b": object()}}, "a Python object at $.a.b"),
        ({"a": 10**5000}, "an integer too long to write in decimal at $.a"),
    ],
)
def test_what_json_cannot_hold_is_refused(members: Any, what: str) -> None:
    with pytest.raises(DecodeError) as caught:
        JsonObject(members)
    assert str(caught.value) == f"not a JSON value: {what}"


@pytest.mark.parametrize("members", [[1], (), "a", "", 5, 0, False, 1.5])
def test_what_is_no_object_is_refused(members: Any) -> None:
    with pytest.raises(DecodeError) as caught:
        JsonObject(members)
    assert str(caught.value) == f"not a JSON object: a Python {type(members).__name__}"


def test_a_long_path_is_cut() -> None:
    tree: Any = {1}
    for _ in range(MAX_DEPTH - 1):
        tree = {"a" * 30: tree}
    with pytest.raises(DecodeError) as caught:
        JsonObject(tree)
    path = str(caught.value).removeprefix("not a JSON value: a Python set at ")
    assert path == "$" + ("." + "a" * 30) * 16 + ".aa…"


def in_object(tree: Any) -> Any:
    return {"a": tree}


def in_array(tree: Any) -> Any:
    return [tree]


@pytest.mark.parametrize("wrap", [in_object, in_array])
def test_nesting_has_a_limit(wrap: Callable[[Any], Any]) -> None:
    tree: Any = wrap(1)
    for _ in range(MAX_DEPTH - 2):
        tree = wrap(tree)
    members = {"a": tree}
    assert thaw(JsonObject(members)) == members
    check_depth(members, 1)
    for refuse in (JsonObject, partial(check_depth, level=1), partial(freeze, level=1)):
        with pytest.raises(DecodeError, match="nested deeper than 100 levels"):
            refuse({"a": members})


def test_an_unknown_event_can_be_made_by_hand() -> None:
    raw = JsonObject({"EventType": "Other", "OtherEvent": {"Items": [1, None]}})
    event = UnknownEvent(raw=raw)
    assert to_dict(event) == {"EventType": "Other", "OtherEvent": {"Items": [1, None]}}


@pytest.mark.parametrize("value", [{1}, b"", object(), (1,), float("nan"), {5: 5}, [{5: 5}], [{1}]])
def test_only_a_plain_tree_is_frozen(value: object) -> None:
    with pytest.raises(MismatchError):
        freeze(value, 1)


@given(tree=trees)
def test_a_plain_copy_is_the_same_and_its_own(tree: dict[str, Any]) -> None:
    assert exact(plain(tree)) == exact(tree)
    assert plain(tree) is not tree
