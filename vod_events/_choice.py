"""The choice of an engine, on first use: by what is installed, and what the environment says."""

import os

from vod_events._engine import Engine

SWITCH = "VOD_EVENTS_ACCELERATOR"
"""Environment variable that keeps msgspec out of use where it is ``off``."""

_engine: Engine | None = None


def engine() -> Engine:
    """Give the engine in use; chosen on first use."""
    global _engine  # noqa: PLW0603 - read on every call, at less than the cost of a cache
    if _engine is None:
        _engine = choose()
    return _engine


def choose() -> Engine:
    """Choose an engine by what is installed and what the environment says."""
    if os.environ.get(SWITCH) == "off":
        return Engine()
    # Here, so that what never parses does not load it. Tried by itself, as a thread that waits for
    # a module whose import fails gets that module half made, and no ModuleNotFoundError.
    try:
        import msgspec as _  # noqa: F401, PLC0415
    except ModuleNotFoundError:
        return Engine()
    from vod_events._accelerator import AcceleratedEngine  # noqa: PLC0415

    return AcceleratedEngine()
