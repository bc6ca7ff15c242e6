"""The keys of signatures, from an option or, out of sight of other users, from the environment."""

import os

from vod_events._signature import check_key

OPTION = "--sign-key"
VARIABLE = "VOD_EVENTS_SIGN_KEY"


class WrongKeyError(ValueError):
    """A key is not of the form that keys have."""


def sign_keys(given: str | None) -> tuple[str, ...]:
    """Return the keys of the option or else of the environment variable; none if neither is set.

    Args:
        given: what the option was given, if it was: one key, or several with commas between them.

    Raises:
        WrongKeyError: a key is empty or of the wrong form. The text does not hold it.
    """
    source = VARIABLE if given is None else OPTION
    text = os.environ.get(VARIABLE) if given is None else given
    if text is None:
        return ()
    keys = tuple(text.split(","))
    try:
        for key in keys:
            check_key(key)
    except ValueError as error:
        raise WrongKeyError(f"{source}: {error}") from None
    return keys
