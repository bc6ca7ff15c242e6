"""Ready-made bodies, in both ways of delivery, to try a service on.

They are of the shapes that VOD sends, with values of their own. ``vod-events sample NAME`` prints
one, and ``vod-events send URL NAME`` posts one to an endpoint.

=========================  =====================================================================
Name                       Body
=========================  =====================================================================
``pull_complete``          A normal callback: a video was pulled.
``pull_complete_failed``   The same: the video could not be pulled.
``pull_complete_rich``     The same, with every data type and every field.
``pull_complete_nulls``    The same as VOD writes it: a null for each other payload, a time that is
                           not set, whole durations as integers; and fields, values and signature
                           keys that no documentation has.
``unknown_type``           A normal callback of a type that is not documented.
``pull_events``            An answer of PullEvents: three events, one of them of an unknown type.
``pull_events_malformed``  The same, with an event in the middle that cannot be read.
``pull_events_empty``      The same, with nothing in it.
``pull_events_no_event``   "No event", said as an error.
``pull_events_error``      An error of the API.
=========================  =====================================================================
"""

from importlib.resources import files

_SUFFIX = ".json"


def names() -> tuple[str, ...]:
    """Give the names of the samples, in the order of the alphabet."""
    found = (file.name for file in files(__name__).iterdir() if file.name.endswith(_SUFFIX))
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in found))


def load(name: str) -> bytes:
    """Read a sample.

    Args:
        name: one of `names`.

    Returns:
        The body, as it would come over the network.

    Raises:
        LookupError: there is no sample of that name.
    """
    if name not in names():
        raise LookupError(f"no sample named {name!r}; there are: {', '.join(names())}")
    return (files(__name__) / f"{name}{_SUFFIX}").read_bytes()
