"""Receives VOD's callbacks with FastAPI, on uvicorn."""

import os

import inbox
import uvicorn
from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.middleware.body_limit import RequestBodyLimitMiddleware

# Without OpenAPI, so that the service does not describe itself to strangers.
app = FastAPI(openapi_url=None)
app.add_middleware(RequestBodyLimitMiddleware, max_body_size=inbox.MAX_BYTES)


@app.post("/vod/{secret}")
async def callback(secret: str, request: Request) -> Response:
    """Store a callback and answer."""
    if not inbox.is_secret(secret):
        raise HTTPException(404)
    body = await request.body()
    return Response(status_code=await run_in_threadpool(inbox.receive, body))


if __name__ == "__main__":
    inbox.log_without_secret()
    # log_config=None, so that uvicorn logs as set above.
    uvicorn.run(app, port=int(os.environ.get("VOD_PORT", "8000")), log_config=None)
