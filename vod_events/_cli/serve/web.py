"""Requests as the HTTP server passes them on, and answers as it takes them."""

import uuid
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from attrs import frozen

from vod_events._wire.text import encode


@frozen
class Request:
    """A request."""

    method: str
    path: str
    headers: Mapping[str, str]
    """The headers by their names in lower case."""
    body: bytes


@frozen
class Reply:
    """An answer."""

    body: bytes
    status: int = HTTPStatus.OK
    content_type: str = "application/json"


def json_reply(tree: Any, status: int = HTTPStatus.OK) -> Reply:
    """Return an answer that holds a plain tree."""
    return Reply(encode(tree).encode(), status)


def api_reply(answer: Mapping[str, Any], status: int = HTTPStatus.OK) -> Reply:
    """Return an answer in the form of the API, with a new request id."""
    return json_reply({"Response": {**answer, "RequestId": str(uuid.uuid4())}}, status)


def api_error(code: str, message: str, status: int = HTTPStatus.OK) -> Reply:
    """Return an error in the form of the API."""
    return api_reply({"Error": {"Code": code, "Message": message}}, status)
