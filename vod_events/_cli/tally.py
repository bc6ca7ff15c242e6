"""Counts over many bodies: of event types, of problems and of what is not modeled."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from vod_events._cli.tree import Line, indented
from vod_events._drift import Drift
from vod_events._payload_keys import PAYLOAD_KEYS
from vod_events._text import plural, shorten
from vod_events.errors import InvalidEventError, SignatureReason
from vod_events.events import AnyEvent, MalformedEvent, UnknownEvent

_MAX_KINDS = 1000
"""The most kinds that are counted separately, which limits the memory."""

_MAX_LABEL = 200
"""How many characters of a kind are kept: the sender chooses the names of types and of errors."""

_MAX_SHOWN = 20
_OTHERS = "others"
_INDEX = re.compile(r"\[\d+\]")


class Tally:
    """Counts over all bodies."""

    def __init__(self) -> None:
        self.bodies = 0
        self._unreadable = 0
        self._events: Counter[str] = Counter()
        self._problems: Counter[str] = Counter()
        self._drifts: Counter[str] = Counter()

    def add_unreadable(self) -> None:
        """Count a file or a body that cannot be read."""
        self._unreadable += 1

    def add_event(self, event: AnyEvent) -> None:
        """Count an event."""
        _add(self._events, event_label(event))

    def add_problems(self, error: InvalidEventError) -> None:
        """Count problems by path, and those that are not listed."""
        for problem in error.problems:
            _add(self._problems, f"expected {problem.expected} at {_pattern(problem.path)}")
        omitted = error.problem_count - len(error.problems)
        if omitted:
            _add(self._problems, "not told, as there are too many", omitted)

    def add_api_error(self, code: str) -> None:
        """Count an answer that is an error."""
        _add(self._problems, f"API error {code}")

    def add_signature(self, reason: SignatureReason) -> None:
        """Count a wrong or missing signature."""
        _add(self._problems, reason if reason == "not signed" else f"signature {reason}")

    def add_drifts(self, drifts: Iterable[Drift]) -> None:
        """Count what is not modeled, by path."""
        for drift in drifts:
            _add(self._drifts, f"unknown {drift.kind} at {_pattern(drift.path)}")

    def lines(self) -> Iterator[Line]:
        """Yield the lines of the summary."""
        bodies, events = (
            plural(self.bodies, "body", "bodies"),
            plural(self._events.total(), "event"),
        )
        yield ((f"Summary: {bodies}, {events}", "heading"),)
        yield from _section(self._events)
        if self._problems:
            yield ((f"Problems: {self._problems.total()}", "problem"),)
            yield from _section(self._problems)
        if self._drifts:
            yield ((f"Not modeled: {self._drifts.total()}", "mark"),)
            yield from _section(self._drifts)
        if self._unreadable:
            yield ((f"Unreadable: {self._unreadable}", "problem"),)


def event_label(event: AnyEvent) -> str:
    """Return the label of an event: its type, and whether it is unknown or malformed."""
    if isinstance(event, MalformedEvent):
        if event.event_type is None:
            return "no type (malformed)"
        unknown = "" if event.event_type in PAYLOAD_KEYS else "unknown type, "
        return f"{event.event_type} ({unknown}malformed)"
    if isinstance(event, UnknownEvent):
        return f"{event.event_type} (unknown type)"
    return event.event_type


def _section(counter: Counter[str]) -> Iterator[Line]:
    shown = counter.most_common(_MAX_SHOWN)
    yield from indented(((f"{count:>7}  ", "value"), (kind, "")) for kind, count in shown)
    if len(counter) > len(shown):
        yield from indented([((f"and {len(counter) - len(shown)} more kinds", ""),)])


def _add(counter: Counter[str], kind: str, count: int = 1) -> None:
    label = shorten(kind, _MAX_LABEL)
    counter[label if label in counter or len(counter) < _MAX_KINDS else _OTHERS] += count


def _pattern(path: str) -> str:
    return _INDEX.sub("[]", path)
