"""The command line, ``vod-events`` and ``python -m vod_events``: arguments and exit codes."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from io import StringIO
from typing import Any

from vod_events import samples
from vod_events._cli.inspect import UNREADABLE, WELL, Options, inspect
from vod_events._cli.keys import OPTION, VARIABLE, WrongKeyError, sign_keys
from vod_events._cli.replay import Options as ReplayOptions
from vod_events._cli.replay import replay
from vod_events._cli.send import TargetError, target_of
from vod_events._cli.serve.arguments import add_serve_arguments
from vod_events._cli.serve.command import Options as ServeOptions
from vod_events._cli.serve.command import ServeError, serve
from vod_events._cli.streams import open_streams, settle, tell
from vod_events._schema import json_schema, openapi
from vod_events._version import __version__

# As a shell reports a program that a signal ended: 128 plus the number of the signal.
_INTERRUPTED = 128 + 2
_BROKEN_PIPE = 128 + 13

_EXIT_CODES = """\
exit codes:
  0  all is well
  1  problems were found (send: an answer with a status code that is not 2xx)
  2  something cannot be read: a file, a body that is not JSON, or the arguments;
     or the output cannot be written (serve: or the port cannot be used)
  3  send: no answer
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: the arguments without the program's name; by default those of the process.

    Returns:
        The exit code.
    """
    open_streams()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = _INTERRUPTED
    except BrokenPipeError:
        code = _BROKEN_PIPE
    except OSError as error:  # Each command handles files that cannot be read.
        code = _refuse(f"cannot write: {error.strerror or error}")
    settle()
    return code


def _run(arguments: Sequence[str] | None) -> int:
    shown = StringIO()
    try:
        # argparse ignores that its output cannot be written.
        with redirect_stdout(shown):
            options = _parser().parse_args(arguments)
    except SystemExit as ended:  # Help was asked for, or the arguments are wrong.
        sys.stdout.write(shown.getvalue())
        return int(ended.code or WELL)
    code: int = options.run(options)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="vod-events",
        description="Look into the event notifications of Tencent Cloud VOD, send and serve some.",
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"vod-events {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_inspect(commands)
    _add_sample(commands)
    _add_send(commands)
    _add_serve(commands)
    _add_schema(commands)
    return parser


def _add_inspect(commands: Any) -> None:
    command = _add_command(
        commands,
        "inspect",
        _inspect,
        "show what saved bodies hold, and what is wrong with them",
        """\
examples:
  vod-events inspect callback.json answer.json
  vod-events inspect --summary callbacks.jsonl
  curl -s https://example.com/saved.json | vod-events inspect -
  vod-events inspect --json callback.json | jq .

A file holds one body, or JSON Lines: a body a line. It is read as JSON Lines if its name ends in
.jsonl or .ndjson, or if its first line is a JSON text of its own and others follow.

Where a key is given, a callback that is not signed with it is a problem. A signature that has
expired since is none, and neither is an event of PullEvents that is not signed.
""",
    )
    command.add_argument("files", nargs="+", metavar="FILE", help="a path; - is standard input")
    command.add_argument("--lines", action="store_true", help="read every file as JSON Lines")
    _add_sign_key(command, "check signatures with it")
    command.add_argument(
        "--no-strict",
        action="store_true",
        help="read an event although some members are of another type, and mark these",
    )
    form = command.add_mutually_exclusive_group()
    form.add_argument(
        "--json",
        action="store_true",
        help="write the wire form without nulls, a line a body; the report goes to standard error",
    )
    form.add_argument("--summary", action="store_true", help="write the summary alone")


def _add_sample(commands: Any) -> None:
    command = _add_command(
        commands,
        "sample",
        _sample,
        "print a sample body, or the names of all",
        """\
examples:
  vod-events sample
  vod-events sample pull_complete | vod-events inspect -
""",
    )
    command.add_argument("name", nargs="?", metavar="NAME", help="which one")


def _add_send(commands: Any) -> None:
    command = _add_command(
        commands,
        "send",
        _send,
        "post bodies to an endpoint as VOD posts callbacks",
        """\
examples:
  vod-events send http://127.0.0.1:8000/vod pull_complete
  vod-events send http://127.0.0.1:8000/vod saved/callbacks.jsonl
  vod-events send --header "X-Forwarded-Proto: https" http://127.0.0.1:8000/vod pull_complete

VOD waits 5 seconds for an answer and posts 3 times in all where there is none; what the answer
says makes no difference to it.
""",
    )
    _add_sign_key(command, "sign each body with it, or with the first of several")
    command.add_argument(
        "--header",
        action="append",
        default=[],
        metavar="NAME: VALUE",
        help="send this header; can be given several times",
    )
    command.add_argument("--lines", action="store_true", help="read the file as JSON Lines")
    command.add_argument("url", metavar="URL", help="where to")
    command.add_argument(
        "body",
        metavar="FILE-OR-NAME",
        help="the name of a sample, or else a path; - is standard input",
    )


def _add_serve(commands: Any) -> None:
    command = _add_command(
        commands,
        "serve",
        _serve,
        "run a VOD on this machine, for development",
        """\
examples:
  vod-events serve
  vod-events serve pull_complete new_file_upload saved/callbacks.jsonl
  vod-events serve --callback http://127.0.0.1:8000/vod pull_complete

Clients of the API call PullEvents and ConfirmEvents with http; any secret id and key will do.
Queue more events with: vod-events send http://127.0.0.1:8266/events pull_complete
""",
    )
    _add_sign_key(command, "sign callbacks with it, or with the first of several")
    add_serve_arguments(command)


def _add_schema(commands: Any) -> None:
    command = _add_command(
        commands,
        "schema",
        _schema,
        "print the JSON Schema of the events",
        """\
examples:
  vod-events schema > vod-events.schema.json
  vod-events schema --openapi > vod-events.openapi.json
""",
    )
    command.add_argument(
        "--openapi", action="store_true", help="print an OpenAPI document of the callback"
    )


def _add_sign_key(command: argparse.ArgumentParser, purpose: str) -> None:
    command.add_argument(
        OPTION,
        metavar="KEY[,KEY]",
        help=f"{purpose}; by default what the environment variable {VARIABLE} holds, which, other"
        " than an option, is not shown in lists of processes",
    )


def _add_command(
    commands: Any,
    name: str,
    run: Callable[[argparse.Namespace], int],
    help_text: str,
    examples: str,
) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name,
        help=help_text,
        description=f"{help_text[0].upper()}{help_text[1:]}.",
        epilog=f"{examples}\n{_EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=run)
    return command


def _inspect(options: argparse.Namespace) -> int:
    try:
        keys = sign_keys(options.sign_key)
    except WrongKeyError as error:
        return _refuse(str(error))
    return inspect(
        options.files,
        Options(
            lines=options.lines,
            as_json=options.json,
            summary_only=options.summary,
            strict=not options.no_strict,
            sign_keys=keys,
        ),
    )


def _sample(options: argparse.Namespace) -> int:
    if options.name is None:
        sys.stdout.write("".join(f"{name}\n" for name in samples.names()))
        return WELL
    try:
        body = samples.load(options.name)
    except LookupError as error:
        return _refuse(str(error))
    sys.stdout.buffer.write(body)
    return WELL


def _send(options: argparse.Namespace) -> int:
    try:
        key = _first_key(options)
        target = target_of(options.url, options.header)
    except (WrongKeyError, TargetError) as error:
        return _refuse(str(error))
    return replay(target, ReplayOptions(options.body, options.lines, key), _refuse)


def _serve(options: argparse.Namespace) -> int:
    try:
        serve(
            ServeOptions(
                host=options.host,
                port=options.port,
                names=options.bodies,
                lines=options.lines,
                callback=target_of(options.callback) if options.callback else None,
                sign_key=_first_key(options),
            )
        )
    except (WrongKeyError, TargetError, ServeError) as error:
        return _refuse(str(error))
    return WELL


def _first_key(options: argparse.Namespace) -> str | None:
    keys = sign_keys(options.sign_key)
    return keys[0] if keys else None


def _schema(options: argparse.Namespace) -> int:
    document = openapi() if options.openapi else json_schema()
    text = json.dumps(document, ensure_ascii=False, indent=2)
    sys.stdout.buffer.write(text.encode() + b"\n")
    return WELL


def _refuse(reason: str) -> int:
    tell(reason)
    return UNREADABLE


if __name__ == "__main__":
    sys.exit(main())
