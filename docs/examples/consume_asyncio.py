"""Consumes the events of a VOD application with asyncio, two batches at a time, until stopped.

Environment variables: those of ``consume.py``.
"""

import asyncio
import logging
import signal

from consume import handle, make_queue

from vod_events import AnyEvent
from vod_events.consumer import AsyncConsumer
from vod_events.tencentcloud import AsyncEventQueue


async def handle_later(event: AnyEvent) -> None:
    """Handle an event, and wait for something, such as a query or a request."""
    await asyncio.sleep(0)
    handle(event)


async def main() -> None:
    """Consume events until a signal arrives."""
    logging.basicConfig(level=logging.WARNING)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGINT, stop.set)
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    async with asyncio.TaskGroup() as group:
        for _ in range(2):
            queue = AsyncEventQueue(make_queue())
            group.create_task(AsyncConsumer(queue.pull, queue.confirm, handle_later).run(stop))


if __name__ == "__main__":
    asyncio.run(main())
