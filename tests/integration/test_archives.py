"""The programs of the documentation that read archives, on small ones made here."""

import gzip
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import archive
import archive_dask
import doc_blocks
import frame
import polars as pl
import pytest
from archive import Part
from hypothesis import example, given
from hypothesis import strategies as st

import vod_events
from vod_events import AnyEvent, PullComplete, samples, strategies
from vod_events.events.pull_complete import PullUploadTask

EXAMPLES = doc_blocks.ROOT / "docs" / "examples"

BODIES = [
    *(samples.load(name) for name in ("pull_complete", "pull_complete_failed", "unknown_type")),
    samples.load("pull_complete_rich"),
    samples.load("pull_complete_nulls"),
]
# What is no callback: a batch, no JSON, no event, not UTF-8.
REFUSED = [
    json.dumps(json.loads(samples.load("pull_events"))).encode(),
    b"no json",
    b"{}",
    b'{"EventType": "\xff"}',
]
EXPECTED = Counter(
    {
        "uploaded": 30,
        "not uploaded": 10,
        f"of type {json.loads(samples.load('unknown_type'))['EventType']}": 10,
        "refused": 4,
    }
)


@pytest.fixture(scope="module")
def archive_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "callbacks.jsonl"
    good = [json.dumps(json.loads(body), ensure_ascii=False).encode() for body in BODIES]
    # Some lines are blank, and the last one does not end.
    path.write_bytes(b"\n".join([*good * 5, b"", *REFUSED, b"\r", *good * 5]))
    return path


Summarise = Callable[[Sequence[str], int], archive.Summary]


@pytest.mark.parametrize("size", [1000, 1 << 20])
@pytest.mark.parametrize("summarise", [archive.summarise_files, archive_dask.summarise_files])
def test_every_line_is_counted_once_wherever_the_file_is_cut(
    archive_file: Path, summarise: Summarise, size: int
) -> None:
    summary = summarise([str(archive_file)], size)
    assert summary.counts == EXPECTED
    assert [refused.line.rstrip(b"\n") for refused in summary.refused] == REFUSED
    assert "give it to parse_pull_events" in summary.refused[0].error


@pytest.mark.parametrize("program", ["archive.py", "archive_dask.py"])
def test_a_program_prints_what_files_hold(archive_file: Path, program: str) -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, str(EXAMPLES / program), str(archive_file), str(archive_file)],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    counts = [line.split(maxsplit=1) for line in done.stdout.splitlines()]
    assert {what: int(count) for count, what in counts} == {
        what: 2 * count for what, count in EXPECTED.items()
    }


def test_dask_reads_compressed_files_and_patterns(archive_file: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        packed = gzip.compress(archive_file.read_bytes())
        (tmp_path / f"{name}.jsonl.gz").write_bytes(packed)
    summary = archive_dask.summarise_files([str(tmp_path / "*.jsonl.gz")], None)
    assert summary.counts == EXPECTED + EXPECTED


@given(
    st.lists(st.sampled_from([b"", b"a", b"\r", b"{}", b"x" * 30])),
    st.sampled_from([b"", b"\n"]),
    st.integers(1, 50),
)
def test_the_parts_of_a_file_hold_each_line_once(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes], ending: bytes, size: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "lines"
    path.write_bytes(b"\n".join(lines) + ending)
    found = [line for part in archive.parts(str(path), size) for line in archive.lines(part)]
    with path.open("rb") as file:
        assert found == list(file)


def test_a_line_belongs_to_the_part_in_which_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    path.write_bytes(b"12\n456\n89")
    assert list(archive.lines(Part(str(path), 0, 3))) == [b"12\n"]
    assert list(archive.lines(Part(str(path), 3, 4))) == [b"456\n"]
    assert list(archive.lines(Part(str(path), 4, 7))) == []
    assert list(archive.lines(Part(str(path), 5, 9))) == [b"89"]


def test_a_table_holds_what_an_event_holds() -> None:
    event = vod_events.parse_callback(samples.load("pull_complete_rich"))
    assert isinstance(event, PullComplete)
    assert event.payload.media_basic_info
    assert event.payload.meta_data
    (row,) = frame.frame([event]).iter_rows(named=True)
    assert row == {
        "event_type": "PullComplete",
        "dedup_key": vod_events.dedup_key(event),
        "body": vod_events.to_json(event),
        "task_id": event.payload.task_id,
        "succeeded": True,
        "error_code": 0,
        "file_id": event.payload.file_id,
        "created": event.payload.media_basic_info.create_time,
        "size": event.payload.meta_data.size,
        "duration": event.payload.meta_data.duration,
    }


def test_a_table_has_null_for_what_an_event_does_not_hold() -> None:
    event = vod_events.parse_callback(samples.load("unknown_type"))
    (row,) = frame.frame([event]).iter_rows(named=True)
    assert {name for name, value in row.items() if value is not None} == {
        "event_type",
        "dedup_key",
        "body",
    }


def test_a_table_without_events_has_the_same_columns() -> None:
    assert frame.frame([]).schema == pl.Schema(frame.COLUMNS)


def test_a_table_keeps_times_that_never_come_and_moves_the_others_to_utc() -> None:
    times = ["9999-12-31T23:59:59Z", "2026-01-01T08:00:00+08:00", "0000-00-00T00:00:00Z"]
    bodies: list[dict[str, Any]] = [
        {"EventType": "PullComplete", "PullCompleteEvent": {"MediaBasicInfo": {"CreateTime": time}}}
        for time in times
    ]
    assert frame.frame(map(vod_events.parse_callback, bodies))["created"].to_list() == [
        datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
        datetime(2026, 1, 1, tzinfo=UTC),
        None,
    ]


@example([PullComplete(payload=PullUploadTask(err_code=1 << 63))])
@given(st.lists(strategies.events(), max_size=5))
def test_no_event_is_lost_in_a_table(events: list[AnyEvent]) -> None:
    bodies = frame.frame(events)["body"].to_list()
    assert [vod_events.to_json(event) for event in events] == bodies
