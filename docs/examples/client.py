"""Makes a client of the SDK with a custom profile, for the queue of a VOD application."""

from tencentcloud.common.credential import Credential
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.vod.v20180717.vod_client import VodClient

from vod_events.tencentcloud import TIMEOUT, EventQueue


def make_queue(secret_id: str, secret_key: str, sub_app_id: int) -> EventQueue:
    """Make the queue of an application, at the international endpoint."""
    http_profile = HttpProfile(endpoint="vod.intl.tencentcloudapi.com", reqTimeout=TIMEOUT)
    profile = ClientProfile(httpProfile=http_profile, language="en-US")
    client = VodClient(Credential(secret_id, secret_key), "", profile)
    return EventQueue(client, sub_app_id=sub_app_id)
