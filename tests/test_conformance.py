"""What becomes of JSON at its edges: the same, however a body comes and whichever engine reads it.

``python tests/test_conformance.py`` writes the tables of ``docs/conformance.md`` anew.
"""

import codecs
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from engines import ENGINES
from oracle import exact

from vod_events import UnknownEvent, VodEventsError, to_dict
from vod_events._model import Model
from vod_events._text import shorten
from vod_events._values import MAX_DEPTH, thaw
from vod_events._wire.engine import Engine
from vod_events._wire.text import encode

PAGE: Final = Path(__file__).parent.parent / "docs" / "conformance.md"

PLACE: Final = b'{"EventType":"Other","v":%s}'
"""Where the values of the tables stand; so a value begins on the second level."""


class Case(NamedTuple):
    """An edge of JSON."""

    what: str
    text: bytes | str
    """Given as it is and, where there is one, in its other form."""

    shown: str = ""
    """What the table shows in place of a long text."""

    decoded: Any = None
    """What a mapping holds where Python's own decoder does not make it of the text."""


def arrays(depth: int) -> Any:
    return _nested(depth, lambda value: [value])


def objects(depth: int) -> Any:
    return _nested(depth, lambda value: {"a": value})


def _nested(depth: int, wrap: Callable[[Any], Any]) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = wrap(value)
    return value


def deep_cases() -> Iterator[Case]:
    for depth in (MAX_DEPTH, MAX_DEPTH + 1, 10_000):
        # The body itself is one of the levels.
        inner = depth - 1
        for name, opening, closing, decoded in (
            ("arrays", b"[", b"]", arrays(inner)),
            ("objects", b'{"a":', b"}", objects(inner)),
        ):
            text = opening * inner + b"1" + closing * inner
            shown = (opening * 3).decode() + "…"
            yield Case(f"{name}, {depth:,} levels in all", text, shown, decoded)


NUMBERS: Final = (
    Case("zero", b"0"),
    Case("minus zero", b"-0"),
    Case("minus zero with a fraction", b"-0.0"),
    Case("a whole number with a fraction", b"5.0"),
    Case("an exponent", b"1E2"),
    Case("2^53 + 1", b"9007199254740993"),
    Case("2^63", b"9223372036854775808"),
    Case("2^64", b"18446744073709551616"),
    Case("-2^63 - 1", b"-9223372036854775809"),
    Case("an integer of 4,300 digits", b"9" * 4_300, "999…"),
    Case("an integer of 5,000 digits", b"9" * 5_000, "999…", 10**5_000 - 1),
    Case("a negative integer of 5,000 digits", b"-" + b"9" * 5_000, "-999…", 1 - 10**5_000),
    Case("17 digits", b"0.30000000000000004"),
    Case("5,000 digits of fraction", b"0." + b"3" * 5_000, "0.333…"),
    Case("the largest float", b"1.7976931348623157e308"),
    Case("above the largest float", b"1e400"),
    Case("below the smallest float", b"-1e400"),
    Case("closer to zero than any float", b"1e-400"),
    Case("NaN", b"NaN"),
    Case("Infinity", b"Infinity"),
    Case("minus Infinity", b"-Infinity"),
    Case("a leading zero", b"01"),
    Case("a leading plus", b"+1"),
    Case("no digit before the point", b".5"),
    Case("no digit after the point", b"5."),
    Case("an exponent without digits", b"1e"),
    Case("hexadecimal", b"0x10"),
    Case("an underscore", b"1_000"),
    Case("digits that are not ASCII", "\u0661".encode()),
)

STRINGS: Final = (
    Case("empty", b'""'),
    Case("characters outside ASCII", '"动物世界"'.encode()),
    Case("every short escape", rb'"\"\\\/\b\f\n\r\t"'),
    Case("an escaped NUL", rb'"a\u0000b"'),
    Case("a raw NUL", b'"a\x00b"'),
    Case("a raw line feed", b'"a\nb"'),
    Case("a raw tab", b'"a\tb"'),
    Case("a raw U+007F", b'"a\x7fb"'),
    Case("a raw U+2028", '"a\u2028b"'.encode()),
    Case("a noncharacter", '"\uffff"'.encode()),
    Case("an escaped surrogate pair", rb'"\ud83d\ude00"'),
    Case("the same character raw", '"😀"'.encode()),
    Case("an escaped lone high surrogate", rb'"\ud800"'),
    Case("an escaped lone low surrogate", rb'"\udc00"'),
    Case("an escaped pair in the wrong order", rb'"\ude00\ud83d"'),
    Case("a high surrogate before another escape", rb'"\ud800\n"'),
    Case("what looks like a surrogate, the backslash escaped", rb'"\\ud800"'),
    Case("a raw lone surrogate, as text", '"\ud800"'),
    Case("a raw lone surrogate, as bytes", b'"\xed\xa0\x80"'),
    Case("a raw surrogate pair, as bytes (CESU-8)", b'"\xed\xa0\xbd\xed\xb8\x80"'),
    Case("a byte that UTF-8 never has", b'"\xff"'),
    Case("a character cut short", b'"\xe4\xbd"'),
    Case("a character in more bytes than it needs", b'"\xc0\xaf"'),
    Case("Latin-1", '"é"'.encode("latin-1")),
    Case("an escape that JSON does not have", rb'"\x41"'),
    Case("an escape cut short", rb'"\u12"'),
    Case("single quotes", b"'a'"),
    Case("without its end", b'"a'),
    Case("10 MB", b'"' + b"a" * 10_000_000 + b'"', '"aaa…'),
)

STRUCTURES: Final = (
    Case("a null member", b'{"a":null,"b":1}'),
    Case("a null element", b"[null]"),
    Case("empty", b'[{},[],""]'),
    Case("an empty name", b'{"":1}'),
    Case("a repeated name", b'{"a":1,"b":2,"a":3}'),
    Case("a repeated name, once escaped", rb'{"a":1,"\u0061":2}'),
    Case("a repeated name, null last", b'{"a":1,"a":null}'),
    Case("a repeated name, invalid UTF-8 first", b'{"a":"\xff","a":1}'),
    Case("a repeated name, too large first", b'{"a":1e400,"a":1}'),
    Case("a repeated name, too long first", b'{"a":%s,"a":1}' % (b"9" * 5_000), '{"a":999…'),
    Case("a repeated name, a lone surrogate first", rb'{"a":"\ud800","a":1}'),
    Case("a lone surrogate in a name", rb'{"\ud800":1}'),
    Case("a comma after the last element", b"[1,]"),
    Case("a comma after the last member", b'{"a":1,}'),
    Case("no comma", b"[1 2]"),
    Case("a name without quotes", b"{a:1}"),
    Case("a name that is a number", b"{1:1}"),
    Case("a name without a value", b'{"a"}'),
    Case("an array without its end", b"[1"),
    Case("the wrong bracket", b"[1}"),
    Case("a comment", b"[1/* one */]"),
    Case("a capitalized literal", b"True"),
    Case("undefined", b"undefined"),
    *deep_cases(),
)

BARE: Final = b'{"EventType":"Other"}'
BODIES: Final = (
    Case("an event", BARE),
    Case("whitespace around it", b" \t\r\n" + BARE + b"\n\r\t "),
    Case("a form feed before it", b"\f" + BARE),
    Case("a space that is not ASCII before it", "\u00a0".encode() + BARE),
    Case("a byte order mark before it", codecs.BOM_UTF8 + BARE),
    Case("two byte order marks before it", codecs.BOM_UTF8 * 2 + BARE),
    Case("a byte order mark after it", BARE + codecs.BOM_UTF8),
    Case("UTF-16 with a byte order mark", BARE.decode().encode("utf-16"), "UTF-16"),
    Case("UTF-16 without a byte order mark", BARE.decode().encode("utf-16-le"), "UTF-16"),
    Case("UTF-32 with a byte order mark", BARE.decode().encode("utf-32"), "UTF-32"),
    Case("UTF-32 without a byte order mark", BARE.decode().encode("utf-32-be"), "UTF-32"),
    Case("nothing", b"", "(nothing)"),
    Case("only whitespace", b" \n", "(whitespace)"),
    Case("only a byte order mark", codecs.BOM_UTF8),
    Case("NUL bytes", b"\x00\x00"),
    Case("a NUL byte after it", BARE + b"\x00"),
    Case("text after it", BARE + b" x"),
    Case("two of them", BARE + BARE),
    Case("two of them, in lines", BARE + b"\n" + BARE),
    Case("cut short", BARE[:-1]),
    Case("an array of it", b"[" + BARE + b"]"),
    Case("a string", b'"text"'),
    Case("a number", b"5"),
    Case("null", b"null"),
    Case("true", b"true"),
    Case("NaN", b"NaN"),
    Case("an empty object", b"{}"),
    Case("arrays of 100,000 levels without an end", b"[" * 100_000, "[[[…"),
    Case("a form", b"EventType=Other"),
    Case("XML", b"<EventType>Other</EventType>"),
)

TABLES: Final = {"Numbers": NUMBERS, "Strings": STRINGS, "Structures": STRUCTURES, "Bodies": BODIES}
VALUES: Final = (*NUMBERS, *STRINGS, *STRUCTURES)

# Each is read another way: as part of what is kept, as a field, beside one, overridden, in a batch.
PLACES: Final = (
    PLACE,
    b'{"EventType":"PullComplete","PullCompleteEvent":{"SessionContext":%s}}',
    b'{"EventType":%s}',
    b'{"EventType":"PullComplete","EventHandle":%s,"PullCompleteEvent":{}}',
    b'{"EventType":"PullComplete","PullCompleteEvent":%s}',
    b'{"EventType":"PullComplete","PullCompleteEvent":{"ErrCode":%s}}',
    b'{"EventType":"PullComplete","PullCompleteEvent":{"MetaData":{"Duration":%s}}}',
    b'{"EventType":"PullComplete","PullCompleteEvent":{"MediaBasicInfo":{"TagSet":[%s]}}}',
    b'{"EventType":"PullComplete","PullCompleteEvent":{"v":%s}}',
    b'{"EventType":"PullComplete","PullCompleteEvent":{"FileId":%s,"FileId":"1"}}',
    b'{"EventType":"PullComplete","PullCompleteEvent":{},"T":%s}',
    b'{"EventType":"PullComplete","PullCompleteEvent":{},"T":%s,"T":1}',
    b'{"EventType":"PullComplete","PullCompleteEvent":{},"v":%s}',
    b'{"EventType":"PullComplete","PullCompleteEvent":{},"v":%s,"v":1}',
    b'{"EventType":"PullComplete","PullCompleteEvent":%s,"PullCompleteEvent":{},"v":1}',
    b'{"Response":{"EventSet":[{"EventType":"PullComplete","PullCompleteEvent":{"FileId":%s}}]}}',
    b'{"Response":{"EventSet":[%s],"RequestId":"1"}}',
    b'{"Response":{"EventSet":[],"v":%s}}',
    b"%s",
)
HUGE: Final = 1_000_000

each_value = pytest.mark.parametrize("case", VALUES, ids=[case.what for case in VALUES])


def placed(text: bytes | str, place: bytes) -> bytes | str:
    """A body with a value in a place."""
    return place % text if isinstance(text, bytes) else place.decode() % text


def forms(text: bytes | str) -> list[Any]:
    """Every form in which a text can be given."""
    if isinstance(text, str):
        return [text]
    given: list[Any] = [text, bytearray(text), memoryview(text)]
    try:
        return [*given, text.decode()]
    except UnicodeDecodeError:
        return given


def outcome(read: Callable[[Any], Any], body: Any) -> tuple[object, ...]:
    """All that tells one outcome from another."""
    try:
        value = read(body)
    except VodEventsError as error:
        return type(error), str(error), vars(error)
    if isinstance(value, Model):
        return repr(value), exact(to_dict(value))
    return tuple((repr(event), exact(to_dict(event))) for event in value)


def is_the_same_by_every_way(text: bytes | str) -> None:
    functions = ("event",) if len(text) > HUGE else ("event", "response", "events")
    for function in functions:
        first, *others = [
            outcome(getattr(engine, function), body)
            for engine in ENGINES.values()
            for body in forms(text)
        ]
        assert all(other == first for other in others)


@each_value
def test_a_value_is_the_same_by_every_way_wherever_it_stands(case: Case) -> None:
    for place in PLACES[:2] if len(case.text) > HUGE else PLACES:
        is_the_same_by_every_way(placed(case.text, place))


@pytest.mark.parametrize("case", BODIES, ids=[case.what for case in BODIES])
def test_a_body_is_the_same_by_every_way(case: Case) -> None:
    is_the_same_by_every_way(case.text)


def test_the_tables_say_what_is_so() -> None:
    assert PAGE.read_text("utf-8") == with_tables(PAGE.read_text("utf-8"))


def with_tables(page: str) -> str:
    """The page with its tables made anew."""
    return re.sub(
        r"(?<=^% Table: )(\w+)\n.*?(?=^% End of table)",
        lambda match: f"{match[1]}\n\n{table(TABLES[match[1]])}\n\n",
        page,
        flags=re.DOTALL | re.MULTILINE,
    )


def table(cases: tuple[Case, ...]) -> str:
    whole = cases is BODIES
    head = ("", "Body" if whole else "Value", "Result", "Decoded already")
    rows = [head, ("---",) * len(head)]
    rows += [
        (case.what, as_code(case.shown or _text(case.text)), *results(case, whole=whole))
        for case in cases
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def results(case: Case, *, whole: bool) -> tuple[str, str]:
    """What becomes of a text, and of what Python's own decoder makes of it."""
    of_text = result(case.text if whole else placed(case.text, PLACE), whole=whole)
    try:
        decoded = case.decoded or json.loads(case.text)
    except (ValueError, RecursionError):
        return of_text, "cannot be"
    of_decoded = result(decoded if whole else {"EventType": "Other", "v": decoded}, whole=whole)
    return of_text, "the same" if of_decoded == of_text else of_decoded


def result(body: Any, *, whole: bool) -> str:
    """What becomes of a body, which must be the same on each engine."""
    (text,) = {_result(engine, body, whole=whole) for engine in ENGINES.values()}
    return text


def _result(engine: Engine, body: Any, *, whole: bool) -> str:
    try:
        (event,) = engine.events(body)
    except VodEventsError as error:
        # What the decoder says beyond this depends on the version of Python.
        message = re.sub("^(not JSON): .*: line .*", r"\1", str(error))
        return f"`{type(error).__name__}`: {message}"
    assert isinstance(event, UnknownEvent)
    tree = thaw(event.raw)
    return as_code(encode(tree if whole else tree.get("v")))


def _text(text: bytes | str) -> str:
    return text.decode(errors="backslashreplace") if isinstance(text, bytes) else text


def as_code(text: str) -> str:
    return f"`{shorten(text)}`"


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text("utf-8")), "utf-8")
