"""The performance claims: what each compares, and its limits."""

from typing import NamedTuple


class Claim(NamedTuple):
    """One claim: the median ratio of two contenders of a group, and its limits."""

    text: str
    group: str
    ours: str
    theirs: str
    must: float
    aim: float


OURS, STANDARD = "msgspec engine", "standard engine"
SDK, PYDANTIC, STRUCTS, CATTRS = "official SDK", "pydantic", "msgspec Structs", "cattrs over json"
EXTRAS = "pydantic, extras"

CALLBACK, BATCH = "PullComplete", "batch of 16"
DOCUMENTED, REAL = "ProcedureStateChanged", "ProcedureStateChanged with its nulls"
NOT_SET, EIGHT, NO_CLASS = "times not set", "eight types", "one event without a class"
NULLS, SIGNED, UNKNOWN = "null siblings", "signed", "unknown fields"
TOLERANT, FAILURE, SIZE = "strict=False", "failure", "size"
WRITTEN, WRITTEN_REAL = "to_json", "to_json, ProcedureStateChanged with its nulls"
IMPORT, CLASSES = "import", "the classes of all events"
FIRST, FIRST_PROCEDURE = "first PullComplete", "first ProcedureStateChanged"
MEMORY, MEMORY_PROCEDURE = "memory", "memory of ProcedureStateChanged with its nulls"

CLAIMS = [
    Claim("one PullComplete, accelerated, to pydantic", CALLBACK, OURS, PYDANTIC, 0.6, 0.5),
    Claim("batch of 16, accelerated, to pydantic", BATCH, OURS, PYDANTIC, 0.6, 0.5),
    Claim("one PullComplete, accelerated, to msgspec Structs", CALLBACK, OURS, STRUCTS, 2.5, 2.0),
    Claim("batch of 16, accelerated, to msgspec Structs", BATCH, OURS, STRUCTS, 2.5, 2.0),
    Claim("ProcedureStateChanged, accelerated, to pydantic", DOCUMENTED, OURS, PYDANTIC, 0.6, 0.5),
    Claim("the same with its nulls, accelerated, to pydantic", REAL, OURS, PYDANTIC, 0.6, 0.5),
    Claim(
        "ProcedureStateChanged, accelerated, to msgspec Structs",
        DOCUMENTED,
        OURS,
        STRUCTS,
        2.9,
        2.2,
    ),
    Claim(
        "the same with its nulls, accelerated, to msgspec Structs", REAL, OURS, STRUCTS, 2.9, 2.2
    ),
    Claim(
        "one PullComplete, standard library, to the official SDK", CALLBACK, STANDARD, SDK, 0.6, 0.5
    ),
    Claim("batch of 16, standard library, to the official SDK", BATCH, STANDARD, SDK, 0.6, 0.5),
    Claim(
        "ProcedureStateChanged, standard library, to the official SDK",
        DOCUMENTED,
        STANDARD,
        SDK,
        0.55,
        0.4,
    ),
    Claim(
        "the same with its nulls, standard library, to the official SDK",
        REAL,
        STANDARD,
        SDK,
        0.55,
        0.4,
    ),
    Claim(
        "one PullComplete, standard library, to plain cattrs", CALLBACK, STANDARD, CATTRS, 0.6, 0.5
    ),
    Claim("batch of 16, standard library, to plain cattrs", BATCH, STANDARD, CATTRS, 0.6, 0.5),
    Claim("times not set, accelerated, to times that are", NOT_SET, "not set", "set", 1.25, 1.1),
    Claim(
        "batch of 16 of eight types, accelerated, to pydantic", EIGHT, OURS, PYDANTIC, 0.65, 0.55
    ),
    Claim("null sibling keys, accelerated, to pydantic", NULLS, OURS, PYDANTIC, 0.8, 0.6),
    Claim("a signed callback, accelerated, to pydantic", SIGNED, OURS, PYDANTIC, 0.65, 0.5),
    Claim(
        "unknown fields at three depths, accelerated, to pydantic keeping extras",
        UNKNOWN,
        OURS,
        EXTRAS,
        1.0,
        0.8,
    ),
    Claim(
        "batch of 16, one of them of a type without a class, accelerated, to the standard library",
        NO_CLASS,
        OURS,
        STANDARD,
        1.0,
        0.7,
    ),
    Claim(
        "`strict=False` on a well-formed body, accelerated, to strict",
        TOLERANT,
        "strict=False",
        "strict",
        1.02,
        1.0,
    ),
    Claim(
        "`strict=False` with one misfit, accelerated, to the well-formed body",
        TOLERANT,
        "strict=False, one misfit",
        "strict=False",
        6,
        3,
    ),
    Claim("to_json, accelerated, to pydantic", WRITTEN, OURS, PYDANTIC, 0.8, 0.6),
    Claim(
        "to_json of ProcedureStateChanged, accelerated, to pydantic",
        WRITTEN_REAL,
        OURS,
        PYDANTIC,
        0.8,
        0.6,
    ),
    Claim("to_json, standard library, to the official SDK", WRITTEN, STANDARD, SDK, 0.33, 0.25),
    Claim(
        "to_json of ProcedureStateChanged, standard library, to the official SDK",
        WRITTEN_REAL,
        STANDARD,
        SDK,
        0.33,
        0.25,
    ),
    Claim(
        "a wrong type, to the same body without it, standard library",
        FAILURE,
        "wrong type",
        "right type",
        2.5,
        2,
    ),
    Claim("import vod_events, to import cattrs", IMPORT, "vod_events", "cattrs", 1.0, 0.85),
    Claim(
        "a fresh process to its first PullComplete, accelerated, to pydantic",
        FIRST,
        OURS,
        PYDANTIC,
        0.58,
        0.5,
    ),
    Claim(
        "a fresh process to its first ProcedureStateChanged, accelerated, to pydantic",
        FIRST_PROCEDURE,
        OURS,
        PYDANTIC,
        0.75,
        0.5,
    ),
    Claim("memory of a held PullComplete, to the official SDK", MEMORY, OURS, SDK, 0.47, 0.4),
    Claim(
        "memory of a held ProcedureStateChanged, to the official SDK",
        MEMORY_PROCEDURE,
        OURS,
        SDK,
        0.47,
        0.4,
    ),
    Claim(
        "10,000 events in batches of 16, an event, to one batch",
        SIZE,
        "10,000 in batches",
        "of 16",
        1.1,
        1.0,
    ),
    Claim(
        "10,000 events in one body, an event, to a batch of 16",
        SIZE,
        "10,000 in one body",
        "of 16",
        1.15,
        1.0,
    ),
]
