"""Records which events are handled, in a database that all workers share.

Environment variables: VOD_STORE, the URL of the database.
"""

import os
from collections.abc import Generator, Sequence
from contextlib import contextmanager

from sqlalchemy import NullPool, create_engine, text

URL = os.environ.get("VOD_STORE", "sqlite:///events.sqlite3")

_TABLE = text("""
    CREATE TABLE IF NOT EXISTS events (
        dedup_key TEXT PRIMARY KEY,
        task_id TEXT NOT NULL,  -- the message that the event is reserved for
        state TEXT NOT NULL DEFAULT 'reserved',  -- then handled or failed
        tries INTEGER NOT NULL DEFAULT 1,
        received TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
        event TEXT NOT NULL
    )
""")
_RESERVE = text("""
    INSERT INTO events (dedup_key, task_id, event) VALUES (:key, :task_id, :event)
    ON CONFLICT (dedup_key) DO UPDATE SET tries = events.tries + 1
    WHERE events.task_id = excluded.task_id AND events.state = 'reserved'
    RETURNING tries
""")
_MARK = text("UPDATE events SET state = :state WHERE dedup_key = :key")
_TAKE_FAILED = text("DELETE FROM events WHERE state = 'failed' RETURNING event")

# No pool, since the processes of a worker must not share a connection.
_engine = create_engine(URL, poolclass=NullPool)


def prepare() -> None:
    """Create the table."""
    with _engine.begin() as connection:
        connection.execute(_TABLE)


def reserve(key: str, task_id: str, event: str) -> int | None:
    """Reserve an event for a message.

    Returns:
        The number of this try. None if the event is handled, failed, or reserved for another
        message, which the broker delivers until the event is handled.
    """
    with _engine.begin() as connection:
        values = {"key": key, "task_id": task_id, "event": event}
        tries: int | None = connection.execute(_RESERVE, values).scalar()
        return tries


def mark(key: str, state: str) -> None:
    """Set the state of an event."""
    with _engine.begin() as connection:
        connection.execute(_MARK, {"key": key, "state": state})


@contextmanager
def take_failed() -> Generator[Sequence[str]]:
    """Remove the failed events from the database, unless the block raises."""
    with _engine.begin() as connection:
        yield connection.execute(_TAKE_FAILED).scalars().all()
