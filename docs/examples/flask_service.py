"""Receives VOD's callbacks with Flask, on waitress."""

import os

import inbox
import waitress
from flask import Flask, Response, abort, request

app = Flask(__name__, static_folder=None)
app.config["MAX_CONTENT_LENGTH"] = inbox.MAX_BYTES


@app.post("/vod/<secret>")
def callback(secret: str) -> Response:
    """Store a callback and answer."""
    if not inbox.is_secret(secret):
        abort(404)
    return Response(status=inbox.receive(request.get_data()))


if __name__ == "__main__":
    inbox.log_without_secret()
    waitress.serve(
        app,
        listen=f"127.0.0.1:{os.environ.get('VOD_PORT', '8000')}",
        # waitress reads a body before the application gets the request. Its limit also counts
        # the framing of chunks, so it is higher than the limit of the application.
        max_request_body_size=2 * inbox.MAX_BYTES,
    )
