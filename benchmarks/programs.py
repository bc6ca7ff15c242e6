"""Programs that import a library and read one event in a fresh process.

The peers' models are generated as modules from the library's own plans, as you would write them.
"""

from collections.abc import Iterator
from pathlib import Path

from claims import OURS, PYDANTIC, SDK, STANDARD, STRUCTS

from vod_events import event_class, event_classes
from vod_events._model import Model
from vod_events._plan import FieldPlan, Kind, item_classes, plan_of

_PYDANTIC_HEAD = (
    "from typing import Literal\n"
    "from pydantic import AwareDatetime, BaseModel, ConfigDict, Field\n"
    "_CONFIG = ConfigDict(frozen=True, strict=True)\n"
)
_STRUCT_HEAD = (
    "from datetime import datetime\n"
    "from typing import Annotated, Literal\n"
    "from msgspec import Meta, Struct\n"
    "from msgspec.json import Decoder\n"
    "Time = Annotated[datetime, Meta(tz=True)]\n"
)
_STRUCT_CLASS = (
    "\nclass {name}(Struct, frozen=True, kw_only=True, omit_defaults=True, rename={names!r}):\n"
)


def first_event(event_type: str, body: bytes, folder: Path) -> dict[str, str]:
    """Return programs that import a library, define the peers' models, and read one event.

    Args:
        event_type: the type of the event.
        body: the event.
        folder: where to write the modules that the programs import.

    Returns:
        The program of each contender.
    """
    model = event_class(event_type)
    assert model  # noqa: S101 - the benchmark names types that are documented
    structs, pydantics = f"structs_{event_type}", f"pydantic_{event_type}"
    _write(folder, pydantics, _pydantic_source(model))
    _write(folder, structs, _struct_source(model))
    ours = f"import vod_events; vod_events.parse_callback({body!r})"
    off = "import os; os.environ['VOD_EVENTS_ACCELERATOR'] = 'off'; "
    sdk = "import json; from tencentcloud.vod.v20180717 import models as m; e = m.EventContent(); "
    return {
        OURS: ours,
        STANDARD: off + ours,
        SDK: f"{sdk}e._deserialize(json.loads({body!r}))",
        PYDANTIC: f"import {pydantics} as m; m.{event_type}.model_validate_json({body!r})",
        STRUCTS: f"import {structs} as m; m.Decoder(m.{event_type}).decode({body!r})",
    }


def all_classes(folder: Path) -> dict[str, str]:
    """Return programs that load the data types of all events."""
    classes = event_classes().values()
    _write(folder, "pydantic_all", _pydantic_source(*classes))
    _write(folder, "structs_all", _struct_source(*classes))
    return {
        "vod_events": "import vod_events; vod_events.event_classes()",
        PYDANTIC: "import pydantic_all",
        STRUCTS: "import structs_all",
        SDK: "import tencentcloud.vod.v20180717.models",
    }


def _write(folder: Path, module: str, source: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{module}.py").write_text(source, "utf-8")


def _pydantic_source(*models: type[Model]) -> str:
    parts = [_PYDANTIC_HEAD]
    for part in _each_after_its_parts(models, set()):
        parts.append(f"\nclass {part.__name__}(BaseModel):\n    model_config = _CONFIG\n")
        for field in plan_of(part).fields:
            default = "..." if field.required else "None"
            kind = _annotation(field, "AwareDatetime")
            parts.append(
                f"    {field.attribute}: {kind} = Field({default}, alias={field.wire!r})\n"
            )
    return "".join(parts)


def _struct_source(*models: type[Model]) -> str:
    parts = [_STRUCT_HEAD]
    for part in _each_after_its_parts(models, set()):
        fields = plan_of(part).fields
        names = {field.attribute: field.wire for field in fields}
        parts.append(_STRUCT_CLASS.format(name=part.__name__, names=names))
        for field in fields:
            default = "" if field.required else " = None"
            parts.append(f"    {field.attribute}: {_annotation(field, 'Time')}{default}\n")
    return "".join(parts)


def _each_after_its_parts(
    models: tuple[type[Model], ...], seen: set[type[Model]]
) -> Iterator[type[Model]]:
    for model in models:
        if model not in seen:
            seen.add(model)
            yield from _each_after_its_parts(item_classes(model), seen)
            yield model


def _annotation(field: FieldPlan, time: str) -> str:
    item = time if field.kind is Kind.TIME else getattr(field.item_type, "__name__", "")
    if field.constant:
        item = f"Literal[{field.constant!r}]"
    kind = f"tuple[{item}, ...]" if field.is_array else item
    return kind if field.required else f"{kind} | None"
