"""Receives VOD's callbacks with FastAPI, and sends their events to the workers.

Environment variables: VOD_SECRET, the last part of the URL that VOD calls; VOD_EVENTS_SIGN_KEY, the
key that VOD signs with, or several keys separated by commas; and those of ``workers.py``.
"""

import hmac
import logging
import os
from http import HTTPStatus

import uvicorn
import workers
from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.middleware.body_limit import RequestBodyLimitMiddleware

import vod_events

SECRET = os.environ["VOD_SECRET"]
SIGN_KEYS = tuple(os.environ["VOD_EVENTS_SIGN_KEY"].split(","))

logger = logging.getLogger(__name__)
app = FastAPI(openapi_url=None)
app.add_middleware(RequestBodyLimitMiddleware, max_body_size=1 << 20)


@app.post("/vod/{secret}")
async def callback(secret: str, request: Request) -> Response:
    """Answer a callback once the broker has its event."""
    if not hmac.compare_digest(secret.encode(), SECRET.encode()):
        raise HTTPException(404)
    body = await request.body()
    return Response(status_code=await run_in_threadpool(receive, body))


def receive(body: bytes) -> HTTPStatus:
    """Send the event of a body to the workers; return the status of the answer."""
    try:
        event = vod_events.parse_callback(body, strict=False)
        vod_events.verify_callback(event, SIGN_KEYS)
    except vod_events.SignatureError as error:
        logger.warning("refused a callback: %s", error)
        return HTTPStatus.UNAUTHORIZED
    except vod_events.VodEventsError as error:
        logger.warning("refused a callback: %s", error)
        return HTTPStatus.BAD_REQUEST
    workers.handle.delay(event)
    return HTTPStatus.OK


if __name__ == "__main__":
    for key in SIGN_KEYS:  # raises if a key is empty or of the wrong form
        vod_events.sign_callback({"EventType": "None"}, key)
    logging.basicConfig(level=logging.INFO)
    # Without an access log, since the paths hold the secret.
    uvicorn.run(app, port=int(os.environ.get("VOD_PORT", "8000")), access_log=False)
