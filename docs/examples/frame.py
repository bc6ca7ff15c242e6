"""Makes a table of events, a row an event, with polars."""

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
    """Make a table; what a column does not hold is still in the body."""
    return pl.DataFrame([row(record) for record in records], schema=COLUMNS)


def write(records: Iterable[Record], path: Path) -> None:
    """Write a table as Parquet."""
    frame(records).write_parquet(path)


def read(folder: Path) -> pl.DataFrame:
    """Read a table that stands in several files."""
    return pl.read_parquet(folder / "*.parquet")
