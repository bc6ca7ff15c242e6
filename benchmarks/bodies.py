"""The bodies that the benchmark reads."""

import json
from typing import Any

SPEC = "tests/data/spec_callback.json"


def callback(spec: dict[str, Any]) -> bytes:
    """One normal callback."""
    return _text(spec)


def batch(spec: dict[str, Any], size: int) -> bytes:
    """One answer of PullEvents."""
    return _answer([spec] * size)


def mixed_batch(spec: dict[str, Any], size: int) -> bytes:
    """The same, with one event of a type that has no class."""
    events = [spec] * size
    events[size // 2] = {"EventType": "New", "NewTask": spec["PullCompleteEvent"]}
    return _answer(events)


def with_null_siblings(spec: dict[str, Any], payload_keys: list[str]) -> bytes:
    """A callback as it is in life: the payload keys of all other types are there, with null."""
    return _text({**dict.fromkeys(payload_keys), **spec})


def signed(spec: dict[str, Any]) -> bytes:
    """A callback with the two members of its signature."""
    return _text({**spec, "Sign": "5bd2c7f7b4d45e1f9b8b9d5f2f2b2f0a", "T": 1700000000})


def with_unknown_fields(spec: dict[str, Any]) -> bytes:
    """A callback with fields that no model knows, at three depths."""
    task = spec["PullCompleteEvent"]
    info = {**task["MediaBasicInfo"], "Labels": ["a", "b"], "Owner": {"Id": 1, "Name": "x"}}
    return _text(
        {
            **spec,
            "PullCompleteEvent": {**task, "MediaBasicInfo": info, "Priority": 3},
            "Source": "5bd2c7f7b4d4",
            "Version": 1700000000,
        }
    )


def with_wrong_type(spec: dict[str, Any]) -> bytes:
    """A callback with one value of a wrong type, deep down."""
    task = spec["PullCompleteEvent"]
    info = {**task["MediaBasicInfo"], "TagSet": ["a", 5]}
    return _text({**spec, "PullCompleteEvent": {**task, "MediaBasicInfo": info}})


def _answer(events: list[dict[str, Any]]) -> bytes:
    handled = [{"EventHandle": f"{index:020}", **event} for index, event in enumerate(events)]
    return _text({"Response": {"EventSet": handled, "RequestId": "335bdaa3-db0e-46ce-9946"}})


def _text(tree: dict[str, Any]) -> bytes:
    return json.dumps(tree, ensure_ascii=False).encode()
