"""The workers of the documentation with work that a test can follow: ``celery -A workers_on_trial``.

What an event asks for is in its SessionContext. The folder VOD_TRIALS holds what became of it.
"""

import os
import time
from pathlib import Path

import workers

from vod_events import AnyEvent, PullComplete

TRIALS = Path(os.environ["VOD_TRIALS"])


def work(event: AnyEvent) -> None:
    """Do as the event asks, then write it into the folder, as an effect that can be counted."""
    wish, name = _wish_of(event)
    tries = _write(f"{name}.tries")
    match wish:
        case "wait for another":
            while len(list(TRIALS.glob("meeting *.tries"))) < 2:
                time.sleep(0.02)
        case "wait for release":
            while not (TRIALS / "released").exists():
                time.sleep(0.02)
        case "hang once" if tries == 1:
            time.sleep(600)
        case "fail twice" if tries <= 2:
            raise RuntimeError("as asked")
        case "fail until cured" if not (TRIALS / "cured").exists():
            raise RuntimeError("as asked")
        case "kill" if not (TRIALS / "cured").exists():
            os.kill(os.getpid(), 9)
        case _:
            pass
    _write(f"{name}.effects")


def _wish_of(event: AnyEvent) -> tuple[str | None, str]:
    if isinstance(event, PullComplete) and event.payload.task_id:
        return event.payload.session_context, event.payload.task_id
    return None, str(event.event_type)


def _write(name: str) -> int:
    """Add a line to a file, in which the process stands; return how many there are."""
    path = TRIALS / name
    with path.open("a") as file:
        file.write(f"{os.getpid()}\n")
    return len(path.read_text().splitlines())


app = workers.app
workers.work = work
workers.MAX_TRIES = 3
app.conf.worker_lost_wait = 0.5  # seconds that Celery takes to believe that a process is gone
