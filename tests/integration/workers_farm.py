"""Celery workers on a broker, with the programs of the documentation, which feed them."""

import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import ExitStack, closing, contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import doc_blocks
import pytest
import vod_server
from vod_server import VodServer

import vod_events

DOCS = doc_blocks.ROOT / "docs"
EXAMPLES = DOCS / "examples"
sys.path.append(str(EXAMPLES))

import workers  # noqa: E402 - it stands in the folder above

SECRET = "vgqSKkNR4mpF2tT0T1jWmQ"  # noqa: S105 - of these tests alone
KEY = "9sUQ6JCoZBlGeqKn9ygXJDQTJsLZ8K2S"
APPLICATION = 1500000001
SECONDS = 60.0
# Whoever runs the tests may be root. kombu uses of SQLAlchemy, and the SDK of CPython, what is
# deprecated there.
WARNINGS = (
    "error,ignore:You're running the worker,ignore:The ``noload`` loader,"
    "ignore:datetime.datetime.utcfromtimestamp"
)


class Farm:
    """A broker, a store, and the processes that use them.

    Args:
        folder: where the files of all stand.
        broker: the URL of the broker.
    """

    def __init__(self, folder: Path, broker: str) -> None:
        self.folder = folder
        self.trials = folder / "trials"
        self.trials.mkdir()
        self.broker = broker
        self.stack = ExitStack()
        self.port = 0

    def start(self, name: str, *command: str, **environment: str) -> "subprocess.Popen[bytes]":
        """Start Python with arguments, in a group of processes of its own."""
        with (self.folder / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(  # noqa: S603 - our own programs
                [sys.executable, *command],
                cwd=self.folder,
                env=self.environment() | environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.stack.callback(kill, process)
        return process

    def environment(self) -> dict[str, str]:
        """Give the environment of the processes."""
        inherited = {
            name: value for name, value in os.environ.items() if "PROXY" not in name.upper()
        }
        folders = [str(EXAMPLES), str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]
        return inherited | {
            "PYTHONPATH": os.pathsep.join(filter(None, folders)),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONWARNINGS": WARNINGS,
            "VOD_BROKER": self.broker,
            "VOD_STORE": f"sqlite:///{self.folder / 'store.sqlite3'}",
            "VOD_TRIALS": str(self.trials),
            "VOD_SECRET": SECRET,
            "VOD_EVENTS_SIGN_KEY": KEY,
            "VOD_PORT": "0",
            "VOD_SUB_APP_ID": str(APPLICATION),
            "TENCENTCLOUD_SECRET_ID": vod_server.SECRET_ID,
            "TENCENTCLOUD_SECRET_KEY": vod_server.SECRET_KEY,
        }

    def start_workers(self, *names: str) -> "list[subprocess.Popen[bytes]]":
        """Start workers, each with one process for events.

        One after another: two that make the queue in a new SQLite file at once can fail.
        """
        command = ("-m", "celery", "--app=workers_on_trial", "worker")
        options = ("--loglevel=INFO", "--concurrency=1")
        started: list[subprocess.Popen[bytes]] = []
        for name in names:
            process = self.start(name, *command, *options, f"--hostname={name}@test")
            self.wait_for_log(name, rf"{name}@test ready", process)
            started.append(process)
        return started

    def start_service(self) -> None:
        """Start the service that takes callbacks."""
        process = self.start("service", str(EXAMPLES / "workers_service.py"))
        self.port = int(self.wait_for_log("service", r"http://127\.0\.0\.1:(\d+)", process)[1])

    def start_consumer(self, server: VodServer) -> "subprocess.Popen[bytes]":
        """Start the consumer of the queue."""
        program = str(EXAMPLES / "workers_consumer.py")
        return self.start("consumer", program, VOD_ENDPOINT=server.endpoint)

    def post(self, body: bytes, *, secret: str = SECRET) -> int:
        """Post a callback to the service; give the status."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)) as connection:
            connection.request("POST", f"/vod/{secret}", body)
            return connection.getresponse().status

    def post_signed(self, event: dict[str, Any], *, ahead: int = 600) -> int:
        """Post an event with a signature that expires some seconds from now."""
        now = time.time() - 600 + ahead
        return self.post(vod_events.sign_callback(json.dumps(event), KEY, now=now).encode())

    def log(self, name: str) -> str:
        """Give what a process has logged."""
        return (self.folder / f"{name}.log").read_text("utf-8")

    def wait_for_log(
        self, name: str, pattern: str, process: "subprocess.Popen[bytes]"
    ) -> re.Match[str]:
        """Wait until a process has logged something, and give that."""
        wait_until(lambda: re.search(pattern, self.log(name)), process)
        found = re.search(pattern, self.log(name))
        assert found
        return found

    def lines(self, name: str) -> list[str]:
        """Give the lines of a file that workers write."""
        path = self.trials / name
        return path.read_text("utf-8").splitlines() if path.exists() else []

    def effects(self, name: str) -> int:
        """Tell how often an event has had its effect."""
        return len(self.lines(f"{name}.effects"))

    def rows(self, event: dict[str, Any]) -> list[tuple[str, int]]:
        """Give the state of an event and how often it was tried, as the store has them."""
        key = vod_events.dedup_key(workers.read(json.dumps(event)))
        query = "SELECT state, tries FROM events WHERE dedup_key = ?"
        with closing(sqlite3.connect(self.folder / "store.sqlite3", timeout=SECONDS)) as file:
            return file.execute(query, (key,)).fetchall()

    def repeats(self, event: dict[str, Any]) -> int:
        """Tell how often workers have logged that an event came again."""
        key = vod_events.dedup_key(workers.read(json.dumps(event)))
        logs = (path.read_text("utf-8") for path in self.folder.glob("worker*.log"))
        return sum(log.count(f"came again: {key}") for log in logs)


def stop(process: "subprocess.Popen[bytes]") -> None:
    """Stop a program as a service manager does."""
    process.terminate()
    assert process.wait(SECONDS) == 0


def kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill a process and those that it has started, as when a machine loses its power."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(SECONDS)


def wait_until(
    reached: Callable[[], object], process: "subprocess.Popen[bytes] | None" = None
) -> None:
    """Wait until something is so; a process must live until then."""
    deadline = time.monotonic() + SECONDS
    while not reached():
        assert process is None or process.poll() is None, "the process has ended"
        assert time.monotonic() < deadline, "it did not come to that"
        time.sleep(0.02)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def start_redis(folder: Path, port: int) -> "subprocess.Popen[bytes]":
    program = shutil.which("redis-server")
    assert program
    options = ("--bind", "127.0.0.1", "--port", str(port), "--save", "", "--dir", str(folder))
    process = subprocess.Popen(  # noqa: S603 - found on the PATH
        [program, *options], stdout=subprocess.DEVNULL, start_new_session=True
    )

    def answers() -> bool:
        with socket.socket() as tried:
            return tried.connect_ex(("127.0.0.1", port)) == 0

    wait_until(answers, process)
    return process


@contextmanager
def farm_on(broker: str, folder: Path) -> Generator[Farm]:
    """Make a farm on a broker of a kind."""
    url = f"sqla+sqlite:///{folder / 'broker.sqlite3'}"
    with ExitStack() as stack:
        if broker == "redis":
            if not shutil.which("redis-server"):
                pytest.skip("there is no redis-server on the PATH")
            port = free_port()
            stack.callback(kill, start_redis(folder, port))
            url = f"redis://127.0.0.1:{port}/0"
        farm = Farm(folder, url)
        with farm.stack:
            yield farm


def event(name: str, wish: str = "") -> dict[str, Any]:
    return {
        "EventType": "PullComplete",
        "PullCompleteEvent": {"TaskId": name, "SessionContext": wish},
    }
