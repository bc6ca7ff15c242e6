"""Receives VOD's callbacks with FastAPI, with the event as the body type, on uvicorn."""

import os
from http import HTTPStatus
from typing import Annotated

import inbox
import uvicorn
from fastapi import Body, Depends, FastAPI, HTTPException, Request, Response
from fastapi.exception_handlers import request_validation_exception_handler
from fastapi.exceptions import RequestValidationError
from starlette.middleware.body_limit import RequestBodyLimitMiddleware

import vod_events
from vod_events import AnyEvent

app = FastAPI(title="Callbacks of VOD")
app.add_middleware(RequestBodyLimitMiddleware, max_body_size=inbox.MAX_BYTES)


def check_secret(secret: str) -> None:
    """Answer 404 to a wrong secret, before the body is validated."""
    if not inbox.is_secret(secret):
        raise HTTPException(HTTPStatus.NOT_FOUND)


@app.post(
    "/vod/{secret}",  # noqa: FAST003 - check_secret takes it
    dependencies=[Depends(check_secret)],
    responses={
        HTTPStatus.UNAUTHORIZED: {"description": "The callback is not signed with the key."}
    },
)
def callback(event: Annotated[AnyEvent, Body()]) -> Response:
    """Store an event and answer."""
    body = vod_events.to_json(event).encode()
    return Response(status_code=inbox.receive(body))


@app.exception_handler(RequestValidationError)
async def refuse(request: Request, error: RequestValidationError) -> Response:
    """Log the problems of a body: VOD treats any answer as success, and does not retry."""
    problems = [f"{problem['msg']} at {problem['loc']}" for problem in error.errors()]
    inbox.logger.warning("refused a callback: %s", problems)
    return await request_validation_exception_handler(request, error)


if __name__ == "__main__":
    inbox.log_without_secret()
    # log_config=None, so that uvicorn logs as set above.
    uvicorn.run(app, port=int(os.environ.get("VOD_PORT", "8000")), log_config=None)
