"""Bodies that the user names: a sample, or a file of one body or of JSON Lines."""

from collections.abc import Iterator

from vod_events import samples
from vod_events._cli.bodies import Body, Unreadable, read_bodies


class NamedBodyError(ValueError):
    """A file cannot be read; the message says which, and why."""


def named_bodies(name: str, *, lines: bool) -> Iterator[Body]:
    """Read the bodies of a sample or, if there is none of that name, of a file.

    Args:
        name: the name of a sample, or a path; ``-`` is standard input.
        lines: whether each line of a file is a body, regardless of its name and content.

    Raises:
        NamedBodyError: the file cannot be read.
    """
    if name in samples.names():
        yield Body(name, samples.load(name))
        return
    for body in read_bodies(name, lines=lines):
        if isinstance(body, Unreadable):
            raise NamedBodyError(f"{body.place}: cannot read: {body.reason}")
        yield body
