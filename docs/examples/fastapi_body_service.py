"""Takes VOD's callbacks with FastAPI, with the event as the body of the request, on uvicorn."""

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
    """Answer whoever does not know the secret before anything is said of the body."""
    if not inbox.is_secret(secret):
        raise HTTPException(HTTPStatus.NOT_FOUND)


@app.post(
    "/vod/{secret}",  # noqa: FAST003 - which check_secret takes
    dependencies=[Depends(check_secret)],
    responses={HTTPStatus.UNAUTHORIZED: {"description": "It is not signed with the key."}},
)
def callback(event: Annotated[AnyEvent, Body()]) -> Response:
    """Keep an event, and answer."""
    body = vod_events.to_json(event).encode()
    return Response(status_code=inbox.receive(body))


@app.exception_handler(RequestValidationError)
async def refuse(request: Request, error: RequestValidationError) -> Response:
    """Log what is wrong with a body: VOD takes any answer for success, and sends it no more."""
    problems = [f"{problem['msg']} at {problem['loc']}" for problem in error.errors()]
    inbox.logger.warning("refused a callback: %s", problems)
    return await request_validation_exception_handler(request, error)


if __name__ == "__main__":
    inbox.log_without_secret()
    # Without a configuration of its own, uvicorn logs as set above.
    uvicorn.run(app, port=int(os.environ.get("VOD_PORT", "8000")), log_config=None)
