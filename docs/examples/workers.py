"""Handles events on many workers, with Celery: ``celery -A workers worker``.

Environment variables: VOD_BROKER, the URL of the broker; and VOD_STORE, the URL of the database in
which the workers mark the events that they have handled.
"""

import logging
import os
from typing import Any

import workers_store
from celery import Celery
from celery.signals import worker_init
from kombu.utils.json import register_type

import vod_events
from vod_events import AnyEvent, Event, MalformedEvent, PullComplete

BROKER = os.environ.get("VOD_BROKER", "sqla+sqlite:///broker.sqlite3")
MAX_TRIES = 10

app = Celery("workers", broker=BROKER)
app.conf.update(
    # The broker keeps an event until it is handled, even if the worker process is killed.
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    task_ignore_result=True,
    # While the broker is down, the sender of an event waits longer than VOD waits for an answer.
    broker_connection_timeout=20,
    task_publish_retry_policy={"max_retries": 20, "interval_start": 1},
    # RabbitMQ confirms that it has an event only on request.
    broker_transport_options={"confirm_publish": True} if BROKER.startswith("amqp") else {},
)

logger = logging.getLogger(__name__)


def read(text: str) -> AnyEvent:
    """Read an event of any class that `to_json` has written."""
    try:
        return vod_events.parse_callback(text, strict=False)
    except vod_events.VodEventsError:  # a MalformedEvent, which only a batch can hold
        batch = vod_events.parse_pull_events(f'{{"EventSet":[{text}]}}', strict=False)
        return batch.event_set[0]


# So that the argument of a task can be an event. In the message, it is a string of JSON.
register_type(Event, "vod_event", vod_events.to_json, read)


@app.task(
    bind=True,
    autoretry_for=(Exception,),
    retry_backoff=True,  # up to one second, then up to two, four and so on
    retry_backoff_max=600,
    max_retries=None,  # the store counts the tries, including those that killed a process
)
def handle(task: Any, event: AnyEvent) -> None:
    """Handle an event, unless it is already handled or reserved for another message."""
    key = vod_events.dedup_key(event)
    tries = workers_store.reserve(key, task.request.id, vod_events.to_json(event))
    if tries is None:
        logger.info("came again: %s", key)
    elif tries > MAX_TRIES or isinstance(event, MalformedEvent):
        logger.error("given up: %s", key)
        workers_store.mark(key, "failed")
    else:
        work(event)
        workers_store.mark(key, "handled")


def work(event: AnyEvent) -> None:
    """Do what your service does with an event; if this raises, it is retried."""
    match event:
        case PullComplete(payload=task):
            outcome = "uploaded" if task.succeeded else f"failed: {task.message}"
            logger.info("%s %s", task.task_id, outcome)
        case _:
            logger.info("of no interest: %s", event.event_type)


def send_failed() -> None:
    """Send the failed events to the workers again."""
    with workers_store.take_failed() as texts:
        for text in texts:
            handle.delay(read(text))


@worker_init.connect
def prepare(**_: object) -> None:
    """Prepare the store before a worker takes its first event."""
    workers_store.prepare()
