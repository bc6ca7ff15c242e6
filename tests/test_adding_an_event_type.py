"""The steps of the page on adding an event type are enough, and no other place knows the types."""

import os
from pathlib import Path

import added_type
import doc_blocks
import pytest

from vod_events._parse import SWITCH

pytestmark = pytest.mark.once

BEGIN = """
import json, pickle

import attrs
import hypothesis
import jsonschema
import vod_events
from hypothesis import strategies as st
from vod_events import AnyEvent, CaptionComplete, KnownEvent, PullComplete, UnknownEvent
from vod_events import strategies as vod
from vod_events.events.caption_complete import CaptionFormat, CaptionItem, CaptionTask

NAME, KEY = "CaptionComplete", "CaptionCompleteEvent"
SET = [{"Format": "vtt", "URL": "https://example.com/1", "CreateTime": "2024-01-09T16:36:22Z"}]
BODY = {
    "EventType": NAME,
    KEY: {"TaskId": "1", "Status": "FINISH", "ErrCode": 0, "CaptionSet": SET, "MetaData": {"Size": 1}},
}
TEXT = json.dumps(BODY)
EVENT = vod_events.parse_callback(BODY)
HIDDEN = hypothesis.settings(database=None, deadline=None, max_examples=10)
"""

READ = """
assert type(EVENT) is vod_events.event_class(NAME) is CaptionComplete
assert isinstance(EVENT, KnownEvent)
assert EVENT.payload.succeeded
(item,) = EVENT.payload.caption_set
assert item == CaptionItem(format=CaptionFormat.VTT, url=SET[0]["URL"], create_time=item.create_time)
assert (item.create_time.year, EVENT.payload.meta_data.size, EVENT.unknown_fields) == (2024, 1, {})
for _ in range(2):  # the first teaches the accelerator
    assert vod_events.parse_callback(TEXT) == EVENT
    assert vod_events.parse_pull_events('{"EventSet":[%s]}' % TEXT).event_set == (EVENT,)
assert [*vod_events.event_classes()][-1] == NAME
vod_events.preload(NAME)

# Other events carry its key, with null.
other = vod_events.parse_callback(json.dumps({"EventType": "PullComplete", "PullCompleteEvent": {}, KEY: None}))
assert other == PullComplete(payload=other.payload)

# What is wrong is told in the sender's names, and what is new is kept.
try:
    vod_events.parse_callback({**BODY, KEY: {"CaptionSet": [{"URL": 5}]}})
except vod_events.InvalidEventError as error:
    assert [problem.path for problem in error.problems] == [f"$.{KEY}.CaptionSet[0].URL"]
else:
    raise AssertionError
new = vod_events.parse_callback({**BODY, KEY: {"Status": "PAUSED", "New": 1}})
assert [str(each.path) for each in vod_events.drift(new)] == [f"$.{KEY}.Status", f"$.{KEY}.New"]
"""

WRITE = """
assert vod_events.to_dict(EVENT) == json.loads(vod_events.to_json(EVENT)) == BODY
assert pickle.loads(pickle.dumps(EVENT)) == EVENT
made = CaptionComplete(payload=CaptionTask(caption_set=(CaptionItem(url="1"),)))
assert vod_events.to_json(made) == '{"EventType":"%s","%s":{"CaptionSet":[{"URL":"1"}]}}' % (NAME, KEY)
converter = vod_events.make_converter()
assert converter.structure(converter.unstructure(EVENT), AnyEvent) == EVENT
assert vod_events.dedup_key(EVENT) != vod_events.dedup_key(made)
"""

GENERATE = """
seen = set()


@HIDDEN
@hypothesis.given(vod.callback_bodies(NAME), st.from_type(CaptionComplete), vod.instances(CaptionItem))
def draw(body, event, item):
    assert body["EventType"] == NAME
    assert type(vod_events.parse_callback(json.dumps(body))) is CaptionComplete
    assert type(event) is CaptionComplete
    assert vod_events.parse_callback(vod_events.to_json(event)) == attrs.evolve(event)
    assert type(item) is CaptionItem
    seen.add(event)


draw()
assert len(seen) > 1
"""

DESCRIBE = """
schema = vod_events.json_schema(CaptionComplete)
definitions = schema["$defs"]
assert [*definitions][:3] == ["CaptionComplete", "CaptionTask", "CaptionItem"]
assert definitions["CaptionItem"]["properties"]["Format"]["examples"] == ["vtt", "srt"]
assert definitions["CaptionItem"]["properties"]["URL"]["description"].startswith("Where the file")
jsonschema.validate(BODY, schema)
jsonschema.validate(BODY, vod_events.json_schema(KnownEvent))
any_event = vod_events.json_schema()["$defs"]
assert {"$ref": "#/$defs/CaptionComplete"} in any_event["Event"]["anyOf"]
assert NAME in any_event["UnknownEvent"]["properties"]["EventType"]["not"]["enum"]
assert "CaptionTask" in vod_events.openapi()["components"]["schemas"]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the package that has the type."""
    made = tmp_path_factory.mktemp("with a type more")
    added_type.make(made)
    return made


def test_the_page_has_a_module_and_then_lines() -> None:
    languages = [language for language, _ in doc_blocks.blocks(added_type.PAGE)]
    assert languages == ["python", "text", "text", "text"]


@pytest.mark.parametrize("switch", ["on", "off"])
@pytest.mark.parametrize(
    "program",
    [READ, WRITE, GENERATE, DESCRIBE],
    ids=["read", "written", "generated", "described"],
)
def test_an_added_type_is(folder: Path, program: str, switch: str) -> None:
    environment = {
        SWITCH: switch,
        "HYPOTHESIS_STORAGE_DIRECTORY": str(folder / ".hypothesis"),
        "PYTHONWARNINGS": "error",
    }
    text = f"{BEGIN}\n{program}\nprint(vod_events.__file__)"
    printed = added_type.run(folder, "-c", text, environment=environment)
    assert printed.strip() == str(folder / "vod_events" / "__init__.py")


def test_an_added_type_is_right_in_all_that_is_told_of_types(folder: Path) -> None:
    tests = Path(__file__).parent
    files = [str(tests / name) for name in ("test_table.py", "test_face.py")]
    options = ("-c", str(tests.parent / "pyproject.toml"), "-pno:cacheprovider", "-rp")
    printed = added_type.run(folder, "-m", "pytest", *options, *files)
    assert "[vod_events.events.caption_complete]" in printed


def steps_left(folder: Path) -> list[str]:
    """What the table's own test tells to do."""
    told = "from test_table import *; print(*steps_to_take(TABLE, SOURCES), sep='\\n')"
    environment = {"PYTHONPATH": os.pathsep.join([str(folder), str(Path(__file__).parent)])}
    return added_type.run(folder, "-c", told, environment=environment).split("\n")[:-1]


def test_no_step_is_left(folder: Path) -> None:
    assert steps_left(folder) == [""]


@pytest.mark.parametrize("place", added_type.PLACES)
def test_a_line_that_is_forgotten_is_told(tmp_path: Path, place: added_type.Place) -> None:
    added_type.make(tmp_path, without=place)
    steps = steps_left(tmp_path)
    assert all("CaptionComplete" in step for step in steps)
    assert any(place.file in step for step in steps)


def test_a_module_that_is_forgotten_is_told(tmp_path: Path) -> None:
    added_type.make(tmp_path)
    (tmp_path / added_type.MODULE).unlink()
    told = f"write {added_type.MODULE}, or correct the module in the row of CaptionComplete"
    assert steps_left(tmp_path) == [told]
