"""Handles the callbacks in the inbox of a service, one by one, until it is stopped."""

import logging
import signal
import time

import inbox

import vod_events
from vod_events import AnyEvent, PullComplete

logger = logging.getLogger(__name__)


def handle(event: AnyEvent) -> None:
    """Do what your service does with an event; no request waits for this."""
    match event:
        case PullComplete(payload=task):
            outcome = "uploaded" if task.succeeded else f"failed: {task.message}"
            print(f"{task.task_id} {outcome}", flush=True)
        case _:
            print(f"of no interest: {event.event_type}", flush=True)


def main() -> None:
    """Handle waiting callbacks, and poll the inbox every half second."""
    inbox.log_without_secret()
    stopping = False

    def stop_soon(*_: object) -> None:
        nonlocal stopping  # no threading.Event: the signal can arrive while its lock is held
        stopping = True

    signal.signal(signal.SIGINT, stop_soon)
    signal.signal(signal.SIGTERM, stop_soon)
    while not stopping:
        for number, body in inbox.waiting():
            try:
                handle(vod_events.parse_callback(body, strict=False))
            except Exception:
                logger.exception("callback %d could not be handled", number)
                inbox.mark(number, "failed")
            else:
                inbox.mark(number, "handled")
            if stopping:
                break
        time.sleep(0.5)


if __name__ == "__main__":
    main()
