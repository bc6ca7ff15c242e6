"""Makes a table of events with pandas and Arrow columns, one row per event."""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd
from archive import Record
from rows import row

COLUMNS = {
    "event_type": "large_string[pyarrow]",
    "dedup_key": "large_string[pyarrow]",
    "body": "large_string[pyarrow]",
    "error": "large_string[pyarrow]",
    "line": "large_binary[pyarrow]",
    "task_id": "large_string[pyarrow]",
    "succeeded": "bool[pyarrow]",
    "error_code": "int64[pyarrow]",
    "file_id": "large_string[pyarrow]",
    "created": "timestamp[us, tz=UTC][pyarrow]",
    "size": "int64[pyarrow]",
    "duration": "float64[pyarrow]",
}


def frame(records: Iterable[Record]) -> pd.DataFrame:
    """Make a table of events. The column ``body`` holds the whole event."""
    rows = [row(record) for record in records]
    # As objects first, so that integers do not become floats where values are missing.
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object).astype(COLUMNS)


def write(records: Iterable[Record], path: Path) -> None:
    """Write a table as Parquet."""
    frame(records).to_parquet(path, index=False)


def read(folder: Path) -> pd.DataFrame:
    """Read a table from the Parquet files in a folder."""
    return pd.read_parquet(folder, dtype_backend="pyarrow")
