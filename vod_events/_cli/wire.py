"""Output of JSON: unchanged to a file or a pipe, and escaped for a terminal."""

import codecs
import sys

# In JSON, these occur only between values.
_SPACES = str.maketrans("\n\r\t", "   ")


def write_wire(json_text: str) -> None:
    """Write JSON to standard output, on one line.

    For a terminal, characters that do not print are escaped, so that a body cannot send commands
    to it. The JSON has the same value.
    """
    # Text that cannot be decoded is written as received, and can have several lines.
    line = json_text.replace("\n", " ").replace("\r", " ")
    if sys.stdout.isatty():
        line = _escaped(json_text.translate(_SPACES), only_ascii=not _is_utf_8(sys.stdout.encoding))
    sys.stdout.buffer.write(line.encode() + b"\n")


def _escaped(text: str, *, only_ascii: bool) -> str:
    def is_shown(part: str) -> bool:
        return part.isprintable() and (part.isascii() or not only_ascii)

    if is_shown(text):
        return text
    return "".join(part if is_shown(part) else _escape(part) for part in text)


def _escape(character: str) -> str:
    units = character.encode("utf-16-be")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def _is_utf_8(encoding: str) -> bool:
    return codecs.lookup(encoding).name == "utf-8"
