"""The API: checks and answers requests of PullEvents and ConfirmEvents."""

from collections.abc import Mapping
from typing import Any

from vod_events._cli.screen import Report
from vod_events._cli.serve.authorization import check_authorization
from vod_events._cli.serve.queue import MAX_EVENTS, Delivery, UnknownHandleError
from vod_events._cli.serve.refusal import RefusalError
from vod_events._cli.serve.vod import Vod
from vod_events._cli.serve.web import Reply, Request, api_error, api_reply
from vod_events._text import plural, shorten
from vod_events._values import is_object
from vod_events._wire.shapes import NO_EVENT
from vod_events._wire.text import decode
from vod_events.errors import DecodeError

VERSION = "2018-07-17"

_EVERY_ACTION = {"SubAppId": int, "ExtInfo": str}
_PARAMETERS: Mapping[str, Mapping[str, type]] = {
    "PullEvents": _EVERY_ACTION,
    "ConfirmEvents": {"EventHandles": list, **_EVERY_ACTION},
}
_JSON_NAMES = {int: "an integer", str: "a string", list: "an array"}


class Api:
    """Answers the requests of clients.

    Like VOD's API, it answers errors with the status 200 and describes them in the body.

    Args:
        vod: the queue behind the API.
        report: is called with the spans of a line about each request, unless there is no event.
    """

    def __init__(self, vod: Vod, report: Report) -> None:
        self._vod = vod
        self._report = report

    def answer(self, request: Request) -> Reply:
        """Answer a request."""
        action = request.headers.get("x-tc-action", "")
        try:
            return api_reply(self._answer(action, request))
        except RefusalError as refusal:
            if refusal.code != NO_EVENT:
                self._report(
                    (f"{shorten(action) or 'no action'}: ", "name"),
                    (f"{refusal.code}: {refusal.message}", "problem"),
                )
            return api_error(refusal.code, refusal.message)

    def _answer(self, action: str, request: Request) -> dict[str, Any]:
        _check_request(action, request)
        parameters = _parameters(action, request.body)
        if action == "PullEvents":
            return self._pull()
        return self._confirm(parameters.get("EventHandles"))

    def _pull(self) -> dict[str, Any]:
        deliveries = self._vod.pull()
        if not deliveries:
            raise RefusalError(NO_EVENT, "no event")
        self._report(("PullEvents: ", "name"), (", ".join(map(_label, deliveries)), "value"))
        return {"EventSet": [{"EventHandle": each.handle, **each.event} for each in deliveries]}

    def _confirm(self, handles: Any) -> dict[str, Any]:
        if handles is None:
            raise RefusalError("MissingParameter", "the parameter EventHandles is missing")
        if not all(isinstance(handle, str) for handle in handles):
            raise RefusalError("InvalidParameter", "EventHandles must hold strings")
        if not 1 <= len(handles) <= MAX_EVENTS:
            raise RefusalError(
                "InvalidParameterValue", f"EventHandles must hold 1 to {MAX_EVENTS} handles"
            )
        try:
            events = self._vod.confirm(handles)
        except UnknownHandleError as error:
            raise RefusalError(
                "InvalidParameterValue",
                f"4000: no such handle, or its 30 seconds are over: {shorten(str(error))}",
            ) from None
        self._report(("ConfirmEvents: ", "name"), (plural(len(events), "event"), "value"))
        return {}


def _check_request(action: str, request: Request) -> None:
    if request.method != "POST":
        raise RefusalError("UnsupportedProtocol", "this server takes POST requests only")
    if not action:
        raise RefusalError("MissingParameter", "the header X-TC-Action is missing")
    if request.headers.get("x-tc-version") != VERSION:
        raise RefusalError("NoSuchVersion", f"X-TC-Version must be {VERSION}")
    if action not in _PARAMETERS:
        raise RefusalError("InvalidAction", f"this server has {' and '.join(_PARAMETERS)} only")
    check_authorization(request.headers)


def _parameters(action: str, body: bytes) -> dict[str, Any]:
    try:
        tree = decode(body)
    except DecodeError as error:
        raise RefusalError("InvalidParameter", f"the body: {error}") from None
    if not is_object(tree):
        raise RefusalError("InvalidParameter", "the body must be a JSON object")
    kinds = _PARAMETERS[action]
    for name, value in tree.items():
        kind = kinds.get(name)
        if kind is None:
            raise RefusalError("UnknownParameter", f"{action} has no parameter {shorten(name)}")
        if value is not None and type(value) is not kind:
            raise RefusalError("InvalidParameter", f"{name} must be {_JSON_NAMES[kind]}")
    return tree


def _label(delivery: Delivery) -> str:
    event_type = shorten(str(delivery.event["EventType"]))
    return event_type if delivery.number == 1 else f"{event_type} (again)"
