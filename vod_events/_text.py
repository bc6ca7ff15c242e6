"""Text for people: what a body held, shown shortly."""


def shorten(text: str, limit: int = 40) -> str:
    """Show the beginning of a text, on one line and in characters that print."""
    shown = text[:limit]
    if not shown.isprintable():
        shown = shown.encode("unicode_escape").decode()
    return shown if len(text) <= limit else shown + "…"
