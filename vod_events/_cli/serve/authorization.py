"""The signature of a request, TC3-HMAC-SHA256. There is no key, so only its form is checked."""

import re
import time
from collections.abc import Mapping
from datetime import UTC, datetime

from vod_events._cli.serve.refusal import RefusalError

_AUTHORIZATION = re.compile(
    r"TC3-HMAC-SHA256 +Credential=[^/\s,]+/(?P<date>\d{4}-\d\d-\d\d)/(?P<service>\w+)/tc3_request, *"
    r"SignedHeaders=(?P<headers>[a-z0-9-]+(?:;[a-z0-9-]+)*), *Signature=[0-9a-f]{64}",
    re.ASCII,
)
_TIMESTAMP = re.compile(r"\d{1,10}", re.ASCII)
_MUST_BE_SIGNED = ("content-type", "host")
_MAX_SECONDS_APART = 300


def check_authorization(headers: Mapping[str, str], *, now: float | None = None) -> None:
    """Check a signature, except whether it was made with the account's key.

    Args:
        headers: the headers of the request, by their names in lower case.
        now: the time in UNIX seconds; the current time if None.

    Raises:
        RefusalError: there is no signature, or its form is wrong.

    See https://cloud.tencent.com/document/api/266/31757
    """
    given = _AUTHORIZATION.fullmatch(headers.get("authorization", ""))
    if not given:
        raise RefusalError(
            "AuthFailure.InvalidAuthorization",
            "the header Authorization must be: TC3-HMAC-SHA256"
            " Credential=ID/DATE/vod/tc3_request, SignedHeaders=..., Signature=...",
        )
    sent = _timestamp(headers)
    if abs((time.time() if now is None else now) - sent) > _MAX_SECONDS_APART:
        raise RefusalError(
            "AuthFailure.SignatureExpire",
            "X-TC-Timestamp differs from the time of the server by more than five minutes",
        )
    if given["date"] != f"{datetime.fromtimestamp(sent, UTC):%Y-%m-%d}":
        raise RefusalError(
            "AuthFailure.SignatureFailure",
            "the date in the credential must be that of X-TC-Timestamp, in UTC",
        )
    if given["service"] != "vod":
        raise RefusalError(
            "AuthFailure.SignatureFailure", "the service in the credential must be vod"
        )
    signed = given["headers"].split(";")
    for name in _MUST_BE_SIGNED:
        if name not in signed:
            raise RefusalError("AuthFailure.SignatureFailure", f"SignedHeaders must name {name}")
    for name in signed:
        if name not in headers:
            raise RefusalError(
                "AuthFailure.SignatureFailure", f"the signed header {name} is missing"
            )


def _timestamp(headers: Mapping[str, str]) -> int:
    given = headers.get("x-tc-timestamp")
    if given is None:
        raise RefusalError("MissingParameter", "the header X-TC-Timestamp is missing")
    if not _TIMESTAMP.fullmatch(given):
        raise RefusalError("InvalidParameter", "X-TC-Timestamp must be in UNIX seconds")
    return int(given)
