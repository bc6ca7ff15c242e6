"""Wire names: one rule, and a short table of exceptions to it."""

_EXCEPTIONS = {
    "hdr_type": "HDRType",
}


def wire_name(attribute: str) -> str:
    """Give the sender's name of an attribute: ``sdk_app_id`` is ``SdkAppId``."""
    return _EXCEPTIONS.get(attribute) or "".join(map(str.capitalize, attribute.split("_")))
