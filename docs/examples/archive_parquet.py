"""Writes an archive of callbacks as Parquet: ``python archive_parquet.py ARCHIVE FOLDER``."""

import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from typing import TypeAlias

import frame
from archive import PART_SIZE, Part, Record, lines, parts, read

Write: TypeAlias = Callable[[Iterable[Record], Path], None]


def convert(archive: str, folder: Path, write: Write, size: int = PART_SIZE) -> None:
    """Write a file for each part of an archive into a new folder, on all processors."""
    folder.mkdir()
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        all_parts = list(parts(archive, size))
        paths = [folder / f"{number:06}.parquet" for number in range(len(all_parts))]
        for _ in pool.map(convert_part, all_parts, paths, repeat(write)):
            pass  # An error in a process is raised here.


def convert_part(part: Part, path: Path, write: Write) -> None:
    """Write the events in a part."""
    write(read(lines(part)), path)


def main() -> None:
    """Write the archive with polars."""
    archive, folder = sys.argv[1:]
    convert(archive, Path(folder), frame.write)


if __name__ == "__main__":
    main()
