"""Stores each callback once, in an SQLite file, before the service answers.

Environment variables: VOD_SECRET, the last part of the URL that VOD calls; VOD_INBOX, the path of
the file; and, if VOD signs its callbacks, VOD_EVENTS_SIGN_KEY, the key, or several keys separated by
commas.
"""

import hmac
import logging
import os
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from http import HTTPStatus

import vod_events

MAX_BYTES = 1 << 20
MAX_REFUSED = 100  # only the newest are stored, since anyone can post
SECRET = os.environ["VOD_SECRET"]
PATH = os.environ.get("VOD_INBOX", "inbox.sqlite3")

_TABLE = """
    CREATE TABLE IF NOT EXISTS callbacks (
        id INTEGER PRIMARY KEY,
        received TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
        state TEXT NOT NULL,    -- waiting, handled, failed or refused (not an event, not signed)
        dedup_key TEXT UNIQUE,  -- NULL if refused, so that a forged callback blocks no true one
        body BLOB NOT NULL
    )
"""
# VOD treats any answer as success, and retries if there is none within 5 seconds. So it is better to
# wait too long for the file than to answer that it is locked.
_LOCK_TIMEOUT = 30

logger = logging.getLogger(__name__)


def _sign_keys() -> tuple[str, ...]:
    text = os.environ.get("VOD_EVENTS_SIGN_KEY")
    keys = () if text is None else tuple(text.split(","))
    for key in keys:
        # Raises if a key is empty or of the wrong form, so that the service does not start with it.
        vod_events.sign_callback({"EventType": "None"}, key)
    return keys


SIGN_KEYS = _sign_keys()


def is_secret(part: str) -> bool:
    """Return whether a part of a path is the secret, in constant time."""
    return hmac.compare_digest(part.encode(), SECRET.encode())


def receive(body: bytes) -> HTTPStatus:
    """Store a callback unless it is a duplicate; return the status of the answer."""
    try:
        # Not strict, so that a member of the wrong type does not cost the event.
        event = vod_events.parse_callback(body, strict=False)
        if SIGN_KEYS:
            vod_events.verify_callback(event, SIGN_KEYS)
        if isinstance(event, vod_events.MalformedEvent):
            raise event.error
    except vod_events.SignatureError as error:
        return _refuse(body, error, HTTPStatus.UNAUTHORIZED)
    except vod_events.VodEventsError as error:
        return _refuse(body, error, HTTPStatus.BAD_REQUEST)
    _keep("waiting", vod_events.dedup_key(event), body)
    return HTTPStatus.OK


def waiting() -> list[tuple[int, bytes]]:
    """Return the ids and bodies of callbacks to handle, oldest first."""
    with _open() as file:
        return file.execute(
            "SELECT id, body FROM callbacks WHERE state = 'waiting' ORDER BY id LIMIT 100"
        ).fetchall()


def mark(number: int, state: str) -> None:
    """Set the state of a callback."""
    with _open() as file:
        file.execute("UPDATE callbacks SET state = ? WHERE id = ?", (state, number))


def log_without_secret() -> None:
    """Log to standard error, with stars instead of the secret in logged paths."""
    handler = logging.StreamHandler()
    handler.setFormatter(_WithoutSecret("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])


def _refuse(body: bytes, error: vod_events.VodEventsError, status: HTTPStatus) -> HTTPStatus:
    logger.warning("refused a callback: %s", error)
    _keep("refused", None, body)
    with _open() as file:
        file.execute(
            "DELETE FROM callbacks WHERE state = 'refused' AND id NOT IN"
            " (SELECT id FROM callbacks WHERE state = 'refused' ORDER BY id DESC LIMIT ?)",
            (MAX_REFUSED,),
        )
    return status


def _keep(state: str, key: str | None, body: bytes) -> None:
    with _open() as file:
        file.execute(
            "INSERT INTO callbacks (state, dedup_key, body) VALUES (?, ?, ?)"
            " ON CONFLICT (dedup_key) DO NOTHING",
            (state, key, body),
        )


@contextmanager
def _open() -> Generator[sqlite3.Connection]:
    """Open the file for one transaction."""
    with closing(sqlite3.connect(PATH, timeout=_LOCK_TIMEOUT)) as file, file:
        file.execute(_TABLE)
        yield file


class _WithoutSecret(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return super().format(record).replace(SECRET, "***")
