"""The programs of the documentation that consume events, started and stopped as they are."""

import os
import runpy
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import vod_server
from vod_server import VodServer

from vod_events._cli.serve.web import api_error
from vod_events.tencentcloud import TIMEOUT

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
APPLICATION = 1500000001


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("program", ["consume.py", "consume_asyncio.py"])
def test_a_program_consumes_events_until_it_is_stopped(
    program: str, number: signal.Signals
) -> None:
    with VodServer() as server:
        server.answer_next("PullEvents", api_error("InternalError", "try later"))
        events: list[dict[str, Any]] = [
            {"EventType": "PullComplete", "PullCompleteEvent": {"TaskId": "a", "Message": "gone"}},
            {
                "EventType": "PullComplete",
                "PullCompleteEvent": {"TaskId": "b", "Status": "FINISH", "ErrCode": 0},
            },
            {"EventType": "PullComplete"},
            {"EventType": "FromTheFuture"},
        ]
        server.publish(*events)
        process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, str(EXAMPLES / program)],
            env={
                **{
                    name: value for name, value in os.environ.items() if "PROXY" not in name.upper()
                },
                "TENCENTCLOUD_SECRET_ID": vod_server.SECRET_ID,
                "TENCENTCLOUD_SECRET_KEY": vod_server.SECRET_KEY,
                "VOD_SUB_APP_ID": str(APPLICATION),
                "VOD_ENDPOINT": server.endpoint,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        try:
            server.wait_until(lambda: len(server.confirmed) == len(events))
            process.send_signal(number)
            output, log = process.communicate(timeout=30)
        finally:
            process.kill()
    assert process.returncode == 0
    assert output.splitlines() == [
        "a failed: gone",
        "b uploaded",
        "malformed: $.Response.EventSet[2].PullCompleteEvent is missing (expected object)",
        "of no interest: FromTheFuture",
    ]
    assert "ApiError: InternalError: try later (request " in log


def test_a_client_of_ones_own_waits_as_long_as_vod_advises() -> None:
    queue = runpy.run_path(str(EXAMPLES / "client.py"))["make_queue"]("id", "key", APPLICATION)
    assert queue.sub_app_id == APPLICATION
    assert queue.client.profile.httpProfile.reqTimeout == TIMEOUT
