"""The bodies that the benchmark reads, all made from the library's own samples."""

import json
import re
from copy import deepcopy
from typing import Any

from vod_events import event_classes, samples
from vod_events._payload_keys import PAYLOAD_KEYS
from vod_events._wire.seats import MAX_SEATS

Tree = dict[str, Any]

PULL_COMPLETE: Tree = json.loads(samples.load("pull_complete"))

_NOT_SET = "0000-00-00T00:00:00Z"
_FULL: Tree = json.loads(samples.load("procedure_state_changed"))
_NULLS: Tree = json.loads(samples.load("procedure_state_changed_nulls"))

EIGHT_TYPES = (
    "PullComplete",
    "NewFileUpload",
    "ProcedureStateChanged",
    "FileDeleted",
    "EditMediaComplete",
    "ComposeMediaComplete",
    "ReviewAudioVideoComplete",
    "AigcVideoTaskComplete",
)


def text(tree: Tree) -> bytes:
    """Return the body of one normal callback."""
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode()


def batch(events: list[Tree]) -> bytes:
    """Return the body of one answer of PullEvents."""
    handled = [{"EventHandle": f"{index:020}", **event} for index, event in enumerate(events)]
    return text({"Response": {"EventSet": handled, "RequestId": "335bdaa3-db0e-46ce-9946"}})


def of_each_type() -> dict[str, Tree]:
    """Return an event of each type that VOD documents, with its times set."""
    return {
        name: with_times(json.loads(samples.load(_sample_name(name)))) for name in event_classes()
    }


def _sample_name(event_type: str) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[A-Z][a-z])", "_", event_type).lower()
    return next(name for name in samples.names() if name.replace("_", "") == words.replace("_", ""))


def documented_procedure() -> Tree:
    """Return a procedure of one transcoding, without null members."""
    task = _FULL[PAYLOAD_KEYS["ProcedureStateChanged"]]
    results = [item for item in task["MediaProcessResultSet"] if item["Type"] == "Transcode"]
    others = {name: value for name, value in task.items() if not name.endswith("ResultSet")}
    payload = {**others, "MediaProcessResultSet": results[:1]}
    return {**_FULL, PAYLOAD_KEYS["ProcedureStateChanged"]: payload}


def procedure_without_times() -> Tree:
    """Return a procedure as VOD sends it: with null members, and no time set."""
    return deepcopy(_NULLS)


def procedure() -> Tree:
    """Return the same with its times set."""
    return with_times(_NULLS)


def with_times(event: Tree) -> Tree:
    """Return an event with all its times set, since the peers read no others."""
    changed: Tree = json.loads(json.dumps(event).replace(_NOT_SET, "2026-03-14T01:59:26Z"))
    return changed


def with_new_type(events: list[Tree]) -> list[Tree]:
    """Return the events with the middle one replaced by one of a type that has no class."""
    new = {"EventType": "New", "NewTask": PULL_COMPLETE["PullCompleteEvent"]}
    middle = len(events) // 2
    return [*events[:middle], new, *events[middle + 1 :]]


def with_null_siblings(event: Tree) -> Tree:
    """Return a callback as VOD sends it: with the payload keys of all other types, as null."""
    return {**dict.fromkeys(PAYLOAD_KEYS.values()), **event}


def signed(event: Tree) -> Tree:
    """Return a callback with the two members of its signature."""
    return {**event, "Sign": "5bd2c7f7b4d45e1f9b8b9d5f2f2b2f0a", "T": 1700000000}


def with_unknown_fields() -> Tree:
    """Return a callback with unknown fields at three depths."""
    event = deepcopy(PULL_COMPLETE)
    task = event["PullCompleteEvent"]
    task["MediaBasicInfo"] |= {"Labels": ["a", "b"], "Owner": {"Id": 1, "Name": "x"}}
    task["Priority"] = 3
    return {**event, "Source": "5bd2c7f7b4d4", "Version": 1700000000}


def with_invented_names() -> Tree:
    """Return a callback with as many unknown fields as the accelerator learns names."""
    return {**PULL_COMPLETE, **{f"Invented{number}": number for number in range(MAX_SEATS)}}


def with_misfit() -> Tree:
    """Return a callback with one value of a wrong type, at a deep level."""
    event = deepcopy(PULL_COMPLETE)
    event["PullCompleteEvent"]["MediaBasicInfo"]["TagSet"] = ["a", 5]
    return event
