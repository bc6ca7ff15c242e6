"""Text for people: what a body held, shown shortly."""


def shorten(text: str, limit: int = 40) -> str:
    """Show the beginning of a text, on one line and in characters that print.

    It is no longer than the limit, escapes included, but for the mark of what is left out.
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
    """Show the type of an exception and the beginning of its message, as `shorten` does."""
    try:
        message = str(error)
    except Exception:  # noqa: BLE001 - exceptions of others go to logs, whatever they do
        message = "<its message cannot be read>"
    name = type(error).__name__
    return shorten(f"{name}: {message}" if message else name, limit)


def plural(count: int, one: str, many: str = "") -> str:
    """Say how many."""
    return f"{count} {one if count == 1 else many or one + 's'}"
