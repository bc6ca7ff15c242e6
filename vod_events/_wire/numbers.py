"""Numbers: exact floats in, and out as VOD writes them."""

from vod_events._values import MismatchError

_MAX_WHOLE = 2.0**53 - 1


def read_number(value: object) -> float:
    """Read a number as the float that equals it.

    Raises:
        MismatchError: it is no number, or no float equals it.
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
    """Write a float as VOD does: a whole number without a fraction.

    Raises:
        TypeError: it is no number.
        ValueError: it is infinite or NaN.
    """
    if type(value) is int:  # which an annotation of float allows
        return value
    if not isinstance(value, float):  # pyright: ignore[reportUnnecessaryIsInstance] - made by hand
        raise TypeError(f"no number: {type(value).__name__}")
    if value - value != 0:
        raise ValueError(f"no number that JSON has: {value}")
    if not (-_MAX_WHOLE <= value <= _MAX_WHOLE and value.is_integer()):
        return value
    # Only a zero is written to look at its sign, as writing costs more than all the rest.
    return int(value) if value or str(value) == "0.0" else value
