"""Which engine is used: chosen on first use, by what is installed and what the environment says."""

import pytest
from engines import ENGINES
from programs import run

from vod_events._parse import SWITCH, choose

STANDARD, FASTEST = ENGINES["standard library"], list(ENGINES.values())[-1]

CHOOSE = "from vod_events._parse import engine; print(type(engine()).__name__)"
BLOCK = "import sys; sys.modules['msgspec'] = None; "


def test_the_fast_engine_is_used_where_msgspec_is_installed() -> None:
    assert run(CHOOSE) == type(FASTEST).__name__
    assert run(CHOOSE, environment={SWITCH: "on"}) == type(FASTEST).__name__


def test_without_msgspec_the_standard_library_is_used() -> None:
    assert run(BLOCK + CHOOSE) == type(STANDARD).__name__


def test_a_switch_keeps_msgspec_out_of_use() -> None:
    program = CHOOSE + "; import sys; print('msgspec' in sys.modules)"
    assert run(program, environment={SWITCH: "off"}).split() == [type(STANDARD).__name__, "False"]


def test_the_switch_chooses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SWITCH, "off")
    assert type(choose()) is type(STANDARD)
    for value in ("", "on", "OFF"):
        monkeypatch.setenv(SWITCH, value)
        assert type(choose()) is type(FASTEST)
    monkeypatch.delenv(SWITCH)
    assert type(choose()) is type(FASTEST)
