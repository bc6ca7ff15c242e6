"""Prints the events of a VOD application, each confirmed once it is printed, until it is stopped.

Takes from the environment: TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY; VOD_SUB_APP_ID, the
application; and, for a server under test such as ``vod-events serve``, VOD_ENDPOINT.
"""

import logging
import os
import signal
import threading

from tencentcloud.common.credential import Credential

from vod_events import AnyEvent, MalformedEvent, PullComplete
from vod_events.consumer import Consumer
from vod_events.tencentcloud import EventQueue, make_client


def handle(event: AnyEvent) -> None:
    """Do what there is to do; whatever it raises, VOD delivers the event again."""
    match event:
        case PullComplete(payload=task):
            outcome = "uploaded" if task.succeeded else f"failed: {task.message}"
            print(f"{task.task_id} {outcome}", flush=True)
        case MalformedEvent(error=error):
            print(f"malformed: {error}", flush=True)
        case _:
            print(f"of no interest: {event.event_type}", flush=True)


def make_queue() -> EventQueue:
    """Make the queue of the application that the environment names, with a client of its own."""
    credential = Credential(
        os.environ["TENCENTCLOUD_SECRET_ID"], os.environ["TENCENTCLOUD_SECRET_KEY"]
    )
    endpoint = os.environ.get("VOD_ENDPOINT")
    client = make_client(credential, endpoint=endpoint, protocol="http" if endpoint else "https")
    return EventQueue(client, sub_app_id=int(os.environ["VOD_SUB_APP_ID"]))


def main() -> None:
    """Consume events until a signal says to stop."""
    logging.basicConfig(level=logging.WARNING)
    stop = threading.Event()

    def stop_soon(*_: object) -> None:
        stop.set()

    signal.signal(signal.SIGINT, stop_soon)
    signal.signal(signal.SIGTERM, stop_soon)
    queue = make_queue()
    Consumer(queue.pull, queue.confirm, handle).run(stop)


if __name__ == "__main__":
    main()
