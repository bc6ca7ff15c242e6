"""Modules with as many data types as all events together have, to time their import."""

from pathlib import Path
from typing import NamedTuple

DATA_TYPES = 320
FIELDS = 1600
"""What VOD documents for all events, about."""

_OURS = """from attrs import frozen
import vod_events
from vod_events._model import Model
"""
_OUR_CLASS = """
@frozen(kw_only=True, repr=False)
class {name}(Model):
    __module__ = "vod_events.grown"  # as from elsewhere it is refused
"""
_PYDANTIC = """from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_pascal
"""
_PYDANTIC_CLASS = """
class {name}(BaseModel):
    model_config = ConfigDict(frozen=True, alias_generator=to_pascal)
"""


class Grown(NamedTuple):
    """Modules that were written, and the folder to import them from."""

    folder: Path
    modules: tuple[str, ...]


def write_modules(folder: Path) -> Grown:
    """Write a module of attrs classes like the library's, and one of pydantic's."""
    folder.mkdir(parents=True, exist_ok=True)
    sources = {
        "grown_vod_events": _OURS + _classes(_OUR_CLASS),
        "grown_pydantic": _PYDANTIC + _classes(_PYDANTIC_CLASS),
    }
    for module, source in sources.items():
        (folder / f"{module}.py").write_text(source, "utf-8")
    return Grown(folder.resolve(), tuple(sources))


def _classes(head: str) -> str:
    parts: list[str] = []
    for number in range(DATA_TYPES):
        parts.append(head.format(name=f"DataType{number}"))
        # Evenly, as far as whole numbers go.
        for field in range(FIELDS * number // DATA_TYPES, FIELDS * (number + 1) // DATA_TYPES):
            # Each class but the first is part of one that comes after it, as data types are.
            kind = f"DataType{number - 1}" if field % 5 == 0 and number else "str"
            parts.append(f"    field_{field}: {kind} | None = None\n")
    return "".join(parts)
