"""The command line: what it prints, where, and with which exit code."""

import contextlib
import io
import json
import os
import pty
import re
import runpy
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from itertools import islice
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from attrs import field, frozen, mutable
from hypothesis import given, settings
from hypothesis import strategies as st
from loopback import PostHandler, serving

import vod_events
from vod_events import samples
from vod_events.__main__ import main
from vod_events._cli import send
from vod_events._cli.bodies import Body, read_bodies
from vod_events._cli.screen import printable
from vod_events._cli.tally import Tally
from vod_events._values import is_object
from vod_events.strategies import callback_bodies, malformed_bodies, pull_events_bodies


class Terminal(io.TextIOWrapper):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@frozen
class Result:
    code: int
    out: str
    err: str


def invoke(
    *arguments: str | Path,
    stdin: bytes = b"",
    terminals: tuple[str, ...] = (),
    columns: int = 200,
    code: int = 0,
) -> Result:
    """Run the command line in this process and check its exit code."""
    out, err = (
        (Terminal if name in terminals else io.TextIOWrapper)(io.BytesIO(), "utf-8")
        for name in ("stdout", "stderr")
    )
    stdin_stream = io.TextIOWrapper(io.BytesIO(stdin))
    with (
        mock.patch.multiple(sys, stdin=stdin_stream, stdout=out, stderr=err),
        mock.patch.dict(os.environ, terminal_environment(columns), clear=True),
    ):
        exit_code = main([str(argument) for argument in arguments])
    result = Result(exit_code, read_back(out), read_back(err))
    assert exit_code == code, result
    return result


def terminal_environment(columns: int = 200) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("NO_COLOR", "VOD_EVENTS_SIGN_KEY")
    }
    return {**kept, "TERM": "xterm-256color", "COLUMNS": str(columns)}


def read_back(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


def run_process(
    *arguments: str, stdin: bytes = b"", **options: Any
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "vod_events", *arguments]
    return subprocess.run(  # noqa: S603 - our own program
        command, input=stdin, capture_output=True, timeout=60, check=False, **options
    )


@pytest.fixture
def save(tmp_path: Path) -> Callable[[str, bytes], Path]:
    def save(name: str, body: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(body)
        return path

    return save


Save = Callable[[str, bytes], Path]


def compact(name: str) -> bytes:
    """Give a sample on one line."""
    return json.dumps(json.loads(samples.load(name))).encode()


# inspect: one body


def test_a_body_is_shown_as_a_tree_in_wire_names(save: Save) -> None:
    body = samples.load("pull_complete_nulls")
    path = save("body.json", body)
    lines = invoke("inspect", path).out.splitlines()
    assert lines[:6] == [
        f"{path}: PullComplete",
        "  T: 1784620816",
        f'  Sign: "{json.loads(body)["Sign"]}"',
        '  EventType: "PullComplete"',
        "  PullCompleteEvent:",
        '    TaskId: "1500004242-Pull-6e52b8f1c07d43a98f4417dab6c3e025"',
    ]
    assert '      ExpireTime: "0000-00-00T00:00:00Z"  (time not set)' in lines
    assert "      Encryption:  (unknown field)" in lines
    assert '        Method: "none"' in lines
    assert "        [0]:" in lines
    assert '          Profile: "High"  (unknown field)' in lines
    assert "    TasksPriority: 0  (unknown field)" in lines
    assert lines[-1] == "  ? unknown field 0 at $.PullCompleteEvent.TasksPriority"


def test_a_batch_shows_each_event_and_each_problem(save: Save) -> None:
    path = save("batch.json", samples.load("pull_events_malformed"))
    lines = invoke("inspect", path, code=1).out.splitlines()
    assert lines[0] == f"{path}: 3 events"
    assert [line for line in lines if line.startswith("  EventSet[")] == [
        "  EventSet[0]: PullComplete",
        "  EventSet[1]: PullComplete (malformed)",
        "  EventSet[2]: PullComplete",
    ]
    problem = (
        '! expected integer, got string "0" at $.Response.EventSet[1].PullCompleteEvent.ErrCode'
    )
    assert f"    {problem}" in lines
    assert lines[lines.index("        TagSet:") :][:3] == [
        "        TagSet:",
        '          [0]: "a"',
        "          [1]: 1  (expected string)",
    ]


def test_an_unknown_type_is_shown_whole() -> None:
    shown = invoke("inspect", "-", stdin=samples.load("unknown_type")).out
    assert shown.startswith("standard input: SubtitleExportComplete (unknown type)\n")
    assert '      Format: "vtt"\n' in shown


def test_what_stands_around_a_batch_is_shown() -> None:
    body: dict[str, Any] = {
        "Response": {"EventSet": [7], "Cost": {"ms": [[1], {}]}},
        "TraceId": None,
        "Host": "h",
    }
    lines = invoke("inspect", "-", stdin=json.dumps(body).encode(), code=1).out.splitlines()
    assert lines == [
        "standard input: 1 event",
        "  Cost:  (unknown field)",
        "    ms:",
        "      [0]: [1]",
        "      [1]: {}",
        '  (beside Response) Host: "h"  (unknown field)',
        "  EventSet[0]: no type (malformed)",
        "    ! expected object, got integer 7 at $.Response.EventSet[0]",
        "    7",
        '  ? unknown field {"ms":[[1],{}]} at $.Response.Cost',
        '  ? unknown field "h" at $.Host',
    ]


def test_an_empty_array_of_objects_is_shown() -> None:
    body: Any = {
        "EventType": "PullComplete",
        "PullCompleteEvent": {"MetaData": {"VideoStreamSet": []}},
    }
    shown = invoke("inspect", "-", stdin=json.dumps(body).encode()).out
    assert shown.endswith("    MetaData:\n      VideoStreamSet: []\n")


def test_no_event_shows_what_the_api_said() -> None:
    shown = invoke("inspect", "-", stdin=samples.load("pull_events_no_event")).out
    assert shown.splitlines()[2:] == [
        "  Error:",
        '    Code: "ResourceNotFound"',
        '    Message: "no event"',
    ]


def test_an_error_of_the_api_is_a_problem() -> None:
    shown = invoke("inspect", "-", stdin=samples.load("pull_events_error"), code=1).out
    assert shown.splitlines()[1].startswith("  ! UnauthorizedOperation: the account may not")


def test_an_event_that_cannot_be_read_shows_its_problems_and_what_came() -> None:
    body = b'{"EventType": "PullComplete", "PullCompleteEvent": {"ErrCode": "0"}}'
    assert invoke("inspect", "-", stdin=body, code=1).out.splitlines() == [
        "standard input: PullComplete (malformed)",
        '  ! expected integer, got string "0" at $.PullCompleteEvent.ErrCode',
        '  EventType: "PullComplete"',
        "  PullCompleteEvent:",
        '    ErrCode: "0"  (expected integer)',
    ]


def test_problems_that_are_too_many_to_tell_are_counted() -> None:
    tags = [5] * 130
    task = {"MediaBasicInfo": {"TagSet": tags}}
    body = json.dumps({"EventType": "PullComplete", "PullCompleteEvent": task}).encode()
    lines = invoke("inspect", "--summary", "-", stdin=body, code=1).out.splitlines()
    assert "Problems: 130" in lines
    assert any("30" in line and "too many" in line for line in lines)
    assert "  ! and 30 more" in invoke("inspect", "-", stdin=body, code=1).out.splitlines()


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"NaN", b"[" * 1000, b'"\\ud800"'])
def test_what_is_not_json_cannot_be_read(body: bytes) -> None:
    result = invoke("inspect", "-", stdin=body, code=2)
    assert result.out == ""
    assert result.err.startswith("standard input: cannot read: ")


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_a_file_that_cannot_be_opened_does_not_hide_the_others(
    name: str, tmp_path: Path, save: Save
) -> None:
    path = save("body.json", samples.load("pull_complete"))
    result = invoke("inspect", tmp_path / name, path, code=2)
    assert result.err.startswith(f"{tmp_path / name}: cannot read: ")
    assert result.out.startswith(f"{path}: PullComplete\n")


def test_a_body_cannot_send_commands_to_the_terminal() -> None:
    evil = "\x1b[2J\x9b1m\u202e\n"
    body = {"EventType": evil, evil: [evil], "Response": None}
    shown = invoke("inspect", "-", stdin=json.dumps(body).encode()).out
    assert all(line.isprintable() for line in shown.splitlines())
    assert r"\x9b1m\u202e" in shown


@given(st.text())
def test_what_is_shown_prints_and_what_prints_is_shown_as_it_is(text: str) -> None:
    assert printable(text).isprintable()
    assert not text.isprintable() or printable(text) == text


@given(callback_bodies() | pull_events_bodies())
@settings(max_examples=30)
def test_every_name_of_a_body_is_shown(body: dict[str, Any]) -> None:
    shown = invoke("inspect", "-", stdin=json.dumps(body).encode(), code=problems_in(body)).out
    for event in vod_events.parse(body):
        assert [name for name in names_in(vod_events.to_dict(event)) if name not in shown] == []


def names_in(tree: Any) -> Iterator[str]:
    if is_object(tree):
        for name, member in tree.items():
            yield f"{printable(name)}:"
            yield from names_in(member)


def problems_in(body: dict[str, Any]) -> int:
    return int(
        any(isinstance(event, vod_events.MalformedEvent) for event in vod_events.parse(body))
    )


@given(malformed_bodies())
@settings(max_examples=30)
def test_a_body_that_is_refused_is_a_problem(body: Any) -> None:
    shown = invoke("inspect", "-", stdin=json.dumps(body).encode(), code=1).out
    assert "  ! " in shown


# inspect: many bodies


def test_many_bodies_are_summed_up(save: Save) -> None:
    names = (
        *("pull_complete", "pull_complete_failed", "pull_complete_nulls"),
        *("pull_events", "pull_events_error", "pull_events_malformed", "pull_events_no_event"),
        "unknown_type",
    )
    paths = [save(name, samples.load(name)) for name in names]
    shown = invoke("inspect", *paths, code=1).out
    media = "$.Response.EventSet[].PullCompleteEvent.MediaBasicInfo"
    assert shown[shown.index("Summary") :].splitlines() == [
        "Summary: 8 bodies, 10 events",
        "        7  PullComplete",
        "        2  SubtitleExportComplete (unknown type)",
        "        1  PullComplete (malformed)",
        "Problems: 5",
        "        1  API error UnauthorizedOperation",
        "        1  expected integer at $.Response.EventSet[].PullCompleteEvent.ErrCode",
        "        1  expected string at $.Response.EventSet[].PullCompleteEvent.FileId",
        f"        1  expected RFC 3339 date-time at {media}.CreateTime",
        f"        1  expected string at {media}.TagSet[]",
        "Not modeled: 6",
        "        1  unknown value at $.PullCompleteEvent.MediaBasicInfo.SourceInfo.SourceType",
        "        1  unknown field at $.PullCompleteEvent.MediaBasicInfo.Encryption",
        "        1  unknown field at $.PullCompleteEvent.MetaData.VideoStreamSet[].Profile",
        "        1  unknown field at $.PullCompleteEvent.TasksPriority",
        "        1  unknown event type at $.Response.EventSet[].EventType",
        "        1  unknown event type at $.EventType",
    ]


def test_json_lines_are_told_by_their_content(save: Save) -> None:
    lines = b"\n".join([b"", compact("pull_complete"), b" ", b"{", compact("unknown_type")])
    path = save("bodies.json", lines)
    result = invoke("inspect", path, code=2)
    assert result.err.startswith(f"{path}:4: cannot read: not JSON")
    assert f"\n{path}:5: SubtitleExportComplete (unknown type)\n" in result.out
    assert result.out.endswith("Summary: 3 bodies, 2 events\n"
        "        1  PullComplete\n"
        "        1  SubtitleExportComplete (unknown type)\n"
        "Not modeled: 1\n"
        "        1  unknown event type at $.EventType\n"
        "Unreadable: 1\n")  # fmt: skip


@pytest.mark.parametrize("name", ["bodies.jsonl", "bodies.ndjson"])
def test_json_lines_are_told_by_the_name_of_the_file(name: str, save: Save) -> None:
    path = save(name, b"{\n" + compact("pull_complete"))
    assert invoke("inspect", path, code=2).out.startswith(f"{path}:2: PullComplete\n")


def test_json_lines_are_told_by_an_option(save: Save) -> None:
    path = save("bodies.json", b"{\n" + compact("pull_complete"))
    assert invoke("inspect", "--lines", path, code=2).out.startswith(f"{path}:2: PullComplete\n")
    assert invoke("inspect", path, code=2).out == ""


def test_a_body_over_many_lines_is_one_body() -> None:
    body = b"\n\n" + samples.load("pull_complete") + b"\n"
    assert "Summary" not in invoke("inspect", "-", stdin=body).out


def test_no_lines_are_no_bodies(save: Save) -> None:
    assert invoke("inspect", save("bodies.jsonl", b"\n")).out == ""


class Endless(io.RawIOBase):
    """Lines without end; who reads far ahead is told."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._left = most

    def __next__(self) -> bytes:
        assert self._left, "read too far ahead"
        self._left -= 1
        return b"{}\n"


def test_json_lines_are_read_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", mock.Mock(buffer=Endless(most=5)))
    bodies = list(islice(read_bodies("-", lines=False), 5))
    assert bodies == [Body(f"standard input:{number}", b"{}\n") for number in range(1, 6)]


def test_the_summary_alone(save: Save) -> None:
    path = save("body.json", samples.load("pull_complete"))
    assert invoke("inspect", "--summary", path).out.splitlines() == [
        "Summary: 1 body, 1 event",
        "        1  PullComplete",
    ]


def test_the_summary_stays_small_however_many_types_there_are() -> None:
    tally = Tally()
    for number in range(3000):
        event = {"EventType": f"Type{number}"}
        for repeat in (event, event):
            tally.add_event(vod_events.parse_callback(repeat))
    lines = ["".join(text for text, _ in line) for line in tally.lines()]
    assert lines[1:3] == ["     4000  others", "        2  Type0 (unknown type)"]
    assert lines[-1] == "  and 981 more kinds"


@given(st.lists(callback_bodies() | pull_events_bodies(), min_size=2, max_size=4))
@settings(max_examples=30)
def test_json_writes_the_normalised_wire_form_a_line_a_body(bodies: list[dict[str, Any]]) -> None:
    lines = "".join(f"{json.dumps(body)}\n" for body in bodies).encode()
    code = max(map(problems_in, bodies))
    result = invoke("inspect", "--json", "-", stdin=lines, code=code)
    written = result.out.split("\n")[:-1]
    assert list(map(vod_events.parse, written)) == list(map(vod_events.parse, bodies))
    assert result.err.startswith("Summary: ") or code


def test_json_reports_problems_beside_it() -> None:
    result = invoke("inspect", "--json", "-", stdin=samples.load("pull_events_malformed"), code=1)
    assert json.loads(result.out) == json.loads(samples.load("pull_events_malformed"))
    assert result.err.splitlines()[:2] == [
        "standard input: EventSet[1]: PullComplete (malformed)",
        '  ! expected integer, got string "0" at $.Response.EventSet[1].PullCompleteEvent.ErrCode',
    ]
    assert invoke("inspect", "--json", "-", stdin=b"[]", code=1).out == ""


# A terminal


def test_a_terminal_gets_color() -> None:
    stdin = samples.load("pull_complete")
    colored = invoke("inspect", "-", stdin=stdin, terminals=("stdout", "stderr")).out
    assert "\x1b[36mFileId\x1b[0m:" in colored
    assert without_color(colored) == invoke("inspect", "-", stdin=stdin).out


def without_color(text: str) -> str:
    return re.sub(r"\x1b\[[\d;]*m", "", text)


def test_a_terminal_without_rich_gets_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rich.console", None)
    monkeypatch.delitem(sys.modules, "vod_events._cli.rich", raising=False)
    stdin = samples.load("pull_complete")
    plain = invoke("inspect", "-", stdin=stdin, terminals=("stdout", "stderr")).out
    assert plain == invoke("inspect", "-", stdin=stdin).out


BAR = "\x1b[?25l"  # A bar hides the cursor.


@pytest.mark.parametrize(
    ("terminals", "options", "shown_on"),
    [
        ((), (), ""),
        (("stdout", "stderr"), (), "stdout"),
        (("stdout",), (), "stdout"),
        (("stderr",), (), "stderr"),
        (("stderr",), ("--json",), "stderr"),
        (("stdout", "stderr"), ("--json",), ""),
    ],
)
def test_a_bar_shows_progress_where_it_disturbs_nothing(
    terminals: tuple[str, ...], options: tuple[str, ...], shown_on: str
) -> None:
    lines = compact("pull_complete") + b"\n" + compact("pull_complete") + b"\n"
    result = invoke("inspect", *options, "-", stdin=lines, terminals=terminals)
    assert (BAR in result.out, BAR in result.err) == (shown_on == "stdout", shown_on == "stderr")


def test_one_body_shows_no_bar() -> None:
    stdin = samples.load("pull_complete")
    shown = invoke("inspect", "-", stdin=stdin, terminals=("stdout", "stderr")).out
    assert BAR not in shown


def test_what_cannot_be_read_goes_to_the_screen_with_the_bar() -> None:
    both = invoke("inspect", "-", stdin=b"{", terminals=("stdout", "stderr"), code=2)
    assert (bool(both.out), bool(both.err)) == (True, False)
    one = invoke("inspect", "-", stdin=b"{", terminals=("stdout",), code=2)
    assert (bool(one.out), bool(one.err)) == (False, True)


def test_a_real_terminal() -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "vod_events", "inspect", "-"]
    with subprocess.Popen(  # noqa: S603 - our own program
        command,
        stdin=subprocess.PIPE,
        stdout=theirs,
        stderr=theirs,
        env=terminal_environment(),
    ) as process:
        os.close(theirs)
        assert process.stdin
        process.stdin.write(samples.load("pull_complete"))
        process.stdin.close()
        shown = b"".join(iter(lambda: read_terminal(ours), b""))
    os.close(ours)
    assert process.returncode == 0
    assert b"\x1b[36mFileId\x1b[0m:" in shown


def read_terminal(terminal: int) -> bytes:
    # Linux gives an error in place of the end.
    with contextlib.suppress(OSError):
        return os.read(terminal, 65536)
    return b""


# sample, schema


def test_sample_lists_the_names() -> None:
    assert invoke("sample").out.split() == list(samples.names())


@pytest.mark.parametrize("name", samples.names())
def test_sample_prints_a_body(name: str) -> None:
    assert invoke("sample", name).out.encode() == samples.load(name)


def test_sample_refuses_another_name() -> None:
    assert invoke("sample", "x", code=2).err.startswith(
        "vod-events: no sample named 'x'; there are"
    )


def test_schema_prints_the_documents() -> None:
    assert json.loads(invoke("schema").out) == vod_events.json_schema()
    assert json.loads(invoke("schema", "--openapi").out) == vod_events.openapi()


# send


@frozen
class Request:
    path: str
    content_type: str | None
    body: bytes


@mutable
class Endpoint:
    """An endpoint on loopback that gives the answers it is told; None hangs up."""

    answers: list[int | None]
    requests: list[Request] = field(factory=list[Request])
    url: str = ""


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    endpoint = Endpoint([])

    class Handler(PostHandler):
        def answer(self, body: bytes) -> None:
            endpoint.requests.append(Request(self.path, self.headers["Content-Type"], body))
            answer = endpoint.answers.pop(0)
            if answer is not None:
                self.send_response(answer)
                self.end_headers()

    with serving(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as url:
        endpoint.url = url
        yield endpoint


@pytest.fixture
def _without_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(send, "PAUSE", 0)
    monkeypatch.setattr(send, "TIME_OUT", 0.2)


@pytest.mark.parametrize(
    ("suffix", "path"), [("", "/"), ("?a=1", "/?a=1"), ("/vod/secret?a=1#here", "/vod/secret?a=1")]
)
def test_send_posts_a_sample_as_vod_does(endpoint: Endpoint, suffix: str, path: str) -> None:
    endpoint.answers = [204]
    shown = invoke("send", endpoint.url + suffix, "pull_complete").out
    sent = Request(path, "application/json", samples.load("pull_complete"))
    assert endpoint.requests == [sent]
    assert re.fullmatch(r"try 1 of 3: 204 No Content after \d+ ms\n", shown)


def test_send_posts_a_file_or_standard_input(endpoint: Endpoint, save: Save) -> None:
    endpoint.answers = [200, 200]
    invoke("send", endpoint.url, save("body.json", b"from a file"))
    invoke("send", endpoint.url, "-", stdin=b"from a pipe")
    assert [request.body for request in endpoint.requests] == [b"from a file", b"from a pipe"]


@pytest.mark.parametrize("status", [302, 400, 503])
def test_an_answer_of_no_success_is_told_and_not_tried_again(
    endpoint: Endpoint, status: int
) -> None:
    endpoint.answers = [status]
    shown = invoke("send", endpoint.url, "pull_complete", code=1).out
    assert f"try 1 of 3: {status} " in shown
    assert len(endpoint.requests) == 1


@pytest.mark.usefixtures("_without_pause")
def test_send_tries_again_where_nobody_answers(
    endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(send, "TIME_OUT", 60)  # a busy machine is slow to hang up
    endpoint.answers = [None, None, 200]
    lines = invoke("send", endpoint.url, "pull_complete").out.splitlines()
    assert [line.partition(" after ")[0] for line in lines] == [
        "try 1 of 3: no answer: Remote end closed connection without response",
        "try 2 of 3: no answer: Remote end closed connection without response",
        "try 3 of 3: 200 OK",
    ]


@pytest.mark.usefixtures("_without_pause")
def test_send_gives_up_after_three_tries_without_an_answer_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        waited = invoke("send", f"http://127.0.0.1:{port}", "pull_complete", code=3).out
        encrypted = invoke("send", f"https://127.0.0.1:{port}", "pull_complete", code=3).out
    refused = invoke("send", f"http://127.0.0.1:{port}", "pull_complete", code=3).out
    assert waited.count("no answer: timed out") == 3
    assert encrypted.count("no answer: ") == 3
    assert refused.count("Connection refused") == 3


@pytest.mark.usefixtures("_without_pause")
def test_a_host_that_can_be_none_is_no_answer() -> None:
    assert invoke("send", "http://a..b/", "pull_complete", code=3).out.count("no answer: ") == 3


@pytest.mark.parametrize(
    "url",
    [
        *("", "127.0.0.1:80", "ftp://h/", "http://", "http://h:99999/", "http://h:x/", "http://[/"),
        *("http://h/a b", "http://h/é", "http://h/\x00"),
    ],
)
def test_send_refuses_what_is_no_url(url: str) -> None:
    result = invoke("send", url, "pull_complete", code=2)
    assert result.err.startswith(f"vod-events: {url!r}: ")


def test_send_refuses_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    result = invoke("send", "http://127.0.0.1:1", tmp_path / "missing", code=2)
    assert result.err.endswith("missing: cannot read: No such file or directory\n")


# The program


@pytest.mark.parametrize("command", [[], ["inspect"], ["sample"], ["send"], ["serve"], ["schema"]])
def test_help_tells_the_exit_codes(command: list[str]) -> None:
    helped = invoke(*command, "--help").out
    assert "exit codes:\n  0  all is well\n" in helped
    assert not command or "\nexamples:\n  vod-events " in helped


@pytest.mark.parametrize(
    "arguments", [[], ["paint"], ["inspect"], ["inspect", "--json", "--summary", "-"]]
)
def test_wrong_arguments_cannot_be_read(arguments: list[str]) -> None:
    assert "usage: vod-events" in invoke(*arguments, code=2).err


def test_the_version() -> None:
    assert invoke("--version").out == f"vod-events {vod_events.__version__}\n"


def test_the_module_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["vod-events", "sample"])
    monkeypatch.delitem(sys.modules, "vod_events.__main__")
    with pytest.raises(SystemExit, match="0"):
        runpy.run_module("vod_events", run_name="__main__")
    assert "pull_complete\n" in capsys.readouterr().out
    runpy.run_module("vod_events.__main__", run_name="imported")


def test_the_program_runs() -> None:
    done = run_process("inspect", "-", stdin=samples.load("pull_events_malformed"))
    assert done.returncode == 1
    assert done.stdout.startswith(b"standard input: 3 events")
    assert done.stderr == b""


def test_what_a_terminal_cannot_show_is_escaped() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = run_process("inspect", "-", stdin=samples.load("pull_complete"), env=environment)
    assert rb'Name: "\u6d77\u8fb9\u65e5\u51fa"' in done.stdout
    wire = run_process(
        "inspect", "--json", "-", stdin=samples.load("pull_complete"), env=environment
    )
    assert json.loads(wire.stdout) == json.loads(samples.load("pull_complete"))


def test_a_stream_of_another_kind_is_written_to(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["sample"]) == 0
    assert out.getvalue().split() == list(samples.names())


def test_a_reader_that_leaves_ends_it_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        assert main(["sample"]) == 141


def test_a_reader_that_leaves_the_program_ends_it_quietly() -> None:
    lines = (compact("pull_complete_rich") + b"\n") * 200
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "vod_events", "inspect", "-"]
    done = subprocess.run(  # noqa: S603 - our own program
        command, input=lines, stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


needs_a_full_disk = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="nothing stands for a full disk"
)


@needs_a_full_disk
def test_output_that_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert main(["sample"]) == 2
    assert capsys.readouterr().err == "vod-events: cannot write: No space left on device\n"


@needs_a_full_disk
@pytest.mark.parametrize(
    "arguments", [["sample"], ["sample", "pull_complete"], ["inspect", "-"], ["schema"]]
)
def test_the_program_ends_with_a_line_where_its_output_cannot_be_written(
    arguments: list[str],
) -> None:
    command = [sys.executable, "-m", "vod_events", *arguments]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(  # noqa: S603 - our own program
            command,
            input=samples.load("pull_complete"),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    told = b"vod-events: cannot write: No space left on device\n"
    assert (done.returncode, done.stderr) == (2, told)


def test_an_interrupt_ends_it_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(samples, "names", mock.Mock(side_effect=KeyboardInterrupt))
    assert invoke("sample", code=130).err == ""


def test_a_member_of_another_type_is_marked_where_asked(save: Save) -> None:
    task = {"ErrCode": "0", "MediaBasicInfo": {"ExpireTime": "", "TagSet": [5]}}
    body = {"EventType": "PullComplete", "PullCompleteEvent": task}
    path = save("a.json", json.dumps(body).encode())
    invoke("inspect", path, code=1)
    lines = invoke("inspect", "--no-strict", path).out.splitlines()
    assert lines[2:] == [
        "  PullCompleteEvent:",
        '    ErrCode: "0"  (expected integer)',
        "    MediaBasicInfo:",
        '      ExpireTime: ""  (time not set)',
        "      TagSet:",
        "        [0]: 5  (expected string)",
        '  ? expected integer, got "0" at $.PullCompleteEvent.ErrCode',
        "  ? expected array of string, got [5] at $.PullCompleteEvent.MediaBasicInfo.TagSet",
    ]
