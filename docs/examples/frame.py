"""Makes a table of events with polars, one row per event."""

from collections.abc import Iterable
from pathlib import Path

import polars as pl
from archive import Record
from rows import row

COLUMNS = {
    "event_type": pl.String(),
    "dedup_key": pl.String(),
    "body": pl.String(),
    "error": pl.String(),
    "line": pl.Binary(),
    "task_id": pl.String(),
    "succeeded": pl.Boolean(),
    "error_code": pl.Int64(),
    "file_id": pl.String(),
    "created": pl.Datetime("us", "UTC"),
    "size": pl.Int64(),
    "duration": pl.Float64(),
}


def frame(records: Iterable[Record]) -> pl.DataFrame:
    """Make a table of events. The column ``body`` holds the whole event."""
    return pl.DataFrame([row(record) for record in records], schema=COLUMNS)


def write(records: Iterable[Record], path: Path) -> None:
    """Write a table as Parquet."""
    frame(records).write_parquet(path)


def read(folder: Path) -> pl.DataFrame:
    """Read a table from the Parquet files in a folder."""
    return pl.read_parquet(folder / "*.parquet")
