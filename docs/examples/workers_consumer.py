"""Pulls the events of a VOD application and sends them to the workers, until it is stopped.

Environment variables: those of ``consume.py`` and ``workers.py``.
"""

import consume
import workers

if __name__ == "__main__":
    # Each event is confirmed once the broker has it. Not strict, like the workers.
    consume.run(workers.handle.delay, strict=False)
