"""Pulls the events of a VOD application and hands them over to the workers, until it is stopped.

Takes from the environment what ``consume.py`` and ``workers.py`` do.
"""

import logging
import signal
import threading

import workers
from consume import make_queue

from vod_events.consumer import Consumer


def main() -> None:
    """Hand events over until a signal says to stop; each is confirmed once the broker has it."""
    logging.basicConfig(level=logging.WARNING)
    stop = threading.Event()

    def stop_soon(*_: object) -> None:
        stop.set()

    signal.signal(signal.SIGINT, stop_soon)
    signal.signal(signal.SIGTERM, stop_soon)
    queue = make_queue()
    # Not strict, as workers read events.
    Consumer(queue.pull, queue.confirm, workers.handle.delay, strict=False).run(stop)


if __name__ == "__main__":
    main()
