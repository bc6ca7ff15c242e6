"""The engine is chosen on first use, by whichever thread comes first."""

import subprocess
import sys

import pytest
from engines import ENGINES

from vod_events._choice import SWITCH, choose

PROGRAM = """
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

if "without" in sys.argv:
    sys.modules["msgspec"] = None
sys.setswitchinterval(1e-6)
import vod_events

barrier = Barrier(8)

def parse(_):
    barrier.wait(60)
    return vod_events.parse_pull_events('{"Response": {"RequestId": "r"}}').request_id

with ThreadPoolExecutor(8) as pool:
    assert list(pool.map(parse, range(8))) == ["r"] * 8
"""


@pytest.mark.parametrize("msgspec", ["with", "without"])
def test_many_threads_may_parse_first(msgspec: str) -> None:
    subprocess.run([sys.executable, "-c", PROGRAM, msgspec], check=True)  # noqa: S603 - our own


def test_the_switch_chooses(monkeypatch: pytest.MonkeyPatch) -> None:
    standard, fastest = ENGINES["standard library"], list(ENGINES.values())[-1]
    monkeypatch.setenv(SWITCH, "off")
    assert type(choose()) is type(standard)
    for value in ("", "on", "OFF"):
        monkeypatch.setenv(SWITCH, value)
        assert type(choose()) is type(fastest)
    monkeypatch.delenv(SWITCH)
    assert type(choose()) is type(fastest)
