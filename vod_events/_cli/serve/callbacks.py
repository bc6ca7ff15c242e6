"""Normal callbacks: each event is posted to an endpoint, one after the other."""

import threading
from collections.abc import Sequence
from queue import SimpleQueue
from typing import Self

from vod_events._cli.screen import Report, Span
from vod_events._cli.send import Target, send
from vod_events._cli.serve.queue import Event
from vod_events._signature import sign_callback
from vod_events._text import shorten
from vod_events._wire.text import encode


class Callbacks:
    """Posts events, on a thread, inside its context.

    Args:
        target: where to post to.
        sign_key: the key to sign them with, if any.
        report: is called with the spans of a line about each event and each try.
    """

    def __init__(self, target: Target, sign_key: str | None, report: Report) -> None:
        self._target = target
        self._sign_key = sign_key
        self._report = report
        self._events: SimpleQueue[Event | None] = SimpleQueue()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop posting, after the current try has ended."""
        self._stop.set()
        self._events.put(None)
        self._thread.join()

    def post(self, events: Sequence[Event]) -> None:
        """Post events, after those that are already waiting."""
        for event in events:
            self._events.put(event)

    def _run(self) -> None:
        while (event := self._events.get()) is not None and not self._stop.is_set():
            self._report(("callback: ", "name"), (shorten(str(event["EventType"])), "value"))
            body = sign_callback(event, self._sign_key) if self._sign_key else encode(event)
            send(self._target, body.encode(), self._line, wait=self._stop.wait)

    def _line(self, *spans: Span) -> None:
        self._report(("  ", ""), *spans)
