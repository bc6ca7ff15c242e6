"""``vod-events inspect``: what saved bodies hold, and what is wrong with them."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from attrs import frozen

from vod_events._cli.bodies import Body, Unreadable, read_bodies, total_size
from vod_events._cli.screen import PlainScreen, Screen
from vod_events._cli.screens import screen_on
from vod_events._cli.signature import signature_lines, wrong_signature
from vod_events._cli.tally import Tally, event_label
from vod_events._cli.tree import (
    Line,
    body_lines,
    event_lines,
    indented,
    member_line,
    tree_lines,
    unknown_member_lines,
)
from vod_events._cli.wire import write_wire
from vod_events._drift import drift
from vod_events._parse import parse, parse_pull_events, to_json
from vod_events._plan import plan_of
from vod_events._text import plural
from vod_events._values import thaw
from vod_events._wire.event import structure_any_event
from vod_events._wire.isolate import is_batch, is_json, is_poisoned
from vod_events._wire.shapes import Answer, Shape, shape_of
from vod_events._wire.text import decode, text_of
from vod_events.errors import ApiError, DecodeError, InvalidEventError, Problem
from vod_events.events import AnyEvent, MalformedEvent
from vod_events.responses import PullEventsResponse

WELL = 0
PROBLEMS = 1
UNREADABLE = 2

Value: TypeAlias = AnyEvent | PullEventsResponse


@frozen
class Options:
    """What the user asked for."""

    lines: bool = False
    """Each line is a body."""
    as_json: bool = False
    """Write the wire form instead of the report."""
    summary_only: bool = False
    """Leave out the report on each body."""
    strict: bool = True
    """Refuse an event with a member of a wrong type, instead of setting the member aside."""
    sign_keys: tuple[str, ...] = ()
    """The keys to check signatures with, if any."""


def inspect(names: Sequence[str], options: Options) -> int:
    """Report on the bodies in files.

    Args:
        names: paths; ``-`` is standard input.
        options: what is asked for.

    Returns:
        The exit code: 0 if all is well, 1 if there are problems, 2 if something cannot be read.
    """
    return _Inspection(options).run(names)


class _Inspection:
    def __init__(self, options: Options) -> None:
        self._options = options
        self._report, self._errors, self._bar = _screens(as_json=options.as_json)
        self._tally = Tally()
        self._code = WELL

    def run(self, names: Sequence[str]) -> int:
        with self._bar.progress(total_size(names)) as advance:
            for name in names:
                for body in read_bodies(name, lines=self._options.lines):
                    self._inspect(body)
                    if isinstance(body, Body):
                        advance(len(body.data))
        if self._tally.bodies > 1 or self._options.summary_only:
            self._write(self._tally.lines())
        return self._code

    def _inspect(self, body: Body | Unreadable) -> None:
        if isinstance(body, Unreadable):
            self._unreadable(body.place, body.reason)
            return
        self._tally.bodies += 1
        try:
            value = _parse(body.data, strict=self._options.strict)
        except DecodeError as error:
            event = _undecodable_event(body.data)
            if event:
                self._invalid_event(body.place, event)
            else:
                self._unreadable(body.place, str(error))
        except ApiError as error:
            self._api_error(body.place, error)
        except InvalidEventError as error:
            self._invalid(body, error)
        else:
            self._valid(body.place, value)

    def _unreadable(self, place: str, reason: str) -> None:
        self._code = UNREADABLE
        self._tally.add_unreadable()
        self._errors.line((place, "heading"), (f": cannot read: {reason}", "problem"))

    def _api_error(self, place: str, error: ApiError) -> None:
        self._found_problems()
        self._tally.add_api_error(error.code)
        self._show([_heading(place, "an error of the API"), *indented([_problem_line(error)])])

    def _invalid(self, body: Body, error: InvalidEventError) -> None:
        tree = decode(body.data)
        if shape_of(tree) is Shape.EVENT:
            event = structure_any_event(tree)
            assert isinstance(event, MalformedEvent), "it was refused"  # noqa: S101 - for types
            self._invalid_event(body.place, event)
        else:
            what = "cannot be read as an event or a batch"
            self._refused(body.place, what, error, body_lines(tree))

    def _invalid_event(self, place: str, event: MalformedEvent) -> None:
        self._tally.add_event(event)
        self._refused(place, event_label(event), event.error, event_lines(event))
        self._check_signature(event, pulled=False)
        self._show(indented(signature_lines(event, self._options.sign_keys, pulled=False)))

    def _refused(
        self, place: str, what: str, error: InvalidEventError, lines: Iterable[Line]
    ) -> None:
        self._found_problems()
        self._tally.add_problems(error)
        self._show([_heading(place, what)])
        self._show(indented(_problem_lines(error)))
        if not self._options.as_json:
            self._show(indented(lines))

    def _valid(self, place: str, value: Value) -> None:
        for event in _events_in(value):
            self._check_signature(event, pulled=_is_pulled(value))
            self._tally.add_event(event)
            if isinstance(event, MalformedEvent):
                self._found_problems()
                self._tally.add_problems(event.error)
        drifts = drift(value)
        self._tally.add_drifts(drifts)
        if self._options.as_json:
            self._show(_problem_event_lines(place, value, self._options.sign_keys))
            write_wire(to_json(value))
        else:
            self._show(_value_lines(place, value, self._options.sign_keys))
            self._show(indented(((f"? {each}", "mark"),) for each in drifts))

    def _check_signature(self, event: AnyEvent, *, pulled: bool) -> None:
        reason = wrong_signature(event, self._options.sign_keys, pulled=pulled)
        if reason:
            self._found_problems()
            self._tally.add_signature(reason)

    def _found_problems(self) -> None:
        self._code = max(self._code, PROBLEMS)

    def _show(self, lines: Iterable[Line]) -> None:
        if not self._options.summary_only:
            self._write(lines)

    def _write(self, lines: Iterable[Line]) -> None:
        for line in lines:
            self._report.line(*line)


def _screens(*, as_json: bool) -> tuple[Screen, Screen, Screen]:
    """Return the screens of the report, of what cannot be read, and of the progress bar."""
    errors = screen_on(sys.stderr)
    if as_json:
        # A bar would draw over the JSON on the same terminal.
        return errors, errors, PlainScreen(sys.stderr) if sys.stdout.isatty() else errors
    report = screen_on(sys.stdout)
    if not sys.stdout.isatty():
        return report, errors, errors
    # Output that bypasses the screen with the bar would break the bar.
    return report, report if sys.stderr.isatty() else errors, report


def _parse(data: bytes, *, strict: bool) -> Value:
    if _is_batch(data):
        return parse_pull_events(data, strict=strict)
    (event,) = parse(data, strict=strict)
    return event


def _is_batch(data: bytes) -> bool:
    try:
        return shape_of(decode(data)) in (Shape.WRAPPED, Shape.UNWRAPPED)
    except DecodeError as error:
        json_text = text_of(data) if is_poisoned(data, error) else ""
    return is_json(json_text) and is_batch(json_text)


def _undecodable_event(data: bytes) -> MalformedEvent | None:
    """Return the event of a body that is JSON but cannot be decoded; None for any other body."""
    try:
        (event,) = parse(data, strict=False)
    except (DecodeError, ValueError):
        return None
    return event if isinstance(event, MalformedEvent) else None


def _events_in(value: Value) -> tuple[AnyEvent, ...]:
    return value.event_set if isinstance(value, PullEventsResponse) else (value,)


def _is_pulled(value: Value) -> bool:
    return isinstance(value, PullEventsResponse)


def _value_lines(place: str, value: Value, keys: Sequence[str]) -> Iterator[Line]:
    if isinstance(value, PullEventsResponse):
        yield _heading(place, plural(len(value.event_set), "event"))
        yield from indented(_response_lines(value, keys))
    else:
        yield _heading(place, event_label(value))
        yield from indented(_event_lines(value, keys, pulled=False))


def _response_lines(response: PullEventsResponse, keys: Sequence[str]) -> Iterator[Line]:
    if response.request_id is not None:
        yield from tree_lines({"RequestId": response.request_id})
    for name, member in thaw(response.unknown_fields).items():
        # The error "no event" is kept there, and so is an id that is not a string.
        known = name in plan_of(Answer).known
        yield from body_lines({name: member}) if known else unknown_member_lines(name, member)
    for name, member in thaw(response.unknown_envelope_fields).items():
        yield from unknown_member_lines(f"(beside Response) {name}", member)
    for index, event in enumerate(response.event_set):
        yield _event_heading(index, event)
        yield from indented(_event_lines(event, keys, pulled=True))


def _event_lines(event: AnyEvent, keys: Sequence[str], *, pulled: bool) -> Iterator[Line]:
    if isinstance(event, MalformedEvent):
        yield from _problem_lines(event.error)
    yield from event_lines(event)
    yield from signature_lines(event, keys, pulled=pulled)


def _problem_event_lines(place: str, value: Value, keys: Sequence[str]) -> Iterator[Line]:
    """Yield the lines of those events of a body that have problems."""
    pulled = _is_pulled(value)
    for index, event in enumerate(_events_in(value)):
        lines: list[Line] = []
        if isinstance(event, MalformedEvent):
            lines += _problem_lines(event.error)
        if wrong_signature(event, keys, pulled=pulled):
            lines += signature_lines(event, keys, pulled=pulled)
        if lines:
            label = event_label(event)
            yield _heading(place, f"EventSet[{index}]: {label}" if pulled else label)
            yield from indented(lines)


def _event_heading(index: int, event: AnyEvent) -> Line:
    return member_line(f"EventSet[{index}]", (f" {event_label(event)}", "heading"))


def _heading(place: str, what: str) -> Line:
    return ((f"{place}: {what}", "heading"),)


def _problem_lines(error: InvalidEventError) -> Iterator[Line]:
    yield from map(_problem_line, error.problems)
    omitted = error.problem_count - len(error.problems)
    if omitted:
        yield ((f"! and {omitted} more", "problem"),)


def _problem_line(problem: Problem | ApiError) -> Line:
    return ((f"! {problem}", "problem"),)
