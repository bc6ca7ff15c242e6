"""The services of the README, saved, started and called as it says."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

import doc_blocks
import pytest

README = doc_blocks.ROOT / "README.md"
PROGRAMS = Path(sys.executable).parent
SECONDS = 30.0


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[str]]:
    """Save the programs of the README with other ports; return the folder and the commands."""
    text = README.read_text("utf-8")
    for port in ("8000", "8266"):
        text = text.replace(port, str(free_port()))
    page = tmp_path / "README.md"
    page.write_text(text, "utf-8")
    blocks = doc_blocks.blocks(page)
    for name in ("app.py", "consume.py"):
        _, _, after = text.partition(f"Save this as `{name}`:\n\n```python\n")
        (tmp_path / name).write_text(after.partition("```")[0], "utf-8")
    commands = "\n".join(source for language, source in blocks if language == "sh").splitlines()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join([str(PROGRAMS), os.environ["PATH"]]))
    return tmp_path, commands


def command(commands: list[str], *words: str) -> str:
    (found,) = [line for line in commands if all(word in line for word in words)]
    return found.removesuffix(" &")


@contextmanager
def running(line: str) -> Generator[None]:
    """Run a command of the README until the end of the block, once its port is served."""
    port = re.search(r"--port (\d+)", line)
    assert port
    with subprocess.Popen(line.split()) as process:  # noqa: S603 - a command of the README
        try:
            deadline = time.monotonic() + SECONDS
            while time.monotonic() < deadline and process.poll() is None:
                with suppress(OSError), socket.create_connection(("127.0.0.1", int(port[1])), 1):
                    break
                time.sleep(0.05)
            yield
        finally:
            process.terminate()


def run(line: str) -> str:
    done = subprocess.run(  # noqa: S603 - the same
        line.split(), capture_output=True, text=True, timeout=60, check=False
    )
    return done.stdout + done.stderr


def test_a_callback_comes_into_the_service_and_a_forged_one_does_not(
    folder: tuple[Path, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, commands = folder
    _, _, key = command(commands, "export VOD_EVENTS_SIGN_KEY").partition("=")
    monkeypatch.setenv("VOD_EVENTS_SIGN_KEY", key)
    first, second = (line for line in commands if line.startswith("vod-events send"))
    with running(command(commands, "uvicorn app:app")):
        assert " 200 " in run(first)
        assert " 401 " in run(second)


def test_a_batch_is_pulled_handled_and_confirmed(folder: tuple[Path, list[str]]) -> None:
    path, commands = folder
    serve = command(commands, "vod-events serve")
    port = re.search(r"127\.0\.0\.1:(\d+)", (path / "consume.py").read_text("utf-8"))
    assert port
    with running(f"{serve} --port {port[1]}"):
        assert run(command(commands, "python consume.py")).splitlines() == [
            "PullComplete",
            "NewFileUpload",
            "handled and confirmed: 2 events",
        ]
