"""The programs of the documentation that read archives, on small ones made here."""

import gzip
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import archive
import archive_dask
import archive_parquet
import doc_blocks
import frame
import frame_pandas
import pandas as pd
import polars as pl
import pytest
from archive import Part, Refused
from hypothesis import example, given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

import vod_events
from vod_events import AnyEvent, PullComplete, samples, strategies
from vod_events.events.pull_complete import PullUploadTask

EXAMPLES = doc_blocks.ROOT / "docs" / "examples"
BENCHMARKS = doc_blocks.ROOT / "benchmarks"

BODIES = [
    *(samples.load(name) for name in ("pull_complete", "pull_complete_failed", "unknown_type")),
    samples.load("pull_complete_rich"),
    samples.load("pull_complete_nulls"),
]
# What is no callback: a batch, no JSON, not UTF-8.
REFUSED = [
    json.dumps(json.loads(samples.load("pull_events"))).encode(),
    b"no json",
    b'{"EventType": "\xff"}',
]
# What is no event that can be read: without a type, and with values that no text or number holds.
MALFORMED = [
    b"{}",
    rb'{"EventType":"PullComplete","PullCompleteEvent":{"Message":"\ud83d"}}',
    b'{"EventType":"PullComplete","PullCompleteEvent":{"ErrCode":1e400}}',
]
EXPECTED = Counter(
    {
        "PullComplete": 30,
        "PullComplete, not succeeded": 10,
        json.loads(samples.load("unknown_type"))["EventType"]: 10,
        "refused": 3,
        "malformed": 3,
    }
)


@pytest.fixture(scope="module")
def archive_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "callbacks.jsonl"
    good = [json.dumps(json.loads(body), ensure_ascii=False).encode() for body in BODIES]
    # Some lines are blank, and the last one does not end.
    path.write_bytes(b"\n".join([*good * 5, b"", *REFUSED, b"\r", *MALFORMED, *good * 5]))
    return path


Summarize = Callable[[Sequence[str], int], archive.Summary]


@pytest.mark.parametrize("size", [1000, 1 << 20])
@pytest.mark.parametrize("summarize", [archive.summarize_files, archive_dask.summarize_files])
def test_every_line_is_counted_once_wherever_the_file_is_cut(
    archive_file: Path, summarize: Summarize, size: int
) -> None:
    summary = summarize([str(archive_file)], size)
    assert summary.counts == EXPECTED
    assert [kept.line.rstrip(b"\n") for kept in summary.kept] == [*REFUSED, *MALFORMED]
    assert "give it to parse_pull_events" in summary.kept[0].error
    assert "a lone surrogate" in summary.kept[-2].error
    assert "a number too large" in summary.kept[-1].error


def _run(*program: str) -> str:
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, *program],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        timeout=300,
        check=True,
    ).stdout


@pytest.mark.parametrize("program", ["archive.py", "archive_dask.py"])
def test_a_program_prints_what_files_hold(archive_file: Path, program: str) -> None:
    printed = _run(str(EXAMPLES / program), str(archive_file), str(archive_file))
    counts = [line.split(maxsplit=1) for line in printed.splitlines()]
    assert {what: int(count) for count, what in counts} == {
        what: 2 * count for what, count in EXPECTED.items()
    }


def test_dask_reads_compressed_files_and_patterns(archive_file: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        packed = gzip.compress(archive_file.read_bytes())
        (tmp_path / f"{name}.jsonl.gz").write_bytes(packed)
    summary = archive_dask.summarize_files([str(tmp_path / "*.jsonl.gz")], None)
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


def test_a_member_of_another_type_costs_no_event() -> None:
    body = b'{"EventType": "PullComplete", "PullCompleteEvent": {"FileId": 5}}'
    assert archive.summarize([body]) == (Counter({"PullComplete, not succeeded": 1}), [])


Make = Callable[[Iterable[archive.Record]], pl.DataFrame]


def _make_with_pandas(records: Iterable[archive.Record]) -> pl.DataFrame:
    """Make a table of pandas, and one of polars of its cells."""
    table = frame_pandas.frame(records)
    cells = {
        name: [None if value is pd.NA else value for value in table[name]] for name in table.columns
    }
    return pl.DataFrame(cells, schema=frame.COLUMNS)


tables = pytest.mark.parametrize("make", [frame.frame, _make_with_pandas])


@tables
def test_a_table_holds_what_an_event_holds(make: Make) -> None:
    event = vod_events.parse_callback(samples.load("pull_complete_rich"))
    assert isinstance(event, PullComplete)
    assert event.payload.media_basic_info
    assert event.payload.meta_data
    (row,) = make([event]).iter_rows(named=True)
    assert row == {
        "event_type": "PullComplete",
        "dedup_key": vod_events.dedup_key(event),
        "body": vod_events.to_json(event),
        "error": None,
        "line": None,
        "task_id": event.payload.task_id,
        "succeeded": True,
        "error_code": 0,
        "file_id": event.payload.file_id,
        "created": event.payload.media_basic_info.create_time,
        "size": event.payload.meta_data.size,
        "duration": event.payload.meta_data.duration,
    }


@tables
def test_a_table_has_null_for_what_an_event_does_not_hold(make: Make) -> None:
    event = vod_events.parse_callback(samples.load("unknown_type"))
    assert _known(make([event])) == [
        {
            "event_type": event.event_type,
            "dedup_key": vod_events.dedup_key(event),
            "body": vod_events.to_json(event),
        }
    ]


@tables
def test_a_table_keeps_what_cannot_be_read(make: Make) -> None:
    lines = [*REFUSED, *MALFORMED]
    rows = _known(make(archive.read(lines)))
    assert [row.get("line", row.get("body", "")) for row in rows] == [
        *REFUSED,
        *(line.decode() for line in MALFORMED),
    ]
    assert all(row["error"] for row in rows)
    assert [row.get("event_type") for row in rows[3:]] == [None, "PullComplete", "PullComplete"]


def _known(table: pl.DataFrame) -> list[dict[str, Any]]:
    return [
        {name: value for name, value in row.items() if value is not None}
        for row in table.iter_rows(named=True)
    ]


def test_a_table_without_events_has_the_same_columns() -> None:
    assert frame.frame([]).schema == pl.Schema(frame.COLUMNS)
    assert frame_pandas.frame([]).dtypes.to_dict() == PANDAS_TYPES


PANDAS_TYPES = {
    name: pd.ArrowDtype.construct_from_string(kind) for name, kind in frame_pandas.COLUMNS.items()
}


@tables
def test_a_table_keeps_whole_numbers_whole_beside_nulls(make: Make) -> None:
    numbers = [(1 << 63) - 1, None, -(1 << 63), 1 << 63]
    events = [PullComplete(payload=PullUploadTask(err_code=number)) for number in numbers]
    assert make(events)["error_code"].to_list() == [*numbers[:3], None]


@tables
def test_a_table_keeps_times_that_never_come_and_moves_the_others_to_utc(make: Make) -> None:
    times = ["9999-12-31T23:59:59Z", "2026-01-01T08:00:00+08:00", "0000-00-00T00:00:00Z"]
    bodies: list[dict[str, Any]] = [
        {"EventType": "PullComplete", "PullCompleteEvent": {"MediaBasicInfo": {"CreateTime": time}}}
        for time in times
    ]
    assert make(map(vod_events.parse_callback, bodies))["created"].to_list() == [
        datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
        datetime(2026, 1, 1, tzinfo=UTC),
        None,
    ]


@tables
@example(events=[PullComplete(payload=PullUploadTask(err_code=1 << 63))])
@given(events=st.lists(strategies.events(), max_size=5))
def test_no_event_is_lost_in_a_table(make: Make, events: list[AnyEvent]) -> None:
    bodies = make(events)["body"].to_list()
    assert [vod_events.to_json(event) for event in events] == bodies


@pytest.fixture(scope="module")
def folders(archive_file: Path) -> dict[str, Path]:
    """The archive as Parquet, cut small."""
    found: dict[str, Path] = {}
    for name, write in (("polars", frame.write), ("pandas", frame_pandas.write)):
        found[name] = archive_file.parent / name
        archive_parquet.convert(str(archive_file), found[name], write, 20_000)
        assert len(list(found[name].iterdir())) > 1
    return found


def _records(path: Path) -> list[archive.Record]:
    with path.open("rb") as file:
        return list(archive.read(file))


@pytest.mark.parametrize("written_with", ["polars", "pandas"])
def test_polars_reads_back_what_a_plain_loop_makes(
    archive_file: Path, folders: dict[str, Path], written_with: str
) -> None:
    table = frame.read(folders[written_with])
    assert table.height == EXPECTED.total()
    assert_frame_equal(table, frame.frame(_records(archive_file)))


@pytest.mark.parametrize("written_with", ["polars", "pandas"])
def test_pandas_reads_back_what_a_plain_loop_makes(
    archive_file: Path, folders: dict[str, Path], written_with: str
) -> None:
    table = frame_pandas.read(folders[written_with])
    assert table.dtypes.to_dict() == PANDAS_TYPES
    pd.testing.assert_frame_equal(table, frame_pandas.frame(_records(archive_file)))


def test_a_folder_that_is_there_is_left_as_it_is(
    archive_file: Path, folders: dict[str, Path]
) -> None:
    with pytest.raises(FileExistsError):
        archive_parquet.convert(str(archive_file), folders["polars"], frame.write)


def test_a_part_that_cannot_be_written_is_an_error(archive_file: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        archive_parquet.convert(str(archive_file), tmp_path / "new", _write_elsewhere)


def _write_elsewhere(records: Iterable[archive.Record], path: Path) -> None:
    (path / "no folder").write_text(str(list(records)), "utf-8")


def test_the_program_writes_parquet(archive_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "events"
    _run(str(EXAMPLES / "archive_parquet.py"), str(archive_file), str(folder))
    assert frame.read(folder).height == EXPECTED.total()


def test_the_benchmark_runs_each_way_on_what_it_makes(tmp_path: Path) -> None:
    """It fails where one of them counts another number of any type than was written."""
    printed = _run(str(BENCHMARKS / "archives.py"), "--counts", "2000")
    assert "| 2,000 lines, " in printed
    for way in ("one process", "`archive.py`", "`archive_dask.py`", "reading all of it, pandas"):
        assert f"| {way} | " in printed

    path = tmp_path / "callbacks.jsonl"
    printed = _run(str(BENCHMARKS / "make_archive.py"), "2000", str(path))
    written = {what: int(count) for count, what in (line.split() for line in printed.splitlines())}
    records = _records(path)
    read = Counter(archive.what(record).removesuffix(", not succeeded") for record in records)
    assert read == written
    assert vod_events.event_classes().keys() < read.keys()
    assert written["refused"] + written["malformed"] == 2
    keys = {vod_events.dedup_key(event) for event in records if not isinstance(event, Refused)}
    assert len(keys) > 1900
