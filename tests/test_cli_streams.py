"""The command line on hostile files, on a terminal, and with standard streams that are not there."""

import errno
import io
import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any
from unittest import mock

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st
from test_cli import Save, Terminal, invoke, needs_a_full_disk, run_process, save

import vod_events
from vod_events import samples
from vod_events.__main__ import main
from vod_events._cli.bodies import total_size
from vod_events._cli.wire import write_wire

assert save  # a fixture

# JSON on a terminal

EVIL = "\x1b[2J\x7f\x9b1m\u202e\u2028\U000e0001\ue000\t\n"


def json_line(body: bytes, *terminals: str) -> str:
    shown = invoke("inspect", "--json", "-", stdin=body, terminals=terminals).out
    assert shown.endswith("\n")
    return shown.removesuffix("\n")


def test_json_on_a_terminal_escapes_what_does_not_print() -> None:
    body = json.dumps({"EventType": "海", "A": {EVIL: [EVIL]}}).encode()
    line = json_line(body, "stdout")
    assert line.isprintable()
    assert json.loads(line) == json.loads(body)
    assert r"\u009b1m\u202e" in line
    assert r"\udb40\udc01\ue000" in line
    assert "海" in line


def test_json_in_a_pipe_is_as_the_library_writes_it() -> None:
    body = json.dumps({"EventType": "海", "A": {EVIL: [EVIL]}}).encode()
    expected = vod_events.to_json(vod_events.parse_callback(body))
    assert json_line(body) == expected
    assert "\x9b1m\u202e" in expected


@given(st.text())
def test_json_on_a_terminal_prints_and_is_the_same_json(text: str) -> None:
    json_text = json.dumps({text: text}, ensure_ascii=False)
    for encoding in ("utf-8", "latin-1"):
        stream = Terminal(io.BytesIO(), encoding)
        with mock.patch.object(sys, "stdout", stream):
            write_wire(json_text)
        written: Any = stream.buffer
        line = written.getvalue().decode().removesuffix("\n")
        assert line.isprintable()
        assert line.isascii() or encoding == "utf-8"
        assert json.loads(line) == {text: text}
        assert not (json_text.isascii() and json_text.isprintable()) or line == json_text


# What stands between values, where a body that cannot be decoded is written as it came.
SPACED = b'{"EventType":\t"X",\r\n "A": "\\ud800"}'


def test_json_that_cannot_be_decoded_is_one_line_wherever_it_goes() -> None:
    arguments = ("inspect", "--json", "--no-strict", "-")
    for terminals in ((), ("stdout",)):
        shown = invoke(*arguments, stdin=SPACED, terminals=terminals, code=1).out
        assert json.loads(shown) == json.loads(SPACED)
        assert len(shown.splitlines()) == 1
        assert shown.rstrip("\n").isprintable() == bool(terminals)


# Files that cannot be read

LOOP = os.strerror(errno.ELOOP)
TOO_LONG = os.strerror(errno.ENAMETOOLONG)
DENIED = os.strerror(errno.EACCES)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("n" * 300, TOO_LONG),
        ("n/" * 3000, TOO_LONG),
        ("loop", LOOP),
        ("loop/body.json", LOOP),
        ("a\0b", "embedded null byte"),
        ("body.json/inside", os.strerror(errno.ENOTDIR)),
        (".", os.strerror(errno.EISDIR)),
        ("missing", os.strerror(errno.ENOENT)),
    ],
)
@pytest.mark.parametrize("options", [(), ("--json",), ("--summary",), ("--lines",)])
def test_a_name_that_cannot_be_opened_does_not_hide_the_next_file(
    name: str, reason: str, options: tuple[str, ...], tmp_path: Path, save: Save
) -> None:
    (tmp_path / "loop").symlink_to("loop")
    body = json.dumps(json.loads(samples.load("pull_complete"))).encode()
    path = save("body.json", body)
    result = invoke("inspect", *options, f"{tmp_path}/{name}", path, code=2)
    shown = f"{tmp_path}/{name}".replace("\0", r"\x00")
    assert f"{shown}: cannot read: {reason}\n" in result.err
    assert "PullComplete" in result.out


@pytest.mark.parametrize("method", ["open", "stat"])
def test_a_folder_that_cannot_be_searched_does_not_hide_the_next_file(
    method: str, monkeypatch: pytest.MonkeyPatch, save: Save
) -> None:
    # Simulated, as the superuser may search any folder.
    real: Any = getattr(Path, method)

    def denied(path: Path, *arguments: Any, **options: Any) -> Any:
        if "closed" in path.parts:
            raise PermissionError(errno.EACCES, DENIED)
        return real(path, *arguments, **options)

    monkeypatch.setattr(Path, method, denied)
    path = save("body.json", samples.load("pull_complete"))
    result = invoke("inspect", path.parent / "closed" / "body.json", path, code=2)
    expected = DENIED if method == "open" else os.strerror(errno.ENOENT)
    assert result.err.endswith(f"closed/body.json: cannot read: {expected}\n")
    assert "PullComplete" in result.out


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may search any folder")
def test_a_real_folder_that_cannot_be_searched(save: Save) -> None:
    path = save("body.json", samples.load("pull_complete"))
    folder = path.parent / "closed"
    folder.mkdir(mode=0)
    result = invoke("inspect", folder / "body.json", path, code=2)
    assert result.err.endswith(f"closed/body.json: cannot read: {DENIED}\n")
    assert "PullComplete" in result.out


def test_the_total_size_is_told_only_of_regular_files(save: Save) -> None:
    path = str(save("body.json", b"12345"))
    assert total_size([path, path]) == 10
    for other in ("-", str(Path(path).parent), "a\0b", "n" * 300, f"{path}/x"):
        assert total_size([path, other]) is None


@pytest.mark.parametrize("name", ["a\0b", "n" * 300, "\x1b[2J"])
def test_send_refuses_a_name_that_no_file_has(name: str) -> None:
    told = invoke("send", "http://127.0.0.1:1", name, code=2).err
    assert ": cannot read: " in told
    assert told.removesuffix("\n").isprintable()


# Standard streams that are closed, full, or read by nobody

PULL_COMPLETE = samples.load("pull_complete")
COMMANDS = [
    ["inspect", "-"],
    ["inspect", "--json", "-"],
    ["inspect", "-", "missing"],
    ["sample"],
    ["sample", "pull_complete"],
    ["send", "http://127.0.0.1:1", "missing"],
    ["send", "ftp://127.0.0.1", "pull_complete"],
    ["serve", "missing"],
    ["schema", "--openapi"],
    ["--version"],
    ["--help"],
]
SERVES = ["serve", "--port", "0", "pull_complete"]
"""For where it cannot tell that it serves, and ends."""
WRITES_NOTHING = [["send"], ["serve", "--port", "x"], ["paint"], []]
BAD_DESCRIPTOR = b"vod-events: cannot write: Bad file descriptor\n"

# The interpreter starts once, with the streams that the shell leaves it. Each run of the program
# then has a process of its own from there on to its exit.
RUN_EACH = """
import json, os, sys
from vod_events.__main__ import main

for arguments in json.loads(sys.argv[1]):
    if sys.stdin:
        os.lseek(0, 0, os.SEEK_SET)
    sizes = [os.stat(name).st_size for name in ("out", "err")]
    child = os.fork()
    if not child:
        sys.exit(main(arguments))
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.write(9, json.dumps([code, *sizes]).encode() + b"\\n")
"""


@frozen
class Run:
    arguments: list[str]
    code: int
    out: bytes
    err: bytes

    @property
    def is_refused(self) -> bool:
        """Whether it is told to standard error alone what is wrong."""
        return self.arguments[0] in ("send", "serve") and self.arguments != SERVES


def run_each(
    commands: list[list[str]], redirection: str, stdout: IO[bytes] | None = None
) -> list[Run]:
    """Run the program under a shell, which closes streams before the program begins."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").write_bytes(PULL_COMPLETE)
        (folder / "out").touch()
        script = f'"$@" <in {"" if stdout else ">out"} 2>err 9>codes {redirection}'
        subprocess.run(  # noqa: S603 - our own program
            ["/bin/sh", "-c", script, "sh", sys.executable, "-c", RUN_EACH, json.dumps(commands)],
            cwd=folder,
            stdout=stdout,
            timeout=120,
            check=True,
        )
        lines = (folder / "codes").read_text().splitlines()
        codes, *starts = zip(*map(json.loads, lines), strict=True)
        outs, errs = (
            [text[start:end] for start, end in pairwise([*begun, len(text)])]
            for begun, text in zip(
                starts, [(folder / name).read_bytes() for name in ("out", "err")], strict=True
            )
        )
    return [Run(*each) for each in zip(commands, codes, outs, errs, strict=True)]


@pytest.mark.once
def test_a_closed_output_is_output_that_cannot_be_written() -> None:
    for run in run_each([*COMMANDS, SERVES], ">&-"):
        assert (run.code, run.out) == (2, b""), run
        told = b"vod-events: " if run.is_refused else BAD_DESCRIPTOR
        assert run.err.splitlines(keepends=True)[-1].startswith(told), run


@pytest.mark.once
def test_closed_errors_change_nothing_else() -> None:
    usual = run_each(COMMANDS, "")
    assert {run.code for run in usual} == {0, 2}
    assert all(run.err if run.is_refused else run.out for run in usual)
    assert run_each(COMMANDS, "2>&-") == [evolve(run, err=b"") for run in usual]


@pytest.mark.once
@pytest.mark.parametrize("redirection", [">/dev/full 2>/dev/full", "<&- >&- 2>&-"])
@needs_a_full_disk
def test_where_nothing_can_be_written_the_exit_code_tells(redirection: str) -> None:
    commands = [*COMMANDS, *WRITES_NOTHING, SERVES]
    expected = [Run(arguments, 2, b"", b"") for arguments in commands]
    assert run_each(commands, redirection) == expected


@pytest.mark.once
@needs_a_full_disk
def test_wrong_arguments_are_wrong_where_that_cannot_be_told() -> None:
    for run in run_each(WRITES_NOTHING, "2>/dev/full"):
        assert (run.code, run.out) == (2, b""), run


@pytest.mark.once
def test_a_closed_input_is_input_that_cannot_be_read() -> None:
    told = b"standard input: cannot read: Bad file descriptor\n"
    expected = {
        ("inspect", "-"): told,
        ("send", "http://127.0.0.1:1", "-"): b"vod-events: " + told,
        ("serve", "--port", "0", "-"): b"vod-events: " + told,
    }
    assert run_each([[*arguments] for arguments in expected], "<&-") == [
        Run([*arguments], 2, b"", err) for arguments, err in expected.items()
    ]


@pytest.mark.once
@pytest.mark.parametrize("redirection", ["", "2>&1"])
def test_a_reader_that_leaves_is_told_by_the_exit_code(redirection: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        runs = run_each([*COMMANDS, SERVES], redirection, pipe)
    for run in runs:
        assert run.code == (2 if run.is_refused else 141), run
        assert b"Traceback" not in run.err, run
        assert b"Exception ignored" not in run.err, run
        assert not (run.err and redirection), run


def run_redirected(arguments: list[str], redirection: str) -> tuple[int, bytes, bytes]:
    """Run the program as users do, under a shell."""
    done = subprocess.run(  # noqa: S603 - our own program
        ["/bin/sh", "-c", f'"$@" {redirection}', "sh", sys.executable, "-m", "vod_events", *arguments],
        input=PULL_COMPLETE,
        capture_output=True,
        timeout=60,
        check=False,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def test_a_closed_input_does_not_hide_the_next_file(save: Save) -> None:
    path = save("body.json", samples.load("pull_complete"))
    code, out, err = run_redirected(["inspect", "-", str(path)], "<&-")
    assert (code, b"PullComplete" in out) == (2, True)
    assert err.startswith(b"standard input: cannot read: ")


def test_a_file_does_not_take_the_place_of_a_closed_stream(save: Save) -> None:
    path = save("body.json", samples.load("pull_complete"))
    assert run_redirected(["inspect", str(path)], "<&- >&-") == (2, b"", BAD_DESCRIPTOR)
    assert path.read_bytes() == samples.load("pull_complete")


def test_head_ends_it_quietly(save: Save) -> None:
    line = json.dumps(json.loads(samples.load("pull_complete_rich"))).encode() + b"\n"
    path = save("bodies.jsonl", line * 300)
    script = '"$@" | head -n 1; echo "${PIPESTATUS[0]}"'
    command = ["bash", "-c", script, "bash", sys.executable, "-m", "vod_events", "inspect"]
    done = subprocess.run(  # noqa: S603 - our own program
        [*command, str(path)], capture_output=True, timeout=60, check=False
    )
    assert done.stdout.splitlines() == [f"{path}:1: PullComplete".encode(), b"141"]
    assert done.stderr == b""


def test_the_streams_of_this_process_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    assert main(["sample"]) == 2
    assert main(["inspect", "-"]) == 2


def test_an_interrupt_while_nobody_reads_leaves_nothing_to_flush(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted() -> None:
        sys.stdout.write("half")
        raise KeyboardInterrupt

    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as pipe:
        monkeypatch.setattr(samples, "names", interrupted)
        monkeypatch.setattr(sys, "stdout", pipe)
        assert main(["sample"]) == 130


def test_the_program_needs_no_input() -> None:
    done = run_process("sample", "pull_complete")
    assert (done.returncode, done.stderr) == (0, b"")
