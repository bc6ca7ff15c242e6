"""The signature keys, from an option or, hidden from other users, from the environment."""

import os

from vod_events._signature import check_key

OPTION = "--sign-key"
VARIABLE = "VOD_EVENTS_SIGN_KEY"


class WrongKeyError(ValueError):
    """A key does not have the form of a key."""


def sign_keys(given: str | None) -> tuple[str, ...]:
    """Return the keys of the option or else of the environment variable; none if neither is set.

    Args:
        given: the value of the option, if it is set: one key, or several, separated by commas.

    Raises:
        WrongKeyError: a key is empty or of the wrong form. The message does not contain it.
    """
    source, text = (VARIABLE, os.environ.get(VARIABLE)) if given is None else (OPTION, given)
    if text is None:
        return ()
    keys = tuple(text.split(","))
    try:
        for key in keys:
            check_key(key)
    except ValueError as error:
        raise WrongKeyError(f"{source}: {error}") from None
    return keys
