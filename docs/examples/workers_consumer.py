"""Pulls the events of a VOD application and sends them to the workers, until it is stopped.

Environment variables: those of ``consume.py`` and ``workers.py``.
"""

import logging
import signal
import threading

import workers
from consume import make_queue

from vod_events.consumer import Consumer


def main() -> None:
    """Send events to the broker, and confirm each once the broker has it, until a signal arrives."""
    logging.basicConfig(level=logging.WARNING)
    stop = threading.Event()

    def stop_soon(*_: object) -> None:
        stop.set()

    signal.signal(signal.SIGINT, stop_soon)
    signal.signal(signal.SIGTERM, stop_soon)
    queue = make_queue()
    # Not strict, like the workers.
    Consumer(queue.pull, queue.confirm, workers.handle.delay, strict=False).run(stop)


if __name__ == "__main__":
    main()
