"""What the page on adding an event type says is enough: in a copy of the project, all stays green."""

from pathlib import Path

import added_type

# What is told of every class, type and name; the rest of the tests is about single bodies.
TESTS = [
    *("test_face.py", "test_import.py", "test_classes.py", "test_drift.py", "test_round_trip.py"),
    *(
        "test_schema.py",
        "test_codec.py",
        "test_engine.py",
        "test_docs.py::test_the_reference_has_every_public_name",
    ),
]

# The documented body, which nothing else here knows.
PROGRAM = """
import vod_events
from vod_events import FileDeleted, FileDeleteResultItem, FileDeleteTask, MediaDeleteItem, MediaPart

body = {
    "EventType": "FileDeleted",
    "FileDeleteEvent": {
        "FileIdSet": ["24961954183381008"],
        "FileDeleteResultInfo": [
            {
                "FileId": "24961954183381008",
                "DeleteParts": [{"Type": "TranscodeFiles", "Definition": 0}],
            }
        ],
    },
}
part = MediaDeleteItem(type=MediaPart.TRANSCODE_FILES, definition=0)
item = FileDeleteResultItem(file_id="24961954183381008", delete_parts=(part,))
task = FileDeleteTask(file_id_set=("24961954183381008",), file_delete_result_info=(item,))
assert vod_events.parse_callback(body) == FileDeleted(payload=task)
assert vod_events.to_dict(FileDeleted(payload=task)) == body
print(vod_events.__file__)
"""


def test_the_steps_of_the_page_are_enough(tmp_path: Path) -> None:
    added_type.make(tmp_path)
    tests = [f"tests/{name}" for name in TESTS]
    assert added_type.run(tmp_path, "-c", PROGRAM).startswith(str(tmp_path))
    added_type.run(
        tmp_path, "-m", "pytest", "--hypothesis-profile=brief", "-pno:cacheprovider", *tests
    )
