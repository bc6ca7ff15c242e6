"""``vod-events send``: JSON Lines, headers, what the endpoint answers, and what the exit code says."""

import io
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from attrs import Factory, define, frozen
from loopback import PostHandler, serving

import vod_events
from vod_events import samples, verify_callback
from vod_events.__main__ import main
from vod_events._cli import send

KEY = "anyKeyWillDo"


@define
class Endpoint:
    """An endpoint on loopback: a status, the text after it, and how that is framed."""

    url: str = ""
    statuses: list[int | None] = Factory(list[int | None])
    text: bytes = b""
    framing: tuple[str, str] | None = None
    bodies: list[bytes] = Factory(list[bytes])
    headers: list[Mapping[str, str]] = Factory(list[Mapping[str, str]])


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    monkeypatch.setattr(send, "PAUSE", 0)
    endpoint = Endpoint()

    class Handler(PostHandler):
        def answer(self, body: bytes) -> None:
            endpoint.bodies.append(body)
            endpoint.headers.append(dict(self.headers))
            status = endpoint.statuses.pop(0) if endpoint.statuses else 200
            if status is not None:
                self.send_response(status)
                framing = endpoint.framing or ("Content-Length", str(len(endpoint.text)))
                self.send_header(*framing)
                self.end_headers()
                self.wfile.write(endpoint.text)

    with serving(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as url:
        endpoint.url = f"{url}/vod"
        yield endpoint


@frozen
class Result:
    code: int
    out: list[str]
    err: str


Send = Callable[..., Result]


@pytest.fixture
def post(
    endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Send:
    monkeypatch.delenv("VOD_EVENTS_SIGN_KEY", raising=False)

    def post(name: str | Path, *options: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main(["send", *options, endpoint.url, str(name)])
        captured = capsys.readouterr()
        return Result(code, captured.out.splitlines(), captured.err)

    return post


def lines_of(*names: str) -> bytes:
    return b"".join(json.dumps(json.loads(samples.load(name))).encode() + b"\n" for name in names)


# JSON Lines


@pytest.mark.parametrize("name", ["saved.jsonl", "saved.ndjson", "saved.txt"])
def test_json_lines_are_sent_one_by_one(
    name: str, tmp_path: Path, post: Send, endpoint: Endpoint
) -> None:
    lines = lines_of("pull_complete", "file_deleted")
    (tmp_path / name).write_bytes(lines.replace(b"\n", b"\n\n"))
    result = post(tmp_path / name)
    assert result.code == 0
    assert endpoint.bodies == lines.splitlines(keepends=True)
    assert [line.partition(" after")[0] for line in result.out] == [
        f"{tmp_path / name}:1",
        "try 1 of 3: 200 OK",
        f"{tmp_path / name}:3",
        "try 1 of 3: 200 OK",
    ]


def test_json_lines_come_from_standard_input_too(post: Send, endpoint: Endpoint) -> None:
    lines = lines_of("pull_complete", "file_deleted")
    assert post("-", stdin=lines).out[::2] == ["standard input:1", "standard input:2"]
    assert post("-", "--lines", stdin=lines_of("unknown_type")).out[0] == "standard input:1"
    assert len(endpoint.bodies) == 3


def test_a_body_over_many_lines_is_sent_as_it_is(
    tmp_path: Path, post: Send, endpoint: Endpoint
) -> None:
    body = b'\n{\n  "EventType": "FileDeleted"\n}\n\n'
    (tmp_path / "a.json").write_bytes(body)
    (line,) = post(tmp_path / "a.json").out
    assert line.startswith("try 1 of 3: 200 OK after ")
    assert endpoint.bodies == [body]


def test_each_line_is_signed(post: Send, endpoint: Endpoint) -> None:
    lines = lines_of("pull_complete") + b"no json\n" + lines_of("file_deleted")
    result = post("-", "--sign-key", KEY, stdin=lines)
    assert result.code == 2
    assert result.err.startswith("vod-events: standard input:2: cannot sign: not JSON")
    assert len(endpoint.bodies) == 2
    for body in endpoint.bodies:
        verify_callback(vod_events.parse_callback(body), KEY)


# Exit codes


@pytest.mark.parametrize(
    ("statuses", "code"),
    [
        ([200, 299], 0),
        ([404, 200], 1),
        ([200, 302], 1),
        ([500, None, None, None], 3),
        ([None, None, None, 500], 3),
        ([None, None, 200, None, 204], 0),
    ],
)
def test_the_code_is_that_of_the_worst_line(
    statuses: list[int | None], code: int, post: Send, endpoint: Endpoint
) -> None:
    endpoint.statuses = list(statuses)
    result = post("-", stdin=lines_of("pull_complete", "file_deleted"))
    assert result.code == code
    assert len(endpoint.bodies) == len(statuses)


def test_a_line_that_cannot_be_read_is_less_than_no_answer(post: Send, endpoint: Endpoint) -> None:
    endpoint.statuses = [None, None, None]
    lines = lines_of("pull_complete") + b"{}\n"
    assert post("-", "--sign-key", KEY, stdin=lines).code == 3


def test_a_file_that_cannot_be_read(tmp_path: Path, post: Send, endpoint: Endpoint) -> None:
    result = post(tmp_path)
    assert (result.code, result.out) == (2, [])
    assert result.err == f"vod-events: {tmp_path}: cannot read: Is a directory\n"
    assert endpoint.bodies == []


# The answer


@pytest.mark.parametrize("status", [200, 500])
def test_the_answer_is_shown(status: int, post: Send, endpoint: Endpoint) -> None:
    endpoint.statuses, endpoint.text = [status], '{"好": "\x1b[31m"}\nnext\n'.encode()
    assert post("pull_complete").out[1:] == ['  {"好": "\\x1b[31m"}', "  next"]


@pytest.mark.parametrize(("size", "shown"), [(2_000, "x" * 2_000), (2_001, "x" * 2_000 + "…")])
def test_the_beginning_of_a_long_answer_is_shown(
    size: int, shown: str, post: Send, endpoint: Endpoint
) -> None:
    endpoint.text = b"x" * size
    assert post("pull_complete").out[1:] == [f"  {shown}"]


def test_an_answer_that_is_not_text_is_shown(post: Send, endpoint: Endpoint) -> None:
    endpoint.text = b"\xff\x00"
    assert post("pull_complete").out[1:] == ["  \N{REPLACEMENT CHARACTER}\\x00"]


@pytest.mark.parametrize(
    ("framing", "shown"),
    [(("Content-Length", "9"), ["  be"]), (("Transfer-Encoding", "chunked"), [])],
)
def test_an_answer_that_breaks_off_is_an_answer(
    framing: tuple[str, str], shown: list[str], post: Send, endpoint: Endpoint
) -> None:
    endpoint.text, endpoint.framing = b"be", framing
    result = post("pull_complete")
    assert result.code == 0
    assert result.out[1:] == shown
    assert len(endpoint.bodies) == 1


# Headers


def test_headers_are_sent_beside_the_others_or_in_their_place(
    post: Send, endpoint: Endpoint
) -> None:
    options = ["X-A: b: c ", "content-type:text/json", "Host: vod.example", "X-Empty:", "X-L: \xe9"]
    post("pull_complete", *(part for header in options for part in ("--header", header)))
    (headers,) = endpoint.headers
    assert headers["User-Agent"] == f"vod-events/{vod_events.__version__}"
    assert headers["X-A"] == "b: c"
    assert headers["content-type"] == "text/json"
    assert "Content-Type" not in headers
    assert headers["Host"] == "vod.example"
    assert headers["X-Empty"] == ""
    assert headers["X-L"] == "\xe9"


@pytest.mark.parametrize(
    "header",
    [
        *("", "X", ": b", "A b: c", "A: \u597d", "A: b\r\nC: d", "A: b\nC: d", "A: \x00"),
        *("Content-Length: 1", "transfer-encoding: chunked"),
    ],
)
def test_what_is_no_header_is_refused(header: str, post: Send, endpoint: Endpoint) -> None:
    result = post("pull_complete", "--header", header)
    assert result.code == 2
    assert result.err.startswith(f"vod-events: {header!r}: ")
    assert endpoint.bodies == []
