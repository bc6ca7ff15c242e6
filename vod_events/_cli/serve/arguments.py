"""The arguments of ``vod-events serve``."""

import argparse

_PORT = 8266


def add_serve_arguments(command: argparse.ArgumentParser) -> None:
    """Add the arguments to a command."""
    command.add_argument(
        "--host",
        type=_host,
        default="127.0.0.1",
        help="the address to listen on; by default %(default)s, which this machine alone reaches",
    )
    command.add_argument(
        "--port",
        type=_port,
        default=_PORT,
        help="the port to listen on, by default %(default)s; 0 is any that is free",
    )
    command.add_argument(
        "--callback", metavar="URL", help="also post each event to this endpoint, as a callback"
    )
    command.add_argument("--lines", action="store_true", help="read every file as JSON Lines")
    command.add_argument(
        "bodies",
        nargs="*",
        metavar="FILE-OR-NAME",
        help="queue these events: the name of a sample, or else a path; - is standard input",
    )


def _host(text: str) -> str:
    if not text:
        raise argparse.ArgumentTypeError("an empty address is every one of this machine")
    return text


def _port(text: str) -> int:
    try:
        port = int(text)
    except ValueError:
        port = -1
    if not 0 <= port < 2**16:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: 0 to 65535")
    return port
