"""Prints and confirms the events of a VOD application, until it is stopped.

Environment variables: TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY; VOD_SUB_APP_ID, the id of
the application; and VOD_ENDPOINT, for a local server such as ``vod-events serve``.
"""

import logging
import os
import signal
import threading
from collections.abc import Callable

from tencentcloud.common.credential import Credential

from vod_events import AnyEvent, MalformedEvent, PullComplete
from vod_events.consumer import Consumer
from vod_events.tencentcloud import EventQueue, make_client


def handle(event: AnyEvent) -> None:
    """Do what your service does with an event; if this raises, VOD delivers the event again."""
    match event:
        case PullComplete(payload=task):
            outcome = "uploaded" if task.succeeded else f"failed: {task.message}"
            print(f"{task.task_id} {outcome}", flush=True)
        case MalformedEvent(error=error):
            print(f"malformed: {error}", flush=True)
        case _:
            print(f"of no interest: {event.event_type}", flush=True)


def make_queue() -> EventQueue:
    """Make a client, and the queue of the application in the environment."""
    credential = Credential(
        os.environ["TENCENTCLOUD_SECRET_ID"], os.environ["TENCENTCLOUD_SECRET_KEY"]
    )
    endpoint = os.environ.get("VOD_ENDPOINT")
    client = make_client(credential, endpoint=endpoint, protocol="http" if endpoint else "https")
    return EventQueue(client, sub_app_id=int(os.environ["VOD_SUB_APP_ID"]))


def run(handle: Callable[[AnyEvent], object], *, strict: bool = True) -> None:
    """Consume events until a signal arrives."""
    logging.basicConfig(level=logging.WARNING)
    stop = threading.Event()

    def stop_soon(*_: object) -> None:
        stop.set()

    signal.signal(signal.SIGINT, stop_soon)
    signal.signal(signal.SIGTERM, stop_soon)
    queue = make_queue()
    Consumer(queue.pull, queue.confirm, handle, strict=strict).run(stop)


if __name__ == "__main__":
    run(handle)
