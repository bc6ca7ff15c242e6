"""The bodies that ``vod-events send`` posts, one after the other."""

import sys
from collections.abc import Callable

from attrs import frozen

from vod_events._cli.bodies import Body, place_of
from vod_events._cli.named import NamedBodyError, named_bodies
from vod_events._cli.screens import screen_on
from vod_events._cli.send import SUCCESS, Target, send
from vod_events._signature import sign_callback
from vod_events.errors import VodEventsError


@frozen
class Options:
    """What the user asked for."""

    name: str
    """The sample or the file to post."""
    lines: bool
    """Each line of the file is a body."""
    sign_key: str | None
    """The key to sign the bodies with, if any."""


def replay(target: Target, options: Options, refuse: Callable[[str], int]) -> int:
    """Post every body, even if an earlier one failed.

    Args:
        target: where to post to.
        options: what is asked for.
        refuse: reports what cannot be posted and why, and returns the exit code.

    Returns:
        The highest of the exit codes of the bodies; see `send`.
    """
    report = screen_on(sys.stdout).line
    code = SUCCESS
    try:
        for body in named_bodies(options.name, lines=options.lines):
            if body.place != place_of(options.name):
                report((body.place, "heading"))
            try:
                data = _signed(body, options.sign_key)
            except VodEventsError as error:
                code = max(code, refuse(f"{body.place}: cannot sign: {error}"))
                continue
            code = max(code, send(target, data, report))
            sys.stdout.flush()
    except NamedBodyError as error:
        code = max(code, refuse(str(error)))
    return code


def _signed(body: Body, sign_key: str | None) -> bytes:
    return sign_callback(body.data, sign_key).encode() if sign_key else body.data
