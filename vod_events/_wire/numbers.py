"""Conversion of numbers: to exact floats, and back as VOD writes them."""

from vod_events._values import MismatchError

_MAX_WHOLE = 2.0**53 - 1


def read_number(value: object) -> float:
    """Read a number as the float that equals it.

    Raises:
        MismatchError: it is not a number, or no float equals it.
    """
    if type(value) is float and value - value == 0:  # neither infinite nor NaN
        return value
    if type(value) is not int:
        raise MismatchError
    try:
        number = float(value)
    except OverflowError:
        raise MismatchError from None
    if number != value:
        raise MismatchError
    return number


def write_number(value: float) -> float | int:
    """Write a finite float as VOD does: a whole number without a fraction."""
    if not (-_MAX_WHOLE <= value <= _MAX_WHOLE and value.is_integer()):
        return value
    # Only a zero is formatted to see its sign, since formatting costs more than all the rest.
    return int(value) if value or str(value) == "0.0" else value
