"""``vod-events serve``: runs the server until a signal stops it."""

import signal
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from queue import Empty, SimpleQueue
from typing import Any, TypeAlias

from attrs import frozen

from vod_events._cli.bodies import reason_of
from vod_events._cli.named import NamedBodyError, named_bodies
from vod_events._cli.screen import Report, Span
from vod_events._cli.screens import screen_on
from vod_events._cli.send import Target
from vod_events._cli.serve.api import Api
from vod_events._cli.serve.callbacks import Callbacks
from vod_events._cli.serve.intake import Intake, NoEventsError, Publish, events_in
from vod_events._cli.serve.queue import Event
from vod_events._cli.serve.server import HttpServer
from vod_events._cli.serve.vod import Vod
from vod_events._cli.serve.web import Reply, Request, json_reply
from vod_events._text import plural

API_PATH = "/"
EVENTS_PATH = "/events"

_LOOK_SECONDS = 0.5
"""Seconds between checks for a signal, which does not interrupt a wait on every system."""

_Line: TypeAlias = tuple[Span, ...]


class ServeError(Exception):
    """The server cannot start; the message says why."""


@frozen
class Options:
    """What the user asked for."""

    host: str
    port: int
    names: Sequence[str] = ()
    """Samples and files whose events are queued at the start."""
    lines: bool = False
    """Each line of a file is a body."""
    callback: Target | None = None
    """Where to post events to, if anywhere."""
    sign_key: str | None = None
    """The key to sign callbacks with."""


def serve(options: Options) -> None:
    """Serve until a signal asks to stop.

    Raises:
        ServeError: a file cannot be used, or the server cannot listen.
    """
    events = list(_events(options))
    reports: SimpleQueue[_Line | None] = SimpleQueue()

    def report(*spans: Span) -> None:
        reports.put(spans)

    vod = Vod()
    with ExitStack() as stack:
        publish: Publish = vod.publish
        if options.callback:
            callbacks = Callbacks(options.callback, options.sign_key, report)
            publish = _to_both(vod, stack.enter_context(callbacks))
        server = _listen(options, _site(vod, publish, report))
        stack.enter_context(_until_a_signal(lambda: reports.put(None)))
        stack.enter_context(server)
        stack.callback(vod.close)
        _introduce(server.endpoint, report)
        if events:
            report(("queued: ", "name"), (plural(len(events), "event"), "value"))
        publish(events)
        # Only this thread writes, since it handles the errors of writing.
        screen = screen_on(sys.stdout)
        for line in _until_none(reports):
            screen.line(*line)
            sys.stdout.flush()


def _until_none(reports: SimpleQueue[_Line | None]) -> Iterator[_Line]:
    while True:
        try:
            line = reports.get(timeout=_LOOK_SECONDS)
        except Empty:
            continue
        if line is None:
            return
        yield line


def _events(options: Options) -> Iterator[Event]:
    for name in options.names:
        try:
            for body in named_bodies(name, lines=options.lines):
                try:
                    yield from events_in(body.data)
                except NoEventsError as error:
                    raise ServeError(f"{body.place}: {error}") from None
        except NamedBodyError as error:
            raise ServeError(str(error)) from None


def _to_both(vod: Vod, callbacks: Callbacks) -> Publish:
    def publish(events: Sequence[Event]) -> None:
        vod.publish(events)
        callbacks.post(events)

    return publish


def _site(vod: Vod, publish: Publish, report: Report) -> Callable[[Request], Reply]:
    answers = {API_PATH: Api(vod, report).answer, EVENTS_PATH: Intake(publish, report).answer}

    def answer(request: Request) -> Reply:
        if request.path not in answers:
            reason = f"the API is at {API_PATH}, and events are posted to {EVENTS_PATH}"
            return json_reply({"error": reason}, HTTPStatus.NOT_FOUND)
        return answers[request.path](request)

    return answer


def _listen(options: Options, answer: Callable[[Request], Reply]) -> HttpServer:
    try:
        return HttpServer(options.host, options.port, answer)
    except (OSError, UnicodeError) as error:
        place = f"{options.host}:{options.port}"
        raise ServeError(f"cannot listen on {place}: {reason_of(error)}") from None


@contextmanager
def _until_a_signal(stop: Callable[[], None]) -> Generator[None, None, None]:
    def handle(*_: Any) -> None:
        stop()

    before = {number: signal.signal(number, handle) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _introduce(endpoint: str, report: Report) -> None:
    report(("VOD is at ", ""), (f"http://{endpoint}", "heading"))
    report((f"  events:  vod-events send http://{endpoint}{EVENTS_PATH} pull_complete", ""))
    report(
        (f"  clients: the endpoint {endpoint}, the protocol http, and any secret id and key", "")
    )
