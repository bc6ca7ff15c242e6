"""``vod-events serve`` as users run it, with the official SDK's client and the example consumer."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

DOCS = Path(__file__).parents[2] / "docs"
WITHOUT_PROXY = {name: value for name, value in os.environ.items() if "PROXY" not in name.upper()}

# The SDK signs with a function that CPython 3.12 deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:.*utcfromtimestamp:DeprecationWarning")

# The SDK has no annotations.
Credential: Any = import_module("tencentcloud.common.credential").Credential
SDKError: Any = import_module("tencentcloud.common.exception").TencentCloudSDKException
ClientProfile: Any = import_module("tencentcloud.common.profile.client_profile").ClientProfile
HttpProfile: Any = import_module("tencentcloud.common.profile.http_profile").HttpProfile
VodClient: Any = import_module("tencentcloud.vod.v20180717.vod_client").VodClient
models: Any = import_module("tencentcloud.vod.v20180717.models")


@contextmanager
def program(*command: str, **environment: str) -> Generator[subprocess.Popen[str], None, None]:
    process = subprocess.Popen(  # noqa: S603 - our own programs
        [sys.executable, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**WITHOUT_PROXY, "PYTHONUTF8": "1", **environment},
        encoding="utf-8",
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def read_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().removesuffix("\n")


def stop(process: subprocess.Popen[str], number: int = signal.SIGTERM) -> list[str]:
    """Stop a program, and return what it has printed since."""
    process.send_signal(number)
    assert process.wait(timeout=30) == 0
    assert process.stdout
    return process.stdout.read().splitlines()


class Served:
    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.endpoint = read_line(process).rpartition("/")[2]
        self.usage = [read_line(process) for _ in range(2)]


Serve = Callable[..., Served]


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    for name in os.environ.keys() - WITHOUT_PROXY.keys():
        monkeypatch.delenv(name)
    with ExitStack() as stack:

        def serve(*arguments: str) -> Served:
            command = ("-m", "vod_events", "serve", "--port", "0", *arguments)
            return Served(stack.enter_context(program(*command)))

        yield serve


def client_of(endpoint: str, **options: Any) -> Any:
    profile = ClientProfile(httpProfile=HttpProfile(protocol="http", endpoint=endpoint, **options))
    return VodClient(Credential("any", "any"), "", profile)


@pytest.mark.parametrize("options", [{}, {"keepAlive": True}])
def test_the_client_of_the_sdk_works_with_another_endpoint(
    options: dict[str, Any], serve: Serve
) -> None:
    served = serve(*["pull_complete"] * 17)
    client = client_of(served.endpoint, **options)
    pull, confirm = models.PullEventsRequest(), models.ConfirmEventsRequest()
    pull.SubAppId = confirm.SubAppId = 1500000001
    pull.ExtInfo = confirm.ExtInfo = "reserved"
    batches = [client.PullEvents(pull).EventSet for _ in range(2)]
    assert [len(batch) for batch in batches] == [16, 1]
    assert {event.EventType for event in batches[0]} == {"PullComplete"}
    confirm.EventHandles = [event.EventHandle for event in batches[0]]
    assert client.ConfirmEvents(confirm).RequestId
    with pytest.raises(SDKError) as caught:
        client.ConfirmEvents(confirm)
    assert caught.value.get_code() == "InvalidParameterValue"
    with pytest.raises(SDKError) as caught:
        client.PullEvents(pull)
    assert caught.value.get_code() == "ResourceNotFound"
    assert caught.value.get_request_id()


def test_a_request_that_is_not_signed_is_refused(serve: Serve) -> None:
    client = client_of(serve("pull_complete").endpoint)
    with pytest.raises(SDKError) as caught:
        client.call_json("PullEvents", {}, options={"SkipSign": True})
    assert caught.value.get_code() == "AuthFailure.InvalidAuthorization"


def settings_of(served: Served) -> dict[str, str]:
    """Read the settings of the example consumer from the page that says how to run it."""
    page = (DOCS / "consumer.md").read_text("utf-8")
    (command,) = re.findall(
        r"^(TENCENTCLOUD_.+) python docs/examples/consume\.py$", page, re.MULTILINE
    )
    assert "VOD_ENDPOINT=127.0.0.1:8266" in command
    return {
        **dict(setting.split("=") for setting in command.split()),
        "VOD_ENDPOINT": served.endpoint,
    }


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("example", ["consume.py", "consume_asyncio.py"])
def test_the_example_consumer_runs_with_two_commands(
    example: str, number: signal.Signals, serve: Serve
) -> None:
    served = serve("pull_complete", "pull_events_malformed")
    assert read_line(served.process) == "queued: 4 events"
    with program(str(DOCS / "examples" / example), **settings_of(served)) as consumer:
        printed = [read_line(consumer) for _ in range(4)]
        assert [line.endswith(" uploaded") for line in printed] == [True, True, False, True]
        assert printed[2].startswith("malformed: ")
        url = f"http://{served.endpoint}/events"
        assert url in served.usage[0]
        with program("-m", "vod_events", "send", url, "file_deleted") as send:
            assert read_line(send).startswith("try 1 of 3: 200 OK after ")
            assert read_line(send) == '  {"queued":1}'
        assert read_line(consumer) == "of no interest: FileDeleted"
        while read_line(served.process) != "received: FileDeleted":
            pass
        # The consumer confirms what it has printed before it stops.
        assert stop(consumer) == []
    assert "ConfirmEvents: 1 event" in stop(served.process, number)


def test_send_posts_each_line_when_it_comes(serve: Serve) -> None:
    served = serve()
    url = f"http://{served.endpoint}/events"
    with program("-m", "vod_events", "send", "--lines", url, "-") as send:
        assert send.stdin
        for name in ("A", "B"):
            send.stdin.write(f'{{"EventType": "{name}"}}\n')
            send.stdin.flush()
            assert read_line(served.process) == f"received: {name}"
        send.stdin.close()
        assert send.wait(timeout=30) == 0
