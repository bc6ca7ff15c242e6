"""Short, printable text for messages."""


def shorten(text: str, limit: int = 40) -> str:
    """Return the beginning of a text on one line, with characters that do not print escaped.

    It is no longer than the limit, escapes included, plus an ellipsis if text is left out.
    """
    beginning = text[:limit]
    if beginning.isprintable():
        return beginning if beginning == text else f"{beginning}…"
    shown = ""
    for character in text:
        escaped = character.encode("unicode_escape").decode()
        if len(shown) + len(escaped) > limit:
            return f"{shown}…"
        shown += escaped
    return shown


def describe(error: BaseException, limit: int) -> str:
    """Return the type of an exception and the beginning of its message, as `shorten` does."""
    try:
        message = str(error)
    except Exception:  # noqa: BLE001 - an exception of any class is logged
        message = "<its message cannot be read>"
    name = type(error).__name__
    return shorten(f"{name}: {message}" if message else name, limit)


def plural(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun."""
    return f"{count} {one if count == 1 else many or one + 's'}"
